"""Pieces of a page mounted on sheets: as they stood where the type stays legible, else set anew in columns.

The rule: nothing is enlarged. The cut-out is fitted to the room as it stood as long as its text is at least `LEGIBLE`
points high, or as high as it was printed. Where it would be smaller, the pieces are set one after the other in as many
columns as are legible, and go on to further sheets; a piece is parted between two lines of type only.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from clipper.model.cutting import RegionRole
from clipper.pages.regions import Box, around

if TYPE_CHECKING:
    from PIL.Image import Image

LEGIBLE = 7.0
"""Points of type below which a text is not handed out."""
_GAP = 12.0
"""Points between columns, and between what stands one below the other on a sheet set anew."""
_STRIP, _FOLIO = 44.0, 16.0
"""Points that a masthead and a folio line take at most in height."""
_RULE = 0.6
_GREY = (0x59, 0x59, 0x59)
_WIDE = 1.3
"""Times the width of a column from which on a piece stands across the sheet."""
_MOST_SHEETS = 12
_FINEST = 400.0
"""Pixels an inch that are kept of a scan; print shows no more."""
_HEADS = frozenset((RegionRole.MASTHEAD, RegionRole.FOLIO))


class Cutout(Struct, frozen=True):
    """A piece with its picture."""

    role: RegionRole
    image: "Image"
    box: Box
    """In points of its page as turned."""


class MountedSheet(Struct, frozen=True):
    """One sheet's picture."""

    image: "Image"
    dpi: float
    """Its pixels an inch on the sheet."""
    scale: float
    """At which it shows the original."""
    least: float = 1.0
    """The scale below which its text would not be legible any more."""


def stacked(one: MountedSheet, other: MountedSheet, room: tuple[float, float]) -> MountedSheet | None:
    """Two sheets as one, the other below the one under a thin rule; None where that would not be legible in the room."""
    from PIL import Image, ImageDraw

    if one.scale != other.scale or abs(one.dpi - other.dpi) > 0.5:
        return None
    density, gap = one.dpi / 72, round(2 * _GAP * one.dpi / 72)
    wide, high = max(one.image.width, other.image.width), one.image.height + gap + other.image.height
    least = max(one.least, other.least)
    if min(1.0, room[0] * density / wide, room[1] * density / high) < 0.98 * least:
        return None
    sheet = Image.new("RGB", (wide, high), _paper([one.image, other.image]))
    sheet.paste(one.image, (0, 0))
    sheet.paste(other.image, (0, one.image.height + gap))
    middle, thick = one.image.height + gap // 2, max(1, round(_RULE * density))
    ImageDraw.Draw(sheet).rectangle((0, middle, wide, middle + thick - 1), fill=_GREY)
    return MountedSheet(sheet, one.dpi, one.scale, least)


def mounted(
    pieces: Sequence[Cutout], heads: Sequence["Image"], type_size: float, room: tuple[float, float]
) -> list[MountedSheet]:
    """The pieces of one page on sheets with `room` (width and height in points).

    `heads` are pictures for a strip at the top of the first: masthead and folio line. `type_size` is the height of the text's
    type in points, 0 where it is unknown.
    """
    article = [one for one in pieces if one.role not in _HEADS]
    if not article:
        return []
    hull = around(one.box for one in article)
    least = min(1.0, LEGIBLE / type_size) if type_size > 0 else 0.75
    density = min(max(one.image.width / max(one.box.width, 1e-6) for one in article), _FINEST / 72)
    strip = _strip(heads, min(room[0], hull.width), density)
    high = hull.height + (strip.height / density if strip else 0.0)
    scale = min(1.0, room[0] / hull.width, room[1] / high)
    if scale >= 0.98 * least:
        return [MountedSheet(_as_it_stood(article, hull, strip, density), density * 72, 1.0, least)]
    return _set_anew(article, heads, least, density, room)


def _paper(images: Sequence["Image"]) -> tuple[int, int, int]:
    """The colour of the paper: the tone in the middle of the lighter third of all dots."""
    from PIL import Image

    tones: list[tuple[int, int, int]] = []
    for image in images:
        few = image.convert("RGB").resize((40, 40), Image.Resampling.NEAREST).tobytes()
        tones += sorted(zip(few[::3], few[1::3], few[2::3], strict=True), key=sum)[-530:]
    red, green, blue = (sorted(tone[band] for tone in tones)[len(tones) // 2] for band in range(3))
    return (red, green, blue) if min(red, green, blue) > 200 else (255, 255, 255)


def _as_it_stood(article: Sequence[Cutout], hull: Box, strip: "Image | None", density: float) -> "Image":
    """The pieces in their places, everything between them blank."""
    from PIL import Image

    wide, high = max(1, round(hull.width * density)), max(1, round(hull.height * density))
    above = strip.height if strip else 0
    canvas = Image.new("RGB", (wide, high + above), _paper([one.image for one in article]))
    if strip:
        canvas.paste(strip, (0, 0))
    # what is smaller lies on top: a photo on the column it was cut from
    for one in sorted(article, key=lambda one: -one.box.width * one.box.height):
        size = max(1, round(one.box.width * density)), max(1, round(one.box.height * density))
        place = round((one.box.left - hull.left) * density), round((one.box.top - hull.top) * density) + above
        canvas.paste(_sized(one.image, size).convert("RGB"), place)
    return canvas


def _sized(image: "Image", size: tuple[int, int]) -> "Image":
    from PIL import Image

    near = abs(image.width - size[0]) <= 2 and abs(image.height - size[1]) <= 2
    return image if near else image.convert("RGB").resize(size, Image.Resampling.LANCZOS)


def _strip(heads: Sequence["Image"], width: float, density: float) -> "Image | None":
    """Masthead and folio line over a thin rule, `width` points wide, at most their own size; None where there is neither."""
    from PIL import Image, ImageDraw

    if not heads:
        return None
    shown = []
    for number, image in enumerate(heads):
        most = (_STRIP if number == 0 else _FOLIO) * density
        times = min(1.0, width * density / image.width, most / image.height)
        shown.append(_sized(image, (max(1, round(image.width * times)), max(1, round(image.height * times)))))
    gap = round(4 * density)
    high = sum(image.height + gap for image in shown) + round(8 * density)
    strip = Image.new("RGB", (max(1, round(width * density)), high), _paper(shown))
    y = 0
    for image in shown:
        strip.paste(image.convert("RGB"), (0, y))
        y += image.height + gap
    thick = max(1, round(_RULE * density))
    ImageDraw.Draw(strip).rectangle((0, y, strip.width, y + thick - 1), fill=_GREY)
    return strip


# -- set anew --------------------------------------------------------------------------------------------------------


class _Element(Struct):
    """A piece, or a part of one, in the size in which it is set, in pixels of the sheet."""

    image: "Image"
    wide: bool


class _Sheets:
    """Sheets that are filled one after the other."""

    def __init__(self, room: tuple[int, int], paper: tuple[int, int, int], gap: int) -> None:
        self.room, self.paper, self.gap = room, paper, gap
        self.done: list[Image] = []
        self.y = 0
        self._turn()

    def _turn(self) -> None:
        from PIL import Image

        self.canvas = Image.new("RGB", self.room, self.paper)
        self.y = 0

    def end(self) -> None:
        """Finish the sheet that is being filled, as high as it was filled."""
        if self.y:
            self.done.append(self.canvas.crop((0, 0, self.room[0], max(1, self.y - self.gap))))
        self._turn()

    @property
    def left(self) -> int:
        """Pixels left on the sheet."""
        return self.room[1] - self.y

    def put(self, image: "Image", x: int, y: int) -> None:
        """Put a picture on the sheet."""
        self.canvas.paste(image.convert("RGB"), (x, y))


def _set_anew(
    article: Sequence[Cutout], heads: Sequence["Image"], least: float, density: float, room: tuple[float, float]
) -> list[MountedSheet]:
    """The pieces one after the other in columns, on as few sheets as they need; a little smaller where that saves one."""
    bodies = sorted(one.box.width for one in article if one.role is RegionRole.BODY)
    column = bodies[len(bodies) // 2] if bodies else max(one.box.width for one in article)
    scale, count = _columns(column, least, room[0])
    made = _sheets_of(article, heads, column, count, density / scale, density, room)
    if len(made) > 1 and made[-1].height < 0.3 * made[0].height:
        for smaller in (0.95 * scale, 0.9 * scale, 0.85 * scale):
            if smaller < least:
                break
            fewer = _sheets_of(article, heads, column, count, density / smaller, density, room)
            if len(fewer) < len(made):
                made, scale = fewer, smaller
                break
    return [MountedSheet(image, density / scale * 72, scale) for image in made[:_MOST_SHEETS]]


def _sheets_of(
    article: Sequence[Cutout],
    heads: Sequence["Image"],
    column: float,
    count: int,
    pixels: float,
    density: float,
    room: tuple[float, float],
) -> list["Image"]:
    """Sheets with so many pixels a point: a pixel of the original is one of theirs."""
    size = round(room[0] * pixels), round(room[1] * pixels)
    sheets = _Sheets(size, _paper([one.image for one in article]), round(_GAP * pixels))
    strip = _strip(heads, room[0], pixels)
    if strip:
        sheets.put(strip, 0, 0)
        sheets.y = strip.height
    column_pixels = (size[0] - (count - 1) * sheets.gap) // count
    waiting: list[Image] = []
    for one in article:
        element = _element(one, column, column_pixels, size[0], density)
        if not element.wide:
            waiting.append(element.image)
            continue
        _flow(sheets, waiting, count, column_pixels)
        waiting = []
        if element.image.height > sheets.left:
            sheets.end()
        sheets.put(element.image, 0, sheets.y)
        sheets.y += min(element.image.height, sheets.left) + sheets.gap
    _flow(sheets, waiting, count, column_pixels)
    sheets.end()
    return sheets.done


def _columns(column: float, least: float, width: float) -> tuple[float, int]:
    """The scale and number of columns: as many as stay legible."""
    best = min(1.0, width / column), 1
    for count in range(2, 7):
        scale = min(1.0, (width - (count - 1) * _GAP) / (count * column))
        if scale < least:
            break
        best = scale, count
    return best


def _element(one: Cutout, column: float, column_pixels: int, sheet: int, density: float) -> _Element:
    """The piece in the size of the original on the sheet, made smaller where it is wider than its place."""
    wide = one.box.width > _WIDE * column
    size = max(1, round(one.box.width * density)), max(1, round(one.box.height * density))
    most = sheet if wide else column_pixels
    times = min(1.0, most / size[0])
    return _Element(_sized(one.image, (max(1, round(size[0] * times)), max(1, round(size[1] * times)))), wide)


def _flow(sheets: _Sheets, strips: list["Image"], count: int, width: int) -> None:
    """Set strips in even columns below what stands on the sheet, and go on to the next sheets."""
    while strips:
        if sheets.left < 4 * sheets.gap:
            sheets.end()
        whole = _filled(strips, count, sheets.left)
        if whole[1]:
            columns, strips = whole
        else:
            low, high = max(1, sum(image.height for image in strips) // count // 2), sheets.left
            while high - low > max(2, sheets.gap // 4):
                middle = (low + high) // 2
                low, high = (low, middle) if not _filled(strips, count, middle)[1] else (middle, high)
            columns, strips = _filled(strips, count, high)
        deepest = 0
        for number, column in enumerate(columns):
            y = sheets.y
            for image in column:
                sheets.put(image, number * (width + sheets.gap), y)
                y += image.height
            deepest = max(deepest, y)
        sheets.y = deepest + sheets.gap
        if strips:
            sheets.end()


def _filled(strips: Sequence["Image"], count: int, height: int) -> tuple[list[list["Image"]], list["Image"]]:
    """`count` columns of a height filled with strips, and what is left over."""
    left = list(strips)
    columns: list[list[Image]] = []
    for _number in range(count):
        column: list[Image] = []
        free = height
        while left:
            first = left[0]
            if first.height <= free:
                column.append(left.pop(0))
                free -= first.height
                continue
            cut = _between_lines(first, free)
            if not cut and not column:
                cut = min(free, first.height - 1)
            if cut:
                column.append(first.crop((0, 0, first.width, cut)))
                left[0] = first.crop((0, cut, first.width, first.height))
            break
        columns.append(column)
    return columns, left


def _between_lines(image: "Image", limit: int) -> int:
    """The lowest row above `limit` that lies in the white between two lines; 0 where there is none."""
    from PIL import Image

    if limit < 8:
        return 0
    rows = image.convert("L").resize((1, image.height), Image.Resampling.BOX).tobytes()
    light = max(rows)
    dark = sorted(rows)[len(rows) // 4]
    bar = light - max(3.0, 0.12 * (light - dark))
    end = min(limit, image.height - 1)
    while end > limit // 3:
        if rows[end] >= bar:
            start = end
            while start > 0 and rows[start - 1] >= bar:
                start -= 1
            return (start + end) // 2 if end < limit else end
        end -= 1
    return 0


def locator(page: "Image", cuts: Sequence[Box], width: int) -> "Image":
    """A small grey picture of a page, `width` pixels wide, with what was cut (fractions) shaded."""
    from PIL import Image, ImageDraw

    high = max(1, round(page.height * width / page.width))
    small = page.convert("L").resize((width, high), Image.Resampling.LANCZOS)
    pale = small.point([170 + tone * 85 // 255 for tone in range(256)]).convert("RGB")
    draw = ImageDraw.Draw(pale)
    for cut in cuts:
        sides = cut.clamped().scaled(width, high)
        draw.rectangle((sides.left, sides.top, max(sides.left + 1, sides.right), max(sides.top + 1, sides.bottom)), fill=(0x8F, 0x8A, 0x82))  # fmt: skip
    return pale


def side_by_side(pages: Sequence["Image"]) -> "Image":
    """Small pictures of pages beside each other, as wide together as the first is, a line round each."""
    from PIL import Image, ImageDraw

    if len(pages) == 1:
        return pages[0]
    wide = (pages[0].width - 8 * (len(pages) - 1)) // len(pages)
    small = [page.resize((wide, max(1, round(page.height * wide / page.width)))) for page in pages]
    canvas = Image.new("RGB", (pages[0].width, max(page.height for page in small)), "white")
    for number, page in enumerate(small):
        left = number * (wide + 8)
        canvas.paste(page, (left, 0))
        ImageDraw.Draw(canvas).rectangle((left, 0, left + wide - 1, page.height - 1), outline=_GREY)
    return canvas
