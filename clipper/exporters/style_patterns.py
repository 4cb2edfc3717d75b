"""Patterns in styles: fixed text with fields in braces, such as "{title} · {date:plain}"; what is empty takes its sign along."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from clipper.exporters.style import (
    as_at_words,
    counted,
    date_written,
    period_words,
    plain_date,
    short_date,
    title_words,
    words,
)
from clipper.model.document import Document

_FIELD = re.compile(r"\{([a-z_]+(?::[a-z]+)?)\}")
_BRACE = re.compile(r"[{}]")
_PAIRS = {")": "(", "]": "[", "»": "«", "”": "“"}
"""Closing signs, with those they close."""
DATES: Mapping[str, Callable[[str, str], str]] = {
    "date": date_written,
    "date:long": date_written,
    "date:plain": plain_date,
    "date:short": short_date,
    "date:iso": lambda day, _language: day,
}
ISSUE = (
    "title", *DATES, "number", "issue", "edition", "as_at", "office", "state", "distribution", "notice", "genre", "items",
    "minutes", "period", "media",
)  # fmt: skip
"""What a pattern can say of the issue."""
HEAD = ("section", "item", *ISSUE)
"""And in a running head: the section, and the item's outlet and day, as the form itself would say them."""
FOOT = ("page", "pages", *ISSUE)
LINE = ("headline", "outlet", "date", "byline", "page", "code")
"""What a line of the contents can say of its item."""
SPAN = ("first", "last")


class _Piece(NamedTuple):
    """A field with the fixed text before it; the last has no field."""

    before: str
    field: str


def fields(pattern: str) -> tuple[str, ...]:
    """The fields a pattern names, in order."""
    return tuple(_FIELD.findall(pattern))


def problem(pattern: str, allowed: tuple[str, ...]) -> str:
    """The first field that is not allowed, in its braces, or a brace that stands alone; empty where all is right."""
    wrong = next((name for name in fields(pattern) if name not in allowed), "")
    if wrong:
        return f"{{{wrong}}}"
    stray = _BRACE.search(_FIELD.sub("", pattern))
    return stray[0] if stray else ""


def fill(pattern: str, values: Mapping[str, str]) -> str:
    """The pattern with its fields filled in; an empty field takes the fixed text that leads to it along."""
    said, dropped, asked = "", False, False
    for before, field in _pieces(pattern):
        closes = before[:1] in _PAIRS and bool(before)
        opened = closes and said.count(_PAIRS[before[0]]) > said.count(before[0])
        if dropped and closes and not opened:
            before = before[1:]
        if not field:
            if dropped:
                return said + before[:1] if opened else said
            return said if asked and not said else said + before
        value = values.get(field, "").strip()
        if value:
            said += value if asked and not said else before + value
        elif opened:
            said += before[0]
        asked, dropped = True, not value
    return said


def _pieces(pattern: str) -> Iterator[_Piece]:
    at = 0
    for found in _FIELD.finditer(pattern):
        yield _Piece(pattern[at : found.start()], found[1])
        at = found.end()
    yield _Piece(pattern[at:], "")


def issue_values(document: Document, genre: str) -> dict[str, str]:
    """What the fields of ISSUE stand for; `genre` is the key of the style's genre."""
    spoken, language, office = words(document.language), document.language, document.office
    number = str(document.number) if document.number else ""
    return {
        "title": title_words(document.title, genre, language),
        **{name: write(document.date, language) if document.date else "" for name, write in DATES.items()},
        "number": number,
        "issue": spoken["issue"].format(number=number) if number else "",
        "edition": document.edition,
        "as_at": as_at_words(document.as_at, language) if document.as_at else "",
        "office": office.name.strip() or office.state.strip(),
        "state": office.state,
        "distribution": document.distribution or office.distribution,
        "notice": office.notice,
        "genre": spoken[genre],
        "items": counted("articles", sum(len(section.items) for section in document.sections), language),
        "minutes": counted("reading_minutes", document.minutes, language) if document.minutes else "",
        "period": period_words(*document.period, language) if document.period else "",
        "media": spoken["comma"].join(document.media),
    }
