"""What is said of an item beside its own words, alike in every format: facts, contents line, side notes."""

from clipper.exporters.style import page_of_paper_words, rendition_words, weekday_date, words
from clipper.model.document import Document, Item


def outlet(item: Item) -> str:
    """The outlet as contents and facts name it: with its city where that is known."""
    return f"{item.outlet} ({item.city})" if item.city and item.outlet else item.outlet


def facts(item: Item, document: Document) -> str:
    """Weekday date, time, edition and page in one line; empty where nothing is known."""
    day = weekday_date(item.day, item.language or document.language) if item.day else ""
    page = page_of_paper_words(item.page, document.language) if item.page else ""
    return " · ".join(
        part for part in (f"{day}, {item.time}" if day and item.time else day, item.edition, page) if part
    )


def byline(item: Item) -> str:
    """Who wrote it, the agency after a middle dot."""
    credit = item.credit if item.credit not in {item.byline, item.outlet} else ""
    return " · ".join(part for part in (item.byline, credit) if part)


def side(item: Item, document: Document) -> str:
    """Rendition, rights and code."""
    return " · ".join(
        part for part in (rendition_words(item.rendition, document.language), item.rights, item.code) if part
    )


def quoted(text: str, language: str) -> str:
    """The text in the quotation marks of the issue's language."""
    spoken = words(language)
    return f"{spoken['quote_open']}{text}{spoken['quote_close']}"
