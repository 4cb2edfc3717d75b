"""Pictures for a PDF: opened safely, turned upright, no finer than print can show, with their size on paper."""

from io import BytesIO
from typing import Any

from msgspec import Struct
from PIL import Image, ImageOps
from reportlab.lib.utils import ImageReader

from clipper import limits
from clipper.model.document import Figure

_FINEST = 300
"""Pixels an inch that print can show."""
_USUAL = 110.0
"""Pixels an inch assumed for a picture that does not say."""


class Picture(Struct, frozen=True):
    """A picture ready to be drawn; sizes in points."""

    reader: ImageReader
    width: float
    height: float
    scale: float
    """How large it is printed beside its true size; 0 where that is unknown."""


def fitted(figure: Figure, width: float, height: float) -> Picture | None:
    """The figure's picture within a width and height, never enlarged; None where it cannot be opened."""
    try:
        with Image.open(BytesIO(figure.data)) as opened:
            if opened.width * opened.height > limits.PICTURE_PIXELS or not opened.width or not opened.height:
                return None
            kind = opened.format
            plain = kind == "JPEG" and opened.mode in ("L", "RGB") and opened.getexif().get(0x0112, 1) == 1
            image: Any = opened if plain else ImageOps.exif_transpose(opened)
            image.load()
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        Image.DecompressionBombError,
        MemoryError,
        KeyError,
        IndexError,
        TypeError,
    ):
        return None
    dpi = figure.dpi or _USUAL
    true_width, true_height = image.width / dpi * 72, image.height / dpi * 72
    scale = min(1.0, width / true_width, height / true_height)
    shown_width, shown_height = max(true_width * scale, 0.5), max(true_height * scale, 0.5)
    most = max(1, round(shown_width / 72 * _FINEST))
    if image.width > most * 1.2:
        image = _flat(image).resize((most, max(1, round(shown_height / 72 * _FINEST))), Image.Resampling.LANCZOS)
        plain = False
    data = figure.data if plain else _encoded(image, kind in ("JPEG", "WEBP", "MPO", "AVIF"))
    return Picture(ImageReader(BytesIO(data)), shown_width, shown_height, scale if figure.dpi else 0.0)


def _flat(image: Any) -> Any:
    """The picture in grey or colour, on white paper where it is transparent."""
    if image.mode in ("L", "RGB"):
        return image
    if image.mode in ("1", "I;16", "I", "F") and "transparency" not in image.info:
        return image.convert("L") if image.mode == "1" else image.point(lambda value: value / 256).convert("L")
    if image.mode == "CMYK":
        return image.convert("RGB")
    with_alpha = image.convert("RGBA")
    paper = Image.new("RGB", image.size, "white")
    paper.paste(with_alpha, mask=with_alpha.getchannel("A"))
    return paper


def _encoded(image: Any, photographic: bool) -> bytes:
    out = BytesIO()
    flat = _flat(image)
    if photographic:
        flat.save(out, "JPEG", quality=88)
    else:
        flat.save(out, "PNG", compress_level=1)
    return out.getvalue()
