"""Lists whose rows are painted whole: plain values in a model of one column, and the views that show them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QListView,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from clipper.ui.widgets.thin_bar import thin

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

AnyIndex = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole) + 1
"""The role of a row's value."""


class RowModel(QAbstractTableModel):
    """One value a row; what it says of them stands in the models made from it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[Any] = ()

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def said(self, at: int) -> str:
        """What is read aloud of a row."""
        raise NotImplementedError

    def tip(self, at: int) -> str | None:
        """The tool tip of a row; None for none."""
        return None

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """One row a value."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """One column, painted as a whole."""
        return 0 if parent.isValid() else 1

    def data(self, index: AnyIndex, role: int = 0) -> Any:
        """The value, and what is said of it."""
        if role == ROW:
            return self.rows[index.row()]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return self.said(index.row())
        return self.tip(index.row()) if role == Qt.ItemDataRole.ToolTipRole else None


class PaintedList(QListView):
    """Rows of one height, painted by a delegate; nothing is typed in them."""

    def __init__(self, desk: "Desk", name: str, parent: QWidget | None = None) -> None:
        """`name` is what screen readers say."""
        super().__init__(parent)
        self._desk = desk
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        thin(self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(name)
        desk.theme_changed.connect(self.viewport().update)


class PaintedRows(QTableView):
    """One column over the whole width, one row chosen at a time; `wear` gives it what it shows."""

    def wear(
        self, desk: "Desk", model: RowModel, delegate: QStyledItemDelegate, name: str, high: int | None = None
    ) -> None:
        """Take model and delegate and a name for screen readers; rows are `high` pixels, None for heights of their own."""
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        if high is not None:
            self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            self.verticalHeader().setDefaultSectionSize(desk.fonts.px(high))
        self.setShowGrid(False)
        thin(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        desk.theme_changed.connect(self.viewport().update)
