"""The words of one page in reading order, each with its place on the page as shown: from its text layer or from OCR."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from unicodedata import bidirectional

from msgspec import Struct
from msgspec.structs import replace

from clipper.model.cutting import RegionRole
from clipper.pages.columns import columns_of
from clipper.pages.ocr_layer import OcrLayer, ReadPage
from clipper.pages.regions import Box
from clipper.pages.render import Word
from clipper.pages.turning import box_shown, box_turned, turned_size

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

TEXT_LAYER = "text layer"
"""Where the words of a PDF stand that was made from text; else the source is an OCR engine's name."""
_VERSION = 2
_TELLING = 400
"""Words from which the direction of a page is told."""


class PageWord(Struct, frozen=True):
    """A word of a page."""

    text: str
    box: Box
    """In fractions of the page as shown."""
    size: float = 0.0
    """Height of the type in points."""
    sure: float = 1.0
    """0 to 1, as the OCR engine says; 1 from a text layer."""
    column: int = 0
    """Counted from 0 in reading order."""
    line: int = 0
    """Counted from 0 over the whole page in reading order."""
    bold: bool = False
    italic: bool = False
    broken: bool = False
    """Whether it ends in a hyphen that stands only because the line ends."""


class Block(Struct, frozen=True):
    """A stretch of a page that is one thing."""

    box: Box
    """In fractions of the page as shown."""
    role: RegionRole
    size: float = 0.0
    """Height of its type in points; 0 for a photo."""
    text: str = ""
    """Its words, line after line."""
    lines: int = 0
    sure: float = 1.0
    """How surely its words were read, 0 to 1."""
    corners: tuple[tuple[float, float], ...] = ()
    """Where its four corners are on the page as shown (fractions) when its lines fall or rise; empty where `box` says it all."""


class PageWords(Struct, frozen=True):
    """One page of a file, as it can be read."""

    page: int
    """Counted from 0."""
    width: float
    """In points, as shown."""
    height: float
    words: tuple[PageWord, ...] = ()
    """In reading order."""
    source: str = ""
    """`TEXT_LAYER`, or name and version of the OCR engine; "" where nothing was read."""
    language: str = ""
    """The engine's name of the language it read in; "" from a text layer."""
    turned: int = 0
    """Degrees (clockwise: 0, 90, 180, 270) by which the page must be turned to be read."""
    slant: float = 0.0
    """By how much its lines fall for every step to the right, once it is turned so."""
    rules: tuple[Box, ...] = ()
    """The ruled lines of the page, in fractions of it as shown."""
    pictures: tuple[Box, ...] = ()
    """Where pictures stand, in fractions of the page as shown."""
    blocks: tuple[Block, ...] = ()
    """What the layout analysis made of it, in reading order (layout.py)."""
    warnings: tuple[str, ...] = ()

    @property
    def recognised(self) -> bool:
        """Whether the words come from OCR."""
        return self.source not in ("", TEXT_LAYER)

    @property
    def sure(self) -> float:
        """How sure the words are on average over their letters, 0 to 1; 0 for none."""
        return sureness(self.words)

    @property
    def rtl(self) -> bool:
        """Whether most of its letters are of scripts that are read from the right."""
        kinds = [bidirectional(c) for word in self.words[:_TELLING] for c in word.text if c.isalpha()]
        return 2 * sum(kind in {"R", "AL"} for kind in kinds) > len(kinds)

    @property
    def text(self) -> str:
        """The words in reading order, a line of the page a line."""
        lines: dict[int, list[str]] = {}
        for word in self.words:
            lines.setdefault(word.line, []).append(word.text)
        return "\n".join(" ".join(line) for line in lines.values())


def sureness(words: "tuple[PageWord, ...] | list[PageWord]") -> float:
    """How sure words are on average over their letters, 0 to 1; 0 for none."""
    letters = [(word.sure, sum(c.isalnum() for c in word.text)) for word in words]
    count = sum(n for _sure, n in letters)
    return sum(sure * n for sure, n in letters) / count if count else 0.0


def of_pdf(document: "PdfDocument", page: int) -> PageWords:
    """The words of a PDF page's text layer; raises Rejected where the page is damaged."""
    from clipper.pages.render import size_of, words_of

    width, height = size_of(document, page)
    empty = PageWords(page, width, height, source=TEXT_LAYER)
    return in_order(empty, [(word, 1.0, 0.0) for word in words_of(document, page)])


def of_ocr(read: ReadPage, layer: OcrLayer, scale: float = 1.0) -> PageWords:
    """The words an engine read on a page; `scale` is points for one unit of the page's width and height."""
    from clipper.pages.ocr_lines import straightened

    pairs, slant = straightened(read, scale)
    empty = PageWords(read.page, read.width * scale, read.height * scale, (), layer.engine, layer.language, read.turned)
    return in_order(replace(empty, slant=slant), [(word, one.sure, slant * word.box.middle[0]) for word, one in pairs])


def in_order(empty: PageWords, words: "list[tuple[Word, float, float]]") -> PageWords:
    """The page with these words (each with its sureness, and by how much its line was raised to lie straight)."""
    wide, high = turned_size(empty.width, empty.height, empty.turned)
    known = {id(word): (sure, fall) for word, sure, fall in words}
    found: list[PageWord] = []
    line = 0
    for number, column in enumerate(columns_of([word for word, _sure, _fall in words])):
        for row in column.lines:
            for word in row.words:
                sure, fall = known[id(word)]
                place = Box(word.box.left, word.box.top + fall, word.box.right, word.box.bottom + fall)
                box = box_shown(place.scaled(1 / wide, 1 / high), empty.width, empty.height, empty.turned)
                style = word.bold, word.italic, word.broken
                found.append(PageWord(word.text, _rounded(box), word.size, sure, number, line, *style))
            line += 1
    return replace(empty, words=tuple(found))


def upright(page: PageWords, words: "list[PageWord] | tuple[PageWord, ...]") -> list[Word]:
    """Words of a page as they stand on it turned upright, lines straight, in points; in the order given.

    A page that is read from the right is mirrored: there as here, what is read first stands further left.
    """
    rtl = page.rtl
    found = []
    for word in words:
        box = _placed(page, word.box, rtl)
        fall = page.slant * box.middle[0] * (-1 if rtl else 1)
        straight = Box(box.left, box.top - fall, box.right, box.bottom - fall)
        found.append(Word(word.text, straight, word.size, word.bold, word.italic, word.broken))
    return found


def placed(page: PageWords, boxes: Iterable[Box]) -> list[Box]:
    """Rectangles of a page as shown (fractions) where `upright` puts its words, in points."""
    rtl = page.rtl
    return [_placed(page, box, rtl) for box in boxes]


def _placed(page: PageWords, box: Box, rtl: bool) -> Box:
    wide, high = turned_size(page.width, page.height, page.turned)
    turned = box_turned(box, page.width, page.height, page.turned) if page.turned else box
    found = turned.scaled(wide, high)
    return Box(wide - found.right, found.top, wide - found.left, found.bottom) if rtl else found


def corners_shown(page: PageWords, box: Box) -> tuple[tuple[float, float], ...]:
    """The corners, on the page as shown (fractions), of a rectangle in which the lines of `upright` lie straight (points)."""
    spots = [(x, y) for y in (box.top, box.bottom) for x in (box.left, box.right)]
    return tuple(shown(page, Box(x, y + page.slant * x, x, y + page.slant * x)).middle for x, y in spots)


def shown(page: PageWords, box: Box) -> Box:
    """A rectangle where `upright` puts words (points) on the page as shown, in fractions."""
    wide, high = turned_size(page.width, page.height, page.turned)
    plain = Box(wide - box.right, box.top, wide - box.left, box.bottom) if page.rtl else box
    return box_shown(plain.scaled(1 / wide, 1 / high), page.width, page.height, page.turned)


def _rounded(box: Box) -> Box:
    return Box(round(box.left, 5), round(box.top, 5), round(box.right, 5), round(box.bottom, 5))


def as_json(page: PageWords) -> str:
    """The page as one JSON object; `page_from` reads it back."""
    told: dict[str, Any] = {
        "version": _VERSION,
        "page": page.page,
        "size": (page.width, page.height),
        "source": page.source,
        "language": page.language,
        "turned": page.turned,
        "slant": page.slant,
        "rules": [_sides(box) for box in page.rules],
        "pictures": [_sides(box) for box in page.pictures],
        "blocks": [(*_sides(b.box), b.role.value, b.size, b.text, b.lines, b.sure, b.corners) for b in page.blocks],
        "warnings": page.warnings,
        "words": [
            [w.text, *_sides(w.box), w.size, w.sure, w.column, w.line, w.bold + 2 * w.italic + 4 * w.broken]
            for w in page.words
        ],
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def page_from(text: str) -> PageWords | None:
    """The page written by `as_json`; None for what another version or nobody wrote."""
    try:
        told = json.loads(text)
        if told["version"] != _VERSION:
            return None
        words = tuple(
            PageWord(w[0], Box(*w[1:5]), w[5], w[6], w[7], w[8], bool(w[9] & 1), bool(w[9] & 2), bool(w[9] & 4))
            for w in told["words"]
        )
        return PageWords(
            told["page"],
            told["size"][0],
            told["size"][1],
            words,
            told["source"],
            told["language"],
            told["turned"],
            told["slant"],
            tuple(Box(*one) for one in told["rules"]),
            tuple(Box(*one) for one in told["pictures"]),
            tuple(_block(one) for one in told["blocks"]),
            tuple(told["warnings"]),
        )
    except (ValueError, KeyError, TypeError, IndexError):
        return None


def _block(told: list[Any]) -> Block:
    corners = tuple((corner[0], corner[1]) for corner in told[9])
    return Block(Box(*told[:4]), RegionRole(told[4]), told[5], told[6], told[7], told[8], corners)


def _sides(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.right, box.bottom
