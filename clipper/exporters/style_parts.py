"""What a style is made of: page, type scale, colours, and what each kind of page shows."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from clipper.model.annotation import Role
from clipper.model.document import Figure


class Page(Struct, frozen=True):
    """The sheet and its margins, in millimetres; `text` + `gap` + `side` fill the width between left and right."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    text: float
    gap: float
    side: float
    head: float
    """Baseline of the running head below the top edge."""
    foot: float
    """Baseline of the foot above the bottom edge."""
    first_top: float = 0.0
    """The top margin of a first page without running head; 0 where it is as the others."""
    columns: int = 1
    """Of running text."""
    column_gap: float = 0.0
    hang: float = 0.0
    """How far entries stand in from their numbers."""
    annotation: float = 0.0
    """White at the outer edge to write in; 0 for as much as there is."""
    facts: float = 0.0
    """What an item's head gives to tone, rights and code where there is no side column."""


class Cover(Struct, frozen=True):
    """Whether there is a cover, what its windows say, and how many items it announces at most."""

    shown: bool = True
    leads: int = 3
    line: str = ""
    """Pattern of the line below the date; empty for edition and as at."""
    windows: tuple[tuple[str, str], ...] = ()
    """(label, pattern) each, or the name of one of the four usual ones and nothing; none for the usual four."""
    logo_height: float = 13.0
    """Millimetres."""


class Contents(Struct, frozen=True):
    """The list of contents: `number` is its page column in mm, `lines` the longest entry."""

    shown: bool = True
    number: float = 24.0
    lines: int = 2
    title: str = ""
    """Its heading; empty for the language's own word."""
    depth: str = "entries"
    """entries, or sections: one line a section."""
    line: str = "{headline} / {outlet}"
    page: str = ""
    """Pattern of one page ("p. {first}"); empty for the language's own."""
    pages: str = ""
    """Pattern of several pages ("pp. {first}–{last}")."""


class Items(Struct, frozen=True):
    """How items follow one another, and what their heads say."""

    new_page: bool = True
    brief_words: int = 120
    """Items shorter than this share a page."""
    brief_gap: float = 26.0
    """Points between items on one page."""
    long_headline: int = 90
    """Characters from which a headline is set 3 pt smaller."""
    continued_headline: int = 50
    """Characters after which "Headline …, continued" cuts."""
    address: bool = True
    """Whether an item's address is printed; else its outlet leads there."""
    least: float = 0.0
    """Millimetres of a page below which no further item begins on it."""
    head: tuple[str, ...] = ("outlet", "facts", "kicker", "headline", "deck", "byline")
    """What stands over a text, in this order."""
    facts: tuple[str, ...] = ()
    """What the line of facts says, in this order; none for what the form says by itself."""


class Running(Struct, frozen=True):
    """Running heads and feet by what they say."""

    head: str = "section"
    """section: the section, and outlet and date; office: the issuer, and the day; none."""
    opener: str = "genre"
    """What stands at the start of a page where a section opens: genre or section."""
    foot: str = "number"
    """After title and date: the issue's number, or as_at: when the intake was closed."""
    left: str = ""
    """Pattern of what stands at the start of the head; empty for what the form says there."""
    right: str = ""
    foot_left: str = ""
    foot_right: str = ""


class Response(Struct, frozen=True):
    """Room for the reader's answer beside an entry: writing lines at most, and points between them."""

    shown: bool = False
    lines: int = 5
    apart: float = 17.0


class FrontPages(Struct, frozen=True):
    """Front pages shown small on the first page, `most` of them."""

    shown: bool = False
    most: int = 4


class Facsimiles(Struct, frozen=True):
    """How facsimiles stand: paper round them and the locator's width in mm, and whether each has a page of its own."""

    paper: float = 3.2
    locator: float = 17.0
    own_page: bool = False


class End(Struct, frozen=True):
    """What is said last: nil returns, distribution and contact in so many columns, and the play report."""

    columns: int = 1
    play: bool = False


class Notices(Struct, frozen=True):
    """Fixed texts; an empty one leaves what the issuing office says."""

    page: str = ""
    """At the foot of every page."""
    cover: str = ""
    """At the foot of the cover."""
    end: str = ""
    """Below all that is said last."""


class Face(Struct, frozen=True):
    """One static font: its family as Word knows it, its file (under resources/fonts unless its whole path is given), and what stands in for it."""

    family: str
    file: str
    alternative: str = ""
    bold: bool = False
    italic: bool = False


class Row(Struct, frozen=True):
    """One row of the type scale, in points; `colour` is RRGGBB."""

    face: str
    size: float
    leading: float
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    first: float = 0.0
    """How much further in a paragraph's first line begins, after another paragraph."""
    colour: str = "1B1B1B"
    tracking: float = 0.0
    """Added between letters, as in tracked capitals."""
    capitals: bool = False


class Style(Struct, frozen=True):
    """How a document looks: everything an exporter asks for beside the document itself."""

    name: str
    """Of the style and its variant: what is made from one style alone can be kept by it."""
    form: str
    """How the pages are made up: clippings, executive, facsimile or links."""
    genre: str
    """Key of the genre's name in the fixed words."""
    page: Page
    cover: Cover
    contents: Contents
    items: Items
    colours: Mapping[str, str]
    """RRGGBB by name; a role's tint stands under the role's own value."""
    faces: Mapping[str, Face]
    rows: Mapping[str, Row]
    running: Running = Running()
    response: Response = Response()
    front_pages: FrontPages = FrontPages()
    facsimile: Facsimiles = Facsimiles()
    end: End = End()
    papers: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)
    """What another paper than A4 changes, part by part."""
    pictures_only: bool = False
    """Whether pages are handed out as pictures, without any text in the file."""
    paper: str = "a4"
    language: str = ""
    """Of the fixed words; empty for the issue's."""
    notices: Notices = Notices()
    logo: Figure | None = None
    warnings: tuple[str, ...] = ()
    """What the style asks for and cannot have on this machine, one sentence each."""

    def tint(self, role: Role) -> str:
        """The colour behind a passage marked in this role."""
        return self.colours[role.value]
