"""Drafts made in one line."""

from typing import Any

from clipper.model.body import Body, paragraph
from clipper.model.clipping import Draft, Original, Published
from clipper.store.library import Library


def draft(headline: str, text: str = "", *, day: str | None = None, data: bytes | None = None, **fields: Any) -> Draft:
    """A Draft with a headline, its text in paragraphs, a day and an original, where they are given."""
    if day is not None:
        fields["published"] = Published(day, day)
    if data is not None:
        fields["original"] = Original("story.txt", "text/plain", data=data)
    return Draft(headline, Body(tuple(paragraph(line) for line in text.split("\n") if line)), **fields)


def filed(library: Library, *drafts: Draft) -> list[int]:
    """The ids of Drafts filed as one group."""
    return [one.id for one in library.file(drafts)]
