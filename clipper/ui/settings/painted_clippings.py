"""The picture beside the welcome: four invented cuttings on a desk, painted in the theme's own colours."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from clipper.model.annotation import Role
from clipper.ui.fonts import Fonts
from clipper.ui.theme import PAINTED, Theme
from clipper.ui.widgets.lines import paint_lines, set_lines

SCENE = (780.0, 900.0)
"""The size the places below were drawn for."""


class Cutting(Struct, frozen=True):
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
            spread = 10.0 - step
            painter.setBrush(QColor(0, 0, 0, 12 if theme.dark else 5))
            painter.drawRoundedRect(sheet.adjusted(-spread, -spread + 5, spread, spread + 5), 6, 6)
        painter.setBrush(QColor(theme.paper))
        painter.setPen(QColor(theme.hairline))
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
            {"house": _house, "harbour": _harbour}[one.picture](painter, box)
            if theme.dark:
                painter.fillRect(box, QColor(0, 0, 0, 90))
            painter.restore()
            y = box.bottom()
        self._columns(painter, one, theme, y + 15)

    def _headline(self, painter: QPainter, one: Cutting, theme: Theme, at: QPointF, wide: float) -> float:
        face = self._fonts.card(19, one.headline) if one.rtl else self._fonts.display(19)
        layout, high = set_lines(one.headline, face, wide, 25)
        paint_lines(painter, layout, at.x(), at.y(), theme.text)
        return at.y() + high

    def _columns(self, painter: QPainter, one: Cutting, theme: Theme, top: float) -> None:
        gap, left = 22.0, 24.0
        wide = (one.width - 2 * left - gap) / 2
        step, ink = 13.0, QColor(theme.line)
        rows = int((one.height - 22 - top) // step)
        painter.setPen(Qt.PenStyle.NoPen)
        for column in range(2):
            x = left + column * (wide + gap)
            for row in range(rows - column):
                last = row == rows - column - 1
                share = 0.6 if last else 1.0 - ((row * 7 + column * 3) % 5) * 0.03
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


def _house(painter: QPainter, box: QRectF) -> None:
    """A ministry with a gable and two rows of windows."""
    _sky(painter, box, PAINTED["sky"], PAINTED["haze"], 1.0)
    painter.setBrush(QColor(PAINTED["wall"]))
    painter.drawPolygon(QPolygonF([_at(box, 0.3, 0.36), _at(box, 0.5, 0.2), _at(box, 0.7, 0.36)]))
    _part(painter, box, (0.1, 0.36, 0.8, 0.48), "wall")
    for n in range(7):
        _part(painter, box, (0.148 + 0.107 * n, 0.456, 0.053, 0.147), "window")
        _part(painter, box, (0.148 + 0.107 * n, 0.66, 0.053, 0.18), "window")
    _part(painter, box, (0.0, 0.84, 1.0, 0.16), "lawn")


def _harbour(painter: QPainter, box: QRectF) -> None:
    """Cranes over a row of boxes, water before them."""
    _sky(painter, box, PAINTED["dusk"], PAINTED["mist"], 0.72)
    for foot in (0.18, 0.46, 0.74):
        _part(painter, box, (foot, 0.245, 0.033, 0.5), "steel")
        _part(painter, box, (foot + 0.09, 0.3, 0.03, 0.45), "steel")
    _part(painter, box, (0.055, 0.266, 0.905, 0.035), "steel")
    _part(painter, box, (0.0, 0.72, 1.0, 0.28), "steel")
    for n, colour in enumerate(("red", "yellow", "blue", "wine", "red", "blue")):
        _part(painter, box, (0.057 + 0.15 * n, 0.662, 0.131, 0.095), colour)


def _at(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.x() + x * box.width(), box.y() + y * box.height())


def _sky(painter: QPainter, box: QRectF, above: str, below: str, end: float) -> None:
    """A sky that is lighter, or paler, towards the ground, which begins at `end` of the height."""
    light = QLinearGradient(box.topLeft(), _at(box, 0, end))
    light.setColorAt(0, QColor(above))
    light.setColorAt(1, QColor(below))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(box, light)


def _part(painter: QPainter, box: QRectF, place: tuple[float, float, float, float], colour: str) -> None:
    """A rectangle in shares of the picture: left, top, width, height."""
    x, y, wide, high = place
    size = QSizeF(wide * box.width(), high * box.height())
    painter.fillRect(QRectF(_at(box, x, y), size), QColor(PAINTED[colour]))
