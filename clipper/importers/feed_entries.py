"""Entries of RSS and Atom feeds, each made into a Draft."""

import re
from collections.abc import Iterator
from email.utils import parseaddr
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from msgspec import Struct

from clipper.i18n import _
from clipper.importers.cleaning import safe_url
from clipper.importers.dates import read_date
from clipper.importers.feed_names import inner_text, named, own, word
from clipper.importers.feed_texts import body_in, is_within, line_of, with_figures
from clipper.model.body import Block, Body, figure
from clipper.model.clipping import Draft, MediaType, Published

if TYPE_CHECKING:
    from clipper.importers.markup import Element

_DECK = 400
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Around(Struct, frozen=True):
    """What the feed says for all its entries; `base` is the address that relative ones start from."""

    outlet: str
    base: str
    language: str = ""
    rights: str = ""


def around(head: "Element", outlet: str, base: str) -> Around:
    """What the head of a feed says."""
    return Around(outlet, base, _language(head), word(head, "rights", "copyright", "dc:rights"))


def entry_draft(item: "Element", feed: Around) -> tuple[str, Draft]:
    """The entry's own name (guid, id or address, "" where it has none) and its Draft."""
    base = based(item, feed.base)
    body, rest, short = _texts(item, base)
    address = _address(item, base)
    names = tuple(dict.fromkeys(_people(item)))
    published = _moment(item, "pubdate", "published", "dc:issued", "issued", "dc:date", "dc:created", "created")
    modified = _moment(item, "updated", "modified", "dc:modified")
    notes = [*_enclosures(item, base), rest if len(rest) > _DECK else ""]
    return word(item, "guid", "id") or address, Draft(
        headline=line_of(word(item, "title", "media:title", "dc:title")),
        body=with_figures(body, list(_figures(item))),
        deck=rest if len(rest) <= _DECK else "",
        byline=", ".join(names),
        outlet=_source(item) or feed.outlet,
        media_type=MediaType.WEB,
        published=published if published.raw else modified,
        modified=modified if published.raw and modified.raw != published.raw else Published(),
        url=address,
        language=_language(item) or feed.language,
        rights=word(item, "rights", "copyright", "dc:rights") or feed.rights,
        editors_note="\n".join(one for one in notes if one),
        keywords=tuple(dict.fromkeys(_keywords(item))),
        warnings=(_("The feed holds only the beginning of this article: its address leads to the whole."),)
        if short
        else (),
    )


def _source(item: "Element") -> str:
    """The outlet an entry comes from, where the feed gathers those of several."""
    found = own(item, "source")
    if not found:
        return ""
    return line_of(word(found[0], "title") if len(found[0]) else inner_text(found[0]))


def _texts(item: "Element", base: str) -> tuple[Body, str, bool]:
    """The body; the summary, where it is more than a stretch of the body; and whether the text says itself that it is cut."""
    whole = [
        body_in(one, based(one, base)) for one in own(item, "content:encoded", "content", "xhtml:body", "fullitem")
    ]
    brief = [
        body_in(one, based(one, base))
        for one in own(item, "description", "summary", "dc:description", "dc:abstract", "itunes:summary")
    ]
    found = sorted((one for one in (*whole, *brief) if one.text), key=lambda one: -len(one.text))
    if not found:
        return Body(), "", False
    body = next((one for one in whole if one.text), found[0])
    rest = [one for one in found if one is not body and not is_within(one.text, body.text)]
    cut = body.reading_text.rstrip().endswith(("[…]", "[...]", "…", "..."))
    return body, "\n".join(dict.fromkeys(" ".join(one.text.split()) for one in rest)), cut


def based(element: "Element", base: str) -> str:
    """The address that relative ones in an element start from (XML Base)."""
    return _joined(base, element.get(_XML_BASE) or "")


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address.strip()) if address else base
    except ValueError:
        return base


def _address(item: "Element", base: str) -> str:
    """Where the article stands: not the counting address that some services put before it."""
    found = [inner_text(one) for one in own(item, "feedburner:origlink")]
    found += [one.get("href") or "" for one in own(item, "atom:link") if (one.get("rel") or "alternate") == "alternate"]
    found += [inner_text(one) for one in own(item, "link") if named(one)[0] == ""]
    found += [
        inner_text(one)
        for one in own(item, "guid")
        if (one.get("isPermaLink") or "true") == "true" and "://" in inner_text(one)
    ]
    return next((url for one in found if one.strip() and (url := safe_url(_joined(base, one))).startswith("http")), "")


def _people(item: "Element") -> Iterator[str]:
    """The names of the authors; an address only where there is no name."""
    for one in (*own(item, "author"), *own(item, "dc:creator"), *own(item, "contributor"), *own(item, "itunes:author")):
        said = (
            word(one, "name") or word(one, "email")
            if len(own(one, "name", "email", "uri"))
            else " ".join(inner_text(one).split())
        )
        if "@" in said and (name := re.fullmatch(r"\S+@\S+\s*\((.+)\)", said)):
            said = name[1]
        elif "@" in said and "<" in said:
            said = parseaddr(said)[0] or said
        if said:
            yield line_of(said)


def _moment(item: "Element", *names: str) -> Published:
    for name in names:
        if (said := word(item, name)) and (found := read_date(said)).raw:
            return found
    return Published()


def _language(element: "Element") -> str:
    said = word(element, "language", "dc:language") or element.get(_XML_LANG) or ""
    return said.strip()[:2].lower() if re.match(r"\s*[A-Za-z]{2}(?:[-_]|\s*$)", said) else ""


def _keywords(item: "Element") -> Iterator[str]:
    for one in own(item, "category"):
        yield one.get("label") or inner_text(one).strip() or one.get("term") or ""
    yield from (inner_text(one) for one in own(item, "dc:subject"))
    for one in own(item, "media:keywords", "itunes:keywords"):
        yield from inner_text(one).split(",")


def _figures(item: "Element") -> Iterator[Block]:
    """What is said of the pictures beside the text; the pictures themselves are not in the feed."""
    for group in (item, *own(item, "media:group")):
        loose = own(group, "media:description"), own(group, "media:credit")
        for one in own(group, "media:content", "media:thumbnail"):
            yield figure(line_of(word(one, "media:description")), line_of(word(one, "media:credit")))
        yield figure(
            line_of(inner_text(loose[0][0])) if loose[0] else "", line_of(inner_text(loose[1][0])) if loose[1] else ""
        )


def _enclosures(item: "Element", base: str) -> Iterator[str]:
    """The addresses of what is attached to an entry, pictures left out."""
    found = [(one.get("url"), one.get("type")) for one in own(item, "enclosure")]
    found += [(one.get("href"), one.get("type")) for one in own(item, "atom:link") if one.get("rel") == "enclosure"]
    for address, kind in found:
        if address and not (kind or "").startswith("image/") and (url := safe_url(_joined(base, address))):
            yield _("Attached: {names}.").format(names=url)
