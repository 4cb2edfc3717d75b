"""The words of one page of a kept file, read in a worker process: its text layer, else what OCR makes of it."""

import multiprocessing
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as LateError
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, cast

from msgspec.structs import replace
from pebble import ProcessExpired, ProcessFuture, ProcessPool

from clipper import limits
from clipper.errors import ClipperError, Rejected
from clipper.i18n import _
from clipper.model.intake import Ocr
from clipper.pages.layout import laid_out
from clipper.pages.page_layer import PageWords, as_json, of_pdf, page_from
from clipper.pages.passwords import telling
from clipper.progress import Cancelled, Progress
from clipper.store.library import Library
from clipper.workflows.workers import begin, deaf, set_limits

if TYPE_CHECKING:
    from PIL.Image import Image


_FEWEST_LETTERS = 20
"""A PDF page with fewer letters is a picture of one."""
_OCR_DPI = 300.0
_ASKING_SECONDS = 0.05
_ANY = Ocr()
"""Words recognised in whatever language they are."""


class PageReader:
    """One process that reads pages; it starts with the first page and ends with `close`, or where a reading is cancelled."""

    def __init__(self) -> None:
        self._pool = ProcessPool(
            max_workers=1,
            max_tasks=limits.WORKER_INPUTS,
            initializer=begin,
            context=cast(Any, multiprocessing.get_context("spawn")),
        )

    def __enter__(self) -> "PageReader":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def words(self, file: Path, media_type: str, page: int, *, ocr: Ocr | None = _ANY) -> "ProcessFuture":
        """Begin to read a page (from 0); the PageWords come with the future, whose `cancel` ends the process at once.

        `ocr` None leaves a page without a text layer without words. The future fails with ClipperError.
        """
        seconds = limits.WALL_SECONDS + (limits.OCR_PAGE_SECONDS * 2 if ocr else 0)
        with deaf():
            return self._pool.schedule(telling(_read), args=(str(file), media_type, page, ocr), timeout=seconds)

    def read(
        self,
        file: Path,
        media_type: str,
        page: int,
        *,
        ocr: Ocr | None = _ANY,
        progress: Progress | None = None,
    ) -> PageWords:
        """The words of a page (from 0); raises ClipperError, and Cancelled within half a second of being asked to stop."""
        return cast(PageWords, awaited(self.words(file, media_type, page, ocr=ocr), progress or Progress()))

    def run(self, deed: Any, *arguments: object, progress: Progress | None = None) -> Any:
        """What a function of this module's kind gives when it is run in the process; raises as `read` does."""
        with deaf():
            task = self._pool.schedule(telling(deed), args=arguments, timeout=limits.FACSIMILE_SECONDS)
        return awaited(task, progress or Progress())

    def close(self) -> None:
        """End the process; what was not done is dropped."""
        self._pool.stop()
        self._pool.join()


def page_words(
    file: Path,
    media_type: str,
    page: int,
    *,
    ocr: Ocr | None = _ANY,
    progress: Progress | None = None,
    reader: PageReader | None = None,
) -> PageWords:
    """The words of a page (from 0), read in a worker process: in `reader`, which is kept warm, else in one of its own.

    Raises ClipperError, and Cancelled within half a second of being asked to stop.
    """
    if reader is not None:
        return reader.read(file, media_type, page, ocr=ocr, progress=progress)
    with PageReader() as own:
        return own.read(file, media_type, page, ocr=ocr, progress=progress)


def remembered(library: Library, sha256: str, page: int) -> PageWords | None:
    """What OCR read on a page of a kept file before; None where it did not, or an older Clipper did."""
    found = library.ocr_pages.of(sha256, page)
    return page_from(found) if found else None


def remember(library: Library, sha256: str, found: PageWords) -> None:
    """Keep what OCR read on a page, so that it need not be read again; a text layer is read as quickly as this is."""
    if found.recognised:
        library.ocr_pages.remember(sha256, found.page, found.language, found.source, as_json(found))


def awaited(task: "ProcessFuture", progress: Progress) -> object:
    """The result of a task in a worker process; ends it where `progress` is asked to stop (Cancelled). Raises ClipperError."""
    while True:
        try:
            return task.result(timeout=_ASKING_SECONDS)
        except LateError as late:
            if task.done():
                raise ClipperError(_("Reading this page took too long.")) from late
            if progress.cancelled:
                task.cancel()
                raise Cancelled from None
        except ProcessExpired as end:
            raise ClipperError(_("This page cannot be read: the file is damaged or asks for too much.")) from end
        except CancelledError as end:
            raise Cancelled from end


def _read(name: str, media_type: str, page: int, ocr: Ocr | None) -> PageWords:
    """Run in the worker."""
    set_limits()
    try:
        data = Path(name).read_bytes()
    except OSError as problem:
        raise ClipperError(_("The kept file cannot be read. Restore it from a backup.")) from problem
    try:
        found = _pdf_page(data, page, ocr) if media_type == "application/pdf" else _scan(data, page, ocr)
        return laid_out(found)
    except MemoryError as problem:
        raise Rejected(_("Reading this page would take too much memory.")) from problem


def _pdf_page(data: bytes, page: int, ocr: Ocr | None) -> PageWords:
    from clipper.pages import render
    from clipper.pages.page_marks import marks_of_pdf, marks_of_picture

    with render.opened(data) as document:
        if not 0 <= page < len(document):
            raise Rejected(_("This file has no page {n}.").format(n=page + 1))
        found = of_pdf(document, page)
        letters = sum(len(word.text) for word in found.words)
        if letters >= _FEWEST_LETTERS or ocr is None or (letters and render.is_all_text(document, page)):
            return marks_of_pdf(document, found)
        image = render.image_of(document, page, _OCR_DPI)
    read = _recognised(image, page, ocr, found.width / max(1.0, image.width), found)
    return read if read.words else marks_of_picture(image, read)


def _scan(data: bytes, page: int, ocr: Ocr | None) -> PageWords:
    from clipper.pages.page_marks import marks_of_picture

    image, dpi = picture_in(data, page)
    scale = 72.0 / dpi if dpi else 0.0
    empty = PageWords(page, image.width * (scale or 72.0 / 300), image.height * (scale or 72.0 / 300))
    if ocr is None:
        return marks_of_picture(image, empty)
    read = _recognised(image, page, ocr, scale, empty)
    return read if read.words else marks_of_picture(image, read)


def picture_in(data: bytes, page: int) -> "tuple[Image, float]":
    """A picture file's page (from 0) upright as it is shown, and its dots an inch, 0 where unknown; raises Rejected."""
    from PIL import ImageOps

    from clipper.importers.pictures import BROKEN, opened, resolution

    image = opened(data)
    try:
        image.seek(page)
        dpi = resolution(image)
        shown = ImageOps.exif_transpose(image) or image
        shown.load()
    except BROKEN as problem:
        raise Rejected(_("This page is damaged or missing in its file.")) from problem
    return shown, dpi


def _recognised(image: "Image", page: int, ocr: Ocr, scale: float, empty: PageWords) -> PageWords:
    """What OCR reads on a picture of the page; `scale` is points for a pixel, 0 where unknown."""
    from clipper.importers.ocr_pages import recognised

    found = recognised([(page, partial(_same, image))], ocr, scale=lambda _page, _image: scale)
    if not found.pages:
        return replace(empty, source=found.layer.engine, language=found.layer.language, warnings=found.warnings)
    return replace(found.pages[0], warnings=found.warnings)


def _same(image: "Image") -> "Image":
    return image
