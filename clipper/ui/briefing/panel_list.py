"""The titles of the panel with what came of reading each: four states, set by digit, arrow or click."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from clipper.i18n import _, _n
from clipper.model.production import PanelState
from clipper.ui.widgets.painted_rows import ROW, AnyIndex, PaintedList
from clipper.ui.widgets.painting import fill, words

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

HIGH, CELL, RIGHT = 36, 28, 16
ICONS = {
    PanelState.OPEN: ("eye", "muted"),
    PanelState.READ: ("ok", "ok"),
    PanelState.NIL: ("remove", "soft"),
    PanelState.MISSING: ("refused", "warn"),
}


def state_word(state: PanelState) -> str:
    """A state as the user calls it."""
    return {
        PanelState.OPEN: _("Not looked at"),
        PanelState.READ: _("Read"),
        PanelState.NIL: _("Nothing found"),
        PanelState.MISSING: _("Not available"),
    }[state]


class PanelRow(Struct, frozen=True):
    """One title of the panel."""

    outlet: str
    state: PanelState
    entries: int = 0
    """How many entries of the issue come from it."""


class PanelList(PaintedList):
    """One row a title; several can be chosen and set at once."""

    asked = Signal(list, object)
    """Titles and the PanelState they are to have."""
    taken_off = Signal(list)
    """Titles that are to go off the panel."""
    left = Signal()
    """Esc: the keyboard goes back to the outline."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Panel of titles"), parent)
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(_PanelDelegate(desk, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for state in PanelState:
            desk.actions.bind(f"panel_{state.value}", lambda one=state: self.ask(one))
        desk.actions.bind("panel_off", self.take_off)
        desk.actions.place(self, "panel")

    def show_rows(self, rows: Sequence[PanelRow]) -> None:
        """Show these titles; where the same ones stand, only their states are repainted."""
        if [self._rows.item(n).data(ROW).outlet for n in range(self._rows.rowCount())] != [r.outlet for r in rows]:
            here = max(0, self.currentIndex().row())
            self._rows.clear()
            for _row in rows:
                self._rows.appendRow(QStandardItem())
            self.setCurrentIndex(self._rows.index(min(here, len(rows) - 1), 0))
        for place, row in enumerate(rows):
            item = self._rows.item(place)
            item.setData(row, ROW)
            item.setText(row.outlet)
            item.setAccessibleText(f"{row.outlet}, {state_word(row.state)}")

    @property
    def rows(self) -> list[PanelRow]:
        """The titles shown."""
        return [self._rows.item(n).data(ROW) for n in range(self._rows.rowCount())]

    def chosen(self) -> list[PanelRow]:
        """The titles chosen, else the one the keyboard is on."""
        indexes = [self._rows.index(n, 0) for n in range(self._rows.rowCount())]
        picked = [index for index in indexes if self.selectionModel().isSelected(index)]
        if not picked and self.currentIndex().isValid():
            picked = [self.currentIndex()]
        return [index.data(ROW) for index in picked]

    def ask(self, state: PanelState) -> None:
        """Ask that the chosen titles have this state; of a single one the keyboard goes on to the next."""
        rows = self.chosen()
        if not rows:
            return
        self.asked.emit([row.outlet for row in rows], state)
        if len(rows) == 1:
            self.setCurrentIndex(self._rows.index(min(self.currentIndex().row() + 1, self._rows.rowCount() - 1), 0))

    def take_off(self) -> None:
        """Ask that the chosen titles go off the panel."""
        rows = self.chosen()
        if rows:
            self.taken_off.emit([row.outlet for row in rows])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the chosen titles."""
        if not self.chosen():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for state in PanelState:
            menu.addAction(self._desk.actions[f"panel_{state.value}"])
        menu.addSeparator()
        menu.addAction(self._desk.actions["panel_off"])
        menu.popup(event.globalPos())

    def _turn(self, by: int) -> None:
        """One state further or back, for all that are chosen."""
        rows, order = self.chosen(), list(PanelState)
        if rows:
            at = order.index(rows[0].state) + by
            if 0 <= at < len(order):
                self.asked.emit([row.outlet for row in rows], order[at])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right change the state, Esc leaves."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self._turn(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_J, Qt.Key.Key_K):
            by = 1 if event.key() == Qt.Key.Key_J else -1
            at = min(max(self.currentIndex().row() + by, 0), self._rows.rowCount() - 1)
            self.setCurrentIndex(self._rows.index(at, 0))
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_P):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def cell_at(self, where: QPoint) -> PanelState | None:
        """The state whose sign stands here."""
        index = self.indexAt(where)
        if not index.isValid():
            return None
        return next((s for s, box in cells(self.visualRect(index)).items() if box.contains(where)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a sign sets that state."""
        where = event.position().toPoint()
        state, index = self.cell_at(where), self.indexAt(where)
        if state is None or not self._desk.writable:
            super().mousePressEvent(event)
            return
        if not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        self.asked.emit([row.outlet for row in self.chosen()], state)

    def viewportEvent(self, event: QEvent) -> bool:
        """The signs say what they mean."""
        if isinstance(event, QHelpEvent) and (state := self.cell_at(event.pos())) is not None:
            key = self._desk.actions.key(f"panel_{state.value}")
            QToolTip.showText(event.globalPos(), f"{state_word(state)} ({key})", self.viewport())
            return True
        return super().viewportEvent(event)


def cells(box: QRect) -> dict[PanelState, QRect]:
    """Where the four signs of a row stand."""
    left = box.right() - RIGHT - CELL * len(PanelState)
    return {
        state: QRect(left + CELL * n, box.center().y() - CELL // 2 + 1, CELL - 2, CELL - 2)
        for n, state in enumerate(PanelState)
    }


class _PanelDelegate(QStyledItemDelegate):
    """Title, its entries, the state in words, and the four signs with the one that holds filled."""

    def __init__(self, desk: "Desk", view: PanelList) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """36 high."""
        return QSize(300, self._desk.fonts.px(HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one row."""
        theme, fonts, row = self._desk.theme, self._desk.fonts, index.data(ROW)
        box: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state = option.state  # pyright: ignore[reportAttributeAccessIssue]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            fill(painter, box.adjusted(8, 1, -8, -1), theme.selection if self._view.hasFocus() else theme.idle, 6)
        signs = cells(box)
        for one, cell in signs.items():
            icon, ink = ICONS[one]
            if one is row.state:
                fill(painter, cell, theme.raised, 6, theme.line)
            self._desk.icons.paint(
                painter, icon, cell.center().x() - 7, cell.center().y() - 7, 16, ink if one is row.state else "faint"
            )
        small = fonts.ui("small", tabular=True)
        wide = round((signs[PanelState.OPEN].left() - box.x()) * 0.38)
        said = QRect(signs[PanelState.OPEN].left() - wide - 10, box.y(), wide, box.height())
        ink = {PanelState.MISSING: theme.warn, PanelState.READ: theme.ok}.get(row.state, theme.muted)
        words(painter, said, state_word(row.state), small, ink, Qt.AlignmentFlag.AlignRight)
        room = QRect(box.x() + 20, box.y(), said.left() - box.x() - 28, box.height())
        taken = words(painter, room, row.outlet, fonts.ui(weight=500), theme.text)
        if row.entries:
            room.setLeft(room.left() + taken + 8)
            printed = _n("1 entry", "{n} entries", row.entries)
            words(painter, room, printed, small, theme.muted if row.state is PanelState.READ else theme.warn)
