"""The list itself: one QTableView that keeps current row, selection and scroll place by id through every swap."""

import time
from array import array
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHeaderView, QTableView, QToolTip, QWidget

from clipper.i18n import _, _n
from clipper.ui.clippings.list_model import ClippingTable
from clipper.ui.clippings.mime import ENTRIES, ids_in, pack
from clipper.ui.clippings.row_delegate import RowDelegate
from clipper.ui.clippings.thumbnails import Thumbnails
from clipper.ui.widgets.painting import fill, words
from clipper.ui.widgets.thin_bar import thin

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

CALM_S = 0.25
"""After so many seconds without scrolling a swap may come."""
_SELECT = QItemSelectionModel.SelectionFlag
_LEFT = Qt.MouseButton.LeftButton


class ClippingList(QTableView):
    """Cards of clippings; speaks of them by id."""

    current_changed = Signal(int)
    """The clipping under the cursor, 0 for none."""
    chosen_changed = Signal()
    entered_row = Signal(int)
    """A row was double-clicked."""
    entries_dropped = Signal(tuple)
    """Entries of a briefing were dragged here: out of the briefing."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.table = ClippingTable(desk)
        self._thumbnails = Thumbnails(desk)
        self._thumbnails.arrived.connect(self.viewport().update)
        self.cards = RowDelegate(desk, self.table, self._thumbnails, self)
        self._scrolled = 0.0
        self._held: int | None = None
        self._pressed_at = QPoint()
        self._swapping = False
        self.setModel(self.table)
        self.setItemDelegate(self.cards)
        self._dress()
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.verticalScrollBar().valueChanged.connect(self._note_scroll)
        desk.theme_changed.connect(self.viewport().update)

    def _dress(self) -> None:
        across, down = self.horizontalHeader(), self.verticalHeader()
        # else select-all repaints the headers row by row
        across.setSelectionModel(QItemSelectionModel(self.table, self))
        down.setSelectionModel(QItemSelectionModel(self.table, self))
        across.hide()
        down.hide()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(8)
        down.setDefaultSectionSize(self.cards.height)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        thin(self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setWordWrap(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(_("Clippings"))
        self.verticalScrollBar().setSingleStep(28)

    def set_two_lines(self, on: bool) -> None:
        """Rows of two lines instead of cards."""
        current = self.current
        self.cards.two_lines = on
        self.verticalHeader().setDefaultSectionSize(self.cards.height)
        if current:
            self.scrollTo(self.currentIndex())
        self.viewport().update()

    # -- by id ---------------------------------------------------------------------------------------------------

    @property
    def current(self) -> int:
        """The clipping under the cursor, 0 for none."""
        return self.table.id_at(self.currentIndex().row())

    def chosen(self) -> tuple[int, ...]:
        """The clippings chosen, in the order of the list."""
        found = array("q")
        ranges = self.selectionModel().selection()
        for first, last in sorted((ranges.at(n).top(), ranges.at(n).bottom()) for n in range(ranges.count())):
            found.extend(self.table.ids[first : last + 1])
        return tuple(found)

    def go_to(self, id: int) -> bool:
        """Make a clipping the current and only chosen one; False where it does not stand here."""
        return self._go(self.table.place_of(id))

    def choose(self, ids: Sequence[int]) -> None:
        """Choose those of these clippings that stand here, and go to the first."""
        known = [id for id in ids if self.table.place_of(id) >= 0]
        if known:
            self._restore(known[0], tuple(known))
            self.scrollTo(self.currentIndex())

    def step(self, by: int, *, extend: bool = False) -> None:
        """Go `by` rows on; `extend` chooses the rows on the way too."""
        if not self.table.rowCount():
            return
        here = self.currentIndex().row()
        place = max(0, min(self.table.rowCount() - 1, here + by)) if here >= 0 else 0
        if not extend:
            self._go(place)
            return
        index = self.table.index(place, 0)
        self.selectionModel().setCurrentIndex(index, _SELECT.Select)
        self.scrollTo(index)

    def let_go(self) -> None:
        """Nothing is current or chosen: nothing is left to go to."""
        self.selectionModel().clear()

    def after(self, ids: Iterable[int]) -> int:
        """The clipping to go to when these leave: the next one below them, else the one above; 0 where none is left."""
        gone = set(ids)
        here = max(0, self.currentIndex().row())
        below = (self.table.ids[n] for n in range(here, len(self.table.ids)))
        above = (self.table.ids[n] for n in range(here - 1, -1, -1))
        return next((id for rows in (below, above) for id in rows if id not in gone), 0)

    def _go(self, place: int) -> bool:
        if not 0 <= place < self.table.rowCount():
            return False
        index = self.table.index(place, 0)
        self.selectionModel().setCurrentIndex(index, _SELECT.ClearAndSelect)
        self.scrollTo(index)
        return True

    # -- membership ----------------------------------------------------------------------------------------------

    @property
    def calm(self) -> bool:
        """Whether neither a button is held nor the list in motion: a swap may come."""
        held = QApplication.mouseButtons() != Qt.MouseButton.NoButton and self.underMouse()
        return not held and time.monotonic() - self._scrolled > CALM_S

    def show_ids(self, ids: "array[int]", *, leaving: Iterable[int] = ()) -> None:
        """Swap the membership; current row, selection and scroll place stay with their clippings."""
        if ids == self.table.ids and frozenset(leaving) == self.table.leaving:
            return
        current, chosen = self.current, self.chosen()
        top, inside = self._top()
        self._swapping = True
        self.table.swap(ids, leaving)
        self._restore(current, chosen)
        place = self.table.place_of(top) if top else -1
        if place >= 0:
            self.verticalScrollBar().setValue(place * self.cards.height + inside)
        self._swapping = False
        self._scrolled = 0.0
        if self.current != current:
            self.current_changed.emit(self.current)
        if self.chosen() != chosen:
            self.chosen_changed.emit()

    def start_over(self, ids: "array[int]") -> None:
        """Show another place from its top; nothing is chosen."""
        self._swapping = True
        self.table.swap(ids)
        self.scrollToTop()
        self._swapping = False
        self._scrolled = 0.0
        self.current_changed.emit(0)
        self.chosen_changed.emit()

    def _top(self) -> tuple[int, int]:
        """The clipping at the upper edge, and by how many pixels it is scrolled out; (0, 0) at the very top."""
        value = self.verticalScrollBar().value()
        return (self.table.id_at(value // self.cards.height), value % self.cards.height) if value else (0, 0)

    def _restore(self, current: int, chosen: tuple[int, ...]) -> None:
        wanted = set(chosen)
        places = [n for n, id in enumerate(self.table.ids) if id in wanted] if wanted else []
        selection = QItemSelection()
        for first, last in _runs(places):
            selection.select(self.table.index(first, 0), self.table.index(last, 0))
        model = self.selectionModel()
        place = self.table.place_of(current) if current else -1
        if place >= 0:
            model.setCurrentIndex(self.table.index(place, 0), _SELECT.NoUpdate)
        model.select(selection, _SELECT.ClearAndSelect)

    def _selection_changed(self) -> None:
        if not self._swapping:
            self.chosen_changed.emit()

    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not self._swapping:
            self.current_changed.emit(self.table.id_at(now.row()))

    def _note_scroll(self) -> None:
        if not self._swapping:
            self._scrolled = time.monotonic()

    # -- keys and mouse ------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the ends of the list; a table would go to the ends of the row."""
        shift = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ShiftModifier
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and (plain or shift):
            self._to_end(last=event.key() == Qt.Key.Key_End, extend=shift)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """A letter without a meaning here chooses nothing: a table would read all rows for one that begins so."""

    def _to_end(self, *, last: bool, extend: bool) -> None:
        place = self.table.rowCount() - 1 if last else 0
        if not extend:
            self._go(place)
            return
        index, here = self.table.index(place, 0), max(0, self.currentIndex().row())
        way = QItemSelection(self.table.index(min(here, place), 0), self.table.index(max(here, place), 0))
        self.selectionModel().select(way, _SELECT.Select)
        self.selectionModel().setCurrentIndex(index, _SELECT.NoUpdate)
        self.scrollTo(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on one of several chosen rows keeps them all: she may be about to drag them."""
        index = self.indexAt(event.position().toPoint())
        self._pressed_at = event.position().toPoint()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() == _LEFT and plain and index.isValid() and self.selectionModel().isSelected(index):
            self._held = index.row()
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            event.accept()
            return
        self._held = index.row() if event.button() == _LEFT and plain and index.isValid() else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is chosen once the pointer has gone far enough."""
        if self._held is not None and event.buttons() & _LEFT:
            moved = (event.position().toPoint() - self._pressed_at).manhattanLength()
            if moved >= QApplication.startDragDistance():
                self._held = None
                self._drag()
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Without a drag, the press chooses its row alone."""
        held, self._held = self._held, None
        if held is not None and event.button() == _LEFT:
            self._go(held)
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the row."""
        self._held = None
        index = self.indexAt(event.position().toPoint())
        if event.button() == _LEFT and index.isValid():
            self.entered_row.emit(self.table.id_at(index.row()))

    def _drag(self) -> None:
        chosen = self.chosen()
        if not chosen:
            return
        drag = QDrag(self)
        drag.setMimeData(pack(chosen))
        drag.setPixmap(self._drag_picture(len(chosen)))
        drag.setHotSpot(QPoint(-8, -8))
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.CopyAction)

    def _drag_picture(self, number: int) -> QPixmap:
        """A small sheet that names what is carried: one headline, or how many."""
        theme, fonts = self._desk.theme, self._desk.fonts
        row = self.table.row(self.currentIndex().row()) if number == 1 else None
        text = row.headline if row is not None else _n("1 clipping", "{n} clippings", number)
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(240 * ratio), round(34 * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        fill(painter, QRect(0, 0, 240, 34), theme.raised, 8, theme.line)
        words(painter, QRect(12, 0, 216, 34), text, fonts.card(14) if row else fonts.ui(weight=600), theme.text)
        painter.end()
        return pixmap

    # -- drops: an entry dragged out of a briefing --------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Entries of a briefing may be dropped here; files are for the window."""
        self._offer(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """The same while it moves."""
        self._offer(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Entries go out of their briefing."""
        entries = ids_in(event.mimeData(), ENTRIES)
        if entries:
            event.acceptProposedAction()
            self.entries_dropped.emit(entries)
        else:
            event.ignore()

    def _offer(self, event: QDropEvent) -> None:
        if event.mimeData().hasFormat(ENTRIES):
            event.acceptProposedAction()
        else:
            event.ignore()

    # -- painting ------------------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The selection takes its full colour; where nothing is chosen the keyboard begins at the current row."""
        super().focusInEvent(event)
        by_hand = event.reason() not in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if by_hand and not self.selectionModel().hasSelection():
            self._go(max(0, self.currentIndex().row()))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The selection goes idle."""
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tool tips are made from the row when they are asked for."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.table.row(self.indexAt(event.pos()).row())
            if row is not None:
                QToolTip.showText(event.globalPos(), self.cards.tip(row), self.viewport())
                return True
        return super().viewportEvent(event)


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """Neighbouring places as pairs of first and last."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
