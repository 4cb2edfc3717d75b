"""Which importer reads a source: what the bytes are beats what the name says."""

import importlib
import io
import json
import zipfile
from functools import lru_cache
from typing import cast

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers import bookmarks, feeds, ninjs, references
from clipper.importers.base import Importer, suffix
from clipper.importers.links import link_in
from clipper.importers.unread import reference_refusal, refusal
from clipper.importers.warc import is_archive
from clipper.model.clipping import Draft
from clipper.model.intake import Source

_SURE = 0.9
"""From here on the bytes say what a file is, whatever it is called."""
MODULES = (
    "digest",
    "pdf",
    "word",
    "odt",
    "rtf",
    "agency_mail",
    "mail",
    "msg",
    "mbox",
    "image",
    "warc",
    "mhtml",
    "nitf",
    "newsml",
    "ninjs",
    "anpa",
    "iptc7901",
    "factiva",
    "nexis",
    "europresse",
    "archive",
    "feeds",
    "feed_lists",
    "references",
    "bookmarks",
    "evernote",
    "web",
    "text",
)
"""One module a format; asked in this order, the surest wins."""


@lru_cache(maxsize=1)
def importers() -> tuple[Importer, ...]:
    """All importers; their heavy libraries load only when one reads."""
    return tuple(cast(Importer, importlib.import_module(f"clipper.importers.{name}")) for name in MODULES)


def reader_for(source: Source) -> Importer:
    """The importer that is surest of this source; raises Rejected with a sentence if there is none."""
    if not source.data.strip(b"\x00 \t\r\n\x0b\x0c\x1a"):
        raise Rejected(_("This file is empty. Nothing was filed."))
    if reason := _cannot(source):
        raise Rejected(reason)
    sure, best = 0.0, None
    for importer in importers():
        if (found := importer.recognises(source)) > sure:
            sure, best = found, importer
    if sure < _SURE and (reason := refusal(suffix(source))):
        raise Rejected(reason)
    if best is None:
        raise Rejected(_("This kind of file cannot be read. Save it as text, PDF, Word (.docx) or a web page."))
    return best


def read(source: Source) -> tuple[Draft, ...]:
    """The Drafts of one source; raises Rejected with a sentence."""
    return reader_for(source).read(source)


def _cannot(source: Source) -> str | None:
    """Why a format known by its first bytes cannot be read, and what to do instead; None for all others."""
    data, ending = source.data, suffix(source)
    if _is_json(data) and not any(one.recognises(source) for one in (ninjs, feeds, references, bookmarks)):
        return _("This file holds data for programs (JSON), not an article. Nothing was filed.")
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if ending in {".msg", ".oft"} or "__substg1.0_".encode("utf-16-le") in data:
            return None
        if "EncryptedPackage".encode("utf-16-le") in data:
            return _("This document is locked with a password. Save it without one and import that.")
        return _("Old Office files cannot be read. Save it as .docx and import that.")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _cannot_unzip(data, ending)
    if reason := reference_refusal(data):
        return reason
    if link := link_in(source):
        return _("This file holds only the link {url}. Import that address itself.").format(url=link[:200])
    if is_archive(data):
        return None
    for magic, reason in (
        (b"7z\xbc\xaf\x27\x1c", _("This is a compressed archive. Unpack it and import the folder.")),
        (b"Rar!\x1a\x07", _("This is a compressed archive. Unpack it and import the folder.")),
        (b"SQLite format 3\x00", _("This is a database, not an article. Nothing was filed.")),
        (b"\x7fELF", _("This is a program, not an article. Nothing was filed.")),
        (b"MZ\x90\x00", _("This is a program, not an article. Nothing was filed.")),
    ):
        if data.startswith(magic):
            return reason
    return None


def _is_json(data: bytes) -> bool:
    """Whether the whole of it is one JSON object or a list of them; what a person writes never is."""
    ends = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] + data[-64:].rstrip()[-1:]
    if ends not in {b"{}", b"[]"} or b'"' not in data[:4096]:
        return False
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) or all(isinstance(one, dict | list) for one in found)


def _cannot_unzip(data: bytes, ending: str) -> str | None:
    """The same for ZIP files, by the names of the parts in them; a broken one is a Word document if it ever was one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, IndexError):
        names = ["word/"] if b"word/" in data else []
    if any(name.startswith("word/") for name in names):
        return None
    if data[30:90].startswith(b"mimetypeapplication/vnd.oasis.opendocument.text") or ending in {".odt", ".ott"}:
        return None
    if ending != ".zip" and (reason := refusal(ending)):
        return reason
    if any(n.startswith(("xl/", "ppt/")) for n in names):
        return _("This kind of document cannot be read. Save it as PDF or .docx and import that.")
    if ending in {".docx", ".docm", ".dotx"}:
        return _("This Word document is damaged: its text is missing. Open it in Word and save it again.")
    return None
