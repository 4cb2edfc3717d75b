"""Chips 24 high (a tag, a way to add one) and pills that say an outcome in icon and word."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clipper.i18n import _
from clipper.ui.theme import tag_colour
from clipper.ui.widgets.painting import dot, fill, follow, ring, words

if TYPE_CHECKING:
    from clipper.ui.desk import Desk


class Chip(QWidget):
    """Words in a rounded edge: with a tag's dot, or an icon, or a way to take it off; Enter and a click press it."""

    pressed = Signal()
    removed = Signal()
    """The cross was clicked, or Del pressed."""

    def __init__(
        self,
        desk: "Desk",
        text: str,
        *,
        colour: int = 0,
        icon: str = "",
        removable: bool = False,
        tucked: bool = False,
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`colour` 1–9 draws the tag's dot; `quiet` sets the words in muted ink.

        A `tucked` cross is not seen until pointer or keyboard are there: it takes the dot's place.
        """
        super().__init__(parent)
        self._desk = desk
        self.text = text
        self._colour = colour
        self._icon = icon
        self._removable = removable
        self._tucked = tucked and removable
        self._quiet = quiet
        self._over = False
        self._font = desk.fonts.ui("small", 500)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        follow(desk, self)

    def sizeHint(self) -> QSize:
        """The words with what stands before and behind them."""
        lead = 17 if self._colour else 20 if self._icon else 0
        wide = QFontMetrics(self._font).horizontalAdvance(self.text) + 18 + lead + self._behind() - 8
        return QSize(min(wide, 260), self._desk.fonts.px(24))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def _behind(self) -> int:
        """Room behind the words: a cross, or air."""
        return 24 if self._removable and not self._tucked else 8

    def _cross(self) -> QRect:
        if not self._removable:
            return QRect()
        return QRect(0 if self._tucked else self.width() - 22, 0, 22, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw edge, dot, words and cross."""
        theme = self._desk.theme
        painter = QPainter(self)
        fill(
            painter,
            self.rect(),
            theme.hover if self._over else theme.raised,
            5,
            theme.hairline if self._quiet else theme.line,
        )
        x, middle = 9, self.height() / 2
        crossed = self._tucked and (self._over or self.hasFocus())
        if crossed:
            self._desk.icons.paint(painter, "stop", x - 2, middle - 6, 12, "soft")
            x += 15
        elif self._colour:
            dot(painter, x + 4, middle, tag_colour(self._colour))
            x += 15
        elif self._icon:
            self._desk.icons.paint(painter, self._icon, x - 1, middle - 7, 14, "muted" if self.isEnabled() else "faint")
            x += 18
        room = QRectF(x, 0, self.width() - x - self._behind() + 1, self.height())
        ink = theme.faint if not self.isEnabled() else theme.muted if self._quiet else theme.text
        words(painter, room, self.text, self._font, ink)
        if self._removable and not self._tucked:
            self._desk.icons.paint(painter, "stop", self.width() - 19, middle - 6, 12, "muted")
        if self.hasFocus():
            ring(painter, self.rect(), theme.accent, 5)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press it, or take it off by its cross."""
        where = event.position().toPoint()
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(where):
            (self.removed if self._cross().contains(where) else self.pressed).emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press; what counts is the release."""
        event.accept()

    def enterEvent(self, event: object) -> None:
        """The pointer is over it."""
        self._over = True
        self.update()

    def leaveEvent(self, event: object) -> None:
        """The pointer has gone."""
        self._over = False
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or Space presses it; Del or Backspace takes it off."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        elif self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class TagChip(Chip):
    """A tag on a clipping: its last name and colour; the tool tip has the whole path."""

    def __init__(
        self,
        desk: "Desk",
        path: str,
        colour: int,
        *,
        removable: bool = True,
        tucked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        name = path.rpartition("/")[2]
        super().__init__(desk, name, colour=colour, removable=removable, tucked=tucked, parent=parent)
        self.path = path
        self.setToolTip(_("{tag}\nDel or the cross takes it off").format(tag=path) if removable else path)
        self.setAccessibleName(_("Tag {tag}").format(tag=path))


class Pill(QWidget):
    """An outcome in icon and word on its soft ground: ok, warn, error or plain."""

    def __init__(
        self, desk: "Desk", text: str, tone: str = "ok", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._text = text
        self._tone = tone
        self._icon = icon
        self._font = desk.fonts.ui("small", 500)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        follow(desk, self)

    def say(self, text: str, tone: str, icon: str = "") -> None:
        """Show another outcome."""
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Icon and word."""
        return QSize(QFontMetrics(self._font).horizontalAdvance(self._text) + 18 + (18 if self._icon else 0), 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon and word."""
        painter = QPainter(self)
        draw_pill(painter, self._desk, QRectF(self.rect()), self._text, self._tone, self._icon)


def draw_pill(painter: QPainter, desk: "Desk", box: QRectF, text: str, tone: str, icon: str = "") -> None:
    """The same inside a delegate; `tone` is ok, warn, error or plain."""
    theme = desk.theme
    ink = "muted" if tone == "plain" else tone
    fill(painter, box, theme.press if tone == "plain" else str(getattr(theme, f"{tone}_soft")), 5)
    x = box.x() + 9
    if icon:
        desk.icons.paint(painter, icon, x - 1, box.center().y() - 7, 14, ink)
        x += 18
    words(
        painter,
        QRectF(x, box.y(), box.right() - x - 6, box.height()),
        text,
        desk.fonts.ui("small", 500),
        str(getattr(theme, ink)),
    )
