"""The package a Word document is: named parts, their types and relations, zipped alike every time.

Open Packaging Conventions (ECMA-376 part 2). Parts that were compressed once, the fonts, are copied as they are.
"""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, NamedTuple

from msgspec import Struct, field

_STAMP = (0, (1980 - 1980) << 9 | 1 << 5 | 1)
"""DOS time and date of every entry: 1 January 1980, so that equal documents are equal files."""
_TYPES = {
    "document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "styles.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
    "settings.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml",
    "fontTable.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml",
    "numbering.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml",
    "comments.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
    "footnotes.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
    "header": "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml",
    "footer": "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml",
    "core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
}
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Packed(NamedTuple):
    """A part already deflated."""

    data: bytes
    crc: int
    size: int


class Relations(Struct):
    """The relations of one part, numbered in the order they are made."""

    rows: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def to(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id of the relation to a target; `kind` is the last word of its type."""
        key = (kind, target, external)
        return self.rows.setdefault(key, f"rId{len(self.rows) + 1}")

    def xml(self) -> bytes:
        """The relations part."""
        rows = ""
        for (kind, target, external), name in self.rows.items():
            full = kind if ":" in kind else f"{_OFFICE}/{kind}"
            mode = ' TargetMode="External"' if external else ""
            rows += f'<Relationship Id="{name}" Type="{full}" Target="{target}"{mode}/>'
        return HEAD + f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'.encode()


def write(path: Path, parts: Mapping[str, bytes | Packed]) -> None:
    """Zip the parts to `path`, with their content types and the package's own relations; names count from its root."""
    top = Relations()
    top.to("officeDocument", "word/document.xml")
    top.to(f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")
    top.to("extended-properties", "docProps/app.xml")
    every = {"[Content_Types].xml": _content_types(parts), "_rels/.rels": top.xml(), **parts}
    with path.open("wb") as out:
        _zip(out, every)


@lru_cache(maxsize=16)
def part_of(path: Path, name: str) -> bytes:
    """One part of another package."""
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


@lru_cache(maxsize=64)
def packed_from(path: Path, name: str) -> Packed:
    """A part of another package, still compressed."""
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo(name)
    with path.open("rb") as file:
        file.seek(info.header_offset)
        head = file.read(30)
        _name, extra = struct.unpack("<HH", head[26:30])
        file.seek(info.header_offset + 30 + _name + extra)
        return Packed(file.read(info.compress_size), info.CRC, info.file_size)


def _content_types(parts: Mapping[str, bytes | Packed]) -> bytes:
    defaults = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in _DEFAULTS.items())
    overrides = []
    for name in parts:
        last = name.rpartition("/")[2]
        kind = _TYPES.get(last) or _TYPES.get(last.rstrip("0123456789.xml")) if last.endswith(".xml") else None
        if kind:
            overrides.append(f'<Override PartName="/{name}" ContentType="{kind}"/>')
    body = f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{"".join(overrides)}</Types>'
    return HEAD + body.encode()


def _zip(out: BinaryIO, parts: Mapping[str, bytes | Packed]) -> None:
    """A ZIP file of deflated entries (PKWARE APPNOTE 6.3), in the order given."""
    directory: list[bytes] = []
    at = 0
    for name, part in parts.items():
        one = part if isinstance(part, Packed) else _deflated(part)
        label = name.encode()
        facts = struct.pack("<HHHHHIIIHH", 20, 0x800, 8, *_STAMP, one.crc, len(one.data), one.size, len(label), 0)
        local = b"PK\x03\x04" + facts + label
        out.write(local)
        out.write(one.data)
        directory.append(b"PK\x01\x02\x14\x00" + facts + struct.pack("<HHHII", 0, 0, 0, 0, at) + label)
        at += len(local) + len(one.data)
    central = b"".join(directory)
    out.write(central)
    count = len(directory)
    out.write(b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, len(central), at, 0))


def _deflated(data: bytes) -> Packed:
    engine = zlib.compressobj(6 if len(data) < 65_536 else 4, zlib.DEFLATED, -15)
    return Packed(engine.compress(data) + engine.flush(), zlib.crc32(data), len(data))
