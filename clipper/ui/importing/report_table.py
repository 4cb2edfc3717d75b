"""The rows of the import report: one input a row, 58 high, painted from plain values, with its buttons."""

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
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from clipper.i18n import _, _n
from clipper.ui.clippings.press_lines import draw_line
from clipper.ui.importing.batch import Deed, ReportRow, Verdict
from clipper.ui.widgets.lines import paint_lines, set_lines
from clipper.ui.widgets.painted_rows import ROW, AnyIndex, PaintedRows, RowModel
from clipper.ui.widgets.painting import fill, hairline, words

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

HIGH = 58
SIDE = 28
TITLE, PILL, ONE_BUTTON = 430, 118, 110
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


def deed_words(row: ReportRow, deed: Deed) -> str:
    """What a deed is called in full: in the context menu, and as the tool tip of its button."""
    number = len(row.held.reading.drafts) if row.held else 0
    feeds = len(row.held.feeds) if row.held else 0
    if feeds and deed is Deed.FILE:
        return _("File the list")
    return {
        Deed.SUBSCRIBE: _n("Subscribe to 1 feed", "Subscribe to {n} feeds", feeds),
        Deed.LOOK_THROUGH: _n("Look through 1 article", "Look through {n} articles", number),
        Deed.FILE: _n("File 1 article", "File {n} articles", number),
        Deed.ANYWAY: _("File anyway"),
        Deed.ATTACH: _("Attach as another outlet"),
        Deed.SKIP: _("Skip"),
        Deed.PASSWORD: _("Type password…"),
        Deed.AGAIN: _("Try again"),
        Deed.AGAIN_AS: _("Try again as…"),
        Deed.SHOW: _("Show the clipping that stands") if row.held else _("Show"),
        Deed.SHOW_FILE: _("Show file"),
    }[deed]


def button_words(row: ReportRow, deed: Deed) -> str:
    """The same as it stands on the button."""
    short = {Deed.LOOK_THROUGH: _("Look through"), Deed.ATTACH: _("Attach"), Deed.PASSWORD: _("Password…")}
    return short.get(deed) or deed_words(row, deed)


def shown_deeds(row: ReportRow) -> tuple[Deed, ...]:
    """The deeds that stand in the row as buttons, from left to right: the first of them at the right."""
    return tuple(reversed(row.deeds[: row.buttons])) if row.held and row.held.same is None else row.deeds[: row.buttons]


class ReportModel(RowModel):
    """The rows that pass the filter."""

    def said(self, at: int) -> str:
        """What became of the input."""
        row: ReportRow = self.rows[at]
        return ", ".join(part for part in (verdict_word(row.verdict), row.title, row.sub, row.sentence) if part)

    def tip(self, at: int) -> str | None:
        """Where it came from, and the sentence whole."""
        row: ReportRow = self.rows[at]
        return "\n".join(part for part in (row.source, row.sentence) if part)


class ReportDelegate(QStyledItemDelegate):
    """Paints one row and knows where its button is."""

    pressed = Signal(object, object)
    """The ReportRow whose button was pressed, and its Deed."""

    def __init__(self, desk: "Desk", view: "ReportView") -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """58 high."""
        return QSize(0, self._desk.fonts.px(HIGH))

    def button_boxes(self, box: QRect, row: ReportRow) -> list[tuple[Deed, QRect]]:
        """Where the row's buttons stand."""
        metrics, high = QFontMetrics(self._desk.fonts.ui(weight=500)), self._desk.fonts.px(26)
        # as far from the window's edge as the head above, whether a scroll bar stands there or not
        right, made = self._view.width() - SIDE, []
        for deed in reversed(shown_deeds(row)):
            wide = metrics.horizontalAdvance(button_words(row, deed)) + 21
            made.append((deed, QRect(right - wide, box.center().y() - high // 2, wide, high)))
            right -= wide + 6
        return made[::-1]

    def button_box(self, box: QRect, row: ReportRow, deed: Deed | None = None) -> QRect:
        """Where one of the row's buttons stands, the last unless it is named; empty where there is none."""
        boxes = self.button_boxes(box, row)
        return next((place for one, place in reversed(boxes) if deed in (None, one)), QRect())

    def deed_at(self, box: QRect, row: ReportRow, spot: QPoint) -> Deed | None:
        """The deed whose button is there."""
        return next((deed for deed, place in self.button_boxes(box, row) if place.contains(spot)), None)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the row."""
        row: ReportRow = index.data(ROW)
        theme, fonts = self._desk.theme, self._desk.fonts
        box = option.rect
        painter.save()
        self._ground(painter, option, box)
        hairline(painter, box.x(), box.bottom(), box.width(), theme.hairline)
        buttons = self.button_boxes(box, row)
        edge = buttons[0][1].left() if buttons else self._view.width() - SIDE
        # the same for all rows, however many buttons each has
        title = min(TITLE, max(180, int((self._view.width() - 2 * SIDE - ONE_BUTTON) * 0.42)))
        left = box.x() + SIDE
        self._desk.icons.paint(painter, row.icon, left, box.center().y() - 8, 16, "soft")
        half = box.height() // 2
        above = QRect(left + 32, box.y() + half - fonts.px(19), title, fonts.px(22))
        below = QRect(left + 32, box.y() + half + fonts.px(3), title, fonts.px(17))
        if row.press:
            draw_line(painter, QRectF(above), row.title, fonts.card(text=row.title), theme.text)
        else:
            words(painter, above, row.title, fonts.ui("lead", 500), theme.text)
        words(painter, below, row.sub, fonts.ui("small"), theme.muted)
        x = above.right() + 14
        self._pill(painter, QRectF(x, box.center().y() - 11, PILL, 22), row)
        x += PILL + 12
        room = edge - 16 - x
        if room > 60:
            layout, high = set_lines(row.sentence, fonts.ui(), room, fonts.px(18), 2)
            paint_lines(painter, layout, x, box.center().y() - high / 2, theme.soft)
        for deed, place in buttons:
            self._button(painter, place, row, deed)
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
        if tone == "plain":
            fill(painter, box, theme.press, 5)
        else:
            fill(painter, box, str(getattr(theme, f"{tone}_soft")), 5)
        self._desk.icons.paint(painter, icon, box.x() + 8, box.y() + 4, 14, "soft" if tone == "plain" else tone)
        words(painter, box.adjusted(27, 0, -4, 0), text, font, ink)

    def _button(self, painter: QPainter, box: QRect, row: ReportRow, deed: Deed) -> None:
        theme, middle = self._desk.theme, Qt.AlignmentFlag.AlignHCenter
        over, font = self._view.over_button == (row, deed), self._desk.fonts.ui(weight=500)
        if deed in {Deed.LOOK_THROUGH, Deed.SUBSCRIBE}:
            fill(painter, box, theme.accent, 6)
            words(painter, box, button_words(row, deed), font, theme.on_accent, middle)
        else:
            fill(painter, box, theme.hover if over else theme.raised, 6, theme.line)
            words(painter, box, button_words(row, deed), font, theme.text, middle)

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: AnyIndex) -> bool:
        """A click on a button presses it."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            row = index.data(ROW)
            deed = self.deed_at(option.rect, row, event.position().toPoint())
            if event.button() is Qt.MouseButton.LeftButton and deed is not None:
                self.pressed.emit(row, deed)
                return True
        return False


class ReportView(PaintedRows):
    """One column over the whole width; Enter shows what was filed, else does what the row's first button does."""

    menu_asked = Signal(object, object)
    """The ReportRow whose context menu is wanted, and where (QPoint, global)."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.over_button: tuple[ReportRow, Deed] | None = None
        self.rows = ReportModel(self)
        self.delegate = ReportDelegate(desk, self)
        self.wear(desk, self.rows, self.delegate, _("Outcomes of the import"), HIGH)

    def current(self) -> ReportRow | None:
        """The row the keyboard is on."""
        return self.currentIndex().data(ROW) if self.currentIndex().isValid() else None

    def _under(self, spot: QPoint) -> tuple[ReportRow, Deed] | None:
        """The button under the pointer."""
        index = self.indexAt(spot)
        row = index.data(ROW) if index.isValid() else None
        deed = self.delegate.deed_at(self.visualRect(index), row, spot) if row is not None else None
        return (row, deed) if row is not None and deed is not None else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the button under the pointer."""
        super().mouseMoveEvent(event)
        over = self._under(event.position().toPoint())
        if over != self.over_button:
            self.over_button = over
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Over a button the tool tip says in full what it does."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            over = self._under(event.pos())
            if over is not None:
                QToolTip.showText(event.globalPos(), deed_words(*over), self.viewport())
                return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Everything that can be done about the row."""
        at = (
            self.indexAt(event.pos())
            if event.reason() is not QContextMenuEvent.Reason.Keyboard
            else self.currentIndex()
        )
        if at.isValid():
            self.setCurrentIndex(at)
            where = event.globalPos()
            if event.reason() is QContextMenuEvent.Reason.Keyboard:
                where = self.viewport().mapToGlobal(self.visualRect(at).center())
            self.menu_asked.emit(at.data(ROW), where)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys move; typing letters searches nothing here."""
        if event.text() and event.text().isprintable():
            event.ignore()
            return
        super().keyPressEvent(event)
