"""The tree of the outline: choosing, dragging and dropping, folding, and typing a section's title."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from clipper.i18n import _, _n
from clipper.ui.briefing.outline_delegate import OutlineDelegate, draw_drop
from clipper.ui.briefing.outline_model import ROW, OutlineModel
from clipper.ui.briefing.outline_rows import EntryRow, SectionRow
from clipper.ui.widgets.painting import fill, words
from clipper.ui.widgets.thin_bar import thin

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

FOLD_ZONE = 34
"""A press this near the left edge of a section's head folds it (pixels)."""


class OutlineView(QTreeView):
    """Sections with their entries; a pane they are dragged to decides what that means (the list takes them out)."""

    chosen_changed = Signal()

    def __init__(self, desk: "Desk", model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows = model
        self.setModel(model)
        self.delegate = OutlineDelegate(desk, self)
        self.setItemDelegate(self.delegate)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        thin(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Outline of the briefing"))
        desk.theme_changed.connect(self.viewport().update)

    # -- what is chosen ------------------------------------------------------------------------------------------

    def chosen_rows(self) -> list[SectionRow | EntryRow]:
        """The chosen rows from top to bottom."""
        found = [
            row for index in self._all_indexes() if self.selectionModel().isSelected(index) and (row := index.data(ROW))
        ]
        return found

    def chosen_entries(self) -> list[EntryRow]:
        """The chosen entries; those of a chosen section only where they are chosen themselves."""
        return [row for row in self.chosen_rows() if isinstance(row, EntryRow)]

    def all_entries(self) -> list[EntryRow]:
        """Every entry from top to bottom."""
        return [row for index in self._all_indexes() if isinstance(row := index.data(ROW), EntryRow)]

    def current_row(self) -> SectionRow | EntryRow | None:
        """The row the keyboard is on."""
        return self.rows.row_at(self.currentIndex())

    def choose(self, entries: list[int], current: int | None = None) -> None:
        """Choose these entries, if they still stand."""
        indexes = [index for one in entries if (index := self.rows.index_of(one)).isValid()]
        selection = QItemSelection()
        for index in indexes:
            selection.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection, flags.ClearAndSelect)
        at = self.rows.index_of(current) if current is not None else QModelIndex()
        at = at if at.isValid() else indexes[0] if indexes else QModelIndex()
        if at.isValid():
            self.selectionModel().setCurrentIndex(at, flags.NoUpdate)
            self.scrollTo(at)

    def choose_section(self, section: int) -> None:
        """Choose the head of a section, if it still stands."""
        index = self.rows.index_of_section(section)
        if index.isValid():
            self.setCurrentIndex(index)

    def step(self, by: int) -> None:
        """Go to the next or previous entry, over the heads."""
        entries = [index for index in self._all_indexes() if index.parent().isValid()]
        if not entries:
            return
        here = self.currentIndex()
        places = [n for n, index in enumerate(entries) if index == here]
        if places:
            at = max(0, min(len(entries) - 1, places[0] + by))
        else:
            head = self._all_indexes().index(here) if here.isValid() else -1
            order = self._all_indexes()
            after = [n for n, index in enumerate(entries) if order.index(index) > head]
            at = (
                (after[0] if after else len(entries) - 1)
                if by > 0
                else max(0, (after[0] if after else len(entries)) - 1)
            )
        self.setCurrentIndex(entries[at])

    def _all_indexes(self) -> list[QModelIndex]:
        model = self.rows
        heads = [model.index(n, 0) for n in range(model.rowCount())]
        return [
            index for head in heads for index in (head, *(model.index(n, 0, head) for n in range(model.rowCount(head))))
        ]

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell that the choice changed."""
        super().selectionChanged(selected, deselected)
        self.chosen_changed.emit()

    def edit_title(self, index: QModelIndex) -> None:
        """Type a section's title in place."""
        item = self.rows.itemFromIndex(index)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self.edit(index)
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)

    # -- mouse ---------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the left of a section's head folds or opens it."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not index.parent().isValid() and event.position().x() < FOLD_ZONE:
            self.setExpanded(index, not self.isExpanded(index))
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on a section's head edits its title."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not index.parent().isValid() and event.position().x() >= FOLD_ZONE:
            self.edit_title(index)
            return
        super().mouseDoubleClickEvent(event)

    # -- dragging ------------------------------------------------------------------------------------------------

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the chosen rows; Qt's own way would delete them here after a move."""
        indexes = [index for index in self._all_indexes() if self.selectionModel().isSelected(index)]
        data = self.rows.mimeData(indexes)
        if not data.formats():
            return
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self._picture(indexes))
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.CopyAction)

    def _picture(self, indexes: list[QModelIndex]) -> QPixmap:
        theme, fonts = self._desk.theme, self._desk.fonts
        rows = [index.data(ROW) for index in indexes]
        entries = [row for row in rows if isinstance(row, EntryRow)]
        name = entries[0].headline if entries else rows[0].title
        text = name if len(entries) < 2 else _n("1 entry", "{n} entries", len(entries))
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(240 * ratio), round(32 * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        fill(painter, QRect(0, 0, 240, 32), theme.raised, 6, theme.accent)
        words(painter, QRect(12, 0, 216, 32), text, fonts.card(14), theme.text)
        painter.end()
        return picture

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Entries are moved here, clippings are put in."""
        super().dragMoveEvent(event)
        if self.rows.canDropMimeData(event.mimeData(), event.dropAction(), -1, 0, QModelIndex()):
            event.setDropAction(self._action(event))
            event.accept()
        self.viewport().update()

    def _action(self, event: QDropEvent) -> Qt.DropAction:
        own = event.source() is self
        return (
            Qt.DropAction.MoveAction
            if own and event.possibleActions() & Qt.DropAction.MoveAction
            else Qt.DropAction.CopyAction
        )

    def keyboardSearch(self, search: str) -> None:
        """A letter without a meaning here chooses nothing."""

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the mark away."""
        super().dragLeaveEvent(event)
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the payload with its place to the model, which announces it; no row is moved here."""
        row, parent = self._drop_place(event)
        if self.rows.dropMimeData(event.mimeData(), event.dropAction(), row, 0, parent):
            event.setDropAction(self._action(event))
            event.accept()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def _drop_place(self, event: QDropEvent) -> tuple[int, QModelIndex]:
        index = self.indexAt(event.position().toPoint())
        place = self.dropIndicatorPosition()
        spots = QAbstractItemView.DropIndicatorPosition
        if not index.isValid() or place == spots.OnViewport:
            return -1, QModelIndex()
        if place == spots.OnItem:
            return -1, index
        if not index.parent().isValid() and place == spots.BelowItem and self.isExpanded(index):
            return 0, index
        return index.row() + (place == spots.BelowItem), index.parent()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and where a drop would land."""
        self.setDropIndicatorShown(False)
        super().paintEvent(event)
        self.setDropIndicatorShown(True)
        if self.state() is not QAbstractItemView.State.DraggingState:
            return
        spots = QAbstractItemView.DropIndicatorPosition
        place = self.dropIndicatorPosition()
        index = self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos()))
        if not index.isValid() or place == spots.OnViewport:
            return
        box = self.visualRect(index)
        line = QRect(
            0, box.y() if place == spots.AboveItem else box.bottom() + 1, self.viewport().width(), box.height()
        )
        painter = QPainter(self.viewport())
        draw_drop(painter, box if place == spots.OnItem else line, self._desk.theme.accent, on=place == spots.OnItem)
