"""Watched folders: which files in them are new and have come to rest, each told once; nothing in them is ever changed."""

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from clipper import paths
from clipper.i18n import _
from clipper.settings import remember, remembered
from clipper.workflows.inputs import LIBRARY_FILE, is_library

REST_SECONDS = 2.0
"""A file whose size and time of change stay the same for so long is whole."""
MOST_FILES = 20_000
"""So many files of a folder are looked at."""
_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".tmp", ".temp", ".filepart", ".!ut", ".lock")
_LITTER = {"thumbs.db", "desktop.ini"}


class Folder(Struct, frozen=True):
    """One watched folder."""

    path: str
    tag: str = ""
    """Put on everything that comes from it."""
    on: bool = True


class Watched(Struct, frozen=True):
    """What one library watches, and what of it was filed already."""

    folders: tuple[Folder, ...] = ()
    paused: bool = False
    seen: tuple[tuple[str, int, int], ...] = ()
    """Path, size in bytes and time of change in nanoseconds of every file told already."""


class Arrived(Struct, frozen=True):
    """New files of one folder, at rest."""

    folder: Folder
    files: tuple[str, ...]


class Watch:
    """Looks again and again; the clock is handed in, so that nothing here waits."""

    def __init__(self, watched: Watched) -> None:
        self.watched = watched
        self._seen = {path: (size, changed) for path, size, changed in watched.seen}
        self._moving: dict[str, tuple[int, int, float]] = {}
        self._gone: set[str] = set()

    @property
    def unsettled(self) -> bool:
        """Whether some file still grows or has not rested long enough."""
        return bool(self._moving)

    def look(self, now: float) -> tuple[tuple[Arrived, ...], tuple[tuple[Folder, str], ...]]:
        """New files at rest by folder, and folders that cannot be looked into with the sentence why, each said once.

        `now` in seconds of a clock that only goes forward. A file told is never told again unless it changes.
        """
        arrived, wrong, moving = [], [], {}
        for folder in self.watched.folders:
            if self.watched.paused or not folder.on:
                continue
            if not Path(folder.path).is_dir():
                if folder.path not in self._gone:
                    self._gone.add(folder.path)
                    wrong.append(
                        (folder, _("This watched folder is not there. Connect its disk, or stop watching it."))
                    )
                continue
            self._gone.discard(folder.path)
            files = []
            for path, size, changed in files_in(folder.path):
                if self._seen.get(path) == (size, changed) or not size:
                    continue
                before = self._moving.get(path)
                since = before[2] if before is not None and before[:2] == (size, changed) else now
                if now - since >= REST_SECONDS:
                    files.append(path)
                    self._seen[path] = (size, changed)
                else:
                    moving[path] = (size, changed, since)
            if files:
                arrived.append(Arrived(folder, tuple(sorted(files))))
        self._moving = moving
        return tuple(arrived), tuple(wrong)

    def change(self, folders: tuple[Folder, ...], *, paused: bool, with_old: bool = False) -> None:
        """Watch these from now on; what lies in a new folder already counts as seen, unless `with_old`."""
        known = {one.path for one in self.watched.folders}
        for folder in folders:
            if folder.path not in known and not with_old:
                self._seen |= {path: (size, changed) for path, size, changed in files_in(folder.path)}
        self.watched = replace(self.watched, folders=folders, paused=paused)

    def kept(self) -> Watched:
        """What is to be remembered: the folders, and of the files seen those that still lie below one of them."""
        tops = tuple(os.path.join(one.path, "") for one in self.watched.folders)  # noqa: PTH118 - the path as it was given
        seen = tuple((path, *mark) for path, mark in self._seen.items() if path.startswith(tops))
        return replace(self.watched, seen=seen if tops else ())


def files_in(top: str) -> Iterator[tuple[str, int, int]]:
    """Path, size and time of change of every file below a folder; no link is followed, unfinished downloads are passed over."""
    number, waiting = 0, [top]
    while waiting and number < MOST_FILES:
        try:
            with os.scandir(waiting.pop()) as entries:
                here = [entry for entry in entries if not entry.name.startswith((".", "~$"))]
        except OSError:
            continue
        if any(entry.name == LIBRARY_FILE and is_library(os.path.dirname(entry.path)) for entry in here):  # noqa: PTH120
            continue
        for entry in here:
            try:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif entry.is_file(follow_symlinks=False) and _is_whole(entry.name):
                    known = entry.stat()
                    number += 1
                    yield entry.path, known.st_size, known.st_mtime_ns
            except OSError:
                continue


def _is_whole(name: str) -> bool:
    lower = name.lower()
    return not lower.endswith(_UNFINISHED) and lower not in _LITTER


def watched_file() -> Path:
    """Where this machine remembers its watched folders (JSON)."""
    return paths.settings_file().parent / "watched.json"


def load(library: Path, path: Path | None = None) -> Watched:
    """What a library watches on this machine; nothing where that cannot be read."""
    found = remembered(path or watched_file()).get(str(library))
    try:
        folders = tuple(Folder(str(f["path"]), str(f["tag"]), bool(f["on"])) for f in found["folders"])  # pyright: ignore
        seen = tuple((str(a), int(b), int(c)) for a, b, c in found["seen"])  # pyright: ignore
        return Watched(folders, bool(found["paused"]), seen)  # pyright: ignore
    except (KeyError, TypeError, ValueError):
        return Watched()


def save(library: Path, watched: Watched, path: Path | None = None) -> None:
    """Remember what a library watches, whole or not at all; raises OSError."""
    path = path or watched_file()
    table = remembered(path)
    table[str(library)] = to_builtins(watched)
    remember(path, table)
