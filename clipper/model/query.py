"""The tree a typed search becomes; text turns into it only in curate/query_language.py."""

from enum import StrEnum

from msgspec import Struct


class Words(Struct, frozen=True):
    """A word (matched by its beginning if `prefix`), or several in a row if `phrase`."""

    text: str
    phrase: bool = False
    prefix: bool = False


class Near(Struct, frozen=True):
    """Words with at most `distance` other words between the first and the last of them, in any order."""

    words: tuple[str, ...]
    distance: int = 10


class HasTag(Struct, frozen=True):
    """Carries the tag or one below it."""

    path: str


class FromOutlet(Struct, frozen=True):
    """Comes from the outlet of exactly this name or alias; where there is none, from those in whose names a word begins so."""

    name: str


class Is(Struct, frozen=True):
    """A state: inbox, kept, archived, trashed, starred, read, unread, marked, untagged, undated."""

    state: str


class Before(Struct, frozen=True):
    """Published (else filed) before the first moment of `day` (YYYY-MM-DD)."""

    day: str


class After(Struct, frozen=True):
    """Published (else filed) on `day` (YYYY-MM-DD) or later."""

    day: str


class InBatch(Struct, frozen=True):
    """Filed by this import."""

    batch: int


class InBriefing(Struct, frozen=True):
    """Stands in this briefing."""

    briefing: int


class Not(Struct, frozen=True):
    """Everything the part does not match."""

    part: "Node"


class And(Struct, frozen=True):
    """What all parts match; no parts match everything."""

    parts: tuple["Node", ...]


class Or(Struct, frozen=True):
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


class Query(Struct, frozen=True):
    """A tree, an order and a limit (0 = all). The trash is left out unless the tree asks for it."""

    node: Node = And(())
    order: Order = Order.NEWEST
    limit: int = 0
    not_understood: tuple[str, ...] = ()
    """Parts taken as words because they were not understood."""
