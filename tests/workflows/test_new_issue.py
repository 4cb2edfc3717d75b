"""From template to draft: what is taken in, what waits, what was told before."""

import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from clipper.errors import ClipperError
from clipper.model.body import Body, paragraph
from clipper.model.briefing import Rendition, Tone
from clipper.model.clipping import Draft, Published, Status
from clipper.model.production import PanelState
from clipper.model.template import Handout, Template, TemplateSection
from clipper.workflows import export_briefing, handing_out, new_issue

SECTIONS = (
    TemplateSection("Trade", "tariff OR licences", rendition=Rendition.EXCERPT),
    TemplateSection("Ports", "harbour", rendition=Rendition.FULL, most=2),
    TemplateSection("Opinion"),
)
MORNING = Template(
    0, "", "Morning", "Morning brief", edition="Morning edition", sections=SECTIONS, panel=("Post", "Herald", "Ledger"),
    next_number=214,
)  # fmt: skip


def draft(outlet: str, text: str, headline: str = "") -> Draft:
    body = Body(tuple(paragraph(line) for line in text.split("\n")))
    return Draft(
        headline or f"{outlet}: {text[:30]}", body, outlet=outlet, published=Published("2026-11-24", "2026-11-24")
    )


def file(library, *drafts: Draft) -> list[int]:
    return [one.id for one in library.file(drafts)]


@pytest.fixture
def template(library) -> Template:
    return library.templates.one(library.templates.keep(MORNING))


def entries(library, briefing: int) -> dict[str, list[int]]:
    return {s.title: [e.clipping for e in s.entries] for s in library.briefings.one(briefing).sections}


def test_sections_fill_themselves_once_and_in_order(library, template: Template) -> None:
    tariff, both, harbour, other = file(
        library,
        draft("Post", "The tariff was agreed."),
        draft("Star", "A tariff at the harbour."),
        draft("Post", "Ships wait in the harbour."),
        draft("Herald", "Nothing of it."),
    )
    archived, binned = file(library, draft("A", "Old tariff."), draft("B", "Bad tariff."))
    library.clippings.set_status([archived], Status.ARCHIVED)
    library.clippings.set_status([binned], Status.TRASHED)
    made = new_issue.make(library, template)
    held = entries(library, made.briefing)
    assert {title: set(ids) for title, ids in held.items()} == {
        "Trade": {tariff, both},
        "Ports": {harbour},
        "Opinion": set(),
    }
    assert made.pending == (other,)
    issue = library.briefings.one(made.briefing)
    assert (issue.number, issue.edition, issue.template) == (214, "Morning edition", template.id)
    assert [e.rendition for s in issue.sections for e in s.entries] == [Rendition.EXCERPT] * 2 + [Rendition.FULL]
    assert library.templates.one(template.id).next_number == 215
    assert library.templates.panel(made.briefing) == {
        "Post": PanelState.READ,
        "Herald": PanelState.NIL,
        "Ledger": PanelState.OPEN,
    }
    assert library.undo() == "New issue"
    assert library.briefings.all() == () and library.templates.one(template.id).next_number == 214


def test_no_more_than_a_section_takes(library, template: Template) -> None:
    ids = file(library, *(draft(f"Paper {n}", f"The harbour on day {n}.") for n in range(4)))
    made = new_issue.make(library, template)
    assert len(entries(library, made.briefing)["Ports"]) == 2
    assert set(made.pending) < set(ids) and len(made.pending) == 2


def test_a_story_is_one_entry_and_its_representative_speaks(library, template: Template) -> None:
    wire, post, star = file(
        library,
        draft("Wire", "The tariff was agreed in London."),
        draft("Post", "The tariff was agreed, says our correspondent."),
        draft("Star", "Quite other words about it."),
    )
    story = library.stories.group([wire, post, star], post)
    made = new_issue.make(library, template)
    (entry,) = library.briefings.one(made.briefing).sections[0].entries
    assert (entry.clipping, entry.story) == (post, story)
    assert made.pending == ()
    (item,) = export_briefing.document(library, made.briefing).sections[0].items
    assert set(item.also_in) == {"Wire", "Star"}


def test_the_intake_is_frozen_and_what_comes_later_waits(library, template: Template) -> None:
    (early,) = file(library, draft("Post", "An early tariff."))
    now = int(time.time())
    first = new_issue.make(library, template, now=now)
    assert entries(library, first.briefing)["Trade"] == [early]
    late, beside = file(library, draft("Star", "A late tariff."), draft("Star", "Not of it."))
    library._connection.raw.execute("PRAGMA query_only = 0")
    library._connection.raw.execute("UPDATE clippings SET added = ? WHERE id IN (?, ?)", (now + 60, late, beside))
    assert new_issue.stop_press(library, first.briefing) == (late,)
    library.briefings.add_entries(first.briefing, [late])
    assert new_issue.stop_press(library, first.briefing) == ()
    second = new_issue.make(library, template, now=now + 3600)
    assert entries(library, second.briefing)["Trade"] == [late]
    assert second.pending == (beside,)


def test_of_two_issues_made_in_the_same_second_the_first_takes_what_came_in(library, template: Template) -> None:
    (early,) = file(library, draft("Post", "An early tariff."))
    now = int(time.time())
    first, second = (new_issue.make(library, template, now=now) for _twice in range(2))
    assert entries(library, first.briefing)["Trade"] == [early] and second.pending == ()
    assert not any(entries(library, second.briefing).values())
    assert new_issue.pending(library, second.briefing) == ()
    library.briefings.remove_entries([library.briefings.one(first.briefing).sections[0].entries[0].id])
    assert new_issue.pending(library, first.briefing) == (early,) and new_issue.pending(library, second.briefing) == ()


def test_what_is_dropped_waits_no_longer(library, template: Template) -> None:
    now = int(time.time()) - 100
    made = new_issue.make(library, template, now=now)
    (late,) = file(library, draft("Star", "A late tariff."))
    assert new_issue.stop_press(library, made.briefing) == (late,)
    library.templates.drop(made.briefing, [late], "Told by telephone")
    assert new_issue.stop_press(library, made.briefing) == ()
    assert library.templates.dropped(made.briefing) == {late: "Told by telephone"}


def test_a_story_told_before_says_where_and_what_is_new(library, template: Template, tmp_path: Path) -> None:
    (wire,) = file(library, draft("Wire", "The tariff was agreed in London.\nIt awaits approval in both capitals."))
    first = new_issue.make(library, template)
    *_files, handed = handing_out.hand_out(library, first.briefing, [Handout("", "md")], tmp_path, "brief")
    handing_out.record(library, handed)
    assert new_issue.told_before(library, first.briefing) == {}
    (post,) = file(library, draft("Post", "The tariff was agreed in London.\nBrokers expect the first licences soon."))
    library.stories.group([wire, post], wire)
    again = library.briefings.new("Second")
    (entry,) = library.briefings.add_entries(again, [post])
    told = new_issue.told_before(library, again)[entry]
    assert (told.title, told.number, told.new) == ("Morning brief", 214, "1 outlet, 1 paragraph")


def test_templates_are_kept_whole_and_found_by_name(library, template: Template) -> None:
    assert replace(template, id=0, uid="") == MORNING
    assert new_issue.named(library, " morning ") == template
    with pytest.raises(ClipperError, match="“Morning”"):
        new_issue.named(library, "Evening")
    with pytest.raises(ClipperError, match="already"):
        library.templates.keep(MORNING)
    library.templates.keep(replace(template, name="Evening", panel=()))
    assert [one.name for one in library.templates.all()] == ["Evening"]


def test_entries_of_the_issue_before_are_carried_over_as_they_were(library, template: Template) -> None:
    (wire,) = file(library, draft("Wire", "The tariff was agreed in London.\nIt awaits approval."))
    old = new_issue.make(library, template, now=int(time.time())).briefing
    (entry,) = [entry for section in library.briefings.one(old).sections for entry in section.entries]
    library.briefings.change_entry(entry.id, commentary="Not signed.", short_headline="Tariff", tone=Tone.CRITICAL)
    new = new_issue.make(library, template, now=int(time.time()) + 86_400).briefing
    assert library.briefings.one(new).date > library.briefings.one(old).date
    earlier = new_issue.before(library, new)
    assert earlier is not None
    assert earlier.id == old
    assert new_issue.before(library, old) is None
    assert len(new_issue.carry_over(library, new, earlier, [entry.id])) == 1
    assert new_issue.carry_over(library, new, earlier) == ()
    carried = [(s.title, e) for s in library.briefings.one(new).sections for e in s.entries]
    titles = [s.title for s in library.briefings.one(old).sections if s.entries]
    assert [title for title, _entry in carried] == titles
    made = carried[0][1]
    assert (made.commentary, made.short_headline, made.tone, made.continued) == (
        "Not signed.",
        "Tariff",
        Tone.CRITICAL,
        True,
    )
    assert made.clipping == wire
    library.undo()
    assert not any(s.entries for s in library.briefings.one(new).sections)
