"""ninjs: agencies' articles in JSON (IPTC ninjs 1.x and 2.x), one or a list of them."""

import base64
import binascii
import json
import re
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers import encoding
from clipper.importers.base import media_type
from clipper.importers.copy_desk import slug_and_version
from clipper.importers.dates import read_date
from clipper.importers.news_body import body_of_text, without_heading
from clipper.importers.pictures import picture
from clipper.importers.press_draft import embargo_at, finished
from clipper.model.body import Block, Body, figure
from clipper.model.clipping import Draft, Headline, MediaType, Picture, Published
from clipper.model.intake import Source

name = "ninjs"
media_types = ("application/vnd.iptc.ninjs+json", "application/ninjs+json")
suffixes = (".ninjs",)

_BODIES = ("body_xhtml", "body_html", "body_text", "bodies")
_TELLING = frozenset(
    [
        "versioncreated",
        "firstcreated",
        "contentcreated",
        "pubstatus",
        "standard",
        "slugline",
        "copyrightholder",
        "copyrightnotice",
        "usageterms",
        "renditions",
        "associations",
        "urgency",
        "located",
        "ednote",
        "representationtype",
        "profile",
        "mimetype",
    ]
)
_LISTS = ("items", "_items", "newsitems", "data", "results")
_STATUS = {"canceled": "KILL", "cancelled": "KILL", "withheld": "WITHDRAWN"}
_DATA_URL = re.compile(r"data:image/[\w.+-]+;base64,", re.IGNORECASE)
_DEPTH = 4
Item = dict[str, Any]


def recognises(source: Source) -> float:
    """A JSON object, or a list of them, with a body or headline and what only ninjs has beside them."""
    if media_type(source) in media_types:
        return 0.97
    head = source.data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if head not in {b"{", b"["} or b'"' not in source.data[:4096]:
        return 0.0
    try:
        found = json.loads(encoding.decode(source.data)[0])
    except (ValueError, RecursionError):
        # One that breaks off is told by the names of its first fields.
        named = set(re.findall(r'"(\w{2,24})"\s*:', encoding.decode(source.data[:8192])[0]))
        return 0.9 if "uri" in named and len(named & (_TELLING | {*_BODIES, "headline", "headlines"})) > 1 else 0.0
    return 0.97 if any(_is_ninjs(one) for one in _items(found)) else 0.0


def read(source: Source) -> tuple[Draft, ...]:
    """The articles in their order; raises Rejected where there is none, or where the file breaks off."""
    try:
        found = json.loads(encoding.decode(source.data, source.charset)[0])
    except (ValueError, RecursionError) as problem:
        raise Rejected(_("This ninjs file is damaged or breaks off. Ask the sender for it again.")) from problem
    drafts = [draft for one in _items(found) for draft in _drafts(one, source)]
    if not drafts:
        raise Rejected(_("There is no article in this ninjs file. Nothing was filed."))
    return tuple(drafts)


def _items(found: Any) -> Iterator[Item]:
    """The objects of a file: itself, a list, or the list that an interface wraps them in."""
    if isinstance(found, dict):
        wrapped = next((found[key] for key in _LISTS if isinstance(found.get(key), list)), None)
        if wrapped is None or _is_ninjs(found):
            yield found
            return
        found = wrapped
    if isinstance(found, list):
        yield from (one for one in found if isinstance(one, dict))


def _is_ninjs(item: Item) -> bool:
    said = any(key in item for key in (*_BODIES, "headline", "headlines", "description_text", "description_html"))
    return "uri" in item and said and bool(_TELLING & set(item))


def _drafts(item: Item, source: Source, depth: int = 0) -> Iterator[Draft]:
    """The article, then those among its associations that have text of their own."""
    body = _body(item)
    pictures: list[Picture] = []
    figures: list[Block] = []
    inner: list[Item] = []
    missing = 0
    for one in _associations(item):
        if _text(one, "type") in {"picture", "graphic", "video", "audio"} or not _body(one).blocks:
            kept = _embedded(one)
            pictures += [kept] if kept else []
            missing += kept is None
            shown = figure(_text(one, "description_text") or _plain(_text(one, "description_html")) or _described(one) or _headline(one)[0],
                           _text(one, "byline") or _text(one, "by") or _text(one, "copyrightholder"))  # fmt: skip
            figures += [replace(shown, picture=kept.sha256 if kept else None)] if shown.text or kept else []
        elif depth < _DEPTH:
            inner.append(one)
    draft, versions = _draft(item, Body((*body.blocks, *figures)), tuple({p.sha256: p for p in pictures}.values()))
    if missing and figures:
        draft = replace(draft, warnings=(_("Pictures are only named in this file; they were not fetched."),))
    if draft.headline or draft.body.blocks:
        yield finished(draft, name, name=source.name, seen_at=source.seen_at, versions=versions)
    for one in inner:
        yield from _drafts(one, source, depth + 1)


def _draft(item: Item, body: Body, pictures: tuple[Picture, ...]) -> tuple[Draft, tuple[str, ...]]:
    headline, others = _headline(item)
    printed = _text(item, "slugline")
    slug, version = slug_and_version(printed) if printed else ("", "")
    moment = next((found for key in ("contentcreated", "versioncreated", "firstcreated")
                   if (found := read_date(_text(item, key))).day), Published())  # fmt: skip
    deck = next((t for kind, t in _rows(item, "headlines", "value") if kind in {"subheadline", "deck", "sub"}), "")
    described = _text(item, "description_text") or _plain(_text(item, "description_html")) or _described(item)
    notes = [printed if version else "", *(_text(item, key) for key in ("ednote", "genre"))]
    text = without_heading(body, headline)
    if described and not any(b.text for b in text.blocks):
        text = Body((*body_of_text(described).blocks, *text.blocks))
        described = ""
    status = _text(item, "pubstatus").rsplit(":", 1)[-1].lower()
    by = _text(item, "byline") or _text(item, "by")
    authors = tuple(one for row in _list(item.get("authors")) if (one := _text(row, "name")))
    draft = Draft(
        headline=headline,
        body=text,
        other_headlines=tuple(Headline(one, "wire") for one in others if one != deck),
        deck=deck or (described if len(described) <= 400 else ""),
        byline=by,
        authors=() if by else authors,
        dateline=_text(item, "dateline"),
        credit=_text(item, "creditline") or _source(item),
        outlet=_source(item) or _text(item, "copyrightholder"),
        media_type=MediaType.WIRE,
        published=moment,
        embargo=embargo_at(_text(item, "embargoed") or _text(item, "embargo")),
        slug=slug,
        url=_text(item, "uri") if _text(item, "uri").startswith("http") else "",
        language=_text(item, "language"),
        rights=" ".join(
            dict.fromkeys(one for key in ("copyrightnotice", "usageterms") if (one := _text(_info(item), key)))
        ),
        editors_note="\n".join(one for one in (*notes, described if len(described) > 400 else "") if one),
        keywords=tuple(_keywords(item)),
        pictures=pictures,
    )
    return draft, tuple(one for one in (version, _STATUS.get(status, "")) if one)


def _info(item: Item) -> Item:
    found = item.get("rightsinfo")
    return {**found, **item} if isinstance(found, dict) else item


def _source(item: Item) -> str:
    """Who sent it."""
    for row in _list(item.get("infosources")):
        if named := _text(row, "name"):
            return named
    return _text(item, "source") or _text(item, "provider")


def _headline(item: Item) -> tuple[str, list[str]]:
    """The main headline and the others."""
    rows = sorted(_rows(item, "headlines", "value"), key=lambda row: {"main": 0, "": 1}.get(row[0], 2))
    found = [_text(item, "headline"), *(text for _role, text in rows), _text(item, "title"), _text(item, "name")]
    found = [_plain(one) for one in dict.fromkeys(found) if one]
    return (found[0], found[1:]) if found else ("", [])


def _described(item: Item) -> str:
    return next((text for _role, text in _rows(item, "descriptions", "value")), "")


def _rows(item: Item, key: str, inner: str) -> list[tuple[str, str]]:
    """Role and text of the rows of a ninjs 2 list."""
    return [(_text(row, "role").lower(), text) for row in _list(item.get(key)) if (text := _text(row, inner))]


def _body(item: Item) -> Body:
    """The text in the richest form it is given in."""
    from clipper.importers.web import body_of_html

    for key in ("body_xhtml", "body_html"):
        if text := _raw(item, key):
            return body_of_html(text)
    if text := _raw(item, "body_text"):
        return body_of_text(text)
    bodies = _list(item.get("bodies"))
    for row in sorted(bodies, key=lambda row: "html" not in _text(row, "contenttype")):
        if text := _raw(row, "value"):
            return (
                body_of_html(text)
                if "html" in _text(row, "contenttype") or re.match(r"\s*<\w", text)
                else body_of_text(text)
            )
    return Body()


def _associations(item: Item) -> list[Item]:
    """Pictures and texts that go with it: by name in version 1, in a list in version 2."""
    found = item.get("associations")
    if isinstance(found, dict):
        found = [one for row in found.values() for one in (row if isinstance(row, list) else [row])]
    return _list(found)[:200]


def _embedded(item: Item) -> Picture | None:
    """The first rendition whose bytes stand in the file; an address is not followed."""
    found = item.get("renditions")
    rows = list(found.values()) if isinstance(found, dict) else _list(found)
    for row in (item, *rows):
        href = str(row.get("href") or "") if isinstance(row, dict) else ""
        if begin := _DATA_URL.match(href):
            try:
                return picture(base64.b64decode(href[begin.end() :]))
            except (binascii.Error, ValueError, Rejected):
                continue
    return None


def _keywords(item: Item) -> Iterator[str]:
    for key in ("keywords", "keyword"):
        found = item.get(key)
        yield from (str(one) for one in (found if isinstance(found, list) else [found]) if isinstance(one, str))
    for key in ("subject", "subjects"):
        yield from (_text(row, "name") for row in _list(item.get(key)))


def _list(found: Any) -> list[Item]:
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _raw(item: Item, key: str) -> str:
    found = item.get(key)
    return found if isinstance(found, str) else ""


def _text(item: Item, key: str) -> str:
    """A field as one line, "" where it is missing or no text."""
    return " ".join(_raw(item, key).split())


def _plain(text: str) -> str:
    """A line that may hold marks of HTML without them."""
    if "<" not in text and "&" not in text:
        return text
    from clipper.importers.web import body_of_html

    return " ".join(body_of_html(f"<p>{text}</p>").text.split())
