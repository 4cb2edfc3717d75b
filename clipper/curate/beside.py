"""What an issue prints beside its entries' own words: panel, play report, earlier issues, what changed since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from clipper.model.clipping import Clipping
from clipper.model.document import (
    Change,
    Changed,
    Document,
    DocumentSection,
    FrontPage,
    Item,
    Panel,
    Play,
    PlayReport,
    Told,
    Tone,
)

_FRONT = {"1", "a1", "p1", "p. 1", "p.1", "s. 1", "s.1", "01"}
"""Pages that are front pages, as papers number them."""


@dataclass(frozen=True, slots=True)
class Beside:
    """All of it may be left out; keys are the clippings' numbers."""

    tones: Mapping[int, Tone] = field(default_factory=dict)
    told: Mapping[int, Told] = field(default_factory=dict)
    """Of clippings whose story an earlier issue printed."""
    notices: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """Mentions a licence demands."""
    subscriptions: frozenset[str] = frozenset()
    """Outlets whose addresses open for subscribers only."""
    unanswered: frozenset[int] = frozenset()
    """Clippings that want no room for an answer."""
    note: tuple[tuple[str, str], ...] = ()
    """The cover note: (label, text)."""
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


def panel(titles: Sequence[str], found: Sequence[str], missing: Mapping[str, str]) -> Panel:
    """The panel's nil returns: `found` are outlets with items today, `missing` those that did not come, with why."""
    held = {title.casefold() for title in found}
    nothing = [title for title in titles if title.casefold() not in held and title not in missing]
    absent = tuple(f"{title} ({why})" if why else title for title, why in missing.items())
    return Panel(len([title for title in titles if title not in missing]), tuple(nothing), absent)


def marked_against(now: Document, before: Document, reasons: Mapping[str, str] | None = None) -> Document:
    """The document with what is new, changed or withdrawn since the edition before, told apart by its items' keys.

    `reasons` says why an item was withdrawn or corrected, by its key. Codes, rights and the order do not count.
    """
    why = reasons or {}
    old = {item.key: item for section in before.sections for item in section.items}
    changes: list[Changed] = []
    sections: list[DocumentSection] = []
    for section in now.sections:
        items = [_marked(item, old.get(item.key)) for item in section.items]
        changes += [
            Changed(item.change, item.contents_headline, item.key, why.get(item.key, ""))
            for item in items
            if item.change
        ]
        sections.append(replace(section, items=tuple(items)))
    kept = {item.key for section in now.sections for item in section.items}
    changes += [
        Changed(Change.WITHDRAWN, item.contents_headline, reason=why.get(key, ""))
        for key, item in old.items()
        if key not in kept
    ]
    return replace(now, sections=tuple(sections), changes=tuple(changes), changed_since=before.as_at)


def _marked(item: Item, before: Item | None) -> Item:
    if before is None:
        return replace(item, change=Change.NEW)
    return replace(item, change=Change.CHANGED) if _said(item) != _said(before) else item


def _said(item: Item) -> tuple[object, ...]:
    """What a reader would call a change."""
    return (item.headline, item.deck, item.blocks, item.summary, item.commentary, item.tone)
