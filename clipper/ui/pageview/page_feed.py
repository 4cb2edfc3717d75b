"""What the pages show: sizes and pixels are asked of a worker process, a few at a time, and only what is wanted now."""

from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError, Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from clipper.model.cutting import PageFile
from clipper.ui.pageview.tiles import THUMB_BYTES, TILE_BYTES, Order, Pictures

if TYPE_CHECKING:
    from clipper.pages.sheets import Pixels, Sheet
    from clipper.workflows.page_worker import PageWorker

POLL_MS = 12
IN_FLIGHT = 2
"""Orders given to the worker at a time: it is never idle, and what is not wanted any more was hardly begun."""


class PageFeed(QObject):
    """Orders pictures of pages; the worker starts with the first order and ends with `close`."""

    came = Signal(object)
    """The Order whose picture is held now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.tiles = Pictures(TILE_BYTES)
        self.thumbs = Pictures(THUMB_BYTES)
        self._worker: PageWorker | None = None
        self._closed = False
        self._files: dict[str, tuple[Path, str]] = {}
        self._wanted: dict[str, tuple[Order, ...]] = {}
        self._refused: set[Order] = set()
        self._flying: dict[Order, Future[Any]] = {}
        self._asked: list[tuple[Future[Any], Callable[[Any], None], Callable[[Exception], None]]] = []
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether something that was asked for has not come."""
        return bool(self._flying or self._asked or any(self._missing()))

    def sheets(
        self,
        file: PageFile,
        path: Path,
        done: "Callable[[tuple[Sheet, ...]], None]",
        failed: Callable[[Exception], None],
    ) -> None:
        """Learn the pages of a file that lies at `path`; pictures of it can be wanted from then on."""
        self._files[file.sha256] = path, file.media_type
        worker = self._begun()
        if worker is not None:
            self._asked.append((worker.sheets(path, file.media_type), done, failed))
            self._poll.start()

    def want(self, who: str, orders: Iterable[Order]) -> None:
        """What `who` wants to show now, the most wanted first; what it wanted before and does not now is let be."""
        self._wanted[who] = tuple(orders)
        self._order()

    def stop(self) -> None:
        """No picture is wanted any more."""
        self._wanted.clear()

    def forget(self) -> None:
        """Other files are shown: let go of every picture too."""
        self.stop()
        self._asked.clear()
        self._refused.clear()
        self._files.clear()
        self.tiles.clear()
        self.thumbs.clear()

    def close(self) -> None:
        """End the worker process."""
        self._closed = True
        self._poll.stop()
        self.forget()
        self._flying.clear()
        if self._worker is not None:
            self._worker.close()
            self._worker = None

    # -- orders and answers --------------------------------------------------------------------------------------

    def _begun(self) -> "PageWorker | None":
        if self._worker is None and not self._closed:
            from clipper.workflows.page_worker import PageWorker

            self._worker = PageWorker()
        return self._worker

    def _missing(self) -> Iterable[Order]:
        for who, orders in self._wanted.items():
            held = self.thumbs if who.startswith("thumb") else self.tiles
            for order in orders:
                if order not in held and order not in self._refused and order not in self._flying:
                    yield order

    def _order(self) -> None:
        """Give the worker what is wanted most, the small pictures first: they stand where a tile is missing."""
        for order in self._next():
            file = self._files.get(order.sha256)
            worker = self._begun()
            if file is None or worker is None:
                return
            box = (order.left, order.top, order.width, order.height)
            self._flying[order] = worker.piece(*file, order.page, order.scale, box)
            self._poll.start()

    def _next(self) -> list[Order]:
        room = IN_FLIGHT - len(self._flying)
        found: list[Order] = []
        if room > 0:
            for order in self._missing():
                found.append(order)
                if len(found) == room:
                    break
        return found

    def _look(self) -> None:
        """Take the answers that have come; a worker process cannot call the window."""
        for entry in [one for one in self._asked if one[0].done()]:
            self._asked.remove(entry)
            future, done, failed = entry
            problem = _problem(future)
            if problem is None:
                done(future.result())
            else:
                failed(problem)
        for order in [one for one, future in self._flying.items() if future.done()]:
            future = self._flying.pop(order)
            if _problem(future) is None:
                self._take(order, future.result())
            else:
                self._refused.add(order)
        self._order()
        if not self._flying and not self._asked:
            self._poll.stop()

    def _take(self, order: Order, pixels: "Pixels") -> None:
        for who, orders in self._wanted.items():
            if order in orders:
                image = QImage(
                    pixels.data, pixels.width, pixels.height, pixels.width * 4, QImage.Format.Format_RGB32
                ).copy()
                (self.thumbs if who.startswith("thumb") else self.tiles).put(order, image)
                self.came.emit(order)
                return


def _problem(future: "Future[Any]") -> Exception | None:
    """Why there is no answer, None where there is one."""
    try:
        found = future.exception()
    except CancelledError as gone:
        return gone
    return found if found is None or isinstance(found, Exception) else RuntimeError(str(found))
