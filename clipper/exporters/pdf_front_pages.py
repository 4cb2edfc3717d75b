"""Front pages shown small side by side, each with its title's name (briefing-look, Facsimile book)."""

from collections.abc import Iterator, Sequence

from clipper.exporters.front_pages import chosen
from clipper.exporters.pdf_blocks import Block, Drawn, Text, height_of, spread
from clipper.exporters.pdf_pen import Pen
from clipper.exporters.pdf_pictures import Picture, fitted
from clipper.exporters.pdf_task import Task
from clipper.exporters.pdf_type import turns
from clipper.exporters.style import points
from clipper.model.document import FrontPage

_PITCH = 46.0
"""Millimetres from one to the next, four to a row."""
_WIDTH = 40.15
_HEIGHT = 57.2


def blocks(task: Task) -> Iterator[Block]:
    """Label and pictures; nothing where there are none."""
    page, type_, shows = task.page, task.type, task.type.style.front_pages
    fitting: list[tuple[FrontPage, Picture]] = []
    for front in chosen(task.document, shows.most) if shows.shown else []:
        picture = fitted(front.figure, points(_WIDTH), points(_HEIGHT))
        if picture is not None:
            fitting.append((front, picture))
    if not fitting:
        return
    label = type_.text("cover_label", task.words["front_pages"], page.full, rtl=page.rtl, before=11.0, keep=True)
    yield spread(label, page.left)
    rows = [fitting[start : start + 4] for start in range(0, len(fitting), 4)]
    for row in rows:
        yield _row(task, row)


def _row(task: Task, row: Sequence[tuple[FrontPage, Picture]]) -> Drawn:
    page, type_ = task.page, task.type
    wide = points(_WIDTH)
    names: list[list[Text]] = []
    for front, _picture in row:
        told = (("front_page", front.outlet), ("front_page_note", front.page))
        names.append(
            [type_.text(name, text, wide, rtl=turns(text, page.rtl), right=page.rtl) for name, text in told if text]
        )
    high = max(picture.height for _front, picture in row)
    below = max(height_of(texts) for texts in names)

    def draw(pen: Pen, _x: float, y: float) -> None:
        for at, ((front, picture), texts) in enumerate(zip(row, names, strict=True)):
            offset = at * points(_PITCH)
            x = page.start(picture.width, offset)
            pen.picture(picture.reader, x, y, picture.width, picture.height)
            pen.frame(x, y, picture.width, picture.height, task.colours["grey"])
            if front.key:
                pen.link(f"#{front.key}", x, y, picture.width, picture.height)
            down = y + high + 4.0
            for text in texts:
                text.paint(pen, page.start(wide, offset), down)
                down += text.height

    return Drawn(high + 4.0 + below, draw, before=5.0, after=10.0)
