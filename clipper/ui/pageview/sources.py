"""Which files' pages belong to a clipping: those it was cut from, else its original, else the pictures kept with it."""

from pathlib import Path

from msgspec import Struct

from clipper.model.clipping import Clipping
from clipper.model.cutting import PageFile
from clipper.pages.sheets import has_pages
from clipper.store.library import Library


class Sources(Struct, frozen=True):
    """The files to look through, in order, and where to begin."""

    files: tuple[tuple[PageFile, Path], ...] = ()
    first: tuple[str, int] | None = None
    """SHA-256 of a file and a page of it (from 0) to be shown first."""
    angles: tuple[tuple[str, int, float], ...] = ()
    """Pages that were turned when they were cut: file, page, degrees."""


def sources(library: Library, clipping: Clipping) -> Sources:
    """The pages of a clipping; empty where it has none."""
    cutting = library.cuttings.of(clipping.id)
    if cutting is not None and cutting.pieces:
        files = {piece.file.sha256: piece.file for piece in cutting.pieces}
        angles = {(piece.file.sha256, piece.page): piece.angle for piece in cutting.pieces}
        first = cutting.pieces[0]
        return Sources(
            tuple((file, library.originals.path(file.sha256)) for file in files.values()),
            (first.file.sha256, first.page),
            tuple((*place, angle) for place, angle in angles.items() if angle),
        )
    kept = clipping.draft.original
    if kept is None or not has_pages(kept.media_type):
        return Sources()
    file = PageFile(kept.sha256, kept.name, kept.media_type)
    return Sources(((file, library.originals.path(kept.sha256)),))
