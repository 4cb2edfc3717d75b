"""Paints the sidebar's lines: section heads 34 high, places 28, tags with a badge in their colour and digit."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from clipper.ui.clippings.sidebar_model import ROW, SidebarModel, SidebarRow
from clipper.ui.place import Place
from clipper.ui.theme import ON_TAG, tag_colour
from clipper.ui.widgets.painting import fill, hovered, ring, words

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

AnyIndex = QModelIndex | QPersistentModelIndex
INDENT = 16
PLUS = 28
"""Width at the right end of a section head where its plus sign is."""


class SidebarDelegate(QStyledItemDelegate):
    """Paints from a SidebarRow; `current` and `target` say which place is shown and which one a drag is over."""

    def __init__(self, desk: "Desk", view: QTreeView) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self.current: Place | None = None
        self.target: QPersistentModelIndex | None = None
        self.hovered_section = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """28, a section head 34."""
        row: SidebarRow = index.data(ROW)
        return QSize(120, self._desk.fonts.px(28 if row is None or row.place is not None else 34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one line."""
        row: SidebarRow | None = index.data(ROW)
        if row is None:
            return
        box = QRect(0, option.rect.top(), self._view.viewport().width(), option.rect.height())
        painter.save()
        if row.place is None:
            self._section(painter, box, row)
        else:
            self._line(painter, box, row, option, index)
        painter.restore()

    def _section(self, painter: QPainter, box: QRect, row: SidebarRow) -> None:
        theme, fonts = self._desk.theme, self._desk.fonts
        room = QRect(16, box.top() + 6, box.width() - 60, box.height() - 6)
        words(painter, room, row.text.upper(), fonts.ui("caption", 600), theme.muted)
        if row.key in {"briefings", "tags"}:
            ink = "text" if self.hovered_section == row.key else "muted"
            self._desk.icons.paint(painter, "add", box.right() - 29, room.center().y() - 6, 14, ink)

    def _line(
        self, painter: QPainter, box: QRect, row: SidebarRow, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        theme, fonts = self._desk.theme, self._desk.fonts
        plate = box.adjusted(8, 0, -8, 0)
        here = row.place == self.current or bool(option.state & QStyle.StateFlag.State_Selected)
        if here:
            fill(painter, plate, theme.selection if self._view.hasFocus() else theme.idle, 6)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            hovered(painter, plate, theme)
        if self.target is not None and self.target == index:
            fill(painter, plate, theme.accent_soft, 6)
            ring(painter, plate, theme.accent, 6)
        x = 16 + INDENT * _depth(index)
        middle = box.center().y() + 1
        if row.colour:
            self._badge(painter, x, middle, row)
        else:
            ink = "accent" if here and self._view.hasFocus() else "soft"
            self._desk.icons.paint(painter, row.icon, x, middle - 8, 16, ink)
        strong = 600 if row.bold or here else 400
        count = fonts.ui("caption", 600 if row.bold else 400, tabular=True)
        taken = words(
            painter, QRectF(box.right() - 96, box.top(), 80, box.height()), row.count, count,
            theme.text if row.bold else theme.muted, Qt.AlignmentFlag.AlignRight,
        )  # fmt: skip
        room = QRectF(x + 24, box.top(), box.right() - 16 - (taken + 8 if taken else 0) - x - 24, box.height())
        words(painter, room, row.text, fonts.ui(weight=strong), theme.text)
        if index.model().hasChildren(index):
            self._arrow(painter, x - 13, middle, index)

    def _badge(self, painter: QPainter, x: int, middle: int, row: SidebarRow) -> None:
        badge = QRectF(x + 0.5, middle - 7.5, 15, 15)
        fill(painter, badge, tag_colour(row.colour), 4)
        if row.digit is not None:
            font = self._desk.fonts.ui("micro", 700)
            words(painter, badge, str(row.digit), font, ON_TAG, Qt.AlignmentFlag.AlignHCenter)

    def _arrow(self, painter: QPainter, x: int, middle: int, index: AnyIndex) -> None:
        open_ = self._view.isExpanded(index.model().index(index.row(), 0, index.parent()))
        self._desk.icons.paint(painter, "down" if open_ else "right", x, middle - 6, 12, "muted")

    # -- renaming in place ---------------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """A small field where the name stands."""
        field = QLineEdit(parent)
        field.setProperty("kind", "inline")
        field.setFont(self._desk.fonts.ui())
        return field

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """The name as it stands, chosen whole."""
        row: SidebarRow = index.data(ROW)
        if isinstance(editor, QLineEdit) and not editor.isModified():
            title = row.place.name.rpartition("/")[2] if row.place else row.text
            editor.setText(title)
            editor.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Beside the icon, to the right end."""
        x = 16 + INDENT * _depth(index) + 19
        right = self._view.viewport().width() - 10
        editor.setGeometry(QRect(x, option.rect.top() + 1, right - x, option.rect.height() - 2))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        """Announce the name; the library answers with new rows."""
        row: SidebarRow = index.data(ROW)
        if isinstance(editor, QLineEdit) and isinstance(model, SidebarModel) and row.place is not None:
            model.renamed.emit(row.place, editor.text().strip())

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """Lines are not edited by a click."""
        return False


def _depth(index: AnyIndex) -> int:
    """How deep a place lies below its section: 0 for the outermost."""
    depth, above = -1, index.parent()
    while above.isValid():
        depth += 1
        above = above.parent()
    return max(0, depth)
