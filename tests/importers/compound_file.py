"""Outlook files for tests: a writer of compound files (MS-CFB) just large enough for messages (MS-OXMSG)."""

import struct
from dataclasses import dataclass, field
from datetime import UTC, datetime

FREE, END, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF
Folder = dict[str, "bytes | Folder"]


@dataclass
class Attached:
    """A file, or a message, attached to a message."""

    name: str
    data: "bytes | Made" = b""
    media_type: str = ""
    content_id: str = ""
    method: int = 1


@dataclass
class Made:
    """A message: its texts by number of property, its bytes, what is attached."""

    texts: dict[int, str] = field(default_factory=dict)
    binaries: dict[int, bytes] = field(default_factory=dict)
    sent: datetime | None = None
    attached: list[Attached] = field(default_factory=list)
    page: int = 1252
    wide: bool = True

    def folder(self, head: int = 32) -> Folder:
        """The streams and storages of the message."""
        kind = "001F" if self.wide else "001E"
        encoding = "utf-16-le" if self.wide else f"cp{self.page}"
        found: Folder = {f"__substg1.0_{n:04X}{kind}": t.encode(encoding) for n, t in self.texts.items()}
        found |= {f"__substg1.0_{n:04X}0102": data for n, data in self.binaries.items()}
        fixed = [struct.pack("<HHIII", 3, 0x3FFD, 6, self.page, 0)]
        if self.sent:
            ticks = round((self.sent - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
            fixed.append(struct.pack("<HHIQ", 0x40, 0x0039, 6, ticks))
        found["__properties_version1.0"] = bytes(head) + b"".join(fixed)
        for number, one in enumerate(self.attached):
            inner: Folder = {"__properties_version1.0": bytes(8) + struct.pack("<HHIII", 3, 0x3705, 6, one.method, 0)}
            inner["__substg1.0_3707001F"] = one.name.encode("utf-16-le")
            if one.media_type:
                inner["__substg1.0_370E001F"] = one.media_type.encode("utf-16-le")
            if one.content_id:
                inner["__substg1.0_3712001F"] = one.content_id.encode("utf-16-le")
            if isinstance(one.data, Made):
                inner["__substg1.0_3701000D"] = one.data.folder(24)
            elif one.data:
                inner["__substg1.0_37010102"] = one.data
            found[f"__attach_version1.0_#{number:08X}"] = inner
        return found

    def bytes(self) -> bytes:
        """The message as an Outlook file."""
        return compound(self.folder())


def packed(rtf: bytes) -> bytes:
    """Rich Text packed as Outlook packs it (MS-OXRTFCP), with no reference but the one that ends it."""
    out = bytearray()
    for at in range(0, len(rtf), 8):
        out += b"\x00" + rtf[at : at + 8]
    whole, rest = divmod(len(rtf), 8)
    end = ((207 + len(rtf)) % 4096) << 4
    if rest:
        out[whole * 9] = 1 << rest
    else:
        out += b"\x01"
    out += end.to_bytes(2, "big")
    return struct.pack("<IIII", len(out) + 12, len(rtf), 0x75465A4C, 0) + bytes(out)


def compound(root: Folder) -> bytes:
    """The compound file that holds these streams and storages."""
    entries: list[list] = [["Root Entry", 5, NONE, b""]]
    _entries(root, 0, entries)
    sectors: list[bytes] = []
    fat: list[int] = []

    def put(data: bytes) -> int:
        if not data:
            return END
        first = len(sectors)
        for at in range(0, len(data), 512):
            sectors.append(data[at : at + 512].ljust(512, b"\x00"))
            fat.append(len(sectors))
        fat[-1] = END
        return first

    mini, minifat = bytearray(), []
    starts: list[tuple[int, int]] = []
    for _name, kind, _child, data, *_next in entries:
        if kind != 2 or not data:
            starts.append((END, 0))
        elif len(data) >= 4096:
            starts.append((put(data), len(data)))
        else:
            first = len(minifat)
            count = -(-len(data) // 64)
            minifat += [first + n + 1 for n in range(count - 1)] + [END]
            mini += data.ljust(count * 64, b"\x00")
            starts.append((first, len(data)))
    starts[0] = (put(bytes(mini)), len(mini))
    mini_sectors = -(-len(minifat) * 4 // 512)
    minifat_start = put(struct.pack(f"<{len(minifat)}I", *minifat).ljust(mini_sectors * 512, b"\xff"))
    directory = b"".join(_entry(one, *start) for one, start in zip(entries, starts, strict=True))
    directory_start = put(directory)
    count = 1
    while count * 128 < len(fat) + count:
        count += 1
    fat_start = len(sectors)
    fat += [0xFFFFFFFD] * count
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(count * 512, b"\xff")
    sectors += [table[at : at + 512] for at in range(0, len(table), 512)]
    header = struct.pack("<8s16sHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, 0, count,
                         directory_start, 0, 4096, minifat_start, mini_sectors, END, 0)  # fmt: skip
    header += struct.pack("<109I", *[fat_start + n for n in range(count)], *[FREE] * (109 - count))
    return header.ljust(512, b"\x00") + b"".join(sectors)


def _entries(folder: Folder, parent: int, entries: list[list]) -> None:
    """The entries of a folder, each leading to the next one on its right."""
    names = sorted(folder, key=lambda name: (len(name), name.upper()))
    before = None
    for name in names:
        what = folder[name]
        number = len(entries)
        entries.append([name, 1 if isinstance(what, dict) else 2, NONE, b"" if isinstance(what, dict) else what, NONE])
        if before is None:
            entries[parent][2] = number
        else:
            entries[before][4] = number
        before = number
        if isinstance(what, dict):
            _entries(what, number, entries)


def _entry(one: list, start: int, size: int) -> bytes:
    name = (one[0] + "\0").encode("utf-16-le")
    right = one[4] if len(one) > 4 else NONE
    head = struct.pack("<64sHBBIII", name, len(name), one[1], 1, NONE, right, one[2])
    return head + bytes(36) + struct.pack("<IQ", start, size)
