"""Marks on one text: overlapping ones as flat spans, and offsets as Qt counts them."""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import compress, count
from operator import add
from sys import byteorder
from typing import TypeVar

from msgspec import Struct

T = TypeVar("T")


def flat_spans(length: int, marks: Sequence[tuple[int, int, T]]) -> tuple[tuple[int, int, tuple[T, ...]], ...]:
    """Overlapping marks as non-overlapping stretches in order, each with what covers it, in the order of `marks`.

    Only covered stretches are given; a mark is drawn into 0…`length`, an empty one is left out.
    """
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for number, (start, end, _) in enumerate(marks):
        start, end = max(0, start), min(length, end)
        if start < end:
            opening.setdefault(start, []).append(number)
            closing.setdefault(end, []).append(number)
    found: list[tuple[int, int, tuple[T, ...]]] = []
    active: set[int] = set()
    last = 0
    for at in sorted(opening.keys() | closing.keys()):
        if active and at > last:
            found.append((last, at, tuple(marks[number][2] for number in sorted(active))))
        active.difference_update(closing.get(at, ()))
        active.update(opening.get(at, ()))
        last = at
    return tuple(found)


class Utf16Offsets(Struct, frozen=True):
    """Translates between code points, as Clipper counts, and UTF-16 units, as Qt counts."""

    wide: tuple[int, ...]
    """Code-point offsets of the characters that take two units."""
    wide_units: tuple[int, ...]
    """The same characters' offsets in units."""

    def units(self, code_point: int) -> int:
        """The offset in UTF-16 units of a code-point offset."""
        return code_point + bisect_left(self.wide, code_point)

    def code_point(self, unit: int) -> int:
        """The code-point offset of an offset in UTF-16 units; inside a pair, the character's own."""
        return unit - bisect_left(self.wide_units, unit)


@lru_cache(maxsize=4)
def utf16_offsets(text: str) -> Utf16Offsets:
    """The translation of offsets in `text`."""
    if text.isascii() or max(text) < "\U00010000":
        return Utf16Offsets((), ())
    codes = array("I", text.encode("utf-32-le" if byteorder == "little" else "utf-32-be", "surrogatepass"))
    wide = tuple(compress(count(), map((0xFFFF).__lt__, codes)))
    return Utf16Offsets(wide, tuple(map(add, wide, count())))
