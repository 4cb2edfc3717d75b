"""The mouse on pages that are cut: drag draws a region, a click takes a block, regions are moved and pulled."""

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from clipper.i18n import _
from clipper.ui.cutting.handles import Grip, cursor_for, grip_at, pulled

if TYPE_CHECKING:
    from clipper.ui.cutting.bench import Bench
    from clipper.ui.pageview.page_item import PageItem

_STILL = 5
"""Pixels the pointer may stray before a click becomes a drag."""


class _Drag(Struct):
    """What the button that is held does: draw (no key), pull a handle, or move a region."""

    page: "PageItem"
    start: QPointF
    key: int = 0
    grip: Grip | None = None
    box: QRectF | None = None
    """The region's rectangle before."""
    far: bool = False
    """Whether the pointer has left the place where it went down."""


class CutTool:
    """Turns the mouse into deeds of the bench."""

    def __init__(self, bench: "Bench") -> None:
        self._bench = bench
        self._drag: _Drag | None = None
        self._drags = 0

    # -- the Tool ------------------------------------------------------------------------------------------------

    def press(self, page: "PageItem", at: QPointF, event: QMouseEvent) -> bool:
        """Take a handle, a region or an empty place in hand."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return event.button() is Qt.MouseButton.RightButton and self._bench.offer_menu(page, at, event)
        self._drags += 1
        self._bench.offer(page, None)
        chosen = self._bench.chosen_on(page)
        over = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if chosen is not None and not over:
            box = page.from_fractions(chosen.box)
            grip = grip_at(box, at, self._bench.scale(page))
            if grip is not None:
                self._drag = _Drag(page, at, chosen.key, grip, box)
                return True
        region = None if over else self._bench.region_at(page, at)
        if region is not None:
            self._bench.choose(region.key)
            self._drag = _Drag(page, at, region.key, None, page.from_fractions(region.box))
        else:
            self._drag = _Drag(page, at)
        return True

    def move(self, page: "PageItem", at: QPointF, event: QMouseEvent) -> bool:
        """Pull, move or draw; without a button, show what a click would do."""
        drag = self._drag
        if drag is None:
            self._hover(page, at)
            return not event.buttons()
        at = self._on(drag.page, page, at)
        by = at - drag.start
        if not drag.far and by.manhattanLength() * self._bench.scale(drag.page) < _STILL:
            return True
        drag.far = True
        if drag.key and drag.box is not None:
            box = pulled(drag.box, drag.grip, by) if drag.grip else drag.box.translated(by)
            self._bench.shape(drag.page, drag.key, box, moved=not drag.grip, joins=f"drag {self._drags}")
        else:
            self._bench.draw(drag.page, QRectF(drag.start, at).normalized())
        return True

    def release(self, page: "PageItem", at: QPointF, event: QMouseEvent) -> bool:
        """Settle what was pulled or drawn; a click takes the block under it."""
        drag, self._drag = self._drag, None
        if drag is None or event.button() is not Qt.MouseButton.LeftButton:
            return False
        loose = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        at = self._on(drag.page, page, at)
        if drag.key and drag.box is not None:
            if drag.far and drag.grip:
                box = pulled(drag.box, drag.grip, at - drag.start)
                self._bench.shape(drag.page, drag.key, box, snap=not loose, joins=f"drag {self._drags}")
        elif drag.far:
            self._bench.add_drawn(drag.page, QRectF(drag.start, at).normalized(), snap=not loose)
        else:
            self._bench.take(drag.page, at)
        self._hover(page, at)
        return True

    def double_click(self, page: "PageItem", at: QPointF, event: QMouseEvent) -> bool:
        """Open the cutting under the pointer that was made before; else no more than a click."""
        if event.button() is Qt.MouseButton.LeftButton and not self._bench.open_at(page, at):
            return self.press(page, at, event)
        return True

    def key(self, event: QKeyEvent) -> bool:
        """Esc lets go of what is in hand, then of the region chosen, then of the mode."""
        if event.key() != Qt.Key.Key_Escape or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        if self._drag is not None:
            drag, self._drag = self._drag, None
            self._bench.draw(drag.page, None)
            if drag.far and drag.key and drag.box is not None:
                self._bench.shape(drag.page, drag.key, drag.box, joins=f"drag {self._drags}")
            return True
        return self._bench.step_out()

    def entered(self) -> None:
        """Begin to cut."""
        self._bench.begin()

    def left(self) -> None:
        """Let go of what is in hand."""
        self._drag = None
        self._bench.end()

    # -- pointing ------------------------------------------------------------------------------------------------

    def _on(self, home: "PageItem", page: "PageItem", at: QPointF) -> QPointF:
        """A point in the coordinates of the page the drag began on."""
        return at if page is home else home.mapFromItem(page, at)

    def _hover(self, page: "PageItem", at: QPointF) -> None:
        self._bench.pointer = page, at
        chosen = self._bench.chosen_on(page)
        if chosen is not None:
            grip = grip_at(page.from_fractions(chosen.box), at, self._bench.scale(page))
            if grip is not None:
                self._bench.point(cursor_for(grip), page, None)
                return
        if self._bench.region_at(page, at) is not None:
            self._bench.point(Qt.CursorShape.SizeAllCursor, page, None)
        else:
            self._bench.point(Qt.CursorShape.CrossCursor, page, at)

    @property
    def line(self) -> str:
        """The help in the status bar."""
        return _(
            "Drag to draw a region · click a column to take it · number keys set the order · Enter files the cutting"
        )
