"""The files behind an issue's entries: facsimiles that cannot be shown, and pictures that are gone."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from clipper.curate.entry_check import entry_name
from clipper.i18n import _
from clipper.model.body import BlockKind
from clipper.model.briefing import Entry, Rendition
from clipper.model.clipping import Clipping
from clipper.model.cutting import Cutting, PageFile, RegionRole
from clipper.model.finding import Finding
from clipper.store.library import Library
from clipper.workflows.original_check import Trouble, is_locked, troubles, undrawn

_PAGES = {one for one in Rendition if "facsimile" in one.value}
_PICTURES = _PAGES | {Rendition.FULL}


class _Printed(Struct, frozen=True):
    """The files an entry is printed from."""

    pages: tuple[PageFile, ...]
    """Those that are printed as they are; every file a cutting was cut from."""
    pictures: tuple[str, ...]
    masthead: str = ""
    """The picture of its outlet's name that stands over a cutting."""

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, by their SHA-256."""
        return (*(one.sha256 for one in self.pages), *self.pictures, *([self.masthead] if self.masthead else []))


def check_files(library: Library, entries: Sequence[tuple[Entry, Clipping]]) -> Mapping[int, list[Finding]]:
    """What is wrong with the files of these entries, by entry."""
    cuttings = library.cuttings.many(clipping.id for entry, clipping in entries if entry.rendition in _PAGES)
    mastheads = {one.name: one.masthead for one in library.outlets.all() if one.masthead} if cuttings else {}
    printed = {entry.id: _printed(entry, clipping, cuttings.get(clipping.id), mastheads) for entry, clipping in entries}
    found = troubles(library.originals, [name for one in printed.values() for name in one.names])
    kinds = {page.sha256: page.media_type for one in printed.values() for page in one.pages}
    kinds |= {one.masthead: "image/png" for one in printed.values() if one.masthead}
    sound = {sha256: kind for sha256, kind in kinds.items() if sha256 not in found}
    found |= dict.fromkeys(undrawn(library.originals, sound), Trouble.UNDRAWN)
    return {entry.id: list(_said(entry, clipping, printed[entry.id], found)) for entry, clipping in entries}


def page_files(library: Library, entries: Sequence[tuple[Entry, Clipping]]) -> tuple[PageFile, ...]:
    """The files that these entries print pages of, each once."""
    cuttings = library.cuttings.many(clipping.id for entry, clipping in entries if entry.rendition in _PAGES)
    printed = (
        _printed(entry, clipping, cuttings.get(clipping.id), {})
        for entry, clipping in entries
        if entry.rendition in _PAGES
    )
    return tuple(dict.fromkeys(page for one in printed for page in one.pages))


def _printed(entry: Entry, clipping: Clipping, cutting: Cutting | None, mastheads: Mapping[str, str]) -> _Printed:
    if cutting is None:
        pages = _pages(entry, clipping)
        return _Printed(pages, tuple(_pictures(entry, clipping, bool(pages))))
    pages = tuple(dict.fromkeys(piece.file for piece in cutting.pieces))
    cut_along = any(piece.role is RegionRole.MASTHEAD for piece in cutting.pieces)
    masthead = "" if cut_along else mastheads.get(clipping.draft.outlet, "")
    return _Printed(pages, tuple(_pictures(entry, clipping, True)), masthead)


def _pages(entry: Entry, clipping: Clipping) -> tuple[PageFile, ...]:
    """The original that is printed as it is."""
    one = clipping.draft.original if entry.rendition in _PAGES else None
    if one is None or not (one.media_type == "application/pdf" or one.media_type.startswith("image/")):
        return ()
    return (PageFile(one.sha256, one.name, one.media_type),)


def _pictures(entry: Entry, clipping: Clipping, paged: bool) -> list[str]:
    """The pictures printed with the text, or in the place of pages that there are not."""
    if entry.rendition not in _PICTURES or (entry.rendition is Rendition.FACSIMILE and paged):
        return []
    blocks = clipping.draft.body.blocks
    held = [block.picture for block in blocks if block.kind is BlockKind.FIGURE and block.picture]
    return held or ([one.sha256 for one in clipping.draft.pictures] if entry.rendition in _PAGES else [])


def _said(entry: Entry, clipping: Clipping, printed: _Printed, found: Mapping[str, Trouble]) -> Iterator[Finding]:
    name, pictures = entry_name(entry, clipping.draft), printed.pictures
    if entry.rendition in _PAGES and not printed.pages and not pictures:
        said = _("“{name}” has no page and no picture to show as a facsimile. Show its full text.")
        yield Finding(entry.id, "no_facsimile", said.format(name=name))
    for page in printed.pages:
        if page.sha256 in found:
            trouble = found[page.sha256]
            said = _page_words(trouble, page.sha256).format(name=name, file=page.name)
            yield Finding(entry.id, trouble.value, said)
    if printed.masthead in found:
        said = _("The masthead of {outlet}, above “{name}”, is missing or damaged. Restore it from a backup.")
        yield Finding(entry.id, "picture_missing", said.format(outlet=clipping.draft.outlet, name=name))
    gone = [sha256 for sha256 in pictures if sha256 in found]
    if gone:
        said = _("{n} of the {all} pictures of “{name}” are missing or damaged. Restore them from a backup.")
        if len(pictures) == 1:
            said = _("The picture of “{name}” is missing or damaged. Restore it from a backup.")
        yield Finding(entry.id, "picture_missing", said.format(n=len(gone), all=len(pictures), name=name))


def _page_words(trouble: Trouble, sha256: str) -> str:
    if trouble is Trouble.UNDRAWN and is_locked(sha256):
        return _("The original of “{name}” ({file}) is locked with a password. Look at its page and type it, or show the text.")  # fmt: skip
    return {
        Trouble.MISSING: _("The original of “{name}” ({file}) is missing. Restore it from a backup, or show the text."),
        Trouble.DAMAGED: _("The original of “{name}” ({file}) is damaged. Restore it from a backup, or show the text."),
        Trouble.UNDRAWN: _("The original of “{name}” ({file}) cannot be drawn. Show the text, or import a sound copy."),
    }[trouble]
