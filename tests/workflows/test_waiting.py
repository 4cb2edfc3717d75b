"""What came in with an issue's intake and fits no section, and what a section's search would take in next."""

import time

from clipper.model.body import Body, paragraph
from clipper.model.clipping import Draft, Published, Status
from clipper.model.template import Template, TemplateSection
from clipper.workflows import new_issue

MORNING = Template(0, "", "Morning", "Morning brief", sections=(TemplateSection("Trade", "tariff"),))


def file(library, *texts: str) -> list[int]:
    """File clippings of one paragraph each."""
    drafts = [
        Draft(text, Body((paragraph(text),)), outlet=f"Paper {n}", published=Published("2026-11-24", "2026-11-24"))
        for n, text in enumerate(texts)
    ]
    return [one.id for one in library.file(drafts)]


def test_what_waits_is_what_was_neither_placed_dropped_nor_told_by_another(library) -> None:
    template = library.templates.one(library.templates.keep(MORNING))
    tariff, harbour, fog, sport, cut = file(
        library, "The tariff is agreed.", "Ships wait.", "Fog.", "Sport.", "The same, cut."
    )
    made = new_issue.make(library, template)
    assert set(new_issue.pending(library, made.briefing)) == set(made.pending) == {harbour, fog, sport, cut}
    library.briefings.add_entries(made.briefing, [harbour])
    library.templates.drop(made.briefing, [fog], "Weather")
    library.stories.group([tariff, cut], tariff)
    assert new_issue.pending(library, made.briefing) == (sport,)
    library.clippings.set_status([sport], Status.ARCHIVED)
    assert new_issue.pending(library, made.briefing) == ()
    assert new_issue.pending(library, library.briefings.new("By hand")) == ()


def test_a_search_says_what_it_finds_and_how_much_of_it_is_new(library) -> None:
    template = library.templates.one(library.templates.keep(MORNING))
    file(library, "The tariff is agreed.", "A tariff more.", "Fog.")
    assert new_issue.fitting(library, template, "tariff") == (2, 2)
    new_issue.make(library, template, now=int(time.time()) + 1)
    assert new_issue.fitting(library, template, "tariff", now=int(time.time()) + 2) == (2, 0)
    assert new_issue.fitting(library, template, "fog OR tariff", now=int(time.time()) + 5 * 86_400) == (3, 0)


def test_late_clippings_of_all_sections_stand_newest_first(library) -> None:
    sections = (TemplateSection("Trade", "tariff"), TemplateSection("Sea", "fog"), TemplateSection("Opinion"))
    template = library.templates.one(library.templates.keep(Template(0, "", "M", "Morning brief", sections=sections)))
    made = new_issue.make(library, template, now=int(time.time()) - 100)
    ids = file(library, "A tariff.", "Fog.", "Fog and a tariff.", "Sport.")
    assert list(new_issue.stop_press(library, made.briefing)) == [ids[2], ids[1], ids[0]]
