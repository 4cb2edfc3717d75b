"""Mails (RFC 5322, MIME): the text as body, and every attachment as a clipping of its own."""

import re
from email import message_from_bytes, policy
from email.message import Message
from email.parser import BytesHeaderParser
from functools import lru_cache

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.base import announced
from clipper.importers.encoding import decode
from clipper.importers.mail_attached import nest_of
from clipper.importers.mail_drafts import drafts_of
from clipper.importers.mail_headers import headers_of
from clipper.importers.mail_parts import FAILURES, Nest, Parts, parts_of
from clipper.model.clipping import Draft
from clipper.model.intake import Source

name = "mail"
media_types = ("message/rfc822", "message/global")
suffixes = (".eml", ".email", ".mail")

_KEPT_BYTES = 8 * 1024 * 1024
"""Larger mails are opened again for every question: they would fill the memory."""
_FIELD = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,60})[ \t]*:(?:[ \t]|\r?\n|$)")
_TELLING = frozenset(
    b"""from to cc bcc subject date received return-path message-id mime-version content-type delivered-to reply-to sender x-mailer
    x-sender in-reply-to references list-id content-transfer-encoding dkim-signature envelope-to user-agent""".split()
)
_CERTAIN = frozenset((b"received", b"return-path", b"message-id", b"mime-version", b"delivered-to", b"dkim-signature"))


def recognises(source: Source) -> float:
    """By header fields at the very start; a note that begins with "Subject:" alone is no mail."""
    found = _fields_at_start(_narrow(source.data[:8192]).removeprefix(b"\xef\xbb\xbf").lstrip())
    if len(found & _TELLING) >= 2 and (
        found & _CERTAIN or {b"from", b"subject"} <= found or {b"from", b"date"} <= found
    ):
        return 0.92
    said = announced(source, media_types, suffixes)
    return min(0.9, said + 0.25) if said and found & _TELLING else 0.0


def _fields_at_start(head: bytes) -> set[bytes]:
    found: set[bytes] = set()
    for at, one in enumerate(head.splitlines()[:120]):
        if at == 0 and one.startswith((b"From ", b">From ")):
            continue
        if not one.strip():
            break
        if one[:1] in b" \t":
            continue
        field = _FIELD.match(one)
        if not field:
            break
        found.add(field[1].lower())
    return found


def read(source: Source) -> tuple[Draft, ...]:
    """The mail, the articles of a newsletter, then its attachments; raises Rejected where nothing can be read."""
    return read_nested(source, nest_of(source))


def read_nested(source: Source, nest: Nest) -> tuple[Draft, ...]:
    """The same for a mail that lies in another one."""
    try:
        message, parts = opened(source.data)
    except FAILURES as problem:
        raise Rejected(_("This mail is damaged. Save it again from the mail program.")) from problem
    return drafts_of(source, headers_of(message), parts, nest)


def opened(data: bytes) -> tuple[Message, Parts]:
    """The mail as a tree and its parts; what was asked about last is not opened again. Raises FAILURES."""
    return _kept(data) if len(data) <= _KEPT_BYTES else _open(data)


def _open(data: bytes) -> tuple[Message, Parts]:
    message = _parsed(_narrow(data))
    return message, parts_of(message)


_kept = lru_cache(maxsize=1)(_open)


def _parsed(data: bytes) -> Message:
    """The mail as a tree; packed too deeply for that, its body is one long text."""
    try:
        return message_from_bytes(data, policy=policy.default)
    except RecursionError:
        return BytesHeaderParser(policy=policy.default).parsebytes(data)


def _narrow(data: bytes) -> bytes:
    """Some programs save mails in UTF-16, which no mail may be: as UTF-8 it can be read."""
    text, charset = decode(data[:64])
    return decode(data)[0].encode("utf-8", "surrogatepass") if text and charset.startswith("utf-16") else data
