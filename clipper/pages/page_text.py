"""A page's words in reading order, kept small: one text, and for each word where it stands and on which line."""

import math
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from msgspec import Struct, field

from clipper.pages.regions import Box

if TYPE_CHECKING:
    from clipper.pages.page_layer import PageWords

FEWEST_LETTERS = 20
"""A PDF page with fewer letters is a picture of one."""
_PARTED = re.compile(r"(?:[\x02\ufffe\u00ad]|(?<=\w)[-\u2010](?=[\r\n]))\s*")
"""A hyphen at the end of a line."""
_LETTERS = re.compile(r"[^\W_]+")


class PageText(Struct, frozen=True, dict=True):
    """The words of one page; a word is named by its number in reading order, from 0."""

    text: str = ""
    """The words, one blank between them."""
    starts: array = field(default_factory=lambda: array("I"))
    """Where each word begins in the text."""
    places: array = field(default_factory=lambda: array("f"))
    """Left, top, right, bottom of each word in fractions of the page as it came."""
    lines: array = field(default_factory=lambda: array("I"))
    """The line of each word, counted from 0 in reading order."""
    columns: array = field(default_factory=lambda: array("I"))
    """The column of each word, counted from 0 in reading order."""
    broken: bytes = b""
    """1 for each word that ends in a hyphen only because its line ends."""
    source: str = ""
    """"text layer", or the OCR engine; "" where nothing was read."""

    @property
    def count(self) -> int:
        """How many words there are."""
        return len(self.starts)

    def word(self, number: int) -> str:
        """A word as printed."""
        end = self.starts[number + 1] - 1 if number + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[number] : end]

    def box(self, number: int) -> Box:
        """Where a word stands, in fractions of the page as it came."""
        return Box(*self.places[4 * number : 4 * number + 4])

    def said(self, first: int, last: int) -> str:
        """The words from `first` to `last` as a reader says them: parted words are whole again."""
        flow = self.flow
        end = flow.starts[last + 1] if last + 1 < self.count else len(flow.text)
        goes_on = last + 1 < self.count and self._goes_on(last)
        return flow.text[flow.starts[first] : end].rstrip() + ("-" if goes_on else "")

    def _goes_on(self, number: int) -> bool:
        word = self.word(number)
        if self.broken[number : number + 1] == b"\x01" and word.endswith("-"):
            return True
        # an OCR engine does not tell a hyphen at a line's end from one within: a small letter after it does
        after = self.word(number + 1)
        parted = (
            word.endswith(("-", "\u00ad", "\u2010")) and len(word) > 2 and word[-2].isalpha() and after[:1].islower()
        )
        return parted and self.lines[number] != self.lines[number + 1] and self.source != "text layer"

    def around(self, first: int, last: int) -> Box:
        """The smallest rectangle around the words from `first` to `last`, in fractions of the page as it came."""
        sides = self.places[4 * first : 4 * last + 4]
        return Box(min(sides[0::4]), min(sides[1::4]), max(sides[2::4]), max(sides[3::4]))

    @cached_property
    def flow(self) -> "Flow":
        """All words as a reader says them, to be searched."""
        parts: list[str] = []
        starts = array("I")
        at = 0
        for number in range(self.count):
            starts.append(at)
            word = self.word(number)
            last = number + 1 == self.count
            part = word[:-1] if not last and self._goes_on(number) else word + ("" if last else " ")
            parts.append(part)
            at += len(part)
        return Flow("".join(parts), starts)

    def strips(self, first: int, last: int) -> Iterator[Box]:
        """The words from `first` to `last` as one rectangle for each line."""
        begin = first
        for number in range(first, last + 1):
            if number == last or self.lines[number + 1] != self.lines[begin]:
                yield self.around(begin, number)
                begin = number + 1

    # -- lines and columns ---------------------------------------------------------------------------------------

    @cached_property
    def rows(self) -> tuple[tuple[int, int, Box], ...]:
        """First word, last word and rectangle of every line."""
        return self._runs(self.lines)

    @cached_property
    def blocks(self) -> tuple[tuple[int, int, Box], ...]:
        """First word, last word and rectangle of every column."""
        return self._runs(self.columns)

    def _runs(self, of: array) -> tuple[tuple[int, int, Box], ...]:
        found, begin = [], 0
        for number in range(self.count):
            if number + 1 == self.count or of[number + 1] != of[begin]:
                found.append((begin, number, self.around(begin, number)))
                begin = number + 1
        return tuple(found)

    def line_of(self, word: int) -> tuple[int, int]:
        """First and last word of the line a word stands on."""
        return _holding(self.rows, word)

    def block_of(self, word: int) -> tuple[int, int]:
        """First and last word of the column a word stands in."""
        return _holding(self.blocks, word)

    def block_at(self, x: float, y: float) -> Box | None:
        """The column at a point (fractions), else the nearest; None on a page without words."""
        return min((box for _a, _b, box in self.blocks), key=lambda box: _distance(box, x, y), default=None)

    def nearest(self, x: float, y: float) -> tuple[int, float] | None:
        """The word nearest to a point (fractions of the page) and how far off its line is; None without words."""
        row = min(self.rows, key=lambda one: _distance(one[2], x, y), default=None)
        if row is None:
            return None
        word = min(range(row[0], row[1] + 1), key=lambda number: _across(self.box(number), x))
        return word, _distance(row[2], x, y)

    # -- letters alone -------------------------------------------------------------------------------------------

    @cached_property
    def letters(self) -> "Letters":
        """The text without blanks, marks and case, to be compared with another setting of the same words."""
        return letters(self.text)

    def word_at(self, offset: int) -> int:
        """The word to which a character of the text belongs."""
        return max(0, bisect_right(self.starts, offset) - 1)


def of_words(page: "PageWords") -> PageText:
    """The words of a page that was read, kept small."""
    starts, at = array("I"), 0
    for word in page.words:
        starts.append(at)
        at += len(word.text) + 1
    places = array("f", (side for word in page.words for side in _sides(word.box)))
    return PageText(
        " ".join(word.text for word in page.words),
        starts,
        places,
        array("I", (word.line for word in page.words)),
        array("I", (word.column for word in page.words)),
        bytes(int(word.broken) for word in page.words),
        page.source,
    )


class Flow(Struct, frozen=True):
    """The words of a page as one text in which parted words are whole, and where each of them begins."""

    text: str
    starts: array

    def words(self, start: int, end: int) -> tuple[int, int]:
        """First and last word of the characters from `start` to `end`."""
        return max(0, bisect_right(self.starts, start) - 1), max(0, bisect_right(self.starts, max(start, end - 1)) - 1)


class Letters(Struct, frozen=True):
    """Letters and digits of a text, and where they came from."""

    text: str
    runs: tuple[tuple[int, int], ...]
    """Where in `text` each unbroken run begins, and where that stood in the text it was taken from."""

    def origin(self, at: int) -> int:
        """Where a letter stood in the text it was taken from."""
        place = bisect_right(self.runs, (at, 1 << 60)) - 1
        begin, there = self.runs[place]
        return there + at - begin


def letters(text: str) -> Letters:
    """The letters of a text, folded one by one, so that every one of them keeps its place."""
    parts: list[str] = []
    runs: list[tuple[int, int]] = []
    at = 0
    for found in _LETTERS.finditer(text):
        word = found.group().lower()
        if len(word) != found.end() - found.start():
            word = found.group()
        if not word.isascii():
            word = "".join(map(_plain, word))
        runs.append((at, found.start()))
        parts.append(word)
        at += len(word)
    return Letters("".join(parts), tuple(runs))


def times_in(text: str, words: str) -> int:
    """How often words stand in a text as a file holds it: case and accents do not matter, words parted at a line's end are whole."""
    whole = _PARTED.sub("", text)
    sought, there = (" ".join(_bare(one).split()) for one in (words, whole))
    return there.count(sought) if sought else 0


def _bare(text: str) -> str:
    """A text without case and accents; curly quotes as typed ones."""
    if text.isascii():
        return text.lower()
    bare = "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c))
    return bare.translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"'})


def _plain(letter: str) -> str:
    """A letter without its accent, one for one."""
    bare = "".join(c for c in normalize("NFKD", letter) if not combining(c))
    return bare if len(bare) == 1 else letter


def _holding(runs: tuple[tuple[int, int, Box], ...], word: int) -> tuple[int, int]:
    return next(((first, last) for first, last, _box in runs if first <= word <= last), (word, word))


def _distance(box: Box, x: float, y: float) -> float:
    return math.hypot(_across(box, x), max(box.top - y, 0.0, y - box.bottom))


def _across(box: Box, x: float) -> float:
    return max(box.left - x, 0.0, x - box.right)


def _sides(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.right, box.bottom
