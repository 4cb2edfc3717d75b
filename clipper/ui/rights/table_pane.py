"""A table typed in where it stands, with its head, its button, and a sentence while it is empty."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from clipper.ui.rights.terms import Held
from clipper.ui.rights.typed_table import TypedTable
from clipper.ui.widgets.buttons import IconButton
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.frames import PaneHead
from clipper.ui.widgets.label import ElidedLabel, label

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk

Change = Callable[[str, "Callable[[Library], object]", str], None]
"""Makes a change as the step of that name; the words after it stand on the undo bar, empty for none."""


class TablePane(QWidget):
    """The pane of one table; what is typed means something in the panes made from it."""

    def __init__(self, desk: "Desk", change: Change, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._change = desk, change
        self._held = Held()

    def _build(
        self, table: TypedTable, title: str, add: tuple[str, str], empty: tuple[str, str, str], *, note: str = ""
    ) -> None:
        """Lay it out: `add` is the button's words and tool tip, `empty` icon, sentence and the line below it."""
        desk, self.table = self._desk, table
        words, tip = add
        table.setAccessibleName(title)
        table.added.connect(self.add)
        table.closed.connect(self._settle)
        self.button = IconButton(desk, "add", tip, words=words)
        self.button.clicked.connect(self.add)
        head = PaneHead(desk, right=8)
        head.row.addWidget(label(title, desk.fonts.ui("title", 600)))
        head.row.addSpacing(8)
        head.row.addWidget(ElidedLabel(desk, note, desk.fonts.ui("small"), "muted"), 1)
        head.row.addWidget(self.button)
        self.empty = EmptyState(desk, *empty, words)
        self.empty.pressed.connect(self.add)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)

    def show_held(self, held: Held) -> None:
        """Show what is typed in."""
        self._held = held
        self.table.show_rows(self._shown(held))
        self._settle()

    def _shown(self, held: Held) -> Sequence[Any]:
        """The rows of this pane."""
        raise NotImplementedError

    def _fresh(self) -> Any:
        """What a row begins as."""
        raise NotImplementedError

    def allow(self, on: bool) -> None:
        """Whether anything can be changed here."""
        self.button.setEnabled(on)
        self.empty.setEnabled(on)

    def add(self) -> None:
        """Begin another row."""
        self._stack.setCurrentIndex(1)
        self.table.add(self._fresh())

    def _settle(self) -> None:
        self._stack.setCurrentIndex(1 if self.table.rows.rows else 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes to the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
