"""The same words as several outlets quoted them, side by side: the ones chosen, and beside them what differs elsewhere."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clipper.curate.comparing import Kind, Piece, compare
from clipper.i18n import _, _n
from clipper.model.quotation import Said
from clipper.ui.clippings.row_words import date_words
from clipper.ui.comparing.column import Column
from clipper.ui.widgets.frames import Rule, ground
from clipper.ui.widgets.label import ElidedLabel, label

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

MOST = 3
"""Columns beside each other; more are counted. Of two, each shows what the other has not; of three, the first is the measure."""


class Beside(QWidget):
    """One column an outlet; hidden where nobody else prints the words."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        ground(self, "paper")
        fonts = desk.fonts
        self._title = label(_("As different outlets quoted it"), fonts.ui("title", 600))
        self._more = label("", fonts.ui("small"), "muted")
        self.columns = tuple(Column(desk) for _n_ in range(MOST))
        self._outlets = tuple(ElidedLabel(desk, "", fonts.ui("small", 600), "text") for _n_ in range(MOST))
        self._days = tuple(ElidedLabel(desk, "", fonts.ui("small"), "muted") for _n_ in range(MOST))
        self._parts: list[QWidget] = []
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 20, 4)
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._more)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, column in enumerate(self.columns):
            part = QWidget()
            inside = QVBoxLayout(part)
            inside.setContentsMargins(20, 4, 12, 8)
            inside.setSpacing(2)
            inside.addWidget(self._outlets[number])
            inside.addWidget(self._days[number])
            inside.addWidget(column, 1)
            if number:
                rule = Rule(desk, upright=True)
                row.addWidget(rule)
                self._parts.append(rule)
            row.addWidget(part, 1)
            self._parts.append(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addLayout(row, 1)
        desk.theme_changed.connect(self._again)
        self._shown: tuple[Said, ...] = ()
        self._rest = 0

    def show_said(self, chosen: Said | None, others: Sequence[Said]) -> None:
        """Show what is chosen, and beside it the words of the others."""
        self._shown = (chosen, *others[: MOST - 1]) if chosen is not None and others else ()
        self._rest = max(0, len(others) - (MOST - 1))
        self.setVisible(bool(self._shown))
        self._again()

    def _again(self) -> None:
        count = len(self._shown)
        for number, part in enumerate(self._parts):
            part.setVisible(number <= 2 * (count - 1))
        self._more.setText(_n("and {n} other", "and {n} others", self._rest) if self._rest else "")
        for number, one in enumerate(self._shown):
            self._outlets[number].setText(one.outlet or _("No outlet"))
            day = date_words(one.day, None, self._desk.settings.language)
            self._days[number].setText(f"{day} · {one.headline}")
            column = self.columns[number]
            column.setAccessibleName(_("As quoted in {outlet}").format(outlet=one.outlet))
            column.clear_rows()
            if number == 0 and count > 2:
                column.add(_whole(one.text))
                continue
            rows = compare(self._shown[0].text, self._shown[number or 1].text).rows
            for row in rows:
                column.add(row.right if number else row.left)


def _whole(text: str) -> tuple[tuple[Piece, ...], ...]:
    return tuple((Piece(line, Kind.SAME),) for line in text.split("\n"))
