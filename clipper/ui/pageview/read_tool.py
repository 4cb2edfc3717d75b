"""The tool for reading: choosing words by mouse and keys, and pressing marks."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from clipper.pages.page_text import PageText
from clipper.ui.pageview.selection import BLOCK, LINE, WORD, Selection, Spot, stepped

if TYPE_CHECKING:
    from clipper.ui.pageview.page_item import PageItem
    from clipper.ui.pageview.page_texts import PageTexts
    from clipper.ui.pageview.pages_view import PagesView

NEAR = 0.012
"""Fraction of the page within which a press is one on a word."""
_STEPS = {
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Home: "home",
    Qt.Key.Key_End: "end",
}


class ReadTool(QObject):
    """Drag chooses words, a double click one word, a third press its line, a fourth its column; Shift extends."""

    changed = Signal()
    """Other words are chosen, or none."""
    pressed = Signal(object, QPointF)
    """A page was clicked, without choosing anything, at a point of it."""
    wordless = Signal(object)
    """Words are wished on a page that is known to have none."""

    def __init__(self, view: "PagesView", texts: "PageTexts") -> None:
        super().__init__(view)
        self._view = view
        self._texts = texts
        self.selection: Selection | None = None
        self.step_out: Callable[[], bool] = lambda: False
        """What Esc does while nothing is chosen; whether it did anything."""
        self._dragging = False
        self._begun: tuple[PageItem, QPointF] | None = None
        self._clicks = 0
        self._anchor: Spot = (0, 0)
        self._since = QElapsedTimer()

    # -- what is chosen ------------------------------------------------------------------------------------------

    def _text(self, place: int) -> PageText | None:
        pages = self._view.pages
        return self._texts.of(pages[place]) if 0 <= place < len(pages) else None

    @property
    def ranges(self) -> tuple[tuple[int, int, int], ...]:
        """What is chosen: place of the page, first and last word, page by page."""
        return self.selection.ranges(self._text) if self.selection is not None else ()

    @property
    def words(self) -> str:
        """The chosen words as one text, a page a line."""
        said = []
        for place, first, last in self.ranges:
            text = self._text(place)
            if text is not None:
                said.append(text.said(first, last))
        return "\n".join(said)

    def choose(self, selection: Selection | None) -> None:
        """Choose these words."""
        if selection != self.selection:
            self.selection = selection
            self.changed.emit()

    def choose_page(self) -> None:
        """Choose all words of the page in view."""
        place, text = self._view.page, self._text(self._view.page)
        if text is not None and text.count:
            self.choose(Selection((place, 0), (place, text.count - 1)))
        elif text is not None and self._view.current is not None:
            self.wordless.emit(self._view.current)

    def _spot(self, page: "PageItem", at: QPointF) -> tuple[Spot, float] | None:
        text = self._texts.of(page)
        found = text.nearest(*page.to_own(at)) if text is not None else None
        return ((self._view.pages.index(page), found[0]), found[1]) if found is not None else None

    # -- the Tool ------------------------------------------------------------------------------------------------

    def entered(self) -> None:
        """Words are read."""

    def left(self) -> None:
        """Nothing stays chosen."""
        self._dragging = False
        self.choose(None)

    def press(self, page: "PageItem", at: QPointF, event: QMouseEvent) -> bool:
        """Begin to choose where a word is; elsewhere let go of what was chosen."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        again = self._since.isValid() and self._since.elapsed() < QApplication.doubleClickInterval()
        if self._clicks >= 2 and again and self.selection is not None and self.selection.unit in (WORD, LINE):
            self._clicks += 1
            self._since.restart()
            self._widen(LINE if self._clicks == 3 else BLOCK)
            return True
        self._clicks = 1
        self._begun = page, at
        found = self._spot(page, at)
        if found is None:
            self.choose(None)
            self._wish_words(page)
            return True
        spot, far = found
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self.selection is not None:
            self.choose(Selection(self.selection.anchor, spot, self.selection.unit))
        else:
            self.choose(None)
            if far > NEAR and not page.box.contains(at):
                return True
            self._anchor = spot
        self._dragging = True
        return True

    def _wish_words(self, page: "PageItem") -> None:
        text = self._texts.known(page)
        if text is not None and not text.count:
            self.wordless.emit(page)

    def _widen(self, unit: str) -> None:
        assert self.selection is not None
        self.choose(Selection(self.selection.anchor, self.selection.focus, unit))

    def move(self, page: "PageItem", at: QPointF, event: QMouseEvent) -> bool:
        """Choose as far as the pointer; without a button show what it is on."""
        if not (event.buttons() & Qt.MouseButton.LeftButton):
            self._point(page, at)
            return False
        if not self._dragging or self._begun is None:
            return False
        far = self._view.mapFromScene(self._begun[0].mapToScene(self._begun[1])) - event.position().toPoint()
        if self.selection is None and far.manhattanLength() < QApplication.startDragDistance():
            return True
        found = self._spot(page, at)
        if found is not None:
            standing = self.selection
            anchor = standing.anchor if standing is not None else self._anchor
            self.choose(Selection(anchor, found[0], standing.unit if standing is not None else WORD))
        return True

    def _point(self, page: "PageItem", at: QPointF) -> None:
        text = self._texts.known(page)
        found = text.nearest(*page.to_own(at)) if text is not None else None
        words = found is not None and found[1] < NEAR / 2
        self._view.viewport().setCursor(Qt.CursorShape.IBeamCursor if words else Qt.CursorShape.ArrowCursor)

    def release(self, page: "PageItem", at: QPointF, event: QMouseEvent) -> bool:
        """A click that chose nothing is one on the page."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        self._dragging = False
        if self.selection is None and self._begun is not None:
            self.pressed.emit(*self._begun)
        self._begun = None
        return True

    def double_click(self, page: "PageItem", at: QPointF, event: QMouseEvent) -> bool:
        """Choose the word."""
        found = self._spot(page, at)
        if event.button() is not Qt.MouseButton.LeftButton or found is None or found[1] > NEAR:
            return False
        self._clicks = 2
        self._since.restart()
        self._begun, self._dragging = (page, at), True
        self.choose(Selection(found[0], found[0]))
        return True

    def key(self, event: QKeyEvent) -> bool:
        """Shift with arrows, Home and End extends; Esc lets go of what is chosen."""
        if event.key() == Qt.Key.Key_Escape:
            if self.selection is None:
                return self.step_out()
            self.choose(None)
            return True
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.ShiftModifier:
            return False
        if self.selection is None:
            first = self._first_in_view()
            if first is not None:
                self.choose(Selection(first, first))
            return True
        text = self._text(self.selection.focus[0])
        if text is not None and text.count:
            focus = stepped(self.selection.focus, step, text)
            self.choose(Selection(self.selection.anchor, focus, self.selection.unit))
            self._follow(focus, text)
        return True

    def _first_in_view(self) -> Spot | None:
        """The word nearest to the upper left corner of what is seen."""
        for _place, page, seen in self._view.in_view():
            found = self._spot(page, seen.topLeft() + QPointF(seen.width() * 0.05, seen.height() * 0.05))
            if found is not None:
                return found[0]
            self._wish_words(page)
        return None

    def _follow(self, focus: Spot, text: PageText) -> None:
        page = self._view.pages[focus[0]]
        self._view.ensureVisible(page.mapRectToScene(page.from_own(text.box(focus[1]))), 40, 40)
