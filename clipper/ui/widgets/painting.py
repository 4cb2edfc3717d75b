"""Drawing that several widgets share: rounded fills, hairlines, elided words, and following the theme."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from clipper.ui.desk import Desk
    from clipper.ui.theme import Theme


def fill(painter: QPainter, box: QRectF | QRect, colour: str, radius: float = 6, edge: str = "") -> None:
    """A rounded fill, with a hairline edge in `edge` if given."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setBrush(QColor(colour))
    if edge:
        painter.setPen(QPen(QColor(edge), 1))
        box = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(box), radius, radius)


def ring(painter: QPainter, box: QRectF | QRect, colour: str, radius: float = 6) -> None:
    """The two-pixel ring of a focus or a drop target, inside the edge."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), 2))
    painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), radius, radius)


def hovered(painter: QPainter, box: QRectF | QRect, theme: "Theme", radius: float = 6) -> None:
    """The fill under the pointer on the panel, where the hover colour of lighter grounds would not be seen."""
    painter.save()
    painter.setOpacity(0.5)
    fill(painter, box, theme.idle if theme.dark else theme.press, radius)
    painter.restore()


def hairline(painter: QPainter, x: int, y: int, width: int, colour: str) -> None:
    """A crisp horizontal line one pixel high."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(x, y, width, 1, QColor(colour))


def words(
    painter: QPainter,
    box: QRectF | QRect,
    text: str,
    font: QFont,
    colour: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> int:
    """One line of words, elided to the box and centred in its height; returns the width it took."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(QRectF(box), int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
    return metrics.horizontalAdvance(shown)


def follow(desk: "Desk", widget: QWidget) -> None:
    """Repaint a painted widget whenever the theme is switched."""
    desk.theme_changed.connect(widget.update)
