"""The window's hold on the page setter: orders go to its worker process, answers come back on the UI thread."""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from clipper.model.document import Document
from clipper.model.own_style import OwnStyle

if TYPE_CHECKING:
    from clipper.workflows.set_pages import PageSetter, SetPages

POLL_MS = 30


class PagePress(QObject):
    """Sets issues and paints their pages; the worker process starts with `warm` or the first order and ends with `close`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._setter: PageSetter | None = None
        self._folder: Path | None = None
        self._closed = False
        self._waiting: list[tuple[Future[Any], Callable[[Any], None], Callable[[Exception], None] | None]] = []
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._waiting)

    def warm(self) -> None:
        """Start the worker process before the first order, if it has not started."""
        if self._setter is None and (setter := self._begun()) is not None:
            setter.warm()

    def set(
        self,
        paper: Document,
        style: str,
        name: str,
        done: "Callable[[SetPages], None]",
        failed: Callable[[Exception], None] | None = None,
        own: Sequence[OwnStyle] = (),
    ) -> None:
        """Set the document in a style, shipped or one of `own`; `name` tells its file from others of this press."""
        setter = self._begun()
        if setter is not None and self._folder is not None:
            self._await(setter.set(paper, style, self._folder / f"{name}.pdf", own), done, failed)

    def _begun(self) -> "PageSetter | None":
        """The setter, begun with the first order; None after the end."""
        if self._setter is None and not self._closed:
            from clipper.workflows.set_pages import PageSetter

            self._setter = PageSetter()
            self._folder = Path(tempfile.mkdtemp(prefix="clipper-pages-"))
        return self._setter

    def sizes(
        self, path: str, done: Callable[[tuple[tuple[float, float], ...]], None], failed: Callable[[Exception], None]
    ) -> None:
        """Learn the sizes in points of the pages of a PDF that is there."""
        setter = self._begun()
        if setter is not None:
            self._await(setter.sizes(Path(path)), done, failed)

    def picture(self, path: str, page: int, width: int, done: Callable[[QImage], None]) -> None:
        """Have a page (from 0) of a set file painted `width` pixels wide; a page that cannot be painted never comes."""
        if self._setter is not None:
            self._await(self._setter.picture(Path(path), page, width), lambda found: done(_image(*found)), None)

    def _await(
        self, future: "Future[Any]", done: Callable[[Any], None], failed: Callable[[Exception], None] | None
    ) -> None:
        self._waiting.append((future, done, failed))
        self._poll.start()

    def _look(self) -> None:
        """Take the answers that have come; the worker process cannot call the window."""
        ended = [one for one in self._waiting if one[0].done()]
        self._waiting = [one for one in self._waiting if not one[0].done()]
        if not self._waiting:
            self._poll.stop()
        for future, done, failed in ended:
            try:
                problem = future.exception()
            except CancelledError:
                continue
            if problem is None:
                done(future.result())
            elif failed is not None and isinstance(problem, Exception):
                failed(problem)

    def close(self) -> None:
        """End the worker process and remove what it wrote."""
        self._closed = True
        self._poll.stop()
        self._waiting = []
        if self._setter is not None:
            self._setter.close()
            self._setter = None
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None


def _image(width: int, height: int, data: bytes) -> QImage:
    return QImage(data, width, height, width * 3, QImage.Format.Format_RGB888).copy()
