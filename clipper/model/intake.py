"""Source, Reading and Outcome: an input on its way from a file to the library."""

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct

from clipper.model.clipping import Draft


class Ocr(Struct, frozen=True):
    """The wish that words on pictures be recognised (OCR)."""

    language: str = ""
    """Chosen by hand: a code of ISO 639 or the engine's own name ("de", "deu+fra"); "" is found out."""
    until: float | None = None
    """The time.monotonic() from which on no further page is begun; None for no such moment."""
    told: Callable[[int, int], None] | None = None
    """Called before each page with its number, from 1, and how many there are."""


class Source(Struct, frozen=True):
    """One input for an importer: its bytes and what is known from outside."""

    name: str
    """File name or URL as given; shown to the user."""
    data: bytes
    media_type: str = ""
    """As the server or the mail said; empty for files on disk."""
    charset: str = ""
    """As the server or the mail said."""
    url: str = ""
    seen_at: int | None = None
    """UTC seconds it was fetched, or the file's time of change."""
    ocr: Ocr | None = None
    """None where pictures are filed without the words on them."""
    password: str = ""
    """What opens it, where it is locked; it is written nowhere."""


class Reading(Struct, frozen=True):
    """What became of reading one input: Drafts, or the reason why there are none."""

    source: str
    drafts: tuple[Draft, ...] = ()
    reason: str | None = None
    warnings: tuple[str, ...] = ()


class Ending(StrEnum):
    """How an input ended."""

    FILED = "filed"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"


class Outcome(Struct, frozen=True):
    """What became of one input; `reason` is a sentence for duplicates and refusals."""

    source: str
    status: Ending
    ids: tuple[int, ...] = ()
    reason: str | None = None
    warnings: tuple[str, ...] = ()
