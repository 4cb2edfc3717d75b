"""Changes: the one announcement a step makes when it ends."""

from msgspec import Struct, field

Ids = frozenset[int] | None
"""The ids that changed, or None for many."""


class Changes(Struct, frozen=True):
    """Per kind the ids that changed; None means many (10,000 or more), an empty set none."""

    name: str = ""
    """What was done, as the step is called ("Add tag")."""
    clippings: Ids = field(default=frozenset())
    tags: Ids = field(default=frozenset())
    annotations: Ids = field(default=frozenset())
    outlets: Ids = field(default=frozenset())
    briefings: Ids = field(default=frozenset())
