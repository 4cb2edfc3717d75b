"""The list in a tray: clippings that wait to be put into the issue, dragged from here or put in by a key."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from clipper.i18n import _
from clipper.model.clipping import ClippingRow
from clipper.ui.briefing.around import clock
from clipper.ui.clippings.mime import pack
from clipper.ui.clippings.row_words import date_words
from clipper.ui.widgets.characters import right_to_left
from clipper.ui.widgets.painted_rows import ROW, AnyIndex, PaintedList
from clipper.ui.widgets.painting import fill, words

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

HIGH = 46
SHOWN = 5
"""Rows in sight before the list scrolls."""


class TrayRow(Struct, frozen=True):
    """One clipping that waits."""

    id: int
    headline: str
    untitled: bool
    meta: str
    """ "Harbour Post · filed 06:31"."""


def tray_row(row: ClippingRow, *, late: bool, language: str = "en") -> TrayRow:
    """A clipping as the tray shows it: with the moment it was filed where it came late, else with its date."""
    when = _("filed {time}").format(time=clock(row.added)) if late else date_words(row.day, row.at, language)
    meta = " · ".join(part for part in (row.outlet or _("No outlet"), when or _("No date")) if part)
    return TrayRow(row.id, row.headline or _("(Untitled)"), not row.headline, meta)


class TrayList(PaintedList):
    """Speaks of clippings by id; several can be chosen."""

    left = Signal()
    """Esc: the keyboard goes back to the outline."""

    def __init__(self, desk: "Desk", name: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, name, parent)
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(_TrayDelegate(desk, self))
        self.setProperty("kind", "tray")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def show_rows(self, rows: Sequence[TrayRow]) -> None:
        """Show these; the row the keyboard was on, or the one in its place, stays the current one."""
        if [self.row_at(n) for n in range(self._rows.rowCount())] == list(rows):
            return
        here, current = self.currentIndex().row(), self.current
        self._rows.clear()
        for row in rows:
            item = QStandardItem(row.headline)
            item.setData(row, ROW)
            item.setToolTip(f"{row.headline}\n{row.meta}")
            item.setAccessibleText(f"{row.headline}, {row.meta}")
            self._rows.appendRow(item)
        at = next((n for n, row in enumerate(rows) if row.id == current), min(max(here, 0), len(rows) - 1))
        self.setCurrentIndex(self._rows.index(at, 0))
        self.setFixedHeight(self._desk.fonts.px(HIGH) * max(1, min(SHOWN, len(rows))))

    def row_at(self, place: int) -> TrayRow:
        """The value of a row."""
        return self._rows.item(place).data(ROW)

    @property
    def current(self) -> int:
        """The clipping the keyboard is on, 0 for none."""
        index = self.currentIndex()
        return index.data(ROW).id if index.isValid() else 0

    def chosen(self) -> list[int]:
        """The clippings chosen, from top to bottom; else the one the keyboard is on."""
        picked = [
            self.row_at(n).id
            for n in range(self._rows.rowCount())
            if self.selectionModel().isSelected(self._rows.index(n, 0))
        ]
        return picked or ([self.current] if self.current else [])

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the chosen clippings, as the list of clippings does."""
        drag = QDrag(self)
        drag.setMimeData(pack(self.chosen()))
        drag.exec(Qt.DropAction.CopyAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J and K go on and back, Esc leaves."""
        steps = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
        if event.key() in steps:
            at = self.currentIndex().row() + steps[Qt.Key(event.key())]
            self.setCurrentIndex(self._rows.index(min(max(at, 0), self._rows.rowCount() - 1), 0))
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _TrayDelegate(QStyledItemDelegate):
    """Headline in the press's face, outlet and time below."""

    def __init__(self, desk: "Desk", view: TrayList) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """46 high."""
        return QSize(180, self._desk.fonts.px(HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one row."""
        theme, fonts, row = self._desk.theme, self._desk.fonts, index.data(ROW)
        box: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state = option.state  # pyright: ignore[reportAttributeAccessIssue]
        inner = box.adjusted(4, 1, -4, -1)
        if state & QStyle.StateFlag.State_Selected:
            fill(painter, inner, theme.selection if self._view.hasFocus() else theme.idle, 6)
        elif state & QStyle.StateFlag.State_MouseOver:
            fill(painter, inner, theme.hover, 6)
        self._desk.icons.paint(painter, "drag", box.x() + 9, box.center().y() - 6, 14, "faint")
        left, wide = box.x() + 28, box.width() - 28 - 12
        above = QRect(left, box.y() + round(box.height() * 0.09), wide, round(box.height() * 0.44))
        turned = right_to_left(row.headline)
        side = Qt.AlignmentFlag.AlignRight if turned else Qt.AlignmentFlag.AlignLeft
        # the ellipsis stands where the line ends
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if turned else Qt.LayoutDirection.LeftToRight)
        ink = theme.muted if row.untitled else theme.text
        words(painter, above, row.headline, fonts.card(14, row.headline), ink, side | Qt.AlignmentFlag.AlignAbsolute)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        below = QRect(left, box.y() + round(box.height() * 0.53), wide, round(box.height() * 0.36))
        words(painter, below, _apart(row.meta), fonts.ui("small", tabular=True), theme.muted)


def _apart(meta: str) -> str:
    """The parts of a meta line in their order, whichever way each of them runs."""
    return "\u200e" + " · ".join(f"\u2068{part}\u2069" for part in meta.split(" · "))
