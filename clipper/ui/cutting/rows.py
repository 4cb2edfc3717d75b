"""The regions in reading order, 52 high each: badge, role, how sure the words are, and the first of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from clipper.i18n import _
from clipper.model.cutting import RegionRole
from clipper.ui.cutting.role_words import colour, role_name
from clipper.ui.theme import ON_TAG
from clipper.ui.widgets.painted_rows import ROW, AnyIndex, PaintedRows, RowModel
from clipper.ui.widgets.painting import fill, words

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

HIGH, BADGE, LEFT = 52, 20, 46


class RegionRow(Struct, frozen=True):
    """What one row says of a region."""

    key: int
    number: int
    role: RegionRole
    words: str
    """The first words, or the size of a picture."""
    sure: str = ""
    """ "99 %", or what is being done."""
    doubtful: bool = False
    page: str = ""
    """The page, where the cutting goes over several."""


class RegionModel(RowModel):
    """One row a region."""

    def said(self, at: int) -> str:
        """ "3, Byline, By Marta Lindqvist, 100 %"."""
        row: RegionRow = self.rows[at]
        return ", ".join(part for part in (str(row.number), role_name(row.role), row.words, row.sure, row.page) if part)

    def tip(self, at: int) -> str | None:
        """The first words."""
        return self.rows[at].words or None


class RegionDelegate(QStyledItemDelegate):
    """Paints one region."""

    def __init__(self, desk: "Desk", view: "RegionRows") -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """The same for all."""
        return QSize(200, self._desk.fonts.px(HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the region's row."""
        row: RegionRow = index.data(ROW)
        theme, fonts, box = self._desk.theme, self._desk.fonts, QRect(option.rect)
        painter.save()
        self._ground(painter, option, box)
        badge = QRectF(box.left() + 18, box.top() + 7, max(BADGE, fonts.px(BADGE)), fonts.px(BADGE))
        fill(painter, badge, colour(row.role), 4)
        font = fonts.ui("caption", 600, tabular=True)
        words(painter, badge, str(row.number), font, ON_TAG, Qt.AlignmentFlag.AlignHCenter)
        half = box.height() // 2
        left = box.left() + LEFT + fonts.px(BADGE) - BADGE
        upper = QRectF(left, box.top() + 5, box.right() - 16 - left, half - 2)
        said = " · ".join(part for part in (row.page, row.sure) if part)
        small = fonts.ui("small", tabular=True)
        taken = words(
            painter, upper, said, small, theme.warn if row.doubtful else theme.muted, Qt.AlignmentFlag.AlignRight
        )
        name = QRectF(upper.left(), upper.top(), upper.width() - taken - 10, upper.height())
        words(painter, name, role_name(row.role), fonts.ui("small", 600), theme.soft)
        lower = QRectF(left, box.top() + half + 1, upper.width(), half - 4)
        words(painter, lower, row.words, fonts.serif(14), theme.text)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        theme, state = self._desk.theme, option.state
        # Qt has filled a chosen row in its own way by now
        painter.fillRect(box, QColor(theme.list))
        if state & QStyle.StateFlag.State_Selected:
            fill(painter, box.adjusted(8, 0, -8, -1), theme.selection, 8)
        elif state & QStyle.StateFlag.State_MouseOver:
            fill(painter, box.adjusted(8, 0, -8, -1), theme.hover, 8)


class RegionRows(PaintedRows):
    """The rows; one is chosen by click or arrow, and put elsewhere by dragging it."""

    chosen = Signal(int)
    """The key of the region in hand."""
    moved = Signal(int, int)
    """The key of a region, and the place it is to be read at, counted from 0."""
    entered = Signal(int)
    """The region is to be looked at on its page (double click)."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._filling = False
        self._held: int | None = None
        self._from = 0
        self._gap: int | None = None
        self.list = RegionModel(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.wear(desk, self.list, RegionDelegate(desk, self), _("Regions in reading order"), HIGH)
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(lambda index: self.entered.emit(self.list.rows[index.row()].key))

    def show_rows(self, rows: Sequence[RegionRow], chosen: int) -> None:
        """Show these, the one with the key `chosen` in hand."""
        self._filling = True
        if list(rows) != list(self.list.rows):
            if len(rows) == len(self.list.rows):
                self.list.rows = tuple(rows)
                self.list.dataChanged.emit(self.list.index(0, 0), self.list.index(len(rows) - 1, 0))
            else:
                self.list.show_rows(tuple(rows))
        at = next((n for n, row in enumerate(rows) if row.key == chosen), -1)
        if at < 0:
            self.clearSelection()
            self.setCurrentIndex(self.list.index(-1, 0))
        elif self.currentIndex().row() != at or not self.selectionModel().hasSelection():
            self.selectRow(at)
            self.scrollTo(self.list.index(at, 0))
        self._filling = False

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Another region is in hand."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._filling:
            self.chosen.emit(self.list.rows[current.row()].key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the row in hand in sight."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    # -- putting in order ----------------------------------------------------------------------------------------

    def place_at(self, y: int) -> int:
        """Before which row something let go at this height stands."""
        high = self._desk.fonts.px(HIGH)
        y += self.verticalScrollBar().value()
        return max(0, min(len(self.list.rows), (y + high // 2) // high))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a row in hand."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self._held, self._from = self.list.rows[index.row()].key, round(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the row would go."""
        if self._held is None:
            super().mouseMoveEvent(event)
            return
        y = round(event.position().y())
        if self._gap is None and abs(y - self._from) < QApplication.startDragDistance():
            return
        self._gap = self.place_at(y)
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask that the row goes there."""
        super().mouseReleaseEvent(event)
        held, gap = self._held, self._gap
        self._held = self._gap = None
        self.viewport().unsetCursor()
        self.viewport().update()
        if held is None or gap is None:
            return
        here = next((n for n, row in enumerate(self.list.rows) if row.key == held), -1)
        there = gap - (here < gap)
        if here >= 0 and there != here:
            self.moved.emit(held, there)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and the line where the one in hand would go."""
        super().paintEvent(event)
        if self._gap is not None:
            y = self._gap * self._desk.fonts.px(HIGH) - self.verticalScrollBar().value()
            line = QRect(12, max(0, y - 1), self.viewport().width() - 24, 2)
            fill(QPainter(self.viewport()), line, self._desk.theme.accent, 1)
