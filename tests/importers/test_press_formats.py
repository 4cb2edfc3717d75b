"""The battery over the formats agencies and press databases send in: whole, twice, broken off, and with no word lost."""

import io
import json
import re
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from clipper.errors import Rejected
from clipper.importers import registry
from clipper.model.clipping import Draft
from clipper.model.intake import Source
from tests.importers.test_battery import POINTS, check

SAMPLES = Path(__file__).with_name("samples")
READERS = {
    "agency-mail.eml": "agency_mail",
    "cabinet.newsml1.xml": "newsml",
    "digest.pdf": "digest",
    "europresse.html": "europresse",
    "europresse.txt": "europresse",
    "factiva-display.html": "factiva",
    "factiva-indexed.html": "factiva",
    "factiva.rtf": "factiva",
    "factiva.txt": "factiva",
    "ferry.ninjs.json": "ninjs",
    "hafen.iptc": "iptc7901",
    "harbor.anpa": "anpa",
    "harbour-strike.nitf.xml": "nitf",
    "nexis-old.html": "nexis",
    "nexis-old.txt": "nexis",
    "nexis-uni.docx": "nexis",
    "port-package.newsml-g2.xml": "newsml",
    "rain.ninjs2.json": "ninjs",
    "wire-dump.txt": "text",
}
FILES = [SAMPLES / name for name in READERS]
SEEN = 1749600000
FORM = {
    # labels of fields, numbers of rows and marks of ends: they are read, and stand for what is kept
    "factiva": "hd by wc pd et sn la cy lp td an se cr pg ed words wörter mots palabras 1 2 3 57 26 24 23 260 31 18 english deutsch français español",
    "nexis": "of von documents document body length länge longueur longitud byline autor auteur section sección rubrik rubrique dateline highlight headline"
    " user name date and time job number client matter none search terms type natural language narrowed by content sources news download request selected items"
    " send to project id source all or hafen port words wörter mots palabras pg s p pág end 1 2 3 24 22 23 26 14 18 79565034 7 11 00 pm cest 18 07 13 graphic press office",
    "europresse": "mots p 36 28 1 036",
    "text": "more ends 30",
    "digest": "page pages 3 4 5 p",
}
"""Words that an export prints to say what is what, by reader."""


def source(path: Path, data: bytes | None = None) -> Source:
    return Source(path.name, path.read_bytes() if data is None else data, seen_at=SEEN)


def reader(path: Path) -> str:
    return registry.reader_for(source(path)).__name__.rsplit(".", 1)[1]  # type: ignore[attr-defined]


def words(*texts: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", " ".join(texts).casefold()))


def said(drafts: tuple[Draft, ...]) -> set[str]:
    """Every word of some Drafts, wherever it stands."""
    found: set[str] = set()
    for d in drafts:
        found |= words(d.headline, d.kicker, d.deck, d.byline, *d.authors, d.dateline, d.credit, d.outlet, d.edition, d.section, d.page, d.slug, d.rights,
                       d.editors_note, d.published.raw or "", d.embargo.raw if d.embargo else "", d.url, d.body.text, *d.keywords, *d.warnings,
                       *(one.text for one in d.other_headlines))  # fmt: skip
    return found


def bare(path: Path) -> str:
    """The text of a file as its own library, or no library at all, sees it."""
    data = path.read_bytes()
    if path.suffix == ".docx":
        import docx

        document = docx.Document(io.BytesIO(data))
        return "\n".join(
            [p.text for p in document.paragraphs] + [c.text for t in document.tables for r in t.rows for c in r.cells]
        )
    if path.suffix == ".pdf":
        import pypdfium2

        with pypdfium2.PdfDocument(data) as document:
            return "\n".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
    if path.suffix == ".eml":
        mail = message_from_bytes(data, policy=policy.default)
        return f"{mail['subject']}\n{mail.get_body(('plain',)).get_content()}"  # type: ignore[union-attr]
    if path.suffix == ".json":
        found = json.loads(data)
        return "\n".join(text for item in (found if isinstance(found, list) else [found]) for text in texts_of(item))
    if path.suffix == ".rtf":
        return re.sub(r"\\'([0-9a-f]{2})", lambda m: bytes.fromhex(m[1]).decode("cp1252"), re.sub(r"\{\\fonttbl.*?\}\}|\\[a-z]+\d* ?|[{}]", "", data.decode("latin-1")))  # fmt: skip
    text = data.decode("latin-1" if path.suffix == ".iptc" or "ISO-8859" in data[:60].decode("latin-1") else "utf-8")
    if path.suffix in {".html", ".xml"}:
        from lxml import html

        bytes_ = re.sub(r"^<\?xml.*?\?>|<!DOCTYPE.*?>", "", text, flags=re.S).encode()
        page = html.fromstring(bytes_, parser=html.HTMLParser(encoding="utf-8"))
        dropped = ("//style", "//script", "//comment()", "//html/head", "//header[not(ancestor::article)]", "//newsenvelope", "//newsmanagement", "//identification",
                   "//itemref", "//firstcreated", "//versioncreated", "//contentcreated")  # fmt: skip
        for one in [found for way in dropped for found in page.xpath(way)]:
            one.drop_tree()
        return " ".join(page.itertext())
    return text


def texts_of(item: dict) -> list[str]:
    """What a reader of a ninjs item is meant to see."""
    names = (
        "headline",
        "byline",
        "by",
        "ednote",
        "copyrightnotice",
        "usageterms",
        "slugline",
        "description_text",
        "body_html",
        "body_text",
    )
    found = [str(item.get(name, "")) for name in names]
    for name in ("headlines", "descriptions"):
        found += [one["value"] for one in item.get(name, [])]
    found += [one["value"] for one in item.get("bodies", [])[:1]] + [
        one["name"] for one in item.get("subject", item.get("subjects", []))
    ]
    inner = item.get("associations", [])
    for one in inner.values() if isinstance(inner, dict) else inner:
        found += [one.get("description_text", ""), *(d["value"] for d in one.get("descriptions", []))]
    return [re.sub(r"<[^>]+>", " ", one) for one in found]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_a_sample_finds_its_reader_and_is_read_alike_twice(path: Path) -> None:
    assert reader(path) == READERS[path.name]
    drafts = registry.read(source(path))
    for draft in drafts:
        check(draft)
        assert draft.outlet or "remainder" in draft.headline or draft.warnings or path.suffix == ".txt"
    assert registry.read(source(path)) == drafts


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_no_word_of_a_sample_is_lost(path: Path) -> None:
    known = words(FORM.get(READERS[path.name], ""))
    assert words(bare(path)) - said(registry.read(source(path))) - known == set()


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_a_sample_broken_off_anywhere_is_read_or_refused(path: Path) -> None:
    data = path.read_bytes()
    for point in range(POINTS):
        try:
            drafts = registry.read(source(path, data[: len(data) * point // POINTS]))
        except Rejected as refused:
            assert re.fullmatch(r"[A-Z“].*\.", str(refused)), str(refused)
        else:
            assert drafts
            for draft in drafts:
                check(draft)
