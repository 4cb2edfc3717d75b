"""The picture beside the welcome: four invented cuttings on a desk, painted in the theme's own colours."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from clipper.model.annotation import Role
from clipper.ui.reader.lines import paint_lines, set_lines
from clipper.ui.theme import LIGHT, SEPIA, TAG_COLOURS, Fonts, Theme

SCENE = (780.0, 900.0)
"""The size the places below were drawn for."""


@dataclass(frozen=True, slots=True)
class Cutting:
    """One sheet: place and turn, masthead, headline, picture, lines of text in columns, and marks on them."""

    x: float
    y: float
    width: float
    height: float
    turn: float
    masthead: str
    headline: str
    picture: str = ""
    picture_high: float = 0.0
    mark: Role | None = None
    marked: tuple[int, ...] = ()
    """Lines of the first column that are marked."""
    rtl: bool = False


CUTTINGS = (
    Cutting(110, 116, 330, 418, -6, "RHEINISCHE WARTE", "Handelsrahmen steht: Berlin begrüßt Einigung", "house", 122),
    Cutting(412, 146, 280, 262, 5, "صحيفة الميناء", "اتفاق إطاري بعد يومين من المحادثات في لندن", rtl=True),
    Cutting(
        348, 394, 350, 400, 3, "THE HARBOUR POST", "Ports brace for new rare-earth rules as carriers reroute",
        "harbour", 122, Role.KEY_QUOTE, (2, 3, 4),
    ),
    Cutting(
        51, 602, 300, 240, -3, "LE COURRIER DU LITTORAL", "Accord commercial : ce que Londres change",
        mark=Role.FACT, marked=(1, 2),
    ),
)  # fmt: skip


class PaintedClippings(QWidget):
    """Paints the cuttings; `theme` is asked at every painting."""

    def __init__(self, theme: Callable[[], Theme], fonts: Fonts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fonts = fonts

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw desk and cuttings, fitted into the room there is."""
        theme = self._theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.desk))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
        scale = min(self.width() / SCENE[0], self.height() / SCENE[1])
        painter.translate((self.width() - SCENE[0] * scale) / 2, (self.height() - SCENE[1] * scale) / 2)
        painter.scale(scale, scale)
        for one in CUTTINGS:
            painter.save()
            painter.translate(one.x + one.width / 2, one.y + one.height / 2)
            painter.rotate(one.turn)
            painter.translate(-one.width / 2, -one.height / 2)
            self._cutting(painter, one, theme)
            painter.restore()

    def _cutting(self, painter: QPainter, one: Cutting, theme: Theme) -> None:
        sheet = QRectF(0, 0, one.width, one.height)
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(8):
            spread = 9.0 - step
            painter.setBrush(QColor(0, 0, 0, 12 if theme.dark else 6))
            painter.drawRoundedRect(sheet.adjusted(-spread, -spread + 4, spread, spread + 4), 6, 6)
        painter.setBrush(QColor(theme.paper))
        painter.drawRect(sheet)
        left, wide = 24.0, one.width - 48
        align = Qt.AlignmentFlag.AlignRight if one.rtl else Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._fonts.ui("caption", 600))
        painter.setPen(QColor(theme.accent))
        painter.drawText(QRectF(left, 16, wide, 18), int(align | Qt.AlignmentFlag.AlignAbsolute), one.masthead)
        y = self._headline(painter, one, theme, QPointF(left, 38), wide)
        if one.picture:
            box = QRectF(left, y + 10, wide, one.picture_high)
            painter.save()
            painter.setClipRect(box)
            {"house": _house, "harbour": _harbour}[one.picture](painter, box, theme)
            if theme.dark:
                painter.fillRect(box, QColor(0, 0, 0, 90))
            painter.restore()
            y = box.bottom()
        self._columns(painter, one, theme, y + 14)

    def _headline(self, painter: QPainter, one: Cutting, theme: Theme, at: QPointF, wide: float) -> float:
        layout, high = set_lines(one.headline, self._fonts.display(18), wide, 25)
        paint_lines(painter, layout, at.x(), at.y(), theme.text)
        return at.y() + high

    def _columns(self, painter: QPainter, one: Cutting, theme: Theme, top: float) -> None:
        gap, left = 22.0, 24.0
        wide = (one.width - 2 * left - gap) / 2
        step, ink = 13.6, QColor(theme.line)
        rows = int((one.height - 20 - top) // step)
        painter.setPen(Qt.PenStyle.NoPen)
        for column in range(2):
            x = left + column * (wide + gap)
            for row in range(rows - column):
                last = row == rows - column - 1
                share = 0.6 if last else 1.0 - ((row * 7 + column * 3) % 4) * 0.03
                y = top + row * step
                if one.mark is not None and column == 0 and row in one.marked:
                    fill = theme.role(one.mark)
                    painter.setBrush(QColor(fill.fill))
                    painter.drawRoundedRect(QRectF(x - 4, y - 5, wide * share + 8, step), 3, 3)
                    painter.setBrush(QColor(fill.ink))
                else:
                    painter.setBrush(ink)
                start = x + wide - wide * share if one.rtl else x
                painter.drawRoundedRect(QRectF(start, y, wide * share, 3.6), 1.8, 1.8)


def _house(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """A ministry with a gable and two rows of windows."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(box, QColor(LIGHT.role(Role.FACT).fill))
    x, y, wide, high = box.x(), box.y(), box.width(), box.height()
    wall = QRectF(x + wide * 0.12, y + high * 0.42, wide * 0.76, high * 0.6)
    painter.setBrush(QColor(SEPIA.paper))
    gable = [
        QPointF(x + wide * 0.3, wall.y()),
        QPointF(x + wide * 0.5, y + high * 0.2),
        QPointF(x + wide * 0.7, wall.y()),
    ]
    painter.drawPolygon(QPolygonF(gable))
    painter.setBrush(QColor(LIGHT.warn_soft))
    painter.drawRect(wall)
    painter.setBrush(QColor(LIGHT.muted))
    for row in range(2):
        for n in range(7):
            spot = wall.x() + wall.width() * (0.06 + n * 0.132)
            painter.drawRect(
                QRectF(spot, wall.y() + wall.height() * (0.12 + row * 0.4), wall.width() * 0.07, wall.height() * 0.24)
            )
    painter.fillRect(QRectF(x, y + high * 0.88, wide, high * 0.12), QColor(TAG_COLOURS[3]))


def _harbour(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Cranes over stacked boxes, water before them."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(box, QColor(LIGHT.role(Role.KEY_QUOTE).fill))
    x, y, wide, high = box.x(), box.y(), box.width(), box.height()
    painter.fillRect(QRectF(x, y + high * 0.5, wide, high * 0.3), QColor(LIGHT.role(Role.FACT).fill))
    steel = QColor(LIGHT.role(Role.FACT).ink)
    for n in range(3):
        foot = x + wide * (0.2 + n * 0.28)
        painter.fillRect(QRectF(foot, y + high * 0.24, 8, high * 0.54), steel)
        painter.fillRect(QRectF(foot + 26, y + high * 0.3, 6, high * 0.48), steel)
        painter.fillRect(QRectF(foot - 34, y + high * 0.24, 96, 5), steel)
    for colour, n in _boxes(wide):
        painter.fillRect(QRectF(x + 8 + n * 40, y + high * (0.72 + 0.02 * (n % 2)), 37, high * 0.13), colour)
    water = QPainterPath()
    water.addRect(QRectF(x, y + high * 0.84, wide, high * 0.16))
    painter.fillPath(water, steel)


def _boxes(wide: float) -> Sequence[tuple[QColor, int]]:
    colours = (TAG_COLOURS[2], TAG_COLOURS[1], TAG_COLOURS[6], TAG_COLOURS[0])
    return [(QColor(colours[n % len(colours)]), n) for n in range(int(wide // 40))]
