"""An icon that stands by itself, in one of the theme's inks."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from clipper.ui.widgets.painting import follow

if TYPE_CHECKING:
    from clipper.ui.desk import Desk


class Glyph(QWidget):
    """Nothing but the icon; what it means is said in words beside it."""

    def __init__(self, desk: "Desk", icon: str, ink: str = "soft", size: int = 16) -> None:
        super().__init__()
        self._desk = desk
        self._icon, self._ink, self._size = icon, ink, size
        self.setFixedSize(size, size)
        follow(desk, self)

    def show_icon(self, icon: str, ink: str = "") -> None:
        """Show another icon; without an `ink` in the one it had."""
        self._icon, self._ink = icon, ink or self._ink
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        self._desk.icons.paint(QPainter(self), self._icon, 0, 0, self._size, self._ink)
