"""Paragraphs into lines: greedy and ragged, hyphenated by language, in either direction.

A line holds parts as they stand from left to right, each in one format and one direction.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from clipper.exporters import pdf_bidi
from clipper.exporters.pdf_faces import LINE_END, SOFT_HYPHEN, Chunk, Faces
from clipper.model.document import MarkLabel

_ZONE = 0.06
"""White at a line's end, as a share of the measure, that is left rather than hyphenated away."""
_LONG = 90
"""Characters from which a word may be broken anywhere."""
_BREAKING = re.compile(
    "[-–—\u00ad\u200b\u0e00-\u0eff\u1780-\u17ff\u2e80-\u312f\u3190-\u9fff\uf900-\ufaff\uff00-\uffef\U0001f300-\U0003ffff]|[^ ]{30}"
)
_CJK = "\u2e80-\u312f\u3190-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_NOT_FIRST = "、。，．・：；？！)）」』】〕〉》”’ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ%％"
_NOT_LAST = "(（「『【〔〈《“‘"
_OPPORTUNITY = re.compile(
    f"(?<=[^{_NOT_LAST}])(?=[{_CJK}])(?![{_NOT_FIRST}])|(?<=[{_CJK}])(?<![{_NOT_LAST}])(?![{_NOT_FIRST}])"
    "|(?<=[^\\W\\d_]{2}-)(?=[^\\W\\d_]{2})|(?<=[^\\W_][–—])(?=[^\\W_])|(?<=\u00ad)|(?<=\u200b)"
    "|(?<=[\u0e01-\u0e3a\u0e45-\u0e4e])(?=[\u0e40-\u0e44]?[\u0e01-\u0e2e])(?<![\u0e40-\u0e44])"
)
_ADDRESS = re.compile("(?<=[/?&=._%#:;,])(?=[^/?&=._%#:;,])")
_SYLLABLES = re.compile(r"(\W*)([^\W\d_]{7,})(\W*)")
_KEPT = "\u00a0\u2002\u2003\u2009\u202f\u00ad\u200b\u200c\u200d"
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0900-\u0903\u093a-\u094d\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200c\u200d\ufe00-\ufe0f]"
)


@dataclass(frozen=True, slots=True)
class Format:
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
    notes: tuple[MarkLabel, ...] = ()
    """What stands in the margin beside the line where these characters begin."""


class Line(NamedTuple):
    """One line: (format, text, level) from left to right, and its width in points."""

    parts: tuple[tuple[Format, str, int], ...]
    width: float
    notes: tuple[MarkLabel, ...] = ()


Runs = Sequence[tuple[Format, str]]
Hyphenator = Callable[[str], Sequence[int]]


@dataclass(slots=True)
class _Word:
    """What must not be parted at a space: pieces of one format each, and the format of the space before it."""

    pieces: list[tuple[Format, str]]
    space: Format | None
    """None where no space stands before it, only a place to break."""


@lru_cache(maxsize=32)
def hyphenator(language: str) -> Hyphenator | None:
    """Places where a word of the language may be parted, latest first; None where the language has no patterns."""
    import pyphen

    known = pyphen.language_fallback(language) if language else None
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
    private = character >= "\ue000" and not "\ufff0" <= character <= "\uffff"
    return character if private else ""


class Setter:
    """Sets paragraphs with the faces of one document."""

    def __init__(self, faces: Faces) -> None:
        self.faces = faces

    def chunk(self, format: Format, word: str, level: int = 0) -> Chunk:
        """A word as the format draws it."""
        if level % 2:
            return self.faces.backward(format.face, word)
        if format.capitals:
            return self.faces.capitals(format.face, word, format.language)
        return (self.faces.kerned if format.kerned else self.faces.chunk)(format.face, word)

    def width(self, format: Format, text: str) -> float:
        """The width of a text without line breaks, in points."""
        words = text.split(" ")
        rtl = pdf_bidi.has_rtl(text)
        total = sum(self.chunk(format, word, rtl and pdf_bidi.has_rtl(word)).width for word in words if word)
        total += self.chunk(format, " ").width * (len(words) - 1)
        return total * format.size / 1000 + (format.tracking * len(text) if format.tracking else 0)

    def lines(
        self,
        runs: Runs,
        width: float,
        *,
        rtl: bool = False,
        hyphenate: Hyphenator | None = None,
        balanced: bool = False,
        first: float = 0.0,
    ) -> list[Line]:
        """The runs in lines no wider than `width`, of which the first is `first` narrower; text must be `clean`."""
        turned = rtl or any(pdf_bidi.has_rtl(text) for _format, text in runs)
        words = _words(runs)
        widths = [self._word_width(word) for word in words]
        gaps = [self.width(word.space, " ") if word.space else 0.0 for word in words]
        part = self._parter(words, widths, gaps, None if turned or balanced else hyphenate, width)
        if balanced and words:
            width = _narrowest(widths, gaps, width)
        spans = _fill(widths, gaps, width, first, part)
        self._mend_end(words, widths, gaps, spans, width)
        if turned:
            return _turned_lines(words, spans, rtl)
        return _straight_lines(words, spans)

    def _word_width(self, word: _Word) -> float:
        faces, total = self.faces, 0.0
        for format, text in word.pieces:
            if format.tracking or format.capitals or format.kerned:
                total += self.width(format, text)
                continue
            text = text.removesuffix(SOFT_HYPHEN)
            known = faces.plain(format.face).get(text)
            if known is None:
                known = faces.backward(format.face, text) if pdf_bidi.has_rtl(text) else faces.chunk(format.face, text)
            total += known.width * format.size / 1000
        return total

    def _parter(
        self, words: list[_Word], widths: list[float], gaps: list[float], hyphenate: Hyphenator | None, full: float
    ) -> Callable[[int, float, bool], bool]:
        """A function that parts word `at` so that its first half fits in `room`, and says whether it could."""

        def part(at: int, room: float, at_start: bool) -> bool:
            if len(words[at].pieces) != 1:
                if at_start and len(words[at].pieces) > 1:
                    _put(at, words[at].pieces[:1], words[at].pieces[1:])
                    return True
                return False
            format, text = words[at].pieces[0]
            if hyphenate and room > full * _ZONE:
                for place in hyphenate(text):
                    head = text[:place] + SOFT_HYPHEN
                    if self.chunk(format, head).width * format.size / 1000 <= room:
                        _put(at, [(format, head)], [(format, text[place:])])
                        return True
            if at_start and len(text) > 1:
                place = self._prefix(format, text, room)
                _put(at, [(format, text[:place])], [(format, text[place:])])
                return place < len(text)
            return False

        def _put(at: int, head: list[tuple[Format, str]], tail: list[tuple[Format, str]]) -> None:
            words[at : at + 1] = [_Word(head, words[at].space), _Word(tail, None)]
            if not any(text for _format, text in tail):
                del words[at + 1]
                return
            widths[at : at + 1] = [sum(self.width(*piece) for piece in head), self._word_width(words[at + 1])]
            gaps[at + 1 : at + 1] = [0.0]

        return part

    def _prefix(self, format: Format, text: str, room: float) -> int:
        """How many characters of a word too wide for any line fit in `room`; one at least."""
        low, high = 1, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(format, text[:middle]) <= room:
                low = middle
            else:
                high = middle - 1
        while low < len(text) and _MARKS.match(text[low]):
            low += 1
        return low

    def _mend_end(
        self,
        words: list[_Word],
        widths: list[float],
        gaps: list[float],
        spans: list[tuple[int, int, float]],
        room: float,
    ) -> None:
        """No last line of half a word, nor of one word alone."""
        if len(spans) < 2:
            return
        (before, middle, x), (_middle, end, last) = spans[-2], spans[-1]
        if end - middle == 1 and words[middle].space is None and middle - before > 1:
            head = words[middle - 1].pieces[-1][1]
            if head.endswith(SOFT_HYPHEN) and len(words[middle].pieces) == 1:
                format, tail = words[middle].pieces[0]
                joined = _Word([(format, head[:-1] + tail)], words[middle - 1].space)
                x -= widths[middle - 1] + gaps[middle - 1]
                words[middle - 1 : middle + 1] = [joined]
                last = self._word_width(joined)
                widths[middle - 1 : middle + 1] = [last]
                del gaps[middle]
                spans[-2:] = [(before, middle - 1, x), (middle - 1, end - 1, last)]
                middle, end = middle - 1, end - 1
        if end - middle == 1 and middle - before > 2 and words[middle].space and words[middle - 1].space:
            joined_width = widths[middle - 1] + gaps[middle] + last
            if joined_width <= room:
                x -= widths[middle - 1] + gaps[middle - 1]
                spans[-2:] = [(before, middle - 1, x), (middle - 1, end, joined_width)]


def _words(runs: Runs) -> list[_Word]:
    words: list[_Word] = []
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
                    words.append(_Word([(format, piece)], pending if number == 0 and words else None))
            fresh = False
    return words


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
        parts = [part.replace("\u200b", "") for part in _OPPORTUNITY.split(token)]
    found: list[str] = []
    for part in parts:
        if len(part) <= _LONG:
            found.append(part)
            continue
        start = 0
        while start < len(part):
            end = min(start + 4, len(part))
            while end < len(part) and _MARKS.match(part[end]):
                end += 1
            found.append(part[start:end])
            start = end
    return [part for part in found if part] or (token.replace("\u200b", ""),)


def _fill(
    widths: list[float], gaps: list[float], full: float, first: float, part: Callable[[int, float, bool], bool]
) -> list[tuple[int, int, float]]:
    """Spans of words that fit one line each, with their width; `part` may put more words into the lists."""
    spans: list[tuple[int, int, float]] = []
    start, at, x, parted = 0, 0, 0.0, 0
    room = full - first
    while at < len(widths):
        wanted = widths[at] + (gaps[at] if at > start else 0.0)
        if x + wanted <= room + 0.001:
            x += wanted
            at += 1
            continue
        left = room - x - (gaps[at] if at > start else 0.0)
        split = parted < 2 or at == start
        if (split and part(at, left, at == start)) or at == start:
            x += widths[at] + (gaps[at] if at > start else 0.0)
            at += 1
            parted += 1
        else:
            parted = 0
        spans.append((start, at, x))
        start, x, room = at, 0.0, full
    if at > start:
        spans.append((start, at, x))
    return spans


def _narrowest(widths: list[float], gaps: list[float], full: float) -> float:
    """The narrowest measure that needs no more lines than the full one."""
    whole = sum(widths) + sum(gaps[1:])
    if whole <= full:
        return full

    def count(width: float) -> int:
        return len(_fill(widths, gaps, width, 0.0, lambda _at, _room, _start: False))

    wanted = count(full)
    low, high = max(whole / wanted, min(max(widths), full)), full
    while high - low > 2:
        middle = (low + high) / 2
        low, high = (low, middle) if count(middle) <= wanted else (middle, high)
    return high


def _ending(text: str, following: _Word | None) -> str:
    """The last text of a line: a real hyphen there says that it is one."""
    if text.endswith("-"):
        return text + (SOFT_HYPHEN if following and following.space is None else LINE_END)
    return text


def _flat(words: list[_Word], start: int, end: int) -> list[tuple[Format, str]]:
    """The words of one line as runs, spaces included, soft hyphens only at its end."""
    runs: list[tuple[Format, str]] = []
    for at in range(start, end):
        word = words[at]
        if at > start and word.space:
            runs.append((word.space, " "))
        for format, text in word.pieces:
            if text.endswith(SOFT_HYPHEN) and at < end - 1:
                text = text[:-1]
            runs.append((format, text))
    if runs:
        runs[-1] = (runs[-1][0], _ending(runs[-1][1], words[end] if end < len(words) else None))
    return runs


def _straight_lines(words: list[_Word], spans: list[tuple[int, int, float]]) -> list[Line]:
    lines: list[Line] = []
    seen: set[int] = set()
    for start, end, width in spans:
        joined: list[tuple[Format, list[str]]] = []
        notes: list[MarkLabel] = []
        for format, text in _flat(words, start, end):
            if joined and joined[-1][0] is format:
                joined[-1][1].append(text)
            else:
                joined.append((format, [text]))
            if format.notes and id(format) not in seen:
                seen.add(id(format))
                notes.extend(format.notes)
        lines.append(Line(tuple((format, "".join(texts), 0) for format, texts in joined), width, tuple(notes)))
    return lines


def _turned_lines(words: list[_Word], spans: list[tuple[int, int, float]], rtl: bool) -> list[Line]:
    flat = [_flat(words, start, end) for start, end, _width in spans]
    whole = " ".join("".join(text for _format, text in runs) for runs in flat)
    found = pdf_bidi.levels(whole, rtl)
    lines: list[Line] = []
    seen: set[int] = set()
    offset = 0
    for runs, (_start, _end, width) in zip(flat, spans, strict=True):
        units: list[tuple[int, tuple[Format, str]]] = []
        notes: list[MarkLabel] = []
        for format, text in runs:
            if format.notes and id(format) not in seen:
                seen.add(id(format))
                notes.extend(format.notes)
            start = 0
            for at in range(1, len(text) + 1):
                if at == len(text) or found[offset + at] != found[offset + start] or " " in (text[at], text[at - 1]):
                    units.append((found[offset + start], (format, text[start:at])))
                    start = at
            offset += len(text)
        offset += 1
        placed = pdf_bidi.in_visual_order(units)
        parts = tuple((format, text, level) for level, (format, text) in placed)
        lines.append(Line(parts, width, tuple(notes)))
    return lines
