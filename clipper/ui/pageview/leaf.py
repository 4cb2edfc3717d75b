"""PageLeaf: the pages of one clipping to be read, or the sentence that says why there are none."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.clipping import Clipping, MediaType
from clipper.model.cutting import PageFile
from clipper.pages import passwords
from clipper.pages.render import locked, wrong_password
from clipper.ui.pageview.locked_page import LockedPage
from clipper.ui.pageview.pages_view import PagesView
from clipper.ui.pageview.reading import Reading
from clipper.ui.pageview.sources import Sources, sources
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.frames import ground

if TYPE_CHECKING:
    from clipper.pages.sheets import Sheet
    from clipper.store.library import Library
    from clipper.ui.desk import Desk
    from clipper.ui.pageview.page_notes import PageNotes


SPOTS = 200
"""Clippings of which it is remembered where she was."""


class PageLeaf(QWidget):
    """Opens the files of a clipping one after the other; ends its worker processes with the window."""

    opened = Signal()
    """The pages of the clipping are there, or that there are none is known."""
    original_asked = Signal()
    """Open the original in the system's own program."""

    def __init__(self, desk: "Desk", notes: "PageNotes | None" = None, parent: QWidget | None = None) -> None:
        """`notes` is the panel with the marks' cards, where there is one."""
        super().__init__(parent)
        self._desk = desk
        self.clipping: Clipping | None = None
        """The clipping whose pages are shown."""
        self._spots: dict[int, tuple[int, float]] = {}
        """Where she was in clippings looked at before."""
        self._number = 0
        self._loaded = False
        """Whether what begins worker processes is imported: that is done beside the window, for it takes a while."""
        self._first = 0
        self._sources = Sources()
        ground(self, "desk")
        self.view = PagesView(desk)
        self.reading = Reading(desk, self.view, notes)
        self.empty = EmptyState(desk, "page", "")
        self.empty.pressed.connect(self.original_asked)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.view)
        self.locked = LockedPage(desk)
        self.locked.typed.connect(self._unlock)
        self._locked: tuple[int, int] | None = None
        """The clipping (by the number of its showing) and the file of it whose password is asked for."""
        self._stack.addWidget(self.locked)
        self.setFocusProxy(self.view)
        self._say_none(None)

    def show_clipping(self, clipping: Clipping | None, page: int = 0) -> None:
        """Show the pages of a clipping from a page counted from 0; the same pages stay as they are."""
        found = sources(self._desk.library, clipping) if clipping is not None else Sources()
        self._keep_spot()
        same = clipping is not None and self.clipping is not None and self.clipping.id == clipping.id
        self.clipping = clipping
        if same and found.files == self._sources.files and self.view.pages:
            self.reading.show_clipping(clipping)
            if page:
                self.view.go_to(page)
            self.opened.emit()
            return
        self._number += 1
        self._locked = None
        self._first, self._sources = page, found
        self.view.clear()
        self.reading.forget()
        self.reading.show_clipping(clipping)
        if not found.files:
            self._say_none(clipping)
            self.opened.emit()
            return
        self._say(_("Opening the page…"), "")
        self._open_next(self._number, 0)

    @property
    def has_files(self) -> bool:
        """Whether the clipping shown has files that may have pages."""
        return bool(self._sources.files)

    def place_of(self, sha256: str, page: int) -> int | None:
        """The place (from 0) among the pages shown of a page (from 0) of a file; None where it is not shown."""
        return next(
            (n for n, one in enumerate(self.view.pages) if (one.file.sha256, one.number) == (sha256, page)), None
        )

    # -- opening -------------------------------------------------------------------------------------------------

    def _open_next(self, number: int, at: int) -> None:
        """Ask for the pages of one file after the other."""
        if self._loaded:
            file, path = self._sources.files[at]
            self.view.feed.sheets(file, path, partial(self._came, number, at), partial(self._failed, number, at))
            return

        def loaded(_none: None) -> None:
            self._loaded = True
            if number == self._number:
                self._open_next(number, at)

        self._desk.jobs.read(_load, loaded, key=f"page worker {id(self)}")

    def _came(self, number: int, at: int, sheets: "tuple[Sheet, ...]") -> None:
        if number != self._number:
            return
        file, _path = self._sources.files[at]
        if self._stack.currentWidget() is self.locked and self.locked.isAncestorOf(QApplication.focusWidget() or self):
            self.view.setFocus()
        self.setFocusProxy(self.view)
        self._stack.setCurrentWidget(self.view)
        self.view.show_sheets(file, sheets, more=bool(self.view.pages))
        self._turn_as_cut(file)
        self._go_on(number, at)

    def _failed(self, number: int, at: int, problem: Exception) -> None:
        if number != self._number:
            return
        if str(problem) in {locked(), wrong_password()}:
            self._ask_password(number, at, wrong=str(problem) == wrong_password())
        elif at + 1 >= len(self._sources.files) and not self.view.pages and self._locked is None:
            why = str(problem) if isinstance(problem, ClipperError) else ""
            said = why or _("Its text stands in the clipping. The original may open in another program.")
            self._say(_("The page cannot be shown."), said, _("Open the original"))
        self._go_on(number, at)

    def _ask_password(self, number: int, at: int, *, wrong: bool) -> None:
        """The pages of a file are locked: nothing of it is seen before its password was typed."""
        file, _path = self._sources.files[at]
        passwords.hold(file.sha256, "")
        if self._locked is None and not self.view.pages:
            looked_at = self.window().focusWidget()
            self._locked = number, at
            self.locked.ask(file.name, wrong=wrong)
            self._stack.setCurrentWidget(self.locked)
            self.setFocusProxy(self.locked)
            if looked_at is not None and self.isAncestorOf(looked_at):
                self.locked.field.setFocus()

    def _unlock(self, password: str) -> None:
        """Try a password: held until Clipper ends where it opens the file."""
        number, at = self._locked or (-1, 0)
        if number == self._number:
            self._locked = None
            passwords.hold(self._sources.files[at][0].sha256, password)
            self._open_next(number, at)

    def _go_on(self, number: int, at: int) -> None:
        if at + 1 < len(self._sources.files):
            self._open_next(number, at + 1)
            return
        page = self._first
        if not page and self._sources.first is not None:
            page = self.place_of(*self._sources.first) or 0
        if page and self.view.pages:
            self.view.go_to(page)
        elif self.clipping is not None and not self._sources.first and self.clipping.id in self._spots:
            self.view.go_to_spot(self._spots[self.clipping.id])
        self.opened.emit()

    def _keep_spot(self) -> None:
        """Another clipping may come: remember where she is in this one, until the window closes."""
        if self.clipping is not None and self.view.pages:
            self._spots.pop(self.clipping.id, None)
            self._spots[self.clipping.id] = self.view.spot
            while len(self._spots) > SPOTS:
                del self._spots[next(iter(self._spots))]

    def _turn_as_cut(self, file: PageFile) -> None:
        """Show pages as they were turned when something was cut from them."""
        for sha256, page, angle in self._sources.angles:
            place = self.place_of(sha256, page)
            if sha256 == file.sha256 and place is not None:
                self.view.turn_to(angle, self.view.pages[place])

    def _say_none(self, clipping: Clipping | None) -> None:
        if clipping is None:
            self._say(_("Choose a clipping."), _("P in the list shows its page."))
            return
        web = clipping.draft.media_type is MediaType.WEB
        hint = _("Its text came from a web page.") if web else _("Its text came without one.")
        offer = (_("Open the saved page") if web else _("Open the original")) if clipping.draft.original else ""
        self._say(_("This clipping has no page."), hint, offer)

    def _say(self, sentence: str, hint: str, offer: str = "") -> None:
        self.empty.say("page", sentence, hint, offer)
        self._stack.setCurrentWidget(self.empty)

    # -- coming and going ----------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Learn when the window closes."""
        super().showEvent(event)
        self.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window closes: so do the workers."""
        if event.type() == QEvent.Type.Close and watched is self.window():
            self.close_worker()
        return False

    def close_worker(self) -> None:
        """End the worker processes."""
        self.view.close_worker()
        self.reading.close()


def _load(_library: "Library") -> None:
    import clipper.workflows.page_worker  # noqa: F401
