"""Whether a page is for subscribers: by its data (schema.org isAccessibleForFree, content tier) or by what it prints."""

import re
from collections.abc import Mapping
from typing import Any

from lxml.html import HtmlElement

from clipper.importers.web_data import PageData, things
from clipper.importers.web_elements import text_of

_TIERS = frozenset({"locked", "metered", "premium", "paid", "subscriber", "subscribers", "subscription", "registered"})
_TIER_KEYS = ("article:content_tier", "article.content_tier", "content_tier", "content-tier", "cxenseparse:content-tier", "access", "paywall")  # fmt: skip
_SAYS = re.compile(
    r"""\b(?:
    (?:this|the)\ (?:article|story|content|text|page)\ is\ (?:(?:only|available|exclusive(?:ly)?|reserved)\ ){0,3}(?:for|to)\ (?:our\ |paid\ |registered\ )?(?:subscribers|members)|
    (?:for\ )?subscribers?[\ -]only(?:\ (?:article|content|story))?\W*$|exclusive\ (?:to|for)\ (?:our\ )?subscribers|
    (?:subscribe|sign\ in|log\ in|register|become\ a\ (?:member|subscriber))\b.{0,40}\bto\ (?:continue\ reading|keep\ reading|read\ (?:the\ full|this|more\ of\ this)|unlock)|
    to\ (?:continue|keep)\ reading\b.{0,60}\b(?:subscri|sign|log|register|account)|already\ a\ subscriber\?|
    (?:you\ have|you['’]ve)\ (?:reached|used)\ (?:your|all|the)\b.{0,40}\bfree\ (?:articles?|stor(?:y|ies))|
    (?:article|contenu)\ (?:est\ )?réservé\ (?:aux|à\ nos)\ abonnés|il\ vous\ reste\ .{1,20}%\ (?:de\ cet\ article\ )?à\ lire|la\ suite\ est\ réservée|
    (?:nur\ )?für\ abonnent(?:en|innen)\b|jetzt\ (?:weiter|komplett)lesen|weiterlesen\ mit\b|
    (?:contenido|artículo)\ (?:exclusivo|solo)\ para\ (?:suscriptores|abonados)|(?:articolo|contenuto)\ riservato\ agli\ abbonati|
    (?:exclusivo|conteúdo\ exclusivo)\ para\ assinantes|alleen\ voor\ abonnees
    )""",
    re.I | re.X,
)
_SHORT = 240
"""Characters of a line that is a notice and not a sentence of the article."""


def is_paid(page: HtmlElement, data: PageData) -> bool:
    """Whether the page says, to machines or to its reader, that not everybody may read it."""
    article = data.article
    if _closed(article) or any(_closed(one) for one in things(article.get("hasPart") or [], data.by_id)):
        return True
    if data.first(*_TIER_KEYS).lower() in _TIERS:
        return True
    return any(
        _SAYS.search(text)
        for element in page.iter("p", "h2", "h3", "h4", "div", "span", "strong")
        if (own := (element.text or "").strip()) and 8 < len(own) <= _SHORT
        for text in (own if len(element) == 0 else text_of(element),)
        if len(text) <= _SHORT and not _is_hidden(element)
    )


def _closed(thing: Mapping[str, Any] | str) -> bool:
    said = thing.get("isAccessibleForFree") if isinstance(thing, Mapping) else None
    return said is False or str(said).strip().lower() in {"false", "0", "no"}


def _is_hidden(element: HtmlElement) -> bool:
    """Whether it, or what it stands in, is not shown."""
    for one in (element, *element.iterancestors()):
        style = (one.get("style") or "").replace(" ", "").lower()
        if one.get("hidden") is not None or "display:none" in style or one.tag in {"template", "noscript", "dialog"}:
            return True
        if (one.get("aria-hidden") or "").lower() == "true":
            return True
    return False
