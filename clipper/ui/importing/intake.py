"""Take what was dropped, pasted or chosen, and have it read and filed, one batch after the other."""

import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from clipper.errors import ClipperError
from clipper.i18n import _, _n
from clipper.model.clipping import Status
from clipper.model.intake import Ending, Outcome, Reading
from clipper.progress import Cancelled, Progress
from clipper.ui.importing.batch import Batch, filed_number, filed_words, name_of
from clipper.ui.importing.payload import Payload, is_link, of_inputs, payload
from clipper.ui.jobs import Job, Jobs, State

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk


@dataclass(slots=True)
class _Run:
    """The import under way; after `start` its thread alone writes here."""

    found: Payload
    name: str
    tags: tuple[str, ...]
    kept: bool = False
    begun: datetime = field(default_factory=datetime.now)
    clock: float = field(default_factory=time.monotonic)
    batch: int = 0
    asked: int = 0


class Intake(QObject):
    """The one way in: `take` what the user gives; `ended` carries the batch when all of it was settled."""

    begun = Signal()
    ended = Signal(object)
    """Batch."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = parent
        self._waiting: list[_Run] = []
        self._run: _Run | None = None
        self._outcomes: list[Outcome] = []
        for name, slot in (
            ("add", self.add_files),
            ("add_folder", self.add_folder),
            ("add_link", self.add_address),
            ("paste", self.paste),
        ):
            desk.actions.bind(name, slot)

    @property
    def busy(self) -> bool:
        """Whether an import is under way or waiting."""
        return self._run is not None or bool(self._waiting)

    def take(self, found: Payload | None, *, tags: Sequence[str] = (), kept: bool = False) -> bool:
        """Have a payload read and filed, after those that came before; False where there is nothing in it.

        `kept` files straight into All clippings, past the inbox.
        """
        if found is None or not (found.inputs or found.text.strip() or found.data):
            return False
        self._waiting.append(_Run(found, _origin(found), tuple(tags), kept))
        self._next()
        return True

    def take_mime(self, mime: QMimeData | None, *, tags: Sequence[str] = ()) -> bool:
        """Take what was dropped or pasted."""
        return self.take(payload(mime), tags=tags)

    def take_paths(self, paths: Sequence[str | Path], *, tags: Sequence[str] = ()) -> bool:
        """Take files, folders and web addresses."""
        return self.take(of_inputs([str(path) for path in paths]), tags=tags)

    def paste(self) -> None:
        """File what was copied; says so where there is nothing to file."""
        if not self.take_mime(QGuiApplication.clipboard().mimeData()):
            self._desk.notices.say(_("Nothing on the clipboard that Clipper can read."))

    def add_files(self) -> None:
        """Ask for files and file them."""
        dialog = QFileDialog(self._window, _("Add files"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Add"))
        self._ask(dialog)

    def add_folder(self) -> None:
        """Ask for a folder and file everything below it."""
        dialog = QFileDialog(self._window, _("Add a folder"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Add folder"))
        self._ask(dialog)

    def _ask(self, dialog: QFileDialog) -> None:
        dialog.filesSelected.connect(self.take_paths)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def add_address(self) -> None:
        """Ask for a web address and file its page."""
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(_("Add from address"))
        dialog.setLabelText(_("Web address"))
        dialog.setOkButtonText(_("Add"))
        copied = QGuiApplication.clipboard().text().strip()
        dialog.setTextValue(copied if is_link(copied) else "")
        dialog.textValueSelected.connect(self._take_address)
        dialog.finished.connect(dialog.deleteLater)
        dialog.resize(520, dialog.sizeHint().height())
        dialog.open()

    def _take_address(self, text: str) -> None:
        given = text.strip()
        if given and "://" not in given:
            given = f"https://{given}"
        if not given or not is_link(given):
            self._desk.notices.say(
                _("“{text}” is no web address. It must begin with http:// or https://.").format(text=text)
            )
            return
        self.take(of_inputs([given]))

    def _next(self) -> None:
        """Begin the next batch, if none is under way."""
        if self._run is not None or not self._waiting:
            return
        self._run = run = self._waiting.pop(0)
        self._outcomes = []
        self.begun.emit()
        words = _n("Reading 1 file from {name}", "Reading {n} files from {name}", run.found.count)
        work = partial(_outcomes, run, self._desk.jobs)
        self._desk.jobs.start(words.replace("{name}", run.name), work, self._settled, self._finish)

    def _settled(self, outcomes: tuple[Outcome, ...]) -> None:
        """A group was filed."""
        self._outcomes.extend(outcomes)

    def _finish(self, job: Job) -> None:
        run, self._run = self._run, None
        assert run is not None
        seconds = time.monotonic() - run.clock
        stopped = job.state is State.STOPPED
        outcomes = tuple(self._outcomes)
        batch = Batch(run.batch, run.name, run.begun, seconds, run.asked, outcomes, run.kept, stopped)
        filed = filed_number(batch)
        said = filed_words(filed, kept=run.kept)
        job.sentence = job.sentence or said
        if filed:
            self._desk.notices.undo_bar(_("Stopped. {said}").format(said=said) if stopped else said)
        elif stopped:
            self._desk.notices.say(_("Stopped. Nothing was filed."))
        self.ended.emit(batch)
        self._next()


def _origin(found: Payload) -> str:
    """Where a payload comes from, as a part of a sentence."""
    if found.text or found.data:
        return _("the clipboard")
    if found.origin:
        return _("the folder “{name}”").format(name=found.origin)
    if len(found.inputs) == 1:
        return f"“{name_of(found.inputs[0])}”"
    if all(map(is_link, found.inputs)):
        return _("the web")
    parents = {str(Path(one).parent) for one in found.inputs if not is_link(one)}
    if len(parents) == 1:
        return _("the folder “{name}”").format(name=Path(parents.pop()).name)
    return _("several places")


def _outcomes(run: _Run, jobs: Jobs, progress: Progress) -> Iterator[tuple[Outcome, ...]]:
    """On the job's thread: read, hand each group over for filing, and yield what became of it.

    `hand_over` holds the reading up while four groups wait; a stop still brings in what was handed over.
    """
    from clipper.workflows import import_files

    found = run.found
    run.batch = jobs.hand_over("", lambda library: library.new_batch(run.name)).result()
    if found.data:
        inputs = [import_files.data_input(found.data, found.name, found.media_type)]
    elif found.text:
        inputs = [import_files.text_input(found.text, _("Pasted text"))]
    else:
        inputs = import_files.collect(found.inputs, progress)
    run.asked = len(inputs)
    waiting: deque[Future[tuple[Outcome, ...]]] = deque()
    try:
        for group in import_files.groups(import_files.read(inputs, progress)):
            waiting.append(jobs.hand_over("", partial(_file, run, group)))
            while waiting and waiting[0].done():
                yield waiting.popleft().result()
    except Cancelled:
        yield from (one.result() for one in waiting)
        raise
    yield from (one.result() for one in waiting)


def _file(run: _Run, group: tuple[Reading, ...], library: "Library") -> tuple[Outcome, ...]:
    """On the library thread: file one group; where the library refuses, its inputs are refused with the reason."""
    from clipper.workflows import import_files

    try:
        if not run.kept:
            return import_files.file(library, group, tags=run.tags, batch=run.batch)
        with library.step(_("Import"), run.batch):
            outcomes = import_files.file(library, group, tags=run.tags, batch=run.batch)
            ids = [id for one in outcomes if one.status is Ending.FILED for id in one.ids]
            if ids:
                library.clippings.set_status(ids, Status.KEPT)
            return outcomes
    except ClipperError as problem:
        return tuple(Outcome(one.source, Ending.REJECTED, reason=str(problem), warnings=one.warnings) for one in group)
