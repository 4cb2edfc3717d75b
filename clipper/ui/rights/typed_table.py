"""A table that is typed in where it stands, by keys as by mouse; each row may say itself in one sentence."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget

from clipper.i18n import _
from clipper.ui.rights.typed_cells import FIXED, MARGIN, MENU, Column, TypedDelegate, TypedHead, TypedModel
from clipper.ui.widgets.painting import words
from clipper.ui.widgets.thin_bar import thin

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

ONE_LINE, TWO_LINES = 34, 56
LEAST = 96
"""The least a column without a width takes (pixels)."""
BEGIN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)


class TypedTable(QTableView):
    """Enter or F2 types in a cell, Del removes a row, Insert adds one; what is typed is handed to the owner."""

    typed = Signal(int, int, str)
    """Row, column and words that were typed; a row that is not kept yet is `fresh`."""
    menu_asked = Signal(int, int, QPoint)
    """A cell whose value is chosen from a menu, and where the menu should stand."""
    removed = Signal(int)
    added = Signal()
    closed = Signal()
    """Nothing is being typed any more."""

    def __init__(
        self,
        desk: "Desk",
        columns: Sequence[Column],
        sentence: Callable[[Any], str] | None = None,
        parent: QWidget | None = None,
        *,
        warns: Callable[[Any], bool] = lambda _row: False,
    ) -> None:
        """`warns` tells whether a row's sentence says that something is wrong."""
        super().__init__(parent)
        self._warns = warns
        self._desk = desk
        self._sentence = sentence
        self.fresh: int | None = None
        """The row that was added and is not kept yet."""
        self.high = desk.fonts.px(TWO_LINES if sentence else ONE_LINE)
        self.rows = TypedModel(columns, self)
        self.setModel(self.rows)
        self.setItemDelegate(TypedDelegate(desk, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.SelectedClicked | trigger.AnyKeyPressed)
        self.setHorizontalHeader(TypedHead(desk, columns, self))
        self._lay(columns)
        thin(self, across=True)
        self.viewport().setAutoFillBackground(False)
        desk.theme_changed.connect(self.viewport().update)

    def _lay(self, columns: Sequence[Column]) -> None:
        head, side = self.horizontalHeader(), self.verticalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for n, column in enumerate(columns):
            head.resizeSection(n, self._desk.fonts.px(column.width or LEAST))
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(self.high)
        side.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The column without a width takes what is left; where that is little, the table is scrolled."""
        super().resizeEvent(event)
        fonts, columns = self._desk.fonts, self.rows.columns
        left = self.viewport().width() - sum(fonts.px(one.width) for one in columns)
        for n, column in enumerate(columns):
            if not column.width:
                self.horizontalHeader().resizeSection(n, max(fonts.px(LEAST), left))

    # -- rows ----------------------------------------------------------------------------------------------------

    @property
    def typing(self) -> bool:
        """Whether a cell is being typed in."""
        return self.state() is QAbstractItemView.State.EditingState

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these; the cursor stays at its place."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        self.fresh = None
        self.rows.show_rows(rows)
        if rows:
            self.stand(min(max(row, 0), len(rows) - 1), max(column, 0))

    def put(self, row: int, value: Any) -> None:
        """Show another value in a row, until what is kept has been read again."""
        self.rows.rows[row] = value
        self.rows.dataChanged.emit(self.rows.index(row, 0), self.rows.index(row, len(self.rows.columns) - 1))

    def add(self, value: Any) -> None:
        """Begin a row at the end, and type its first cell."""
        if self.fresh is None:
            at = len(self.rows.rows)
            self.rows.beginInsertRows(QModelIndex(), at, at)
            self.rows.rows.append(value)
            self.rows.endInsertRows()
            self.fresh = at
            self.begin(at, 0)

    def stand(self, row: int, column: int) -> None:
        """Put the cursor on a cell."""
        self.setCurrentIndex(self.rows.index(row, column))

    def begin(self, row: int, column: int) -> None:
        """Type in a cell, or choose its value."""
        index = self.rows.index(row, column)
        self.setFocus()
        self.setCurrentIndex(index)
        self.scrollTo(index)
        if self.rows.columns[column].ask != MENU:
            self.edit(index)
        elif self._desk.writable:
            self.menu_asked.emit(row, column, self._below(index))

    def begin_soon(self, row: int, column: int) -> None:
        """The same, once the field typed in now has gone."""
        QTimer.singleShot(0, self, lambda: self.begin(row, column) if row < len(self.rows.rows) else None)

    def take(self, row: int, column: int, text: str) -> None:
        """Hand on what was typed, where it says something new."""
        if row < len(self.rows.rows) and (
            row == self.fresh or text != self.rows.columns[column].words(self.rows.rows[row])
        ):
            self.typed.emit(row, column, text)

    def _below(self, index: QModelIndex | QPersistentModelIndex) -> QPoint:
        box = self.visualRect(index)
        return self.viewport().mapToGlobal(QPoint(box.left(), box.top() + self._desk.fonts.px(32)))

    # -- keys and mouse ------------------------------------------------------------------------------------------

    def edit(  # pyright: ignore[reportIncompatibleMethodOverride]
        self,
        index: QModelIndex | QPersistentModelIndex,
        trigger: QAbstractItemView.EditTrigger = QAbstractItemView.EditTrigger.AllEditTriggers,
        event: QEvent | None = None,
    ) -> bool:
        """Type in a cell; a menu where the value is chosen from one."""
        if not self._desk.writable or not index.isValid() or self.rows.columns[index.column()].ask == FIXED:
            return False
        if self.rows.columns[index.column()].ask == MENU:
            # a click on the row that is chosen already, or two on another one
            clicks = (QAbstractItemView.EditTrigger.SelectedClicked, QAbstractItemView.EditTrigger.DoubleClicked)
            ended = (QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick)
            if trigger in clicks and event is not None and event.type() in ended:
                self.menu_asked.emit(index.row(), index.column(), self._below(index))
            return False
        return super().edit(index, trigger, event)  # pyright: ignore[reportCallIssue, reportArgumentType]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, F2 or Space begin, Del removes, Insert adds; letters begin too."""
        here, key = self.currentIndex(), Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in BEGIN and plain and here.isValid():
            self.begin(here.row(), here.column())
        elif key == Qt.Key.Key_Delete and plain and here.isValid():
            self.removed.emit(here.row())
        elif key == Qt.Key.Key_Insert and plain:
            self.added.emit()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """What was added and left empty goes again."""
        super().closeEditor(editor, hint)
        if self.fresh is not None:
            at, self.fresh = self.fresh, None
            self.rows.beginRemoveRows(QModelIndex(), at, at)
            del self.rows.rows[at]
            self.rows.endRemoveRows()
        self.closed.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the row under the pointer, or the cursor."""
        at = self.indexAt(event.pos()) if event.reason() is QContextMenuEvent.Reason.Mouse else self.currentIndex()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if at.isValid():
            menu.addAction(_("Edit"), lambda: self.begin(at.row(), at.column()))
        menu.addAction(_("Add"), self.added.emit)
        if at.isValid():
            menu.addAction(_("Remove"), lambda: self.removed.emit(at.row()))
        for action in menu.actions():
            action.setEnabled(self._desk.writable)
        menu.popup(event.globalPos() if event.reason() is QContextMenuEvent.Reason.Mouse else self._below(at))

    # -- drawing -------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, and each row's sentence below them over the whole width."""
        super().paintEvent(event)
        if self._sentence is None:
            return
        painter, fonts = QPainter(self.viewport()), self._desk.fonts
        for row, value in enumerate(self.rows.rows):
            top = self.rowViewportPosition(row)
            if -self.high < top < self.viewport().height():
                box = QRect(MARGIN, top + fonts.px(30), self.viewport().width() - 2 * MARGIN, fonts.px(20))
                ink = self._desk.theme.warn if self._warns(value) else self._desk.theme.muted
                words(painter, box, self._sentence(value), fonts.ui("small"), ink)
