"""What stands beside an entry of a summary: tone, and boxes and lines for the reader's answer."""

from collections.abc import Callable
from typing import NamedTuple

from clipper.exporters import item_words
from clipper.exporters.pdf_lines import Line
from clipper.exporters.pdf_pen import Pen
from clipper.exporters.pdf_task import Task
from clipper.model.document import Item

_FIRST = 7.4
"""Points from the entry's top to the baseline of the first line beside it."""
_STEP = 17.7
"""From there to the next: tone, boxes, first line to write on."""
_BOX = 6.5
_FEWEST = 2
"""Lines to write on beside the shortest entry."""


class Beside(NamedTuple):
    """What draws it at (x, y) of the side column, and how high an entry must be to hold it."""

    draw: Callable[[Pen, float, float], None]
    height: float


def beside(task: Task, item: Item, height: float) -> Beside:
    """Tone, change, boxes and as many lines to write on as an entry of this height has room for."""
    type_, page = task.type, task.page
    response = type_.style.response
    shown = response.shown and item.response
    rows = [_tone(task, item)] if item.tone or item.change else []
    top = _FIRST + _STEP * len(rows)
    first = top + _STEP
    room = int((height + 2.0 - first) // response.apart) + 1
    lines = max(_FEWEST, min(response.lines, room)) if shown and response.lines else 0
    boxes = _boxes(task) if shown else []

    def draw(pen: Pen, x: float, y: float) -> None:
        for at, row in enumerate(rows):
            start = x
            for line in reversed(row) if page.rtl else row:
                place = start if not page.rtl else x + page.side - (start - x) - line.width
                pen.text([(line, place, y + _FIRST + at * _STEP)], 11)
                start += line.width + 8.0
        _draw_boxes(pen, task, boxes, x, y + top)
        for at in range(lines):
            pen.rule(x, y + first + at * response.apart, page.side, 0.5, task.colours["hairline"])

    return Beside(
        draw, first + (lines - 1) * response.apart + 1.0 if lines else top + 4.0 if shown else top - _STEP + 4.0
    )


def _tone(task: Task, item: Item) -> list[Line]:
    """The tone's shape and word, and whether the entry is new or changed."""
    type_, language = task.type, task.document.language
    found: list[Line] = []
    if item.tone:
        found += type_.setter.lines(type_.tone(item.tone, rtl=task.page.rtl), 1e6)
    if item.change:
        said = item_words.change_words(item.change, language)
        found.append(type_.line("change", said[:1].upper() + said[1:]))
    return found


def _boxes(task: Task) -> list[Line]:
    return [task.type.line("response", task.words[f"response_{key}"]) for key in ("noted", "discuss", "answer")]


def _draw_boxes(pen: Pen, task: Task, boxes: list[Line], x: float, baseline: float) -> None:
    """Boxes to tick side by side, as far apart as the column allows."""
    page = task.page
    spare = page.side - sum(line.width + _BOX + 3.2 for line in boxes)
    gap = max(3.0, min(9.0, spare / max(1, len(boxes) - 1)))
    at = 0.0
    for line in boxes:
        if page.rtl:
            edge = x + page.side - at
            pen.frame(edge - _BOX, baseline - _BOX + 0.6, _BOX, _BOX, task.colours["grey"])
            pen.text([(line, edge - _BOX - 3.2 - line.width, baseline)], 11)
        else:
            pen.frame(x + at, baseline - _BOX + 0.6, _BOX, _BOX, task.colours["grey"])
            pen.text([(line, x + at + _BOX + 3.2, baseline)], 11)
        at += _BOX + 3.2 + line.width + gap
