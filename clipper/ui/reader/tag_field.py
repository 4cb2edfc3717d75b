"""The field in which a tag is typed, with the library's tags to complete from."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from clipper.i18n import _
from clipper.ui.desk import Desk
from clipper.ui.widgets.completing import completer


class TagField(QLineEdit):
    """Enter takes the tag and stays for the next; Esc, or leaving it empty, closes it."""

    chosen = Signal(str)
    """A tag's path, tidied."""
    left = Signal()

    def __init__(self, desk: Desk, paths: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "inline")
        self.setFont(desk.fonts.ui("small"))
        self.setPlaceholderText(_("Tag, or Group/Tag"))
        self.setAccessibleName(_("Add tag"))
        self._high = desk.fonts.px(24)
        self._completer = completer(self, paths)
        self.returnPressed.connect(self._take)

    def sizeHint(self) -> QSize:
        """As high as the chips."""
        return QSize(170, self._high)

    def _take(self) -> None:
        path = "/".join(part for part in (" ".join(p.split()) for p in self.text().split("/")) if part)
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()
        if path:
            self.clear()
            self.chosen.emit(path)
        else:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the field, Backspace in the empty field too."""
        if event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Backspace and not self.text()):
            self.left.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving it closes it, unless the keyboard went to its own list."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
