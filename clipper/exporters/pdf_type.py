"""The style's type scale as formats and set paragraphs, in either direction."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from msgspec.structs import replace

from clipper.exporters import pdf_bidi
from clipper.exporters.item_words import TONE_SIGNS
from clipper.exporters.pdf_blocks import Text
from clipper.exporters.pdf_lines import Line, Setter
from clipper.exporters.pdf_words import Format, Runs, clean, ended, hyphenator, parts_of
from clipper.exporters.style import Row, Style, tone_words
from clipper.model.document import Tone

_HEBREW = ("he", "yi", "iw")
_ARABIC_FACES = {"serif": ("naskh", 1.176, 1.52), "display": ("naskh_bold", 0.957, 1.286), "light": ("naskh", 1.0, 1.3)}
_HEBREW_FACES = {"serif": ("serif_hebrew", 1.0, 1.1), "display": ("serif_hebrew_bold", 0.92, 1.1), "light": ("serif_hebrew", 1.0, 1.1)}  # fmt: skip
"""Face, size and leading beside the Latin's (briefing-look, section 2)."""

_SIGNS = {Tone.FAVOURABLE: (1.5, -0.24), Tone.BALANCED: (1.8, -0.2), Tone.CRITICAL: (1.5, -0.24)}
"""How much larger than its word a tone's shape is set, and how much lower: the font draws it small and high."""


def starts_rtl(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    if not pdf_bidi.has_rtl(text):
        return False
    return next((kind != "L" for c in text if (kind := unicodedata.bidirectional(c)) in ("L", "R", "AL")), False)


def turns(text: str, rtl: bool) -> bool:
    """Whether a paragraph of a text that runs `rtl` is itself set from right to left."""
    return (rtl and (pdf_bidi.has_rtl(text) or not any(c.isalpha() for c in text))) or starts_rtl(text)


def _spaced(text: str) -> bool:
    """Whether the letters may be tracked and raised: Latin, Greek, Cyrillic and their like."""
    return all(c < "\u0530" or not c.isalpha() or "\u1e00" <= c < "\u2c00" for c in text)


@lru_cache(maxsize=512)
def turned_row(row: Row, hebrew: bool) -> Row:
    """A row of the type scale for a script from right to left: upright, never letterspaced, larger and more leaded."""
    bold = row.face.endswith("_bold") or "_bold_" in row.face
    family = row.face.split("_")[0]
    faces = _HEBREW_FACES if hebrew else _ARABIC_FACES
    face, size, leading = faces.get(family, ("sans_hebrew" if hebrew else "sans_arabic", 0.98, 1.2))
    if family == "serif" and row.size > 12:
        leading = 1.35
    if bold and not face.endswith("_bold"):
        face += "_bold"
    return replace(row, face=face, size=row.size * size, leading=row.leading * leading, tracking=0.0, capitals=False)


class Type:
    """Sets the rows of one style."""

    def __init__(self, style: Style, setter: Setter, language: str) -> None:
        self.style = style
        self.setter = setter
        self.language = language
        self._formats: dict[tuple[Row, bool, str], Format] = {}

    def row(self, name: str, *, rtl: bool = False, language: str = "") -> Row:
        """A row of the type scale as it stands in a direction."""
        row = self.style.rows[name]
        return turned_row(row, language[:2] in _HEBREW) if rtl else row

    def format(self, row: Row, text: str = "", language: str = "") -> Format:
        """The format of a row; tracked capitals only where the text's letters allow it."""
        spaced = bool(row.tracking or row.capitals) and _spaced(text)
        key = (row, spaced, language)
        found = self._formats.get(key)
        if found is None:
            found = self._formats[key] = Format(
                row.face,
                row.size,
                row.colour,
                tracking=row.tracking if spaced else 0.0,
                capitals=row.capitals and spaced,
                kerned=row.face in ("display", "light"),
                language=language,
            )
        return found

    def tone(self, tone: Tone, *, rtl: bool = False) -> Runs:
        """A tone's shape and its word; the shape tells it in black and white too."""
        plain = self.format(self.row("tone"))
        larger, sunk = _SIGNS[tone]
        sign = replace(plain, size=plain.size * larger, rise=plain.size * sunk)
        word = self.format(self.row("tone", rtl=rtl))
        runs = [(sign, TONE_SIGNS[tone]), (plain, "\u2002"), (word, tone_words(tone, self.language))]
        return runs[::-1] if rtl else runs

    def line(self, name: str, text: str, *, rtl: bool | None = None, width: float | None = None) -> Line:
        """One line; cut at a word with an ellipsis where it is wider than `width`."""
        text = clean(text)
        turned = starts_rtl(text) if rtl is None else rtl
        format = self.format(self.row(name, rtl=turned and rtl is None), text, self.language)
        if width is not None:
            text = self.cut(format, text, width)
        lines = self.setter.lines([(format, text)], 1e6, rtl=turned)
        return lines[0] if lines else Line((), 0.0)

    def cut(self, format: Format, text: str, width: float) -> str:
        """The text, or as many of its words as leave room for an ellipsis."""
        if self.setter.width(format, text) <= width:
            return text
        parts = parts_of(text)
        while len(parts) > 1 and self.setter.width(format, "".join(parts) + " …") > width:
            parts.pop()
        shown = ended(parts).removesuffix(" …")
        while len(shown) > 1 and self.setter.width(format, shown + " …") > width:
            shown = shown[:-1]
        return shown + " …"

    def text(
        self,
        name: str,
        content: str | Runs,
        width: float,
        *,
        rtl: bool = False,
        hyphenated: str = "",
        balanced: bool = False,
        mended: bool = True,
        size_change: float = 0.0,
        first: float = 0.0,
        **options: Any,
    ) -> Text:
        """A block of a row's type; `content` is plain text or runs in formats of their own; `options` go to the block."""
        plain = clean(content) if isinstance(content, str) else "".join(text for _format, text in content)
        row = self.row(name, rtl=rtl, language=self._tongue(plain) if rtl else "")
        if size_change:
            row = replace(row, size=row.size + size_change, leading=row.leading + size_change)
        runs: Runs = (
            [(self.format(row, plain, hyphenated or self.language), plain)] if isinstance(content, str) else content
        )
        indent = options.pop("indent", row.indent)
        panel = options.get("panel")
        lines = self.setter.lines(
            runs,
            width - indent - (2 * panel.left if panel else 0.0),
            rtl=rtl,
            hyphenate=hyphenator(hyphenated) if hyphenated and not rtl else None,
            balanced=balanced,
            mended=mended,
            first=first,
        )
        settings: dict[str, Any] = {"before": row.before, "after": row.after, "right": rtl, "indent": indent, **options}
        return Text(tuple(lines), row.size, row.leading, width, first=first, **settings)

    def _tongue(self, text: str) -> str:
        """Which right-to-left script a text is in, by its first letter: "he" or "ar"."""
        first = next((c for c in text if unicodedata.bidirectional(c) in ("R", "AL")), "")
        return "he" if "\u0590" <= first <= "\u05ff" or "\ufb1d" <= first <= "\ufb4f" else "ar"

    def tongue(self, texts: Sequence[str]) -> str:
        """The right-to-left script of several texts."""
        return self._tongue("".join(texts))
