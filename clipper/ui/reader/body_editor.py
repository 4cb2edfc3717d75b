"""The text of a clipping as plain lines to be corrected: a field over the words, with its own undo until it is kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from clipper.i18n import _
from clipper.ui.desk import Desk
from clipper.ui.reader.article import Setting
from clipper.ui.reader.characters import UNSAFE
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.frames import ground
from clipper.ui.widgets.label import label


class BodyEditor(QWidget):
    """A line a paragraph; Ctrl+Enter keeps, Esc puts it back as it was."""

    kept = Signal(str)
    """The text as it was typed."""
    restored = Signal()

    def __init__(self, desk: Desk, text: str, setting: Setting, parent: QWidget) -> None:
        super().__init__(parent)
        ground(self, "paper")
        self._ended = False
        self.field = _Lines(text, setting)
        self.field.kept.connect(lambda: self.finish(keep=True))
        self.field.restored.connect(lambda: self.finish(keep=False))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(_("A line is a paragraph."), desk.fonts.ui("small"), "muted"), 1)
        head.addWidget(button(desk, _("Put it back (Esc)"), lambda: self.finish(keep=False), kind="small"))
        self.keep = button(desk, _("Keep the text (Ctrl+Enter)"), lambda: self.finish(keep=True), kind="small")
        head.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.field, 1)

    def put_caret(self, offset: int) -> None:
        """Put the caret at an offset of the text (code points) and bring it into view."""
        units = len(self._before_caret(offset).encode("utf-16-le", "surrogatepass")) // 2
        cursor = self.field.textCursor()
        cursor.setPosition(min(units, self.field.document().characterCount() - 1))
        self.field.setTextCursor(cursor)
        self.field.centerCursor()

    def _before_caret(self, offset: int) -> str:
        return self.field.before[:offset]

    def finish(self, *, keep: bool) -> None:
        """End the editing, once."""
        if self._ended:
            return
        self._ended = True
        text = self.field.text()
        if keep and text != self.field.before:
            self.kept.emit(text)
        else:
            self.restored.emit()


class _Lines(QPlainTextEdit):
    """The field itself, set as the article is."""

    kept = Signal()
    restored = Signal()

    def __init__(self, text: str, setting: Setting) -> None:
        super().__init__()
        self.before = text.translate(UNSAFE)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(setting.font())
        self.setAccessibleName(_("Text of the clipping"))
        self.setTabChangesFocus(False)
        self.document().setDocumentMargin(8)
        look = self.document().defaultTextOption()
        # where a paragraph ends is seen: nothing else parts them here
        look.setFlags(look.flags() | QTextOption.Flag.ShowLineAndParagraphSeparators)
        self.document().setDefaultTextOption(look)
        self.setPlainText(self.before)
        self.document().setModified(False)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def text(self) -> str:
        """What stands in it; Qt's own way of asking would turn every hard space into a soft one."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter and Esc end it; everything else is typed."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.restored.emit()
        elif ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.kept.emit()
        else:
            super().keyPressEvent(event)
