"""The tone of an entry: a shape and a word, drawn in the outline and chosen in the entry editor."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QWidget

from clipper.i18n import _
from clipper.model.briefing import Tone
from clipper.ui.briefing.choice_row import ChoiceRow

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

NO_TONE = "none"
SHAPE, GAP = 10, 6
INKS = {Tone.FAVOURABLE: "ok", Tone.BALANCED: "soft", Tone.CRITICAL: "error"}


def tone_word(tone: Tone | None) -> str:
    """A tone as the user calls it."""
    named = {Tone.FAVOURABLE: _("Favourable"), Tone.BALANCED: _("Balanced"), Tone.CRITICAL: _("Critical")}
    return named[tone] if tone is not None else _("No tone")


def draw_tone(painter: QPainter, desk: "Desk", x: float, middle: float, tone: Tone, ink: str = "") -> None:
    """A tone's shape, 10 wide from `x`, on the line `middle`: a triangle up, a bar, a triangle down."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink or str(getattr(desk.theme, INKS[tone]))))
    if tone is Tone.BALANCED:
        painter.drawRect(QRectF(x, middle - 2, SHAPE, 4))
        return
    tip, base = (-4.5, 4.5) if tone is Tone.FAVOURABLE else (4.5, -4.5)
    corners = [(x, middle + base), (x + SHAPE, middle + base), (x + SHAPE / 2, middle + tip)]
    painter.drawPolygon(QPolygonF([QPointF(*one) for one in corners]))


class ToneRow(ChoiceRow):
    """None, favourable, balanced, critical; without room for all words only the chosen one keeps its own."""

    toned = Signal(object)
    """The Tone chosen, or None."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(desk, _segments(), parent=parent)
        self._full = self.minimumSizeHint().width()
        self.say({key: desk.actions.tip(f"tone_{key}") for key, _word in _segments()})
        self.chosen.connect(lambda key: self.toned.emit(None if key == NO_TONE else Tone(key)))

    def show_tone(self, tones: set[Tone | None]) -> None:
        """Show the tone of the entries in hand; none is lit where they differ."""
        (one,) = tones if len(tones) == 1 else (NO_TONE,)
        self.choose((one or NO_TONE) if len(tones) == 1 else "")
        self._fit()

    def beside(self, key: str) -> int:
        """A shape before the word."""
        return 0 if key in {NO_TONE, ""} else SHAPE + (GAP if dict(self._segments)[key] else 0)

    def draw_beside(self, painter: QPainter, key: str, box: QRect, ink: str) -> None:
        """Draw the shape, in its own ink where it holds."""
        here = key == self.current and self.isEnabled()
        draw_tone(painter, self._desk, box.x(), box.center().y() + 1, Tone(key), "" if here else ink)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out words there is no room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        whole = self.width() >= self._full
        shown = [(key, word if whole or key in {self.current, NO_TONE} else "") for key, word in _segments()]
        if tuple(shown) != self._segments:
            current = self.current
            self.set_segments(shown)
            self.choose(current)

    def _name(self) -> None:
        """Named by its words even where only the shape is drawn."""
        self.setAccessibleName(_("Tone: {word}").format(word=dict(_segments()).get(self._current, _("several"))))


def _segments() -> list[tuple[str, str]]:
    return [(NO_TONE, _("None")), *((one.value, tone_word(one)) for one in Tone)]
