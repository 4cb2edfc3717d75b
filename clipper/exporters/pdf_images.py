"""Pages as pictures, for recipients who may be given images only: nothing in the file can be searched or copied."""

import io
from collections.abc import Mapping
from typing import Any

from PIL import Image
from reportlab.lib.utils import ImageReader

from clipper.exporters.pdf_pen import Pen
from clipper.i18n import _
from clipper.pages import render
from clipper.progress import Progress

_DPI = 220.0
"""Fine enough for 7-point type on paper."""
_COLOURS = 64
"""Of a page without photographs; more make it a photograph."""


def draw(pen: Pen, pages: bytes, places: Mapping[str, int], progress: Progress) -> None:
    """Draw the pages of a PDF as pictures; `places` says on which page the outline's keys lie, counted from 1."""
    begins: dict[int, list[str]] = {}
    for key, page in places.items():
        begins.setdefault(page, []).append(key)
    with render.opened(pages) as opened:
        for number in range(len(opened)):
            progress.step(number, len(opened), _("Drawing pages"))
            picture = _encoded(render.image_of(opened, number, _DPI))
            pen.picture(ImageReader(io.BytesIO(picture)), 0.0, 0.0, pen.width, pen.height)
            for key in begins.get(number + 1, ()):
                pen.place(key, 12.0)
            pen.end_page()


def _encoded(image: Any) -> bytes:
    """The page as PNG with few colours, or as JPEG where it shows photographs."""
    out = io.BytesIO()
    shown = image.convert("RGB")
    if shown.resize((shown.width // 4, shown.height // 4), 0).getcolors(_COLOURS * 40) is None:
        shown.save(out, "JPEG", quality=88)
    else:
        few = shown.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.save(out, "PNG", compress_level=6)
    return out.getvalue()
