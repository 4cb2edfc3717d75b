"""Anchors: a mark's words with what stands around them, found again after the text was edited, or honestly lost.

The order of trust (W3C Web Annotation, TextQuoteSelector): the words in their whole surroundings, the words
elsewhere with what surroundings agree, the surroundings with changed words between them, then likeness alone.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from msgspec import Struct
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from clipper.model.annotation import Anchor

CONTEXT = 32
"""Characters kept before and after a mark."""
_EDGE = "\x02"
"""Stands where the text begins and ends, so that an empty surrounding agrees only there (a Body holds no controls)."""
_WINDOW = 3_000
"""How far from its old place a changed mark is looked for by likeness."""
_OCCURRENCES = 2_000
"""How many places with the same words are weighed; the nearest ones to the old place."""
_TRACE = 16
"""Characters of the surroundings that, found word for word, show where the mark once stood."""
_ALIKE = 0.5
"""How alike words between unchanged surroundings must be to the marked ones."""
_VERY_ALIKE = 78.0
"""The same for words whose surroundings changed too (per cent)."""
_CLEARLY = 8.0
"""How much more alike than any other place the found one must be (per cent)."""


class _Sought(Struct, frozen=True):
    """An anchor made ready: the words and their surroundings, with the text's edges where they were in reach."""

    exact: str
    before: str
    after: str
    start: int

    def agreement(self, text: str, start: int, end: int) -> tuple[int, float]:
        """How well the surroundings agree: on how many sides wholly, and the sum of 0 to 1 for each side."""
        sides = (
            _alike(self.before[::-1], text[max(0, start - CONTEXT - 1) : start][::-1]),
            _alike(self.after, text[end : end + CONTEXT + 1]),
        )
        return sum(side == 1.0 for side in sides), round(sum(sides), 2)


def anchor(text: str, start: int, end: int) -> Anchor:
    """The anchor of `text[start:end]`; the ends are drawn into the text."""
    start = min(max(start, 0), len(text))
    end = min(max(end, start), len(text))
    return Anchor(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], start)


def place(anchor: Anchor, text: str) -> tuple[int, int] | None:
    """Where the anchor's words stand in `text`, or None if they are gone; never a place that is merely possible."""
    if not anchor.exact:
        return None
    size = len(anchor.exact)
    old = anchor.start
    whole = anchor.prefix + anchor.exact + anchor.suffix
    if len(anchor.prefix) <= old and text.startswith(whole, old - len(anchor.prefix)):
        return old, old + size
    # From here on both edges of the text are characters, and every offset is one too large.
    edged = f"{_EDGE}{text}{_EDGE}"
    bare = not anchor.prefix and not anchor.suffix
    sought = _Sought(
        anchor.exact,
        anchor.prefix if bare or len(anchor.prefix) >= CONTEXT or len(anchor.prefix) < old else _EDGE + anchor.prefix,
        anchor.suffix if bare or len(anchor.suffix) >= CONTEXT else anchor.suffix + _EDGE,
        old + 1,
    )
    found = _in_whole_surroundings(sought, edged) or _best(sought, edged)
    if found is None or found[0] >= found[1]:
        return None
    return found[0] - 1, found[1] - 1


def _alike(wanted: str, there: str) -> float:
    """How far two surroundings, both read outwards from the mark, agree: 1 is the same, 0 is nothing in common."""
    if not wanted:
        return 0.0
    run = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(wanted, there, strict=False)))
    likeness = Indel.normalized_similarity(wanted, there[: len(wanted)], score_cutoff=0.75)
    return max(run / len(wanted), likeness * 0.9)


def _occurrences(part: str, text: str, near: int) -> Iterator[int]:
    """Where `part` stands, the nearest to `near` first."""
    right, left = text.find(part, max(0, near)), text.rfind(part, 0, max(0, near) + len(part) - 1)
    if left >= 0 and left == right:
        left = text.rfind(part, 0, left + len(part) - 1)
    for _ in range(_OCCURRENCES):
        if right >= 0 and (left < 0 or right - near <= near - left):
            yield right
            right = text.find(part, right + 1)
        elif left >= 0:
            yield left
            left = text.rfind(part, 0, left + len(part) - 1)
        else:
            return


def _in_whole_surroundings(sought: _Sought, text: str) -> tuple[int, int] | None:
    """The nearest place where the words stand in all of their surroundings."""
    if not sought.before and not sought.after:
        return None
    whole = sought.before + sought.exact + sought.after
    at = next(_occurrences(whole, text, sought.start - len(sought.before)), None)
    if at is None:
        return None
    start = at + len(sought.before)
    return start, start + len(sought.exact)


def _best(sought: _Sought, text: str) -> tuple[int, int] | None:
    """The exact words where their surroundings agree best, else the changed words in the old surroundings."""
    size = len(sought.exact)
    places = list(_occurrences(sought.exact, text, sought.start))
    graded = [(sought.agreement(text, at, at + size), -near, at) for near, at in enumerate(places)]
    (whole, agreement), _near, at = max(graded, default=((0, 0.0), 0, 0))
    long, once = size >= 2 * _TRACE, len(places) == 1
    gap = _between_surroundings(sought, text)
    if gap is not None:
        alike = Indel.normalized_similarity(sought.exact, text[gap[0] : gap[1]]) >= _ALIKE
        # a surrounding can stand within the words themselves: what ends or begins at the same place is the whole of it
        there = [one for one in graded if one[0][1] >= 1.0 and _touches(gap, one[2], one[2] + size)]
        if there:
            at = max(there)[2]
            return at, at + size
        # the words themselves beside one whole surrounding, and other words between both: the nearer is meant
        if whole and (not alike or abs(at - sought.start) <= abs(gap[0] - sought.start)):
            return at, at + size
        if alike:
            return gap
        # The mark's place is certain and other words stand there: only a long passage, once in the text, has moved.
        return (at, at + size) if once and long else None
    if agreement >= _TRACE / CONTEXT:
        return at, at + size
    if once and (long or (_whole_words(text, at, at + size) and not any(_traces(sought, text)))):
        return at, at + size
    return None if places else _changed(sought, text)


def _touches(gap: tuple[int, int], start: int, end: int) -> bool:
    """Whether a stretch lies in the gap, or shares one of its ends."""
    return (gap[0] <= start and end <= gap[1]) or start == gap[0] or end == gap[1]


def _whole_words(text: str, start: int, end: int) -> bool:
    """Whether the stretch cuts no word at its ends."""
    return not (text[start - 1 : start + 1].isalnum() or text[end - 1 : end + 1].isalnum())


def _traces(sought: _Sought, text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where the words just before and just after the mark still stand: (ends of the one, starts of the other)."""
    head, tail = sought.before[-_TRACE:], sought.after[:_TRACE]
    ends = (
        tuple(at + len(head) for at in _occurrences(head, text, sought.start - len(head)))
        if len(head) == _TRACE
        else ()
    )
    starts = tuple(_occurrences(tail, text, sought.start + len(sought.exact))) if len(tail) == _TRACE else ()
    return ends[:50], starts[:50]


def _between_surroundings(sought: _Sought, text: str) -> tuple[int, int] | None:
    """The stretch between the nearest surroundings on either side, if both stand unchanged and not too far apart."""
    if not sought.before or not sought.after:
        return None
    room = max(3 * len(sought.exact), len(sought.exact) + 200)
    found: list[tuple[int, int, int]] = []
    for at in _occurrences(sought.before, text, sought.start - len(sought.before)):
        start = at + len(sought.before)
        end = text.find(sought.after, start, start + room + len(sought.after))
        if end >= 0:
            found.append((abs(start - sought.start), start, end))
        if len(found) == 8:
            break
    if not found:
        return None
    alike = [(-round(Indel.normalized_similarity(sought.exact, text[s:e]), 2), far, s, e) for far, s, e in found]
    _, _, start, end = min(alike)
    return start, end


def _changed(sought: _Sought, text: str) -> tuple[int, int] | None:
    """The changed words by likeness: beside a surviving trace of their surroundings, else round the old place."""
    size = len(sought.exact)
    if size < 8:
        return None
    ends, starts = _traces(sought, text)
    reach = size * 2 + 40
    found = [_likest(sought.exact, text, [at], _word_ends(text, at + size // 2, at + reach)) for at in ends]
    found += [_likest(sought.exact, text, _word_starts(text, at - reach, at - size // 2), [at]) for at in starts]
    kept = [one for one in found if one is not None]
    if not ends and not starts and size >= 2 * _TRACE:
        kept = [one for one in [_near_the_old_place(sought, text)] if one is not None]
    kept.sort(key=lambda one: (-one[0], abs(one[1] - sought.start)))
    if not kept:
        return None
    best = kept[0]
    # Two like places that do not touch: which of them was meant cannot be known.
    if any(other[0] > best[0] - _CLEARLY and (other[1] >= best[2] or other[2] <= best[1]) for other in kept[1:]):
        return None
    return best[1], best[2]


def _near_the_old_place(sought: _Sought, text: str) -> tuple[float, int, int] | None:
    """The only stretch within the window that is very like the marked words."""
    size = len(sought.exact)
    left, right = max(1, sought.start - _WINDOW - size), min(len(text) - 1, sought.start + 2 * size + _WINDOW)
    near = fuzz.partial_ratio_alignment(sought.exact, text[left:right], score_cutoff=_VERY_ALIKE)
    if near is None:
        return None
    start, end = left + near.dest_start, left + near.dest_end
    for rest in (text[left:start], text[end:right]):
        if len(rest) >= size and fuzz.partial_ratio(sought.exact, rest, score_cutoff=near.score - _CLEARLY):
            return None
    first = _likest(sought.exact, text, _word_starts(text, start - 20, start + 20), [end])
    if first is None:
        return None
    return _likest(sought.exact, text, [first[1]], _word_ends(text, first[1] + size // 2, first[1] + size * 2))


def _likest(exact: str, text: str, starts: Sequence[int], ends: Sequence[int]) -> tuple[float, int, int] | None:
    """The stretch from one of `starts` to one of `ends` that is very like the marked words, with its likeness."""
    best: tuple[float, int, int] | None = None
    for start in starts:
        for end in ends:
            if start < end:
                likeness = fuzz.ratio(exact, text[start:end], score_cutoff=best[0] if best else _VERY_ALIKE)
                if likeness and (best is None or likeness > best[0]):
                    best = likeness, start, end
    return best


def _word_starts(text: str, left: int, right: int) -> list[int]:
    """At most 400 offsets from `left` to `right` where a word or its opening mark begins."""
    left, right = max(1, left), min(len(text) - 1, right)
    return [at for at in range(left, right) if not text[at].isspace() and not text[at - 1].isalnum()][-400:]


def _word_ends(text: str, left: int, right: int) -> list[int]:
    """At most 400 offsets from `left` to `right` where a word or its closing mark ends."""
    left, right = max(1, left), min(len(text) - 1, right)
    return [at for at in range(left, right + 1) if not text[at - 1].isspace() and not text[at].isalnum()][:400]
