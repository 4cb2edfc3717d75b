"""Take what was dropped, pasted or chosen, and have it read and filed, one batch after the other."""

import time
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from clipper.i18n import _, _n
from clipper.model.intake import Ending, Ocr, Outcome
from clipper.ui.importing.batch import Batch, filed_number, filed_words, name_of
from clipper.ui.importing.filing import NEVER, Held, Run, Wish, outcomes
from clipper.ui.importing.payload import Payload, is_link, of_inputs, payload
from clipper.ui.jobs import Job, State
from clipper.workflows.unfinished import Begun, note, unfinished, unfinished_file

if TYPE_CHECKING:
    from clipper.ui.desk import Desk


class Intake(QObject):
    """The one way in: `take` what the user gives; `ended` carries the batch when all of it was settled."""

    begun = Signal()
    ended = Signal(object)
    """Batch."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None, *, place: Path | None = None) -> None:
        """`place` is where it is written down what is being imported; without it, this machine's own where it keeps any."""
        super().__init__(parent)
        self._desk = desk
        self._window = parent
        self._waiting: list[Run] = []
        self._run: Run | None = None
        self._outcomes: list[Outcome | Held] = []
        self._place = place or (unfinished_file() if desk.keeps else None)
        self._left = unfinished(desk.library.path, self._place) if self._place else ()
        """What an earlier window did not read to its end."""
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

    def take(
        self,
        found: Payload | None,
        *,
        tags: Sequence[str] = (),
        kept: bool = False,
        anyway: bool = False,
        wish: Wish = Wish(),  # noqa: B008 - frozen
        watched: str = "",
        gone_on: bool = False,
    ) -> bool:
        """Have a payload read and filed, after those that came before; False where there is nothing in it.

        `kept` files straight into All clippings, past the inbox; `anyway` files what stands already once more; `wish`
        says how it is to be read; `watched` names the watched folder it came from by itself; `gone_on`: an import that
        did not come to its end is tried once more, and that alone.
        """
        if found is None or found.refusal or not (found.inputs or found.text.strip() or found.data or found.files):
            if found is not None and found.refusal:
                self._desk.notices.say(found.refusal)
            return False
        settings = self._desk.settings
        self._waiting.append(
            Run(
                found,
                _("the watched folder “{name}”").format(name=watched) if watched else _origin(found),
                tuple(tags),
                kept,
                Ocr(settings.ocr_language),
                ask=NEVER if watched else settings.articles,
                anyway=anyway,
                wish=wish,
                watched=bool(watched),
                gone_on=gone_on,
            )
        )
        self._write_down()
        self._next()
        return True

    def go_on(self) -> None:
        """Go on with what an earlier window did not read to its end; what was filed of it is known again."""
        left, self._left = self._left, ()
        if left:
            names = ", ".join(one.name for one in left)
            self._desk.notices.say(_("Going on with what was not read to its end: {names}").format(names=names))
            self._write_down()
        for one in left:
            self.take(of_inputs(list(one.inputs)), tags=one.tags, kept=one.kept, gone_on=True)

    def _write_down(self) -> None:
        """Remember what is under way or waits, as far as it can be read again from where it came."""
        if self._place is None or not self._desk.writable:
            return
        runs = [run for run in (self._run, *self._waiting) if run is not None and run.found.inputs]
        begun = [
            Begun(run.name, tuple(run.found.inputs), run.tags, run.kept)
            for run in runs
            if not (run.watched or run.gone_on or run.anyway or run.wish != Wish())
        ]
        note(self._desk.library.path, (*self._left, *begun), self._place)

    def take_mime(self, mime: QMimeData | None, *, tags: Sequence[str] = ()) -> bool:
        """Take what was dropped or pasted."""
        return self.take(payload(mime), tags=tags)

    def take_paths(self, paths: Sequence[str | Path], *, tags: Sequence[str] = ()) -> bool:
        """Take files, folders and web addresses."""
        return self.take(of_inputs([str(path) for path in paths]), tags=tags)

    def paste(self) -> None:
        """File what was copied; says so where there is nothing to file."""
        found = payload(QGuiApplication.clipboard().mimeData())
        if not self.take(found) and not (found is not None and found.refusal):
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
        work = partial(outcomes, run, self._desk.jobs)
        job = self._desk.jobs.start(words.replace("{name}", run.name), work, self._settled, self._finish)
        job.again = partial(self._try_again, run, job)

    def _try_again(self, run: Run, job: Job) -> None:
        """Read the same once more after it failed as a whole: text that was pasted is nowhere else."""
        job.again = None
        self._waiting.append(
            replace(run, batch=0, asked=0, held_bytes=0, begun=datetime.now(), clock=time.monotonic(), gone_on=False)
        )
        self._write_down()
        self._next()

    def _settled(self, came: tuple[Outcome | Held, ...]) -> None:
        """A group was filed, or waits."""
        self._outcomes.extend(came)

    def _finish(self, job: Job) -> None:
        run, self._run = self._run, None
        assert run is not None
        self._write_down()
        seconds = time.monotonic() - run.clock
        stopped = job.state is State.STOPPED
        done = tuple(one for one in self._outcomes if isinstance(one, Outcome))
        held = tuple(one for one in self._outcomes if isinstance(one, Held))
        batch = Batch(run.batch, run.name, run.begun, seconds, run.asked, done, run.kept, stopped, held, run.watched)
        filed = filed_number(batch)
        said = filed_words(filed, kept=run.kept)
        job.sentence = job.sentence or said
        if filed:
            self._desk.notices.undo_bar(_("Stopped. {said}").format(said=said) if stopped else said)
        elif stopped:
            self._desk.notices.say(_("Stopped. Nothing was filed."))
        elif held:
            job.sentence = _n("1 input waits in the report", "{n} inputs wait in the report", len(held))
        elif [one.status for one in done] == [Ending.DUPLICATE] and done[0].reason and not run.watched:
            # one input alone opens no report, and would seem to have done nothing
            job.sentence = done[0].reason
            self._desk.notices.say(done[0].reason)
        self.ended.emit(batch)
        self._next()


def _origin(found: Payload) -> str:
    """Where a payload comes from, as a part of a sentence."""
    if found.text or found.data or found.files:
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
