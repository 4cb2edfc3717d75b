"""Read a clipping's kept original again, in another encoding: fields and text anew, marks in place, one undo."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from clipper.annotate import anchors
from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.annotation import Anchor
from clipper.model.body import Block, BlockKind, Body
from clipper.model.clipping import Clipping, Draft
from clipper.model.intake import Ocr, Source
from clipper.progress import Progress
from clipper.store.corrections import BY_HAND, CONFIRMED
from clipper.store.library import Library
from clipper.workflows.annotating import carried, standing

_FIELDS = ("headline", "other_headlines", "kicker", "deck", "byline", "authors", "dateline", "credit", "outlet", "edition", "section",
           "page", "published", "modified", "url", "language", "rights", "editors_note", "keywords", "slug", "embargo")  # fmt: skip
"""What is taken from the new reading, unless a person corrected it."""
_KEPT_IF_EMPTY = ("url", "outlet", "published")
"""What may have been known from outside the file."""


def read_again(
    library: Library, clipping: int, encoding: str = "", *, language: str = "", progress: Progress | None = None
) -> None:
    """Read the kept original of a clipping again, in a worker process, and put what was found into its place.

    `encoding` names the encoding of its letters ("windows-1251"), `language` that of the words on its pictures ("de"); ""
    finds it out. Raises ClipperError.
    """
    standing = library.clippings.one(clipping)
    draft = reading(standing, kept_bytes(library, standing), encoding, progress or Progress(), language=language)
    settle(library, clipping, draft)


def kept_bytes(library: Library, clipping: Clipping) -> bytes:
    """The original's bytes; raises ClipperError where none was kept."""
    original = clipping.draft.original
    if original is None or not original.sha256:
        raise ClipperError(_("Clipping {id} has no kept original to read again.").format(id=clipping.id))
    return library.originals.data(original.sha256)


def scan_languages() -> tuple[str, ...]:
    """The languages that words on pictures can be recognised in here: two-letter codes, or the engine's own names.

    The engine is asked the first time, which takes a moment.
    """
    from clipper.pages.ocr import codes_of
    from clipper.pages.ocr_engine import engine

    found = engine()
    return codes_of(found.languages) if found is not None else ()


def reading(clipping: Clipping, data: bytes, encoding: str, progress: Progress, *, language: str = "") -> Draft:
    """What the kept bytes say in the named encoding, read in a worker process; raises ClipperError."""
    from clipper.workflows.workers import Readers

    original = clipping.draft.original
    assert original is not None
    url = clipping.draft.url if original.media_type in {"text/html", "application/xhtml+xml"} else ""
    source = Source(
        original.name, data, original.media_type, url=url, seen_at=clipping.draft.seen_at, ocr=Ocr(language)
    )
    with Readers(1) as readers:
        drafts, reason = readers.result(readers.submit(source, encoding), progress)
    if reason is not None or not drafts:
        raise ClipperError(reason or _("Nothing to file was found in it."))
    return _same(drafts, clipping.draft)


def _same(drafts: Sequence[Draft], old: Draft) -> Draft:
    """Of several articles in one original, the one that the clipping was made of."""
    from rapidfuzz import fuzz

    mine = [one for one in drafts if one.original is None] or list(drafts)
    words = old.body.text[:2_000]
    return max(mine, key=lambda one: (bool(old.url) and one.url == old.url, fuzz.ratio(one.body.text[:2_000], words)))


def settle(library: Library, clipping: int, found: Draft) -> None:
    """Put a new reading in the place of the standing one, in one step; corrections by hand stay, marks find their words."""
    standing = library.clippings.one(clipping)
    old = standing.draft
    by_hand = {one.field for one in old.confidence if one.source in {BY_HAND, CONFIRMED}} - {"body"}
    body = _with_pictures(found.body, old)
    fresh = {
        name: getattr(found, name)
        for name in _FIELDS
        if name not in by_hand and not (name in _KEPT_IF_EMPTY and _is_empty(getattr(found, name)))
    }
    kept = tuple(
        one
        for one in old.confidence
        if one.field in by_hand or (one.field in _KEPT_IF_EMPTY and one.field not in fresh)
    )
    named = {one.field for one in kept}
    sure = (*(one for one in found.confidence if one.field not in named), *kept)
    with library.step(_("Read again")):
        library.clippings.change([clipping], **fresh, warnings=found.warnings)
        library.clippings.set_body(clipping, body)
        # Nobody corrected anything: how sure the fields are is the new reading's word.
        library.clippings.change([clipping], confidence=sure)
        library.annotations.settle(clipping, _marks(library, clipping, old.body, body))
        if old.original is not None:
            for one in found.recognised:
                library.ocr_pages.remember(old.original.sha256, one.page, one.language, one.engine, one.layer)


def _is_empty(value: object) -> bool:
    return not value or getattr(value, "raw", "") is None


def _with_pictures(body: Body, old: Draft) -> Body:
    """The new body with the pictures the clipping has; figures that came without are given theirs by their order."""
    have = {one.sha256 for one in old.pictures}
    before = [one for one in old.body.blocks if one.kind is BlockKind.FIGURE]
    now = [one for one in body.blocks if one.kind is BlockKind.FIGURE]
    theirs = iter(before if len(before) == len(now) else now)

    def kept(block: Block) -> Block:
        if block.kind is not BlockKind.FIGURE:
            return block
        there = next(theirs).picture
        picture = block.picture if block.picture in have else there
        return replace(block, picture=picture if picture in have else None)

    return Body(tuple(map(kept, body.blocks)))


def _marks(library: Library, clipping: int, before: Body, now: Body) -> dict[int, Anchor | None]:
    """Where each mark stands in the new text; None where it is lost."""
    moved: dict[int, Anchor | None] = {}
    for one in library.annotations.of(clipping):
        if one.anchor is not None:
            there = standing(one.anchor, before.text)
            place = anchors.place(there, now.text) or _same_place(there, before, now)
            moved[one.id] = carried(one.anchor, now.text, place, speaker=one.speaker)
    return moved


def _same_place(anchor: Anchor, before: Body, now: Body) -> tuple[int, int] | None:
    """The marked stretch where only letters changed: the same block, and in it the same words by their number."""
    end = anchor.start + len(anchor.exact)
    if len(before.blocks) != len(now.blocks) or before.text[anchor.start : end] != anchor.exact:
        return None
    start, stop = (_carried(before, now, at) for at in (anchor.start, end))
    return (start, stop) if start is not None and stop is not None and start < stop else None


def _carried(before: Body, now: Body, at: int) -> int | None:
    """An offset of one text in the other."""
    old = [block.text for block in before.blocks if block.text]
    new = [block.text for block in now.blocks if block.text]
    if len(old) != len(new):
        return None
    start = base = 0
    for one, other in zip(old, new, strict=True):
        if at <= start + len(one):
            inside = _in_words(one, other, at - start)
            return None if inside is None else base + inside
        start, base = start + len(one) + 1, base + len(other) + 1
    return None


def _in_words(old: str, new: str, at: int) -> int | None:
    """An offset in the same words with other letters; blanks look alike in nearly every encoding."""
    if len(old) == len(new):
        return at
    words, others = ([hit.span() for hit in re.finditer(r"\S+", text)] for text in (old, new))
    if len(words) != len(others):
        return None
    for (start, end), (new_start, new_end) in zip(words, others, strict=True):
        if at <= start:
            return new_start
        if at <= end:
            return new_end if at == end else min(new_start + at - start, new_end)
    return len(new)
