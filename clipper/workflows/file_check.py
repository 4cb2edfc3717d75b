"""The files behind an issue's entries: facsimiles that cannot be shown, and pictures that are gone."""

from collections.abc import Iterator, Mapping, Sequence

from clipper.curate.entry_check import entry_name
from clipper.i18n import _
from clipper.model.body import BlockKind
from clipper.model.briefing import Entry, Rendition
from clipper.model.clipping import Clipping, Original
from clipper.model.finding import Finding
from clipper.store.originals import Originals
from clipper.workflows.original_check import Trouble, troubles, undrawn

_PAGES = {one for one in Rendition if "facsimile" in one.value}
_PICTURES = _PAGES | {Rendition.FULL}


def check_files(originals: Originals, entries: Sequence[tuple[Entry, Clipping]]) -> Mapping[int, list[Finding]]:
    """What is wrong with the files of these entries, by entry."""
    pages = {one.sha256: one for entry, clipping in entries if (one := _page(entry, clipping))}
    pictures = {sha256 for entry, clipping in entries for sha256 in _pictures(entry, clipping)}
    found = troubles(originals, [*pages, *pictures])
    sound = {sha256: one.media_type for sha256, one in pages.items() if sha256 not in found}
    found |= dict.fromkeys(undrawn(originals, sound), Trouble.UNDRAWN)
    return {entry.id: list(_said(entry, clipping, found)) for entry, clipping in entries}


def _page(entry: Entry, clipping: Clipping) -> Original | None:
    """The original that is printed as it is."""
    one = clipping.draft.original if entry.rendition in _PAGES else None
    return one if one and (one.media_type == "application/pdf" or one.media_type.startswith("image/")) else None


def _pictures(entry: Entry, clipping: Clipping) -> list[str]:
    """The pictures printed with the text, or in the place of pages that there are not."""
    if entry.rendition not in _PICTURES or (entry.rendition is Rendition.FACSIMILE and _page(entry, clipping)):
        return []
    blocks = clipping.draft.body.blocks
    held = [block.picture for block in blocks if block.kind is BlockKind.FIGURE and block.picture]
    return held or ([one.sha256 for one in clipping.draft.pictures] if entry.rendition in _PAGES else [])


def _said(entry: Entry, clipping: Clipping, found: Mapping[str, Trouble]) -> Iterator[Finding]:
    name, page, pictures = entry_name(entry, clipping.draft), _page(entry, clipping), _pictures(entry, clipping)
    if entry.rendition in _PAGES and page is None and not pictures:
        said = _("“{name}” has no page and no picture to show as a facsimile. Show its full text.")
        yield Finding(entry.id, "no_facsimile", said.format(name=name))
    if page is not None and page.sha256 in found:
        trouble = found[page.sha256]
        yield Finding(entry.id, trouble.value, _page_words(trouble).format(name=name, file=page.name))
    gone = [sha256 for sha256 in pictures if sha256 in found]
    if gone:
        said = _("{n} of the {all} pictures of “{name}” are missing or damaged. Restore them from a backup.")
        if len(pictures) == 1:
            said = _("The picture of “{name}” is missing or damaged. Restore it from a backup.")
        yield Finding(entry.id, "picture_missing", said.format(n=len(gone), all=len(pictures), name=name))


def _page_words(trouble: Trouble) -> str:
    return {
        Trouble.MISSING: _("The original of “{name}” ({file}) is missing. Restore it from a backup, or show the text."),
        Trouble.DAMAGED: _("The original of “{name}” ({file}) is damaged. Restore it from a backup, or show the text."),
        Trouble.UNDRAWN: _("The original of “{name}” ({file}) cannot be drawn. Show the text, or import a sound copy."),
    }[trouble]
