"""ANPA-1312: American agencies' copy in the frames of the high-speed wire (ANPA Technical Bulletin 1312)."""

import re

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.copy_desk import slug_and_version
from clipper.importers.unread_rest import with_rest
from clipper.importers.wire_frames import draft_of, frames_in, left_over
from clipper.model.clipping import Draft
from clipper.model.intake import Source

name = "ANPA wire"
media_types = ("text/vnd.anpa-1312",)
suffixes = (".anpa", ".anp")

_START = re.compile(rb"\A[\x00\s]{0,20}\x16{0,8}\x01[a-z]\d{4}[\x1f\x13\x14\x11\x12 ]")
_SERVICE = re.compile(r"^\s*(?P<number>[a-z]\d{4})\s*(?P<codes>(?:[a-z-]\s){0,4})")
_COUNTS = re.compile(r"\s+\d{1,2}-\d{1,2}\s+\d{1,5}\s*$|\s+\d{1,2}-\d{1,2}\s*$")


def recognises(source: Source) -> float:
    """By SYN SYN SOH, service letter and story number."""
    return 0.97 if _START.match(source.data[:64]) else 0.0


def read(source: Source) -> tuple[Draft, ...]:
    """Every message that holds copy; raises Rejected where none does."""
    drafts = []
    for frame in frames_in(source.data, source.charset):
        head = " ".join(frame.head.split())
        if not any(c.isalnum() for c in frame.text):
            continue
        service = _SERVICE.match(head + " ")
        printed = _COUNTS.sub("", (head + " ")[service.end() :].strip() if service else head)
        slug, _version = slug_and_version(printed) if printed else ("", "")
        drafts.append(draft_of(frame, source, name, slug=slug, notes=head))
    if not drafts:
        raise Rejected(_("There is no copy in this wire file. Nothing was filed."))
    return with_rest(drafts, left_over(source.data, source.charset), source)
