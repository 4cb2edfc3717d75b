"""Links only in Word: numbered headlines with language, outlet, length and address, and nothing of the texts."""

from clipper.exporters import item_words, link_words, word_end, word_locator
from clipper.exporters.style import Style
from clipper.exporters.word_furniture import Furniture
from clipper.exporters.word_items import ItemSetter
from clipper.exporters.word_masthead import links_head
from clipper.exporters.word_styles import frame_at_end
from clipper.exporters.word_text import Made, Setting
from clipper.exporters.word_xml import beside, framed, kept, paragraph, picture, run, starts_rtl
from clipper.model.document import Document, Item
from clipper.progress import Progress


def body(document: Document, style: Style, made: Made, furniture: Furniture, progress: Progress) -> list[str]:
    """The paragraphs of the whole document."""
    setter = ItemSetter(document, style, made, rtl=furniture.rtl)
    out = [*links_head(furniture, link_words.line(document)), *word_end.changes(furniture)]
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
    out += word_end.end_notes(furniture, link_words.notice(document))
    foot = furniture.foot(1)
    head = furniture.head(furniture.words[style.genre], furniture.title)
    return [*out, *word_end.disclaimer(furniture), furniture.section(head, foot)]


def _entry(setter: ItemSetter, out: Setting, item: Item) -> None:
    """Headline, facts and address of one item."""
    rtl, language = setter.rtl, setter.document.language
    headline = item.contents_headline.strip() or item.headline
    if item.cut_from:
        out.xml.append(_locators(setter, item))
    setter.headline(out, item, "Heading2", rtl=rtl, headline=headline)
    parts = link_words.facts(item, language, setter.style.items.facts)
    badge = item.language[:2].upper() if item.language else ""
    sign = "\u200f" if rtl else "\u200e"
    content = run("\u2009") + run(badge, "Badge") + run(f"{sign}\u2002") if badge else ""
    setter.change(out, item)
    told = item_words.told(item, language)
    whence = link_words.whence(item, language, setter.style.items.facts)
    name = "ItemFacts" if item.url or told or whence else "ItemFactsAlone"
    setter.text.add(out, name, f"{badge}    {' · '.join(parts)}", content + beside(parts, rtl), rtl=rtl)
    setter.told(out, item)
    if whence:
        name = "ItemWhence" if item.url else "ItemWhenceAlone"
        setter.text.add(out, name, whence, run(whence, rtl=starts_rtl(whence)), rtl=rtl)
    if item.url:
        shown, address = setter.text.address(item)
        setter.text.add(out, "WebAddress", shown, address, rtl=rtl)
    setter.end(out, item)


def _locators(setter: ItemSetter, item: Item) -> str:
    """Small pages at the end of the lines that show where a cutting stood."""
    made, style = setter.made, setter.style
    cuts = [one.box for one in item.cut_from[: link_words.LOCATORS]]
    drawn = word_locator.outlines(cuts, style, link_words.LOCATOR, link_words.BETWEEN)
    placed = made.pictures.place(drawn, 200.0, 200.0)
    if placed is None:
        return ""
    made.shown += 1
    relation = made.relations.to("image", placed.part)
    shown = picture(relation, made.shown, placed.width, placed.height, drawn.alt)
    return framed(paragraph("Locator", shown), frame_at_end(placed.width, mirrored=setter.rtl, down=3.0))
