"""Asks for the name of a copy, in the place where a shipped style was being changed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from clipper.i18n import _
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.frames import ground
from clipper.ui.widgets.label import label

if TYPE_CHECKING:
    from clipper.ui.desk import Desk


class CopyBar(QWidget):
    """Hidden until it asks; Enter names the copy, Esc drops it."""

    named = Signal(str)
    dropped = Signal()

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ground(self, "raised")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        self._words = label("", desk.fonts.ui(weight=500), wrap=True)
        column.addWidget(self._words)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.name = QLineEdit()
        self.name.setFont(desk.fonts.ui())
        self.name.setAccessibleName(_("Name of the copy"))
        self.name.setMaxLength(60)
        self.name.installEventFilter(self)
        self.go = button(desk, _("Make the copy"), self._say, kind="primary")
        row.addWidget(self.name, 1)
        row.addWidget(self.go)
        row.addWidget(button(desk, _("Leave it as it was"), self.dropped.emit))
        column.addLayout(row)
        self.hide()

    def ask(self, title: str, taken: Sequence[str], *, changed: bool) -> None:
        """Ask for the name of a copy of the style of this title; `changed` where a change waits for it."""
        said = _("Name the copy of “{style}”.")
        if changed:
            said = _("“{style}” is shipped and stays as it is. Name the copy that has your change.")
        self._words.setText(said.format(style=title))
        known = {one.casefold() for one in taken}
        titles = (f"{title} {n}" for n in range(2, 10_000))
        self.name.setText(next(one for one in titles if one.casefold() not in known))
        self.name.selectAll()
        self.show()
        self.name.setFocus()

    def _say(self) -> None:
        self.named.emit(self.name.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Esc are this bar's, not the window's."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._say()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
            return True
        return False
