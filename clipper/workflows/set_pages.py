"""Set an issue as pages for the live preview, and paint them, in one worker process that is kept warm."""

import multiprocessing
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any, cast

from msgspec import Struct
from pebble import ProcessPool

from clipper import limits
from clipper.model.document import Document
from clipper.model.own_style import OwnStyle
from clipper.workflows.resting import resting

SECONDS = 120.0
"""How long setting one issue may take."""


class SetPages(Struct, frozen=True):
    """An issue as it was set."""

    path: str
    sizes: tuple[tuple[float, float], ...]
    """Width and height of every page in points."""
    items: tuple[tuple[int, int], ...]
    """First and last page (from 1) of every item, in the document's order; empty where they could not be told."""
    seconds: float


class PageSetter:
    """One process that sets PDFs and paints their pages; it starts with the first order and ends with `close`."""

    def __init__(self) -> None:
        self._pool = resting().take("page setter", _pool)
        self._asked: list[Future] = []

    def warm(self) -> None:
        """Let the process load what it sets pages with, while the issue is still being read."""
        self._ask(_load)

    def set(self, document: Document, style: str, path: Path, own: Sequence[OwnStyle] = ()) -> "Future[SetPages]":
        """Set the document in the style, shipped or one of `own`, as a PDF at `path`.

        Fails with ClipperError where it cannot be set.
        """
        from clipper.exporters.own_styles import behind

        return self._ask(_set, document, style, behind(style, own), str(path))

    def sizes(self, path: Path) -> "Future[tuple[tuple[float, float], ...]]":
        """Width and height in points of the pages of a PDF that is there; fails with ClipperError where it is damaged."""
        return self._ask(_sizes, str(path), timeout=limits.WALL_SECONDS)

    def picture(self, path: Path, page: int, width: int) -> "Future[tuple[int, int, bytes]]":
        """A page (from 0) painted `width` pixels wide: width, height and its RGB bytes, three a pixel, without gaps."""
        return self._ask(_picture, str(path), page, width)

    def close(self) -> None:
        """Let the process go; what was not done is dropped."""
        if all(one.done() for one in self._asked):
            resting().give("page setter", self._pool)
        else:
            self._pool.stop()
            self._pool.join()

    def _ask(self, work: Callable[..., Any], *args: object, timeout: float = SECONDS) -> "Future[Any]":
        self._asked = [one for one in self._asked if not one.done()]
        asked = self._pool.schedule(work, args=args, timeout=timeout)
        self._asked.append(asked)
        return asked


def _pool() -> ProcessPool:
    spawn = cast(Any, multiprocessing.get_context("spawn"))
    return ProcessPool(max_workers=1, context=spawn, initializer=_quiet)


def _quiet() -> None:
    """The worker has nothing to say."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)


def _load() -> None:
    """Run in the worker."""
    from clipper.exporters import registry

    registry.exporter_for(Path("issue.pdf"))


def _set(document: Document, style: str, own: Sequence[OwnStyle], name: str) -> SetPages:
    """Run in the worker."""
    from clipper.exporters import registry
    from clipper.exporters.style import load, worded
    from clipper.workflows.page_places import places

    begun, path = time.monotonic(), Path(name)
    with worded(document.wording):
        registry.exporter_for(path).write(document, load(style, own), path)
    return SetPages(name, *places(document, path), time.monotonic() - begun)


def _sizes(name: str) -> tuple[tuple[float, float], ...]:
    """Run in the worker."""
    from clipper.pages import render

    with render.opened(Path(name).read_bytes()) as pdf:
        return tuple(pdf.get_page_size(number) for number in range(len(pdf)))


def _picture(name: str, page: int, width: int) -> tuple[int, int, bytes]:
    """Run in the worker."""
    from clipper.pages import render

    with render.opened(Path(name).read_bytes()) as pdf:
        sheet = pdf[page]
        try:
            bitmap = sheet.render(scale=width / max(1.0, sheet.get_width()))  # pyright: ignore[reportArgumentType]
            image = bitmap.to_pil().convert("RGB")
        finally:
            sheet.close()
    return image.width, image.height, image.tobytes()
