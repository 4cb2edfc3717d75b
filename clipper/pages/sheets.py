"""An original's pages whatever its kind (PDF, multi-page TIFF, any picture): their sizes, and pieces of them as pixels.

Held open for as long as somebody looks at it, in a worker process; PDFium is not thread-safe.
"""

import io
import math
import warnings
from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from clipper import limits
from clipper.errors import Rejected
from clipper.i18n import _

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument, PdfPage

PDF = "application/pdf"
USUAL_DPI = 200.0
"""What a picture is taken to have been made at where it does not say so."""
_BELIEVED = 60.0, 2400.0
"""Resolutions a picture may claim (72 is what programs write that know none)."""
_LARGEST = 20_000.0
"""Points of a side."""
_EDGE = 16
"""Pixels drawn around a piece and cut off again: at the edge of a bitmap letters are drawn otherwise."""
_PAGES_OPEN = 4
_LEVELS = 3
"""Reduced copies kept of the picture in hand: halves, quarters, eighths."""


class Sheet(Struct, frozen=True):
    """One page: its size in points, and the pixels it has to a point (0: drawn at any size)."""

    width: float
    height: float
    pixels: float = 0.0


class Pixels(Struct, frozen=True):
    """A piece of a page: 4 bytes a pixel (blue, green, red, 255), rows without gaps."""

    width: int
    height: int
    data: bytes


def has_pages(media_type: str) -> bool:
    """Whether files of this kind are pages that can be looked at."""
    kind = media_type.partition(";")[0].strip().lower()
    return kind == PDF or (kind.startswith("image/") and "svg" not in kind)


class PdfSheets:
    """The pages of a PDF."""

    def __init__(self, path: Path) -> None:
        from pypdfium2 import PdfiumError

        from clipper.pages import render

        self._held = render.opened(path.read_bytes())
        self.pdf: PdfDocument = self._held.__enter__()
        self._open: OrderedDict[int, PdfPage] = OrderedDict()
        try:
            self.sheets = tuple(
                Sheet(*map(_side, render.size_of(self.pdf, number)))
                for number in range(min(len(self.pdf), limits.PDF_PAGES))
            )
        except PdfiumError as problem:
            raise Rejected(_("This PDF is damaged and cannot be opened. Ask the sender for a new copy.")) from problem

    def piece(self, page: int, scale: float, left: int, top: int, width: int, height: int) -> Pixels:
        """A rectangle (in pixels of the page at `scale` pixels a point), drawn from the PDF's vectors."""
        import pypdfium2.raw as raw
        from PIL import Image
        from pypdfium2 import PdfBitmap, PdfiumError

        try:
            sheet = self._page(page)
            whole = round(self.sheets[page].width * scale), round(self.sheets[page].height * scale)
            wide, high = width + 2 * _EDGE, height + 2 * _EDGE
            bitmap = PdfBitmap.new_native(wide, high, format=raw.FPDFBitmap_BGRx)
            try:
                bitmap.fill_rect((255, 255, 255, 255), 0, 0, wide, high)
                place = (
                    bitmap,
                    sheet,
                    _EDGE - left,
                    _EDGE - top,
                    max(1, whole[0]),
                    max(1, whole[1]),
                    0,
                    raw.FPDF_ANNOT,
                )
                raw.FPDF_RenderPageBitmap(*place)
                if sheet.formenv:
                    raw.FPDF_FFLDraw(sheet.formenv, *place)
                drawn = Image.frombuffer("RGBA", (wide, high), bytes(bitmap.buffer), "raw", "RGBA", bitmap.stride, 1)
                piece = drawn.crop((_EDGE, _EDGE, _EDGE + width, _EDGE + height))
                # the window mixes colours over it, which goes wrong where the fourth byte is not full
                piece.putalpha(255)
                return Pixels(width, height, piece.tobytes())
            finally:
                bitmap.close()
        except (PdfiumError, ValueError, MemoryError, IndexError) as problem:
            raise Rejected(_("This page is damaged and cannot be drawn.")) from problem

    def text(self, page: int) -> str:
        """The page's text layer as it stands in the file, without order or place; empty where it cannot be read."""
        from pypdfium2 import PdfiumError

        try:
            layer = self._page(page).get_textpage()
            try:
                return layer.get_text_range()
            finally:
                layer.close()
        except (PdfiumError, ValueError, IndexError):
            return ""

    def _page(self, page: int) -> "PdfPage":
        if page not in self._open:
            while len(self._open) >= _PAGES_OPEN:
                self._open.popitem(last=False)[1].close()
            self._open[page] = self.pdf.get_page(page)
        self._open.move_to_end(page)
        return self._open[page]

    def close(self) -> None:
        """Let go of the file."""
        for page in self._open.values():
            page.close()
        self._open.clear()
        self._held.__exit__(None, None, None)


def _side(points: float) -> float:
    """A side of a page as it can be shown, whatever the file says."""
    return min(max(points, 1.0), _LARGEST) if math.isfinite(points) else _LARGEST


class PictureSheets:
    """The frames of a picture file, upright as its Exif says; the one looked at last is held decoded."""

    def __init__(self, path: Path) -> None:
        from PIL import Image, UnidentifiedImageError

        Image.MAX_IMAGE_PIXELS = None
        self._frame = -1
        self._levels: dict[int, Image.Image] = {}
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self._file = Image.open(io.BytesIO(path.read_bytes()))
                count = getattr(self._file, "n_frames", 1) if self._file.format in {"TIFF", "MPO"} else 1
                if self._file.format == "MPO":
                    count = 1
                self.sheets = tuple(self._sheet(number) for number in range(min(count, limits.PDF_PAGES)))
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, MemoryError) as problem:
            raise Rejected(_("This picture is damaged and cannot be shown.")) from problem

    def _sheet(self, number: int) -> Sheet:
        self._file.seek(number)
        wide, high = self._file.size
        if wide * high > limits.PICTURE_PIXELS:
            raise Rejected(_("This picture has too many pixels to be shown."))
        said = self._file.info.get("dpi", (0, 0))
        dpi = float(said[0] or 0) if isinstance(said, tuple) and said else 0.0
        if not _BELIEVED[0] <= dpi <= _BELIEVED[1] or round(dpi) == 72:
            dpi = USUAL_DPI
        if self._file.getexif().get(0x0112, 1) in {5, 6, 7, 8}:
            wide, high = high, wide
        return Sheet(wide * 72 / dpi, high * 72 / dpi, dpi / 72)

    def piece(self, page: int, scale: float, left: int, top: int, width: int, height: int) -> Pixels:
        """A rectangle (in pixels of the page at `scale` pixels a point), from the picture's own pixels."""
        from PIL import Image

        try:
            own = self.sheets[page].pixels
            level = 0
            while level < _LEVELS and own / 2 ** (level + 1) >= scale:
                level += 1
            image = self._decoded(page, level)
            whole = max(1, round(self.sheets[page].width * scale)), max(1, round(self.sheets[page].height * scale))
            x, y = image.width / whole[0], image.height / whole[1]
            box = (left * x, top * y, min(image.width, (left + width) * x), min(image.height, (top + height) * y))
            how = Image.Resampling.BILINEAR if scale < own else Image.Resampling.NEAREST
            cut = image.resize((width, height), how, box=box).convert("RGBA")
            return Pixels(width, height, cut.tobytes("raw", "BGRA"))
        except (OSError, ValueError, SyntaxError, EOFError, MemoryError, IndexError) as problem:
            raise Rejected(_("This page is damaged and cannot be drawn.")) from problem

    def _decoded(self, page: int, level: int) -> "Image":
        """The frame as RGB, halved `level` times."""
        if page != self._frame:
            self._levels.clear()
            self._frame = page
        if level not in self._levels:
            self._levels[level] = self._decoded(page, 0).reduce(2**level) if level else self._whole(page)
        return self._levels[level]

    def _whole(self, page: int) -> "Image":
        from PIL import ImageOps

        self._file.seek(page)
        shown = ImageOps.exif_transpose(self._file)
        if shown.mode in {"RGBA", "LA", "PA"} or "transparency" in shown.info:
            from PIL import Image

            shown = shown.convert("RGBA")
            ground = Image.new("RGBA", shown.size, "white")
            ground.alpha_composite(shown)
            return ground.convert("RGB")
        if shown.mode.startswith(("I;16", "I", "F")):
            low, high = shown.getextrema()
            span = max(1.0, float(high) - float(low))  # pyright: ignore[reportArgumentType]
            shown = shown.point(lambda one: (one - low) * (255 / span)).convert("L")  # pyright: ignore[reportOperatorIssue]
        return shown if shown.mode == "L" else shown.convert("RGB")

    def close(self) -> None:
        """Let go of the file."""
        self._levels.clear()
        self._file.close()


def opened(path: Path, media_type: str) -> PdfSheets | PictureSheets:
    """The pages of a file; raises Rejected with a sentence where there are none to show."""
    if not has_pages(media_type):
        raise Rejected(_("This file has no pages."))
    try:
        if path.stat().st_size > limits.FILE_BYTES:
            raise Rejected(_("This file is too large to be shown."))
        return PdfSheets(path) if media_type.partition(";")[0].strip().lower() == PDF else PictureSheets(path)
    except OSError as problem:
        raise Rejected(_("The kept file cannot be read. Restore it from a backup.")) from problem
