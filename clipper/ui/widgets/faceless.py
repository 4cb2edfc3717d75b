"""Scripts that no face of this machine can write: their letters stand as boxes, and Qt does not look for a face each time.

For a script whose letters are joined, Qt opens every face there is before it gives up, for every size, weight and slant
anew: 30 ms each time on a machine with few faces. Where the system says that no face is for the script, it need not look.
"""

import re
import sys
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QTextCharFormat, QTextLayout

from clipper.annotate.marks import utf16_offsets

_SYSTEM = QFontDatabase.WritingSystem
_SCRIPTS = {
    _SYSTEM.Syriac: "\u0700-\u074f",
    _SYSTEM.Thaana: "\u0780-\u07bf",
    _SYSTEM.Nko: "\u07c0-\u07ff",
    _SYSTEM.Bengali: "\u0980-\u09ff",
    _SYSTEM.Gurmukhi: "\u0a00-\u0a7f",
    _SYSTEM.Gujarati: "\u0a80-\u0aff",
    _SYSTEM.Oriya: "\u0b00-\u0b7f",
    _SYSTEM.Tamil: "\u0b80-\u0bff",
    _SYSTEM.Telugu: "\u0c00-\u0c7f",
    _SYSTEM.Kannada: "\u0c80-\u0cff",
    _SYSTEM.Malayalam: "\u0d00-\u0d7f",
    _SYSTEM.Sinhala: "\u0d80-\u0dff",
    _SYSTEM.Lao: "\u0e80-\u0eff",
    _SYSTEM.Tibetan: "\u0f00-\u0fff",
    _SYSTEM.Myanmar: "\u1000-\u109f",
    _SYSTEM.Khmer: "\u1780-\u17ff",
}
"""The letters of the scripts for which Qt looks so long; Arabic, Hebrew, Devanagari and Thai come with Clipper."""
BOX = "\u25a1"
ALONE = QFont.StyleStrategy.NoFontMerging
"""Takes what the face itself has."""


@lru_cache(maxsize=1)
def _faceless() -> re.Pattern[str] | None:
    """A letter of such a script; None where all can be written."""
    if sys.platform in {"win32", "darwin"}:
        # these know beforehand which face has which letter
        return None
    letters = "".join(area for system, area in _SCRIPTS.items() if not QFontDatabase.families(system))
    return re.compile(f"[{letters}]") if letters else None


def stretches(text: str) -> tuple[tuple[int, int], ...]:
    """Where letters stand that no face of this machine has, as code-point offsets; with the signs that Qt counts to them."""
    letter = None if text.isascii() else _faceless()
    if letter is None or letter.search(text) is None:
        return ()
    one = letter.pattern
    return tuple(found.span() for found in re.finditer(rf"(?:\A[\W\d_]+)?{one}(?:{one}|[\W\d_])*", text))


def boxed(text: str) -> str:
    """The text as it can be drawn in one piece: a box for every letter that no face of this machine has."""
    letter = None if text.isascii() else _faceless()
    return letter.sub(BOX, text) if letter else text


def lay_boxes(layout: QTextLayout) -> None:
    """Have a layout draw such letters as boxes at once; before it is laid out."""
    found, ranges = stretches(layout.text()), []
    units = utf16_offsets(layout.text()).units if found else int
    for start, end in found:
        one = QTextLayout.FormatRange()
        one.start, one.length = units(start), units(end) - units(start)
        look = QTextCharFormat()
        look.setFontStyleStrategy(ALONE)
        one.format = look
        ranges.append(one)
    if ranges:
        layout.setFormats(ranges)
