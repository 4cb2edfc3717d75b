"""Transfer and content codings of a response kept in a web archive, undone piece by piece (RFC 9110, 8.4; RFC 9112, 7)."""

import zlib
from collections.abc import Callable, Iterator
from typing import Any

from clipper import limits

_PIECE = 65_536
_MOST = 1024 * 1024
"""Bytes unpacked at a time, so that no bomb goes off."""
_GZIP = b"\x1f\x8b"


def content(record: Any) -> bytes | None:
    """The bytes a browser would have had; None where their coding is unknown or they are too many.

    Archivers often keep the unpacked page under the header of the packed one: what does not unpack is the page.
    Raises ValueError or zlib.error where the bytes are broken.
    """
    told = record.http_headers
    coding = str(told.get_header("Content-Encoding") or "").strip().lower() if told is not None else ""
    chunked = told is not None and str(told.get_header("Transfer-Encoding") or "").lower() == "chunked"
    pieces = _pieces(record.raw_stream, chunked)
    first = next(pieces, b"")
    if coding in {"gzip", "x-gzip"} and first.startswith(_GZIP):
        return _joined(_inflated(first, pieces, zlib.MAX_WBITS | 16))
    if coding == "deflate" and first:
        bare = first[0] & 0x0F != 8
        return _joined(_inflated(first, pieces, -zlib.MAX_WBITS if bare else zlib.MAX_WBITS))
    if coding == "br" and not first.lstrip().startswith(b"<"):
        return _joined(_unbrotlied(first, pieces))
    return _joined(_all(first, pieces)) if coding in {"", "identity", "gzip", "x-gzip", "br"} else None


def _pieces(stream: Any, chunked: bool) -> Iterator[bytes]:
    if chunked:
        from warcio.bufferedreaders import ChunkedDataReader

        stream = ChunkedDataReader(stream)
    read: Callable[[int], bytes] = stream.read
    while piece := read(_PIECE):
        yield piece


def _all(first: bytes, pieces: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from pieces


def _inflated(first: bytes, pieces: Iterator[bytes], bits: int) -> Iterator[bytes]:
    unpack = zlib.decompressobj(bits)
    for piece in _all(first, pieces):
        left = piece
        while left and not unpack.eof:
            yield unpack.decompress(left, _MOST)
            left = unpack.unconsumed_tail
    yield unpack.flush(_MOST)


def _unbrotlied(first: bytes, pieces: Iterator[bytes]) -> Iterator[bytes]:
    import brotli

    unpack = brotli.Decompressor()
    try:
        for piece in _all(first, pieces):
            yield unpack.process(piece, output_buffer_limit=_MOST)
            while not unpack.can_accept_more_data() and not unpack.is_finished():
                yield unpack.process(b"", output_buffer_limit=_MOST)
    except brotli.error as problem:
        raise ValueError(str(problem)) from problem


def _joined(pieces: Iterator[bytes]) -> bytes | None:
    kept = bytearray()
    for piece in pieces:
        kept += piece
        if len(kept) > limits.FETCH_BYTES:
            return None
    return bytes(kept)
