"""The field in which a clipping's text is corrected, set as the article is; the lines that name a figure stay."""

from functools import partial

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QDragLeaveEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from clipper.i18n import _
from clipper.model.body import Body
from clipper.ui.desk import Desk
from clipper.ui.reader.body_lines import BodyLines, body_lines
from clipper.ui.reader.looks import Setting
from clipper.ui.widgets.characters import UNSAFE

_KEYS = QKeySequence.StandardKey
_WORD_BACK, _WORD_ON = QTextCursor.MoveOperation.PreviousWord, QTextCursor.MoveOperation.NextWord
_BACK, _ON = QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveOperation.NextCharacter


class BodyField(QPlainTextEdit):
    """A line a paragraph; Ctrl+Enter and Esc end it."""

    kept = Signal()
    restored = Signal()
    refused = Signal()
    """What was typed would have changed the line that names a figure or a table."""

    def __init__(self, desk: Desk, body: Body, setting: Setting) -> None:
        super().__init__()
        self.before = body.text.translate(UNSAFE)
        self._lines = body_lines(body)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(setting.font())
        self.setAccessibleName(_("Text of the clipping"))
        self.setTabChangesFocus(False)
        self.document().setDocumentMargin(8)
        look = self.document().defaultTextOption()
        # where a paragraph ends is seen: nothing else parts them here
        look.setFlags(look.flags() | QTextOption.Flag.ShowLineAndParagraphSeparators)
        self.document().setDefaultTextOption(look)
        self._names = _Names(desk, self._lines, self.document())
        self.setPlainText("\n".join(self._lines.lines))
        self.document().setModified(False)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def text(self) -> str:
        """What stands in it; Qt's own way of asking would turn every hard space into a soft one."""
        shown = self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
        return self._lines.without_names(shown)

    def put_caret(self, offset: int) -> None:
        """Put the caret at an offset of the text (code points) and bring it into view."""
        cursor = self.textCursor()
        position = self._lines.position(self.before, offset)
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.centerCursor()

    # -- what stays ----------------------------------------------------------------------------------------------

    def _is_name(self, block: QTextBlock) -> bool:
        return block.text() in self._lines.names

    def _named(self, start: int, end: int) -> list[QTextBlock]:
        """The lines from one position to another that name something."""
        found, block = [], self.document().findBlock(start)
        while block.isValid() and block.position() <= end:
            if self._is_name(block):
                found.append(block)
            block = block.next()
        return found

    def _room(self, reach: QTextCursor.MoveOperation | None = None) -> bool:
        """Make room for what is typed, or for what takes words away as far as `reach`; whether there may be any.

        Of chosen words those on lines that name something stay where they are.
        """
        cursor = self.textCursor()
        if cursor.hasSelection():
            if self._named(cursor.selectionStart(), cursor.selectionEnd()):
                return self._take_away(cursor) and reach is None
            return True
        if reach is not None:
            cursor.movePosition(reach, QTextCursor.MoveMode.KeepAnchor)
        if not self._named(cursor.selectionStart(), cursor.selectionEnd()):
            return True
        self.refused.emit()
        return False

    def _take_away(self, chosen: QTextCursor) -> bool:
        """Take the chosen words away and leave the lines that name something; whether the caret stands where one can type."""
        start, end = chosen.selectionStart(), chosen.selectionEnd()
        cursor = QTextCursor(self.document())
        free = -1
        cursor.beginEditBlock()
        block = self.document().findBlock(end)
        while block.isValid() and block.position() + block.length() > start:
            if not self._is_name(block):
                free = max(start, block.position())
                cursor.setPosition(free)
                cursor.setPosition(min(end, block.position() + block.length() - 1), QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()
            block = block.previous()
        cursor.endEditBlock()
        cursor.setPosition(free if free >= 0 else start)
        self.setTextCursor(cursor)
        if free < 0:
            self.refused.emit()
        return free >= 0

    def _holds_name(self) -> bool:
        """Whether a line that names something is among the chosen words."""
        chosen = self.textCursor()
        return chosen.hasSelection() and bool(self._named(chosen.selectionStart(), chosen.selectionEnd()))

    def _take_out(self, *, copied: bool) -> None:
        """Cut or delete the chosen words; the lines that name something stay."""
        if copied:
            self.copy()
        if self._holds_name():
            self._take_away(self.textCursor())
        else:
            self.textCursor().removeSelectedText()

    # -- the mouse -----------------------------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu; what it takes away is taken away as the keys do."""
        menu = self.createStandardContextMenu(event.pos())
        for name, copied in (("edit-cut", True), ("edit-delete", False)):
            action = menu.findChild(QAction, name)
            if isinstance(action, QAction):
                action.triggered.disconnect()
                action.triggered.connect(partial(self._menu_took, copied))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _menu_took(self, copied: bool, _checked: bool = False) -> None:
        self._take_out(copied=copied)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Words chosen together with a line that names something are not dragged away: a press there chooses anew."""
        further = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.button() is Qt.MouseButton.LeftButton and not further and self._holds_name():
            self.setTextCursor(self.cursorForPosition(event.position().toPoint()))
        super().mousePressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Nothing is dropped onto a line that names something: it would be gone from where it was, too."""
        there = self.cursorForPosition(event.position().toPoint()).position()
        if self._named(there, there):
            super().dragLeaveEvent(QDragLeaveEvent())
            event.setDropAction(Qt.DropAction.IgnoreAction)
            event.ignore()
            self.refused.emit()
        else:
            super().dropEvent(event)

    # -- typing --------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter and Esc end it; everything else is typed."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.restored.emit()
        elif ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.kept.emit()
        elif self._may(event, ctrl=ctrl):
            super().keyPressEvent(event)

    def _may(self, event: QKeyEvent, *, ctrl: bool) -> bool:
        if event.matches(_KEYS.Cut):
            if self._holds_name():
                self._take_out(copied=True)
                return False
            return True
        if event.key() == Qt.Key.Key_Backspace:
            return self._room(_WORD_BACK if ctrl else _BACK)
        if event.key() == Qt.Key.Key_Delete:
            return self._room(_WORD_ON if ctrl else _ON)
        if event.matches(_KEYS.DeleteEndOfLine) or event.matches(_KEYS.DeleteCompleteLine):
            return self._room(_ON)
        typed = event.text()[:1]
        command = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier)
        types = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab) or typed.isprintable()
        return self._room() if typed and types and not command else True

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted or dropped comes as words, where words may stand."""
        if self._room():
            super().insertFromMimeData(source)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Letters that are put together by several keys."""
        if not (event.commitString() or event.preeditString()) or self._room():
            super().inputMethodEvent(event)


class _Names(QSyntaxHighlighter):
    """Sets the lines that name something in the ink of captions."""

    def __init__(self, desk: Desk, lines: BodyLines, document: QTextDocument) -> None:
        super().__init__(document)
        self._desk = desk
        self._lines = lines
        desk.theme_changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        """Dress one line."""
        if text in self._lines.names:
            look = QTextCharFormat()
            look.setFont(self._desk.fonts.ui("small"))
            look.setForeground(QColor(self._desk.theme.muted))
            self.setFormat(0, len(text), look)
