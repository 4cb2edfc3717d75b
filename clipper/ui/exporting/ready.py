"""What the export dialog asks the library, on the reading worker: the issue, its readers, and what stands against it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from clipper.errors import ClipperError
from clipper.model.briefing import Briefing
from clipper.model.rights import Problem, Recipients
from clipper.model.template import Handout
from clipper.ui.exporting.handouts import OFFICE
from clipper.ui.exporting.plan import Fact, facts
from clipper.ui.exporting.rights_facts import rights_facts

if TYPE_CHECKING:
    from clipper.store.library import Library

PAGE = 200
_RIGHTS = {problem.value for problem in Problem}


class Ready(Struct, frozen=True):
    """An issue as it would go out now."""

    briefing: Briefing
    facts: tuple[Fact, ...]
    """What is to be looked at first, for the readers that were asked about."""
    empty: bool
    recipients: tuple[Recipients, ...]
    """Every list there is."""
    planned: tuple[Handout, ...]
    printed: bool
    """Whether it went out before."""


def read_ready(library: "Library", briefing: int, lists: Sequence[str] | None) -> Ready | None:
    """The issue looked at for these lists (None: those it is planned for); None where it is gone."""
    from clipper.workflows import handing_out
    from clipper.workflows.preflight import preflight

    try:
        issue = library.briefings.one(briefing)
    except ClipperError:
        return None
    known = library.rights.recipients()
    there = {OFFICE, *(one.name for one in known)}
    planned = tuple(one for one in handing_out.planned(library, briefing) if one.recipients in there)
    wanted = set(lists) if lists is not None else {one.recipients for one in planned}
    asked = [one for one in known if one.name in wanted]
    if OFFICE in wanted or not asked:
        asked.insert(0, handing_out.NOBODY)
    findings = [one for one in preflight(library, briefing, asked) if one.kind not in _RIGHTS]
    judged = [(one, handing_out.judge(library, issue, one)) for one in asked]
    said = (*rights_facts(judged, typed=bool(library.rights.terms())), *facts(issue, findings))
    clippings = {entry.clipping for section in issue.sections for entry in section.entries}
    printed = bool(library.productions.of(briefing))
    ordered = sorted(said, key=lambda one: ("error", "warn", "note", "ok").index(one.tone))
    return Ready(issue, tuple(ordered), not library.clippings.many(clippings), known, planned, printed)
