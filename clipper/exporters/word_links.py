"""Links only in Word: numbered headlines with language, outlet, length and address, and nothing of the texts."""

from collections.abc import Sequence

from clipper.exporters import item_words, word_end
from clipper.exporters.style import (
    Style,
    as_at_words,
    counted,
    date_written,
    minutes_words,
    page_of_paper_words,
    words,
)
from clipper.exporters.word_furniture import Furniture
from clipper.exporters.word_items import ItemSetter
from clipper.exporters.word_masthead import links_head
from clipper.exporters.word_text import Made, Setting
from clipper.exporters.word_xml import beside, kept, run
from clipper.model.document import Document, Item
from clipper.progress import Progress


def body(document: Document, style: Style, made: Made, furniture: Furniture, progress: Progress) -> list[str]:
    """The paragraphs of the whole document."""
    setter = ItemSetter(document, style, made, rtl=furniture.rtl)
    out = [*links_head(furniture, _line(document)), *word_end.changes(furniture)]
    items = sum(len(section.items) for section in document.sections)
    done = 0
    for number, section in enumerate(document.sections, 1):
        for item in section.items:
            progress.step(done, items, item.headline)
            done += 1
            setting = Setting(item, [], [])
            if item is section.items[0] and section.title.strip():
                setter.section(setting, section.title.strip(), f"_Toc_s{number}")
            _entry(setter, setting, item)
            # What closes the list never stands on a page by itself.
            last = done == items
            out += kept([*setting.xml, ""])[:-1] if last else kept(setting.xml)
    subscribed = any(item.subscription for section in document.sections for item in section.items)
    out += word_end.end_notes(furniture, item_words.links_notice(document.language, subscribed) if items else "")
    foot = furniture.foot(1)
    head = furniture.head(furniture.words[style.genre], furniture.title)
    return [*out, *word_end.disclaimer(furniture), furniture.section(head, foot)]


def _line(document: Document) -> str:
    """ "Wednesday, 11 June 2025, as at 06:40 · 7 links, 18 minutes if you read them all"."""
    spoken, told = words(document.language), document.language
    day = date_written(document.date, told)
    if document.as_at:
        day = spoken["comma"].join((day, as_at_words(document.as_at, told)))
    items = [item for section in document.sections for item in section.items]
    links = counted("links", len(items), told)
    minutes = sum(item.minutes for item in items)
    read = spoken["read_all"].format(links=links, minutes=counted("long_minutes", minutes, told)) if minutes else links
    return " · ".join(part for part in (day, read if items else "") if part)


def _entry(setter: ItemSetter, out: Setting, item: Item) -> None:
    """Headline, facts and address of one item."""
    rtl, language = setter.rtl, setter.document.language
    headline = item.contents_headline.strip() or item.headline
    setter.headline(out, item, "Heading2", rtl=rtl, headline=headline)
    parts = _facts(item, language, setter.style.items.facts)
    badge = item.language[:2].upper() if item.language else ""
    sign = "\u200f" if rtl else "\u200e"
    content = run("\u2009") + run(badge, "Badge") + run(f"{sign}\u2002") if badge else ""
    setter.change(out, item)
    told = item_words.told(item, language)
    name = "ItemFacts" if item.url or told else "ItemFactsAlone"
    setter.text.add(out, name, f"{badge}    {' · '.join(parts)}", content + beside(parts, rtl), rtl=rtl)
    setter.told(out, item)
    if item.url:
        shown, address = setter.text.address(item)
        setter.text.add(out, "WebAddress", shown, address, rtl=rtl)
    setter.end(out, item)


def _facts(item: Item, language: str, order: Sequence[str] = ()) -> list[str]:
    """Outlet, page, reading time, and whether the address asks for a subscription; `order` names other facts."""
    page = page_of_paper_words(item.page, item.language or language) if item.page else ""
    minutes = minutes_words(item.minutes, language) if item.minutes else ""
    paid = words(language)["subscription"] if item.subscription else ""
    outlet = item_words.outlet(item) or item.credit
    told = [item_words.facts(item, language, order)] if order else [outlet, page]
    return [part for part in (*told, minutes, paid) if part]
