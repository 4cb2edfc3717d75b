"""One run of paragraphs of a Rich Text document: the text, a note, a text box; tables are gathered cell by cell."""

import re

from msgspec import Struct, field
from msgspec.structs import replace

from clipper.importers.rtf_groups import Group
from clipper.importers.rtf_letters import paired
from clipper.importers.runs import Run, joined
from clipper.importers.word_blocks import Listed, Row, block_of, pieces, rows_in_blocks
from clipper.model.body import Block, BlockKind

_NUMBERED = re.compile(r"^\W*(?:\d{1,4}|[a-z]{1,2}|[ivxlc]{1,6})(?:\.\d{1,3})*\W?$", re.I)
_SUBHEADING = 100
_HEADING = 200
"""Characters of the longest lines that can be headings."""


class Item(Struct, frozen=True):
    """A block, how large its letters are (half points), and whether all of them are bold."""

    block: Block
    size: int = 0
    bold: bool = False


class Flow(Struct):
    """What was read so far, and the paragraph, cell, row and table that are open."""

    items: list[Item] = field(default_factory=list)
    title: str = ""
    marker: str | None = None
    """The bullet or number before the open paragraph."""
    row_open: bool = False
    row_head: bool = False
    _runs: list[Run] = field(default_factory=list)
    _said: list[str] = field(default_factory=list)
    _form: tuple[bool, bool, str] = (False, False, "")
    """How what was said last is set: bold, italic, linked."""
    _sizes: dict[int, int] = field(default_factory=dict)
    _pictures: list[Block] = field(default_factory=list)
    _cell: list[Item] = field(default_factory=list)
    _cells: list[tuple[Block, ...]] = field(default_factory=list)
    _rows: list[Row] = field(default_factory=list)

    def say(self, text: str, group: Group) -> None:
        """Add text in the group's setting."""
        if not text or group.hidden or group.deleted:
            return
        self._sizes[group.size] = self._sizes.get(group.size, 0) + len(text.strip())
        form = (group.bold, group.italic, group.href)
        if form != self._form:
            self._close_run()
            self._form = form
        self._said.append(text)

    def _close_run(self) -> None:
        """What was said in one setting as runs; a line break is a run of its own."""
        text, self._said = paired("".join(self._said)), []
        for at, part in enumerate(text.split("\n")):
            if at:
                self._runs.append(Run("\n"))
            if part:
                self._runs.append(Run(part, *self._form))

    def picture(self, block: Block) -> None:
        """Add a picture: it stands after the paragraph it was set in."""
        self._pictures.append(block)

    def take_in(self, items: list[Item]) -> None:
        """Add the paragraphs of a text box."""
        (self._cell if self.row_open else self.items).extend(items)

    def paragraph(self, group: Group, style: str, listed: Listed | None) -> None:
        """End the open paragraph, set as `group` says; in a table it stands in the open cell."""
        made = self._made(group, style, listed)
        if group.in_table or self.row_open:
            self._cell += made
        elif made:
            self.table()
            self.items += made

    def cell(self, group: Group, style: str, listed: Listed | None) -> None:
        """End the open cell."""
        self._cell += self._made(group, style, listed)
        self._cells.append(tuple(item.block for item in self._cell))
        self._cell = []

    def row(self) -> None:
        """End the open row."""
        if self._cells:
            self._rows.append(Row(tuple(self._cells), self.row_head))
        self._cells, self.row_open, self.row_head = [], False, False

    def table(self) -> None:
        """End the open table."""
        self.row()
        self.items += [Item(block) for block in rows_in_blocks(self._rows)]
        self._rows = []

    def end(self, group: Group, style: str) -> None:
        """End whatever is open: a file may break off anywhere."""
        made = self._made(group, style, None)
        self.table()
        self.items += self._cell + made
        self._cell = []

    def _made(self, group: Group, style: str, listed: Listed | None) -> list[Item]:
        if self.marker is not None and listed is None:
            listed = Listed(min(group.level, 8), bool(_NUMBERED.match(self.marker.strip())))
        self._close_run()
        runs = self._runs
        size = max(self._sizes, key=lambda one: self._sizes[one]) if self._sizes else 0
        bold = all(run.bold for run in runs if run.text.strip())
        found: list[Item] = []
        for piece in pieces(runs):
            text, spans = joined(piece)
            if not text:
                continue
            if style.lower() == "title" and not self.title:
                self.title = text
            found.append(Item(block_of(text, spans, style, listed), size, bold))
        if 0 <= group.outline < 9 and found and found[0].block.kind is not BlockKind.HEADING:
            level = min(group.outline + 1, 6)
            found = [replace(i, block=replace(i.block, kind=BlockKind.HEADING, level=level)) for i in found]
        found += [Item(block) for block in self._pictures]
        self._runs, self._sizes, self._pictures, self.marker = [], {}, [], None
        return found


def with_headings(items: list[Item]) -> list[Block]:
    """The blocks; where no style names a heading, lines in larger letters are one, and bold lines between paragraphs."""
    blocks = [item.block for item in items]
    if any(block.kind is BlockKind.HEADING for block in blocks):
        return blocks
    usual = _usual_size(items)
    larger = sorted({i.size for i in items if _is_larger(i, usual)}, reverse=True)
    lines = [i for i in items if i.block.kind is BlockKind.PARAGRAPH and not _is_larger(i, usual)]
    few_bold = sum(i.bold for i in lines) * 2 < len(lines)
    for at, item in enumerate(items):
        if _is_larger(item, usual):
            level = min(larger.index(item.size) + 1, 6)
            blocks[at] = Block(BlockKind.HEADING, item.block.text, item.block.spans, level=level)
        elif few_bold and _is_bold_line(item) and at + 1 < len(items) and _is_text(items[at + 1]):
            blocks[at] = Block(BlockKind.HEADING, item.block.text, item.block.spans, level=min(len(larger) + 1, 6))
    return blocks


def _usual_size(items: list[Item]) -> int:
    counts: dict[int, int] = {}
    for item in items:
        if item.size:
            counts[item.size] = counts.get(item.size, 0) + len(item.block.text)
    return max(counts, key=lambda one: counts[one]) if counts else 0


def _is_larger(item: Item, usual: int) -> bool:
    return (
        item.block.kind is BlockKind.PARAGRAPH
        and usual > 0
        and item.size >= 1.15 * usual
        and len(item.block.text) <= _HEADING
    )


def _is_bold_line(item: Item) -> bool:
    text = item.block.text
    return (
        item.block.kind is BlockKind.PARAGRAPH
        and item.bold
        and len(text) <= _SUBHEADING
        and text[-1:] not in ".:;,!…"
        and not item.block.caption
    )


def _is_text(item: Item) -> bool:
    return item.block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE} and not item.bold
