"""OpenDocument texts (ISO/IEC 26300): headings, lists, tables, notes, pictures, and what the document says of itself."""

import re

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.base import start
from clipper.importers.unpacking import check_sizes
from clipper.importers.word_draft import drafts_of
from clipper.model.clipping import Draft
from clipper.model.intake import Source

name = "OpenDocument text"
media_types = (
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.text-template",
    "application/vnd.oasis.opendocument.text-flat-xml",
)
suffixes = (".odt", ".ott", ".fodt")

_TYPE = re.compile(rb"mimetypeapplication/vnd\.(?:oasis\.opendocument|sun\.xml)\.(?:text|writer)")
_FLAT = re.compile(rb"<office:document\s")


def recognises(source: Source) -> float:
    """By the type that stands at the start of the archive, or by the root of a flat document."""
    if source.data.startswith(b"PK\x03\x04"):
        return 0.97 if _TYPE.search(source.data[:200]) or _is_named_so(source) else 0.0
    head = start(source, 4096)
    return 0.97 if head.startswith(b"<?xml") and _FLAT.search(head) and b"opendocument.text" in head else 0.0


def _is_named_so(source: Source) -> bool:
    """Some programs pack the parts in another order; the name of the part and of the file are enough."""
    return source.name.lower().endswith(suffixes) and b"content.xml" in source.data


def read(source: Source) -> tuple[Draft, ...]:
    """One Draft, or those of a press review; raises Rejected where it is a bomb, damaged, locked or without text and pictures."""
    from clipper.importers.odt_body import content_of
    from clipper.importers.odt_parts import parts_of

    flat = not source.data.startswith(b"PK")
    if not flat:
        check_sizes(source.data)
    parts = parts_of(source.data, flat)
    content = content_of(parts)
    if not content.blocks:
        raise Rejected(_("There is no text in this OpenDocument text. Nothing was filed."))
    return drafts_of(source, content, parts.facts, _("OpenDocument text"))
