"""Running text into words: what may be parted from what, and where a word may be hyphenated."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache

from msgspec import Struct

from clipper.model.document import MarkLabel

_USUAL = {"en": "en_US", "de": "de_DE"}
_LONG = 90
"""Characters from which a word may be broken anywhere."""
_BREAKING = re.compile(
    "[-–—\u00ad\u200b\u0e00-\u0eff\u1780-\u17ff\u2e80-\u312f\u3190-\u9fff\uf900-\ufaff\uff00-\uffef\U0001f300-\U0003ffff]|[^ ]{30}"
)
_CJK = "\u2e80-\u312f\u3190-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_JOINED = "\u2060"
"""The sign between two letters that a line may not part."""
_NOT_FIRST = "\u2060、。，．・：；？！)）」』】〕〉》”’ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ%％"
_NOT_LAST = "\u2060(（「『【〔〈《“‘"
_OPPORTUNITY = re.compile(
    f"(?<=[^{_NOT_LAST}])(?=[{_CJK}])(?![{_NOT_FIRST}])|(?<=[{_CJK}])(?<![{_NOT_LAST}])(?![{_NOT_FIRST}])"
    "|(?<=[^\\W\\d_]{2}-)(?=[^\\W\\d_]{2})|(?<=[^\\W_][–—])(?=[^\\W_])|(?<=\u00ad)|(?<=\u200b)"
    "|(?<=[\u0e01-\u0e3a\u0e45-\u0e4e])(?=[\u0e40-\u0e44]?[\u0e01-\u0e2e])(?<![\u0e40-\u0e44])"
)
_ADDRESS = re.compile("(?<=[/?&=._%#:;,])(?=[^/?&=._%#:;,])")
_SYLLABLES = re.compile(r"(\W*)([^\W\d_]{7,})(\W*)")
_KEPT = "\u00a0\u2002\u2003\u2009\u202f\u00ad\u200b\u200c\u200d\u2060"
MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0900-\u0903\u093a-\u094d\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200c\u200d\ufe00-\ufe0f]"
)


class Format(Struct, frozen=True):
    """How characters are set; sizes in points, colours as RRGGBB."""

    face: str
    size: float
    colour: str
    tracking: float = 0.0
    capitals: bool = False
    kerned: bool = False
    tint: str = ""
    href: str = ""
    """Address a click leads to; "#key" is a place in the document."""
    underlined: bool = False
    language: str = ""
    rise: float = 0.0
    """Above the baseline; below it where negative."""
    notes: tuple[MarkLabel, ...] = ()
    """What stands in the margin beside the line where these characters begin."""


Runs = Sequence[tuple[Format, str]]
Hyphenator = Callable[[str], Sequence[int]]


class Word(Struct):
    """What must not be parted at a space: pieces of one format each, and the format of the space before it."""

    pieces: list[tuple[Format, str]]
    space: Format | None
    """None where no space stands before it, only a place to break."""


@lru_cache(maxsize=32)
def hyphenator(language: str) -> Hyphenator | None:
    """Places where a word of the language may be parted, latest first; None where the language has no patterns."""
    import pyphen

    known = pyphen.language_fallback(_USUAL.get(language, language)) if language else None
    if known is None:
        return None
    patterns = pyphen.Pyphen(lang=known, left=3, right=4)
    any_case = known.startswith("de")

    @lru_cache(maxsize=20_000)
    def places(word: str) -> Sequence[int]:
        found = _SYLLABLES.fullmatch(word)
        if not found or (not any_case and not found[2].islower()) or found[2].isupper():
            return ()
        start = len(found[1])
        return [start + at for at in reversed(patterns.positions(found[2])) if not at.data]

    return places


def clean(text: str) -> str:
    """Text as a line can hold it: one space between words, no controls, no lone surrogates, no direction marks."""
    if not text.isprintable():
        text = "".join(c if c.isprintable() or c in _KEPT else _replacement(c) for c in text)
    return re.sub(" {2,}", " ", text) if "  " in text else text


def _replacement(character: str) -> str:
    if character.isspace():
        return " "
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    number = ord(character)
    noncharacter = number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF or number >= 0xE0000
    return character if unicodedata.category(character) in ("Co", "Cn") and not noncharacter else ""


def words_of(runs: Runs) -> list[Word]:
    """The words of runs in order; those without spaces between them are parted where a line may end."""
    words: list[Word] = []
    pending: Format | None = None
    fresh = True
    for format, text in runs:
        breaking = _BREAKING.search(text) is not None
        for at, token in enumerate(text.split(" ")):
            if at:
                pending, fresh = format, True
            if not token:
                continue
            for number, piece in enumerate(_pieces(token) if breaking else (token,)):
                if number == 0 and not fresh and words:
                    words[-1].pieces.append((format, piece))
                else:
                    words.append(Word([(format, piece)], pending if number == 0 and words else None))
            fresh = False
    return words


def unbroken(text: str) -> str:
    """A name that no line parts, neither at its spaces nor between letters that stand without."""
    return _OPPORTUNITY.sub(_JOINED, text.replace(" ", "\u00a0"))


def parts_of(text: str) -> list[str]:
    """Text in parts behind each of which it may be cut: words, and the letters of scripts that part no words."""
    parts = []
    for at, word in enumerate(text.split(" ")):
        closed = all(c < "\u0e00" or "\u2000" <= c < "\u2e80" for c in word)
        first, *rest = [word] if closed else [one for one in _OPPORTUNITY.split(word) if one]
        parts += [f"{' ' if at else ''}{first}", *rest]
    return parts


def ended(parts: Sequence[str]) -> str:
    """Parts of a text as its beginning, with the sign that more was there."""
    return "".join(parts).rstrip(" ,;:–—-…、，。") + " …"


def shortened(text: str, longest: int) -> str:
    """Text on one line, cut behind a word where it has more than `longest` characters."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    parts = parts_of(line)
    while len(parts) > 1 and sum(map(len, parts)) > longest:
        parts.pop()
    return ended([parts[0][:longest], *parts[1:]])


def _pieces(token: str) -> Sequence[str]:
    """A word without spaces, parted where a line may end inside it."""
    if not _BREAKING.search(token):
        return (token,)
    if (
        len(token) >= 30
        and "\u0e00" > token > ""
        and not any(c >= "\u0e00" for c in token)
        and re.search("[/_@=&]", token)
    ):
        parts = _ADDRESS.split(token)
    else:
        parts = [part.replace("\u200b", "").replace(_JOINED, "") for part in _OPPORTUNITY.split(token)]
    found: list[str] = []
    for part in parts:
        if len(part) <= _LONG:
            found.append(part)
            continue
        start = 0
        while start < len(part):
            end = min(start + 4, len(part))
            while end < len(part) and MARKS.match(part[end]):
                end += 1
            found.append(part[start:end])
            start = end
    return [part for part in found if part]
