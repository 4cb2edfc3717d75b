"""From bytes to text: the byte-order mark, what the sender said, what the page says, and then a guess."""

import codecs
import re

from clipper.errors import Rejected
from clipper.i18n import _

_ALIASES = {
    # What a label means on the web (WHATWG Encoding Standard, "Names and labels").
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_REFUSED = {
    "utf-7",
    "idna",
    "punycode",
    "unicode_escape",
    "raw_unicode_escape",
    "unicode-escape",
    "undefined",
    "mbcs",
    "oem",
}
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
          (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
_HEAD = 32_768
"""Bytes in which a page may say its encoding; savers put long comments and styles before it."""
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_XML = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.I)


def decode(data: bytes, charset: str = "") -> tuple[str, str]:
    """The text of `data` and the name of the encoding it was read in.

    Order: byte-order mark, `charset` (HTTP or mail), `<meta>` or XML declaration, valid UTF-8, a guess.
    Never raises; bytes that fit nowhere become U+FFFD.
    """
    text, name, _sure = decoded(data, charset)
    return text, name


def in_encoding(data: bytes, name: str) -> bytes:
    """The same text as marked UTF-8, its bytes taken to be of the named encoding whatever they say; raises Rejected."""
    found = known(name)
    if not found:
        raise Rejected(
            _("There is no encoding “{name}”. Try windows-1252, iso-8859-2, koi8-r or gb18030.").format(name=name[:40])
        )
    for mark, _wide_name in _MARKS:
        data = data.removeprefix(mark)
    return codecs.BOM_UTF8 + data.decode(found, "replace").encode("utf-8", "replace")


def decoded(data: bytes, charset: str = "") -> tuple[str, str, bool]:
    """As `decode`, and whether the encoding is sure; a guess is not, where there is anything beyond ASCII."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name, True
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace"), wide, True
    utf8 = _utf8(data)
    for label in (charset, _declared(data)):
        name = known(label)
        if not name or name.startswith(("utf-16", "utf-32")):
            # Bytes without zeros are no wide characters, whatever the label says.
            continue
        if utf8 is not None and (name in {"utf-8", "cp1252"} or _is_surely_utf8(utf8)):
            # Servers and editors write "latin-1" by default; bytes that are valid UTF-8 are UTF-8.
            return utf8, "utf-8", True
        text = data.decode(name, "replace")
        # Browsers forgive a byte that stands for nothing, and a letter cut off at the end.
        if text.count("\ufffd") <= 1 + len(text) // 2000:
            return text, name, True
    if utf8 is not None:
        return utf8, "utf-8", True
    guess = _guess(data)
    return data.decode(guess, "replace"), guess, False


def known(label: str) -> str:
    """Python's name of the encoding a label means, "" where there is none or it is unsafe."""
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name if label.strip() else ""
        "".encode(name) if name else None
    except (LookupError, ValueError, UnicodeError):
        return ""
    return "" if name in _REFUSED else _ALIASES.get(name, name)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark shows as zero bytes at every other place."""
    sample = data[:2000]
    if len(sample) < 8 or b"\x00" not in sample:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > len(sample) * 0.2 and even < len(sample) * 0.02:
        return "utf-16-le"
    return "utf-16-be" if even > len(sample) * 0.2 and odd < len(sample) * 0.02 else ""


def _utf8(data: bytes) -> str | None:
    """The text if the bytes are UTF-8; a cut last character, or one broken byte in a thousand, is forgiven."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    sound = sum(1 for c in text if c > "\x7f") - broken
    if sound >= 3 * broken and broken <= 1 + len(text) // 1000:
        return text
    return None


def _is_surely_utf8(text: str) -> bool:
    """Three letters of two bytes or more and no broken one: no other encoding comes out so by chance."""
    return "\ufffd" not in text and sum(c > "\x7f" for c in text[:200_000]) >= 3


def _declared(data: bytes) -> str:
    head = data[:_HEAD]
    found = _XML.match(head.lstrip()) or _META.search(head)
    return found.group(1).decode("ascii", "replace") if found else ""


def _guess(data: bytes) -> str:
    import cchardet

    found = cchardet.detect(data[:200_000]).get("encoding") or ""
    name = known(found)
    # DOS and Mac code pages come from short Latin texts guessed wrong far more often than from real files.
    old = name.startswith(("cp4", "cp7", "cp8", "mac")) and name not in {"cp866", "cp874"}
    return name if name and not old and not name.startswith("utf-") else "cp1252"
