"""Word documents: headings, lists, tables, quotes, pictures, and what the document says of itself."""

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.base import start
from clipper.importers.unpacking import check_sizes
from clipper.importers.word_body import content_of
from clipper.importers.word_draft import drafts_of
from clipper.importers.word_facts import facts_of
from clipper.importers.word_flat import is_flat, packed
from clipper.model.clipping import Draft
from clipper.model.intake import Source

name = "Word document"
media_types = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
    "application/vnd.ms-word.document.macroenabled.12",
)
suffixes = (".docx", ".docm", ".dotx")


def recognises(source: Source) -> float:
    """A ZIP file that names a Word part, or one XML file that holds them all; its ending does not matter."""
    if not source.data.startswith(b"PK\x03\x04"):
        head = start(source, 4096)
        return 0.97 if head.startswith(b"<") and is_flat(head) else 0.0
    return 0.95 if b"word/" in source.data else 0.0


def read(source: Source) -> tuple[Draft, ...]:
    """One Draft, or those of a press review; raises Rejected where the archive is a bomb, damaged, locked or without text and pictures."""
    data = source.data
    if not data.startswith(b"PK"):
        data = packed(data)
    check_sizes(data)
    content = content_of(data)
    facts = facts_of(data)
    if not content.blocks:
        raise Rejected(_("There is no text in this Word document. Nothing was filed."))
    return drafts_of(source, content, facts, _("Word document"))
