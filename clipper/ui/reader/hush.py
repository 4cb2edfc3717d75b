"""Letters typed for a comment that could not be opened: they are swallowed, not taken for commands."""

import time

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

REST_S = 1.0
"""After so long without a letter, keys mean what they say again."""
_PLAIN = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_KINDS = QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride


class Hush(QObject):
    """Stands before every other filter of a widget's keys for as long as she goes on typing."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._until = 0.0

    def begin(self) -> None:
        """Swallow letters from now on."""
        self._until = time.monotonic() + REST_S
        # installed anew, it comes first
        self._widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take letters, digits and signs away; every other key ends it."""
        if event.type() not in _KINDS or not isinstance(event, QKeyEvent):
            return False
        typed = event.text().isprintable() and event.text() and event.modifiers() in _PLAIN
        typing = typed or event.key() in (Qt.Key.Key_Shift, Qt.Key.Key_Backspace)
        if not typing or time.monotonic() > self._until:
            self._widget.removeEventFilter(self)
            return False
        self._until = time.monotonic() + REST_S
        event.accept()
        return True
