"""Tag: a path such as "Energy/Oil", kept as rows with a parent."""

from msgspec import Struct


class Tag(Struct, frozen=True):
    """One tag of the tree."""

    id: int
    name: str
    """The last part of the path."""
    path: str
    parent: int | None
    colour: int
    """1 to 9, as the tag colours of the theme."""
    key: int | None = None
    """The digit 1–9 that toggles it, if any."""
    count: int = 0
    """Clippings outside the trash that carry it or a tag below it."""
