"""The sidebar's lines: a click goes there, a drop files there; tags and briefings are named in place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
    QStandardItem,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QTreeView, QWidget

from clipper.i18n import _, _n
from clipper.model.clipping import Status
from clipper.ui.clippings.deeds import Deeds
from clipper.ui.clippings.mime import CLIPPINGS, ids_in
from clipper.ui.clippings.sidebar_delegate import PLUS, SidebarDelegate
from clipper.ui.clippings.sidebar_model import ROW, SidebarModel, SidebarRow
from clipper.ui.desk import Place, Where
from clipper.ui.theme import TAG_COLOURS

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

HOLD_MS = 700
"""A drag held over a branch opens it after so long."""
FILES = ("text/uri-list", "text/html", "text/plain")


class SidebarTree(QTreeView):
    """The lines; a click goes there and hands the keyboard to the list."""

    files_dropped = Signal(object, tuple)
    """Mime data and the tags to file it under."""
    briefed = Signal(int, tuple)
    """A briefing and the clippings dropped on it."""
    edited = Signal()
    """A name was typed, or typing was given up: the lines are to be read anew."""

    def __init__(self, desk: "Desk", deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._deeds = deeds
        self.lines = SidebarModel()
        self._painted = SidebarDelegate(desk, self)
        self._closed: set[str] = set()
        self._hold = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._hold.timeout.connect(self._open_target)
        self.setModel(self.lines)
        self.setItemDelegate(self._painted)
        self._dress()
        self.lines.renamed.connect(self._named)
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
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
            self.show_place(self._desk.place)
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
        if row is None or row.place is None:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._desk.show(row.place)
        elif event.key() == Qt.Key.Key_F2:
            self._rename(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and row.place.where in {Where.TAG, Where.BRIEFING}:
            self._remove(row.place)
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

    def _named(self, place: Place, name: str) -> None:
        change = self._desk.jobs.change
        if not name or name == place.name.rpartition("/")[2]:
            return
        if place.where is Where.BRIEFING:
            change(_("Rename briefing"), lambda library: library.briefings.change(place.id, title=name))
        elif place.where is Where.OUTLET:
            change(_("Rename outlet"), lambda library: library.outlets.rename(place.id, name))
        elif place.id:
            above = place.name.rpartition("/")[0]
            path = f"{above}/{name}" if above else name
            said = _("Tag “{old}” is now “{new}”").format(old=place.name, new=path)
            change(
                _("Rename tag"),
                lambda library: library.tags.rename(place.id, path),
                lambda _done: self._renamed(place, path, said),
            )
        else:
            change(_("Add tag"), lambda library: library.tags.add(place.name + name))

    def _renamed(self, place: Place, path: str, said: str) -> None:
        self._desk.notices.undo_bar(said)
        if self._desk.place == place:
            self._desk.show(Place(Where.TAG, place.id, path))

    def _remove(self, place: Place) -> None:
        if place.where is Where.TAG:
            said = _("Tag “{tag}” removed").format(tag=place.name)
            name, deed = _("Remove tag"), lambda library: library.tags.remove(place.id)
        else:
            said = _("{brief} removed").format(brief=place.name)
            name, deed = _("Remove briefing"), lambda library: library.briefings.remove(place.id)
        if self._desk.place == place:
            self._desk.show(Place(Where.INBOX))
        self._desk.jobs.change(name, deed, lambda _done: self._desk.notices.undo_bar(said))

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
            menu.addAction(_("New tag"), lambda: self.add_tag(below)).setEnabled(writable)
        if row.place is not None and row.place.where in {Where.TAG, Where.BRIEFING, Where.OUTLET}:
            there = QPersistentModelIndex(index)
            menu.addAction(_("Rename"), lambda: self._rename(QModelIndex(there))).setEnabled(writable)  # type: ignore[arg-type]
        if row.place is not None and row.place.where is Where.TAG:
            self._colours(menu, row)
        if row.place is not None and row.place.where in {Where.TAG, Where.BRIEFING}:
            place = row.place
            menu.addSeparator()
            words = _("Remove tag") if place.where is Where.TAG else _("Remove briefing")
            menu.addAction(words, lambda: self._remove(place)).setEnabled(writable)
        if not menu.isEmpty():
            menu.popup(self.viewport().mapToGlobal(where))

    def _colours(self, menu: QMenu, row: SidebarRow) -> None:
        place = row.place
        assert place is not None
        below = menu.addMenu(_("Colour"))
        below.setEnabled(self._desk.writable)
        names = (
            *(_("Blue"), _("Ochre"), _("Red"), _("Green"), _("Violet")),
            *(_("Indigo"), _("Petrol"), _("Rose"), _("Grey")),
        )
        for number, (name, colour) in enumerate(zip(names, TAG_COLOURS, strict=True), 1):
            swatch = QPixmap(14, 14)
            swatch.fill(Qt.GlobalColor.transparent)
            painter = QPainter(swatch)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(0, 0, 14, 14, 4, 4)
            painter.end()
            action = QAction(QIcon(swatch), name, below, checkable=True, checked=number == row.colour)
            action.triggered.connect(
                lambda _on, number=number: self._desk.jobs.change(
                    _("Recolour tag"), lambda library: library.tags.recolour(place.id, number)
                )
            )
            below.addAction(action)

    # -- drops ---------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Clippings and files may come."""
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """The ring follows the pointer over whatever takes what is carried."""
        index = self.indexAt(event.position().toPoint())
        row = self._row(index) if index.isValid() else None
        takes = row is not None and self._desk.writable and self._takes(row, event)
        target = QPersistentModelIndex(index) if row is not None and (takes or row.below) else None
        if target != self._painted.target:
            self._painted.target = target if takes else None
            self._hold.start()
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
        carries = any(event.mimeData().hasFormat(kind) for kind in FILES)
        return carries and row.place.where in {Where.TAG, Where.INBOX}

    def _open_target(self) -> None:
        index = self._painted.target
        if index is not None and index.isValid():
            self.expand(QModelIndex(index))  # type: ignore[arg-type]

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The ring goes."""
        self._clear_target()

    def _clear_target(self) -> None:
        self._painted.target = None
        self._hold.stop()
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
            self.take(row.place, ids)
        else:
            tags = (row.place.name,) if row.place.where is Where.TAG else ()
            self.files_dropped.emit(event.mimeData(), tags)

    def take(self, place: Place, ids: tuple[int, ...]) -> None:
        """Put clippings into a place: tag, brief, star, or back into the inbox."""
        desk = self._desk
        if place.where is Where.TAG:
            desk.jobs.change(
                _("Tag clippings"),
                lambda library: library.tags.put(ids, place.name),
                lambda _done: self._deeds.say_tagged(len(ids), place.name, True),
            )
        elif place.where is Where.BRIEFING:
            self.briefed.emit(place.id, ids)
        elif place.where is Where.STARRED:
            said = _n("1 clipping starred", "{n} clippings starred", len(ids))
            desk.jobs.change(
                _("Star"), lambda library: library.clippings.star(ids, True), lambda _done: desk.notices.undo_bar(said)
            )
        elif place.where is Where.INBOX:
            self._deeds.move(Status.INBOX, ids)
        elif place.where is Where.TRASH:
            self._deeds.move(Status.TRASHED, ids)

    def leaveEvent(self, event: QEvent) -> None:
        """No plus sign is lit."""
        self._painted.hovered_section = ""
        super().leaveEvent(event)
