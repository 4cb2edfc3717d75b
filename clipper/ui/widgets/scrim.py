"""A veil over the window while something modal stands before it."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget


class Scrim(QWidget):
    """Dims the window behind a dialog by 28 %."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self) -> None:
        """Lie over the whole host."""
        host = self.parentWidget()
        if host is not None:
            self.setGeometry(host.rect())
            self.raise_()
            self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the veil."""
        dim(QPainter(self), self.rect())


def dim(painter: QPainter, box: QRect) -> None:
    """Darken what lies beneath by 28 %."""
    painter.fillRect(box, QColor(0, 0, 0, 71))
