"""What the cover says of an issue between its rules, alike in every format that has a cover."""

from typing import NamedTuple

from clipper.exporters.style import counted, period_words, words
from clipper.model.document import Document

_NAMED = 3
"""Outlets that are named on the cover; more are counted."""
_LONG = 60
"""Characters from which they are counted too, for want of room."""


class Window(NamedTuple):
    """A label and the lines below it; `strong` is the one that names the issue."""

    label: str
    lines: tuple[str, ...]
    strong: bool = False


def windows(document: Document) -> list[Window]:
    """Issue number, period, media and contents, those of them that are known."""
    spoken, told = words(document.language), document.language
    shown: list[Window] = []
    if document.number:
        shown.append(Window(spoken["issue_label"], (spoken["issue"].format(number=document.number),), True))
    if document.period:
        shown.append(Window(spoken["period"], (period_words(*document.period, told),)))
    if document.media:
        named = spoken["comma"].join(document.media)
        few = len(document.media) <= _NAMED and len(named) < _LONG
        shown.append(Window(spoken["media"], (named if few else counted("titles", len(document.media), told),)))
    items = sum(len(section.items) for section in document.sections)
    if items:
        sections = counted("sections", len(document.sections), told)
        held = f"{counted('articles', items, told)}{spoken['comma']}{sections}"
        read = (counted("reading_minutes", document.minutes, told),) if document.minutes else ()
        shown.append(Window(spoken["contents"], (held, *read)))
    return shown
