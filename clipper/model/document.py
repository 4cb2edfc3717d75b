"""Document: what exporters print, free of any library; one item a clipping, in final order and final words.

Fixed words ("Contents", "Page 5 of 9") are not in it: exporters take them from the style in the document's language.
"""

from dataclasses import dataclass
from enum import StrEnum

from clipper.model.annotation import Role
from clipper.model.briefing import Office, Rendition


class Tone(StrEnum):
    """How an item stands towards the issuing office, as a person judged it."""

    FAVOURABLE = "favourable"
    BALANCED = "balanced"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True)
class MarkLabel:
    """What stands in the margin beside a marked passage."""

    role: Role
    speaker: str = ""
    comment: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters set alike. `roles` are the marks covering them; `label` sits on the first run of a mark."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str | None = None
    roles: tuple[Role, ...] = ()
    labels: tuple[MarkLabel, ...] = ()


class ParagraphKind(StrEnum):
    """How a paragraph is set."""

    BODY = "body"
    HEADING = "heading"
    QUOTE = "quote"
    BULLET = "bullet"
    NUMBERED = "numbered"
    PREFORMATTED = "preformatted"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the press's own words."""

    runs: tuple[Run, ...]
    kind: ParagraphKind = ParagraphKind.BODY
    level: int = 0

    @property
    def text(self) -> str:
        """The runs' characters."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class PullQuote:
    """A quotation set apart, with its speaker."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with caption and credit; `facsimile` = the original page rather than an illustration."""

    data: bytes
    media_type: str
    width: int
    """Pixels."""
    height: int
    caption: str = ""
    credit: str = ""
    alt: str = ""
    facsimile: bool = False
    dpi: float = 0.0
    """Pixels an inch at true size; 0 where unknown."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first `heads` rows name the columns."""

    rows: tuple[tuple[str, ...], ...]
    heads: int = 0


@dataclass(frozen=True, slots=True)
class Omission:
    """Words left out between two passages of an excerpt."""


ItemBlock = Paragraph | PullQuote | Figure | Table | Omission


@dataclass(frozen=True, slots=True)
class Item:
    """One entry as printed."""

    key: str
    """Stable anchor made from the clipping's uid and the entry's place; ASCII letters, digits, hyphens."""
    code: str
    """Short printed code: issue day + item ("0611-02")."""
    headline: str
    """Never empty; the exporter prints "(Untitled)" for a clipping that has none through this field."""
    contents_headline: str
    outlet: str
    city: str = ""
    day: str | None = None
    """YYYY-MM-DD of publication."""
    time: str = ""
    """HH:MM where known."""
    page: str = ""
    edition: str = ""
    kicker: str = ""
    deck: str = ""
    byline: str = ""
    credit: str = ""
    dateline: str = ""
    url: str = ""
    language: str = ""
    rtl: bool = False
    rendition: Rendition = Rendition.FULL
    blocks: tuple[ItemBlock, ...] = ()
    """Empty for a headline-only item."""
    commentary: tuple[str, ...] = ()
    """Paragraphs of our own words."""
    other_headlines: tuple[str, ...] = ()
    also_in: tuple[str, ...] = ()
    rights: str = ""
    tone: Tone | None = None
    """None where nobody judged it."""
    words: int = 0


@dataclass(frozen=True, slots=True)
class DocumentSection:
    """A titled run of items; never empty."""

    key: str
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """An item announced on the cover."""

    key: str
    headline: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole issue, ready to be set."""

    title: str
    date: str
    """YYYY-MM-DD."""
    number: int
    language: str = "en"
    edition: str = ""
    as_at: str = ""
    office: Office = Office()
    uid: str = ""
    leads: tuple[Lead, ...] = ()
    sections: tuple[DocumentSection, ...] = ()
    period: tuple[str, str] | None = None
    """First and last day of publication among the items."""
    media: tuple[str, ...] = ()
    """Outlets read, in order of appearance."""
    words: int = 0
    minutes: int = 0
    empty_sections: tuple[str, ...] = ()
