"""PagesView: the desk with its pages; scrolling, zoom, turning, and the tool in hand."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from clipper.i18n import _
from clipper.model.cutting import PageFile
from clipper.ui.pageview.page_feed import PageFeed
from clipper.ui.pageview.page_item import PageItem
from clipper.ui.pageview.page_scene import GAP, PageScene
from clipper.ui.pageview.pointer import Pointer
from clipper.ui.pageview.sight import Sight
from clipper.ui.pageview.tool import Tool

if TYPE_CHECKING:
    from clipper.pages.sheets import Sheet
    from clipper.ui.desk import Desk

ZOOM_STEP = 1.2
ZOOM_LEAST, ZOOM_MOST = 0.05, 16.0
"""Pixels a point."""
WIDTH, COLUMN, FREE = "width", "column", "free"


class PagesView(QGraphicsView):
    """Shows pages of files; the pixels come from a worker process, the words and the tools from those who set them."""

    zoomed = Signal(float)
    """1.0 is as large as on paper."""
    page_changed = Signal(int)
    """The place (from 0) of the page in the middle of the view."""
    seen = Signal()
    """Other pages or parts of them are in view, and stay so for a moment."""
    gone = Signal()
    """Nobody sees the pages any more."""
    taken_up = Signal()
    """The pages come into sight, or the keyboard to them."""
    resized = Signal()
    tool_changed = Signal()
    """Another tool is in hand."""
    menu_asked = Signal(object, QPoint)
    """A context menu for the page (or None) at a point of the screen."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.feed = PageFeed(self)
        self.pages_scene = PageScene(self)
        self.setScene(self.pages_scene)
        self.tool: Tool | None = None
        self.usual_tool: Tool | None = None
        """The one in hand where no other was taken up."""
        self.fit = WIDTH
        """What the zoom follows: width, column, or nothing (free)."""
        self.column_at: Callable[[PageItem, QPointF], QRectF | None] = lambda _page, _at: None
        """Finds the column at a point of a page, all in item coordinates."""
        self._page = -1
        self._asked_for_page = -1
        self._pointer = Pointer(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState, False)
        self.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Pages"))
        self.sight = Sight(self)
        self.sight.seen.connect(self.seen)
        desk.theme_changed.connect(self._dress)
        self.verticalScrollBar().valueChanged.connect(self._moved)
        self.horizontalScrollBar().valueChanged.connect(self._moved)
        self._dress()
        self.installEventFilter(self)

    def _dress(self) -> None:
        self.setBackgroundBrush(QBrush(QColor(self.desk.theme.desk)))
        self.viewport().update()

    # -- what is shown -------------------------------------------------------------------------------------------

    @property
    def pages(self) -> list[PageItem]:
        """The pages shown, in order."""
        return self.pages_scene.pages

    def show_sheets(self, file: PageFile, sheets: "tuple[Sheet, ...]", *, more: bool = False) -> None:
        """Show the pages of a file, below those shown if `more`."""
        pictures = (self.feed.tiles, self.feed.thumbs)
        made = [PageItem(self.desk, file, number, sheet, pictures) for number, sheet in enumerate(sheets)]
        if more:
            self.pages_scene.add_pages(made)
        else:
            self._page = -1
            self.pages_scene.show_pages(made)
        if not more:
            self.set_fit(self.fit if self.fit != FREE else WIDTH)
            self.go_to(0)
        self._moved()

    def clear(self) -> None:
        """Show no page, and ask for none."""
        self.sight.stop()
        self._page = -1
        self.pages_scene.show_pages([])
        self.feed.forget()

    @property
    def page(self) -> int:
        """The place (from 0) of the page in the middle of the view, -1 where there is none."""
        return self._page

    @property
    def current(self) -> PageItem | None:
        """The page in the middle of the view."""
        return self.pages[self._page] if 0 <= self._page < len(self.pages) else None

    def go_to(self, page: int, box: QRectF | None = None) -> None:
        """Bring a page (by its place, from 0) into view: its head, or a rectangle of it in item coordinates."""
        if not 0 <= page < len(self.pages):
            return
        item = self.pages[page]
        if box is None:
            top = self.mapFromScene(QPointF(0, item.pos().y() - GAP / 2)).y()
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + top)
        else:
            self.ensureVisible(item.mapRectToScene(box), 60, 90)
        self._moved()
        self.sight.look()

    @property
    def spot(self) -> tuple[int, float]:
        """The place of the page at the upper edge, and how far down it that edge is (fraction of its height)."""
        top = self.mapToScene(QPoint(self.viewport().width() // 2, 1))
        page = self.pages_scene.nearest(top)
        return (self.pages.index(page), page.mapFromScene(top).y() / page.size[1]) if page is not None else (0, 0.0)

    def go_to_spot(self, spot: tuple[int, float]) -> None:
        """Bring such a place to the upper edge again."""
        place, share = spot
        if 0 <= place < len(self.pages):
            page = self.pages[place]
            y = self.mapFromScene(page.mapToScene(QPointF(0, share * page.size[1]))).y()
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + y)

    def describe(self, chosen: str) -> None:
        """Tell those who do not see it which page is in view, and the words chosen on it."""
        where = _("page {n} of {count}").format(n=self._page + 1, count=len(self.pages)) if self._page >= 0 else ""
        what = _("chosen: {words}").format(words=chosen) if chosen else ""
        self.setAccessibleDescription(", ".join(part for part in (where, what) if part))

    def step(self, by: int) -> None:
        """Go to the next page, or the one before."""
        self.go_to(max(0, min(len(self.pages) - 1, self._page + by)))

    # -- zoom and turning ----------------------------------------------------------------------------------------

    @property
    def pixels(self) -> float:
        """Pixels a point, in both directions."""
        return self.transform().m11()

    @property
    def zoom(self) -> float:
        """1.0 is as large as on paper."""
        return self.pixels * 72 / max(1, self.logicalDpiX())

    def set_fit(self, fit: str) -> None:
        """Let the zoom follow the page's width, or the width of the column in the middle of the view."""
        self.fit = fit
        self._bars()
        page = self.current or (self.pages[0] if self.pages else None)
        if page is None:
            return
        view = self.viewport().width()
        if fit == WIDTH:
            self._scale_to((view - 2) / (page.size[0] + 2 * GAP))
            self.centerOn(QPointF(0, self._middle().y()))
        elif fit == COLUMN:
            middle = page.mapFromScene(self._middle())
            column = self.column_at(page, middle)
            if column is None:
                half = QRectF(
                    0 if middle.x() < page.size[0] / 2 else page.size[0] / 2, 0, page.size[0] / 2, page.size[1]
                )
                column = half
            self._scale_to(view / max(20.0, column.width() * 1.08))
            self.centerOn(page.mapToScene(QPointF(column.center().x(), middle.y())))

    def zoom_by(self, by: float, around: QPoint | None = None) -> None:
        """Larger or smaller than now, with the spot `around` (else the middle) staying where it is."""
        self.fit = FREE
        self._bars()
        self._scale_to(self.pixels * by, around)

    def full_size(self) -> None:
        """As large as on paper."""
        self.fit = FREE
        self._bars()
        self._scale_to(self.logicalDpiX() / 72)

    def _bars(self) -> None:
        """A page as wide as the view needs no bar below it; the bar at its side always stands, so that nothing jumps."""
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(off if self.fit == WIDTH else needed)

    def _scale_to(self, pixels: float, around: QPoint | None = None) -> None:
        pixels = max(ZOOM_LEAST, min(ZOOM_MOST, pixels))
        spot = around or self.viewport().rect().center()
        before = self.mapToScene(spot)
        by = pixels / self.pixels
        self.scale(by, by)
        after = self.mapFromScene(before) - spot
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + after.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + after.y())
        self.zoomed.emit(self.zoom)
        self._moved()

    def _middle(self) -> QPointF:
        return self.mapToScene(self.viewport().rect().center())

    def turn(self, degrees: float, page: PageItem | None = None) -> None:
        """Turn a page (else the current one) by so many degrees clockwise; it stays in view."""
        item = page or self.current
        if item is not None:
            place = self.pages.index(item)
            self.pages_scene.turn(item, item.angle + degrees)
            self._again(place)

    def turn_to(self, angle: float, page: PageItem | None = None) -> None:
        """Turn a page (else the current one) to an angle from how it came."""
        item = page or self.current
        if item is not None:
            self.turn(angle - item.angle, item)

    def _again(self, place: int) -> None:
        item, middle = self.pages[place], self._middle()
        if self.fit == WIDTH:
            self._page = place
            self.set_fit(WIDTH)
        if not item.sceneBoundingRect().contains(QPointF(item.sceneBoundingRect().center().x(), middle.y())):
            self.go_to(place)
        self._moved()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again; what stood at the top stays there."""
        top = self.mapToScene(QPoint(self.viewport().width() // 2, 0))
        super().resizeEvent(event)
        if self.fit == WIDTH and self.pages:
            self.set_fit(WIDTH)
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + self.mapFromScene(top).y())
        self._moved()
        self.resized.emit()

    # -- what is in view -----------------------------------------------------------------------------------------

    def in_view(self, ahead: float = 0.0) -> list[tuple[int, PageItem, QRectF]]:
        """The pages in view with their places and what is seen of each (item coordinates), top to bottom.

        `ahead` adds so many view heights above and below.
        """
        return self.sight.parts(ahead)

    def _moved(self) -> None:
        """The view has moved: tell which page is in the middle, and look closer when it rests."""
        middle = self.pages_scene.nearest(self._middle())
        place = self.pages.index(middle) if middle is not None else -1
        if place != self._page:
            self._page = place
            self.describe("")
            self.page_changed.emit(place)
        self.sight.moved()

    def showEvent(self, event: object) -> None:
        """Ask now for what was not worth asking for unseen."""
        super().showEvent(event)  # pyright: ignore[reportArgumentType]
        self.taken_up.emit()
        self._moved()

    def hideEvent(self, event: object) -> None:
        """Nobody looks: nothing more is asked for."""
        super().hideEvent(event)  # pyright: ignore[reportArgumentType]
        self.sight.stop()
        self.gone.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The page's keys act here from now on."""
        super().focusInEvent(event)
        self.taken_up.emit()

    # -- the tool in hand ----------------------------------------------------------------------------------------

    def set_tool(self, tool: Tool | None) -> None:
        """Take up a tool (None: the usual one); the one in hand is laid down."""
        if self.tool is not None:
            self.tool.left()
        self.tool = tool = tool or self.usual_tool
        self.viewport().unsetCursor()
        # the filter put on last is asked first: the tool's keys come before those of the place
        self.removeEventFilter(self)
        self.installEventFilter(self)
        if tool is not None:
            tool.entered()
        self.tool_changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The tool is asked first of every key."""
        if watched is not self or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        taken = self.tool is not None and self.tool.key(event)
        if taken:
            event.accept()
        return taken

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The middle button pulls the pages; every other is the tool's."""
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull the pages, or move the tool."""
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The tool's double click."""
        self._pointer.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl held, zoom where the pointer is."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() / 120
            self.zoom_by(ZOOM_STEP**steps, event.position().toPoint())
            event.accept()
            return
        super().wheelEvent(event)

    def contextMenuEvent(self, event: object) -> None:
        """What can be done here."""
        point = self.mapToScene(event.pos())  # pyright: ignore[reportAttributeAccessIssue]
        self.menu_asked.emit(self.pages_scene.page_at(point), event.globalPos())  # pyright: ignore[reportAttributeAccessIssue]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space goes on by as much as is in sight, arrows scroll."""
        if event.key() == Qt.Key.Key_Space:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            step = self.verticalScrollBar().pageStep() - 40
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + (-step if back else step))
            return
        bars = {
            Qt.Key.Key_Up: (self.verticalScrollBar(), -1),
            Qt.Key.Key_Down: (self.verticalScrollBar(), 1),
            Qt.Key.Key_Left: (self.horizontalScrollBar(), -1),
            Qt.Key.Key_Right: (self.horizontalScrollBar(), 1),
        }
        bar = bars.get(Qt.Key(event.key()))
        if bar is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            bar[0].setValue(bar[0].value() + bar[1] * 48)
        elif event.key() == Qt.Key.Key_Home and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.go_to(0)
        elif event.key() == Qt.Key.Key_End and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.go_to(len(self.pages) - 1)
        else:
            event.ignore()

    def close_worker(self) -> None:
        """End the worker process."""
        self.sight.stop()
        self.feed.close()
