"""Rich Text Format cut into control words, letters and groups (Microsoft's specification 1.9.1), byte by byte as it came."""

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\(\r\n|[^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+",
    re.S,
)


_BYTES = tuple(bytes((n,)) for n in range(256))
WORD, BYTE, SYMBOL, OPEN, CLOSE, TEXT = range(6)
"""What a token is; bare numbers, since a document has millions of them."""
Token = tuple[int, bytes, int | None]
"""Its kind; a control word's name, a symbol's sign, or raw text; the number after a word, None where none is written."""


def tokens_of(data: bytes) -> Iterator[Token]:
    """Every token in order; the raw bytes behind a \\bin word come as one text after it."""
    at, size, match = 0, len(data), _TOKEN.match
    while at < size:
        found = match(data, at)
        if found is None:
            # a backslash at the very end
            return
        at = found.end()
        which = found.lastindex
        if which == 6:
            yield TEXT, found[6], None
        elif which == 3:
            yield BYTE, _BYTES[int(found[3], 16)], None
        elif which in (1, 2):
            number = int(found[2]) if found[2] else None
            yield WORD, found[1], number
            if found[1] == b"bin" and number and number > 0:
                yield TEXT, data[at : at + number], None
                at += number
        elif which == 5:
            yield (OPEN if found[5] == b"{" else CLOSE), found[5], None
        elif which == 4:
            yield SYMBOL, found[4], None
