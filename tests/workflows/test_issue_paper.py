"""What an issue prints beside its entries' words: tone, cover note, panel, play report, earlier issues, who gets it."""

import docx
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.curate.handouts import limited
from clipper.model.body import Body, paragraph
from clipper.model.briefing import Rendition, Tone
from clipper.model.clipping import Draft, Published
from clipper.model.document import Panel, Play
from clipper.model.production import PanelState
from clipper.model.rights import Recipients
from clipper.model.template import Handout, Template
from clipper.workflows import export_briefing, handing_out
from clipper.workflows.issue_paper import IssuePaper

DAY = "2026-11-24"


def draft(outlet: str, page: str = "", text: str = "The tariff was agreed in London.") -> Draft:
    return Draft("Tariff agreed", Body((paragraph(text),)), outlet=outlet, page=page, published=Published(DAY, DAY))


@pytest.fixture
def issue(library) -> int:
    """An issue of one story that three outlets told, and one more entry."""
    told = [one.id for one in library.file([draft("Post", "1"), draft("Herald", "7", "Other words."), draft("Ledger")])]
    (other,) = library.file([draft("Gazette", text="Quite another matter.")])
    library.stories.group(told, told[0])
    briefing = library.briefings.new("Morning brief", date=DAY, number=214)
    library.briefings.add_entries(briefing, [told[0], other.id], section="Trade")
    return briefing


def test_tone_and_cover_note_are_printed_as_they_were_judged(library, issue: int) -> None:
    first, second = library.briefings.one(issue).sections[0].entries
    library.briefings.change_entry(first.id, tone=Tone.CRITICAL)
    library.briefings.change(issue, note=[("What dominates", "The tariff."), ("How we look", " ")])
    paper = IssuePaper(library, issue).paper().document
    assert [item.tone for item in paper.sections[0].items] == [Tone.CRITICAL, None]
    assert paper.note == (("What dominates", "The tariff."),)
    library.undo()
    library.briefings.change_entry(second.id, tone=None, continued=True)
    assert IssuePaper(library, issue).paper().document.note == ()
    assert library.briefings.one(issue).sections[0].entries[1].continued


def test_panel_and_play_report_come_from_the_issues_own_panel(library, issue: int) -> None:
    assert IssuePaper(library, issue).paper().document.panel == Panel()
    assert IssuePaper(library, issue).paper().document.play is None
    states = {"Post": PanelState.READ, "Herald": PanelState.NIL, "Courier": PanelState.MISSING, "Mail": PanelState.OPEN}
    library.templates.set_panel(issue, states)
    paper = IssuePaper(library, issue).paper().document
    assert paper.panel == Panel(2, ("Herald",), ("Courier",))
    assert paper.play is not None
    assert paper.play.titles == tuple(states)
    assert paper.play.rows == (("Tariff agreed", (Play("1", front=True), Play("7"), None, None)),)


def test_an_earlier_issue_is_named_with_what_is_new(library, issue: int, tmp_path) -> None:
    *_files, handed = handing_out.hand_out(library, issue, [Handout("", "md")], tmp_path, "brief")
    handing_out.record(library, handed)
    evening = library.briefings.new("Evening brief", date=DAY, number=215)
    entry = library.briefings.one(issue).sections[0].entries[0]
    library.briefings.add_entries(evening, [entry.clipping])
    (item,) = IssuePaper(library, evening).paper().document.sections[0].items
    assert item.told is not None
    assert (item.told.number, item.told.date) == (214, DAY)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Cabinet, 1 reader"), ("de", "Cabinet, 1 Leser"), ("ar", "Cabinet، قارئ واحد")]
)
def test_who_gets_it_is_said_in_the_issues_language(library, issue: int, language: str, said: str) -> None:
    library.briefings.change(issue, language=language)
    paper = IssuePaper(library, issue)
    assert paper.paper(recipients=Recipients(1, "Cabinet", 1)).document.distribution == said
    assert paper.paper().document.distribution == ""


@given(st.sampled_from(Rendition), st.sampled_from(Rendition))
def test_a_depth_never_shows_more(rendition: Rendition, depth: Rendition) -> None:
    shown = limited(rendition, depth)
    assert shown in (rendition, depth)
    assert limited(shown, depth) is shown
    assert limited(rendition, None) is rendition
    assert (shown is Rendition.HEADLINE) == (Rendition.HEADLINE in (rendition, depth))


@pytest.mark.parametrize("suffix", [".md", ".html", ".docx", ".pdf"])
def test_a_templates_own_words_stand_in_every_format(library, issue: int, tmp_path, suffix: str) -> None:
    template = library.templates.keep(
        Template(0, "", "Morning", "Morning brief", wording={"contents": "In this paper"})
    )
    plain, worded = tmp_path / f"plain{suffix}", tmp_path / f"worded{suffix}"
    export_briefing.export(library, issue, plain)
    library.briefings.change(issue, template=template)
    export_briefing.export(library, issue, worded)
    again = tmp_path / f"again{suffix}"
    library.briefings.change(issue, template=None)
    export_briefing.export(library, issue, again)
    assert [said(path) for path in (plain, worded, again)] == [False, True, False]


def said(path) -> bool:
    """Whether the contents are called "In this paper"."""
    if path.suffix == ".pdf":
        pages = pypdfium2.PdfDocument(path)
        return any("In this paper" in page.get_textpage().get_text_range() for page in pages)
    if path.suffix == ".docx":
        return "In this paper" in " ".join(one.text for one in docx.Document(str(path)).paragraphs)
    return "In this paper" in path.read_text(encoding="utf-8")
