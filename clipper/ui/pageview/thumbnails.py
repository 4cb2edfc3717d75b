"""The pages as small pictures below each other; the one in view is ringed, those already cut bear scissors,
those with regions that are not filed a dashed frame."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from clipper.i18n import _, _n
from clipper.ui.pageview.page_item import PAPER, PageItem
from clipper.ui.pageview.tiles import Order
from clipper.ui.widgets.frames import ground
from clipper.ui.widgets.painting import fill, ring, words
from clipper.ui.widgets.thin_bar import thin

if TYPE_CHECKING:
    from clipper.ui.desk import Desk
    from clipper.ui.pageview.pages_view import PagesView

WIDTH = 128
_ROW, _PICTURE = 156, QSize(88, 124)
_BADGE = 20
ITEM, CUT, UNFILED = (Qt.ItemDataRole.UserRole + n for n in range(3))
_Index = QModelIndex | QPersistentModelIndex


class ThumbModel(QAbstractListModel):
    """A row a page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages: list[PageItem] = []
        self._cut: set[int] = set()
        self._unfiled: Mapping[int, int] = {}

    def show_pages(self, pages: list[PageItem]) -> None:
        """Show these pages."""
        self.beginResetModel()
        self._pages = list(pages)
        self.endResetModel()

    def show_cut(self, pages: set[int]) -> None:
        """These (by place, from 0) bear scissors."""
        self._cut = set(pages)
        self._changed()

    def show_unfiled(self, regions: Mapping[int, int]) -> None:
        """On these (by place, from 0) lie so many regions that are not filed yet."""
        if regions != self._unfiled:
            self._unfiled = dict(regions)
            self._changed()

    def _changed(self) -> None:
        if self._pages:
            self.dataChanged.emit(self.index(0), self.index(len(self._pages) - 1))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many pages there are."""
        return 0 if parent.isValid() else len(self._pages)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The number, the page, and what is said of it."""
        if not index.isValid() or index.row() >= len(self._pages):
            return None
        row = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return str(row + 1)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._said(row)
        if role == ITEM:
            return self._pages[row]
        if role == UNFILED:
            return self._unfiled.get(row, 0)
        return row in self._cut if role == CUT else None

    def _said(self, row: int) -> str:
        """ "Page 3, something was cut from it, 2 regions not filed yet"."""
        said = _("Page {n}").format(n=row + 1)
        if row in self._cut:
            said = _("{page}, something was cut from it").format(page=said)
        if count := self._unfiled.get(row, 0):
            waits = _n("{page}, 1 region not filed yet", "{page}, {n} regions not filed yet", count)
            said = waits.replace("{page}", said)
        return said


class Thumbnails(QListView):
    """128 wide; a click or the arrow keys go to a page. Pictures are asked for as they come into view."""

    page_asked = Signal(int)

    def __init__(self, desk: "Desk", view: "PagesView", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._following = False
        self.rows = ThumbModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_ThumbDelegate(desk, view, self))
        self.setFixedWidth(desk.fonts.px(WIDTH))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        thin(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(_("Pages as small pictures"))
        ground(self, "panel")
        ground(self.viewport(), "panel")
        self._look = QTimer(self, singleShot=True, interval=60)
        self._look.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._look.start())
        self.selectionModel().currentChanged.connect(self._chosen)
        view.pages_scene.pages_changed.connect(self._pages_changed)
        view.pages_scene.page_turned.connect(lambda _page: self.viewport().update())
        view.page_changed.connect(self.follow)
        view.feed.came.connect(self._came)

    def _pages_changed(self) -> None:
        self._following = True
        self.rows.show_pages(self._view.pages)
        self._following = False
        self.follow(self._view.page)
        self._look.start()

    def follow(self, page: int) -> None:
        """Ring the page (from 0) that is in view."""
        index = self.rows.index(page)
        if page >= 0 and index.isValid() and index != self.currentIndex():
            self._following = True
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)
            self._following = False

    def _chosen(self, index: QModelIndex) -> None:
        if not self._following and index.isValid():
            self.page_asked.emit(index.row())

    def _ask(self) -> None:
        """Want the pictures in sight and a few after them."""
        if not self.isVisible():
            return
        self._view.feed.want("thumbs", [self.rows.index(row).data(ITEM).thumb for row in self._in_sight()])

    def _in_sight(self) -> range:
        """The rows in sight and a few after them."""
        high = self.sizeHintForRow(0) if self.rows.rowCount() else 0
        if high <= 0:
            return range(0)
        first = max(0, self.verticalScrollBar().value() // high - 1)
        return range(first, min(first + self.viewport().height() // high + 3, self.rows.rowCount()))

    def _came(self, order: Order) -> None:
        """A picture is there: paint the row it belongs to."""
        for row in self._in_sight():
            if self.rows.index(row).data(ITEM).thumb == order:
                self.update(self.rows.index(row))

    def resizeEvent(self, event: object) -> None:
        """More or fewer are in sight."""
        super().resizeEvent(event)  # pyright: ignore[reportArgumentType]
        self._look.start()

    def showEvent(self, event: object) -> None:
        """Ask now for what was not worth asking for unseen."""
        super().showEvent(event)  # pyright: ignore[reportArgumentType]
        self._look.start()


class _ThumbDelegate(QStyledItemDelegate):
    """Draws a page's picture, its number and its badges."""

    def __init__(self, desk: "Desk", view: "PagesView", parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All the same."""
        return QSize(self._desk.fonts.px(WIDTH) - 12, self._desk.fonts.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        theme, fonts = self._desk.theme, self._desk.fonts
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        page: PageItem = index.data(ITEM)
        current = index.row() == self._view.page
        wide, high = page.size
        by = min(_PICTURE.width() / wide, _PICTURE.height() / high)
        size = QSize(max(8, round(wide * by)), max(8, round(high * by)))
        middle = rect.left() + rect.width() // 2
        foot = rect.top() + 8 + _PICTURE.height()
        box = QRect(middle - size.width() // 2, foot - size.height(), size.width(), size.height())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        fill(painter, QRectF(box).adjusted(-1.5, -1.5, 1.5, 1.5), theme.line, 3)
        painter.fillRect(box, QColor(PAPER))
        image = self._view.feed.thumbs.find(page.thumb)
        if image is not None and not image.isNull():
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
            painter.setClipRect(box)
            place = QTransform.fromTranslate(box.x(), box.y()).scale(by, by)
            painter.setTransform(page.own * place, True)
            painter.drawImage(QRectF(0, 0, page.sheet.width, page.sheet.height), image)
            painter.restore()
        if current:
            ring(painter, box.adjusted(-4, -4, 4, 4), theme.accent, 4)
        if index.data(CUT):
            badge = QRectF(box.right() - _BADGE + 4, box.top() - 2, _BADGE, _BADGE)
            fill(painter, badge, theme.accent, 4)
            self._desk.icons.paint(painter, "cut", badge.x() + 3, badge.y() + 3, 14, "on_accent")
        if index.data(UNFILED):
            self._draw_unfiled(painter, QRectF(box.left() - 4, box.top() - 2, _BADGE, _BADGE))
        number = QRect(rect.left(), foot + 5, rect.width(), fonts.px(18))
        font = fonts.ui("small", 600 if current else 400, tabular=True)
        ink = theme.text if current else theme.muted
        words(painter, number, str(index.row() + 1), font, ink, Qt.AlignmentFlag.AlignHCenter)
        painter.restore()

    def _draw_unfiled(self, painter: QPainter, badge: QRectF) -> None:
        """A dashed frame, as regions are drawn with: quieter than the scissors, for nothing is done yet."""
        theme = self._desk.theme
        fill(painter, badge, theme.raised, 4)
        path = QPainterPath()
        path.addRoundedRect(badge.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
        edge = QPen(QColor(theme.soft), 1.25)
        edge.setDashPattern([2.4, 1.8])
        painter.strokePath(path, edge)
        self._desk.icons.paint(painter, "region", badge.x() + 3, badge.y() + 3, 14, "soft")
