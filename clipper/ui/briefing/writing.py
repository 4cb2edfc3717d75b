"""Text fields that keep what is typed by themselves: after a pause, and when the keyboard leaves."""

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

FRAME = 2
"""Edge and padding of a field at one side (pixels)."""
PAUSE_MS = 900
"""A pause in typing after which the words are kept."""


class _Keeping(QObject):
    """Watches one field and says when its words are to be kept."""

    kept = Signal(str)

    def __init__(self, field: "LineField | TextField") -> None:
        super().__init__(field)
        self._field = field
        self.known = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.keep)
        field.installEventFilter(self)

    @property
    def unkept(self) -> bool:
        """Whether words were typed that are not yet kept."""
        return self._field.words() != self.known

    def typed(self) -> None:
        """Begin to wait for a pause."""
        if self.unkept:
            self._timer.start()

    def keep(self) -> None:
        """Keep what stands there now."""
        self._timer.stop()
        if self.unkept:
            self.known = self._field.words()
            self.kept.emit(self.known)

    def forget(self) -> None:
        """Wait no more."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the words when the keyboard leaves."""
        if event.type() == QEvent.Type.FocusOut:
            self.keep()
        return False


class LineField(QLineEdit):
    """One line that keeps itself; Esc restores what was kept, Enter keeps and leaves."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(desk.fonts.ui())
        self.keeping = _Keeping(self)
        self.kept = self.keeping.kept
        self.left = self.returnPressed
        self.textEdited.connect(self.keeping.typed)

    def words(self) -> str:
        """What stands in the field."""
        return self.text().strip()

    def show_words(self, text: str) -> None:
        """Show what the library holds, unless something else is being typed."""
        if self.keeping.unkept and self.hasFocus():
            return
        self.keeping.forget()
        self.keeping.known = text
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc restores, Enter keeps."""
        if event.key() == Qt.Key.Key_Escape and self.keeping.unkept:
            self.setText(self.keeping.known)
            self.keeping.forget()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keeping.keep()
        super().keyPressEvent(event)


class TextField(QPlainTextEdit):
    """Several lines that keep themselves; as high as their words, within limits; Ctrl+Enter keeps and leaves."""

    left = Signal()

    def __init__(self, desk: "Desk", font: QFont, *, least: int, most: int, parent: QWidget | None = None) -> None:
        """`least` and `most` are heights in pixels of the pictures."""
        super().__init__(parent)
        self._least, self._most = desk.fonts.px(least), desk.fonts.px(most)
        self.setFont(font)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(5)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.keeping = _Keeping(self)
        self.kept = self.keeping.kept
        self.textChanged.connect(self._grow)
        self.textChanged.connect(self.keeping.typed)

    def words(self) -> str:
        """What stands in the field."""
        return self.toPlainText().strip()

    def show_words(self, text: str) -> None:
        """Show what the library holds, unless something else is being typed."""
        if self.keeping.unkept and self.hasFocus():
            return
        self.keeping.forget()
        self.keeping.known = text
        if self.words() != text:
            self.setPlainText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc restores, Ctrl+Enter keeps and leaves."""
        if event.key() == Qt.Key.Key_Escape and self.keeping.unkept:
            self.keeping.forget()
            self.setPlainText(self.keeping.known)
            return
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keeping.keep()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        high, block = 0.0, self.document().firstBlock()
        while block.isValid() and high < self._most:
            high += self.blockBoundingRect(block).height()
            block = block.next()
        around = 2 * self.document().documentMargin() + 2 * FRAME
        return QSize(200, max(self._least, min(self._most, ceil(high + around) + 1)))

    def minimumSizeHint(self) -> QSize:
        """The same height."""
        return QSize(80, self.sizeHint().height())

    def resizeEvent(self, event: object) -> None:
        """A narrower field is higher."""
        super().resizeEvent(event)  # pyright: ignore[reportArgumentType]
        self._grow()

    def _grow(self) -> None:
        wanted = self.sizeHint().height()
        if wanted != self.height():
            self.updateGeometry()
            self.setFixedHeight(wanted)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The words may be typed at once."""
        super().focusInEvent(event)
        self.ensureCursorVisible()


class TitleField(QLineEdit):
    """A title that looks like words until it is typed; Enter and Esc give the keyboard back, Esc what stood there."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bare")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._known = ""

    def show_title(self, title: str) -> None:
        """Show what the library holds, unless something else is being typed."""
        self._known = title
        if not (self.hasFocus() and self.isModified()):
            self.setText(title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Esc restores."""
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._known)
            self.left.emit()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.left.emit()
