"""A briefing style as Word styles: the names Word and its users know, their measures, and the parts that hold them.

Everything an item looks like stands here and nothing of it in the text (briefing-look, section 5).
"""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from clipper.exporters.style import Face, Row, Style, points
from clipper.exporters.word_measure import Shape
from clipper.exporters.word_xml import NAMESPACES, escape, locale
from clipper.model.annotation import Role

_ARABIC = {
    "serif": ("Noto Naskh Arabic", 1.176, 1.52),
    "display": ("Noto Naskh Arabic", 0.957, 1.286),
    "sans": ("Noto Sans Arabic", 1.0, 1.15),
}
"""Per voice the face for complex scripts, how much larger it is set, and how much wider its lines stand."""
_HEBREW = {"serif": "Noto Serif Hebrew", "display": "Noto Serif Hebrew", "sans": "Noto Sans Hebrew"}
_FILES = {
    "serif": "NotoNaskhArabic-Regular.ttf",
    "display": "NotoNaskhArabic-Bold.ttf",
    "sans": "NotoSansArabic-Regular.ttf",
}


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
    """Key of _BORDERS."""
    shaded: bool = False
    tabs: str = ""
    """"notes" (the side column), "end" (right end), "dots" (right end with leaders), "pages" (a place for numbers)."""
    automatic: bool = False
    """Line height follows the contents: exact leading clips pictures."""
    numbered: int = 0
    centred: bool = False
    pad: float = 0.0
    """Height that borders add above the first line (and below the last, for boxes)."""


_BORDERS = {
    "item": (("top", 13, 4, "ink"),),
    "bar": (("left", 16, 10, "accent"),),
    "box": (("top", 4, 7, "rule"), ("left", 4, 10, "tint"), ("bottom", 4, 7, "rule"), ("right", 4, 10, "tint")),
    "above": (("top", 4, 5, "rule"),),
    "below": (("bottom", 4, 4, "rule"),),
    "head": (("bottom", 4, 6, "rule"),),
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
    Sort("FigureWide", "Figure wide", "body", "Caption", "Figure", side=False, automatic=True, after=0),
    Sort("Caption", "caption", "caption", "BodyText"),
    Sort("TableText", "Table text", "table", side=False),
    Sort("TableHead", "Table head", "table_head", "TableText", side=False),
    Sort("TableEnd", "Table end", "body", "BodyText", after=0),
    Sort("Notice", "Notice", "notice", side=False),
    Sort("NoticeFirst", "Notice first", "notice", "Notice", "Notice", side=False, before=20),
    Sort("IssuerState", "Issuer state", "state", "Issuer", side=False, before=5, keep=True),
    Sort("Issuer", "Issuer", "issuer", "Title", side=False),
    Sort("IssuerMark", "Issuer mark", "lead", side=False, before=9, after=9, centred=True),
    Sort("IssuerRule", "Issuer rule", "window_label", side=False, borders="cover", after=24),
    Sort("Title", "Title", "title", "Subtitle", side=False),
    Sort("TitleMiddle", "Title middle", "title", "Subtitle", "Title", side=False, smaller=14),
    Sort("TitleLong", "Title long", "title", "Subtitle", "Title", side=False, smaller=26),
    Sort("Subtitle", "Subtitle", "date", "CoverLine", side=False, before=4),
    Sort("CoverLine", "Cover line", "as_at", side=False, before=2, after=30),
    Sort("WindowLabel", "Cover window label", "window_label", "WindowValue", side=False),
    Sort("WindowValue", "Cover window", "window_value", side=False),
    Sort("CoverLabel", "Cover label", "cover_label", "CoverLead", side=False, before=24, after=12, keep=True),
    Sort("CoverLead", "Cover lead", "lead", "CoverLeadLine", side=False, keep=True, tabs="pages"),
    Sort("CoverLeadLine", "Cover lead line", "lead_line", "CoverLead"),
    Sort("CoverNotice", "Cover notice", "cover_notice", side=False, after=0),
    Sort("TOCHeading", "TOC Heading", "contents_title", "TOC1", side=False, keep=True),
    Sort("TOC1", "toc 1", "contents_section", "TOC2", side=False, keep=True, borders="below"),
    Sort("TOC2", "toc 2", "contents_line", side=False, tabs="dots", whole=True),
    Sort("Header", "header", "running_outlet", side=False, borders="head", tabs="end"),
    Sort("Footer", "footer", "foot", side=False, borders="foot", tabs="end"),
    Sort("FooterNotice", "Footer notice", "foot_notice", side=False),
    Sort("CommentText", "annotation text", "table", side=False),
    Sort("FootnoteText", "footnote text", "pull_quote_source", side=False),
)
ALL = {sort.id: sort for sort in SORTS}
MARKS = {role: f"Mark{''.join(part.title() for part in role.value.split())}" for role in Role}
"""The character style of each role."""


def half_points(size: float) -> int:
    """A size as Word keeps it."""
    return round(size * 2)


def _twips(length: float) -> int:
    return round(length * 20)


def _voice(row: Row) -> str:
    return "sans" if row.face.startswith("sans") else "display" if row.face in {"display", "light"} else "serif"


@lru_cache(maxsize=16)
def _shapes(name: str, style: "_Same") -> Mapping[str, Shape]:
    return {
        **{sort.id: _shape(style.style, sort, rtl=False) for sort in SORTS},
        **{f"{sort.id}RTL": _shape(style.style, sort, rtl=True) for sort in SORTS},
    }


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """A style as a key: the same object, the same measures (styles hold mappings, which have no hash)."""

    style: Style

    def __hash__(self) -> int:
        return id(self.style)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.style is self.style


def shapes(style: Style) -> Mapping[str, Shape]:
    """The measures of every paragraph style, by its id, those for right-to-left text ending in RTL."""
    return _shapes(style.name, _Same(style))


def _shape(style: Style, sort: Sort, *, rtl: bool) -> Shape:
    row = style.rows[sort.row]
    page = style.page
    width = points(page.text if sort.side else page.text + page.gap + page.side)
    width -= row.indent + sort.indent * (2 if sort.borders == "box" else 1)
    size = half_points(row.size - sort.smaller) / 2
    before = (row.before if sort.before is None else sort.before) + (sort.pad if sort.borders != "box" else 0)
    after = row.after if sort.after is None else sort.after
    leading = _leading(row, sort)
    file = style.faces[row.face].file
    if rtl:
        voice = _voice(row)
        _family, larger, wider = _ARABIC[voice]
        size, leading, file = half_points(size * larger) / 2, round(leading * wider, 1), _FILES[voice]
    return Shape(
        file,
        size,
        leading,
        width,
        before,
        after,
        sort.keep,
        row.capitals and not rtl,
        0.0 if rtl else row.tracking,
        sort.whole,
    )


def _leading(row: Row, sort: Sort) -> float:
    return row.leading - sort.smaller * 1.2 if sort.smaller else row.leading


def styles_xml(style: Style, language: str, *, mirrored: bool = False, hebrew: bool = False) -> str:
    """The styles part; `mirrored` for an issue from right to left, `hebrew` where its right-to-left text is Hebrew."""
    spoken = locale(language) or "en-GB"
    body = style.rows["body"]
    normal = _run_facts(style, body, 0.0, hebrew)
    parts = [
        f'<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{normal}<w:lang w:val="{spoken}" w:eastAsia="zh-CN" '
        f'w:bidi="{"he-IL" if hebrew else "ar-SA"}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>',
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{_twips(body.leading)}" w:lineRule="exact"/></w:pPr></w:style>',
    ]
    for sort in SORTS:
        parts.append(_paragraph_style(style, sort, hebrew))
        parts.append(_twin(style, sort, mirrored))
    parts += _character_styles(style, hebrew)
    parts += _table_styles(style)
    return "".join([*parts, "</w:styles>"])


def _run_facts(style: Style, row: Row, smaller: float, hebrew: bool) -> str:
    """Font, weight, colour, tracking and size of a row, in the schema's order."""
    face = style.faces[row.face]
    voice = _voice(row)
    family, larger, _wider = _ARABIC[voice]
    complex_family = _HEBREW[voice] if hebrew else family
    size = half_points(row.size - smaller)
    strong = face.bold or row.face == "display"
    facts = f'<w:rFonts w:ascii="{face.family}" w:hAnsi="{face.family}" w:cs="{complex_family}"/>'
    facts += "<w:b/>" if face.bold else _value("b", 0)
    facts += "<w:bCs/>" if strong else _value("bCs", 0)
    facts += "<w:i/>" if face.italic else ""
    facts += "<w:caps/>" if row.capitals else ""
    facts += _value("color", row.colour)
    facts += _value("spacing", _twips(row.tracking)) if row.tracking else ""
    return facts + _value("sz", size) + _value("szCs", half_points(size / 2 * (1.0 if hebrew else larger)))


def _value(name: str, value: object) -> str:
    """An element that says one thing."""
    return f'<w:{name} w:val="{value}"/>'


def _paragraph_style(style: Style, sort: Sort, hebrew: bool) -> str:
    row = style.rows[sort.row]
    facts = "<w:keepNext/>" if sort.keep else ""
    if sort.whole or sort.keep:
        facts += "<w:keepLines/>"
    if sort.numbered:
        facts += f'<w:numPr><w:numId w:val="{sort.numbered}"/></w:numPr>'
    facts += _borders(style, sort.borders)
    if sort.shaded:
        facts += f'<w:shd w:val="clear" w:color="auto" w:fill="{style.colours["tint"]}"/>'
    facts += _tabs(style, sort.tabs)
    shape = _shape(style, sort, rtl=False)
    pad = sort.pad if sort.borders != "box" else 0.0
    facts += _spacing(shape.before - pad, shape.after, shape.leading, automatic=sort.automatic)
    start, end = row.indent + sort.indent, points(style.page.gap + style.page.side) if sort.side else 0.0
    if sort.borders == "box":
        end += sort.indent
    facts += _indents(start, end, sort.hanging)
    facts += _value("jc", "center") if sort.centred else ""
    if sort.outline is not None:
        facts += f'<w:outlineLvl w:val="{sort.outline}"/>'
    return _style(
        "paragraph", sort.id, sort.name, sort.based, sort.next, facts, _run_facts(style, row, sort.smaller, hebrew)
    )


def _style(kind: str, id: str, name: str, based: str, following: str, paragraph: str, run: str) -> str:
    """A style; one Word has of its own is not called a custom one."""
    custom = "" if name in _KNOWN else ' w:customStyle="1"'
    facts = _value("name", escape(name))
    facts += _value("basedOn", based) if based else ""
    facts += _value("next", following) if following else ""
    facts += "<w:qFormat/>"
    facts += f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    return f'<w:style w:type="{kind}"{custom} w:styleId="{id}">{facts}<w:rPr>{run}</w:rPr></w:style>'


def _twin(style: Style, sort: Sort, mirrored: bool) -> str:
    """The style for right-to-left text: from the right, at the sizes and leadings its scripts need.

    In an issue from left to right the text column stays where it is, so its indents change sides; outlet and facts
    stay left-to-right paragraphs there, with a tab to the column's right edge, because the notes beside them do.
    """
    row = style.rows[sort.row]
    shape = _shape(style, sort, rtl=True)
    beside = not mirrored and sort.tabs == "notes"
    facts = ""
    if not mirrored and sort.borders == "bar":
        facts += _borders(style, "bar", turned=True)
    if beside:
        facts += _tabs(style, "notes", right=True)
    if not beside:
        facts += "<w:bidi/>"
    pad = sort.pad if sort.borders != "box" else 0.0
    facts += _spacing(shape.before - pad, shape.after, shape.leading, automatic=sort.automatic)
    if not mirrored and not beside:
        start, end = row.indent + sort.indent, points(style.page.gap + style.page.side) if sort.side else 0.0
        if sort.borders == "box":
            end += sort.indent
        # In a bidi paragraph the start is at the right: the white of the side column comes before the text.
        facts += _indents(end + start, 0.0 if sort.borders != "box" else sort.indent, sort.hanging)
    plain = _value("caps", 0) if row.capitals else ""
    plain += _value("spacing", 0) if row.tracking else ""
    following = f"{sort.next}RTL" if sort.next else ""
    return _style("paragraph", f"{sort.id}RTL", f"{sort.name} RTL", sort.id, following, facts, plain)


def _borders(style: Style, name: str, *, turned: bool = False) -> str:
    sides = _BORDERS.get(name, ())
    turn = {"left": "right", "right": "left"} if turned else {}
    drawn = "".join(
        f'<w:{turn.get(side, side)} w:val="single" w:sz="{size}" w:space="{space}" w:color="{style.colours[colour]}"/>'
        for side, size, space, colour in sides
    )
    if turned:
        drawn = '<w:left w:val="nil"/>' + drawn
    return f"<w:pBdr>{drawn}</w:pBdr>" if drawn else ""


def _tabs(style: Style, kind: str, *, right: bool = False) -> str:
    page = style.page
    full = _twips(points(page.text + page.gap + page.side))
    stops = {
        "notes": f'<w:tab w:val="left" w:pos="{_twips(points(page.text + page.gap))}"/>',
        "end": f'<w:tab w:val="right" w:pos="{full}"/>',
        "dots": f'<w:tab w:val="right" w:leader="dot" w:pos="{full}"/>',
        "pages": f'<w:tab w:val="right" w:pos="{full}"/>',
    }.get(kind, "")
    if right:
        stops = f'<w:tab w:val="right" w:pos="{_twips(points(page.text))}"/>' + stops
    return f"<w:tabs>{stops}</w:tabs>" if stops else ""


def _spacing(before: float, after: float, leading: float, *, automatic: bool) -> str:
    rule = 'w:line="240" w:lineRule="auto"' if automatic else f'w:line="{_twips(leading)}" w:lineRule="exact"'
    return f'<w:spacing w:before="{_twips(before)}" w:after="{_twips(after)}" {rule}/>'


def _indents(start: float, end: float, hanging: float) -> str:
    facts = f'w:left="{_twips(start)}" w:right="{_twips(end)}"'
    return f'<w:ind {facts} w:hanging="{_twips(hanging)}"/>' if hanging else f"<w:ind {facts}/>"


_KNOWN = {
    *("Body Text", "heading 1", "heading 2", "heading 3", "Quote", "List Bullet", "List Number", "caption", "Title"),
    *("Subtitle", "TOC Heading", "toc 1", "toc 2", "header", "footer", "annotation text", "footnote text"),
    *("HTML Preformatted", "Hyperlink", "Strong", "Emphasis", "annotation reference", "footnote reference"),
}
"""Styles Word has of its own."""


def _character_styles(style: Style, hebrew: bool) -> list[str]:
    def made(name: str, facts: str, id: str = "") -> str:
        return _style("character", id or name.replace(" ", ""), name, "", "", "", facts)

    def row(key: str) -> str:
        return _run_facts(style, style.rows[key], 0.0, hebrew)

    grey, accent = style.colours["grey"], style.colours["accent"]
    made_ones = [
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>',
        made("Hyperlink", f'<w:color w:val="{accent}"/><w:u w:val="single"/>'),
        made("Strong", "<w:b/><w:bCs/>"),
        made("Emphasis", "<w:i/>"),
        made("Strong Emphasis", "<w:b/><w:bCs/><w:i/>"),
        made("Label", "<w:b/><w:bCs/>"),
        made("Quiet", f'<w:color w:val="{grey}"/>'),
        made("Side label", row("mark_label").replace(accent, style.colours["ink"])),
        made("Side note", row("side")),
        made("Dateline", row("dateline")),
        made("Issuer initials", row("lead").replace(style.colours["ink"], style.colours["white"])),
        made("Credit", row("credit")),
        made("Outlet in contents", row("contents_outlet")),
        made("Page number", row("contents_number")),
        made("annotation reference", '<w:sz w:val="16"/><w:szCs w:val="16"/>', id="CommentReference"),
        made("footnote reference", '<w:vertAlign w:val="superscript"/>', id="FootnoteReference"),
    ]
    for role, name in MARKS.items():
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{style.tint(role)}"/>'
        made_ones.append(made(f"Mark {role.value}", shade, id=name))
    return made_ones


def _table_styles(style: Style) -> list[str]:
    ink, hairline, rule = style.colours["ink"], style.colours["hairline"], style.colours["rule"]

    def line(side: str, size: int, colour: str) -> str:
        return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'

    def margins(*sizes: int) -> str:
        sides = zip(("top", "left", "bottom", "right"), sizes, strict=True)
        inner = "".join(f'<w:{side} w:w="{size}" w:type="dxa"/>' for side, size in sides)
        return f"<w:tblCellMar>{inner}</w:tblCellMar>"

    def made(id: str, name: str, facts: str, rest: str = "") -> str:
        return (
            f'<w:style w:type="table" w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/>'
            f"<w:qFormat/><w:tblPr>{facts}</w:tblPr>{rest}</w:style>"
        )

    head = f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{line("bottom", 6, ink)}</w:tcBorders></w:tcPr></w:tblStylePr>'
    mark = (
        '<w:tblStylePr w:type="firstCol"><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{style.colours["accent"]}"/></w:tcPr></w:tblStylePr>'
    )
    grid = line("top", 6, ink) + line("bottom", 6, ink) + line("insideH", 2, hairline)
    rules = line("top", 4, rule) + line("bottom", 4, rule)
    return [
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" '
        f'w:type="dxa"/>{margins(0, 0, 0, 0)}</w:tblPr></w:style>',
        made("PlayReport", "Play report", f"<w:tblBorders>{grid}</w:tblBorders>{margins(50, 0, 50, 120)}", head),
        made("CoverWindows", "Cover windows", f"<w:tblBorders>{rules}</w:tblBorders>{margins(160, 0, 200, 120)}"),
        made("CoverIssuer", "Cover issuer", margins(0, 0, 0, 0), mark),
        made(
            "CoverFoot", "Cover foot", f"<w:tblBorders>{line('top', 4, rule)}</w:tblBorders>{margins(160, 0, 0, 240)}"
        ),
    ]


def numbering_xml(lists: int = 0) -> str:
    """The numbering part: bullets are list 1, and every numbered list of the document counts from one."""
    levels_b = "".join(_level(n, "bullet", "•") for n in range(9))
    levels_d = "".join(_level(n, "decimal", f"%{n + 1}.") for n in range(9))
    numbers = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>' + "".join(
        f'<w:num w:numId="{n + 2}"><w:abstractNumId w:val="1"/>'
        + "".join(f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>' for level in range(9))
        + "</w:num>"
        for n in range(lists)
    )
    return (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>{levels_b}'
        f'</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>{levels_d}'
        f"</w:abstractNum>{numbers}</w:numbering>"
    )


def _level(number: int, kind: str, text: str) -> str:
    start = 280 + 280 * number
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{start}" w:hanging="{320 if kind == "decimal" else 240}"/></w:pPr></w:lvl>'
    )


def settings_xml(language: str) -> str:
    """The settings part: fonts travel along, and Word lays out as Word 2013 and later do."""
    spoken = locale(language) or "en-GB"
    compatible = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:embedTrueTypeFonts/><w:defaultTabStop w:val="720"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{compatible}</w:compat>'
        f'<w:themeFontLang w:val="{spoken}" w:bidi="ar-SA"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def families(faces: Iterable[Face]) -> dict[str, dict[str, Face]]:
    """The faces by family and by what Word calls them: Regular, Bold, Italic, BoldItalic."""
    found: dict[str, dict[str, Face]] = {}
    for face in faces:
        kind = ("Bold" if face.bold else "") + ("Italic" if face.italic else "") or "Regular"
        found.setdefault(face.family, {})[kind] = face
    return found


def font_key(file: str) -> uuid.UUID:
    """The key a font is obfuscated with (ECMA-376 part 4, 17.8.1): always the same for the same file."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"clipper:font:{file}")


def obfuscated(data: bytes, key: uuid.UUID) -> bytes:
    """A font as a document carries it: its first 32 bytes crossed with the key, read backwards."""
    mask = bytes.fromhex(key.hex)[::-1] * 2
    return bytes(a ^ b for a, b in zip(data[:32], mask, strict=True)) + data[32:]


def font_table_xml(faces: Iterable[Face], relation: Mapping[str, str]) -> str:
    """The font table: what stands in where a font is missing, and the embedded files by relation id."""
    fonts = []
    for family, kinds in families(faces).items():
        embedded = "".join(
            f'<w:embed{kind} r:id="{relation[kinds[kind].file]}" w:fontKey="{{{str(font_key(kinds[kind].file)).upper()}}}"/>'
            for kind in ("Regular", "Bold", "Italic", "BoldItalic")
            if kind in kinds and kinds[kind].file in relation
        )
        other = next(iter(kinds.values())).alternative
        alternative = f'<w:altName w:val="{other}"/>' if other else ""
        kind = "swiss" if "Sans" in family else "roman"
        fonts.append(
            f'<w:font w:name="{family}">{alternative}<w:charset w:val="00"/><w:family w:val="{kind}"/><w:pitch w:val="variable"/>'
            f"{embedded}</w:font>"
        )
    return f"<w:fonts {NAMESPACES}>{''.join(fonts)}</w:fonts>"
