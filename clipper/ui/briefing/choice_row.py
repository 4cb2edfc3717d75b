"""A segmented row whose segments may have a sign beside their words and say in a tool tip what they do, or why not."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from clipper.ui.widgets.painting import fill, ring, words
from clipper.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

PAD, PAD_LEAST = 26, 14
"""Room beside the words of a segment: where there is plenty, and the least (pixels)."""
NO_TIPS: Mapping[str, str] = MappingProxyType({})


class ChoiceRow(Segmented):
    """Closes up to a few pixels between the words before anything is cut."""

    def __init__(
        self, desk: "Desk", segments: Sequence[tuple[str, str]], *, stretch: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, segments, stretch=stretch, parent=parent)
        self._tips = NO_TIPS

    def say(self, tips: Mapping[str, str]) -> None:
        """What the tool tip of each segment says."""
        self._tips = tips

    def tip(self, key: str) -> str:
        """The tool tip of a segment."""
        return self._tips.get(key, "")

    def beside(self, key: str) -> int:
        """How wide the sign beside the words of a segment is, with its gap (pixels)."""
        return 0

    def draw_beside(self, painter: QPainter, key: str, box: QRect, ink: str) -> None:
        """Draw that sign; `box` is what words and sign take together."""

    # -- measures ------------------------------------------------------------------------------------------------

    def _taken(self) -> list[int]:
        metrics = QFontMetrics(self._desk.fonts.ui("small", 600))
        return [metrics.horizontalAdvance(text) + self.beside(key) for key, text in self._segments]

    def sizeHint(self) -> QSize:
        """The words with plenty of room, 28 high."""
        return QSize(sum(self._taken()) + PAD * len(self._segments) + 4, self._desk.fonts.px(28))

    def minimumSizeHint(self) -> QSize:
        """The words with the least room."""
        return QSize(sum(self._taken()) + PAD_LEAST * len(self._segments) + 4, self._desk.fonts.px(28))

    def _boxes(self) -> list[tuple[str, str, QRect]]:
        taken = self._taken()
        room = self.width() - 4 - sum(taken)
        most = room if self._stretch else min(room, PAD * len(taken))
        each, rest = divmod(max(0, most), len(taken))
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        boxes, x = [], 2
        for n, (key, text) in enumerate(self._segments):
            wide = taken[n] + each + (n < rest)
            left = self.width() - x - wide if mirrored else x
            boxes.append((key, text, QRect(left, 2, wide, self.height() - 4)))
            x += wide
        return boxes

    # -- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw track, chip, signs and words."""
        theme = self._desk.theme
        painter = QPainter(self)
        fill(painter, self.rect(), theme.press, 6)
        for key, text, box in self._boxes():
            here = key == self._current
            if here:
                fill(painter, box, theme.raised, 5, theme.line)
            lit = self.isEnabled() and (here or key == self._over)
            off = key in self._off or not self.isEnabled()
            ink = theme.text if lit and key not in self._off else theme.faint if off and not here else theme.muted
            wide = QFontMetrics(self._font(key)).horizontalAdvance(text)
            content = QRect(0, box.y(), wide + self.beside(key), box.height())
            content.moveLeft(box.center().x() - content.width() // 2 + 1)
            if self.beside(key):
                self.draw_beside(painter, key, content, ink)
            self._words(painter, key, content, text, ink)
        if self.hasFocus():
            ring(painter, self.rect(), theme.accent, 6)

    def _words(self, painter: QPainter, key: str, content: QRect, text: str, ink: str) -> None:
        room = content.adjusted(self.beside(key), 0, 2, 0)
        words(painter, room, text, self._font(key), ink)

    def _font(self, key: str) -> QFont:
        return self._desk.fonts.ui("small", 600 if key == self._current else 500)

    def event(self, event: QEvent) -> bool:
        """The tool tip is the segment's."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            key = next((key for key, _text, box in self._boxes() if box.contains(event.pos())), "")
            QToolTip.showText(event.globalPos(), self.tip(key), self)
            return True
        return super().event(event)
