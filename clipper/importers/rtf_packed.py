"""Rich Text as Outlook packs it (MS-OXRTFCP): unpacked as far as it is whole."""

import struct

_MARK_PACKED, _MARK_PLAIN = 0x75465A4C, 0x414C454D
_SIZE = 4096
_KNOWN = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArial"
    b"Times New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
"""What every packed text may refer to before it has said anything."""


def unpacked(data: bytes) -> bytes:
    """The Rich Text; b"" where these are no packed bytes. A text that breaks off gives what came before.

    The result is at most nine times as long as the input: two bytes name at most seventeen.
    """
    if len(data) < 16:
        return b""
    raw_size, mark = struct.unpack_from("<4xII", data)
    if mark == _MARK_PLAIN:
        return data[16 : 16 + raw_size]
    if mark != _MARK_PACKED:
        return b""
    window = bytearray(_KNOWN.ljust(_SIZE, b"\x00"))
    write, at, size = len(_KNOWN), 16, len(data)
    out = bytearray()
    while at < size:
        control = data[at]
        at += 1
        for bit in range(8):
            if at >= size:
                break
            if not control >> bit & 1:
                piece = data[at : at + 1]
                at += 1
            else:
                if at + 1 >= size:
                    return bytes(out)
                reference = int.from_bytes(data[at : at + 2], "big")
                at += 2
                offset, length = reference >> 4, (reference & 15) + 2
                if offset == write:
                    return bytes(out)
                piece = _read(window, offset, length, write)
            for byte in piece:
                window[write] = byte
                write = (write + 1) % _SIZE
            out += piece
    return bytes(out)


def _read(window: bytearray, offset: int, length: int, write: int) -> bytes:
    """Bytes of the window; those written by this very reference are read again."""
    piece = bytearray()
    ahead = (write - offset) % _SIZE
    for step in range(length):
        piece.append(piece[step - ahead] if ahead and step >= ahead else window[(offset + step) % _SIZE])
    return bytes(piece)
