"""The lists of recipients: name and readers, typed in where they stand."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from clipper.i18n import _, _n
from clipper.model.rights import Recipients
from clipper.ui.rights.terms import Held, remove_list, set_list
from clipper.ui.rights.typed_cells import NUMBER, Column
from clipper.ui.rights.typed_table import TypedTable
from clipper.ui.widgets.buttons import IconButton
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.frames import PaneHead
from clipper.ui.widgets.label import label

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk

Change = Callable[[str, "Callable[[Library], object]", str], None]
"""Makes a change as the step of that name; the words after it stand on the undo bar, empty for none."""
NAME, READERS = 0, 1


class ListsPane(QWidget):
    """Who an issue is handed out to; a list's readers are what copies are counted by."""

    def __init__(self, desk: "Desk", change: Change, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._change = change
        self._held = Held()
        columns = (
            Column(_("List"), 0, lambda one: one.name, absent=_("Name of the list")),
            Column(_("Readers"), 76, lambda one: str(one.readers) if one.readers else "", NUMBER, absent="0"),
        )
        self.table = TypedTable(desk, columns)
        self.table.setAccessibleName(_("Lists of recipients"))
        self.table.typed.connect(self._typed)
        self.table.added.connect(self.add)
        self.table.removed.connect(self._remove)
        self.button = IconButton(desk, "add", _("Add a list (Insert)"), words=_("Add list"))
        self.button.clicked.connect(self.add)
        head = PaneHead(desk, right=8)
        head.row.addWidget(label(_("Recipients"), desk.fonts.ui("title", 600)))
        head.row.addStretch()
        head.row.addWidget(self.button)
        self.empty = EmptyState(
            desk,
            "our_message",
            _("No lists yet."),
            _("Until there is one, issues go to our office alone."),
            _("Add list"),
        )
        self.empty.pressed.connect(self.add)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)
        self.table.closed.connect(self._settle)

    def show_held(self, held: Held) -> None:
        """Show what is typed in."""
        self._held = held
        self.table.show_rows(held.lists)
        self._settle()

    def allow(self, on: bool) -> None:
        """Whether anything can be changed here."""
        self.button.setEnabled(on)
        self.empty.setEnabled(on)

    def _settle(self) -> None:
        self._stack.setCurrentIndex(1 if self.table.rows.rows else 0)

    def add(self) -> None:
        """Begin another list."""
        self._stack.setCurrentIndex(1)
        self.table.add(Recipients())

    def _typed(self, row: int, column: int, text: str) -> None:
        was: Recipients = self.table.rows.rows[row]
        if column == NAME and not text:
            return
        now = replace(was, name=text) if column == NAME else replace(was, readers=int(text or 0))
        begun = self.table.fresh == row
        self.table.fresh = None
        self.table.put(row, now)
        deed = partial(set_list, was=None if begun else was, name=now.name, readers=now.readers)
        self._change(_("Change recipients") if not begun else _("Add recipients"), deed, "")
        if begun:
            self.table.begin_soon(row, READERS)

    def _remove(self, row: int) -> None:
        was: Recipients = self.table.rows.rows[row]
        own = sum(one.recipients == was.id for one in self._held.terms)
        said = _("List “{name}” removed").format(name=was.name)
        if own:
            said = _n("List “{name}” removed with 1 licence", "List “{name}” removed with {n} licences", own)
            said = said.replace("{name}", was.name)
        self._change(_("Remove recipients"), partial(remove_list, was=was), said)

    def focusInEvent(self, event: Any) -> None:
        """The keyboard goes to the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
