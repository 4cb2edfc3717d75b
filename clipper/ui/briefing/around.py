"""What stands round an issue: what waits to come in, what was told before, its panel; read on the reading worker."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct, field

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.briefing import Briefing, Rendition
from clipper.model.clipping import ClippingRow
from clipper.model.production import PanelState

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.workflows.new_issue import Told

MOST = 200
"""Rows shown of what waits; the number beside them is the whole."""
LOOKED_BACK = 20
"""Issues whose reasons for dropping are offered again."""


class Waiting(Struct, frozen=True):
    """Clippings that wait to be put into an issue."""

    rows: tuple[ClippingRow, ...] = ()
    number: int = 0


class Around(Struct, frozen=True):
    """What an issue does not print itself, as it stands now."""

    briefing: int = 0
    late: Waiting = Waiting()
    """Filed after the intake was frozen."""
    pending: Waiting = Waiting()
    """Filed before, in no section."""
    earlier: Waiting = Waiting()
    """What the issue before printed and this one does not."""
    earlier_issue: Briefing | None = None
    told: "Mapping[int, Told]" = field(default_factory=dict)
    """By entry."""
    panel: Mapping[str, PanelState] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()
    """Why clippings were dropped lately, newest first."""
    outlets: tuple[str, ...] = ()
    """The register's names, where there is a panel to be added to."""


def read_around(library: "Library", briefing: int) -> Around | None:
    """Everything round an issue; None where it is gone."""
    from clipper.workflows import new_issue

    try:
        issue = library.briefings.one(briefing)
    except ClipperError:
        return None
    earlier = new_issue.before(library, briefing)
    return Around(
        briefing,
        _waiting(library, new_issue.stop_press(library, briefing)),
        _waiting(library, new_issue.pending(library, briefing)),
        _waiting(library, _left(issue, earlier, library.templates.dropped(briefing))),
        earlier,
        new_issue.told_before(library, briefing),
        library.templates.panel(briefing),
        _reasons(library),
        tuple(one.name for one in library.outlets.all()),
    )


def _waiting(library: "Library", ids: tuple[int, ...]) -> Waiting:
    rows = library.clippings.rows(ids[:MOST])
    return Waiting(tuple(rows[id] for id in ids[:MOST] if id in rows), len(ids))


def _left(issue: Briefing, earlier: Briefing | None, dropped: Mapping[int, str]) -> tuple[int, ...]:
    """The clippings of the earlier issue that neither stand in this one nor were dropped from it, in its order."""
    there = {entry.clipping for section in issue.sections for entry in section.entries} | set(dropped)
    printed = [entry.clipping for section in earlier.sections for entry in section.entries] if earlier else []
    return tuple(one for one in dict.fromkeys(printed) if one not in there)


def _reasons(library: "Library") -> tuple[str, ...]:
    found: dict[str, None] = {}
    for issue in library.briefings.all()[:LOOKED_BACK]:
        found |= dict.fromkeys(reversed(library.templates.dropped(issue.id).values()))
    return tuple(one for one in found if one)


def section_rendition(library: "Library", briefing: int, section: int | str | None) -> Rendition:
    """How the template of an issue shows the entries of a section; in full where no template says so."""
    issue = library.briefings.one(briefing)
    known = [one for one in issue.sections if section is None or section in (one.id, one.title)]
    if issue.template is None or not known:
        return Rendition.FULL
    title = known[-1].title
    sections = library.templates.one(issue.template).sections
    return next((one.rendition for one in sections if one.title.strip() == title), Rendition.FULL)


def told_words(told: "Told", issue: Briefing | None) -> tuple[str, str]:
    """ "Told in issue 213, page 4" and "New: 2 outlets, 3 paragraphs"; another series is named by its title."""
    same = issue is None or told.title == issue.title
    where = _("issue {number}") if same else "{title} {number}"
    if not told.number:
        where = _("the issue of {date}") if same else _("{title} of {date}")
    named = where.format(title=told.title, number=told.number, date=told.date)
    page = _(", page {page}").format(page=told.page) if told.page else ""
    new = _("New: {what}").format(what=told.new) if told.new else _("Nothing new since then")
    return _("Told in {issue}").format(issue=named) + page, new


def clock(seconds: int | None) -> str:
    """ "06:20"; empty without a moment."""
    return f"{datetime.fromtimestamp(seconds):%H:%M}" if seconds is not None else ""


def panel_counts(states: Iterable[PanelState]) -> str:
    """ "Read 20 of 24 titles · 2 not available"."""
    found = list(states)
    read = sum(one in {PanelState.READ, PanelState.NIL} for one in found)
    missing = sum(one is PanelState.MISSING for one in found)
    said = _("Read {read} of {all} titles").format(read=read, all=len(found))
    return f"{said} · {_('{n} not available').format(n=missing)}" if missing else said
