"""A briefing style as Word styles: the names Word and its users know, their measures, and the parts that hold them.

Everything an item looks like stands here and nothing of it in the text (briefing-look, section 5).
"""

from msgspec.structs import replace

from clipper.exporters.style import Style, points
from clipper.exporters.word_character_styles import character_styles, run_facts, style_xml, table_styles, twips, value
from clipper.exporters.word_parts import ENTRIES
from clipper.exporters.word_shapes import measure, shape
from clipper.exporters.word_sorts import BORDERS, Sort, sorts
from clipper.exporters.word_xml import NAMESPACES, locale


def styles_xml(style: Style, language: str, *, mirrored: bool = False, hebrew: bool = False) -> str:
    """The styles part; `mirrored` for an issue from right to left, `hebrew` where its right-to-left text is Hebrew."""
    spoken = locale(language) or "en-GB"
    body = style.rows["body"]
    normal = run_facts(style, body, 0.0, hebrew)
    parts = [
        f'<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{normal}<w:lang w:val="{spoken}" w:eastAsia="zh-CN" '
        f'w:bidi="{"he-IL" if hebrew else "ar-SA"}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>',
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{twips(body.leading)}" w:lineRule="exact"/></w:pPr></w:style>',
    ]
    for sort in sorts(style.form):
        parts.append(_paragraph_style(style, sort, hebrew, mirrored))
        parts.append(_twin(style, sort, mirrored))
    parts += character_styles(style, hebrew)
    parts += table_styles(style)
    return "".join([*parts, "</w:styles>"])


def _paragraph_style(style: Style, sort: Sort, hebrew: bool, mirrored: bool) -> str:
    row = style.rows[sort.row]
    row = replace(row, colour=style.colours[sort.colour]) if sort.colour else row
    facts = "<w:keepNext/>" if sort.keep else ""
    if sort.whole or sort.keep:
        facts += "<w:keepLines/>"
    facts += frame(style, sort.frame, mirrored=mirrored)
    if sort.numbered or (sort.entry and style.page.hang):
        facts += f'<w:numPr><w:numId w:val="{sort.numbered or ENTRIES}"/></w:numPr>'
    facts += _borders(style, sort.borders)
    if sort.shaded:
        facts += f'<w:shd w:val="clear" w:color="auto" w:fill="{style.colours["paper" if sort.borders == "paper" else "tint"]}"/>'
    facts += _tabs(style, sort)
    found = shape(style, sort, rtl=False)
    facts += _spacing(found.before, found.after, found.leading, automatic=sort.automatic)
    start, end = _sides(style, sort)
    facts += _indents(end if mirrored else start, start if mirrored else end, sort, style)
    facts += value("jc", "right" if sort.align == "end" else sort.align) if sort.align else ""
    if sort.outline is not None:
        facts += f'<w:outlineLvl w:val="{sort.outline}"/>'
    return style_xml(
        "paragraph", sort.id, sort.name, sort.based, sort.next, facts, run_facts(style, row, sort.smaller, hebrew)
    )


_CLEAR = 9.0
"""Points of white beside the side column's frames, where an outlet's name in Arabic ends."""


def _sides(style: Style, sort: Sort) -> tuple[float, float]:
    """The white at the start and at the end of a paragraph's lines."""
    page = style.page
    start = style.rows[sort.row].indent + sort.indent
    in_column = sort.side and not (sort.column and page.columns > 1) and not sort.frame
    start += points(page.hang) if in_column and not sort.edge else 0.0
    end = sort.short + (points(page.gap + page.side) if in_column else 0.0)
    return start, end + (sort.indent if sort.borders in ("box", "paper") else 0.0)


def frame(style: Style, kind: str, *, mirrored: bool, down: float = 1.0) -> str:
    """The frame of the side column, beside the paragraph it stands before; `down` is how far below its top, in points."""
    if not kind:
        return ""
    page = style.page
    wide = page.side or page.facts
    if kind == "locator":
        left = points(page.text + page.gap + page.side - wide - style.facsimile.locator - 5.0)
        wide = style.facsimile.locator + 1.0
        across = f'w:x="{twips(left)}"'
    else:
        across = f'w:xAlign="{"left" if mirrored else "right"}"'
    clear = 0.0 if kind == "locator" else _CLEAR
    return (
        f'<w:framePr w:w="{twips(points(wide))}" w:hSpace="{twips(clear)}" w:wrap="around" w:vAnchor="text" w:hAnchor="margin" '
        f'{across} w:y="{twips(down)}"/>'
    )


def frame_at_end(width: float, *, mirrored: bool, down: float) -> str:
    """A frame at the end of the lines, `width` points wide and `down` points below the top of the paragraph it stands before."""
    return (
        f'<w:framePr w:w="{twips(width)}" w:hSpace="{twips(8.0)}" w:wrap="around" w:vAnchor="text" w:hAnchor="margin" '
        f'w:xAlign="{"left" if mirrored else "right"}" w:y="{twips(down)}"/>'
    )


def _twin(style: Style, sort: Sort, mirrored: bool) -> str:
    """The style for right-to-left text: from the right, at the sizes and leadings its scripts need.

    In an issue from left to right the text column stays where it is, so its indents change sides; outlet and facts
    stay left-to-right paragraphs there, with a tab to the column's right edge, because the notes beside them do.
    """
    row = style.rows[sort.row]
    found = shape(style, sort, rtl=True)
    beside = not mirrored and sort.tabs == "notes"
    facts = ""
    if not mirrored and sort.borders == "bar":
        facts += _borders(style, "bar", turned=True)
    if beside:
        facts += _tabs(style, sort, right=True)
    if not beside:
        facts += "<w:bidi/>"
    facts += _spacing(found.before, found.after, found.leading, automatic=sort.automatic)
    if not beside:
        start, end = _sides(style, sort)
        own = row.indent + (0.0 if sort.borders in ("box", "paper") else sort.indent)
        # In a bidi paragraph the start is at the right: the white of the side column comes before the text.
        facts += _indents(start, end, sort, style) if mirrored else _indents(end + own, start - own, sort, style)
    plain = value("caps", 0) if row.capitals else ""
    plain += value("spacing", 0) if row.tracking else ""
    following = f"{sort.next}RTL" if sort.next else ""
    return style_xml(
        "paragraph", f"{sort.id}RTL", f"{sort.name[:1].upper()}{sort.name[1:]} RTL", sort.id, following, facts, plain
    )


def _borders(style: Style, name: str, *, turned: bool = False) -> str:
    sides = BORDERS.get(name, ())
    turn = {"left": "right", "right": "left"} if turned else {}
    drawn = "".join(
        f'<w:{turn.get(side, side)} w:val="single" w:sz="{size}" w:space="{space}" w:color="{style.colours[colour]}"/>'
        for side, size, space, colour in sides
    )
    if turned:
        drawn = '<w:left w:val="nil"/>' + drawn
    return f"<w:pBdr>{drawn}</w:pBdr>" if drawn else ""


def _tabs(style: Style, sort: Sort, *, right: bool = False) -> str:
    page = style.page
    full = twips(points(page.text + page.gap + page.side))
    stops = {
        "notes": f'<w:tab w:val="left" w:pos="{twips(points(page.text + page.gap))}"/>',
        "end": f'<w:tab w:val="right" w:pos="{full}"/>',
        "dots": f'<w:tab w:val="right" w:leader="dot" w:pos="{full}"/>',
        "line": f'<w:tab w:val="right" w:leader="underscore" w:pos="{twips(measure(style, sort))}"/>',
    }.get(sort.tabs, "")
    if right:
        stops = f'<w:tab w:val="right" w:pos="{twips(points(page.text))}"/>' + stops
    return f"<w:tabs>{stops}</w:tabs>" if stops else ""


def _spacing(before: float, after: float, leading: float, *, automatic: bool) -> str:
    rule = 'w:line="240" w:lineRule="auto"' if automatic else f'w:line="{twips(leading)}" w:lineRule="exact"'
    return f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}" {rule}/>'


def _indents(start: float, end: float, sort: Sort, style: Style) -> str:
    facts = f'w:left="{twips(start)}" w:right="{twips(end)}"'
    hanging = points(style.page.hang) if sort.entry else sort.hanging
    first = 0.0 if sort.flat else style.rows[sort.row].first if sort.id == "BodyText" else 0.0
    if hanging:
        return f'<w:ind {facts} w:hanging="{twips(hanging)}"/>'
    return f'<w:ind {facts} w:firstLine="{twips(first)}"/>' if first or sort.flat else f"<w:ind {facts}/>"
