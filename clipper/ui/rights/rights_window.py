"""Rights and recipients: who gets an issue, and what each outlet's licence lets be handed out to them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from clipper.curate.licence_words import no_advice
from clipper.i18n import _
from clipper.model.changes import Changes
from clipper.ui.rights.licences_pane import LicencesPane
from clipper.ui.rights.lists_pane import ListsPane
from clipper.ui.rights.terms import Held, read_held
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.fitting import fitting
from clipper.ui.widgets.frames import ground
from clipper.ui.widgets.label import ElidedLabel
from clipper.ui.widgets.undo_bar import UndoBar
from clipper.ui.widgets.window_parts import PANES, lay_out, side_by_side, window_foot, window_head

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk

WIDE, HIGH, LEFT = 1160, 620, 272
FOOT = 58


class RightsWindow(QDialog):
    """Stands beside the main window; every change is a step, undone by its key here as there."""

    changed = Signal()
    """What is typed in was changed."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pending = 0
        self._stale = False
        self.held = Held()
        # before a dialog that waits for it, it is part of that dialog
        self.setModal(isinstance(parent, QDialog))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Rights and recipients"))
        ground(self, "list")
        self.lists = ListsPane(desk, self._change)
        self.licences = LicencesPane(desk, self._change)
        self._build()
        self.resize(fitting(QSize(desk.fonts.px(WIDE), desk.fonts.px(HIGH)), self))
        for table in (self.lists.table, self.licences.table):
            table.closed.connect(self._typed)
        for name in ("undo", "redo"):
            self.addAction(desk.actions[name])
        desk.changed.connect(self._announced)
        desk.writable_changed.connect(self._allow)
        self._allow(desk.writable)
        self.refresh()

    def _build(self) -> None:
        desk = self._desk
        parts = side_by_side(desk, ground(self.lists, "panel"), ground(self.licences, "list"), LEFT, WIDE)
        lay_out(self, desk, window_head(desk, _("Rights and recipients"), self.close, side=PANES), parts, self._foot())
        self.notice = UndoBar(desk, self, above=desk.fonts.px(FOOT))

    def _foot(self) -> QWidget:
        foot, row = window_foot(self._desk, PANES)
        self._hint = ElidedLabel(self._desk, "", self._desk.fonts.ui("small"), "muted")
        row.addWidget(self._hint, 1)
        self.done_button = button(self._desk, _("Close"), self.close)
        row.addWidget(self.done_button)
        return foot

    def _allow(self, on: bool) -> None:
        self.lists.allow(on)
        self.licences.allow(on)
        self._hint.setText(no_advice() if on else _("This library is open to read only.") + " " + no_advice())

    # -- showing -------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read again what is typed in; not while something is being typed or kept."""
        self._stale = self._pending > 0 or self._typing
        if not self._stale:
            self._desk.jobs.read(read_held, self._show, key="rights")

    @property
    def _typing(self) -> bool:
        return self.lists.table.typing or self.licences.table.typing

    def _typed(self) -> None:
        if self._stale:
            self.refresh()

    def _show(self, held: Held) -> None:
        if not isValid(self):
            return
        if self._pending or self._typing:
            self._stale = True
            return
        self.held = held
        self.lists.show_held(held)
        self.licences.show_held(held)

    def _announced(self, changes: Changes) -> None:
        kinds = (changes.clippings, changes.tags, changes.annotations, changes.briefings)
        # a list of recipients is of no kind
        if changes.outlets is None or changes.outlets or not any(kind is None or kind for kind in kinds):
            self.refresh()

    # -- changing ------------------------------------------------------------------------------------------------

    def _change(self, name: str, deed: "Callable[[Library], object]", said: str) -> None:
        """Make a change as one step; what could not be done is said, and what stands is shown again."""
        desk = self._desk
        self._pending += 1

        def settle() -> None:
            self._pending -= 1
            if isValid(self):
                self.changed.emit()
                self.refresh()

        def done(_none: object) -> None:
            if said:
                desk.notices.undo_bar(said)
            settle()

        def failed(error: Exception) -> None:
            desk.notices.error(error)
            settle()

        desk.jobs.change(name, deed, done, failed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; Enter belongs to the fields."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)
