"""Web archives (WARC, ISO 28500; plain or gzipped): every article page in them, with its pictures."""

import gzip
import io
import re
import time
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from msgspec import Struct, field
from msgspec.structs import replace

from clipper import limits
from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers import web
from clipper.importers.base import announced, original
from clipper.importers.cleaning import safe_url, tame_name
from clipper.importers.dates import read_date
from clipper.model.clipping import Draft
from clipper.model.intake import Source

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

name = "web archive (WARC)"
media_types = ("application/warc", "application/x-warc")
suffixes = (".warc",)

_PAGES = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_SECONDS = 0.7 * limits.WALL_SECONDS
"""Time for reading pages; the rest is for what has to be done with them."""
_PICTURE_BYTES = 128 * 1024 * 1024
_WORDS = 60
"""A page with fewer words, which does not call itself an article, is none."""


def recognises(source: Source) -> float:
    """By the version line of the first record."""
    if is_archive(source.data):
        return 0.99
    return 0.3 if announced(source, media_types, suffixes) and source.data.startswith(b"WARC") else 0.0


def is_archive(data: bytes) -> bool:
    """Whether the bytes, or what they unpack to, begin with a WARC record."""
    head = data[:32].lstrip()
    if head[:2] == b"\x1f\x8b":
        try:
            head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data[:4096], 32).lstrip()
        except zlib.error:
            return False
    return head.startswith(b"WARC/")


class _Unpacked(io.RawIOBase):
    """The archive's bytes as they are read, counted; a broken end is an end."""

    def __init__(self, data: bytes) -> None:
        packed = data[:2] == b"\x1f\x8b"
        self._stream = gzip.GzipFile(fileobj=io.BytesIO(data)) if packed else io.BytesIO(data)
        self._left = 2 * limits.UNPACKED_BYTES
        self.broken = False

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        try:
            # What stands before a broken end must not be lost with it.
            piece = self._stream.read1(size if size >= 0 else 65_536)
        except (EOFError, OSError, zlib.error):
            self.broken = True
            return b""
        self._left -= len(piece)
        if self._left < 0:
            raise Rejected(_("This archive unpacks to more than {n} MB. Split it first.").format(n=2 * limits.UNPACKED_BYTES // 1024**2))  # fmt: skip
        return piece


class _Contents(Struct):
    """What stands in an archive: pages in their order, pictures by address, and what could not be unpacked."""

    pages: list[Source] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    unread: int = 0
    broken: bool = False


def read(source: Source) -> tuple[Draft, ...]:
    """A Draft for every article page, each with its own page as its original; raises Rejected where there is none.

    Pages that are no articles are counted in the first Draft's warnings.
    """
    found = _contents(source)
    drafts: list[Draft] = []
    skipped = late = 0
    deadline = time.monotonic() + _SECONDS
    for page in found.pages:
        if time.monotonic() > deadline:
            late += 1
        elif draft := _article(page, found, alone=len(found.pages) == 1):
            drafts.append(draft)
        else:
            skipped += 1
    if not drafts:
        raise Rejected(_none(len(found.pages)))
    notes = tuple(_notes(skipped, late, found))
    return (replace(drafts[0], warnings=(*drafts[0].warnings, *notes)), *drafts[1:])


def _none(pages: int) -> str:
    if pages:
        return _("None of the {n} pages in this web archive is an article. Nothing was filed.").format(n=pages)
    return _("There is no web page in this web archive. Nothing was filed.")


def _notes(skipped: int, late: int, found: _Contents) -> Iterator[str]:
    """What was left out, each in one sentence."""
    if skipped:
        yield _("{n} pages of this web archive are no articles and were left out.").format(n=skipped)
    if late:
        yield _("{n} pages of this web archive were not read, for it holds too many. Split it and import the rest.").format(n=late)  # fmt: skip
    if found.unread:
        yield _("{n} pages of this web archive could not be unpacked and were left out.").format(n=found.unread)
    if found.broken:
        yield _("This web archive breaks off before its end; what stood before was read.")


def _article(page: Source, found: _Contents, *, alone: bool) -> Draft | None:
    """The page's article with its own bytes kept; None where it is a list, a front page or empty."""
    try:
        draft, says_so = web.read_page(page, found.pictures)
    except Rejected:
        return None
    front = urlsplit(page.url).path in {"", "/"} and bool(page.url)
    words = len(draft.body.reading_text.split())
    if front or words == 0 or (not alone and not says_so and words < _WORDS):
        return None
    called = tame_name(urlsplit(page.url).path.rstrip("/").rsplit("/", 1)[-1], "page")
    called = called if called.lower().endswith((".html", ".htm")) else f"{called[:110]}.html"
    return replace(draft, original=original(called, "text/html", page.data))


def _contents(source: Source) -> _Contents:
    """Walk through the archive once; each page is kept once, however often it was fetched unchanged."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    found, seen = _Contents(), set[tuple[str, bytes]]()
    stream = _Unpacked(source.data)
    try:
        for record in ArchiveIterator(stream):
            if record.rec_type in {"response", "resource"}:
                _take(record, source, found, seen)
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, LookupError, TypeError, AttributeError, zlib.error):
        found.broken = True
    found.broken = found.broken or stream.broken
    return found


def _take(record: "ArcWarcRecord", source: Source, found: _Contents, seen: set[tuple[str, bytes]]) -> None:
    """Keep a record's content if it is a page or a picture that was really sent."""
    told = record.http_headers
    if told is not None and told.get_statuscode() != "200":
        return
    kind = str((told or record.rec_headers).get_header("Content-Type") or "")
    media_type = kind.split(";")[0].strip().lower()
    picture = media_type.startswith("image/")
    if not picture and media_type not in _PAGES:
        return
    url = safe_url(str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> "))
    data = _content(record)
    if data is None:
        found.unread += not picture
    elif picture:
        if len(data) + sum(map(len, found.pictures.values())) <= _PICTURE_BYTES:
            found.pictures.setdefault(url, data)
    elif data.strip() and (url, data) not in seen:
        seen.add((url, data))
        charset = _CHARSET.search(kind)
        fetched = read_date(str(record.rec_headers.get_header("WARC-Date") or "")).at
        found.pages.append(Source(url or source.name, data, media_type, charset[1] if charset else "", url, fetched or source.seen_at))  # fmt: skip


def _content(record: Any) -> bytes | None:
    """The record's bytes without their transfer and content codings; None where they cannot be undone or are too many."""
    from clipper.importers.warc_codings import content

    try:
        return content(record)
    except (EOFError, OSError, ValueError, AttributeError, zlib.error):
        return None
