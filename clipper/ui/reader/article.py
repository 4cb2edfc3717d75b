"""The article: a Body set as a QTextDocument of our own, block by block, with the place of every character known.

Nothing of the outside is shown: the document is built with cursors from plain text and spans, never from markup,
and its pictures are placeholders of the right size until the reader hands in the pictures themselves.
"""

import sys
from collections.abc import Iterator, Mapping
from itertools import groupby
from time import perf_counter

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextListFormat,
)

from clipper.annotate.marks import utf16_offsets
from clipper.model.body import Block, BlockKind, Body, Span
from clipper.ui.reader.looks import Looks, Setting
from clipper.ui.reader.places import Places
from clipper.ui.reader.runs import parted, runs
from clipper.ui.widgets.characters import UNSAFE, broken, dateline_printed, units
from clipper.ui.widgets.faceless import stretches

SIDE = 8
"""Room left and right of the measure, so that a mark's rounded end is not cut off (pixels)."""
FOOT = 96
"""Empty room under the last line (pixels)."""
WIDE_TABLE = 24
LARGE_TABLE = 1_200
LONG_TABLE = 24_000
"""Columns, cells, characters. Larger tables are set as lines: Qt measures every cell before it shows the first."""
BLOCK = 150
_STYLES = QTextListFormat.Style
PACE, MOST = 6_000, 60_000
"""Characters put in before Qt is let lay them out: at first, and at most."""


class Article:
    """One Body being set: `document` holds what is set so far, `go_on` sets more, `places` knows every character."""

    def __init__(
        self,
        body: Body,
        dateline: str,
        setting: Setting,
        sizes: Mapping[str, tuple[int, int]],
        head: int = 0,
        absence: str = "",
    ) -> None:
        """Begin an article; `sizes` are the pictures' pixels by SHA-256, `head` the room above the first line.

        `absence` is said where there is nothing to read.
        """
        self.body = body
        self.setting = setting
        self.sizes = sizes
        self.absence = absence
        self.dateline = dateline.translate(UNSAFE)
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self.document.setDocumentMargin(0)
        self.document.setTextWidth(setting.measure + 2 * SIDE)
        self.document.setDefaultFont(setting.font())
        self.places = Places(utf16_offsets(body.text))
        self.quotes: list[int] = []
        """Positions of the blocks beside which the reader paints a quotation's bar."""
        self.points: list[tuple[int, bool]] = []
        """Positions of the items of a list without numbers, and whether their point is hollow."""
        self.tables: list[tuple[int, int]] = []
        """The first and the last position of each stretch of preformatted lines, which stand on one ground."""
        self.pictures: dict[str, tuple[int, int]] = {}
        """The size at which each picture is shown, by SHA-256."""
        self._looks = Looks(setting)
        self._cursor = QTextCursor(self.document)
        self._fresh = True
        self._work = self._blocks()
        self.whole = False
        self._set = 0
        """How much is set, in characters; a block counts as BLOCK more."""
        self._pace = PACE
        self.head = -1
        self.leave_room(head)

    def go_on(self, seconds: float, most: int = 0) -> bool:
        """Set for about `seconds` more, and no more than `most` characters (0: as many as go); whether it is whole now.

        Qt lays out what was put in when the edit ends, which takes longer than putting it in, and for some scripts a
        hundred times as long: how much is put in at a time follows what the last time took.
        """
        begun = now = perf_counter()
        last = self._set + most if most else sys.maxsize
        while not self.whole and now < begun + seconds and self._set < last:
            wanted = min(self._set + self._pace, last)
            self._cursor.beginEditBlock()
            while not self.whole and self._set < wanted and perf_counter() < begun + seconds:
                self.whole = next(self._work, True)
                self._set += BLOCK
            self._cursor.endEditBlock()
            took, now = perf_counter() - now, perf_counter()
            self._pace = max(BLOCK, min(2 * self._pace, MOST, round(self._pace * seconds / 2 / max(took, 1e-4))))
        return self.whole

    def leave_room(self, head: int) -> None:
        """Keep `head` pixels free above the first line, for the headline block."""
        if head == self.head:
            # the same frame again would have Qt lay out every line anew
            return
        self.head = head
        frame = self.document.rootFrame().frameFormat()
        frame.setTopMargin(head)
        frame.setBottomMargin(FOOT)
        frame.setLeftMargin(SIDE)
        frame.setRightMargin(SIDE)
        self.document.rootFrame().setFrameFormat(frame)

    def _blocks(self) -> Iterator[bool]:
        """Set one group of blocks after the other; yields False after each."""
        opening = next((b for b in self.body.blocks if b.kind is BlockKind.PARAGRAPH and b.text), None)
        if not any(block.text or block.picture in self.sizes for block in self.body.blocks) and self.absence:
            self._start(self._looks.form(self.absence))
            self._cursor.insertText(self.absence, self._looks.plain(13, "muted"))
            yield True
        if self.dateline and opening is None:
            self._start(self._looks.form())
            self._insert(self.dateline, (), self._looks.capitals())
        numbered = zip(self.body.blocks, self.body.starts, strict=True)
        for kind, group in groupby(numbered, key=lambda one: one[0].kind):
            if kind is BlockKind.TABLE_ROW:
                yield from self._table(list(group))
                continue
            lists: dict[tuple[int, bool], object] = {}
            for block, offset in group:
                if kind is BlockKind.FIGURE:
                    yield from self._figure(block, offset)
                elif kind is BlockKind.PREFORMATTED:
                    yield from self._preformatted(block, offset)
                elif kind is BlockKind.LIST_ITEM:
                    yield from self._item(block, offset, lists)
                elif block.text:
                    yield from self._text(block, offset, run_in=block is opening)
                yield False
            if kind is BlockKind.LIST_ITEM:
                self._cursor.mergeBlockFormat(self._looks.after_list())
        yield True

    def _start(self, form: QTextBlockFormat) -> None:
        """Begin a block of this form; the document's first is there already."""
        if self._fresh:
            self._cursor.setBlockFormat(form)
            self._fresh = False
        else:
            self._cursor.movePosition(QTextCursor.MoveOperation.End)
            self._cursor.insertBlock(form, self._looks.ink())

    def _run(self, text: str, spans: tuple[Span, ...], start: int, offset: int, base: QTextCharFormat) -> None:
        """Insert a run of a block (its characters from `start` on) and note its place; the block stands at `offset`."""
        text = text.translate(UNSAFE)
        self._set += len(text)
        self.places.put(self.places.utf16.units(offset + start), self._cursor.position(), units(text))
        self._insert(text, spans, base, start)

    def _insert(self, text: str, spans: tuple[Span, ...], base: QTextCharFormat, start: int = 0) -> None:
        foreign = stretches(text)
        for a, b, covering in runs(spans, start, start + len(text)):
            for first, last, faceless in parted(a - start, b - start, foreign):
                self._cursor.insertText(text[first:last], self._looks.dressed(base, covering, faceless=faceless))

    def _text(self, block: Block, offset: int, *, run_in: bool) -> Iterator[bool]:
        """A paragraph, heading or quotation; `run_in` puts the dateline before its first word."""
        form, base = self._looks.form(block.text), self._looks.ink()
        if block.kind is BlockKind.HEADING:
            base = self._looks.ink(bold=True, larger=3 if block.level <= 2 else 0)
            form = self._looks.form(block.text, above=10, below=6)
        elif block.kind is BlockKind.QUOTE:
            form, base = self._looks.form(block.text, left=22), self._looks.ink("soft")
        for at, part in broken(block.text):
            self._start(form)
            if block.kind is BlockKind.QUOTE:
                self.quotes.append(self._cursor.position())
            if run_in and not at and self.dateline:
                self._insert(dateline_printed(self.dateline), (), self._looks.capitals())
                self._cursor.insertText("\u2002", self._looks.ink())
            self._run(part, block.spans, at, offset, base)
            yield False

    def _item(self, block: Block, offset: int, lists: dict[tuple[int, bool], object]) -> Iterator[bool]:
        """A list item; what is too long for one block goes on below, without a mark."""
        (_start, first), *more = broken(block.text)
        self._start(self._looks.form(block.text, below=4))
        key = block.level, block.ordered
        for deeper in [k for k in lists if k[0] > block.level]:
            del lists[deeper]
        found = lists.get(key)
        if found is None:
            kind = QTextListFormat()
            # Qt's own points stand too near the words: the reader paints them
            kind.setStyle(_STYLES.ListDecimal if block.ordered else _STYLES.ListStyleUndefined)
            kind.setIndent(min(block.level, 6) + 1)
            lists[key] = self._cursor.createList(kind)
        else:
            found.add(self._cursor.block())  # pyright: ignore[reportAttributeAccessIssue]
        if not block.ordered:
            self.points.append((self._cursor.position(), bool(block.level % 2)))
        self._run(first, block.spans, 0, offset, self._looks.ink())
        yield False
        for at, part in more:
            self._start(self._looks.form(block.text, below=4))
            self._run(part, block.spans, at, offset, self._looks.ink())
            yield False

    def _preformatted(self, block: Block, offset: int) -> Iterator[bool]:
        """Every line a block of its own: a line end of the text is then one position of the document, as elsewhere."""
        look = self._looks.typewriter()
        lines, start, first = block.text.split("\n"), 0, -1
        for number, line in enumerate(lines):
            for at, part in broken(line):
                form = self._looks.form(line, below=0 if number < len(lines) - 1 else 12, left=12, leading=22)
                self._start(form)
                if first < 0:
                    first = self._cursor.position()
                    self.tables.append((first, first))
                self._run(part, block.spans, start + at, offset, look)
                self.tables[-1] = (first, self._cursor.position())
                yield False
            start += len(line) + 1

    def _figure(self, block: Block, offset: int) -> Iterator[bool]:
        if block.picture and block.picture in self.sizes:
            width, height = fitted(self.sizes[block.picture], self.setting.measure)
            self.pictures[block.picture] = width, height
            self._start(self._looks.form(above=4, below=6))
            picture = QTextImageFormat()
            picture.setName(picture_url(block.picture).toString())
            picture.setWidth(width)
            picture.setHeight(height)
            if block.alt:
                picture.setToolTip(block.alt)
            self._cursor.insertImage(picture)
        for at, part in broken(block.text) if block.text else ():
            self._start(self._looks.form(block.text, below=20, leading=19))
            self._run(part, block.spans, at, offset, self._looks.plain(13, "muted"))
            yield False

    def _table(self, rows: list[tuple[Block, int]]) -> Iterator[bool]:
        cells = [block.text.split("\t") for block, _ in rows]
        columns = max(map(len, cells))
        long = sum(len(block.text) for block, _offset in rows) > LONG_TABLE
        if long or columns > WIDE_TABLE or len(rows) * columns > LARGE_TABLE or columns == 1:
            yield from self._lines(rows)
            return
        # The table's own beginning ends the block before it; a block begun for it would stay as an empty line.
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        table = self._cursor.insertTable(len(rows), columns, self._looks.table(columns))
        for row, ((block, offset), texts) in enumerate(zip(rows, cells, strict=True)):
            start = 0
            for column, text in enumerate(texts):
                cell = table.cellAt(row, column)
                cell.setFormat(self._looks.cell(head=block.head))
                self._cursor = cell.firstCursorPosition()
                self._run(text, block.spans, start, offset, self._looks.plain(14, bold=block.head))
                start += len(text) + 1
            yield False
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True

    def _lines(self, rows: list[tuple[Block, int]]) -> Iterator[bool]:
        """A table too large for Qt: every row a paragraph, its cells parted by tabs."""
        for block, offset in rows:
            for at, part in broken(block.text):
                self._start(self._looks.form(block.text, below=2, leading=22))
                self._run(part, block.spans, at, offset, self._looks.plain(14, bold=block.head))
                yield False


def fitted(pixels: tuple[int, int], measure: int) -> tuple[int, int]:
    """A picture's size: the full measure, but at most twice its own pixels and 1.4 measures high."""
    width, height = max(1, pixels[0]), max(1, pixels[1])
    scale = min(measure / width, 2.0, measure * 1.4 / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def picture_url(sha256: str) -> QUrl:
    """The name by which the document asks for a kept picture."""
    return QUrl(f"clipping-picture:{sha256}")
