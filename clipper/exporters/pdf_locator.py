"""A small page that shows where a cut-out stood on the paper's own (briefing-look, Facsimile book)."""

from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple

from reportlab.lib.utils import ImageReader

from clipper.exporters.pdf_pen import Pen
from clipper.exporters.pdf_task import Task
from clipper.exporters.style import points
from clipper.model.document import Figure

_SHAPE = 1.42
"""Height beside width of a newspaper's page."""
_EDGE = 2.0
_COLUMNS = 5


class Locator(NamedTuple):
    """What draws it with its top left corner at (x, y); sizes in points."""

    width: float
    height: float
    draw: Callable[[Pen, float, float], None]


def locator(task: Task, figure: Figure) -> Locator | None:
    """The page with the cut in dark; None for a whole page."""
    if figure.cut is None:
        return None
    width = points(task.type.style.facsimile.locator)
    if (mounted := figure.mounted) and mounted.locator:
        return of_page(mounted.locator, width, task.colours["grey"])
    return outline(task, figure.cut, width)


def outline(task: Task, cut: tuple[float, float, float, float], width: float) -> Locator:
    """A page of grey columns with a cut in dark, nothing of the page itself; left, top, width and height as shares of it."""
    left, top, wide, high = (min(max(share, 0.0), 1.0) for share in cut)
    height = width * _SHAPE
    inside, down = width - 2 * _EDGE, height - 2 * _EDGE
    colours = task.colours

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.fill(x + _EDGE, y + _EDGE, inside, down * 0.07, colours["hairline"])
        column = (inside + 1.4) / _COLUMNS
        for at in range(_COLUMNS):
            pen.fill(x + _EDGE + at * column, y + _EDGE + down * 0.1, column - 1.4, down * 0.9, colours["hairline"])
        x_cut, y_cut = x + _EDGE + left * inside, y + _EDGE + top * down
        pen.fill(x_cut - 1.4, y_cut - 1.4, wide * inside + 2.8, high * down + 2.8, colours["white"])
        pen.fill(x_cut, y_cut, wide * inside, high * down, colours["cut"])
        pen.frame(x, y, width, height, colours["grey"])

    return Locator(width, height, draw)


def of_page(data: bytes, width: float, edge: str) -> Locator:
    """A picture of the page on which the cut is shaded, `width` points wide, in a thin frame."""
    reader = ImageReader(BytesIO(data))
    across, down = reader.getSize()
    height = width * down / max(across, 1)

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.picture(reader, x, y, width, height)
        pen.frame(x, y, width, height, edge)

    return Locator(width, height, draw)
