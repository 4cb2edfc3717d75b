"""Bookmarks and reading lists: HTML and JSON as browsers write them, Pocket, Instapaper and other CSV; each link an article not fetched yet."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers import encoding
from clipper.importers.cleaning import human_name, line, safe_url
from clipper.importers.feed_texts import body_of_words
from clipper.importers.links_body import link_body
from clipper.importers.press_draft import finished
from clipper.model.clipping import Confidence, Draft, MediaType
from clipper.model.intake import Source

name = "bookmarks"
media_types = ()
suffixes = ()

MOST = 20_000
_NETSCAPE = re.compile(rb"<!DOCTYPE\s+NETSCAPE-Bookmark-file-1", re.I)
_POCKET = re.compile(rb"""<a\s[^>]{0,3000}?\stime_added\s*=\s*["']?\d{6,}""", re.I)
_HEAD = re.compile(rb"\A[\s\xef\xbb\xbf]*[\"']?[\w .-]{1,30}[\"']?[,;\t]")


class Link(Struct, frozen=True):
    """A kept link: where it leads, what it is called, what was said of it, its tags and folders, when it was kept (UTC seconds)."""

    url: str
    title: str = ""
    said: str = ""
    tags: tuple[str, ...] = ()
    added: int | None = None


def recognises(source: Source) -> float:
    """By the line that Netscape began its files with, by Pocket's attributes, or by the names of the columns."""
    head = source.data[:4096]
    if _NETSCAPE.search(head[:1024]) or (head.lstrip()[:1] == b"<" and _POCKET.search(head)):
        return 0.97
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{"):
        from clipper.importers.bookmark_json import is_list

        return 0.93 if is_list(source.data) else 0.0
    if not _HEAD.match(head):
        return 0.0
    from clipper.importers.bookmark_tables import columns_of

    return 0.95 if columns_of(encoding.decode(head)[0]) else 0.0


def read(source: Source) -> tuple[Draft, ...]:
    """A Draft for every link, without its page; raises Rejected where there is none."""
    from clipper.importers import bookmark_json, bookmark_pages, bookmark_tables

    text = encoding.decode(source.data, source.charset)[0]
    kinds = {"<": bookmark_pages, "[": bookmark_json, "{": bookmark_json}
    links = list(kinds.get(text.lstrip("\ufeff \t\r\n")[:1], bookmark_tables).links(text))
    kept = _once(one for one in links if one.url)
    left = len([one for one in links if not one.url])
    if not kept:
        raise Rejected(_("There is no web address in this list of links. Nothing was filed."))
    drafts = [_draft(one, source) for one in kept[:MOST]]
    notes = [
        _("These {n} clippings are links; their pages were not fetched. Import an address to read its page.").format(
            n=len(drafts)
        )
    ]
    notes += [_("Left out, for they lead to no web page: {n} entries.").format(n=left)] if left else []
    notes += (
        [_("{n} more links were left out. Split the list first.").format(n=len(kept) - MOST)]
        if len(kept) > MOST
        else []
    )
    drafts[0] = replace(drafts[0], warnings=(*drafts[0].warnings, *notes))
    return tuple(drafts)


def _once(links: Iterable[Link]) -> list[Link]:
    """Each address once, with the tags of all its places."""
    found: dict[str, Link] = {}
    for one in links:
        before = found.get(one.url)
        found[one.url] = (
            replace(before, tags=(*before.tags, *one.tags), said=before.said or one.said) if before else one
        )
    return list(found.values())


def _draft(one: Link, source: Source) -> Draft:
    title = line(one.title)
    parts = urlsplit(one.url)
    if not title or safe_url(title) == one.url:
        named = human_name(parts.path.rstrip("/").rsplit("/", 1)[-1])
        title = named if " " in named else one.url.partition("://")[2].rstrip("/")
    said = body_of_words(one.said)
    outlet = (parts.hostname or "").removeprefix("www.")
    draft = Draft(
        headline=title,
        body=said if said.text else link_body(one.url),
        outlet=outlet,
        media_type=MediaType.WEB,
        seen_at=one.added,
        url=one.url,
        keywords=one.tags,
    )
    found = finished(draft, _("list of links"), name=source.name, seen_at=source.seen_at)
    sure = [
        replace(kept, sure=0.5, source=_("address of the page")) if kept.field == "outlet" else kept
        for kept in found.confidence
    ]
    return replace(found, confidence=(*sure, Confidence("body", 0.2, _("only the link"))))


def address(said: str) -> str:
    """The address if it is one of the web, else ""; what cannot be split is none."""
    url = safe_url(said)
    try:
        return url if url.startswith("http") and urlsplit(url).hostname else ""
    except ValueError:
        return ""


def instant(said: str) -> int | None:
    """UTC seconds, given as such, in milliseconds or microseconds, or as a date; None where they lie before the web or after us."""
    said = said.strip()
    if said.isdecimal() and len(said) < 20:
        seconds = int(said)
        while seconds > 10**11:
            seconds //= 1000
        return seconds if 631_152_000 < seconds < 7_258_118_400 else None
    if not said:
        return None
    from clipper.importers.dates import read_date

    return read_date(said).at
