"""From Word's paragraphs to blocks, over mammoth's reading of the document; python-docx reads what mammoth cannot."""

import io
from collections.abc import Iterable
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from clipper.errors import Rejected
from clipper.i18n import _, _n
from clipper.importers.cleaning import clean, line
from clipper.importers.pictures import picture
from clipper.importers.rtf_flow import Item, with_headings
from clipper.importers.runs import Run, joined
from clipper.importers.unpacking import DAMAGED, damaged
from clipper.importers.word_blocks import Content, Listed, Row, block_of, captioned, noted, pieces, rows_in_blocks
from clipper.importers.word_mended import mended, page_heads, usual_size
from clipper.model.body import Block, BlockKind, figure
from clipper.model.clipping import Picture


def content_of(data: bytes) -> Content:
    """The document's blocks and pictures; raises Rejected where neither library can open it."""
    try:
        return _by_mammoth(data)
    except RecursionError as problem:
        raise Rejected(_("This Word document is nested too deeply to be read. Nothing was filed.")) from problem
    except DAMAGED:
        return _by_python_docx(data)


class _Walk(Struct):
    """Blocks and pictures found so far, and the runs of the paragraph being read."""

    blocks: list[Block] = field(default_factory=list)
    pictures: dict[str, Picture] = field(default_factory=dict)
    title: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    unread: int = 0
    """Pictures that could not be kept."""
    usual: int = 0
    """Half points of letters that name no size of their own."""
    looks: dict[int, Item] = field(default_factory=dict)
    """By the identity of its block, how a paragraph is set."""


def _by_mammoth(data: bytes) -> Content:
    from mammoth import docx

    document = docx.read(io.BytesIO(mended(data))).value
    walk = _Walk(usual=usual_size(data))
    _children(walk, document.children)
    walk.blocks = with_headings([walk.looks.get(id(block)) or Item(block) for block in walk.blocks])
    for number, reference in enumerate(tuple(walk.notes), 1):
        note = document.notes.find_note(*reference)
        at = len(walk.blocks)
        _children(walk, note.body)
        walk.blocks[at:] = noted(number, walk.blocks[at:])
    warnings = []
    if walk.unread:
        warnings.append(_n("{n} picture could not be kept.", "{n} pictures could not be kept.", walk.unread))
    if document.comments:
        warnings.append(_n("{n} comment was left out.", "{n} comments were left out.", len(document.comments)))
    blocks, pictures = tuple(captioned(walk.blocks)), tuple(walk.pictures.values())
    return Content(blocks, pictures, walk.title, tuple(warnings), page_heads(data))


def _children(walk: _Walk, elements: Iterable[Any]) -> None:
    for element in elements:
        kind = type(element).__name__
        if kind == "Paragraph":
            _paragraph(walk, element)
        elif kind == "Table":
            _table(walk, element)
        elif kind == "Image":
            _picture(walk, element)
        elif hasattr(element, "children"):
            _children(walk, element.children)


def _paragraph(walk: _Walk, element: Any) -> None:
    runs: list[Run] = []
    images: list[object] = []
    _runs(walk, element.children, Run(""), runs, images)
    style = line(element.style_name or "") or line(element.style_id or "")
    for piece in pieces(runs):
        text, spans = joined(piece)
        if not text:
            continue
        if style.lower() == "title" and not walk.title:
            walk.title = text
        block = block_of(text, spans, style, _listed(element.numbering))
        walk.looks[id(block)] = _look(walk, block, element)
        walk.blocks.append(block)
    for image in images:
        _picture(walk, image)


def _look(walk: _Walk, block: Block, element: Any) -> Item:
    """A block with the size that most of its letters have, and whether all are bold."""
    sizes: dict[int, int] = {}
    bold = True
    for run in _set_runs(element):
        words = "".join(one.value for one in run.children if type(one).__name__ == "Text").strip()
        size = round(2 * run.font_size) if run.font_size else walk.usual
        sizes[size] = sizes.get(size, 0) + len(words)
        bold = bold and (bool(run.is_bold) or not words)
    return Item(block, max(sizes, key=lambda one: sizes[one], default=0), bold and bool(sizes))


def _set_runs(element: Any) -> Iterable[Any]:
    for child in getattr(element, "children", ()):
        if type(child).__name__ == "Run":
            yield child
        else:
            yield from _set_runs(child)


def _listed(numbering: Any) -> Listed | None:
    return Listed(int(numbering.level_index), bool(numbering.is_ordered)) if numbering is not None else None


def _runs(walk: _Walk, elements: Iterable[Any], form: Run, into: list[Run], images: list[object]) -> None:
    """The text below a paragraph as runs; a line break is a run of its own."""
    for element in elements:
        kind = type(element).__name__
        if kind == "Text":
            into.append(replace(form, text=element.value))
        elif kind == "Run":
            bold, italic = form.bold or element.is_bold, form.italic or element.is_italic
            _runs(walk, element.children, replace(form, bold=bold, italic=italic), into, images)
        elif kind == "Hyperlink":
            _runs(walk, element.children, replace(form, href=element.href or form.href), into, images)
        elif kind == "Tab":
            into.append(Run(" "))
        elif kind == "Break":
            into.append(Run("\n"))
        elif kind == "Image":
            images.append(element)
        elif kind == "NoteReference":
            walk.notes.append((element.note_type, element.note_id))
            into.append(Run(f"[{len(walk.notes)}]"))
        elif hasattr(element, "children"):
            _runs(walk, element.children, form, into, images)


def _picture(walk: _Walk, element: Any) -> None:
    alt = line(element.alt_text or "")
    try:
        with element.open() as opened:
            kept = picture(opened.read())
    except (Rejected, *DAMAGED):
        walk.unread += 1
        return
    walk.pictures.setdefault(kept.sha256, kept)
    walk.blocks.append(figure(picture=kept.sha256, alt=alt))


def _table(walk: _Walk, element: Any) -> None:
    inner = _Walk(notes=walk.notes, pictures=walk.pictures, title=walk.title, usual=walk.usual, looks=walk.looks)
    rows: list[Row] = []
    for row in (one for one in element.children if type(one).__name__ == "TableRow"):
        cells: list[tuple[Block, ...]] = []
        for cell in row.children:
            inner.blocks = []
            _children(inner, cell.children)
            cells.append(tuple(inner.blocks))
        rows.append(Row(tuple(cells), bool(row.is_header)))
    walk.unread += inner.unread
    walk.title = inner.title
    walk.blocks += rows_in_blocks(rows)


def _by_python_docx(data: bytes) -> Content:
    """Paragraphs and tables alone, from documents that mammoth cannot open."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table
    from lxml.etree import LxmlError

    blocks: list[Block] = []
    try:
        for item in docx.Document(io.BytesIO(data)).iter_inner_content():
            if isinstance(item, Table):
                for row in item.rows:
                    text = "\t".join(line(cell.text) for cell in row.cells)
                    blocks += [Block(BlockKind.TABLE_ROW, text)] if text.strip() else []
            else:
                style = item.style.name if item.style is not None else ""
                blocks += [block_of(line(t), (), style or "") for t in clean(item.text).split("\n") if t.strip()]
    except (PackageNotFoundError, LxmlError, *DAMAGED) as problem:
        raise Rejected(damaged()) from problem
    return Content(tuple(captioned(blocks)))
