"""The paragraph styles of a Word document: their names, and what each is made of beside its row of the type scale."""

from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from clipper.model.annotation import Role


class Sort(Struct, frozen=True):
    """One paragraph style: its Word names, its row of the type scale, and what is particular to it."""

    id: str
    name: str
    row: str
    next: str = ""
    based: str = "Normal"
    side: bool = True
    """Leaves the side column white."""
    keep: bool = False
    whole: bool = False
    outline: int | None = None
    smaller: float = 0.0
    before: float | None = None
    after: float | None = None
    indent: float = 0.0
    """Added to the row's own indent, in points."""
    hanging: float = 0.0
    borders: str = ""
    """Key of BORDERS."""
    shaded: bool = False
    tabs: str = ""
    """"notes" (the side column), "end" (right end), or "dots" (right end with leaders)."""
    automatic: bool = False
    """Line height follows the contents: exact leading clips pictures."""
    numbered: int = 0
    align: str = ""
    """"center" or "end"; else the start."""
    pad: float = 0.0
    """Height that borders add above the first line (and below the last, for boxes)."""
    column: bool = False
    """Stands in a column, in styles that set texts in several."""
    entry: bool = False
    """Is numbered, its number hanging, in styles that number their entries."""
    frame: str = ""
    """Stands in a frame: "notes" (the side column)."""
    colour: str = ""
    """Instead of its row's."""
    edge: bool = False
    """Begins where the numbers of entries do."""
    short: float = 0.0
    """Points left white at the end of its lines."""
    flat: bool = False
    """Without the white before the first line that its row has."""


FOOT_GAP = 2.0
"""Points between the foot and the office's notice below it."""
BORDERS = {
    "item": (("top", 13, 4, "ink"),),
    "bar": (("left", 16, 10, "accent"),),
    "box": (("top", 4, 7, "rule"), ("left", 4, 10, "tint"), ("bottom", 4, 7, "rule"), ("right", 4, 10, "tint")),
    "above": (("top", 4, 5, "rule"),),
    "below": (("bottom", 4, 4, "rule"),),
    "head": (("bottom", 4, 4, "rule"),),
    "foot": (("top", 4, 5, "rule"),),
    "cover": (("bottom", 13, 24, "ink"),),
    "title": (("bottom", 13, 7, "ink"),),
    "rule": (("top", 4, 0, "rule"),),
    "paper": tuple((side, 4, 9, "grey") for side in ("top", "left", "bottom", "right")),
}
"""Sides of each border: side, eighths of a point, points from the text, colour; in the schema's order."""

_SORTS = (
    Sort("BodyText", "Body Text", "body", column=True),
    Sort("Heading1", "heading 1", "section", "ItemOutlet", side=False, keep=True, outline=0),
    Sort(
        "ItemOutlet", "Item outlet", "outlet", "ItemFacts", side=False, keep=True, borders="item", tabs="notes", pad=5.6
    ),
    Sort("ItemFacts", "Item facts", "facts", "Heading2", side=False, keep=True, tabs="notes"),
    Sort(
        "ItemOutletNext",
        "Item outlet next",
        "outlet",
        "ItemFacts",
        "ItemOutlet",
        side=False,
        keep=True,
        borders="item",
        tabs="notes",
        before=26,
        pad=5.6,
    ),
    Sort("Kicker", "Kicker", "kicker", "Heading2", keep=True),
    Sort("Heading2", "heading 2", "headline", "BodyText", keep=True, outline=1),
    Sort("Heading2Long", "Heading 2 long", "headline", "BodyText", "Heading2", keep=True, outline=1, smaller=3),
    Sort("Heading3", "heading 3", "heading", "BodyText", keep=True, outline=2, column=True),
    Sort("Deck", "Deck", "deck", "BodyText", keep=True),
    Sort("Byline", "Byline", "byline", "BodyText", keep=True, column=True),
    Sort("Quote", "Quote", "quote", "BodyText", column=True),
    Sort("ListBullet", "List Bullet", "list", hanging=12, numbered=1, column=True),
    Sort("ListNumber", "List Number", "list", hanging=16, indent=2, column=True),
    Sort("Preformatted", "HTML Preformatted", "preformatted", "BodyText", column=True),
    Sort("Omission", "Omission", "body", "BodyText", column=True),
    Sort(
        "PullQuote",
        "Pull Quote",
        "pull_quote",
        "PullQuoteSource",
        keep=True,
        whole=True,
        borders="bar",
        after=0,
        column=True,
    ),
    Sort(
        "PullQuoteAlone",
        "Pull Quote alone",
        "pull_quote",
        "BodyText",
        "PullQuote",
        whole=True,
        borders="bar",
        column=True,
    ),
    Sort(
        "PullQuoteSource",
        "Pull Quote Source",
        "pull_quote_source",
        "BodyText",
        borders="bar",
        indent=14,
        after=16,
        column=True,
    ),
    Sort(
        "CommentaryHeading",
        "Commentary Heading",
        "commentary_label",
        "Commentary",
        keep=True,
        borders="box",
        shaded=True,
        indent=10,
        before=16,
        pad=7.5,
        column=True,
    ),
    Sort("Commentary", "Commentary", "commentary", borders="box", shaded=True, indent=10, pad=7.5, column=True),
    Sort(
        "SuggestedLine",
        "Suggested line",
        "suggested_line",
        "Commentary",
        borders="box",
        shaded=True,
        indent=10,
        after=4,
        pad=7.5,
        column=True,
    ),
    Sort("AlsoIn", "Also in", "also_in", borders="above", pad=5.5, column=True),
    Sort("WebAddress", "Web address", "url", "BodyText", column=True),
    Sort("Rights", "Rights", "notice", column=True),
    Sort("Picture", "Picture", "body", "BodyText", automatic=True, column=True),
    Sort("Figure", "Figure", "body", "Caption", keep=True, automatic=True, before=9, after=0, column=True),
    Sort("FigureAlone", "Figure alone", "body", "BodyText", "Figure", automatic=True, before=9, after=12, column=True),
    Sort("FigureWide", "Figure wide", "body", "Caption", "Figure", side=False, automatic=True, before=6, after=0),
    Sort("Caption", "caption", "caption", "BodyText", column=True),
    Sort("FacsimileCaption", "Facsimile caption", "facsimile_caption", "BodyText", "Caption", side=False),
    Sort("TableText", "Table text", "table", side=False),
    Sort("TableHead", "Table head", "table_head", "TableText", side=False),
    Sort("TableEnd", "Table end", "body", "BodyText", after=0),
    Sort("Notice", "Notice", "notice", side=False),
    Sort("NoticeFirst", "Notice first", "notice", "Notice", "Notice", side=False, before=20),
    Sort("IssuerState", "Issuer state", "state", "Issuer", side=False, before=5, keep=True),
    Sort("Issuer", "Issuer", "issuer", "Title", side=False),
    Sort("IssuerMark", "Issuer mark", "initials", side=False, before=7.9, after=7.5, align="center"),
    Sort("IssuerRule", "Issuer rule", "window_label", side=False, borders="cover", after=20.3),
    Sort("Title", "Title", "title", "Subtitle", side=False),
    Sort("TitleMiddle", "Title middle", "title", "Subtitle", "Title", side=False, smaller=14),
    Sort("TitleLong", "Title long", "title", "Subtitle", "Title", side=False, smaller=26),
    Sort("Subtitle", "Subtitle", "date", "CoverLine", side=False, before=8.6),
    Sort("CoverLine", "Cover line", "as_at", side=False, before=3.3, after=37.3),
    Sort("WindowLabel", "Cover window label", "window_label", "WindowValue", side=False, after=1.3),
    Sort("WindowValue", "Cover window", "window_value", side=False),
    Sort("CoverLabel", "Cover label", "cover_label", "CoverLead", side=False, before=25.2, after=14.2, keep=True),
    Sort("WindowStrong", "Cover window strong", "window_strong", "WindowValue", "WindowValue", side=False),
    Sort("CoverLead", "Cover lead", "lead", "CoverLeadLine", side=False, keep=True),
    Sort("CoverLeadLine", "Cover lead line", "lead_line", "CoverLead", side=False, after=0),
    Sort("CoverLeadPages", "Cover lead pages", "contents_number", "CoverLead", side=False, before=4.6),
    Sort("CoverNotice", "Cover notice", "cover_notice", side=False, after=0),
    Sort("TOCHeading", "TOC Heading", "contents_title", "TOC1", side=False, keep=True),
    Sort("TOC1", "toc 1", "contents_section", "TOC2", side=False, keep=True, borders="below"),
    Sort("ContentsEnd", "Contents end", "section_end", side=False),
    Sort("TOC2", "toc 2", "contents_line", side=False, tabs="dots", whole=True),
    Sort(
        "ContentsLead",
        "Contents lead",
        "contents_lead",
        "ContentsSummary",
        "TOC2",
        side=False,
        tabs="dots",
        keep=True,
        after=0,
    ),
    Sort(
        "ContentsLeadAlone", "Contents lead alone", "contents_lead", "TOC2", "TOC2", side=False, tabs="dots", whole=True
    ),
    Sort(
        "ContentsSummary", "Contents summary", "contents_summary", "TOC2", side=False, whole=True, after=8.6, short=70
    ),
    Sort("Header", "header", "running_outlet", side=False, borders="head", tabs="end"),
    Sort("Footer", "footer", "foot", side=False, borders="foot", tabs="end"),
    Sort("Continued", "Continued", "continues", "BodyText", side=False, before=6.5),
    Sort("Continues", "Continues", "continues", "Footer", side=True, after=4.5, align="end"),
    Sort("FooterNotice", "Footer notice", "foot_notice", side=False, before=FOOT_GAP),
    Sort("CommentText", "annotation text", "table", side=False),
    Sort("FootnoteText", "footnote text", "pull_quote_source", before=1),
    Sort("FootnoteRule", "Footnote rule", "section_end", side=False, before=6),
    Sort("EndLabel", "End label", "end_label", "Notice", side=False, keep=True),
    Sort("EndHeading", "End heading", "section", "TableText", side=False, keep=True, before=18, after=6),
    Sort("EndMatterWhite", "End matter white", "section_end", side=False, before=13),
    Sort("PlayHead", "Play head", "play_head", side=False, align="center"),
    Sort("PlayTitle", "Play title", "play_head", side=False),
    Sort("PlayStory", "Play story", "play", side=False),
    Sort("PlayCell", "Play cell", "play", side=False, align="center"),
    Sort("PlayFront", "Play front page", "play_front", side=False, align="center"),
    Sort("Told", "Told before", "told"),
    Sort("Change", "Change", "change", keep=True),
    Sort("ChangeLine", "Change line", "notice", side=False, after=2),
)
_MASTHEAD = (
    Sort("MastheadDate", "Masthead date", "masthead_date", side=False, align="end", before=3),
    Sort("MastheadIssue", "Masthead issue", "masthead_issue", side=False, align="end"),
)
_NOTES = (
    Sort("SideTone", "Side tone", "tone", "SideNotes", side=False, frame="notes", after=3),
    Sort("SideNotes", "Side notes", "side", side=False, frame="notes"),
)
_EXTRA = {
    "executive": (
        *_MASTHEAD,
        *_NOTES,
        Sort("SideBoxes", "Side boxes", "response", "SideLine", side=False, frame="notes", before=3, after=3),
        Sort("SideLine", "Side line", "response", side=False, frame="notes", tabs="line", before=6, colour="hairline"),
        Sort("NoteLabel", "Cover note label", "note_label", "NoteText", side=False),
        Sort("NoteText", "Cover note", "note", side=False),
        Sort("EntryRule", "Entry rule", "section_end", "Heading2", side=False, borders="rule", before=9, after=8),
        Sort("EntryEnd", "Entry end", "section_end"),
        Sort("Remark", "Remark", "commentary"),
        Sort("LineToTake", "Line to take", "pull_quote", "LineToTakeSource", edge=True, keep=True, borders="bar", after=0),
        Sort("LineToTakeSource", "Line to take source", "pull_quote_source", edge=True, borders="bar", indent=12, after=10),
        Sort("HeaderEmpty", "header of a first page", "section_end", side=False),
        Sort("HeaderPush", "header with white below", "running_outlet", side=False, borders="head", tabs="end", after=20),
    ),
    "links": (
        Sort("ItemFactsAlone", "Item facts alone", "facts", "Heading2", after=11),
        Sort("ItemWhence", "Item whence", "facts", "WebAddress", before=4),
        Sort("ItemWhenceAlone", "Item whence alone", "facts", "Heading2", before=4, after=11),
        Sort("Locator", "Locator", "body", "Heading2", side=False, automatic=True, before=0, after=0),
    ),
    "facsimile": (
        *_MASTHEAD,
        *_NOTES,
        Sort("BodyFirst", "Body Text first", "body", "BodyText", "BodyText", column=True, flat=True),
        Sort("Mounted", "Mounted headline", "mounted", "Facsimile", keep=True, outline=1, after=10, short=180),
        Sort("Facsimile", "Facsimile", "body", "FacsimileCaption", side=False, keep=True, automatic=True, borders="paper", shaded=True, align="center", indent=9.1, before=9.5, after=9.5),
        Sort("Locator", "Locator", "body", "SideTone", side=False, frame="locator", automatic=True, before=0, after=0),
        Sort("HeaderEmpty", "header of a first page", "section_end", side=False),
        Sort("HeaderPush", "header with white below", "running_outlet", side=False, borders="head", tabs="end", after=24),
        Sort("TextEnd", "Text end", "section_end", side=False),
        Sort("TableLead", "Table lead", "section_end", side=False, before=6),
        Sort("FigureFirst", "Figure first", "body", "Caption", "Figure", keep=True, automatic=True, before=0, after=0, column=True),
        Sort("FigureFirstAlone", "Figure first alone", "body", "BodyText", "FigureAlone", automatic=True, before=0, after=12, column=True),
        Sort("FrontPage", "Front page", "front_page", "FrontPageNote", side=False, before=4),
        Sort("FrontPageNote", "Front page note", "front_page_note", side=False),
    ),
}  # fmt: skip
"""Styles that some make-ups of pages have beside those of all."""
_RULED: dict[str, object] = {"borders": "below"}
_CHANGES: dict[str, dict[str, dict[str, object]]] = {
    "executive": {
        "Heading1": _RULED,
        "Heading2": {"entry": True},
        "Heading2Long": {"entry": True},
        "ItemFacts": {"side": True, "tabs": ""},
        "ListBullet": {"hanging": 9.0},
        "Title": {"borders": "title", "before": 20.0, "after": 8.0},
        "IssuerState": {"before": 1.0},
        "IssuerMark": {"before": 6.4, "after": 5.8},
        "AlsoIn": {"borders": "", "pad": 0.0},
    },
    "links": {
        "Heading1": _RULED,
        "Heading2": {"entry": True},
        "Heading2Long": {"entry": True},
        "ItemFacts": {"side": True, "tabs": ""},
        "Issuer": {"borders": "item", "pad": 5.6},
        "Title": {"before": 16.0},
        "Subtitle": {"before": 4.0, "after": 40.0},
        "NoticeFirst": {"borders": "above", "pad": 5.5},
    },
    "facsimile": {
        "ItemOutlet": {"tabs": ""},
        "ItemOutletNext": {"tabs": ""},
        "ItemFacts": {"tabs": ""},
        "Title": {"borders": "title", "before": 20.0, "after": 14.0},
        "IssuerState": {"before": 1.0},
        "IssuerMark": {"before": 6.4, "after": 5.8},
        "CoverLabel": {"before": 0.0, "after": 6.0},
        "Continued": {"before": 3.5},
    },
}
"""How styles of all make-ups differ in one of them."""


@lru_cache(maxsize=8)
def sorts(form: str) -> tuple[Sort, ...]:
    """The paragraph styles of a make-up of pages (clippings, executive, facsimile or links)."""
    changes = _CHANGES.get(form, {})
    every = (*_SORTS, *_EXTRA.get(form, ()))
    return tuple(replace(sort, **changes.get(sort.id, {})) for sort in every)  # pyright: ignore[reportArgumentType]


MARKS = {role: f"Mark{''.join(part.title() for part in role.value.split())}" for role in Role}
"""The character style of each role."""
