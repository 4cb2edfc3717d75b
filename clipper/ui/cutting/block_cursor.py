"""Taking columns without a mouse: a block is pointed at, and taken."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from clipper.i18n import _

if TYPE_CHECKING:
    from clipper.pages.layout import Block
    from clipper.ui.cutting.bench import Bench
    from clipper.ui.pageview.page_item import PageItem

_NEW = 0.2
"""Share of the view's width and height that a new region takes."""


class BlockCursor:
    """Points at one block of the page in sight, in reading order; blocks that are taken are passed over."""

    def __init__(self, bench: "Bench") -> None:
        self._bench = bench
        self._page: PageItem | None = None
        self._at: Block | None = None

    def step(self, by: int) -> None:
        """Point at the next free block, or the one before; at first at the one after the region chosen."""
        self._bench.pointer = None
        page, free = self._free()
        if page is None or not free:
            return
        blocks = self._bench.columns.blocks(page) or ()
        here = self._place(page, blocks)
        after = [block for block in free if blocks.index(block) > here]
        before = [block for block in free if blocks.index(block) < here]
        found = (after or free)[0] if by > 0 else (before or free)[-1]
        self._page, self._at = page, found
        self._bench.layers.change(page, offered=page.from_fractions(found.box))
        self._bench.view.go_to(self._bench.view.pages.index(page), page.from_fractions(found.box))

    def take(self) -> None:
        """Make a region of the block pointed at, else of the next free one."""
        self._bench.pointer = None
        page, free = self._free()
        if page is None:
            return
        if not (self._at is not None and self._page is page and self._at in free):
            self.step(1)
        if self._at is None or self._page is not page:
            self._bench.desk.notices.say(_("There is no other column on this page. N draws a region."))
            return
        block, self._at = self._at, None
        self._bench.layers.change(page, offered=None)
        self._bench.take_block(page, block)

    def new_region(self) -> None:
        """Put a region in the middle of what is seen, to be moved and resized by keys."""
        view = self._bench.view
        page = view.current
        if page is None:
            return
        seen = page.mapRectFromScene(view.mapToScene(view.viewport().rect()).boundingRect()) & page.box
        box = QRectF(0, 0, seen.width() * _NEW, seen.height() * _NEW)
        box.moveCenter(QPointF(seen.center()))
        self._bench.add_drawn(page, box, snap=False)

    def _free(self) -> "tuple[PageItem | None, list[Block]]":
        bench = self._bench
        page = bench.view.current
        blocks = bench.columns.blocks(page) if page is not None else None
        if page is not None and blocks is None:
            bench.say_reading()
        return page, [block for block in blocks or () if page is not None and bench.taken(page, block) is None]

    def _place(self, page: "PageItem", blocks: "tuple[Block, ...]") -> int:
        """Where to go on from: the block pointed at, else that of the region chosen."""
        if self._at is not None and self._page is page and self._at in blocks:
            return blocks.index(self._at)
        region = self._bench.chosen_on(page)
        if region is None:
            return -1
        middle = region.box.middle
        return next((n for n, block in enumerate(blocks) if block.box.holds(*middle)), -1)
