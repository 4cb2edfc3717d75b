"""Regions that are not filed are never lost: they are kept in the library, and stand again when their page is looked at again."""

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from clipper.i18n import _n
from clipper.model.cutting import Cutting

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.cutting.bench import Bench
    from clipper.ui.desk import Desk

KEEP_MS = 400
"""After so long without a change they are written down."""


class Unfiled(QObject):
    """Holds the cuttings that were begun and are not on the bench, and writes these and the one on the bench down."""

    returned = Signal()
    """Regions that waited are on the bench again."""

    def __init__(self, desk: "Desk", bench: "Bench") -> None:
        super().__init__(bench)
        self._desk = desk
        self._bench = bench
        self._waiting: list[Cutting] = []
        self._aside = 0
        """How many of the last of them come back as soon as the bench is free, wherever she looks."""
        self._kept: tuple[Cutting, ...] | None = None
        """What stands written; None until that is known."""
        self._later = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._later.timeout.connect(self.keep)
        bench.changed.connect(self._changed)
        bench.view.pages_scene.pages_changed.connect(self._mark)
        desk.jobs.read(_standing, self._came, key="regions not filed")

    @property
    def waiting(self) -> tuple[Cutting, ...]:
        """The cuttings that were begun and are not on the bench."""
        return tuple(self._waiting)

    def _came(self, found: tuple[Cutting, ...]) -> None:
        """What was left when the window was closed last."""
        self._waiting[:0] = found
        self._kept = found
        self.look()
        self._changed()

    def lay_aside(self) -> None:
        """Another cutting comes onto the bench: what is there and not filed comes back when that one is filed."""
        bench = self._bench
        self._waiting.append(Cutting(bench.clipping, bench.regions.pieces))
        self._aside += 1
        self._desk.notices.say(
            _n(
                "1 region waits until this cutting is filed.",
                "{n} regions wait until this cutting is filed.",
                len(bench.regions.all),
            )
        )

    def look(self) -> None:
        """Put onto the bench, if nothing is there, what was laid aside, else what was begun on the pages shown."""
        bench = self._bench
        if bench.regions.all or not self._waiting:
            return
        if self._aside:
            self._aside -= 1
            self._take(len(self._waiting) - 1)
            return
        shown = {(page.file.sha256, page.number) for page in bench.view.pages}
        for at in reversed(range(len(self._waiting))):
            if any((piece.file.sha256, piece.page) in shown for piece in self._waiting[at].pieces):
                self._take(at)
                self._say()
                return

    def _take(self, at: int) -> None:
        back = self._waiting.pop(at)
        self._bench.start(back.pieces, back.clipping)
        self.returned.emit()

    def _say(self) -> None:
        bench = self._bench
        count = len(bench.regions.all)
        if bench.active:
            said = _n("1 region drawn before stands here again.", "{n} regions drawn before stand here again.", count)
        else:
            said = _n(
                "1 region drawn here is not filed yet. Cut out shows it.",
                "{n} regions drawn here are not filed yet. Cut out shows them.",
                count,
            )
        self._desk.notices.say(said)

    # -- writing down --------------------------------------------------------------------------------------------

    def _now(self) -> tuple[Cutting, ...]:
        bench = self._bench
        here = (Cutting(bench.clipping, bench.regions.pieces),) if bench.unfiled else ()
        return (*self._waiting, *here)

    def _mark(self) -> None:
        """Mark the small pictures of the pages that regions lie on."""
        bench = self._bench
        lying = Counter((piece.file.sha256, piece.page) for one in self._now() for piece in one.pieces)
        counts = (lying[page.file.sha256, page.number] for page in bench.view.pages)
        bench.place.set_unfiled_pages({at: count for at, count in enumerate(counts) if count})

    def _changed(self) -> None:
        self._mark()
        if self._kept is not None and self._now() != self._kept:
            self._later.start()

    def keep(self) -> None:
        """Write down what is not filed, if that has changed."""
        self._later.stop()
        now = self._now()
        if self._kept is not None and now != self._kept and self._desk.writable:
            self._kept = now
            self._desk.jobs.change("", lambda library: library.unfiled.keep(now))


def _standing(library: "Library") -> tuple[Cutting, ...]:
    """What was begun and can still be filed: pieces whose page is kept, of a cutting that is still there or else a new one."""
    found = library.unfiled.all()
    known = library.clippings.many({one.clipping for one in found if one.clipping})
    stand = []
    for one in found:
        pieces = tuple(piece for piece in one.pieces if library.originals.path(piece.file.sha256).exists())
        if pieces:
            stand.append(Cutting(one.clipping if one.clipping in known else 0, pieces))
    return tuple(stand)
