"""Blocks put on pages as word processors do it, and the breaks that are written down where those could differ.

Lines and heights are known to a fraction only. So pages are counted twice, with everything as short and as long as it
may turn out; where the two disagree, a break before a paragraph leaves no choice.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct, field

NOTE_RULE = 7.0
"""Points that the rule above the first footnote of a page takes, with the white round it."""
_NOTE_UNSURE = 1.2
_TABLE_LEAST = 90.0
"""Points of a table that must stand where it begins: LibreOffice 7.4 loses rows of tables that begin at the foot of a page."""
_UNSURE = 0.8
"""Points by which a full page may turn out higher or lower than we make it: word processors count in twentieths."""


class Block(NamedTuple):
    """Something with a height on a page."""

    lines: int
    leading: float
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    """Stays on the page of the next one."""
    whole: bool = False
    """Never parted."""
    pad: float = 0.0
    """What borders add above the first line."""
    pad_below: float = 0.0
    head: float = 0.0
    """Height of what stands above it again where it begins a page: a table's head."""
    fewest: int = 0
    """Lines at least and at most, where the width of one is too close to tell; 0 where it is not."""
    most: int = 0
    loose: float = 0.0
    """Points by which it may be higher or lower."""
    note: float = 0.0
    """Height of the footnote that its last line calls."""
    place: int = -1
    """Where its paragraph stands among those of its item; -1 where no break can be put before it."""
    table: int = -1
    """Of a table's first row: where the table stands among the paragraphs of its item."""

    @property
    def height(self) -> float:
        """All of it, without the white before and after."""
        return self.pad + self.lines * self.leading + self.pad_below


class _Sheet(Struct):
    """The page that is being filled; or a column, where the first few are of another height."""

    height: float
    pages: int = 1
    y: float = 0.0
    notes: float = 0.0
    first: float = 0.0
    firsts: int = 0
    """How many pages are as high as `first`."""
    at: int = 0
    """The block that is put down."""
    begins: list[tuple[int, int]] = field(default_factory=list)
    """For every page but the first its first block, and how many lines of that are left."""

    def room(self, note: float = 0.0) -> float:
        """Height left for text, if a footnote is to stand below it too."""
        notes = self.notes + note + (NOTE_RULE if note and not self.notes else 0.0)
        return (self.first if self.pages <= self.firsts else self.height) - notes - self.y

    def keep_note(self, note: float) -> None:
        if note:
            self.notes += note + (0.0 if self.notes else NOTE_RULE)

    def turn(self, left: int) -> None:
        self.pages, self.y, self.notes = self.pages + 1, 0.0, 0.0
        self.begins.append((self.at, left))


def height_of(blocks: Sequence[Block]) -> float:
    """The height of blocks one below the other; of the white before one and after another the larger counts."""
    total, gap, notes = 0.0, 0.0, 0.0
    for block in blocks:
        total += max(gap, block.before) + block.height
        notes += block.note
        gap = block.after
    return total + notes + (NOTE_RULE if notes else 0.0)


def page_count(blocks: Sequence[Block], height: float, start: float = 0.0) -> tuple[int, float]:
    """How many pages the blocks take and how far down the last one they reach; `start` is what is taken of the first.

    Two lines at least stay on either side of a page break; what keeps with the next moves with it.
    """
    sheet = _Sheet(height, y=start)
    for _place in _laid(blocks, sheet):
        pass
    return sheet.pages, sheet.y


def columns_count(blocks: Sequence[Block], first: float, height: float = 0.0, columns: int = 2) -> tuple[int, float]:
    """How many pages blocks take in columns that end evenly, and how far down the last page they reach.

    `first` is the height of the columns on the first page, `height` on the others.
    """
    sheet = _Sheet(height or first, first=first, firsts=columns)
    for _place in _laid(blocks, sheet):
        pass
    pages = -(-sheet.pages // columns)
    if pages == 1:
        return 1, _even(blocks, first, columns)
    number, left = sheet.begins[(pages - 1) * columns - 1]
    rest = [blocks[number]._replace(lines=left, fewest=0, most=0), *blocks[number + 1 :]]
    return pages, _even(rest, sheet.height, columns)


def _even(blocks: Sequence[Block], room: float, columns: int) -> float:
    """How high columns must be, at most so high, to end evenly."""
    low, high = 0.0, room
    for _round in range(12):
        middle = (low + high) / 2
        low, high = (low, middle) if page_count(blocks, middle)[0] <= columns else (middle, high)
    return high


def highest(blocks: Sequence[Block]) -> list[Block]:
    """The blocks as high as they may turn out."""
    return [_as(block, block.most, 1) for block in blocks]


def lowest(blocks: Sequence[Block]) -> list[Block]:
    """The blocks as low as they may turn out."""
    return [_as(block, block.fewest, -1) for block in blocks]


def settled(blocks: Sequence[Block], height: float) -> tuple[int, list[int]]:
    """How many pages the blocks take for certain, and before which of them a break must be written to make it so."""
    cut = _late_table(blocks, height)
    return _parted(blocks, height, cut) if cut > 0 else _made_sure(blocks, height)


def _made_sure(blocks: Sequence[Block], height: float) -> tuple[int, list[int]]:
    low, _y = page_count(lowest(blocks), height + _UNSURE)
    high, _y = page_count(highest(blocks), height - _UNSURE)
    if low == high:
        return low, []
    ends = [pages for pages, _y in _laid(highest(blocks), _Sheet(height - _UNSURE))]
    cut = _before(blocks, next(number for number, pages in enumerate(ends) if pages == high))
    if cut <= 0:
        return page_count(blocks, height)[0], []
    return _parted(blocks, height, cut)


def _parted(blocks: Sequence[Block], height: float, cut: int) -> tuple[int, list[int]]:
    """As settled, with a break before one of the blocks."""
    first, early = settled(blocks[:cut], height)
    rest, late = settled(blocks[cut:], height - blocks[cut].before)
    return first + rest, [*early, cut, *(cut + number for number in late)]


def _late_table(blocks: Sequence[Block], height: float) -> int:
    """The first block before which a break keeps a table from beginning, or being taken over, near the end of a page."""
    if all(block.table < 0 for block in blocks):
        return 0
    runs = [
        [pages for pages, _y in _laid(made, _Sheet(height + unsure))]
        for made, unsure in ((lowest(blocks), _UNSURE), (highest(blocks), -_UNSURE))
    ]
    for number in range(1, len(blocks)):
        if blocks[number].table < 0:
            continue
        last, stands = number, blocks[number].height
        while stands < _TABLE_LEAST and last + 1 < len(blocks) and blocks[last + 1].place < 0:
            last, stands = last + 1, stands + blocks[last + 1].height
        if any(pages[last] > pages[number - 1] for pages in runs):
            cut = number
            while cut > 0 and blocks[cut - 1].keep:
                cut -= 1
            if cut > 0 and (cut == number or blocks[cut].place >= 0):
                return cut
    return 0


def before_last(blocks: Sequence[Block]) -> int:
    """The last block before which a break can be written."""
    return _before(blocks, len(blocks) - 1)


def _before(blocks: Sequence[Block], number: int) -> int:
    """The nearest block at or above one before which a break can be written; 0 where there is none."""
    while number > 0 and (blocks[number - 1].keep or blocks[number].place < 0):
        number -= 1
    return number


def _as(block: Block, lines: int, sign: int) -> Block:
    """The block with so many lines, and as much higher or lower as it may be."""
    if not (lines or block.loose or block.note or block.pad_below):
        return block
    # The last lines of a box: Word lets its edge hang, LibreOffice 7.4 asks for room as if the box began anew with them.
    below = 0.0 if sign < 0 else block.pad_below * (1 if block.whole else 2)
    note = block.note + sign * _NOTE_UNSURE if block.note else 0.0
    return block._replace(lines=lines or block.lines, pad=block.pad + sign * block.loose, pad_below=below, note=note)


def _laid(blocks: Sequence[Block], sheet: _Sheet) -> Iterator[tuple[int, float]]:
    """Page and reach after each block."""
    gap, number = 0.0, 0
    while number < len(blocks):
        end = number
        while end < len(blocks) - 1 and blocks[end].keep:
            end += 1
        wanted = _wanted(blocks[number : end + 1])
        first = max(gap, blocks[number].before) - blocks[number].before
        sheet.at = number
        # A column under a head may be too short for what stays together and fits in one of the next page.
        begun = sheet.y > 0 or sheet.pages <= sheet.firsts
        if begun and first + wanted > sheet.room() + 0.01 and wanted <= sheet.height:
            sheet.turn(blocks[number].lines)
            gap = 0.0
        for block in blocks[number : end + 1]:
            _stand(block, sheet, gap)
            gap = block.after
            sheet.at += 1
            yield sheet.pages, sheet.y
        number = end + 1


def _wanted(chain: Sequence[Block]) -> float:
    """The height that blocks which keep together need at least on one page."""
    wanted, gap = 0.0, 0.0
    for block in chain[:-1]:
        wanted += max(gap, block.before) + block.height
        gap = block.after
    last = chain[-1]
    least = last.lines if last.whole or last.lines <= 3 else 2
    ends = least == last.lines
    note = last.note + NOTE_RULE if last.note and ends else 0.0
    below = last.pad_below if ends else 0.0
    return wanted + max(gap, last.before) + last.pad + least * last.leading + below + note


def _stand(block: Block, sheet: _Sheet, gap: float) -> None:
    """Put one block down, parting it over as many pages as it takes."""
    sheet.y += (max(gap, block.before) if sheet.y > 0 else block.head) + block.pad
    left = block.lines
    while left:
        room = int((sheet.room() + 0.01) // block.leading)
        ending = int((sheet.room(block.note) - block.pad_below + 0.01) // block.leading)
        if left <= ending or (sheet.y == 0.0 and left <= room):
            sheet.y += left * block.leading + block.pad_below
            sheet.keep_note(block.note)
            return
        room = min(room, left - 1) if room >= left else room
        fitting = min(room, left - 2) if left > 3 or room < 2 else 0
        if block.whole or fitting < 2:
            fitting = max(1, room) if sheet.y == 0.0 else 0
        left -= fitting
        sheet.turn(left)
