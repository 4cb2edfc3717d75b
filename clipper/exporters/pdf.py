"""Documents as PDF: laid out once, then drawn, so that every page number is known when it is printed.

Layout is our own, on HarfBuzz widths; reportlab writes pages, pictures, links, outline and metadata.
"""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clipper.errors import ClipperError
from clipper.exporters import tables
from clipper.exporters.base import whole_or_not_at_all
from clipper.exporters.style import Style, date_written, right_to_left, title_words, words
from clipper.exporters.styled_issue import styled
from clipper.i18n import _
from clipper.model.document import Document
from clipper.progress import Progress

if TYPE_CHECKING:
    from clipper.exporters.pdf_pages import Note, Sheet
    from clipper.exporters.pdf_pen import Pen
    from clipper.exporters.pdf_task import Task

suffix = ".pdf"
name = "PDF"
whole = True


def write(document: Document, style: Style, path: Path, *, progress: Progress | None = None) -> tuple[str, ...]:
    """Write the document as a PDF, whole or not at all; the answer is what a reader of it should be told."""
    from clipper.exporters.pdf_faces import Faces
    from clipper.exporters.pdf_front import Front
    from clipper.exporters.pdf_lines import Setter
    from clipper.exporters.pdf_pages import geometry
    from clipper.exporters.pdf_pen import binary_streams
    from clipper.exporters.pdf_task import Task, note_spans
    from clipper.exporters.pdf_type import Type

    document = styled(document, style)
    faces = Faces(style.faces)
    page = geometry(style.page, right_to_left(document.language))
    task = Task(document, Type(style, Setter(faces), document.language), page, progress or Progress())
    sheets = _make_up(style.form)(task)
    if sheets and style.cover.shown and style.form in ("executive", "links"):
        sheets = Front(task).cover() + sheets
    if not sheets:
        raise ClipperError(_("The briefing is empty; add a clipping before exporting it."))
    note_spans(sheets, task.spans)
    with whole_or_not_at_all(path) as sibling, binary_streams():
        if style.pictures_only:
            with tempfile.TemporaryDirectory() as folder:
                drawn = Path(folder) / "pages.pdf"
                _print(task, sheets, drawn)
                _print_pictures(task, drawn.read_bytes(), sibling)
        else:
            _print(task, sheets, sibling)
    return (*style.warnings, *task.warnings, *_missing(faces.missing))


def _print(task: "Task", sheets: "Sequence[Sheet]", path: Path) -> None:
    """Draw every sheet with what stands around it."""
    from clipper.exporters.pdf_furniture import Furniture
    from clipper.exporters.pdf_pen import Pen

    page = task.page
    furniture = Furniture(task.document, task.type, page)
    pen = Pen(path, page.width, page.height, task.type.setter, task.document.language)
    for number, sheet in enumerate(sheets, 1):
        task.progress.step(number, len(sheets), _("Writing pages"))
        furniture.paint(pen, sheet, number, len(sheets))
        _paint(pen, sheet, page.side_x)
        pen.end_page()
    _finish(task, pen)


def _print_pictures(task: "Task", pages: bytes, path: Path) -> None:
    """The pages of a PDF as pictures, with the same outline and metadata."""
    from clipper.exporters import pdf_images
    from clipper.exporters.pdf_pen import Pen

    pen = Pen(path, task.page.width, task.page.height, task.type.setter, task.document.language)
    places = {key: first for key, (first, _last) in task.spans.items()}
    for section in task.document.sections:
        if section.items:
            places[f"section-{section.key}"] = places[section.items[0].key]
    pdf_images.draw(pen, pages, places, task.progress)
    _finish(task, pen, text=False)


def _finish(task: "Task", pen: "Pen", *, text: bool = True) -> None:
    """Outline, labels, the list of items as a table, and what the file says of itself."""
    document, genre = task.document, task.words[task.type.style.genre]
    title = title_words(document.title, task.type.style.genre, document.language)
    _outline(pen, document)
    name = "-".join(part for part in ("items", document.date, str(document.number or "")) if part) + ".csv"
    table = ("\ufeff" + tables.text(document)).encode()
    pen.attach(name, table, "text/csv", task.words["list_file"], document.date)
    pen.save(
        task.type.setter.faces.fonts() if text else (),
        title=", ".join(p for p in (title, date_written(document.date, document.language)) if p),
        author=document.office.name or document.office.state,
        subject=genre,
        keywords=[section.title for section in document.sections if section.title.strip()],
        day=document.date,
    )


def _make_up(form: str) -> "Callable[[Task], list[Sheet]]":
    """What makes up the pages of a style's form."""
    from clipper.exporters import pdf_book, pdf_executive, pdf_links, pdf_pack

    made = {"executive": pdf_executive.sheets, "facsimile": pdf_book.sheets, "links": pdf_links.sheets}
    return made.get(form, pdf_pack.sheets)


def _paint(pen: "Pen", sheet: "Sheet", side_x: float) -> None:
    """Blocks in order, each note behind the block that ends below it and all before the last block.

    So the text of the file keeps together, also where a paragraph runs on over the page.
    """
    waiting = sorted(sheet.notes, key=lambda note: note.y)
    last = len(sheet.placed) - 1
    for at, (block, x, y) in enumerate(sheet.placed):
        while waiting and at == last:
            _paint_note(pen, waiting.pop(0), side_x)
        block.paint(pen, x, y)
        while waiting and waiting[0].y + waiting[0].height <= y + block.height:
            _paint_note(pen, waiting.pop(0), side_x)


def _paint_note(pen: "Pen", note: "Note", side_x: float) -> None:
    y = note.y
    for text in note.texts:
        text.paint(pen, side_x, y)
        y += text.height


def _outline(pen: "Pen", document: Document) -> None:
    untitled = words(document.language)["untitled"]
    for section in document.sections:
        level = 0
        if section.title.strip() and section.items:
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
