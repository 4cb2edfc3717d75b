"""Mailboxes in one file (RFC 4155, mbox): each mail in it is read as one that was saved by itself."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers import mail
from clipper.importers.base import original, suffix
from clipper.importers.mail_attached import nest_of
from clipper.model.clipping import Draft
from clipper.model.intake import Source

name = "mailbox"
media_types = ("application/mbox",)
suffixes = (".mbox", ".mbx")

_MOST = 500
"""Mails that are read out of one mailbox."""
_FROM = re.compile(rb"(?:\A|(?<=\n))From \S[^\r\n]{0,200}\d{4}[^\r\n]{0,20}\r?\n(?=[A-Za-z][A-Za-z0-9-]{1,60}:)")
"""The line that parts two mails: who, and when with its year; a header field follows."""
_MASKED = re.compile(rb"^>(?=>*From )", re.M)


def recognises(source: Source) -> float:
    """Two or more mails, each below such a line; or one in a file that is called so."""
    if not source.data.startswith(b"From "):
        return 0.0
    found = sum(1 for _one, _hit in zip(range(2), _FROM.finditer(source.data), strict=False))
    return 0.96 if found > 1 or (found and suffix(source) in suffixes) else 0.0


def read(source: Source) -> tuple[Draft, ...]:
    """The Drafts of all mails in it; raises Rejected where none can be read. What cannot is named in a warning."""
    drafts: list[Draft] = []
    refused: list[str] = []
    nest = nest_of(source)
    for number, data in enumerate(_mails(source.data), 1):
        if number > _MOST:
            refused.append(_("Only the first {n} mails of this mailbox were read.").format(n=_MOST))
            break
        called = f"{number:04}.eml"
        inner = Source(f"{source.name}!/{called}", data, "message/rfc822", seen_at=source.seen_at, ocr=source.ocr)
        try:
            found = mail.read_nested(inner, nest)
        except Rejected as problem:
            refused.append(_("In this mailbox mail {n} was not filed: {why}").format(n=number, why=problem))
            continue
        whole = original(called, "message/rfc822", data)
        drafts += [replace(one, original=one.original or whole) for one in found]
    if not drafts:
        raise Rejected(refused[0] if refused else _("There is no mail in this mailbox. Nothing was filed."))
    return (replace(drafts[0], warnings=(*drafts[0].warnings, *refused)), *drafts[1:])


def _mails(data: bytes) -> Iterator[bytes]:
    """The bytes of each mail, without the line above it and the sign before what only looks like one."""
    end = None
    for hit in _FROM.finditer(data):
        if end is not None:
            yield _MASKED.sub(b"", data[end : hit.start()]).rstrip(b"\r\n") + b"\n"
        end = hit.end()
    if end is not None:
        yield _MASKED.sub(b"", data[end:]).rstrip(b"\r\n") + b"\n"
