"""From template to draft: freeze the intake, fill the sections, collapse stories, and say what waits and what was told before."""

import time
from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from clipper.curate import query_language, stories
from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.briefing import Briefing, Entry
from clipper.model.clipping import ClippingRow, Status
from clipper.model.production import PanelState
from clipper.model.query import Or, Order, Query
from clipper.model.story import Story
from clipper.model.template import Template
from clipper.store.library import Library

DAY = 86_400
PAGE = 200
MORNING = 1_000
"""So many clippings are looked at first: more than come in between two issues."""


class NewIssue(Struct, frozen=True):
    """A draft as it was made."""

    briefing: int
    pending: tuple[int, ...]
    """What came in and fits no section, newest first."""


class Told(Struct, frozen=True):
    """Where an entry's story was printed the last time, and what it has today that it had not then."""

    title: str
    number: int
    date: str
    page: int
    new: str
    """"2 outlets, 3 paragraphs"; empty where nothing is new."""


def make(library: Library, template: Template, *, now: int | None = None) -> NewIssue:
    """Make an issue from a template, as one step; the intake is what was filed since the last one of it, up to this moment."""
    moment = int(time.time()) if now is None else now
    clock = datetime.fromtimestamp(moment)
    since = _since(library, template, moment)
    with library.step(_("New issue")):
        number = template.next_number
        briefing = library.briefings.new(template.title or template.name, date=clock.date().isoformat(), number=number)
        library.briefings.change(
            briefing, template=template.id, frozen_at=moment, style=template.style, language=template.language,
            edition=template.edition, as_at=f"{clock:%H:%M}",
        )  # fmt: skip
        library.templates.count_on(template.id)
        taken = _fill(library, template, briefing, since, moment)
        arrived = _arrived(library, Query(), since, moment)
        library.templates.set_panel(briefing, _panel(library, template, taken, arrived))
    return NewIssue(briefing, tuple(one for one in arrived if one not in taken))


def _since(library: Library, template: Template, moment: int, issue: int | None = None) -> int:
    """When the intake of an issue begins: where the last one of the template was frozen, else some days ago.

    Of issues frozen in the same second the one made first came before; `issue` None is one still to be made.
    """
    before = [
        one.frozen_at
        for one in library.briefings.all()
        if one.template == template.id
        and one.frozen_at
        and (one.frozen_at < moment or (one.frozen_at == moment and (issue is None or one.id < issue)))
    ]
    return max(before) if before else moment - template.past_days * DAY


def _fill(library: Library, template: Template, briefing: int, since: int, moment: int) -> set[int]:
    """Put what came in under the first section it fits; the clippings that are told now, those a story stands for too."""
    taken: set[int] = set()
    for one in template.sections:
        section = library.briefings.add_section(briefing, one.title)
        if not one.query.strip():
            continue
        query = query_language.parse(one.query)
        found = _arrived(library, Query(query.node, one.order), since, moment)
        told = library.stories.of(found)
        entries = 0
        for clipping in found:
            if clipping in taken or (one.most and entries >= one.most):
                continue
            story = told.get(clipping)
            speaks = _speaker(story, clipping, found)
            taken |= {clipping, *(story.clippings if story else ())}
            (entry,) = library.briefings.add_entries(briefing, [speaks], section=section, rendition=one.rendition)
            if story is not None:
                library.briefings.change_entry(entry, story=story.id)
            entries += 1
    return taken


def _speaker(story: Story | None, clipping: int, found: Sequence[int]) -> int:
    """The clipping that stands for its story in this issue: the representative where it came in too."""
    return story.representative if story is not None and story.representative in found else clipping


def _arrived(library: Library, query: Query, since: int, until: int) -> list[int]:
    """What a query finds of all that was filed after one moment and not after the other, the archive left out."""
    lately = _filed_between(library, since, until)
    return [id for id in library.find(query) if id in lately] if lately else []


def _filed_between(library: Library, since: int, until: int) -> set[int]:
    """What was filed after one moment and not after the other, outside trash and archive; looked for from the newest back."""
    kept: set[int] = set()
    looked = 0
    for most in (MORNING, 0):
        found = library.find(Query(order=Order.ADDED, limit=most))
        for start in range(looked, len(found), PAGE):
            rows = library.clippings.rows(found[start : start + PAGE]).values()
            kept |= {row.id for row in rows if since < row.added <= until and row.status != Status.ARCHIVED}
            if all(row.added <= since for row in rows):
                return kept
        looked = len(found)
    return kept


def _panel(library: Library, template: Template, taken: set[int], arrived: Iterable[int]) -> dict[str, PanelState]:
    """What is known of the panel's titles: printed, or something came in that says it was there; else nobody has looked."""
    printed = {row.outlet.casefold() for row in _rows(library, taken)}
    came = {row.outlet.casefold() for row in _rows(library, arrived)}
    return {
        name: PanelState.READ if name.casefold() in printed
        else PanelState.NIL if name.casefold() in came else PanelState.OPEN
        for name in template.panel
    }  # fmt: skip


def _rows(library: Library, ids: Iterable[int]) -> list[ClippingRow]:
    wanted = list(ids)
    return [row for n in range(0, len(wanted), PAGE) for row in library.clippings.rows(wanted[n : n + PAGE]).values()]


def stop_press(library: Library, briefing: int) -> tuple[int, ...]:
    """What was filed after the intake was frozen and fits a section of the issue's template, newest first."""
    issue = library.briefings.one(briefing)
    if issue.template is None or issue.frozen_at is None:
        return ()
    template = library.templates.one(issue.template)
    left_out = {entry.clipping for section in issue.sections for entry in section.entries}
    left_out |= set(library.templates.dropped(briefing))
    later = _later(library, issue, template)
    return tuple(id for id in later if id not in left_out)


def _later(library: Library, issue: Briefing, template: Template) -> list[int]:
    assert issue.frozen_at is not None
    typed = [section.query for section in template.sections if section.query.strip()]
    if not typed:
        return []
    wanted = Or(tuple(query_language.parse(query).node for query in typed))
    return _arrived(library, Query(wanted, Order.NEWEST), issue.frozen_at, 1 << 60)


def pending(library: Library, briefing: int) -> tuple[int, ...]:
    """What came in with the intake of an issue and still stands in none of its sections, newest first."""
    issue = library.briefings.one(briefing)
    if issue.template is None or issue.frozen_at is None:
        return ()
    entries = [entry.clipping for section in issue.sections for entry in section.entries]
    told = {one for story in library.stories.of(entries).values() for one in story.clippings}
    placed = {*entries, *told, *library.templates.dropped(briefing)}
    since = _since(library, library.templates.one(issue.template), issue.frozen_at, issue.id)
    return tuple(one for one in _arrived(library, Query(), since, issue.frozen_at) if one not in placed)


def fitting(library: Library, template: Template, typed: str, *, now: int | None = None) -> tuple[int, int]:
    """How many clippings a section's search finds at all, and how many of them came in for the next issue."""
    moment = int(time.time()) if now is None else now
    query = Query(query_language.parse(typed).node)
    return library.count(query), len(_arrived(library, query, _since(library, template, moment), moment))


def told_before(library: Library, briefing: int) -> dict[int, Told]:
    """For each entry whose story was printed in an earlier issue: where, and what is new today."""
    issue = library.briefings.one(briefing)
    entries = [entry for section in issue.sections for entry in section.entries]
    told = library.stories.of(entry.clipping for entry in entries)
    together = {e.id: told[e.clipping].clippings if e.clipping in told else (e.clipping,) for e in entries}
    printed = library.productions.told({one for ids in together.values() for one in ids}, but=briefing)
    clippings = library.clippings.many({one for ids in together.values() for one in ids})
    found = {}
    for entry, ids in together.items():
        before = [one for one in ids if one in printed]
        if before:
            old, now = ([clippings[one] for one in some if one in clippings] for some in (before, ids))
            title, number, date, page = printed[before[-1]]
            found[entry] = Told(title, number, date, page, stories.what_is_new(old, now))
    return found


def named(library: Library, name: str) -> Template:
    """The template of this name; ClipperError naming those there are."""
    known = library.templates.all()
    found = next((one for one in known if one.name.casefold() == " ".join(name.split()).casefold()), None)
    if found is None:
        names = ", ".join(f"“{one.name}”" for one in known) or _("none yet")
        raise ClipperError(_("There is no template “{name}”. Templates: {names}.").format(name=name, names=names))
    return found


def before(library: Library, briefing: int) -> Briefing | None:
    """The issue that came before this one: of the same template where it has one, else of the same title; None for a first."""
    issue = library.briefings.one(briefing)
    earlier = [
        one
        for one in library.briefings.all()
        if one.id != briefing
        and (one.date, one.number) < (issue.date, issue.number)
        and (one.template == issue.template if issue.template is not None else one.title == issue.title)
    ]
    return library.briefings.one(earlier[0].id) if earlier else None


def carry_over(
    library: Library, briefing: int, earlier: Briefing, entries: Iterable[int] | None = None
) -> tuple[int, ...]:
    """Put entries of an earlier issue (None: all) into this one as they were, each in the section of the same title.

    What stands in this issue already is not put in twice. The whole is one step; the answer is the new entries.
    """
    issue = library.briefings.one(briefing)
    there = {entry.clipping for section in issue.sections for entry in section.entries}
    wanted = None if entries is None else set(entries)
    made: list[int] = []
    with library.step(_("Carry over")):
        for section in earlier.sections:
            for entry in section.entries:
                if (wanted is None or entry.id in wanted) and entry.clipping not in there:
                    made.append(_carried(library, briefing, section.title, entry))
    return tuple(made)


def _carried(library: Library, briefing: int, section: str, entry: Entry) -> int:
    (made,) = library.briefings.add_entries(briefing, [entry.clipping], section=section, rendition=entry.rendition)
    library.briefings.change_entry(
        made, short_headline=entry.short_headline, summary=entry.summary, commentary=entry.commentary,
        passages=entry.passages, quotes=entry.quotes, story=entry.story, differences=entry.differences, tone=entry.tone,
        continued=True,
    )  # fmt: skip
    return made
