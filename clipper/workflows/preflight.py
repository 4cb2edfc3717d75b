"""Check before print: what an editor would want to know before a briefing goes out."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from clipper.curate import doubles_check, entry_check, quotes_check
from clipper.curate.entry_check import entry_name
from clipper.curate.summaries import propose_summary
from clipper.errors import ClipperError
from clipper.i18n import _, _n
from clipper.model.annotation import Annotation
from clipper.model.briefing import Briefing, Entry, Section
from clipper.model.clipping import Clipping
from clipper.model.finding import Finding as Finding
from clipper.model.own_style import OwnStyle
from clipper.model.production import PanelState
from clipper.model.rights import Recipients
from clipper.store.library import Library
from clipper.workflows import licensing, new_issue
from clipper.workflows.file_check import check_files
from clipper.workflows.spelling_check import check_spelling

_NAMED = 6
"""Titles of the panel that are named in one sentence."""


class _Looked(Struct, frozen=True):
    """An issue with all that is looked at, each entry whose clipping is there with its section."""

    issue: Briefing
    entries: tuple[tuple[Section, Entry, Clipping], ...]
    marks: dict[int, list[Annotation]]
    stories: dict[int, tuple[int, ...]]
    """The clippings that tell a clipping's story."""
    story: dict[int, int]
    names: dict[int, str]


def preflight(
    library: Library, briefing: int, recipients: Sequence[Recipients] = (licensing.NOBODY,)
) -> tuple[Finding, ...]:
    """What is to be said of the briefing, entry by entry in its order and then of the whole; rights for these recipients.

    Raises ClipperError where there is no such briefing.
    """
    seen = _look(library, library.briefings.one(briefing))
    found = [*_issue(seen.issue), *_entries(library, seen), *_beside(library, seen)]
    found += _rights(library, seen.issue, recipients)
    found += check_spelling(library, seen.issue, [(entry, clipping) for _s, entry, clipping in seen.entries])
    office = library.office()
    if not (office.state.strip() or office.name.strip()):
        found.append(Finding(None, "no_office", _("The cover names no issuing office.")))
    return tuple(dict.fromkeys(found))


def _look(library: Library, issue: Briefing) -> _Looked:
    ids = [entry.clipping for section in issue.sections for entry in section.entries]
    clippings, told = library.clippings.many(ids), library.stories.of(ids)
    entries = tuple(
        (section, entry, clippings[entry.clipping])
        for section in issue.sections
        for entry in section.entries
        if entry.clipping in clippings
    )
    return _Looked(
        issue,
        entries,
        {id: list(marks) for id, marks in library.annotations.many(ids).items()},
        {id: story.clippings for id, story in told.items()},
        {id: story.id for id, story in told.items()},
        {entry.id: entry_name(entry, clipping.draft) for _section, entry, clipping in entries},
    )


def _issue(issue: Briefing) -> Iterator[Finding]:
    """What is wanting in the issue as a whole."""
    if not any(section.entries for section in issue.sections):
        yield Finding(None, "empty_issue", _("This issue has no entries yet."))
        return
    for section in issue.sections:
        if not section.entries:
            said = _("The section “{title}” is empty and is left out.")
            yield Finding(None, "empty_section", said.format(title=section.title))


def _entries(library: Library, seen: _Looked) -> Iterator[Finding]:
    """What is to be said of each entry by itself: facts, words, quotes, files."""
    lines = _lines(seen.issue.style, library.styles.all())
    elsewhere = quotes_check.Elsewhere(
        lambda entry: _versions(library, seen, entry),
        {
            clipping.id: (seen.names[entry.id], quotes_check.source_text(clipping.draft))
            for _section, entry, clipping in seen.entries
        },
    )
    yield from quotes_check.check_note(seen.issue.note, [text for _name, text in elsewhere.others.values()])
    files = check_files(library, [(entry, clipping) for _section, entry, clipping in seen.entries])
    for _section, entry, clipping in seen.entries:
        name, marks = seen.names[entry.id], seen.marks.get(clipping.id, [])
        yield from entry_check.check_entry(entry, clipping, marks, lines)
        yield from quotes_check.check_marks(entry, name, clipping, marks)
        yield from quotes_check.check_words(entry, name, clipping, elsewhere)
        yield from files.get(entry.id, ())


def _versions(library: Library, seen: _Looked, entry: Entry) -> list[str]:
    """The texts of the other clippings that tell the entry's story; read only where a quotation is not found."""
    others = [one for one in seen.stories.get(entry.clipping, ()) if one != entry.clipping]
    return [quotes_check.source_text(one.draft) for one in library.clippings.many(others).values()]


def _lines(style: str, own: Sequence[OwnStyle]) -> Callable[[str], int]:
    """How many lines a headline takes in a style; one that cannot be loaded asks for none."""
    from clipper.exporters.headlines import headline_lines
    from clipper.exporters.style import load

    try:
        loaded = load(style, own)
    except ClipperError:
        return lambda _headline: 1
    return lambda headline: headline_lines(headline, loaded)


def _beside(library: Library, seen: _Looked) -> Iterator[Finding]:
    """What stands twice, what an earlier issue told, and which titles of the panel nobody has looked at."""
    yield from doubles_check.check_doubles(
        [
            doubles_check.Placed(
                entry.id, seen.names[entry.id], section.title, clipping.id,
                seen.story.get(clipping.id, entry.story), clipping.draft.body.reading_text,
            )
            for section, entry, clipping in seen.entries
        ]
    )  # fmt: skip
    decided = {entry.id for _section, entry, _clipping in seen.entries if entry.continued or entry.commentary.strip()}
    told = new_issue.told_before(library, seen.issue.id)
    before = {entry: (_issue_name(one), one.new) for entry, one in told.items() if entry not in decided}
    yield from doubles_check.check_told(seen.names, before)
    waiting = [title for title, state in library.templates.panel(seen.issue.id).items() if state is PanelState.OPEN]
    if waiting:
        said = _n("1 title of the panel was not looked at", "{n} titles of the panel were not looked at", len(waiting))
        more = ["…"] if len(waiting) > _NAMED else []
        names = ", ".join([*waiting[:_NAMED], *more])
        yield Finding(None, "panel_open", _("{said}: {names}. Note what came of each.").format(said=said, names=names))


def _issue_name(told: new_issue.Told) -> str:
    name = f"{told.title} {told.number}" if told.number else told.title
    return _("{issue} of {date}").format(issue=name, date=told.date)


def _rights(library: Library, issue: Briefing, recipients: Iterable[Recipients]) -> Iterator[Finding]:
    """What stands against handing entries to each of these lists."""
    for one in (judged for readers in recipients for judged in licensing.judge(library, issue, readers)):
        if not one.verdict.allowed:
            yield Finding(one.entry.id, one.verdict.problems[0].value, one.verdict.sentence)


def confirm_quotations(library: Library, briefing: int, quotations: Sequence[str]) -> None:
    """Confirm quotations that the check has something to say of, in every entry that says them, as one step.

    Raises ClipperError naming one that it says nothing of.
    """
    found = [(one.entry, one.quote) for one in preflight(library, briefing) if one.quote and one.entry is not None]
    with library.step(_("Confirm quotation")):
        for wanted in (" ".join(one.split()) for one in quotations):
            entries = [entry for entry, quote in found if quote == wanted]
            if not entries:
                raise ClipperError(_("The check says nothing of the quotation “{quote}”.").format(quote=wanted))
            for entry in entries:
                library.briefings.accept_quotations(entry, [wanted])


def confirm_summaries(library: Library, briefing: int, entries: Sequence[int]) -> None:
    """Make the proposed summaries of these entries their own."""
    issue = library.briefings.one(briefing)
    for section in issue.sections:
        for entry in section.entries:
            if entry.id in entries and not entry.summary.strip():
                body = library.clippings.one(entry.clipping).draft.body
                library.briefings.change_entry(entry.id, summary=propose_summary(body))
