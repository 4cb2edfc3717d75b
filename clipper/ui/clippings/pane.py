"""The list pane: head, list, empty states; asks beside the window what a place holds and swaps it in quietly."""

import time
from array import array
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from clipper.curate.query_language import parse
from clipper.i18n import _
from clipper.model.changes import Changes
from clipper.model.query import And, Node, Order, Query
from clipper.ui.clippings.deeds import Deeds
from clipper.ui.clippings.list_view import ClippingList
from clipper.ui.clippings.places import count_words, emptiness, node_of, orders, title_of
from clipper.ui.measures import ABOVE_ROWS
from clipper.ui.place import Place, Where
from clipper.ui.widgets.buttons import IconButton
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.frames import PaneHead, ground
from clipper.ui.widgets.label import ElidedLabel, label

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk

FIRST = 256
"""Rows asked for before the first paint; the rest comes from the reading worker."""
WAIT_MS = 120
READER_WAIT_MS = 90
"""How long the cursor rests on a row before the reader opens it: held keys do not open every row on the way."""


class Found(NamedTuple):
    """What was asked for, how much its place and the library hold, and how long it took to ask."""

    ids: "array[int]"
    place: int
    all: int
    milliseconds: float


class ClippingsPane(QWidget):
    """Shows the desk's place and search, newest first; keeps her row under the cursor whatever happens."""

    painted_first = Signal()
    """List or empty state stand painted for the first time."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._painted = False
        ground(self, "list")
        self.order = Order.NEWEST
        self._sought = Query()
        self._fresh = True
        self._arrived: Found | None = None
        self._revealed: tuple[int, ...] = ()
        self._select_first = True
        self.list = ClippingList(desk)
        self.deeds = Deeds(desk, self.list)
        self._head()
        self.empty = EmptyState(desk, "inbox", "")
        self.empty.pressed.connect(self._offer_taken)
        self._hints = label("", desk.fonts.ui("small"), "muted", wrap=True)
        self._hints.setContentsMargins(16, 6, 16, 6)
        self._hints.hide()
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._hints)
        column.addSpacing(ABOVE_ROWS)
        column.addLayout(self._stack, 1)
        self.setFocusProxy(self.list)
        self._wire()

    def _head(self) -> None:
        desk = self._desk
        self.head = PaneHead(desk, left=20, right=9)
        self.title = label("", desk.fonts.ui("title", 600))
        self.counts = ElidedLabel(desk, "", desk.fonts.ui("small"), "muted")
        self._sort = IconButton(desk, "sort", _("Sort"), size=16)
        self._rows = IconButton(desk, "rows", _("Cards or two lines"), size=16)
        self._sort.clicked.connect(self._sort_menu)
        self._rows.clicked.connect(self._toggle_rows)
        for widget, stretch in ((self.title, 0), (self.counts, 1), (self._sort, 0), (self._rows, 0)):
            self.head.row.addWidget(widget, stretch)
        self.head.row.insertSpacing(1, 2)

    def _wire(self) -> None:
        desk = self._desk
        desk.place_changed.connect(self._show_place)
        desk.selected.connect(self._reveal)
        desk.changed.connect(self._library_changed)
        desk.actions.place(self.list, "list")
        self.list.current_changed.connect(self._current)
        self.list.chosen_changed.connect(self._chosen)
        self.list.entered_row.connect(lambda _id: desk.actions["open"].trigger())
        self._settle = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._settle.timeout.connect(self._swap)
        self._open_soon = QTimer(self, singleShot=True, interval=READER_WAIT_MS)
        self._open_soon.timeout.connect(self._open_current)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say so, once, when everything in the pane has been painted."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted_first.emit)

    # -- what is asked for ---------------------------------------------------------------------------------------

    @property
    def query(self) -> Query:
        """The place, the words searched for, and the order."""
        desk = self._desk
        if not desk.query_text.strip():
            order = Order.NEWEST if self.order is Order.RANK else self.order
            return Query(node_of(desk.place), order)
        asked = parse(self._typed(desk.query_text))
        return Query(And((node_of(desk.place), asked.node)), self.order, not_understood=asked.not_understood)

    @property
    def calm(self) -> bool:
        """Whether no swap is waiting to come in."""
        return self.list.calm and self._arrived is None

    def _typed(self, text: str) -> str:
        """While she types, the last word may go on; Enter says that it is whole."""
        return f"{text}*" if self.order is not Order.RANK and text[-1:].isalnum() else text

    def show_now(self) -> None:
        """Fill the list at once, on this thread, with as much as a window holds: the very first paint."""
        self._say_place()
        query = self.query
        ids = self._desk.library.find(Query(query.node, query.order, FIRST))
        self._take(Found(ids, len(ids), len(ids), 0.0), partial=len(ids) == FIRST)

    def refresh(self, *, fresh: bool = False) -> None:
        """Ask anew what the place holds; `fresh` shows it from its top."""
        self._fresh = self._fresh or fresh
        self._arrived = None
        query, text = self.query, self._desk.query_text
        self._sought = query
        self._desk.sought = parse(self._typed(text)).node if text.strip() else None
        place = node_of(self._desk.place)
        self._desk.jobs.read(lambda library: _find(library, query, place), self._answer, key="list")

    def search(self, text: str, *, ranked: bool = False) -> None:
        """Look for words as they are typed, newest first; `ranked` (Enter) puts the best first."""
        searching = bool(text.strip())
        self.order = Order.RANK if ranked and searching else Order.NEWEST if self.order is Order.RANK else self.order
        changed = text != self._desk.query_text
        self._desk.query_text = text
        understood = parse(text).not_understood if searching else ()
        self._hints.setText(_("Searched as words: {parts}").format(parts="  ".join(understood)))
        self._hints.setVisible(bool(understood))
        if changed or ranked:
            self._select_first = ranked
            self.refresh(fresh=True)
            self._desk.searched.emit(text)

    def _show_place(self, _place: Place) -> None:
        self._select_first = True
        self._say_place()
        self.refresh(fresh=True)

    def _say_place(self) -> None:
        self.title.setText(title_of(self._desk.place))
        self.deeds.place_changed()

    # -- what comes back -----------------------------------------------------------------------------------------

    def _answer(self, found: Found) -> None:
        self._arrived = found
        self._swap()

    def _swap(self) -> None:
        if self._arrived is None:
            return
        if not self._fresh and not self.list.calm:
            self._settle.start()
            return
        found, self._arrived = self._arrived, None
        self._take(found)

    def _take(self, found: Found, *, partial: bool = False) -> None:
        self.list.cards.hits.follow(self._sought if self._desk.query_text.strip() else None)
        if self._fresh:
            keep = self.list.current if not self._select_first else 0
            self.list.start_over(found.ids)
            if self._revealed:
                self.list.choose(self._revealed)
            elif not (keep and self.list.go_to(keep)) and found.ids and (self._select_first or self.list.hasFocus()):
                self.list.go_to(found.ids[0])
        else:
            ids, leaving = self._with_leaving(found.ids)
            self.list.show_ids(ids, leaving=leaving)
        self._fresh = partial
        self._revealed = ()
        self._say(found)

    def _with_leaving(self, ids: "array[int]") -> "tuple[array[int], tuple[int, ...]]":
        """The current row stays where it was, greyed, although it no longer belongs here or stands elsewhere now."""
        current = self.list.current
        place = self.list.table.place_of(current) if current else -1
        if place < 0 or not self.list.table.row(place):
            return ids, ()
        if current in ids:
            if not _moved(self.list.table.ids, ids, place):
                return ids, ()
            at = ids.index(current)
            ids = ids[:at] + ids[at + 1 :]
        # among those that stay, after the last one that stood above it
        above = set(self.list.table.ids[:place])
        at = next((n + 1 for n in range(len(ids) - 1, -1, -1) if ids[n] in above), 0)
        return ids[:at] + array("q", [current]) + ids[at:], (current,)

    def _say(self, found: Found) -> None:
        desk, number = self._desk, len(found.ids)
        searching, nothing = bool(desk.query_text.strip()), not self.list.table.ids
        counted = count_words(desk.place, number, searching)
        if searching:
            self.title.setText(counted)
            time_taken = f"{found.milliseconds:.0f}"
            counted = (
                _("of {all} · {time} ms").format(all=f"{found.place:,}", time=time_taken)
                if desk.place.where is Where.ALL
                else _("of {all} in {place} · {time} ms").format(
                    all=f"{found.place:,}", place=title_of(desk.place), time=time_taken
                )
            )
        else:
            self.title.setText(title_of(desk.place))
            counted = f"{counted} · {dict(orders())[self.query.order]}" if number else ""
        self.counts.setText(counted)
        if nothing:
            words = emptiness(desk.place, searching=searching, library_empty=found.all == 0)
            self.empty.say(words.icon, words.sentence, words.hint, words.offer)
        self._stack.setCurrentWidget(self.empty if nothing else self.list)

    def _offer_taken(self) -> None:
        empty = not self._desk.query_text.strip()
        self._desk.actions["add" if empty else "search_all"].trigger()

    def _library_changed(self, changes: Changes) -> None:
        self.list.table.forget(None if changes.tags is None or changes.tags else changes.clippings)
        if changes.annotations is None or changes.annotations or changes.outlets is None or changes.outlets:
            self.list.table.forget(None)
        self.refresh()

    # -- the cursor ----------------------------------------------------------------------------------------------

    def _reveal(self, ids: tuple[int, ...]) -> None:
        """Another pane chose clippings: choose them here too, once their place is shown."""
        if ids == self.list.chosen():
            return
        self._revealed = ids
        if not self._fresh:
            self.list.choose(ids)

    def _chosen(self) -> None:
        self._desk.select(self.list.chosen())

    def _current(self, id: int) -> None:
        self._open_soon.start()
        if self.list.table.leaving and id not in self.list.table.leaving:
            self.refresh()

    def _open_current(self) -> None:
        """Let the reader follow the cursor; of several chosen it shows what they have in common."""
        if len(self._desk.chosen) < 2:
            self._desk.open(self.list.current)

    def open_now(self) -> None:
        """Open the row under the cursor without waiting."""
        self._open_soon.stop()
        self._desk.open(self.list.current)

    # -- head ----------------------------------------------------------------------------------------------------

    def _sort_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        searching = bool(self._desk.query_text.strip())
        for order, words in orders():
            if order is Order.RANK and not searching:
                continue
            action = QAction(words[:1].upper() + words[1:], menu, checkable=True, checked=order is self.order)
            action.triggered.connect(lambda _on, chosen=order: self.sort_by(chosen))
            menu.addAction(action)
        menu.popup(self._sort.mapToGlobal(QPoint(0, self._sort.height() + 2)))

    def sort_by(self, order: Order) -> None:
        """Put the list in another order."""
        self.order = order
        self.refresh(fresh=True)

    def _toggle_rows(self) -> None:
        self.list.set_two_lines(not self.list.cards.two_lines)


def _moved(before: "array[int]", now: "array[int]", place: int) -> bool:
    """Whether the clipping at a place no longer stands between the neighbours that it had there."""
    here = now.index(before[place])
    if now[max(0, here - 1) : here + 2] == before[max(0, place - 1) : place + 2]:
        return False
    known = set(now)
    above = next((before[n] for n in range(place - 1, -1, -1) if before[n] in known), None)
    below = next((before[n] for n in range(place + 1, len(before)) if before[n] in known), None)
    return (above is not None and now.index(above) > here) or (below is not None and now.index(below) < here)


def _find(library: "Library", query: Query, place: Node) -> Found:
    begun = time.perf_counter()
    ids = library.find(query)
    taken = (time.perf_counter() - begun) * 1000
    held = len(ids) if query.node == place else library.count(Query(place))
    return Found(ids, held, library.count(Query()), taken)
