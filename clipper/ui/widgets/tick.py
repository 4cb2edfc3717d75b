"""A check box drawn in the theme, with words and the promise behind them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from clipper.ui.widgets.painting import fill, follow, ring, words

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

LEFT = 26


class Tick(QCheckBox):
    """A check box drawn in the theme: 17-px box, words, then what one gets in muted ink."""

    def __init__(self, desk: "Desk", text: str, line: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._desk = desk
        self._line = line
        self.setFont(desk.fonts.ui(weight=500))
        self.setAccessibleDescription(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        follow(desk, self)

    def say(self, line: str) -> None:
        """Promise something else."""
        if line != self._line:
            self._line = line
            self.setAccessibleDescription(line)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Box, words and promise."""
        wide = QFontMetrics(self.font()).horizontalAdvance(self.text())
        wide += QFontMetrics(self._desk.fonts.ui("small")).horizontalAdvance(self._line)
        return QSize(LEFT + wide + 18, self._desk.fonts.px(28))

    def minimumSizeHint(self) -> QSize:
        """Box and words: the promise gives way."""
        wide = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(LEFT + wide + 4, self._desk.fonts.px(28))

    def hitButton(self, pos: QPoint) -> bool:
        """A press anywhere on it counts."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        theme, fonts = self._desk.theme, self._desk.fonts
        painter = QPainter(self)
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        draw_tick(painter, self._desk, QRectF(1, self.height() / 2 - 8.5, 17, 17), on=self.isChecked())
        painter.setOpacity(1.0)
        box = QRect(LEFT, 0, self.width() - LEFT, self.height())
        taken = words(painter, box, self.text(), self.font(), theme.text if self.isEnabled() else theme.faint)
        box.setLeft(box.left() + taken + 9)
        words(painter, box, self._line, fonts.ui("small"), theme.muted if self.isEnabled() else theme.faint)
        if self.hasFocus():
            ring(painter, QRect(0, self.height() // 2 - 10, 20, 20), theme.accent, 5)


def draw_tick(painter: QPainter, desk: "Desk", box: QRectF, *, on: bool) -> None:
    """A check box of 17: filled with a tick, or an edge."""
    theme = desk.theme
    fill(painter, box, theme.accent if on else theme.field, 4, theme.accent if on else theme.faint)
    if on:
        round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(QColor(theme.on_accent), 1.8, Qt.PenStyle.SolidLine, round_cap, round_join))
        x, y = box.x(), box.y()
        painter.drawPolyline([QPointF(x + 4.5, y + 8.8), QPointF(x + 7.4, y + 11.6), QPointF(x + 12.6, y + 5.8)])
