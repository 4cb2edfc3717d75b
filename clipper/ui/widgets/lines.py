"""Words on lines of fixed leading, set by QTextLayout: exact heights for headlines, decks, values and comments."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from clipper.annotate.marks import utf16_offsets
from clipper.ui.widgets.characters import right_to_left
from clipper.ui.widgets.faceless import boxed, lay_boxes


def set_lines(text: str, font: QFont, width: float, leading: float, most: int = 0) -> tuple[QTextLayout, float]:
    """The text laid out in `width`, and its height; from `most` lines on (0: no end) the last one is elided."""
    rtl = right_to_left(text)
    option = QTextOption(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
    option.setAlignment(option.alignment() | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setTextOption(option)
    lay_boxes(layout)
    count = _laid(layout, width, leading)
    if most and count > most:
        start = layout.lineAt(most - 1).textStart()
        rest = QFontMetricsF(font).elidedText(
            boxed(layout.text()[start:]).replace("\u2028", " "), Qt.TextElideMode.ElideRight, width
        )
        layout.setText(layout.text()[:start] + rest)
        lay_boxes(layout)
        count = min(most, _laid(layout, width, leading))
    return layout, count * leading


def _laid(layout: QTextLayout, width: float, leading: float) -> int:
    layout.beginLayout()
    count = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, count * leading + (leading - line.ascent() - line.descent()) / 2))
        count += 1
    layout.endLayout()
    return count


def paint_lines(painter: QPainter, layout: QTextLayout, x: float, y: float, colour: str) -> None:
    """Paint what `set_lines` laid out."""
    painter.setPen(QColor(colour))
    layout.draw(painter, QPointF(x, y))


def span_boxes(layout: QTextLayout, spans: Iterable[tuple[int, int]]) -> Iterator[QRectF]:
    """Where stretches of the text stand, line by line; offsets in code points."""
    places = utf16_offsets(layout.text())
    for begin, end in spans:
        first, last = places.units(begin), places.units(end)
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            a, b = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
            if a < b:
                left, right = sorted((_x(line, a), _x(line, b)))
                yield QRectF(left - 2, line.y() + 1, right - left + 4, line.height() - 1)


def _x(line: QTextLine, position: int) -> float:
    """Where a position stands; PySide gives the position back beside it."""
    return line.cursorToX(position)[0]  # pyright: ignore[reportIndexIssue, reportReturnType]
