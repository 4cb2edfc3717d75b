"""The texts in feeds: plain, HTML packed into the XML, or XHTML standing in it, made into blocks or lines."""

import re
from typing import TYPE_CHECKING

from clipper.importers.feed_names import inner_text
from clipper.importers.news_body import body_of, body_of_text
from clipper.model.body import Block, Body

if TYPE_CHECKING:
    from clipper.importers.markup import Element

_MARKED = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
_PLAIN = ("text", "text/plain")


def body_in(element: "Element", base_url: str = "") -> Body:
    """The blocks of an element that holds a text (RFC 4287, 3.1; in RSS the text itself must tell)."""
    if len(element):
        return body_of([element])
    said = inner_text(element)
    kind = (element.get("type") or "").strip().lower()
    return body_of_words(said, base_url, plain=kind in _PLAIN and element.get("mode") != "escaped")


def body_of_words(said: str, base_url: str = "", *, plain: bool = False) -> Body:
    """The blocks of a text that may be HTML."""
    if plain or not is_marked(said):
        return body_of_text(said)
    from clipper.importers.web import body_of_html

    return body_of_html(f"<html><body>{said}</body></html>", base_url)


def line_of(said: str) -> str:
    """A line that may hold HTML without it."""
    if not is_marked(said):
        return " ".join(said.split())
    from clipper.importers.web import body_of_html

    return " ".join(body_of_html(f"<html><body><p>{said}</p></body></html>").reading_text.split())


def is_marked(said: str) -> bool:
    """Whether a text holds tags or named characters of HTML."""
    return bool(_MARKED.search(said))


def is_within(short: str, whole: str) -> bool:
    """Whether a summary is only the beginning, or a stretch, of the whole text."""
    short = re.sub(r"(?:\s*(?:\[?…\]?|\[?\.\.\.\]?))+\s*$", "", short)
    return _folded(short) in _folded(whole)


def _folded(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def with_figures(body: Body, figures: list[Block]) -> Body:
    """The body with figures whose captions it does not hold yet."""
    whole = _folded(body.text)
    return Body(
        (*body.blocks, *(one for one in figures if one.text and _folded(one.caption or one.credit) not in whole))
    )
