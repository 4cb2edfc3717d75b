"""Rich Text documents: headings, lists, tables, links, pictures and notes, from any word processor or export."""

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.word_draft import drafts_of
from clipper.model.clipping import Draft
from clipper.model.intake import Source

name = "Rich Text document"
media_types = ("application/rtf", "text/rtf", "text/richtext", "application/x-rtf")
suffixes = (".rtf",)


def recognises(source: Source) -> float:
    """The words it begins with; many files named .doc are one."""
    return 0.95 if source.data[:64].lstrip(b"\xef\xbb\xbf\x00 \t\r\n")[:5].lower() == b"{\\rtf" else 0.0


def read(source: Source) -> tuple[Draft, ...]:
    """One Draft, or those of a press review; raises Rejected where the document holds neither text nor a picture that can be shown."""
    from clipper.importers.rtf_body import content_of

    content, facts = content_of(source.data)
    if not content.blocks:
        raise Rejected(_("There is no text in this Rich Text document. Nothing was filed."))
    return drafts_of(source, content, facts, _("Rich Text document"))
