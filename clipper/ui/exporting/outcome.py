"""What an export wrote, where it lies, and what was to be warned of."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clipper.i18n import _, _n
from clipper.ui.exporting.plan import folder_words
from clipper.ui.jobs import Job, State
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.label import ElidedLabel, label

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

WARNINGS = 4
"""Warnings shown at most."""


class ExportOutcome(QWidget):
    """A sentence, the folder, and a line for every file with the way to open it."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(80, 24, 80, 24)
        self._column.setSpacing(6)

    def show_outcome(
        self, job: Job, folder: Path, written: Sequence[Path], wanted: int, warnings: Sequence[str]
    ) -> None:
        """Show how a job ended."""
        fonts, column = self._desk.fonts, self._column
        while (item := column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        column.addStretch(2)
        sentence, ink = _sentence(job.state, len(written), wanted)
        column.addWidget(label(sentence, fonts.serif(20), ink))
        if job.state is State.FAILED:
            why = job.sentence or _("Something went wrong in Clipper. What was written is whole.")
            column.addWidget(label(why, fonts.ui(), "error", wrap=True))
        if written:
            column.addWidget(label(_("in {folder}").format(folder=folder_words(folder)), fonts.ui(), "muted"))
        column.addSpacing(10)
        for path in written:
            column.addWidget(self._line(path))
        for warning in warnings[:WARNINGS]:
            column.addWidget(label(warning, fonts.ui("small"), "warn", wrap=True))
        column.addStretch(3)

    def _line(self, path: Path) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(ElidedLabel(self._desk, path.name, self._desk.fonts.ui(weight=500)), 1)
        row.addWidget(button(self._desk, _("Open"), lambda: open_outside(path), kind="small"))
        return line


def _sentence(state: State, written: int, wanted: int) -> tuple[str, str]:
    """What happened, and the ink it is said in."""
    if state is State.DONE:
        return _n("1 file written", "{n} files written", written), "text"
    if state is State.STOPPED:
        return _("Stopped. {n} of {all} files were written.").format(n=written, all=wanted), "text"
    return _("Not everything could be written"), "error"


def open_outside(path: Path) -> None:
    """Open a file or folder with the system's own program."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
