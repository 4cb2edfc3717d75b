"""Whether quoted words stand word for word in a source, and which passage of it comes nearest.

Folded away before comparing: capitals, quotation marks, punctuation, white space, hyphens and soft hyphens. An ellipsis
may leave out as much as it likes; words in [square brackets] were put in by the editor.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from rapidfuzz import fuzz

_APOSTROPHE = re.compile(r"(?<=\w)['’‘ʼ´`](?=\w)")
_HYPHEN = re.compile(r"(?<=\w)[-‐‑]\s*(?=\w)")
_GAP = re.compile(r"[\[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]|…|\.\s?\.\s?\.(?:\s?\.)?|(\w*\[[^\[\]]*\]\w*)")
_CAPITAL = re.compile(r"\[(\w)\](?=\w)")
"""The first letter of a word made large or small: "[W]e"."""
_BRACKETED = 100
"""How many folded characters an insertion may stand for."""
_TRIES = 50
"""How many places of a piece are tried."""
_ALIKE = 55.0
"""How alike a passage must be to be shown as the nearest (per cent)."""
_EDGES = '“”„«»"‘‚,;: '
"""What is left out around a passage that is shown."""
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Letters of scripts that put no white space between words."""


class _Letters(dict[int, str | None]):
    """What becomes of each character; learned as it is met."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        kind = unicodedata.category(character)
        folded: str | None = " "
        if kind == "Cf":
            folded = None
        elif kind == "Sc" or character in "%‰" or _UNSPACED.match(character):
            folded = f" {character} "
        elif kind[0] in "LNM":
            folded = character
        self[code] = folded
        return folded


_letters = _Letters()


class Folded(Struct, frozen=True):
    """A text as it is compared: its words with one space before, between and after, hyphens joined and hyphens parted."""

    joined: str
    parted: str


@lru_cache(maxsize=512)
def folded(text: str) -> Folded:
    """The text made ready to be compared."""
    plain = _APOSTROPHE.sub("", unicodedata.normalize("NFKC", text.replace("´", "'").replace("\u00ad", "")).casefold())
    parted = _spaced(plain)
    return Folded(_spaced(_HYPHEN.sub("", plain)) if "-" in plain or "‐" in plain else parted, parted)


def _spaced(text: str) -> str:
    words = text.translate(_letters).split()
    return f" {' '.join(words)} " if words else ""


class _Piece(Struct, frozen=True):
    text: str
    reach: int | None
    """Within how many characters it follows the piece before; None is anywhere."""


@lru_cache(maxsize=512)
def _pieces(quote: str) -> tuple[_Piece, ...]:
    """What stands between ellipses and insertions."""
    quote = _CAPITAL.sub(r"\1", quote)
    pieces, reach, last = [], None, 0
    for gap in _GAP.finditer(quote):
        pieces.append(_Piece(quote[last : gap.start()], reach))
        reach, last = (_BRACKETED if gap[1] else None), gap.end()
    pieces.append(_Piece(quote[last:], reach))
    return tuple(_with_words(pieces))


def _with_words(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces that have words; what follows an empty one may stand as far off as both reach."""
    kept: list[_Piece] = []
    open_ = False
    for piece in pieces:
        open_ = open_ or piece.reach is None
        if folded(piece.text).parted:
            kept.append(_Piece(piece.text, None if open_ else piece.reach))
            open_ = False
    return kept


def stands(quote: str, source: str) -> bool:
    """Whether the quotation stands word for word in the source; one without any word does."""
    pieces, there = _pieces(quote), folded(source)
    if not pieces or folded(quote).parted in there.parted:
        return True
    words, reaches = [folded(piece.text) for piece in pieces], [piece.reach for piece in pieces]
    return _in_order([one.parted for one in words], reaches, there.parted, 0) or (
        _in_order([one.joined for one in words], reaches, there.joined, 0)
    )


def _in_order(pieces: Sequence[str], reaches: Sequence[int | None], text: str, start: int) -> bool:
    if not pieces:
        return True
    reach = reaches[0]
    end = None if reach is None or start == 0 else start + reach + len(pieces[0])
    return any(_in_order(pieces[1:], reaches[1:], text, at) for at in _ends(pieces[0], text, start, end))


def _ends(piece: str, text: str, start: int, end: int | None) -> Iterator[int]:
    """Where the piece ends in the text, the space after it left to the next piece."""
    for _try in range(_TRIES):
        at = text.find(piece, start, end)
        if at < 0:
            return
        yield at + len(piece) - 1
        start = at + 1


def nearest(quote: str, source: str) -> str:
    """The passage of the source that is most like the quotation, in whole words; "" where nothing is like it."""
    wrong = next((piece.text for piece in _pieces(quote) if not stands(piece.text, source)), quote)
    found = (
        fuzz.partial_ratio_alignment(_small(wrong), _small(source), score_cutoff=_ALIKE) if wrong and source else None
    )
    if found is None:
        return ""
    start, end = found.dest_start, found.dest_end
    while start > 0 and not source[start - 1].isspace():
        start -= 1
    while end < len(source) and not source[end].isspace():
        end += 1
    return " ".join(source[start:end].split()).strip(_EDGES)


def _small(text: str) -> str:
    """The text in small letters, as long as it was."""
    small = text.lower()
    return small if len(small) == len(text) else text
