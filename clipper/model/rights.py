"""Rights: what an outlet's licence allows, to whom an issue goes, and what was handed out under which terms."""

from enum import StrEnum

from msgspec import Struct

from clipper.model.briefing import Rendition


class Reach(StrEnum):
    """How far a licence lets a text be handed out."""

    FREE = "free"
    """Our own text, or one nobody asks a licence for."""
    FULL = "full"
    """Text and facsimile, whole."""
    EXCERPT = "excerpt"
    """An excerpt or a summary, never the whole text and never the page."""
    IMAGE = "image"
    """The page as a picture alone, no text that can be searched."""
    LINK = "link"
    """Headline and link alone."""


class Licence(Struct, frozen=True):
    """The terms for an outlet, for one list of recipients or for all; what is None sets no limit."""

    reach: Reach = Reach.FULL
    days: int | None = None
    """Days after publication until which copies may be handed out; the day of publication is day 0."""
    excerpt_words: int | None = None
    """The longest excerpt or summary."""
    copies: int | None = None
    """The most readers one issue may have."""
    mentions: tuple[str, ...] = ()
    """What every copy must name: outlet, author, date."""
    notice: str = ""
    """Printed with the text."""


class Recipients(Struct, frozen=True):
    """A list of readers an issue is handed out to."""

    id: int = 0
    name: str = ""
    readers: int = 0


class Problem(StrEnum):
    """What stands against handing an entry out."""

    EMBARGO = "embargo"
    EXPIRED = "expired"
    UNDATED = "undated"
    COPIES = "copies"
    LINK_ONLY = "link_only"
    IMAGE_ONLY = "image_only"
    EXCERPT_ONLY = "excerpt_only"
    TOO_LONG = "too_long"
    MENTION = "mention"


class Remedy(StrEnum):
    """What can be done about it; an override needs a reason and is always possible."""

    EXCERPT = "excerpt"
    SHORTEN = "shorten"
    FACSIMILE = "facsimile"
    LINK = "link"
    LEAVE_OUT = "leave_out"
    COMPLETE = "complete"
    """Write the missing field into the clipping."""


class Use(Struct, frozen=True):
    """One entry as it is about to be handed out."""

    headline: str
    outlet: str
    rendition: Rendition
    words: int = 0
    """Words printed, commentary left out."""
    day: str | None = None
    """YYYY-MM-DD of publication, in the outlet's own zone."""
    author: str = ""
    embargo_raw: str | None = None
    embargo_until: int | None = None
    """UTC seconds; None where the embargo line could not be read."""
    has_pages: bool = False
    """Whether a facsimile can be printed instead."""
    override: str = ""
    """Why it goes out all the same; empty for no override."""
    clipping: str = ""
    """The clipping's uid."""
    code: str = ""


class Verdict(Struct, frozen=True):
    """Whether an entry may go out; `problems` stand first to last by weight, `remedies` best first."""

    allowed: bool
    problems: tuple[Problem, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    sentence: str = ""
    override: str = ""
    notice: str = ""


class LedgerLine(Struct, frozen=True):
    """One entry that was handed out to one list, written by the production run alone."""

    issue: str
    """The briefing's uid."""
    title: str
    number: int
    produced: int
    """UTC seconds."""
    recipients: str
    readers: int
    code: str
    clipping: str
    headline: str
    outlet: str
    author: str
    day: str
    rendition: Rendition
    words: int
    copies: int
    """Articles times recipients: the readers who had no copy of this edition yet; 0 for a link."""
    reach: Reach
    override: str = ""
    id: int = 0
    production: int = 0
    """The run that wrote it."""
