"""From Word's paragraphs to blocks, over mammoth's reading of the document; python-docx reads what mammoth cannot."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from xml.parsers.expat import ExpatError

from clipper.errors import Rejected
from clipper.i18n import _, _n
from clipper.importers.cleaning import clean, line
from clipper.importers.pictures import picture
from clipper.importers.runs import Run, joined
from clipper.model.body import Block, BlockKind, Span, figure
from clipper.model.clipping import Picture

_FAILURES = (KeyError, ValueError, TypeError, AttributeError, IndexError, LookupError, OSError, EOFError, RuntimeError,
             zipfile.BadZipFile, zlib.error, ExpatError, SyntaxError, AssertionError, NotImplementedError)  # fmt: skip
"""What the libraries raise on documents that lack parts or hold odd ones."""
_HEADING = re.compile(r"(?i)^(?:heading|überschrift|titre|título|titolo|kop|rubrik)\s*([1-9])$")
_QUOTE = re.compile(r"(?i)\b(?:quote|quotation|block text|zitat|citation)\b")
_CAPTION = re.compile(r"(?i)^(?:caption|beschriftung|légende|figure)\b")
_LIST = re.compile(r"(?i)^list (bullet|number)(?: ([2-5]))?$")
_PROSE = 400
"""A table with a cell this long lays out a page; it holds no data."""


@dataclass
class Content:
    """What a document holds, in reading order."""

    blocks: tuple[Block, ...] = ()
    pictures: tuple[Picture, ...] = ()
    title: str = ""
    warnings: tuple[str, ...] = ()


def content_of(data: bytes) -> Content:
    """The document's blocks and pictures; raises Rejected where neither library can open it."""
    try:
        return _by_mammoth(data)
    except RecursionError as problem:
        raise Rejected(_("This Word document is nested too deeply to be read. Nothing was filed.")) from problem
    except _FAILURES:
        return _by_python_docx(data)


@dataclass
class _Walk:
    """Blocks and pictures found so far, and the runs of the paragraph being read."""

    blocks: list[Block] = field(default_factory=list)
    pictures: dict[str, Picture] = field(default_factory=dict)
    title: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    unread: int = 0
    """Pictures that could not be kept."""


def _by_mammoth(data: bytes) -> Content:
    from mammoth import docx

    document = docx.read(io.BytesIO(data)).value
    walk = _Walk()
    _children(walk, document.children)
    for number, reference in enumerate(tuple(walk.notes), 1):
        note = document.notes.find_note(*reference)
        at = len(walk.blocks)
        _children(walk, note.body)
        if len(walk.blocks) > at:
            first = walk.blocks[at]
            walk.blocks[at] = Block(BlockKind.PARAGRAPH, f"[{number}] {first.text}", _moved(first, len(f"[{number}] ")))
    warnings = []
    if walk.unread:
        warnings.append(_n("{n} picture could not be kept.", "{n} pictures could not be kept.", walk.unread))
    if document.comments:
        warnings.append(_n("{n} comment was left out.", "{n} comments were left out.", len(document.comments)))
    return Content(tuple(_captioned(walk.blocks)), tuple(walk.pictures.values()), walk.title, tuple(warnings))


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
    for piece in _pieces(runs):
        text, spans = joined(piece)
        if not text:
            continue
        if style.lower() == "title" and not walk.title:
            walk.title = text
        walk.blocks.append(_block(text, spans, style, element.numbering))
    for image in images:
        _picture(walk, image)


def _block(text: str, spans: tuple[Span, ...], style: str, numbering: Any) -> Block:
    if found := _HEADING.match(style):
        return Block(BlockKind.HEADING, text, spans, level=min(int(found[1]), 6))
    if style.lower() in {"title", "subtitle"}:
        return Block(BlockKind.HEADING, text, spans, level=1 if style.lower() == "title" else 2)
    listed = _LIST.match(style)
    if numbering is not None or listed:
        # Word's own styles "List Bullet 2" to "5" are lists of their own, each at its first level.
        level = max(int(numbering.level_index) if numbering else 0, int(listed[2] or 1) - 1 if listed else 0)
        ordered = numbering.is_ordered if numbering else bool(listed and listed[1].lower() == "number")
        return Block(BlockKind.LIST_ITEM, text, spans, level=level, ordered=ordered)
    if _QUOTE.search(style):
        return Block(BlockKind.QUOTE, text, spans)
    # A caption is told by its style alone; it is laid to its picture when all blocks are there.
    return Block(BlockKind.PARAGRAPH, text, spans, caption=text if _CAPTION.match(style) else "")


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


def _pieces(runs: Sequence[Run]) -> Iterable[list[Run]]:
    """A paragraph parted at its line breaks where they part paragraphs: after a full line of prose, or doubled."""
    piece: list[Run] = []
    for at, run in enumerate(runs):
        if run.text == "\n" and piece:
            said = "".join(one.text for one in piece).strip()
            doubled = at + 1 < len(runs) and runs[at + 1].text == "\n"
            if doubled or (len(said) > 80 and said.endswith((".", "!", "?", "”", "»", '"'))):
                yield piece
                piece = []
                continue
        piece.append(run)
    yield piece


def _picture(walk: _Walk, element: Any) -> None:
    alt = line(element.alt_text or "")
    try:
        with element.open() as opened:
            kept = picture(opened.read())
    except (Rejected, *_FAILURES):
        walk.unread += 1
        return
    walk.pictures.setdefault(kept.sha256, kept)
    walk.blocks.append(figure(picture=kept.sha256, alt=alt))


def _table(walk: _Walk, element: Any) -> None:
    rows = [row for row in element.children if type(row).__name__ == "TableRow"]
    inner = _Walk(notes=walk.notes, pictures=walk.pictures, title=walk.title)
    cells: list[list[tuple[str, list[Block]]]] = []
    for row in rows:
        cells.append([])
        for cell in row.children:
            inner.blocks = []
            _children(inner, cell.children)
            cells[-1].append((" ".join(b.text for b in inner.blocks if b.kind is not BlockKind.FIGURE), inner.blocks))
    walk.unread += inner.unread
    walk.title = inner.title
    lays_out = max((len(row) for row in cells), default=0) < 2 or any(len(t) > _PROSE for row in cells for t, _b in row)
    for row, found in zip(rows, cells, strict=True):
        if lays_out:
            walk.blocks += [block for _text, blocks in found for block in blocks]
            continue
        if any(text for text, _blocks in found):
            text = "\t".join(text.replace("\t", " ") for text, _blocks in found)
            walk.blocks.append(Block(BlockKind.TABLE_ROW, text, head=row.is_header))
        walk.blocks += [b for _text, blocks in found for b in blocks if b.kind is BlockKind.FIGURE]


def _captioned(blocks: Sequence[Block]) -> list[Block]:
    """Captions laid to the picture above them, else below; one without a picture stays a paragraph."""
    found: list[Block] = []
    waiting = ""
    for block in blocks:
        is_caption = block.kind is BlockKind.PARAGRAPH and block.caption
        if is_caption and found and found[-1].kind is BlockKind.FIGURE and not found[-1].text:
            found[-1] = figure(block.text, picture=found[-1].picture, alt=found[-1].alt)
            continue
        if block.kind is BlockKind.FIGURE and waiting and found and found[-1].text == waiting:
            found[-1] = figure(waiting, picture=block.picture, alt=block.alt)
            waiting = ""
            continue
        waiting = block.text if is_caption else ""
        found.append(replace(block, caption="") if is_caption else block)
    return found


def _moved(block: Block, by: int) -> tuple[Span, ...]:
    return tuple(replace(span, start=span.start + by, end=span.end + by) for span in block.spans)


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
                blocks += [_block(line(t), (), style or "", None) for t in clean(item.text).split("\n") if t.strip()]
    except (PackageNotFoundError, LxmlError, *_FAILURES) as problem:
        raise Rejected(_("This Word document is damaged. Open it in Word, save it again and import that.")) from problem
    return Content(tuple(_captioned(blocks)))
