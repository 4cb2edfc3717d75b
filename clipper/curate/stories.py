"""A story's clippings side by side: who else ran it, under which headlines, and what each left out or added."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from msgspec import Struct
from rapidfuzz import fuzz, process

from clipper.curate.summaries import word_count
from clipper.i18n import _, _n
from clipper.model.body import BlockKind, Body
from clipper.model.clipping import Clipping

_SAME = 84.0
"""How alike two paragraphs are (0–100) that tell the same with a few words changed."""
_REWRITTEN = 0.3
"""Below this share of paragraphs kept, a version is told in words of its own."""


class Kind(StrEnum):
    """How a version stands to the representative."""

    SAME = "same"
    CUT = "cut"
    ADDED = "added"
    CHANGED = "changed"
    REWRITTEN = "rewritten"
    OTHER_LANGUAGE = "other language"


class Version(Struct, frozen=True):
    """One clipping of a story against its representative, in paragraphs."""

    clipping: int
    outlet: str
    headline: str
    kind: Kind
    kept: int = 0
    left_out: int = 0
    added: int = 0
    words_changed: int = 0
    """Words of the version that stand in paragraphs the representative does not have."""


def version(representative: Clipping, other: Clipping) -> Version:
    """How one clipping differs from the one that speaks for the story."""
    one, two = representative.draft, other.draft
    told = Version(other.id, two.outlet, two.headline, Kind.OTHER_LANGUAGE)
    if one.language and two.language and one.language[:2] != two.language[:2]:
        return told
    ours, theirs = _paragraphs(one.body), _paragraphs(two.body)
    matched = _matched(ours, theirs)
    kept, new = len(matched), [text for n, text in enumerate(theirs) if n not in matched.values()]
    left_out, words = len(ours) - kept, sum(map(word_count, new))
    if not ours or kept / len(ours) < _REWRITTEN:
        kind = Kind.REWRITTEN
    elif left_out and new:
        kind = Kind.CHANGED
    else:
        kind = Kind.CUT if left_out else Kind.ADDED if new else Kind.SAME
    return Version(other.id, two.outlet, two.headline, kind, kept, left_out, len(new), words)


def _paragraphs(body: Body) -> list[str]:
    return [" ".join(block.text.split()) for block in body.blocks if block.text and block.kind is not BlockKind.FIGURE]


def _matched(ours: Sequence[str], theirs: Sequence[str]) -> dict[int, int]:
    """For each of our paragraphs the one of theirs that tells the same, each of them once, the surest first."""
    if not ours or not theirs:
        return {}
    pairs = sorted(
        (
            (score, n, m)
            for n, text in enumerate(ours)
            for _text, score, m in process.extract(text, theirs, scorer=fuzz.ratio, score_cutoff=_SAME, limit=3)
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _score, n, m in pairs:
        if n not in found and m not in taken:
            found[n] = m
            taken.add(m)
    return found


def representative(clippings: Sequence[Clipping], chosen: int | None = None) -> int:
    """The clipping that speaks for the story: the one chosen, else the earliest of the longest texts' half."""
    if chosen is not None and any(one.id == chosen for one in clippings):
        return chosen
    longest = max(one.draft.body.words for one in clippings)
    whole = [one for one in clippings if one.draft.body.words * 2 >= longest]
    return min(whole, key=lambda one: (one.draft.published.day or "9999", one.draft.published.at or 0, one.id)).id


def also_in(
    representative: Clipping, others: Sequence[Clipping], cities: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """The outlets that ran the story too, each once, in order of appearance, with their city where it is known."""
    names = dict.fromkeys(one.draft.outlet for one in others if one.draft.outlet)
    names.pop(representative.draft.outlet, None)
    return tuple(f"{name} ({city})" if (city := (cities or {}).get(name)) else name for name in names)


def other_headlines(representative: Clipping, others: Sequence[Clipping]) -> tuple[tuple[str, str], ...]:
    """Headlines of other outlets that differ from the representative's: (headline, outlet), each wording once."""
    seen = {_folded(representative.draft.headline)}
    found = []
    for one in others:
        if one.draft.headline and _folded(one.draft.headline) not in seen:
            seen.add(_folded(one.draft.headline))
            found.append((" ".join(one.draft.headline.split()), one.draft.outlet))
    return tuple(found)


def _folded(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def how_they_differ(versions: Sequence[Version]) -> str:
    """One line for the briefing: who printed the same words, who cut, who added, who tells it in words of his own."""
    parts = []
    for kind, words in (
        (Kind.SAME, _("same words: {outlets}")),
        (Kind.REWRITTEN, _("in their own words: {outlets}")),
        (Kind.OTHER_LANGUAGE, _("in another language: {outlets}")),
    ):
        names = list(dict.fromkeys(v.outlet for v in versions if v.kind is kind and v.outlet))
        if names:
            parts.append(words.format(outlets=", ".join(names)))
    parts += [_one(v) for v in versions if v.kind in {Kind.CUT, Kind.ADDED, Kind.CHANGED} and v.outlet]
    line = "; ".join(parts)
    return f"{line[:1].upper()}{line[1:]}." if line else ""


def _one(told: Version) -> str:
    cut = _n("cut by 1 paragraph", "cut by {n} paragraphs", told.left_out) if told.left_out else ""
    new = _n("adds 1 paragraph", "adds {n} paragraphs", told.added) if told.added else ""
    return f"{told.outlet} {_(' and ').join(filter(None, (cut, new)))}"


def what_is_new(before: Sequence[Clipping], now: Sequence[Clipping]) -> str:
    """What a story told in an earlier issue has today that it had not then: "2 outlets, 3 paragraphs"; empty for nothing."""
    old = {one.id for one in before}
    fresh = [one for one in now if one.id not in old]
    known = [text for one in before for text in _paragraphs(one.draft.body)]
    outlets = {one.draft.outlet for one in fresh} - {one.draft.outlet for one in before} - {""}
    paragraphs: list[str] = []
    for one in fresh:
        theirs = _paragraphs(one.draft.body)
        held = set(_matched(known + paragraphs, theirs).values())
        paragraphs += [text for n, text in enumerate(theirs) if n not in held]
    parts = [_n("1 outlet", "{n} outlets", len(outlets))] if outlets else []
    parts += [_n("1 paragraph", "{n} paragraphs", len(paragraphs))] if paragraphs else []
    return ", ".join(parts)
