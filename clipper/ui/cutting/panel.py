"""The panel beside the page, 344 wide: the regions, what is still to do, how large the cutting is, and the way out."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clipper.i18n import _, _n
from clipper.ui.cutting.rows import HIGH, RegionRow, RegionRows
from clipper.ui.cutting.words_view import WordsView
from clipper.ui.widgets.buttons import IconButton, button
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.frames import Card, Rule, ground
from clipper.ui.widgets.glyph import Glyph
from clipper.ui.widgets.label import ElidedLabel, label

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

WIDE = 344


class PanelLook(Struct, frozen=True):
    """What the panel shows."""

    rows: tuple[RegionRow, ...] = ()
    chosen: int = 0
    warnings: tuple[str, ...] = ()
    words: str = ""
    """ "812 words"."""
    place: str = ""
    """ "38 % of the page, above the fold, photo"."""
    goes_on: str = ""
    """What the left button says ("Go to page 7"); empty for none."""
    files: str = ""
    """What the right button says."""
    can_file: bool = False
    why: str = ""
    """Why it cannot be filed now."""


class CutPanel(QWidget):
    """Shows a PanelLook; everything done in it is announced."""

    went_on = Signal()
    filed = Signal()
    left = Signal()
    """Esc: back to the page."""
    more = Signal(QPoint)
    """The rest is asked for, at this point of the screen."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.look = PanelLook()
        ground(self, "list")
        self.setMinimumWidth(280)
        self.setAccessibleName(_("Cutting"))
        self.rows = RegionRows(desk)
        self.words = WordsView(desk)
        self.words.hide()
        self.empty = EmptyState(
            desk,
            "cut",
            _("Cut out an article."),
            _("Drag over its headline, or click a column to take it. Find columns proposes the rest."),
        )
        self._warnings = QVBoxLayout()
        self._warnings.setContentsMargins(12, 10, 12, 0)
        self._warnings.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self.rows, 100)
        column.addLayout(self._warnings)
        column.addWidget(self.words, 80)
        column.addWidget(self.empty, 100)
        column.addStretch(1)
        column.addWidget(Rule(desk))
        column.addLayout(self._foot())
        self.setFocusProxy(self.rows)
        self.show_look(PanelLook())

    def sizeHint(self) -> QSize:
        """As wide as drawn."""
        return QSize(self._desk.fonts.px(WIDE), 600)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(18, 12, 10, 6)
        row.setSpacing(8)
        row.addWidget(label(_("Cutting"), self._desk.fonts.ui("title", 600)))
        self.count = label("", self._desk.fonts.ui("small", tabular=True), "muted")
        row.addWidget(self.count, 1)
        more = IconButton(self._desk, "more", _("More"), size=18, height=28)
        more.clicked.connect(lambda: self.more.emit(more.mapToGlobal(QPoint(0, more.height()))))
        row.addWidget(more)
        return row

    def _foot(self) -> QVBoxLayout:
        small = self._desk.fonts.ui("small", tabular=True)
        self.total, self.share = label("", small, "muted"), ElidedLabel(self._desk, "", small, "muted")
        facts = QHBoxLayout()
        facts.setSpacing(10)
        facts.addWidget(self.total)
        facts.addStretch(1)
        facts.addWidget(self.share)
        self.on = button(self._desk, "", self.went_on.emit)
        self.file = button(self._desk, _("File the cutting"), self.filed.emit, kind="primary", icon="cut")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.on, 1)
        buttons.addWidget(self.file, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(15, 12, 15, 14)
        foot.setSpacing(10)
        foot.addLayout(facts)
        foot.addLayout(buttons)
        return foot

    def show_look(self, look: PanelLook) -> None:
        """Show this."""
        before, self.look = self.look, look
        count = len(look.rows)
        self.count.setText(_n("1 region", "{n} regions, in reading order", count) if count else "")
        self.rows.setMaximumHeight(count * self._desk.fonts.px(HIGH))
        self.rows.show_rows(look.rows, look.chosen)
        self.rows.setVisible(bool(count))
        self.empty.setVisible(not count)
        if before.warnings != look.warnings:
            self._warn(look.warnings)
        self.total.setText(look.words)
        self.share.setText(look.place)
        self.on.setText(look.goes_on)
        self.on.setVisible(bool(look.goes_on))
        self.file.setText(f" {look.files or _('File the cutting')}")
        self.file.setEnabled(look.can_file)
        self.file.setToolTip(look.why if not look.can_file else self._desk.actions.tip("file_cutting"))

    def _warn(self, sentences: Sequence[str]) -> None:
        while (item := self._warnings.takeAt(0)) is not None:
            card = item.widget()
            if card is not None:
                card.hide()
                card.deleteLater()
        for sentence in sentences:
            self._warnings.addWidget(self._card(sentence))

    def _card(self, sentence: str) -> Card:
        card = Card(self._desk, colour="warn_soft", edge="", radius=8, margin=10)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Glyph(self._desk, "warn", "warn", 16))
        row.addWidget(label(sentence, self._desk.fonts.ui("small"), "text", wrap=True), 1)
        card.column.addLayout(row)
        card.setAccessibleName(sentence)
        return card
