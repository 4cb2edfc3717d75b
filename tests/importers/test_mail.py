"""Mails: text, sender and date into a Draft, every attachment into one of its own."""

import io
from email.message import EmailMessage

import pytest
from PIL import Image

from clipper.errors import Rejected
from clipper.importers import mail, registry
from clipper.model.body import BlockKind
from clipper.model.clipping import Draft, MediaType
from clipper.model.intake import Source

HEAD = b"From: Jane Roe <jane@harbourpost.example>\nTo: desk@office.example\nSubject: Talks end\nDate: Wed, 11 Jun 2025 05:55:00 +0100\nMIME-Version: 1.0\n"


def read(data: bytes, name: str = "mail.eml") -> tuple[Draft, ...]:
    return registry.read(Source(name, data))


def message(**headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in {"From": "Jane Roe <jane@harbourpost.example>", "Subject": "Talks end", **headers}.items():
        made[name.replace("_", "-")] = value
    return made


def png(size: tuple[int, int] = (200, 150), colour: str = "navy") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def test_headers_become_fields() -> None:
    (draft,) = read(HEAD + b"Content-Type: text/plain\n\nThe talks ended.\n\nNothing was said.\n")
    assert (draft.headline, draft.media_type) == ("Talks end", MediaType.MAIL)
    assert (draft.byline, draft.authors, draft.outlet) == ("Jane Roe", ("Jane Roe",), "harbourpost.example")
    assert (draft.published.day, draft.published.at, draft.published.zone) == ("2025-06-11", 1749617700, "+01:00")
    assert [b.text for b in draft.body.blocks] == ["The talks ended.", "Nothing was said."]


@pytest.mark.parametrize(
    ("sender", "more", "outlet", "authors"),
    [
        ("Harbour Post <news@harbourpost.com>", {}, "Harbour Post", ()),
        ("Jane Roe from The Harbour Post <jane@list.example>", {}, "The Harbour Post", ("Jane Roe",)),
        ("Jane Roe <jane@gmail.com>", {}, "", ("Jane Roe",)),
        ("Roe, Jane <jane@gmail.com>", {}, "", ("Jane Roe",)),
        ("no-reply@news.harbourpost.com", {}, "harbourpost.com", ()),
        (
            "Jane Roe <jane@x.example>",
            {"List_Id": "Trade Desk Daily <daily.tradedesk.example>"},
            "Trade Desk Daily",
            ("Jane Roe",),
        ),
    ],
)
def test_outlets_and_people_among_senders(
    sender: str, more: dict[str, str], outlet: str, authors: tuple[str, ...]
) -> None:
    made = message(From=f'"{sender.split(" <")[0]}" <{sender.split("<")[1]}' if "," in sender else sender, **more)
    made.set_content("The talks ended in London on Tuesday.")
    (draft,) = read(made.as_bytes())
    assert (draft.outlet, draft.authors) == (outlet, authors)


def test_html_is_preferred_and_keeps_its_shape_and_pictures() -> None:
    made = message()
    made.set_content("plain words")
    html = "<h2>Markets</h2><p>Shares <b>rose</b>.</p><ul><li>one</li></ul><img src='cid:chart@x' alt='Chart'>"
    made.add_alternative(html, subtype="html")
    made.get_payload()[1].add_related(png(), "image", "png", cid="<chart@x>")  # type: ignore[union-attr,index]
    (draft,) = read(made.as_bytes())
    kinds = [b.kind for b in draft.body.blocks]
    assert kinds == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FIGURE]
    assert [p.sha256 for p in draft.pictures] == [draft.body.blocks[-1].picture]
    assert "plain words" not in draft.body.text


def test_plain_text_stands_in_for_empty_html() -> None:
    made = message()
    made.set_content("The talks ended.")
    made.add_alternative("<html><body><img src='http://tracker.example/x.gif'></body></html>", subtype="html")
    (draft,) = read(made.as_bytes())
    assert draft.body.text == "The talks ended."


def test_soft_line_ends_are_undone_and_quotes_kept() -> None:
    made = HEAD + b"Content-Type: text/plain; format=flowed\n\nThe talks \nended \ntoday.\n\n> Did they?\n"
    (draft,) = read(made)
    assert [(b.kind, b.text) for b in draft.body.blocks] == [
        (BlockKind.PARAGRAPH, "The talks ended today."),
        (BlockKind.QUOTE, "Did they?"),
    ]


def test_attachments_are_drafts_of_their_own_with_their_own_originals() -> None:
    inner = message(Subject="Inner mail")
    inner.set_content("Words of the inner mail.")
    made = message(Date="Wed, 11 Jun 2025 05:55:00 +0100")
    made.set_content("See what is attached.")
    made.add_attachment("Strike ends\n\nPARIS: The strike ended.", filename="../../strike.txt")
    made.add_attachment(png(), "image", "png", filename="scan.png")
    made.add_attachment(inner)
    made.add_attachment(b"\x00\x01\x02\x03" * 50, "application", "octet-stream", filename="data.bin")
    whole, strike, scan, other = read(made.as_bytes())
    assert whole.original is None and "data.bin" in whole.warnings[0] and whole.body.text == "See what is attached."
    assert strike.original and (strike.original.name, strike.headline, strike.dateline) == (
        "strike.txt",
        "Strike ends",
        "PARIS",
    )
    assert (
        strike.original.data and len(strike.original.sha256) == 64 and strike.original.size == len(strike.original.data)
    )
    assert strike.published.day == "2025-06-11" and strike.outlet == "harbourpost.example"
    assert (scan.media_type, scan.original and scan.original.name, len(scan.pictures)) == (
        MediaType.SCAN,
        "scan.png",
        1,
    )
    assert (other.headline, other.body.text) == ("Inner mail", "Words of the inner mail.")


def test_logos_and_counting_dots_are_no_clippings() -> None:
    made = message()
    made.set_content("The talks ended.")
    made.add_attachment(png((1, 1)), "image", "png", filename="dot.png", disposition="inline")
    assert len(read(made.as_bytes())) == 1


@pytest.mark.parametrize(
    ("subject", "headline"),
    [
        (b"=?utf-8?q?Caf=C3=A9_closes?=", "Café closes"),
        (b"=?iso-8859-1?q?Caf=E9?= =?iso-8859-1?q?_closes?=", "Café closes"),
        (b"=?x-unknown?q?Caf=E9?= closes", "Café closes"),
        (b"Caf\xc3\xa9\n closes", "Café closes"),
        (b"", "The talks ended today in London."),
    ],
)
def test_subjects_in_every_spelling(subject: bytes, headline: str) -> None:
    (draft,) = read(b"From: a@b.example\nDate: x\nSubject: " + subject + b"\n\nThe talks ended today in London.\n")
    assert draft.headline == headline and draft.published.day is None


@pytest.mark.parametrize(
    "fields",
    [
        b"Message-ID: <\nFrom: <<<>>>, ;;\nDate: 99 Foo 2025\nSubject: x\n",
        b"From: =?utf-8?b?!!!?= <a>\nSubject: =?q?=\nContent-Type: text/plain; charset=x-unknown\n",
        b"From: a@b.example\nSubject: x\nContent-Type: ;;;\nContent-Transfer-Encoding: rot13\n",
        b"From: a@b.example\nSubject: x\nContent-Type: multipart/mixed\n",
        b"From: a@b.example\nSubject: x\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n",
    ],
)
def test_a_malformed_header_costs_its_field_and_never_the_mail(fields: bytes) -> None:
    drafts = mail.read(Source("x.eml", fields + b"MIME-Version: 1.0\n\nWords that stay words here.\n"))
    assert drafts[0].headline


@pytest.mark.parametrize("depth", [40, 2000])
def test_deep_nesting_costs_neither_the_mail_nor_its_words(depth: int) -> None:
    nest = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth))
    draft = mail.read(Source("x.eml", HEAD + nest + b"Content-Type: text/plain\n\nMARK at the bottom\n"))[0]
    assert draft.headline == "Talks end" and "MARK at the bottom" in draft.body.text


def test_mails_in_mails_end_with_a_warning() -> None:
    data = HEAD + b"Content-Type: text/plain\n\nThe innermost words.\n"
    for _level in range(9):
        data = HEAD + b"Content-Type: message/rfc822\n\n" + data
    drafts = mail.read(Source("x.eml", data))
    assert len(drafts) == 7 and any("too deeply" in one for draft in drafts for one in draft.warnings)


def test_a_mail_saved_in_utf_16() -> None:
    text = (HEAD + b"Content-Type: text/plain; charset=utf-8\n\n").decode() + "The talks ended à Genève.\n"
    for charset in ("utf-16", "utf-16-le"):
        (draft,) = read(text.encode(charset))
        assert (draft.headline, draft.body.text) == ("Talks end", "The talks ended à Genève.")


def test_an_encrypted_mail_is_refused_saying_so() -> None:
    made = (
        HEAD.replace(b"Subject: Talks end\n", b"")
        + b'Content-Type: multipart/encrypted; boundary="b"\n\n--b\n\nx\n--b--\n'
    )
    with pytest.raises(Rejected, match="encrypted"):
        mail.read(Source("x.eml", made))


@pytest.mark.parametrize(
    ("data", "is_mail"),
    [
        (b"From: a@b.example\nSubject: x\n\ny", True),
        (b"Received: by x\nDate: y\n\nz", True),
        (b"From a@b Mon Jan 1\nFrom: a@b.example\nDate: y\n\nz", True),
        (b"Subject: to change\n\nA note.", False),
        (b"LONDON: The talks\nended.", False),
        (b"From: the desk\nWe say: hello\n\n", False),
    ],
)
def test_mails_are_told_from_notes(data: bytes, is_mail: bool) -> None:
    assert (mail.recognises(Source("x.txt", data)) > 0.5) is is_mail
