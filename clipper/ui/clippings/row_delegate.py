"""The list's delegate: fills and partings of the rows; what stands in them the RowPainter paints."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from clipper.i18n import _
from clipper.model.clipping import ClippingRow
from clipper.ui.clippings.hits import Hits
from clipper.ui.clippings.list_model import LEAVING, ROW, ClippingTable
from clipper.ui.clippings.row_painter import SEPARATOR, RowPainter
from clipper.ui.clippings.row_words import whole_date
from clipper.ui.clippings.thumbnails import Thumbnails

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

AHEAD = 12
"""Rows whose words are asked for together."""


class RowDelegate(QStyledItemDelegate):
    """Paints from a ClippingRow alone; nothing is kept but thumbnails."""

    def __init__(self, desk: "Desk", table: ClippingTable, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._table = table
        self.painter = RowPainter(desk, thumbnails.pixmap)
        self.hits = Hits(desk)

    @property
    def two_lines(self) -> bool:
        """Whether rows have two lines instead of being cards."""
        return self.painter.two_lines

    @two_lines.setter
    def two_lines(self, on: bool) -> None:
        self.painter.two_lines = on

    @property
    def height(self) -> int:
        """Height of every row."""
        return self.painter.height

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The same for all."""
        return QSize(200, self.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row: fill, gutter, headline, meta line, picture."""
        box = QRect(option.rect)
        row: ClippingRow | None = index.data(ROW)
        painter.save()
        filled = self._ground(painter, option, box)
        if row is None:
            self.painter.pending(painter, box)
        else:
            if index.data(LEAVING):
                painter.setOpacity(0.5)
            ahead = self._table.ids[index.row() + 1 : index.row() + AHEAD]
            self.painter.row(painter, box, row, self.hits, ahead)
        if not filled:
            self.painter.parting(painter, box)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> bool:
        theme, state = self._desk.theme, option.state
        view = option.widget
        if state & QStyle.StateFlag.State_Selected:
            colour = theme.selection if view is not None and view.hasFocus() else theme.idle
        elif state & QStyle.StateFlag.State_MouseOver:
            colour = theme.hover
        else:
            return False
        self.painter.ground(painter, box, colour)
        return True

    def tip(self, row: ClippingRow) -> str:
        """What the tool tip of a row says: the whole headline, full date and all tags."""
        lines = [
            row.headline,
            f"{row.outlet}{SEPARATOR if row.outlet else ''}{whole_date(row.day, row.at, self._desk.settings.language)}",
        ]
        lines += [_("Withdrawn by the agency: do not use it.")] if row.withdrawn else []
        return "\n".join([*lines, ", ".join(path for path, _colour in row.tags)]).strip()
