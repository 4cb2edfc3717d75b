"""Documents that are ZIP files: their parts are counted and measured before any is unpacked."""

import io
import zipfile
import zlib
from xml.parsers.expat import ExpatError

from clipper import limits
from clipper.errors import Rejected
from clipper.i18n import _

DAMAGED = (KeyError, ValueError, TypeError, AttributeError, IndexError, LookupError, OSError, EOFError, RuntimeError,
           zipfile.BadZipFile, zlib.error, ExpatError, SyntaxError, AssertionError, NotImplementedError)  # fmt: skip
"""What the libraries raise on documents that lack parts or hold odd ones."""
_XML_BYTES = 48 * 1024 * 1024
"""Largest sum of the parts that are parsed: a tree takes some twenty times their size."""
_RATIO = 200
_RATIO_BYTES = 4 * 1024 * 1024
"""A part larger than this and packed tighter than 1 to 200 is a bomb, not a text."""


def check_sizes(data: bytes) -> None:
    """Raise Rejected where the archive is damaged, a bomb or locked with a password.

    Nothing is unpacked here: Python reads no more of a part than its entry declares, so the sums are true.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, IndexError) as problem:
        raise Rejected(damaged()) from problem
    xml = sum(part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels")))
    packed = any(p.file_size > max(_RATIO_BYTES, _RATIO * p.compress_size) for p in parts)
    total = sum(part.file_size for part in parts)
    if len(parts) > limits.UNPACKED_PARTS or total > limits.UNPACKED_BYTES or xml > _XML_BYTES or packed:
        raise Rejected(_("This document unpacks to far more than a text holds. It was not opened."))
    if any(part.flag_bits & 0x1 for part in parts):
        raise Rejected(locked())


def damaged() -> str:
    """The sentence for a document that cannot be opened."""
    return _("This document is damaged. Open it in a word processor, save it again and import that.")


def locked() -> str:
    """The sentence for a document with a password."""
    return _("This document is locked with a password. Save it without one and import that.")
