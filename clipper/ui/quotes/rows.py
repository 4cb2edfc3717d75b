"""The two lists of the board: speakers with their counts, and one speaker's quotations as they were printed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from clipper.i18n import _, _n
from clipper.model.quotation import Said
from clipper.ui.clippings.row_words import date_words
from clipper.ui.widgets.lines import paint_lines, set_lines
from clipper.ui.widgets.painted_rows import AnyIndex, RowModel
from clipper.ui.widgets.painting import fill, hairline, words

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

SPEAKER_HIGH = 32
LINES = 4
"""Lines of a quotation in the list."""
LEADING, LEFT, TOP = 22, 20, 10


class SpeakerModel(RowModel):
    """(name, number of quotations) a row."""

    def said(self, at: int) -> str:
        """The name and how often."""
        name, count = self.rows[at]
        return f"{name}, {_n('{n} quotation', '{n} quotations', count)}"

    def tip(self, at: int) -> str | None:
        """The whole name."""
        return self.rows[at][0]


class SpeakerDelegate(QStyledItemDelegate):
    """A name, and its count at the right."""

    def __init__(self, desk: "Desk", view: QWidget, model: SpeakerModel) -> None:
        super().__init__(view)
        self._desk, self._view, self._rows = desk, view, model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw it."""
        theme, fonts = self._desk.theme, self._desk.fonts
        name, count = self._rows.rows[index.row()]
        box = QRect(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        chosen = _ground(painter, self._desk, self._view, option, box.adjusted(6, 1, -6, -1), 6)
        number = QRectF(box.right() - 52, box.y(), 38, box.height())
        words(painter, number, str(count), fonts.ui("small", tabular=True), theme.muted, Qt.AlignmentFlag.AlignRight)
        room = QRectF(box.x() + 16, box.y(), box.width() - 74, box.height())
        words(painter, room, name, fonts.ui(weight=600 if chosen else 400), theme.text)


class SaidModel(RowModel):
    """The quotations of a speaker, the newest first."""

    language = "en"

    def said(self, at: int) -> str:
        """The words, and where they were printed."""
        one: Said = self.rows[at]
        return ", ".join(part for part in (one.text, where(one, self.language), fault(one)) if part)

    def tip(self, at: int) -> str | None:
        """The whole of the words."""
        one: Said = self.rows[at]
        return one.text if len(one.text) > 300 else None


def fault(one: Said) -> str:
    """What is wrong with the words of an accepted quotation; nothing where they stand in their text."""
    if one.lost:
        return _("No longer in its text")
    return _("Changed in its text since it was accepted") if one.changed else ""


def where(one: Said, language: str) -> str:
    """Outlet, day and headline."""
    day = date_words(one.day, None, language)
    return " · ".join(part for part in (one.outlet or _("No outlet"), day, one.headline) if part)


class SaidDelegate(QStyledItemDelegate):
    """The words in serif on up to four lines, below them where they were printed and whether they are accepted."""

    def __init__(self, desk: "Desk", view: QWidget, model: SaidModel) -> None:
        super().__init__(view)
        self._desk, self._view, self._rows = desk, view, model
        self.others: dict[int, int] = {}
        """By row: how many other clippings print the same words."""

    def high(self, row: int, width: int) -> int:
        """How high a row is in a list of this width."""
        fonts = self._desk.fonts
        _lines, high = set_lines(self._said(row), fonts.serif(15), width - 2 * LEFT, fonts.px(LEADING), most=LINES)
        return round(high) + fonts.px(20) + 2 * TOP

    def _said(self, row: int) -> str:
        one: Said = self._rows.rows[row]
        return f"“{one.text}”"

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as the words need."""
        return QSize(0, self.high(index.row(), self._view.width()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw it."""
        theme, fonts = self._desk.theme, self._desk.fonts
        one: Said = self._rows.rows[index.row()]
        box = QRect(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        chosen = _ground(painter, self._desk, self._view, option, box.adjusted(6, 2, -6, -2), 8)
        if not chosen:
            hairline(painter, box.x() + LEFT, box.bottom(), box.width() - 2 * LEFT, theme.hairline)
        layout, high = set_lines(
            self._said(index.row()), fonts.serif(15), box.width() - 2 * LEFT, fonts.px(LEADING), most=LINES
        )
        paint_lines(painter, layout, box.x() + LEFT, box.y() + TOP, theme.text)
        y = box.y() + TOP + round(high)
        others = self.others.get(index.row(), 0)
        right = _n("{n} other outlet", "{n} other outlets", others) if others else ""
        wrong = fault(one)
        state = wrong or (_("Marked") if one.annotation else _("Found"))
        said = " · ".join(part for part in (right, state) if part)
        room = QRectF(box.x() + LEFT, y, box.width() - 2 * LEFT, fonts.px(20))
        taken = words(
            painter,
            room,
            said,
            fonts.ui("small"),
            theme.error if wrong else theme.muted,
            Qt.AlignmentFlag.AlignRight,
        )
        room.setWidth(room.width() - taken - 16)
        words(painter, room, where(one, self._rows.language), fonts.ui("small"), theme.soft)


def _ground(
    painter: QPainter, desk: "Desk", view: QWidget, option: QStyleOptionViewItem, box: QRect, radius: float
) -> bool:
    """The fill of a chosen row, or of the one under the pointer; whether it is chosen."""
    theme, state = desk.theme, option.state  # pyright: ignore[reportAttributeAccessIssue]
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    if chosen:
        fill(painter, box, theme.selection if view.hasFocus() else theme.idle, radius)
    elif state & QStyle.StateFlag.State_MouseOver:
        fill(painter, box, theme.hover, radius)
    return chosen
