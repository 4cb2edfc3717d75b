"""Bookmarks in HTML: folders, links and what is said of them, read tag by tag, for their nesting is never closed as it should be."""

import html
import re
from collections.abc import Iterator

from msgspec.structs import replace

from clipper.importers.bookmarks import Link, address, instant

_TOKEN = re.compile(
    r"<h[1-6][^>]*>(?P<folder>.{0,4000}?)</h[1-6]\s*>|<(?P<open>[du]l)\b[^>]*>|</(?P<close>[du]l)\s*>"
    r"|<a\s(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>(?P<title>.{0,20000}?)(?:</a\s*>|(?=<d[tdl]\b)|(?=<li\b)|\Z)"
    r"|<dd[^>]*>(?P<said>.*?)(?=<dt\b|</?dl\b|</?ul\b|<dd\b|\Z)",
    re.I | re.S,
)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_TAG = re.compile(r"<[^>]*>")


def links(text: str) -> Iterator[Link]:
    """Every link in its order; one that leads to no web page has no address."""
    folders: list[str] = []
    named = ""
    waiting: Link | None = None
    for token in _TOKEN.finditer(text):
        if token["said"] is not None:
            if waiting is not None and not waiting.said:
                waiting = replace(waiting, said=_plain(token["said"]))
            continue
        if waiting is not None:
            yield waiting
            waiting = None
        if token["folder"] is not None:
            named = _plain(token["folder"])
        elif token["open"]:
            folders.append(named)
            named = ""
        elif token["close"]:
            if folders:
                folders.pop()
        elif token["attributes"] is not None:
            waiting = _link(token["attributes"], token["title"], folders)
    if waiting is not None:
        yield waiting


def _link(attributes: str, title: str, folders: list[str]) -> Link:
    given = {one[1].lower(): html.unescape(one[2] or one[3] or one[4] or "") for one in _ATTRIBUTE.finditer(attributes)}
    tags = [one.strip() for one in given.get("tags", "").split(",")]
    # The outermost heading is the name of the list itself.
    inside = [one for one in folders[1:] if one] if len(folders) > 1 else []
    return Link(
        address(given.get("href", "")),
        _plain(title),
        tags=tuple(dict.fromkeys(one for one in (*tags, *inside) if one)),
        added=instant(given.get("add_date") or given.get("time_added") or ""),
    )


def _plain(said: str) -> str:
    return html.unescape(_TAG.sub(" ", said)).strip()
