"""Watched folders in the window: looks when the system says so and now and then by itself, and hands what is new to the import."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.intake import Ending, Outcome
from clipper.ui.importing.batch import Batch
from clipper.ui.importing.intake import Intake
from clipper.ui.importing.payload import of_inputs
from clipper.workflows import watching
from clipper.workflows.watching import Arrived, Folder, Watch, Watched

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

SLOW_MS, SOON_MS = 30_000, 1_000
"""Between two looks of its own: while nothing happens, and while a file has not come to rest."""


class Watcher(QObject):
    """Keeps its Watch up to date; everything that waits for a disk runs on the reading worker."""

    failed = Signal(object)
    """An Outcome: a watched folder that cannot be looked into."""
    changed = Signal()
    """Other folders are watched, or it was paused."""

    def __init__(
        self, desk: "Desk", intake: Intake, parent: QObject | None = None, *, place: Path | None = None
    ) -> None:
        """`place` is the file that remembers the folders; None: they are forgotten at the end."""
        super().__init__(parent)
        self._desk = desk
        self._intake = intake
        self._place = place
        self.watch = Watch(watching.load(desk.library.path, place) if place is not None else Watched())
        self._looking = False
        self._system = QFileSystemWatcher(self)
        self._system.directoryChanged.connect(lambda _path: self._soon())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self._dirty = False
        """Something was filed that is not remembered as seen."""
        intake.ended.connect(self._ended)
        self._follow()

    @property
    def watched(self) -> Watched:
        """The folders as they are watched now."""
        return self.watch.watched

    def set_folders(self, folders: tuple[Folder, ...], *, paused: bool, with_old: bool = False) -> None:
        """Watch these from now on; `with_old` files what lies in a new one already."""
        self._desk.jobs.read(
            lambda _library: self.watch.change(folders, paused=paused, with_old=with_old),
            self._changed,
            key="watched folders change",
        )

    def _changed(self, _none: None) -> None:
        self._keep()
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        """Ask the system to say when something happens in the folders, and look soon."""
        if before := self._system.directories():
            self._system.removePaths(before)
        there = [f.path for f in self.watched.folders if f.on and Path(f.path).is_dir()]
        if there and not self.watched.paused:
            self._system.addPaths(there)
        self._timer.stop()
        if self.watched.folders and not self.watched.paused:
            self._soon()

    def _soon(self) -> None:
        self._timer.start(SOON_MS)

    def look(self) -> None:
        """Look into the folders now, if nothing hinders it."""
        if self._looking or not self.watched.folders or self.watched.paused or not self._desk.writable:
            return
        self._looking = True
        self._desk.jobs.read(
            lambda _library: self.watch.look(time.monotonic()), self._found, key="watched folders", failed=self._failed
        )

    def _failed(self, _error: Exception) -> None:
        self._looking = False
        self._timer.start(SLOW_MS)

    def _found(self, found: tuple[tuple[Arrived, ...], tuple[tuple[Folder, str], ...]]) -> None:
        self._looking = False
        arrived, wrong = found
        for one in arrived:
            tags = (one.folder.tag,) if one.folder.tag else ()
            self._intake.take(
                of_inputs(list(one.files)), tags=tags, watched=Path(one.folder.path).name or one.folder.path
            )
        for folder, sentence in wrong:
            self.failed.emit(Outcome(folder.path, Ending.REJECTED, reason=sentence))
        self._timer.start(SOON_MS if self.watch.unsettled else SLOW_MS)

    def _ended(self, batch: Batch) -> None:
        self._dirty = self._dirty or batch.watched
        if self._dirty:
            self._keep()

    def _keep(self) -> None:
        """Remember folders and files seen; a file is remembered only when what became of it stands in a report."""
        if self._place is None or self._intake.busy:
            return
        self._dirty = False
        library, place = self._desk.library.path, self._place
        self._desk.jobs.read(
            lambda _library: watching.save(library, self.watch.kept(), place),
            lambda _none: None,
            key="watched folders kept",
            failed=self._say,
        )

    def _say(self, error: Exception) -> None:
        why = getattr(error, "strerror", None) or str(error)
        self._desk.notices.error(ClipperError(_("The watched folders could not be remembered: {why}").format(why=why)))
