"""A web page's headline as printed: the h1 that the page's own data speaks of, else what is marked or set as one."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from clipper.importers.web_data import PageData, words
from clipper.importers.web_elements import fold, names, text_of

SEPARATOR = re.compile(r"\s+(?:[|•·–—»:]|-{1,2})\s+|\s*[|｜]\s*|(?<=[\u3040-\u9fff])[_\-－—](?=[\u3040-\u9fff])")
"""What parts a headline from the site's name in a title."""
_NUMBERED = re.compile(r"\s+[-–—|]\s+(?:page|seite|página|pagina|sida)\s\d{1,3}$", re.IGNORECASE)
"""Which page of an article it is, at the end of a title."""


def headline_of(
    page: HtmlElement, tops: Sequence[tuple[HtmlElement, str]], data: PageData, outlet: str
) -> tuple[HtmlElement | None, str, tuple[float, str]]:
    """The headline as printed: the h1 that the page's own data speaks of, else the first that is no logo."""
    said = [
        fold(text)
        for text in (
            words(data.article.get("headline")),
            data.first("og:title"),
            data.first("twitter:title"),
            title_of(page),
        )
        if text
    ]
    printed = [(h, text) for h, text in tops if fold(text) != fold(outlet) and not _is_logo(h)]
    best = max(printed, key=lambda one: max((_alike(fold(one[1]), other) for other in said), default=0.0), default=None)
    if best and (len(printed) == 1 or max((_alike(fold(best[1]), other) for other in said), default=0.0) > 0.3):
        return best[0], _unlabelled(best[0], best[1], said), (0.97, "h1")
    marked = _marked_headline(page, said)
    if marked is not None:
        return marked, text_of(marked), (0.9, "headline on the page")
    if best:
        return best[0], best[1], (0.7, "h1")
    for text, source in (
        (words(data.article.get("headline")), "JSON-LD headline"),
        (without_site(data.first("og:title"), outlet), "og:title"),
        (without_site(title_of(page), outlet), "title"),
    ):
        if text:
            return None, text, (0.8, source)
    return None, "", (0.0, "")


def _unlabelled(h1: HtmlElement, text: str, said: Sequence[str]) -> str:
    """The headline without a label set within it (“Opinion”, words for screen readers), where the page's data agree."""
    for child in h1.iterchildren():
        label = text_of(child)
        for rest in (text.removeprefix(label), text.removesuffix(label)):
            if label and rest != text and len(rest) > 20 and any(one.startswith(fold(rest)) for one in said):
                return rest.strip(" |:•·–—-")
    return text


def _is_logo(h1: HtmlElement) -> bool:
    """Whether an h1 is the site's name: called so, or a link to the front page."""
    link = next(h1.iter("a"), None)
    if link is not None and text_of(link) == text_of(h1):
        href = (link.get("href") or "").strip()
        if (
            "home" in (link.get("rel") or "").lower().split()
            or href == "/"
            or re.fullmatch(r"https?://[^/?#]+/?", href)
        ):
            return True
    said = names(h1) + " " + (names(parent) if (parent := h1.getparent()) is not None else "")
    return bool(
        re.search(
            r"(?:^|[-_ ])(?:logo|site-title|site-name|masthead|branding|sr-only|visually-hidden)(?:$|[-_ ])", said
        )
    )


def _marked_headline(page: HtmlElement, said: Sequence[str]) -> HtmlElement | None:
    """An element that is not an h1 but named a headline, or an h2 that repeats what the page's data say."""
    for element in page.iter("h1", "h2", "h3", "div", "span", "p"):
        named = "headline" in (element.get("itemprop") or "") or re.search(
            r"(?:^|[-_ ])(?:headline|entry-title|article-title|post-title|story-title)(?:$|[-_ ])", names(element)
        )
        if (
            (named or element.tag == "h2")
            and len(text := text_of(element)) > 10
            and any(_alike(fold(text), other) > 0.8 for other in said)
        ):
            return element
    return _bold_headline(page)


def _bold_headline(page: HtmlElement) -> HtmlElement | None:
    """On pages without an h1 the one line, set as a heading or in bold, that is most of the page's title; None where there is none."""
    title = title_of(page)
    if next(page.iter("h1"), None) is not None:
        return None
    for element in page.iter("h2", "h3", "h4", "b", "strong", "font"):
        text = text_of(element)
        if not 15 <= len(text) < 2 * len(title) < 4 * len(text) or (
            not title.startswith(text) and not title.endswith(text)
        ):
            continue
        linked = next(element.iter("a"), None) is not None or next(element.iterancestors("a"), None) is not None
        again = sum(" ".join((one.text or "").split()) == text for one in page.iter("*") if one.tag != "title")
        return element if not linked and again <= 1 else None
    return None


def _alike(one: str, other: str) -> float:
    """How much of the shorter text's beginning or letters is in the longer one, 0 to 1."""
    if not one or not other:
        return 0.0
    if one in other or other in one:
        return min(len(one), len(other)) / max(len(one), len(other)) * 0.3 + 0.7
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other) / 100


def title_of(page: HtmlElement) -> str:
    """The title that the page gives itself, at most a thousand characters, without the number of the page."""
    element = next(page.iter("title"), None)
    return _NUMBERED.sub("", text_of(element)[:1000]) if element is not None else ""


def without_site(title: str, outlet: str) -> str:
    """A title without the site's name before or behind it."""
    parts = SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    site = fold(outlet)
    for at in (-1, 0):
        part = fold(parts[at])
        if site and part and (part in site or site in part) and len(part) < 60:
            cut = title[: title.rfind(parts[-1])] if at else title[title.find(parts[0]) + len(parts[0]) :]
            return without_site(re.sub(r"^[\s|•·–—»:-]+|[\s|•·–—»:-]+$", "", cut), outlet) or title
    return title
