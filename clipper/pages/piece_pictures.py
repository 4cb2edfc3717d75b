"""A piece of a page as a picture: drawn from a PDF at the resolution asked for, or cut out of a scan as it is."""

import math
from typing import TYPE_CHECKING

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.model.cutting import Piece
from clipper.pages.regions import Box
from clipper.pages.turning import box_shown, point_shown, turned_size

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

_MOST_PIXELS = 60_000_000


def of_pdf(document: "PdfDocument", piece: Piece, dpi: float) -> "Image":
    """The piece drawn at `dpi`, no other part of its page; raises Rejected for a damaged page."""
    from pypdfium2 import PdfiumError

    from clipper.pages.render import size_of

    width, height = size_of(document, piece.page)
    box = _shown(piece, width, height).clamped()
    scale = dpi / 72
    pixels = box.width * width * scale * box.height * height * scale
    if not math.isfinite(pixels) or pixels <= 0:
        raise Rejected(_("This page is of no size that can be drawn."))
    scale *= min(1.0, math.sqrt(_MOST_PIXELS / pixels))
    sides = (box.left * width, (1 - box.bottom) * height, (1 - box.right) * width, box.top * height)
    try:
        sheet = document.get_page(piece.page)
        try:
            bitmap = sheet.render(scale=scale, crop=sides)  # pyright: ignore[reportArgumentType]
            image = bitmap.to_pil().convert("RGB")
            bitmap.close()
        finally:
            sheet.close()
    except (PdfiumError, ValueError, MemoryError, IndexError) as problem:
        raise Rejected(_("This page is damaged and cannot be drawn.")) from problem
    return _straightened(image, piece, width * scale, height * scale, box)


def of_scan(page: "Image", piece: Piece) -> "Image":
    """The piece with all the pixels that the page's picture has of it."""
    box = _shown(piece, page.width, page.height).clamped()
    sides = box.scaled(page.width, page.height)
    left, top = math.floor(sides.left + 1e-6), math.floor(sides.top + 1e-6)
    right, bottom = max(left + 1, math.ceil(sides.right - 1e-6)), max(top + 1, math.ceil(sides.bottom - 1e-6))
    image = page.crop((left, top, min(right, page.width), min(bottom, page.height)))
    plain = image if image.mode in {"L", "RGB"} else image.convert("L" if image.mode in {"1", "LA"} else "RGB")
    return _straightened(plain, piece, page.width, page.height, box)


def _shown(piece: Piece, width: float, height: float) -> Box:
    box = Box(piece.x, piece.y, piece.x + piece.width, piece.y + piece.height)
    return box_shown(box, width, height, piece.angle)


def _straightened(image: "Image", piece: Piece, width: float, height: float, shown: Box) -> "Image":
    """The piece as it lies on the turned page, out of the picture of what is around it on the page as shown.

    `width` and `height` are those of the whole page in pixels of the picture.
    """
    from PIL import Image as Pictures

    angle = piece.angle % 360
    if not angle:
        return image
    turned = image.rotate(-angle, resample=Pictures.Resampling.BICUBIC, expand=True, fillcolor="white")
    wide, high = turned_size(width, height, angle)
    # the middle of the piece, and where that came to lie when the picture was turned about its own middle
    x, y = point_shown((piece.x + piece.width / 2) * wide, (piece.y + piece.height / 2) * high, width, height, angle)
    across, down = x - shown.middle[0] * width, y - shown.middle[1] * height
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    middle = turned.width / 2 + across * cos - down * sin, turned.height / 2 + across * sin + down * cos
    half = piece.width * wide / 2, piece.height * high / 2
    return turned.crop(
        (
            max(0, round(middle[0] - half[0])),
            max(0, round(middle[1] - half[1])),
            min(turned.width, max(1, round(middle[0] + half[0]))),
            min(turned.height, max(1, round(middle[1] + half[1]))),
        )
    )
