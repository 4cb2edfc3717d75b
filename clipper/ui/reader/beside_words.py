"""What stands on the page beside the words: the ground of preformatted lines, the bar of a quotation, the points of a list."""

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QTextBlock, QTextDocument, QTextLine

from clipper.ui.reader.article import SIDE, Article
from clipper.ui.reader.mark_layer import RADIUS
from clipper.ui.theme import Theme


def paint_beside(painter: QPainter, theme: Theme, article: Article, start: int, end: int) -> None:
    """Paint what stands beside the words between two document positions."""
    document, measure, size = article.document, article.setting.measure, article.setting.pixels
    layout = document.documentLayout()
    painter.setPen(Qt.PenStyle.NoPen)
    for first, last in article.tables:
        if first <= end and last >= start:
            top = layout.blockBoundingRect(document.findBlock(first)).top()
            foot = layout.blockBoundingRect(document.findBlock(last)).bottom()
            painter.setBrush(QColor(theme.hover))
            painter.drawRoundedRect(QRectF(SIDE, top - 5, measure, foot - top + 10), RADIUS, RADIUS)
    for position in article.quotes[bisect_left(article.quotes, start - 1) : bisect_right(article.quotes, end)]:
        block = document.findBlock(position)
        if block.layout().lineCount():
            x = SIDE + measure - 3 if _from_right(block) else SIDE
            top, foot = _baseline(document, block, 0), _baseline(document, block, block.layout().lineCount() - 1)
            bar = QRectF(x, round(top - size), 3, round(foot - top + 1.35 * size))
            painter.fillRect(bar, QColor(theme.line))
    for position, hollow in article.points[bisect_left(article.points, (start - 1,)) :]:
        if position > end:
            break
        _paint_point(painter, theme, document, position, size, hollow=hollow)


def _paint_point(
    painter: QPainter, theme: Theme, document: QTextDocument, position: int, size: float, *, hollow: bool
) -> None:
    """The mark before an item of a list, in the middle of its small letters."""
    block = document.findBlock(position)
    if not block.layout().lineCount():
        return
    words = block.layout().lineAt(0).naturalTextRect()
    left = document.documentLayout().blockBoundingRect(block).left()
    x = left + (words.right() + size * 0.8 if _from_right(block) else words.left() - size * 0.8)
    painter.setPen(QPen(QColor(theme.soft), 1.2) if hollow else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else QBrush(QColor(theme.soft)))
    painter.drawEllipse(QPointF(x, _baseline(document, block, 0) - size * 0.28), size * 0.15, size * 0.15)


def _from_right(block: QTextBlock) -> bool:
    return block.blockFormat().layoutDirection() is Qt.LayoutDirection.RightToLeft


def _baseline(document: QTextDocument, block: QTextBlock, number: int) -> float:
    """Where the letters of a line stand, in document coordinates."""
    line: QTextLine = block.layout().lineAt(number)
    return document.documentLayout().blockBoundingRect(block).top() + line.y() + line.ascent()
