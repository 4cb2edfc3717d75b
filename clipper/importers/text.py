"""Plain text: notes, pasted articles and wire copy."""

import mimetypes
import re
import unicodedata

from clipper import limits
from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.base import announced, file_name, media_type
from clipper.importers.encoding import decode
from clipper.importers.wire import read_copy
from clipper.importers.wire_dump import stories_in
from clipper.model.clipping import Draft
from clipper.model.intake import Source

name = "text"
media_types = ("text/plain", "text/markdown", "text/x-markdown")
suffixes = (".txt", ".text", ".md", ".asc", ".wire")

_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MARKUP = re.compile(r"\s*<(?:\?xml|!DOCTYPE|!--|[A-Za-z][\w:.-]*[\s/>])")
_ASCII = bytes(range(0x80))
_NO_TEXT = {"Cc", "Cn", "Co", "Cs"}


def recognises(source: Source) -> float:
    """Anything that is neither binary nor, without a text’s name, markup."""
    if _is_binary(source.data[:8192]):
        return 0.0
    said = announced(source, media_types, suffixes)
    if not said and _is_markup(decode(source.data[:2048])[0]):
        return 0.0
    return said or (0.0 if _is_said_to_be_other(source) else 0.2)


def _is_markup(head: str) -> bool:
    """Whether it begins with a tag and closes one; wire copy may begin with a <TICKER>."""
    return bool(_MARKUP.match(head)) and any(sign in head for sign in ("</", "/>", "?>", "<!"))


def _is_said_to_be_other(source: Source) -> bool:
    """Whether ending or announced type name a sound, a film, a picture or an archive."""
    kinds = (media_type(source), mimetypes.guess_type(file_name(source))[0] or "")
    return any(
        one.startswith(("audio/", "video/", "image/", "font/", "application/zip", "application/pdf")) for one in kinds
    )


def read(source: Source) -> tuple[Draft, ...]:
    """The article in it, or each of several pieces of wire copy; raises Rejected if there is nothing to read."""
    text, _charset = decode(source.data, source.charset)
    if len(text) > limits.TEXT_CHARACTERS:
        raise Rejected(
            _("This text is longer than {n} characters. Split it first.").format(n=f"{limits.TEXT_CHARACTERS:,}")
        )
    seen = source.seen_at
    if several := stories_in(text, source):
        return several
    draft = read_copy(text, seen) if any(c.isprintable() and not c.isspace() and c != "\ufffd" for c in text) else None
    if draft is None or not draft.headline:
        raise Rejected(_("There is no text in this file. Nothing was filed."))
    return (draft,)


def _is_binary(head: bytes) -> bool:
    """More than a stray control character: in UTF-16 among its letters, else among its bytes."""
    if b"\x00" in head:
        text, charset = decode(head)
        if charset.startswith(("utf-16", "utf-32")):
            odd = sum(unicodedata.category(c) in _NO_TEXT and not c.isspace() and c != "\x00" for c in text)
            return odd > 2 + len(text) // 50
    controls = len(_CONTROLS.findall(head))
    if len(head.translate(None, _ASCII)) > len(head) // 4:
        # Where every other byte may be anything, fewer strays are forgiven; random bytes have one in ten.
        return 40 * controls > len(head)
    return controls > 2 + len(head) // 50
