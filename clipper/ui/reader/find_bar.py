"""Find in this text: a small sheet over the words, with the count and the way to the next and the previous hit."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from clipper.i18n import _
from clipper.ui.desk import Desk
from clipper.ui.widgets.buttons import IconButton
from clipper.ui.widgets.frames import Card
from clipper.ui.widgets.label import label, set_ink


class FindBar(Card):
    """Field, count, up, down, close; Enter goes on, Shift+Enter back, Esc closes."""

    sought = Signal(str)
    stepped = Signal(int)
    closed = Signal()
    opened = Signal()
    stood = Signal()
    """It came into sight or went."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, colour="raised", edge="line", margin=5, parent=parent)
        row = QHBoxLayout()
        row.setSpacing(4)
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Find in this text"))
        self.field.setAccessibleName(_("Find in this text"))
        self.field.setMinimumWidth(120)
        self.field.textChanged.connect(self.sought)
        self.count = label("", desk.fonts.ui("small", tabular=True), "muted")
        self.count.setMinimumWidth(66)
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.up = IconButton(desk, "up", desk.actions.tip("find_previous"), size=16, height=26)
        self.down = IconButton(desk, "down", desk.actions.tip("find_next"), size=16, height=26)
        self.stop = IconButton(desk, "stop", _("Close (Esc)"), size=16, height=26)
        self.up.clicked.connect(lambda: self.stepped.emit(-1))
        self.down.clicked.connect(lambda: self.stepped.emit(1))
        self.stop.clicked.connect(self.closed)
        row.addWidget(self.field, 1)
        for one in (self.count, self.up, self.down, self.stop):
            row.addWidget(one)
        self.column.addLayout(row)
        self.hide()

    def open(self, words: str = "") -> None:
        """Show it, with words to begin with."""
        if words:
            self.field.setText(words)
        self.opened.emit()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def say(self, current: int, count: int) -> None:
        """Show which of how many hits is the current one (counted from 0)."""
        if not self.field.text().strip():
            self.count.setText("")
        elif not count:
            self.count.setText(_("Not here"))
        else:
            self.count.setText(_("{n} of {count}").format(n=current + 1, count=f"{count:,}"))
        set_ink(self.count, "warn" if self.field.text().strip() and not count else "muted")

    def showEvent(self, event: object) -> None:
        """Room is made for it."""
        self.stood.emit()

    def hideEvent(self, event: object) -> None:
        """Its room is given back."""
        self.stood.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Shift+Enter and Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)
