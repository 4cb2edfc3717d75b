"""What is tied when it is filed: attachments and articles to their mail, a withdrawal to the versions it takes back."""

from email.message import EmailMessage

from msgspec.structs import replace

from clipper.importers import registry
from clipper.model.body import Body, paragraph
from clipper.model.clipping import Draft, Status
from clipper.model.intake import Source
from clipper.store.library import Library
from clipper.workflows import import_files
from clipper.workflows.preflight import preflight
from tests.importers.office_samples import press_mail

LEAD = (
    "VALMORA, June 10 (Reuters) - The harbour pilots of Valmora said on Tuesday that they would strike from Friday on. "
    "The union asks for two more hours of rest between shifts, and the port for talks in the ministry.\n\n"
    "Ships will wait outside the port until the talks end, its office said.\n"
)


def file(library: Library, name: str, data: bytes) -> tuple[int, ...]:
    """File one input as the import does, its original kept; the clippings."""
    source = Source(name, data)
    original = import_files._original(source)
    drafts = tuple(replace(one, original=one.original or original) for one in registry.read(source))
    (outcome,) = import_files.file(library, [import_files.Reading(name, drafts)])
    return outcome.ids


def letter(subject: str, attached: str, inner: EmailMessage | None = None) -> EmailMessage:
    """A mail with a text file, and another mail with one, attached."""
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = (
        "Ann <ann@paper.example>",
        subject,
        "Wed, 11 Jun 2025 06:00:00 +0000",
    )
    mail.set_content("See below.\n")
    mail.add_attachment(attached, filename="note.txt")
    if inner is not None:
        mail.add_attachment(inner)
    return mail


def test_attachments_are_held_by_their_mail_and_named_by_it(library: Library) -> None:
    whole, *attached = file(library, "statement.eml", press_mail())
    assert len(attached) == 3 and library.clippings.held(whole) == tuple(attached)
    clippings = library.clippings.many([whole, *attached])
    assert clippings[whole].holder is None and {clippings[one].holder for one in attached} == {whole}
    library.clippings.set_status(attached[:1], Status.TRASHED)
    assert library.clippings.held(whole) == tuple(attached[1:])


def test_a_mail_in_a_mail_holds_its_own_attachment(library: Library) -> None:
    inner = letter("The inner note", "Ferry sails\n\nROME: The ferry has sailed again.\n")
    outer = letter("Two notes", "Strike ends\n\nPARIS: The strike has ended after a week.\n", inner)
    ids = file(library, "outer.eml", outer.as_bytes())
    found = library.clippings.many(ids)
    named = {one.draft.headline: one for one in found.values()}
    assert named["Two notes"].holder is None
    assert named["Strike ends"].holder == named["The inner note"].holder == named["Two notes"].id
    assert named["Ferry sails"].holder == named["The inner note"].id


def test_a_newsletter_holds_its_articles_and_an_undo_takes_all_away(library: Library) -> None:
    rows = "".join(
        f'<h2><a href="https://paper.example/{n}">Port story number {n} of the morning</a></h2>'
        f"<p>The harbour office said {n} ships wait outside, and that the pilots meet the ministry on Friday.</p>"
        for n in range(1, 5)
    )
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = (
        "Desk <desk@paper.example>",
        "Morning",
        "Wed, 11 Jun 2025 06:00:00 +0000",
    )
    mail.set_content(f"<html><body>{rows}</body></html>", subtype="html")
    whole, *articles = file(library, "news.eml", mail.as_bytes())
    assert len(articles) == 4 and library.clippings.held(whole) == tuple(articles)
    # the mail stands: what is read of it again is a duplicate, and nothing is tied anew
    assert file(library, "again.eml", mail.as_bytes()) == (whole, *articles)
    library.undo()
    assert library.clippings.counts()["all"] == 0


def test_a_withdrawal_marks_every_version_of_the_slug_of_that_agency(library: Library) -> None:
    slug = "BC-VALMORA-STRIKE, 1st Ld-Writethru"
    (first,) = file(library, "1.txt", f"BC-VALMORA-STRIKE\nPilots to strike\n\n{LEAD}".encode())
    (second,) = file(library, "2.txt", f"{slug}\nPilots to strike from Friday\n\n{LEAD}One more line here.\n".encode())
    (other,) = file(library, "3.txt", f"BC-VALMORA-PORT\nPort opens\n\n{LEAD}The port has opened.\n".encode())
    assert not any(one.withdrawn for one in library.clippings.many([first, second, other]).values())
    notice = f"BC-VALMORA-STRIKE\nSTORY WITHDRAWN - Pilots to strike\n\n{LEAD}The story is withdrawn.\n"
    source = Source("4.txt", notice.encode())
    (outcome,) = import_files.file(library, [import_files.Reading("4.txt", registry.read(source))])
    assert any("takes back" in one for one in outcome.warnings)
    rows = library.clippings.rows([first, second, other, *outcome.ids])
    assert [rows[id].withdrawn for id in (first, second, other, *outcome.ids)] == [True, True, False, True]
    issue = library.briefings.new("Morning brief")
    (entry,) = library.briefings.add_entries(issue, [second])
    assert [one.entry for one in preflight(library, issue) if one.kind == "withdrawn"] == [entry]
    library.clippings.set_withdrawn([second], on=False)
    assert not any(one.kind == "withdrawn" for one in preflight(library, issue))
    library.undo()
    assert library.clippings.one(second).withdrawn


def test_a_notice_without_a_slug_names_the_story_by_its_headline(library: Library) -> None:
    (story,) = file(library, "1.txt", f"Pilots to strike from Friday\n\n{LEAD}".encode())
    (other,) = file(library, "2.txt", f"Pilots to strike\n\n{LEAD}Another story.\n".encode())
    (notice,) = file(
        library, "3.txt", f"STORY WITHDRAWN - Pilots to strike from Friday\n\n{LEAD}It is void.\n".encode()
    )
    assert [one.withdrawn for one in library.clippings.many([story, other, notice]).values()] == [True, False, True]
    file(
        library,
        "4.txt",
        "STORY WITHDRAWN\n\nThe story headlined “Pilots to strike” is withdrawn.\n\n(Reuters)\n".encode(),
    )
    assert library.clippings.one(other).withdrawn


def test_what_says_that_a_mail_not_filed_holds_it_stands_alone(library: Library) -> None:
    (filed,) = library.file([Draft("Alone", Body((paragraph("Words."),)), held_by="ab" * 32)])
    assert library.clippings.one(filed.id).holder is None


def test_the_command_line_says_that_a_story_was_withdrawn(library: Library) -> None:
    from clipper.cli.lines import clipping_page

    (filed,) = library.file([Draft("Alone", Body((paragraph("Words."),)))])
    assert "Withdrawn" not in clipping_page(library, filed.id)
    library.clippings.set_withdrawn([filed.id], on=True)
    assert clipping_page(library, filed.id).startswith("Withdrawn by the agency")
