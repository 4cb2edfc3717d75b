"""What stands on a page beside its words: ruled lines and pictures, from a PDF's objects or from the ink of a scan."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from clipper.pages.page_layer import PageWords
from clipper.pages.regions import Box, around

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

_THIN, _LONG = 4.0, 24.0
"""Points: a rule is at most so thick and at least so long."""
_PICTURE = 30.0
"""Points: a picture is at least so wide and high; smaller ones are signs."""
_WHOLE = 0.85
"""The share of a page from which on a picture is its background."""
_SIDE = 1400
"""Pixels of the longer side on which ink is looked at."""
_CELL = 8
"""Pixels of a cell that is dark or light as a whole."""
_DARK = 0.28
"""The share of ink from which on a cell belongs to a picture; type has less."""
_RULE_SHARE = 0.035
"""The share of the page's side that a rule is long at least."""
_MOST = 400


def marks_of_pdf(document: "PdfDocument", page: PageWords) -> PageWords:
    """The page with the rules and pictures among its PDF's objects; without them where the objects cannot be read."""
    from pypdfium2 import PdfiumError

    try:
        sheet = document.get_page(page.page)
    except (PdfiumError, IndexError, ValueError):
        return page
    try:
        found = list(_objects(sheet, page))
    except (PdfiumError, ValueError):
        return page
    finally:
        sheet.close()
    rules = [box for kind, box in found if kind == "rule"]
    pictures = [box for kind, box in found if kind == "picture"]
    return replace(page, rules=tuple(rules[:_MOST]), pictures=tuple(_joined(pictures)[:_MOST]))


def _objects(sheet: Any, page: PageWords) -> Iterator[tuple[str, Box]]:
    """Kind and place (fractions) of every object that is a rule or a picture."""
    import pypdfium2.raw as raw

    from clipper.pages.render import place_on

    place = place_on(sheet)
    for one in sheet.get_objects(max_depth=3):
        if one.type not in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING):
            continue
        left, bottom, right, top = one.get_bounds()
        box = place.box(left, bottom, right, top)
        shown = Box(max(box.left, 0.0), max(box.top, 0.0), min(box.right, page.width), min(box.bottom, page.height))
        thin, long = sorted((shown.width, shown.height))
        fractions = shown.scaled(1 / page.width, 1 / page.height)
        if one.type == raw.FPDF_PAGEOBJ_PATH:
            if thin <= _THIN and long >= _LONG:
                yield "rule", fractions
        elif thin >= _PICTURE and fractions.width * fractions.height < _WHOLE:
            yield "picture", fractions


def marks_of_picture(image: "Image", page: PageWords) -> PageWords:
    """The page with the rules and pictures that the ink of its picture makes."""
    from PIL import Image as Pictures

    grey = image.convert("L")
    times = min(1.0, _SIDE / max(grey.size))
    small = grey.resize((max(1, round(grey.width * times)), max(1, round(grey.height * times))))
    dark, paper = _tone(small, 0.01), _tone(small, 0.8)
    if paper - dark < 40:
        return page
    ink = small.point([255 if tone < (paper + dark) // 2 else 0 for tone in range(256)])
    lying = ink.transpose(Pictures.Transpose.TRANSPOSE)
    rules = [*_rules(ink), *(_swapped(box) for box in _rules(lying))]
    pictures = _dark_areas(small, paper, page)
    return replace(page, rules=tuple(_outside(rules, pictures)[:_MOST]), pictures=tuple(pictures[:_MOST]))


def _tone(image: "Image", share: float) -> int:
    """The tone of grey below which a share of the dots is."""
    left = share * image.width * image.height
    for tone, count in enumerate(image.histogram()):
        left -= count
        if left < 0:
            return tone
    return 255


def _swapped(box: Box) -> Box:
    return Box(box.top, box.left, box.bottom, box.right)


def _outside(rules: Iterable[Box], pictures: list[Box]) -> list[Box]:
    """The rules that are not lines of a picture."""
    return [rule for rule in rules if not any(one.holds(*rule.middle) for one in pictures)]


class _Run(Struct):
    """A stretch of ink down the page, and how many columns of pixels it is wide so far."""

    left: int
    right: int
    top: int
    bottom: int


def _rules(ink: "Image") -> Iterator[Box]:
    """Upright lines of ink, as fractions: long, thin, with white on both sides; one that leans a little is found too."""
    from PIL import Image as Pictures
    from PIL import ImageChops

    wide, high = ink.size
    least, thick = max(20, round(_RULE_SHARE * high)), max(3, round(0.006 * wide))
    # a rule that leans goes on in the column of dots beside it
    broad = ImageChops.lighter(ink, ImageChops.offset(ink, 1, 0))
    columns = broad.transpose(Pictures.Transpose.TRANSPOSE).tobytes()
    stretch = re.compile(rb"\xff{%d,}" % (least // 2))
    open_: list[_Run] = []
    for x in range(wide):
        for found in stretch.finditer(columns, x * high, (x + 1) * high):
            start, end = found.start() - x * high, found.end() - x * high
            near = [run for run in open_ if run.top <= end and start <= run.bottom]
            whole = _Run(
                min([x, *(run.left for run in near)]),
                x,
                min([start, *(run.top for run in near)]),
                max([end, *(run.bottom for run in near)]),
            )
            open_ = [run for run in open_ if run not in near] + [whole]
        yield from (_as_box(run, wide, high) for run in open_ if run.right < x - 1 and _is_rule(run, least, thick))
        open_ = [run for run in open_ if run.right >= x - 1]
    yield from (_as_box(run, wide, high) for run in open_ if _is_rule(run, least, thick))


def _is_rule(run: _Run, least: int, thick: int) -> bool:
    return run.bottom - run.top >= least and run.right - run.left <= thick + (run.bottom - run.top) // 60


def _as_box(run: _Run, wide: int, high: int) -> Box:
    return Box(run.left / wide, run.top / high, (run.right + 1) / wide, run.bottom / high)


def _dark_areas(grey: "Image", paper: int, page: PageWords) -> list[Box]:
    """Areas darker than type ever is that hold hardly a word: photographs and drawings, as fractions."""
    from PIL import Image as Pictures

    rows, columns = grey.height // _CELL, grey.width // _CELL
    if not rows or not columns:
        return []
    cells = grey.resize((columns, rows), Pictures.Resampling.BOX).tobytes()
    dark = {divmod(at, columns) for at, tone in enumerate(cells) if tone < paper * (1 - _DARK)}
    for word in page.words:
        # what can be read is type, however black
        if word.sure >= 0.6 and len(word.text) > 1:
            across = range(int(word.box.left * columns), int(word.box.right * columns) + 1)
            dark -= {
                (row, c) for row in range(int(word.box.top * rows), int(word.box.bottom * rows) + 1) for c in across
            }
    found = [
        Box(left / columns, top / rows, right / columns, bottom / rows)
        for left, top, right, bottom, count in _areas(dark)
        if right - left >= 6 and bottom - top >= 5 and count >= 0.35 * (right - left) * (bottom - top)
    ]
    return [box for box in _joined(found) if box.width * box.height < _WHOLE]


def _areas(cells: set[tuple[int, int]]) -> Iterator[tuple[int, int, int, int, int]]:
    """Cells (row, column) that touch as areas: left, top, right, bottom and how many."""
    left_over = set(cells)
    while left_over:
        waiting = [left_over.pop()]
        area = list(waiting)
        while waiting:
            row, column = waiting.pop()
            for beside in ((row + a, column + b) for a in (-1, 0, 1) for b in (-1, 0, 1)):
                if beside in left_over:
                    left_over.remove(beside)
                    waiting.append(beside)
                    area.append(beside)
        rows, columns = [row for row, _c in area], [column for _r, column in area]
        yield min(columns), min(rows), max(columns) + 1, max(rows) + 1, len(area)


def _joined(boxes: Iterable[Box]) -> list[Box]:
    """Rectangles that overlap or touch made one: a picture is often sent in stripes."""
    found: list[Box] = []
    for box in boxes:
        touching = [one for one in found if _touch(one, box)]
        found = [one for one in found if one not in touching] + [around([*touching, box])]
    return found


def _touch(one: Box, other: Box) -> bool:
    slack = 0.002
    wider = Box(one.left - slack, one.top - slack, one.right + slack, one.bottom + slack)
    return wider.meets(other) is not None
