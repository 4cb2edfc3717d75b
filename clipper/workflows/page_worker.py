"""A worker process that holds originals open and draws what is looked at: values in, values out."""

import os
from collections.abc import Callable
from concurrent.futures import Future
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clipper import limits
from clipper.pages.passwords import telling
from clipper.workflows.resting import resting
from clipper.workflows.workers import pool, set_limits

if TYPE_CHECKING:
    from clipper.pages.page_text import PageText
    from clipper.pages.sheets import PdfSheets, PictureSheets, Pixels, Sheet

_KEPT_OPEN = 3
"""Files a worker holds open."""
_NICE = 5
"""How far the worker steps back behind the window."""
_KEPT_SAID = 500
"""Pages whose text layer a worker remembers, for the next letter she types."""


class PageWorker:
    """One process; it starts with the first order and ends with `close`."""

    def __init__(self) -> None:
        self._pool = resting().take("page worker", lambda: pool(1))
        self._asked: list[Future] = []

    def sheets(self, path: Path, media_type: str) -> "Future[tuple[Sheet, ...]]":
        """The pages of a file; fails with ClipperError where it has none that can be shown."""
        return self._ask(_sheets, str(path), media_type)

    def piece(
        self, path: Path, media_type: str, page: int, scale: float, box: tuple[int, int, int, int]
    ) -> "Future[Pixels]":
        """A rectangle of a page: left, top, width, height in pixels of the page at `scale` pixels a point."""
        return self._ask(_piece, str(path), media_type, page, scale, box)

    def text(self, path: Path, media_type: str, page: int) -> "Future[PageText]":
        """The words of a page's text layer in reading order; empty for a picture."""
        return self._ask(_text, str(path), media_type, page)

    def times(self, path: Path, media_type: str, pages: tuple[int, ...], words: str) -> "Future[tuple[int, ...]]":
        """How often words stand on each of some pages; -1 for a page without a text layer."""
        return self._ask(_times, str(path), media_type, pages, words)

    def close(self) -> None:
        """Let the process go; what was not done is dropped."""
        if all(one.done() for one in self._asked):
            resting().give("page worker", self._pool)
        else:
            self._pool.stop()
            self._pool.join()

    def _ask(self, work: Callable[..., Any], *args: object) -> "Future[Any]":
        self._asked = [one for one in self._asked if not one.done()]
        asked = self._pool.schedule(telling(work), args=args, timeout=limits.WALL_SECONDS)
        self._asked.append(asked)
        return asked


@lru_cache(maxsize=1)
def _step_back() -> None:
    """Run in the worker, once: the window goes before it, where both want the processor."""
    if hasattr(os, "nice"):
        os.nice(_NICE)


@lru_cache(maxsize=_KEPT_OPEN)
def _held(path: str, media_type: str) -> "PdfSheets | PictureSheets":
    """Run in the worker: the file, opened once and held open until others were used later."""
    from clipper.pages import sheets

    _step_back()
    return sheets.opened(Path(path), media_type)


def _sheets(path: str, media_type: str) -> "tuple[Sheet, ...]":
    """Run in the worker."""
    set_limits()
    return _held(path, media_type).sheets


def _piece(path: str, media_type: str, page: int, scale: float, box: tuple[int, int, int, int]) -> "Pixels":
    """Run in the worker."""
    set_limits()
    return _held(path, media_type).piece(page, scale, *box)


def _text(path: str, media_type: str, page: int) -> "PageText":
    """Run in the worker."""
    from clipper.pages.page_layer import of_pdf
    from clipper.pages.page_text import PageText, of_words
    from clipper.pages.sheets import PdfSheets

    set_limits()
    held = _held(path, media_type)
    return of_words(of_pdf(held.pdf, page)) if isinstance(held, PdfSheets) else PageText()


def _times(path: str, media_type: str, pages: tuple[int, ...], words: str) -> tuple[int, ...]:
    """Run in the worker."""
    from clipper.pages.page_text import FEWEST_LETTERS, times_in

    set_limits()
    texts = [_said(path, media_type, page) for page in pages]
    return tuple(times_in(text, words) if sum(map(str.isalnum, text)) >= FEWEST_LETTERS else -1 for text in texts)


@lru_cache(maxsize=_KEPT_SAID)
def _said(path: str, media_type: str, page: int) -> str:
    """Run in the worker: a page's text layer as it stands in the file; empty for a picture."""
    from clipper.pages.sheets import PdfSheets

    held = _held(path, media_type)
    return held.text(page) if isinstance(held, PdfSheets) else ""
