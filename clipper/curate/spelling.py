"""Spelling of our own words: what a dictionary does not know and no clipping of the issue says."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

Known = Callable[[str], bool]
"""Whether a dictionary knows a word."""

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_ADDRESS = re.compile(r"\S*(?:://|@|www\.)\S*|\b[\w-]+(?:\.[\w-]+)+\b|[#@]\w+|\S*[\d_/\\]\S*")
_SENTENCE = re.compile(r"(?:^|[.!?…:;\n–—])[\s\"'“‘«„(]*$")
_CAPITALISED = {"de", "lb"}
"""Languages that write every noun with a capital."""
_JOINTS = re.compile(r"[-']")
_LEAST = 3


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Every word of these texts, as `misspelt` compares them; a text that was read before is not read again."""
    return frozenset().union(*map(_words, texts))


@lru_cache(maxsize=1_024)
def _words(text: str) -> frozenset[str]:
    """The words of a text, and what stands between their hyphens and apostrophes."""
    words = set(_WORD.findall(_folded(text)))
    joined = {part for word in words if not word.isalpha() for part in _JOINTS.split(word)}
    return frozenset(words | joined)


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'").replace("ʼ", "'")


def misspelt(text: str, known: Known, said: frozenset[str], language: str) -> tuple[str, ...]:
    """The words of `text` that are neither `known` nor `said` in a clipping, each once, in their order.

    Left alone: addresses, numbers, abbreviations in capitals, words of one or two letters, and, inside a sentence, words
    with a capital, which are names, but in languages that write all nouns so.
    """
    plain = _ADDRESS.sub(lambda found: " " * len(found[0]), text)
    wrong: dict[str, None] = {}
    for found in _WORD.finditer(plain):
        word = found[0]
        if _left_alone(word) or _is_name(word, plain[: found.start()], language) or word in wrong:
            continue
        if not _right(word, known, said):
            wrong[word] = None
    return tuple(wrong)


def _left_alone(word: str) -> bool:
    return len(word) < _LEAST or any(letter.isupper() for letter in word[1:])


def _is_name(word: str, before: str, language: str) -> bool:
    inside = not _SENTENCE.search(before[-12:])
    return word[0].isupper() and inside and language[:2] not in _CAPITALISED


def _right(word: str, known: Known, said: frozenset[str]) -> bool:
    plain = word.replace("’", "'").replace("ʼ", "'")
    if _folded(word) in said or known(plain):
        return True
    pieces = [piece for piece in _JOINTS.split(plain) if piece]
    return len(pieces) > 1 and all(len(piece) < _LEAST or piece.casefold() in said or known(piece) for piece in pieces)
