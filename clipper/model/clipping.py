"""Draft and Clipping: what an importer found, and what stands in the library."""

from enum import StrEnum

from msgspec import Struct

from clipper.model.body import Body


class Status(StrEnum):
    """Where a clipping lies."""

    INBOX = "inbox"
    KEPT = "kept"
    ARCHIVED = "archived"
    TRASHED = "trashed"


class MediaType(StrEnum):
    """How the press sent it."""

    WIRE = "wire"
    WEB = "web"
    PRINT = "print"
    MAIL = "mail"
    WORD = "word"
    PDF = "pdf"
    SCAN = "scan"
    TEXT = "text"


class Published(Struct, frozen=True):
    """The moment of publication, as precise as the source and in its own zone.

    `day` is YYYY-MM-DD in the source's zone; `at` is UTC seconds, only where time and zone are known;
    `zone` is "+01:00", "-05:00" or "Z". A day without a time is not midnight.
    """

    raw: str | None = None
    day: str | None = None
    at: int | None = None
    zone: str | None = None


class Headline(Struct, frozen=True):
    """A further headline of the same text and where it stood: web, print, wire or short."""

    text: str
    kind: str = "wire"


class Confidence(Struct, frozen=True):
    """How sure a field's reading is (0 to 1) and where it came from ("og:title", "last line of the file")."""

    field: str
    sure: float
    source: str


class Original(Struct, frozen=True):
    """The untouched bytes a clipping came from; `data` is None once they lie in the library's files."""

    name: str
    media_type: str
    sha256: str = ""
    size: int = 0
    data: bytes | None = None


class Picture(Struct, frozen=True):
    """A picture that belongs to a body (a figure names it by SHA-256)."""

    sha256: str
    media_type: str
    width: int
    height: int
    data: bytes | None = None


class Embargo(Struct, frozen=True):
    """An embargo line as found and the instant it ends (UTC seconds), if it could be read."""

    raw: str
    until: int | None = None


class RecognisedPage(Struct, frozen=True):
    """What OCR read on one page of an original, as a library remembers it."""

    page: int
    """Counted from 0."""
    language: str
    engine: str
    """Name and version."""
    layer: str
    """The words with their places, as JSON."""


class Draft(Struct, frozen=True):
    """What an importer found: a Clipping nobody has filed."""

    headline: str
    body: Body
    other_headlines: tuple[Headline, ...] = ()
    kicker: str = ""
    deck: str = ""
    byline: str = ""
    """The line as printed ("By Jane Roe in Geneva")."""
    authors: tuple[str, ...] = ()
    """Full names."""
    dateline: str = ""
    credit: str = ""
    """The agency."""
    outlet: str = ""
    media_type: MediaType = MediaType.TEXT
    edition: str = ""
    section: str = ""
    page: str = ""
    published: Published = Published()
    modified: Published = Published()
    seen_at: int | None = None
    embargo: Embargo | None = None
    slug: str = ""
    url: str = ""
    language: str = ""
    """Two-letter code (ISO 639-1), empty where unknown."""
    rights: str = ""
    editors_note: str = ""
    keywords: tuple[str, ...] = ()
    original: Original | None = None
    pictures: tuple[Picture, ...] = ()
    warnings: tuple[str, ...] = ()
    confidence: tuple[Confidence, ...] = ()
    held_by: str = ""
    """SHA-256 of the original of the mail it came in; empty where it came by itself."""
    recognised: tuple[RecognisedPage, ...] = ()
    """The pages of its original on which words were recognised."""
    withdraws: bool = False
    """It is the agency's word that it takes back what moved under the same slug or address, or under a headline it names."""


class Clipping(Struct, frozen=True):
    """A filed Draft with its identity and what was done to it since."""

    id: int
    uid: str
    draft: Draft
    added: int
    """UTC seconds of filing."""
    status: Status = Status.INBOX
    starred: bool = False
    read: bool = False
    tags: tuple[str, ...] = ()
    """Full paths ("Energy/Oil"), sorted."""
    content_hash: str = ""
    batch: int | None = None
    story: int | None = None
    earlier: int | None = None
    """The clipping of which this is a later version (same URL or slug)."""
    holder: int | None = None
    """The mail it came in: attached to it, or one of its articles."""
    withdrawn: bool = False
    """The agency has taken it back."""


class ClippingRow(Struct, frozen=True):
    """What a list shows of a clipping, without its text."""

    id: int
    uid: str
    headline: str
    deck: str
    """The deck, else the first words of the body."""
    outlet: str
    media_type: str
    day: str | None
    at: int | None
    zone: str | None
    added: int
    language: str
    status: str
    starred: bool
    read: bool
    words: int
    page: str
    tags: tuple[tuple[str, int], ...]
    """Path and colour number of each tag."""
    marks: tuple[tuple[str, int], ...]
    """Role and count."""
    picture: str | None
    """SHA-256 of the first picture."""
    story: int | None
    others: int = 0
    """Other clippings, outside the trash, that tell the same story."""
    withdrawn: bool = False
    """The agency has taken it back."""
    outlets: int = 0
    """How many outlets tell its story, its own among them; several versions of one outlet count once."""
