"""Where the words of a cutting's text stand on its pages, also after the text was corrected."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from clipper.workflows.piece_texts import PieceText, WordPlace

_TOKEN = re.compile(r"\S+")
_MARKS = ".,;:!?\"'“”„«»‘’()[]–—-…"


@dataclass(frozen=True, slots=True)
class TextWord:
    """A word of a text with its place, or its two where it was divided at a line's end."""

    start: int
    """Its first character in the text."""
    end: int
    places: tuple[WordPlace, ...]

    @property
    def sure(self) -> float:
        """How surely it was read, 0 to 1."""
        return min(place.sure for place in self.places)


def places_in(text: str, pieces: Sequence[PieceText]) -> tuple[TextWord, ...]:
    """The words of a text (a clipping's body) that stand in the pieces, in its order; a corrected word keeps its place."""
    from rapidfuzz.distance import Levenshtein

    mine = [(hit.start(), hit.end()) for hit in _TOKEN.finditer(text)]
    printed = [one for piece in pieces for one in _printed(piece)]
    steps = Levenshtein.opcodes([_folded(text[a:b]) for a, b in mine], [word for word, _places in printed])
    found: list[TextWord] = []
    for step in steps:
        same = step.tag in ("equal", "replace")
        for at in range(step.src_start, step.src_end) if same else ():
            places = printed[step.dest_start + at - step.src_start][1]
            if places:
                found.append(TextWord(*mine[at], places))
    return tuple(found)


def word_at(words: Sequence[TextWord], at: int) -> TextWord | None:
    """The word at an offset of the text, or the nearest one before it."""
    found = bisect_left(words, at + 1, key=lambda word: word.start)
    return words[found - 1] if found else None


def _printed(piece: PieceText) -> list[tuple[str, tuple[WordPlace, ...]]]:
    """The words of a piece's text as they are compared, each with its places."""
    words = [word for word in piece.words if word.start >= 0]
    starts = [word.start for word in words]
    found = []
    for hit in _TOKEN.finditer(piece.text):
        first, last = bisect_left(starts, hit.start()), bisect_left(starts, hit.end())
        found.append((_folded(hit[0]), tuple(words[first:last])))
    return found


def _folded(word: str) -> str:
    return word.strip(_MARKS).casefold() or word
