"""Finding words in one text as a reader means them: capitals and accents do not matter, white space is white space."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import combining, normalize

from msgspec import Struct

from clipper.model.query import And, Near, Node, Or, Words
from clipper.store.index import is_written_together

_LETTER = r"[^\W_]"


class Folded(Struct, frozen=True):
    """A text without case and accents, and where its characters came from."""

    text: str
    places: tuple[int, ...] = ()
    """Offsets in the folded text right behind characters that became none or several."""
    shifts: tuple[int, ...] = ()
    """How far the original is ahead of the folded text from each of these places on."""

    def origin(self, at: int) -> int:
        """The offset of the character a folded one came from."""
        found = bisect_right(self.places, at) - 1
        return at + (self.shifts[found] if found >= 0 else 0)


def hits(text: str, words: str, most: int = 5_000) -> tuple[tuple[int, int], ...]:
    """The places of `words` in `text` as code-point offsets, in order, at most `most`."""
    sought = " ".join(_plain(words).split())
    if not sought:
        return ()
    folded = _folded(text)
    pattern = re.compile(r"\s+".join(map(re.escape, sought.split(" "))))
    found: list[tuple[int, int]] = []
    for match in pattern.finditer(folded.text):
        found.append(_origins(folded, text, *match.span()))
        if len(found) == most:
            break
    return tuple(found)


def sought(node: Node | None) -> tuple[Words, ...]:
    """The words and phrases a query looks for; what it leaves out, and where a clipping lies, is not among them."""
    if isinstance(node, Words):
        one = [node] if node.phrase or node.prefix else [Words(word) for word in node.text.split()]
        return tuple(one)
    if isinstance(node, Near):
        return tuple(Words(word) for word in node.words)
    if isinstance(node, And | Or):
        return tuple(dict.fromkeys(word for part in node.parts for word in sought(part)))
    return ()


def spots(text: str, words: Iterable[Words], most: int = 5_000) -> tuple[tuple[int, int], ...]:
    """Where a search found its words in `text`: whole words, as the index counts them; offsets that do not overlap."""
    patterns = [pattern for pattern in map(_pattern, words) if pattern]
    if not patterns:
        return ()
    folded = _folded(text)
    found: list[tuple[int, int]] = []
    for match in re.compile("|".join(f"(?:{pattern})" for pattern in patterns)).finditer(folded.text):
        found.append(_origins(folded, text, *match.span()))
        if len(found) == most:
            break
    return tuple(found)


def _origins(folded: Folded, text: str, start: int, end: int) -> tuple[int, int]:
    return folded.origin(start), _end(text, folded.origin(end - 1) + 1)


def _pattern(words: Words) -> str:
    """A word between other characters than letters; in scripts that write words together it may stand anywhere."""
    if is_written_together(words.text):
        return re.escape(_plain(words.text.strip()))
    parts = re.findall(f"{_LETTER}+", _plain(words.text))
    if not parts:
        return ""
    within = r"[\W_]+".join(map(re.escape, parts))
    return f"(?<!{_LETTER}){within}{_LETTER + '*' if words.prefix else f'(?!{_LETTER})'}"


@lru_cache(maxsize=4)
def _folded(text: str) -> Folded:
    """The text folded: each character once by a table, those that change their length counted."""
    if text.isascii():
        return Folded(text.lower())
    table = {ord(character): _plain(character) for character in set(text)}
    folded = text.translate(table)
    nothing = "".join(chr(code) for code, plain in table.items() if not plain)
    several = "".join(chr(code) for code, plain in table.items() if len(plain) > 1)
    kinds = "|".join(f"[{re.escape(one)}]{more}" for one, more in ((nothing, "+"), (several, "")) if one)
    if not kinds:
        return Folded(folded)
    places, shifts, shift = [], [], 0
    for found in re.finditer(kinds, text):
        long, begun = len(table[ord(found[0][0])]), found.start() - shift
        # inside several that came from one, all came from that one
        for more in range(1, long):
            places.append(begun + more)
            shifts.append(shift - more)
        shift += 1 - long if long else len(found[0])
        if places and places[-1] == begun + long:
            shifts[-1] = shift
        else:
            places.append(begun + long)
            shifts.append(shift)
    return Folded(folded, tuple(places), tuple(shifts))


def _plain(text: str) -> str:
    """Letters without case and accents; curly quotes as typed ones."""
    bare = "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c))
    return bare.translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"'})


def _end(text: str, end: int) -> int:
    """The hit's end with the accents that hang on its last letter."""
    while end < len(text) and combining(text[end]):
        end += 1
    return end
