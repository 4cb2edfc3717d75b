"""Text as NITF and XHTML mark it, inside the XML of the press, made into blocks."""

import html
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from clipper.importers.markup import children, name_of, said, value
from clipper.importers.paragraphs import blocks_of, typeset
from clipper.model.body import Block, BlockKind, Body, figure

if TYPE_CHECKING:
    from clipper.importers.markup import Element

_BLOCKS = {
    "p": "p", "hl1": "h2", "hl2": "h2", "hl3": "h3", "h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6",
    "bq": "blockquote", "blockquote": "blockquote", "block": "div", "div": "div", "section": "div", "article": "div", "body.content": "div",
    "body.end": "div", "tagline": "p", "ul": "ul", "ol": "ol", "dl": "ul", "li": "li", "dt": "li", "dd": "li", "table": "table", "tr": "tr",
    "td": "td", "th": "th", "thead": "thead", "tbody": "tbody", "pre": "pre", "fn": "p", "note": "p", "nitf-table": "div", "hr": "hr",
    "credit": "p", "datasource": "p", "caption": "p",
}  # fmt: skip
"""Elements that stand on lines of their own, and what HTML calls them."""
_INLINE = {"em": "em", "i": "em", "b": "b", "strong": "b", "q": "q", "a": "a", "br": "br"}
_UNREAD = {"style", "script", "media-metadata", "nitf-table-metadata", "media-object", "head"}
_FIGURES = {"media", "figure"}
_CAPTIONS = {"media-caption", "figcaption"}
_CREDITS = {"media-producer", "credit"}


def body_of(elements: "Iterable[Element]") -> Body:
    """The blocks of marked-up text; every word that is meant to be read is in them."""
    from clipper.importers.web import body_of_html

    blocks: list[Block] = []
    waiting: list[str] = []

    def put() -> None:
        if waiting:
            blocks.extend(body_of_html(f"<html><body>{''.join(waiting)}</body></html>").blocks)
            waiting.clear()

    for element in elements:
        for piece in _pieces(element):
            if isinstance(piece, Block):
                put()
                blocks.append(piece)
            else:
                waiting.append(piece)
    put()
    return Body(tuple(one for one in blocks if one.text or one.picture))


def body_of_text(text: str) -> Body:
    """The blocks of plain text that stands between marks."""
    return Body(blocks_of([line.rstrip() for line in typeset(text).strip("\n").split("\n")]))


def _pieces(element: "Element") -> list[str | Block]:
    """The element in HTML, with figures, which have a block of their own, cut out of it."""
    name = name_of(element)
    if name in _UNREAD or not name:
        return []
    if name in _FIGURES:
        return _figure(element)
    if name == "img":
        alt = value(element, "alt")
        return [figure(alt=alt)] if alt else []
    inner: list[str | Block] = [html.escape(element.text, quote=False)] if element.text else []
    for child in element:
        if isinstance(child.tag, str):
            inner += _pieces(child)
        if child.tail:
            inner.append(html.escape(child.tail, quote=False))
    return _wrapped(element, name, inner)


def _wrapped(element: "Element", name: str, inner: Sequence[str | Block]) -> list[str | Block]:
    tag = _BLOCKS.get(name) or _INLINE.get(name)
    if tag is None or not tag:
        return list(inner)
    if tag in {"br", "hr"}:
        return [f"<{tag}>"]
    href = value(element, "href") if tag == "a" else ""
    start = f'<a href="{html.escape(href)}">' if href else f"<{tag}>"
    found: list[str | Block] = [start]
    for one in inner:
        # A figure stands between two halves of the element that it interrupts.
        found += [f"</{tag}>", one, start] if isinstance(one, Block) else [one]
    return [*found, f"</{tag}>"]


def _figure(element: "Element") -> list[str | Block]:
    """A figure with its caption and credit; other text in it follows as it stands."""
    captions = [said(one) for one in element.iter() if name_of(one) in _CAPTIONS]
    credits = [said(one) for one in element.iter() if name_of(one) in _CREDITS and _outside(one)]
    block = figure(" ".join(one for one in captions if one), ", ".join(one for one in credits if one))
    found: list[str | Block] = [block] if block.text else []
    for child in children(element):
        if name_of(child) not in _CAPTIONS | _CREDITS | {"media-reference", "img", "picture"}:
            found += _pieces(child)
    return found


def _outside(credit: "Element") -> bool:
    """Whether a credit stands outside the caption, whose words it would repeat."""
    return not any(name_of(one) in _CAPTIONS for one in credit.iterancestors())


def without_heading(body: Body, headline: str) -> Body:
    """The body without a first block that only repeats the headline."""
    folded = re.sub(r"\W+", " ", headline).strip().casefold()
    first = body.blocks[0] if body.blocks else None
    repeats = (
        first and first.kind is not BlockKind.FIGURE and folded == re.sub(r"\W+", " ", first.text).strip().casefold()
    )
    return Body(body.blocks[1:]) if folded and repeats else body
