"""One of two texts beside each other: its paragraphs in rows, what differs in colour and in pattern."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPalette, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from clipper.curate.comparing import Kind, Piece
from clipper.ui.desk import Desk
from clipper.ui.reader.faces import reading
from clipper.ui.widgets.characters import UNSAFE, right_to_left
from clipper.ui.widgets.thin_bar import thin

GAP = 12
"""Between two rows (pixels of the pictures)."""
LONG = 8_000
"""Characters of a piece laid out at once; a longer one is broken at this length."""


class Column(QTextBrowser):
    """Read-only words that can be chosen and copied; rows are put below each other one by one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.starts: list[int] = []
        """The position at which each row begins; -1 where nothing stands on this side."""
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        thin(self)
        self.clear_rows()

    def clear_rows(self) -> None:
        """Begin anew, in the colours of now."""
        made = QPalette(self.palette())
        for role, value in (
            (QPalette.ColorRole.Base, self._desk.theme.paper),
            (QPalette.ColorRole.Highlight, self._desk.theme.selection),
            (QPalette.ColorRole.HighlightedText, self._desk.theme.text),
        ):
            made.setColor(role, QColor(value))
        self.setPalette(made)
        self.viewport().setPalette(made)
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(reading(self._desk.fonts, 16))
        self.setDocument(document)
        self.starts = []
        self._cursor = QTextCursor(document)
        self._fresh = True

    def add(self, paragraphs: tuple[tuple[Piece, ...], ...]) -> None:
        """Put one row's paragraphs below what stands."""
        self.starts.append(-1)
        for number, pieces in enumerate(paragraphs):
            self._begin(pieces, first=number == 0)
            if number == 0:
                self.starts[-1] = self._cursor.position()
            for piece in pieces:
                text, look = piece.text.translate(UNSAFE), self._look(piece.kind)
                for at in range(0, len(text), LONG):
                    if at:
                        self._begin(pieces, first=False)
                    words = text[at : at + LONG].rstrip()
                    self._cursor.insertText(words, look)
                    self._cursor.insertText(text[at + len(words) : at + LONG], self._look(Kind.SAME))

    def _begin(self, pieces: tuple[Piece, ...], *, first: bool) -> None:
        form, px = QTextBlockFormat(), self._desk.fonts.px
        form.setLineHeight(px(25), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        form.setTopMargin(px(GAP if first else 4))
        if right_to_left("".join(piece.text for piece in pieces[:3])):
            form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        if self._fresh:
            self._cursor.setBlockFormat(form)
            self._fresh = False
        else:
            self._cursor.movePosition(QTextCursor.MoveOperation.End)
            self._cursor.insertBlock(form)

    def _look(self, kind: Kind) -> QTextCharFormat:
        """Left out: struck through. Added: underlined. Changed: dashes below. Each on a ground of its own."""
        theme, look, line = self._desk.theme, QTextCharFormat(), QTextCharFormat.UnderlineStyle
        look.setFont(reading(self._desk.fonts, 16))
        look.setForeground(QBrush(QColor(theme.text)))
        if kind is Kind.LEFT_OUT:
            look.setBackground(QBrush(QColor(theme.error_soft)))
            look.setFontStrikeOut(True)
        elif kind is Kind.ADDED:
            look.setBackground(QBrush(QColor(theme.ok_soft)))
            look.setUnderlineStyle(line.SingleUnderline)
            look.setUnderlineColor(QColor(theme.ok))
        elif kind is Kind.CHANGED:
            look.setBackground(QBrush(QColor(theme.warn_soft)))
            look.setUnderlineStyle(line.DashUnderline)
            look.setUnderlineColor(QColor(theme.warn))
        return look

    def top(self, row: int) -> float:
        """Where a row begins in the document; the foot of what stands, for one that has nothing here."""
        layout = self.document().documentLayout()
        if self.starts[row] < 0:
            return self.foot()
        return layout.blockBoundingRect(self.document().findBlock(self.starts[row])).top()

    def foot(self) -> float:
        """The lower edge of what stands."""
        if self._fresh:
            return 0.0
        return self.document().documentLayout().blockBoundingRect(self.document().lastBlock()).bottom()

    def push_down(self, row: int, by: float) -> None:
        """Move a row down, so that it begins where its other side does."""
        cursor = QTextCursor(self.document().findBlock(self.starts[row]))
        form = cursor.blockFormat()
        form.setTopMargin(form.topMargin() + by)
        cursor.setBlockFormat(form)

    def end_at(self, foot: float) -> None:
        """Keep room below the last row, so that both sides scroll alike."""
        frame = self.document().rootFrame().frameFormat()
        frame.setBottomMargin(max(0.0, foot - self.foot()) + self._desk.fonts.px(40))
        self.document().rootFrame().setFrameFormat(frame)
