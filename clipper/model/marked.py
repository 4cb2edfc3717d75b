"""Marks on their way out of a library and into one: with what says on which clipping they stand."""

from msgspec import Struct

from clipper.model.annotation import Anchor, Annotation, Region, Role
from clipper.model.clipping import Clipping


class Marked(Struct, frozen=True):
    """A clipping with its marks in reading order."""

    clipping: Clipping
    marks: tuple[Annotation, ...]


class FoundMark(Struct, frozen=True):
    """A mark somebody's file tells of; nobody knows yet whether its words stand in a clipping here."""

    target: Anchor | Region | None
    """None where the file's own way of pointing at words is not understood."""
    sources: tuple[str, ...] = ()
    """What it says it stands on: addresses and "urn:uuid:…" of clippings, the surest first."""
    headline: str = ""
    uid: str = ""
    role: Role | None = None
    comment: str = ""
    speaker: str = ""
    author: str = ""
    created: int | None = None
    """UTC seconds."""
    tags: tuple[str, ...] = ()
