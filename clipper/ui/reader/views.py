"""Text, page, or both: which views of a clipping stand side by side in the reader."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from clipper.ui.desk import Desk
from clipper.ui.reader.original_view import OriginalView
from clipper.ui.reader.page import Page
from clipper.ui.widgets.frames import Rule

TEXT, PAGE, BOTH = "text", "page", "both"


class Views(QWidget):
    """Holds the set words and the original; several clippings at once have words alone."""

    def __init__(self, desk: Desk, page: Page, original: OriginalView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._original = original
        self._rule = Rule(desk, upright=True)
        self._one = True
        self.chosen = TEXT
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(page, 1)
        row.addWidget(self._rule)
        row.addWidget(original, 1)
        self._arrange()

    def turn(self, view: str) -> None:
        """Show text, page or both."""
        self.chosen = view
        self._arrange()

    def show_count(self, clippings: int) -> None:
        """One clipping has a page, several have none."""
        self._one = clippings == 1
        self._page.show_count(clippings)
        self._arrange()

    def need_text(self) -> None:
        """Something is to be done in the words or beside them: they come into sight."""
        if self.chosen == PAGE:
            self.turn(BOTH)

    def _arrange(self) -> None:
        shown = self.chosen if self._one else TEXT
        self._original.setVisible(shown != TEXT)
        self._rule.setVisible(shown == BOTH)
        self._page.setVisible(shown != PAGE)
