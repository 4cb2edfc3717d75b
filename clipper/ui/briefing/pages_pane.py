"""The pages of the issue as they will be printed; old pages stay in sight while new ones are being set."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from clipper.i18n import _
from clipper.ui.theme import LIGHT
from clipper.ui.widgets.painting import fill, ring, words
from clipper.ui.widgets.thin_bar import thin

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

GAP = 22
"""Between pages and around them (pixels)."""
KEPT_PICTURES = 48
ZOOM_STEP = 1.2
ZOOM_MOST, ZOOM_LEAST = 3.0, 0.2
PAPER, INK = LIGHT.paper, LIGHT.faint
"""A printed page is white whatever the theme."""
Fetch = Callable[[int, int], None]
"""Asks for the picture of a page (from 0) at a width in device pixels; `PageView.picture` takes the answer."""


class Sheet(Struct, frozen=True):
    """One page: its size in points and the entries that stand on it, in order."""

    width: float
    height: float
    entries: tuple[int, ...] = ()


def sheets(sizes: Sequence[tuple[float, float]], spans: Mapping[int, tuple[int, int]]) -> tuple[Sheet, ...]:
    """The pages with the entries on each; `spans` are first and last page, from 1."""
    return tuple(
        Sheet(width, height, tuple(entry for entry, (first, last) in spans.items() if first <= number <= last))
        for number, (width, height) in enumerate(sizes, 1)
    )


class PageView(QAbstractScrollArea):
    """Pages side by side on the desk; a click asks for the page's entry, a double click for 100 %."""

    entry_clicked = Signal(int)

    def __init__(self, desk: "Desk", fetch: Fetch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._fetch = fetch
        self._sheets: tuple[Sheet, ...] = ()
        self._number = 0
        self._pictures: OrderedDict[int, tuple[int, QImage]] = OrderedDict()
        self._asked: set[tuple[int, int]] = set()
        self._current: int | None = None
        self._fit = "two"
        self._zoom = 0.5
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        thin(self, across=True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Pages of the briefing"))
        self.verticalScrollBar().setSingleStep(48)
        desk.theme_changed.connect(self.viewport().update)

    # -- what is shown -------------------------------------------------------------------------------------------

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sheets)

    @property
    def waiting(self) -> int:
        """How many pictures were asked for and have not come."""
        return len(self._asked)

    def show_sheets(self, made: Sequence[Sheet], number: int) -> None:
        """Show newly set pages; each old picture stays until its new one has come, and the current entry stays in sight."""
        before = self._in_sight()
        self._sheets = tuple(made)
        self._number = number
        self._asked.clear()
        for page in [page for page in self._pictures if page >= len(made)]:
            del self._pictures[page]
        self._measure()
        if before and not self._in_sight():
            self.set_current(self._current)
        self.viewport().update()

    def _in_sight(self) -> bool:
        """Whether some of the current entry's page can be seen."""
        page, top = self.page_of(self._current), self.verticalScrollBar().value()
        if page is None:
            return False
        box = self._boxes()[page]
        return box.bottom() > top + GAP and box.top() < top + self.viewport().height() - GAP

    def picture(self, number: int, page: int, width: int, picture: QImage) -> None:
        """Take the picture of a page, if it belongs to the pages shown."""
        self._asked.discard((page, width))
        if number != self._number or page >= len(self._sheets):
            return
        self._pictures[page] = (width, picture)
        self._pictures.move_to_end(page)
        while len(self._pictures) > KEPT_PICTURES:
            self._pictures.popitem(last=False)
        self.viewport().update()

    def stale(self) -> None:
        """The pictures belong to older pages; they stay in sight but are asked for anew."""
        for page, (_width, image) in list(self._pictures.items()):
            self._pictures[page] = (0, image)

    def set_current(self, entry: int | None, *, follow: bool = True) -> None:
        """Ring the entry's first page and bring it into view."""
        self._current = entry
        page = self.page_of(entry)
        if follow and page is not None:
            box = self._boxes()[page]
            top, view = self.verticalScrollBar().value(), self.viewport().height()
            if box.top() - GAP < top or box.top() + min(box.height(), view) > top + view:
                self.verticalScrollBar().setValue(box.top() - GAP)
        self.viewport().update()

    def go_to(self, page: int) -> None:
        """Bring a page (from 0) to the top of the view."""
        self.verticalScrollBar().setValue(self._boxes()[page].top() - GAP)

    def page_of(self, entry: int | None) -> int | None:
        """The page (from 0) on which an entry begins."""
        return next((n for n, sheet in enumerate(self._sheets) if entry in sheet.entries), None) if entry else None

    # -- measures ------------------------------------------------------------------------------------------------

    def set_fit(self, fit: str) -> None:
        """Show two pages across, one whole page, or one as wide as the pane; the page in view stays in view."""
        page = self._in_view()
        self._fit = fit
        self._measure()
        if page is not None:
            self.verticalScrollBar().setValue(self._boxes()[page].top() - GAP)
        self.viewport().update()

    def _in_view(self) -> int | None:
        """The current entry's page where some of it is in sight, else the topmost page in sight."""
        top, high = self.verticalScrollBar().value(), self.viewport().height()
        seen = [n for n, box in enumerate(self._boxes()) if box.bottom() > top + GAP and box.top() < top + high]
        current = self.page_of(self._current)
        return current if current in seen else seen[0] if seen else None

    def zoom(self, by: float) -> None:
        """Larger or smaller than now, whatever fits."""
        self._zoom = max(ZOOM_LEAST, min(ZOOM_MOST, self._scale() * by))
        self._fit = "zoom"
        self._measure()
        self.viewport().update()

    def full_size(self) -> None:
        """As large as on paper."""
        self._zoom, self._fit = self.logicalDpiX() / 72, "zoom"
        self._measure()

    def _scale(self) -> float:
        """Pixels a point."""
        if not self._sheets or self._fit == "zoom":
            return self._zoom
        wide = max(sheet.width for sheet in self._sheets)
        high = max(sheet.height for sheet in self._sheets)
        room, tall = self.viewport().width(), self.viewport().height()
        if self._fit == "two":
            return max(0.1, (room - 3 * GAP) / (2 * wide))
        if self._fit == "one":
            return max(0.1, min((room - 2 * GAP) / wide, (tall - 2 * GAP) / high))
        return max(0.1, (room - 2 * GAP) / wide)

    def _across(self) -> int:
        if self._fit in {"one", "width"} or not self._sheets:
            return 1
        if self._fit == "two":
            return 2
        wide = max(sheet.width for sheet in self._sheets) * self._scale()
        return max(1, int((self.viewport().width() - GAP) // (wide + GAP)))

    def _boxes(self) -> list[QRect]:
        """Where every page lies on the desk, before scrolling."""
        scale, across = self._scale(), self._across()
        boxes, y = [], GAP
        for start in range(0, len(self._sheets), across):
            row = self._sheets[start : start + across]
            sizes = [(round(one.width * scale), round(one.height * scale)) for one in row]
            whole = sum(w for w, _h in sizes) + GAP * (len(sizes) - 1)
            full = whole if len(row) == across else sizes[0][0] * across + GAP * (across - 1)
            x = max(GAP, (self.viewport().width() - full) // 2)
            for wide, high in sizes:
                boxes.append(QRect(x, y, wide, high))
                x += wide + GAP
            y += max(h for _w, h in sizes) + GAP
        return boxes

    def _measure(self) -> None:
        boxes = self._boxes()
        high = max((box.bottom() for box in boxes), default=0) + GAP
        wide = max((box.right() for box in boxes), default=0) + GAP
        view = self.viewport().size()
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setRange(0, max(0, high - view.height()))
        self.horizontalScrollBar().setPageStep(view.width())
        self.horizontalScrollBar().setRange(0, max(0, wide - view.width()))

    def resizeEvent(self, event: object) -> None:
        """Fit again."""
        super().resizeEvent(event)  # pyright: ignore[reportArgumentType]
        self._measure()

    # -- painting ------------------------------------------------------------------------------------------------

    def _offset(self) -> QPoint:
        return QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in view and ask for pictures that are missing."""
        theme = self._desk.theme
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(theme.desk))
        ratio = self.devicePixelRatioF()
        current = self.page_of(self._current)
        for page, box in enumerate(self._boxes()):
            shown = box.translated(self._offset())
            if not shown.adjusted(-8, -8, 8, 8).intersects(event.rect()):
                continue
            draw_shadow(painter, shown, dark=theme.dark)
            width, image = self._pictures.get(page, (0, None))
            painter.fillRect(shown, QColor(PAPER))
            if image is not None:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
                painter.drawImage(QRectF(shown), image)
            else:
                words(painter, shown, str(page + 1), self._desk.fonts.ui(), INK, Qt.AlignmentFlag.AlignHCenter)
            if page == current:
                ring(painter, shown.adjusted(-4, -4, 4, 4), theme.accent, 4)
            wanted = round(box.width() * ratio)
            if width != wanted and (page, wanted) not in self._asked:
                self._asked.add((page, wanted))
                self._fetch(page, wanted)

    # -- mouse and keys ------------------------------------------------------------------------------------------

    def _page_at(self, where: QPoint) -> int | None:
        at = where - self._offset()
        return next((page for page, box in enumerate(self._boxes()) if box.contains(at)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a page goes to its entry; on a shared page to the one whose turn it is by height."""
        page = self._page_at(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or page is None:
            return
        entries = self._sheets[page].entries
        if entries:
            box = self._boxes()[page].translated(self._offset())
            share = (event.position().y() - box.y()) / max(1, box.height())
            self.entry_clicked.emit(entries[min(len(entries) - 1, int(share * len(entries)))])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """100 %, with the spot that was clicked in the middle."""
        page = self._page_at(event.position().toPoint())
        if page is None:
            return
        box = self._boxes()[page].translated(self._offset())
        share_x = (event.position().x() - box.x()) / box.width()
        share_y = (event.position().y() - box.y()) / box.height()
        self.full_size()
        box = self._boxes()[page]
        view = self.viewport()
        self.verticalScrollBar().setValue(round(box.y() + share_y * box.height() - view.height() / 2))
        self.horizontalScrollBar().setValue(round(box.x() + share_x * box.width() - view.width() / 2))
        view.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl held, zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(ZOOM_STEP if event.angleDelta().y() > 0 else 1 / ZOOM_STEP)
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus and minus zoom, Space goes on by as much as is in sight; everything else scrolls."""
        if event.key() == Qt.Key.Key_Space:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            step = self.verticalScrollBar().pageStep() - GAP
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + (-step if back else step))
            return
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.zoom(ZOOM_STEP if event.key() == Qt.Key.Key_Plus else 1 / ZOOM_STEP)
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """There is nothing to choose on a page."""
        event.ignore()


def draw_shadow(painter: QPainter, box: QRect, *, dark: bool) -> None:
    """Eight soft rounded rects below a sheet."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(8):
        shade = QColor(0, 0, 0, (9 if dark else 5))
        spread = 4 - step * 0.5
        painter.setBrush(shade)
        painter.drawRoundedRect(QRectF(box).adjusted(-spread, -spread + 2, spread, spread + 2), 3, 3)
    fill(painter, box, PAPER, 0)
