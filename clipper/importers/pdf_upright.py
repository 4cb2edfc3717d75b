"""Pages of a PDF as they are read: turned so that lines run level, mirrored where they run from the right, without what a browser, or an office's template, prints at their edges."""

import re
from collections.abc import Sequence
from itertools import pairwise
from unicodedata import bidirectional

from msgspec.structs import replace

from clipper.importers.cleaning import safe_url
from clipper.importers.pdf_text import Sheet
from clipper.pages.columns import lines_of
from clipper.pages.regions import Box
from clipper.pages.render import Word
from clipper.pages.turning import box_turned, turned_size

_TELLING = 400
"""Words from which the direction of a page is told."""
_LETTERS = 4
"""Letters from which a word's box tells whether it lies on its side."""
_STEPS = 0.3
"""The share of words that stand above or below the one before, where lines run up or down."""
_EDGE = 0.08
"""The share of a page's height at its top and foot in which a browser prints day, title, address and page number."""
_PRINTED = re.compile(
    r"^\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4}\.?,?\s+(?:(?:um|à|at|às|alle)\s+)?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s*[AP]\.?M\.?)?(?:\s+\S.*)?$",
    re.IGNORECASE,
)
_NUMBER_FIRST = re.compile(r"^([.,:;!?؟،])(\d+)$")
"""A sign behind a number, written first because it stands further left."""
_COUNTED = re.compile(
    r"^(?:page|seite|página|pagina|pag\.|p\.)\s?\d{1,4}\s?(?:/|of|von|sur|de|di|van)\s?\d{1,4}$|^\d{1,4}\s?/\s?\d{1,4}$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"^(?P<url>(?:https?|file)://\S+)(?:\s+(?:page\s+|seite\s+)?\d{1,4}\s?(?:/|of|von|sur|de)\s?\d{1,4})?$", re.IGNORECASE)  # fmt: skip


def upright(number: int, size: tuple[float, float], words: Sequence[Word]) -> Sheet:
    """The page as it is read; `size` is its width and height as shown, in points."""
    width, height = size
    turn = _turn(words)
    if turn and width and height:
        words = [_turned(word, width, height, turn) for word in words]
        width, height = turned_size(width, height, turn)
    if _is_from_right(words):
        words = [_mirrored(word, width) for word in words]
    return Sheet(number, height, tuple(words))


def _mirrored(word: Word, width: float) -> Word:
    """A word of a page that is read from the right: what is read first stands further left; signs behind numbers stand behind them."""
    box = Box(width - word.box.right, word.box.top, width - word.box.left, word.box.bottom)
    return replace(word, text=_NUMBER_FIRST.sub(r"\2\1", word.text), box=box)


def _turn(words: Sequence[Word]) -> int:
    """Degrees by which the page is turned clockwise so that its lines run level: 0 where they do."""
    long = [word.box for word in words[:_TELLING] if len(word.text) >= _LETTERS]
    if len(long) < 3 or sum(box.height > 1.5 * box.width for box in long) < 0.7 * len(long):
        return 0
    down = up = 0
    boxes = [word.box for word in words[:_TELLING]]
    for one, after in pairwise(boxes):
        if abs(one.middle[0] - after.middle[0]) < 0.5 * one.width:
            down += after.top > one.top
            up += after.top < one.top
    if max(down, up) < _STEPS * len(long):
        # Fonts that claim much height make words look as if they stood.
        return 0
    return 270 if down >= up else 90


def _turned(word: Word, width: float, height: float, turn: int) -> Word:
    wide, high = turned_size(width, height, turn)
    return replace(word, box=box_turned(word.box.scaled(1 / width, 1 / height), width, height, turn).scaled(wide, high))


def _is_from_right(words: Sequence[Word]) -> bool:
    """Whether most letters are of scripts that are read from the right."""
    kinds = [bidirectional(c) for word in words[:_TELLING] for c in word.text if c.isalpha()]
    return bool(kinds) and 2 * sum(kind in {"R", "AL"} for kind in kinds) > len(kinds)


def without_print_lines(sheets: Sequence[Sheet]) -> tuple[list[Sheet], str]:
    """The pages without the lines that a browser prints at their edges, and the address in these, "" where none is printed."""
    url, found = "", []
    for sheet in sheets:
        gone: set[int] = set()
        lines = lines_of(sheet.words)
        for line in (*lines[:2], *lines[-2:]):
            if not (line.box.bottom < _EDGE * sheet.height or line.box.top > (1 - _EDGE) * sheet.height):
                continue
            # On a mirrored page what runs from the left stands the other way round.
            said = (line.text, " ".join(word.text for word in reversed(line.words)))
            address = next((hit for one in said if (hit := _ADDRESS.match(one))), None)
            counted = (
                line is lines[-1] and line.box.top > 0.5 * sheet.height and any(_COUNTED.match(one) for one in said)
            )
            if address or counted or any(_PRINTED.match(one) for one in said):
                gone |= {id(word) for word in line.words}
                url = url or (safe_url(address["url"]) if address else "")
        kept = tuple(word for word in sheet.words if id(word) not in gone)
        found.append(Sheet(sheet.number, sheet.height, kept) if gone and kept else sheet)
    return found, url
