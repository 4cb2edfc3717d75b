"""The strip that says why a library can only be read, and offers to try again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clipper.errors import LibraryError, LibraryLocked
from clipper.i18n import _
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.label import ElidedLabel

if TYPE_CHECKING:
    from clipper.ui.desk import Desk


class ReadOnlyBar(QWidget):
    """36 high, on the warn ground, under the tool bar."""

    again = Signal()
    """Try once more to open the library for writing."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self._desk = desk
        self.setFixedHeight(desk.fonts.px(36))
        self._words = ElidedLabel(desk, "", desk.fonts.ui(weight=500), "warn")
        row = QHBoxLayout(self)
        row.setContentsMargins(44, 0, 12, 0)
        row.setSpacing(6)
        row.addWidget(self._words, 1)
        row.addWidget(button(desk, _("Try again"), self.again.emit, kind="small"))
        row.addWidget(button(desk, _("Go on reading"), self.hide, kind="small"))
        desk.theme_changed.connect(self.update)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def explain(self, error: LibraryError) -> None:
        """Say who has the library, or what else forbids writing."""
        self._words.setText(reason(error))
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and lock."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._desk.theme.warn_soft))
        self._desk.icons.paint(painter, "lock", 16, (self.height() - 16) / 2, 16, "warn")


def reason(error: LibraryError) -> str:
    """One sentence: where it is open, and what can be done meanwhile."""
    if isinstance(error, LibraryLocked) and error.host:
        return _(
            "Open on “{host}” (process {pid}). You can read and search here; close it there to change anything."
        ).format(host=error.host, pid=error.pid)
    return str(error)
