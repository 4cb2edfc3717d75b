"""The search field in the tool bar: drives the list while she types, ranks on Enter."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from clipper.i18n import _
from clipper.ui.widgets.buttons import KeyCap

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

WIDTH, HEIGHT = 520, 34
TYPING_MS = 90
"""Rest after a letter before the library is asked."""


class SearchField(QLineEdit):
    """520 × 34; Enter puts the best first, Down goes into the results, Esc clears and then leaves."""

    sought = Signal(str, bool)
    """The words, and whether the best are to come first."""
    left = Signal()
    """The keyboard is to go to the list."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("kind", "search")
        self.setFont(desk.fonts.ui())
        self.setPlaceholderText(_("Search clippings"))
        self.setAccessibleName(_("Search clippings"))
        self.setFixedHeight(desk.fonts.px(HEIGHT))
        self.setMaximumWidth(desk.fonts.px(WIDTH))
        self.setMinimumWidth(220)
        self._cap = KeyCap(desk, desk.actions.key("search").replace("+", " "), self)
        self._rest = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._rest.timeout.connect(lambda: self.sought.emit(self.text(), False))
        self.textEdited.connect(self._typed)
        self.textChanged.connect(lambda text: self._cap.setVisible(not text))
        desk.theme_changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as it may get."""
        return QSize(self.maximumWidth(), self.height())

    def _typed(self, text: str) -> None:
        if text:
            self._rest.start()
        else:
            self._rest.stop()
            self.sought.emit("", False)

    def take(self) -> None:
        """Take the keyboard, with all words chosen."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def forget(self) -> None:
        """Search for nothing."""
        self._rest.stop()
        if self.text():
            self.clear()
            self.sought.emit("", False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Down and Esc; everything else is typing."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._rest.stop()
            self.sought.emit(self.text(), True)
        elif key == Qt.Key.Key_Down:
            if self._rest.isActive():
                self._rest.stop()
                self.sought.emit(self.text(), False)
            self.left.emit()
        elif key == Qt.Key.Key_Escape:
            if self.text():
                self.forget()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The key cap stays at the right end."""
        super().resizeEvent(event)
        cap = self._cap
        x = 8 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else self.width() - cap.width() - 8
        cap.move(x, (self.height() - cap.height()) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and its glass."""
        super().paintEvent(event)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = self.width() - 26 if mirrored else 10
        self._desk.icons.paint(QPainter(self), "search", x, (self.height() - 16) / 2, 16, "muted")
