"""How sections and entries of the outline are painted, and how a section's title is edited in place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from clipper.i18n import _
from clipper.ui.briefing.outline_model import ROW
from clipper.ui.briefing.outline_rows import RENDITION_ICONS, EntryRow, SectionRow, rendition_word, section_counts
from clipper.ui.briefing.tones import draw_tone
from clipper.ui.clippings.row_words import tellers
from clipper.ui.widgets.lines import paint_lines, set_lines
from clipper.ui.widgets.painted_rows import AnyIndex
from clipper.ui.widgets.painting import fill, ring, words

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

SECTION_HIGH = 34
ENTRY_HIGH = 52


class OutlineDelegate(QStyledItemDelegate):
    """Paints the rows of the outline from their values."""

    renamed = Signal(int, str)
    """Section id and the title typed."""

    def __init__(self, desk: "Desk", parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """34 for a section; 52 for an entry, whose fill is 50."""
        high = ENTRY_HIGH if index.parent().isValid() else SECTION_HIGH
        return QSize(200, self._desk.fonts.px(high))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one row."""
        row = index.data(ROW)
        painter.save()
        box = QRect(0, option.rect.y(), self._view.viewport().width(), option.rect.height())  # pyright: ignore[reportAttributeAccessIssue]
        self._ground(painter, option, box)
        if isinstance(row, SectionRow):
            self._section(painter, option, box, row)
        elif isinstance(row, EntryRow):
            self._entry(painter, box, row)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        theme, state = self._desk.theme, option.state
        inner = box.adjusted(8, 1, -8, -1)
        if state & QStyle.StateFlag.State_Selected:
            active = state & QStyle.StateFlag.State_Active and self._view.hasFocus()
            fill(painter, inner, theme.selection if active else theme.idle, 8)
        elif state & QStyle.StateFlag.State_MouseOver:
            fill(painter, inner, theme.hover, 8)

    def _section(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, row: SectionRow) -> None:
        theme, fonts = self._desk.theme, self._desk.fonts
        opened = option.state & QStyle.StateFlag.State_Open
        self._desk.icons.paint(painter, "down" if opened else "right", 16, box.center().y() - 7, 14, "muted")
        small = fonts.ui("small", tabular=True)
        room = QRect(36, box.y(), box.width() - 36 - 24, box.height())
        title, metrics = fonts.ui(weight=600), QFontMetrics(small)
        said = section_counts(row)
        spare = room.width() - QFontMetrics(title).horizontalAdvance(row.title) - 10
        counts = next((one for one in said if metrics.horizontalAdvance(one) <= spare), said[-1])
        if counts:
            wide = metrics.horizontalAdvance(counts)
            words(painter, QRect(room.right() - wide, box.y(), wide + 2, box.height()), counts, small, theme.muted)
            room.setWidth(room.width() - wide - 10)
        words(painter, room, row.title, title, theme.muted if row.untitled else theme.text)

    def _entry(self, painter: QPainter, box: QRect, row: EntryRow) -> None:
        theme, fonts, icons = self._desk.theme, self._desk.fonts, self._desk.icons
        middle = box.center().y()
        icons.paint(painter, "drag", 14, middle - 7, 14, "faint")
        small = fonts.ui("small", tabular=True)
        page_wide = max(QFontMetrics(small).horizontalAdvance(row.page), 14)
        right = box.width() - 20 - page_wide
        page = QRect(right, box.y(), page_wide, box.height())
        words(painter, page, row.page, small, theme.muted, Qt.AlignmentFlag.AlignRight)
        left, wide = 34, right - 34 - 10
        line = round(box.height() * 0.4)
        above = box.y() + round(box.height() * 0.1)
        below = QRect(left, box.y() + round(box.height() * 0.52), wide, round(box.height() * 0.34))
        layout, _high = set_lines(row.headline, fonts.card(text=row.headline), wide, line, most=1)
        paint_lines(painter, layout, left, above, theme.muted if row.untitled else theme.text)
        self._facts(painter, below, row)

    def _facts(self, painter: QPainter, box: QRect, row: EntryRow) -> None:
        theme, fonts, icons = self._desk.theme, self._desk.fonts, self._desk.icons
        small, y = fonts.ui("small"), box.center().y() - 6
        icons.paint(painter, RENDITION_ICONS[row.rendition], box.x(), y, 14, "soft")
        tail = [("told", "warn")] * bool(row.told) + [("note", "accent")] * row.comment
        tail += [("warn", "warn")] * bool(row.warning)
        marks = 19 * len(tail) + (17 if row.tone else 0)
        room = QRect(box.x() + 20, box.y(), box.width() - 20 - marks, box.height())
        taken = words(painter, room, f"{rendition_word(row.rendition)}\u2002·\u2002", small, theme.soft)
        room.setLeft(room.left() + taken)
        pill = tellers(row.named_outlets, row.outlets) if row.outlets > 1 else ""
        wide = QFontMetrics(small).horizontalAdvance(pill) + 16 if pill else 0
        room.setWidth(max(24, room.width() - wide - 6 * bool(pill)))
        taken = words(painter, room, row.outlet, small, theme.muted)
        if pill:
            shape = QRect(room.left() + taken + 6, box.center().y() - 8, wide, 18)
            fill(painter, shape, theme.accent_soft, 9)
            words(painter, shape, pill, small, theme.accent, Qt.AlignmentFlag.AlignHCenter)
            taken += wide + 6
        x = room.left() + taken + 6
        if row.tone:
            draw_tone(painter, self._desk, x + 1, box.center().y() + 1, row.tone)
            x += 17
        for icon, ink in tail:
            icons.paint(painter, icon, x, y, 14, ink)
            x += 19

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """A field over the section's title."""
        field = QLineEdit(parent)
        field.setProperty("kind", "inline")
        field.setFont(self._desk.fonts.ui(weight=600))
        field.setAccessibleName(_("Title of the section"))
        return field

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The field begins where the title does."""
        wide = self._view.viewport().width()  # pyright: ignore[reportAttributeAccessIssue]
        editor.setGeometry(QRect(30, option.rect.y() + 3, wide - 30 - 16, option.rect.height() - 6))

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Start from the title as it stands; a section without one starts empty."""
        row = index.data(ROW)
        if isinstance(editor, QLineEdit) and isinstance(row, SectionRow):
            editor.setText("" if row.untitled else row.title)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: AnyIndex) -> None:
        """Announce the title; the library answers."""
        row = index.data(ROW)
        if isinstance(editor, QLineEdit) and isinstance(row, SectionRow):
            title = " ".join(editor.text().split())
            if title != ("" if row.untitled else row.title):
                self.renamed.emit(row.id, title)


def draw_drop(painter: QPainter, box: QRect, colour: str, *, on: bool) -> None:
    """Where a drop will land: a ring around a section, else a line between two entries."""
    if on:
        ring(painter, box.adjusted(8, 1, -8, -1), colour, 8)
    else:
        fill(painter, QRect(30, box.y() - 1, box.width() - 46, 2), colour, 1)
