"""A veil over the window while something modal stands before it."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget


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


class DimmingDialog(QDialog):
    """A modal dialog that dims the window behind it, shown by `open()`; it is gone once it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._scrim = Scrim(parent) if parent is not None else None

    def showEvent(self, event: QShowEvent) -> None:
        """Dim the window behind."""
        super().showEvent(event)
        if self._scrim is not None:
            self._scrim.cover()

    def done(self, result: int) -> None:
        """Let go of the window behind."""
        if self._scrim is not None:
            self._scrim.hide()
            self._scrim.deleteLater()
            self._scrim = None
        super().done(result)


def dim(painter: QPainter, box: QRect) -> None:
    """Darken what lies beneath by 28 %."""
    painter.fillRect(box, QColor(0, 0, 0, 71))
