"""Drawing that several widgets share: rounded fills, hairlines, elided words, and following the theme.

The window's first rows are painted with it. Many of QPainter's functions look for what they were given among the 1,500
names of the namespace `Qt`, whose making takes as long as all these rows; the ones used here do not.
"""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget

    from clipper.ui.desk import Desk
    from clipper.ui.theme import Theme

LEFT, RIGHT, MIDDLE, ABSOLUTE = 0x1, 0x2, 0x4, 0x10
"""Qt.AlignmentFlag.AlignLeft, AlignRight, AlignHCenter and AlignAbsolute as numbers."""
ELLIPSIS = "\u2026"
ENDLESS = 1_000_000
"""Pixels: wider than any line of words."""
_ONE_LINE = re.compile(r"[\n\r\t\u2028\u2029]")


def pen(colour: str, width: float = 1) -> QPen:
    """A solid pen."""
    made = QPen()
    made.setWidthF(width)
    made.setColor(QColor(colour))
    return made


def brush(colour: str) -> QBrush:
    """A solid brush."""
    return pen(colour).brush()


def fill(painter: QPainter, box: QRectF | QRect, colour: str, radius: float = 6, edge: str = "") -> None:
    """A rounded fill, with a hairline edge in `edge` if given."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    path = QPainterPath()
    room = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5) if edge else QRectF(box)
    path.addRoundedRect(room, radius, radius)
    painter.fillPath(path, brush(colour))
    if edge:
        painter.strokePath(path, pen(edge))


def dot(painter: QPainter, x: float, y: float, colour: str, size: float = 8) -> None:
    """A dot around (x, y)."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), size / 2, size / 2)
    painter.fillPath(path, brush(colour))


def ring(painter: QPainter, box: QRectF | QRect, colour: str, radius: float = 6) -> None:
    """The two-pixel ring of a focus or a drop target, inside the edge."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    path = QPainterPath()
    path.addRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), radius, radius)
    painter.strokePath(path, pen(colour, 2))


def hovered(painter: QPainter, box: QRectF | QRect, theme: "Theme", radius: float = 6) -> None:
    """The fill under the pointer on the panel, where the hover colour of lighter grounds would not be seen."""
    painter.save()
    painter.setOpacity(0.5)
    fill(painter, box, theme.idle if theme.dark else theme.press, radius)
    painter.restore()


def hairline(painter: QPainter, x: int, y: int, width: int, colour: str) -> None:
    """A crisp horizontal line one pixel high."""
    flat(painter, QRectF(x, y, width, 1), colour)


def flat(painter: QPainter, box: QRectF | QRect, colour: str) -> None:
    """A crisp fill with square corners."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    path = QPainterPath()
    path.addRect(QRectF(box))
    painter.fillPath(path, brush(colour))


def elided(text: str, font: QFont, width: float) -> str:
    """The text itself where it fits the width (pixels), else as much of its beginning as fits before an ellipsis."""
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) <= width:
        return text
    if width <= 0:
        return ""
    layout, option = QTextLayout(text, font), QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
    line = laid(layout, option, max(0.0, width - metrics.horizontalAdvance(ELLIPSIS)))
    return text.encode("utf-16-le")[: 2 * line.textLength()].decode("utf-16-le", errors="ignore").rstrip() + ELLIPSIS


def words(
    painter: QPainter,
    box: QRectF | QRect,
    text: str,
    font: QFont,
    colour: str,
    align: "Qt.AlignmentFlag | int" = LEFT,
) -> int:
    """One line of words, elided to the box and centred in its height; returns the width it took."""
    shown = _ONE_LINE.sub(" ", text)
    made = _Line(shown, font, colour)
    if made.wide > box.width() + 0.5:
        made = _Line(elided(shown, font, box.width() + 0.5), font, colour)
    made.draw(painter, QRectF(box), int(align))
    return round(made.wide)


def write(painter: QPainter, box: QRectF, text: str, font: QFont, colour: str, align: int = LEFT) -> None:
    """One line as it is, centred in the box's height; it runs as its first letter does."""
    _Line(text, font, colour).draw(painter, box, align)


class _Line:
    """One line of words that knows how wide it is before it is drawn."""

    def __init__(self, text: str, font: QFont, colour: str) -> None:
        ink, look = QTextCharFormat(), QTextLayout.FormatRange()
        ink.setForeground(brush(colour))
        look.format = ink
        look.start, look.length = 0, len(text.encode("utf-16-le")) // 2
        self._layout = QTextLayout(text, font)
        self._layout.setFormats([look])
        self._line = laid(self._layout, QTextOption(), ENDLESS)
        self._font = font
        self.wide = self._line.horizontalAdvance()
        """Pixels."""

    def draw(self, painter: QPainter, box: QRectF, align: int) -> None:
        """Draw the line where it belongs in the box."""
        line = self._line
        if not align & ABSOLUTE and align & (LEFT | RIGHT) and QGuiApplication.isRightToLeft():
            align ^= LEFT | RIGHT
        share = 1.0 if align & RIGHT else 0.5 if align & MIDDLE else 0.0
        x = box.left() + share * (box.width() - self.wide) - line.naturalTextRect().left()
        metrics = QFontMetricsF(self._font)
        # by the font's own height: a letter that another face lends would push the line down
        y = box.top() + (box.height() - metrics.height()) / 2 + metrics.ascent() - line.ascent()
        self._layout.draw(painter, QPointF(x, y))


def laid(layout: QTextLayout, option: QTextOption, width: float) -> QTextLine:
    """The first line of a layout that is set this wide."""
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    return line


def follow(desk: "Desk", widget: "QWidget") -> None:
    """Repaint a painted widget whenever the theme is switched."""
    desk.theme_changed.connect(widget.update)
