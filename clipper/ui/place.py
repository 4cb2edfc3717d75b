"""What can be looked at: the places of the sidebar."""

from enum import StrEnum
from typing import NamedTuple


class Where(StrEnum):
    """The kinds of place in the sidebar."""

    INBOX = "inbox"
    TODAY = "today"
    STARRED = "starred"
    ALL = "all"
    TRASH = "trash"
    BATCH = "batch"
    BRIEFING = "briefing"
    TAG = "tag"
    OUTLET = "outlet"


class Place(NamedTuple):
    """A place to look at: its kind, the id of what it names (0 where there is only one), and its name."""

    where: Where
    id: int = 0
    name: str = ""
