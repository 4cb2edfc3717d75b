"""The text of one of the articles found, paragraph by paragraph, with the lines where it is cut from its neighbours."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from clipper.i18n import _
from clipper.model.body import Block, BlockKind
from clipper.model.clipping import Draft
from clipper.ui.widgets.lines import paint_lines, set_lines
from clipper.ui.widgets.painted_rows import ROW, AnyIndex, PaintedRows, RowModel
from clipper.ui.widgets.painting import fill, words

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

SIDE, MEASURE, GAP, CUT = 28, 640, 14, 34
NEIGHBOURS = 3
"""So many paragraphs of the article above and below stay in sight."""


class Part(StrEnum):
    """What a row of the text is."""

    OTHER = "other"
    """A paragraph of the article above or below."""
    CUT = "cut"
    HEADLINE = "headline"
    FACTS = "facts"
    BLOCK = "block"
    NEXT = "next"
    """The headline of the article below."""


class Piece(Struct, frozen=True):
    """One row of the text."""

    part: Part
    text: str
    block: int = 0
    """For a paragraph its place in the article it belongs to."""
    article: int = 0
    """The article; for a cut line the one that begins there."""
    kind: BlockKind = BlockKind.PARAGRAPH


def pieces(drafts: Sequence[Draft], at: int, facts: str) -> list[Piece]:
    """The rows for one article and what stands at its borders."""
    draft, made = drafts[at], []
    if at:
        above = drafts[at - 1].body.blocks
        first = max(0, len(above) - NEIGHBOURS)
        made += [_piece(Part.OTHER, block, n, at - 1) for n, block in enumerate(above) if n >= first]
        made.append(Piece(Part.CUT, _("Cut here from the article above"), 0, at))
    made += [Piece(Part.HEADLINE, draft.headline, 0, at), Piece(Part.FACTS, facts, 0, at)]
    if draft.deck:
        made.append(Piece(Part.FACTS, draft.deck, 0, at))
    made += [_piece(Part.BLOCK, block, n, at) for n, block in enumerate(draft.body.blocks)]
    if at + 1 < len(drafts):
        made.append(Piece(Part.CUT, _("Cut here from the article below"), 0, at + 1))
        made.append(Piece(Part.NEXT, drafts[at + 1].headline, 0, at + 1))
        made += [
            _piece(Part.OTHER, block, n, at + 1) for n, block in enumerate(drafts[at + 1].body.blocks[:NEIGHBOURS])
        ]
    return made


def _piece(part: Part, block: Block, n: int, article: int) -> Piece:
    text = block.text or _("Picture")
    return Piece(part, f"• {text}" if block.kind is BlockKind.LIST_ITEM else text, n, article, block.kind)


class TextModel(RowModel):
    """One row a piece."""

    def said(self, at: int) -> str:
        """Its words."""
        return self.rows[at].text

    def tip(self, at: int) -> str | None:
        """What a cut line is for."""
        return _("Drag it to another paragraph") if self.rows[at].part is Part.CUT else None


class TextDelegate(QStyledItemDelegate):
    """Paints one piece; heights follow from the words."""

    def __init__(self, desk: "Desk", view: "FoundText") -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view

    def _set(self, piece: Piece, wide: int) -> tuple[Any, float]:
        """The words laid out, and how high they stand."""
        fonts, px = self._desk.fonts, self._desk.fonts.px
        if piece.part is Part.HEADLINE:
            return set_lines(piece.text, fonts.display(22), wide, px(28))
        if piece.part is Part.FACTS:
            return set_lines(piece.text, fonts.ui(), wide, px(20))
        if piece.part is Part.NEXT:
            return set_lines(piece.text, fonts.card(text=piece.text), wide, px(20), 2)
        if piece.kind is BlockKind.HEADING:
            return set_lines(piece.text, fonts.serif(16, 600), wide, px(25))
        if piece.kind is BlockKind.QUOTE:
            return set_lines(piece.text, fonts.serif(16, italic=True), wide, px(25))
        if piece.kind in (BlockKind.TABLE_ROW, BlockKind.FIGURE):
            return set_lines(piece.text.replace("\t", "   "), fonts.ui(), wide, px(20))
        most = 4 if piece.part is Part.OTHER else 0
        return set_lines(piece.text, fonts.serif(16), wide, px(25), most)

    def height(self, piece: Piece, wide: int) -> int:
        """How high the piece stands."""
        if piece.part is Part.CUT:
            return self._desk.fonts.px(CUT)
        return round(self._set(piece, wide)[1]) + (6 if piece.part in (Part.HEADLINE, Part.NEXT) else GAP)

    def split_box(self, box: QRect) -> QRect:
        """Where "Split here" stands above a paragraph that the pointer or the keyboard is on."""
        wide = QFontMetrics(self._desk.fonts.ui("small", 500)).horizontalAdvance(_("Split here")) + 20
        return QRect(self._view.left + self._view.measure - wide, box.top() - 4, wide, self._desk.fonts.px(22))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the piece."""
        piece: Piece = index.data(ROW)
        theme, box, view = self._desk.theme, QRect(option.rect), self._view
        painter.save()
        # Qt has filled a chosen row in its own way by now
        painter.fillRect(box, QColor(theme.paper))
        if piece.part is Part.CUT:
            self._cut(painter, box, piece)
            painter.restore()
            return
        here = bool(option.state & QStyle.StateFlag.State_Selected) and view.hasFocus()
        over = bool(option.state & QStyle.StateFlag.State_MouseOver) and view.dragged is None
        if piece.part is Part.BLOCK and (here or over):
            ground = QRect(view.left - 12, box.top() - 2, view.measure + 24, box.height() - 4)
            fill(painter, ground, theme.selection if here else theme.hover, 6)
        ink = theme.text if piece.part in (Part.BLOCK, Part.HEADLINE) else theme.muted
        layout, _high = self._set(piece, view.measure)
        paint_lines(painter, layout, view.left, box.top() + (2 if piece.part is not Part.HEADLINE else 0), ink)
        if piece.part is Part.BLOCK and piece.block and (here or over):
            self._split(painter, box, over=over)
        painter.restore()

    def _cut(self, painter: QPainter, box: QRect, piece: Piece) -> None:
        theme, fonts, view = self._desk.theme, self._desk.fonts, self._view
        live = view.dragged is not None and view.dragged.article == piece.article
        middle, font = box.center().y(), fonts.ui("small", 500)
        wide = QFontMetrics(font).horizontalAdvance(piece.text) + 34
        ink = theme.faint if live else theme.accent
        painter.setPen(QPen(QColor(ink), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(view.left, middle, view.left + view.measure, middle)
        grip = QRectF(view.left + (view.measure - wide) / 2, middle - 11, wide, 22)
        fill(painter, grip, theme.accent_soft, 6)
        self._desk.icons.paint(painter, "drag", grip.x() + 8, middle - 7, 14, "accent")
        words(painter, grip.adjusted(24, 0, 0, 0), piece.text, font, theme.accent)

    def _split(self, painter: QPainter, box: QRect, *, over: bool) -> None:
        theme, place = self._desk.theme, self.split_box(box)
        fill(painter, place, theme.raised, 6, theme.line)
        font = self._desk.fonts.ui("small", 500)
        words(painter, place, _("Split here"), font, theme.accent, Qt.AlignmentFlag.AlignHCenter)


class FoundText(PaintedRows):
    """Shows one article; asks for cuts, never makes them."""

    split_asked = Signal(int)
    """The paragraph of the article before which it is to be split."""
    border_asked = Signal(int, int)
    """The article that begins at the border, and by how many of its paragraphs it moves down (negative: up)."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._drafts: Sequence[Draft] = ()
        self.article = 0
        self.left, self.measure = SIDE, MEASURE
        self.dragged: Piece | None = None
        """The cut line that is being dragged."""
        self._target = -1
        self.rows = TextModel(self)
        self.delegate = TextDelegate(desk, self)
        self.wear(desk, self.rows, self.delegate, _("Text of the article"))

    def show_article(self, drafts: Sequence[Draft], at: int, facts: str) -> None:
        """Show one of the articles, scrolled to its headline."""
        self._drafts, self.article = drafts, at
        self.rows.show_rows(pieces(drafts, at, facts))
        self._measure()
        first = next((n for n, one in enumerate(self.rows.rows) if one.part is Part.BLOCK), -1)
        if first >= 0:
            self.setCurrentIndex(self.rows.index(first, 0))
        top = next((n for n, one in enumerate(self.rows.rows) if one.part is Part.CUT), 0)
        if at:
            self.verticalScrollBar().setValue(
                max(0, self.rowViewportPosition(top) + self.verticalScrollBar().value() - 70)
            )

    @property
    def block(self) -> int:
        """The paragraph the keyboard is on, 0 where it is on none of this article."""
        piece = self.currentIndex().data(ROW) if self.currentIndex().isValid() else None
        return piece.block if piece is not None and piece.part is Part.BLOCK else 0

    def _measure(self) -> None:
        wide = self.viewport().width()
        self.measure = max(200, min(self._desk.fonts.px(MEASURE), wide - 2 * SIDE))
        self.left = max(SIDE, (wide - self.measure) // 2)
        for n, piece in enumerate(self.rows.rows):
            self.setRowHeight(n, self.delegate.height(piece, self.measure))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew."""
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and where a dragged line would fall."""
        super().paintEvent(event)
        if self.dragged is not None and self._target >= 0:
            painter = QPainter(self.viewport())
            y = self.rowViewportPosition(self._target) - 5
            painter.fillRect(self.left, y, self.measure, 3, QColor(self._desk.theme.accent))

    # -- mouse and keys ------------------------------------------------------------------------------------------

    def _piece_at(self, spot: QPoint) -> tuple[int, Piece | None]:
        index = self.indexAt(spot)
        return (index.row(), index.data(ROW)) if index.isValid() else (-1, None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a cut line, or split above a paragraph."""
        spot = event.position().toPoint()
        _row, piece = self._piece_at(spot)
        if event.button() is Qt.MouseButton.LeftButton and piece is not None:
            if piece.part is Part.CUT:
                self.dragged, self._target = piece, -1
                self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
                self.viewport().update()
                return
            if (block := self._split_at(spot)) > 0:
                self.split_asked.emit(block)
                return
        super().mousePressEvent(event)

    def _split_at(self, spot: QPoint) -> int:
        """The paragraph whose "Split here" is under the pointer; its upper edge stands in the row above."""
        for y in (0, 8):
            row, piece = self._piece_at(spot + QPoint(0, y))
            if piece is not None and piece.part is Part.BLOCK and piece.block:
                box = self.visualRect(self.rows.index(row, 0))
                if self.delegate.split_box(box).contains(spot):
                    return piece.block
        return 0

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the line along."""
        spot = event.position().toPoint()
        if self.dragged is None:
            super().mouseMoveEvent(event)
            _row, piece = self._piece_at(spot)
            hand = piece is not None and (piece.part is Part.CUT or self._split_at(spot) > 0)
            shape = Qt.CursorShape.OpenHandCursor if hand else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            return
        row, piece = self._piece_at(spot)
        self._target = row if piece is not None and self._moved(piece) else -1
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the line fall."""
        dragged, self.dragged = self.dragged, None
        if dragged is None:
            super().mouseReleaseEvent(event)
            return
        self.viewport().unsetCursor()
        piece = self.rows.rows[self._target] if self._target >= 0 else None
        self._target = -1
        self.viewport().update()
        if piece is not None and (steps := self._moved(piece, dragged)):
            self.border_asked.emit(dragged.article, steps)

    def _moved(self, piece: Piece, dragged: Piece | None = None) -> int:
        """By how many paragraphs the dragged line moves when it falls above this one; 0 where it cannot."""
        dragged = dragged or self.dragged
        if dragged is None or piece.part not in (Part.BLOCK, Part.OTHER):
            return 0
        if piece.article == dragged.article:
            return piece.block
        if piece.article == dragged.article - 1 and piece.block:
            return piece.block - len(self._drafts[piece.article].body.blocks)
        return 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys move; typing letters searches nothing here."""
        if event.text() and event.text().isprintable():
            event.ignore()
            return
        super().keyPressEvent(event)
