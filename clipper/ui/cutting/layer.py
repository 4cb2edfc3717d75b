"""What lies on a page while it is cut: the veil, earlier cuttings, the regions with badges and handles."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from clipper.i18n import _
from clipper.model.cutting import RegionRole
from clipper.ui.cutting.handles import SIZE, spots
from clipper.ui.cutting.role_words import colour, role_name
from clipper.ui.theme import ON_TAG, REGION_COLOURS

if TYPE_CHECKING:
    from clipper.ui.desk import Desk
    from clipper.ui.pageview.page_item import PageItem

VEIL = 0.47
EDGE, CHOSEN_EDGE = 1.8, 3.0
TINT, CHOSEN_TINT = 0.06, 0.13
BADGE = 20
"""Pixels of a badge's height."""
OWN_WORDS, OWN_PICTURE = 0.8, 0.2
"""How bad it is for a badge to cover its own region, beside covering another."""
ABOVE_ALL = 40
"""Where the layer lies over its page."""
_EARLIER = REGION_COLOURS["folio"]


class Earlier(Struct, frozen=True):
    """A cutting made before: its clipping, and its rectangles on this page."""

    clipping: int
    boxes: tuple[QRectF, ...]


class Shown(Struct, frozen=True):
    """A region as it is painted."""

    key: int
    number: int
    """Its place in reading order, counted from 1."""
    role: RegionRole
    box: QRectF


class Look(Struct, frozen=True):
    """What one page shows of the cutting; every rectangle is in the page's item coordinates."""

    regions: tuple[Shown, ...] = ()
    chosen: int = 0
    earlier: tuple[Earlier, ...] = ()
    drawn: QRectF | None = None
    """The rectangle being drawn."""
    offered: QRectF | None = None
    """The block under the pointer, which a click takes."""
    doubtful: tuple[QRectF, ...] = ()
    """Words to check."""
    looked_at: QRectF | None = None
    """The word looked at."""


class CutLayer(QGraphicsItem):
    """Lies on one page and paints what `show_look` was given; takes no events itself."""

    def __init__(self, desk: "Desk", page: "PageItem") -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self.look = Look()
        self.setZValue(ABOVE_ALL)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_look(self, look: Look) -> None:
        """Paint this from now on."""
        if look != self.look:
            self.prepareGeometryChange()
            self.look = look
            self.update()

    def boundingRect(self) -> QRectF:
        """The page, with room for badges beside it."""
        box = self._page.box
        margin = max(box.width(), box.height()) * 0.12
        return box.adjusted(-margin, -margin, margin, margin)

    def shape(self) -> QPainterPath:
        """Nothing: the page below takes the pointer."""
        return QPainterPath()

    # -- painting ------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Draw veil, earlier cuttings, regions, then what keeps its size on the screen."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._paint_veil(painter)
        for region in self.look.regions:
            self._paint_region(painter, region)
        self._paint_words(painter)
        self._paint_drawn(painter)
        world = painter.worldTransform()
        painter.setWorldTransform(QTransform())
        for earlier in self.look.earlier:
            self._paint_earlier(painter, world, earlier)
        self._paint_handles(painter, world)
        self._paint_badges(painter, world)
        painter.restore()

    def _paint_veil(self, painter: QPainter) -> None:
        if not self.look.regions:
            return
        path, inside = QPainterPath(), QPainterPath()
        path.addRect(self._page.box)
        inside.setFillRule(Qt.FillRule.WindingFill)
        for region in self.look.regions:
            inside.addRect(region.box)
        veil = QColor(self._desk.theme.desk)
        veil.setAlphaF(VEIL)
        painter.fillPath(path.subtracted(inside), veil)

    def _paint_region(self, painter: QPainter, region: Shown) -> None:
        chosen = region.key == self.look.chosen
        tint = QColor(colour(region.role))
        painter.setPen(_pen(tint, CHOSEN_EDGE if chosen else EDGE))
        tint.setAlphaF(CHOSEN_TINT if chosen else TINT)
        painter.setBrush(tint)
        painter.drawRect(region.box)

    def _paint_words(self, painter: QPainter) -> None:
        ink = QColor(REGION_COLOURS["photo"])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(ink, 1.5, Qt.PenStyle.DotLine))
        for box in self.look.doubtful:
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        if self.look.looked_at is not None:
            found = self.look.looked_at
            room = found.height() * 0.15
            ink.setAlphaF(0.25)
            painter.setBrush(ink)
            ink.setAlphaF(1)
            painter.setPen(_pen(ink, 2))
            painter.drawRect(found.adjusted(-room, -room, room, room))

    def _paint_drawn(self, painter: QPainter) -> None:
        accent = QColor(REGION_COLOURS["headline"])
        if self.look.offered is not None and self.look.drawn is None:
            painter.setPen(_pen(accent, 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.look.offered)
        if self.look.drawn is not None:
            painter.setPen(_pen(accent, EDGE))
            accent.setAlphaF(CHOSEN_TINT)
            painter.setBrush(accent)
            painter.drawRect(self.look.drawn)

    def _paint_earlier(self, painter: QPainter, world: QTransform, earlier: Earlier) -> None:
        outline = QPainterPath()
        for box in earlier.boxes:
            one = QPainterPath()
            one.addRect(world.mapRect(box))
            outline = outline.united(one)
        pen = QPen(QColor(_EARLIER), 1.6)
        pen.setDashPattern([4, 2.6])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)
        lowest = max((world.mapRect(box) for box in earlier.boxes), key=lambda one: (round(one.bottom()), -one.left()))
        text = _("Cut as clipping {number}").format(number=f"{earlier.clipping:,}")
        font = self._desk.fonts.ui("caption", 600)
        wide = min(QFontMetricsF(font).horizontalAdvance(text) + 14, max(lowest.width(), 24))
        foot = world.mapRect(self._page.box).bottom()
        top = min(lowest.bottom(), foot - BADGE)
        strip = QRectF(lowest.left() - 0.8, top, wide, BADGE)
        painter.fillRect(strip, QColor(_EARLIER))
        painter.setFont(font)
        painter.setPen(QColor(ON_TAG))
        room = strip.adjusted(7, 0, -4, 0)
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)

    def _paint_handles(self, painter: QPainter, world: QTransform) -> None:
        chosen = next((one for one in self.look.regions if one.key == self.look.chosen), None)
        if chosen is None:
            return
        painter.setPen(QPen(QColor(colour(chosen.role)), 1.5))
        painter.setBrush(QColor(ON_TAG))
        for spot in spots(chosen.box, world.m11()).values():
            at = world.map(spot)
            painter.drawRect(QRectF(at.x() - SIZE / 2 + 0.5, at.y() - SIZE / 2 + 0.5, SIZE - 1, SIZE - 1))

    def _paint_badges(self, painter: QPainter, world: QTransform) -> None:
        font = self._desk.fonts.ui("small", 600, tabular=True)
        font.setBold(True)
        metrics = QFontMetricsF(font)
        boxes = [(region.key, world.mapRect(region.box)) for region in self.look.regions]
        placed: list[QRectF] = []
        painter.setFont(font)
        for region, (_key, box) in zip(self.look.regions, boxes, strict=True):
            chosen = region.key == self.look.chosen
            text = f"{region.number}  {role_name(region.role)}" if chosen else f"{region.number}"
            size = max(float(BADGE), metrics.horizontalAdvance(text) + 12), float(max(BADGE, metrics.height() + 3))
            others = [one for key, one in boxes if key != region.key] + placed
            own = OWN_PICTURE if region.role is RegionRole.PHOTO else OWN_WORDS
            badge = badge_place(box, size, others, own=own)
            placed.append(badge)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour(region.role)))
            painter.drawRoundedRect(badge, 4, 4)
            painter.setPen(QColor(ON_TAG))
            painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), text)


def badge_place(box: QRectF, size: tuple[float, float], others: Sequence[QRectF], *, own: float = OWN_WORDS) -> QRectF:
    """Where a region's badge stands: left of its top, above it, right of it, or inside; where it covers least of the others.

    `own` is how bad it is to stand inside, as a share of the badge.
    """
    wide, high = size
    low = box.height() < 2.4 * high
    inside = QRectF(box.left() + 4, box.top() + 4, wide, high)
    ends = QRectF(box.right() - wide - 2, box.center().y() - high / 2, wide, high)
    places = (
        QRectF(box.left() - wide - 3, box.top(), wide, high),
        QRectF(box.left(), box.top() - high - 3, wide, high),
        QRectF(box.right() + 3, box.top(), wide, high),
        ends if low else inside,
    )

    def covers(place: QRectF) -> float:
        common = sum(one.width() * one.height() for other in others if not (one := place & other).isEmpty())
        return common + (own * wide * high if place is places[-1] else 0.0)

    return min(places, key=covers)


def _pen(ink: QColor, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    made = QPen(QColor(ink), width, style)
    made.setCosmetic(True)
    made.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return made
