"""Whether the files an issue prints are there, are what they were, and can be drawn."""

import hashlib
import io
import struct
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from clipper.errors import ClipperError
from clipper.pages.passwords import holds, telling
from clipper.store.originals import Originals

_SECONDS = 5
"""How long a file may take to be opened; none of its pages is drawn."""


class Trouble(StrEnum):
    """What is the matter with a kept file."""

    MISSING = "file_missing"
    DAMAGED = "file_damaged"
    UNDRAWN = "file_undrawn"


def troubles(originals: Originals, files: Iterable[str]) -> dict[str, Trouble]:
    """Which of these files, named by their SHA-256, are missing or not what they were; a file that was looked at is not read
    again until it changes."""
    found: dict[str, Trouble] = {}
    for sha256 in dict.fromkeys(files):
        try:
            path = originals.path(sha256)
            stat = path.stat()
            if not _whole(str(path), stat.st_size, stat.st_mtime_ns, stat.st_ino):
                found[sha256] = Trouble.DAMAGED
        except (ClipperError, OSError):
            found[sha256] = Trouble.MISSING
    return found


@lru_cache(maxsize=4_096)
def _whole(path: str, _size: int, _changed: int, _inode: int) -> bool:
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == Path(path).name


def undrawn(originals: Originals, files: Mapping[str, str]) -> set[str]:
    """Which of these sound files (media type by SHA-256) cannot be opened as pages or pictures: found in a worker process.

    A file is tried once: what is kept under a SHA-256 does not change; a locked one again where its password is held.
    """
    known = _tried()
    fresh = [sha256 for sha256 in files if not known.get(sha256, False) and (sha256 not in known or holds(sha256))]
    if fresh:
        known.update(_open_all([(one, str(originals.path(one)), files[one]) for one in fresh]))
    return {sha256 for sha256 in files if not known[sha256]}


def is_locked(sha256: str) -> bool:
    """Whether a file could not be opened because nobody has typed its password."""
    return sha256 in _tried() and _tried()[sha256] is None


@lru_cache(maxsize=1)
def _tried() -> dict[str, bool | None]:
    """Whether each file that was tried could be opened, by its SHA-256; None for a locked one."""
    return {}


def _open_all(files: list[tuple[str, str, str]]) -> dict[str, bool | None]:
    from clipper.workflows.workers import borrowed

    with borrowed() as pool:
        asked = {
            sha256: pool.schedule(telling(_opens), args=(path, media_type), timeout=_SECONDS)
            for sha256, path, media_type in files
        }
        return {sha256: _answer(future) for sha256, future in asked.items()}


def _answer(future: Any) -> bool | None:
    from concurrent.futures import TimeoutError as LateError

    from pebble import ProcessExpired

    try:
        return future.result()
    except (LateError, ProcessExpired):
        return False


def _opens(path: str, media_type: str) -> bool | None:
    """Run in the worker."""
    from PIL import Image

    from clipper.pages import render
    from clipper.workflows.workers import set_limits

    set_limits(_SECONDS)
    try:
        data = Path(path).read_bytes()
        if media_type == "application/pdf":
            with render.opened(data) as pdf:
                return len(pdf) > 0 and min(render.size_of(pdf, 0)) > 0
        with Image.open(io.BytesIO(data)) as image:
            image.verify()
        return True
    except (ClipperError, OSError, ValueError, SyntaxError, EOFError, MemoryError, struct.error) as problem:
        return None if str(problem) in {render.locked(), render.wrong_password()} else False
    except Image.DecompressionBombError:
        return False
