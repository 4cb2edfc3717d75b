"""Cutting: the pieces of pages that an article was cut from, in reading order."""

from enum import StrEnum

from msgspec import Struct


class RegionRole(StrEnum):
    """What a piece of a page is; the order is the one in which the cut-out's keys are listed."""

    MASTHEAD = "masthead"
    FOLIO = "folio"
    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    BODY = "body"
    PHOTO = "photo"
    CAPTION = "caption"
    JUMP = "jump"


class PageFile(Struct, frozen=True):
    """The kept file a page stands in."""

    sha256: str
    """Hexadecimal."""
    name: str
    media_type: str


class Piece(Struct, frozen=True):
    """A rectangle of one page, in fractions (0–1 from the top left) of the page after it was turned."""

    file: PageFile
    page: int
    """Counted from 0."""
    x: float
    y: float
    width: float
    height: float
    role: RegionRole = RegionRole.BODY
    angle: float = 0.0
    """Degrees clockwise by which the page is turned or straightened before it is cut."""
    source: int | None = None
    """The clipping whose page it is, None where that is gone."""


class Cutting(Struct, frozen=True):
    """A clipping that was cut out, and its pieces in reading order."""

    clipping: int
    """0 where it is not filed yet."""
    pieces: tuple[Piece, ...]
