"""What is to be said of an issue before it goes out, one line a fact, with its remedy."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clipper.ui.exporting.plan import Fact
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.label import label
from clipper.ui.widgets.painting import follow

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

ICONS = {"ok": "ok", "warn": "warn", "error": "refused"}


class FactList(QScrollArea):
    """Facts one below the other, what needs her first."""

    pressed = Signal(object)
    """The Fact whose remedy she chose."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.shown: tuple[Fact, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these."""
        self.shown = tuple(facts)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 2, 4, 0)
        column.setSpacing(7)
        for fact in facts:
            column.addWidget(self._line(fact))
        column.addStretch()
        self.setWidget(page)
        page.setAutoFillBackground(False)

    def _line(self, fact: Fact) -> QWidget:
        desk, fonts = self._desk, self._desk.fonts
        line = QWidget()
        line.setToolTip(fact.detail)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(_Glyph(desk, ICONS[fact.tone], fact.tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(fact.sentence, fonts.ui(weight=500), wrap=True), 1)
        if fact.remedy:
            deed = button(desk, fact.remedy, lambda: self.pressed.emit(fact), kind="small")
            deed.setAccessibleName(f"{fact.remedy}: {fact.sentence}")
            row.addWidget(deed, 0, Qt.AlignmentFlag.AlignVCenter)
        return line


class _Glyph(QWidget):
    """The fact's icon in its ink."""

    def __init__(self, desk: "Desk", icon: str, ink: str) -> None:
        super().__init__()
        self._desk, self._icon, self._ink = desk, icon, ink
        self.setFixedSize(18, 18)
        follow(desk, self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        self._desk.icons.paint(QPainter(self), self._icon, 1, 1, 16, self._ink)
