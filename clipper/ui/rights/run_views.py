"""The views of what was handed out: the productions in a list, and one production's items in a table; both only read."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from clipper.i18n import _
from clipper.model.production import PrintedItem
from clipper.ui.briefing.outline_rows import rendition_word
from clipper.ui.clippings.press_lines import draw_line
from clipper.ui.rights.runs import Run, run_lists, run_name, run_when
from clipper.ui.rights.typed_cells import INSIDE, MARGIN, NUMBER, Column, TypedHead, TypedModel
from clipper.ui.widgets.painted_rows import AnyIndex, RowModel
from clipper.ui.widgets.painting import fill, hairline, words
from clipper.ui.widgets.read_view import ReadView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clipper.ui.desk import Desk

RUN_HIGH, ITEM_HIGH = 72, 34
HEADLINE, LEAST = 2, 180


class RunModel(RowModel):
    """The productions, one a row."""

    def said(self, at: int) -> str:
        """Issue and edition, when, by whom and to whom."""
        run: Run = self.rows[at]
        return f"{run_name(run)}, {run_when(run)}, {run_lists(run)}"


class RunDelegate(QStyledItemDelegate):
    """A production in three lines: issue and edition, when and by whom, to whom."""

    def __init__(self, desk: "Desk", view: ReadView, model: RunModel) -> None:
        super().__init__(view)
        self._desk, self._view, self._rows = desk, view, model

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """72 high."""
        return QSize(0, self._desk.fonts.px(RUN_HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw it."""
        theme, fonts, run, box = self._desk.theme, self._desk.fonts, self._rows.rows[index.row()], option.rect
        _ground(painter, self._desk, self._view, option, box.adjusted(6, 2, -6, -2), 8)
        room = box.adjusted(MARGIN, fonts.px(8), -MARGIN, 0)
        line = QRectF(room.x(), room.y(), room.width(), fonts.px(21))
        draw_line(painter, line, run_name(run), fonts.card(text=run.production.title), theme.text)
        small = fonts.ui("small", tabular=True)
        words(painter, line.translated(0, fonts.px(20)), run_when(run), small, theme.soft)
        words(painter, line.translated(0, fonts.px(37)), run_lists(run), fonts.ui("small"), theme.muted)


class ItemDelegate(QStyledItemDelegate):
    """A printed item's cells; the headline in the press's face."""

    def __init__(self, desk: "Desk", view: ReadView, model: TypedModel) -> None:
        super().__init__(view)
        self._desk, self._view, self._rows = desk, view, model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one."""
        theme, fonts, box = self._desk.theme, self._desk.fonts, option.rect
        column: Column = self._rows.columns[index.column()]
        _ground(painter, self._desk, self._view, option, box, 0)
        hairline(painter, box.x(), box.bottom(), box.width(), theme.hairline)
        inner = box.adjusted(INSIDE if index.column() else MARGIN, 0, -INSIDE, 0)
        said = str(index.data()) or column.absent
        if index.column() == HEADLINE:
            draw_line(painter, QRectF(inner), said, fonts.serif(15), theme.text)
            return
        side = Qt.AlignmentFlag.AlignRight if column.ask == NUMBER else Qt.AlignmentFlag.AlignLeft
        ink = theme.text if index.column() == 0 else theme.soft if index.data() else theme.muted
        words(painter, inner, said, fonts.ui(tabular=True, weight=500 if index.column() == 0 else 400), ink, side)


class ItemView(ReadView):
    """One production's items: code, page, headline, outlet, and how each was shown."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(desk.fonts.px(ITEM_HIGH), parent)
        self._desk = desk
        columns = (
            Column(_("Code"), 92, lambda one: one.code),
            Column(_("Page"), 56, lambda one: str(one.page) if one.page else "", NUMBER, absent="–"),
            Column(_("Headline"), 0, lambda one: one.headline),
            Column(_("Outlet"), 150, lambda one: one.outlet, absent=_("No outlet")),
            Column(_("Shown as"), 96, lambda one: rendition_word(one.rendition)),
        )
        self.items = TypedModel(columns, self, editable=False)
        self.setModel(self.items)
        self.setItemDelegate(ItemDelegate(desk, self, self.items))
        self.setHorizontalHeader(TypedHead(desk, columns, self))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName(_("Items that were printed"))
        for n, column in enumerate(columns):
            self.horizontalHeader().resizeSection(n, desk.fonts.px(column.width or LEAST))
        desk.theme_changed.connect(self.viewport().update)

    def show_items(self, items: "Sequence[PrintedItem]") -> None:
        """Show these."""
        self.items.show_rows(items)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The headline takes what is left."""
        super().resizeEvent(event)
        fonts = self._desk.fonts
        left = self.viewport().width() - sum(fonts.px(one.width) for one in self.items.columns)
        self.horizontalHeader().resizeSection(HEADLINE, max(fonts.px(LEAST), left))


def _ground(
    painter: QPainter, desk: "Desk", view: ReadView, option: QStyleOptionViewItem, box: QRect, radius: int
) -> None:
    """The fill of a row that is chosen, or under the pointer."""
    theme = desk.theme
    if option.state & QStyle.StateFlag.State_Selected:
        fill(painter, box, theme.selection if view.hasFocus() else theme.idle, radius)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        fill(painter, box, theme.hover, radius)
