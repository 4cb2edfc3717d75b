"""The words of the pages: from the text layer by a worker process, else what OCR read before; a scan is read when wished."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from clipper.i18n import _
from clipper.pages.page_text import FEWEST_LETTERS, PageText
from clipper.progress import Progress

if TYPE_CHECKING:
    from clipper.model.cutting import PageFile
    from clipper.pages.page_layer import PageWords
    from clipper.store.library import Library
    from clipper.ui.desk import Desk
    from clipper.ui.jobs import Job
    from clipper.ui.pageview.page_item import PageItem
    from clipper.workflows.page_worker import PageWorker

POLL_MS = 15
IN_FLIGHT = 2
KEPT = 48
"""Pages whose words are held."""
Place = tuple[str, int]
"""SHA-256 of the file, and the page in it from 0."""


class PageTexts(QObject):
    """Reads pages one after the other, the ones wanted last first."""

    came = Signal(object)
    """The Place of a page whose words are known now (they may be none)."""
    recognised = Signal(object)
    """The Place of a page that OCR has just read."""

    def __init__(self, desk: "Desk", parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._worker: PageWorker | None = None
        self._closed = False
        self._number = 0
        self._known: OrderedDict[Place, PageText] = OrderedDict()
        self._wanted: dict[Place, PageFile] = {}
        self._flying: dict[Place, Future[PageText]] = {}
        self._asked: list[tuple[Future[tuple[int, ...]], int, Callable[[tuple[int, ...]], None]]] = []
        self._jobs: dict[Place, Job] = {}
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether words that were asked for have not come."""
        return bool(self._wanted or self._flying)

    def of(self, page: "PageItem") -> PageText | None:
        """The words of a page, None where they are not known yet; asks for them."""
        place = page.file.sha256, page.number
        found = self._known.get(place)
        if found is not None:
            self._known.move_to_end(place)
            return found
        if place not in self._flying and place not in self._wanted:
            self._wanted[place] = page.file
            self._order()
        return None

    def known(self, page: "PageItem") -> PageText | None:
        """The words of a page if they are held; asks for nothing."""
        return self._known.get((page.file.sha256, page.number))

    def times(self, pages: "list[PageItem]", words: str, done: Callable[[tuple[int, ...]], None]) -> None:
        """How often words stand on each of some pages of one file; -1 where that cannot be told from a text layer."""
        file, numbers = pages[0].file, tuple(page.number for page in pages)
        if self._closed:
            return
        path = self._desk.library.originals.path(file.sha256)
        self._asked.append((self._begun().times(path, file.media_type, numbers, words), len(numbers), done))
        self._poll.start()

    def want_only(self, pages: "list[PageItem]") -> None:
        """Ask for the words of these pages, and let be what was asked for before and has not begun."""
        self._wanted.clear()
        for page in pages:
            self.of(page)

    def stop(self) -> None:
        """Nothing is wanted any more; pages being recognised stop too."""
        self._wanted.clear()
        self._asked.clear()
        for job in self._jobs.values():
            job.cancel()

    def forget(self) -> None:
        """Other files are shown."""
        self.stop()
        self._number += 1
        self._known.clear()

    def close(self) -> None:
        """End the worker process."""
        self._closed = True
        self._poll.stop()
        self.stop()
        self._flying.clear()
        if self._worker is not None:
            self._worker.close()
            self._worker = None

    # -- orders and answers --------------------------------------------------------------------------------------

    def _order(self) -> None:
        while self._wanted and len(self._flying) < IN_FLIGHT and not self._closed:
            place, file = self._wanted.popitem()
            path = self._desk.library.originals.path(file.sha256)
            self._flying[place] = self._begun().text(path, file.media_type, place[1])
            self._poll.start()

    def _begun(self) -> "PageWorker":
        if self._worker is None:
            from clipper.workflows.page_worker import PageWorker

            self._worker = PageWorker()
        return self._worker

    def _look(self) -> None:
        for place in [one for one, future in self._flying.items() if future.done()]:
            future = self._flying.pop(place)
            try:
                found = PageText() if future.exception() is not None else future.result()
            except CancelledError:
                found = PageText()
            if sum(map(str.isalnum, found.text)) >= FEWEST_LETTERS:
                self._take(place, found)
            else:
                self._ask_memory(place, found)
        for entry in [one for one in self._asked if one[0].done()]:
            self._asked.remove(entry)
            future, count, done = entry
            try:
                found = (-1,) * count if future.exception() is not None else future.result()
            except CancelledError:
                found = (-1,) * count
            done(found)
        self._order()
        if not self._flying and not self._asked:
            self._poll.stop()

    def _ask_memory(self, place: Place, found: PageText) -> None:
        """A picture of a page: what OCR read on it before."""
        number = self._number

        def take(kept: PageText | None) -> None:
            if number == self._number:
                self._take(place, kept or found)

        self._desk.jobs.read(
            partial(_remembered, place), take, key=f"page words {place}", failed=lambda _problem: take(None)
        )

    def _take(self, place: Place, found: PageText) -> None:
        self._known[place] = found
        self._known.move_to_end(place)
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        self.came.emit(place)

    # -- recognising ---------------------------------------------------------------------------------------------

    def recognise(self, page: "PageItem", done: Callable[[], None] | None = None) -> None:
        """Have OCR read a page, as a job; what it reads is remembered in the library."""
        place, file = (page.file.sha256, page.number), page.file
        running = self._jobs.get(place)
        if self._closed or (running is not None and running.running):
            return
        path, number = self._desk.library.originals.path(file.sha256), self._number

        def came(words: "PageWords") -> None:
            from clipper.pages.page_text import of_words

            if not words.words:
                why = words.warnings[0] if words.warnings else _("No words were found on this page.")
                self._desk.notices.say(why)
            elif words.recognised and self._desk.writable:
                self._desk.jobs.change("", partial(_remember, place[0], words))
            if number == self._number and not self._closed:
                self._take(place, of_words(words))
                self.recognised.emit(place)
                if done is not None:
                    done()

        def ended(_job: "Job") -> None:
            self._jobs.pop(place, None)

        title = _("Recognising the words of page {n}").format(n=page.number + 1)
        self._jobs[place] = self._desk.jobs.start(
            title, partial(_recognise, path, file.media_type, place[1]), came, ended
        )

    def recognising(self, page: "PageItem") -> bool:
        """Whether OCR is reading the page."""
        job = self._jobs.get((page.file.sha256, page.number))
        return job is not None and job.running


def _remembered(place: Place, library: "Library") -> PageText | None:
    from clipper.pages.page_text import of_words
    from clipper.workflows.page_words import remembered

    found = remembered(library, *place)
    return of_words(found) if found is not None else None


def _remember(sha256: str, words: "PageWords", library: "Library") -> None:
    from clipper.workflows.page_words import remember

    remember(library, sha256, words)


def _recognise(path: Path, media_type: str, page: int, progress: Progress) -> "Iterator[PageWords]":
    from clipper.workflows.page_words import page_words

    yield page_words(path, media_type, page, progress=progress)
