"""The styles there are, shipped ones first; an own one is renamed in its place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from clipper.exporters.own_styles import Offered
from clipper.i18n import _
from clipper.ui.widgets.painting import fill, words
from clipper.ui.widgets.thin_bar import thin
from clipper.ui.widgets.tick import draw_tick

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

HIGH = 48
_STYLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class StyleList(QListWidget):
    """One row a style: its title, and below it whether it is shipped, what it is for, or that it is broken."""

    chosen = Signal(str)
    renamed = Signal(str, str)
    """Name, and the title typed."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Styles"))
        self.setFont(desk.fonts.ui())
        self.setItemDelegate(_Rows(desk, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        thin(self)
        see_through(self)
        self.currentItemChanged.connect(lambda now, _before: self.chosen.emit(now.data(_STYLE).name) if now else None)
        self.itemChanged.connect(self._typed)
        desk.theme_changed.connect(self.viewport().update)

    @property
    def style_now(self) -> Offered | None:
        """The style chosen."""
        item = self.currentItem()
        return item.data(_STYLE) if item is not None else None

    def show_styles(self, styles: Sequence[Offered], current: str) -> None:
        """Show these, and one of them as chosen; it is not announced."""
        self.blockSignals(True)
        self.clear()
        for one in styles:
            item = QListWidgetItem(one.title, self)
            item.setData(_STYLE, one)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.title}, {line(one)}")
            item.setToolTip(one.problem or one.line)
            flags = item.flags()
            item.setFlags(flags if one.shipped else flags | Qt.ItemFlag.ItemIsEditable)
            if one.name == current:
                self.setCurrentItem(item)
        if self.currentItem() is None:
            self.setCurrentRow(0)
        self.blockSignals(False)

    def rename(self) -> None:
        """Edit the title of the chosen style in its place."""
        item = self.currentItem()
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEditable:
            self.editItem(item)

    def _typed(self, item: QListWidgetItem) -> None:
        one: Offered = item.data(_STYLE)
        if item.text() != one.title:
            self.renamed.emit(one.name, item.text())


def see_through(view: QListWidget) -> None:
    """Let the ground below a list be seen through it."""
    palette = view.palette()
    palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
    view.setPalette(palette)


def line(one: Offered) -> str:
    """What stands below a style's title."""
    if one.problem:
        return _("Cannot be used")
    return _("shipped") if one.shipped else one.line or _("own")


class PlainRows(QStyledItemDelegate):
    """Paints rows of one line with the rounded fill of the window's other lists, and a box where they can be ticked."""

    def __init__(self, desk: "Desk", parent: QWidget, *, ticked: bool = False) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ticked = ticked

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All alike."""
        return QSize(60, self._desk.fonts.px(26 if self._ticked else 28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        box = ground_of(self._desk, painter, option, self.parent())
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # pyright: ignore[reportAttributeAccessIssue]
        if self._ticked:
            on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
            fixed = not index.flags() & Qt.ItemFlag.ItemIsUserCheckable
            painter.setOpacity(0.45 if fixed else 1.0)
            draw_tick(painter, self._desk, tick_box(box), on=on)
            painter.setOpacity(1.0)
            box = box.adjusted(26, 0, 0, 0)
        font = self._desk.fonts.ui(weight=600 if chosen and not self._ticked else 400)
        words(painter, box.adjusted(10, 0, -8, 0), str(index.data()), font, self._desk.theme.text)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click on the box, or Space, ticks it."""
        pressed = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space  # fmt: skip
        box = tick_box(QRect(option.rect)).adjusted(-4, -4, 4, 4)  # pyright: ignore[reportAttributeAccessIssue]
        clicked = event.type() is QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent) and box.contains(event.position())  # fmt: skip
        if not self._ticked or not (pressed or clicked) or not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        now = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
        return model.setData(index, now.value, Qt.ItemDataRole.CheckStateRole)


def tick_box(row: QRect) -> QRectF:
    """Where a row's box stands."""
    return QRectF(row.x() + 10, row.y() + (row.height() - 17) / 2, 17, 17)


def ground_of(desk: "Desk", painter: QPainter, option: QStyleOptionViewItem, view: QObject | None) -> QRect:
    """Paint a row's fill, chosen or under the pointer; the row's box."""
    state, box = option.state, QRect(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
    focused = isinstance(view, QWidget) and view.hasFocus()
    if state & QStyle.StateFlag.State_Selected:
        fill(painter, box.adjusted(4, 1, -4, -1), desk.theme.selection if focused else desk.theme.idle, 6)
    elif state & QStyle.StateFlag.State_MouseOver:
        fill(painter, box.adjusted(4, 1, -4, -1), desk.theme.hover, 6)
    return box


class _Rows(QStyledItemDelegate):
    """Paints a style: title, and the line below it."""

    def __init__(self, desk: "Desk", parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All alike."""
        return QSize(80, self._desk.fonts.px(HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        theme, fonts, one = self._desk.theme, self._desk.fonts, index.data(_STYLE)
        box = ground_of(self._desk, painter, option, self.parent())
        half, x, wide = box.height() // 2, box.x() + 14, box.width() - 28
        words(painter, QRect(x, box.y() + 4, wide, half - 3), one.title, fonts.ui(weight=500), theme.text)
        ink = theme.warn if one.problem else theme.muted
        words(painter, QRect(x, box.y() + half, wide, half - 4), line(one), fonts.ui("small"), ink)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over the whole row."""
        editor.setGeometry(QRect(option.rect).adjusted(8, 8, -8, -8))  # pyright: ignore[reportAttributeAccessIssue]
