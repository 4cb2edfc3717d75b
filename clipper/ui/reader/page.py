"""The reader's page: headline block and words in one scroll, the side column and the find sheet in their places."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from clipper.i18n import _, _n
from clipper.ui.desk import Desk
from clipper.ui.reader.article import SIDE, Article, Setting
from clipper.ui.reader.find_bar import FindBar
from clipper.ui.reader.headline_block import HeadlineBlock
from clipper.ui.reader.side_column import GAP, SideColumn
from clipper.ui.reader.text_view import TextView
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.frames import ground

MEASURE = 508
LEAST = 340
"""A text column narrower than this gives the side column's room back."""
MARGIN = 28
BAR = 12
"""Room kept for the scroll bar."""
WIDE = 1080
"""From this width on Notes and Details stand side by side."""


class Page(QWidget):
    """Knows where everything stands; knows nothing of the library."""

    measure_changed = Signal()
    """The words must be set in another width."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        ground(self, "paper")
        self.view = TextView(desk, self)
        self.head = HeadlineBlock(desk, self.view.viewport())
        self.side = SideColumn(desk, self.view, self)
        self.find_bar = FindBar(desk, self)
        self.several = EmptyState(desk, "all", "", _("Tags, outlet and date apply to all."), parent=self)
        self.several.hide()
        self.side_wanted = True
        self._count = 1
        self._measure = 0
        self.head.resized.connect(self._head_resized)
        self.view.scrolled.connect(self._head_follows)
        desk.theme_changed.connect(self.update)

    def setting(self) -> Setting:
        """How the words are to be set here and now."""
        settings = self._desk.settings
        return Setting(self._desk.fonts, self._desk.theme, settings.reading_size, max(200, self._measure))

    def show_count(self, count: int) -> None:
        """One clipping with its words, or several with what they have in common."""
        self._count = count
        self.view.setVisible(count == 1)
        self.several.setVisible(count > 1)
        self.several.say(
            "all", _n("{n} clipping chosen", "{n} clippings chosen", count), _("Tags, outlet and date apply to all.")
        )
        self.arrange()

    def show_article(self, article: Article) -> None:
        """Show the words under the headline block."""
        article.leave_room(self.head.fit(article.setting.measure))
        self.view.show_article(article)
        self._head_follows()
        self.head.show()

    def want_side(self, on: bool) -> None:
        """Show or hide the side column."""
        self.side_wanted = on
        self.arrange()

    # -- placing -------------------------------------------------------------------------------------------------

    def arrange(self) -> None:
        """Give everything its place; text block and column are centred together where there is more room."""
        fonts, width, height = self._desk.fonts, self.width(), self.height()
        wanted = round(fonts.px(MEASURE) * self._desk.settings.reading_size / 17)
        two = self.side_wanted and self._count == 1 and width >= WIDE
        self.side.arrange(two=two, several=self._count > 1, overlay=False)
        beside = self.side.wanted_width + GAP
        overlay = self.side_wanted and width < MARGIN + LEAST + beside + BAR
        if overlay:
            self.side.arrange(two=False, several=self._count > 1, overlay=True)
        taken = beside if self.side_wanted and not overlay else 0
        measure = max(200, min(wanted, width - MARGIN - taken - BAR - (0 if taken else MARGIN - BAR)))
        left = max(MARGIN, (width - BAR - measure - taken) // 2)
        self._place(left, measure, overlay)
        if measure != self._measure:
            self._measure = measure
            self.measure_changed.emit()
        self.several.setGeometry(left, 0, measure, height)

    def _place(self, left: int, measure: int, overlay: bool) -> None:
        width, height = self.width(), self.height()
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.view.setGeometry(0, 0, width, height)
        right = max(0, width - left - measure - SIDE - BAR)
        margins = (right, left - SIDE) if mirrored else (left - SIDE, right)
        self.view.set_column(*margins)
        wide = self.side.wanted_width + (24 if overlay else 0)
        at = width - wide if overlay else left + measure + GAP
        self.side.setGeometry(width - at - wide if mirrored else at, 0, wide, height)
        self.side.setVisible(self.side_wanted)
        self.side.raise_()
        edge = left + measure - self.find_bar.width() + 6
        self.find_bar.move(max(8, width - edge - self.find_bar.width() if mirrored else edge), 8)
        self.find_bar.adjustSize()
        self.find_bar.raise_()

    def _head_resized(self) -> None:
        article = self.view.article
        if article is not None and self.head.height() != article.head:
            article.leave_room(self.head.height())

    def _head_follows(self) -> None:
        self.head.move(SIDE, -self.view.verticalScrollBar().value())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew."""
        self.arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Beside the words the wheel moves them too."""
        QApplication.sendEvent(self.view.verticalScrollBar(), event)
        event.accept()
