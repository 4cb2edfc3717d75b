"""The paragraph styles of a Word document: their names, and what each is made of beside its row of the type scale."""

from dataclasses import dataclass

from clipper.model.annotation import Role


@dataclass(frozen=True, slots=True)
class Sort:
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
    centred: bool = False
    pad: float = 0.0
    """Height that borders add above the first line (and below the last, for boxes)."""


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
}
"""Sides of each border: side, eighths of a point, points from the text, colour; in the schema's order."""

SORTS = (
    Sort("BodyText", "Body Text", "body"),
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
    Sort("Heading3", "heading 3", "heading", "BodyText", keep=True, outline=2),
    Sort("Deck", "Deck", "deck", "BodyText", keep=True),
    Sort("Byline", "Byline", "byline", "BodyText", keep=True),
    Sort("Quote", "Quote", "quote", "BodyText"),
    Sort("ListBullet", "List Bullet", "list", hanging=12, numbered=1),
    Sort("ListNumber", "List Number", "list", hanging=16, indent=2),
    Sort("Preformatted", "HTML Preformatted", "preformatted", "BodyText"),
    Sort("Omission", "Omission", "body", "BodyText"),
    Sort("PullQuote", "Pull Quote", "pull_quote", "PullQuoteSource", keep=True, whole=True, borders="bar", after=0),
    Sort("PullQuoteAlone", "Pull Quote alone", "pull_quote", "BodyText", "PullQuote", whole=True, borders="bar"),
    Sort("PullQuoteSource", "Pull Quote Source", "pull_quote_source", "BodyText", borders="bar", indent=14, after=16),
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
    ),
    Sort("Commentary", "Commentary", "commentary", borders="box", shaded=True, indent=10, pad=7.5),
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
    ),
    Sort("AlsoIn", "Also in", "also_in", borders="above", pad=5.5),
    Sort("WebAddress", "Web address", "url", "BodyText"),
    Sort("Rights", "Rights", "notice"),
    Sort("Figure", "Figure", "body", "Caption", keep=True, automatic=True, after=0),
    Sort("FigureAlone", "Figure alone", "body", "BodyText", "Figure", automatic=True),
    Sort("FigureWide", "Figure wide", "body", "Caption", "Figure", side=False, automatic=True, before=6, after=0),
    Sort("Caption", "caption", "caption", "BodyText"),
    Sort("FacsimileCaption", "Facsimile caption", "facsimile_caption", "BodyText", "Caption", side=False),
    Sort("TableText", "Table text", "table", side=False),
    Sort("TableHead", "Table head", "table_head", "TableText", side=False),
    Sort("TableEnd", "Table end", "body", "BodyText", after=0),
    Sort("Notice", "Notice", "notice", side=False),
    Sort("NoticeFirst", "Notice first", "notice", "Notice", "Notice", side=False, before=20),
    Sort("IssuerState", "Issuer state", "state", "Issuer", side=False, before=5, keep=True),
    Sort("Issuer", "Issuer", "issuer", "Title", side=False),
    Sort("IssuerMark", "Issuer mark", "initials", side=False, before=7.9, after=7.5, centred=True),
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
    Sort("Header", "header", "running_outlet", side=False, borders="head", tabs="end"),
    Sort("Footer", "footer", "foot", side=False, borders="foot", tabs="end"),
    Sort("FooterNotice", "Footer notice", "foot_notice", side=False, before=FOOT_GAP),
    Sort("CommentText", "annotation text", "table", side=False),
    Sort("FootnoteText", "footnote text", "pull_quote_source", side=False),
)
MARKS = {role: f"Mark{''.join(part.title() for part in role.value.split())}" for role in Role}
"""The character style of each role."""
