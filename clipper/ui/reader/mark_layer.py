"""Marks under the words: where their lines run on the page, and how fills and underlines are painted.

Painted before the words and for the lines in view only: laying out 200 marks at every scroll step cost 24 ms.
"""

from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush
from unicodedata import bidirectional

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QTextBlock, QTextDocument, QTextLine

from clipper.model.annotation import Role
from clipper.ui.reader.underlines import paint_underline
from clipper.ui.theme import Theme

RADIUS = 3.0
DEPTHS = 3
"""Underlines that can stand below each other where marks overlap."""


class Mark(Struct, frozen=True):
    """A mark at its place in the document (positions as Qt counts); no role: a find hit."""

    id: int
    start: int
    end: int
    role: Role | None
    depth: int = 0
    """0 for the outermost of overlapping marks."""


class Strip(Struct, frozen=True):
    """The part of a mark on one line, in document coordinates."""

    left: float
    right: float
    baseline: float


def layered(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks by start, each with the depth at which it lies under those it overlaps."""
    free = list(range(DEPTHS))
    heapify(free)
    standing: list[tuple[int, int]] = []
    found: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end, m.id)):
        while standing and standing[0][0] <= mark.start:
            depth = heappop(standing)[1]
            if depth < DEPTHS:
                heappush(free, depth)
        depth = heappop(free) if free else DEPTHS
        heappush(standing, (mark.end, depth))
        depth = min(depth, DEPTHS - 1)
        found.append(mark if depth == mark.depth else Mark(mark.id, mark.start, mark.end, mark.role, depth))
    return tuple(found)


def strips(document: QTextDocument, start: int, end: int) -> Iterator[Strip]:
    """The lines over which the characters from `start` to `end` run."""
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        first = max(0, start - block.position())
        last = min(end - block.position(), block.length() - 1)
        if last > first:
            yield from _in_block(document, block, first, last)
        block = block.next()


def top_of(document: QTextDocument, position: int) -> float:
    """The top of the line a character stands on, in document coordinates."""
    block = document.findBlock(max(0, min(position, document.characterCount() - 1)))
    corner = document.documentLayout().blockBoundingRect(block).topLeft()
    line = block.layout().lineForTextPosition(position - block.position())
    return corner.y() + (line.y() if line.isValid() else 0.0)


def paint_fill(painter: QPainter, theme: Theme, mark: Mark, line: Strip, size: float, *, active: bool = False) -> None:
    """Paint the ground of one line of a mark; `size` is the pixel size of its words."""
    inset = mark.depth * 2.0
    top, bottom = line.baseline - size * 0.92 + inset, line.baseline + size * 0.38 - inset * 0.5
    box = QRectF(line.left - 2.5, top, line.right - line.left + 5, bottom - top)
    ink = theme.roles[0] if mark.role is None else theme.role(mark.role)
    found = active and mark.role is None
    painter.setPen(QPen(QColor(theme.accent), 1.5) if found else Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(ink.fill)))
    painter.drawRoundedRect(box, RADIUS, RADIUS)


def paint_line(painter: QPainter, theme: Theme, mark: Mark, line: Strip, size: float, *, active: bool = False) -> None:
    """Paint the underline that tells a mark's role; deeper marks have theirs below."""
    if mark.role is not None:
        ink = theme.role(mark.role)
        below = line.baseline + max(3.0, size * 0.2) + mark.depth * 3.2
        paint_underline(painter, ink.underline, line.left, line.right, below, QColor(ink.ink), heavier=active)


def paint_suggestion(painter: QPainter, theme: Theme, line: Strip, size: float, *, active: bool = False) -> None:
    """Paint the pale line under words that are offered as a quotation; the offered ones' line is in the accent."""
    pen = QPen(QColor(theme.accent if active else theme.faint), 1.0, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1.0, 2.0])
    painter.setPen(pen)
    y = round(line.baseline + max(3.0, size * 0.2)) + 0.5
    painter.drawLine(QPointF(line.left, y), QPointF(line.right, y))


def _in_block(document: QTextDocument, block: QTextBlock, first: int, last: int) -> Iterator[Strip]:
    corner = document.documentLayout().blockBoundingRect(block).topLeft()
    layout, text = block.layout(), block.text()
    if layout.lineCount() == 0:
        return
    number = layout.lineForTextPosition(first).lineNumber()
    while 0 <= number < layout.lineCount():
        line = layout.lineAt(number)
        begin, stop = line.textStart(), line.textStart() + line.textLength()
        if begin >= last:
            return
        a, b = max(first, begin), min(last, stop)
        while b > a and b == stop and text[b - 1 : b] in (" ", "\u2028"):
            stop, b = stop - 1, b - 1
        baseline = corner.y() + line.y() + line.ascent()
        for left, right in _stretches(line, text, a, b):
            yield Strip(corner.x() + left, corner.x() + right, baseline)
        number += 1


def _stretches(line: QTextLine, text: str, a: int, b: int) -> Iterator[tuple[float, float]]:
    """Where the characters stand from left to right; a line of two directions can part them."""
    if a >= b:
        return
    part = text[a:b]
    whole = text[line.textStart() : line.textStart() + line.textLength()]
    if (part.isascii() and whole.isascii()) or not any(bidirectional(c) in ("R", "AL", "AN") for c in whole):
        yield tuple(sorted((_x(line, a), _x(line, b))))  # pyright: ignore[reportReturnType]
        return
    places = sorted(tuple(sorted((_x(line, i), _x(line, i + 1)))) for i in range(a, b))
    left, right = places[0]
    for x1, x2 in places[1:]:
        if x1 > right + 1.0:
            yield left, right
            left, right = x1, x2
        right = max(right, x2)
    yield left, right


def _x(line: QTextLine, position: int) -> float:
    """Where a position stands; PySide gives the position back beside it."""
    return line.cursorToX(position)[0]  # pyright: ignore[reportIndexIssue, reportReturnType]
