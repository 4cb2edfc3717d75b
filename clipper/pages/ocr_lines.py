"""Recognised lines set straight: the slant of the page undone, sizes of type evened, words of a line at one height.

What an engine gives are tight boxes that jump with every letter; reading order and headlines need type.
"""

import math
import statistics
from collections.abc import Iterable, Sequence
from itertools import groupby

from clipper.pages.ocr_layer import ReadPage, ReadWord
from clipper.pages.regions import Box
from clipper.pages.render import Word

_TALL = frozenset("bdfhklt'\"“”‘’!?|/()[]{}ßþðđ0123456789&§%$€£ійїё")
_DEEP = frozenset("gjpqy,;ç()[]{}|/Qруцщф")
_EM = {(False, False): 0.50, (True, False): 0.70, (False, True): 0.71, (True, True): 0.91}
"""Height of a word in ems by whether a letter of it reaches up (capitals too) and down: an average over text faces."""
_LOOSE_EM = 1.2
"""Height of a line in ems where an engine gives every word of it the same."""
_ALIKE = 1.2
"""Sizes whose ratio is smaller are one size."""
_NOISE = 0.3
"""Lines that are less sure on average are noise …"""
_FEW, _FEW_SURE = 6, 0.55
"""… and short ones sooner: specks and drawings make lines of a few letters."""

_Line = Sequence[tuple[str, Box]]


def words_of(page: ReadPage, scale: float = 1.0) -> tuple[Word, ...]:
    """The page's words in points from the upper left corner of the upright page; noise is left out.

    `scale` is points for one unit of the page's width and height.
    """
    return tuple(word for word, _read in straightened(page, scale)[0])


def straightened(page: ReadPage, scale: float = 1.0) -> tuple[tuple[tuple[Word, ReadWord], ...], float]:
    """Every word as `words_of` gives it beside what the engine read, and by how much lines fall for a step to the right."""
    wide, high = upright_size(page)
    lines, read = [], []
    for _line, group in groupby(page.words, key=lambda word: word.line):
        words = list(group)
        if not _is_noise(words):
            boxes = [_upright(word.box, page.turned).scaled(wide * scale, high * scale) for word in words]
            lines.append([(word.text, box) for word, box in zip(words, boxes, strict=True)])
            read.append(words)
    slant, loose = _slant(lines), _are_loose(lines)
    sizes = _evened([(_size(line, loose), sum(len(text) for text, _box in line)) for line in lines])
    found = tuple(
        pair
        for line, words, size in zip(lines, read, sizes, strict=True)
        if size > 0
        for pair in zip(_straight(line, size, slant, loose), words, strict=True)
    )
    return found, slant


def type_size(page: ReadPage) -> float:
    """The size in which most letters of the page are set, in the unit of its width and height; 0 without a word."""
    wide, high = upright_size(page)
    lines = [
        [(word.text, _upright(word.box, page.turned).scaled(wide, high)) for word in group]
        for _line, group in groupby(page.words, key=lambda word: word.line)
    ]
    loose = _are_loose(lines)
    known = [(_size(line, loose), sum(len(text) for text, _box in line)) for line in lines]
    return _middle(sorted(one for one in known if one[0] > 0) or [(0.0, 1)])


def upright_size(page: ReadPage) -> tuple[float, float]:
    """Width and height of the page when it stands upright."""
    return (page.height, page.width) if page.turned in {90, 270} else (page.width, page.height)


def _upright(box: Box, turned: int) -> Box:
    """A rectangle (fractions) of the page as shown, on the page turned clockwise."""
    for _quarter in range(turned // 90):
        box = Box(1 - box.bottom, box.left, 1 - box.top, box.right)
    return box


def _is_noise(words: Sequence[ReadWord]) -> bool:
    """Specks, rules and pictures: no letter at all in the line, or hardly one that the engine believes in."""
    letters = [(word.sure, sum(c.isalnum() for c in word.text)) for word in words]
    count = sum(n for _sure, n in letters)
    if not count:
        return True
    sure = sum(s * n for s, n in letters) / count
    return sure < _NOISE or (count <= _FEW and sure < _FEW_SURE)


def _size(line: _Line, loose: bool) -> float:
    """The size of a line's type, from the heights of its words and which letters they have."""
    found = []
    for text, box in line:
        if any(c.isalnum() for c in text):
            found += [box.height / (_LOOSE_EM if loose else _EM[_reach(text)])] * len(text)
    return statistics.median(found) if found else 0.0


def _reach(text: str) -> tuple[bool, bool]:
    """Whether a letter of the word reaches up, as capitals do, and whether one reaches below the line."""
    return any(c in _TALL or c.isupper() or unicased(c) for c in text), any(c in _DEEP for c in text)


def _are_loose(lines: Iterable[_Line]) -> bool:
    """Whether the engine's boxes are as high as the line and not as the letters in them."""
    alike = []
    for line in lines:
        heights = [box.height for _text, box in line]
        if len({_reach(text) for text, _box in line}) > 1 and min(heights) > 0:
            alike.append(max(heights) < 1.08 * min(heights))
    return sum(alike) > 0.5 * len(alike)


def unicased(letter: str) -> bool:
    """Whether a letter has no small form (Chinese, Arabic, Hebrew, Thai …): it stands as high as a capital."""
    return letter.isalpha() and letter.lower() == letter.upper()


def _evened(sizes: Sequence[tuple[float, int]]) -> list[float]:
    """The sizes of lines (each with its number of letters), those that are nearly alike made equal."""
    known = sorted((size, letters) for size, letters in sizes if size > 0)
    if not known:
        return [size for size, _letters in sizes]
    usual = _middle(known)
    levels = [usual]
    rest = [one for one in known if not usual / _ALIKE <= one[0] <= usual * _ALIKE]
    while rest:
        run = [one for one in rest if one[0] < rest[0][0] * _ALIKE]
        levels.append(_middle(run))
        rest = rest[len(run) :]
    return [min(levels, key=lambda one: abs(math.log(one / size))) if size > 0 else 0.0 for size, _letters in sizes]


def _middle(sizes: Sequence[tuple[float, int]]) -> float:
    """The median over letters of ascending sizes."""
    half, seen = sum(letters for _size, letters in sizes) / 2, 0
    for size, letters in sizes:
        seen += letters
        if seen >= half:
            return size
    return sizes[-1][0]


def _slant(lines: Iterable[_Line]) -> float:
    """By how much lines fall for every step to the right, on average over the long ones."""
    slopes = []
    for line in lines:
        feet = [box for text, box in line if not any(c in _DEEP for c in text)]
        if len(feet) >= 4 and (across := feet[-1].middle[0] - feet[0].middle[0]) > 8 * feet[0].height:
            third = max(1, len(feet) // 3)
            drop = statistics.median(b.bottom for b in feet[-third:]) - statistics.median(
                b.bottom for b in feet[:third]
            )
            slopes.append(drop / across)
    return statistics.median(slopes) if len(slopes) >= 3 else 0.0


def _straight(line: _Line, size: float, slant: float, loose: bool) -> Iterable[Word]:
    """The words of a line on one base, as high as their type."""
    base = statistics.median(
        box.bottom - slant * box.middle[0] - (0.21 * size if loose or any(c in _DEEP for c in text) else 0.0)
        for text, box in line
    )
    for text, box in line:
        yield Word(text, Box(box.left, base - 0.8 * size, box.right, base + 0.22 * size), round(size, 1))
