"""A library that is open for writing elsewhere changes there: the panes here are told, so that nothing old stays in sight."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

LOOK_MS = 2_000
"""How often the library's files are looked at."""
FILES = ("library.db", "library.db-wal")
"""What a writer writes to (SQLite, Write-Ahead Logging, §1)."""


class Following(QObject):
    """While a library can only be read: has everything read anew where its files have changed."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._seen: tuple[tuple[int, int] | None, ...] = ()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Follow from now on."""
        self._seen = _stamps(self._desk.library.path)
        self._timer.start(LOOK_MS)

    def stop(self) -> None:
        """This window writes itself and is told of each change."""
        self._timer.stop()

    def _look(self) -> None:
        now = _stamps(self._desk.library.path)
        if now != self._seen:
            self._seen = now
            self._desk.look_again()


def _stamps(library: Path) -> tuple[tuple[int, int] | None, ...]:
    """Time of change and size of each file; None for one that is not there."""
    return tuple(map(_stamp, (library / name for name in FILES)))


def _stamp(file: Path) -> tuple[int, int] | None:
    try:
        known = file.stat()
    except OSError:
        return None
    return known.st_mtime_ns, known.st_size
