"""Large first letters that reach down into the text: put back before their words, and the lines beside them made flush."""

import statistics
from collections.abc import MutableMapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from clipper.pages.columns import lines_of
from clipper.pages.regions import Box
from clipper.pages.render import Word

_LARGER = 1.7
"""Times the usual type from which on a letter is an initial."""
_LONGEST = 3
"""Characters, with a quotation mark before the letter."""
_NEAR = 1.2
"""Ems of the usual type between an initial and the lines beside it."""

Known = TypeVar("Known")


def joined(words: Sequence[Word], source: MutableMapping[int, Known]) -> list[Word]:
    """Words of a column without its initials: each stands before the word it begins. `source` learns of the words made anew."""
    if not words:
        return []
    usual = statistics.median(word.size or word.box.height for word in words)
    found = list(words)
    for initial in [word for word in words if _is_initial(word, usual)]:
        beside = [
            word
            for word in found
            if word is not initial
            and initial.box.top - 0.2 * usual <= word.box.middle[1] <= initial.box.bottom
            and word.box.left >= initial.box.right - 0.5 * usual
        ]
        rows = [line for line in lines_of(beside) if line.words[0].box.left - initial.box.right <= _NEAR * usual]
        if len(rows) < 2:
            continue
        for number, line in enumerate(rows):
            first = line.words[0]
            text = initial.text + first.text if number == 0 else first.text
            box = Box(initial.box.left, first.box.top, first.box.right, first.box.bottom)
            made = replace(first, text=text, box=box)
            source[id(made)] = source[id(first)]
            found[_place(found, first)] = made
        found.pop(_place(found, initial))
    return found


def _is_initial(word: Word, usual: float) -> bool:
    letters = [c for c in word.text if c.isalpha()]
    size = max(word.size, word.box.height)
    return len(letters) == 1 and letters[0].isupper() and len(word.text) <= _LONGEST and size >= _LARGER * usual


def _place(words: Sequence[Word], one: Word) -> int:
    return next(number for number, word in enumerate(words) if word is one)
