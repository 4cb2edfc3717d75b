"""JSON Feed (versions 1 and 1.1): its entries made into Drafts."""

import json
from typing import Any
from urllib.parse import urljoin

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers import encoding
from clipper.importers.cleaning import safe_url
from clipper.importers.dates import read_date
from clipper.importers.feed_texts import body_of_words, is_within
from clipper.model.body import Body
from clipper.model.clipping import Draft, MediaType, Published
from clipper.model.intake import Source

_MARK = b"jsonfeed.org/version/"
Item = dict[str, Any]


def is_feed(data: bytes) -> bool:
    """Whether the bytes begin as a JSON object that names the version of JSON Feed it follows."""
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and _MARK in data[:4096].replace(b"\\/", b"/")


def entries(source: Source) -> tuple[str, list[tuple[str, Draft]], bool]:
    """Title, (own name, Draft) of every entry, and whether the feed is whole; raises Rejected where it is damaged."""
    try:
        feed = json.loads(encoding.decode(source.data, source.charset)[0])
    except (ValueError, RecursionError) as problem:
        raise Rejected(_("This feed is damaged or breaks off. Fetch it again.")) from problem
    items = feed.get("items") if isinstance(feed, dict) else None
    title = _line(feed, "title") if isinstance(feed, dict) else ""
    return title, [_entry(one, feed, title, source.url) for one in items or () if isinstance(one, dict)], True


def _entry(item: Item, feed: Item, title: str, base: str) -> tuple[str, Draft]:
    address = _address(item, "url", base or _line(feed, "home_page_url")) or _address(item, "external_url", base)
    body, rest = _texts(item, address or base)
    published, modified = read_date(_line(item, "date_published")), read_date(_line(item, "date_modified"))
    people = _rows(item, "authors") or _rows(item, "author") or ()
    attached = [url for one in _rows(item, "attachments") if (url := _address(one, "url", base))]
    notes = [
        _("Attached: {names}.").format(names=", ".join(attached)) if attached else "",
        rest if len(rest) > 400 else "",
    ]
    tags = item.get("tags")
    return _line(item, "id") or address, Draft(
        headline=_line(item, "title"),
        body=body,
        deck=rest if len(rest) <= 400 else "",
        byline=", ".join(dict.fromkeys(one for row in people if (one := _line(row, "name")))),
        outlet=title,
        media_type=MediaType.WEB,
        published=published if published.raw else modified,
        modified=modified if published.raw and modified.raw != published.raw else Published(),
        url=address,
        language=(_line(item, "language") or _line(feed, "language"))[:2].lower(),
        editors_note="\n".join(one for one in notes if one),
        keywords=tuple(str(one) for one in tags if isinstance(one, str)) if isinstance(tags, list) else (),
    )


def _texts(item: Item, base: str) -> tuple[Body, str]:
    """The body in its richest form, and the summary where it is more than a stretch of it."""
    summary = _raw(item, "summary")
    body = body_of_words(_raw(item, "content_html"), base) if _raw(item, "content_html") else Body()
    if not body.text:
        body = body_of_words(_raw(item, "content_text"), plain=True)
    if not body.text:
        return body_of_words(summary, plain=True), ""
    return body, "" if is_within(summary, body.text) else " ".join(summary.split())


def _address(item: Item, key: str, base: str) -> str:
    try:
        return safe_url(urljoin(base, _line(item, key))) if _line(item, key) else ""
    except ValueError:
        return ""


def _rows(item: Item, key: str) -> list[Item]:
    found = item.get(key)
    return [one for one in (found if isinstance(found, list) else [found]) if isinstance(one, dict)]


def _raw(item: Item, key: str) -> str:
    found = item.get(key)
    return found if isinstance(found, str) else str(found) if isinstance(found, int | float) and key == "id" else ""


def _line(item: Item, key: str) -> str:
    return " ".join(_raw(item, key).split())
