"""An Outlook file opened (MS-OXMSG over MS-CFB): the properties of its message, its attachments, the messages in it."""

import io
import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct, field

from clipper import limits
from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.encoding import decode
from clipper.importers.rtf_letters import page_of

if TYPE_CHECKING:
    from olefile import OleFileIO

FAILURES = (
    OSError,
    ValueError,
    TypeError,
    IndexError,
    KeyError,
    AttributeError,
    EOFError,
    struct.error,
    AssertionError,
)
"""What the library raises on damaged files."""
CLASS, SUBJECT, HEADERS, TEXT, HTML, RTF = 0x001A, 0x0037, 0x007D, 0x1000, 0x1013, 0x1009
SENDER, SENDER_SMTP, SENDER_MAIL = 0x0C1A, 0x5D01, 0x0C1F
AUTHOR, AUTHOR_SMTP, AUTHOR_MAIL = 0x0042, 0x5D02, 0x0065
SENT, DELIVERED, CREATED = 0x0039, 0x0E06, 0x3007
LONG_NAME, SHORT_NAME, SHOWN_NAME, MIME, CONTENT_ID, DATA, METHOD = (
    0x3707, 0x3704, 0x3001, 0x370E, 0x3712, 0x3701, 0x3705)  # fmt: skip
_TEXT_PAGE, _BODY_PAGE = 0x3FFD, 0x3FDE
_LONG, _BOOLEAN, _TIME, _NARROW, _WIDE, _BINARY = 0x0003, 0x000B, 0x0040, 0x001E, 0x001F, 0x0102
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_ATTACHMENTS = 1000


class Tree:
    """The streams and storages of a compound file, listed once."""

    def __init__(self, data: bytes) -> None:
        """Raises what the library raises on damaged files."""
        import olefile

        self._size = len(data)
        self._ole: OleFileIO = olefile.OleFileIO(io.BytesIO(data))
        self.streams: dict[tuple[str, ...], dict[str, str]] = {}
        self.storages: dict[tuple[str, ...], list[str]] = {}
        for *above, name in self._ole.listdir(streams=True, storages=False):
            self.streams.setdefault(tuple(above), {})[name.lower()] = name
        for *above, name in self._ole.listdir(streams=False, storages=True):
            self.storages.setdefault(tuple(above), []).append(name)

    def read(self, path: tuple[str, ...], name: str) -> bytes:
        """The bytes of a stream, b"" where there is none or it is damaged or larger than a file may be."""
        found = self.streams.get(path, {}).get(name.lower())
        if found is None:
            return b""
        where = [*path, found]
        try:
            # A damaged file may claim any size, and lead round in circles to fill it.
            if self._ole.get_size(where) > min(limits.FILE_BYTES, self._size):
                return b""
            return self._ole.openstream(where).read()
        except FAILURES:
            return b""


class Storage(Struct):
    """A message, or an attachment, inside the file: its properties by their number (MS-OXPROPS)."""

    tree: Tree
    path: tuple[str, ...] = ()
    page: str = ""
    """The encoding of its 8-bit texts."""
    _fixed: dict[int, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        head = 32 if not self.path else 24 if self.path[-1].lower().startswith("__substg1.0_3701000d") else 8
        for at in range(head, len(table := self.stream("__properties_version1.0")) - 15, 16):
            kind, number = struct.unpack_from("<HH", table, at)
            if kind in (_LONG, _BOOLEAN, _TIME):
                self._fixed[number] = table[at + 8 : at + 16]
        self.page = self.page if _TEXT_PAGE not in self._fixed else page_of(self.number(_TEXT_PAGE))

    def stream(self, name: str) -> bytes:
        """The bytes of a stream of this storage."""
        return self.tree.read(self.path, name)

    @property
    def is_message(self) -> bool:
        """Whether it holds the properties of a message."""
        return "__properties_version1.0" in self.tree.streams.get(self.path, {})

    def text(self, number: int) -> str:
        """A property that is text, "" where it is not set."""
        if wide := self.stream(f"__substg1.0_{number:04X}{_WIDE:04X}"):
            return wide.decode("utf-16-le", "replace").rstrip("\x00")
        narrow = self.stream(f"__substg1.0_{number:04X}{_NARROW:04X}")
        return decode(narrow, self.page)[0].rstrip("\x00") if narrow else ""

    def binary(self, number: int) -> bytes:
        """A property that is bytes, b"" where it is not set."""
        return self.stream(f"__substg1.0_{number:04X}{_BINARY:04X}")

    def number(self, number: int) -> int:
        """A property that is a number, 0 where it is not set."""
        return struct.unpack("<I", self._fixed[number][:4])[0] if number in self._fixed else 0

    def moment(self, number: int) -> datetime | None:
        """A property that is a moment, None where it is not set or no calendar holds it."""
        ticks = int.from_bytes(self._fixed.get(number, b""), "little")
        try:
            found = _EPOCH + timedelta(microseconds=ticks // 10) if ticks else None
        except OverflowError:
            return None
        return found if found and 1970 < found.year < 2200 else None

    @property
    def html(self) -> tuple[bytes, str]:
        """The HTML body and its encoding, b"" where there is none."""
        if data := self.binary(HTML):
            number = self.number(_BODY_PAGE)
            return data, page_of(number) if number else ""
        return self.text(HTML).encode("utf-8", "replace"), "utf-8"

    def attachments(self) -> Iterator["Storage"]:
        """The storages of the attachments, in their order."""
        names = (one for one in self.tree.storages.get(self.path, []) if one.lower().startswith("__attach_version1.0_"))
        for name in sorted(names)[:_ATTACHMENTS]:
            yield Storage(self.tree, (*self.path, name), self.page)

    def message(self) -> "Storage | None":
        """The message that an attachment is, None where it is a file."""
        wanted = f"__substg1.0_{DATA:04x}000d"
        for name in self.tree.storages.get(self.path, []):
            if name.lower() == wanted:
                inner = Storage(self.tree, (*self.path, name), self.page)
                return inner if inner.is_message else None
        return None


def opened(data: bytes) -> Storage:
    """The message of a file; raises Rejected where it is damaged."""
    try:
        storage = Storage(Tree(data))
    except FAILURES as problem:
        raise Rejected(_damaged()) from problem
    if not storage.is_message:
        raise Rejected(_damaged())
    return storage


def _damaged() -> str:
    return _("This Outlook file is damaged. Save the mail again, best as .eml, and import that.")
