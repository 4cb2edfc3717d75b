"""The page of the export dialog while files are written, and the writing itself on a job's thread."""

import getpass
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.template import Handout
from clipper.progress import Progress
from clipper.ui.jobs import Job
from clipper.ui.widgets.label import ElidedLabel, label

if TYPE_CHECKING:
    from clipper.ui.desk import Desk
    from clipper.workflows.handing_out import Handed, Written


class WritingPage(QWidget):
    """Which file is written now, how far it is, and how many there are."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = ElidedLabel(desk, "", desk.fonts.serif(18), "text")
        self._count = label("", desk.fonts.ui("small", tabular=True), "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(80, 24, 80, 24)
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(self._now)
        column.addWidget(self._bar)
        column.addWidget(self._count)
        column.addStretch(3)

    def say(self, words: str) -> None:
        """What is done now."""
        self._now.setText(words)

    def follow(self, job: Job, written: int, number: int) -> None:
        """Show how far the job is."""
        self._bar.setRange(0, job.progress.total or 0)
        self._bar.setValue(job.progress.done)
        if job.progress.label and job.running:
            self._now.setText(job.progress.label)
        self._count.setText(_("File {n} of {all}").format(n=min(written + 1, number), all=number))


def hand_out(
    place: Path, briefing: int, handouts: Sequence[Handout], folder: Path, name: str, progress: Progress
) -> "Iterator[Written | Handed]":
    """On a job's thread: write every file from a reading library of its own; last what is to be recorded.

    Raises ClipperError where a file cannot be written, Cancelled between and inside files; a file is whole or untouched.
    """
    from clipper.store.library import Library
    from clipper.workflows import handing_out

    with Library.open(place, write=False) as library:
        progress.step(0, len(handouts), name)
        _make_folder(folder)
        yield from handing_out.hand_out(library, briefing, handouts, folder, name, by=_user(), progress=progress)


def _user() -> str:
    """Who hands it out, as this machine knows her; empty where it does not."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        why = problem.strerror or str(problem)
        raise ClipperError(
            _("The folder {folder} could not be made: {why}.").format(folder=folder, why=why)
        ) from problem
