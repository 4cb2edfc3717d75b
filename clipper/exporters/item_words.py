"""What is said of an item beside its own words, alike in every format: facts, contents line, side notes."""

from clipper.exporters.style import page_of_paper_words, rendition_words, tone_words, weekday_date, words
from clipper.model.briefing import Rendition
from clipper.model.document import Figure, Item, Tone

TONE_SIGNS = {Tone.FAVOURABLE: "▲", Tone.BALANCED: "▬", Tone.CRITICAL: "▼"}
"""Shapes that say a tone without colour; its word always stands beside them."""


def outlet(item: Item) -> str:
    """The outlet as contents and facts name it: with its city where that is known."""
    return f"{item.outlet} ({item.city})" if item.city and item.outlet else item.outlet


def source(item: Item) -> str:
    """The outlet alone, as an item's head names it; the agency where no outlet is known."""
    return item.outlet or item.credit


def facts(item: Item, language: str) -> str:
    """City, weekday date, time, edition and page in the outlet's language, as it prints them; empty if nothing is known."""
    language = item.language or language
    day = weekday_date(item.day, language) if item.day else ""
    page = page_of_paper_words(item.page, language) if item.page else ""
    timed = f"{day}, {item.time}" if day and item.time else day
    line = " · ".join(part for part in (item.city, timed, item.edition, page) if part)
    return line[:1].upper() + line[1:]


def notes(item: Item, language: str) -> str:
    """Tone, rendition, rights and code in one line."""
    tone = f"{TONE_SIGNS[item.tone]} {tone_words(item.tone, language)}" if item.tone else ""
    return " · ".join(part for part in (tone, side(item, language), item.code) if part)


def byline(item: Item) -> str:
    """Who wrote it, the agency after a middle dot."""
    credit = item.credit if item.credit not in {item.byline, item.outlet} and item.outlet else ""
    return " · ".join(part for part in (item.byline, credit) if part)


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
    said = " ".join(figure.caption.split()) or facsimile(item, language)
    reproduced = words(language)["reproduced"].format(percent=percent) if percent else ""
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
