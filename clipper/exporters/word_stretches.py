"""A text with tables for Word, laid out in stretches of which it is certain on what page each begins.

Tables stand across the page, the words between them in columns. LibreOffice 7.4 neither makes columns even above a table that
goes over to the next page, nor parts a table rightly that begins there of itself. So whatever does not fit in any case on the
page that is begun begins one of its own.
"""

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct, field

from clipper.exporters.word_columns import LOOSE, certain, certain_before, is_certain, lopsided, parted, stacked
from clipper.exporters.word_pages import Block, columns_count, height_of, highest, lowest, page_count
from clipper.exporters.word_text import Setting
from clipper.exporters.word_xml import column_before, let_go

SHORT = 0.4
"""Share of a page up to which columns are short."""
_BEGUN = 0.5
"""Share of a page below which no columns begin that run on to the next."""
_MARGIN = 4.0
"""Points by which a table, or words that no column holds in any case, must be lower than what is left of a page."""
_HEADING = 4
"""Lines, in a column, of what stays with a table and stands across the page with it."""
_LEAD = 7.0
"""Points of white between words and a table below them."""
TOP = 1.0
"""Points that the line takes which begins a page for columns."""


class Stretch(Struct, frozen=True):
    """Words in columns, or tables across the page."""

    first: int
    """Where its first paragraph stands among those of its text."""
    tabular: bool = False
    fresh: bool = False
    """Begins a page."""


class Plan(Struct):
    """How a text is laid out."""

    pages: int = 1
    reach: float = 0.0
    """How far down its last page it goes at most, in points."""
    stretches: list[Stretch] = field(default_factory=list)
    even: bool = True
    """Its last columns can end evenly."""


def tried(text: Setting, above: float, height: float) -> tuple[int, int, float]:
    """The pages of a text below what is `above`, the block that is to begin its second column (0: none), and its reach."""
    blocks = highest(text.blocks)
    whole, reach = stacked(blocks, above + LOOSE, height)
    short = whole == 1 and reach < SHORT * height and not lopsided(text.blocks)
    if short and not any(block.whole for block in blocks):
        return 1, 0, reach
    cut, high = parted(blocks, height - above - LOOSE)
    if short and not cut:
        # LibreOffice may leave all in the first column where a picture or a quotation cannot be parted.
        return 1, 0, max(reach, above + height_of(blocks))
    return (1, cut, above + high + LOOSE) if cut else (whole, 0, reach)


def planned(text: Setting, head: float, height: float) -> Plan:
    """Lay the text out below its head (points), on pages of a height, with the breaks written in that make sure of it."""
    groups = [(tabular, list(found)) for tabular, found in groupby(text.blocks, key=lambda block: block.place < 0)]
    planner = _Planner(text, head, height)
    above: list[Block] = []
    for number, (tabular, blocks) in enumerate(groups):
        if tabular:
            planner.table(above, blocks)
            continue
        last = number == len(groups) - 1
        cut = len(blocks) if last else _unkept(blocks)
        above = blocks[cut:]
        if sum(block.lines for block in above) > _HEADING:
            # How high more would stand across the page is not known.
            text.xml[above[-1].place] = let_go(text.xml[above[-1].place])
            blocks[-1] = above[-1]._replace(keep=False)
            cut, above = len(blocks), []
        if cut:
            planner.words(blocks[:cut], last=last)
    return planner.plan


def _unkept(blocks: Sequence[Block]) -> int:
    """How many blocks do not stay with the table that follows: a heading stands across the page with its table."""
    cut = len(blocks)
    while cut and blocks[cut - 1].keep:
        cut -= 1
    return cut


class _Planner:
    """Puts one stretch below the other."""

    def __init__(self, text: Setting, head: float, height: float) -> None:
        self.text = text
        self.height = height
        self.y = self.least = head
        """How far down the page goes that is begun, at most and at least."""
        self.plan = Plan(reach=head)

    def table(self, above: Sequence[Block], blocks: Sequence[Block]) -> None:
        """Tables that touch, and what stays with them: on the page that is begun if they fit, or right below the head."""
        tall = highest([*above, *blocks])
        first = above[0].place if above else max(blocks[0].table, 0)
        lead = _LEAD if self.plan.stretches else 0.0
        self.y, self.least = self.y + lead, self.least + lead
        fits = self.y + height_of(tall) <= self.height - _MARGIN
        fresh = not fits and bool(self.plan.stretches)
        self._put(first, tabular=True, fresh=fresh, top=0.0)
        taken, self.y = page_count(tall, self.height, self.y)
        wide = [block._replace(lines=-(-block.lines // 2), fewest=0) for block in above]
        self.least = page_count(lowest([*wide, *blocks]), self.height, self.least)[1]
        self.plan.pages += taken - 1
        self.plan.reach, self.plan.even = self.y, True

    def words(self, blocks: Sequence[Block], *, last: bool, fresh: bool = False) -> None:
        """Words in columns: on the page that is begun if they fit there, else from a new page or running on."""
        first = blocks[0].place if self.plan.stretches else 0
        if not fresh and self._whole(blocks, self.y, first, fresh=False):
            return
        # What would fit on the next page runs on to it where much of this one is left.
        late = self.y >= _BEGUN * self.height or not is_certain(blocks, (self.least, self.y), self.height)
        begins = fresh or (late and bool(self.plan.stretches))
        if begins and self._whole(blocks, TOP, first, fresh=True):
            return
        self._put(first, fresh=begins, top=TOP)
        self._run_on(blocks, last=last)

    def _whole(self, blocks: Sequence[Block], top: float, first: int, *, fresh: bool) -> bool:
        """Set words that fit on one page in any case, with the break between their columns where one is needed."""
        part = Setting(self.text.item, self.text.xml, list(blocks))
        whole, cut, reach = tried(part, top, self.height)
        sure = whole == 1 and (cut or (reach < SHORT * self.height and not lopsided(blocks)))
        if not sure:
            # Where nothing parts the columns all may stand in the first.
            tall = highest(blocks)
            cut, reach = 0, top + height_of(tall)
            if reach > self.height - _MARGIN:
                cut, above = parted(tall, self.height - top - LOOSE, self.height)
                reach = top + above + LOOSE
                if not cut:
                    return False
        self._put(first, fresh=fresh, top=top)
        if cut:
            self._write(blocks[cut].place)
        self.least += columns_count(lowest(blocks), self.height)[1]
        self.y = self.plan.reach = reach
        self.plan.even = not lopsided(blocks)
        return True

    def _run_on(self, blocks: Sequence[Block], *, last: bool) -> None:
        """Set words over several pages; where a table follows, the last page begins with a paragraph so that its end is known."""
        part = Setting(self.text.item, self.text.xml, list(blocks))
        cut = 0 if last else certain_before(blocks, self.y, self.height)
        if cut:
            part.blocks = list(blocks[:cut])
        taken, reach = certain(part, self.y, self.height)
        self.plan.pages += taken - 1
        # Where it is not known a table begins the next page.
        self.y, self.plan.reach = (reach if last else self.height), reach
        self.least = 0.0
        self.plan.even = not lopsided(blocks)
        if cut:
            self.words(blocks[cut:], last=False, fresh=True)

    def _put(self, first: int, *, tabular: bool = False, fresh: bool, top: float) -> None:
        if fresh:
            self.plan.pages += 1
            self.y = self.least = top
        self.plan.stretches.append(Stretch(first, tabular, fresh))

    def _write(self, place: int) -> None:
        self.text.xml[place] = column_before(self.text.xml[place])
