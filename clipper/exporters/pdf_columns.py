"""Text in columns of one height: full pages first, the last one balanced."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from clipper.exporters.pdf_blocks import Block, groups_of, least_of
from clipper.exporters.pdf_pages import Flow, Frame, Geometry, Sheet

_FINE = 1.0
"""Points to which the height of balanced columns is sought."""
_CARRIED = 36.0
"""Points of each column that go on to another sheet so that what follows does not stand there alone."""


def put(flow: Flow, blocks: Sequence[Block], columns: Sequence[float], below: float = 0.0) -> None:
    """Set the blocks in columns that begin at these places, from where the flow stands, over as many sheets as need be.

    Where `below`, the height of what is to stand under them, has no room there, some of the text goes on to its sheet.
    """
    if not blocks:
        return
    page, count = flow.page, len(columns)
    top = flow.frame.top if flow.at_top else flow.y + flow.after
    setting = _Setting(page, blocks, columns, top)
    best, last = setting.balanced({})
    lowest = _lowest(best.sheets[last * count :])
    if below and lowest + below > page.bottom + 0.01 and lowest - _CARRIED > setting.least(last):
        again, then = setting.balanced({last: lowest - _CARRIED})
        if then == last + 1:
            best, last = again, then
    for number, column in enumerate(best.sheets):
        if number and number % count == 0:
            flow.turn()
        flow.sheets[-1].placed += column.placed
    flow.below(max(_lowest(best.sheets[last * count :]), top if last == 0 else page.top))


class _Setting(Struct, frozen=True):
    """Blocks to be set in columns, the first of which begin at `top`."""

    page: Geometry
    blocks: Sequence[Block]
    columns: Sequence[float]
    top: float

    def balanced(self, ends: Mapping[int, float]) -> tuple[Flow, int]:
        """The columns, those of the last sheet as low as they can be, and the number of that sheet.

        `ends` says where the columns of some sheets end that are not as long as the page.
        """
        count = len(self.columns)
        best = self._laid(ends)
        last = (len(best.sheets) - 1) // count
        low, high = self.least(last) - 0.05, ends.get(last, self.page.bottom)
        while high - low > _FINE:
            middle = (low + high) / 2
            tried = self._laid({**ends, last: middle})
            if len(tried.sheets) <= (last + 1) * count and _lowest(tried.sheets[last * count :]) <= middle + 0.1:
                high, best = middle, tried
            else:
                low = middle
        return best, last

    def least(self, last: int) -> float:
        """Where the columns of a sheet end at the highest."""
        begins = self.top if last == 0 else self.page.top
        return begins + max(least_of(group) for group in groups_of(self.blocks))

    def _laid(self, ends: Mapping[int, float]) -> Flow:
        flow = Flow(self.page, 0.0, frames=self._frame_of(ends), late=0.0)
        flow.turn()
        flow.put(self.blocks)
        return flow

    def _frame_of(self, ends: Mapping[int, float]) -> Callable[[int], Frame]:
        def frame(number: int) -> Frame:
            sheet, column = divmod(number, len(self.columns))
            top = self.page.top if sheet else self.top
            return Frame(self.columns[column], top, ends.get(sheet, self.page.bottom))

        return frame


def _lowest(sheets: Sequence[Sheet]) -> float:
    """Where the lowest block ends."""
    return max((y + block.height for sheet in sheets for block, _x, y in sheet.placed), default=0.0)
