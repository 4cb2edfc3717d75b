"""The files of a library: originals and pictures under files/ab/<sha256>, written whole and durable before any row names them."""

import hashlib
import os
import re
import sys
from collections.abc import Iterable
from itertools import count
from pathlib import Path

from clipper.errors import ClipperError, LibraryError
from clipper.i18n import _

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_NAME = re.compile("[0-9a-f]{64}")


class Originals:
    """The kept bytes of a library, by their SHA-256."""

    def __init__(self, folder: Path) -> None:
        # plain strings: Paths would double the time of a small file
        self._files = str(folder / "files")
        self._tmp = folder / "tmp"
        self._fresh = f"{self._tmp}{os.sep}{os.getpid()}-"
        self._numbers = count(1)

    def path(self, sha256: str) -> Path:
        """Where the bytes lie, or would lie."""
        return Path(self._place(sha256))

    def _place(self, sha256: str) -> str:
        if not _NAME.fullmatch(sha256):
            raise ClipperError(_("“{name}” is not the name of a kept file.").format(name=sha256[:80]))
        return f"{self._files}{os.sep}{sha256[:2]}{os.sep}{sha256}"

    def data(self, sha256: str) -> bytes:
        """The bytes; raises ClipperError where the file is missing or not what it was."""
        path = self.path(sha256)
        try:
            data = path.read_bytes()
        except OSError as problem:
            raise ClipperError(
                _("The kept file {name} cannot be read ({why}). Restore it from a backup.").format(
                    name=sha256[:12], why=problem.strerror
                )
            ) from problem
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ClipperError(_("The kept file {name} is damaged. Restore it from a backup.").format(name=sha256[:12]))
        return data

    def keep(self, pieces: Iterable[tuple[str, bytes]]) -> None:
        """Write pieces (SHA-256, bytes) and make all of them durable together; a file in place is hashed before it is trusted."""
        written: list[str] = []
        try:
            for sha256, data in pieces:
                path = self._place(sha256)
                if not _holds(path, sha256):
                    self._write(path, data)
                    written.append(path)
            if written:
                _make_durable(written)
        except OSError as problem:
            raise LibraryError(
                _(
                    "The originals could not be kept ({why}), so their clippings were not filed. Check the disk and try again."
                ).format(why=problem.strerror)
            ) from problem

    def clear_leftovers(self) -> None:
        """Remove what an interrupted filing left in tmp/."""
        for path in self._tmp.iterdir() if self._tmp.is_dir() else ():
            if path.is_file():
                path.unlink(missing_ok=True)

    def _write(self, path: str, data: bytes) -> None:
        """Write a file whole: aside in tmp/, then renamed to its place."""
        fresh = f"{self._fresh}{next(self._numbers)}"
        try:
            handle = os.open(fresh, _NEW, 0o600)
        except FileNotFoundError:
            self._tmp.mkdir(mode=0o700, parents=True)
            handle = os.open(fresh, _NEW, 0o600)
        try:
            written = os.write(handle, data)
            while written < len(data):
                written += os.write(handle, memoryview(data)[written:])
        except OSError:
            os.close(handle)
            Path(fresh).unlink(missing_ok=True)
            raise
        os.close(handle)
        try:
            os.replace(fresh, path)  # noqa: PTH105
        except FileNotFoundError:
            Path(path).parent.mkdir(mode=0o700, parents=True)
            Path(fresh).replace(path)
        except OSError:
            Path(fresh).unlink(missing_ok=True)
            raise


def _holds(path: str, sha256: str) -> bool:
    """Whether the file stands there with the right bytes."""
    if not os.access(path, os.F_OK):
        # nearly always; an exception for each would take three times as long
        return False
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256


def _make_durable(paths: list[str]) -> None:
    """Have files and folders on the disk before going on: one sync of their file system on Linux, else one by one."""
    if sys.platform == "linux":
        import ctypes

        handle = os.open(paths[0], os.O_RDONLY)
        try:
            if ctypes.CDLL(None, use_errno=True).syncfs(handle) != 0:
                raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
        finally:
            os.close(handle)
        return
    for path in paths:
        handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    if sys.platform != "win32":
        for folder in {folder for path in map(Path, paths) for folder in (path.parent, path.parent.parent)}:
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
