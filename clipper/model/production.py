"""Production: what was handed out, by whom and when, and the trace of every printed item back to its clipping."""

from enum import StrEnum

from msgspec import Struct

from clipper.model.briefing import Rendition


class PrintedItem(Struct, frozen=True):
    """One item as it was handed out."""

    code: str
    """The short printed code ("1124-03"); it leads back to here."""
    clipping: int
    uid: str
    story: int | None
    section: str
    headline: str
    outlet: str
    rendition: Rendition
    page: int = 0
    """Its first page in the PDF; 0 where none was made."""
    fingerprint: str = ""
    """SHA-256 of what was printed of it, by which an edition tells changed from unchanged."""
    source: str = ""
    """SHA-256 of the original file."""


class Production(Struct, frozen=True):
    """One run that handed an issue out."""

    id: int
    briefing: int
    edition: int
    """1 for the first, 2 for the second …"""
    produced: int
    """UTC seconds."""
    by: str
    title: str
    number: int
    date: str
    files: tuple[str, ...] = ()
    items: tuple[PrintedItem, ...] = ()


class PanelState(StrEnum):
    """What came of reading one title of the panel."""

    OPEN = "open"
    """Not looked at yet."""
    READ = "read"
    """Read, and something of it stands in the issue."""
    NIL = "nil"
    """Read, nothing found."""
    MISSING = "missing"
    """Not available."""
