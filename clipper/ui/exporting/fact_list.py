"""What is to be said of an issue before it goes out, one line a fact, with its remedy."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from clipper.i18n import _
from clipper.ui.exporting.plan import Fact, right
from clipper.ui.exporting.ways import Ways
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.label import label
from clipper.ui.widgets.painting import follow
from clipper.ui.widgets.thin_bar import thin

if TYPE_CHECKING:
    from clipper.ui.desk import Desk
    from clipper.workflows.preflight import Finding

ICONS = {"ok": "ok", "note": "check", "warn": "warn", "error": "refused"}
INKS = {"note": "muted"}


class FactList(QScrollArea):
    """Facts one below the other, what needs her first."""

    pressed = Signal(object)
    """The Fact whose remedy she chose."""
    took = Signal(object, str, str)
    """The Fact, the way out of it she chose, and her reason where one is asked for."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.shown: tuple[Fact, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        thin(self)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these."""
        self.shown = tuple(facts)
        before = self.widget()
        here = before is not None and before.isAncestorOf(self.focusWidget() or self)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 2, 4, 0)
        column.setSpacing(7)
        for fact in facts:
            column.addWidget(self._line(fact))
        column.addStretch()
        self.setWidget(page)
        page.setAutoFillBackground(False)
        if here and (first := page.findChild(QPushButton)) is not None:
            first.setFocus()

    def _line(self, fact: Fact) -> QWidget:
        desk, fonts = self._desk, self._desk.fonts
        line = QWidget()
        line.setToolTip(fact.detail)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(_Glyph(desk, ICONS[fact.tone], INKS.get(fact.tone, fact.tone)), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(label(fact.sentence, fonts.ui(weight=500), wrap=True))
        if fact.aside:
            words.setSpacing(1)
            words.addWidget(label(fact.aside, fonts.ui("small"), "muted", wrap=True))
        row.addLayout(words, 1)
        if fact.ways:
            ways = Ways(desk, fact, words)
            ways.taken.connect(lambda way, reason: self.took.emit(fact, way, reason))
            row.addWidget(ways, 0, Qt.AlignmentFlag.AlignTop)
        if fact.remedy:
            press = self._both(fact, words) if fact.compared else lambda: self.pressed.emit(fact)
            deed = button(desk, fact.remedy, press, kind="small")
            deed.setAccessibleName(f"{fact.remedy}: {fact.sentence}")
            top = Qt.AlignmentFlag.AlignTop if fact.compared else Qt.AlignmentFlag.AlignVCenter
            row.addWidget(deed, 0, top)
        return line

    def _both(self, fact: Fact, words: QVBoxLayout) -> "Callable[[], None]":
        """Both wordings of each below the sentence, and what can be done; shown and put away by the same button."""
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        for one in fact.compared:
            column.addWidget(label(f"{one.sentence}\n{one.detail}", self._desk.fonts.ui("small"), wrap=True))
            if one.entry is not None:
                column.addLayout(self._deeds(fact, one))
        below.hide()
        words.addWidget(below)
        return lambda: below.setVisible(below.isHidden())

    def _deeds(self, fact: Fact, one: "Finding") -> QHBoxLayout:
        """The way to the entry, and the word that it is right as it stands."""
        row = QHBoxLayout()
        row.setSpacing(12)
        entry = replace(fact, entries=(one.entry or 0,))
        row.addWidget(button(self._desk, _("Go to the entry"), lambda: self.pressed.emit(entry), kind="link"))
        if one.quote:
            deed = button(self._desk, _("It is right"), lambda: self.pressed.emit(right(one)), kind="link")
            deed.setAccessibleName(_("It is right: “{quote}”").format(quote=one.quote))
            deed.setToolTip(_("The check says no more of this quotation in this entry."))
            row.addWidget(deed)
        row.addStretch()
        return row


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
