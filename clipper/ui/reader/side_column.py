"""The column beside the text: Notes or Details, both side by side where there is room for both."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from clipper.i18n import _
from clipper.model.clipping import Clipping
from clipper.ui.desk import Desk
from clipper.ui.reader.details import WIDTH, Details
from clipper.ui.reader.notes_column import NotesColumn
from clipper.ui.reader.role_filter import RoleFilter
from clipper.ui.reader.text_view import TextView
from clipper.ui.reader.ties import Tie
from clipper.ui.widgets.painting import follow
from clipper.ui.widgets.segmented import Segmented

GAP = 24
TOP = 22
BAR = 12
"""Room for the details' own scroll bar, beside the column."""


class SideColumn(QWidget):
    """Holds the two sheets and says which is in sight."""

    turned = Signal(str)
    """"notes" or "details" was chosen."""

    def __init__(self, desk: Desk, view: TextView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = view
        self._two = False
        self._several = False
        self._unseen: tuple[Mapping[int, Clipping], int, Sequence[Tie]] | None = None
        self.overlay = False
        """It lies over the text, for want of room beside it."""
        self.tabs = Segmented(desk, (("notes", _("Notes")), ("details", _("Details"))), stretch=True, parent=self)
        self.notes = NotesColumn(desk, view, self)
        self._details = Details(desk, self)
        self.filter = RoleFilter(desk, self)
        self.filter.changed.connect(lambda: self.notes.show_roles(self.filter.roles))
        self.tabs.chosen.connect(self.turn)
        follow(desk, self)
        self._arrange()

    @property
    def wanted_width(self) -> int:
        """As wide as what stands in it."""
        one = self._desk.fonts.px(WIDTH)
        return 2 * one + GAP if self._two else one

    def turn(self, sheet: str) -> None:
        """Show notes or details."""
        self.tabs.choose(sheet)
        self._arrange()
        self.turned.emit(sheet)

    def show_details(self, clippings: Mapping[int, Clipping], count: int, ties: Sequence[Tie] = ()) -> None:
        """Show what these clippings hold and are tied to, as soon as the sheet is in sight."""
        self._unseen = clippings, count, ties
        if self.isVisible() and self.shows("details"):
            self.fill_details()

    def fill_details(self) -> None:
        """Show in Details what was not worth showing unseen."""
        if self._unseen is not None:
            (clippings, count, ties), self._unseen = self._unseen, None
            self._details.show_clippings(clippings, count)
            self._details.ties.show_ties(ties)

    @property
    def details(self) -> Details:
        """The sheet of details, filled."""
        self.fill_details()
        return self._details

    def keep(self) -> None:
        """Keep what is being typed on either sheet."""
        self.notes.keep()
        self._details.keep()

    def shows(self, sheet: str) -> bool:
        """Whether a sheet is in sight."""
        return self._two or self.tabs.current == sheet

    def arrange(self, *, two: bool, several: bool, overlay: bool) -> None:
        """Stand side by side or one at a time; with several clippings chosen there are only details."""
        self._two, self._several, self.overlay = two and not several, several, overlay
        self.tabs.disable(["notes"] if several else [])
        if several:
            self.tabs.choose("details")
        self._arrange()

    def _arrange(self) -> None:
        one, high = self._desk.fonts.px(WIDTH), self.tabs.sizeHint().height()
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        inset = 12 if self.overlay else 0
        below, keys = TOP + high + 8, self._desk.fonts.px(22)
        self.tabs.setVisible(not self._two)

        def put(widget: QWidget, x: int, y: int, wide: int, tall: int) -> None:
            widget.setGeometry(self.width() - x - wide if mirrored else x, y, wide, tall)

        if self._two:
            put(self.filter, 0, TOP, one, keys)
            put(self.notes, 0, TOP + keys + 6, one, self.height() - TOP - keys - 6)
            put(self._details, one + GAP, TOP, one + BAR, self.height() - TOP)
        else:
            put(self.tabs, inset, TOP, one, high)
            put(self.filter, inset, below, one, keys)
            put(self.notes, inset, below + keys + 6, one, self.height() - below - keys - 6)
            put(self._details, inset, below, one + BAR, self.height() - below)
        self.notes.setVisible(self.shows("notes"))
        self.filter.setVisible(self.shows("notes"))
        if self.shows("details"):
            self.fill_details()
        self._details.setVisible(self.shows("details"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the sheets anew."""
        self._arrange()

    def showEvent(self, event: object) -> None:
        """Fill what could not be seen."""
        if self.shows("details"):
            self.fill_details()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Where it lies over the text it has a ground and an edge of its own."""
        if self.overlay:
            painter = QPainter(self)
            painter.fillRect(self.rect(), QColor(self._desk.theme.list))
            edge = self.width() - 1 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 0
            painter.fillRect(edge, 0, 1, self.height(), QColor(self._desk.theme.hairline))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel moves the text."""
        QApplication.sendEvent(self._view.verticalScrollBar(), event)
        event.accept()
