"""Links only as a web page: numbered headlines with language, outlet, length and address, and nothing of the texts."""

import base64
import re
from collections.abc import Iterator
from html import escape

from clipper.exporters import item_words, link_words, web_parts, word_locator
from clipper.exporters.style import Style, right_to_left
from clipper.model.document import Document, Item

_SAFE_LINK = re.compile(r"https?://\S+", re.IGNORECASE)


def before(document: Document) -> Iterator[str]:
    """What stands above the list: what changed, and where nothing was found."""
    yield from web_parts.changes(document)
    yield from web_parts.nil_returns(document)


def item(one: Item, number: int, document: Document, style: Style) -> Iterator[str]:
    """One entry: its headline leads to its address where it has one; a cutting says where it stood."""
    language = document.language
    spoken = f' lang="{escape(one.language)}"' if one.language else ""
    headline = escape(one.contents_headline.strip() or one.headline)
    safe = _SAFE_LINK.fullmatch(one.url)
    href = escape(one.url)
    linked = f'<a href="{href}">{headline}</a>' if safe else headline
    yield f'<article id="{one.key}" class="link"><span class="number">{number}</span>'
    yield from _locators(one, style)
    yield f'<h3 dir="auto"{spoken}>{linked}</h3>'
    badge = f"<abbr>{escape(one.language[:2].upper())}</abbr> " if one.language else ""
    change = item_words.change_words(one.change, language) if one.change else ""
    change = f'<b class="change">{escape(change[:1].upper() + change[1:])}</b> ' if change else ""
    told = " · ".join(f"<bdi>{escape(said)}</bdi>" for said in link_words.facts(one, language, style.items.facts))
    yield f'<p class="facts">{badge}{change}{told}</p>'
    before_ = item_words.told(one, language)
    yield f'<p class="told" dir="auto">{escape(before_)}</p>' if before_ else ""
    whence = link_words.whence(one, language, style.items.facts)
    yield f'<p class="facts" dir="auto">{escape(whence)}</p>' if whence else ""
    if one.url:
        shown = escape(re.sub(r"^https?://", "", one.url).rstrip("/") or one.url)
        shown = f'<a href="{href}">{shown}</a>' if safe else shown
        yield f'<p class="url" dir="{"rtl" if right_to_left(language) else "ltr"}">{shown}</p>'
    yield "</article>"


def after(document: Document) -> Iterator[str]:
    """What is said below the list."""
    said = link_words.notice(document)
    if said:
        yield f'<p class="notice" lang="{escape(document.language)}">{escape(said)}</p>'


def _locators(one: Item, style: Style) -> Iterator[str]:
    """Small pages that show where a cutting stood."""
    if not one.cut_from:
        return
    yield '<span class="places">'
    for cut in one.cut_from[: link_words.LOCATORS]:
        drawn = word_locator.outlines([cut.box], style, link_words.LOCATOR, link_words.BETWEEN)
        source = base64.b64encode(drawn.data).decode("ascii")
        yield f'<img src="data:image/png;base64,{source}" alt="" style="width:{link_words.LOCATOR:g}pt">'
    yield "</span>"
