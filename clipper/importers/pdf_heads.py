"""The head of a PDF that was set as an office sets it: a release or a clipping's slip, with labels, byline and day on lines of their own."""

from collections.abc import Sequence

from msgspec.structs import replace

from clipper.importers.bylines import is_byline
from clipper.importers.copy_days import day_line
from clipper.importers.copy_desk import desk_line
from clipper.importers.copy_labels import is_label_line, labels_in
from clipper.importers.copy_lines import is_text
from clipper.importers.datelines import find_dateline
from clipper.importers.embargoes import is_embargo
from clipper.model.body import Block
from clipper.model.clipping import Draft

_LINES = 16
_SHORT = 120
_SURE = 0.9
"""How sure a dateline is that begins a paragraph."""
_MADE = 0.3
"""How sure the day is on which the PDF was made."""
_FIELDS = (
    "byline",
    "authors",
    "dateline",
    "deck",
    "outlet",
    "section",
    "page",
    "url",
    "embargo",
    "credit",
    "editors_note",
)


def stands_alone(text: str) -> bool:
    """Whether a line of a head is none of the paragraph above or below it: a label, a byline, a day, a line for the desk."""
    return len(text) <= _SHORT and bool(
        is_label_line(text) or is_byline(text) or day_line(text) or is_embargo(text) or desk_line([text], 0)
    )


def opens_text(text: str) -> bool:
    """Whether a line begins with a dateline that names its day."""
    found = find_dateline(text) if len(text) > 30 else None
    return found is not None and bool(found.date) and found.sure >= _SURE


def with_head(draft: Draft, blocks: Sequence[Block], seen_at: int | None) -> Draft:
    """The Draft with what the lines of its head say, and without these; as it is where its head holds no such lines.

    `blocks` are all blocks, the headline's among them.
    """
    from clipper.importers.word_blocks import Content
    from clipper.importers.word_draft import read_content

    head = []
    for block in blocks[:_LINES]:
        if is_text(block.text) or len(block.text) > 300:
            break
        head.append(block.text)
    marks = [text for text in head if stands_alone(text)]
    if len(marks) < 2 and not any(desk_line([one], 0) or is_embargo(one) for one in marks):
        return draft
    copy = read_content(
        Content(tuple(blocks)), seen_at, "" if len(labels_in(head)) > 1 and _is_named(head) else draft.headline
    )
    if not copy.headline or not copy.body.blocks:
        return draft
    sure = {one.field: one for one in draft.confidence}
    told = {one.field: one for one in copy.confidence}
    found: dict[str, object] = {"headline": copy.headline, "body": copy.body, "other_headlines": copy.other_headlines}
    for name in (*_FIELDS, "published"):
        value = getattr(copy, name)
        empty = not value or (name == "published" and not value.day)
        weaker = name in sure and name in told and told[name].sure < sure[name].sure and getattr(draft, name)
        if not empty and not weaker:
            found[name] = value
            if name in told:
                sure[name] = told[name]
    if copy.published.raw and not copy.published.day and sure.get("published") and sure["published"].sure <= _MADE:
        # The day is printed, but which number of it is the month is not told.
        found["published"] = copy.published
        del sure["published"]
    return replace(draft, confidence=tuple(sure.values()), **found)  # pyright: ignore[reportArgumentType]


def _is_named(head: Sequence[str]) -> bool:
    return any(name == "headline" for name, _value in labels_in(head).values())
