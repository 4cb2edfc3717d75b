"""The patterns under a mark's words: line, dots, wave, double line and dashes tell its role without its colour.

Qt takes a hundred times as long for a wave or a row of dots as for a line. They are drawn once for each ink, as a tile.
"""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPixmapCache

TILES = {"wave": 20, "dots": 36}
"""Kinds that are laid as tiles, and their width: several whole periods (5 and 3.6 pixels), whole pixels on most screens."""
HIGH = 11
"""Height of a tile; the pattern runs along its middle."""


def paint_underline(
    painter: QPainter, kind: str, left: float, right: float, y: float, colour: QColor, *, heavier: bool = False
) -> None:
    """Paint the pattern of a kind from `left` to `right`, around the height `y`."""
    if kind in TILES and right > left and not painter.worldTransform().isScaling():
        _lay_tiles(painter, kind, left, right, y, colour, heavier)
    else:
        _draw(painter, kind, left, right, y, colour, heavier)


def _lay_tiles(
    painter: QPainter, kind: str, left: float, right: float, y: float, colour: QColor, heavier: bool
) -> None:
    ratio = painter.device().devicePixelRatioF()
    key = f"underline {kind} {colour.name(QColor.NameFormat.HexArgb)} {heavier} {ratio}"
    tile = QPixmap()
    if not QPixmapCache.find(key, tile):
        tile = _tile(kind, colour, heavier, ratio)
        QPixmapCache.insert(key, tile)
    # on whole pixels of the screen, else every tile would be blurred
    left, top = round(left * ratio) / ratio, round((y - HIGH / 2) * ratio) / ratio
    painter.drawTiledPixmap(QRectF(left, top, right - left, HIGH), tile)


def _tile(kind: str, colour: QColor, heavier: bool, ratio: float) -> QPixmap:
    """One tile; the pattern is drawn beyond both of its ends, so that the next one goes on where it ends."""
    wide = TILES[kind]
    tile = QPixmap(ceil(wide * ratio), ceil(HIGH * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw(painter, kind, -wide, 2 * wide, HIGH / 2, colour, heavier)
    painter.end()
    return tile


def _draw(painter: QPainter, kind: str, left: float, right: float, y: float, colour: QColor, heavier: bool) -> None:
    more = 0.8 if heavier else 0.0
    pen = QPen(colour, 1.5 + more, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if kind == "wave":
        pen.setWidthF(1.3 + more)
        painter.setPen(pen)
        painter.drawPath(_wave(left, right, y))
    elif kind == "double":
        pen.setWidthF(1.1 + more / 2)
        painter.setPen(pen)
        for at in (y - 1.2, y + 1.6):
            painter.drawLine(QPointF(left, at), QPointF(right, at))
    elif kind == "dots":
        # a dot every 3.6 pixels, however thick they are; the first one whole
        width = 1.8 + more / 2
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setWidthF(width)
        pen.setDashPattern([0.01 / width, 3.59 / width])
        painter.setPen(pen)
        painter.drawLine(QPointF(left + 0.9, y), QPointF(right, y))
    else:
        if kind == "dashes":
            pen.setDashPattern([4 / 1.5, 2.6 / 1.5])
        painter.setPen(pen)
        painter.drawLine(QPointF(left, y), QPointF(right, y))


def _wave(left: float, right: float, y: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, y))
    at, up = left, True
    while at < right:
        reach = min(2.5, right - at)
        path.quadTo(QPointF(at + reach / 2, y + (-2.4 if up else 2.4)), QPointF(at + reach, y))
        at, up = at + reach, not up
    return path
