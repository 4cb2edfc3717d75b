"""An archive whose bytes came whole (attached to a mail, fetched, or in another archive): every file in it that can be read."""

import io
import mimetypes
import time
from collections.abc import Iterator

from msgspec.structs import replace

from clipper import limits
from clipper.errors import ClipperError, Rejected
from clipper.i18n import _
from clipper.importers.archive_parts import DEPTH, Archive, Part, is_archive
from clipper.importers.base import original
from clipper.importers.cleaning import tame_name
from clipper.model.clipping import Draft
from clipper.model.intake import Source

name = "archive"
media_types = ("application/zip", "application/x-zip-compressed", "application/gzip", "application/x-tar")
suffixes = (".zip", ".tar", ".tgz", ".gz", ".tbz", ".tbz2", ".bz2")

_SECONDS = 0.6 * limits.WALL_SECONDS
"""Time for reading what lies in it; the rest is for what has to be done with it."""
_MOST = 500
"""Files that are read out of one archive here; one on the disk has no such limit, for its files are inputs of their own."""


def recognises(source: Source) -> float:
    """By the first bytes; documents that are ZIP files are surer of themselves."""
    return 0.93 if is_archive(source.data[:300]) else 0.0


def read(source: Source) -> tuple[Draft, ...]:
    """The Drafts of all files in it, each with its own bytes as its original; raises Rejected where there is none.

    What cannot be read is named in the first Draft's warnings.
    """
    if source.name.count("!/") >= DEPTH:
        raise Rejected(_("Archives are packed too deeply into each other. Unpack it and import the folder."))
    drafts: list[Draft] = []
    refused: list[str] = []
    archive = Archive(io.BytesIO(source.data), source.name)
    deadline = time.monotonic() + _SECONDS
    for number, part in enumerate(archive.parts):
        if number >= _MOST or time.monotonic() > deadline:
            left = len(archive.parts) - number
            refused.append(
                _(
                    "{n} files of this archive were not read, for it holds too many. Unpack it and import the folder."
                ).format(n=left)
            )
            break
        try:
            drafts += _drafts(archive, part, source)
        except ClipperError as problem:
            refused.append(_("In this archive “{name}” was not filed: {why}").format(name=part.name, why=problem))
        except (MemoryError, RecursionError):
            refused.append(_("In this archive “{name}” was not filed: it asks for too much.").format(name=part.name))
    if not drafts:
        raise Rejected(refused[0] if refused else _("There is no file in this archive. Nothing was filed."))
    return (replace(drafts[0], warnings=(*drafts[0].warnings, *refused)), *drafts[1:])


def _drafts(archive: Archive, part: Part, source: Source) -> Iterator[Draft]:
    from clipper.importers import registry

    inner = Source(
        f"{source.name}!/{part.name}", archive.bytes_of(part), seen_at=part.changed or source.seen_at, ocr=source.ocr
    )
    whole = original(
        tame_name(part.name, "file"), mimetypes.guess_type(part.name)[0] or "application/octet-stream", inner.data
    )
    for one in registry.read(inner):
        yield replace(one, original=one.original or whole, seen_at=one.seen_at or inner.seen_at)
