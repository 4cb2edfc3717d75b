"""Pages that print several whole articles below each other: each of them read as a page of its own."""

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from msgspec.structs import replace

from clipper.importers import encoding
from clipper.importers.web_elements import fold, text_of
from clipper.importers.web_tree import parse
from clipper.importers.written_days import days_in
from clipper.model.clipping import Draft
from clipper.model.intake import Source

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"<article[\s>]", re.IGNORECASE)
_MOST = 100
_SENTENCE = 60
"""Characters from which on a paragraph is text, and no line of a head."""
_WORDS = 50
"""Words of text that a whole article has; a teaser has fewer."""
_SHARE = 0.8
"""How much of the page's text must stand in its articles."""
_HEADINGS = ("h1", "h2", "h3")


def articles_on(source: Source) -> tuple[Source, ...]:
    """Each article of such a page as a page of its own; none where the page is one article, or lists teasers."""
    text, _charset, _sure = encoding.decoded(source.data, source.charset)
    if len(_ARTICLE.findall(text)) > _MOST or (page := parse(text)) is None:
        return ()
    found = [one for one in page.iter("article") if _is_whole(one)]
    headings = [fold(text_of(_heading(one))) for one in found]
    if len(found) < 2 or len(set(headings)) < len(found):
        return ()
    inside = {one for article in found for one in article.iter()}
    if any(h1 not in inside and len(text_of(h1)) > 2 for h1 in page.iter("h1")):
        # The page has a headline of its own: what stands below it are its parts.
        return ()
    told = [p for p in page.iter("p") if len(text_of(p)) >= _SENTENCE]
    if sum(p in inside for p in told) < _SHARE * len(told):
        return ()
    return tuple(replace(source, data=_alone(page, one), charset="utf-8") for one in found)


def common(draft: Draft, whole: Draft) -> Draft:
    """An article with what the page says of all of them."""
    return replace(draft, outlet=draft.outlet or whole.outlet, language=draft.language or whole.language)


def _heading(article: "HtmlElement") -> "HtmlElement":
    return next(article.iter(*_HEADINGS))


def _is_whole(article: "HtmlElement") -> bool:
    """Whether an element holds one article: a headline, some paragraphs, and a day or a link that names its own page."""
    if (
        next(article.iterancestors("article", "aside"), None) is not None
        or next(article.iter(*_HEADINGS), None) is None
    ):
        return False
    told = [text for p in article.iter("p") if len(text := text_of(p)) >= _SENTENCE]
    dated = next(article.iter("time"), None) is not None or any(one.iso for one in days_in(text_of(article)[:400]))
    return (
        len(told) > 1
        and sum(len(one.split()) for one in told) >= _WORDS
        and dated
        and len(text_of(_heading(article))) > 2
    )


def _alone(page: "HtmlElement", article: "HtmlElement") -> bytes:
    """The article as a page: its headline an h1, the language and the site's name as they are on the page."""
    from lxml import etree, html  # pyright: ignore[reportAttributeAccessIssue]

    alone = deepcopy(article)
    alone.tail = None
    _heading(alone).tag = "h1"
    site = next((one.get("content") or "" for one in page.iter("meta") if one.get("property") == "og:site_name"), "")
    made = html.fromstring("<html><head><meta charset='utf-8'></head><body></body></html>")
    if language := page.get("lang"):
        made.set("lang", language)
    if site:
        made.find("head").append(html.Element("meta", property="og:site_name", content=site))
    made.find("body").append(alone)
    return b"<!DOCTYPE html>" + etree.tostring(made, encoding="utf-8", method="html")
