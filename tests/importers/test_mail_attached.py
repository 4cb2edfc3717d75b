"""What is attached to a mail, and what was passed on with it."""

import zipfile
from email.message import EmailMessage
from io import BytesIO

import pikepdf
import pytest

from clipper.importers import registry
from clipper.model.clipping import Draft, MediaType
from clipper.model.intake import Source
from tests.importers.office_samples import message, press_mail


def read(data: bytes | EmailMessage) -> tuple[Draft, ...]:
    return registry.read(Source("mail.eml", data if isinstance(data, bytes) else data.as_bytes()))


def test_one_mail_with_three_attachments_is_four_clippings_tied_by_their_notes() -> None:
    whole, *attached = read(press_mail())
    names = ["capital-observer-page-3.pdf", "ministry-statement.docx", "port.jpg"]
    assert whole.original is None and whole.editors_note == f"Attached: {', '.join(names)}."
    assert [(d.original.name if d.original else "", d.media_type) for d in attached] == [
        (names[0], MediaType.PDF),
        (names[1], MediaType.WORD),
        (names[2], MediaType.SCAN),
    ]
    for draft in attached:
        assert draft.editors_note.split("\n")[-1] == "Attached to the mail “Statement on the strike” of 2025-06-11."


def test_they_are_filed_in_one_step_and_undone_in_one(library) -> None:
    from clipper.workflows import import_files

    made = import_files.Reading("mail.eml", read(press_mail()))
    (outcome,) = import_files.file(library, [made])
    assert len(outcome.ids) == 4 and library.clippings.counts()["inbox"] == 4
    library.undo()
    assert library.clippings.counts()["inbox"] == 0


def test_locked_and_broken_attachments_are_named_and_cost_themselves_alone() -> None:
    locked = BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 20_000_000)
    mail = message("Statement", "See what is attached.\n")
    for name, data in (
        ("locked.pdf", locked.getvalue()),
        ("broken.docx", b"PK\x03\x04word/"),
        ("bomb.docx", bomb.getvalue()),
    ):
        mail.add_attachment(data, "application", "octet-stream", filename=name)
    mail.add_attachment("Strike ends\n\nPARIS: The strike ended.", filename="strike.txt")
    whole, strike = read(mail)
    assert strike.headline == "Strike ends"
    assert len(whole.warnings) == 3
    for name, warning in zip(("locked.pdf", "broken.docx", "bomb.docx"), whole.warnings, strict=True):
        assert warning.startswith(f"Attachment “{name}” was not filed: ") and warning.endswith(".")


def test_what_is_attached_to_an_attached_mail_belongs_to_that_one() -> None:
    outer = message("Outer", "See the mail.\n")
    inner = message("Inner", "See the note.\n")
    inner.add_attachment("Strike ends\n\nPARIS: The strike ended.", filename="strike.txt")
    outer.add_attachment(inner)
    _outer, second, third = read(outer)
    assert second.editors_note.endswith("Attached to the mail “Outer” of 2025-06-11.")
    assert third.editors_note == "Attached to the mail “Inner” of 2025-06-11."


BODY = "\n\nThe harbour pilots voted on Tuesday to end the strike.\n\nThe port opens tonight.\n"


@pytest.mark.parametrize(
    ("subject", "text", "html", "headline", "byline", "outlet"),
    [
        (
            "FW: Pilots return",
            "FYI\n\n-----Original Message-----\nFrom: Harbour Post Newsroom [mailto:news@harbourpost.example]\n"
            "Sent: Tuesday, 10 June 2025 18:30\nTo: Press Desk\nSubject: Pilots return to work" + BODY,
            "",
            "Pilots return to work",
            "",
            "Harbour Post Newsroom",
        ),
        (
            "Fwd: Pilots return",
            "Begin forwarded message:\n\nFrom: Jane Roe <jane@harbourpost.example>\nSubject: Pilots return to work\n"
            "Date: 10 June 2025 at 18:30:12 BST\nTo: Press Desk <desk@office.example>" + BODY,
            "",
            "Pilots return to work",
            "Jane Roe",
            "harbourpost.example",
        ),
        (
            "WG: Lotsen",
            "",
            "<p>zK</p><div><p><b>Von:</b> Erika Muster &lt;erika@hafenblatt.example&gt; <br><b>Gesendet:</b> Dienstag, 10. Juni 2025"
            " 18:30<br><b>An:</b> Pressestelle<br><b>Betreff:</b> Lotsen kehren zurück</p></div><p>Sie haben abgestimmt.</p>",
            "Lotsen kehren zurück",
            "Erika Muster",
            "hafenblatt.example",
        ),
        (
            "Fwd: Lotsen",
            "",
            "<div><div class=gmail_attr>---------- Forwarded message ---------<br>From: <b>Rheinische Warte</b> "
            "&lt;news@rheinische-warte.example&gt;<br>Date: Tue, Jun 10, 2025 at 6:30 PM<br>Subject: Lotsen kehren zurück<br>"
            "To: Press Desk<br></div><br><br><p>Sie haben abgestimmt.</p></div>",
            "Lotsen kehren zurück",
            "",
            "Rheinische Warte",
        ),
        (
            "TR: Accord",
            "Pour info.\n\n-------- Message transféré --------\nSujet : Accord au port\nDe : Courrier du Littoral <info@courrier.example>\n"
            "Date : mardi 10 juin 2025 à 18:30\nÀ : Presse\n\nLes pilotes ont voté.\n",
            "",
            "Accord au port",
            "",
            "Courrier du Littoral",
        ),
    ],
)
def test_what_was_passed_on_gives_headline_day_and_outlet(
    subject: str, text: str, html: str, headline: str, byline: str, outlet: str
) -> None:
    (draft,) = read(message(subject, text, html, sender="Press Desk <desk@office.example>"))
    assert (draft.headline, draft.byline, draft.outlet) == (headline, byline, outlet)
    assert draft.published.day == "2025-06-10"
    assert draft.editors_note.split("\n")[0] == "Forwarded by Press Desk on 2025-06-11."
    assert {c.source for c in draft.confidence if c.field in {"headline", "published"}} == {"the forwarded mail"}
    for word in (text + html.split("<p>")[-1]).split()[-3:]:
        assert word.removesuffix("</p>").removesuffix("</p></div>") in draft.body.text


def test_passed_on_twice_what_was_there_first_counts() -> None:
    first = (
        "From: Harbour Post <news@harbourpost.example>\nSent: Monday, 9 June 2025 18:30\nSubject: Pilots return to work"
        + BODY
    )
    second = f"From: A Friend <a@friend.example>\nSent: Tuesday, 10 June 2025 18:30\nSubject: FW: Pilots return to work\n\n{first}"
    (draft,) = read(message("FW: Pilots return to work", f"Look.\n\n{second}"))
    assert (draft.outlet, draft.published.day) == ("Harbour Post", "2025-06-09")


@pytest.mark.parametrize(
    ("subject", "above"),
    [("Re: Pilots", "I agree."), ("Our own statement", "word " * 130)],
)
def test_an_answer_is_the_writers_own(subject: str, above: str) -> None:
    text = f"{above}\n\n-----Original Message-----\nFrom: Harbour Post <news@harbourpost.example>\nSent: Tuesday, 10 June 2025\nSubject: Pilots{BODY}"
    (draft,) = read(message(subject, text))
    assert (draft.headline, draft.byline, draft.published.day) == (subject, "Jane Roe", "2025-06-11")


def test_history_greeting_and_signature_make_no_headline() -> None:
    text = "Hi Jane,\n\nOn Tue, 10 Jun 2025, X wrote:\n> old words that are quoted here\n\nHere is my statement on the strike.\n\n-- \nThe Sender\n"
    (draft,) = read(message("", text))
    assert draft.headline == "Here is my statement on the strike."
    assert "old words that are quoted here" in draft.body.text and "The Sender" in draft.body.text
