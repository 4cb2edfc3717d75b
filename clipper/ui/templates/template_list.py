"""The raised list under "New issue": the templates, an empty issue, and the way to edit templates."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from clipper.i18n import _, _n
from clipper.model.template import Template
from clipper.ui.widgets.painted_rows import AnyIndex, PaintedList
from clipper.ui.widgets.painting import fill, follow, hairline, words
from clipper.ui.widgets.shadow import shadowed

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

WIDE, HIGH, EDGE, INSET, SHOWN = 330, 34, 12, 6, 12
EMPTY, EDIT = -1, -2
"""What stands below the templates: an empty issue, the window of templates."""
CHOICE, FACT = int(Qt.ItemDataRole.UserRole) + 1, int(Qt.ItemDataRole.UserRole) + 2


class TemplateList(QWidget):
    """Floats over the window; arrows and Enter, or a click; Esc, or a click beside it, puts it away."""

    chosen = Signal(int)
    """A template's id, EMPTY or EDIT."""

    def __init__(self, desk: "Desk", templates: Sequence[Template], window: QWidget, key: str = "") -> None:
        """`key` is what is pressed to open the window of templates."""
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._before = QApplication.focusWidget()
        self.list = PaintedList(desk, _("New issue from"))
        self._dress()
        rows = QStandardItemModel(self.list)
        for one in templates:
            number = _("No. {number}").format(number=one.next_number) if one.next_number is not None else ""
            fact = number or _n("1 section", "{n} sections", len(one.sections))
            rows.appendRow(_item(one.name, fact, one.id))
        rows.appendRow(_item(_("Empty issue"), "", EMPTY))
        rows.appendRow(_item(_("Templates…"), key, EDIT))
        self.list.setModel(rows)
        self.list.setCurrentIndex(rows.index(0, 0))
        self.list.clicked.connect(lambda index: self._take(index))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(EDGE + INSET,) * 4)
        column.addWidget(self.list)
        high = desk.fonts.px(HIGH) * min(rows.rowCount(), SHOWN) + 2 * (EDGE + INSET)
        self.resize(desk.fonts.px(WIDE) + 2 * EDGE, high)
        self.list.installEventFilter(self)
        window.installEventFilter(self)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        follow(desk, self)

    def _dress(self) -> None:
        view = self.list
        view.setItemDelegate(_Delegate(self._desk, view))
        view.entered.connect(view.setCurrentIndex)

    def open_under(self, button: QWidget) -> None:
        """Stand under a button, with the keyboard on the first line."""
        corner = button.mapTo(self._window, QPoint(0, button.height()))
        self.move(max(0, corner.x() - EDGE), corner.y() - EDGE + 2)
        self.show()
        self.raise_()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Put it away and give the keyboard back."""
        if self.isHidden():
            return
        self.hide()
        if self._before is not None:
            self._before.setFocus()
        self.deleteLater()

    def _take(self, index: AnyIndex) -> None:
        choice = index.data(CHOICE)
        if choice is not None:
            self.leave()
            self.chosen.emit(choice)

    def _holds(self, widget: QWidget) -> bool:
        return widget is self or self.isAncestorOf(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the line, Esc and a press beside the list put it away, as does a change of the window's size."""
        kind = event.type()
        if watched is self.list and isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.currentIndex())
                return True
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab):
                self.leave()
                return True
        resized = kind == QEvent.Type.Resize and watched is self._window
        beside = kind == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget) and not self._holds(watched)
        if resized or beside:
            self.leave()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """A raised sheet with a soft shadow."""
        painter = QPainter(self)
        sheet = self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        shadowed(painter, sheet, 10, dark=self._desk.theme.dark)
        fill(painter, sheet, self._desk.theme.raised, 10, self._desk.theme.line)


class _Delegate(QStyledItemDelegate):
    """Icon, name, and at the right the number of the next issue."""

    def __init__(self, desk: "Desk", view: QListView) -> None:
        super().__init__(view)
        self._desk = desk

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """34 high."""
        return QSize(WIDE - 2 * INSET, self._desk.fonts.px(HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one line; a hairline parts the templates from what stands below them."""
        theme, fonts, choice = self._desk.theme, self._desk.fonts, index.data(CHOICE)
        box: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        if option.state & QStyle.StateFlag.State_Selected:  # pyright: ignore[reportAttributeAccessIssue]
            fill(painter, box.adjusted(0, 1, 0, -1), theme.selection, 6)
        if choice == EMPTY and index.row():
            hairline(painter, box.x() + 8, box.y(), box.width() - 16, theme.hairline)
        icon = {EMPTY: "add", EDIT: "section"}.get(choice, "briefing")
        self._desk.icons.paint(painter, icon, box.x() + 10, box.center().y() - 7, 16, "soft")
        small, fact = fonts.ui("small", tabular=True), index.data(FACT)
        room = QRect(box.x() + 36, box.y(), box.width() - 36 - 12, box.height())
        words(painter, room, fact, small, theme.muted, Qt.AlignmentFlag.AlignRight)
        room.setWidth(room.width() - (88 if fact else 0))
        words(painter, room, index.data(), fonts.ui(weight=500), theme.text)


def _item(name: str, fact: str, choice: int) -> QStandardItem:
    item = QStandardItem(name)
    item.setData(choice, CHOICE)
    item.setData(fact, FACT)
    item.setToolTip(name)
    item.setAccessibleText(f"{name}, {fact}" if fact else name)
    return item
