"""What all word processors have in common: kinds by the name of a style, captions, line breaks, tables."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from clipper.importers.bylines import is_byline
from clipper.importers.copy_days import day_line
from clipper.importers.copy_labels import is_label_line, is_label_of_field, url_named
from clipper.importers.runs import Run
from clipper.model.body import Block, BlockKind, Span, figure
from clipper.model.clipping import Picture

_HEADING = re.compile(r"(?i)^(?:heading|überschrift|titre|título|titolo|kop|rubrik)\s*([1-9])$")
_QUOTE = re.compile(r"(?i)\b(?:quotes?|quotations?|block text|zitate?|citations?)\b")
_CAPTION = re.compile(r"(?i)^(?:caption|beschriftung|légende|figure|illustration|abbildung)\b")
_LIST = re.compile(r"(?i)^list (bullet|number)(?: ([2-5]))?$")
_PROSE = 400
"""A table with a cell this long lays out a page; it holds no data."""
_LABEL = 40
_LINE = 110
"""Characters of the longest line that its writer broke by hand."""


class Content(Struct):
    """What a document holds, in reading order."""

    blocks: tuple[Block, ...] = ()
    pictures: tuple[Picture, ...] = ()
    title: str = ""
    warnings: tuple[str, ...] = ()
    margins: tuple[str, ...] = ()
    """The lines that stand at the head of every page."""


class Listed(Struct, frozen=True):
    """That a paragraph is an item of a list: how deep, from 0, and whether it is numbered."""

    level: int = 0
    ordered: bool = False


class Row(Struct, frozen=True):
    """A row of a table: for each cell its blocks."""

    cells: tuple[tuple[Block, ...], ...]
    head: bool = False


def block_of(text: str, spans: tuple[Span, ...], style: str, listed: Listed | None = None) -> Block:
    """The block a paragraph is by the name of its style, and by the list it stands in."""
    if found := _HEADING.match(style):
        return Block(BlockKind.HEADING, text, spans, level=min(int(found[1]), 6))
    if style.lower() in {"title", "subtitle"}:
        return Block(BlockKind.HEADING, text, spans, level=1 if style.lower() == "title" else 2)
    by_style = _LIST.match(style)
    if listed is not None or by_style:
        # Word's own styles "List Bullet 2" to "5" are lists of their own, each at its first level.
        level = max(listed.level if listed else 0, int(by_style[2] or 1) - 1 if by_style else 0)
        ordered = listed.ordered if listed else bool(by_style and by_style[1].lower() == "number")
        return Block(BlockKind.LIST_ITEM, text, spans, level=level, ordered=ordered)
    if _QUOTE.search(style):
        return Block(BlockKind.QUOTE, text, spans)
    # A caption is told by its style alone; it is laid to its picture when all blocks are there.
    return Block(BlockKind.PARAGRAPH, text, spans, caption=text if _CAPTION.match(style) else "")


def pieces(runs: Sequence[Run]) -> Iterable[list[Run]]:
    """A paragraph parted at its line breaks where they part paragraphs: after a full line of prose, or doubled."""
    piece: list[Run] = []
    parted = _is_head(runs)
    for at, run in enumerate(runs):
        if run.text == "\n" and piece:
            said = "".join(one.text for one in piece).strip()
            doubled = at + 1 < len(runs) and runs[at + 1].text == "\n"
            if parted or doubled or (len(said) > 80 and said.endswith((".", "!", "?", "”", "»", '"'))):
                yield piece
                piece = []
                continue
        piece.append(run)
    yield piece


def _is_head(runs: Sequence[Run]) -> bool:
    """Whether short lines are broken by hand and one of them says who wrote it, when it appeared or where: each is a paragraph."""
    lines = [one.strip() for one in "".join(run.text for run in runs).split("\n") if one.strip()]
    if len(lines) < 2 or any(len(one) > _LINE for one in lines):
        return False
    return any(is_byline(one) or day_line(one) or url_named(one) or is_label_line(one) for one in lines)


def rows_in_blocks(rows: Sequence[Row]) -> list[Block]:
    """A table as rows of data; one that only lays out a page as the blocks that stand in it."""
    words = [[" ".join(b.text for b in cell if b.kind is not BlockKind.FIGURE) for cell in row.cells] for row in rows]
    if said := _labelled(rows, words):
        return said
    # One row alone compares nothing: it sets a letterhead, or two columns, side by side.
    single = sum(any(row) for row in words) == 1 and not any(row.head for row in rows)
    narrow = max((len(row) for row in words), default=0) < 2
    lays_out = narrow or single or any(len(t) > _PROSE for row in words for t in row)
    found: list[Block] = []
    for row, texts in zip(rows, words, strict=True):
        if lays_out:
            found += [block for cell in row.cells for block in cell]
            continue
        if any(texts):
            found.append(Block(BlockKind.TABLE_ROW, "\t".join(t.replace("\t", " ") for t in texts), head=row.head))
        found += [block for cell in row.cells for block in cell if block.kind is BlockKind.FIGURE]
    return found


def _labelled(rows: Sequence[Row], words: Sequence[Sequence[str]]) -> list[Block]:
    """A table that names the fields of an article ("Outlet", "Date") beside their values as labelled lines, what else is in it below them."""
    pairs = [[text for text in row if text] for row in words]
    named = [is_label_of_field(row[0]) for row in pairs if len(row) == 2]
    if sum(named) < 2 or 2 * sum(named) < len(pairs):
        return []
    found: list[Block] = []
    for row, texts in zip(rows, pairs, strict=True):
        if len(texts) == 2 and len(texts[0]) <= _LABEL:
            found.append(Block(BlockKind.PARAGRAPH, f"{texts[0].rstrip(' :')}: {texts[1]}"))
            found += [block for cell in row.cells for block in cell if block.kind is BlockKind.FIGURE]
        else:
            found += [block for cell in row.cells for block in cell]
    return found


def captioned(blocks: Sequence[Block]) -> list[Block]:
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


def noted(number: int, blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a footnote, the first with the note's number before it."""
    if not blocks:
        return []
    mark = f"[{number}] "
    first = blocks[0]
    spans = tuple(replace(span, start=span.start + len(mark), end=span.end + len(mark)) for span in first.spans)
    return [Block(BlockKind.PARAGRAPH, mark + first.text, spans), *blocks[1:]]
