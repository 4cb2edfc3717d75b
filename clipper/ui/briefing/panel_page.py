"""The panel of an issue: which titles were read, in which nothing was found, and which did not come."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from clipper.i18n import _, _n
from clipper.model.production import PanelState
from clipper.ui.briefing.around import Around, panel_counts
from clipper.ui.briefing.panel_list import PanelList, PanelRow
from clipper.ui.widgets.buttons import IconButton, button
from clipper.ui.widgets.completing import completer
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.frames import PaneHead, ground
from clipper.ui.widgets.label import ElidedLabel, label

if TYPE_CHECKING:
    from clipper.ui.desk import Desk


class PanelPage(QWidget):
    """Stands in the entry editor's place; every change is a step."""

    settled = Signal()
    """A change made here stands in the library."""
    left = Signal()
    """The entry editor is to come back."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._briefing = 0
        self._known: tuple[str, ...] | None = None
        ground(self, "list")
        head = PaneHead(desk, left=20, right=8)
        head.row.addWidget(label(_("Panel of titles"), desk.fonts.ui("title", 600)))
        self.counts = ElidedLabel(desk, "", desk.fonts.ui("small", tabular=True), "muted")
        head.row.addWidget(self.counts, 1)
        close = IconButton(desk, "stop", _("Back to the entry (Esc)"), size=16)
        close.clicked.connect(self.left)
        head.row.addWidget(close)
        self.list = PanelList(desk)
        self.empty = EmptyState(
            desk,
            "outlet",
            _("No titles on the panel."),
            _("A template names the titles that are read every morning; one more can be added here."),
            _("Templates…"),
        )
        self.empty.pressed.connect(desk.actions["templates"].trigger)
        self.add = QLineEdit()
        self.add.setFont(desk.fonts.ui())
        self.add.setPlaceholderText(_("Add a title"))
        self.add.setAccessibleName(_("Add a title"))
        self.rest = button(desk, "", self._rest)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.list)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 10, 20, 14)
        foot.setSpacing(8)
        foot.addWidget(self.add, 1)
        foot.addWidget(self.rest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addSpacing(6)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
        self.list.asked.connect(self._set_all)
        self.list.taken_off.connect(self._take_off)
        self.list.left.connect(self.left)
        self.add.returnPressed.connect(self._add)
        self.setFocusProxy(self.list)

    def show_panel(self, around: Around, printed: Mapping[str, int]) -> None:
        """Show the panel of an issue; `printed` counts its entries by outlet, in lower case."""
        self._briefing = around.briefing
        states = around.panel
        self.list.show_rows([PanelRow(one, state, printed.get(one.casefold(), 0)) for one, state in states.items()])
        self._stack.setCurrentWidget(self.list if states else self.empty)
        self.counts.setText(panel_counts(states.values()) if states else "")
        unread = sum(state is PanelState.OPEN for state in states.values())
        self.rest.setVisible(bool(unread))
        self.rest.setText(_n("Nothing found in 1 other", "Nothing found in {n} others", unread))
        self.rest.setToolTip(_("Sets every title that was not looked at to “Nothing found”"))
        self.add.setEnabled(self._desk.writable)
        self.rest.setEnabled(self._desk.writable)
        if around.outlets != self._known:
            self._known = around.outlets
            completer(self.add, around.outlets)

    def _set(self, states: dict[str, PanelState], said: str = "") -> None:
        briefing = self._briefing
        now = {row.outlet: row.state for row in self.list.rows}
        changed = {one: state for one, state in states.items() if now.get(one) is not state}
        if not changed or not self._desk.writable:
            return

        def done(_none: object) -> None:
            if said:
                self._desk.notices.undo_bar(said)
            self.settled.emit()

        self._desk.jobs.change(_("Change panel"), lambda library: library.templates.set_panel(briefing, changed), done)

    def _set_all(self, outlets: list[str], state: PanelState) -> None:
        self._set(dict.fromkeys(outlets, state))

    def _rest(self) -> None:
        unread = [row.outlet for row in self.list.rows if row.state is PanelState.OPEN]
        said = _n("Nothing found in 1 title", "Nothing found in {n} titles", len(unread))
        self._set(dict.fromkeys(unread, PanelState.NIL), said)
        self.list.setFocus()

    def _take_off(self, outlets: list[str]) -> None:
        briefing = self._briefing
        if not self._desk.writable:
            return
        said = _("“{name}” taken off the panel").format(name=outlets[0])
        if len(outlets) > 1:
            said = _n("1 title taken off the panel", "{n} titles taken off the panel", len(outlets))

        def done(_none: object) -> None:
            self._desk.notices.undo_bar(said)
            self.settled.emit()

        self._desk.jobs.change(
            _("Change panel"), lambda library: library.templates.take_off_panel(briefing, outlets), done
        )

    def _add(self) -> None:
        name = " ".join(self.add.text().split())
        known = {row.outlet.casefold() for row in self.list.rows}
        if name and name.casefold() not in known:
            self._set({name: PanelState.OPEN}, _("“{name}” put on the panel").format(name=name))
        self.add.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc brings the entry editor back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
