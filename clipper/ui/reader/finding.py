"""Finding words in one text as a reader means them: capitals and accents do not matter, white space is white space."""

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import combining, normalize

from clipper.model.query import And, Near, Node, Or, Words
from clipper.store.index import is_written_together

_LETTER = r"[^\W_]"


def hits(text: str, words: str, most: int = 5_000) -> tuple[tuple[int, int], ...]:
    """The places of `words` in `text` as code-point offsets, in order, at most `most`."""
    sought = " ".join(_plain(words).split())
    if not sought:
        return ()
    folded, origins = _folded(text)
    pattern = re.compile(r"\s+".join(map(re.escape, sought.split(" "))))
    found: list[tuple[int, int]] = []
    for match in pattern.finditer(folded):
        start, end = match.span()
        found.append((start, end) if origins is None else (origins[start], _end(text, origins[end - 1] + 1)))
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
    folded, origins = _folded(text)
    found: list[tuple[int, int]] = []
    for match in re.compile("|".join(f"(?:{pattern})" for pattern in patterns)).finditer(folded):
        start, end = match.span()
        found.append((start, end) if origins is None else (origins[start], _end(text, origins[end - 1] + 1)))
        if len(found) == most:
            break
    return tuple(found)


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
def _folded(text: str) -> tuple[str, tuple[int, ...] | None]:
    """The text folded, with the offset each of its characters came from (None where nothing moved)."""
    if text.isascii():
        return text.lower(), None
    parts: list[str] = []
    origins: list[int] = []
    for at, character in enumerate(text):
        plain = character.lower() if character.isascii() else _plain(character)
        parts.append(plain)
        origins.extend([at] * len(plain))
    return "".join(parts), tuple(origins)


def _plain(text: str) -> str:
    """Letters without case and accents; curly quotes as typed ones."""
    bare = "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c))
    return bare.translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"'})


def _end(text: str, end: int) -> int:
    """The hit's end with the accents that hang on its last letter."""
    while end < len(text) and combining(text[end]):
        end += 1
    return end
