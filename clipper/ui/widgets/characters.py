"""Characters of a text on their way to the page: their length for Qt, their direction, and where a long run is broken."""

from collections.abc import Iterator
from unicodedata import bidirectional, combining

LONG_PARAGRAPH = 3_000
"""A longer paragraph is set as several, broken at a space: one line layout of a megabyte would hold up the window."""
LONGEST_LETTER = 60
"""Accents on one letter that are kept together with it."""
UNSAFE = {ord(c): " " for c in "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\ufdd0\ufdd1"} | {0xFFFC: "\ufffd", 0: "\ufffd"}
"""Characters in which Qt sees ends of blocks or objects, each exchanged for one other: offsets stay."""


def units(text: str) -> int:
    """The text's length in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def broken(text: str) -> Iterator[tuple[int, str]]:
    """The text in stretches Qt can lay out at once, each with its start; a space between two becomes the break."""
    at = 0
    while len(text) - at > LONG_PARAGRAPH:
        space = text.rfind(" ", at + LONG_PARAGRAPH // 2, at + LONG_PARAGRAPH)
        cut = space if space >= 0 else at + LONG_PARAGRAPH
        while space < 0 and cut < min(len(text) - 1, at + LONG_PARAGRAPH + LONGEST_LETTER) and combining(text[cut]):
            cut += 1
        yield at, text[at:cut]
        at = cut + (space >= 0)
    yield at, text[at:]


def right_to_left(text: str) -> bool:
    """Whether a paragraph runs from right to left: more letters of such scripts than of others in its first 200."""
    if text.isascii():
        return False
    kinds = [bidirectional(c) for c in text[:200]]
    return sum(k in ("R", "AL") for k in kinds) > sum(k == "L" for k in kinds)


def dateline_printed(dateline: str) -> str:
    """The dateline with the mark that parts it from the text."""
    return dateline if dateline[-1:] in ":—–-" else f"{dateline}:"
