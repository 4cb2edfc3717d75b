"""winmail.dat: the text and the attachments that Outlook packs into one part of a mail (TNEF)."""

import struct
from collections.abc import Iterator

from msgspec import Struct, field

from clipper.importers.cleaning import tame_name
from clipper.importers.mail_parts import Part
from clipper.importers.rtf_html import html_of, text_of, wrapped_in
from clipper.importers.rtf_packed import unpacked

_SIGNATURE = b"\x78\x9f\x3e\x22"
_BODY, _PROPERTIES = 0x0002800C, 0x00069003
_NEW, _TITLE, _DATA, _ABOUT = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
"""Attributes of the message, and of its attachments."""
_TEXT, _HTML, _RTF = 0x1000, 0x1013, 0x1009
_LONG_NAME, _CONTENT, _MIME, _ID = 0x3707, 0x3701, 0x370E, 0x3712
_FIXED = {0x02: 4, 0x03: 4, 0x04: 4, 0x0A: 4, 0x0B: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x14: 8, 0x40: 8, 0x48: 16}
"""Bytes of the values that always take as many."""
_WIDE = 0x1F
_BINARY = frozenset({0x0D, 0x1E, _WIDE, 0x102})
_MOST = 10_000
"""Properties of one message or attachment that are looked at."""


class _Attached(Struct):
    name: str = ""
    data: bytes = b""
    about: dict[int, bytes] = field(default_factory=dict)


def is_tnef(data: bytes) -> bool:
    """Whether the bytes begin as such a part does."""
    return data[:4] == _SIGNATURE


def parts_in(data: bytes) -> tuple[list[Part], list[Part]]:
    """The text in all its forms, the best first, and the attachments; what lies behind a broken place is left out."""
    plain, message, attached = b"", {}, []
    for attribute, value in _attributes(data):
        if attribute == _BODY:
            plain = value
        elif attribute == _PROPERTIES:
            message = _properties(value)
        elif attribute == _NEW:
            attached.append(_Attached())
        elif attached and attribute == _TITLE:
            attached[-1].name = _said(value)
        elif attached and attribute == _DATA:
            attached[-1].data = value
        elif attached and attribute == _ABOUT:
            attached[-1].about = _properties(value)
    return _texts(message, plain), [part for one in attached if (part := _part(one))]


def _texts(message: dict[int, bytes], plain: bytes) -> list[Part]:
    packed = unpacked(message.get(_RTF, b""))
    wrapped = wrapped_in(packed)
    found: list[Part] = []
    if message.get(_HTML, b"").strip():
        found.append(Part("text/html", message[_HTML]))
    elif wrapped == "html":
        found.append(Part("text/html", html_of(packed).encode("utf-8", "replace"), charset="utf-8"))
    elif packed and not wrapped:
        found.append(Part("text/rtf", packed))
    text = _said(message.get(_TEXT, b"") or plain)
    if not text.strip() and wrapped == "text":
        text = text_of(packed)
    return [*found, Part("text/plain", text.encode("utf-8", "replace"), charset="utf-8")] if text.strip() else found


def _part(one: _Attached) -> Part | None:
    data = one.data or one.about.get(_CONTENT, b"")
    name = tame_name(_said(one.about.get(_LONG_NAME, b"")) or one.name, "attachment")
    kind = _said(one.about.get(_MIME, b"")).lower() or "application/octet-stream"
    return Part(kind, data, name, content_id=_said(one.about.get(_ID, b"")).strip("<> ")) if data else None


def _said(value: bytes) -> str:
    """A string, whose end a zero marks."""
    value = value.split(b"\x00")[0]
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Level, name, length, value and sum of each attribute, behind the signature and a key."""
    at = 6
    while at + 9 <= len(data):
        attribute, length = struct.unpack_from("<II", data, at + 1)
        begin = at + 9
        if length > len(data) - begin:
            return
        yield attribute, data[begin : begin + length]
        at = begin + length + 2


def _properties(data: bytes) -> dict[int, bytes]:
    """The values of strings and bytes by their number; it ends where the data do not hold what they claim."""
    found: dict[int, bytes] = {}
    try:
        (count,), at = struct.unpack_from("<I", data), 4
        for _property in range(min(count, _MOST)):
            kind, number = struct.unpack_from("<HH", data, at)
            at = _after_name(data, at + 4) if number >= 0x8000 else at + 4
            several, kind = bool(kind & 0x1000), kind & 0x0FFF
            if kind in _BINARY or several:
                (values,) = struct.unpack_from("<I", data, at)
                at += 4
            else:
                values = 1
            for _value in range(min(values, _MOST)):
                if kind in _BINARY:
                    (length,) = struct.unpack_from("<I", data, at)
                    value = data[at + 4 : at + 4 + length]
                    if kind == _WIDE:
                        value = value.decode("utf-16-le", "replace").encode("utf-8", "replace")
                    found.setdefault(number, value)
                    at += 4 + _padded(length)
                else:
                    at += _FIXED[kind]
    except (struct.error, KeyError):
        pass
    return found


def _after_name(data: bytes, at: int) -> int:
    """Where the value of a property begins that a program named itself."""
    (kind,) = struct.unpack_from("<I", data, at + 16)
    if kind == 0:
        return at + 24
    (length,) = struct.unpack_from("<I", data, at + 20)
    return at + 24 + _padded(length)


def _padded(length: int) -> int:
    return (length + 3) // 4 * 4
