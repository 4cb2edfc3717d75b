"""Template: how an issue is made every morning: sections with their searches, panel, style, and what goes to whom."""

from msgspec import Struct, field

from clipper.model.briefing import Rendition
from clipper.model.query import Order


class TemplateSection(Struct, frozen=True):
    """A section that fills itself: what is searched for, in which order, and how its entries are shown at first."""

    title: str
    query: str = ""
    """As typed in the search field; empty fills nothing."""
    order: Order = Order.NEWEST
    rendition: Rendition = Rendition.EXCERPT
    most: int = 0
    """The most entries it takes (0 = all)."""


class Handout(Struct, frozen=True):
    """One rendition of an issue for one list of recipients."""

    recipients: str
    """The list's name; empty for the office itself."""
    format: str
    """Ending of the file: pdf, docx, html, eml, md, csv, zip."""
    style: str = "clippings"
    depth: Rendition | None = None
    """The most that is shown of any entry; None shows each as the issue does."""
    most: int = 0
    """The most entries (0 = all)."""
    image_only: bool = False
    """Pages as pictures without text that could be searched or copied."""
    pages: int = 0
    """The most pages of a PDF, for a summary on one page (0 = all); entries that do not fit are left to the whole issue."""


class Template(Struct, frozen=True):
    """A briefing made again and again."""

    id: int
    uid: str
    name: str
    title: str
    """The issue's title."""
    style: str = "clippings"
    language: str = "en"
    edition: str = ""
    sections: tuple[TemplateSection, ...] = ()
    panel: tuple[str, ...] = ()
    """Outlets that are read every morning, whatever is found in them."""
    handouts: tuple[Handout, ...] = ()
    past_days: int = 1
    """How far back the intake reaches where no issue came before."""
    next_number: int | None = None
    """The next issue's number; None counts on from the highest."""
    wording: dict[str, str] = field(default_factory=dict)
    """Fixed words of the document said otherwise, by their key."""
