"""The letters of Rich Text Format: code pages of fonts, signs written as control words, bytes that wait for their second half."""

import codecs
import re

from msgspec import Struct, field

_CHARSETS = {0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "big5hkscs",
             161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
             222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850"}  # fmt: skip
"""Encodings by the number that \\fcharset gives."""
SYMBOLS = 2
"""The \\fcharset of fonts that draw signs in the place of letters."""
_WIDE = {"cp932", "cp949", "johab", "gb18030", "big5hkscs"}
_PAGES = {932: "cp932", 936: "gb18030", 949: "cp949", 950: "big5hkscs", 1361: "johab", 10000: "mac_roman",
          10007: "mac_cyrillic", 10029: "mac_latin2", 10081: "mac_turkish", 10006: "mac_greek", 65001: "utf-8"}  # fmt: skip
SIGNS = {
    b"emdash": "—",
    b"endash": "–",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"bullet": "•",
    b"emspace": "\u2003",
    b"enspace": "\u2002",
    b"qmspace": "\u2005",
    b"tab": "\t",
    b"zwj": "\u200d",
    b"zwnj": "\u200c",
    b"zwbo": "",
    b"zwnbo": "",
    b"ltrmark": "\u200e",
    b"rtlmark": "\u200f",
    b"softline": "\n",
    b"line": "\n",
}
"""Control words that are a letter."""
MARKS = {b"~": "\u00a0", b"_": "\u2011"}
"""Control symbols that are a letter."""
_DRAWN = {
    "·": "•",
    "§": "▪",
    "¨": "□",
    "ü": "✓",
    "Ø": "➢",
    "à": "→",
    "q": "□",
    "n": "■",
    "l": "●",
    "v": "❖",
    "o": "□",
}
"""Signs of Symbol and Wingdings that stand before items."""


def page_of(number: int | None) -> str:
    """The encoding that \\ansicpg, \\cpg or a mail's property names by its number; cp1252 where it is unknown."""
    name = _PAGES.get(number or 1252) or f"cp{number or 1252}"
    try:
        return codecs.lookup(name).name if name not in _WIDE else name
    except LookupError:
        return "cp1252"


class Fonts(Struct):
    """The font table: in which encoding each font's bytes are."""

    default: str = "cp1252"
    number: int = 0
    """The font that is being declared."""
    _pages: dict[int, str] = field(default_factory=dict)
    _drawn: set[int] = field(default_factory=set)

    def charset(self, number: int | None) -> None:
        """Note the \\fcharset of the font being declared."""
        if number == SYMBOLS:
            self._drawn.add(self.number)
        elif number in _CHARSETS:
            self._pages.setdefault(self.number, _CHARSETS[number])

    def page(self, number: int | None) -> None:
        """Note the \\cpg of the font being declared: it goes before its charset."""
        if number:
            self._pages[self.number] = page_of(number)

    def draws(self, font: int) -> bool:
        """Whether a font draws signs in the place of letters."""
        return font in self._drawn

    def encoding(self, font: int) -> str:
        """The encoding of a font's bytes."""
        return self._pages.get(font, self.default)


_HALF = re.compile("[\ud800-\udfff]")


class Letters:
    """Bytes and numbered letters on their way to text: pairs of bytes and of surrogates come in two tokens."""

    def __init__(self, fonts: Fonts, utf8: bool = False) -> None:
        """`utf8`: letters that are not escaped are in UTF-8, which is not allowed and often done."""
        self._fonts = fonts
        self._utf8 = utf8
        self._waiting = bytearray()
        self._font = 0
        self.skip = 0
        """How many letters that stand in for a numbered one are still to be passed over."""

    def bytes(self, data: bytes, font: int, escaped: bool = False) -> str:
        """Take bytes in; gives the text that is whole before them."""
        if self.skip:
            passed = min(self.skip, len(data))
            self.skip -= passed
            data = data[passed:]
        if self._utf8 and not escaped and not data.isascii():
            return self.rest() + data.decode("utf-8", "replace")
        before = self.rest() if font != self._font else ""
        self._font = font
        self._waiting += data
        return before

    def rest(self) -> str:
        """The text of all bytes taken in."""
        if not self._waiting:
            return ""
        data = bytes(self._waiting)
        self._waiting.clear()
        if self._fonts.draws(self._font):
            return "".join(_DRAWN.get(c, c) for c in data.decode("cp1252", "replace"))
        return data.decode(self._fonts.encoding(self._font), "replace")

    def numbered(self, number: int, font: int, stand_ins: int) -> str:
        """The letter of a \\u word, with what is whole before it; halves of a pair are joined later."""
        before = self.rest()
        self.skip = stand_ins
        number %= 0x10000
        if 0xF000 <= number <= 0xF0FF and (self._fonts.draws(font) or number & 0xFF == 0xB7):
            sign = bytes((number & 0xFF,)).decode("cp1252", "replace")
            return before + _DRAWN.get(sign, sign)
        return before + chr(number)


def paired(text: str) -> str:
    """The text with halves of surrogate pairs joined to letters."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _HALF.search(text) else text
