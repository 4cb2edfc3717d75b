"""A segmented control: one of a few, all in sight."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clipper.ui.widgets.painting import fill, follow, ring, words

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

ICON = 19
"""Width of a segment's icon with the gap behind it."""


class Segmented(QWidget):
    """A row of words on a held track, the chosen one raised; Left and Right move the choice."""

    chosen = Signal(str)
    """The key of the segment she chose (not sent by `choose`)."""

    def __init__(
        self, desk: "Desk", segments: Sequence[tuple[str, str]], *, stretch: bool = False, parent: QWidget | None = None
    ) -> None:
        """`segments` are pairs of key and words; `stretch` shares the whole width among them."""
        super().__init__(parent)
        self._desk = desk
        self._segments = tuple(segments)
        self._current = self._segments[0][0] if self._segments else ""
        self._icons: Mapping[str, str] = {}
        self._off: frozenset[str] = frozenset()
        self._over = ""
        self._stretch = stretch
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(
            QSizePolicy.Policy.Expanding if stretch else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed
        )
        self._name()
        follow(desk, self)

    @property
    def current(self) -> str:
        """The key of the chosen segment."""
        return self._current

    def choose(self, key: str) -> None:
        """Show another segment as chosen."""
        if key != self._current:
            self._current = key
            self._name()
            self.update()

    def set_segments(self, segments: Sequence[tuple[str, str]]) -> None:
        """Show other words or other segments; the choice stays where its key stays."""
        self._segments = tuple(segments)
        if self._current not in dict(self._segments) and self._segments:
            self._current = self._segments[0][0]
        self._name()
        self.updateGeometry()
        self.update()

    def set_icons(self, icons: Mapping[str, str]) -> None:
        """Put an icon before the words of these segments."""
        self._icons = icons
        self.updateGeometry()
        self.update()

    def disable(self, keys: Sequence[str]) -> None:
        """Segments that cannot be chosen now."""
        self._off = frozenset(keys)
        self.update()

    def sizeHint(self) -> QSize:
        """The words with their room, 28 high."""
        return QSize(sum(self._widths()) + 4, self._desk.fonts.px(28))

    def minimumSizeHint(self) -> QSize:
        """The same: words are never cut here."""
        return self.sizeHint()

    def _name(self) -> None:
        self.setAccessibleName(dict(self._segments).get(self._current, ""))

    def _widths(self) -> list[int]:
        """The words with 10 pixels at either side, set as the chosen one is: choosing moves nothing."""
        metrics = QFontMetrics(self._desk.fonts.ui("small", 600))
        return [
            metrics.horizontalAdvance(text) + 21 + (ICON if key in self._icons else 0) for key, text in self._segments
        ]

    def _boxes(self) -> list[tuple[str, str, QRect]]:
        widths = self._widths()
        spare = max(0, self.width() - 4 - sum(widths)) if self._stretch else 0
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        boxes, x = [], 2
        for n, (key, text) in enumerate(self._segments):
            wide = widths[n] + spare // len(widths)
            box = QRect(x, 2, wide, self.height() - 4)
            boxes.append((key, text, QRect(self.width() - x - wide, 2, wide, box.height()) if mirrored else box))
            x += wide
        return boxes

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw track, chip and words."""
        theme, fonts = self._desk.theme, self._desk.fonts
        painter = QPainter(self)
        fill(painter, self.rect(), theme.press, 6)
        for key, text, box in self._boxes():
            here = key == self._current
            if here:
                fill(painter, box, theme.raised, 5, theme.line)
            ink = theme.faint if key in self._off else theme.text if here or key == self._over else theme.muted
            font = fonts.ui("small", 600 if here else 500)
            if key in self._icons:
                box = self._draw_icon(painter, box, key, QFontMetrics(font).horizontalAdvance(text), ink)
            words(painter, box, text, font, ink, Qt.AlignmentFlag.AlignHCenter)
        if self.hasFocus():
            ring(painter, self.rect(), theme.accent, 6)

    def _draw_icon(self, painter: QPainter, box: QRect, key: str, wide: int, ink: str) -> QRect:
        """Draw a segment's icon before its words, which are `wide`; the room that is left to them."""
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        half = (box.width() - wide - ICON) // 2
        x = box.right() - half - 13 if mirrored else box.left() + half
        self._desk.icons.paint(painter, self._icons[key], x, box.center().y() - 6, 14, ink)
        return box.adjusted(0, 0, -ICON, 0) if mirrored else box.adjusted(ICON, 0, 0, 0)

    def _pick(self, key: str) -> None:
        if key and key not in self._off and key != self._current:
            self.choose(key)
            self.chosen.emit(key)

    def _at(self, event: QMouseEvent) -> str:
        return next((key for key, _text, box in self._boxes() if box.contains(event.position().toPoint())), "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer."""
        self._pick(self._at(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up what is under the pointer."""
        over = self._at(event)
        if over != self._over:
            self._over = over
            self.update()

    def leaveEvent(self, event: object) -> None:
        """Nothing is under the pointer."""
        self._over = ""
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right choose the neighbour."""
        keys = [key for key, _text in self._segments if key not in self._off]
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()), 0)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            step = -step
        if not step or self._current not in keys:
            super().keyPressEvent(event)
            return
        self._pick(keys[max(0, min(len(keys) - 1, keys.index(self._current) + step))])
