"""Tool: what the mouse and the keys do on pages; reading words is one, cutting out another."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF
from PySide6.QtGui import QKeyEvent, QMouseEvent

if TYPE_CHECKING:
    from clipper.ui.pageview.page_item import PageItem


class Tool(Protocol):
    """Gets every mouse event over the pages, and every key before anybody else; what it returns True for is taken.

    `page` is the page under the pointer, else the nearest; `at` lies in its item coordinates (points of the turned page), also
    where that is outside of it. `move` comes with and without a button held.
    """

    def press(self, page: "PageItem", at: QPointF, event: QMouseEvent) -> bool:
        """A button goes down."""
        ...

    def move(self, page: "PageItem", at: QPointF, event: QMouseEvent) -> bool:
        """The pointer moves."""
        ...

    def release(self, page: "PageItem", at: QPointF, event: QMouseEvent) -> bool:
        """A button comes up."""
        ...

    def double_click(self, page: "PageItem", at: QPointF, event: QMouseEvent) -> bool:
        """The second press of a double click."""
        ...

    def key(self, event: QKeyEvent) -> bool:
        """A key goes down while the keyboard is on the pages."""
        ...

    def entered(self) -> None:
        """The tool is taken up."""
        ...

    def left(self) -> None:
        """The tool is laid down, or the pages go."""
        ...
