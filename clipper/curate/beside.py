"""What an issue prints beside its entries' own words: panel, play report, earlier issues."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from clipper.model.clipping import Clipping
from clipper.model.document import CutFrom, FrontPage, Panel, Play, PlayReport, Told
from clipper.model.production import PanelState

_FRONT = {"1", "a1", "p1", "p. 1", "p.1", "s. 1", "s.1", "01"}
"""Pages that are front pages, as papers number them."""


class Beside(Struct, frozen=True):
    """All of it may be left out; keys are the clippings' numbers."""

    told: Mapping[int, Told] = field(default_factory=dict)
    """Of clippings whose story an earlier issue printed."""
    notices: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """Mentions a licence demands."""
    cut_from: Mapping[int, tuple[CutFrom, ...]] = field(default_factory=dict)
    """Of cuttings the pages they were cut out of."""
    subscriptions: frozenset[str] = frozenset()
    """Outlets whose addresses open for subscribers only."""
    unanswered: frozenset[int] = frozenset()
    """Clippings that want no room for an answer."""
    panel: Panel = Panel()
    play: PlayReport | None = None
    distribution: str = ""
    front_pages: tuple[FrontPage, ...] = ()


def play_report(
    stories: Sequence[tuple[str, Sequence[Clipping]]], titles: Sequence[str], short: Mapping[str, str] | None = None
) -> PlayReport:
    """Stories by the panel's titles, with the page of each; `short` gives titles shorter names."""
    rows = []
    for name, clippings in stories:
        by_title: dict[str, Clipping] = {}
        for clipping in clippings:
            by_title.setdefault(clipping.draft.outlet, clipping)
        rows.append((name, tuple(_play(by_title.get(title)) for title in titles)))
    return PlayReport(tuple((short or {}).get(title, title) for title in titles), tuple(rows))


def _play(clipping: Clipping | None) -> Play | None:
    if clipping is None:
        return None
    page = clipping.draft.page.strip()
    return Play(page, front=page.casefold() in _FRONT, language=clipping.draft.language)


def panel(states: Mapping[str, PanelState]) -> Panel:
    """What came of reading the panel's titles, as it is printed: how many were read, and what gave nothing or did not come."""
    by_state = {state: tuple(title for title, one in states.items() if one is state) for state in PanelState}
    nothing = by_state[PanelState.NIL]
    return Panel(len(by_state[PanelState.READ]) + len(nothing), nothing, by_state[PanelState.MISSING])
