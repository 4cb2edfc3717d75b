"""Reading order: words into lines and columns by an XY-cut of our own, for PDF pages and for OCR alike.

The page is cut first where a gutter runs through several lines with words on both sides, for such lines
belong to columns; what spans a gutter (a headline) parts the page above and below it.
"""

import statistics
from collections.abc import Iterable, Sequence
from operator import itemgetter

from msgspec import Struct

from clipper.pages.regions import Box, around
from clipper.pages.render import Word

_DEEPEST = 12
_NARROWEST = 6.0
"""Ems a column must be wide: narrower ones are cells of a table or marks of a list."""
_FEWEST_LINES = 3
_FILLED = 0.55
"""The share of a line that its words cover: cells of a table leave more white."""


class Line(Struct, frozen=True):
    """Words that stand on one line, from left to right."""

    words: tuple[Word, ...]
    box: Box
    size: float

    @property
    def text(self) -> str:
        """The words, one blank between them."""
        return " ".join(word.text for word in self.words)


class Column(Struct, frozen=True):
    """Lines that are read one after the other, from top to bottom."""

    lines: tuple[Line, ...]
    box: Box


_TRIED = 6
"""Of so many white strips one is a gutter, or none: drawings have hundreds."""


def columns_of(words: Sequence[Word]) -> tuple[Column, ...]:
    """The page's columns in reading order; every word is in exactly one of them."""
    if not words:
        return ()
    size = statistics.median(word.size or word.box.height for word in words) or 10.0
    found: list[list[Word]] = []
    _cut(list(words), max(size, 1.0), 0, found)
    columns = []
    for part in found:
        lines = lines_of(part)
        if lines:
            columns.append(Column(lines, around(line.box for line in lines)))
    return tuple(columns)


def lines_of(words: Sequence[Word]) -> tuple[Line, ...]:
    """Words of one column as lines: those whose middles lie within each other's height are on one line."""
    lines = []
    for spots in _rows(_spots(words)):
        row = [spot[-1] for spot in spots]
        size = statistics.median(w.size or w.box.height for w in row)
        lines.append(Line(tuple(row), around(w.box for w in row), size))
    return tuple(sorted(lines, key=lambda line: line.box.middle[1]))


_Spot = tuple[float, float, float, float, float, Word]
"""A word with the middle of its height, its left and right edge, the middle of its width, and its height."""
_by_middle, _by_left = itemgetter(0, 1), itemgetter(1)


def _spots(words: Iterable[Word]) -> list[_Spot]:
    """The words by the middles of their heights: measured once, for a page asks for them thousands of times."""
    found = []
    for word in words:
        box = word.box
        across, down = box.middle
        found.append((down, box.left, box.right, across, box.height, word))
    found.sort(key=_by_middle)
    return found


def _rows(spots: Iterable[_Spot]) -> list[list[_Spot]]:
    """Words, in the order of `_spots`, that stand on one line each, from left to right."""
    rows: list[list[_Spot]] = []
    tallest: list[tuple[float, float]] = []
    """Height and middle of the tallest word of each row."""
    for spot in spots:
        middle, high = spot[0], spot[4]
        for at in range(len(rows) - 1, max(-1, len(rows) - 4), -1):
            height, there = tallest[at]
            low, tall = (height, high) if height < high else (high, height)
            if abs(there - middle) <= max(0.35 * low, 0.25 * tall):
                rows[at].append(spot)
                if high > height:
                    tallest[at] = high, middle
                break
        else:
            rows.append([spot])
            tallest.append((high, middle))
    for row in rows:
        row.sort(key=_by_left)
    return rows


def _cut(words: list[Word], size: float, depth: int, found: list[list[Word]]) -> None:
    """Appends the columns of a stretch of the page in reading order."""
    bands = _bands(words)
    stretches = _stretches(bands, size)
    if depth >= _DEEPEST or (len(stretches) == 1 and stretches[0][1] is None):
        found.append(words)
        return
    for part, gutter in stretches:
        inside = [word for band in part for word in band]
        if gutter is None:
            found.append(inside)
            continue
        middle = (gutter[0] + gutter[1]) / 2
        for side in ([w for w in inside if w.box.middle[0] < middle], [w for w in inside if w.box.middle[0] >= middle]):
            _cut(side, size, depth + 1, found)


def _bands(words: Sequence[Word]) -> list[list[Word]]:
    """Words in rows that no horizontal white line crosses, from top to bottom."""
    bands: list[list[Word]] = []
    floor = 0.0
    for word in sorted(words, key=lambda w: w.box.top):
        # Loose boxes of tightly set lines touch; a fifth of the height is forgiven.
        top, bottom = word.box.top + 0.2 * word.box.height, word.box.bottom - 0.2 * word.box.height
        if bands and top < floor:
            bands[-1].append(word)
            floor = max(floor, bottom)
        else:
            bands.append([word])
            floor = bottom
    return bands


_Gap = tuple[float, float]


def _stretches(bands: list[list[Word]], size: float) -> list[tuple[list[list[Word]], _Gap | None]]:
    """Neighbouring bands with a gutter in common, and the bands between such stretches."""
    result: list[tuple[list[list[Word]], _Gap | None]] = []
    at = 0
    while at < len(bands):
        over = result[-1][0][-1] if result and result[-1][1] is None else None
        end, gutter = (at, None) if over and _is_rest_of_headline(over, bands[at], size) else _longest(bands, at, size)
        if gutter is None:
            if result and result[-1][1] is None:
                result[-1][0].append(bands[at])
            else:
                result.append(([bands[at]], None))
            at += 1
        else:
            result.append((bands[at:end], gutter))
            at = end
    return result


def _is_rest_of_headline(above: list[Word], band: list[Word], size: float) -> bool:
    """Whether a band is the last, short line of a headline that stands over several columns."""
    type_above, type_here = (statistics.median(w.size or w.box.height for w in one) for one in (above, band))
    white = min(w.box.top for w in band) - max(w.box.bottom for w in above)
    same = abs(type_above - type_here) <= 0.1 * type_above and min(w.size for w in band) >= 0.9 * type_here
    return same and type_here >= 1.3 * size and white <= 0.6 * type_here


def _longest(bands: list[list[Word]], start: int, size: float) -> tuple[int, _Gap | None]:
    """The longest run of bands from `start` with one white strip between words, and that strip."""
    edges = min(w.box.left for band in bands for w in band), max(w.box.right for band in bands for w in band)
    free = _between(_free(bands[start], size), edges, size)
    best: tuple[int, _Gap | None] = (start, None)
    inside = _spots(bands[start])
    for end in range(start + 1, len(bands) + 1):
        if not free:
            break
        left = _between(_common(free, _free(bands[end], size), size), edges, size) if end < len(bands) else []
        if len(left) < len(free) and (gutter := _gutter(inside, free, size)) is not None:
            best = end, gutter
        free = left
        if end < len(bands):
            inside += _spots(bands[end])
    return best


def _between(strips: Sequence[_Gap], edges: tuple[float, float], size: float) -> list[_Gap]:
    """The strips that may lie between two columns and not only in the margin."""
    return [gap for gap in strips if min(gap[1], edges[1]) - max(gap[0], edges[0]) >= 0.75 * size]


def _free(band: Sequence[Word], size: float) -> list[_Gap]:
    """The white strips of a band, the open ones at its two sides included."""
    strips: list[_Gap] = []
    edge = -1e9
    for left, right in sorted((w.box.left, w.box.right) for w in band):
        if left - edge >= 0.75 * size:
            strips.append((edge, left))
        edge = max(edge, right)
    strips.append((edge, 1e9))
    return strips


def _common(one: Sequence[_Gap], other: Sequence[_Gap], size: float) -> list[_Gap]:
    found = []
    for a in one:
        for b in other:
            left, right = max(a[0], b[0]), min(a[1], b[1])
            if right - left >= 0.75 * size:
                found.append((left, right))
    return found


def _gutter(spots: Sequence[_Spot], free: Sequence[_Gap], size: float) -> _Gap | None:
    """The widest strip that has columns on both sides: lines enough, and wide enough to be prose."""
    ordered = sorted(spots, key=_by_middle)
    for gap in sorted(free, key=lambda g: g[0] - g[1])[:_TRIED]:
        if gap[0] < -1e8 or gap[1] > 1e8:
            continue
        middle = (gap[0] + gap[1]) / 2
        sides = [one for one in ordered if one[3] < middle], [one for one in ordered if one[3] >= middle]
        if all(_may_be_column(side, size) for side in sides) and all(
            _is_column(side, size, gap[1] - gap[0]) for side in sides
        ):
            return gap
    return None


def _may_be_column(spots: Sequence[_Spot], size: float) -> bool:
    """Whether words are enough, and lie far enough apart, for a column: told without looking for lines."""
    if len(spots) < 2 * _FEWEST_LINES:
        return False
    return max(spot[2] for spot in spots) - min(spot[1] for spot in spots) >= _NARROWEST * size


def _is_column(spots: Sequence[_Spot], size: float, gap: float) -> bool:
    rows = _rows(spots)
    if len(rows) < (_FEWEST_LINES if gap > 1.1 * size else _FEWEST_LINES + 2):
        return False
    if statistics.median(len(row) for row in rows) < 2:
        return False
    wide = [max(0.0, max(spot[2] for spot in row) - row[0][1]) for row in rows]
    if statistics.median(wide) < _NARROWEST * size:
        return False
    inked = (sum(spot[-1].box.width for spot in row) for row in rows)
    return statistics.median(ink / max(across, 1.0) for ink, across in zip(inked, wide, strict=True)) >= _FILLED
