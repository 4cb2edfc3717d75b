"""The line in which a reason is typed where something is dropped: Enter drops, Esc keeps."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from clipper.i18n import _
from clipper.ui.widgets.completing import completer

if TYPE_CHECKING:
    from clipper.ui.desk import Desk


class ReasonField(QLineEdit):
    """Hidden until it is asked for; offers the reasons given before."""

    given = Signal(str)
    """The reason, in one line; empty where none was typed."""
    left = Signal()
    """Esc: nothing is dropped."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(desk.fonts.ui())
        self.setPlaceholderText(_("Why? Enter drops it, Esc keeps it"))
        self.setAccessibleName(_("Reason for dropping it"))
        self.hide()

    def ask(self, known: Sequence[str] = ()) -> None:
        """Take the keyboard; `known` are the reasons to complete from."""
        self.clear()
        completer(self, known)
        self.show()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter gives the reason, Esc none."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            reason = " ".join(self.text().split())
            self.hide()
            self.given.emit(reason)
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)
