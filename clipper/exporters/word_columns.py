"""Texts in two columns for Word: how many pages they take, and where the second column begins."""

from collections.abc import Sequence
from itertools import groupby

from clipper.exporters.word_pages import Block, before_last, columns_count, height_of, highest, lowest, page_count
from clipper.exporters.word_text import Setting
from clipper.exporters.word_xml import broken_before

_LEAST = 30.0
"""Points below which columns begin on the next page."""
_STARTS = (-14.0, 0.0, 9.0, 18.0, 28.0)
"""Points by which columns are moved to see whether something that does not fit at an end changes their pages."""
_LOPSIDED = 0.62
"""Share of a text in its first column from which LibreOffice lets nothing follow on the page."""
LOOSE = 28.0
"""Points by which even columns may end lower than we make them: two lines, where a paragraph is parted elsewhere."""
_UNEVEN = 160.0
"""Points by which the first column may be higher where the second begins with a paragraph of its own."""
_SURE = 13.0
"""Points by which it must be: one line."""


def parted(blocks: Sequence[Block], room: float, uneven: float = _UNEVEN) -> tuple[int, float]:
    """The block with which the second column begins, where columns on one page end nearly even so, and the height of the first.

    The first may be higher by `uneven` points. Block 0 where there is none. A break written there leaves word processors nothing to balance: LibreOffice 7.4 fails in
    one text of a hundred.
    """
    if any(block.place < 0 for block in blocks):
        return 0, 0.0
    whole, above, gap = height_of(blocks), 0.0, 0.0
    for number, block in enumerate(blocks):
        below = whole - above - max(gap, block.before) + block.before
        if number and not blocks[number - 1].keep and above >= below + _SURE:
            return (number, above) if above <= room and above - below <= uneven else (0, 0.0)
        above += max(gap, block.before) + block.height
        gap = block.after
    return 0, 0.0


def lopsided(blocks: Sequence[Block]) -> bool:
    """Whether columns cannot end evenly, since most of the text stays together."""
    texts = [block for block in blocks if block.place >= 0]
    # LibreOffice makes none even that end in a box.
    boxed = bool(texts) and texts[-1].pad_below > 0.0
    return boxed or (bool(texts) and columns_count(texts, 10_000.0)[1] > _LOPSIDED * height_of(texts))


def certain(text: Setting, head: float, height: float) -> tuple[int, float]:
    """How many pages a text takes for certain, breaks written in that make sure of it, and how far the last is filled."""
    low, high, reach = _range(text.blocks, head, height)
    pages, begun = 0, 0
    while low != high:
        cut = _lastcertain(text.blocks[begun:], head, height)
        if cut <= 0:
            # What no break makes sure of is left to its fate.
            return pages + high, reach
        text.xml[text.blocks[begun + cut].place] = broken_before(text.xml[text.blocks[begun + cut].place])
        pages += _range(text.blocks[begun : begun + cut], head, height)[1]
        begun, head = begun + cut, 0.0
        low, high, reach = _range(text.blocks[begun:], head, height)
    return pages + high, reach


def is_certain(blocks: Sequence[Block], heads: tuple[float, float], height: float) -> bool:
    """Whether a text takes the same pages wherever it begins between two heights."""
    found = [_range(blocks, head, height)[:2] for head in heads]
    return len({pages for pair in found for pages in pair}) == 1


def certain_before(blocks: Sequence[Block], head: float, height: float) -> int:
    """The last block before which all stands for certain on the pages before a text's last; 0 where there is none."""
    pages = _range(blocks, head, height)[1]
    cut = before_last(blocks)
    while cut > 0:
        low, high, _reach = _range(blocks[:cut], head, height)
        if low == high and high < pages:
            return cut
        cut = before_last(blocks[:cut])
    return 0


def _lastcertain(blocks: Sequence[Block], head: float, height: float) -> int:
    """The last block before which a break leaves what is above certain; 0 where there is none."""
    cut = before_last(blocks)
    while cut > 0:
        low, high, _reach = _range(blocks[:cut], head, height)
        if low == high:
            return cut
        cut = before_last(blocks[:cut])
    return 0


def _range(blocks: Sequence[Block], head: float, height: float) -> tuple[int, int, float]:
    """Pages at least and at most, and how far the last may be filled."""
    found = [
        stacked(made, max(head + start, 0.0), high)
        for made, high in ((lowest(blocks), height), (highest(blocks), height - LOOSE / 2))
        for start in (_STARTS if head else _STARTS[1:])
    ]
    high = max(pages for pages, _reach in found)
    return min(pages for pages, _reach in found), high, max(reach for pages, reach in found if pages == high)


def stacked(blocks: Sequence[Block], used: float, height: float) -> tuple[int, float]:
    """Pages and reach of texts in even columns with tables across the page between them; `used` is what is above."""
    pages, y = 1, used
    for tabular, found in groupby(blocks, key=lambda block: block.place < 0):
        run_of = list(found)
        if tabular:
            taken, y = page_count(run_of, height, y)
        elif height - y < _LEAST:
            taken, y = columns_count(run_of, height)
            taken += 1
        else:
            taken, reach = columns_count(run_of, height - y, height)
            y = reach if taken > 1 else y + reach
        pages += taken - 1
    return pages, y
