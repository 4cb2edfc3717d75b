"""The blocks the layout analysis found on the pages, as the pages are turned now, and which of them make an article."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from clipper.model.cutting import RegionRole
from clipper.pages.regions import Box

if TYPE_CHECKING:
    from clipper.pages.layout import Block
    from clipper.ui.cutting.page_reading import PageReading
    from clipper.ui.pageview.page_item import PageItem

_OVERLAP = 0.35
"""Share of a block or of what was drawn that both have in common, for the block to say what was drawn."""
_WHITE = 2.5
"""Points of white that are taken with a block."""
_FURNITURE = {RegionRole.MASTHEAD, RegionRole.FOLIO}


class Columns:
    """Known as soon as a page is read."""

    def __init__(self, reading: "PageReading") -> None:
        self._reading = reading
        self._turned: dict[tuple[str, int, float], tuple[Block, ...]] = {}

    def blocks(self, page: "PageItem") -> "tuple[Block, ...] | None":
        """The blocks of a page in reading order, in fractions of it as turned now; None while it is not read."""
        words, found = self._reading.known(page.file, page.number), self._reading.blocks(page.file, page.number)
        if words is None or found is None or not page.angle:
            return found
        key = page.file.sha256, page.number, page.angle
        if key not in self._turned:
            from clipper.pages.layout import turned

            self._turned[key] = tuple(turned(block, words, page.angle) for block in found)
        return self._turned[key]

    def block_at(self, page: "PageItem", at: QPointF) -> "Block | None":
        """The block at a point in item coordinates."""
        from clipper.pages.layout import block_at

        return block_at(self.blocks(page) or (), at.x() / page.size[0], at.y() / page.size[1])

    def snapped(self, page: "PageItem", box: Box) -> Box:
        """A rectangle that was drawn, its edges at those of blocks near by."""
        from clipper.pages.layout import snapped

        return snapped(box, self.blocks(page) or ())

    def role_of(self, page: "PageItem", box: Box) -> RegionRole | None:
        """What a rectangle is: the role of most of what it covers; None while the page is not read."""
        blocks = self.blocks(page)
        if blocks is None:
            return None
        weights: dict[RegionRole, float] = {}
        for block in blocks:
            common = block.box.meets(box)
            if common is None:
                continue
            area = common.width * common.height
            whole = min(block.box.width * block.box.height, box.width * box.height)
            if whole > 0 and area > _OVERLAP * whole:
                weights[block.role] = weights.get(block.role, 0.0) + area
        return max(weights, key=lambda role: weights[role], default=RegionRole.BODY)

    def article(self, page: "PageItem", at: QPointF | None) -> "list[Block]":
        """The blocks of the article at a point in item coordinates, in reading order; without one, all but the page's furniture."""
        blocks = list(self.blocks(page) or ())
        if at is None:
            return [block for block in blocks if block.role not in _FURNITURE]
        here = self.block_at(page, at)
        if here is None:
            return []
        if here.role in _FURNITURE:
            return [here]
        return around_block(blocks, here)


def roomy(blocks: "Sequence[Block]", width: float, height: float) -> "tuple[Block, ...]":
    """The blocks with a little white around them, as far as it is free: letters reach over their boxes.

    `width` and `height` of the page in points.
    """
    made = []
    for block in blocks:
        if block.role is RegionRole.PHOTO:
            made.append(block)
            continue
        box, others = block.box, [other.box for other in blocks if other is not block]
        beside = [one for one in others if one.top < box.bottom and one.bottom > box.top]
        over = [one for one in others if one.left < box.right and one.right > box.left]
        grown = Box(
            box.left - _white([box.left - one.right for one in beside], width),
            box.top - _white([box.top - one.bottom for one in over], height),
            box.right + _white([one.left - box.right for one in beside], width),
            box.bottom + _white([one.top - box.bottom for one in over], height),
        )
        made.append(replace(block, box=grown.clamped()))
    return tuple(made)


def _white(gaps: list[float], side: float) -> float:
    """How far an edge may go out: at most half of the way to the next block."""
    return min([_WHITE / max(side, 1.0), *(gap / 2 for gap in gaps if gap >= 0)])


def around_block(blocks: "list[Block]", here: "Block") -> "list[Block]":
    """The article a block belongs to: from its headline on, what stands under that headline until the next one."""
    heads = [block for block in blocks if block.role is RegionRole.HEADLINE]
    head = here if here.role is RegionRole.HEADLINE else _head_over(heads, here)
    if head is None:
        return [block for block in blocks if block.role not in _FURNITURE and _head_over(heads, block) is None]
    found = [head]
    for block in blocks:
        if (
            block is not head
            and block.role not in {*_FURNITURE, RegionRole.HEADLINE}
            and _head_over(heads, block) is head
        ):
            found.append(block)
    return found


def _head_over(heads: "list[Block]", block: "Block") -> "Block | None":
    """The headline a block stands under: the lowest above it that spans it."""
    middle = (block.box.left + block.box.right) / 2
    over = [
        head
        for head in heads
        if head is not block
        and head.box.top <= block.box.top
        and head.box.left - 0.02 <= middle <= head.box.right + 0.02
    ]
    return max(over, key=lambda head: head.box.bottom, default=None)
