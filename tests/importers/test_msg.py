"""Outlook mails: their headers, their text in every wrapping, what is attached, and the ways they can be broken."""

import struct

import pytest

from clipper.errors import Rejected
from clipper.importers import registry
from clipper.importers.rtf_packed import unpacked
from clipper.model.body import BlockKind
from clipper.model.clipping import Draft, MediaType
from clipper.model.intake import Source
from tests.importers.compound_file import Attached, Made, packed
from tests.importers.office_samples import OUTLOOK, SENT, outlook, picture, press_mail, rich, wrapped


def read(data: bytes, name: str = "a.msg") -> tuple[Draft, ...]:
    return registry.read(Source(name, data))


def test_headers_html_pictures_and_attachments() -> None:
    whole, page, inner = read(outlook())
    assert (whole.headline, whole.byline, whole.outlet) == ("Talks end", "Jane Roe", "harbourpost.example")
    assert (whole.published.day, whole.published.at, whole.media_type) == ("2025-06-11", 1749617700, MediaType.MAIL)
    assert [b.kind for b in whole.body.blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.FIGURE]
    assert whole.body.blocks[1].text == "The pilots voted in Café München."
    assert [p.sha256 for p in whole.pictures] == [whole.body.blocks[2].picture]
    assert whole.editors_note == "Attached: page.pdf, Inner.msg."
    assert page.original and page.original.name == "page.pdf" and page.media_type is MediaType.PDF
    assert (inner.headline, inner.body.text) == ("Inner mail", "Words of the inner mail.")
    assert page.editors_note.endswith(
        "Attached to the mail “Talks end” of 2025-06-11."
    ) and inner.editors_note.endswith("Attached to the mail “Talks end” of 2025-06-11.")


def test_html_is_taken_out_of_packed_rich_text() -> None:
    (draft,) = read(wrapped())
    assert [(b.kind, b.text) for b in draft.body.blocks] == [
        (BlockKind.HEADING, "What was agreed"),
        (BlockKind.PARAGRAPH, "The pilots voted in Café MünchenПр&”."),
    ]


def test_rich_text_stands_for_html_and_plain_text_is_the_last_resort() -> None:
    (draft,) = read(rich())
    assert "Привет" in draft.body.text and len(draft.pictures) == 1
    (plain,) = read(Made({**OUTLOOK, 0x1000: "Nothing but words."}, {0x1009: b"damaged"}, SENT).bytes())
    assert plain.body.text == "Nothing but words."


def test_the_headers_a_mail_came_with_go_before_its_properties() -> None:
    said = "Received: by x\r\nFrom: Harbour Post <news@harbourpost.example>\r\nDate: Wed, 11 Jun 2025 07:55:00 +0300\r\n\r\n"
    (draft,) = read(Made({**OUTLOOK, 0x007D: said, 0x1000: "Words."}, sent=SENT).bytes())
    assert (draft.outlet, draft.published.zone, draft.headline) == ("Harbour Post", "+03:00", "Talks end")


def test_texts_in_a_code_page() -> None:
    made = Made({**OUTLOOK, 0x0037: "Переговоры завершены", 0x1000: "Сегодня утром."}, sent=SENT, page=1251, wide=False)
    (draft,) = read(made.bytes())
    assert (draft.headline, draft.body.text) == ("Переговоры завершены", "Сегодня утром.")


def test_every_attachment_that_is_not_read_is_named() -> None:
    attached = [
        Attached("object.bin", method=6),
        Attached("linked.docx", method=2),
        Attached("empty.txt"),
        Attached("data.bin", b"\x00\x01\x02" * 50),
        Attached("mail.eml", press_mail(), "message/rfc822"),
        Attached("logo.png", picture(size=(20, 20)), "image/png"),
    ]
    drafts = read(Made({**OUTLOOK, 0x1000: "See what is attached."}, {}, SENT, attached).bytes())
    assert [d.headline for d in drafts[:2]] == ["Talks end", "Statement on the strike"] and len(drafts) == 5
    named = " ".join(drafts[0].warnings)
    assert all(name in named for name in ("object.bin", "linked.docx", "empty.txt", "data.bin"))
    assert len(drafts[0].warnings) == 4


def test_mails_in_mails_end_with_a_warning() -> None:
    made = Made({**OUTLOOK, 0x0037: "Mail 0", 0x1000: "Words."}, sent=SENT)
    for level in range(1, 10):
        made = Made(
            {**OUTLOOK, 0x0037: f"Mail {level}", 0x1000: f"Words {level}."}, {}, SENT, [Attached("", made, method=5)]
        )
    drafts = read(made.bytes())
    assert len(drafts) == 7 and any("too deeply" in one for draft in drafts for one in draft.warnings)


def test_an_encrypted_mail_says_so() -> None:
    (draft,) = read(
        Made({**OUTLOOK, 0x001A: "IPM.Note.SMIME"}, {}, SENT, [Attached("smime.p7m", b"\x30\x82" * 50)]).bytes()
    )
    assert draft.headline == "Talks end" and "encrypted" in draft.warnings[0]


def test_a_signed_mail_is_read() -> None:
    inner = b'Content-Type: multipart/signed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nSigned words.\n--b--\n'
    made = Made({**OUTLOOK, 0x001A: "IPM.Note.SMIME.MultipartSigned"}, {}, SENT, [Attached("smime.p7m", inner)])
    assert read(made.bytes())[0].body.text == "Signed words."


def test_a_broken_file_is_refused_in_a_sentence() -> None:
    with pytest.raises(Rejected, match="damaged"):
        read(outlook()[:600])
    with pytest.raises(Rejected, match="Old Office"):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "a.doc")


def test_a_stream_that_claims_any_size_is_not_read() -> None:
    data = outlook()
    name = "__substg1.0_10130102".encode("utf-16-le")
    at = data.index(name) + 120
    (draft, *_rest) = read(data[:at] + struct.pack("<I", 0x7FFFFF00) + data[at + 4 :])
    assert draft.body.text == "plain words"


def test_packed_text_breaks_off_where_its_bytes_do() -> None:
    text = rb"{\rtf1 WXYZ" + bytes(range(32, 120)) + b"}"
    assert unpacked(packed(text)) == text
    # the two examples of MS-OXRTFCP, 4.1
    words = "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    assert unpacked(bytes.fromhex(words)) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    again = "1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0"
    assert unpacked(bytes.fromhex(again)) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"
    for cut in range(len(words) // 2):
        assert (b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n").startswith(
            unpacked(bytes.fromhex(words)[:cut])[:20]
        )
