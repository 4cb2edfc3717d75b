"""The versions of a story in the entry editor: who is named, who speaks for it, and who is none of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from clipper.i18n import _
from clipper.ui.briefing.story_facts import Telling
from clipper.ui.widgets.painted_rows import ROW, AnyIndex, PaintedList
from clipper.ui.widgets.painting import fill, hairline, words
from clipper.ui.widgets.tick import draw_tick

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

HIGH, LEFT, SIGN, MOST = 48, 42, 26, 6
"""A row, where its words begin, the side of a sign (pixels), and how many rows stand there without scrolling."""
NAMED, SPEAKS, APART = "version_named", "version_speaks", "version_apart"


class VersionList(PaintedList):
    """One row a version, the one printed here first; a tick names its outlet, two signs choose it or take it out."""

    named = Signal(object, bool)
    """Clippings, and whether their outlets are to be named."""
    spoken = Signal(int)
    """The clipping that is to speak for the story."""
    parted = Signal(int)
    """The clipping that does not tell this story."""
    left = Signal()

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Also in"), parent)
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(_VersionDelegate(desk, self))
        for name, deed in ((NAMED, self.name), (SPEAKS, self.speak), (APART, self.part)):
            desk.actions.bind(name, deed)
        desk.actions.place(self, "versions")

    def show_tellings(self, tellings: Sequence[Telling]) -> None:
        """Show these versions; the row of the version the keyboard was on keeps it."""
        here = self.current
        if [one.clipping for one in self.tellings] != [one.clipping for one in tellings]:
            at = next((n for n, one in enumerate(tellings) if here and one.clipping == here.clipping), None)
            at = min(self.currentIndex().row(), len(tellings) - 1) if at is None else at
            self._rows.clear()
            for _telling in tellings:
                self._rows.appendRow(QStandardItem())
            self.setCurrentIndex(self._rows.index(max(at, 1), 0))
        for place, one in enumerate(tellings):
            item = self._rows.item(place)
            item.setData(one, ROW)
            item.setText(one.outlet)
            item.setAccessibleText(", ".join(part for part in _said(one) if part))
        high = self._desk.fonts.px(HIGH)
        self.setFixedHeight(min(len(tellings), MOST) * high + (high // 2 if len(tellings) > MOST else 0) + 2)

    @property
    def tellings(self) -> list[Telling]:
        """The versions shown."""
        return [self._rows.item(n).data(ROW) for n in range(self._rows.rowCount())]

    @property
    def current(self) -> Telling | None:
        """The version the keyboard is on."""
        return self.currentIndex().data(ROW) if self.currentIndex().isValid() else None

    def _printed(self, index: AnyIndex) -> bool:
        return index.row() == 0

    # -- doing ---------------------------------------------------------------------------------------------------

    def name(self) -> None:
        """Name the outlet of the current version, or no more."""
        one = self.current
        if one is not None and not self._printed(self.currentIndex()) and not one.own_entry and self._desk.writable:
            self.named.emit([one.clipping], not one.named)

    def speak(self) -> None:
        """Let the current version speak for the story."""
        one = self.current
        if one is not None and self._desk.writable and not (one.speaks and self._printed(self.currentIndex())):
            self.spoken.emit(one.clipping)

    def part(self) -> None:
        """Take the current version out of the story."""
        one = self.current
        if one is not None and not self._printed(self.currentIndex()) and self._desk.writable:
            self.parted.emit(one.clipping)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J and K go as the arrows do, Esc leaves."""
        if event.key() in (Qt.Key.Key_J, Qt.Key.Key_K):
            by = 1 if event.key() == Qt.Key.Key_J else -1
            at = min(max(self.currentIndex().row() + by, 0), self._rows.rowCount() - 1)
            self.setCurrentIndex(self._rows.index(at, 0))
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # -- mouse ---------------------------------------------------------------------------------------------------

    def _hit(self, where: QPoint) -> str:
        """Which deed stands here."""
        index = self.indexAt(where)
        if not index.isValid():
            return ""
        found = next((name for name, box in signs(self.visualRect(index)).items() if box.contains(where)), "")
        return "" if found in {NAMED, APART} and self._printed(index) else found

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on tick or sign does what it says."""
        super().mousePressEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        hit = self._hit(event.position().toPoint())
        if hit:
            {NAMED: self.name, SPEAKS: self.speak, APART: self.part}[hit]()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The signs of the row under the pointer light up."""
        super().mouseMoveEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tick and signs say what they do."""
        if isinstance(event, QHelpEvent):
            hit = self._hit(event.pos())
            index = self.indexAt(event.pos())
            own = bool(index.isValid() and index.data(ROW).own_entry) and hit == NAMED
            tip = _("It has an entry of its own in this issue.") if own else self._desk.actions.tip(hit) if hit else ""
            QToolTip.showText(event.globalPos(), tip or (index.data(ROW).headline if index.isValid() else ""), self)
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A sheet with an edge below the rows."""
        painter = QPainter(self.viewport())
        fill(painter, self.viewport().rect(), self._desk.theme.paper, 6, self._desk.theme.line)
        painter.end()
        super().paintEvent(event)


def signs(box: QRect) -> dict[str, QRect]:
    """Where tick and signs of a row stand."""
    right, y = box.right() - 7, box.center().y() - SIGN // 2 + 1
    return {
        NAMED: QRect(box.x(), box.y(), LEFT - 4, box.height()),
        SPEAKS: QRect(right - 2 * SIGN, y, SIGN, SIGN),
        APART: QRect(right - SIGN, y, SIGN, SIGN),
    }


def _said(one: Telling) -> tuple[str, ...]:
    speaks = _("speaks for the story") if one.speaks else ""
    named = "" if one.own_entry else _("named") if one.named else _("not named")
    return one.outlet or _("No outlet"), one.headline, one.how, named, speaks


class _VersionDelegate(QStyledItemDelegate):
    """Tick, outlet and how it differs, its headline below, and the signs."""

    def __init__(self, desk: "Desk", view: VersionList) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """48 high."""
        return QSize(240, self._desk.fonts.px(HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one row."""
        theme, row = self._desk.theme, index.data(ROW)
        box: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state = option.state  # pyright: ignore[reportAttributeAccessIssue]
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        if state & QStyle.StateFlag.State_Selected:
            ground = theme.selection if self._view.hasFocus() else theme.idle
            fill(painter, box.adjusted(3, 2, -3, -1), ground, 5)
        elif over:
            fill(painter, box.adjusted(3, 2, -3, -1), theme.hover, 5)
        if index.row():
            hairline(painter, box.x() + 1, box.y(), box.width() - 2, theme.hairline)
        spots = signs(box)
        if index.row() and not row.own_entry:
            draw_tick(painter, self._desk, QRectF(12, box.center().y() - 8, 17, 17), on=row.named)
        self._signs(
            painter, spots, row, printed=not index.row(), lit=over or bool(state & QStyle.StateFlag.State_Selected)
        )
        self._lines(painter, QRect(LEFT, box.y(), spots[SPEAKS].left() - LEFT - 8, box.height()), row)

    def _signs(self, painter: QPainter, spots: dict[str, QRect], row: Telling, *, printed: bool, lit: bool) -> None:
        icons = self._desk.icons
        spot = spots[SPEAKS].center()
        if row.speaks:
            icons.paint(painter, "starred_on", spot.x() - 7, spot.y() - 7, 16, "star")
        elif lit:
            icons.paint(painter, "starred", spot.x() - 7, spot.y() - 7, 16, "muted")
        if lit and not printed:
            spot = spots[APART].center()
            icons.paint(painter, "split", spot.x() - 7, spot.y() - 7, 16, "muted")

    def _lines(self, painter: QPainter, room: QRect, row: Telling) -> None:
        theme, fonts = self._desk.theme, self._desk.fonts
        ink = theme.text if row.named or row.own_entry else theme.muted
        small, half = fonts.ui("small"), room.height() // 2
        above = QRect(room.x(), room.y() + 4, room.width(), half - 4)
        how = f" · {row.how}" if row.how else ""
        wide = QFontMetrics(small).horizontalAdvance(how)
        outlet = QRect(above.x(), above.y(), max(60, above.width() - wide), above.height())
        taken = words(painter, outlet, row.outlet or _("No outlet"), fonts.ui(weight=500), ink)
        above.setLeft(above.left() + taken)
        words(painter, above, how, small, theme.muted)
        below = QRect(room.x(), room.y() + half - 1, room.width(), half - 4)
        words(painter, below, row.headline or _("(Untitled)"), fonts.serif(13), theme.muted)
