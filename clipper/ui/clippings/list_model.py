"""The clippings of a place as a Qt table of one column: ids at hand, rows fetched by pages when they are painted."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer

from clipper.errors import LibraryBusy
from clipper.model.changes import Ids
from clipper.model.clipping import ClippingRow
from clipper.ui.clippings.row_words import spoken

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

PAGE = 128
PAGES_KEPT = 32
ASK_AGAIN_MS = 50
ROW = int(Qt.ItemDataRole.UserRole) + 1
"""A ClippingRow, or None while it is not known yet."""
LEAVING = ROW + 1
"""Whether the row no longer belongs here and waits for the selection to move on."""
_NOTHING = QModelIndex()


class ClippingTable(QAbstractTableModel):
    """Ids in order, and the last pages of rows that were looked at."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self._desk = desk
        self._beside = desk.library.shares_reading
        self._pages: OrderedDict[int, list[ClippingRow | None]] = OrderedDict()
        self._asked: set[int] = set()
        self.ids: array[int] = array("q")
        self.leaving: frozenset[int] = frozenset()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(ASK_AGAIN_MS)
        self._again.timeout.connect(self._repaint)

    # -- what Qt asks --------------------------------------------------------------------------------------------

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOTHING) -> int:
        """How many clippings there are."""
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOTHING) -> int:
        """One: the card."""
        return 1

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself, its headline, or what is read aloud."""
        if role == ROW:
            return self.row(index.row())
        if role == LEAVING:
            return self.ids[index.row()] in self.leaving
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self.row(index.row())
            if row is None:
                return ""
            return row.headline if role == Qt.ItemDataRole.DisplayRole else spoken(row, self._desk.settings.language)
        return None

    # -- rows ----------------------------------------------------------------------------------------------------

    def row(self, place: int) -> ClippingRow | None:
        """The clipping at a place, None while its page is on the way."""
        if not 0 <= place < len(self.ids):
            return None
        page = place // PAGE
        if page in self._pages:
            self._pages.move_to_end(page)
        elif not self._fetch(page):
            return None
        rows = self._pages[page]
        return rows[place % PAGE]

    def id_at(self, place: int) -> int:
        """The clipping's id at a place, 0 where there is none."""
        return self.ids[place] if 0 <= place < len(self.ids) else 0

    def place_of(self, id: int) -> int:
        """Where a clipping stands, -1 where it does not."""
        try:
            return self.ids.index(id)
        except ValueError:
            return -1

    def swap(self, ids: "array[int]", leaving: Iterable[int] = ()) -> None:
        """Show these clippings from now on; rows known already are kept for painting."""
        self.beginResetModel()
        self.ids = ids
        self.leaving = frozenset(leaving)
        self._pages.clear()
        self._asked.clear()
        self.endResetModel()

    def forget(self, ids: Ids) -> None:
        """Read these clippings anew (None: all) and repaint them."""
        if ids is None:
            self._pages.clear()
        else:
            stale = [page for page, rows in self._pages.items() if any(row is None or row.id in ids for row in rows)]
            for page in stale:
                del self._pages[page]
        self._asked.clear()
        self._repaint()

    def _page_ids(self, page: int) -> Sequence[int]:
        return self.ids[page * PAGE : (page + 1) * PAGE]

    def _fetch(self, page: int) -> bool:
        """Get a page; False where it comes later (the library is being written, or is read on the worker)."""
        ids = self._page_ids(page)
        if self._beside:
            try:
                self._keep(page, ids, self._desk.library.clippings.rows(ids))
            except LibraryBusy:
                self._again.start()
                return False
            return True
        if page not in self._asked:
            self._asked.add(page)
            self._desk.jobs.read(lambda library: library.clippings.rows(ids), self._late(page, ids), key=f"rows {page}")
        return False

    def _late(self, page: int, ids: Sequence[int]) -> Callable[[dict[int, ClippingRow]], None]:
        def keep(rows: dict[int, ClippingRow]) -> None:
            if self._page_ids(page) == ids:
                self._keep(page, ids, rows)
                self._repaint()

        return keep

    def _keep(self, page: int, ids: Sequence[int], rows: dict[int, ClippingRow]) -> None:
        self._pages[page] = [rows.get(id) for id in ids]
        if len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)

    def _repaint(self) -> None:
        if self.ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, 0))
