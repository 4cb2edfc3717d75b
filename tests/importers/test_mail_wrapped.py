"""Mails that come wrapped: signed in one piece, packed by Outlook; and mails that are pieces of copy."""

import struct
from email.message import EmailMessage

import pytest

from clipper.importers import registry
from clipper.importers.signed_mail import signed_content
from clipper.importers.tnef import parts_in
from clipper.model.clipping import Draft, MediaType
from clipper.model.intake import Source
from tests.importers.test_world_copy import TEXTS

TEXT = TEXTS["en"]
PAGE = ("<html><body>" + "".join(f"<p>{one}</p>" for one in TEXT) + "</body></html>").encode()
RTF = b"{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 {\\*\\htmltag64 <p>}The port reopens.{\\*\\htmltag72 </p>}}"


def read(data: bytes) -> tuple[Draft, ...]:
    return registry.read(Source("mail.eml", data))


def mail(subject: str, text: str, sender: str = "Harbour Herald <news@herald.example>") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, "desk@example.org", subject
    made["Date"], made["Message-ID"] = "Mon, 03 Nov 2025 10:00:00 +0000", "<1@herald.example>"
    made.set_content(text)
    return made


def der(tag: int, *content: bytes, open_ended: bool = False) -> bytes:
    """One value of a signature's envelope."""
    inner = b"".join(content)
    if open_ended:
        return bytes([tag, 0x80]) + inner + b"\x00\x00"
    size = len(inner).to_bytes(3, "big")
    return bytes([tag, 0x83]) + size + inner


def signed(content: bytes, open_ended: bool = False) -> bytes:
    octets = der(0x04, content)
    if open_ended:
        octets = der(0x24, der(0x04, content[:9]), der(0x04, content[9:]), open_ended=True)
    data = der(0x06, bytes.fromhex("2a864886f70d010701"))
    inner = der(0x30, data, der(0xA0, octets, open_ended=open_ended), open_ended=open_ended)
    sealed = der(0x30, der(0x02, b"\x01"), der(0x31), inner, der(0x31), open_ended=open_ended)
    name = der(0x06, bytes.fromhex("2a864886f70d010702"))
    return der(0x30, name, der(0xA0, sealed, open_ended=open_ended), open_ended=open_ended)


def wrapped(data: bytes) -> bytes:
    made = mail("Port reopens on Monday", "")
    made.clear_content()
    made.set_content(data, "application", "pkcs7-mime", filename="smime.p7m")
    return made.as_bytes()


@pytest.mark.parametrize("open_ended", [False, True])
def test_a_mail_signed_in_one_piece_is_read(open_ended: bool) -> None:
    inner = b"Content-Type: text/plain; charset=utf-8\r\n\r\nThe port reopens on Monday.\r\n\r\nShips wait.\r\n"
    (draft,) = read(wrapped(signed(inner, open_ended)))
    assert (draft.headline, draft.body.text, draft.warnings) == (
        "Port reopens on Monday",
        "The port reopens on Monday.\nShips wait.",
        (),
    )


def test_an_envelope_that_is_none_or_breaks_off_gives_nothing() -> None:
    whole = signed(b"Content-Type: text/plain\r\n\r\nText\r\n")
    assert signed_content(whole)
    assert not any(signed_content(whole[:at]) for at in range(len(whole) - 8))
    assert signed_content(b"\x30\x80" * 400) == b"" and signed_content(b"\x30\x86" + b"\xff" * 8) == b""
    (draft,) = read(wrapped(whole[:30]))
    assert "encrypted" in draft.warnings[0]


def properties(*values: tuple[int, int, bytes]) -> bytes:
    out = struct.pack("<I", len(values))
    for kind, number, value in values:
        out += struct.pack("<HHII", kind, number, 1, len(value)) + value + b"\0" * (-len(value) % 4)
    return out


def attribute(level: int, number: int, value: bytes) -> bytes:
    return bytes([level]) + struct.pack("<II", number, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)


def winmail(message: bytes, *attached: tuple[bytes, bytes, bytes]) -> bytes:
    out = b"\x78\x9f\x3e\x22\x01\x00" + attribute(1, 0x00069003, message)
    for title, data, about in attached:
        out += attribute(2, 0x00069002, b"\0" * 14) + attribute(2, 0x00018010, title) + attribute(2, 0x0006800F, data)
        out += attribute(2, 0x00069005, about)
    return out


def with_winmail(data: bytes, text: str) -> bytes:
    made = mail("Port reopens on Monday", text)
    made.add_attachment(data, "application", "ms-tnef", filename="winmail.dat")
    return made.as_bytes()


PACKED = struct.pack("<II", len(RTF) + 12, len(RTF)) + b"MELA" + struct.pack("<I", 0) + RTF


@pytest.mark.parametrize(
    ("message", "text"),
    [
        (properties((0x102, 0x1013, PAGE)), "\n".join(TEXT)),
        (properties((0x1F, 0x1000, ("\n\n".join(TEXT) + "\0").encode("utf-16-le"))), "\n".join(TEXT)),
        (properties((0x102, 0x1009, PACKED)), "The port reopens."),
    ],
)
def test_what_outlook_packed_is_text_and_attachments(message: bytes, text: str) -> None:
    note = ("Togo raises its wage too\n\n" + "\n\n".join(TEXT)).encode()
    about = properties((0x1F, 0x3707, "Togo – a note.txt\0".encode("utf-16-le")))
    one, two = read(with_winmail(winmail(message, (b"TOGO~1.TXT\0", note, about)), "See the attached file."))
    assert (one.headline, one.body.text) == ("Port reopens on Monday", text)
    assert (two.headline, two.body.text) == ("Togo raises its wage too", "\n".join(TEXT))
    assert "Togo – a note.txt" in one.editors_note and "winmail" not in one.editors_note


def test_a_broken_winmail_costs_itself_alone() -> None:
    data = winmail(properties((0x102, 0x1013, PAGE)), (b"A.TXT\0", b"text", properties()))
    for at in range(4, len(data), 37):
        parts_in(data[:at])
    draft = read(with_winmail(data[:60], "\n\n".join(TEXT)))[0]
    assert draft.body.text == "\n".join(TEXT)


def test_a_mail_that_is_a_piece_of_copy_is_read_as_one() -> None:
    copy = f"Ghana raises minimum wage\n\nBy Kwame Boateng\n\nACCRA, Nov 3 (Reuters) - {chr(10) * 2}".rstrip() + " "
    (draft,) = read(mail("Reuters alert", copy + "\n\n".join(TEXT)).as_bytes())
    assert (draft.headline, draft.dateline, draft.authors) == (
        "Ghana raises minimum wage",
        "ACCRA, Nov 3",
        ("Kwame Boateng",),
    )
    assert (draft.credit, draft.media_type, draft.published.day) == ("Reuters", MediaType.MAIL, "2025-11-03")
    assert draft.body.text == "\n".join(TEXT) and [one.text for one in draft.other_headlines] == ["Reuters alert"]
    assert "Harbour Herald" in f"{draft.editors_note} {draft.outlet}"


def test_a_release_sent_by_mail_is_read_as_one_and_a_letter_is_not() -> None:
    release = (
        f"FOR IMMEDIATE RELEASE\n\nCity Raises Wages of Drivers\n\nMILLBROOK, N.Y. – {TEXT[0]}\n\n{TEXT[1]}\n\n###\n"
    )
    (draft,) = read(mail("News from the city", release, "City <press@city.example>").as_bytes())
    assert (draft.headline, draft.dateline) == ("City Raises Wages of Drivers", "MILLBROOK, N.Y.")
    assert draft.body.text == f"{TEXT[0]}\n{TEXT[1]}"
    letter = f"Dear all,\n\nHere is what moved today\n\nACCRA, Nov 3 (Reuters) - {TEXT[0]}\n\nBest regards\nJane"
    (draft,) = read(mail("For your eyes", letter).as_bytes())
    assert (draft.headline, draft.dateline) == ("For your eyes", "") and "Dear all," in draft.body.text


def test_an_appointment_is_told_and_no_clipping() -> None:
    made = mail("Press conference on Monday", "\n\n".join(TEXT))
    made.add_attachment(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text", "calendar", filename="date.ics")
    (draft,) = read(made.as_bytes())
    assert "date.ics" in draft.warnings[0]
