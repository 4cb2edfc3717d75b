"""Where a story goes on: the page a jump line names, in the same file or as another clipping of the same paper and day."""

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from clipper.model.clipping import Clipping
from clipper.model.query import After, And, Before, FromOutlet, Query
from clipper.pages.sheets import has_pages

if TYPE_CHECKING:
    from clipper.store.library import Library

_MOST = 400
"""Clippings of one paper and day that are looked through."""


class Onward(Struct, frozen=True):
    """A page to go to: the clipping that holds it, and its number in that clipping's file, from 0."""

    clipping: int
    page: int


def onward(library: "Library", source: Clipping | None, shown: int, page: str) -> Onward | None:
    """The page that the paper numbers `page`; `shown` is how many pages the source's file has. None where it is not here."""
    if source is None:
        return None
    number = _counted(source.draft.page, page)
    if number is not None and 0 <= number < shown and (shown > 1 or number == 0):
        return Onward(source.id, number)
    for other in _same_issue(library, source):
        original = other.draft.original
        if original is None or not has_pages(original.media_type) or other.id == source.id:
            continue
        if _folded(other.draft.page) == _folded(page):
            return Onward(other.id, 0)
    return None


def _counted(first: str, page: str) -> int | None:
    """Which page of a file it is, counted from 0, where the file's first page bears the number `first` ("", "1", "A3")."""
    here, there = _parts(first or "1"), _parts(page)
    if here is None or there is None or here[0] != there[0]:
        return None
    return there[1] - here[1]


def _parts(page: str) -> tuple[str, int] | None:
    found = re.fullmatch(r"([^\W\d]*)\W*(\d{1,4})\b.*", page.strip().upper())
    return (found[1], int(found[2])) if found else None


def _folded(page: str) -> tuple[str, int] | str:
    return _parts(page) or page.strip().upper()


def _same_issue(library: "Library", source: Clipping) -> list[Clipping]:
    outlet, day = source.draft.outlet, source.draft.published.day
    if not outlet or not day:
        return []
    try:
        after = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    except ValueError:
        return []
    ids = library.find(Query(And((FromOutlet(outlet), After(day), Before(after))), limit=_MOST))
    found = library.clippings.many(ids)
    return [found[id] for id in ids if id in found]
