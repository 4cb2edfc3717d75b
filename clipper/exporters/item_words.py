"""What is said of an item beside its own words, alike in every format: facts, contents line, side notes."""

from collections.abc import Sequence

from msgspec.structs import replace

from clipper.exporters.style import (
    language_words,
    moment_words,
    page_of_paper_words,
    plain_date,
    rendition_words,
    short_date,
    tone_words,
    words,
)
from clipper.model.briefing import Rendition
from clipper.model.document import (
    Change,
    Figure,
    Item,
    ItemBlock,
    Paragraph,
    ParagraphKind,
    PullQuote,
    Run,
    Table,
    Tone,
)

TONE_SIGNS = {Tone.FAVOURABLE: "▲", Tone.BALANCED: "▬", Tone.CRITICAL: "▼"}
"""Shapes that say a tone without colour; its word always stands beside them."""


def outlet(item: Item) -> str:
    """The outlet as contents and facts name it: with its city where that is known."""
    return f"{item.outlet} ({item.city})" if item.city and item.outlet else item.outlet


def source(item: Item) -> str:
    """The outlet alone, as an item's head names it; the agency where no outlet is known."""
    return item.outlet or item.credit


_FACTS = ("city", "date", "edition", "page")


def facts(item: Item, language: str, order: Sequence[str] = ()) -> str:
    """City, weekday date, time, edition and page in the outlet's language, as it prints them; empty if nothing is known.

    `order` names others, or the same in another order.
    """
    line = " · ".join(fact for _name, fact in fact_list(item, language, order or _FACTS))
    return line[:1].upper() + line[1:]


def fact_list(item: Item, language: str, order: Sequence[str]) -> list[tuple[str, str]]:
    """(name, words) of those facts that are known: outlet, city, date, edition, page, byline and credit."""
    language = item.language or language
    told_ = {
        "outlet": source(item),
        "city": item.city,
        "date": moment_words(item.day, item.time, language) if item.day else "",
        "edition": item.edition,
        "page": page_of_paper_words(item.page, language) if item.page else "",
        "byline": item.byline,
        "credit": item.credit if item.credit != source(item) else "",
    }
    return [(name, told_[name]) for name in order if told_[name]]


def notes(item: Item, language: str) -> str:
    """Change, tone, rendition, rights and code in one line."""
    change = change_words(item.change, language) if item.change else ""
    change = change[:1].upper() + change[1:]
    tone = f"{TONE_SIGNS[item.tone]} {tone_words(item.tone, language)}" if item.tone else ""
    return " · ".join(part for part in (change, tone, side(item, language), item.code) if part)


def byline(item: Item) -> str:
    """Who wrote it, the agency after a middle dot; not the outlet once more, which stands above it."""
    credit = item.credit if item.credit not in {item.byline, item.outlet} and item.outlet else ""
    named = "" if item.outlet and item.byline.casefold() == item.outlet.casefold() else item.byline
    return " · ".join(part for part in (named, credit) if part)


def side(item: Item, language: str) -> str:
    """Rendition and rights."""
    return " · ".join(part for part in (rendition_words(item.rendition, language), item.rights) if part)


def facsimile(item: Item, language: str) -> str:
    """What a picture of a page shows: "Facsimile: The Harbour Gazette, Wednesday, 11 June 2025 · page 1"."""
    spoken = words(language)
    shown = spoken["comma"].join(part for part in (source(item), facts(item, language)) if part)
    return spoken["colon"].join(part for part in (rendition_words(Rendition.FACSIMILE, language), shown) if part)


def figure_caption(figure: Figure, item: Item, language: str, percent: int = 0) -> str:
    """A figure's caption without its credit; a facsimile's says what it shows and at what scale it stands."""
    if not figure.facsimile:
        return " ".join(figure.caption.split())
    spoken = words(language)
    caption = " ".join(figure.caption.split())
    if figure.cut is not None:
        mounted, page = figure.mounted, figure.page or item.page
        share = max(1, round((mounted.share if mounted else figure.cut[2] * figure.cut[3]) * 100))
        percent = (round(percent * mounted.scale) if mounted.sized else 0) if mounted else percent
        cut = spoken["cut_out"].format(page=page, percent=percent) if percent and page else ""
        if mounted and page and not cut:
            cut = spoken["cut_from"].format(page=page)
        fold = spoken[f"fold_{mounted.fold}"] if mounted and mounted.fold else ""
        told_ = "; ".join(part for part in (cut, spoken["share_of_page"].format(percent=share), fold) if part)
        # a cutting goes from hand to hand: it says itself where it comes from, and on what terms
        whence = facts(item, language, ("outlet", "date", "edition")) if mounted else ""
        terms = item.rights if mounted else ""
        return ". ".join(part.rstrip(".") for part in (whence, told_, caption, terms) if part) + "."
    reproduced = spoken["reproduced"].format(percent=percent) if percent else ""
    said = caption or facsimile(item, language)
    return ". ".join(part for part in (said.rstrip("."), reproduced) if part) + "."


def alternative(figure: Figure, item: Item, language: str) -> str:
    """What is said to somebody who cannot see a picture."""
    if figure.facsimile:
        return words(language)["colon"].join((facsimile(item, language), item.headline))
    return figure.alt or figure.caption or item.headline


def quoted(text: str, language: str) -> str:
    """The text in the quotation marks of the issue's language."""
    spoken = words(language)
    return f"{spoken['quote_open']}{text}{spoken['quote_close']}"


def other_headlines(item: Item, language: str) -> str:
    """ "“Rare earths for tariffs” (The Harbour Gazette); …" in one line; empty where there are none."""
    return "; ".join(
        quoted(headline, item.language or language) + (f" ({named})" if named else "")
        for headline, named in item.other_headlines
    )


def lists(item: Item, language: str) -> list[tuple[str, list[list[tuple[str, str]]], str]]:
    """(label, values, separator) of what other outlets made of it; a value is pieces in the rows also_in and also_in_quiet."""
    spoken = words(language)
    found: list[tuple[str, list[list[tuple[str, str]]], str]] = []
    if item.also_in:
        found.append((spoken["also_in"], [[("also_in", one)] for one in item.also_in], spoken["comma"]))
    if item.other_headlines:
        values = [
            [
                ("also_in", quoted(headline, item.language or language)),
                *([("also_in_quiet", f" ({named})")] if named else []),
            ]
            for headline, named in item.other_headlines
        ]
        found.append((spoken["other_headlines"], values, "؛ " if language[:2] == "ar" else "; "))
    if item.differences:
        found.append((spoken["differences"], [[("also_in", item.differences)]], spoken["comma"]))
    return found


def links_notice(language: str, subscribed: bool) -> str:
    """What is said below a list of links; of subscriptions only where one of its titles asks for one."""
    said = words(language)["links_notice"]
    return said if subscribed else said.partition(". ")[0].rstrip(".") + "."


def change_words(change: Change, language: str) -> str:
    """ "new", "changed" or "withdrawn"."""
    return words(language)[change.value]


def told(item: Item, language: str) -> str:
    """ "Told in No. 117, 10 June; new today: 2 outlets"; empty where it was not told before."""
    if item.told is None:
        return ""
    spoken = words(language)
    said = spoken["told"].format(
        issue=spoken["issue"].format(number=item.told.number), date=plain_date(item.told.date, language)
    )
    return f"{said}; {spoken['new_today'].format(what=item.told.new)}" if item.told.new else said


def suggested_line(text: str, language: str) -> str | None:
    """The line to take that a paragraph of commentary proposes, without its label; None for other commentary."""
    label = words(language)["suggested_line"]
    if not text.startswith(label):
        return None
    return text.removeprefix(label).lstrip(" \u00a0:\u2009\u202f").strip() or text


def summary_facts(item: Item, day: str, language: str) -> tuple[str, ...]:
    """What follows the outlet in a summary: byline, page, or the date where no page is known or it is not the issue's."""
    page = page_of_paper_words(item.page, item.language or language) if item.page else ""
    dated = short_date(item.day, language) if item.day and (not page or item.day != day) else ""
    return tuple(part for part in (byline(item), page, dated) if part)


def foreign_language(item: Item, language: str) -> str:
    """ "in German", for an item in another language than the issue's."""
    foreign = item.language and item.language[:2] != language[:2]
    return language_words(item.language, language) if foreign else ""


def points(item: Item) -> tuple[ItemBlock, ...]:
    """What a summary prints of an item: its summary's points, or the passages of an excerpt, but no full text.

    An item made without a summary gives its paragraphs, so that nothing is lost.
    """
    if item.rendition is Rendition.HEADLINE:
        return ()
    if item.rendition in (Rendition.FULL, Rendition.FACSIMILE, Rendition.TEXT_FACSIMILE) and item.summary:
        return tuple(Paragraph((Run(text),)) for text in item.summary)
    if item.rendition is Rendition.SUMMARY and item.summary:
        quotes = tuple(block for block in item.blocks if isinstance(block, PullQuote))
        return (*(Paragraph((Run(text),)) for text in item.summary), *quotes)
    return tuple(block for block in item.blocks if isinstance(block, Paragraph | PullQuote | Table))


def summarised(item: Item) -> Item:
    """The item as a summary prints it where pages have no bounds: the shorter headline, its points, what was cut out of a page."""
    found: list[ItemBlock] = []
    for block in points(item):
        if isinstance(block, Paragraph):
            if block.text.strip():
                found.append(Paragraph((Run(block.text),), ParagraphKind.BULLET))
        else:
            found.append(block)
    found += [block for block in item.blocks if isinstance(block, Figure) and block.mounted]
    whole = item.rendition in (Rendition.FULL, Rendition.FACSIMILE, Rendition.TEXT_FACSIMILE) and bool(item.summary)
    return replace(
        item,
        headline=item.contents_headline.strip() or item.headline,
        kicker="",
        deck="",
        dateline="",
        blocks=tuple(found),
        rendition=Rendition.SUMMARY if whole else item.rendition,
    )
