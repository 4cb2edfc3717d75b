"""How long a text gets in Word: words measured with our own fonts and broken into lines.

The numbers in the contents must be right when the file is opened, before any word processor has laid it out.
"""

import re
import struct
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from clipper import paths
from clipper.exporters.word_scripts import stretches

_BREAKS = re.compile(
    r"(?<=[-\u2010\u2012-\u2014\u00ad/])(?=.)|(?<=[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uffef])(?=.)"
    r"|(?<=[\u0e00-\u0e7f])(?=[\u0e01-\u0e2f\u0e40-\u0e44])(?<![\u0e40-\u0e44])"
)
_WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003ffff]"
)
_SHAPED = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_THAI = re.compile(r"[\u0e00-\u0e7f]")
_LATIN = {
    "NotoNaskhArabic-Regular.ttf": ("ClipperSerif-Regular.ttf", 0.85),
    "NotoNaskhArabic-Bold.ttf": ("ClipperDisplay-Regular.ttf", 1.045),
    "NotoSansArabic-Regular.ttf": ("ClipperSans-Regular.ttf", 1.0),
    "NotoSansArabic-Bold.ttf": ("ClipperSans-Bold.ttf", 1.0),
}
"""What sets the Latin letters that fonts for Arabic lack, and how large beside them."""
_LARGER = {"ClipperSerif": 1.19, "ClipperDisplay": 0.957}
"""How much larger than the Latin letters of these faces those of complex scripts are set beside them."""
_EM = 1000
_UNSURE, _UNSURE_SHAPED, _UNSURE_FOREIGN = 0.002, 0.02, 0.035
"""By how much of the measure a line may be wider or narrower than we make it; more where letters join."""
_UNSURE_WIDE, _UNSURE_WORD = 1.5, 5.0
"""By how many ems a line may be narrower where signs hang over its end, and where its words are not parted by spaces."""
_ABSENT = 520
"""Width of a letter our font lacks, in thousandths of an em: about that of the font that will stand in."""


class Shape(NamedTuple):
    """The measures of a paragraph style, in points."""

    face: str
    """File under resources/fonts."""
    size: float
    leading: float
    width: float
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    """Stays on the page of the next paragraph."""
    capitals: bool = False
    tracking: float = 0.0
    whole: bool = False
    """Never parted."""
    pad: float = 0.0
    """What borders add above the first line."""


class Widths:
    """The advance widths of one font, in thousandths of an em, each word measured once."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.characters = _advances(file)
        latin = _LATIN.get(file)
        self._latin: tuple[dict[str, int], float] = (_advances(latin[0]), latin[1]) if latin else ({}, 0.0)
        self._words: dict[str, int] = {}

    def word(self, word: str) -> int:
        """The width of some characters set without a break."""
        known = self._words.get(word)
        if known is None:
            known = self._words[word] = self._measured(word)
        return known

    def space(self, text: str) -> int:
        """The width of a space between the words of a text."""
        if text.isascii():
            return self.word(" ")
        script = next((script for _piece, script in stretches(text) if script), None)
        return round(self._foreign(" ", script.file)) if script else self.word(" ")

    def _measured(self, word: str) -> int:
        if word.isascii():
            return self._plain(word)
        return sum(
            self._plain(piece) if script is None else round(self._foreign(piece, script.file))
            for piece, script in stretches(word)
        )

    def _foreign(self, word: str, file: str) -> float:
        """The width of letters that have a face of their own, in thousandths of an em of this one."""
        larger = next((share for name, share in _LARGER.items() if self._file.startswith(name)), 1.0)
        return _shaped_width(file.replace("Regular", "Bold") if self._heavy else file, word) * larger

    @property
    def _heavy(self) -> bool:
        """Whether letters of complex scripts are bold beside it: those of headlines are."""
        return "Bold" in self._file or self._file.startswith("ClipperDisplay-")

    def _plain(self, word: str) -> int:
        if _SHAPED.search(word):
            if self._file in _LATIN:
                return _shaped_width(self._file, word)
            voice = "NotoSansArabic" if "Sans" in self._file else "NotoNaskhArabic"
            return round(self._foreign(word, f"{voice}-Regular.ttf"))
        found, (latin, share) = self.characters, self._latin
        if latin and word[:1] in latin and word != " ":
            # A Latin word or number among Arabic ones is set in the Latin face.
            found = {c: round(latin[c] * share) for c in word if c in latin}
        return sum(found.get(c) or (_EM if _WIDE.match(c) else _ABSENT) for c in word)


@lru_cache(maxsize=32)
def widths(file: str) -> Widths:
    """The widths of a font under resources/fonts."""
    return Widths(file)


class Lines(NamedTuple):
    """How many lines a text takes; where a width is too close to the measure to tell, at least and at most so many."""

    lines: int
    fewest: int = 0
    most: int = 0


def line_count(text: str, shape: Shape, taken: float = 0.0) -> int:
    """How many lines the text takes in this style, its first line beginning `taken` points from the left."""
    return _counted(text, shape, taken, shape.width)[0]


def lines_of(text: str, shape: Shape, taken: float = 0.0) -> Lines:
    """As line_count, with what else is possible."""
    lines, nearest = _counted(text, shape, taken, shape.width)
    return _range(text, lines, nearest, shape, lambda width: _counted(text, shape, taken, width)[0])


def mixed_lines_of(pieces: Sequence[tuple[str, Widths]], shape: Shape, taken: float = 0.0) -> Lines:
    """As lines_of, for text in several faces of one size."""
    lines, nearest = _mixed(pieces, shape, taken, shape.width)
    text = "".join(text for text, _widths in pieces)
    return _range(text, lines, nearest, shape, lambda width: _mixed(pieces, shape, taken, width)[0])


def _range(text: str, lines: int, nearest: float, shape: Shape, count: Callable[[float], int]) -> Lines:
    if not text.isascii() and (_WIDE.search(text) or _THAI.search(text)):
        # Lines break inside of what we take for words, where other programs find better places.
        ems = _UNSURE_WORD if _THAI.search(text) else _UNSURE_WIDE
        return Lines(
            lines,
            count(shape.width * (1 + _UNSURE_FOREIGN) + shape.size),
            count(shape.width * (1 - _UNSURE_FOREIGN) - ems * shape.size),
        )
    foreign = any(script for _piece, script in stretches(text))
    unsure = shape.width * (_UNSURE_FOREIGN if foreign else _UNSURE_SHAPED if shape.face in _LATIN else _UNSURE)
    if nearest * shape.size / _EM > unsure:
        return Lines(lines)
    return Lines(lines, count(shape.width + unsure), count(shape.width - unsure))


def _counted(text: str, shape: Shape, taken: float, width: float) -> tuple[int, float]:
    """Lines in a measure of so many points, and by how much it could be wider or narrower at the least with other breaks."""
    if shape.capitals:
        text = text.upper()
    measured = widths(shape.face)
    limit = width * _EM / shape.size + 0.5
    extra = shape.tracking * _EM / shape.size
    total, nearest = 0, limit
    for part in text.split("\n"):
        lines, near = _lines(part, measured, limit, extra, taken * _EM / shape.size)
        total, nearest, taken = total + lines, min(nearest, near), 0.0
    return total, nearest


def _mixed(pieces: Sequence[tuple[str, Widths]], shape: Shape, taken: float, width: float) -> tuple[int, float]:
    limit = width * _EM / shape.size + 0.5
    at = taken * _EM / shape.size
    lines, word, nearest = 1, 0.0, limit
    for text, measured in pieces:
        space = measured.space(text)
        for number, part in enumerate(re.split(r"([ \n])", text)):
            if number % 2 == 0:
                word += measured.word(part)
                continue
            nearest = min(nearest, abs(limit - at - word))
            lines, at = _stood(lines, at, word, limit)
            at, word = at + space, 0.0
            if part == "\n":
                lines, at = lines + 1, 0.0
    return _stood(lines, at, word, limit)[0], min(nearest, abs(limit - at - word))


def _stood(lines: int, at: float, word: float, limit: float) -> tuple[int, float]:
    """Lines and reach after a word was put down."""
    if at + word <= limit:
        return lines, at + word
    return lines + (at > 0) + int(word // limit), word % limit


def text_width(text: str, file: str, size: float) -> float:
    """The width of the text on one line, in points."""
    measured = widths(file)
    space = measured.space(text)
    parts = text.split(" ")
    return (sum(measured.word(part) for part in parts) + space * (len(parts) - 1)) * size / _EM


def _lines(text: str, measured: Widths, limit: float, extra: float, at: float) -> tuple[int, float]:
    """Greedy line breaking, as word processors do it: a space may hang over the end, a word may not.

    The second value is how close to the limit the nearest decision was.
    """
    known = measured._words
    space = measured.space(text) + extra
    lines, nearest = 1, limit
    for word in text.split(" "):
        width = known.get(word)
        if width is None:
            width = measured.word(word)
        if extra:
            width += extra * len(word)
        if at + width <= limit:
            at += width + space
            continue
        nearest = min(nearest, limit - at + space, at + width - limit)
        pieces = _BREAKS.split(word) if not word.isalpha() or _WIDE.search(word) else [word]
        for piece in pieces:
            size = measured.word(piece) + extra * len(piece)
            if at + size <= limit:
                at += size
                nearest = min(nearest, limit - at)
            elif size <= limit:
                nearest = min(nearest, at + size - limit)
                lines, at = lines + (at > 0), size
            else:
                # Wider than a line: it is broken wherever it must.
                lines += (at > 0) + int(size // limit)
                at = size % limit
                nearest = 0.0
        at += space
    return lines, min(nearest, abs(limit - at + space))


@lru_cache(maxsize=32)
def _advances(file: str) -> dict[str, int]:
    """Every character's advance in a static TrueType font (OpenType 1.9: cmap formats 4 and 12, hmtx)."""
    data = (paths.resource("fonts") / file).read_bytes()
    tables = {
        data[at : at + 4]: struct.unpack(">II", data[at + 8 : at + 16])
        for at in range(12, 12 + 16 * struct.unpack(">H", data[4:6])[0], 16)
    }
    em = struct.unpack_from(">H", data, tables[b"head"][0] + 18)[0]
    many = struct.unpack_from(">H", data, tables[b"hhea"][0] + 34)[0]
    pairs = struct.unpack_from(f">{many * 2}H", data, tables[b"hmtx"][0])
    advances = [round(width * _EM / em) for width in pairs[::2]]
    found: dict[str, int] = {}
    for code, glyph in _characters(data, tables[b"cmap"][0]):
        found[chr(code)] = advances[min(glyph, many - 1)]
    return found


def _characters(data: bytes, table: int) -> list[tuple[int, int]]:
    """Code points and glyphs of a cmap table."""
    offsets = []
    for at in range(struct.unpack_from(">H", data, table + 2)[0]):
        _platform, _encoding, offset = struct.unpack_from(">HHI", data, table + 4 + at * 8)
        offsets.append((struct.unpack_from(">H", data, table + offset)[0], table + offset))
    form, at = max(one for one in offsets if one[0] in (4, 12))
    if form == 12:
        groups = struct.unpack_from(">I", data, at + 12)[0]
        triples = [struct.unpack_from(">III", data, at + 16 + 12 * n) for n in range(groups)]
        return [(code, glyph + code - first) for first, last, glyph in triples for code in range(first, last + 1)]
    count = struct.unpack_from(">H", data, at + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", data, at + 14)
    starts = struct.unpack_from(f">{count}H", data, at + 16 + count * 2)
    deltas = struct.unpack_from(f">{count}H", data, at + 16 + count * 4)
    ranges = at + 16 + count * 6
    found: list[tuple[int, int]] = []
    for n in range(count):
        offset = struct.unpack_from(">H", data, ranges + n * 2)[0]
        for code in range(starts[n], min(ends[n], 0xFFFE) + 1):
            if offset:
                place = ranges + n * 2 + offset + (code - starts[n]) * 2
                glyph = struct.unpack_from(">H", data, place)[0]
                glyph = (glyph + deltas[n]) & 0xFFFF if glyph else 0
            else:
                glyph = (code + deltas[n]) & 0xFFFF
            if glyph:
                found.append((code, glyph))
    return found


def _shaped_width(file: str, word: str) -> int:
    """The width of a word whose letters join, as HarfBuzz sets it."""
    import uharfbuzz as harfbuzz

    font, em = _shaper(file)
    buffer = harfbuzz.Buffer()  # pyright: ignore[reportAttributeAccessIssue]
    buffer.add_str(word)
    buffer.guess_segment_properties()
    harfbuzz.shape(font, buffer)  # pyright: ignore[reportAttributeAccessIssue]
    return round(sum(place.x_advance for place in buffer.glyph_positions or ()) * _EM / em)


@lru_cache(maxsize=8)
def _shaper(file: str) -> tuple[Any, int]:
    """A font as HarfBuzz knows it, and its units in an em."""
    import uharfbuzz as harfbuzz

    face = harfbuzz.Face((paths.resource("fonts") / file).read_bytes())  # pyright: ignore[reportAttributeAccessIssue]
    return harfbuzz.Font(face), face.upem  # pyright: ignore[reportAttributeAccessIssue]
