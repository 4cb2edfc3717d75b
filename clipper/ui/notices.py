"""What the window tells her: what was done (with Undo), what is so, and what failed."""

import logging
import traceback
from enum import StrEnum

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from clipper import paths
from clipper.errors import ClipperError
from clipper.i18n import _

log = logging.getLogger("clipper")


class Tone(StrEnum):
    """What kind of notice it is."""

    DONE = "done"
    """Something undoable was done: the bar offers Undo."""
    SAID = "said"
    FAILED = "failed"
    """The world's fault: a plain sentence."""
    BUG = "bug"
    """Our fault: folded details, Copy report."""


class Notice(Struct, frozen=True):
    """One sentence for the user, with a report behind it where something went wrong in Clipper."""

    tone: Tone
    text: str
    report: str = ""


class Notices(QObject):
    """Collects notices; the window shows the newest, tests read them all."""

    shown = Signal(object)
    """A Notice."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.recorded: list[Notice] = []
        """The last hundred."""

    def undo_bar(self, text: str) -> None:
        """Say in the past tense what was done; the bar offers to undo it."""
        self._show(Notice(Tone.DONE, text))

    def say(self, text: str) -> None:
        """Say what is so."""
        self._show(Notice(Tone.SAID, text))

    def error(self, error: BaseException) -> None:
        """Say what failed: a ClipperError in its own words, anything else as a fault of Clipper with a report."""
        if isinstance(error, ClipperError):
            self._show(Notice(Tone.FAILED, str(error)))
            return
        report = "".join(traceback.format_exception(error))
        _write_down(report)
        self._show(Notice(Tone.BUG, _("Something went wrong in Clipper. Nothing was lost."), report))

    def _show(self, notice: Notice) -> None:
        self.recorded = [*self.recorded[-99:], notice]
        self.shown.emit(notice)


def _write_down(report: str) -> None:
    if not log.handlers:
        path = paths.log_file()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            log.addHandler(logging.FileHandler(path, encoding="utf-8", delay=True))
        except OSError:
            log.addHandler(logging.StreamHandler())
        log.propagate = False
    log.error("%s", report)
