"""What the contents say, alike in every format that has pages: each item's line, or each section's, and the pages."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from clipper.exporters import item_words
from clipper.exporters.style import Style, page_of_paper_words, short_date, words
from clipper.exporters.style_patterns import fill
from clipper.model.document import Document, DocumentSection, Item

_HEADLINE = "\0"
_SIGN = re.compile(r"[\W_]*")


class Line(NamedTuple):
    """An item's line: what leads to its headline, the sign behind that, and the rest."""

    before: str
    sign: str
    rest: str


def line(item: Item, style: Style, language: str, bound: Callable[[str], str]) -> Line:
    """The words round an item's headline, as the style's pattern has them; `bound` keeps an outlet's name together."""
    spoken = item.language or language
    values = {
        "headline": _HEADLINE,
        "outlet": bound(item_words.outlet(item)),
        "date": short_date(item.day, spoken) if item.day else "",
        "byline": item.byline,
        "page": page_of_paper_words(item.page, spoken) if item.page else "",
        "code": item.code,
    }
    before, _headline, after = fill(style.contents.line, values).partition(_HEADLINE)
    sign = _SIGN.match(after)
    cut = sign.end() if sign and len(sign[0]) < len(after) else 0
    return Line(before, after[:cut], after[cut:])


def heading(style: Style, language: str) -> str:
    """What stands over the contents."""
    return style.contents.title.strip() or words(language)["contents"]


def pages_pattern(style: Style, first: int, last: int, language: str) -> str:
    """How pages are named, with the fields first and last: "Page {first}"."""
    own = style.contents.page if last <= first else style.contents.pages
    return own or words(language)["page" if last <= first else "pages"]


def pages(style: Style, first: int, last: int, language: str) -> str:
    """Where an item stands: "Page 4", "Pages 5–7"."""
    return pages_pattern(style, first, last, language).format(first=first, last=last)


def section_line(section: DocumentSection, style: Style, language: str) -> Item:
    """A section as one line of the contents: an item that says its title, under the section's own key."""
    title = section.title.strip() or words(language)[style.genre]
    return replace(
        section.items[0], key=f"section-{section.key}", headline=title, contents_headline=title, outlet="", city="",
        rtl=False, language="", day=None, byline="", page="", code="",
    )  # fmt: skip


def ends(document: Document) -> Mapping[str, tuple[Item, Item]]:
    """First and last item of every section, by the key of its line."""
    return {f"section-{s.key}": (s.items[0], s.items[-1]) for s in document.sections if s.items}
