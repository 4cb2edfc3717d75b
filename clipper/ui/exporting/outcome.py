"""What an export wrote, where it lies, what was to be warned of, and how it stands in the record."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clipper.i18n import _, _n
from clipper.ui.exporting.plan import folder_words
from clipper.ui.jobs import State
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.glyph import Glyph
from clipper.ui.widgets.label import ElidedLabel, label
from clipper.ui.widgets.thin_bar import thin

if TYPE_CHECKING:
    from clipper.ui.desk import Desk


class Made(Struct):
    """What came of an export so far."""

    wanted: int = 0
    """How many files there were to be."""
    files: list[tuple[Path, int]] = field(default_factory=list)
    """Each file, and its pages where it has any."""
    warnings: list[str] = field(default_factory=list)
    recorded: str = ""
    """How it stands in the record, once it does; else why it does not."""
    kept: bool = False
    """Whether it stands there."""


class ExportOutcome(QWidget):
    """A sentence, the folder, a line for every file with the way to open it, the warnings and the record."""

    record_asked = Signal()
    """What was handed out is to be looked at."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        thin(self._area)
        self._area.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    def show_outcome(self, state: State, why: str, folder: Path, made: Made) -> None:
        """Show how a job ended; `why` says what it failed of."""
        fonts, page = self._desk.fonts, QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(80, 24, 80, 24)
        column.setSpacing(6)
        column.addStretch(2)
        sentence, ink = _sentence(state, len(made.files), made.wanted)
        column.addWidget(label(sentence, fonts.serif(20), ink))
        if state is State.FAILED:
            said = why or _("Something went wrong in Clipper. What was written is whole.")
            column.addWidget(label(said, fonts.ui(), "error", wrap=True))
        if made.files:
            column.addWidget(label(_("in {folder}").format(folder=folder_words(folder)), fonts.ui(), "muted"))
        self._record(column, made, state)
        column.addSpacing(10)
        for path, pages in made.files:
            column.addWidget(self._line(path, pages))
        if made.warnings:
            column.addSpacing(8)
        for warning in made.warnings:
            column.addWidget(self._warning(warning))
        column.addStretch(3)
        self._area.setWidget(page)
        page.setAutoFillBackground(False)

    def _record(self, column: QVBoxLayout, made: Made, state: State) -> None:
        fonts = self._desk.fonts
        if not made.kept:
            said = made.recorded or _("Nothing was recorded as handed out.")
            if made.recorded or state is not State.DONE:
                column.addWidget(label(said, fonts.ui(), "warn" if made.recorded else "muted", wrap=True))
            return
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Glyph(self._desk, "told", "ok"))
        row.addWidget(label(made.recorded, fonts.ui(weight=500)))
        row.addWidget(button(self._desk, _("What was handed out"), self.record_asked.emit, kind="link"))
        row.addStretch()
        column.addLayout(row)

    def _line(self, path: Path, pages: int) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(ElidedLabel(self._desk, path.name, self._desk.fonts.ui(weight=500)), 1)
        if pages:
            said = _n("1 page", "{n} pages", pages)
            row.addWidget(label(said, self._desk.fonts.ui("small", tabular=True), "muted"))
        deed = button(self._desk, _("Open"), lambda: open_outside(path), kind="small")
        deed.setAccessibleName(_("Open {file}").format(file=path.name))
        row.addWidget(deed)
        return line

    def _warning(self, words: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Glyph(self._desk, "warn", "warn"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(words, self._desk.fonts.ui("small"), "warn", wrap=True), 1)
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
