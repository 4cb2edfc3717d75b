"""Documents as PDF: laid out once, then drawn, so that every page number is known when it is printed.

Layout is our own, on HarfBuzz widths; reportlab writes pages, pictures, links, outline and metadata.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clipper.errors import ClipperError
from clipper.exporters.base import whole_or_not_at_all
from clipper.exporters.style import Style, date_written, right_to_left, words
from clipper.i18n import _
from clipper.model.document import Document, DocumentSection, Item, Paragraph, Table
from clipper.progress import Progress

if TYPE_CHECKING:
    from clipper.exporters.pdf_blocks import Block
    from clipper.exporters.pdf_items import ItemSetter
    from clipper.exporters.pdf_pages import Flow, Sheet
    from clipper.exporters.pdf_pen import Pen

suffix = ".pdf"
name = "PDF"


def write(document: Document, style: Style, path: Path, *, progress: Progress | None = None) -> tuple[str, ...]:
    """Write the document as a PDF, whole or not at all; the answer is what a reader of it should be told."""
    from clipper.exporters.pdf_faces import Faces
    from clipper.exporters.pdf_front import Front
    from clipper.exporters.pdf_furniture import Furniture
    from clipper.exporters.pdf_items import ItemSetter
    from clipper.exporters.pdf_lines import Setter
    from clipper.exporters.pdf_pages import Flow, geometry
    from clipper.exporters.pdf_pen import Pen, binary_streams
    from clipper.exporters.pdf_type import Type

    progress = progress or Progress()
    faces = Faces(style.faces)
    type_ = Type(style, Setter(faces), document.language)
    page = geometry(style.page, right_to_left(document.language))
    spans: dict[str, tuple[int, int]] = {}
    front = Front(document, type_, page, spans)
    sheets = (front.cover() if style.cover.shown else []) + (front.contents() if style.contents.shown else [])
    setter = ItemSetter(document, type_, page)
    flow = Flow(page, page.text_x, setter.label)
    _lay_items(document, style, setter, flow, spans, len(sheets), progress)
    sheets += flow.sheets
    if not sheets:
        raise ClipperError(_("The briefing is empty; add a clipping before exporting it."))
    furniture = Furniture(document, type_, page)
    with whole_or_not_at_all(path) as sibling, binary_streams():
        pen = Pen(sibling, page.width, page.height, type_.setter, document.language)
        for number, sheet in enumerate(sheets, 1):
            progress.step(number, len(sheets), _("Writing pages"))
            furniture.paint(pen, sheet, number, len(sheets))
            _paint(pen, sheet, page.side_x)
            pen.end_page()
        _outline(pen, document)
        pen.save(
            faces.fonts(),
            title=", ".join(p for p in (furniture.title, date_written(document.date, document.language)) if p),
            author=document.office.name or document.office.state,
            subject=words(document.language)[style.genre],
            keywords=[section.title for section in document.sections if section.title.strip()],
            day=document.date,
        )
    return (*setter.warnings, *_missing(faces.missing))


def _lay_items(
    document: Document,
    style: Style,
    setter: "ItemSetter",
    flow: "Flow",
    spans: dict[str, tuple[int, int]],
    before: int,
    progress: Progress,
) -> None:
    """Put every item on sheets and note its pages; briefs share a sheet as long as the next fits whole."""
    total = sum(len(section.items) for section in document.sections)
    done, after_brief = 0, False
    for section in document.sections:
        for at, item in enumerate(section.items):
            progress.step(done, total, _("Setting articles"))
            opens = section if at == 0 else None
            blocks = setter.blocks(item, opens)
            brief = not style.items.new_page or _printed_words(item) < style.items.brief_words
            if not (brief and after_brief and _fits(blocks, flow, style.items.brief_gap)):
                flow.turn()
            else:
                flow.skip(style.items.brief_gap)
            first = _lay(item, section, opens, blocks, setter, flow)
            spans[item.key] = (before + first + 1, before + len(flow.sheets))
            done, after_brief = done + 1, brief
        after_brief = False


def _lay(
    item: Item,
    section: DocumentSection,
    opens: DocumentSection | None,
    blocks: Sequence["Block"],
    setter: "ItemSetter",
    flow: "Flow",
) -> int:
    """Put one item on the current sheet and those after it; the answer is where it begins."""
    first = len(flow.sheets) - 1
    begun = flow.sheets[first]
    begun.items.append(item)
    begun.section = begun.section or section
    begun.opens = begun.opens or opens
    flow.put(blocks)
    for note in flow.settle(first):
        flow.put(setter.unplaced(note.texts))
    for sheet in flow.sheets[first + 1 :]:
        sheet.running, sheet.section = item, section
    for sheet in flow.sheets[first:-1]:
        sheet.continues = True
    return first


def _printed_words(item: Item) -> int:
    words_ = 0
    for block in item.blocks:
        if isinstance(block, Paragraph):
            words_ += block.text.count(" ") + 1
        elif isinstance(block, Table):
            words_ += sum(len(cell.split()) for row in block.rows for cell in row)
    return words_


def _fits(blocks: Sequence["Block"], flow: "Flow", gap: float) -> bool:
    from clipper.exporters.pdf_blocks import height_of

    return height_of(blocks) <= flow.room(gap) - 2.0


def _paint(pen: "Pen", sheet: "Sheet", side_x: float) -> None:
    for block, x, y in sheet.placed:
        block.paint(pen, x, y)
    for note in sheet.notes:
        y = note.y
        for text in note.texts:
            text.paint(pen, side_x, y)
            y += text.height


def _outline(pen: "Pen", document: Document) -> None:
    untitled = words(document.language)["untitled"]
    for section in document.sections:
        level = 0
        if section.title.strip():
            pen.outline(section.title, f"section-{section.key}", 0)
            level = 1
        for item in section.items:
            pen.outline(item.headline.strip() or untitled, item.key, level)


def _missing(characters: dict[str, str]) -> tuple[str, ...]:
    """One sentence a script that no font could set."""
    scripts: dict[str, str] = {}
    for character, script in characters.items():
        scripts[script] = scripts.get(script, "") + character
    return tuple(
        _(
            "No font on this machine has these characters ({script}), so dots stand in their place: {samples} "
            "Install a TrueType font for them, for example one of the Noto family, and export again."
        ).format(script=script, samples=found[:12])
        for script, found in sorted(scripts.items())
    )
