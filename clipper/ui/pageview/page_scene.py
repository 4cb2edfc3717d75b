"""PageScene: pages below each other in the middle of the desk."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtWidgets import QGraphicsScene

if TYPE_CHECKING:
    from clipper.ui.pageview.page_item import PageItem

GAP = 18.0
"""Points between pages, and around them."""


class PageScene(QGraphicsScene):
    """Holds the pages in the order in which they are looked through."""

    pages_changed = Signal()
    """Other pages are shown, or more of them."""
    page_turned = Signal(object)
    """A PageItem has another angle and size now."""

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)  # pyright: ignore[reportArgumentType, reportCallIssue]
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.pages: list[PageItem] = []
        self._tops: list[float] = []
        """Where each begins."""

    def show_pages(self, pages: "list[PageItem]") -> None:
        """Show these pages and no others."""
        self.clear()
        self.pages = []
        self.add_pages(pages)

    def add_pages(self, pages: "list[PageItem]") -> None:
        """Lay further pages below those that lie there."""
        for page in pages:
            self.addItem(page)
        self.pages = [*self.pages, *pages]
        self.arrange()
        self.pages_changed.emit()

    def turn(self, page: "PageItem", angle: float) -> None:
        """Turn a page to an angle and make room for it."""
        page.turn(angle)
        self.arrange()
        self.page_turned.emit(page)

    def arrange(self) -> None:
        """Lay every page below the one before."""
        y, widest = GAP, 0.0
        self._tops = []
        for page in self.pages:
            wide, high = page.size
            page.setPos(-wide / 2, y)
            self._tops.append(y)
            y += high + GAP
            widest = max(widest, wide)
        self.setSceneRect(QRectF(-widest / 2 - GAP, 0, widest + 2 * GAP, max(y, 1.0)))

    def page_at(self, point: QPointF) -> "PageItem | None":
        """The page at a point of the scene, None on the desk between."""
        page = self.nearest(point)
        return page if page is not None and page.box.contains(page.mapFromScene(point)) else None

    def between(self, top: float, bottom: float) -> "Iterator[tuple[int, PageItem]]":
        """The pages that a strip of the scene touches, with their places, top to bottom."""
        for place in range(max(0, self._after(top) - 1), self._after(bottom)):
            if self._tops[place] + self.pages[place].size[1] >= top:
                yield place, self.pages[place]

    def _after(self, y: float) -> int:
        """The place of the first page that begins below a height."""
        return bisect_right(self._tops, y)

    def nearest(self, point: QPointF) -> "PageItem | None":
        """The page at a point of the scene, else the one nearest above or below; None where there are none."""
        if not self.pages:
            return None
        after = self._after(point.y())
        above = self.pages[max(0, after - 1)]
        below = self.pages[min(after, len(self.pages) - 1)]
        end = above.pos().y() + above.size[1]
        return above if point.y() <= end or point.y() - end <= below.pos().y() - point.y() else below
