"""A picture made ready to be read side by side: cut to its ink, and a large one parted where no letter stands."""

import os
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from PIL.Image import Image

_INK = 40
"""Steps of grey by which ink differs from the paper at least."""
_MARGIN = 48
"""Pixels of paper that are left around the ink."""
_WORTH_CUTTING = 0.7
"""The share of a picture below which what bears ink is cut out of it."""
LARGE = 2_000_000
"""Pixels from which on a picture is read in two parts at once."""
_FINE = 3_400
"""Pixels of the longer side from which on half of them are enough to find a seam."""
_FEWEST_STROKES = 6_000
"""Strokes (rows of a picture reduced by `_CELL`) from which on there are words enough to be parted."""
SAMPLE = 800
"""Pixels of the side of a square that tells the language of a page."""
_CELL = 4
"""Pixels of a cell that bears ink or none."""
_RULE = 250
"""Pixels: longer strokes of ink are ruled lines or pictures, and may be parted."""
_STROKE, _THIN = re.compile(rb"\xff{70,}"), 8
"""Shorter ones are ruled lines where they are so thin."""
_STEM, _GAP = re.compile(rb"\xff{48,}"), 0.3
"""Strokes of large type, and how far from them a seam stays, by their length."""
_CROSSING = 1_000_000
"""What a seam costs in a cell with ink."""
_NEAR = ((1, _CROSSING), (3, 60), (5, 12), (9, 3))
"""What a seam costs where there is ink within a square of so many cells around it."""
_FRAYED = 5
"""Pixels within which dots belong to the ruled line they stand at."""
_HEADS = ((0.03, 0.15), (0.15, 0.3), (0.3, 0.45))
"""Shares of the height of a page at which a head may end."""
_LEAST_SHARE = 0.34
"""The share of the ink that either part holds at least."""


class Part(Struct, frozen=True):
    """A part of a picture, and where its upper left corner stood."""

    image: "Image"
    left: int = 0
    top: int = 0


def parts_of(grey: "Image") -> tuple[Part, ...]:
    """The parts of a grey picture that together bear all its ink, to be read at the same time."""
    whole = _cut(grey)
    if whole.image.width * whole.image.height < LARGE or _processors() < 2:
        return (whole,)
    halves = _parted(whole.image)
    return tuple(Part(one.image, one.left + whole.left, one.top + whole.top) for one in halves) or (whole,)


def densest(grey: "Image") -> "Image | None":
    """A small square of a large picture where most letters stand, enough to tell its language; None for a small picture."""
    if grey.width * grey.height < LARGE:
        return None
    ink = _letters(grey, _paper(grey))
    side = SAMPLE // _CELL
    spots = [(x, y) for y in range(0, max(1, ink.height - side), side // 2) for x in range(0, max(1, ink.width - side), side // 2)]  # fmt: skip
    left, top = max(spots, key=lambda at: _strokes(ink.crop((*at, at[0] + side, at[1] + side))))
    return grey.crop((left * _CELL, top * _CELL, left * _CELL + SAMPLE, top * _CELL + SAMPLE))


def _strokes(ink: "Image") -> int:
    return ink.tobytes().count(b"\x00\xff")


def joined(parts: Sequence[Part], read: Sequence[list[list[list]]]) -> list[list[list]]:
    """The lines read on the parts (words: text, sureness, left, top, right, bottom) where they stood in the whole."""
    return [
        [[text, sure, left + p.left, top + p.top, right + p.left, bottom + p.top] for text, sure, left, top, right, bottom in line]
        for p, lines in zip(parts, read, strict=True)
        for line in lines
    ]  # fmt: skip


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _paper(grey: "Image") -> int:
    """The tone that most of a picture is of."""
    tones = grey.histogram()
    return max(range(256), key=lambda tone: sum(tones[max(0, tone - 4) : tone + 5]))


def _cut(grey: "Image") -> Part:
    """The picture without the blank paper around its ink, where that is much of it."""
    paper = _paper(grey)
    box = grey.point([255 if abs(tone - paper) >= _INK else 0 for tone in range(256)]).getbbox()
    if box is None:
        return Part(grey)
    left, top = max(0, box[0] - _MARGIN), max(0, box[1] - _MARGIN)
    right, bottom = min(grey.width, box[2] + _MARGIN), min(grey.height, box[3] + _MARGIN)
    if (right - left) * (bottom - top) > _WORTH_CUTTING * grey.width * grey.height:
        return Part(grey)
    return Part(grey.crop((left, top, right, bottom)), left, top)


def _parted(grey: "Image") -> tuple[Part, ...]:
    """A large picture as two that bear half of its ink each; () where no seam can be found that meets no letter."""
    paper = _paper(grey)
    times = 2 if max(grey.size) > _FINE else 1
    ink = _letters(grey.reduce(times), paper)
    if _strokes(ink) < _FEWEST_STROKES:
        return ()
    first = beside(ink) or below_a_head(ink) or one_below_the_other(ink)
    if first is None:
        return ()
    from PIL import Image as Pictures
    from PIL import ImageChops

    mask = Pictures.new("L", grey.size, 0)
    cell = _CELL * times
    mask.paste(first.resize((first.width * cell, first.height * cell), Pictures.Resampling.NEAREST))
    blank = Pictures.new("L", grey.size, paper)
    return _bare(grey, blank, mask), _bare(grey, blank, ImageChops.invert(mask))


def _bare(grey: "Image", blank: "Image", mask: "Image") -> Part:
    """What of a picture stands under a mask, the rest blank paper, cut to where it stands."""
    from PIL import Image as Pictures

    left, top, right, bottom = mask.getbbox() or (0, 0, *grey.size)
    box = max(0, left - _MARGIN), max(0, top - _MARGIN), min(grey.width, right + _MARGIN), min(grey.height, bottom + _MARGIN)  # fmt: skip
    return Part(Pictures.composite(grey, blank, mask).crop(box), box[0], box[1])


def _letters(grey: "Image", paper: int) -> "Image":
    """The cells of a picture that bear ink (dark on light or light on dark), ruled lines left out."""
    from PIL import Image as Pictures
    from PIL import ImageChops

    half = max(paper - _tone(grey, 0.01), _tone(grey, 0.99) - paper) // 2
    ink = grey.point([255 if abs(tone - paper) > half else 0 for tone in range(256)])
    turn = Pictures.Transpose.TRANSPOSE
    lying = Pictures.frombytes("L", ink.size, _rules_in(ink.tobytes(), ink.width))
    upright = ink.transpose(turn)
    upright = Pictures.frombytes("L", upright.size, _rules_in(upright.tobytes(), upright.width)).transpose(turn)
    # the frayed edge of a rule is shorter than it
    rules = _spread(ImageChops.lighter(lying, upright), _FRAYED)
    letters = ImageChops.subtract(ink, rules)
    cells = letters.reduce(_CELL).point([0] * 16 + [255] * 240)
    for way in range(2):
        cells = _words_closed(cells.transpose(turn), letters if way else letters.transpose(turn))
    return cells


def _words_closed(cells: "Image", lying: "Image") -> "Image":
    """Cells with the gaps of large type filled, for a seam must not go through a word: `lying` has its strokes along the rows."""
    from PIL import ImageDraw

    draw, ink, wide = ImageDraw.Draw(cells), lying.tobytes(), lying.width
    for found in _STEM.finditer(ink):
        row, left = divmod(found.start(), wide)
        length = found.end() - found.start()
        if left + length <= wide:
            reach = round(_GAP * length)
            draw.rectangle(
                (left // _CELL, (row - reach) // _CELL, (left + length - 1) // _CELL, (row + reach) // _CELL), fill=255
            )
    return cells


def _spread(ink: "Image", size: int) -> "Image":
    """Whatever has ink within a square of so many dots around it."""
    from PIL import ImageFilter

    return ink.filter(ImageFilter.BoxBlur(size // 2)).point([0] + [255] * 255)


def _tone(grey: "Image", share: float) -> int:
    """The tone of grey below which a share of the dots is."""
    left = share * grey.width * grey.height
    for tone, count in enumerate(grey.histogram()):
        left -= count
        if left < 0:
            return tone
    return 255


def _rules_in(ink: bytes, wide: int) -> bytes:
    """Rows of dots of which only the strokes are left that are rules: longer than any letter's, or long and thin."""
    left = bytearray(len(ink))
    for found in _STROKE.finditer(ink):
        start, end = found.span()
        if end - start >= _RULE or _thickness(ink, wide, (start + end) // 2) <= _THIN:
            left[start:end] = found.group()
    return bytes(left)


def _thickness(ink: bytes, wide: int, at: int) -> int:
    """Across how many rows there is ink at a dot, as far as it matters."""
    found = 1
    for way in (-wide, wide):
        beside = at + way
        while 0 <= beside < len(ink) and ink[beside] and found <= _THIN:
            found, beside = found + 1, beside + way
    return found


def beside(ink: "Image") -> "Image | None":
    """The cells left of a seam from top to bottom; None where there is none."""
    return _left_of(_seam(ink, *_fair(ink, 1.0)), ink)


def below_a_head(ink: "Image") -> "Image | None":
    """The cells left of a seam that begins below a masthead or a headline; None where there is none."""
    from PIL import Image as Pictures
    from PIL import ImageChops

    turn = Pictures.Transpose.TRANSPOSE
    lying = ink.transpose(turn)
    total = _amount(ink)
    for top, bottom in _HEADS:
        head = _left_of(_seam(lying, round(top * ink.height), round(bottom * ink.height)), lying)
        if head is None:
            continue
        body = ImageChops.subtract(ink, head.transpose(turn))
        if left := _left_of(_seam(body, *_fair(body, total / max(1, _amount(body)))), body):
            return ImageChops.subtract(left, head.transpose(turn))
    return None


def one_below_the_other(ink: "Image") -> "Image | None":
    """The cells above a seam from left to right; None where there is none."""
    from PIL import Image as Pictures

    above = beside(ink.transpose(Pictures.Transpose.TRANSPOSE))
    return above and above.transpose(Pictures.Transpose.TRANSPOSE)


def _amount(ink: "Image") -> int:
    return ink.histogram()[255]


def _fair(ink: "Image", times: float) -> tuple[int, int]:
    """The columns that leave a fair share on either side: shares of so many times the ink there is."""
    columns = ink.tobytes()
    sums = [columns[at :: ink.width].count(255) for at in range(ink.width)]
    total, seen = sum(sums) * times, 0
    first, last = ink.width, 0
    for column, here in enumerate(sums):
        seen += here
        if _LEAST_SHARE * total <= seen <= (1 - _LEAST_SHARE) * total:
            first, last = min(first, column), column + 1
    return first, last


def _left_of(seam: list[int], ink: "Image") -> "Image | None":
    """The cells left of a seam (a column for every row)."""
    from PIL import Image as Pictures

    if not seam:
        return None
    rows = (b"\xff" * column + bytes(ink.width - column) for column in seam)
    return Pictures.frombytes("L", ink.size, b"".join(rows))


def _seam(ink: "Image", first: int, last: int) -> list[int]:
    """For every row the column (from `first`, below `last`) of a seam that meets no ink; [] for none."""
    if last - first < 3:
        return []
    strip = ink.crop((max(0, first - 8), 0, min(ink.width, last + 8), ink.height))
    skip = first - max(0, first - 8)
    costs = [[0] * (last - first) for _row in range(ink.height)]
    for size, cost in _NEAR:
        near = (_spread(strip, size) if size > 1 else strip).tobytes()
        for row in range(ink.height):
            begin = row * strip.width + skip
            costs[row] = [a + cost if b else a for a, b in zip(costs[row], near[begin : begin + last - first], strict=True)]  # fmt: skip
    return [column + first for column in _cheapest(costs)]


def _cheapest(costs: list[list[int]]) -> list[int]:
    """The columns of the cheapest way from the first row to the last, a step aside in every row at most; [] through ink."""
    so_far = [costs[0]]
    for row in costs[1:]:
        before = so_far[-1]
        beside = zip(row, before, [*before[1:], before[-1]], [before[0], *before[:-1]], strict=True)
        so_far.append([here + min(above, right, left) for here, above, right, left in beside])
    at = min(range(len(so_far[-1])), key=so_far[-1].__getitem__)
    if so_far[-1][at] >= _CROSSING:
        return []
    way = [at]
    for row in reversed(so_far[:-1]):
        at = min((c for c in (at, at - 1, at + 1) if 0 <= c < len(row)), key=row.__getitem__)
        way.append(at)
    return way[::-1]
