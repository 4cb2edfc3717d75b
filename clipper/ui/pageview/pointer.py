"""The mouse over the pages: the middle button pulls them, everything else goes to the tool in hand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent

if TYPE_CHECKING:
    from clipper.ui.pageview.page_item import PageItem
    from clipper.ui.pageview.pages_view import PagesView

EDGE_MS = 40
EDGE_STEP = 24
"""Pixels a drag beyond the edge scrolls by, each time."""
_EDGE = 4
"""Pixels from the edge at which that begins."""


class Pointer(QObject):
    """Finds the page under the pointer and hands it to the tool; a drag beyond the edge of the view goes on there."""

    def __init__(self, view: "PagesView") -> None:
        super().__init__(view)
        self._view = view
        self._pan: QPoint | None = None
        self._last: QMouseEvent | None = None
        self._edge = QTimer(self, interval=EDGE_MS)
        self._edge.timeout.connect(self._scroll_on)

    def _place(self, event: QMouseEvent) -> "tuple[PageItem, QPointF] | None":
        point = self._view.mapToScene(event.position().toPoint())
        page = self._view.pages_scene.nearest(point)
        return (page, page.mapFromScene(point)) if page is not None else None

    def press(self, event: QMouseEvent) -> None:
        """A button goes down."""
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan = event.position().toPoint()
            self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        place, tool = self._place(event), self._view.tool
        if place is not None and tool is not None and tool.press(*place, event):
            event.accept()
            if event.button() == Qt.MouseButton.LeftButton:
                self._edge.start()

    def move(self, event: QMouseEvent) -> None:
        """The pointer moves."""
        if self._pan is not None:
            by = self._pan - event.position().toPoint()
            self._pan = event.position().toPoint()
            self._scroll(by.x(), by.y())
            return
        self._last = event.clone() if self._edge.isActive() else None
        place, tool = self._place(event), self._view.tool
        if place is not None and tool is not None:
            tool.move(*place, event)

    def release(self, event: QMouseEvent) -> None:
        """A button comes up."""
        self._edge.stop()
        self._last = None
        if self._pan is not None:
            self._pan = None
            self._view.viewport().unsetCursor()
            return
        place, tool = self._place(event), self._view.tool
        if place is not None and tool is not None:
            tool.release(*place, event)

    def double_click(self, event: QMouseEvent) -> None:
        """The second press of a double click."""
        place, tool = self._place(event), self._view.tool
        if place is not None and tool is not None and tool.double_click(*place, event):
            event.accept()

    def _scroll(self, across: int, down: int) -> None:
        for bar, by in ((self._view.horizontalScrollBar(), across), (self._view.verticalScrollBar(), down)):
            bar.setValue(bar.value() + by)

    def _scroll_on(self) -> None:
        """The button is held beyond the edge."""
        event, tool = self._last, self._view.tool
        if event is None or tool is None:
            return
        at, rect = event.position().toPoint(), self._view.viewport().rect()
        down = (at.y() > rect.bottom() - _EDGE) - (at.y() < rect.top() + _EDGE)
        across = (at.x() > rect.right() - _EDGE) - (at.x() < rect.left() + _EDGE)
        if down or across:
            self._scroll(across * EDGE_STEP, down * EDGE_STEP)
            place = self._place(event)
            if place is not None:
                tool.move(*place, event)
