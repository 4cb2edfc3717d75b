"""Words chosen on pages: from one word to another in reading order, over pages too."""

from collections.abc import Callable

from msgspec import Struct

from clipper.pages.page_text import PageText

Spot = tuple[int, int]
"""The place of a page (from 0) and a word of it."""
TextOf = Callable[[int], PageText | None]
"""The words of the page at a place."""
WORD, LINE, BLOCK = "word", "line", "block"


class Selection(Struct, frozen=True):
    """Where choosing began and where it is now, each widened to whole lines or columns by `unit`."""

    anchor: Spot
    focus: Spot
    unit: str = WORD

    def ranges(self, text_of: TextOf) -> tuple[tuple[int, int, int], ...]:
        """Place of the page, first and last word, page by page."""
        first, last = sorted((self.anchor, self.focus))
        found = []
        for place in range(first[0], last[0] + 1):
            text = text_of(place)
            if text is None or not text.count:
                continue
            begin = _widened(text, first[1], self.unit)[0] if place == first[0] else 0
            end = _widened(text, last[1], self.unit)[1] if place == last[0] else text.count - 1
            found.append((place, begin, end))
        return tuple(found)


def _widened(text: PageText, word: int, unit: str) -> tuple[int, int]:
    word = max(0, min(word, text.count - 1))
    if unit == LINE:
        return text.line_of(word)
    return text.block_of(word) if unit == BLOCK else (word, word)


def stepped(spot: Spot, by: str, text: PageText) -> Spot:
    """The word right, left, above or below, on the same page ("right", "left", "up", "down", "home", "end")."""
    place, word = spot
    if by in ("right", "left"):
        return place, max(0, min(text.count - 1, word + (1 if by == "right" else -1)))
    first, last = text.line_of(word)
    if by in ("home", "end"):
        return place, first if by == "home" else last
    rows = text.rows
    here = next(n for n, row in enumerate(rows) if row[0] == first)
    there = rows[max(0, min(len(rows) - 1, here + (1 if by == "down" else -1)))]
    x = text.box(word).middle[0]
    return place, min(range(there[0], there[1] + 1), key=lambda n: abs(text.box(n).middle[0] - x))
