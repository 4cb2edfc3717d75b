"""A small sketch of the cover: what it will say of the issuing office, while that is typed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clipper.i18n import _
from clipper.model.briefing import Office
from clipper.ui.theme import LIGHT
from clipper.ui.widgets.characters import right_to_left
from clipper.ui.widgets.lines import paint_lines, set_lines
from clipper.ui.widgets.painting import fill, follow, words
from clipper.ui.widgets.shadow import shadowed

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

PAGE = QSize(280, 396)
"""An A4 page (pixels)."""
MARGIN = 32
MARK = 26


class OfficeSketch(QWidget):
    """A sheet of paper, whatever the theme; the head as the cover sets it, the foot as far as it goes."""

    def __init__(self, desk: "Desk", accent: str, parent: QWidget | None = None) -> None:
        """`accent` is the colour the documents are printed in."""
        super().__init__(parent)
        self._desk = desk
        self._accent = accent
        self._office = Office()
        self._title, self._day = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(desk.fonts.px(PAGE.width()) + 24, desk.fonts.px(PAGE.height()) + 24)
        follow(desk, self)

    def show_office(self, office: Office) -> None:
        """Show another office."""
        self._office = office
        self.setAccessibleName(_("Sketch of the cover"))
        self.setAccessibleDescription(", ".join(part for part in (office.state, office.name, *office.contact) if part))
        self.update()

    def show_issue(self, title: str, day: str) -> None:
        """Show below the office which issue it would stand over."""
        self._title, self._day = title, day
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet."""
        painter = QPainter(self)
        sheet = QRectF(self.rect()).adjusted(12, 8, -12, -16)
        shadowed(painter, sheet.toRect(), 0, dark=self._desk.theme.dark)
        fill(painter, sheet, LIGHT.paper, 0)
        inner = sheet.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        self._head(painter, inner)
        self._foot(painter, inner)

    def _head(self, painter: QPainter, inner: QRectF) -> None:
        office, fonts = self._office, self._desk.fonts
        initials = (office.initials or initials_of(office.name))[:4]
        rtl = right_to_left(office.name or office.state)
        mark = QRectF(inner.right() - MARK if rtl else inner.left(), inner.top(), MARK, MARK)
        if initials:
            fill(painter, mark, self._accent, 0)
            words(painter, mark, initials, _small(fonts.card(), 8.5), LIGHT.paper, Qt.AlignmentFlag.AlignHCenter)
        room = inner.adjusted(0, 0, -MARK - 8, 0) if rtl else inner.adjusted(MARK + 8, 0, 0, 0)
        room = room if initials else inner
        rows = [
            (office.state, _capitals(fonts.ui(), 5.2, 400), LIGHT.muted),
            (office.name, _capitals(fonts.ui(), 5.2, 700), LIGHT.text),
        ]
        y = inner.top() + (0 if office.state and office.name else 7)
        for text, font, ink in rows:
            if text:
                words(painter, QRectF(room.left(), y, room.width(), 13), text.upper(), font, ink, _side(text))
                y += 13
        if not (office.state or office.name):
            box = QRectF(room.left(), inner.top(), room.width(), MARK)
            words(painter, box, _("No issuing office"), _small(fonts.ui(), 7), LIGHT.warn)
        top = inner.top() + MARK + 16
        painter.fillRect(QRectF(inner.left(), top, inner.width(), 1.6), QColor(LIGHT.text))
        layout, high = set_lines(self._title or _("Morning brief"), _small(fonts.display(), 19), inner.width(), 25, 2)
        paint_lines(painter, layout, inner.left(), top + 12, LIGHT.text)
        below = QRectF(inner.left(), top + 12 + high + 2, inner.width(), 16)
        words(painter, below, self._day, _small(fonts.serif(), 9), LIGHT.soft)

    def _foot(self, painter: QPainter, inner: QRectF) -> None:
        """The paragraph at the left, contact, distribution and notice at the right, under a hairline."""
        office, font = self._office, _small(self._desk.fonts.ui(), 4.9)
        strong = QFont(font)
        strong.setWeight(QFont.Weight.Bold)
        wide, gap = inner.width() * 0.5, inner.width() * 0.08
        right = [(one, font) for one in (*office.contact, office.distribution) if one]
        right += [(office.notice, strong)] if office.notice else []
        left = [(office.about, font)] if office.about else []
        if not left and not right:
            return
        columns = []
        for rows, width, most in ((left, wide, 9), (right, inner.width() - wide - gap, 3)):
            columns.append([set_lines(text, one, width, 8, most) for text, one in rows])
        high = max(sum(h for _layout, h in column) for column in columns)
        top = inner.bottom() - high
        painter.fillRect(QRectF(inner.left(), top - 8, inner.width(), 0.8), QColor(LIGHT.line))
        for x, column in zip((inner.left(), inner.left() + wide + gap), columns, strict=True):
            y = top
            for layout, h in column:
                paint_lines(painter, layout, x, y, LIGHT.muted)
                y += h


def initials_of(name: str) -> str:
    """What the cover prints where no initials are set: those of the name's capitalised words, two at most."""
    found = [word[0] for word in name.split() if word[0].isupper()] or [word[0] for word in name.split()]
    return "".join(found[:2]).upper()


def _small(font: QFont, pixels: float) -> QFont:
    font.setPixelSize(max(1, round(pixels * 1.25)))
    return font


def _capitals(font: QFont, pixels: float, weight: int) -> QFont:
    font = _small(font, pixels)
    font.setWeight(QFont.Weight(weight))
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.7)
    return font


def _side(text: str) -> Qt.AlignmentFlag:
    return (Qt.AlignmentFlag.AlignRight if right_to_left(text) else Qt.AlignmentFlag.AlignLeft) | (
        Qt.AlignmentFlag.AlignAbsolute
    )
