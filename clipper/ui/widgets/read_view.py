"""A list to go through and to open: nothing is typed in it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyledItemDelegate, QTableView, QWidget

from clipper.ui.widgets.painted_rows import AnyIndex, RowModel
from clipper.ui.widgets.thin_bar import thin

if TYPE_CHECKING:
    from clipper.ui.desk import Desk


class ReadView(QTableView):
    """Rows to go through and to open, nothing to type in."""

    entered_row = Signal(int)
    """A row was double-clicked, or Enter pressed on it."""
    went = Signal(int)
    """The cursor stands on another row."""

    def __init__(self, high: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        thin(self)
        self.viewport().setAutoFillBackground(False)
        # the delegate draws the rounded fill; the style would lay a square one beneath
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        side = self.verticalHeader()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(high)
        side.hide()
        self.doubleClicked.connect(lambda index: self.entered_row.emit(index.row()))

    def show_in(self, desk: "Desk", model: RowModel, delegate: QStyledItemDelegate, name: str) -> None:
        """Show a model's rows through a delegate, in one column without a head; `name` is what screen readers say."""
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.setAccessibleName(name)
        desk.theme_changed.connect(self.viewport().update)

    def stand(self, row: int) -> None:
        """Put the cursor on a row."""
        index = self.model().index(row, 0)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        )
        self.scrollTo(index)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Say on which row the cursor stands."""
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.went.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
