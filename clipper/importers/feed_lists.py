"""OPML: lists of feeds as readers exchange them; a list is shown with its addresses, and nothing is fetched."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.cleaning import human_name, line, safe_url
from clipper.importers.dates import read_date
from clipper.importers.markup import first, name_of, said, value
from clipper.importers.press_draft import finished
from clipper.model.body import Block, BlockKind, Body, Span, SpanKind
from clipper.model.clipping import Draft
from clipper.model.intake import Source

if TYPE_CHECKING:
    from clipper.importers.markup import Element

name = "list of feeds (OPML)"
media_types = ("text/x-opml", "application/opml+xml")
suffixes = (".opml",)

MOST = 5_000
_DEPTH = 12


class Listed(Struct, frozen=True):
    """A feed of a list: its address, its name, the folders it lies in ("News/Ports"), and what is said of it."""

    url: str
    title: str = ""
    folder: str = ""
    description: str = ""


def recognises(source: Source) -> float:
    """By the outermost element."""
    if b"opml" not in source.data[:4096].replace(b"\x00", b"").lower():
        return 0.0
    from clipper.importers.markup import root_name

    return 0.97 if root_name(source.data, b"<opml") == "opml" else 0.0


def feeds_in(source: Source) -> tuple[Listed, ...]:
    """The feeds of a list, each address once; raises Rejected where it is damaged or holds more than 5,000."""
    from clipper.importers.markup import tree_of

    root, _whole = tree_of(source.data, source.charset)
    found = {one.url: one for _level, one in reversed(list(_outlines(first(root, "body"), "", 0))) if one.url}
    if len(found) > MOST:
        raise Rejected(_("This list holds more than {n} feeds. Split it first.").format(n=f"{MOST:,}"))
    return tuple(reversed(found.values()))


def read(source: Source) -> tuple[Draft, ...]:
    """The list itself, every feed with its address; raises Rejected where nothing is listed."""
    from clipper.importers.markup import tree_of

    root, whole = tree_of(source.data, source.charset)
    rows = list(_outlines(first(root, "body"), "", 0))[: 4 * MOST]
    feeds = {one.url for _level, one in rows if one.url}
    if not rows:
        raise Rejected(_("There is no feed in this list. Nothing was filed."))
    head = first(root, "head")
    title = said(first(head, "title")) or human_name(source.name) or _("List of feeds")
    draft = Draft(title, Body(tuple(_block(level, one) for level, one in rows)), byline=said(first(head, "ownername")))
    offer = _(
        "This is a list of {n} feeds; none was fetched. To read them every morning: clipper feed LIBRARY add FILE.opml."
    )
    warnings = [offer.format(n=len(feeds))] if feeds else []
    warnings += [] if whole else [_("This list breaks off before its end; what stood before was read.")]
    made = read_date(said(first(head, "datemodified")) or said(first(head, "datecreated")))
    found = finished(draft, name, name=source.name, seen_at=source.seen_at)
    return (replace(found, published=made, warnings=(*found.warnings, *warnings)),)


def _outlines(above: "Element | None", folder: str, level: int) -> Iterator[tuple[int, Listed]]:
    """Every outline with its depth; one without an address of a feed is a folder, or just a line."""
    for one in above if above is not None else ():
        if name_of(one) != "outline":
            continue
        title = line(value(one, "title") or value(one, "text"))
        url = safe_url(
            re.sub(
                r"^feed:(?://)?(?=https?://)|^feed(?=://)",
                lambda hit: "" if hit[0].endswith((":", "//")) else "http",
                value(one, "xmlurl").strip(),
            )
        )
        said_of_it = [line(value(one, key)) for key in ("text", "description", "htmlurl")]
        rest = ", ".join(dict.fromkeys(part for part in said_of_it if part and part != title))
        if title or url:
            yield level, Listed(url if url.startswith("http") else "", title, folder, rest)
        if level < _DEPTH:
            yield from _outlines(one, "/".join(part for part in (folder, title.replace("/", "-")) if part), level + 1)


def _block(level: int, one: Listed) -> Block:
    """A feed is an item with its address as a link; a folder is one without."""
    text = " – ".join(part for part in (one.title, one.description, one.url) if part)
    start = len(text) - len(one.url)
    spans = (Span(start, len(text), SpanKind.LINK, one.url),) if one.url else ()
    return Block(BlockKind.LIST_ITEM, text, spans, level=min(level, 6))
