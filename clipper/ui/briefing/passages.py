"""The marked passages of an entry: which of them its excerpt prints, and which are set apart as pull quotes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from clipper.i18n import _
from clipper.model.annotation import Role
from clipper.model.briefing import Rendition
from clipper.ui.briefing.entry_facts import EntryFacts, Passage
from clipper.ui.widgets.painting import fill, follow, hairline, ring, words
from clipper.ui.widgets.tick import draw_tick

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

ROLE, LEFT = 38, 70
"""Where the role and the words begin: after the tick (pixels)."""
TICK = 26
"""What the tick takes; nothing where there is none."""
APART = 24
"""Side of the sign that sets a passage apart."""


class Passages(QWidget):
    """One row a passage: tick, role, words, speaker and paragraph, and a sign that sets it apart as a pull quote."""

    ticked = Signal(object)
    """The chosen annotations: a tuple of ids, or None for all."""
    apart = Signal(object)
    """The annotations set apart, a tuple of ids in reading order."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._passages: tuple[Passage, ...] = ()
        self._on: set[int] = set()
        self._apart: set[int] = set()
        self._ticks = True
        self._at = 0
        self._over = -1
        self._over_sign = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Passages from your marks"))
        follow(desk, self)
        desk.actions.bind("passage_print", lambda: (self._toggle if self._ticks else self._set_apart)(self._at))
        desk.actions.bind("passage_apart", lambda: self._set_apart(self._at))
        desk.actions.place(self, "passages")

    def show_passages(self, facts: EntryFacts) -> None:
        """Show the passages of an entry; only an excerpt chooses among them, every text may set some apart."""
        self._passages, self._on = facts.passages, set(facts.ticked)
        self._apart = set(facts.entry.quotes)
        self._ticks = facts.entry.rendition is Rendition.EXCERPT
        self._at = min(self._at, max(0, len(self._passages) - 1))
        self._say()
        self._grow()
        self.update()

    def _say(self) -> None:
        if self._passages:
            one = self._passages[self._at]
            said = [one.mark.anchor.exact if one.mark.anchor else ""]
            if self._ticks:
                said.append(_("printed") if one.mark.id in self._on else _("left out"))
            said += [_("set apart as a quote")] if one.mark.id in self._apart else []
            self.setAccessibleDescription(", ".join(said))

    # -- measures ------------------------------------------------------------------------------------------------

    @property
    def _left(self) -> int:
        return LEFT if self._ticks else LEFT - TICK

    def _sign(self, box: QRect) -> QRect:
        """Where the sign of a row stands that sets it apart."""
        return QRect(box.right() - APART - 4, box.y() + 6, APART, APART)

    def _laid(self, passage: Passage, width: int) -> tuple[QTextLayout, int]:
        shown = " ".join(passage.text.split())
        if len(shown) > 400:
            shown = shown[:400].rsplit(" ", 1)[0] + "…"
        layout = QTextLayout(shown, self._desk.fonts.serif(14))
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        leading, y = self._desk.fonts.px(20), 0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(40, width - self._left - APART - 8))
            line.setPosition(QPointF(0, y + (leading - line.height()) / 2))
            y += leading
        layout.endLayout()
        return layout, y

    def _rows(self, width: int) -> list[tuple[QRect, QTextLayout, int]]:
        rows, y = [], 0
        for passage in self._passages:
            layout, high = self._laid(passage, width)
            box = QRect(0, y, width, high + self._desk.fonts.px(33))
            rows.append((box, layout, high))
            y += box.height()
        return rows

    def _grow(self) -> None:
        self.setFixedHeight(sum(box.height() for box, _layout, _high in self._rows(self.width())))

    def sizeHint(self) -> QSize:
        """All rows one below the other, at the present width."""
        return QSize(240, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower means higher."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    # -- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows in view."""
        theme = self._desk.theme
        painter = QPainter(self)
        fill(painter, self.rect(), theme.paper, 6, theme.hairline)
        for number, (box, layout, high) in enumerate(self._rows(self.width())):
            if not box.intersects(event.rect()):
                continue
            if number:
                hairline(painter, 1, box.y(), box.width() - 2, theme.hairline)
            if number == self._over:
                fill(painter, box.adjusted(1, 1, -1, -1), theme.hover, 4)
            self._row(painter, self._passages[number], box, layout, high)
            if self.hasFocus() and number == self._at:
                ring(painter, box.adjusted(1, 1, -1, -1), theme.accent, 5)

    def _row(self, painter: QPainter, passage: Passage, box: QRect, layout: QTextLayout, high: int) -> None:
        theme, fonts = self._desk.theme, self._desk.fonts
        on, left = passage.mark.id in self._on or not self._ticks, self._left
        top = box.y() + 9
        if self._ticks:
            draw_tick(painter, self._desk, QRectF(12, top + 1, 17, 17), on=on)
        draw_role(painter, self._desk, QRectF(left - LEFT + ROLE, top, 22, 22), passage.mark.role)
        painter.setPen(QColor(theme.text if on else theme.muted))
        layout.draw(painter, QPointF(left, top - 1))
        self._draw_sign(painter, passage, self._sign(box))
        facts = [passage.mark.speaker] if passage.mark.speaker else []
        lost = not passage.paragraph
        facts.append(_("lost its place") if lost else _("paragraph {n}").format(n=passage.paragraph))
        facts += [_("set apart")] if passage.mark.id in self._apart else []
        below = QRect(left, top + high, box.width() - left - 12, fonts.px(16))
        words(painter, below, ", ".join(facts), fonts.ui("small"), theme.warn if lost else theme.muted)

    def _draw_sign(self, painter: QPainter, passage: Passage, sign: QRect) -> None:
        theme, on = self._desk.theme, passage.mark.id in self._apart
        over = self._over_sign and self._over >= 0 and self._passages[self._over] is passage
        if on or over:
            fill(painter, sign, theme.selection if on else theme.press, 6)
        ink = "accent" if on else "soft" if over else "faint" if not passage.paragraph else "muted"
        self._desk.icons.paint(painter, "quote", sign.center().x() - 7, sign.center().y() - 7, 16, ink)

    # -- ticking -------------------------------------------------------------------------------------------------

    def _toggle(self, number: int) -> None:
        if not 0 <= number < len(self._passages):
            return
        self._at = number
        self._on ^= {self._passages[number].mark.id}
        chosen = tuple(one.mark.id for one in self._passages if one.mark.id in self._on)
        self._say()
        self.update()
        self.ticked.emit(None if len(chosen) == len(self._passages) else chosen)

    def _set_apart(self, number: int) -> None:
        """Set a passage apart as a pull quote, or no more; one that lost its place cannot be."""
        if not 0 <= number < len(self._passages) or not self._passages[number].paragraph:
            return
        self._at = number
        self._apart ^= {self._passages[number].mark.id}
        self._say()
        self.update()
        self.apart.emit(tuple(one.mark.id for one in self._passages if one.mark.id in self._apart))

    def _sign_at(self, where: QPoint) -> int:
        boxes = [box for box, _layout, _high in self._rows(self.width())]
        return next((n for n, box in enumerate(boxes) if self._sign(box).contains(where)), -1)

    def event(self, event: QEvent) -> bool:
        """The sign says what it does."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip(event.pos()), self)
            return True
        return super().event(event)

    def _tip(self, where: QPoint) -> str:
        number = self._sign_at(where)
        if number < 0:
            return ""
        key = self._desk.actions.key("passage_apart")
        one = self._passages[number]
        if not one.paragraph:
            return _("It lost its place in the text, so it cannot be set apart.")
        if one.mark.id in self._apart:
            return _("Set apart as a pull quote; press to take it back ({key})").format(key=key)
        return _("Set apart as a pull quote ({key})").format(key=key)

    def _number_at(self, y: float) -> int:
        boxes = [box for box, _layout, _high in self._rows(self.width())]
        return next((n for n, box in enumerate(boxes) if box.top() <= y <= box.bottom()), -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the sign sets the row apart, one anywhere else in it ticks it."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        sign = self._sign_at(event.position().toPoint())
        if sign >= 0 or not self._ticks:
            self._set_apart(sign if sign >= 0 else self._number_at(event.position().y()))
        else:
            self._toggle(self._number_at(event.position().y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the row under the pointer."""
        over = self._number_at(event.position().y())
        sign = self._sign_at(event.position().toPoint()) >= 0
        if (over, sign) != (self._over, self._over_sign):
            self._over, self._over_sign = over, sign
            self.update()

    def leaveEvent(self, event: object) -> None:
        """No row is under the pointer."""
        self._over = -1
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go, as J and K do; Space and Q are actions of this place."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_K: -1, Qt.Key.Key_J: 1}
        step = steps.get(Qt.Key(event.key()), 0)
        if step and 0 <= self._at + step < len(self._passages):
            self._at += step
            self._say()
            self.update()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard has gone."""
        super().focusOutEvent(event)
        self.update()


def draw_role(painter: QPainter, desk: "Desk", box: QRectF, role: Role) -> None:
    """A role's badge: its fill, its digit and its underline."""
    ink = desk.theme.role(role)
    fill(painter, box, ink.fill, 4)
    digit = str(tuple(Role).index(role) + 1)
    words(
        painter,
        box.adjusted(0, -3, 0, -3),
        digit,
        desk.fonts.ui("caption", 600),
        ink.ink,
        Qt.AlignmentFlag.AlignHCenter,
    )
    draw_underline(painter, box.x() + 4, box.bottom() - 4.5, box.width() - 8, ink.ink, ink.underline)


def draw_underline(painter: QPainter, x: float, y: float, wide: float, colour: str, pattern: str) -> None:
    """A short stretch of a role's underline."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    pen = QPen(QColor(colour), 1.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match pattern:
        case "dots":
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setDashPattern([0.1, 2])
        case "dashes":
            pen.setDashPattern([2.4, 1.6])
        case "wave":
            pen.setWidthF(1.2)
            painter.setPen(pen)
            step = wide / 4
            points = [QPointF(x + n * step, y + (1.4 if n % 2 else -1.0)) for n in range(5)]
            painter.drawPolyline(points)
            return
        case "double":
            pen.setWidthF(1)
            painter.setPen(pen)
            painter.drawLine(QPointF(x, y - 1.5), QPointF(x + wide, y - 1.5))
            painter.drawLine(QPointF(x, y + 1), QPointF(x + wide, y + 1))
            return
        case _:
            pass
    painter.setPen(pen)
    painter.drawLine(QPointF(x, y), QPointF(x + wide, y))
