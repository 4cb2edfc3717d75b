"""The words of the pages that are cut: remembered ones from the library, others read in a worker process, one at a time."""

from concurrent.futures import CancelledError, Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.cutting import PageFile
from clipper.model.intake import Ocr

if TYPE_CHECKING:
    from clipper.pages.layout import Block
    from clipper.pages.page_layer import PageWords
    from clipper.store.library import Library
    from clipper.ui.desk import Desk
    from clipper.workflows.page_words import PageReader

POLL_MS = 40
KEPT = 12
"""Pages whose words are kept though no region lies on them."""
Place = tuple[str, int]
"""A page: the file's SHA-256, and its number from 0."""


class PageReading(QObject):
    """Asked for a page it answers with the words it knows, or with a signal once they are read."""

    came = Signal(str, int)
    """A page that was read: the file's SHA-256, and its number from 0."""
    failed = Signal(str, int, str)
    """A page that cannot be read, and the sentence that says why."""

    def __init__(self, desk: "Desk", parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: dict[Place, PageWords] = {}
        self._blocks: dict[Place, tuple[Block, ...]] = {}
        self._wrong: dict[Place, str] = {}
        self._asked: dict[Place, PageFile] = {}
        self._running: dict[Place, Future[Any]] = {}
        self._reader: PageReader | None = None
        self._held: frozenset[Place] = frozenset()
        self._closed = False
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether a page is being read."""
        return bool(self._asked)

    @property
    def reader(self) -> "PageReader | None":
        """The worker process, once it was needed."""
        return self._reader

    def known(self, file: PageFile, page: int) -> "PageWords | None":
        """The words of a page (from 0), None while they are not read."""
        return self._known.get((file.sha256, page))

    def blocks(self, file: PageFile, page: int) -> "tuple[Block, ...] | None":
        """The blocks of a page (from 0) in reading order, as it is shown; None while it is not read."""
        return self._blocks.get((file.sha256, page))

    def why_not(self, file: PageFile, page: int) -> str:
        """Why a page could not be read; empty where it could, or was not tried."""
        return self._wrong.get((file.sha256, page), "")

    def want(self, file: PageFile, page: int) -> None:
        """Read a page (from 0), unless it is known, given up, or under way."""
        place = file.sha256, page
        if self._closed or place in self._known or place in self._asked or place in self._wrong:
            return
        self._asked[place] = file
        self._desk.jobs.read(
            partial(_remembered, place), partial(self._begin, place), key=f"words of {place}",
            failed=partial(self._give_up, place),
        )  # fmt: skip

    def want_only(self, places: "set[Place]") -> None:
        """Stop reading every other page, at once; what is known of others is let go of when there is much."""
        self._held = frozenset(places)
        for place in [one for one in self._asked if one not in places]:
            del self._asked[place]
            running = self._running.pop(place, None)
            if running is not None:
                running.cancel()

    def forget_failures(self) -> None:
        """Try again what could not be read."""
        self._wrong.clear()

    def _begin(self, place: Place, found: "tuple[PageWords | None, Path]") -> None:
        words, path = found
        if place not in self._asked or self._closed:
            return
        if words is not None:
            self._take(place, words)
            return
        if self._reader is None:
            from clipper.workflows.page_words import PageReader

            self._reader = PageReader()
        ocr = Ocr(self._desk.settings.ocr_language)
        self._running[place] = self._reader.words(path, self._asked[place].media_type, place[1], ocr=ocr)
        self._poll.start()

    def _look(self) -> None:
        """Take what has come; the worker process cannot call the window."""
        for place, future in [one for one in self._running.items() if one[1].done()]:
            del self._running[place]
            try:
                problem = future.exception()
            except CancelledError:
                self._asked.pop(place, None)
                continue
            if place not in self._asked:
                continue
            if problem is None:
                self._keep(place, future.result())
            elif isinstance(problem, Exception):
                self._give_up(place, problem)
        if not self._running:
            self._poll.stop()

    def _keep(self, place: Place, words: "PageWords") -> None:
        """Take the words, and remember what took long."""
        self._take(place, words)
        if words.recognised and self._desk.writable:
            self._desk.jobs.change("", partial(_remember, place[0], words))

    def _take(self, place: Place, words: "PageWords") -> None:
        """Let the blocks be found too; a page of many words takes longer than the window may wait."""

        def found(blocks: "tuple[Block, ...]") -> None:
            if self._asked.pop(place, None) is not None and not self._closed:
                self._known[place], self._blocks[place] = words, blocks
                self._let_go(place)
                self.came.emit(*place)

        self._desk.jobs.read(
            lambda _library: _blocks(words), found, key=f"blocks of {place}", failed=partial(self._give_up, place)
        )

    def _let_go(self, newest: Place) -> None:
        for place in [one for one in self._known if one not in self._held and one != newest]:
            if len(self._known) > KEPT:
                del self._known[place], self._blocks[place]

    def _give_up(self, place: Place, problem: Exception) -> None:
        if self._asked.pop(place, None) is None:
            return
        said = str(problem) if isinstance(problem, ClipperError) else _("The words of this page cannot be read.")
        self._wrong[place] = said
        self.failed.emit(*place, said)

    def close(self) -> None:
        """End the worker process; what was not read is dropped."""
        self._closed = True
        self._poll.stop()
        self._asked.clear()
        self._running.clear()
        if self._reader is not None:
            self._reader.close()
            self._reader = None


def _remembered(place: Place, library: "Library") -> "tuple[PageWords | None, Path]":
    from clipper.workflows.page_words import remembered

    return remembered(library, *place), library.originals.path(place[0])


def _remember(sha256: str, words: "PageWords", library: "Library") -> None:
    from clipper.workflows.page_words import remember

    remember(library, sha256, words)


def _blocks(words: "PageWords") -> "tuple[Block, ...]":
    from clipper.pages.layout import blocks_of
    from clipper.ui.cutting.columns import roomy

    return roomy(blocks_of(words), words.width, words.height)
