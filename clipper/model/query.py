"""The tree a typed search becomes; text turns into it only in curate/query_language.py."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Words:
    """A word (matched by its beginning if `prefix`), or several in a row if `phrase`."""

    text: str
    phrase: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Words with at most `distance` other words between the first and the last of them, in any order."""

    words: tuple[str, ...]
    distance: int = 10


@dataclass(frozen=True, slots=True)
class HasTag:
    """Carries the tag or one below it."""

    path: str


@dataclass(frozen=True, slots=True)
class FromOutlet:
    """Comes from the outlet of exactly this name or alias; where there is none, from those in whose names a word begins so."""

    name: str


@dataclass(frozen=True, slots=True)
class Is:
    """A state: inbox, kept, archived, trashed, starred, read, unread, marked, untagged, undated."""

    state: str


@dataclass(frozen=True, slots=True)
class Before:
    """Published (else filed) before the first moment of `day` (YYYY-MM-DD)."""

    day: str


@dataclass(frozen=True, slots=True)
class After:
    """Published (else filed) on `day` (YYYY-MM-DD) or later."""

    day: str


@dataclass(frozen=True, slots=True)
class InBatch:
    """Filed by this import."""

    batch: int


@dataclass(frozen=True, slots=True)
class InBriefing:
    """Stands in this briefing."""

    briefing: int


@dataclass(frozen=True, slots=True)
class Not:
    """Everything the part does not match."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class And:
    """What all parts match; no parts match everything."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What any part matches."""

    parts: tuple["Node", ...]


Node = Words | Near | HasTag | FromOutlet | Is | Before | After | InBatch | InBriefing | Not | And | Or


class Order(StrEnum):
    """How what is found is sorted."""

    NEWEST = "newest"
    OLDEST = "oldest"
    RANK = "rank"
    HEADLINE = "headline"
    OUTLET = "outlet"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Query:
    """A tree, an order and a limit (0 = all). The trash is left out unless the tree asks for it."""

    node: Node = And(())
    order: Order = Order.NEWEST
    limit: int = 0
    not_understood: tuple[str, ...] = ()
    """Parts taken as words because they were not understood."""
