"""Pages whose article stands in their scripts alone, as data that a browser would set: its text and what is said of it."""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from lxml.html import HtmlElement
from msgspec import Struct

from clipper.importers.web_data import words
from clipper.importers.web_elements import fold
from clipper.importers.web_names import full_names

_LEAST = 300
"""Characters of text from which on such data are an article."""
_LARGEST = 4_000_000
_DEEPEST = 14
_STATE = re.compile(
    r"(?:^|[;\s}])(?:(?:var|let|const)\s+)?[\w$]+(?:\.[\w$]+|\[[\"'][\w$]+[\"']\]){0,4}\s*=\s*(?=[{\[])"
)
"""Data set to a variable."""
_PUSHED = re.compile(r"^\s*(?:self|window)\.__next_f\.push\(")
_ROW_HERE = re.compile(r"([0-9a-f]{1,8}):(?:T([0-9a-f]{1,8}),|[A-Z]{0,2}(?=[\[{]))")
_ROW = re.compile(f"^{_ROW_HERE.pattern}", re.MULTILINE)
_MOST_STATES = 12
_TEXT_KEYS = ("text", "html", "content", "value", "body", "copy", "markdown")
_BODY_KEYS = frozenset(
    "body content contentHtml content_html bodyHtml body_html html articleBody article_body text fullText full_text blocks paragraphs"
    " content_elements contentElements elements components richText mainContent bodyText story children".split()
)
_HEAD_KEYS = ("headline", "title", "name", "heading", "headlines")
_DAY_KEYS = (
    "datePublished", "publishedAt", "published_at", "publishDate", "publish_date", "publicationDate", "firstPublished", "first_publish_date",
    "display_date", "datePosted", "published", "pubDate", "date", "createdAt", "created_at",
)  # fmt: skip
_AUTHOR_KEYS = ("authors", "author", "byline", "bylines", "writers", "by", "credits")
_TAGS = re.compile(r"<[^>]{1,300}>")
_BLOCK = re.compile(r"<(?:p|div|br|h[1-6]|li|blockquote)\b", re.IGNORECASE)


class ScriptArticle(Struct, frozen=True):
    """An article as the data of a page hold it."""

    html: str
    headline: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()


def script_article(page: HtmlElement, told: str = "", headline: str = "") -> ScriptArticle | None:
    """The longest article in the page's data, one of this headline before all others; None where there is none.

    `told` is its text as JSON-LD gives it.
    """
    best: tuple[int, ScriptArticle | None] = (0, None)
    own = fold(headline)
    for script in page.iter("script"):
        for data in _data_in(script):
            best = _better(best, data, own)
    for data in _streamed(page):
        best = _better(best, data, own)
    if len(told) >= _LEAST and 1.2 * len(told) > best[0]:
        found = best[1]
        html = (
            told if _BLOCK.search(told) else "".join(f"<p>{_plain(one)}</p>" for one in told.split("\n") if one.strip())
        )
        return ScriptArticle(
            html,
            headline or (found.headline if found else ""),
            found.published if found else "",
            found.authors if found else (),
        )
    return best[1]


def _data_in(script: HtmlElement) -> Iterator[object]:
    """The data of one script: JSON as such, or what it sets its variables to."""
    kind = (script.get("type") or "").lower()
    text = (script.text or "").strip()
    if len(text) < _LEAST or len(text) > _LARGEST or "ld+json" in kind:
        return
    if "json" in kind:
        yield _decoded(text, 0)
        return
    end = 0
    for state in islice(_STATE.finditer(text), _MOST_STATES):
        if state.start() < end:
            continue
        try:
            data, end = json.JSONDecoder(strict=False).raw_decode(text, state.end())
        except (ValueError, RecursionError):
            continue
        yield data


def _better(best: tuple[int, ScriptArticle | None], data: object, own: str) -> tuple[int, ScriptArticle | None]:
    """The longer of the article found so far and those in some data; the one of the page's own headline is never left."""
    for thing in _things(data, 0):
        html = _html_of(thing)
        size = len(_TAGS.sub("", html))
        if size < _LEAST:
            continue
        head = _first(thing, _HEAD_KEYS)
        ours = bool(own) and fold(head) == own
        kept = bool(own) and best[1] is not None and fold(best[1].headline) == own
        if (ours, size) > (kept, best[0]):
            best = size, ScriptArticle(html, head, _first(thing, _DAY_KEYS), _authors(thing))
    return best


def _streamed(page: HtmlElement) -> Iterator[object]:
    """What React's servers push in pieces: rows of data, and texts that they name by number."""
    pieces: list[str] = []
    for script in page.iter("script"):
        pushed = _PUSHED.match(script.text or "")
        found = _decoded(script.text or "", pushed.end()) if pushed else None
        pieces += [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
    whole = "".join(pieces)[:_LARGEST]
    texts, rows, at = dict[str, str](), list[object](), 0
    # a text ends without an end of line, and what stands in it is no row
    while row := _ROW_HERE.match(whole, at) or _ROW.search(whole, at):
        at = row.end()
        if row[2]:
            size = int(row[2], 16)
            text = whole[at : at + size].encode()[:size].decode(errors="ignore")
            texts[f"${row[1]}"] = text
            at += len(text)
        else:
            rows.append(_decoded(whole, at))
    yield from (_named(one, texts, 0) for one in rows)


def _named(data: object, texts: Mapping[str, str], depth: int) -> object:
    """Data with the texts in the places of their numbers."""
    if isinstance(data, str):
        return texts.get(data, data)
    if not texts or depth > _DEEPEST:
        return data
    if isinstance(data, list):
        return [_named(one, texts, depth + 1) for one in data]
    return {key: _named(one, texts, depth + 1) for key, one in data.items()} if isinstance(data, dict) else data


def _decoded(text: str, at: int) -> object:
    try:
        return json.JSONDecoder(strict=False).raw_decode(text, at)[0]
    except (ValueError, RecursionError):
        return None


def _things(data: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for one in data[:300]:
            yield from _things(one, depth + 1)
    elif isinstance(data, dict):
        yield data
        for one in data.values():
            if isinstance(one, dict | list):
                yield from _things(one, depth + 1)


def _html_of(thing: Mapping[str, Any]) -> str:
    """The text of an article's data as HTML: one string of it, or the pieces of a list."""
    if not any(isinstance(thing.get(key), str) for key in _HEAD_KEYS) and not isinstance(thing.get("headlines"), dict):
        return ""
    found = [_set(thing[key]) for key in _BODY_KEYS & thing.keys()]
    return max(found, key=len, default="")


def _set(value: object, depth: int = 0) -> str:
    if isinstance(value, str):
        if _BLOCK.search(value):
            return value
        return (
            "".join(f"<p>{one}</p>" for one in value.split("\n") if one.strip())
            if " " in value or not value.isascii()
            else ""
        )
    if depth > 6:
        return ""
    if isinstance(value, list):
        if value and all(
            isinstance(one, dict)
            and isinstance(one.get("text"), str)
            and set(one) <= {"text", "marks", "type", "bold", "italic", "_key", "_type"}
            and one.get("_type", "span") == "span"
            and one.get("type", "text") == "text"
            for one in value
        ):
            return f"<p>{''.join(one['text'] for one in value)}</p>"
        return "".join(_set(one, depth + 1) for one in value[:2000])
    if isinstance(value, dict):
        kind = str(value.get("type") or value.get("_type") or value.get("__typename") or "").lower()
        if re.search(
            r"image|video|advert|\bad\b|related|newsletter|promo|embed|gallery|audio|link_?list|interstitial", kind
        ):
            return ""
        inner = next((value[key] for key in (*_TEXT_KEYS, *_BODY_KEYS) if value.get(key)), "")
        html = _set(inner, depth + 1)
        head = re.search(r"head(?:ing|er)|subhead", kind)
        return re.sub(r"^<p>(.*)</p>$", r"<h2>\1</h2>", html) if head and len(html) < 300 else html
    return ""


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _first(thing: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    for key in keys:
        if text := words(thing.get(key)):
            return text
        inner = thing.get(key)
        if isinstance(inner, dict) and (
            text := next((words(inner.get(k)) for k in ("basic", "default", "rendered", "full") if inner.get(k)), "")
        ):
            return text
    return ""


def _authors(thing: Mapping[str, Any]) -> tuple[str, ...]:
    for key in _AUTHOR_KEYS:
        value = thing.get(key)
        if isinstance(value, dict) and isinstance(value.get("by"), list):
            value = value["by"]
        said = [words(one) for one in value] if isinstance(value, list) else [words(value)]
        if found := full_names([one for one in said if one]):
            return found
    return ()
