"""Sight: what of the pages is in view, and the pictures that are asked for it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QTimer, Signal

from clipper.ui.pageview.tiles import Order

if TYPE_CHECKING:
    from clipper.ui.pageview.page_item import PageItem
    from clipper.ui.pageview.pages_view import PagesView

LOOK_MS = 30
"""After so long without scrolling further, what is seen is asked for."""
AHEAD = 0.5
"""How much of the view's height above and below it is drawn before it is seen."""


class Sight(QObject):
    """Follows the view, and keeps what it shows drawn as finely as it is seen."""

    seen = Signal()
    """Other pages or parts of them are in view, and stay so for a moment."""

    def __init__(self, view: "PagesView") -> None:
        super().__init__(view)
        self._view = view
        self._rest = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._rest.timeout.connect(self.look)
        view.feed.came.connect(self._came)

    def parts(self, ahead: float = 0.0) -> "list[tuple[int, PageItem, QRectF]]":
        """The pages in view with their places and what is seen of each (item coordinates), top to bottom.

        `ahead` adds so many view heights above and below.
        """
        view = self._view
        rect = view.viewport().rect()
        more = round(rect.height() * ahead)
        area = view.mapToScene(rect.adjusted(0, -more, 0, more)).boundingRect()
        found = []
        for place, page in view.pages_scene.between(area.top(), area.bottom()):
            seen = page.mapRectFromScene(area) & page.box
            if not seen.isEmpty():
                found.append((place, page, seen))
        return found

    def moved(self) -> None:
        """Look closer when the view rests."""
        if not self._rest.isActive():
            self._rest.start()

    def stop(self) -> None:
        """Nobody looks: nothing more is asked for."""
        self._rest.stop()
        self._view.feed.stop()

    def look(self) -> None:
        """Ask for the pictures of what is in view, and before and after it."""
        self._rest.stop()
        view, feed = self._view, self._view.feed
        if not view.isVisible():
            return
        scale = view.pixels * view.devicePixelRatioF()
        parts = self.parts()
        middle = view.mapToScene(view.viewport().rect().center()).y()
        # a dictionary keeps the order, and knows at once what is in it
        wanted: dict[Order, None] = {}
        for _place, page, box in sorted(parts, key=lambda one: abs(one[1].sceneBoundingRect().center().y() - middle)):
            wanted |= dict.fromkeys(page.orders(box, scale))
        bytes_seen = sum(order.width * order.height * 4 for order in wanted)
        feed.tiles.most = max(feed.tiles.most, bytes_seen * 5 // 4)
        if bytes_seen * 3 <= feed.tiles.most:
            for _place, page, box in self.parts(AHEAD):
                wanted |= dict.fromkeys(page.orders(box, scale))
        feed.want("thumbs in view", [page.thumb for _place, page, _box in parts])
        feed.want("tiles", wanted)
        self.seen.emit()

    def _came(self, order: Order) -> None:
        """A picture is there: paint the part of its page that it belongs to."""
        for _place, page, _box in self.parts():
            if (page.file.sha256, page.number) == (order.sha256, order.page):
                page.update(page.place_of(order))
