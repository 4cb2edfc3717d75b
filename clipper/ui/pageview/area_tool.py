"""The tool for marking an area: drawn with the mouse, or laid down and pulled with the arrow keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

if TYPE_CHECKING:
    from clipper.ui.pageview.page_item import PageItem
    from clipper.ui.pageview.pages_view import PagesView

LEAST = 4.0
"""Points of a side below which nothing was drawn."""
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_STEP, _LEAP = 4.0, 40.0
"""Pixels an arrow key moves by, alone and with Shift."""


class AreaTool(QObject):
    """Arrows move, with Shift further, with Alt they pull the far corner; Enter keeps, Esc leaves."""

    drawing = Signal(object, QRectF)
    """The page and the rectangle as it is now (item coordinates); an empty one takes it away."""
    drawn = Signal(object, QRectF)
    """The page and the rectangle to be marked."""
    given_up = Signal()

    def __init__(self, view: "PagesView") -> None:
        super().__init__(view)
        self._view = view
        self._page: PageItem | None = None
        self._start: QPointF | None = None
        self._box = QRectF()

    def entered(self) -> None:
        """The pointer draws."""
        self._view.viewport().setCursor(Qt.CursorShape.CrossCursor)

    def left(self) -> None:
        """Nothing half drawn stays."""
        if self._page is not None:
            self.drawing.emit(self._page, QRectF())
        self._page, self._start, self._box = None, None, QRectF()

    def press(self, page: "PageItem", at: QPointF, event: QMouseEvent) -> bool:
        """Begin a rectangle."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        self.left()
        self._page, self._start = page, at
        return True

    def move(self, page: "PageItem", at: QPointF, event: QMouseEvent) -> bool:
        """Draw it; it stays on the page it was begun on."""
        if self._page is None or self._start is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._view.viewport().setCursor(Qt.CursorShape.CrossCursor)
            return False
        there = self._page.mapFromItem(page, at)
        self._show(QRectF(self._start, there).normalized() & self._page.box)
        return True

    def release(self, page: "PageItem", at: QPointF, event: QMouseEvent) -> bool:
        """Keep it, if it is more than a point."""
        if event.button() is not Qt.MouseButton.LeftButton or self._start is None:
            return False
        self._start = None
        self._keep()
        return True

    def double_click(self, page: "PageItem", at: QPointF, event: QMouseEvent) -> bool:
        """Means nothing here."""
        return True

    def key(self, event: QKeyEvent) -> bool:
        """Lay a rectangle down, move it, pull it, keep it."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.left()
            self.given_up.emit()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._lay()
            self._keep()
            return True
        if key not in _WAYS:
            return False
        modifiers = event.modifiers()
        far = _LEAP if modifiers & Qt.KeyboardModifier.ShiftModifier else _STEP
        step = QPointF(*_WAYS[key]) * (far / max(self._view.pixels, 1e-6))
        if self._lay() and self._page is not None:
            box = QRectF(self._box)
            if modifiers & Qt.KeyboardModifier.AltModifier:
                box.setBottomRight(box.bottomRight() + step)
            else:
                box.translate(step)
            box = box.normalized() & self._page.box
            if box.width() >= LEAST and box.height() >= LEAST:
                self._show(box)
                self._view.ensureVisible(self._page.mapRectToScene(box), 30, 30)
        return True

    def _lay(self) -> bool:
        """Whether a rectangle lies there; else one is laid in the middle of what is seen."""
        if self._page is None:
            seen = self._view.in_view()
            if not seen:
                return False
            _place, page, box = max(seen, key=lambda one: one[2].height())
            self._page = page
            wide, high = box.width() / 3, box.height() / 4
            self._show(QRectF(box.center().x() - wide / 2, box.center().y() - high / 2, wide, high))
        return True

    def _show(self, box: QRectF) -> None:
        assert self._page is not None
        self._box = box
        self.drawing.emit(self._page, box)

    def _keep(self) -> None:
        page, box = self._page, self._box
        self.left()
        if page is not None and box.width() >= LEAST and box.height() >= LEAST:
            self.drawn.emit(page, box)
