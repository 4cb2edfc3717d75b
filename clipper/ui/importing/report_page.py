"""The import report as it is laid out: title, totals, four counts, the filter, the rows."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clipper.i18n import _, _n
from clipper.ui.importing.batch import Batch, ReportRow, Verdict, filed_number, title, totals
from clipper.ui.importing.report_table import SIDE, ReportView, verdict_word
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.frames import Rule
from clipper.ui.widgets.label import label
from clipper.ui.widgets.painting import fill, follow, words
from clipper.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

CARDS = (
    (Verdict.FILED, "ok", "ok"),
    (Verdict.HERE, "same", "soft"),
    (Verdict.LOOK, "warn", "warn"),
    (Verdict.REFUSED, "refused", "error"),
)


class CountCard(QWidget):
    """A number with what it counts, 62 high."""

    def __init__(self, desk: "Desk", icon: str, ink: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._icon, self._ink = icon, ink
        self._number, self._words = "0", ""
        self.setFixedHeight(desk.fonts.px(62))
        self.setMinimumWidth(120)
        follow(desk, self)

    def show_count(self, number: int, said: str) -> None:
        """Show another number."""
        self._number, self._words = f"{number:,}", said
        self.setAccessibleName(f"{self._number} {said}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        theme, fonts = self._desk.theme, self._desk.fonts
        painter = QPainter(self)
        fill(painter, self.rect(), theme.paper, 8, theme.hairline)
        half = self.height() // 2
        self._desk.icons.paint(painter, self._icon, 14, half - 10, 20, self._ink)
        room = self.width() - 56
        number = fonts.ui("title", 600, tabular=True)
        number.setPointSizeF(number.pointSizeF() * 20 / 15)
        words(painter, self.rect().adjusted(46, 7, -11, -half + 6), self._number, number, theme.text)
        below = self.rect().adjusted(46, half + 3, -11, -6)
        below.setWidth(room)
        words(painter, below, self._words, fonts.ui("small"), theme.muted)


class ReportPage(QWidget):
    """Shows how an import ended; which rows of it are in sight is the report's."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        fonts = desk.fonts
        self.title = label("", fonts.display(22))
        self.totals = label("", fonts.ui(), "muted")
        self.cards = {verdict: CountCard(desk, icon, ink) for verdict, icon, ink in CARDS}
        self.filter = Segmented(desk, [("all", _("All"))])
        self.view = ReportView(desk)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.title)
        names.addWidget(self.totals)
        self._top = QHBoxLayout()
        self._top.setSpacing(8)
        self._top.addLayout(names, 1)
        cards = QHBoxLayout()
        cards.setSpacing(12)
        for card in self.cards.values():
            cards.addWidget(card, 1)
        sieve = QHBoxLayout()
        sieve.addWidget(self.filter)
        sieve.addStretch()
        sieve.addWidget(label(_("Sorted by outcome"), fonts.ui("small"), "muted"))
        head = QVBoxLayout()
        head.setContentsMargins(SIDE, 20, SIDE, 10)
        head.setSpacing(14)
        for part in (self._top, cards, sieve):
            head.addLayout(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Rule(desk))
        column.addWidget(self.view, 1)

    def button(self, text: str, slot: Callable[[], object], icon: str) -> QPushButton:
        """One more button at the end of the head."""
        made = button(self._desk, text, slot, icon=icon)
        self._top.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def show_batch(self, batch: Batch, rows: Sequence[ReportRow]) -> None:
        """Show title, totals and counts of an import, and offer the outcomes it has in the filter."""
        self.title.setText(title(batch))
        self.totals.setText(totals(batch))
        counts = {verdict: sum(row.verdict is verdict for row in rows) for verdict in Verdict}
        filed, looks = filed_number(batch), counts[Verdict.LOOK]
        self.cards[Verdict.FILED].show_count(filed, _filed_where(filed, kept=batch.kept))
        self.cards[Verdict.HERE].show_count(counts[Verdict.HERE], _("already here"))
        self.cards[Verdict.LOOK].show_count(looks, _looks(looks, waiting=bool(batch.held)))
        self.cards[Verdict.REFUSED].show_count(counts[Verdict.REFUSED], _("refused"))
        counts[Verdict.FILED] += sum(row.verdict is Verdict.LOOK and row.held is None for row in rows)
        shown = [(one.value, f"{verdict_word(one)}  {counts[one]:,}") for one, _icon, _ink in CARDS if counts[one]]
        self.filter.set_segments([("all", _("All") + f"  {len(rows):,}"), *shown])


def _filed_where(number: int, *, kept: bool) -> str:
    """What the first card counts: everything filed, whether it wants a look or not."""
    if kept:
        return _n("clipping filed in All clippings", "clippings filed in All clippings", number)
    return _n("clipping filed in Inbox", "clippings filed in Inbox", number)


def _looks(number: int, *, waiting: bool) -> str:
    """What the third card counts: what waits to be looked through, or what was filed with a doubt."""
    if waiting:
        return _n("needs a look", "need a look", number)
    return _n("of the filed needs a look", "of the filed need a look", number)
