"""The rows of the import report: one input a row, 58 high, painted from plain values, with its buttons."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from clipper.i18n import _
from clipper.ui.clippings.press_lines import draw_line
from clipper.ui.importing.batch import ReportRow, Verdict
from clipper.ui.reader.lines import paint_lines, set_lines
from clipper.ui.widgets.painting import fill, hairline, words

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

AnyIndex = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole) + 1
HIGH = 58
SIDE = 28
TITLE, PILL, SENTENCE = 430, 118, 336
"""Widths of the columns where there is room (pixels)."""
PILLS = {
    Verdict.REFUSED: ("error", "refused"),
    Verdict.LOOK: ("warn", "warn"),
    Verdict.HERE: ("plain", "same"),
    Verdict.FILED: ("ok", "ok"),
}


def verdict_word(verdict: Verdict) -> str:
    """The outcome as the user reads it."""
    return {
        Verdict.REFUSED: _("Refused"),
        Verdict.LOOK: _("Needs a look"),
        Verdict.HERE: _("Already here"),
        Verdict.FILED: _("Filed"),
    }[verdict]


def deed_of(row: ReportRow) -> str:
    """The one thing to do about a row; empty where there is none."""
    if row.ids:
        return _("Show")
    return _("Try again") if row.again else ""


class ReportModel(QAbstractTableModel):
    """The rows that pass the filter."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[ReportRow] = ()

    def show_rows(self, rows: Sequence[ReportRow]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """One row an input."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """One column, painted as a whole."""
        return 0 if parent.isValid() else 1

    def data(self, index: AnyIndex, role: int = 0) -> Any:
        """The value, and what is read aloud."""
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return ", ".join(part for part in (verdict_word(row.verdict), row.title, row.sub, row.sentence) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (row.source, row.sentence) if part)
        return None


class ReportDelegate(QStyledItemDelegate):
    """Paints one row and knows where its button is."""

    pressed = Signal(object)
    """The ReportRow whose button was pressed."""

    def __init__(self, desk: "Desk", view: "ReportView") -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """58 high."""
        return QSize(0, self._desk.fonts.px(HIGH))

    def button_box(self, box: QRect, row: ReportRow) -> QRect:
        """Where the row's button stands."""
        wide = QFontMetrics(self._desk.fonts.ui("small", 500)).horizontalAdvance(deed_of(row)) + 22
        high = self._desk.fonts.px(26)
        # as far from the window's edge as the head above, whether a scroll bar stands there or not
        return QRect(self._view.width() - SIDE - wide, box.center().y() - high // 2, wide, high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the row."""
        row: ReportRow = index.data(ROW)
        theme, fonts = self._desk.theme, self._desk.fonts
        box = option.rect
        painter.save()
        self._ground(painter, option, box)
        hairline(painter, box.x(), box.bottom(), box.width(), theme.hairline)
        button = self.button_box(box, row)
        spare = button.left() - SIDE - 16 - box.x()
        title = min(TITLE, max(180, int(spare * 0.44)))
        left = box.x() + SIDE
        self._desk.icons.paint(painter, row.icon, left, box.center().y() - 8, 16, "soft")
        half = box.height() // 2
        above = QRect(left + 32, box.y() + half - fonts.px(22), title, fonts.px(22))
        below = QRect(left + 32, box.y() + half, title, fonts.px(18))
        if row.press:
            draw_line(painter, QRectF(above), row.title, fonts.card(text=row.title), theme.text)
        else:
            words(painter, above, row.title, fonts.ui(weight=500), theme.text)
        words(painter, below, row.sub, fonts.ui("small"), theme.muted)
        x = above.right() + 24
        self._pill(painter, QRectF(x, box.center().y() - 11, PILL, 22), row)
        x += PILL + 14
        room = button.left() - 16 - x
        if room > 60:
            layout, high = set_lines(row.sentence, fonts.ui(), room, fonts.px(18), 2)
            paint_lines(painter, layout, x, box.center().y() - high / 2, theme.soft)
        self._button(painter, button, row)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        theme, state = self._desk.theme, option.state
        if state & QStyle.StateFlag.State_Selected:
            active = state & QStyle.StateFlag.State_Active and self._view.hasFocus()
            fill(painter, box, theme.selection if active else theme.idle, 0)
        elif state & QStyle.StateFlag.State_MouseOver:
            fill(painter, box, theme.hover, 0)
        else:
            fill(painter, box, theme.paper, 0)

    def _pill(self, painter: QPainter, box: QRectF, row: ReportRow) -> None:
        theme, font = self._desk.theme, self._desk.fonts.ui("small", 500)
        tone, icon = PILLS[row.verdict]
        ink = theme.soft if tone == "plain" else str(getattr(theme, tone))
        text = verdict_word(row.verdict)
        box.setWidth(min(PILL, QFontMetrics(font).horizontalAdvance(text) + 36))
        fill(painter, box, theme.press if tone == "plain" else str(getattr(theme, f"{tone}_soft")), 5)
        self._desk.icons.paint(painter, icon, box.x() + 8, box.y() + 4, 14, "soft" if tone == "plain" else tone)
        words(painter, box.adjusted(27, 0, -4, 0), text, font, ink)

    def _button(self, painter: QPainter, box: QRect, row: ReportRow) -> None:
        theme = self._desk.theme
        over = self._view.over_button == row
        if not deed_of(row):
            return
        fill(painter, box, theme.hover if over else theme.raised, 6, theme.line)
        words(painter, box, deed_of(row), self._desk.fonts.ui("small", 500), theme.text, Qt.AlignmentFlag.AlignHCenter)

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: AnyIndex) -> bool:
        """A click on the button presses it."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            row = index.data(ROW)
            if event.button() is Qt.MouseButton.LeftButton and self.button_box(option.rect, row).contains(
                event.position().toPoint()
            ):
                self.pressed.emit(row)
                return True
        return False


class ReportView(QTableView):
    """One column over the whole width; Enter does what the row's button does."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.over_button: ReportRow | None = None
        self.rows = ReportModel(self)
        self.setModel(self.rows)
        self.delegate = ReportDelegate(desk, self)
        self.setItemDelegate(self.delegate)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(desk.fonts.px(HIGH))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Outcomes of the import"))
        desk.theme_changed.connect(self.viewport().update)

    def current(self) -> ReportRow | None:
        """The row the keyboard is on."""
        return self.currentIndex().data(ROW) if self.currentIndex().isValid() else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the button under the pointer."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = index.data(ROW) if index.isValid() else None
        inside = row is not None and self.delegate.button_box(self.visualRect(index), row).contains(
            event.position().toPoint()
        )
        over = row if inside else None
        if over is not self.over_button:
            self.over_button = over
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys move; typing letters searches nothing here."""
        if event.text() and event.text().isprintable():
            event.ignore()
            return
        super().keyPressEvent(event)
