"""What the cover says of an issue between its rules, alike in every format that has a cover."""

from typing import NamedTuple

from clipper.exporters.style import Style, as_at_words, counted, period_words, words
from clipper.exporters.style_patterns import fill, issue_values
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


def windows(document: Document, style: Style) -> list[Window]:
    """What the style's windows say, or the usual ones do: those of which something is known."""
    usual = _usual(document)
    if not style.cover.windows:
        return list(usual.values())
    values = issue_values(document, style.genre)
    shown: list[Window] = []
    for label, pattern in style.cover.windows:
        if pattern:
            said = fill(pattern, values)
            shown += [Window(fill(label, values), (said,))] if said else []
        elif label in usual:
            shown.append(usual[label])
    return shown


def line(document: Document, style: Style) -> str:
    """What stands below the cover's date: edition and when the intake was closed, or what the style says there."""
    if style.cover.line:
        return fill(style.cover.line, issue_values(document, style.genre))
    spoken = words(document.language)
    facts = [document.edition, as_at_words(document.as_at, document.language) if document.as_at else ""]
    said = spoken["comma"].join(part for part in facts if part)
    return said[:1].upper() + said[1:]


def _usual(document: Document) -> dict[str, Window]:
    """Issue number, period, media and contents, those of them that are known."""
    spoken, told = words(document.language), document.language
    shown: dict[str, Window] = {}
    if document.number:
        shown["issue"] = Window(spoken["issue_label"], (spoken["issue"].format(number=document.number),), True)
    if document.period:
        shown["period"] = Window(spoken["period"], (period_words(*document.period, told),))
    if document.media:
        named = spoken["comma"].join(document.media)
        few = len(document.media) <= _NAMED and len(named) < _LONG
        shown["media"] = Window(spoken["media"], (named if few else counted("titles", len(document.media), told),))
    items = sum(len(section.items) for section in document.sections)
    if items:
        sections = counted("sections", len(document.sections), told)
        held = f"{counted('articles', items, told)}{spoken['comma']}{sections}"
        read = (counted("reading_minutes", document.minutes, told),) if document.minutes else ()
        shown["contents"] = Window(spoken["contents"], (held, *read))
    return shown
