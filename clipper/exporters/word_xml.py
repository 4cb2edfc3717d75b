"""WordprocessingML in pieces: text made safe, runs, links, fields and paragraphs (ECMA-376 part 1, section 17).

Pieces are strings: a document of a hundred articles is written in the time a tree of objects takes to be made.
"""

import re
from collections.abc import Mapping, Sequence

from clipper.exporters.word_scripts import stretches

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DRAWING_NAMESPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
WORD_2010 = (
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
"""For check boxes; what is older than Word 2010 passes over them."""
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_PROPERTIES = re.compile(r'(<w:pStyle w:val="\w+"/>)')
_HELD = re.compile(r'(<w:pStyle w:val="\w+"/>(?:<w:keepNext/>)?(?:<w:keepLines/>)?)')
_NAMED = re.compile(r"\{(\w+)\}")
_STARTS_RTL = re.compile(r"[^A-Za-z\u00c0-\u058f]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_RTL_LETTER = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_SPLIT = re.compile(r"([\t\n])")
_LEFT_TO_RIGHT = re.compile(
    r"[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\s]*[A-Za-z0-9\u00aa-\u024f\u0370-\u058f(){}\[\]\u00b7]"
    r"(?:[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]*[A-Za-z0-9\u00aa-\u024f\u0370-\u058f(){}\[\]\u00b7])?"
)
LOCALES = {
    **{"en": "en-GB", "fr": "fr-FR", "de": "de-DE", "es": "es-ES", "ar": "ar-SA", "ru": "ru-RU", "it": "it-IT"},
    **{"pt": "pt-PT", "nl": "nl-NL", "pl": "pl-PL", "zh": "zh-CN", "ja": "ja-JP", "ko": "ko-KR", "tr": "tr-TR"},
    **{"uk": "uk-UA", "el": "el-GR", "he": "he-IL", "fa": "fa-IR", "ur": "ur-PK", "hi": "hi-IN", "th": "th-TH"},
    **{"sv": "sv-SE", "da": "da-DK", "nb": "nb-NO", "no": "nb-NO", "fi": "fi-FI", "cs": "cs-CZ", "hu": "hu-HU"},
    **{"ro": "ro-RO", "bg": "bg-BG", "sr": "sr-Cyrl-RS", "hr": "hr-HR", "sk": "sk-SK", "sl": "sl-SI", "vi": "vi-VN"},
}
"""Word names a language with a country."""


def locale(language: str) -> str:
    """A language as Word names it; anything that is no language code is left out."""
    base = language.replace("_", "-")
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", base):
        return ""
    return LOCALES.get(base.lower(), base)


def escape(text: str) -> str:
    """Text as XML holds it, without the characters XML refuses."""
    if not text.isprintable():
        text = _ILLEGAL.sub("", text)
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def attribute(text: str, longest: int = 250) -> str:
    """Text as an XML attribute holds it, on one line and cut at `longest` characters."""
    line = " ".join(text.split())
    return escape(line if len(line) <= longest else line[: longest - 1] + "…").replace('"', "&quot;")


def run(
    text: str,
    style: str = "",
    *,
    bold: bool = False,
    italic: bool = False,
    rtl: bool = False,
    language: str = "",
) -> str:
    """Characters set alike; in right-to-left ones, Latin words and brackets are parted off, since fonts for them differ."""
    if not text:
        return ""
    if rtl:
        pieces: list[str] = []
        at = 0
        for found in _LEFT_TO_RIGHT.finditer(text):
            pieces.append(_run(text[at : found.start()], style, bold, italic, True, language))
            pieces.append(_run(found[0], style, bold, italic, False, ""))
            at = found.end()
        return "".join([*pieces, _run(text[at:], style, bold, italic, True, language)])
    return _run(text, style, bold, italic, False, language)


def _run(text: str, style: str, bold: bool, italic: bool, rtl: bool, language: str) -> str:
    if not text:
        return ""
    if text.isascii():
        return _piece(text, style, bold, italic, rtl, language)
    return "".join(
        _piece(
            piece,
            f"{style}{script.name}" if script else style,
            bold,
            italic,
            rtl and not (script and script.forth),
            language,
        )
        for piece, script in stretches(text)
    )


def _piece(text: str, style: str, bold: bool, italic: bool, rtl: bool, language: str) -> str:
    facts = f'<w:rStyle w:val="{style}"/>' if style else ""
    if bold:
        facts += "<w:b/><w:bCs/>"
    if italic:
        facts += "<w:i/><w:iCs/>"
    if rtl:
        facts += "<w:rtl/>"
    if language:
        facts += f'<w:lang w:bidi="{language}"/>' if rtl else f'<w:lang w:val="{language}"/>'
    return f"<w:r><w:rPr>{facts}</w:rPr>{_characters(text)}</w:r>" if facts else f"<w:r>{_characters(text)}</w:r>"


def _characters(text: str) -> str:
    if text.isprintable():
        return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    signs = {"\t": "<w:tab/>", "\n": "<w:br/>"}
    return "".join(
        signs.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in _SPLIT.split(text) if part
    )


def starts_rtl(text: str) -> bool:
    """Whether the text begins from the right."""
    return bool(_STARTS_RTL.match(text))


def holds_rtl(text: str) -> bool:
    """Whether any of its words is written from the right."""
    return not text.isascii() and bool(_RTL_LETTER.search(text))


def turned_back(text: str, rtl: bool) -> str:
    """A sign behind text of the other direction than its paragraph's, which keeps its full stop at its own end."""
    return "" if not text or starts_rtl(text) == rtl else run("\u200e" if rtl else "\u200f")


def beside(parts: Sequence[str], rtl: bool, style: str = "") -> str:
    """Parts of either direction one after the other in that of their paragraph, middle dots between."""
    sign = "\u200f" if rtl else "\u200e"
    return run(f"{sign} · {sign}", style).join(run(part, style, rtl=starts_rtl(part)) for part in parts if part)


def paragraph(style: str, content: str) -> str:
    """A paragraph of a style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def ending_section(last: str, section: str) -> str:
    """The paragraph with a section's properties in it: the section ends there."""
    return last.replace("</w:pPr>", f"{section}</w:pPr>", 1)


def broken_before(xml: str) -> str:
    """A paragraph that begins a page."""
    return _HELD.sub(r"\1<w:pageBreakBefore/>", xml, count=1)


def let_go(xml: str) -> str:
    """A paragraph that does not stay with the next, though its style would have it so."""
    return _PROPERTIES.sub(r'\1<w:keepNext w:val="0"/>', xml.replace("<w:keepNext/>", "", 1), count=1)


def column_before(xml: str) -> str:
    """A paragraph that begins a column."""
    return xml.replace("</w:pPr>", '</w:pPr><w:r><w:br w:type="column"/></w:r>', 1)


def framed(xml: str, position: str) -> str:
    """A paragraph in a frame whose place differs from that of its style."""
    return _PROPERTIES.sub(rf"\1{position}", xml, count=1)


def check_box(number: int, label: str, *, rtl: bool = False) -> str:
    """A box that can be ticked, with its label behind it (Office 2010 extensions to Open XML, 2.6.1.14)."""
    signs = "".join(
        f'<w14:{state}State w14:val="{sign}" w14:font="Clipper Sans"/>'
        for state, sign in (("checked", "25A0"), ("unchecked", "2610"))
    )
    facts = f'<w:alias w:val="{attribute(label)}"/><w:id w:val="{number}"/><w14:checkbox><w14:checked w14:val="0"/>{signs}</w14:checkbox>'
    box = f"<w:sdt><w:sdtPr>{facts}</w:sdtPr><w:sdtContent>{run('☐')}</w:sdtContent></w:sdt>"
    return box + run(f"\u00a0{label.replace(' ', chr(0xA0))}", rtl=rtl)


def kept(paragraphs: Sequence[str]) -> list[str]:
    """Paragraphs that stay on one page together."""
    return [*(_PROPERTIES.sub(r"\1<w:keepNext/><w:keepLines/>", xml) for xml in paragraphs[:-1]), *paragraphs[-1:]]


def link(content: str, relation: str) -> str:
    """Runs that lead out of the document."""
    return f'<w:hyperlink r:id="{relation}" w:history="1">{content}</w:hyperlink>'


def jump(content: str, bookmark: str) -> str:
    """Runs that lead to a bookmark."""
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{content}</w:hyperlink>'


def field(instruction: str, result: str, style: str = "") -> str:
    """A field with the result it has until somebody updates it."""
    facts = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return (
        f'<w:r>{facts}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{facts}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r>{facts}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run(result, style)}"
        f'<w:r>{facts}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def phrase(pattern: str, fields: Mapping[str, str], style: str = "", *, rtl: bool = False) -> str:
    """Fixed words with fields where the pattern names them: "{n} of {total}"."""
    parts = _NAMED.split(pattern)
    return "".join(fields[part] if number % 2 else run(part, style, rtl=rtl) for number, part in enumerate(parts))


def footnote(style: str, content: str) -> str:
    """A footnote's paragraph, its sign before it."""
    return paragraph(style, f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>{content}')


def footnote_mark(number: int) -> str:
    """The sign that calls a footnote."""
    return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def unseen_notes(xml: str, count: int) -> str:
    """A paragraph with calls of empty footnotes, hidden, with nothing to see for a number.

    LibreOffice 7.4 mixes up all footnotes of a file that has a comment between its first two; with these it does not.
    """
    mark = '<w:r><w:rPr><w:rStyle w:val="Hidden"/></w:rPr><w:footnoteReference w:customMarkFollows="1" w:id="{}"/><w:t>\u200b</w:t></w:r>'
    return xml.replace("</w:pPr>", "</w:pPr>" + "".join(mark.format(number) for number in range(1, count + 1)), 1)


def bookmark(number: int, name: str, content: str) -> str:
    """Content with a bookmark round it."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def table(
    style: str,
    widths: Sequence[int],
    rows: Sequence[Sequence[str]],
    heads: int = 0,
    *,
    rtl: bool = False,
    first_column: bool = False,
    shaded: Mapping[tuple[int, int], str] | None = None,
) -> str:
    """A table of cells that hold paragraphs; widths in twentieths of a point; the first `heads` rows are repeated.

    `shaded` gives the colour behind some cells, by row and column: a cell has no style of its own.
    """
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = []
    for number, row in enumerate(rows):
        head = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if number < heads else "<w:trPr><w:cantSplit/></w:trPr>"
        fills = [
            f'<w:shd w:val="clear" w:color="auto" w:fill="{shaded[number, at]}"/>'
            if shaded and (number, at) in shaded
            else ""
            for at in range(len(row))
        ]
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{fill}</w:tcPr>{cell}</w:tc>'
            for width, cell, fill in zip(widths, row, fills, strict=True)
        )
        lines.append(f"<w:tr>{head}{cells}</w:tr>")
    value = 0x0600 | (0x0020 if heads else 0) | (0x0080 if first_column else 0)
    look = (
        f'<w:tblLook w:val="{value:04X}" w:firstRow="{int(heads > 0)}" w:lastRow="0" '
        f'w:firstColumn="{int(first_column)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )
    facts = (
        f'<w:tblStyle w:val="{style}"/>{"<w:bidiVisual/>" if rtl else ""}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}'
    )
    return f"<w:tbl><w:tblPr>{facts}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"


def picture(relation: str, number: int, width: float, height: float, alt: str, frame: str = "") -> str:
    """An inline picture; its size in points, its frame half a point strong in a colour."""
    across, down = round(width * 12700), round(height * 12700)
    words = attribute(alt, 2_000)
    line = f'<a:ln w="6350"><a:solidFill><a:srgbClr val="{frame}"/></a:solidFill></a:ln>' if frame else ""
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{down}"/>'
        f'<wp:docPr id="{number}" name="Picture {number}" descr="{words}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{line}</pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
