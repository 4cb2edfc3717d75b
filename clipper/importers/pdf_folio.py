"""Folio lines of a printed page: outlet, day, section and page number, taken from the text into their fields.

A line counts only where every word of it finds a field; in doubt it stays in the text.
"""

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from clipper.importers.folio_words import Read, names_in, read_words
from clipper.importers.pdf_text import Sheet
from clipper.pages.columns import Line, lines_of
from clipper.pages.render import Word

_MARGIN = 0.12
"""The share of a page's height at its top and foot in which folios stand."""
_OUTERMOST = 2
_CHARACTERS, _WORDS = 120, 18
_APART = 0.5
"""White between a folio and the text, in heights of its type; lines of text have less."""
_GAP = 1.0
"""White between two parts of a folio, in heights of its type."""


class Folio(Struct, frozen=True):
    """What the folio lines of a document say, and the sheet (from 0) they were read on."""

    read: Read = Read()
    sheet: int = 0


def without_folios(sheets: Sequence[Sheet], usual: float, seen_at: int | None = None) -> tuple[list[Sheet], Folio]:
    """The pages without their folio lines, and what those say; `usual` is the size of the text in points."""
    lines = [list(_margin_lines(sheet, usual)) for sheet in sheets]
    counted = Counter(name for found in lines for name in {n for one in found for n in names_in(folio_text(one))})
    repeated = frozenset(name for name, count in counted.items() if count > 1)
    folio, rest = Folio(), []
    for sheet, found in zip(sheets, lines, strict=True):
        read, gone = _read(found, repeated, seen_at)
        kept = tuple(word for word in sheet.words if id(word) not in gone)
        if gone and kept and (agreed := folio.read.joined(read) if folio.read else read):
            folio = Folio(agreed, folio.sheet if folio.read else sheet.number)
            sheet = Sheet(sheet.number, sheet.height, kept)
        rest.append(sheet)
    return rest, folio


def _read(lines: Sequence[Line], repeated: frozenset[str], seen_at: int | None) -> tuple[Read, set[int]]:
    """What the folio lines of one page say together, and their words; a bare page number counts beside one of them."""
    found, gone = Read(), set[int]()
    for least in (2, 1):
        for line in lines:
            if any(id(word) in gone for word in line.words) or (least == 1 and not found):
                continue
            read = read_words(folio_text(line), repeated, seen_at)
            if read is None or read.evidence < least or (least == 1 and read.outlet):
                continue
            if joined := found.joined(read) if found else read:
                found = joined
                gone |= {id(word) for word in line.words}
    return found, gone


def _margin_lines(sheet: Sheet, usual: float) -> Iterator[Line]:
    """Short lines at the page's edges that are set apart from the text, smaller, or letter-spaced."""
    lines = lines_of(sheet.words)
    for edge, order in (("top", lines), ("foot", tuple(reversed(lines)))):
        for at, line in enumerate(order[:_OUTERMOST]):
            inside = (
                line.box.bottom < _MARGIN * sheet.height
                if edge == "top"
                else line.box.top > (1 - _MARGIN) * sheet.height
            )
            if not inside or len(line.text) > _CHARACTERS or len(line.words) > _WORDS or line.size > 1.3 * usual:
                continue
            after = order[at + 1].box if at + 1 < len(order) else None
            white = 1e9 if after is None else max(after.top - line.box.bottom, line.box.top - after.bottom)
            if white >= _APART * line.size or line.size <= 0.92 * usual or _is_spaced(line):
                yield line


def _is_spaced(line: Line) -> bool:
    return sum(len(word.text) == 1 for word in line.words) >= max(4, 0.6 * len(line.words))


def folio_text(line: Line) -> str:
    """The words of a line with "|" for every wide gap; letter-spaced words are put together."""
    words = list(line.words)
    gaps = [after.box.left - word.box.right for word, after in pairwise(words)]
    wide, glued = _GAP * line.size, -1.0
    if _is_spaced(line):
        usual = statistics.median_low(gaps)
        glued, wide = 1.6 * usual, max(3.2 * usual, wide)
    pieces = [words[0].text]
    for word, gap, before in zip(words[1:], gaps, words, strict=False):
        joins = gap <= glued and _is_letter(word) and _is_letter(before)
        pieces += ["" if joins else " | " if gap >= wide else " ", word.text]
    return re.sub(r"\s+", " ", "".join(pieces))


def _is_letter(word: Word) -> bool:
    return len(word.text) == 1 and word.text.isalnum()
