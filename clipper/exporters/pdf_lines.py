"""Paragraphs into lines: greedy and ragged, hyphenated by language, in either direction.

A line holds parts as they stand from left to right, each in one format and one direction.
"""

from collections.abc import Callable
from typing import NamedTuple

from clipper.exporters import pdf_bidi
from clipper.exporters.pdf_faces import LINE_END, SOFT_HYPHEN, Chunk, Faces
from clipper.exporters.pdf_words import MARKS, Format, Hyphenator, Runs, Word, words_of
from clipper.model.document import MarkLabel

_ZONE = 0.06
"""White at a line's end, as a share of the measure, that is left rather than hyphenated away."""


class Line(NamedTuple):
    """One line: (format, text, level) from left to right, and its width in points."""

    parts: tuple[tuple[Format, str, int], ...]
    width: float
    notes: tuple[MarkLabel, ...] = ()

    @property
    def hyphenated(self) -> bool:
        """Whether a word runs on over the line's end."""
        return bool(self.parts) and self.parts[-1][1].endswith(SOFT_HYPHEN)


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
        mended: bool = True,
        first: float = 0.0,
    ) -> list[Line]:
        """The runs in lines no wider than `width`, of which the first is `first` narrower; text must be `clean`.

        `mended` binds the last two words; balanced lines are never parted at a hyphen.
        """
        turned = rtl or any(pdf_bidi.has_rtl(text) for _format, text in runs)
        words = words_of(runs)
        if balanced:
            words = self._joined(words, width)
        widths = self._widths(words)
        spaces = {id(format): self.width(format, " ") for format, _text in runs}
        gaps = [spaces[id(word.space)] if word.space else 0.0 for word in words]
        part = self._parter(words, widths, gaps, None if turned or balanced else hyphenate, width)
        if balanced and words:
            width = _narrowest(widths, gaps, width)
        spans = _fill(widths, gaps, width, first, part)
        if mended:
            self._mend_end(words, widths, gaps, spans, width)
        if turned:
            return _turned_lines(words, spans, rtl)
        return _straight_lines(words, spans)

    def _joined(self, words: list[Word], width: float) -> list[Word]:
        """Words with their hyphens put together again, as long as they fit one line."""
        found: list[Word] = []
        for word in words:
            if word.space is None and found and found[-1].pieces[-1][1].endswith("-"):
                joined = Word([*found[-1].pieces, *word.pieces], found[-1].space)
                if self._word_width(joined) <= width:
                    found[-1] = joined
                    continue
            found.append(word)
        return found

    def _widths(self, words: list[Word]) -> list[float]:
        """The width of each word; plain ones that were met before cost one look-up."""
        widths: list[float] = []
        last: Format | None = None
        known, scale = {}, 0.0
        for word in words:
            if len(word.pieces) == 1:
                format, text = word.pieces[0]
                if format is not last:
                    last, scale = format, format.size / 1000
                    plain = not (format.tracking or format.capitals or format.kerned)
                    known = self.faces.plain(format.face) if plain else {}
                chunk = known.get(text)
                if chunk is not None and text[-1] != SOFT_HYPHEN:
                    widths.append(chunk.width * scale)
                    continue
            widths.append(self._word_width(word))
        return widths

    def _word_width(self, word: Word) -> float:
        total = 0.0
        for format, text in word.pieces:
            if format.tracking or format.capitals or format.kerned:
                total += self.width(format, text)
                continue
            text = text.removesuffix(SOFT_HYPHEN)
            backward = pdf_bidi.has_rtl(text)
            chunk = (self.faces.backward if backward else self.faces.chunk)(format.face, text)
            total += chunk.width * format.size / 1000
        return total

    def _parter(
        self, words: list[Word], widths: list[float], gaps: list[float], hyphenate: Hyphenator | None, full: float
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
            words[at : at + 1] = [Word(head, words[at].space), Word(tail, None)]
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
        while low < len(text) and MARKS.match(text[low]):
            low += 1
        return low

    def _mend_end(
        self,
        words: list[Word],
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
                joined = Word([(format, head[:-1] + tail)], words[middle - 1].space)
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


def _ending(text: str, following: Word | None) -> str:
    """The last text of a line: a real hyphen there says that it is one."""
    if text.endswith("-"):
        return text + (SOFT_HYPHEN if following and following.space is None else LINE_END)
    return text


def _flat(words: list[Word], start: int, end: int) -> list[tuple[Format, str]]:
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


def _straight_lines(words: list[Word], spans: list[tuple[int, int, float]]) -> list[Line]:
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


def _turned_lines(words: list[Word], spans: list[tuple[int, int, float]], rtl: bool) -> list[Line]:
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
