"""Compare: two clippings side by side, differing words coloured and patterned, the sum of it in one line above."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from clipper.curate.comparing import Comparison, compare
from clipper.i18n import _, _n
from clipper.model.clipping import Clipping, MediaType
from clipper.ui.clippings.row_words import whole_date
from clipper.ui.comparing.column import Column
from clipper.ui.widgets.buttons import IconButton
from clipper.ui.widgets.fitting import fitting
from clipper.ui.widgets.frames import PaneHead, Rule, ground
from clipper.ui.widgets.label import ElidedLabel, label

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk

WIDE, HIGH, SIDE = 1180, 780, 24
ROWS = 6
"""Rows set at a time, between two strokes of the window's clock."""


class CompareWindow(QWidget):
    """Shows two clippings; Alt+Down and Alt+Up, or F3, go from one difference to the next, Esc closes."""

    def __init__(self, desk: "Desk", ids: tuple[int, int], window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Compare"))
        self._desk = desk
        self._ids = ids
        self.found: Comparison | None = None
        self._row = 0
        self._at = -1
        ground(self, "paper")
        self.sum = label(_("Comparing…"), desk.fonts.ui("title", 600))
        self.columns = (Column(desk, self), Column(desk, self))
        self._heads = tuple((label("", desk.fonts.display(19), wrap=True), self._line()) for _side in range(2))
        self._build()
        self.resize(fitting(QSize(desk.fonts.px(WIDE), desk.fonts.px(HIGH)), self))
        self._more = QTimer(self, interval=0)
        self._more.timeout.connect(self._set_more)
        self._again = QTimer(self, interval=150, singleShot=True)
        self._again.timeout.connect(self._set_again)
        left, right = (column.verticalScrollBar() for column in self.columns)
        left.valueChanged.connect(right.setValue)
        right.valueChanged.connect(left.setValue)
        desk.theme_changed.connect(self._set_again)
        desk.jobs.read(lambda library: _read(library, ids), self._show, key="compare", failed=self._failed)

    def _line(self) -> ElidedLabel:
        return ElidedLabel(self._desk, "", self._desk.fonts.ui("small"), "muted")

    def _build(self) -> None:
        desk = self._desk
        head = PaneHead(desk, height=52, left=SIDE, right=16)
        head.row.addWidget(self.sum, 1)
        self.up = IconButton(desk, "up", _("Previous difference (Alt+Up)"))
        self.down = IconButton(desk, "down", _("Next difference (Alt+Down)"))
        self.up.clicked.connect(lambda: self.step(-1))
        self.down.clicked.connect(lambda: self.step(1))
        head.row.addWidget(self.up)
        head.row.addWidget(self.down)
        sides = QHBoxLayout()
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(0)
        for number, ((title, line), column) in enumerate(zip(self._heads, self.columns, strict=True)):
            part = QVBoxLayout()
            part.setContentsMargins(SIDE, 16, SIDE - 8, 0)
            part.setSpacing(4)
            part.addWidget(title)
            part.addWidget(line)
            part.addWidget(Rule(desk))
            part.addWidget(column, 1)
            if number:
                sides.addWidget(Rule(desk, upright=True))
            sides.addLayout(part, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addLayout(sides, 1)

    # -- showing -------------------------------------------------------------------------------------------------

    def _show(self, read: tuple[tuple[Clipping, Clipping], Comparison]) -> None:
        if not isValid(self):
            return
        clippings, self.found = read
        for one, (title, line), column in zip(clippings, self._heads, self.columns, strict=True):
            title.setText(one.draft.headline or _("No headline"))
            line.setText(facts(one, self._desk.settings.language))
            column.setAccessibleName(_("Text of “{headline}”").format(headline=one.draft.headline))
        self.sum.setText(summary(self.found))
        self.sum.setAccessibleName(self.sum.text())
        for one in (self.up, self.down):
            one.setEnabled(not self.found.same)
        self._set_again()

    def _failed(self, error: Exception) -> None:
        self._desk.notices.error(error)
        self.close()

    def _set_again(self) -> None:
        """Set all rows anew, in the width and the colours of now."""
        if self.found is not None:
            for column in self.columns:
                column.clear_rows()
            self._row, self._at = 0, -1
            self._more.start()

    def _set_more(self) -> None:
        assert self.found is not None
        left, right = self.columns
        for row in self.found.rows[self._row : self._row + ROWS]:
            for column, side in ((left, row.left), (right, row.right)):
                column.add(side)
            self._level(self._row)
            self._row += 1
        if self._row >= len(self.found.rows):
            self._more.stop()
            foot = max(left.foot(), right.foot())
            for column in self.columns:
                column.end_at(foot)

    def _level(self, row: int) -> None:
        """Let both sides of a row begin at one height, below all that stands."""
        tops = [column.top(row) for column in self.columns]
        feet = [column.foot() for column in self.columns]
        alone = next((n for n, column in enumerate(self.columns) if column.starts[row] < 0), -1)
        if alone >= 0:
            # the other side's words begin below whatever is longer
            tops[alone] = feet[alone] + self._desk.fonts.px(12)
        low = max(tops)
        for column, top in zip(self.columns, tops, strict=True):
            if column.starts[row] >= 0 and top < low:
                column.push_down(row, low - top)

    # -- going about ---------------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) row in which something differs; at the end begin again."""
        if self.found is None:
            return
        differing = [n for n, row in enumerate(self.found.rows[: self._row]) if not row.same]
        if not differing:
            return
        if by > 0:
            self._at = next((n for n in differing if n > self._at), differing[0])
        else:
            self._at = next((n for n in reversed(differing) if n < self._at), differing[-1])
        column = next(column for column in self.columns if column.starts[self._at] >= 0)
        cursor = QTextCursor(column.document())
        cursor.setPosition(column.starts[self._at])
        column.setTextCursor(cursor)
        column.verticalScrollBar().setValue(round(column.top(self._at)) - column.height() // 4)
        column.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; Alt with an arrow, and F3, go through the differences."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_F3:
            self.step(-1 if back else 1)
        elif alt and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other widths break lines elsewhere."""
        super().resizeEvent(event)
        self._again.start()


def _read(library: "Library", ids: tuple[int, int]) -> tuple[tuple[Clipping, Clipping], Comparison]:
    """Both clippings, the agency's copy or else the earlier one first, and what differs between them."""
    first, second = sorted((library.clippings.one(id) for id in ids), key=_order)
    texts = (one.draft.body.reading_text for one in (first, second))
    return (first, second), compare(*texts)


def _order(one: Clipping) -> tuple[bool, str, int, int]:
    published = one.draft.published
    return one.draft.media_type is not MediaType.WIRE, published.day or "9999", published.at or 0, one.id


def facts(one: Clipping, language: str) -> str:
    """Where and when a clipping was printed, and how long it is."""
    draft = one.draft
    day = whole_date(draft.published.day, draft.published.at, language)
    words = _n("{n} word", "{n} words", draft.body.words)
    return " · ".join(part for part in (draft.outlet, day, words) if part)


def summary(found: Comparison) -> str:
    """The sum of a comparison in one line."""
    if found.same:
        return _("Both say the same, word for word.")
    counts = (
        _n("{n} word left out", "{n} words left out", found.words_left_out) if found.words_left_out else "",
        _n("{n} changed", "{n} changed", found.words_changed) if found.words_changed else "",
        _n("{n} word added", "{n} words added", found.words_added) if found.words_added else "",
        _n("{n} paragraph left out", "{n} paragraphs left out", found.paragraphs_left_out)
        if found.paragraphs_left_out
        else "",
        _n("{n} paragraph added", "{n} paragraphs added", found.paragraphs_added) if found.paragraphs_added else "",
    )
    return ", ".join(part for part in counts if part)
