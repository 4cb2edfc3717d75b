"""The file `lock`: who writes in a library, held by the system for as long as that process lives."""

import os
import socket
import sys
from pathlib import Path

from clipper.errors import LibraryError, LibraryLocked
from clipper.i18n import _

_FAR = 1 << 30
"""Where Windows locks one byte: beyond the text, which others must be able to read."""


class Lock:
    """The writer's place in a library; never on the database itself, whose locks SQLite keeps."""

    def __init__(self, path: Path) -> None:
        """Take the place; LibraryLocked names the host and process that has it."""
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        try:
            self._handle = os.open(path, flags, 0o600)
        except OSError as problem:
            raise LibraryError(
                _(
                    "Nothing can be written in {folder} ({why}). Open the library for reading, or copy it elsewhere."
                ).format(folder=path.parent, why=problem.strerror)
            ) from problem
        try:
            _take(self._handle)
        except OSError as problem:
            os.close(self._handle)
            raise _locked(path) from problem
        os.ftruncate(self._handle, 0)
        os.write(self._handle, f"{socket.gethostname()} {os.getpid()}\n".encode())

    def release(self) -> None:
        """Give the place up; the file stays, for another process may be waiting on it."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def _take(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _locked(path: Path) -> LibraryLocked:
    host, _space, pid = _holder(path).partition(" ")
    if not pid.isdigit():
        return LibraryLocked(
            _("Another Clipper writes in this library. Close it there, or open the library for reading."), host
        )
    sentence = _(
        "Another Clipper writes in this library (on {host}, process {pid}). Close it there, or open the library for reading."
    )
    return LibraryLocked(sentence.format(host=host, pid=pid), host, int(pid))


def _holder(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")[:300].strip()
    except OSError:
        return ""
