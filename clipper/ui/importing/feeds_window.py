"""Feeds: what is subscribed to, which outlet and tags its entries get, when each was asked, and what was wrong."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget
from shiboken6 import isValid

from clipper.i18n import _, _n
from clipper.model.changes import Changes
from clipper.model.feed import Feed, FeedState
from clipper.ui.importing.feed_round import FeedRound
from clipper.ui.importing.payload import is_link
from clipper.ui.rights.typed_cells import FIXED, Column
from clipper.ui.rights.typed_table import TypedTable
from clipper.ui.widgets.buttons import IconButton, button
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.fitting import fitting
from clipper.ui.widgets.frames import ground
from clipper.ui.widgets.label import ElidedLabel
from clipper.ui.widgets.undo_bar import UndoBar
from clipper.ui.widgets.window_parts import PANES, lay_out, window_foot, window_head

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk

WIDE, HIGH, FOOT = 900, 520, 58
NAME, OUTLET, TAGS = 0, 1, 2


class Subscription(Struct, frozen=True):
    """A feed with what the last asking left."""

    feed: Feed
    state: FeedState = FeedState()

    @property
    def name(self) -> str:
        """As she calls it, else as it calls itself, else its address."""
        return self.feed.title or self.state.title or self.feed.url

    @property
    def sentence(self) -> str:
        """Its address, and why it failed the last time."""
        if not self.feed.url:
            return _("Type the feed's address.")
        if self.state.problem:
            failed = _n("{why}", "{why} It failed {n} times in a row.", self.state.failures)
            return f"{self.feed.url} · {failed.replace('{why}', self.state.problem)}"
        return self.feed.url

    @property
    def asked(self) -> str:
        """When it was asked last: "27 Nov, 06:12"."""
        if self.state.fetched is None:
            return _("never")
        then = datetime.fromtimestamp(self.state.fetched)
        return f"{then.day} {then:%b, %H:%M}"


def subscriptions(library: "Library") -> tuple[Subscription, ...]:
    """All feeds: those that failed first, then in the order of subscribing."""
    found = [Subscription(one, library.feeds.state(one.id)) for one in library.feeds.all()]
    return tuple(sorted(found, key=lambda one: not one.state.problem))


class FeedsWindow(QDialog):
    """Stands beside the main window; every change is a step, undone by its key here as there."""

    def __init__(self, desk: "Desk", feed_round: FeedRound, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._round = desk, feed_round
        self._stale = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Feeds"))
        ground(self, "list")
        self._build()
        self.resize(fitting(QSize(desk.fonts.px(WIDE), desk.fonts.px(HIGH)), self))
        for name in ("undo", "redo"):
            self.addAction(desk.actions[name])
        self.table.typed.connect(self._typed)
        self.table.removed.connect(self._remove)
        self.table.added.connect(self.add)
        self.table.closed.connect(self._typing_over)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._allow())
        desk.changed.connect(self._announced)
        desk.writable_changed.connect(lambda _on: self._allow())
        feed_round.begun.connect(self._allow)
        feed_round.over.connect(self.refresh)
        self.refresh()

    def _build(self) -> None:
        desk = self._desk
        columns = (
            Column(_("Feed"), 0, lambda one: one.name if one.feed.url else "", absent="https://"),
            Column(_("Outlet"), 170, lambda one: one.feed.outlet, absent=_("as the feed says"), choices=self._outlets),
            Column(_("Tags"), 170, lambda one: ", ".join(one.feed.tags), absent=_("none"), choices=self._paths),
            Column(_("Last asked"), 110, lambda one: one.asked, FIXED),
        )
        self.table = TypedTable(desk, columns, lambda one: one.sentence, warns=lambda one: bool(one.state.problem))
        self.table.setAccessibleName(_("Feeds"))
        self.empty = EmptyState(
            desk,
            "wire",
            _("No feeds yet."),
            _("Add an address (RSS, Atom, JSON Feed), or drop a list of feeds (OPML) on the window."),
            _("Add a feed"),
        )
        self.empty.pressed.connect(self.add)
        self._stack = QStackedWidget()
        self._stack.addWidget(ground(self.empty, "paper"))
        self._stack.addWidget(ground(self.table, "paper"))
        lay_out(self, desk, self._head(), self._stack, self._foot())
        self.notice = UndoBar(desk, self, above=desk.fonts.px(FOOT))

    def _head(self) -> QWidget:
        self.add_button = IconButton(self._desk, "add", _("Add a feed (Insert)"), words=_("Add"))
        self.one_button = IconButton(self._desk, "job", _("Ask the chosen feed for what is new"), words=_("Refresh"))
        self.remove_button = IconButton(self._desk, "trash", _("Remove the chosen feed (Del)"), words=_("Remove"))
        self.add_button.clicked.connect(self.add)
        self.one_button.clicked.connect(self._ask_one)
        self.remove_button.clicked.connect(lambda: self._remove(self.table.currentIndex().row()))
        return window_head(
            self._desk, _("Feeds"), self.close, self.add_button, self.one_button, self.remove_button, side=PANES
        )

    def _foot(self) -> QWidget:
        foot, row = window_foot(self._desk, PANES)
        self._hint = ElidedLabel(self._desk, "", self._desk.fonts.ui("small"), "muted")
        row.addWidget(self._hint, 1)
        row.addWidget(button(self._desk, _("Close"), self.close))
        self.all_button = button(self._desk, _("Refresh all"), self._ask_all, kind="primary")
        row.addWidget(self.all_button)
        return foot

    # -- showing -------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the feeds again; not while something is being typed."""
        self._stale = self.table.typing
        if not self._stale:
            self._desk.jobs.read(subscriptions, self._show, key="feeds")

    def _show(self, found: tuple[Subscription, ...]) -> None:
        if not isValid(self):
            return
        if self.table.typing:
            self._stale = True
            return
        self.table.show_rows(found)
        self._stack.setCurrentIndex(1 if found else 0)
        self._allow()

    def _typing_over(self) -> None:
        self._stack.setCurrentIndex(1 if self.table.rows.rows else 0)
        if self._stale:
            self.refresh()

    def _allow(self) -> None:
        if not isValid(self):
            return
        rows, busy, writes = len(self.table.rows.rows), self._round.busy, self._desk.writable
        chosen = 0 <= self.table.currentIndex().row() < rows
        self.add_button.setEnabled(writes)
        self.empty.setEnabled(writes)
        self.one_button.setEnabled(writes and chosen and not busy)
        self.remove_button.setEnabled(writes and chosen)
        self.all_button.setEnabled(writes and rows > 0)
        self.all_button.setText(_("Stop") if busy else _("Refresh all"))
        if not writes:
            said = _("This library is open to read only.")
        elif busy:
            said = _("Asking the feeds, with pauses. What is new is filed in the inbox.")
        else:
            said = _n("1 feed", "{n} feeds", rows) + " · " + _("only what is new is filed")
        self._hint.setText(said)

    def _announced(self, _changes: Changes) -> None:
        # a feed is of no kind: whatever changed may be one
        self.refresh()

    def _outlets(self) -> list[str]:
        return [one.name for one in self._desk.library.outlets.all()]

    def _paths(self) -> list[str]:
        return list(self._desk.library.tags.paths())

    # -- doing ---------------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Begin another row."""
        if self._desk.writable:
            self._stack.setCurrentIndex(1)
            self.table.add(Subscription(Feed(0, "")))

    def _ask_one(self) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self.table.rows.rows):
            self._round.ask([self.table.rows.rows[row].feed.id])

    def _ask_all(self) -> None:
        if self._round.busy:
            self._round.stop()
        else:
            self._round.ask()

    def _typed(self, row: int, column: int, text: str) -> None:
        was: Subscription = self.table.rows.rows[row]
        if self.table.fresh == row:
            self.table.fresh = None
            self._subscribe(text)
            return
        feed = was.feed
        if column == NAME:
            fields: dict[str, object] = {"url": text} if is_link(text) else {"title": text}
        elif column == OUTLET:
            fields = {"outlet": text}
        else:
            fields = {"tags": tuple(part for one in text.split(",") if (part := one.strip()))}
        self.table.put(row, replace(was, feed=replace(feed, **fields)))  # pyright: ignore[reportArgumentType]
        self._change(_("Change feed"), lambda library: library.feeds.change(feed.id, **fields))

    def _subscribe(self, text: str) -> None:
        given = text if "://" in text or not text else f"https://{text}"
        if not is_link(given):
            if text:
                said = _("“{text}” is no web address. It must begin with http:// or https://.")
                self._desk.notices.say(said.format(text=text))
            self.refresh()
            return
        self._change(_("Add feed"), lambda library: library.feeds.add(given))

    def _remove(self, row: int) -> None:
        if not 0 <= row < len(self.table.rows.rows):
            return
        one: Subscription = self.table.rows.rows[row]
        said = _("Feed “{name}” removed; what was filed from it stays").format(name=one.name)
        self._change(_("Remove feed"), lambda library: library.feeds.remove(one.feed.id), said)

    def _change(self, name: str, deed: "Callable[[Library], object]", said: str = "") -> None:
        """Make a change as one step; what could not be done is said, and what stands is shown again."""

        def done(_none: object) -> None:
            if said:
                self._desk.notices.undo_bar(said)
            if isValid(self):
                self.refresh()

        def failed(error: Exception) -> None:
            self._desk.notices.error(error)
            if isValid(self):
                self.refresh()

        self._desk.jobs.change(name, deed, done, failed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; Enter belongs to the fields."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)
