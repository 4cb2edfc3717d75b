"""The reader's page: headline block and words in one scroll, the side column and the find sheet in their places."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from clipper.i18n import _, _n
from clipper.ui.desk import Desk
from clipper.ui.reader.article import SIDE, Article
from clipper.ui.reader.details import WIDTH
from clipper.ui.reader.find_bar import FindBar
from clipper.ui.reader.headline_block import HeadlineBlock
from clipper.ui.reader.looks import Setting
from clipper.ui.reader.side_column import BAR as SIDE_BAR
from clipper.ui.reader.side_column import GAP, SideColumn
from clipper.ui.reader.surface import Surface, surface
from clipper.ui.reader.text_view import TextView
from clipper.ui.sheet import sheet
from clipper.ui.theme import palette
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.frames import ground

LONG = 60_000
"""Characters of a text that is set anew in slices where the headline block takes more room or less."""
MEASURE, CHARACTERS = 508, 66
"""Width of the column at a size of 17, and the characters to a line it holds."""
SIDE_INSET = 12
LEAST = 340
"""A text column narrower than this gives the side column's room back."""
MARGIN = 28
FIND = 372
"""Width of the find sheet."""
ABOVE = 8
"""Room over the find sheet, and under it."""
BAR = 12
"""Room kept for the scroll bar."""
WIDE = 1080
"""From this width on Notes and Details stand side by side."""


class Page(QWidget):
    """Knows where everything stands; knows nothing of the library."""

    measure_changed = Signal()
    """The words must be set in another width."""
    arranged = Signal()
    """Everything stands in its place."""
    dressed = Signal()
    """The page wears other colours, and the words have theirs still."""
    side_turned = Signal(bool)
    """The side column came into sight or went."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        desk = surface(desk)
        self._desk = desk
        ground(self, "paper")
        self.view = TextView(desk, self)
        self.head = HeadlineBlock(desk, self.view.viewport())
        self.side = SideColumn(desk, self.view, self)
        self.find_bar = FindBar(desk, self)
        self.several = EmptyState(desk, "all", "", _("Tags, outlet and date apply to all."), parent=self)
        self.several.hide()
        self.narrow = False
        """There is no room for the side column beside the words."""
        self._wanted = True
        self._over = False
        self._expecting = False
        self._count = 1
        self._measure = 0
        self.head.resized.connect(self._head_resized)
        self.view.scrolled.connect(self._head_follows)
        self.find_bar.stood.connect(self.arrange)
        desk.theme_changed.connect(self.dress)
        self.dress()

    def dress(self) -> None:
        """Where the words stand on another paper than the window's, everything on the page wears that one's colours."""
        own = isinstance(self._desk, Surface) and self._desk.own
        theme = self._desk.theme
        self.setPalette(palette(theme) if own else QPalette())
        self.setStyleSheet(sheet(theme) if own else "")
        self.view.dress()
        self.update()
        self.dressed.emit()

    def setting(self) -> Setting:
        """How the words are to be set here and now."""
        settings, desk = self._desk.settings, self._desk
        return Setting(desk.fonts, desk.theme, settings.reading_size, max(200, self._measure), settings.reading_face)

    def show_count(self, count: int) -> None:
        """One clipping with its words, or several with what they have in common."""
        self._count = count
        self.view.setVisible(count == 1)
        self.several.setVisible(count > 1)
        self.several.say(
            "all", _n("{n} clipping chosen", "{n} clippings chosen", count), _("Tags, outlet and date apply to all.")
        )
        self.arrange()

    def expect_article(self) -> None:
        """Another headline stands above soon: what is shown below it now goes, and need not follow."""
        self._expecting = True

    def show_article(self, article: Article) -> None:
        """Show the words under the headline block."""
        self._expecting = False
        article.leave_room(self.head.fit(article.setting.measure))
        self.view.show_article(article)
        self._head_follows()
        self.head.show()

    def want_side(self, on: bool) -> None:
        """Show or hide the side column; without room beside the words it comes over them."""
        if self.narrow:
            self._over = on
        else:
            self._wanted = on
        self.arrange()

    @property
    def side_shown(self) -> bool:
        """Whether the side column is in sight."""
        return self._over if self.narrow else self._wanted

    # -- placing -------------------------------------------------------------------------------------------------

    def arrange(self) -> None:
        """Give everything its place; text block and column are centred together where there is more room."""
        fonts, width = self._desk.fonts, self.width()
        chosen = self._desk.settings
        wanted = round(fonts.px(MEASURE) * chosen.reading_size / 17 * chosen.reading_measure / CHARACTERS)
        narrow = width < MARGIN + LEAST + GAP + fonts.px(WIDTH) + BAR
        if narrow != self.narrow:
            self.narrow, self._over = narrow, False
        several, shown = self._count > 1, self.side_shown
        self.side.arrange(two=shown and not several and width >= WIDE, several=several, overlay=narrow)
        taken = self.side.wanted_width + GAP if shown and not narrow else 0
        measure = max(200, min(wanted, width - MARGIN - taken - (BAR if taken else MARGIN)))
        left = max(MARGIN, (width - BAR - measure - taken) // 2)
        self._place(left, measure)
        self.several.setGeometry(left, 0, measure, self.height())
        self.side_turned.emit(shown)
        if measure != self._measure:
            self._measure = measure
            self.measure_changed.emit()

    def _place(self, left: int, measure: int) -> None:
        width, height = self.width(), self.height()
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.find_bar.setFixedWidth(min(self._desk.fonts.px(FIND), max(200, width - 2 * ABOVE)))
        self.find_bar.adjustSize()
        above = 0 if self.find_bar.isHidden() else self.find_bar.height() + 2 * ABOVE
        scrolled, down = self.view.verticalScrollBar().value(), above - self.view.y()
        self.view.setGeometry(0, above, width, height - above)
        if down and scrolled:
            # the words stay where they are; what the sheet would cover goes out of sight under it
            self.view.verticalScrollBar().setValue(scrolled + down)
        right = max(0, width - left - measure - SIDE - BAR)
        self.view.set_column(*((right, left - SIDE) if mirrored else (left - SIDE, right)))
        wide = self.side.wanted_width + (2 * SIDE_INSET if self.narrow else SIDE_BAR)
        at = width - wide if self.narrow else left + measure + GAP
        self.side.setGeometry(width - at - wide if mirrored else at, above, wide, height - above)
        self.side.setVisible(self.side_shown)
        self.side.raise_()
        edge = left + measure - self.find_bar.width() + 6
        self.find_bar.move(max(8, width - edge - self.find_bar.width() if mirrored else edge), ABOVE)
        self.find_bar.raise_()
        self.arranged.emit()

    @property
    def desk(self) -> Desk:
        """The desk with the colours of this page."""
        return self._desk

    def words_box(self) -> QRect:
        """Where the words stand."""
        inside = self.view.viewport().geometry().translated(self.view.pos())
        return inside.adjusted(0, 0, -SIDE // 2, 0)

    def _head_resized(self) -> None:
        article = self.view.article
        if article is None or self._expecting or self.head.height() == article.head:
            return
        if article.document.characterCount() > LONG:
            # Qt would lay out every line of it in one go
            self.measure_changed.emit()
        else:
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
