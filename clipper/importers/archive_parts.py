"""Archives (ZIP, tar, packed files): what lies in them, listed before anything is unpacked, and the bytes of each file in them."""

import bz2
import gzip
import io
import re
import struct
import tarfile
import tempfile
import time
import zipfile
import zlib
from collections.abc import Sequence
from typing import IO, Any

from msgspec import Struct

from clipper import limits
from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.cleaning import clean
from clipper.importers.warc import is_archive as is_web_archive

DEPTH = 4
"""Archives in archives are opened this deep."""
ENDINGS = (".zip", ".tar", ".tgz", ".gz", ".tbz", ".tbz2", ".bz2")
"""Endings of files that are archives, or packed."""
LITTER = re.compile(r"Thumbs\.db|desktop\.ini|\.DS_Store|\.localized|\._.*|\.directory|__MACOSX")
"""What systems leave in folders and archives about how to show them."""

_LISTING_BYTES = 4 * 1024 * 1024
"""Largest table of contents of a ZIP file; it is read whole, and takes some ten times its size."""
_RATIO = 200
_RATIO_BYTES = 4 * 1024 * 1024
"""A file larger than this and packed tighter than 1 to 200 is a bomb."""
_WHOLE_RATIO = 20
"""An archive whose files together are larger than the limit and than so many times itself is a bomb."""
_PIECE = 1024 * 1024
_PACKED = (b"\x1f\x8b", b"BZh")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_DOCUMENTS = ("word/", "xl/", "ppt/", "visio/", "[Content_Types].xml", "mimetype", "META-INF/", "content.xml", "Index/Document.iwa",
              "Index.zip", "AndroidManifest.xml")  # fmt: skip
"""Names, or their beginnings, that make a ZIP file a document or a program and no archive."""
_UNREADABLE = (zipfile.BadZipFile, tarfile.TarError, ValueError, OSError, EOFError, NotImplementedError, IndexError, KeyError, RuntimeError,
               struct.error, zlib.error, UnicodeError, OverflowError, AttributeError, TypeError)  # fmt: skip
"""What the libraries raise on damaged archives."""


class Part(Struct, frozen=True):
    """A file in an archive: its way inside, without anything that leads out; its size; why it cannot be read, if that is known."""

    name: str
    size: int = 0
    changed: int | None = None
    """UTC seconds, where the archive says so."""
    reason: str | None = None
    place: Any = None
    """Where the library finds it."""


class Archive:
    """An opened archive; its files are read by and by, never written anywhere under their names."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        """List what lies in the archive of that name; raises Rejected with a sentence. The file is closed with the archive."""
        self._opened: zipfile.ZipFile | tarfile.TarFile | None = None
        try:
            self._list(file, name)
        except _UNREADABLE as problem:
            raise Rejected(_damaged()) from problem

    def _list(self, file: IO[bytes], name: str) -> None:
        size = file.seek(0, io.SEEK_END)
        file.seek(0)
        head = file.read(6)
        file.seek(0)
        packed = head.startswith(_PACKED)
        self._file = _unpacked(file, head, size) if packed else file
        if head.startswith(_ZIP):
            if _listing_size(file, size) > _LISTING_BYTES:
                raise Rejected(_too_many())
            self._opened = zipfile.ZipFile(self._file)
            parts = _zipped(self._opened, size)
        elif _is_tar(self._file):
            self._opened = tarfile.open(fileobj=self._file, mode="r:")  # noqa: SIM115 - closed with the archive
            parts = _tarred(self._opened)
        elif packed:
            inner = re.sub(r"(?i)\.(?:gz|bz2)$", "", name.replace("\\", "/").rsplit("/", 1)[-1]) or "file"
            parts = [Part(inner, self._file.seek(0, io.SEEK_END))]
        else:
            raise Rejected(_damaged())
        self.parts: Sequence[Part] = tuple(_named(parts))

    def close(self) -> None:
        """Close it; the listing stays."""
        if self._opened is not None:
            self._opened.close()
        self._file.close()

    def bytes_of(self, part: Part) -> bytes:
        """The bytes of one file; raises Rejected where it is damaged, locked or too large."""
        if part.reason:
            raise Rejected(part.reason)
        try:
            found = self._read(part)
        except _UNREADABLE as problem:
            raise Rejected(_("This file is damaged inside its archive. Ask the sender for it again.")) from problem
        if not found:
            raise Rejected(_("This file is empty. Nothing was filed."))
        return found

    def _read(self, part: Part) -> bytes:
        if isinstance(self._opened, zipfile.ZipFile):
            with self._opened.open(part.place) as stream:
                # No more than its entry declares, which was measured when the archive was listed.
                return stream.read(part.size + 1)
        if isinstance(self._opened, tarfile.TarFile):
            with self._opened.extractfile(part.place) or io.BytesIO() as stream:
                found = stream.read(part.size + 1)
            if len(found) < part.size:
                raise EOFError
            return found
        self._file.seek(0)
        return self._file.read(limits.FILE_BYTES)


def is_archive(head: bytes) -> bool:
    """Whether a file that begins so (300 bytes are enough) is a ZIP, a tar or a packed file; a document may be a ZIP too."""
    return head.startswith((*_ZIP, *_PACKED)) and not is_web_archive(head) if head[257:262] != b"ustar" else True


def is_document(archive: Archive) -> bool:
    """Whether a ZIP file is an Office document, an e-book or a program rather than an archive of files."""
    return isinstance(archive._opened, zipfile.ZipFile) and any(  # pyright: ignore[reportPrivateUsage]
        one.name.startswith(_DOCUMENTS) for one in archive.parts
    )


def _unpacked(file: IO[bytes], head: bytes, size: int) -> IO[bytes]:
    """What a packed file holds, in a file without a name that goes when it is closed; its broken end is an end."""
    stream = bz2.BZ2File(file) if head.startswith(b"BZh") else gzip.GzipFile(fileobj=file, mode="rb")
    out: IO[bytes] = tempfile.SpooledTemporaryFile(16 * _PIECE)  # noqa: SIM115 - closed with the archive
    most = min(2 * limits.UNPACKED_BYTES, max(_RATIO_BYTES, _RATIO * size))
    try:
        while piece := stream.read(_PIECE):
            if out.tell() + len(piece) > most:
                raise Rejected(_bomb())
            out.write(piece)
    except (EOFError, OSError, zlib.error, ValueError):
        if not out.tell():
            raise
    out.seek(0)
    return out


def _is_tar(file: IO[bytes]) -> bool:
    head = file.read(512)
    file.seek(0)
    return head[257:262] == b"ustar"


def _listing_size(file: IO[bytes], size: int) -> int:
    """How many bytes the table of contents of a ZIP file claims (APPNOTE 4.3.14 and 4.3.16), 0 where none is found."""
    file.seek(max(0, size - 65_557))
    tail = file.read()
    file.seek(0)
    found = [struct.unpack_from("<L", tail, at + 12)[0] for at in _places(tail, b"PK\x05\x06", 22)]
    found += [struct.unpack_from("<Q", tail, at + 40)[0] for at in _places(tail, b"PK\x06\x06", 56)]
    return max((one for one in found if one != 0xFFFFFFFF), default=0)


def _places(tail: bytes, mark: bytes, length: int) -> list[int]:
    return [found.start() for found in re.finditer(re.escape(mark), tail) if found.start() + length <= len(tail)]


def _zipped(archive: zipfile.ZipFile, size: int) -> list[Part]:
    """The files of a ZIP archive; raises Rejected where all of them are locked, or where it is a bomb."""
    infos = [one for one in archive.infolist() if not one.is_dir()]
    total = sum(one.file_size for one in infos)
    if len(infos) > limits.UNPACKED_PARTS:
        raise Rejected(_too_many())
    if total > max(limits.UNPACKED_BYTES, _WHOLE_RATIO * size) or _overlapping(infos):
        raise Rejected(_bomb())
    if infos and all(one.flag_bits & 0x1 for one in infos):
        raise Rejected(_("This archive is locked with a password. Unpack it and import the folder."))
    return [Part(one.filename, one.file_size, _seconds(one.date_time), _why_not(one), one) for one in infos]


def _overlapping(infos: list[zipfile.ZipInfo]) -> bool:
    """Whether files share bytes: only bombs do."""
    ends = 0
    for one in sorted((one for one in infos if one.compress_size), key=lambda one: one.header_offset):
        if one.header_offset < ends:
            return True
        ends = one.header_offset + 30 + one.compress_size
    return False


def _why_not(one: zipfile.ZipInfo) -> str | None:
    if one.flag_bits & 0x1:
        return _("This file is locked with a password. Unpack it and import it.")
    if (one.external_attr >> 16) & 0o170000 == 0o120000:
        return _("This is a link to another file, not a file. Nothing was filed.")
    return _too_large(one.file_size, one.compress_size)


def _too_large(size: int, packed: int) -> str | None:
    if size > max(_RATIO_BYTES, _RATIO * packed):
        return _("This file unpacks to far more than a text holds. It was not opened.")
    if size > limits.FILE_BYTES:
        return _("This file is larger than {n} MB. Split it first.").format(n=limits.FILE_BYTES // 1024**2)
    return None


def _tarred(archive: tarfile.TarFile) -> list[Part]:
    """The files of a tar archive, as far as it can be read; links and devices are none."""
    found: list[Part] = []
    try:
        for one in archive:
            if one.isdir():
                continue
            why = None if one.isreg() else _("This is a link or a device, not a file. Nothing was filed.")
            if one.issparse():
                why = _bomb()
            found.append(Part(one.name, one.size, int(one.mtime) or None, why or _too_large(one.size, one.size), one))
            if len(found) > limits.UNPACKED_PARTS:
                raise Rejected(_too_many())
    except _UNREADABLE:
        if not found:
            raise
    return found


def _named(parts: list[Part]) -> list[Part]:
    """The files by their tame names, sorted; litter is left out."""
    found: list[Part] = []
    for one in parts:
        steps = [step.strip() for step in clean(one.name).replace("\n", " ").replace("\\", "/").split("/")]
        steps = [step for step in steps if step not in {"", ".", ".."} and not re.fullmatch(r"[A-Za-z]:", step)]
        if steps and not any(LITTER.fullmatch(step) for step in steps):
            found.append(Part("/".join(steps)[-400:], one.size, one.changed, one.reason, one.place))
    return sorted(found, key=lambda one: one.name.split("/"))


def _seconds(given: tuple[int, int, int, int, int, int]) -> int | None:
    """When a file was changed: ZIP notes the clock on the wall of the machine that packed it, taken here for ours."""
    try:
        return int(time.mktime((*given, 0, 0, -1))) if given[0] > 1980 else None
    except (ValueError, OverflowError):
        return None


def _damaged() -> str:
    return _("This archive is damaged. Ask the sender for it again, or unpack it and import the folder.")


def _bomb() -> str:
    return _("This archive unpacks to far more than it should hold. It was not opened.")


def _too_many() -> str:
    return _("This archive holds more than {n} files. Unpack it and import the folder.").format(
        n=f"{limits.UNPACKED_PARTS:,}"
    )
