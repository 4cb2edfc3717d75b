"""The article: a Body set as a QTextDocument of our own, block by block, with the place of every character known.

Nothing of the outside is shown: the document is built with cursors from plain text and spans, never from markup,
and its pictures are placeholders of the right size until the reader hands in the pictures themselves.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from time import perf_counter

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextListFormat,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from clipper.annotate.marks import utf16_offsets
from clipper.model.body import Block, BlockKind, Body, Span, SpanKind
from clipper.ui.reader.characters import UNSAFE, broken, dateline_printed, right_to_left, units
from clipper.ui.reader.faces import CUT, inked, plain, reading
from clipper.ui.reader.places import Places
from clipper.ui.reader.runs import runs
from clipper.ui.theme import Fonts, Theme

SIDE = 8
"""Room left and right of the measure, so that a mark's rounded end is not cut off (pixels)."""
FOOT = 96
"""Empty room under the last line (pixels)."""
WIDE_TABLE = 24
LARGE_TABLE = 1_200
LONG_TABLE = 24_000
"""Columns, cells, characters. Larger tables are set as lines: Qt measures every cell before it shows the first."""
BLOCK = 150
PACE, MOST = 6_000, 60_000
"""Characters put in before Qt is let lay them out: at first, and at most."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How an article is set: its size, its measure and its inks."""

    fonts: Fonts
    theme: Theme
    size: int = 17
    """The text's size as chosen, in pixels of the pictures."""
    measure: int = 508
    """Width of the column in pixels of this screen."""
    face: str = "serif"
    """serif or sans."""

    def font(self, larger: float = 0, weight: int = 400) -> QFont:
        """The face of running text, `larger` pixels above the size chosen."""
        return (plain if self.face == "sans" else reading)(self.fonts, self.size + larger, weight)

    @property
    def leading(self) -> int:
        """From line to line: 28 on 17."""
        return self.scaled(28)

    @property
    def pixels(self) -> int:
        """Height of the text's letters on this screen."""
        return round(self.size * self.fonts.scale * CUT)

    def scaled(self, measure: float) -> int:
        """A measure drawn for a text of 17 at this size."""
        return self.fonts.px(measure * self.size / 17)


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
        self.tables: list[tuple[int, int]] = []
        """The first and the last position of each stretch of preformatted lines, which stand on one ground."""
        self.pictures: dict[str, tuple[int, int]] = {}
        """The size at which each picture is shown, by SHA-256."""
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
            self._start(self._form(self.absence))
            self._cursor.insertText(self.absence, self._plain(13, "muted"))
            yield True
        if self.dateline and opening is None:
            self._start(self._form())
            self._cursor.insertText(self.dateline, self._capitals())
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
        yield True

    def _start(self, form: QTextBlockFormat) -> None:
        """Begin a block of this form; the document's first is there already."""
        if self._fresh:
            self._cursor.setBlockFormat(form)
            self._fresh = False
        else:
            self._cursor.movePosition(QTextCursor.MoveOperation.End)
            self._cursor.insertBlock(form, self._ink())

    def _form(
        self, text: str = "", *, above: int = 0, below: int = 12, left: int = 0, leading: int = 0
    ) -> QTextBlockFormat:
        """A block's form; distances are those of a text of 17."""
        form, scaled = QTextBlockFormat(), self.setting.scaled
        form.setLineHeight(scaled(leading or 28), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        form.setTopMargin(scaled(above))
        form.setBottomMargin(scaled(below))
        rtl = right_to_left(text)
        form.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        if left:
            form.setRightMargin(scaled(left)) if rtl else form.setLeftMargin(scaled(left))
        return form

    def _ink(self, colour: str = "", *, bold: bool = False, larger: float = 0) -> QTextCharFormat:
        """The press's face."""
        return inked(self.setting.font(larger, 700 if bold else 400), self._colour(colour))

    def _plain(self, size: float, colour: str = "", *, bold: bool = False) -> QTextCharFormat:
        """The system's face, for captions and tables; `size` is that of a text of 17."""
        font = self.setting.fonts.ui(weight=600 if bold else 400)
        font.setPointSizeF(self.setting.fonts.points * size / 13 * self.setting.size / 17)
        return inked(font, self._colour(colour))

    def _typewriter(self) -> QTextCharFormat:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.setting.fonts.points * self.setting.size / 17)
        return inked(font)

    def _capitals(self) -> QTextCharFormat:
        """The dateline's: the words in semibold capitals that run into the first paragraph."""
        font = self.setting.font(-self.setting.size * 2 / 17, 600)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.6)
        return inked(font)

    def _colour(self, token: str) -> QColor | None:
        """A token's colour; None leaves the ink to the palette."""
        return QColor(str(getattr(self.setting.theme, token))) if token else None

    def _run(self, text: str, spans: tuple[Span, ...], start: int, offset: int, base: QTextCharFormat) -> None:
        """Insert a run of a block (its characters from `start` on) and note its place; the block stands at `offset`."""
        end = start + len(text)
        text = text.translate(UNSAFE)
        self._set += len(text)
        self.places.put(self.places.utf16.units(offset + start), self._cursor.position(), units(text))
        for a, b, covering in runs(spans, start, end):
            look = QTextCharFormat(base)
            for span in covering:
                self._dress(look, span)
            self._cursor.insertText(text[a - start : b - start], look)

    def _dress(self, look: QTextCharFormat, span: Span) -> None:
        if span.kind is SpanKind.BOLD:
            look.setFontWeight(QFont.Weight.Bold)
        elif span.kind is SpanKind.ITALIC:
            look.setFontItalic(True)
        elif span.href:
            look.setAnchor(True)
            look.setAnchorHref(span.href)
            look.setToolTip(span.href)
            look.setForeground(QBrush(QColor(self.setting.theme.accent)))

    def _text(self, block: Block, offset: int, *, run_in: bool) -> Iterator[bool]:
        """A paragraph, heading or quotation; `run_in` puts the dateline before its first word."""
        form, base = self._form(block.text), self._ink()
        if block.kind is BlockKind.HEADING:
            base = self._ink(bold=True, larger=3 if block.level <= 2 else 0)
            form = self._form(block.text, above=10, below=6)
        elif block.kind is BlockKind.QUOTE:
            form, base = self._form(block.text, left=22), self._ink("soft")
        for at, part in broken(block.text):
            self._start(form)
            if block.kind is BlockKind.QUOTE:
                self.quotes.append(self._cursor.position())
            if run_in and not at and self.dateline:
                self._cursor.insertText(dateline_printed(self.dateline), self._capitals())
                self._cursor.insertText("\u2002", self._ink())
            self._run(part, block.spans, at, offset, base)
            yield False

    def _item(self, block: Block, offset: int, lists: dict[tuple[int, bool], object]) -> Iterator[bool]:
        """A list item; what is too long for one block goes on below, without a mark."""
        (_start, first), *more = broken(block.text)
        self._start(self._form(block.text, below=4))
        key = block.level, block.ordered
        for deeper in [k for k in lists if k[0] > block.level]:
            del lists[deeper]
        found = lists.get(key)
        if found is None:
            kind = QTextListFormat()
            bullet = (QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle)[block.level % 2]
            kind.setStyle(QTextListFormat.Style.ListDecimal if block.ordered else bullet)
            kind.setIndent(min(block.level, 6) + 1)
            lists[key] = self._cursor.createList(kind)
        else:
            found.add(self._cursor.block())  # pyright: ignore[reportAttributeAccessIssue]
        self._run(first, block.spans, 0, offset, self._ink())
        yield False
        for at, part in more:
            self._start(self._form(block.text, below=4))
            self._run(part, block.spans, at, offset, self._ink())
            yield False

    def _preformatted(self, block: Block, offset: int) -> Iterator[bool]:
        """Every line a block of its own: a line end of the text is then one position of the document, as elsewhere."""
        look = self._typewriter()
        lines, start, first = block.text.split("\n"), 0, -1
        for number, line in enumerate(lines):
            for at, part in broken(line):
                form = self._form(line, below=0 if number < len(lines) - 1 else 12, left=12, leading=22)
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
            self._start(self._form(above=4, below=6))
            picture = QTextImageFormat()
            picture.setName(picture_url(block.picture).toString())
            picture.setWidth(width)
            picture.setHeight(height)
            if block.alt:
                picture.setToolTip(block.alt)
            self._cursor.insertImage(picture)
        for at, part in broken(block.text) if block.text else ():
            self._start(self._form(block.text, below=20, leading=19))
            self._run(part, block.spans, at, offset, self._plain(13, "muted"))
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
        table = self._cursor.insertTable(len(rows), columns, self._table_form(columns))
        for row, ((block, offset), texts) in enumerate(zip(rows, cells, strict=True)):
            start = 0
            for column, text in enumerate(texts):
                self._cell(table, row, column, block)
                self._run(text, block.spans, start, offset, self._plain(14, bold=block.head))
                start += len(text) + 1
            yield False
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True

    def _table_form(self, columns: int) -> QTextTableFormat:
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellSpacing(0)
        form.setCellPadding(5)
        form.setTopMargin(4)
        form.setBottomMargin(self.setting.scaled(12))
        form.setWidth(QTextLength(QTextLength.Type.FixedLength, self.setting.measure))
        form.setColumnWidthConstraints([QTextLength(QTextLength.Type.VariableLength, 0)] * columns)
        return form

    def _cell(self, table: QTextTable, row: int, column: int, block: Block) -> None:
        """Go into a cell and rule its foot."""
        cell = table.cellAt(row, column)
        look = QTextTableCellFormat()
        look.setPadding(5)
        look.setBottomBorder(1)
        look.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        look.setBottomBorderBrush(
            QBrush(QColor(self.setting.theme.muted if block.head else self.setting.theme.hairline))
        )
        cell.setFormat(look)
        self._cursor = cell.firstCursorPosition()

    def _lines(self, rows: list[tuple[Block, int]]) -> Iterator[bool]:
        """A table too large for Qt: every row a paragraph, its cells parted by tabs."""
        for block, offset in rows:
            for at, part in broken(block.text):
                self._start(self._form(block.text, below=2, leading=22))
                self._run(part, block.spans, at, offset, self._plain(14, bold=block.head))
                yield False


def fitted(pixels: tuple[int, int], measure: int) -> tuple[int, int]:
    """A picture's size: the full measure, but at most twice its own pixels and 1.4 measures high."""
    width, height = max(1, pixels[0]), max(1, pixels[1])
    scale = min(measure / width, 2.0, measure * 1.4 / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def picture_url(sha256: str) -> QUrl:
    """The name by which the document asks for a kept picture."""
    return QUrl(f"clipping-picture:{sha256}")
