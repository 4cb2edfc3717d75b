"""Feeds: RSS 0.9x, 1.0 and 2.0, Atom and JSON Feed, each entry an article of its own."""

import html
import re
from urllib.parse import urljoin

from msgspec import Struct
from msgspec.structs import replace

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers import json_feed
from clipper.importers.base import file_name, media_type, original
from clipper.importers.cleaning import safe_url, tame_name
from clipper.importers.feed_slices import slices
from clipper.importers.press_draft import finished
from clipper.model.clipping import Confidence, Draft
from clipper.model.intake import Source

name = "feed"
media_types = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json")
suffixes = (".rss", ".atom", ".rdf", ".feed")

_MOST = 2_000
"""Entries that are read out of one feed."""
_LINK = re.compile(rb"<link\s[^>]{1,2000}>", re.I)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_PAGE_HEAD = 512 * 1024
_SHORT = 60
"""Words below which a text that stands beside an address is taken for a summary."""


class Entry(Struct, frozen=True):
    """One entry: what the feed calls it (guid, id or address), and its Draft."""

    key: str
    draft: Draft


class Feed(Struct, frozen=True):
    """What a feed holds."""

    title: str
    entries: tuple[Entry, ...]


def recognises(source: Source) -> float:
    """By the outermost element, or by the version line of JSON Feed."""
    if json_feed.is_feed(source.data):
        return 0.98
    if source.data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in {b"<", b"\xff", b"\xfe", b"\x00"}:
        return 0.0
    from clipper.importers.markup import root_name

    root = root_name(source.data, b"<rss", b":rdf", b"<rdf", b"feed", b"<channel")
    if root == "rdf" and b"rss/1.0" not in source.data[:4096] and b"netscape.com/rdf" not in source.data[:4096]:
        return 0.0
    if (
        root == "feed"
        and b"Atom" not in source.data[:4096]
        and b"/atom/" not in source.data[:4096]
        and media_type(source) not in media_types
    ):
        return 0.5
    return 0.96 if root in {"rss", "rdf", "feed", "channel"} else 0.0


def read(source: Source) -> tuple[Draft, ...]:
    """A Draft for every entry; raises Rejected where there is none."""
    return tuple(one.draft for one in read_feed(source).entries)


def read_feed(source: Source) -> Feed:
    """The feed's title and entries, each with a feed of this one entry as its original; raises Rejected where there is none."""
    if json_feed.is_feed(source.data):
        title, found, whole = json_feed.entries(source)
    else:
        title, found, whole = _in_xml(source)
    found = [(key, one) for key, one in found if one.headline or one.body.text or one.url]
    if not found:
        raise Rejected(no_entry())
    pieces = slices(source.data, len(found)) if len(found) > 1 else None
    shared = _repeated(found)
    entries: list[Entry] = []
    for number, (key, one) in enumerate(found[:_MOST]):
        draft = _finished(one, source, alone=one.url not in shared)
        if pieces:
            draft = replace(draft, original=original(_named(source), _kind(source), pieces[number]))
        entries.append(Entry(key or draft.headline, draft))
    warnings = [] if whole else [_("This feed breaks off before its end; what stood before was read.")]
    if len(found) > _MOST:
        warnings.append(
            _("{n} more entries of this feed were left out, for it holds too many.").format(n=len(found) - _MOST)
        )
    first = entries[0]
    entries[0] = Entry(first.key, replace(first.draft, warnings=(*first.draft.warnings, *warnings)))
    return Feed(title, tuple(entries))


def no_entry() -> str:
    """The sentence for a feed that is empty, which it may be for a while."""
    return _("There is no entry in this feed. Nothing was filed.")


def feeds_named(page: bytes, base_url: str) -> tuple[str, ...]:
    """The feeds that a web page names in its head, for somebody who gave the page's address instead of a feed's."""
    found: list[str] = []
    for tag in _LINK.findall(page[:_PAGE_HEAD]):
        given = {
            one[0].lower(): one[1] or one[2] or one[3] for one in _ATTRIBUTE.findall(tag.decode("utf-8", "replace"))
        }
        if "alternate" in given.get("rel", "").lower() and given.get("type", "").lower() in media_types:
            try:
                found.append(safe_url(urljoin(base_url, html.unescape(given.get("href", "")))))
            except ValueError:
                continue
    return tuple(dict.fromkeys(one for one in found if one.startswith("http")))


def _in_xml(source: Source) -> tuple[str, list[tuple[str, Draft]], bool]:
    from clipper.importers.feed_entries import around, based, entry_draft
    from clipper.importers.feed_names import declared, named, own, word
    from clipper.importers.feed_texts import line_of
    from clipper.importers.markup import tree_of

    root, whole = tree_of(source.data, source.charset)
    declared(root)
    head = next(iter(own(root, "channel")), root)
    base = source.url or next((one.get("href") or "" for one in own(head, "atom:link") if one.get("rel") == "self"), "")
    base = base or word(head, "link") or next((one.get("href") or "" for one in own(head, "atom:link")), "")
    base = based(head, based(root, base))
    title = line_of(word(head, "title"))
    items = [one for one in root.iter() if named(one) in {("", "item"), ("", "entry"), ("atom", "entry")}]
    feed = around(head, title, base)
    return title, [entry_draft(one, feed) for one in items], whole


def _repeated(found: list[tuple[str, Draft]]) -> set[str]:
    """Addresses that several entries give: they lead to no article of their own."""
    seen: set[str] = set()
    return {one.url for _key, one in found if one.url and (one.url in seen or seen.add(one.url))}


def _finished(draft: Draft, source: Source, *, alone: bool) -> Draft:
    """The Draft with all that follows from its fields; an address that other entries share becomes a note."""
    if not alone:
        draft = replace(draft, url="", editors_note="\n".join(one for one in (draft.editors_note, draft.url) if one))
    found = finished(draft, _("feed"), name=source.name, seen_at=source.seen_at)
    if found.url and found.body.words < _SHORT:
        found = replace(found, confidence=(*found.confidence, Confidence("body", 0.4, _("summary in the feed"))))
    return found


def _named(source: Source) -> str:
    called = tame_name(file_name(source), "feed")
    return called if "." in called else f"{called}{'.json' if json_feed.is_feed(source.data) else '.xml'}"


def _kind(source: Source) -> str:
    return "application/feed+json" if json_feed.is_feed(source.data) else "application/xml"
