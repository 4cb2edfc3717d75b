"""The list of articles found in one input: tick, headline, first words, outlet and date, 84 high."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from clipper.i18n import _, _n
from clipper.ui.clippings.press_lines import LEADING, draw_headline, draw_line
from clipper.ui.importing.batch import day_written
from clipper.ui.widgets.painted_rows import ROW, AnyIndex, PaintedRows, RowModel
from clipper.ui.widgets.painting import fill, hairline, words
from clipper.ui.widgets.tick import draw_tick
from clipper.workflows.articles_found import Row

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

HIGH, LEFT, TICK = 84, 46, 17


class FoundModel(RowModel):
    """One row an article, and which are in."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.inside: Sequence[bool] = ()

    def said(self, at: int) -> str:
        """Whether it is in, its headline, and where it stood."""
        row: Row = self.rows[at]
        state = _("in") if self.inside[at] else _("left out")
        return ", ".join(part for part in (state, row.headline, meta(row), *row.warnings) if part)

    def tip(self, at: int) -> str | None:
        """Its first words, and what is doubtful."""
        row: Row = self.rows[at]
        return "\n".join(part for part in (row.headline, row.opening, *row.warnings) if part)


def meta(row: Row) -> str:
    """ "The Harbour Post · 24 Nov 2026 · 357 words"."""
    outlet = f"\u2068{row.outlet}\u2069" if row.outlet else _("No outlet")
    day = day_written(row.day) if row.day else _("No date")
    return " · ".join((outlet, day, _n("1 word", "{n} words", row.words)))


class FoundDelegate(QStyledItemDelegate):
    """Paints one article and knows where its tick is."""

    ticked = Signal(int)
    """The article whose tick was clicked."""

    def __init__(self, desk: "Desk", view: "FoundView") -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """The same for all."""
        return QSize(200, self._desk.fonts.px(HIGH))

    def tick_box(self, box: QRect) -> QRect:
        """Where the tick stands."""
        return QRect(box.left() + 17, box.top() + 11, TICK, TICK)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the article."""
        row: Row = index.data(ROW)
        theme, fonts, box = self._desk.theme, self._desk.fonts, QRect(option.rect)
        inside = self._view.rows.inside[index.row()]
        painter.save()
        filled = self._ground(painter, option, box)
        draw_tick(painter, self._desk, QRectF(self.tick_box(box)), on=inside)
        room = QRectF(box.left() + LEFT, box.top() + 9, box.width() - LEFT - 18, 0)
        lines = draw_headline(
            painter, room, row.headline, fonts.card(text=row.headline), theme.text if inside else theme.muted
        )
        leading = fonts.px(LEADING)
        if lines == 1:
            below = QRectF(room.left(), room.top() + leading, room.width(), leading)
            draw_line(painter, below, row.opening, fonts.ui("small"), theme.muted)
        y = box.top() + fonts.px(55)
        wide = room.width()
        if row.doubtful:
            self._desk.icons.paint(painter, "warn", room.right() - 14, y + leading / 2 - 7, 14, "warn")
            wide -= 22
        said = meta(row) if inside else _("Left out") + " · " + meta(row)
        words(painter, QRectF(room.left(), y, wide, leading), said, fonts.ui("small"), theme.muted)
        if not filled:
            hairline(painter, box.left() + LEFT, box.bottom(), box.width() - LEFT - 14, theme.hairline)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> bool:
        theme, state = self._desk.theme, option.state
        # Qt has filled a chosen row in its own way by now
        painter.fillRect(box, QColor(theme.list))
        if state & QStyle.StateFlag.State_Selected:
            colour = theme.selection if self._view.hasFocus() else theme.idle
        elif state & QStyle.StateFlag.State_MouseOver:
            colour = theme.hover
        else:
            return False
        fill(painter, box.adjusted(6, 2, -6, -2), colour, 8)
        return True

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: AnyIndex) -> bool:
        """A click on the tick takes the article in or out."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            spot: QPoint = event.position().toPoint()
            if event.button() is Qt.MouseButton.LeftButton and self.tick_box(option.rect).adjusted(
                -6, -6, 6, 6
            ).contains(spot):
                self.ticked.emit(index.row())
                return True
        return False


class FoundView(PaintedRows):
    """One column over the whole width."""

    looked_at = Signal(int)
    """The article the keyboard is on."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = FoundModel(self)
        self.delegate = FoundDelegate(desk, self)
        self.wear(desk, self.rows, self.delegate, _("Articles found"), HIGH)

    def show_rows(self, rows: Sequence[Row], inside: Sequence[bool], chosen: int) -> None:
        """Show the articles, one of them looked at."""
        self.blockSignals(True)
        self.rows.inside = inside
        self.rows.show_rows(rows)
        self.setCurrentIndex(self.rows.index(chosen, 0))
        self.blockSignals(False)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Another article is looked at."""
        super().currentChanged(current, previous)
        if current.isValid() and not self.signalsBlocked():
            self.looked_at.emit(current.row())
