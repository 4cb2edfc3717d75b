"""What a page says about itself to machines: JSON-LD (schema.org), OpenGraph, meta elements."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeGuard

from lxml.html import HtmlElement
from msgspec import Struct, field

from clipper.importers.cleaning import line
from clipper.importers.web_elements import fold, set_of

_ARTICLES = set_of(
    "newsarticle article reportagenewsarticle analysisnewsarticle opinionnewsarticle reviewnewsarticle "
    "backgroundnewsarticle askpublicnewsarticle satiricalarticle advertisercontentarticle blogposting "
    "liveblogposting techarticle scholarlyarticle socialmediaposting report review podcastepisode "
    "videoobject medicalscholarlyarticle"
)
_MAX_VALUE = 5_000
_MAX_SCRIPT = 2_000_000


class PageData(Struct, frozen=True):
    """The article's own object, every object by its @id, and the meta elements by name (several values each)."""

    article: Mapping[str, Any] = field(default_factory=dict)
    by_id: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    publisher: Mapping[str, Any] = field(default_factory=dict)
    meta: Mapping[str, Sequence[str]] = field(default_factory=dict)
    crumbs: tuple[str, ...] = ()
    """The names on the way from the front page to this one (BreadcrumbList)."""
    site: str = ""
    """What the page calls the site it belongs to (WebSite)."""

    def first(self, *keys: str) -> str:
        """The first meta value that is not empty, by the order of `keys`."""
        return next((value for key in keys for value in self.meta.get(key, ()) if value), "")


def data_of(page: HtmlElement, headlines: Sequence[str] = ()) -> PageData:
    """Everything said in the page's head; `headlines` tell the page's own article from others it names."""
    meta: dict[str, list[str]] = {}
    for element in page.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        value = line((element.get("content") or "")[:_MAX_VALUE])
        if key and value and len(meta.get(key, ())) < 50:
            meta.setdefault(key, []).append(value)
    objects = [thing for script in page.iter("script") for thing in _objects(script)]
    by_id: dict[str, Mapping[str, Any]] = {}
    for thing in objects:
        name = thing.get("@id")
        if isinstance(name, str) and len(thing) > len(by_id.get(name, ())):
            by_id[name] = thing
    article = _own_article(objects, headlines)
    publisher = next((thing for thing in objects if {"organization", "newsmediaorganization"} & kinds(thing)), {})
    site = next((words(thing.get("name")) for thing in objects if "website" in kinds(thing) and thing.get("name")), "")
    return PageData(article, by_id, publisher, meta, _crumbs(objects), site)


def _crumbs(objects: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """The longest way through the site that a page tells."""
    ways = [
        [words(one.get("name")) or words(one.get("item")) for one in steps if isinstance(one, dict)]
        for thing in objects
        if "breadcrumblist" in kinds(thing) and isinstance(steps := thing.get("itemListElement"), list)
    ]
    return tuple(name for name in max(ways, key=len, default=[]) if name and not re.match(r"https?:", name))


def _objects(script: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """Every object in a JSON-LD script, from the outside in; a broken script has none."""
    if "ld+json" not in (script.get("type") or "").lower():
        return
    text = (script.text or "").strip()
    if not text or len(text) > _MAX_SCRIPT:
        return
    # Pages wrap their data in comments or CDATA, end it with a semicolon, and break lines inside strings.
    text = re.sub(
        r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|/\*\s*\]\]>\s*\*/|//\s*\]\]>|\]\]>)\s*$",
        "",
        text,
    )
    start = re.search(r"[\[{]", text)
    if not start:
        return
    decoder = json.JSONDecoder(strict=False)
    try:
        whole, _ = decoder.raw_decode(text, start.start())
    except (ValueError, RecursionError):
        try:
            whole, _ = decoder.raw_decode(re.sub(r",\s*([}\]])", r"\1", text), start.start())
        except (ValueError, RecursionError):
            return
    yield from _walk(whole, 0)


def _walk(thing: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > 6:
        return
    if isinstance(thing, list):
        for one in thing[:500]:
            yield from _walk(one, depth + 1)
    elif isinstance(thing, dict):
        yield thing
        for key in (
            "@graph",
            "mainEntity",
            "mainEntityOfPage",
            "itemReviewed",
            "author",
            "publisher",
            "hasPart",
            "article",
            "breadcrumb",
        ):
            if isinstance(thing.get(key), dict | list):
                yield from _walk(thing[key], depth + 1)


def kinds(thing: Mapping[str, Any]) -> set[str]:
    """The object's types, lower case, without namespace."""
    given = thing.get("@type") or ()
    return {
        str(one).rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower() for one in ([given] if isinstance(given, str) else given)
    }


def _own_article(objects: Sequence[Mapping[str, Any]], headlines: Sequence[str]) -> Mapping[str, Any]:
    """The object that describes this page: same headline first, then the one that tells most."""
    heads = {fold(text) for text in headlines if text}
    best: tuple[int, Mapping[str, Any]] = (0, {})
    for thing in objects:
        found = kinds(thing) & _ARTICLES
        if not found and not (kinds(thing) & {"webpage"} and thing.get("datePublished")):
            continue
        sure = 2 if found and not found & {"videoobject", "podcastepisode"} else 1
        said = words(thing.get("headline")) or words(thing.get("name"))
        sure += 6 if said and fold(said) in heads else 0
        sure += sum(1 for key in ("headline", "datePublished", "author", "articleBody") if thing.get(key))
        if sure > best[0]:
            best = sure, thing
    return best[1]


def words(value: object) -> str:
    """A JSON-LD value as one line of text; lists give their first text, objects their name or value."""
    if isinstance(value, str):
        return line(_unescaped(value[:_MAX_VALUE]))
    if isinstance(value, list):
        return next((text for one in value if (text := words(one))), "")
    if isinstance(value, dict):
        return words(value.get("name") or value.get("@value") or "")
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _unescaped(text: str) -> str:
    """Entities and tags that do not belong into JSON, undone; &amp;amp; too."""
    from html import unescape

    for _ in range(2):
        if "&" in text:
            text = unescape(text)
    return re.sub(r"</?[a-zA-Z][^<>]{0,200}>", "", text)


def things(value: object, by_id: Mapping[str, Mapping[str, Any]]) -> list[Mapping[str, Any] | str]:
    """A value as a list, with references (@id alone) looked up."""
    found: list[Mapping[str, Any] | str] = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            found.append(by_id.get(one) or one)
        elif _is_object(one):
            reference = one.get("@id")
            found.append(by_id.get(reference, one) if isinstance(reference, str) and not one.get("name") else one)
    return found


def _is_object(value: object) -> TypeGuard[Mapping[str, Any]]:
    return isinstance(value, dict)
