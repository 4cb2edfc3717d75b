"""Two texts beside each other, word by word: what was left out, put in and changed, in rows of paragraphs that belong together."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby

from msgspec import Struct
from rapidfuzz.distance import Indel

_WORD = re.compile(r"\S+\s*")
_TYPED = str.maketrans("‘’‚“”„«»–—\u00a0\u202f", '\'\'\'"""""--  ', "\u00ad\u200b")
"""What differs between keyboards and typesetters alone is no difference."""
_LARGEST = 1_000_000_000
"""Words of one changed stretch times those it became; beyond that the stretch is taken for another text."""
_BELONG = 0.25
"""What part of the smaller paragraph's words must stand in the other for the two to belong together."""


class Kind(StrEnum):
    """What became of words."""

    SAME = "same"
    LEFT_OUT = "left out"
    ADDED = "added"
    CHANGED = "changed"


class Piece(Struct, frozen=True):
    """Words of one paragraph that share a fate, with the white space behind them."""

    text: str
    kind: Kind


class Row(Struct, frozen=True):
    """Paragraphs of the one text and those of the other that belong together; one side may be empty."""

    left: tuple[tuple[Piece, ...], ...]
    right: tuple[tuple[Piece, ...], ...]

    @property
    def same(self) -> bool:
        """Whether the row says the same on both sides."""
        return all(piece.kind is Kind.SAME for side in (self.left, self.right) for part in side for piece in part)


class Comparison(Struct, frozen=True):
    """The rows in order, and the counts; words of paragraphs that stand on one side alone are not counted as words."""

    rows: tuple[Row, ...]
    words_left_out: int = 0
    words_added: int = 0
    words_changed: int = 0
    paragraphs_left_out: int = 0
    paragraphs_added: int = 0

    @property
    def same(self) -> bool:
        """Whether the two texts say the same, word for word."""
        return all(row.same for row in self.rows)


class _Text(Struct, frozen=True):
    """A text as paragraphs of words, and as the numbers by which its words are compared."""

    words: tuple[tuple[str, ...], ...]
    keys: tuple[tuple[int, ...], ...]


def compare(left: str, right: str) -> Comparison:
    """Compare two texts whose paragraphs are parted by line ends; changed words are those that stand for others."""
    known: dict[str, int] = {}
    one, other = _text(left, known), _text(right, known)
    rows, counts = [], Counter()
    for lefts, rights in _together(one, other):
        if lefts and rights:
            rows.append(_row(one, other, lefts, rights, counts))
        elif lefts:
            counts[Kind.LEFT_OUT, "paragraphs"] += len(lefts)
            rows.append(Row(tuple((Piece("".join(one.words[i]), Kind.LEFT_OUT),) for i in lefts), ()))
        else:
            counts[Kind.ADDED, "paragraphs"] += len(rights)
            rows.append(Row((), tuple((Piece("".join(other.words[j]), Kind.ADDED),) for j in rights)))
    return Comparison(
        tuple(rows),
        counts[Kind.LEFT_OUT, "words"],
        counts[Kind.ADDED, "words"],
        counts[Kind.CHANGED, "words"],
        counts[Kind.LEFT_OUT, "paragraphs"],
        counts[Kind.ADDED, "paragraphs"],
    )


def _text(text: str, known: dict[str, int]) -> _Text:
    """The text with a number for every word; `known` gives the same number to the same word of both texts."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    words = tuple(tuple(_WORD.findall(line)) for line in lines)
    keys = []
    for line, part in zip(lines, words, strict=True):
        typed = line.translate(_TYPED).split()
        if len(typed) != len(part):
            # a word of nothing but what is never seen
            typed = [word.strip().translate(_TYPED) for word in part]
        keys.append(tuple([known.setdefault(word, len(known)) for word in typed]))
    return _Text(words, tuple(keys))


def _steps(left: Sequence[int], right: Sequence[int]) -> Iterator[tuple[int, int, int, int, bool]]:
    """Stretches of words in order: (left from, left to, right from, right to, whether they are the same)."""
    if len(left) * len(right) > _LARGEST:
        yield 0, len(left), 0, len(right), False
        return
    waiting: tuple[int, int, int, int] | None = None
    for step in Indel.opcodes(left, right):
        here = (step.src_start, step.src_end, step.dest_start, step.dest_end)
        if step.tag == "equal":
            if waiting is not None:
                yield (*waiting, False)
            yield (*here, True)
            waiting = None
        else:
            waiting = here if waiting is None else (waiting[0], here[1], waiting[2], here[3])
    if waiting is not None:
        yield (*waiting, False)


def _ties(one: _Text, other: _Text) -> list[tuple[int, int]]:
    """The pairs of paragraphs that share enough words, in order."""
    here = [number for number, part in enumerate(one.keys) for _key in part]
    there = [number for number, part in enumerate(other.keys) for _key in part]
    shared: Counter[tuple[int, int]] = Counter()
    for a, b, c, d, same in _steps(*([key for part in text.keys for key in part] for text in (one, other))):
        if same:
            shared.update(zip(here[a:b], there[c:d], strict=True))
    return sorted(
        (i, j)
        for (i, j), words in shared.items()
        if words >= max(1, _BELONG * min(len(one.keys[i]), len(other.keys[j])))
    )


def _together(one: _Text, other: _Text) -> Iterator[tuple[range, range]]:
    """Which paragraphs stand in one row: those that are tied, directly or by another one; the rest stand alone."""
    ties, at, left, right = _ties(one, other), 0, 0, 0
    while at < len(ties):
        (low, right_low), end = ties[at], at + 1
        high, right_high = low, right_low
        while end < len(ties) and (ties[end][0] <= high or ties[end][1] <= right_high):
            high, right_high = max(high, ties[end][0]), max(right_high, ties[end][1])
            end += 1
        yield from _alone(left, low, right, right_low)
        yield range(low, high + 1), range(right_low, right_high + 1)
        left, right, at = high + 1, right_high + 1, end
    yield from _alone(left, len(one.words), right, len(other.words))


def _alone(left: int, left_end: int, right: int, right_end: int) -> Iterator[tuple[range, range]]:
    yield from ((range(i, i + 1), range(0)) for i in range(left, left_end))
    yield from ((range(0), range(j, j + 1)) for j in range(right, right_end))


def _row(one: _Text, other: _Text, lefts: range, rights: range, counts: Counter) -> Row:
    """The words of one row, compared with each other."""
    kinds: tuple[list[Kind], list[Kind]] = ([], [])
    for a, b, c, d, same in _steps(
        *([key for n in part for key in t.keys[n]] for t, part in ((one, lefts), (other, rights)))
    ):
        both = min(b - a, d - c)
        kinds[0].extend([Kind.SAME if same else Kind.CHANGED] * both + [Kind.LEFT_OUT] * (b - a - both))
        kinds[1].extend([Kind.SAME if same else Kind.CHANGED] * both + [Kind.ADDED] * (d - c - both))
        counts[Kind.LEFT_OUT, "words"] += b - a - both
        counts[Kind.ADDED, "words"] += d - c - both
        counts[Kind.CHANGED, "words"] += 0 if same else both
    return Row(tuple(_pieces(one, lefts, kinds[0])), tuple(_pieces(other, rights, kinds[1])))


def _pieces(text: _Text, paragraphs: range, kinds: Sequence[Kind]) -> Iterator[tuple[Piece, ...]]:
    """The paragraphs of one side of a row, in stretches of words with one fate."""
    fates = iter(kinds)
    for number in paragraphs:
        words = zip(text.words[number], fates, strict=False)
        yield tuple(
            Piece("".join(word for word, _fate in part), fate) for fate, part in groupby(words, lambda one: one[1])
        )
