"""What lies in a signed message of S/MIME: the envelope of the signature (CMS, RFC 5652) is opened, nothing is checked."""

_SIGNED = bytes.fromhex("2a864886f70d010702")
"""The name of signed data as an object identifier."""
_DEPTH = 12
_SEQUENCE, _OCTETS, _INNER_OCTETS, _NAME, _CONTENT = 0x30, 0x04, 0x24, 0x06, 0xA0


class _Broken(ValueError):
    pass


def signed_content(data: bytes) -> bytes:
    """The signed message itself, b"" where the data are encrypted, or broken, or hold none."""
    try:
        (kind, outer), *_more = _values(data, 0, len(data), 0)
        name, wrapped = _values(*_span(outer, kind, _SEQUENCE), 1)[:2]
        if bytes(_bytes(name[1])) != _SIGNED:
            return b""
        ((kind, signed),) = _values(*_span(wrapped[1], wrapped[0], _CONTENT), 2)
        parts = _values(*_span(signed, kind, _SEQUENCE), 3)
        # version, algorithms, and then what was signed
        inner = _values(*_span(parts[2][1], parts[2][0], _SEQUENCE), 4)
        ((kind, content),) = _values(*_span(inner[1][1], inner[1][0], _CONTENT), 5)
        return _octets(kind, content, 6)
    except (_Broken, ValueError, IndexError):
        return b""


_Span = tuple[bytes, int, int]


def _span(span: _Span, kind: int, wanted: int) -> _Span:
    if kind != wanted:
        raise _Broken
    return span


def _bytes(span: _Span) -> bytes:
    data, start, end = span
    return data[start:end]


def _octets(kind: int, span: _Span, depth: int) -> bytes:
    """A string of bytes, also where it comes in pieces."""
    if kind == _OCTETS:
        return _bytes(span)
    if kind != _INNER_OCTETS or depth > _DEPTH:
        raise _Broken
    return b"".join(_octets(one, piece, depth + 1) for one, piece in _values(*span, depth))


def _values(data: bytes, start: int, end: int, depth: int) -> list[tuple[int, _Span]]:
    """The values (tag, and where its content lies) one after the other; those without a length end at two zeros."""
    found: list[tuple[int, _Span]] = []
    at = start
    while at + 2 <= end:
        tag, at, stop, following = _header(data, at, end, depth)
        if tag == 0 and stop == at:
            break
        found.append((tag, (data, at, stop)))
        at = following
    return found


def _header(data: bytes, at: int, end: int, depth: int) -> tuple[int, int, int, int]:
    """Tag, begin and end of the content, and where the next value begins."""
    if depth > _DEPTH:
        raise _Broken
    tag, length, at = data[at], data[at + 1], at + 2
    if length == 0x80:
        stop = _end_of_open(data, at, end, depth + 1)
        return tag, at, stop, stop + 2
    if length > 0x80:
        count = length & 0x7F
        if count > 6 or at + count > end:
            raise _Broken
        length, at = int.from_bytes(data[at : at + count], "big"), at + count
    if at + length > end:
        raise _Broken
    return tag, at, at + length, at + length


def _end_of_open(data: bytes, at: int, end: int, depth: int) -> int:
    """Where the two zeros stand that end a value without a length."""
    while at + 2 <= end:
        if data[at] == 0 and data[at + 1] == 0:
            return at
        _tag, _begin, _stop, at = _header(data, at, end, depth)
    raise _Broken
