"""Text in columns of one height: full pages first, the last one balanced."""

from collections.abc import Callable, Sequence

from clipper.exporters.pdf_blocks import Block, groups_of, least_of
from clipper.exporters.pdf_pages import Flow, Frame, Geometry, Sheet

_FINE = 1.0
"""Points to which the height of balanced columns is sought."""


def put(flow: Flow, blocks: Sequence[Block], columns: Sequence[float]) -> None:
    """Set the blocks in columns that begin at these places, from where the flow stands, over as many sheets as need be."""
    if not blocks:
        return
    page, count = flow.page, len(columns)
    top = flow.frame.top if flow.at_top else flow.y + flow.after

    def laid(bottom: float, last: int) -> Flow:
        column_flow = Flow(page, 0.0, frames=_frames(page, columns, top, bottom, last), late=0.0)
        column_flow.turn()
        column_flow.put(blocks)
        return column_flow

    full = laid(page.bottom, -1)
    last = (len(full.sheets) - 1) // count
    begins = top if last == 0 else page.top
    least = max(least_of(group) for group in groups_of(blocks))
    low, high, best = begins + least - 0.05, page.bottom, full
    while high - low > _FINE:
        middle = (low + high) / 2
        tried = laid(middle, last)
        if len(tried.sheets) <= (last + 1) * count and _lowest(tried.sheets[last * count :]) <= middle + 0.1:
            high, best = middle, tried
        else:
            low = middle
    for number, column in enumerate(best.sheets):
        if number and number % count == 0:
            flow.turn()
        flow.sheets[-1].placed += column.placed
    flow.below(max(_lowest(best.sheets[last * count :]), begins))


def _frames(page: Geometry, columns: Sequence[float], top: float, bottom: float, last: int) -> Callable[[int], Frame]:
    """Where column after column stands; those of the sheet `last` end at `bottom`."""

    def frame(number: int) -> Frame:
        sheet, column = divmod(number, len(columns))
        return Frame(columns[column], page.top if sheet else top, bottom if sheet == last else page.bottom)

    return frame


def _lowest(sheets: Sequence[Sheet]) -> float:
    """Where the lowest block ends."""
    return max((y + block.height for sheet in sheets for block, _x, y in sheet.placed), default=0.0)
