"""Document: what exporters print, free of any library; one item a clipping, in final order and final words.

Fixed words ("Contents", "Page 5 of 9") are not in it: exporters take them from the style in the document's language.
"""

from enum import StrEnum

from msgspec import Struct

from clipper.model.annotation import Role
from clipper.model.briefing import Office, Rendition
from clipper.model.briefing import Tone as Tone


class Change(StrEnum):
    """How an item stands to the edition printed before."""

    NEW = "new"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


class MarkLabel(Struct, frozen=True):
    """What stands in the margin beside a marked passage."""

    role: Role
    speaker: str = ""
    comment: str = ""
    author: str = ""


class Run(Struct, frozen=True):
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


class Paragraph(Struct, frozen=True):
    """One paragraph of the press's own words."""

    runs: tuple[Run, ...]
    kind: ParagraphKind = ParagraphKind.BODY
    level: int = 0

    @property
    def text(self) -> str:
        """The runs' characters."""
        return "".join(run.text for run in self.runs)


class PullQuote(Struct, frozen=True):
    """A quotation set apart, with its speaker."""

    text: str
    source: str = ""


class Mounted(Struct, frozen=True):
    """How a cutting was mounted for a figure."""

    share: float
    """Of its page that it took, 0 to 1."""
    scale: float = 1.0
    """At which the picture shows the original; never above 1."""
    sized: bool = True
    """Whether the size of the original is known, and so the scale."""
    fold: str = ""
    """ "above" or "below" the fold of its page; "" for what lies across it."""
    locator: bytes = b""
    """A small PNG of the page with the cutting shaded; empty where it could not be drawn."""


class CutFrom(Struct, frozen=True):
    """A page of the paper that an item was cut out of."""

    page: str = ""
    """The paper's own number; empty where it is not known."""
    share: float = 0.0
    """Of the page that it took, 0 to 1."""
    fold: str = ""
    """ "above" or "below" the fold of the page; "" for what lies across it."""
    box: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    """The rectangle around it: left, top, width, height in fractions of the page."""


class Figure(Struct, frozen=True):
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
    cut: tuple[float, float, float, float] | None = None
    """Where a cut-out stood on its page: left, top, width and height as shares of the page; None for a whole page."""
    page: str = ""
    """The paper's own number of the page it shows."""
    mounted: Mounted | None = None
    """For a cutting that was mounted out of pieces."""


class Table(Struct, frozen=True):
    """Rows of cells; the first `heads` rows name the columns."""

    rows: tuple[tuple[str, ...], ...]
    heads: int = 0


class Omission(Struct, frozen=True):
    """Words left out between two passages of an excerpt."""


ItemBlock = Paragraph | PullQuote | Figure | Table | Omission


class Told(Struct, frozen=True):
    """The earlier issue that printed an item's story already, and what is new today ("2 outlets, 3 paragraphs")."""

    number: int
    date: str
    """YYYY-MM-DD of that issue."""
    new: str = ""


class Item(Struct, frozen=True):
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
    summary: tuple[str, ...] = ()
    """The points of the entry's summary, printed by styles that print no full texts."""
    commentary: tuple[str, ...] = ()
    """Paragraphs of our own words; one that begins with "Suggested line" in the issue's language is a line to take."""
    other_headlines: tuple[tuple[str, str], ...] = ()
    """(headline, outlet) of others that told it; the outlet is empty for another headline of the same outlet."""
    also_in: tuple[str, ...] = ()
    """Other outlets that told it, with city or page in brackets where known."""
    differences: str = ""
    """One line on how their versions differ."""
    told: Told | None = None
    change: Change | None = None
    """None in a first edition, and where nothing changed."""
    response: bool = True
    """Whether the reader is given room for an answer, in styles that have it."""
    cut_from: tuple[CutFrom, ...] = ()
    """The pages it was cut out of, in its order; empty for what is no cutting."""
    rights: str = ""
    notices: tuple[str, ...] = ()
    """Mentions a licence demands, printed with the item."""
    subscription: bool = False
    """Whether its address opens for subscribers only."""
    tone: Tone | None = None
    """None where nobody judged it."""
    words: int = 0
    minutes: int = 0
    """To read the whole original, as a list of links says; 0 where unknown."""


class DocumentSection(Struct, frozen=True):
    """A titled run of items; never empty."""

    key: str
    title: str
    items: tuple[Item, ...]


class Lead(Struct, frozen=True):
    """An item announced on the cover."""

    key: str
    headline: str
    line: str = ""


class Panel(Struct, frozen=True):
    """The fixed titles that were to be read: how many were, and which gave nothing or did not come."""

    read: int = 0
    """Titles read, those with items among them; 0 where no panel is kept."""
    nothing_found: tuple[str, ...] = ()
    not_available: tuple[str, ...] = ()
    """With the reason in brackets where it is known: "The Shipping Register (delivery failed)"."""


class Play(Struct, frozen=True):
    """Where one title printed one story."""

    page: str = ""
    """As the paper numbers it; the exporter writes "p. 1" in the title's language."""
    note: str = ""
    """What stands beside or instead of it: "lead", "picture"."""
    front: bool = False
    """On the front page, or leading the site."""
    language: str = ""


class PlayReport(Struct, frozen=True):
    """Stories by titles: who printed what where."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Play | None, ...]], ...]
    """A story's name and a cell a title; None where the title did not run it."""


class Changed(Struct, frozen=True):
    """One line of what changed since the edition before; `key` is empty where the item is no longer printed."""

    change: Change
    headline: str
    key: str = ""
    reason: str = ""


class FrontPage(Struct, frozen=True):
    """The front page of a title as it is shown small."""

    outlet: str
    figure: Figure
    page: str = ""
    """What stands below the name: the pages that are quoted."""
    key: str = ""
    """The item it leads to, if any."""


class Document(Struct, frozen=True):
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
    note: tuple[tuple[str, str], ...] = ()
    """The cover note of an executive summary: (label, text), three at best; "What dominates", "How we look" …"""
    panel: Panel = Panel()
    play: PlayReport | None = None
    changes: tuple[Changed, ...] = ()
    """Since the edition printed before; corrections and withdrawals of what was printed included."""
    changed_since: str = ""
    """HH:MM of that edition."""
    distribution: str = ""
    """Who gets this rendition and in how many copies; empty for the office's own line."""
    wording: tuple[tuple[str, str], ...] = ()
    """Fixed words said otherwise in this issue: (key, words)."""
    front_pages: tuple[FrontPage, ...] = ()
    """Chosen front pages; without them those of the items' own facsimiles are shown."""
