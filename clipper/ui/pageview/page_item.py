"""PageItem: one page on the desk; its coordinates are points of the page after turning, from its upper left corner."""

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from clipper.model.cutting import PageFile
from clipper.pages.regions import Box
from clipper.pages.turning import turned_size
from clipper.ui.pageview.tiles import Order, Pictures, thumb_of, tiles_over
from clipper.ui.theme import LIGHT

if TYPE_CHECKING:
    from clipper.pages.sheets import Sheet
    from clipper.ui.desk import Desk

PAPER = LIGHT.paper
"""A page is paper whatever the theme."""
_SHADOW = 6.0
"""Pixels of the soft edge."""
FINEST = 16.0
"""Pixels a point beyond which nothing is drawn finer."""


class PageItem(QGraphicsItem):
    """Paints what is held of the page's picture: tiles as fine as it is seen, under them the coarser ones."""

    def __init__(
        self, desk: "Desk", file: PageFile, number: int, sheet: "Sheet", pictures: tuple[Pictures, Pictures]
    ) -> None:
        """`pictures` are the tiles and the small pictures, held elsewhere."""
        super().__init__()
        self._desk = desk
        self.file = file
        self.number = number
        """In its file, counted from 0."""
        self.sheet = sheet
        self.angle = 0.0
        """Degrees clockwise by which the page is turned or straightened."""
        self._tiles, self._thumbs = pictures
        self._measure()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    # -- measures ------------------------------------------------------------------------------------------------

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points after turning."""
        return self._size

    def turn(self, angle: float) -> None:
        """Show the page turned by so many degrees clockwise from how it came."""
        self.prepareGeometryChange()
        self.angle = angle % 360
        self._measure()
        self.update()

    def _measure(self) -> None:
        """Whenever anything is painted, every page is asked how far it reaches: that is worked out beforehand."""
        self._size = turned_size(self.sheet.width, self.sheet.height, self.angle)
        self._around = self.box.adjusted(-_SHADOW, -_SHADOW, _SHADOW, 1.5 * _SHADOW)

    def boundingRect(self) -> QRectF:
        """The turned page with its shadow."""
        return self._around

    @property
    def box(self) -> QRectF:
        """The turned page, from (0, 0)."""
        return QRectF(0, 0, *self._size)

    def to_fractions(self, box: QRectF) -> Box:
        """A rectangle in item coordinates as fractions of the turned page."""
        wide, high = self._size
        return Box(box.left() / wide, box.top() / high, box.right() / wide, box.bottom() / high)

    def from_fractions(self, box: Box) -> QRectF:
        """A rectangle in fractions of the turned page in item coordinates."""
        wide, high = self._size
        return QRectF(QPointF(box.left * wide, box.top * high), QPointF(box.right * wide, box.bottom * high))

    @property
    def own(self) -> QTransform:
        """From points of the page as it came to item coordinates."""
        made = QTransform()
        made.translate(self._size[0] / 2, self._size[1] / 2)
        made.rotate(self.angle)
        made.translate(-self.sheet.width / 2, -self.sheet.height / 2)
        return made

    def from_own(self, box: Box) -> QRectF:
        """A rectangle in fractions of the page as it came, in item coordinates: the smallest upright one around it."""
        return self.own.mapRect(self._own_box(box))

    def _own_box(self, box: Box) -> QRectF:
        wide, high = self.sheet.width, self.sheet.height
        return QRectF(QPointF(box.left * wide, box.top * high), QPointF(box.right * wide, box.bottom * high))

    def to_own(self, at: QPointF) -> tuple[float, float]:
        """A point in item coordinates as fractions of the page as it came."""
        back, _able = self.own.inverted()
        point = back.map(at)
        return point.x() / self.sheet.width, point.y() / self.sheet.height

    def box_to_own(self, box: QRectF) -> Box:
        """A rectangle in item coordinates as fractions of the page as it came, kept on the page."""
        back, _able = self.own.inverted()
        found = back.mapRect(box)
        wide, high = self.sheet.width, self.sheet.height
        return Box(found.left() / wide, found.top() / high, found.right() / wide, found.bottom() / high).clamped()

    # -- the picture ---------------------------------------------------------------------------------------------

    def mille(self, scale: float) -> int:
        """Thousandths of a pixel a point at which the page is drawn to be shown at `scale` device pixels a point."""
        finest = self.sheet.pixels if self.sheet.pixels else FINEST
        return max(1, round(1000 * min(scale, finest)))

    def orders(self, seen: QRectF, scale: float) -> list[Order]:
        """The tiles needed to show a rectangle (item coordinates) at `scale` device pixels a point."""
        back, _able = self.own.inverted()
        box = back.mapRect(seen & self.box)
        if box.isEmpty():
            return []
        edges = (box.left(), box.top(), box.right(), box.bottom())
        return tiles_over(
            self.file.sha256, self.number, self.mille(scale), (self.sheet.width, self.sheet.height), edges
        )

    @property
    def thumb(self) -> Order:
        """The small picture of the whole page as it came."""
        return thumb_of(self.file.sha256, self.number, (self.sheet.width, self.sheet.height))

    def place_of(self, order: Order) -> QRectF:
        """Where a picture of this page belongs, in item coordinates."""
        by = 1000 / order.mille
        box = QRectF(order.left * by, order.top * by, order.width * by, order.height * by)
        return self.own.mapRect(box).adjusted(-by, -by, by, by)

    # -- painting ------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Draw shadow, paper and what is held of the picture."""
        ratio = widget.devicePixelRatioF() if widget is not None else 1.0
        world = painter.worldTransform()
        scale = math.hypot(world.m11(), world.m12())
        exposed: QRectF = option.exposedRect  # pyright: ignore[reportAttributeAccessIssue]
        if not self.box.contains(exposed):
            self._paint_shadow(painter, scale)
        painter.save()
        painter.setClipRect(self.box)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(self.box & exposed, QColor(PAPER))
        mille = self.mille(scale * ratio)
        held = [(order, self._tiles.find(order)) for order in self.orders(exposed, scale * ratio)]
        if any(image is None for _order, image in held):
            # enlarging the small picture takes longer than all tiles: only where one is missing
            small = self._thumbs.find(self.thumb)
            if small is not None:
                painter.setTransform(self.own, True)
                painter.drawImage(QRectF(0, 0, self.sheet.width, self.sheet.height), small)
            self._paint_older(painter, world, mille, ratio)
        for order, image in held:
            if image is not None:
                self._paint_tile(painter, world, order, image, ratio)
        painter.restore()

    def _paint_older(self, painter: QPainter, world: QTransform, mille: int, ratio: float) -> None:
        """What is held from another zoom, until the right tiles come."""
        for order, image in self._tiles.of_page(self.file.sha256, self.number):
            if order.mille != mille:
                self._paint_tile(painter, world, order, image, ratio)

    def _paint_shadow(self, painter: QPainter, scale: float) -> None:
        """A soft rim, of strips around the page: to fill all that lies under it too takes longer than everything else."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        shade = QColor(0, 0, 0, 18 if self._desk.theme.dark else 10)
        one, box = 1 / max(scale, 1e-6), self.box
        down = min(2 * one, _SHADOW / 2)
        for pixels in range(4, 0, -1):
            spread = min(pixels * one, _SHADOW - 1)
            around = box.adjusted(-spread, -spread + down, spread, spread + down)
            for strip in (
                QRectF(around.topLeft(), QPointF(around.right(), box.top())),
                QRectF(QPointF(around.left(), box.bottom()), around.bottomRight()),
                QRectF(QPointF(around.left(), max(box.top(), around.top())), QPointF(box.left(), box.bottom())),
                QRectF(QPointF(box.right(), max(box.top(), around.top())), QPointF(around.right(), box.bottom())),
            ):
                if strip.isValid():
                    painter.fillRect(strip, shade)

    def _paint_tile(self, painter: QPainter, world: QTransform, order: Order, image: QImage, ratio: float) -> None:
        """Draw a tile; where it is as fine as the screen and the page stands upright, pixel on pixel."""
        if image.isNull():
            return
        whole = max(1, round(self.sheet.width * order.scale)), max(1, round(self.sheet.height * order.scale))
        place = QTransform.fromScale(self.sheet.width / whole[0], self.sheet.height / whole[1]) * self.own * world
        if self.angle % 90 == 0:
            place = _snapped(place, ratio)
        painter.setWorldTransform(place)
        painter.drawImage(QPointF(order.left, order.top), image)


def _snapped(place: QTransform, ratio: float) -> QTransform:
    """The placing of a picture moved by less than a pixel, so that its pixels fall on the screen's where they are as large."""

    def near(value: float) -> float:
        whole = round(value * ratio) / ratio
        return whole if abs(whole - value) < 1 else value

    def even(value: float) -> float:
        one = 1 / ratio
        return math.copysign(one, value) if abs(abs(value) - one) < 0.004 * one else value

    return QTransform(
        even(place.m11()), even(place.m12()), even(place.m21()), even(place.m22()), near(place.dx()), near(place.dy())
    )
