"""Find the quotations of a library's clippings: those not read yet or changed since, in groups, and remember them."""

from collections.abc import Iterator, Sequence

from clipper.annotate import quotes
from clipper.model.clipping import Clipping
from clipper.model.quotation import Quotation
from clipper.progress import Progress
from clipper.store.library import Library

GROUP = 40
"""Clippings of one group: what is found in it is remembered at once."""
Found = tuple[int, str, tuple[Quotation, ...]]


def read(library: Library, progress: Progress) -> Iterator[tuple[Found, ...]]:
    """Read every clipping that is stale, by groups; whoever takes a group remembers it. Raises Cancelled when asked to stop."""
    ids = library.quotations.stale(limit=-1)
    done = 0
    for at in range(0, len(ids), GROUP):
        group: list[Found] = []
        for clipping in library.clippings.many(ids[at : at + GROUP]).values():
            progress.step(done, len(ids), clipping.draft.headline)
            group.append(of(clipping))
            done += 1
        yield tuple(group)


def of(clipping: Clipping) -> Found:
    """The quotations of one clipping as they are remembered."""
    draft = clipping.draft
    found = quotes.quotations(draft.body, byline=draft.byline, language=draft.language, headline=draft.headline)
    return clipping.id, clipping.content_hash, found


def find(library: Library, progress: Progress) -> int:
    """Find and remember all that is stale in a library open for writing; how many clippings were read."""
    read_now = 0
    for group in read(library, progress):
        library.quotations.remember(group)
        read_now += len(group)
    return read_now


def offered(library: Library, clipping: int) -> tuple[Found | None, tuple[Quotation, ...]]:
    """What a clipping offers to accept: found and neither refused nor marked; first, what is to be remembered of it, if anything."""
    fresh = of(library.clippings.one(clipping)) if library.quotations.is_stale(clipping) else None
    if fresh is None:
        found = library.quotations.of(clipping)
    else:
        refused = library.quotations.refused(clipping)
        found = tuple(one for one in fresh[2] if one.text not in refused)
    return fresh, unmarked(found, library, clipping)


def unmarked(found: Sequence[Quotation], library: Library, clipping: int) -> tuple[Quotation, ...]:
    """Those of the quotations that no mark touches."""
    marks = [
        (one.anchor.start, one.anchor.start + len(one.anchor.exact))
        for one in library.annotations.of(clipping)
        if one.anchor is not None and not one.lost
    ]
    return tuple(one for one in found if not any(start < one.end and one.start < end for start, end in marks))
