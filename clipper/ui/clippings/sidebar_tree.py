"""The sidebar's lines: a click goes there, a drop files there; tags and briefings are named in place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QStandardItem,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QTreeView, QWidget

from clipper.i18n import _
from clipper.ui.clippings.deeds import Deeds
from clipper.ui.clippings.mime import CLIPPINGS, ids_in
from clipper.ui.clippings.sidebar_deeds import SidebarDeeds, offer_colours
from clipper.ui.clippings.sidebar_delegate import PLUS, SidebarDelegate
from clipper.ui.clippings.sidebar_model import ROW, SidebarModel, SidebarRow
from clipper.ui.place import Place, Where
from clipper.ui.widgets.thin_bar import thin

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

HOLD_MS = 700
"""A drag held over a branch opens it after so long."""
FILES = ("text/uri-list", "text/html", "text/plain")


def what_is_dropped(mime: QMimeData) -> str:
    """What would happen with files, links or text; empty where nothing can be read."""
    from clipper.ui.importing.payload import headline, payload

    found = payload(mime)
    return headline(found, _("Inbox")) if found is not None else ""


class SidebarTree(QTreeView):
    """The lines; a click goes there and hands the keyboard to the list."""

    files_dropped = Signal(object, tuple)
    """Mime data and the tags to file it under."""
    told = Signal(str)
    """What would happen with what is dragged over a line; empty when it is over none."""
    edited = Signal()
    """A name was typed, or typing was given up: the lines are to be read anew."""

    def __init__(self, desk: "Desk", deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.doing = SidebarDeeds(desk, deeds, self)
        self.lines = SidebarModel()
        self._painted = SidebarDelegate(desk, self)
        self._closed: set[str] = set()
        self._held: QPersistentModelIndex | None = None
        """The line a drag is over."""
        self._carried = ""
        self._hold = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._hold.timeout.connect(self._open_target)
        self.setModel(self.lines)
        self.setItemDelegate(self._painted)
        self._dress()
        self.lines.renamed.connect(self.doing.named)
        self.collapsed.connect(lambda index: self._closed.add(self._row(index).key))
        self.expanded.connect(lambda index: self._closed.discard(self._row(index).key))
        self.customContextMenuRequested.connect(self._context_menu)
        desk.theme_changed.connect(self.viewport().update)

    def _dress(self) -> None:
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        thin(self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setAccessibleName(_("Sidebar"))

    # -- showing -------------------------------------------------------------------------------------------------

    def show_lines(self, lines: tuple[SidebarRow, ...]) -> None:
        """Show these lines; branches stay as open as they were."""
        if self.state() == QAbstractItemView.State.EditingState:
            return
        if self.lines.show_rows(lines):
            with QSignalBlocker(self):
                self._unfold(self.lines.invisibleRootItem())
            self.show_place(self._painted.current or self._desk.place)
        self.viewport().update()

    def _unfold(self, parent: QStandardItem) -> None:
        for n in range(parent.rowCount()):
            item = parent.child(n)
            if item.hasChildren() and self.lines.row(item).key not in self._closed:
                self.expand(item.index())
            self._unfold(item)

    def show_place(self, place: Place) -> None:
        """Show which place is looked at."""
        self._painted.current = place
        found = self._find(self.lines.invisibleRootItem(), place)
        with QSignalBlocker(self.selectionModel()):
            if found is None:
                self.selectionModel().clear()
            else:
                self.setCurrentIndex(found.index())
        self.viewport().update()

    def lit(self) -> Place | None:
        """The place whose line is lit; None where what is looked at has no line."""
        index = self.currentIndex()
        return self._row(index).place if index.isValid() and self.selectionModel().isSelected(index) else None

    def _find(self, parent: QStandardItem, place: Place) -> QStandardItem | None:
        for n in range(parent.rowCount()):
            item = parent.child(n)
            there = self.lines.row(item).place
            if there is not None and (there.where, there.id) == (place.where, place.id):
                return item
            below = self._find(item, place)
            if below is not None:
                return below
        return None

    def _row(self, index: QModelIndex | QPersistentModelIndex) -> SidebarRow:
        return index.data(ROW)

    # -- going there ---------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a line goes there; on a section's plus it adds; on an arrow it opens or closes the branch."""
        where = event.position().toPoint()
        index = self.indexAt(where)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            super().mousePressEvent(event)
            return
        row = self._row(index)
        if row.place is None:
            if where.x() > self.viewport().width() - PLUS - 14:
                self._add(row.key)
            elif row.below:
                self.setExpanded(index, not self.isExpanded(index))
        elif row.below and where.x() < self._arrow_end(index):
            self.setExpanded(index, not self.isExpanded(index))
        else:
            self._desk.show(row.place)

    def _arrow_end(self, index: QModelIndex) -> int:
        depth, above = 0, index.parent()
        while above.parent().isValid():
            depth, above = depth + 1, above.parent()
        return 16 + 16 * depth

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The plus sign under the pointer lights up."""
        index = self.indexAt(event.position().toPoint())
        row = self._row(index) if index.isValid() else None
        key = row.key if row is not None and row.place is None else ""
        if key != self._painted.hovered_section:
            self._painted.hovered_section = key
            self.viewport().update()
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing: the press has done it."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The same as a press: nothing opens by a double click."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, F2 renames, Del removes."""
        row = self._row(self.currentIndex()) if self.currentIndex().isValid() else None
        if event.key() == Qt.Key.Key_Up and not self.indexAbove(self.currentIndex()).isValid():
            event.accept()
        elif row is None or row.place is None:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._desk.show(row.place)
        elif event.key() == Qt.Key.Key_F2:
            self._rename(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and row.place.where in {Where.TAG, Where.BRIEFING}:
            self.doing.remove(row.place)
        else:
            super().keyPressEvent(event)

    # -- making, naming, removing --------------------------------------------------------------------------------

    def _add(self, section: str) -> None:
        if not self._desk.writable:
            return
        if section == "briefings":
            self._desk.actions["new_issue"].trigger()
            return
        self.add_tag()

    def add_tag(self, below: Place | None = None) -> None:
        """Put in an empty line and let her type the new tag's name."""
        head = self._find(self.lines.invisibleRootItem(), below) if below else self._section("tags")
        if head is None:
            return
        path = f"{below.name}/" if below else ""
        item = QStandardItem()
        item.setData(SidebarRow("new tag", "", Place(Where.TAG, 0, path), colour=1), ROW)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable)
        # as a list: given alone, PySide leaves the item to Python, which frees it while the tree still shows it
        head.insertRow(0, [item])
        self.lines.changed_by_hand()
        self.expand(head.index())
        self.scrollTo(item.index())
        self.edit(item.index())

    def closeEditor(self, editor: QWidget, hint: object) -> None:
        """An empty line that was not named goes away again."""
        super().closeEditor(editor, hint)  # pyright: ignore[reportArgumentType]
        self.edited.emit()

    def _section(self, key: str) -> QStandardItem | None:
        root = self.lines.invisibleRootItem()
        items = (root.child(n) for n in range(root.rowCount()))
        return next((item for item in items if self.lines.row(item).key == key), None)

    def _rename(self, index: QModelIndex) -> None:
        if self._desk.writable and self._row(index).place is not None:
            self.edit(index)

    def _context_menu(self, where: QPoint) -> None:
        index = self.indexAt(where)
        row = self._row(index) if index.isValid() else None
        if row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        writable = self._desk.writable
        if row.key == "tags" or (row.place and row.place.where is Where.TAG):
            below = row.place
            words = _("New tag below this…") if below else _("New tag…")
            menu.addAction(words, lambda: self.add_tag(below)).setEnabled(writable)
        elif row.key == "briefings":
            menu.addAction(self._desk.actions["new_issue"])
        if row.place is not None and row.place.where in {Where.TAG, Where.BRIEFING, Where.OUTLET}:
            there = QPersistentModelIndex(index)
            menu.addAction(_("Rename"), lambda: self._rename(QModelIndex(there))).setEnabled(writable)  # type: ignore[arg-type]
        if row.place is not None and row.place.where is Where.TAG:
            offer_colours(menu, row, self.doing)
        if row.place is not None and row.place.where in {Where.TAG, Where.BRIEFING}:
            place = row.place
            menu.addSeparator()
            words = _("Remove tag") if place.where is Where.TAG else _("Remove briefing")
            menu.addAction(words, lambda: self.doing.remove(place)).setEnabled(writable)
        if not menu.isEmpty():
            menu.popup(self.viewport().mapToGlobal(where))

    # -- drops ---------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Clippings and files may come, wherever they enter: which line takes them is said while they move."""
        carries = any(event.mimeData().hasFormat(kind) for kind in (CLIPPINGS, *FILES))
        if not carries or not self._desk.writable:
            event.ignore()
            return
        self._carried = "" if event.mimeData().hasFormat(CLIPPINGS) else what_is_dropped(event.mimeData())
        self.dragMoveEvent(event)
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """The ring follows the pointer over whatever takes what is carried."""
        index = self.indexAt(event.position().toPoint())
        row = self._row(index) if index.isValid() else None
        takes = row is not None and self._desk.writable and self._takes(row, event)
        target = QPersistentModelIndex(index) if row is not None and (takes or row.below) else None
        if target != self._held:
            self._held = target
            self._hold.start()
            self._painted.target = target if takes else None
            self.told.emit(self._saying(row) if row is not None and takes else "")
            self.viewport().update()
        if takes:
            event.acceptProposedAction()
        else:
            event.ignore()

    def _takes(self, row: SidebarRow, event: QDropEvent) -> bool:
        if row.place is None:
            return False
        if event.mimeData().hasFormat(CLIPPINGS):
            return row.place.where in {Where.TAG, Where.BRIEFING, Where.STARRED, Where.INBOX}
        return bool(self._carried) and row.place.where in {Where.TAG, Where.INBOX}

    def _saying(self, row: SidebarRow) -> str:
        if not self._carried or row.place is None:
            return ""
        if row.place.where is Where.TAG:
            return _("{drop} and tag {tag}").format(drop=self._carried, tag=row.place.name)
        return self._carried

    def _open_target(self) -> None:
        index = self._held
        if index is not None and index.isValid():
            self.expand(QModelIndex(index))  # type: ignore[arg-type]

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The ring goes."""
        self._clear_target()

    def _clear_target(self) -> None:
        self._painted.target = self._held = None
        self._hold.stop()
        self.told.emit("")
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Do what the line says with what was dropped."""
        index = self.indexAt(event.position().toPoint())
        row = self._row(index) if index.isValid() else None
        self._clear_target()
        if row is None or row.place is None or not self._takes(row, event):
            event.ignore()
            return
        event.acceptProposedAction()
        ids = ids_in(event.mimeData())
        if ids:
            self.doing.take(row.place, ids)
        else:
            tags = (row.place.name,) if row.place.where is Where.TAG else ()
            self.files_dropped.emit(event.mimeData(), tags)

    def leaveEvent(self, event: QEvent) -> None:
        """No plus sign is lit."""
        self._painted.hovered_section = ""
        super().leaveEvent(event)
