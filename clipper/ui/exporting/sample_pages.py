"""The first item's page of an issue in every style, set in a worker process for the export dialog."""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from clipper.model.document import Document

if TYPE_CHECKING:
    from clipper.ui.desk import Desk
    from clipper.workflows.set_pages import PageSetter, SetPages

POLL_MS = 50
WIDE = 312
"""Twice the width of a thumbnail, for fine screens."""


class SamplePages(QObject):
    """Announces each style's picture as it comes; a style that cannot be set shows none."""

    came = Signal(str, QImage)
    counted = Signal(str, int)
    """How many pages the issue takes in a style."""

    def __init__(self, desk: "Desk", briefing: int, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._briefing = briefing
        self._setter: PageSetter | None = None
        self._folder: Path | None = None
        self._waiting: list[tuple[Future[Any], Callable[[Any], None]]] = []
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._look)

    def begin(self, styles: Sequence[str]) -> None:
        """Set the issue in each of these styles."""
        from clipper.workflows import export_briefing

        wanted = self._briefing
        self._desk.jobs.read(
            lambda library: export_briefing.document(library, wanted),
            lambda paper: self._set(paper, styles),
            key="export samples",
        )

    def _set(self, paper: Document, styles: Sequence[str]) -> None:
        from clipper.workflows.set_pages import PageSetter

        if not paper.sections:
            return
        self._setter = PageSetter()
        self._folder = Path(tempfile.mkdtemp(prefix="clipper-samples-"))
        for style in styles:
            future = self._setter.set(paper, style, self._folder / f"{style}.pdf")
            self._waiting.append((future, lambda made, one=style: self._made(one, made)))
        self._poll.start()

    def _made(self, style: str, made: "SetPages") -> None:
        if self._setter is None:
            return
        self.counted.emit(style, len(made.sizes))
        page = made.items[0][0] - 1 if made.items else 0
        future = self._setter.picture(Path(made.path), page, WIDE)
        self._waiting.append((future, lambda found: self.came.emit(style, _image(*found))))

    def _look(self) -> None:
        ended = [one for one in self._waiting if one[0].done()]
        self._waiting = [one for one in self._waiting if not one[0].done()]
        for future, done in ended:
            try:
                problem = future.exception()
            except CancelledError:
                continue
            if problem is None:
                done(future.result())
        if not self._waiting:
            self._poll.stop()

    def close_worker(self) -> None:
        """End the worker process and remove what it wrote."""
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
