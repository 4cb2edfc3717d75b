"""Locked originals: which of the files a task needs wait for their password, and whether one opens them."""

from collections.abc import Iterable

from clipper.exporters.style import load
from clipper.model.cutting import PageFile
from clipper.pages.passwords import hold
from clipper.store.library import Library
from clipper.store.originals import Originals
from clipper.workflows.file_check import page_files
from clipper.workflows.original_check import is_locked, undrawn

_PICTURED = frozenset(("pdf", "docx", "html"))
"""Endings of formats that print pages as they are."""


def printed_files(library: Library, briefing: int, wanted: Iterable[tuple[str, str]]) -> tuple[PageFile, ...]:
    """The files whose pages an issue prints as they are, each once; none where no rendition of it prints any.

    `wanted` are the endings and styles it is written in. Raises ClipperError for a style that is not there.
    """
    styles = {style for ending, style in wanted if ending in _PICTURED}
    if all(load(style, library.styles.all()).form == "links" for style in styles):
        return ()
    entries = [entry for section in library.briefings.one(briefing).sections for entry in section.entries]
    clippings = library.clippings.many(entry.clipping for entry in entries)
    return page_files(library, [(entry, clippings[entry.clipping]) for entry in entries if entry.clipping in clippings])


def locked(originals: Originals, files: Iterable[PageFile]) -> tuple[PageFile, ...]:
    """The PDFs among the files that nobody has typed the password of: each is opened once, in a worker process."""
    there = [one for one in dict.fromkeys(files) if one.media_type == "application/pdf"]
    there = [one for one in there if originals.path(one.sha256).is_file()]
    shut = undrawn(originals, {one.sha256: one.media_type for one in there})
    return tuple(one for one in there if one.sha256 in shut and is_locked(one.sha256))


def opens(originals: Originals, file: PageFile, password: str) -> bool:
    """Whether a password opens a locked file: then it is held until Clipper ends, else nothing is."""
    hold(file.sha256, password)
    if locked(originals, [file]):
        hold(file.sha256, "")
        return False
    return True
