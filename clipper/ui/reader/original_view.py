"""The original beside the text, or alone: the page view's own pages, read only once they are in sight."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clipper.i18n import _
from clipper.model.clipping import Clipping
from clipper.ui.desk import Desk
from clipper.ui.pageview.leaf import PageLeaf


class OriginalView(QWidget):
    """Shows one clipping's pages; marks on its words are the text's marks, and pressing one there or here shows both."""

    original_asked = Signal()
    """Open the original in the system's own program."""
    mark_pressed = Signal(int)
    """A mark was pressed on the page."""
    note_asked = Signal(int)
    """The comment of a mark on words of the text is to be typed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._clipping: Clipping | None = None
        self.leaf = PageLeaf(desk)
        self.pages = self.leaf.view
        self.pages.setAccessibleName(_("The original's pages"))
        self.leaf.original_asked.connect(self.original_asked)
        self.leaf.reading.mark_pressed.connect(self.mark_pressed)
        self.leaf.reading.note_asked.connect(self._note_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.leaf)
        self.setFocusProxy(self.pages)

    def show_clipping(self, clipping: Clipping | None) -> None:
        """Show the pages this clipping was cut from, once they would be seen."""
        self._clipping = clipping
        if self.isVisible():
            self.leaf.show_clipping(clipping)

    def show_mark(self, id: int) -> None:
        """Bring a mark into view where it stands on a page."""
        if id and self.isVisible():
            self.leaf.reading.marks.go_to(id)

    def _note_asked(self, id: int) -> None:
        one = self.leaf.reading.marks.annotation(id)
        if one is not None and one.anchor is not None:
            self.note_asked.emit(id)
        else:
            self._desk.notices.say(_("Areas take comments in the page view. P shows it."))

    def showEvent(self, event: QShowEvent) -> None:
        """Read now what was not worth reading unseen."""
        super().showEvent(event)
        self.leaf.show_clipping(self._clipping)

    def close_worker(self) -> None:
        """End the worker processes."""
        self.leaf.close_worker()
