"""What lies on a page while it is read: find hits, marks by role and pattern, marked areas, chosen words."""

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from clipper.model.annotation import Role
from clipper.pages.page_text import PageText
from clipper.pages.regions import Box
from clipper.ui.reader.mark_layer import Mark, layered, paint_underline
from clipper.ui.theme import LIGHT

if TYPE_CHECKING:
    from clipper.ui.desk import Desk
    from clipper.ui.pageview.page_item import PageItem

ABOVE = 10
"""Where the layer lies over its page."""
_BADGE = 20.0
"""Pixels of an area's badge, where the page is at least `_ROOMY` pixels wide; else it is smaller."""
_ROOMY = 560
_CHOSEN = 0.28
_AREA_FILL, _ACTIVE_FILL = 0.10, 0.20


class PageMark(Struct, frozen=True):
    """A mark on this page: words from first to last, or (no words) a rectangle in fractions of the page as it came."""

    id: int
    role: Role
    first: int = 0
    last: int = -1
    box: Box | None = None


class Look(Struct, frozen=True):
    """What one page shows; words are named by their numbers."""

    marks: tuple[PageMark, ...] = ()
    hits: tuple[tuple[int, int], ...] = ()
    hit: int = -1
    """The hit she is at, -1 where it is on another page."""
    chosen: tuple[int, int] | None = None
    active: int = 0
    """The mark whose note is raised."""
    area: QRectF | None = None
    """The area being drawn, in item coordinates."""


class WordLayer(QGraphicsItem):
    """Lies on one page; page colours are those of paper, in every theme."""

    def __init__(self, desk: "Desk", page: "PageItem") -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self.text: PageText | None = None
        self.look = Look()
        self.setZValue(ABOVE)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_look(self, look: Look, text: PageText | None) -> None:
        """Paint this from now on."""
        if look != self.look or text is not self.text:
            self.look, self.text = look, text
            self.update()

    def turned(self) -> None:
        """The page has another size now."""
        self.prepareGeometryChange()

    def boundingRect(self) -> QRectF:
        """The page."""
        return self._page.box

    def shape(self) -> QPainterPath:
        """Nothing: the page below takes the pointer."""
        return QPainterPath()

    def mark_at(self, at: QPointF) -> int:
        """The mark at a point in item coordinates, the smallest first; 0 for none."""
        x, y = self._page.to_own(at)
        found = []
        for mark in self.look.marks:
            boxes = [mark.box] if mark.box is not None else list(self._strips(mark.first, mark.last))
            found += [(sum(box.width * box.height for box in boxes), mark.id) for box in boxes if box.holds(x, y)]
        return min(found, default=(0.0, 0))[1]

    def box_of(self, id: int) -> QRectF | None:
        """The rectangle around a mark in item coordinates, None where it is not on this page."""
        mark = next((one for one in self.look.marks if one.id == id), None)
        if mark is None:
            return None
        boxes = [mark.box] if mark.box is not None else list(self._strips(mark.first, mark.last))
        found = QRectF()
        for box in boxes:
            found = found.united(self._page.from_own(box))
        return found

    def _strips(self, first: int, last: int) -> Iterable[Box]:
        if self.text is None or not self.text.count:
            return ()
        return self.text.strips(max(0, first), min(last, self.text.count - 1))

    # -- painting ------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Draw fills as a marker pen does, then lines and areas."""
        look = self.look
        if look == Look():
            return
        painter.save()
        painter.setTransform(self._page.own, True)
        world = painter.worldTransform()
        scale = max(1e-6, math.hypot(world.m11(), world.m12()))
        # from here on a unit is a pixel of the screen
        painter.setWorldTransform(QTransform.fromScale(1 / scale, 1 / scale) * world)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        unit = self._page.sheet.width * scale, self._page.sheet.height * scale
        words = layered([Mark(one.id, one.first, one.last + 1, one.role) for one in look.marks if one.box is None])
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for mark in words:
            fill = QColor(LIGHT.role(mark.role).fill) if mark.role is not None else QColor()
            self._fill(painter, unit, mark.start, mark.end - 1, fill)
        for first, last in look.hits:
            self._fill(painter, unit, first, last, QColor(LIGHT.roles[0].fill))
        if look.chosen is not None:
            chosen = QColor(LIGHT.accent)
            chosen.setAlphaF(_CHOSEN)
            self._fill(painter, unit, *look.chosen, chosen)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for mark in words:
            self._line(painter, unit, mark)
        self._paint_hit(painter, unit)
        for one in look.marks:
            if one.box is not None:
                self._area(painter, unit, one)
        painter.restore()
        if look.area is not None:
            self._drawn(painter, look.area)

    def _fill(self, painter: QPainter, unit: tuple[float, float], first: int, last: int, colour: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for box in self._strips(first, last):
            painter.drawRoundedRect(_on_screen(box, unit).adjusted(-1.5, -0.5, 1.5, 0.5), 2, 2)

    def _line(self, painter: QPainter, unit: tuple[float, float], mark: Mark) -> None:
        if mark.role is None:
            return
        ink = LIGHT.role(mark.role)
        for box in self._strips(mark.start, mark.end - 1):
            at = _on_screen(box, unit)
            y = at.bottom() + 0.5 + mark.depth * 3.0
            heavier = mark.id == self.look.active
            paint_underline(painter, ink.underline, at.left(), at.right(), y, QColor(ink.ink), heavier=heavier)

    def _paint_hit(self, painter: QPainter, unit: tuple[float, float]) -> None:
        if 0 <= self.look.hit < len(self.look.hits):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(LIGHT.accent), 2))
            for box in self._strips(*self.look.hits[self.look.hit]):
                painter.drawRoundedRect(_on_screen(box, unit).adjusted(-3, -2, 3, 2), 3, 3)

    def _area(self, painter: QPainter, unit: tuple[float, float], mark: PageMark) -> None:
        assert mark.box is not None
        ink, active = LIGHT.role(mark.role), mark.id == self.look.active
        tint = QColor(ink.ink)
        at = _on_screen(mark.box, unit)
        tint.setAlphaF(_ACTIVE_FILL if active else _AREA_FILL)
        painter.fillRect(at, tint)
        colour = QColor(ink.ink)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(colour, 2.6 if active else 1.6)
        patterns = {"dots": [0.6, 2.0], "dashes": [4 / 1.5, 2.6 / 1.5]}
        if ink.underline in patterns:
            pen.setDashPattern(patterns[ink.underline])
        painter.setPen(pen)
        painter.drawRect(at)
        if ink.underline == "double":
            painter.drawRect(at.adjusted(3.5, 3.5, -3.5, -3.5))
        elif ink.underline == "wave":
            paint_underline(painter, "wave", at.left(), at.right(), at.bottom() + 4, colour, heavier=active)
        side = _BADGE if at.height() >= _BADGE and unit[0] >= _ROOMY else _BADGE * 0.65
        badge = QRectF(max(0.0, at.left() - side), at.top(), side, side)
        painter.fillRect(badge, colour)
        glyph = round(side * 0.7)
        inset = (side - glyph) / 2
        self._desk.icons.paint(painter, ink.glyph, badge.x() + inset, badge.y() + inset, glyph, LIGHT.paper)

    def _drawn(self, painter: QPainter, box: QRectF) -> None:
        """The area being drawn."""
        pen = QPen(QColor(LIGHT.accent), 1.8, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        tint = QColor(LIGHT.accent)
        tint.setAlphaF(0.1)
        painter.setPen(pen)
        painter.setBrush(tint)
        painter.drawRect(box)


def _on_screen(box: Box, unit: tuple[float, float]) -> QRectF:
    return QRectF(QPointF(box.left * unit[0], box.top * unit[1]), QPointF(box.right * unit[0], box.bottom * unit[1]))
