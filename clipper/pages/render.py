"""PDF pages as pixels and as words with their boxes.

PDFium is not thread-safe: everything here runs on one thread of one process, in workers for untrusted files.
"""

import ctypes
import io
import math
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any
from unicodedata import bidirectional

from msgspec import Struct

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.pages import passwords
from clipper.pages.regions import Box

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument, PdfPage

_LONGEST_SIDE = 4000
"""Pixels; a page may say that it is a kilometre wide."""
_HYPHENS = {0x2, 0xFFFE, 0xAD}
"""How PDFium gives a hyphen that it takes for one at a line's end."""


class Word(Struct, frozen=True):
    """A word on a page, in points from the page's upper left corner."""

    text: str
    box: Box
    size: float = 0.0
    """Height of the type in points."""
    bold: bool = False
    italic: bool = False
    broken: bool = False
    """Whether it ends in a hyphen that stands only because the line ends."""


@contextmanager
def opened(data: bytes, password: str = "") -> Iterator["PdfDocument"]:
    """The PDF for as long as the block lasts; raises Rejected with a sentence where it cannot be read.

    A locked one is opened with `password`, else with the one that is held for it.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    password = password or passwords.of(data)
    try:
        document = PdfDocument(data, password=password or None)
    except (PdfiumError, ValueError, OSError) as problem:
        raise Rejected(_why(problem, password)) from problem
    try:
        if len(document) == 0:
            raise Rejected(_("This PDF has no pages. Nothing was filed."))
        # Else what stands in the fields of a form is not drawn.
        with suppress(PdfiumError):
            document.init_forms()
        yield document
    finally:
        document.close()


def locked() -> str:
    """Why a PDF cannot be opened without its password."""
    return _("Locked with a password. Type it to read the file.")


def wrong_password() -> str:
    """Why a PDF cannot be opened with the password that was typed."""
    return _("Locked with another password. Type it again.")


def _why(problem: Exception, password: str = "") -> str:
    if "password" in str(problem).lower() or "security" in str(problem).lower():
        return wrong_password() if password else locked()
    return _("This PDF is damaged and cannot be opened. Ask the sender for a new copy.")


def page_sizes(data: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of every page in points, as shown (turned pages count turned)."""
    with opened(data) as document:
        return tuple(size_of(document, number) for number in range(len(document)))


def page_png(data: bytes, page: int, dpi: float = 150.0) -> bytes:
    """One page (counted from 0) as PNG; at most 4,000 pixels a side, whatever the file says."""
    with opened(data) as document:
        return picture_of(document, page, dpi)[0]


def picture_of(document: "PdfDocument", page: int, dpi: float = 150.0) -> tuple[bytes, int, int]:
    """One page of an open PDF as PNG, its width and height in pixels; raises Rejected."""
    image = image_of(document, page, dpi)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue(), image.width, image.height


def image_of(document: "PdfDocument", page: int, dpi: float = 150.0) -> "Image":
    """One page of an open PDF as an RGB image, at most 4,000 pixels a side; raises Rejected."""
    from pypdfium2 import PdfiumError

    try:
        width, height = size_of(document, page)
        longest = max(width, height, 1.0)
        if not math.isfinite(longest):
            raise Rejected(_("This page is of no size that can be drawn."))
        sheet = document.get_page(page)
        try:
            bitmap = sheet.render(scale=min(dpi / 72, _LONGEST_SIDE / longest))  # pyright: ignore[reportArgumentType]
            try:
                return bitmap.to_pil().convert("RGB")
            finally:
                bitmap.close()
        finally:
            sheet.close()
    except (PdfiumError, ValueError, MemoryError, IndexError) as problem:
        raise Rejected(_("This page is damaged and cannot be drawn.")) from problem


def size_of(document: "PdfDocument", page: int) -> tuple[float, float]:
    """Width and height of one page in points, as shown; raises Rejected for a damaged page."""
    from pypdfium2 import PdfiumError

    try:
        return document.get_page_size(page)
    except (PdfiumError, IndexError, ValueError) as problem:
        raise Rejected(_("This page is damaged and cannot be read.")) from problem


def words_of(document: "PdfDocument", page: int) -> tuple[Word, ...]:
    """The words of one page in the order of the file, not of reading; raises Rejected for a damaged page."""
    from pypdfium2 import PdfiumError

    try:
        sheet = document.get_page(page)
    except (PdfiumError, IndexError, ValueError) as problem:
        raise Rejected(_("This page is damaged and cannot be read.")) from problem
    try:
        return tuple(_words(sheet))
    except (PdfiumError, ValueError) as problem:
        raise Rejected(_("This page is damaged and cannot be read.")) from problem
    finally:
        sheet.close()


def is_all_text(document: "PdfDocument", page: int) -> bool:
    """Whether nothing stands on a page but text whose letters can all be read: no picture, drawing, note or form field."""
    import pypdfium2.raw as raw
    from pypdfium2 import PdfiumError

    try:
        sheet: Any = document.get_page(page)
    except (PdfiumError, IndexError, ValueError):
        return False
    try:
        if raw.FPDFPage_GetAnnotCount(sheet) > 0:
            return False
        if any(one.type != raw.FPDF_PAGEOBJ_TEXT for one in sheet.get_objects(max_depth=3)):
            return False
        text = sheet.get_textpage()
        try:
            count = text.count_chars()
            return count > 0 and not any(raw.FPDFText_HasUnicodeMapError(text, at) for at in range(count))
        finally:
            text.close()
    except (PdfiumError, ValueError):
        return False
    finally:
        sheet.close()


_RIGHT = frozenset({"R", "AL"})
_FROM_RIGHT = frozenset({"R", "AL", "NSM", "CS", "ES", "ON"})


class _Letters(Struct):
    """The letters of the word being read."""

    text: list[str]
    lefts: list[float]
    """Where each letter begins."""
    left: float
    bottom: float
    right: float
    top: float
    size: float
    style: tuple[bool, bool]


def _words(sheet: "PdfPage") -> Iterator[Word]:
    import pypdfium2.raw as raw

    text = sheet.get_textpage()
    place = place_on(sheet)
    box = raw.FS_RECTF()
    name, flags = ctypes.create_string_buffer(120), ctypes.c_int()
    fonts: dict[bytes, tuple[bool, bool]] = {}
    word: _Letters | None = None
    high = 0
    try:
        for at in range(text.count_chars()):
            code = raw.FPDFText_GetUnicode(text, at)
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if 0xDC00 <= code < 0xE000 and high:
                code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
            high = 0
            if code in _HYPHENS:
                if word:
                    yield _finished(word, place, broken=code != 0xAD)
                word = None
                continue
            letter = chr(code) if 0x20 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
            if letter.isspace() or letter == "\u00a0":
                if word:
                    yield _finished(word, place)
                word = None
                continue
            raw.FPDFText_GetLooseCharBox(text, at, box)
            size = raw.FPDFText_GetFontSize(text, at)
            if word and _apart(word, box.left, box.bottom, box.right, box.top):
                yield _finished(word, place)
                word = None
            if word is None:
                raw.FPDFText_GetFontInfo(text, at, name, 120, flags)
                style = fonts.get(name.value)
                if style is None:
                    style = fonts[name.value] = _style(name.value)
                word = _Letters([letter], [box.left], box.left, box.bottom, box.right, box.top, abs(size), style)
            else:
                word.text.append(letter)
                word.lefts.append(box.left)
                word.left, word.right = min(word.left, box.left), max(word.right, box.right)
                word.bottom, word.top = min(word.bottom, box.bottom), max(word.top, box.top)
        if word:
            yield _finished(word, place)
    finally:
        text.close()


def _apart(word: _Letters, left: float, bottom: float, right: float, top: float) -> bool:
    """Whether a letter stands so far off that no blank was needed to part it from the word."""
    high = max(word.top - word.bottom, top - bottom, 1.0)
    wide = max(right - left, high)
    return (
        left > word.right + wide
        or right < word.left - wide
        or bottom > word.top + 0.3 * high
        or top < word.bottom - 0.3 * high
    )


def _style(font: bytes) -> tuple[bool, bool]:
    said = font.decode("latin-1").lower()
    bold = any(word in said for word in ("bold", "black", "heavy", "demi", "semibold", "-bd", ",bd"))
    return bold, "italic" in said or "oblique" in said


def _from_right(word: _Letters, text: str) -> str:
    """The letters of a word that is read from the right in the order of their places; some programs write them from the left."""
    kinds = [bidirectional(c) for c in text]
    if not any(kind in _RIGHT for kind in kinds) or not all(kind in _FROM_RIGHT for kind in kinds):
        return text
    if len(word.lefts) != len(text) or kinds[0] == "NSM":
        return text
    # A mark goes with the letter it is set on.
    starts = [at for at, kind in enumerate(kinds) if kind != "NSM"]
    letters = [(word.lefts[at], text[at:end]) for at, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    return "".join(one for _left, one in sorted(letters, key=lambda letter: -round(letter[0], 1)))


def _finished(word: _Letters, place: "_Place", *, broken: bool = False) -> Word:
    text = "".join(word.text)
    if place.turned == 0 and not text.isascii():
        text = _from_right(word, text)
    box = place.box(word.left, word.bottom, word.right, word.top)
    # what lies on its side is as high as its box is wide
    high = box.width if len(text) >= 4 and box.height > 1.5 * box.width > 0 else box.height
    size = word.size if word.size > 1.5 else high
    # Type set at size 1 and enlarged by its matrix says nothing; the height of its box does.
    if not 0.4 * high <= size <= 2.5 * high and high > 0:
        size = high / 1.15
    return Word(text + ("-" if broken else ""), box, round(size, 1), *word.style, broken)


class _Place(Struct, frozen=True):
    """From PDF space (y up, page unturned) to the page as shown."""

    left: float
    bottom: float
    right: float
    top: float
    turned: int

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        if self.turned == 90:
            return Box(bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
        if self.turned == 180:
            return Box(self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
        if self.turned == 270:
            return Box(self.top - top, self.right - right, self.top - bottom, self.right - left)
        return Box(left - self.left, self.top - top, right - self.left, self.top - bottom)


def place_on(sheet: "PdfPage") -> _Place:
    """From PDF space of a page to the page as shown."""
    left, bottom, right, top = sheet.get_bbox()
    return _Place(left, bottom, right, top, sheet.get_rotation() % 360)
