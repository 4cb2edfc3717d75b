"""The page of words: shows an Article, paints its marks under the words, and tells what is chosen in it."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QShowEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from clipper.ui.desk import Desk
from clipper.ui.reader.article import SIDE, Article, picture_url
from clipper.ui.reader.beside_words import paint_beside
from clipper.ui.reader.mark_layer import (
    Mark,
    layered,
    paint_fill,
    paint_line,
    paint_suggestion,
    strips,
    top_of,
)
from clipper.ui.widgets.thin_bar import thin

ALONG = 8
"""Pixels of a mouse's tremble that still make a click."""


class TextView(QTextBrowser):
    """Read-only words with a caret: chosen by mouse and keys, marked by others."""

    mark_pressed = Signal(int)
    """A click on a mark."""
    suggestion_pressed = Signal(int)
    """A click on words that are offered as a quotation: which of them."""
    words_chosen = Signal()
    """The selection or the caret moved."""
    link_pressed = Signal(str)
    scrolled = Signal()
    moved_by_hand = Signal()
    """She scrolled, or went somewhere by a key."""
    lines_moved = Signal()
    """The lines stand elsewhere on the page."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.article: Article | None = None
        self._marks: tuple[Mark, ...] = ()
        self._painted_to = 0
        """The last document position that was in view when the words were painted."""
        self._reach: list[int] = []
        self._hits: tuple[Mark, ...] = ()
        self._hit = -1
        self._offers: tuple[Mark, ...] = ()
        self._offered = -1
        self._active = self._hovered = 0
        self._pressed = QPoint()
        self.menu_for: Callable[[QPoint], None] = lambda _where: None
        """Shows the context menu at a place on the screen."""
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        thin(self)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard | flags.LinksAccessibleByMouse
        )
        self.anchorClicked.connect(lambda url: self.link_pressed.emit(url.toString()))
        self.cursorPositionChanged.connect(self.words_chosen)
        self.selectionChanged.connect(self.words_chosen)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.scrolled.emit())
        self.verticalScrollBar().actionTriggered.connect(lambda _action: self.moved_by_hand.emit())
        desk.theme_changed.connect(self.dress)
        self.dress()

    def dress(self) -> None:
        """Take the inks of the theme: chosen words stand on the selection's ground in the text's own ink."""
        theme, roles = self._desk.theme, QPalette.ColorRole
        made = QPalette(self.palette())
        for role, value in (
            (roles.Text, theme.text),
            (roles.Base, theme.paper),
            (roles.Highlight, theme.selection),
            (roles.HighlightedText, theme.text),
        ):
            for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
                made.setColor(group, role, QColor(value))
        self.setPalette(made)
        self.viewport().setPalette(made)
        self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        """Dress anew: a style sheet that changed while nobody saw the words gives them back an older palette."""
        super().showEvent(event)
        self.dress()

    def set_column(self, left: int, right: int) -> None:
        """Leave room at both sides of the words; what lies there still scrolls with them."""
        self.setViewportMargins(left, 0, right, 0)

    # -- what is shown -------------------------------------------------------------------------------------------

    def show_article(self, article: Article) -> None:
        """Show another article from its beginning."""
        self.article = article
        self._marks, self._reach, self._hits, self._hit, self._active, self._hovered = (), [], (), -1, 0, 0
        self._painted_to = 0
        article.document.setParent(self)
        self.setDocument(article.document)
        # after the document: the one that goes would be laid out in the new width first
        self._offers, self._offered = (), -1
        wide = article.setting.measure + 2 * SIDE
        if self.lineWrapColumnOrWidth() != wide:
            self.setLineWrapColumnOrWidth(wide)
        article.document.documentLayout().documentSizeChanged.connect(self._moved)
        self.setAccessibleName(article.document.firstBlock().text()[:80])
        for sha256, (width, height) in article.pictures.items():
            self.show_picture(sha256, _blank(width, height, self._desk.theme.hover))

    def _moved(self, _size: object) -> None:
        self.lines_moved.emit()

    def show_picture(self, sha256: str, picture: QImage) -> None:
        """Put a kept picture in its place."""
        if self.article is not None:
            self.article.document.addResource(
                QTextDocument.ResourceType.ImageResource.value, picture_url(sha256), picture
            )
            self.viewport().update()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing is ever loaded: what is not handed in stays blank."""
        return None

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Paint these marks; what is in view is painted again only where they differ there."""
        before, self._marks = self._marks, layered(marks)
        self._reach = list(accumulate((mark.end for mark in self._marks), max))
        if self._down_to(self._painted_to, before) != self._down_to(self._painted_to, self._marks):
            self.viewport().update()

    @staticmethod
    def _down_to(position: int, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
        return marks[: bisect_right(marks, position, key=lambda mark: mark.start)]

    def show_hits(self, places: Sequence[tuple[int, int]], current: int) -> None:
        """Paint these find hits (document positions), one of them as the current one."""
        hits = tuple(Mark(number, a, b, None) for number, (a, b) in enumerate(places))
        if (hits, current) != (self._hits, self._hit):
            self._hits, self._hit = hits, current
            self.viewport().update()

    def show_offers(self, places: Sequence[tuple[int, int]], offered: int) -> None:
        """Paint pale lines under these words (document positions): they are offered as quotations, one of them now."""
        offers = tuple(Mark(number, a, b, None) for number, (a, b) in enumerate(places))
        if (offers, offered) != (self._offers, self._offered):
            self._offers, self._offered = offers, offered
            self.viewport().update()

    def offer_at(self, position: int) -> int:
        """Which offered words cover a document position; -1 for none."""
        return next((one.id for one in self._offers if one.start <= position <= one.end), -1)

    def set_active(self, mark: int) -> None:
        """Paint one mark as the active one; 0 for none."""
        if mark != self._active:
            self._active = mark
            self.viewport().update()

    # -- places --------------------------------------------------------------------------------------------------

    def chosen(self) -> tuple[int, int] | None:
        """The chosen words as offsets in the Body's text, white space at both ends left out; None where nothing is."""
        cursor = self.textCursor()
        if self.article is None or not cursor.hasSelection():
            return None
        places, text = self.article.places, self.article.body.text
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        table = cursor.currentTable()
        if cursor.hasComplexSelection() and table is not None:
            # Qt chooses whole cells here; the text between the first and the last of them is meant.
            row, rows, column, columns = cursor.selectedTableCells()  # pyright: ignore[reportGeneralTypeIssues]
            first = table.cellAt(row, column).firstPosition()
            last = table.cellAt(row + rows - 1, column + columns - 1).lastPosition()
        start, end = places.offset(first), places.offset(last)
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        return (start, end) if start < end else None

    def choose(self, start: int, end: int) -> None:
        """Choose the words between two offsets, and show them."""
        if self.article is not None:
            self.go_to(self.article.places.position(start), self.article.places.position(end))

    def go_to(self, start: int, end: int | None = None) -> None:
        """Put the caret at a document position (choosing the words up to `end`), in view with some room above."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        if end is not None:
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.show_line(start)

    def show_line(self, position: int) -> None:
        """Scroll only if the line of a position is not well in view; then it comes to stand at a third."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top = top_of(self.document(), position)
        self.moved_by_hand.emit()
        if not bar.value() + 40 <= top <= bar.value() + height - 80:
            bar.setValue(round(top - height / 3))

    def line_top(self, position: int) -> float:
        """Where the line of a position begins, from the viewport's top."""
        return top_of(self.document(), position) - self.verticalScrollBar().value()

    def first_in_view(self) -> int:
        """The offset of the first character in view, for coming back to it."""
        if self.article is None or self.verticalScrollBar().value() == 0:
            return 0
        # While a layout is waiting to be made anew, Qt takes every point for one behind the last word.
        self.document().documentLayout().documentSize()
        return self.article.places.offset(self.cursorForPosition(QPoint(SIDE, 4)).position())

    def mark_at(self, position: int) -> Mark | None:
        """The innermost mark that covers a document position (its end counts too)."""
        found = [mark for mark in self._standing(position, position + 1) if mark.start <= position <= mark.end]
        return min(found, key=lambda m: (m.end - m.start, -m.id), default=None)

    def mark_under_caret(self) -> Mark | None:
        """The innermost mark at the caret; the active one, if it is among those there."""
        position = self.textCursor().position()
        there = [m for m in self._standing(position, position + 1) if m.start <= position <= m.end]
        return next((m for m in there if m.id == self._active), None) or self.mark_at(position)

    def _standing(self, start: int, end: int) -> Iterator[Mark]:
        """The marks that touch the stretch."""
        for at in range(bisect_right(self._reach, start - 1), len(self._marks)):
            mark = self._marks[at]
            if mark.start > end:
                return
            yield mark

    # -- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what lies under the words in view, then the words."""
        if self.article is not None:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            scroll = self.verticalScrollBar().value()
            painter.translate(0, -scroll)
            self._paint_under(painter, event.rect().top() + scroll, event.rect().bottom() + scroll)
            painter.end()
        super().paintEvent(event)

    def _paint_under(self, painter: QPainter, top: float, bottom: float) -> None:
        assert self.article is not None
        theme, setting, document = self._desk.theme, self.article.setting, self.document()
        start, end = self._in_view(top - setting.leading, bottom + setting.leading)
        self._painted_to = max(self._painted_to, end)
        paint_beside(painter, theme, self.article, start, end)
        for one in self._offers:
            if one.start < end and one.end > start:
                for line in strips(document, max(start, one.start), min(end, one.end)):
                    paint_suggestion(painter, theme, line, setting.pixels, active=one.id == self._offered)
        visible = sorted(self._standing(start, end), key=lambda m: m.depth)
        visible += [hit for hit in self._hits if hit.start < end and hit.end > start]
        lines = [
            (mark, line, mark.id == self._hit if mark.role is None else mark.id in (self._active, self._hovered))
            for mark in visible
            for line in strips(document, max(start, mark.start), min(end, mark.end))
        ]
        # Every fill before any underline: of marks that overlap, each can still be told by its pattern.
        for paint in (paint_fill, paint_line):
            for mark, line, active in lines:
                paint(painter, theme, mark, line, setting.pixels, active=active)

    def _in_view(self, top: float, bottom: float) -> tuple[int, int]:
        """The first and the last document position between two heights, by whole lines."""
        layout = self.document().documentLayout()
        width = self.document().size().width() if self.article is None else self.article.setting.measure + 2 * SIDE
        first = max(0, layout.hitTest(QPointF(0, top), Qt.HitTestAccuracy.FuzzyHit))
        last = layout.hitTest(QPointF(width, bottom), Qt.HitTestAccuracy.FuzzyHit)
        last = self.document().characterCount() - 1 if last < 0 else last
        for position, at_end in ((first, False), (last, True)):
            block = self.document().findBlock(position)
            line = block.layout().lineForTextPosition(position - block.position())
            if line.isValid():
                edge = block.position() + line.textStart() + (line.textLength() if at_end else 0)
                first, last = (first, max(last, edge)) if at_end else (min(first, edge), last)
        return first, last

    # -- mouse and keys ------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where the press was; a click with the other button keeps what is chosen."""
        self._pressed = event.position().toPoint()
        if event.button() is Qt.MouseButton.RightButton:
            if not self.textCursor().hasSelection():
                self.setTextCursor(self.cursorForPosition(self._pressed))
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Over a mark the pointer is a hand and the mark's line is heavier: it can be pressed."""
        super().mouseMoveEvent(event)
        where = event.position().toPoint()
        if event.buttons() != Qt.MouseButton.NoButton:
            return
        mark = self.mark_at(self.cursorForPosition(where).position())
        over = mark.id if mark is not None and self._over(mark, where) else 0
        if over != self._hovered:
            self._hovered = over
            self.viewport().update()
        if over:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        elif not self.anchorAt(where):
            self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has gone."""
        self._hovered = 0
        self.viewport().update()
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a mark makes it the active one."""
        super().mouseReleaseEvent(event)
        where = event.position().toPoint()
        near = (where - self._pressed).manhattanLength() <= ALONG
        if event.button() is Qt.MouseButton.LeftButton and near and not self.textCursor().hasSelection():
            mark = self.mark_at(self.cursorForPosition(where).position())
            self.mark_pressed.emit(mark.id if mark is not None and self._over(mark, where) else 0)
            offer = self.offer_at(self.cursorForPosition(where).position())
            if offer >= 0 and self._over(self._offers[offer], where):
                self.suggestion_pressed.emit(offer)

    def _over(self, mark: Mark, where: QPoint) -> bool:
        """Whether the pointer is on the mark's own words, not beside the last one's line."""
        y = where.y() + self.verticalScrollBar().value()
        half = self.article.setting.leading if self.article else 28
        return any(
            line.left - 4 <= where.x() <= line.right + 4 and line.baseline - half <= y <= line.baseline + half / 2
            for line in strips(self.document(), mark.start, mark.end)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows without a caret in sight scroll by lines, as in any page; with Shift they choose words."""
        bar = self.verticalScrollBar()
        self.moved_by_hand.emit()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not self.textCursor().hasSelection():
            bar.setValue(bar.minimum() if event.key() == Qt.Key.Key_Home else bar.maximum())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the caret into view's reach when the keyboard comes, so that arrows begin where she reads."""
        super().focusInEvent(event)
        caret = self.cursorRect()
        if not self.viewport().rect().intersects(caret) and not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(QPoint(SIDE, 12)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The clipping's own menu, never Qt's."""
        self.menu_for(event.globalPos())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copied words are plain: the paragraphs, without pictures' places."""
        data = QMimeData()
        words = self.textCursor().selectedText()
        data.setText(words.replace("\u2029", "\n").replace("\ufdd0", "").replace("\ufdd1", "").replace("\ufffc", ""))
        return data


def _blank(width: int, height: int, colour: str) -> QImage:
    """What stands in a picture's place until it has been read."""
    made = QImage(max(1, width // 8), max(1, height // 8), QImage.Format.Format_RGB32)
    made.fill(QColor(colour))
    return made
