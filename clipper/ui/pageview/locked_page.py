"""What stands in the place of pages that are locked: why nothing is seen, and a field for the password."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from clipper.i18n import _
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.glyph import Glyph
from clipper.ui.widgets.label import label

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

_WIDE = 220


class LockedPage(QWidget):
    """Asks for the password of one file; it is not kept here."""

    typed = Signal(str)
    """A password to be tried."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._sentence = label("", desk.fonts.serif(20), wrap=True)
        self._hint = label("", desk.fonts.ui(), "muted", wrap=True)
        for one in (self._sentence, self._hint):
            one.setAlignment(middle)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setPlaceholderText(_("Password"))
        self.field.setFixedWidth(desk.fonts.px(_WIDE))
        self.field.returnPressed.connect(self._give)
        self.open = button(desk, _("Show the pages"), self._give)
        self.field.textChanged.connect(lambda text: self.open.setEnabled(bool(text)))
        self.open.setEnabled(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.field)
        row.addWidget(self.open)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(6)
        column.addStretch(4)
        column.addWidget(Glyph(desk, "lock", "faint", 36), 0, middle)
        column.addSpacing(4)
        column.addWidget(self._sentence)
        column.addWidget(self._hint)
        column.addSpacing(8)
        column.addLayout(row)
        column.addStretch(5)
        self.setFocusProxy(self.field)

    def ask(self, name: str, *, wrong: bool = False) -> None:
        """Ask for the password of a file; `wrong` where one was tried that does not open it."""
        said = _("“{name}” is locked with a password.").format(name=name)
        hint = _("This password does not open it. Type it again.") if wrong else _("It is asked for once, until Clipper is closed, and written nowhere.")  # fmt: skip
        self._sentence.setText(said)
        self._hint.setText(hint)
        self.field.setAccessibleName(_("Password of “{name}”").format(name=name))
        self.field.setAccessibleDescription(hint)
        self.setAccessibleName(f"{said} {hint}")
        self.field.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The Enter key gives the password, and means nothing else here."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        if self.field.text():
            self.typed.emit(self.field.text())
