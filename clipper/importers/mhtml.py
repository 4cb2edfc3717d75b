"""Web pages saved with all their parts in one file (MHTML, RFC 2557): the main page, and its pictures from the parts."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import Message
from email.parser import BytesHeaderParser
from urllib.parse import urljoin

from msgspec import Struct
from msgspec.structs import replace

from clipper import limits
from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers import web
from clipper.importers.base import announced
from clipper.importers.cleaning import clean, safe_url
from clipper.importers.encoding import in_encoding
from clipper.importers.web_saved import moment_of
from clipper.model.clipping import Confidence, Draft
from clipper.model.intake import Source

name = "saved web page (MHTML)"
media_types = ("multipart/related", "application/x-mimearchive", "message/rfc822")
suffixes = (".mht", ".mhtml")

_FAILURES = (LookupError, ValueError, TypeError, AttributeError, AssertionError, RuntimeError)
"""What the email library raises on malformed headers and bodies."""
_PAGES = ("text/html", "application/xhtml+xml")
_PARTS = 5_000
_DEPTH = 20
_POSTED = ("received", "return-path", "delivered-to", "message-id", "to", "cc")
"""Fields that a mail has and a saved page has not."""


def recognises(source: Source) -> float:
    """By header fields at the very start: parts that belong together, and no sign of having been posted."""
    head = source.data[:8192].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not re.match(rb"[A-Za-z][A-Za-z0-9-]{1,60}[ \t]*:", head):
        return 0.0
    try:
        fields = BytesHeaderParser(policy=policy.compat32).parsebytes(head)
        kind = fields.get_content_type()
    except _FAILURES:
        return 0.0
    said = announced(source, ("multipart/related", "application/x-mimearchive"), suffixes)
    if kind not in ("multipart/related", "multipart/alternative", *_PAGES) or "content-type" not in fields:
        return 0.0
    saved = (
        "snapshot-content-location" in fields or "x-maf" in fields or "saved by" in str(fields["from"] or "").lower()
    )
    if saved or (said and not any(one in fields for one in _POSTED)):
        return 0.97
    return 0.94 if "content-location" in fields and not any(one in fields for one in _POSTED) else 0.0


class _Part(Struct, frozen=True):
    """One leaf of the file."""

    kind: str
    data: bytes
    charset: str = ""
    location: str = ""
    content_id: str = ""


def read(source: Source) -> tuple[Draft, ...]:
    """The article of the saved page; raises Rejected where there is no page with words in it."""
    return (_read(source, ""),)


def read_in(source: Source, encoding: str) -> tuple[Draft, ...]:
    """The same with the page's bytes taken to be of the named encoding."""
    return (_read(source, encoding),)


def _read(source: Source, encoding: str) -> Draft:
    try:
        message = message_from_bytes(source.data, policy=policy.compat32)
        parts = list(_leaves(message, "", 0))
        address = str(message["snapshot-content-location"] or message["content-location"] or "").strip()
        subject, date = str(message["subject"] or ""), str(message["date"] or "")
        start = str(message.get_param("start") or "").strip("<> ")
    except _FAILURES as problem:
        raise Rejected(_damaged()) from problem
    pages = _pages_first(parts, address, start)
    pictures = _pictures(parts)
    refused: Rejected | None = None
    for page in pages[:20]:
        data = in_encoding(page.data, encoding) if encoding else page.data
        url = safe_url(page.location) or safe_url(address) or source.url
        inner = Source(
            source.name, data, page.kind, "" if encoding else page.charset, url, moment_of(date) or source.seen_at
        )
        try:
            draft, _article = web.read_page(inner, pictures)
        except Rejected as problem:
            refused = refused or problem
            continue
        if draft.body.reading_text or page is pages[-1]:
            return _titled(draft, subject)
    raise refused or Rejected(_damaged())


def _damaged() -> str:
    return _("There is no page in this saved file. Open it in the browser and save it again.")


def _leaves(message: Message, base: str, depth: int) -> Iterator[_Part]:
    """Every part that holds bytes, with its whole address."""
    base = urljoin(base, _field(message, "content-location") or _field(message, "content-base"))
    inside = message.get_payload()
    if isinstance(inside, list):
        for one in inside[:_PARTS] if depth < _DEPTH else ():
            if isinstance(one, Message):
                yield from _leaves(one, base, depth + 1)
        return
    data = message.get_payload(decode=True)
    if isinstance(data, bytes) and data:
        kind, charset = message.get_content_type(), message.get_content_charset("")
        yield _Part(kind, data, charset, base, _field(message, "content-id").strip("<> "))


def _field(message: Message, called: str) -> str:
    """A header on one line; addresses are folded in the middle."""
    return re.sub(r"\s+", "", str(message[called] or ""))


def _pages_first(parts: list[_Part], address: str, start: str) -> list[_Part]:
    """The parts that are pages: the one named as the main one, then in their order (the first is it by the standard)."""
    pages = [one for one in parts if one.kind in _PAGES]
    return sorted(
        pages, key=lambda one: (not (start and one.content_id == start), not (address and one.location == address))
    )


def _pictures(parts: list[_Part]) -> dict[str, bytes]:
    """The pictures by all addresses a page may give them."""
    found: dict[str, bytes] = {}
    left = limits.UNPACKED_BYTES
    for one in parts:
        if one.kind.startswith("image/") and len(one.data) <= left:
            left -= len(one.data)
            for key in filter(None, (one.location, f"cid:{one.content_id}" if one.content_id else "")):
                found.setdefault(key, one.data)
    return found


def _titled(draft: Draft, subject: str) -> Draft:
    """The page's title as the saver wrote it, where the page itself has none."""
    weak = any(one.field == "headline" for one in draft.confidence if one.sure <= 0.3)
    title = _decoded(subject) if weak else ""
    if not title:
        return draft
    sure = tuple(one for one in draft.confidence if one.field != "headline")
    return replace(
        draft, headline=title[:500], confidence=(*sure, Confidence("headline", 0.6, _("title of the saved page")))
    )


def _decoded(subject: str) -> str:
    from email.header import decode_header, make_header

    try:
        return " ".join(clean(str(make_header(decode_header(subject)))).split())
    except _FAILURES:
        return " ".join(clean(subject).split())
