"""The words of the region in hand, to be compared with its place on the page; doubtful ones underlined."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from clipper.i18n import _, _n
from clipper.ui.widgets.buttons import IconButton
from clipper.ui.widgets.frames import Rule
from clipper.ui.widgets.label import label

if TYPE_CHECKING:
    from clipper.ui.desk import Desk
    from clipper.workflows.piece_texts import WordPlace


class WordsView(QWidget):
    """A word clicked, or reached with the caret, is shown on the page."""

    looked_at = Signal(int)
    """A word, counted from 0."""
    stepped = Signal(int)
    """To the next doubtful word (1) or the one before (-1)."""
    left = Signal()
    """Put it away."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._text = ""
        self._words: tuple[WordPlace, ...] = ()
        self._doubtful: frozenset[WordPlace] = frozenset()
        self._starts: list[int] = []
        self._filling = False
        self.title = label("", desk.fonts.ui("small", 600, tabular=True))
        self.view = QTextBrowser()
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setOpenLinks(False)
        self.view.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.view.setAccessibleName(_("Words of the region"))
        self.view.viewport().setAutoFillBackground(False)
        self.view.cursorPositionChanged.connect(self._moved)
        head = QHBoxLayout()
        head.setContentsMargins(18, 8, 10, 2)
        head.setSpacing(2)
        head.addWidget(self.title, 1)
        for icon, action, deed in (
            ("up", "previous_doubt", lambda: self.stepped.emit(-1)),
            ("down", "next_doubt", lambda: self.stepped.emit(1)),
            ("stop", "cut_words", self.left.emit),
        ):
            tip = {
                "up": _("Word to check before ({key})"),
                "down": _("Next word to check ({key})"),
                "stop": _("Put the words away ({key})"),
            }[icon].format(key=desk.actions.key(action))
            one = IconButton(desk, icon, tip, size=14, height=24)
            one.clicked.connect(lambda _checked=False, deed=deed: deed())
            head.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(2)
        column.addWidget(Rule(desk))
        column.addLayout(head)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        desk.theme_changed.connect(self._fill)

    def show_words(self, title: str, text: str, words: "Sequence[WordPlace]", doubtful: "Sequence[WordPlace]") -> None:
        """Show the text of a region, its words in order, and which of them are doubtful."""
        count = _n("1 word to check", "{n} words to check", len(doubtful)) if doubtful else _("nothing to check")
        self.title.setText(f"{title} · {count}" if words else title)
        # words of a jump line stand in no text
        words = tuple(word for word in words if word.start >= 0)
        if (text, words, frozenset(doubtful)) != (self._text, self._words, self._doubtful):
            self._text, self._words, self._doubtful = text, words, frozenset(doubtful)
            self._fill()

    @property
    def words(self) -> "tuple[WordPlace, ...]":
        """The words shown, in order."""
        return self._words

    def look_at(self, at: int) -> None:
        """Choose a word here too."""
        if not 0 <= at < len(self._starts) or self._filling:
            return
        self._filling = True
        cursor = self.view.textCursor()
        cursor.setPosition(self._starts[at])
        cursor.setPosition(self._starts[at] + _units(self._words[at].text), QTextCursor.MoveMode.KeepAnchor)
        self.view.setTextCursor(cursor)
        self._filling = False

    def _fill(self) -> None:
        """Set the words; the document stands whole before it is shown."""
        theme, fonts = self._desk.theme, self._desk.fonts
        made = QTextDocument(self.view)
        made.setDocumentMargin(0)
        made.setDefaultFont(fonts.serif(14))
        plain, doubt = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(QColor(theme.text))
        doubt.setForeground(QColor(theme.warn))
        doubt.setBackground(QColor(theme.warn_soft))
        doubt.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        doubt.setUnderlineColor(QColor(theme.warn))
        cursor = QTextCursor(made)
        cursor.insertText(self._text, plain)
        self._starts = [_units(self._text[: word.start]) for word in self._words]
        for start, word in zip(self._starts, self._words, strict=True):
            if word in self._doubtful:
                cursor.setPosition(start)
                cursor.setPosition(start + _units(word.text), QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(doubt)
        self._filling = True
        self.view.setViewportMargins(18, 0, 10, 6)
        self.view.setDocument(made)
        self._filling = False

    def _moved(self) -> None:
        if self._filling or not self._starts:
            return
        at = bisect_right(self._starts, self.view.textCursor().position()) - 1
        self.looked_at.emit(max(0, at))


def _units(text: str) -> int:
    """Length in the units in which Qt counts (UTF-16)."""
    return len(text.encode("utf-16-le")) // 2
