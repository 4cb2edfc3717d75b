"""The notices over an entry: what is doubtful about it; and where it was told, with Continue or Drop… and a reason."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clipper.i18n import _
from clipper.ui.briefing.reason_field import ReasonField
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.frames import Card
from clipper.ui.widgets.glyph import Glyph
from clipper.ui.widgets.label import label

if TYPE_CHECKING:
    from clipper.ui.desk import Desk


class Notice(Card):
    """What is doubtful, in a sentence beside the sign of a warning."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(desk, colour="warn_soft", edge="", margin=12, parent=parent)
        self.words = label("", desk.fonts.ui(weight=500), wrap=True)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Glyph(desk, "warn", "warn"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        self.column.addLayout(row)


class ToldNotice(Card):
    """Stands only where there is something to decide: an entry told before, or one that is being dropped."""

    continued = Signal()
    dropped = Signal(str)
    """With the reason typed."""
    left = Signal()
    """The keyboard is to go back to the outline."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(desk, colour="warn_soft", edge="", margin=8, parent=parent)
        self.column.setContentsMargins(12, 8, 9, 8)
        self._entry: int | None = None
        self._said = ("", "")
        self._reasons: Sequence[str] = ()
        fonts = desk.fonts
        self.title = label("", fonts.ui(weight=600), wrap=True)
        self.new = label("", fonts.ui("small"), "soft", wrap=True)
        self.go_on = button(desk, _("Continue"), self.continued.emit)
        self.drop = button(desk, _("Drop…"), self.ask)
        self.go_on.setToolTip(desk.actions.tip("entry_continue"))
        self.drop.setToolTip(desk.actions.tip("entry_drop"))
        self.reason = ReasonField(desk)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(self.title)
        lines.addWidget(self.new)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Glyph(desk, "told", "warn"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(lines, 1)
        row.addWidget(self.go_on)
        row.addWidget(self.drop)
        self.column.addLayout(row)
        self.column.addWidget(self.reason)
        self.reason.given.connect(self._given)
        self.reason.left.connect(self._left)
        self.hide()

    def say(self, entry: int | None, title: str, new: str, reasons: Sequence[str] = ()) -> None:
        """Say where an entry was told and what is new; an empty title takes the notice away."""
        self._reasons = reasons
        if (entry, title, new) == (self._entry, *self._said):
            return
        self._entry, self._said = entry, (title, new)
        self.reason.hide()
        self._show()

    def ask(self) -> None:
        """Ask why it is dropped, in place."""
        if not self._said[0]:
            self.title.setText(_("Drop it from this issue"))
            self.new.setText(_("The reason is kept with the issue."))
        self._buttons(False)
        self.show()
        self.reason.ask(self._reasons)

    def let(self, on: bool) -> None:
        """Allow or forbid deciding."""
        self.go_on.setEnabled(on)
        self.drop.setEnabled(on)

    def _show(self) -> None:
        title, new = self._said
        self.title.setText(title)
        self.new.setText(new)
        self._buttons(bool(title))
        self.setVisible(bool(title))

    def _buttons(self, on: bool) -> None:
        for one in (self.go_on, self.drop):
            one.setVisible(on)

    def _given(self, reason: str) -> None:
        self._show()
        self.dropped.emit(reason)

    def _left(self) -> None:
        self._show()
        self.left.emit()
