"""The faces of one document: which face sets which characters, and each word measured and encoded once.

A word is a `Chunk`: its width and the codes that draw it. Words of plain letters cost one look-up a character; marks,
joining scripts and whatever runs from right to left go through HarfBuzz.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from clipper import paths
from clipper.exporters import installed_fonts, pdf_bidi
from clipper.exporters.pdf_fonts import EmbeddedFont, Face, Shaped, face
from clipper.exporters.style import Face as StyleFace

SOFT_HYPHEN = "\u00ad"
LINE_END = "\u2028"
"""Behind a real hyphen that ends a line before a space: keeps readers of the file from taking it for a soft one."""
_COMPLEX = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0590-\u109f\u1100-\u11ff\u135d-\u135f\u1700-\u1cff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff"
    "\u2d7f\u302a-\u302f\u3099\u309a\ua66f-\ua69f\ua800-\uabff\ufb1d-\ufdff\ufe00-\ufe2f\ufe70-\ufeff"
    "\U00010800-\U00011fff\U0001e000-\U0001efff\U0001f3fb-\U0001f3ff\U000e0000-\U000e01ef]"
)
_TRIED = 4
_INVISIBLE = re.compile("[\u200c\u200d\u2060-\u206f\ufe00-\ufe0f\U000e0000-\U000e01ef]")
_CHAINS = {
    "serif": (("naskh", 1.12), ("serif_hebrew", 1.0), ("devanagari", 1.0), ("thai", 1.0), ("sans", 1.0)),
    "sans": (("sans_arabic", 0.93), ("sans_hebrew", 1.0), ("devanagari", 1.0), ("thai", 1.0), ("serif", 1.0)),
    "naskh": (("serif", 0.87), ("serif_hebrew", 0.9), ("devanagari", 0.87), ("thai", 0.87), ("sans", 0.87)),
    "sans_arabic": (("sans", 1.08), ("sans_hebrew", 1.05), ("devanagari", 1.0), ("thai", 1.0), ("serif", 1.0)),
    "serif_hebrew": (("serif", 1.0), ("naskh", 1.1), ("devanagari", 1.0), ("thai", 1.0), ("sans", 1.0)),
    "sans_hebrew": (("sans", 1.0), ("sans_arabic", 0.93), ("devanagari", 1.0), ("thai", 1.0), ("serif", 1.0)),
}
"""Where a face looks for what it lacks, with the size that looks alike beside it."""
_KIN = {"display": "serif", "light": "serif"}


class Part(NamedTuple):
    """Codes in one font: widths in thousandths of an em *of the base size*, `factor` already applied to them."""

    font: EmbeddedFont
    factor: float
    width: float
    codes: str
    """Inside of a TJ string: hexadecimal digits, with kerns as >n<."""
    strokes: tuple[tuple[float, float, int], ...] = ()
    """Glyphs drawn as outlines at (x, y), in thousandths of an em of the part's own size."""


class Chunk(NamedTuple):
    """A measured word. `codes` is empty where it takes more than the base font's own codes: see `parts` then."""

    width: float
    codes: str
    parts: tuple[Part, ...]


class Faces:
    """Every face a document uses, by the style's names for them."""

    def __init__(self, faces: Mapping[str, StyleFace]) -> None:
        self._styled = faces
        self._fonts: dict[str, EmbeddedFont] = {}
        self._extra: dict[Face, EmbeddedFont] = {}
        self._plain: dict[str, dict[str, Chunk]] = {}
        self._chosen: dict[tuple[str, str], tuple[EmbeddedFont, float] | None] = {}
        self._failed: Counter[int] = Counter()
        """How many characters of each 128 no installed font has, while none of them was found: after a few it is no use."""
        self.missing: dict[str, str] = {}
        """Characters no face has, with the script they belong to."""

    def fonts(self) -> tuple[EmbeddedFont, ...]:
        """The fonts used so far."""
        return (*self._fonts.values(), *self._extra.values())

    def font(self, key: str) -> EmbeddedFont:
        """The embedded font of a face of the style."""
        found = self._fonts.get(key)
        if found is None:
            path = paths.resource("fonts") / self._styled[key].file
            found = self._fonts[key] = EmbeddedFont(face(path), f"C{len(self._fonts) + len(self._extra) + 1}")
        return found

    def plain(self, key: str) -> dict[str, Chunk]:
        """The words of a face measured so far; ask it first, then `chunk`."""
        return self._plain.setdefault(key, {})

    def chunk(self, key: str, word: str) -> Chunk:
        """A word from left to right, unkerned."""
        known = self.plain(key)
        found = known.get(word)
        if found is None:
            found = known[word] = self._straight(key, word) or self._mixed(key, word, False)
        return found

    def kerned(self, key: str, word: str) -> Chunk:
        """A word from left to right with its kerns, for headlines."""
        known = self.plain(f"{key} kerned")
        found = known.get(word)
        if found is None:
            found = known[word] = self._pairs(key, word) or self._mixed(key, word, False)
        return found

    def backward(self, key: str, word: str) -> Chunk:
        """A word from right to left."""
        known = self.plain(f"{key} backward")
        found = known.get(word)
        if found is None:
            found = known[word] = self._mixed(key, word, True)
        return found

    def capitals(self, key: str, word: str, language: str) -> Chunk:
        """A word in capitals that reads back as it is stored."""
        known = self.plain(f"{key} capitals {language[:2]}")
        found = known.get(word)
        if found is None:
            found = known[word] = self._raised(key, word, language) or self.chunk(key, word)
        return found

    def _straight(self, key: str, word: str) -> Chunk | None:
        """The quick way: one face, one glyph a character; None where that will not do."""
        if _COMPLEX.search(word):
            return None
        font = self.font(key)
        letters = [font.letter(*pair) for pair in _characters(word)]
        if None in letters:
            return None
        known = [letter for letter in letters if letter]
        width, codes = sum(letter[0] for letter in known), "".join(letter[1] for letter in known)
        return Chunk(width, codes, (Part(font, 1.0, width, codes),))

    def _pairs(self, key: str, word: str) -> Chunk | None:
        plain = self._straight(key, word)
        if plain is None:
            return None
        font = self.font(key)
        drawn = [character for character, _text in _characters(word)]
        shaped = font.face.shape("".join(drawn))
        glyphs = [font.face.glyph(character) for character in drawn]
        if [glyph.glyph for glyph in shaped] != glyphs or any(glyph.x or glyph.y for glyph in shaped):
            return plain
        width, codes = 0.0, []
        for at, glyph in enumerate(shaped):
            codes.append(plain.codes[4 * at : 4 * at + 4])
            width += glyph.advance
            kern = font.face.advance(glyph.glyph) - glyph.advance
            if abs(kern) >= 0.5:
                codes.append(f">{kern:.4g}<")
        joined = "".join(codes)
        return Chunk(width, joined, (Part(font, 1.0, width, joined),))

    def _raised(self, key: str, word: str, language: str) -> Chunk | None:
        font = self.font(key)
        width, codes = 0.0, []
        for character, text in _characters(word):
            raised = _capital(character, language)
            for at, letter in enumerate(raised):
                number = font.face.glyph(letter)
                if not number:
                    return None
                width += font.face.advance(number)
                codes.append(font.code(number, text if at == 0 else SOFT_HYPHEN))
        joined = "".join(codes)
        return Chunk(width, joined, (Part(font, 1.0, width, joined),))

    def _mixed(self, key: str, word: str, rtl: bool) -> Chunk:
        """The thorough way: each run of characters in the first face that has them, shaped."""
        parts = [self._part(font, factor, text, rtl) for font, factor, text in self._runs(key, word)]
        if rtl:
            parts.reverse()
        return Chunk(sum(part.width for part in parts), "", tuple(parts))

    def _runs(self, key: str, word: str) -> Iterator[tuple[EmbeddedFont, float, str]]:
        run, chosen = "", (self.font(key), 1.0)
        for character in word:
            if run and (unicodedata.category(character)[0] == "M" or _INVISIBLE.match(character)):
                run += character
                continue
            found = self._choose(key, character) or (self.font("sans"), 1.0)
            if run and found != chosen:
                yield (*chosen, run)
                run = ""
            run, chosen = run + character, found
        if run:
            yield (*chosen, run)

    def _choose(self, key: str, character: str) -> tuple[EmbeddedFont, float] | None:
        """The font that sets a character beside a face, and its factor; None where there is none anywhere."""
        wanted = (key, character)
        if wanted not in self._chosen:
            self._chosen[wanted] = self._look_for(key, character)
        return self._chosen[wanted]

    def _look_for(self, key: str, character: str) -> tuple[EmbeddedFont, float] | None:
        drawn = (
            "-"
            if character == SOFT_HYPHEN
            else " "
            if character == LINE_END or _INVISIBLE.match(character)
            else character
        )
        if self.font(key).face.glyph(drawn):
            return self.font(key), 1.0
        bold = "bold" in key or key == "display"
        family = key.replace("_bold", "").replace("_italic", "")
        for kin, factor in (*_CHAINS[_KIN.get(family, family)], ("bundled", 1.0)):
            if kin not in self._styled:
                continue
            name = f"{kin}_bold" if bold and f"{kin}_bold" in self._styled else kin
            path = paths.resource("fonts") / self._styled[name].file
            if face(path).glyph(drawn):
                return self.font(name), factor
        block = ord(character) >> 7
        found = None if self._failed[block] >= _TRIED else installed_fonts.face_with(character)
        self._failed[block] += 1 if found is None else -_TRIED
        if found is None:
            self.missing.setdefault(character, script(character))
            return None
        if found not in self._extra:
            self._extra[found] = EmbeddedFont(found, f"C{len(self._fonts) + len(self._extra) + 1}")
        return self._extra[found], 1.0

    def _part(self, font: EmbeddedFont, factor: float, text: str, rtl: bool) -> Part:
        if any(character in self.missing for character in text):
            return self._dots(font, text, rtl)
        if not rtl and not _COMPLEX.search(text):
            width, codes = 0.0, []
            for character, stands_for in _characters(text):
                number = font.face.glyph(character)
                width += font.face.advance(number)
                codes.append(font.code(number, stands_for))
            return Part(font, factor, width * factor, "".join(codes))
        return _shaped_part(font, factor, text, rtl)

    def _dots(self, font: EmbeddedFont, text: str, rtl: bool) -> Part:
        """Characters nobody can draw: a raised dot each, which reads back as the character."""
        number = font.face.glyph("·") or font.face.glyph(" ")
        stands_for = text[::-1] if rtl else text
        return Part(font, 1.0, font.face.advance(number) * len(text), "".join(font.code(number, c) for c in stands_for))


def _characters(word: str) -> Iterator[tuple[str, str]]:
    """What is drawn and what it reads back as, character by character; hyphens at a line's end say which they are."""
    if not word or word[-1] not in (SOFT_HYPHEN, LINE_END):
        return zip(word, word.replace("\u00a0", " "), strict=True)
    return _line_ending(word)


def _line_ending(word: str) -> Iterator[tuple[str, str]]:
    body, end = word[:-1], word[-1]
    if not body.endswith("-"):
        yield from zip(body, body, strict=True)
        if end == SOFT_HYPHEN:
            yield "-", SOFT_HYPHEN
        return
    yield from zip(body[:-1], body[:-1], strict=True)
    yield "-", "-" + (SOFT_HYPHEN if end == SOFT_HYPHEN else "\u00a0")


def _capital(character: str, language: str) -> str:
    if character == "i" and language[:2] in ("tr", "az"):
        return "İ"
    return "ẞ" if character == "ß" else character.upper()


def _shaped_part(font: EmbeddedFont, factor: float, text: str, rtl: bool) -> Part:
    """A run through HarfBuzz: of each cluster one glyph carries the text and the width, the others are outlines."""
    codes, strokes, pen = [], [], 0.0
    for stands_for, glyphs in _clusters(text, font.face.shape(text, rtl=rtl), rtl):
        advance = sum(glyph.advance for glyph in glyphs)
        at, carrier = 0.0, None
        for glyph in glyphs:
            free = carrier is None and at == 0 and not glyph.x and not glyph.y
            if free and (glyph.advance or not advance):
                carrier = glyph
            else:
                strokes.append((pen + at + glyph.x, glyph.y, glyph.glyph))
            at += glyph.advance
        if rtl:
            stands_for = pdf_bidi.mirrored(stands_for[::-1])
        number = carrier.glyph if carrier else font.face.glyph(" ")
        codes.append(font.code(number, stands_for, advance))
        pen += advance
    return Part(font, factor, pen * factor, "".join(codes), tuple(strokes))


def _clusters(text: str, shaped: list[Shaped], rtl: bool) -> list[tuple[str, list[Shaped]]]:
    """Glyphs that belong together with the characters they stand for, left to right; none of them is of no width."""
    starts = sorted({glyph.cluster for glyph in shaped})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    groups: list[tuple[str, list[Shaped]]] = []
    for glyph in shaped:
        piece = text[glyph.cluster : ends[glyph.cluster]]
        if groups and groups[-1][1][-1].cluster == glyph.cluster:
            groups[-1][1].append(glyph)
        else:
            groups.append((piece, [glyph]))
    merged: list[tuple[str, list[Shaped]]] = []
    waiting: list[Shaped] = []
    waiting_text = ""
    for piece, glyphs in groups:
        if sum(glyph.advance for glyph in glyphs) <= 0 and (rtl or not merged):
            waiting, waiting_text = waiting + glyphs, piece + waiting_text if rtl else waiting_text + piece
        elif sum(glyph.advance for glyph in glyphs) <= 0:
            merged[-1] = (merged[-1][0] + piece, merged[-1][1] + glyphs)
        else:
            merged.append((piece + waiting_text if rtl else waiting_text + piece, waiting + glyphs))
            waiting, waiting_text = [], ""
    if waiting and merged:
        merged[-1] = (waiting_text + merged[-1][0] if rtl else merged[-1][0] + waiting_text, merged[-1][1] + waiting)
    elif waiting:
        merged.append((waiting_text, waiting))
    return merged


def script(character: str) -> str:
    """The script a character belongs to, as the first word of its Unicode name says: "CJK", "Georgian"."""
    name = unicodedata.name(character, "")
    first = name.split(" ")[0].split("-")[0]
    known = {
        "CJK": "Chinese",
        "HIRAGANA": "Japanese",
        "KATAKANA": "Japanese",
        "HANGUL": "Korean",
        "IDEOGRAPHIC": "Chinese",
        "FULLWIDTH": "Chinese",
    }
    if first in known:
        return known[first]
    return first.title() if name and unicodedata.category(character)[0] == "L" else "symbols"
