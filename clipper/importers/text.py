"""Plain text: notes, pasted articles and wire copy."""

import mimetypes
import re

from clipper import limits
from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.base import announced, file_name, media_type, start
from clipper.importers.encoding import decode
from clipper.importers.wire import read_copy
from clipper.model.clipping import Draft
from clipper.model.intake import Source

name = "text"
media_types = ("text/plain", "text/markdown", "text/x-markdown")
suffixes = (".txt", ".text", ".md", ".asc", ".wire")

_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def recognises(source: Source) -> float:
    """Anything that is not binary and not XML."""
    head = source.data[:8192]
    if not head.startswith(_WIDE) and not _is_wide(head) and len(_CONTROLS.findall(head)) > 2 + len(head) // 50:
        return 0.0
    if start(source, 5).lower() == b"<?xml" and announced(source, media_types, suffixes) < 0.6:
        return 0.0
    said = announced(source, media_types, suffixes)
    return said or (0.0 if _is_said_to_be_other(source) else 0.2)


def _is_said_to_be_other(source: Source) -> bool:
    """Whether ending or announced type name a sound, a film, a picture or an archive."""
    kinds = (media_type(source), mimetypes.guess_type(file_name(source))[0] or "")
    return any(
        one.startswith(("audio/", "video/", "image/", "font/", "application/zip", "application/pdf")) for one in kinds
    )


def read(source: Source) -> tuple[Draft, ...]:
    """The one article in it; raises Rejected if there is nothing to read."""
    text, _charset = decode(source.data, source.charset)
    if len(text) > limits.TEXT_CHARACTERS:
        raise Rejected(
            _("This text is longer than {n} characters. Split it first.").format(n=f"{limits.TEXT_CHARACTERS:,}")
        )
    if not any(c.isprintable() and not c.isspace() and c != "\ufffd" for c in text):
        raise Rejected(_("There is no text in this file. Nothing was filed."))
    return (read_copy(text),)


def _is_wide(head: bytes) -> bool:
    """UTF-16 without a mark: every other byte is zero."""
    return len(head) >= 8 and min(head[::2].count(0), head[1::2].count(0)) < len(head) // 50 < head.count(0)
