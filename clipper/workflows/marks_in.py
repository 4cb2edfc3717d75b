"""Take marks from a file of W3C Web Annotations into the library: each is tied to its words, and what finds none is said."""

from collections.abc import Sequence

from msgspec import Struct

from clipper.annotate import anchors
from clipper.i18n import _
from clipper.importers import marks_jsonld
from clipper.model.annotation import Anchor, Region, Role
from clipper.model.marked import FoundMark
from clipper.store.library import Library
from clipper.workflows.annotating import carried


class Brought(Struct, frozen=True):
    """What became of the marks of a file."""

    added: tuple[int, ...]
    """The new annotations."""
    standing: int
    """How many stood here already."""
    left_out: tuple[str, ...]
    """One sentence for each that found no place."""


def read(data: bytes) -> tuple[FoundMark, ...]:
    """The marks a file tells of; raises ClipperError where it tells of none."""
    return marks_jsonld.marks(data)


def bring_in(library: Library, found: Sequence[FoundMark]) -> Brought:
    """Put the marks on the clippings whose words they quote, in one step."""
    known = library.annotations.known([one.uid for one in found if one.uid])
    names = library.clippings.named([_name(source) for one in found for source in one.sources])
    added, left_out, standing, seen = [], [], 0, set(known)
    held: dict[int, tuple[str, frozenset[tuple]]] = {}
    with library.step(_("Bring in marks")):
        for one in found:
            if one.uid and one.uid in seen:
                standing += 1
                continue
            clipping = next((names[name] for name in map(_name, one.sources) if name in names), None)
            if clipping is None:
                left_out.append(_unknown(one))
                continue
            if clipping not in held:
                held[clipping] = _standing(library, clipping)
            text, marks = held[clipping]
            target = _target(one, text)
            if target is None:
                left_out.append(_nowhere(one, library.clippings.one(clipping).draft.headline))
            elif not one.uid and _same(target, one) in marks:
                standing += 1
            else:
                added.append(_add(library, clipping, target, one))
                seen.add(one.uid)
                held[clipping] = text, marks | {_same(target, one)}
    return Brought(tuple(added), standing, tuple(left_out))


def _add(library: Library, clipping: int, target: Anchor | Region, one: FoundMark) -> int:
    return library.annotations.add(
        clipping,
        target,
        one.role or Role.KEY_QUOTE,
        comment=one.comment,
        speaker=one.speaker,
        author=one.author,
        tags=one.tags,
        uid=one.uid,
        created=one.created,
    )


def _name(source: str) -> str:
    """A source as the library knows it: a clipping's uid, or an address without the place in the page."""
    return source.removeprefix("urn:uuid:") if source.startswith("urn:uuid:") else source.partition("#")[0]


def _standing(library: Library, clipping: int) -> tuple[str, frozenset[tuple]]:
    """A clipping's text, and what is marked in it."""
    marks = library.annotations.of(clipping)
    there = ((mark.anchor or mark.region, mark.comment) for mark in marks)
    return library.clippings.one(clipping).draft.body.text, frozenset(
        (_place(target), comment) for target, comment in there if target is not None
    )


def _same(target: Anchor | Region, one: FoundMark) -> tuple:
    return _place(target), one.comment


def _place(target: Anchor | Region) -> tuple:
    return (target.start, target.exact) if isinstance(target, Anchor) else (target.page, target.x, target.y)


def _target(one: FoundMark, text: str) -> Anchor | Region | None:
    """Where the mark stands in this text; None where its words are not found."""
    if not isinstance(one.target, Anchor):
        return one.target
    place = anchors.place(one.target, text)
    return carried(one.target, text, place, speaker=one.speaker)


def _words(one: FoundMark) -> str:
    return " ".join(one.target.exact.split())[:80] if isinstance(one.target, Anchor) else ""


def _unknown(one: FoundMark) -> str:
    source = one.headline or next(iter(one.sources), "")
    if not source:
        return _("A mark names no source, so it was left out: “{words}”").format(words=_words(one))
    return _("The clipping of a mark is not in this library: {source}. Its words are “{words}”.").format(
        source=source[:120], words=_words(one)
    )


def _nowhere(one: FoundMark, headline: str) -> str:
    if one.target is None:
        return _("A mark in “{headline}” points at its place in a way Clipper does not know. It was left out.").format(
            headline=headline
        )
    return _("These words of a mark no longer stand in “{headline}”: “{words}”. It was left out.").format(
        headline=headline, words=_words(one)
    )
