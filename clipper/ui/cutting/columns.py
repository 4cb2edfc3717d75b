"""The blocks the layout analysis found on the pages, as the pages are turned now, and which of them make an article."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
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
_FOOT = 0.03
"""Share of a page's height between the foot of a column that is full and that of the longest."""
_CLOSE = 0.2
"""Heights of a line below the paper's name that it may stand off and still belong to that."""
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
        """A rectangle that was drawn, its edges at those of blocks near by, and else between two lines."""
        from clipper.pages.layout import snapped
        from clipper.pages.line_edges import between_lines

        cut, words = snapped(box, self.blocks(page) or ()), self._reading.known(page.file, page.number)
        if words is None or page.angle:
            # the words are known where they stood before the page was turned
            return cut
        return between_lines(cut, (word.box for word in words.words))

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
        # what belongs together is seen where the page stands as it came
        upright = list(self._reading.blocks(page.file, page.number) or ())
        found = around_block(upright, upright[blocks.index(here)])
        return [blocks[upright.index(block)] for block in found]


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
    """The article a block belongs to: what stands under its headline until the next one, and what goes on in further columns."""
    plates = [block for block in blocks if block.role is RegionRole.MASTHEAD]
    heads = [
        block
        for block in blocks
        if block.role is RegionRole.HEADLINE and not any(_belongs_to_name(block, plate) for plate in plates)
    ]
    head = here if here.role is RegionRole.HEADLINE else _head_over(heads, here)
    if head is not None:
        return _under(blocks, heads, head)
    whole = [_under(blocks, heads, one) for one in heads]
    known = [block for article in whole for block in article]
    lone = [block for block in blocks if block.role not in _FURNITURE and block not in known]
    return next((article for article in whole if here in article), lone)


def _belongs_to_name(block: "Block", plate: "Block") -> bool:
    """Whether large type is more of the paper's name: on the same line, or smaller and close below it."""
    gap = block.box.top - plate.box.bottom
    beside = block.box.top < plate.box.middle[1] < block.box.bottom
    return beside or (block.size < plate.size and -block.box.height < gap < _CLOSE * block.box.height)


def _under(blocks: "list[Block]", heads: "list[Block]", head: "Block") -> "list[Block]":
    """A headline with the blocks of its article in reading order."""
    text = [block for block in blocks if block.role not in {*_FURNITURE, RegionRole.HEADLINE}]
    found = [block for block in text if _head_over(heads, block) is head]
    foot = max((block.box.bottom for block in text), default=0.0)
    column = [block for block in found if block.role is not RegionRole.PHOTO]
    one_column = all(_over_each_other(block, column[-1]) for block in column)
    if not column or not one_column or column[-1].box.bottom < foot - _FOOT:
        return [head, *found]
    # a text that fills its column to the foot goes on at the top of the next, until something else begins there
    last = column[-1]
    for block in blocks[blocks.index(last) + 1 :]:
        if block.role in _FURNITURE:
            continue
        beside = block.box.left > last.box.left and not _over_each_other(block, last)
        if block.role is RegionRole.HEADLINE or _head_over(heads, block) is not None or not beside:
            break
        found.append(block)
    return [head, *found]


def _over_each_other(one: "Block", other: "Block") -> bool:
    """Whether two blocks stand in one column."""
    shared = min(one.box.right, other.box.right) - max(one.box.left, other.box.left)
    return shared > _OVERLAP * min(one.box.width, other.box.width)


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
