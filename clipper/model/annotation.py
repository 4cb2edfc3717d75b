"""Annotation: a mark on a text or a page, with its role, comment and author."""

from enum import StrEnum

from msgspec import Struct


class Role(StrEnum):
    """Why a passage was marked; the order is the order of the keys 1 to 5."""

    KEY_QUOTE = "key quote"
    FACT = "fact"
    CRITICISM = "criticism"
    OUR_MESSAGE = "our message"
    TO_CHECK = "to check"


class Anchor(Struct, frozen=True):
    """Where a mark sits: the exact words, up to 32 characters before and after, and where they stood.

    `start` is a code-point offset in `Body.text` (W3C TextQuoteSelector and TextPositionSelector in one).
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = 0


class Region(Struct, frozen=True):
    """A rectangle on a page in page fractions (0–1 from the top left), with reading order and role."""

    page: int
    x: float
    y: float
    width: float
    height: float
    order: int = 0
    role: str = "body"


class Annotation(Struct, frozen=True):
    """One mark; exactly one of `anchor` and `region` is set. `lost` says its words are no longer in the text."""

    id: int
    uid: str
    clipping: int
    anchor: Anchor | None
    region: Region | None = None
    role: Role = Role.KEY_QUOTE
    comment: str = ""
    speaker: str = ""
    author: str = ""
    created: int = 0
    """UTC seconds."""
    lost: bool = False
    tags: tuple[str, ...] = ()
    """Paths of the tags on the mark itself, in the order of the tree."""

    def changed_in(self, text: str) -> bool:
        """Whether it is somebody's words (it has a speaker) and others stand in their place in the clipping's text."""
        if self.anchor is None or not self.speaker or self.lost:
            return False
        return not text.startswith(self.anchor.exact, self.anchor.start)
