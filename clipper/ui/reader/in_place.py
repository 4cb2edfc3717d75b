"""Fields in which words are typed where they stand: Enter keeps, Esc restores, going elsewhere keeps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


class GrowingEdit(QPlainTextEdit):
    """Several lines, as high as they need (Shift+Enter begins one); ends exactly once, by `kept` or by `restored`."""

    kept = Signal(str)
    """Enter, or the keyboard went elsewhere."""
    restored = Signal()
    grown = Signal()
    """It wants another height."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ended = False
        self._before = text
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.textChanged.connect(self.grown)

    def wanted_height(self) -> int:
        """High enough for all lines at the width it has."""
        lines = round(self.document().size().height())
        return lines * self.fontMetrics().lineSpacing() + 10

    def finish(self, *, keep: bool) -> None:
        """End the typing."""
        if self._ended:
            return
        self._ended = True
        text = "\n".join(" ".join(line.split()) for line in self.toPlainText().strip().splitlines())
        if keep and text != self._before:
            self.kept.emit(text)
        else:
            self.restored.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc end it."""
        if event.key() == Qt.Key.Key_Escape:
            self.finish(keep=False)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.insertPlainText("\n")
            else:
                self.finish(keep=True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere keeps what was typed."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.finish(keep=True)


class LineEdit(QLineEdit):
    """One line being typed; ends exactly once, by `kept` or by `restored`."""

    kept = Signal(str)
    restored = Signal()

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._before = text
        self._ended = False
        self.selectAll()

    def finish(self, *, keep: bool) -> None:
        """End the typing."""
        if self._ended:
            return
        self._ended = True
        text = " ".join(self.text().split())
        if keep and text != self._before:
            self.kept.emit(text)
        else:
            self.restored.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Esc restores; neither goes on to what lies behind, which would open the field again."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.accept()
            self.finish(keep=event.key() != Qt.Key.Key_Escape)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: object) -> None:
        """Going elsewhere keeps what was typed, unless only its own list of completions came up."""
        super().focusOutEvent(event)  # pyright: ignore[reportArgumentType]
        reason = event.reason()  # pyright: ignore[reportAttributeAccessIssue]
        if reason not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.finish(keep=True)
