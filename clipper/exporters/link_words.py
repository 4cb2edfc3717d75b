"""What a list of links says of an item, alike in every format: facts, where it stood in the paper, how much there is to read."""

from collections.abc import Sequence

from clipper.exporters import item_words
from clipper.exporters.style import as_at_words, counted, date_written, minutes_words, page_of_paper_words, words
from clipper.model.document import Document, Figure, Item

LOCATOR = 25.0
"""Points that a small page is wide which shows where a cutting stood."""
BETWEEN = 5.0
"""Points from one to the next."""
LOCATORS = 3
"""How many stand side by side."""


def line(document: Document) -> str:
    """ "Wednesday, 11 June 2025, as at 06:40 · 7 links, 18 minutes if you read them all"."""
    spoken, told = words(document.language), document.language
    day = date_written(document.date, told)
    if document.as_at:
        day = spoken["comma"].join((day, as_at_words(document.as_at, told)))
    items = [item for section in document.sections for item in section.items]
    links = counted("links" if all(item.url for item in items) else "articles", len(items), told)
    minutes = sum(item.minutes for item in items)
    read = spoken["read_all"].format(links=links, minutes=counted("long_minutes", minutes, told)) if minutes else links
    return " · ".join(part for part in (day, read if items else "") if part)


def facts(item: Item, language: str, order: Sequence[str] = ()) -> list[str]:
    """Outlet, page, reading time, and whether the address asks for a subscription; `order` names other facts."""
    page = page_of_paper_words(item.page, item.language or language) if item.page else ""
    minutes = minutes_words(item.minutes, language) if item.minutes else ""
    paid = words(language)["subscription"] if item.subscription else ""
    outlet = item_words.outlet(item) or item.credit
    told = [item_words.facts(item, language, order)] if order else [outlet, page]
    return [part for part in (*told, minutes, paid) if part]


def whence(item: Item, language: str, order: Sequence[str] = ()) -> str:
    """Where an item without an address is found, or what page it was cut out of: "Wednesday, 11 June 2025 · Cut out of page 1".

    Empty for what has an address and is no cutting. `order` names the facts that stand beside it anyhow.
    """
    if item.url and not item.cut_from:
        return ""
    rest = [name for name in ("date", "edition") if name not in order]
    told = [fact for _name, fact in item_words.fact_list(item, language, rest)]
    spoken, sheets = words(language), [block for block in item.blocks if isinstance(block, Figure) and block.mounted]
    pages = [page for page in dict.fromkeys(one.page for one in sheets or item.cut_from) if page]
    cut = [spoken["cut_from"].format(page=spoken["comma"].join(pages))] if pages and item.cut_from else []
    if len(item.cut_from) == 1:
        (one,) = item.cut_from
        cut.append(spoken["share_of_page"].format(percent=max(1, round(one.share * 100))))
        cut += [spoken[f"fold_{one.fold}"]] if one.fold else []
    line = " · ".join([*told, "; ".join(cut)] if cut else told)
    return line[:1].upper() + line[1:]


def notice(document: Document) -> str:
    """What stands below the list; empty below an empty one."""
    items = [item for section in document.sections for item in section.items]
    return item_words.links_notice(document.language, any(item.subscription for item in items)) if items else ""
