"""Filing what was cut out: as soon as the words are read, in a job of its own; and what comes back when that is undone."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.clipping import Clipping
from clipper.model.cutting import Piece
from clipper.progress import Progress
from clipper.ui.cutting.regions import Regions

if TYPE_CHECKING:
    from clipper.pages.page_layer import PageWords
    from clipper.store.library import Library
    from clipper.ui.cutting.bench import Bench
    from clipper.ui.desk import Desk
    from clipper.workflows.page_words import PageReader


class Filing(QObject):
    """Files the bench's regions, one cutting at a time."""

    done = Signal(int)
    """The clipping that was filed or changed."""
    changed = Signal()
    """It waits, works, or has ended."""

    def __init__(self, desk: "Desk", bench: "Bench", parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bench = bench
        self._waiting = self._working = False
        self._last: tuple[int, Regions] | None = None
        """The cutting filed last and its regions: they come back when it is undone."""
        bench.changed.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether a cutting is being filed, or waits for its words."""
        return self._waiting or self._working

    @property
    def line(self) -> str:
        """What the status bar says meanwhile."""
        if self._working:
            return _("Filing the cutting…")
        return _("The cutting is filed as soon as its words are read…") if self._waiting else ""

    def begin(self) -> None:
        """File the regions as they are once their words are read."""
        if not self.busy:
            self._waiting = True
            self._look()
            self.changed.emit()

    def _look(self) -> None:
        if not self._waiting:
            return
        bench = self._bench
        failed = [why for one in bench.regions.all if (why := bench.reading.why_not(one.piece.file, one.piece.page))]
        if not bench.regions.all or not bench.active or failed:
            self._waiting = False
            if failed:
                self._desk.notices.say(failed[0])
            self.changed.emit()
        elif bench.words.fresh(bench.regions):
            self._waiting = False
            self._start()

    def _start(self) -> None:
        bench = self._bench
        regions, clipping = bench.regions, bench.clipping
        self._working = True
        pages = {
            (piece.file.sha256, piece.page): words
            for piece in regions.pieces
            if (words := bench.reading.known(piece.file, piece.page)) is not None
        }
        source = next((piece.source for piece in regions.pieces if piece.source is not None), None)

        def prepared(found: tuple[Clipping | None, dict[str, Path]]) -> None:
            # the process that reads pages draws the photos too, unless a page takes its time
            reader = None if bench.reading.busy else bench.reading.reader
            work = partial(_work, self._desk, regions.pieces, clipping, found, pages, reader)
            done = partial(self._filed, regions)
            self._desk.jobs.start(_("Cutting out an article"), work, done, lambda _job: self._ended())
            self.changed.emit()

        def failed(problem: Exception) -> None:
            self._desk.notices.error(problem)
            self._ended()

        self._desk.jobs.read(partial(_prepare, regions.pieces, source, clipping), prepared, key="cutting to be filed")

    def _filed(self, regions: Regions, clipping: int) -> None:
        again = self._bench.clipping == clipping
        self._last = None if again else (clipping, regions)
        # what was drawn meanwhile is the beginning of the next one
        self._bench.start([one.piece for one in self._bench.regions.all if regions.get(one.key) is None])
        number = f"{clipping:,}"
        said = _("Clipping {number} cut anew") if again else _("Cut as clipping {number}")
        self._desk.notices.undo_bar(said.format(number=number))
        self.done.emit(clipping)

    def _ended(self) -> None:
        self._working = False
        self.changed.emit()

    def look_after(self) -> None:
        """The library has changed: where the cutting filed last was undone, its regions come back."""
        if self._last is None or self.busy or self._bench.regions.all:
            return
        clipping, regions = self._last

        def looked(there: bool) -> None:
            if not there and self._last == (clipping, regions) and not self._bench.regions.all:
                self._last = None
                self._bench.start(regions.pieces)

        self._desk.jobs.read(
            lambda library: clipping in library.clippings.many([clipping]), looked, key="cutting filed last"
        )


def _prepare(
    pieces: tuple[Piece, ...], source: int | None, clipping: int, library: "Library"
) -> tuple[Clipping | None, dict[str, Path]]:
    """The clipping whose page it is (else the cutting itself), and where the files lie."""
    known = library.clippings.many([one for one in (source, clipping or None) if one is not None])
    page = known.get(source) if source is not None else None
    paths = {piece.file.sha256: library.originals.path(piece.file.sha256) for piece in pieces}
    return page or known.get(clipping), paths


def _work(
    desk: "Desk",
    pieces: tuple[Piece, ...],
    clipping: int,
    found: tuple[Clipping | None, dict[str, Path]],
    pages: "dict[tuple[str, int], PageWords]",
    reader: "PageReader | None",
    progress: Progress,
) -> Iterator[int]:
    """The job: read and draw the pieces in a worker process, and hand the rest to the library's thread."""
    from clipper.workflows.cut_out import change, cut_out, file

    page, paths = found

    def path(sha256: str) -> Path:
        if sha256 not in paths:
            raise ClipperError(_("The page's file is not in this library any more."))
        return paths[sha256]

    cut = cut_out(pieces, page, path, known=pages, reader=reader, progress=progress)
    if clipping:
        desk.jobs.hand_over("", lambda library: change(library, clipping, cut)).result()
        yield clipping
    else:
        yield desk.jobs.hand_over("", lambda library: file(library, cut)).result()
