"""What the user gave to be read: files, folders, links and text, each found and loaded by itself."""

import os
import re
import stat
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from clipper import limits
from clipper.errors import Rejected
from clipper.i18n import _
from clipper.model.intake import Source
from clipper.progress import Progress

if TYPE_CHECKING:
    from clipper.workflows.archives import Shelf

_LINK_FILES = frozenset((".url", ".webloc", ".desktop", ".website"))
_LINK_LISTS = frozenset(("", ".txt", ".text", ".urls", ".list", ".lst"))
_HEAD_BYTES = 4096
_MOST_LINK_BYTES = 1024 * 1024
"""Larger files are no lists of links."""
_LITTER = re.compile(r"Thumbs\.db|desktop\.ini|\.DS_Store|\.localized|\._.*|\.directory")
"""What systems leave in folders about how to show them."""
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


class Input(Struct, frozen=True):
    """One thing to be read: a file, a link, or text already in hand."""

    source: str
    """As given by the user, joined with the rest of the way inside a folder."""
    path: Path | None = None
    url: str = ""
    data: bytes | None = None
    """Text, or a picture, in hand as it came."""
    media_type: str = "text/plain"
    """What the data in hand is."""
    charset: str = ""
    """What its letters are encoded in, "" where that must be found out."""
    reason: str | None = None
    """Why it cannot be read, where that is known already."""
    inside: Callable[[], bytes] | None = None
    """What gives its bytes, where it lies in an archive."""
    changed: int | None = None
    """UTC seconds of its time of change, where the archive says so."""
    password: str = ""
    """What opens it, where it is locked."""


def text_input(text: str | bytes, name: str = "-") -> Input:
    """Text that was pasted, dropped or piped in."""
    if isinstance(text, bytes):
        return Input(name, data=text)
    return Input(name, data=text.encode("utf-8", "replace"), charset="utf-8")


def data_input(data: bytes, name: str, media_type: str) -> Input:
    """A picture or a page that was copied; `name` with its ending stands for the file it never was."""
    return Input(name, data=data, media_type=media_type, charset="utf-8" if media_type.startswith("text/") else "")


LIBRARY_FILE = "library.db"


def is_library(folder: str) -> bool:
    """Whether a folder is a Clipper library: its own files are none of the press (SQLite file format 3, §1.3: application id)."""
    try:
        with open(os.path.join(folder, LIBRARY_FILE), "rb") as file:  # noqa: PTH118, PTH123 - the path as it was given
            head = file.read(72)
    except (OSError, ValueError):
        return False
    return head[:16] == b"SQLite format 3\0" and head[68:72] == b"CLPP"


def is_link(given: str) -> bool:
    """Whether the user gave a web address rather than a path."""
    return given.lower().startswith(("http://", "https://"))


def collect(given: Sequence[str | Path], progress: Progress | None = None) -> list[Input]:
    """Everything the user gave: folders replaced by all files below them, sorted by path, files of links by their links.

    What systems leave in folders, and folders that are links, are passed over. Raises Cancelled.
    """
    from clipper.workflows.archives import Shelf

    found: list[Input] = []
    shelf = Shelf()
    for one in given:
        if progress:
            progress.step(len(found), None, str(one))
        found += [
            part
            for each in _of(str(one), shelf, progress)
            for file in _unpacked(each, shelf, progress)
            for part in _links_in(file)
        ]
    return found


def _unpacked(one: Input, shelf: "Shelf", progress: Progress | None) -> list[Input]:
    """The files of an archive, each an input of its own; any other input as it is."""
    if one.path is None or one.reason:
        return [one]
    from clipper.workflows.archives import files_in

    try:
        found = files_in(one.path, one.source, shelf, progress)
    except (OSError, ValueError):
        return [one]
    if found is None:
        return [one]
    return [Input(each.source, inside=each.data, changed=each.changed, reason=each.reason) for each in found]


def _named_inside(given: str, shelf: "Shelf", progress: Progress | None) -> list[Input]:
    """A file in an archive, named as the archive and the way inside it ("all.zip!/a.html"); none where it is not there."""
    outer = given.partition("!/")[0]
    if not outer or outer == given or not Path(outer).is_file():
        return []
    return [
        one
        for one in _unpacked(Input(outer, path=Path(outer)), shelf, progress)
        if f"{one.source}!/".startswith(f"{given}!/")
    ]


def _links_in(one: Input) -> list[Input]:
    """The links that a file of links holds, each an input of its own; any other input as it is."""
    packed = one.inside is not None and Path(one.source).suffix.lower() in _LINK_FILES
    if one.reason or not (packed or (one.path is not None and _head(one.path))):
        return [one]
    from clipper.importers.links import links_of

    try:
        links = links_of(load(one))
    except (OSError, ValueError):
        return [one]
    except Rejected as problem:
        return [Input(one.source, reason=str(problem))]
    return [Input(f"{one.source}!/{link}", url=link) for link in links] if links else [one]


def _head(path: Path) -> bytes:
    """The first bytes of a file that may hold only links, b"" of any other one."""
    ending = path.suffix.lower()
    if ending not in _LINK_FILES and ending not in _LINK_LISTS:
        return b""
    try:
        known = path.stat()
        if not stat.S_ISREG(known.st_mode) or not 0 < known.st_size <= _MOST_LINK_BYTES:
            return b""
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except (OSError, ValueError):
        return b""
    begins = head[:200].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return head if ending in _LINK_FILES or begins.lower().startswith((b"http", b"<http", b"#")) else b""


def _of(given: str, shelf: "Shelf", progress: Progress | None) -> list[Input]:
    if is_link(given) or is_link(given.partition("!/")[2]):
        # A link of a list is named as the list and the link: "links.txt!/https://…".
        return [Input(given, url=given if is_link(given) else given.partition("!/")[2])]
    if not given.strip():
        return [Input(given, reason=_("Nothing was named here. Give a file, a folder or a web address."))]
    try:
        if not stat.S_ISDIR(os.stat(given).st_mode):  # noqa: PTH116 - the path as it was given
            return [Input(given, path=Path(given))]
    except (OSError, ValueError) as problem:
        if _ADDRESS.match(given):
            return [Input(given, reason=_("Clipper fetches http and https addresses only. Check the address."))]
        return _named_inside(given, shelf, progress) or [Input(given, reason=_why(problem))]
    below = sorted(_below(given, (), progress), key=lambda one: one[0])
    return [
        Input(source, reason=why) if why else Input(source, path=Path(source))
        for source, why in ((os.path.join(given, *parts), why) for parts, why in below)  # noqa: PTH118
    ]


def _below(top: str, way: tuple[str, ...], progress: Progress | None) -> Iterator[tuple[tuple[str, ...], str | None]]:
    """The way from `top` to every file below it, and the reason where it is known that it cannot be read."""
    if progress:
        progress.step(progress.done, None, progress.label)
    try:
        with os.scandir(os.path.join(top, *way)) as entries:  # noqa: PTH118
            here = [entry for entry in entries if not _LITTER.fullmatch(entry.name)]
    except OSError as problem:
        yield way, _why(problem)
        return
    if any(entry.name == LIBRARY_FILE for entry in here) and is_library(os.path.join(top, *way)):  # noqa: PTH118
        yield way, _("This is a Clipper library. Its clippings stand in it already; open it to see them.")
        return
    for entry in here:
        inside = (*way, entry.name)
        try:
            folder = entry.is_dir()
            linked = entry.is_symlink()
        except OSError as problem:
            yield inside, _why(problem)
            continue
        if not folder:
            yield inside, None
        elif not linked:
            # A link to a folder may lead back to where we are.
            yield from _below(top, inside, progress)


def load(one: Input) -> Source:
    """The input's bytes and what is known of them; raises Rejected with a sentence."""
    if one.reason:
        raise Rejected(one.reason)
    if one.inside is not None:
        return Source(one.source, one.inside(), seen_at=one.changed)
    if one.data is not None:
        return Source(one.source, one.data, one.media_type, one.charset, seen_at=int(time.time()))
    if one.url:
        from clipper.workflows.capture import fetch

        return fetch(one.url)
    assert one.path is not None
    try:
        data, changed = _bytes_of(one.path)
    except (OSError, ValueError) as problem:
        raise Rejected(_why(problem)) from None
    return Source(one.source, data, seen_at=changed)


def _bytes_of(path: Path) -> tuple[bytes, int]:
    """A file's bytes and its time of change; a pipe, device or socket is never waited for."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise Rejected(_no_file())
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        # Asked again of what was opened: another thing may stand at the path by now.
        known = os.fstat(handle)
        if not stat.S_ISREG(known.st_mode):
            raise Rejected(_no_file())
        data = file.read(limits.FILE_BYTES + 1) if known.st_size <= limits.FILE_BYTES else None
    if data is None or len(data) > limits.FILE_BYTES:
        raise Rejected(_("This file is larger than {n} MB. Split it first.").format(n=limits.FILE_BYTES // 1024**2))
    if not data:
        raise Rejected(_("This file is empty. Nothing was filed."))
    return data, int(known.st_mtime)


def _no_file() -> str:
    return _("This is a pipe, a device or a socket and no file. To read from a pipe, give “-”.")


def _why(problem: OSError | ValueError) -> str:
    """The sentence for what the system said."""
    if isinstance(problem, FileNotFoundError | NotADirectoryError):
        return _("There is no file of this name. Check the path.")
    if isinstance(problem, PermissionError):
        return _("This may not be opened. Ask for the right to read it.")
    if isinstance(problem, OSError):
        return _("This could not be read: {why}. Check the path and the disk.").format(why=problem.strerror or problem)
    return _("No file can have this name. Check the path.")
