"""What stands in the window before its panes do: their grounds, and the newest clippings where the list will be."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from clipper.i18n import _
from clipper.model.query import Is, Query
from clipper.ui.clippings.row_painter import RowPainter
from clipper.ui.icons import Icons
from clipper.ui.measures import ABOVE_ROWS, CLIPPINGS, MENU_BAR, NARROW, PANE_HEAD, STATUS_BAR, TOOL_BAR, beside
from clipper.ui.widgets.painting import flat, words

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from clipper.model.clipping import ClippingRow
    from clipper.settings import Settings
    from clipper.store.library import Library
    from clipper.ui.fonts import Fonts
    from clipper.ui.theme import Theme

ROWS = 48
"""More than stand in the highest window."""


class _Looks(NamedTuple):
    """What everything is painted in."""

    theme: "Theme"
    fonts: "Fonts"
    icons: Icons
    settings: "Settings"


class FirstLook(QWidget):
    """The inbox as the list will show it; nothing here can be clicked, for it stands a moment only."""

    painted = Signal()
    """It was painted for the first time."""

    def __init__(
        self, library: "Library", theme: "Theme", fonts: "Fonts", settings: "Settings", kept: "QSettings | None" = None
    ) -> None:
        """`kept` knows how wide the panes were; raises LibraryError where the clippings cannot be read."""
        super().__init__()
        self._looks = _Looks(theme, fonts, Icons(theme), settings)
        self._painter = RowPainter(self._looks)
        self._beside = beside(fonts, kept, CLIPPINGS)
        ids = library.find(Query(Is("inbox"), limit=ROWS))
        known = library.clippings.rows(ids)
        self.rows: Sequence[ClippingRow] = [known[id] for id in ids if id in known]
        self._painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint grounds, partings, head and rows; say so the first time."""
        painter = QPainter(self)
        self._paint(painter)
        painter.end()
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def _paint(self, painter: QPainter) -> None:
        theme, px = self._looks.theme, self._looks.fonts.px
        wide, high = self.width(), self.height()
        # there the menus stand at the top of the screen
        menus = 0 if sys.platform == "darwin" else px(MENU_BAR)
        top, foot = menus + px(TOOL_BAR), high - px(STATUS_BAR)
        flat(painter, self.rect(), theme.window)
        flat(painter, QRect(0, top - 1, wide, 1), theme.hairline)
        flat(painter, QRect(0, top, wide, foot - top), theme.paper)
        side, middle, with_side, with_list = self._beside
        left = 0
        if with_side and wide >= px(NARROW):
            flat(painter, QRect(0, top, side, foot - top), theme.panel)
            flat(painter, QRect(side, top, 1, foot - top), theme.hairline)
            left = side + 1
        if with_list:
            flat(painter, QRect(left + middle, top, 1, foot - top), theme.hairline)
            painter.setClipRect(QRect(left, top, middle, foot - top))
            flat(painter, QRect(left, top, middle, foot - top), theme.list)
            self._list(painter, QRect(left, top, middle, foot - top))

    def _list(self, painter: QPainter, box: QRect) -> None:
        theme, fonts = self._looks.theme, self._looks.fonts
        head = fonts.px(PANE_HEAD)
        flat(painter, QRect(box.left(), box.top() + head - 1, box.width(), 1), theme.hairline)
        title = QRectF(box.left() + 20, box.top(), box.width() - 40, head)
        words(painter, title, _("Inbox"), fonts.ui("title", 600), theme.text)
        y = box.top() + head + ABOVE_ROWS
        for row in self.rows:
            if y > box.bottom():
                return
            one = QRect(box.left(), y, box.width(), self._painter.height)
            if row is self.rows[0]:
                # the list will have it chosen
                self._painter.ground(painter, one, theme.selection)
            else:
                self._painter.parting(painter, one)
            self._painter.row(painter, one, row)
            y += self._painter.height
