"""Word styles in XML that are not a paragraph's: of characters, marks and tables, and the facts of a run."""

from msgspec.structs import replace

from clipper.exporters.style import Row, Style
from clipper.exporters.word_shapes import ARABIC, half_points, voice
from clipper.exporters.word_sorts import MARKS
from clipper.exporters.word_xml import escape

_HEBREW = {"serif": "Noto Serif Hebrew", "display": "Noto Serif Hebrew", "sans": "Noto Sans Hebrew"}
_KNOWN = {
    *("Body Text", "heading 1", "heading 2", "heading 3", "Quote", "List Bullet", "List Number", "caption", "Title"),
    *("Subtitle", "TOC Heading", "toc 1", "toc 2", "header", "footer", "annotation text", "footnote text"),
    *("HTML Preformatted", "Hyperlink", "Strong", "Emphasis", "annotation reference", "footnote reference"),
}
"""Styles Word has of its own."""


def run_facts(style: Style, row: Row, smaller: float, hebrew: bool) -> str:
    """Font, weight, colour, tracking and size of a row, in the schema's order."""
    face = style.faces[row.face]
    spoken = voice(row)
    family, larger, _wider = ARABIC[spoken]
    complex_family = _HEBREW[spoken] if hebrew else family
    size = half_points(row.size - smaller)
    strong = face.bold or row.face == "display"
    facts = f'<w:rFonts w:ascii="{face.family}" w:hAnsi="{face.family}" w:cs="{complex_family}"/>'
    facts += "<w:b/>" if face.bold else value("b", 0)
    facts += "<w:bCs/>" if strong else value("bCs", 0)
    facts += "<w:i/>" if face.italic else ""
    facts += "<w:caps/>" if row.capitals else ""
    facts += value("color", row.colour)
    facts += value("spacing", twips(row.tracking)) if row.tracking else ""
    return facts + value("sz", size) + value("szCs", half_points(size / 2 * (1.0 if hebrew else larger)))


def value(name: str, said: object) -> str:
    """An element that says one thing."""
    return f'<w:{name} w:val="{said}"/>'


def twips(length: float) -> int:
    """A length as Word keeps it."""
    return round(length * 20)


def style_xml(kind: str, id: str, name: str, based: str, following: str, paragraph: str, run: str) -> str:
    """A style; one Word has of its own is not called a custom one."""
    custom = "" if name in _KNOWN else ' w:customStyle="1"'
    facts = value("name", escape(name))
    facts += value("basedOn", based) if based else ""
    facts += value("next", following) if following else ""
    facts += "<w:qFormat/>"
    facts += f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    return f'<w:style w:type="{kind}"{custom} w:styleId="{id}">{facts}<w:rPr>{run}</w:rPr></w:style>'


def character_styles(style: Style, hebrew: bool) -> list[str]:
    """The styles of characters, one a kind of mark among them."""

    def made(name: str, facts: str, id: str = "") -> str:
        return style_xml("character", id or name.replace(" ", ""), name, "", "", "", facts)

    def row(key: str) -> str:
        return run_facts(style, style.rows[key], 0.0, hebrew)

    running = replace(style.rows["running_section"], capitals=False, tracking=0.0)
    plain = run_facts(style, running, 0.0, hebrew)
    genre = run_facts(style, replace(style.rows["running_genre"], capitals=False, tracking=0.0), 0.0, hebrew)
    grey, accent = style.colours["grey"], style.colours["accent"]
    made_ones = [
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>',
        made("Hyperlink", f'<w:color w:val="{accent}"/><w:u w:val="single"/>'),
        made("Strong", "<w:b/><w:bCs/>"),
        made("Emphasis", "<w:i/>"),
        made("Strong Emphasis", "<w:b/><w:bCs/><w:i/>"),
        made("Hidden", "<w:vanish/>"),
        made("Label", "<w:b/><w:bCs/>"),
        made("Running section", row("running_genre" if style.running.head == "office" else "running_section")),
        made("Running section RTL", plain),
        made("Running genre", row("running_genre")),
        made("Running genre RTL", genre),
        made("Changed", row("change")),
        made("Entry number", row("number")),
        made("Badge", row("badge") + f'<w:bdr w:val="single" w:sz="4" w:space="2" w:color="{grey}"/>'),
        made("Quiet", f'<w:color w:val="{grey}"/>'),
        made("Tone", row("tone")),
        made("Side note", row("side")),
        made("Dateline", row("dateline")),
        made("Credit", row("credit")),
        made("Outlet in contents", row("contents_outlet")),
        made("Line of contents", row("contents_line")),
        made("Page number", row("contents_number") + value("u", "none")),
        made("Cover link", row("lead") + value("u", "none")),
        made("annotation reference", '<w:sz w:val="16"/><w:szCs w:val="16"/>', id="CommentReference"),
        made("footnote reference", '<w:vertAlign w:val="superscript"/>', id="FootnoteReference"),
    ]
    for role, name in MARKS.items():
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{style.tint(role)}"/>'
        made_ones.append(made(f"Mark {role.value}", shade, id=name))
    return made_ones


def table_styles(style: Style) -> list[str]:
    """The styles of tables: the press's own, and those the cover stands in."""
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
    parts = line("insideV", 4, rule)
    fill = f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{style.colours["tint"]}"/></w:tcPr>'
    grid = line("top", 6, ink) + line("bottom", 6, ink) + line("insideH", 2, hairline)
    rules = line("top", 4, rule) + line("bottom", 4, rule)
    return [
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" '
        f'w:type="dxa"/>{margins(0, 0, 0, 0)}</w:tblPr></w:style>',
        made("PlayReport", "Play report", f"<w:tblBorders>{grid}</w:tblBorders>{margins(50, 0, 50, 120)}", head),
        made("CoverWindows", "Cover windows", f"<w:tblBorders>{rules}</w:tblBorders>{margins(160, 0, 200, 120)}"),
        made("CoverIssuer", "Cover issuer", margins(0, 0, 0, 0), mark),
        made("CoverLeads", "Cover leads", margins(0, 0, 276, 170)),
        made(
            "CoverNote", "Cover note table", f"<w:tblBorders>{parts}</w:tblBorders>{margins(200, 200, 200, 160)}", fill
        ),
        made("EndMatter", "End matter", margins(0, 0, 0, 240)),
        made("FrontPages", "Front pages", margins(0, 0, 0, 240)),
        made(
            "CoverFoot", "Cover foot", f"<w:tblBorders>{line('top', 4, rule)}</w:tblBorders>{margins(160, 0, 0, 240)}"
        ),
    ]
