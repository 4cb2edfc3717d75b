"""A list whose lines are put in order by drag or Alt and arrows, with buttons to add, take out and move."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from clipper.i18n import _
from clipper.ui.widgets.buttons import IconButton
from clipper.ui.widgets.painted_rows import AnyIndex, PaintedList
from clipper.ui.widgets.painting import fill, words

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

FACT = int(Qt.ItemDataRole.UserRole) + 1
HIGH = 34


class OrderedView(PaintedList):
    """The lines themselves; a move is announced, never done here."""

    moved = Signal(int, int)
    """From which place to which, counted without it."""
    removed = Signal(int)
    entered = Signal()
    """Enter or F2: the line is to be edited."""

    def __init__(self, desk: "Desk", name: str, nothing: str = "") -> None:
        """`nothing` is said where there is no line."""
        super().__init__(desk, name)
        self._nothing = nothing
        self.lines = QStandardItemModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(_Delegate(desk, self))
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(False)
        self.doubleClicked.connect(lambda _index: self.entered.emit())

    def place_of_drop(self, y: int) -> int:
        """Before which line something let go at this height stands."""
        for n in range(self.lines.rowCount()):
            if y < self.visualRect(self.lines.index(n, 0)).center().y():
                return n
        return self.lines.rowCount()

    def dropEvent(self, event: QDropEvent) -> None:
        """Announce the move."""
        if event.source() is self:
            self.let_go(event.position().toPoint())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def let_go(self, where: QPoint) -> None:
        """Ask that the line in hand goes to where it was let go."""
        here, there = self.currentIndex().row(), self.place_of_drop(where.y())
        if here >= 0:
            self.shift(here, there - (here < there))

    def shift(self, here: int, there: int) -> None:
        """Ask that a line goes from one place to another."""
        if here != there and 0 <= there < self.lines.rowCount():
            self.moved.emit(here, there)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and arrows move the line, Del takes it out, Enter and F2 edit it."""
        here, key = self.currentIndex().row(), event.key()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shift(here, here + (1 if key == Qt.Key.Key_Down else -1))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and here >= 0:
            self.removed.emit(here)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, and where a drop would land."""
        super().paintEvent(event)
        if not self.lines.rowCount():
            box = self.viewport().rect().adjusted(16, 0, -12, 0)
            box.setHeight(self._desk.fonts.px(HIGH))
            words(QPainter(self.viewport()), box, self._nothing, self._desk.fonts.ui(), self._desk.theme.muted)
        if self.state() is not QAbstractItemView.State.DraggingState:
            return
        at = self.place_of_drop(self.viewport().mapFromGlobal(self.cursor().pos()).y())
        box = self.visualRect(self.lines.index(min(at, self.lines.rowCount() - 1), 0))
        y = box.bottom() + 1 if at >= self.lines.rowCount() else box.top()
        painter = QPainter(self.viewport())
        fill(painter, QRect(8, y - 1, self.viewport().width() - 16, 2), self._desk.theme.accent, 1)


class OrderedList(QWidget):
    """The lines with their buttons."""

    chosen = Signal(int)
    """The line in hand, -1 for none."""
    moved = Signal(int, int)
    removed = Signal(int)
    added = Signal()
    entered = Signal()

    def __init__(
        self, desk: "Desk", name: str, *, adds: str = "", nothing: str = "", parent: QWidget | None = None
    ) -> None:
        """`adds` is what the plus does, without it there is none; `nothing` is said where there is no line."""
        super().__init__(parent)
        self._filling = False
        self._buttons: list[IconButton] = []
        self.view = OrderedView(desk, name, nothing)
        row = QHBoxLayout()
        row.setContentsMargins(6, 2, 6, 4)
        row.setSpacing(2)
        view = self.view
        for icon, tip, deed in (
            ("add", adds, self.added.emit),
            ("remove", _("Take out (Del)"), lambda: self.removed.emit(self.current)),
            ("up", _("Move up (Alt+Up)"), lambda: view.shift(self.current, self.current - 1)),
            ("down", _("Move down (Alt+Down)"), lambda: view.shift(self.current, self.current + 1)),
        ):
            if tip:
                one = IconButton(desk, icon, tip, size=16, height=28)
                one.clicked.connect(lambda _checked=False, deed=deed: deed())
                row.addWidget(one)
                self._buttons.append(one)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addWidget(view, 1)
        column.addLayout(row)
        self.setFocusProxy(view)
        view.moved.connect(self.moved)
        view.removed.connect(self.removed)
        view.entered.connect(self.entered)
        view.selectionModel().currentChanged.connect(lambda _new, _old: self._chosen())

    @property
    def current(self) -> int:
        """The line in hand, -1 for none."""
        return self.view.currentIndex().row()

    def show_lines(self, lines: Sequence[tuple[str, str]], at: int | None = None) -> None:
        """Show lines of words and a muted fact; `at` is taken in hand, else the place of before."""
        here = self.current if at is None else at
        self._filling = True
        fill_lines(self.view, lines)
        self._filling = False
        self.view.setCurrentIndex(self.view.lines.index(min(max(here, 0), len(lines) - 1), 0))
        self._chosen()

    def let(self, on: bool) -> None:
        """Allow or forbid changes."""
        for one in self._buttons:
            one.setEnabled(on)

    def _chosen(self) -> None:
        if not self._filling:
            self.chosen.emit(self.current)


def fill_lines(view: OrderedView, lines: Sequence[tuple[str, str]]) -> None:
    """Let a view show these lines, each with words and a muted fact."""
    rows = view.lines
    while rows.rowCount() > len(lines):
        rows.removeRow(rows.rowCount() - 1)
    while rows.rowCount() < len(lines):
        rows.appendRow(_line())
    for n, (text, fact) in enumerate(lines):
        item = rows.item(n)
        item.setText(text)
        item.setData(fact, FACT)
        item.setToolTip(text)
        item.setAccessibleText(f"{text}, {fact}" if fact else text)


def moved(values: Sequence, here: int, there: int) -> tuple:
    """The values with one of them at another place, counted without it."""
    rest = [one for n, one in enumerate(values) if n != here]
    return (*rest[:there], values[here], *rest[there:])


class _Delegate(QStyledItemDelegate):
    """Grip, words, and a muted fact at the right."""

    def __init__(self, desk: "Desk", view: OrderedView) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """34 high."""
        return QSize(140, self._desk.fonts.px(HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one line."""
        theme, fonts = self._desk.theme, self._desk.fonts
        box: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state = option.state  # pyright: ignore[reportAttributeAccessIssue]
        if state & QStyle.StateFlag.State_Selected:
            fill(
                painter,
                box.adjusted(6, 1, -6, -1),
                theme.selection if self._view.hasFocus() else theme.idle,
                6,
            )
        elif state & QStyle.StateFlag.State_MouseOver:
            fill(painter, box.adjusted(6, 1, -6, -1), theme.hover, 6)
        left = 16
        if self._view.dragEnabled():
            self._desk.icons.paint(painter, "drag", box.x() + 11, box.center().y() - 6, 14, "faint")
            left = 30
        room = QRect(box.x() + left, box.y(), box.width() - left - 14, box.height())
        fact = index.data(FACT) or ""
        if fact:
            taken = words(painter, room, fact, fonts.ui("small"), theme.muted, Qt.AlignmentFlag.AlignRight)
            room.setWidth(room.width() - taken - 8)
        words(painter, room, index.data() or "", fonts.ui(weight=500), theme.text)


def _line() -> QStandardItem:
    item = QStandardItem()
    base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    item.setFlags(base | Qt.ItemFlag.ItemIsDragEnabled)
    return item
