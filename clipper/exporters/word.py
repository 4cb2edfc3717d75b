"""Documents as Word files through python-docx: real heading styles, fields, links, bookmarks and marks."""

import io
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from clipper.exporters import item_words
from clipper.exporters.base import whole_or_not_at_all
from clipper.exporters.style import Row, Style, as_at_words, counted, date_written, role_words, weekday_date, words
from clipper.model.annotation import Role
from clipper.model.document import (
    Document,
    Figure,
    Item,
    ItemBlock,
    Omission,
    Paragraph,
    ParagraphKind,
    PullQuote,
    Run,
    Table,
)
from clipper.progress import Progress

suffix = ".docx"
name = "Word document"

_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINK = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_STYLES = {
    "Issuer": "issuer",
    "Cover line": "facts",
    "Item outlet": "outlet",
    "Item facts": "facts",
    "Kicker": "kicker",
    "Deck": "deck",
    "Byline": "byline",
    "Pull Quote": "pull_quote",
    "Pull Quote Source": "quote_source",
    "Commentary Heading": "commentary_heading",
    "Commentary": "commentary",
    "Also in": "also_in",
    "Notice": "notice",
}
"""Word's paragraph styles and the rows of the type scale they follow."""
_FIXED = (2020, 1, 1, 0, 0, 0)


def write(document: Document, style: Style, path: Path, *, progress: Progress | None = None) -> tuple[str, ...]:
    """Write the document as one .docx file; the answer names pictures Word cannot hold."""
    import docx

    paper = docx.Document()
    _prepare(paper, document, style)
    spoken = words(document.language)
    _cover(paper, document, style)
    _contents(paper, document, spoken)
    warnings: list[str] = []
    total, done = sum(len(s.items) for s in document.sections), 0
    for section in document.sections:
        for number, item in enumerate(section.items):
            if progress:
                progress.step(done, total, item.headline)
            _item(paper, document, item, section.title if number == 0 else "", done, warnings)
            done += 1
    _end(paper, document)
    with whole_or_not_at_all(path) as fresh:
        _save(paper, fresh)
    return tuple(warnings)


def _plain(text: str) -> str:
    return _ILLEGAL.sub("", text)


def _row(style: Style, key: str) -> Row | None:
    return style.rows.get(key)


def _prepare(paper: Any, document: Document, style: Style) -> None:
    """Page, styles, running head and foot, properties."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm, Pt, RGBColor

    section = paper.sections[0]
    page = style.page
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)

    def dress(found: Any, row: Row | None) -> None:
        if row is None:
            return
        face = style.faces.get(row.face)
        if face is not None:
            _font(found, face.family)
            found.font.bold, found.font.italic = face.bold, face.italic
        found.font.size, found.font.color.rgb = Pt(row.size), RGBColor.from_string(row.colour)
        found.paragraph_format.space_before, found.paragraph_format.space_after = Pt(row.before), Pt(row.after)
        found.paragraph_format.line_spacing = Pt(row.leading)

    kinds = paper.styles
    for word, key in (
        ("Normal", "body"),
        ("Title", "title"),
        ("Subtitle", "date"),
        ("Heading 1", "section"),
        ("Heading 2", "headline"),
    ):
        dress(kinds[word], _row(style, key))
    for word, key in _STYLES.items():
        made = kinds.add_style(word, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = kinds["Normal"]
        dress(made, _row(style, key))
        made.paragraph_format.keep_with_next = word in {
            "Item outlet",
            "Item facts",
            "Kicker",
            "Deck",
            "Pull Quote",
            "Commentary Heading",
        }
    kinds["Item outlet"].paragraph_format.space_before = Pt(6)
    for word in ("TOC 1", "TOC 2"):
        made = kinds.add_style(word, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = kinds["Normal"]
        made.paragraph_format.tab_stops.add_tab_stop(Mm(page.width - page.left - page.right), *_right_dots())
        made.font.bold = word == "TOC 1"
        made.paragraph_format.space_before = Pt(8 if word == "TOC 1" else 0)
    for role in Role:
        made = kinds.add_style(f"Mark {role.value}", WD_STYLE_TYPE.CHARACTER)
        _shade(made.element.get_or_add_rPr(), style.tint(role))
    _shade(kinds["Commentary"].element.get_or_add_pPr(), style.colours["tint"])
    _shade(kinds["Commentary Heading"].element.get_or_add_pPr(), style.colours["tint"])
    link = kinds.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = RGBColor.from_string(style.colours["accent"]), True
    _furniture(section, document, style)
    facts = paper.core_properties
    facts.title, facts.author = _plain(document.title)[:250], _plain(document.office.name)[:250]
    facts.subject, facts.language, facts.comments = (
        date_written(document.date, document.language),
        document.language,
        "",
    )
    facts.created = facts.modified = datetime.fromisoformat(f"{document.date}T06:00:00").replace(tzinfo=UTC)
    facts.last_modified_by, facts.identifier = "Clipper", document.uid


def _right_dots() -> tuple[Any, Any]:
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER

    return WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS


def _font(found: Any, family: str) -> None:
    from docx.oxml.ns import qn

    found.font.name = family
    fonts = found.element.get_or_add_rPr().get_or_add_rFonts()
    for key in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(key), None)
    fonts.set(qn("w:cs"), "Noto Naskh Arabic")


def _shade(properties: Any, fill: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    for key, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)):
        shade.set(qn(key), value)
    properties.append(shade)


def _field(paragraph: Any, instruction: str, result: str) -> None:
    """A field with the result it has until somebody updates it."""
    _sign(paragraph, "begin")
    _instruction(paragraph, instruction)
    _sign(paragraph, "separate")
    paragraph.add_run(result)
    _sign(paragraph, "end")


def _sign(paragraph: Any, kind: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    sign = OxmlElement("w:fldChar")
    sign.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(sign)


def _instruction(paragraph: Any, text: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    words_ = OxmlElement("w:instrText")
    words_.set(qn("xml:space"), "preserve")
    words_.text = f" {text} "
    paragraph.add_run()._r.append(words_)


def _furniture(section: Any, document: Document, style: Style) -> None:
    """Running head and foot with page n of N."""
    from docx.shared import Mm, Pt

    spoken = words(document.language)
    width = Mm(style.page.width - style.page.left - style.page.right)
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    head.text = f"{_plain(document.title)} · {date_written(document.date, document.language)}"
    foot = section.footer.paragraphs[0]
    foot.paragraph_format.tab_stops.add_tab_stop(width, _right_dots()[0])
    foot.add_run(f"{spoken['issue'].format(number=document.number)}  {_plain(document.office.notice)}\t")
    before, _n, rest = spoken["n_of_n"].partition("{n}")
    between, _total, after = rest.partition("{total}")
    foot.add_run(before)
    _field(foot, "PAGE", "1")
    foot.add_run(between)
    _field(foot, "NUMPAGES", str(sum(len(s.items) for s in document.sections) + 2))
    foot.add_run(after)
    for paragraph in (head, foot):
        paragraph.style.font.size = Pt(8)


def _cover(paper: Any, document: Document, style: Style) -> None:
    spoken = words(document.language)
    office = document.office
    for line in (office.state, office.name):
        if line:
            paper.add_paragraph(_plain(line), "Issuer")
    paper.add_paragraph(_plain(document.title) or spoken[style.genre], "Title")
    paper.add_paragraph(date_written(document.date, document.language), "Subtitle")
    facts = [spoken["issue"].format(number=document.number), document.edition]
    facts += [as_at_words(document.as_at, document.language)] if document.as_at else []
    facts += [counted("articles", sum(len(s.items) for s in document.sections), document.language)]
    facts += [counted("reading_minutes", document.minutes, document.language)] if document.minutes else []
    paper.add_paragraph(_plain(" · ".join(part for part in facts if part)), "Cover line")
    for line in (office.about, *office.contact, office.notice):
        if line:
            paper.add_paragraph(_plain(line), "Notice")


def _contents(paper: Any, document: Document, spoken: Any) -> None:
    """The contents field, already filled in: Word shows it at once and updates it on request."""
    title = paper.add_paragraph(spoken["contents"], "Subtitle")
    title.paragraph_format.page_break_before = True
    page, first = 3, True
    entries: list[Any] = []
    for section in document.sections:
        entries.append((section.title, section.items[0].key, page, "TOC 1"))
        for item in section.items:
            outlet = f" / {item_words.outlet(item)}" if item.outlet else ""
            entries.append(((item.contents_headline or item.headline) + outlet, item.key, page, "TOC 2"))
            page += _pages(item)
    paragraph = None
    for text, key, number, kind in entries:
        paragraph = paper.add_paragraph(style=kind)
        if first:
            _sign(paragraph, "begin")
            _instruction(paragraph, r'TOC \o "1-2" \h \z \u')
            _sign(paragraph, "separate")
            first = False
        _jump(paragraph, _plain(text), _bookmark_name(key))
        paragraph.add_run("\t")
        _field(paragraph, f"PAGEREF {_bookmark_name(key)} \\h", str(number))
    if paragraph is not None:
        _sign(paragraph, "end")


def _pages(item: Item) -> int:
    """How many pages an item takes, by its words and pictures."""
    pictures = sum(1 for block in item.blocks if isinstance(block, Figure))
    return 1 + (item.words + 130 * pictures + 40 * len(item.commentary)) // 430


def _bookmark_name(key: str) -> str:
    return "_" + re.sub(r"\W", "", key)[-38:]


def _jump(paragraph: Any, text: str, bookmark: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), bookmark)
    run = paragraph.add_run(text)
    paragraph._p.remove(run._r)
    link.append(run._r)
    paragraph._p.append(link)


def _outward(paragraph: Any, text: str, url: str) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(text, "Hyperlink")
    paragraph._p.remove(run._r)
    link.append(run._r)
    paragraph._p.append(link)


def _item(paper: Any, document: Document, item: Item, section: str, number: int, warnings: list[str]) -> None:
    spoken = words(document.language)
    if section:
        heading = paper.add_heading(_plain(section), 1)
        heading.paragraph_format.page_break_before = True
    outlet = paper.add_paragraph(_plain(item_words.outlet(item)), "Item outlet")
    outlet.paragraph_format.page_break_before = not section
    facts = " · ".join(part for part in (item_words.facts(item, document), item_words.side(item, document)) if part)
    paper.add_paragraph(_plain(facts), "Item facts")
    made = [outlet]
    if item.kicker:
        made.append(paper.add_paragraph(_plain(item.kicker), "Kicker"))
    heading = paper.add_heading(_plain(item.headline), 2)
    _bookmark(heading, _bookmark_name(item.key), number)
    made.append(heading)
    for text, kind in ((item.deck, "Deck"), (item_words.byline(item), "Byline")):
        if text:
            made.append(paper.add_paragraph(_plain(text), kind))
    dateline = item.dateline
    for block in item.blocks:
        paragraph = _block(paper, document, block, warnings)
        if paragraph is None:
            continue
        made.append(paragraph)
        if dateline and isinstance(block, Paragraph) and block.kind is ParagraphKind.BODY:
            run = paragraph.insert_paragraph_before("").add_run(_plain(dateline) + "  ", "Strong")
            holder = run._r.getparent()
            first = next((child for child in paragraph._p if not child.tag.endswith("}pPr")), None)
            (first.addprevious(run._r) if first is not None else paragraph._p.append(run._r))
            holder.getparent().remove(holder)
            dateline = ""
    if item.rtl:
        for paragraph in made:
            _turn(paragraph)
    if item.commentary:
        paper.add_paragraph(spoken["commentary"], "Commentary Heading")
        for text in item.commentary:
            paper.add_paragraph(_plain(text), "Commentary")
    _below(paper, document, item)


def _below(paper: Any, document: Document, item: Item) -> None:
    spoken = words(document.language)
    if item.also_in:
        paper.add_paragraph(_plain(f"{spoken['also_in']} {', '.join(item.also_in)}"), "Also in")
    if item.other_headlines:
        quotes = "; ".join(item_words.quoted(one, document.language) for one in item.other_headlines)
        paper.add_paragraph(_plain(f"{spoken['other_headlines']} {quotes}"), "Also in")
    if item.url:
        paragraph = paper.add_paragraph(style="Also in")
        if _LINK.fullmatch(item.url):
            _outward(paragraph, _plain(re.sub(r"^https?://", "", item.url)), _plain(item.url))
        else:
            paragraph.add_run(_plain(item.url))


def _turn(paragraph: Any) -> None:
    """Set a paragraph from right to left."""
    from docx.oxml import OxmlElement

    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        OxmlElement("w:bidi"), "w:adjustRightInd", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr"
    )
    for run in paragraph.runs:
        run.font.rtl = True


def _bookmark(paragraph: Any, bookmark: str, number: int) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), bookmark)
    paragraph.runs[0]._r.addprevious(start) if paragraph.runs else paragraph._p.append(start)
    paragraph._p.append(end)


def _block(paper: Any, document: Document, block: ItemBlock, warnings: list[str]) -> Any:
    if isinstance(block, Omission):
        return paper.add_paragraph(words(document.language)["omission"])
    if isinstance(block, PullQuote):
        paragraph = paper.add_paragraph(_plain(block.text), "Pull Quote")
        return paper.add_paragraph(_plain(block.source), "Pull Quote Source") if block.source else paragraph
    if isinstance(block, Figure):
        return _figure(paper, block, warnings)
    if isinstance(block, Table):
        return _table(paper, block)
    kind = {
        ParagraphKind.HEADING: "Heading 3",
        ParagraphKind.QUOTE: "Quote",
        ParagraphKind.BULLET: "List Bullet",
        ParagraphKind.NUMBERED: "List Number",
    }.get(block.kind, "Normal")
    paragraph = paper.add_paragraph(style=kind)
    for run in block.runs:
        _run(paper, paragraph, run, document)
    return paragraph


def _run(paper: Any, paragraph: Any, run: Run, document: Document) -> None:
    text = _plain(run.text)
    if run.href and _LINK.fullmatch(run.href) and not run.roles:
        _outward(paragraph, text, _plain(run.href))
        return
    made = paragraph.add_run(text, f"Mark {run.roles[0].value}" if run.roles else None)
    made.bold, made.italic = run.bold or None, run.italic or None
    for label in run.labels:
        said = ": ".join(
            part for part in (role_words(label.role, document.language), label.speaker, label.comment) if part
        )
        comment = paper.add_comment([made], _plain(said), author=label.author or "Clipper", initials="")
        comment._comment_elm.date = datetime.fromisoformat(f"{document.date}T06:00:00").replace(tzinfo=UTC)


def _figure(paper: Any, figure: Figure, warnings: list[str]) -> Any:
    from docx.image.exceptions import UnrecognizedImageError
    from docx.shared import Mm

    paragraph = paper.add_paragraph()
    paragraph.paragraph_format.line_spacing = 1.0
    wide = min(122.0, figure.width / 96 * 25.4) if not figure.facsimile else 122.0
    tall = wide * figure.height / max(1, figure.width)
    if tall > 190:
        wide, tall = wide * 190 / tall, 190
    try:
        shape = paragraph.add_run().add_picture(io.BytesIO(figure.data), width=Mm(wide), height=Mm(tall))
        shape._inline.docPr.set("descr", _plain(figure.alt)[:2000])
    except (UnrecognizedImageError, ValueError, KeyError, ZeroDivisionError):
        warnings.append(f"A picture could not be put into the Word file: {figure.caption or figure.alt}.")
    caption = " ".join(part for part in (figure.caption, f"({figure.credit})" if figure.credit else "") if part)
    return paper.add_paragraph(_plain(caption), "Caption") if caption else paragraph


def _table(paper: Any, table: Table) -> None:
    from docx.oxml import OxmlElement

    width = max((len(row) for row in table.rows), default=0)
    if not width:
        return
    made = paper.add_table(rows=0, cols=width, style="Light List")
    for number, row in enumerate(table.rows):
        fresh = made.add_row()
        for cell, text in zip(fresh.cells, row, strict=False):
            cell.text = _plain(text)
        if number < table.heads:
            fresh._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _end(paper: Any, document: Document) -> None:
    if document.media:
        text = f"{words(document.language)['media']}: {', '.join(document.media)}"
        paper.add_paragraph(_plain(text), "Notice")
    if document.period:
        first, last = (weekday_date(day, document.language) for day in document.period)
        paper.add_paragraph(_plain(f"{words(document.language)['period']}: {first} – {last}"), "Notice")


def _save(paper: Any, path: Path) -> None:
    """Write the package with fixed times, so that the same issue gives the same bytes."""
    held = io.BytesIO()
    paper.save(held)
    with zipfile.ZipFile(held) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            target.writestr(zipfile.ZipInfo(info.filename, _FIXED), source.read(info.filename), zipfile.ZIP_DEFLATED)
