"""IPTC 7901: European agencies' copy in the frames of the teleprinter (IPTC Recommended Message Format)."""

import re

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.copy_desk import slug_and_version
from clipper.importers.unread_rest import with_rest
from clipper.importers.wire_frames import draft_of, frames_in, left_over
from clipper.model.clipping import Draft
from clipper.model.intake import Source

name = "IPTC 7901 wire"
media_types = ("text/vnd.iptc.7901", "application/vnd.iptc.7901")
suffixes = (".iptc", ".7901")

_START = re.compile(rb"\A[\x00\s]{0,20}(?:ZCZC[^\x01]{0,20})?\x01\s*[A-Za-z]{2,8}\s?\d{2,5}\s")
_HEADER = re.compile(
    r"^\s*(?P<source>[A-Za-z]{2,8})\s?(?P<number>\d{2,5})\s+(?P<priority>\d)\s+(?P<category>[A-Za-z]{1,3})\s+(?P<words>\d{1,5})(?:\s+(?P<more>.*))?$"
)


def recognises(source: Source) -> float:
    """By SOH, the source's letters and the number of the message."""
    return 0.96 if _START.match(source.data[:96]) else 0.0


def read(source: Source) -> tuple[Draft, ...]:
    """Every message that holds copy; raises Rejected where none does."""
    drafts = []
    for frame in frames_in(source.data, source.charset):
        head = " ".join(frame.head.split())
        if not any(c.isalnum() for c in frame.text):
            continue
        header = _HEADER.match(head)
        more = (header["more"] or "") if header else ""
        slug = slug_and_version(more)[0] if "/" in more else ""
        drafts.append(draft_of(frame, source, name, slug=slug, notes=head))
    if not drafts:
        raise Rejected(_("There is no copy in this wire file. Nothing was filed."))
    return with_rest(drafts, left_over(source.data, source.charset), source)
