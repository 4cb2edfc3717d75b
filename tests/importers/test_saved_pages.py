"""Saved web pages: MHTML, SingleFile and WARC, whole and broken off."""

import gzip
import hashlib
import io
import zlib
from collections import Counter

import brotli
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from clipper.errors import Rejected
from clipper.importers import registry
from clipper.model.clipping import Draft
from clipper.model.intake import Source
from tests.importers.saved_page_samples import CAPTION, SAID, SAMPLES, URL, mhtml, page, picture, warc
from tests.importers.test_battery import POINTS, check

KEPT = hashlib.sha256(picture()).hexdigest()


def read(name: str, data: bytes) -> tuple[Draft, ...]:
    return registry.read(Source(name, data))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_article_its_caption_and_its_picture_come_out_of_every_kind(name: str) -> None:
    draft = read(name, SAMPLES[name])[0]
    check(draft)
    assert draft.headline == "Harbour to be rebuilt"
    assert draft.body.reading_text == "\n".join(SAID)
    assert [(b.caption, b.picture) for b in draft.body.blocks if b.caption] == [(CAPTION, KEPT)]
    assert draft.url == URL and (draft.published.day, draft.published.zone) == ("2024-03-07", "+01:00")
    assert draft.seen_at == 1709881200, "when it was saved"


@pytest.mark.parametrize("name", SAMPLES)
def test_a_second_reading_is_the_first(name: str) -> None:
    assert read(name, SAMPLES[name]) == read(name, SAMPLES[name])


@pytest.mark.parametrize("name", SAMPLES)
def test_broken_off_anywhere_it_is_read_or_refused_and_never_makes_words_up(name: str) -> None:
    data = SAMPLES[name]
    whole = Counter(word for draft in read(name, data) for word in draft.body.text.split())
    for point in range(POINTS):
        try:
            drafts = read(name, data[: len(data) * point // POINTS])
        except Rejected as refused:
            assert str(refused)[0].isupper() and str(refused).endswith(".")
            continue
        assert drafts
        for draft in drafts:
            check(draft)
        words = Counter(word for draft in drafts for word in draft.body.text.split())
        assert sum((words - whole).values()) <= 40, "what is new can only be the broken end, or the head read as text"


def test_frames_and_parts_beside_the_page_are_not_attachments() -> None:
    assert len(read("chrome.mhtml", SAMPLES["chrome.mhtml"])) == 1


def test_the_page_that_the_file_names_is_read_and_not_the_first() -> None:
    frame = (
        "<html><body><p>"
        + "Words of an advertisement in a frame that stands first in the file. " * 9
        + "</p></body></html>"
    )
    head, boundary, rest = SAMPLES["chrome.mhtml"].partition(b"\n--=")
    part = b"\nContent-Type: text/html\nContent-Location: https://ads.example/frame\n\n" + frame.encode() + b"\n"
    line = (boundary + rest).split(b"\n", 2)[1]
    draft = read("chrome.mhtml", head + b"\n" + line + part + boundary + rest)[0]
    assert draft.body.reading_text == "\n".join(SAID)


def test_a_posted_mail_is_no_saved_page() -> None:
    mail = b"Received: from x\nTo: a@b.example\nMessage-ID: <1@b.example>\nMIME-Version: 1.0\n" + mhtml("cid")
    assert registry.reader_for(Source("a.eml", mail)).name == "mail"


def test_a_saved_page_without_a_page_is_refused() -> None:
    data = b"From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n"
    with pytest.raises(Rejected, match="save it again"):
        read("a.mht", data)


@pytest.mark.parametrize("coding", ["", "gzip", "br"])
def test_an_archive_gives_its_articles_and_counts_what_it_leaves_out(coding: str) -> None:
    drafts = read("crawl.warc.gz", warc(coding=coding))
    assert [draft.headline for draft in drafts] == ["Harbour to be rebuilt", "Pier to be closed"]
    assert any("1 pages of this web archive are no articles" in warning for warning in drafts[0].warnings)
    assert [draft.original.name for draft in drafts if draft.original] == ["mole.html", "pier.html"]
    assert all(draft.original and draft.original.data and b"<article>" in draft.original.data for draft in drafts)


def test_an_archive_that_breaks_off_says_so() -> None:
    data = warc(packed=False)
    cut = data.index(b"https://tide.example/old")
    drafts = read("crawl.warc", data[: cut + 40])
    assert len(drafts) == 2
    packed = warc()
    assert any("breaks off" in w for w in read("crawl.warc.gz", packed[: len(packed) * 3 // 4])[0].warnings)


def test_an_archive_without_an_article_is_refused_with_a_count() -> None:
    only = page(said=("A few words.",), headline="x").replace("article", "website").encode()
    data = archive(*((f"https://a.example/{n}", only, {"Content-Type": "text/html"}) for n in range(2)))
    with pytest.raises(Rejected, match="None of the 2 pages"):
        read("a.warc.gz", data)


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate", "zstd"])
def test_a_bomb_or_an_unknown_coding_costs_one_page_and_is_counted(coding: str) -> None:
    bomb = b"<p>" + b"boom " * 5_000_000
    packed = {
        "gzip": gzip.compress,
        "br": lambda data: brotli.compress(data, quality=1),
        "deflate": zlib.compress,
        "zstd": bytes,
    }
    said = {"Content-Encoding": coding, "Content-Type": "text/html"}
    data = archive(
        ("https://a.example/bomb", packed[coding](bomb) if coding != "zstd" else b"(\xb5/\xfd", said),
        (URL, page().encode(), {"Content-Type": "text/html"}),
    )
    (draft,) = read("a.warc.gz", data)
    assert draft.headline == "Harbour to be rebuilt"
    assert any("could not be unpacked" in warning for warning in draft.warnings)


def archive(*pages: tuple[str, bytes, dict[str, str]]) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for url, data, told in pages:
        headers = StatusAndHeaders("200 OK", list(told.items()), protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(data), http_headers=headers))
    return out.getvalue()


def test_a_page_kept_unpacked_under_the_header_of_the_packed_one_is_read() -> None:
    for coding in ("gzip", "br"):
        data = archive((URL, page().encode(), {"Content-Encoding": coding, "Content-Type": "text/html"}))
        assert read("a.warc.gz", data)[0].body.reading_text == "\n".join(SAID)


def test_a_thousand_nested_parts_are_refused_or_read() -> None:
    data = b"From: <Saved by Blink>\nMIME-Version: 1.0\n" + b"".join(
        b"Content-Type: multipart/related; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1_100)
    )
    with pytest.raises(Rejected):
        read("a.mht", data)
