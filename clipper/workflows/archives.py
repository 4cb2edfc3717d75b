"""Archives on the disk: every file in them, also in archives inside them, an input of its own."""

import os
import tempfile
from collections import OrderedDict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from msgspec import Struct, field

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.archive_parts import DEPTH, ENDINGS, Archive, Part, is_archive, is_document
from clipper.progress import Progress

_OPEN = 3
"""Archives that stay open at a time."""
_IN_MEMORY = 16 * 1024 * 1024
_MOST = 50_000
"""Files of one archive, those in its inner archives counted in."""


class Inside(Struct, frozen=True):
    """A file inside an archive: its name ("all.zip!/a.html"), and what gives its bytes or says why it cannot be read."""

    source: str
    data: Callable[[], bytes]
    changed: int | None = None
    reason: str | None = None


class Shelf(Struct):
    """The archives that are open now: the ones asked last, for a folder may hold thousands."""

    opened: "OrderedDict[_Box, Archive]" = field(default_factory=OrderedDict)

    def of(self, box: "_Box") -> Archive:
        """The archive, opened if it is not."""
        found = self.opened.get(box)
        if found is None:
            found = self.opened[box] = Archive(box.file(self), box.source)
        self.opened.move_to_end(box)
        while len(self.opened) > _OPEN:
            self.opened.popitem(last=False)[1].close()
        return found


class _Box(Struct, frozen=True, eq=False):
    """An archive on the disk, or a file of another one."""

    source: str
    path: Path | None = None
    outer: "_Box | None" = None
    part: Part | None = None

    def file(self, shelf: Shelf) -> IO[bytes]:
        if self.outer is None or self.part is None:
            assert self.path is not None
            return self.path.open("rb")
        copy = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed with its archive
        copy.write(shelf.of(self.outer).bytes_of(self.part))
        copy.seek(0)
        return copy


def files_in(path: Path, source: str, shelf: Shelf, progress: Progress | None = None) -> list[Inside] | None:
    """Every file in the archive at `path`, sorted by its way inside; None where it is no archive but a document.

    Where the archive as a whole cannot be read, that is the one thing in it. Raises Cancelled, OSError.
    """
    if path.suffix.lower() not in ENDINGS and path.suffix:
        return None
    if not path.is_file():
        return None
    with open(path, "rb", buffering=0, opener=_unwaiting) as file:
        if not is_archive(file.read(300) or b""):
            return None
    box = _Box(source, path)
    try:
        if is_document(shelf.of(box)):
            return None
    except Rejected as problem:
        return [Inside(source, bytes, reason=str(problem))]
    found: list[Inside] = []
    for one in _walk(shelf, box, 1):
        if progress:
            progress.step(progress.done, None, one.source)
        if len(found) >= _MOST:
            found.append(Inside(source, bytes, reason=_("This archive holds more than {n} files; the others were left out.").format(n=f"{_MOST:,}")))  # fmt: skip
            break
        found.append(one)
    return found or [Inside(source, bytes, reason=_("There is no file in this archive. Nothing was filed."))]


def _unwaiting(path: str, flags: int) -> int:
    """Open without waiting, should it be a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _walk(shelf: Shelf, box: _Box, depth: int) -> Iterator[Inside]:
    """The files of one archive, those of inner archives in their place."""
    for part in shelf.of(box).parts:
        source = f"{box.source}!/{part.name}"
        if part.reason or PurePosixPath(part.name).suffix.lower() not in ENDINGS:
            yield _inside(shelf, box, part, source)
            continue
        inner = _Box(source, outer=box, part=part)
        try:
            data = shelf.of(box).bytes_of(part)
            if not is_archive(data[:300]) or is_document(shelf.of(inner)):
                yield _inside(shelf, box, part, source)
                continue
            if depth >= DEPTH:
                raise Rejected(_("Archives are packed too deeply into each other. Unpack it and import the folder."))
        except Rejected as problem:
            yield Inside(source, bytes, reason=str(problem))
            continue
        yield from _walk(shelf, inner, depth + 1)


def _inside(shelf: Shelf, box: _Box, part: Part, source: str) -> Inside:
    return Inside(source, partial(_bytes, shelf, box, part), part.changed, part.reason)


def _bytes(shelf: Shelf, box: _Box, part: Part) -> bytes:
    return shelf.of(box).bytes_of(part)
