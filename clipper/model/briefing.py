"""Briefing, its sections and entries: what is to be handed out."""

from enum import StrEnum

from msgspec import Struct


class Rendition(StrEnum):
    """How an entry is shown, in the order of the keys 1 to 5."""

    HEADLINE = "headline"
    SUMMARY = "summary"
    EXCERPT = "excerpt"
    FULL = "full"
    FACSIMILE = "facsimile"
    TEXT_FACSIMILE = "text_facsimile"


class Tone(StrEnum):
    """How an item stands towards the issuing office, as a person judged it."""

    FAVOURABLE = "favourable"
    BALANCED = "balanced"
    CRITICAL = "critical"


class Entry(Struct, frozen=True):
    """One clipping or story in a section."""

    id: int
    clipping: int
    rendition: Rendition = Rendition.FULL
    short_headline: str = ""
    summary: str = ""
    """The entry's own summary; empty means the proposed one (leading sentences, ≤ 60 words)."""
    commentary: str = ""
    passages: tuple[int, ...] | None = None
    """Annotations printed by an excerpt; None means all."""
    quotes: tuple[int, ...] = ()
    """Annotations set as pull quotes."""
    story: int | None = None
    """The story it stands for; its other clippings are named below it."""
    override: str = ""
    """Why it goes out although its licence or an embargo stands against it."""
    differences: str | None = None
    """How the outlets differ, as corrected by hand; None means as reckoned."""
    tone: Tone | None = None
    """None where nobody judged it."""
    continued: bool = False
    """Whether it stays although an earlier issue told it already."""
    accepted: tuple[str, ...] = ()
    """Quotations that somebody has confirmed though they do not stand in its own source, one space between words."""


class Section(Struct, frozen=True):
    """A part of a briefing with a title of its own."""

    id: int
    title: str
    entries: tuple[Entry, ...] = ()


class Briefing(Struct, frozen=True):
    """One issue: title, date, number and its sections in order."""

    id: int
    uid: str
    title: str
    date: str
    """YYYY-MM-DD."""
    number: int
    as_at: str = ""
    """HH:MM the intake was closed; empty where not said."""
    edition: str = ""
    language: str = "en"
    style: str = "clippings"
    template: int | None = None
    frozen_at: int | None = None
    """UTC seconds at which the intake was closed; what is filed later waits as stop press."""
    note: tuple[tuple[str, str], ...] = ()
    """The cover note: (label, text), three at best; "What dominates", "How we look" …"""
    sections: tuple[Section, ...] = ()


class Office(Struct, frozen=True):
    """The issuing office as printed on the cover; kept in the library."""

    state: str = ""
    name: str = ""
    initials: str = ""
    notice: str = ""
    """Printed at the foot of every page."""
    about: str = ""
    """The paragraph at the foot of the cover."""
    contact: tuple[str, ...] = ()
    """Lines at the foot of the cover, the duty officer first."""
    distribution: str = ""
