"""A clipping's original as pictures of its pages, drawn in a worker process: the facsimiles of a briefing."""

import io
from collections.abc import Sequence
from concurrent.futures import TimeoutError as LateError
from functools import lru_cache
from pathlib import Path

from pebble import ProcessExpired

from clipper import limits
from clipper.errors import ClipperError
from clipper.model.clipping import Clipping
from clipper.model.document import Figure
from clipper.pages.passwords import holds, telling
from clipper.store.originals import Originals
from clipper.workflows.workers import borrowed, set_limits

DPI = 300.0
"""What a page that has no pixels of its own is drawn at."""
_QUALITY = 90
_PRINTED = {"image/jpeg", "image/png"}
"""Kinds of pictures every exporter prints as they are."""


def of(originals: Originals, clipping: Clipping) -> Sequence[Figure]:
    """The pages of a clipping's original, at their true size; empty where it has none or they cannot be drawn."""
    original = clipping.draft.original
    if original is None or not is_page(original.media_type):
        return ()
    try:
        path = originals.path(original.sha256)
    except ClipperError:
        return ()
    # asked before the cache: a file that is brought back from a backup is drawn again
    return _drawn(str(path), original.media_type, holds(path.name)) if path.is_file() else ()


def is_page(media_type: str) -> bool:
    """Whether an original of this kind has pages or a picture to print as they are."""
    return media_type == "application/pdf" or media_type.startswith("image/")


@lru_cache(maxsize=24)
def _drawn(path: str, media_type: str, _unlocked: bool) -> tuple[Figure, ...]:
    """Drawn once: a live preview sets the same pages again at every edit."""
    with borrowed() as pool:
        try:
            return pool.schedule(telling(_pages), args=(path, media_type), timeout=limits.FACSIMILE_SECONDS).result()
        except (LateError, ProcessExpired):
            return ()


def _pages(path: str, media_type: str) -> tuple[Figure, ...]:
    """Run in the worker."""
    set_limits(limits.FACSIMILE_SECONDS)
    data = Path(path).read_bytes()
    try:
        return _pdf_pages(data) if media_type == "application/pdf" else (_scan(data, media_type),)
    except (ClipperError, OSError, ValueError, MemoryError):
        return ()


def _pdf_pages(data: bytes) -> tuple[Figure, ...]:
    from clipper.pages import render

    found = []
    with render.opened(data) as pdf:
        for number in range(min(len(pdf), limits.FACSIMILE_PAGES)):
            image = render.image_of(pdf, number, DPI)
            across = image.width / max(1.0, render.size_of(pdf, number)[0] / 72)
            out = io.BytesIO()
            image.save(out, "JPEG", quality=_QUALITY, subsampling=0)
            found.append(Figure(out.getvalue(), "image/jpeg", image.width, image.height, facsimile=True, dpi=across))
    return tuple(found)


def _scan(data: bytes, media_type: str) -> Figure:
    from PIL import Image, ImageOps

    # Pillow's own guard raises an error of its own kind, and only at twice as many pixels
    Image.MAX_IMAGE_PIXELS = None
    with Image.open(io.BytesIO(data)) as image:
        if image.width * image.height > limits.PICTURE_PIXELS:
            raise ValueError("too many pixels")
        dpi = float(image.info.get("dpi", (0, 0))[0] or 0)
        dpi = dpi if 30 < dpi < 2400 else 0.0
        turned = image.getexif().get(0x0112, 1) != 1
        if media_type in _PRINTED and not turned:
            return Figure(data, media_type, image.width, image.height, facsimile=True, dpi=dpi)
        shown = ImageOps.exif_transpose(image).convert("RGB")
        out = io.BytesIO()
        shown.save(out, "PNG")
        return Figure(out.getvalue(), "image/png", shown.width, shown.height, facsimile=True, dpi=dpi)
