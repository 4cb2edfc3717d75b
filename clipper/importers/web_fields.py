"""The press fields of a web page: headline as printed, deck, byline, authors, date, outlet and the rest."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement
from msgspec import Struct
from msgspec.structs import replace

from clipper.importers.cleaning import safe_url
from clipper.importers.web_access import is_paid
from clipper.importers.web_bylines import desk_line_on, loose_byline
from clipper.importers.web_data import PageData, data_of, things, words
from clipper.importers.web_dates import modified_on, published_on, read_machine_date
from clipper.importers.web_elements import fold, names, text_of
from clipper.importers.web_headlines import SEPARATOR, headline_of, title_of, without_site
from clipper.importers.web_names import authors_in_data, byline_on
from clipper.importers.web_saved import saved_from
from clipper.importers.web_section import keywords_of, section_of
from clipper.model.clipping import Confidence, Headline, Published

if TYPE_CHECKING:
    from clipper.importers.web_scripts import ScriptArticle

_DECK = re.compile(
    r"(?:^|[-_ ])(?:deck|dek|stand-?first|sub-?title|sub-?head(?:line|ing)?|sub-?hed|excerpt|summary|strap(?:line)?|lede?|description|"
    r"(?:article|post|story|entry|header|hero|page)-{0,2}(?:intro|lead|desc|summary|excerpt|description|sub-?title|sub-?head(?:line)?|tagline)|intro|chapeau|chapo|"
    r"tagline|headline-sub|secondary-headline|entradilla|sommario|occhiello|vorspann|teaser-text)(?:$|[-_ ])"
)
_KICKER = re.compile(
    r"(?:^|[-_ ])(?:kicker|eyebrow|overline|over-?title|rubric|pre-?headline|fly-?title|topline|dachzeile|antetitulo)(?:$|[-_ ])"
)
_LABEL = re.compile(
    r"^(?:opinion|analysis|exclusive|watch|video|live|photos|gallery|review|breaking|updated?|explainer|interview|editorial|comment)\s*[:|]\s*",
    re.I,
)
_BEFORE = re.compile(r"(.{2,50}?)\s*(?:[|•·–—»:]|\s-)\s*")


_GUESSED = 0.6
"""How sure a day at most is that was searched for all over the page."""


class Fields(Struct, frozen=True):
    """What a page says about its article."""

    headline: str = ""
    other_headlines: tuple[Headline, ...] = ()
    kicker: str = ""
    decks: tuple[str, ...] = ()
    """Lines that may be the deck, best first; which one is printed shows when the body is read."""
    byline: str = ""
    authors: tuple[str, ...] = ()
    published: Published = Published()
    modified: Published = Published()
    outlet: str = ""
    edition: str = ""
    section: str = ""
    page: str = ""
    keywords: tuple[str, ...] = ()
    url: str = ""
    language: str = ""
    rights: str = ""
    paid: bool = False
    """Whether the page says that it is not free to read."""
    is_article: bool = False
    """Whether the page calls itself an article."""
    article_text: str = ""
    confidence: tuple[Confidence, ...] = ()


def fields_of(page: HtmlElement, html: str, url: str = "") -> Fields:
    """All fields of a page; `url` is where it was fetched from, "" where unknown."""
    order = {element: number for number, element in enumerate(page.iter())}
    tops = [(h, text) for h in page.iter("h1") if 2 < len(text := text_of(h)) < 400]
    data = data_of(page, [text for _, text in tops])
    url = _address(page, data, html, url)
    outlet, outlet_sure = _outlet(page, data, url, [text for _, text in tops] + _in_title(page, data))
    top, headline, head_sure = headline_of(page, tops, data, outlet)
    near = order.get(top, 0) if top is not None else 0
    byline, authors, author_source = _writers(page, data, order, near, outlet)
    published, date_sure, date_source = published_on(page, data, url, order, near, html)
    sure = [Confidence("headline", *head_sure), Confidence("outlet", *outlet_sure)] if headline else []
    if published.day:
        sure.append(Confidence("published", date_sure, date_source))
    if authors:
        sure.append(Confidence("authors", 0.8 if author_source == "byline" else 0.92, author_source))
    section, section_sure, section_source = section_of(data, url, headline, outlet, authors)
    if section:
        sure.append(Confidence("section", section_sure, section_source))
    article = data.article
    return Fields(
        headline=headline,
        other_headlines=_others(page, data, headline, outlet),
        kicker=_kicker(page, order, near, headline),
        decks=_decks(page, data, order, top, headline),
        byline=byline if len(byline) <= 160 else "",
        authors=authors,
        published=published,
        modified=modified_on(data),
        outlet=outlet,
        edition=words(article.get("printEdition")),
        section=section,
        page=words(article.get("printPage")),
        keywords=keywords_of(data),
        url=url,
        language=_language(page, data),
        rights=words(article.get("copyrightNotice"))
        or words(article.get("license"))
        or data.first("copyright", "dc.rights", "dcterms.rights", "rights"),
        paid=is_paid(page, data),
        is_article=data.first("og:type").lower().startswith(("article", "news"))
        or bool(words(article.get("headline"))),
        article_text=_text(article.get("articleBody")),
        confidence=tuple(sure),
    )


def _writers(
    page: HtmlElement, data: PageData, order: dict[HtmlElement, int], near: int, outlet: str
) -> tuple[str, tuple[str, ...], str]:
    """The byline as printed, who wrote the page, and what said so."""
    authors, source = authors_in_data(data, outlet)
    byline, people = byline_on(page, order, near, authors)
    if not byline:
        byline, people = loose_byline(page, order, near, authors)
    if not authors:
        byline = byline or desk_line_on(page, order, near)
        return byline, people, "byline" if people else ""
    return byline, people if _names_more(byline, people, authors) else authors, source


def _names_more(byline: str, people: Sequence[str], known: Sequence[str]) -> bool:
    """Whether a byline that joins its names by “and” has all known authors, and others beside them."""
    joined = bool(re.search(r"\band\b|&|\bund\b|\bet\b", byline)) and len(byline) <= 160
    return joined and {fold(name) for name in known} < {fold(name) for name in people}


def with_script(fields: Fields, scripted: "ScriptArticle") -> Fields:
    """The fields of a page whose article stood in its scripts, which say more than the empty page."""
    known = next((one.sure for one in fields.confidence if one.field == "published"), 0.0)
    day = Published() if known > _GUESSED else read_machine_date(scripted.published)
    sure = fields.confidence
    if day.day:
        sure = tuple(one for one in sure if one.field != "published")
        sure = (*sure, Confidence("published", 0.85, "data of the page"))
    if scripted.authors and not fields.authors:
        sure = (*sure, Confidence("authors", 0.85, "data of the page"))
    return replace(
        fields,
        headline=fields.headline or scripted.headline,
        authors=fields.authors or scripted.authors,
        published=day if day.day else fields.published,
        confidence=sure,
    )


def _text(value: object) -> str:
    return value[:500_000] if isinstance(value, str) else ""


def _others(page: HtmlElement, data: PageData, headline: str, outlet: str) -> tuple[Headline, ...]:
    found: dict[str, Headline] = {}
    own = fold(headline)
    for text, kind in (
        (words(data.article.get("headline")), "web"),
        (data.first("og:title"), "web"),
        (words(data.article.get("alternativeHeadline")) or words(data.article.get("alternateName")), "short"),
        (data.first("twitter:title"), "web"),
        (title_of(page), "web"),
    ):
        text = without_site(text, outlet)
        key = fold(text)
        if any(fold(part) == own for part in SEPARATOR.split(text)) or key == fold(outlet):
            continue
        if key and key != own and fold(_LABEL.sub("", text)) != own and key not in found:
            found[key] = Headline(text, kind)
    return tuple(found.values())[:6]


def _decks(
    page: HtmlElement, data: PageData, order: dict[HtmlElement, int], top: HtmlElement | None, headline: str
) -> tuple[str, ...]:
    """Lines near the headline that are named a deck, stand as h2 right below it, or repeat the description."""
    found: dict[str, str] = {}
    if top is not None:
        near = order[top]
        for element in page.iter("h2", "h3", "p", "div", "span", "section", "h4"):
            place = order[element] - near
            if not 0 < place < 120:
                continue
            named = bool(_DECK.search(names(element)))
            if not named and not (element.tag == "h2" and place < 25):
                continue
            text = text_of(element)
            if 15 < len(text) < 500 and fold(text) != fold(headline) and len(list(element.iter("p"))) < 3:
                found.setdefault(fold(text), text)
    for text in (
        words(data.article.get("description")),
        data.first("og:description"),
        data.first("description"),
        data.first("twitter:description"),
    ):
        if 15 < len(text) < 600 and fold(text) != fold(headline):
            found.setdefault(fold(text), text)
    return tuple(found.values())


def _kicker(page: HtmlElement, order: dict[HtmlElement, int], near: int, headline: str) -> str:
    for element in page.iter("span", "p", "div", "a", "h2", "h3", "h4"):
        if -40 <= order[element] - near <= 12 and order[element] != near and _KICKER.search(names(element)):
            text = text_of(element)
            if 1 < len(text) < 60 and fold(text) not in fold(headline):
                return text
    return ""


def _outlet(page: HtmlElement, data: PageData, url: str, tops: Sequence[str]) -> tuple[str, tuple[float, str]]:
    """The outlet's name: as the page gives it, else what follows the headline in its title, else its host."""
    said = [(data.first("og:site_name"), 0.95, "og:site_name")]
    said += [
        (words(one), 0.92, "JSON-LD publisher")
        for one in (*things(data.article.get("publisher") or [], data.by_id), data.publisher)
    ]
    said.append((data.site, 0.85, "JSON-LD WebSite"))
    keys = (
        "application-name",
        "dc.publisher",
        "dcterms.publisher",
        "citation_journal_title",
        "apple-mobile-web-app-title",
    )
    said += [(data.first(key), 0.8, f"meta {key}") for key in keys]
    title = title_of(page)
    for text in tops:
        if title.startswith(text) and (behind := title[len(text) :]) and SEPARATOR.match(behind):
            said.append((SEPARATOR.split(SEPARATOR.sub("", behind, count=1))[-1], 0.75, "title"))
        elif title.endswith(text) and len(text) > len(title) / 2 and (before := _BEFORE.fullmatch(title[: -len(text)])):
            said.append((SEPARATOR.split(before[1])[0], 0.7, "title"))
    for text, sure, source in said:
        name = SEPARATOR.split(text.strip().lstrip("@"))[0].strip(" |•·–—-")
        if 1 < len(name) < 80 and not re.match(r"https?:|www\.", name) and not text.startswith("@"):
            return name, (sure, source)
    host = (urlsplit(url).hostname or "") if url else ""
    last = SEPARATOR.split(title)[-1].strip()
    whole = any(fold(text) == fold(title) for text in tops) or re.match(r"(?i)(?:page|seite|página|pagina)\s\d", last)
    if (
        not whole
        and last != title
        and 1 < len(last) <= 30
        and (not last.isascii() or (fold(last) and fold(last) in fold(host)))
    ):
        return last, (0.65, "title")
    return host.removeprefix("www."), (0.6 if host else 0.0, "address of the page")


def _in_title(page: HtmlElement, data: PageData) -> list[str]:
    """What stands as a heading on the page, or in its data, and in its title beside the site's name."""
    title = title_of(page)
    parts = SEPARATOR.split(title)
    first = (
        [parts[0]]
        if len(parts) == 2 and len(parts[0]) > 1.5 * len(parts[1]) and next(page.iter("h1"), None) is None
        else []
    )
    said = (
        first
        + [text_of(h) for h in page.iter("h2", "h3")]
        + [words(data.article.get("headline")), data.first("og:title")]
    )
    return [
        text for text in said if 10 < len(text) < 400 and text in title and len(text) > len(title) / 2 and text != title
    ]


def _address(page: HtmlElement, data: PageData, html: str, url: str) -> str:
    """The canonical address; one on another host than the page's own only if nothing else is known."""
    base = url or saved_from(html).url
    found = [
        link.get("href") or "" for link in page.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]
    found += [data.first("og:url"), words(data.article.get("url")), words(data.article.get("mainEntityOfPage")), base]
    for address in found:
        try:
            whole = safe_url(urljoin(base, address)) if address else ""
            path = urlsplit(whole).path
        except ValueError:
            continue
        # A canonical address that is a front page is a mistake of the template.
        if whole.startswith("http") and (len(path) > 1 or address == base):
            return whole
    return safe_url(base)


def _language(page: HtmlElement, data: PageData) -> str:
    given = (
        page.get("lang")
        or page.get("{http://www.w3.org/XML/1998/namespace}lang")
        or words(data.article.get("inLanguage"))
    )
    given = given or data.first("og:locale", "content-language", "dc.language", "language")
    found = re.match(r"([A-Za-z]{2})(?:[-_]|$)", given.strip())
    return found[1].lower() if found else ""
