"""A tick with words and the promise behind it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from clipper.ui.briefing.passages import draw_tick
from clipper.ui.widgets.painting import follow, ring, words

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

    def hitButton(self, pos: QPoint) -> bool:
        """A press anywhere on it counts."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        theme, fonts = self._desk.theme, self._desk.fonts
        painter = QPainter(self)
        draw_tick(painter, self._desk, QRectF(1, self.height() / 2 - 8.5, 17, 17), on=self.isChecked())
        box = QRect(LEFT, 0, self.width() - LEFT, self.height())
        taken = words(painter, box, self.text(), self.font(), theme.text if self.isEnabled() else theme.faint)
        box.setLeft(box.left() + taken + 9)
        words(painter, box, self._line, fonts.ui("small"), theme.muted)
        if self.hasFocus():
            ring(painter, QRect(0, self.height() // 2 - 10, 20, 20), theme.accent, 5)
