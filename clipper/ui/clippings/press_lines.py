"""Headlines and other press words on lines of fixed leading, set by their own direction, with what a search found."""

import unicodedata
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from clipper.ui.widgets.painting import ABSOLUTE, ENDLESS, LEFT, RIGHT, elided, fill, laid, write

Spans = tuple[tuple[int, int], ...]
"""Places in a text that do not overlap, as offsets in code points."""
LEADING = 20
LONGEST = 800
"""Characters of a headline that are measured; its few lines hold no more."""


def written_rightward(text: str) -> bool:
    """Whether a headline runs from left to right, by its first letter that has a direction."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in {"R", "AL"}:
            return False
        if kind == "L":
            return True
    return True


def draw_headline(
    painter: QPainter,
    box: QRectF,
    text: str,
    font: QFont,
    colour: str,
    *,
    lines: int = 2,
    found: Spans = (),
    marker: str = "",
) -> int:
    """A headline on a leading of 20, up to `lines` lines, the last elided; aligned by its own direction; lines drawn.

    `found` are the places in `text` that stand on a ground of the colour `marker`.
    """
    text = text[:LONGEST]
    metrics = QFontMetricsF(font)
    scale = max(1.0, metrics.height() / 21)
    leading = LEADING * (scale if scale > 1.15 else 1.0)
    spans = _broken(text, font, box.width(), lines)
    for n, (start, end) in enumerate(spans):
        last = n == lines - 1
        line = QRectF(box.left(), box.top() + n * leading, box.width(), leading)
        here = tuple((a - start, b - start) for a, b in found if b > start and (last or a < end))
        draw_line(painter, line, text[start : None if last else end], font, colour, found=here, marker=marker)
    return len(spans)


def draw_line(
    painter: QPainter, box: QRectF, text: str, font: QFont, colour: str, *, found: Spans = (), marker: str = ""
) -> None:
    """One line of press words, elided to the box and set by its own direction, with what was found on a marker's ground."""
    leftward = not written_rightward(text)
    metrics, shown = QFontMetricsF(font), text.rstrip()
    # a line that was broken to this width may be a fraction wider by the other measure
    if metrics.horizontalAdvance(shown) > box.width() + 1:
        shown = elided(shown, font, box.width())
    if found:
        _draw_found(painter, box, shown, font, leftward, found, marker)
    write(painter, box, shown, font, colour, ABSOLUTE | (RIGHT if leftward else LEFT))


def _draw_found(
    painter: QPainter, box: QRectF, shown: str, font: QFont, leftward: bool, found: Spans, marker: str
) -> None:
    """The grounds of what was found, where the letters of the line will stand."""
    layout = QTextLayout(shown, font)
    line = laid(layout, QTextOption(), ENDLESS)
    taken = line.naturalTextRect()
    shift = (box.right() - taken.right() if leftward else box.left() - taken.left()) if line.isValid() else 0.0
    high = min(box.height() - 1, QFontMetricsF(font).height() + 1)
    for start, end in found:
        units = [len(shown[: max(0, at)].encode("utf-16-le")) // 2 for at in (start, min(end, len(shown)))]
        edges = sorted(_edge(line, unit) for unit in units)
        if edges[1] > edges[0]:
            left, width = edges[0] + shift - 1.5, edges[1] - edges[0] + 3
            fill(painter, QRectF(left, box.center().y() - high / 2 + 0.5, width, high), marker, 3)


def _edge(line: QTextLine, unit: int) -> float:
    """Where a place stands on the line; PySide hands the place back beside it."""
    found: Any = line.cursorToX(unit)
    return float(found[0] if isinstance(found, tuple) else found)


def _broken(text: str, font: QFont, width: float, lines: int) -> list[tuple[int, int]]:
    """Where the lines begin and end (offsets in Python's code points)."""
    layout, option = QTextLayout(text, font), QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.setCacheEnabled(False)
    units = _code_points(text)
    layout.beginLayout()
    spans = []
    for _line in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1.0, width))
        start, end = line.textStart(), line.textStart() + line.textLength()
        spans.append((units(start), units(end)))
    layout.endLayout()
    return spans or [(0, len(text))]


def _code_points(text: str) -> Callable[[int], int]:
    """From Qt's UTF-16 units to Python's code points."""
    if all(character <= "\uffff" for character in text):
        return lambda unit: unit
    starts = [0]
    for character in text:
        starts.append(starts[-1] + (2 if character > "\uffff" else 1))
    return lambda unit: next((n for n, at in enumerate(starts) if at >= unit), len(text))
