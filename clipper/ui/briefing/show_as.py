"""Show as: the renditions of an entry side by side; the two that print its page share a segment with a small menu."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QMenu, QWidget

from clipper.i18n import _
from clipper.model.briefing import Rendition
from clipper.ui.briefing.choice_row import ChoiceRow
from clipper.ui.briefing.outline_rows import rendition_word

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

PAGED = (Rendition.FACSIMILE, Rendition.TEXT_FACSIMILE)
"""What prints the page itself."""
ARROW = 16


class ShowAs(ChoiceRow):
    """Its last segment is named by the way of printing the page that was chosen; a press on its arrow, or Down, offers both."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        self._paged = Rendition.FACSIMILE
        super().__init__(desk, self._words_of(Rendition.FACSIMILE), parent=parent)
        self._offered: Collection[Rendition] = tuple(Rendition)

    @staticmethod
    def _words_of(paged: Rendition) -> list[tuple[str, str]]:
        plain = [one for one in Rendition if one not in PAGED]
        return [(one.value, rendition_word(one)) for one in (*plain, paged)]

    def show_rendition(self, rendition: Rendition | None, offered: Collection[Rendition]) -> None:
        """Show what holds (None: several entries differ) and what can be chosen."""
        self._offered = offered
        paged = Rendition.TEXT_FACSIMILE if rendition is Rendition.TEXT_FACSIMILE else Rendition.FACSIMILE
        if paged is not self._paged:
            self._paged = paged
            self.set_segments(self._words_of(paged))
        self.disable([one.value for one in Rendition if one not in offered and one is not rendition])
        self.choose(rendition.value if rendition else "")
        self.say({one.value: self._tip(one) for one in Rendition})

    def _tip(self, one: Rendition) -> str:
        if one not in self._offered:
            return why_not(one)
        tips = PAGED if one in PAGED else (one,)
        return " · ".join(self._desk.actions.tip(f"as_{two.value}") for two in tips)

    # -- the segment of the page ---------------------------------------------------------------------------------

    def beside(self, key: str) -> int:
        """An arrow behind the words of the last segment."""
        return ARROW if key == self._paged.value else 0

    def draw_beside(self, painter: QPainter, key: str, box: QRect, ink: str) -> None:
        """Draw the arrow."""
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = box.left() if mirrored else box.right() - 11
        token = "faint" if key in self._off else "soft" if key == self.current else "muted"
        self._desk.icons.paint(painter, "down", x, box.center().y() - 6, 12, token)

    def _words(self, painter: QPainter, key: str, content: QRect, text: str, ink: str) -> None:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        room = content if mirrored else content.adjusted(-self.beside(key), 0, -self.beside(key), 0)
        super()._words(painter, key, room, text, ink)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the arrow, or on the chosen segment of the page, offers the ways of printing it."""
        key, where = self._at(event), event.position().toPoint()
        if key == self._paged.value and key not in self._off and (self._on_arrow(where) or key == self.current):
            self.offer_pages()
        else:
            super().mousePressEvent(event)

    def _on_arrow(self, where: QPoint) -> bool:
        box = self._boxes()[-1][2]
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return where.x() < box.left() + ARROW + 6
        return where.x() > box.right() - ARROW - 6

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down offers the ways of printing the page."""
        if event.key() == Qt.Key.Key_Down and self._paged.value not in self._off:
            self.offer_pages()
        else:
            super().keyPressEvent(event)

    # -- menus ---------------------------------------------------------------------------------------------------

    def offer_pages(self) -> QMenu:
        """Offer the page alone and the text with the page."""
        return self._offer(PAGED, self, self._boxes()[-1][2].bottomLeft())

    def offer_all(self, under: QWidget) -> QMenu:
        """Offer every rendition below another widget, where the row has no room."""
        return self._offer(tuple(Rendition), under, under.rect().bottomLeft())

    def _offer(self, renditions: Collection[Rendition], under: QWidget, where: QPoint) -> QMenu:
        menu = QMenu(under)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for one in renditions:
            action = menu.addAction(rendition_word(one))
            action.setCheckable(True)
            action.setChecked(one.value == self.current)
            action.setEnabled(one in self._offered or one.value == self.current)
            action.setToolTip("" if action.isEnabled() else why_not(one))
            action.triggered.connect(lambda _checked=False, chosen=one: self.chosen.emit(chosen.value))
        menu.popup(under.mapToGlobal(where))
        return menu


def why_not(rendition: Rendition) -> str:
    """Why an entry cannot be shown so."""
    if rendition in PAGED:
        return _("This clipping has no page to print: it came as text.")
    return _("This cannot be printed of the clipping.")
