"""The main window: a frame that puts the panes together and carries their wishes from one to the other."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from clipper.i18n import _
from clipper.ui.measures import BRIEFING, CLIPPINGS, IMPORT, PAGES
from clipper.ui.place import Place, Where
from clipper.ui.widgets.fitting import fit_frame, fitting

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QMenu, QWidget

    from clipper.errors import LibraryError
    from clipper.ui.desk import Desk
    from clipper.ui.first_look import FirstLook
    from clipper.ui.following import Following
    from clipper.ui.frame.read_only_bar import ReadOnlyBar
    from clipper.ui.importing.intake import Intake
    from clipper.ui.importing.way_in import WayIn
    from clipper.ui.templates.making import Making

LEAST = QSize(960, 600)
USUAL = QSize(1440, 900)
LATER_MS = 2_000
"""After so long the watched folders are looked into: the window stands by then."""


class MainWindow(QMainWindow):
    """Menus, tool bar, three panes, status bar; pages in the last pane: clippings, briefing, import."""

    library_asked = Signal(object, bool)
    """A library to be opened in this window's place (Path), and whether it is to be made."""
    looked = Signal()
    """The first look stands painted."""
    begun = Signal()
    """The first rows of the list stand painted."""
    desk: "Desk"
    """What the panes are handed; there is none before they are made."""

    def __init__(self, kept: "QSettings | None" = None) -> None:
        """`kept` remembers the window's geometry on this machine; None forgets it."""
        super().__init__()
        self._kept = kept
        self._way_in: WayIn | None = None
        self._batch = 0
        self.section_menu: QMenu | None = None
        """The sections offered last."""
        self.furnished = False
        """Whether the panes stand."""
        self._leaving = False
        self.read_only: ReadOnlyBar | None = None
        """Says why the library can only be read; there is none while it can be written."""
        self.setMinimumSize(LEAST)
        self.setUnifiedTitleAndToolBarOnMac(True)
        self.resize(fitting(USUAL, self))
        if kept is not None:
            geometry = kept.value("window/geometry")
            if geometry is not None:
                self.restoreGeometry(geometry)  # pyright: ignore[reportArgumentType]

    # -- building ------------------------------------------------------------------------------------------------

    def look(self, first: "FirstLook", library: "Path") -> None:
        """Stand at once, with the newest clippings painted; the panes are made when they have been seen."""
        self._name(library)
        first.painted.connect(self.looked)
        self.setCentralWidget(first)
        self.show()

    def furnish(self, desk: "Desk") -> None:
        """Make all panes and show the inbox; what its rows do not need follows their first paint."""
        from clipper.ui.clippings.pane import ClippingsPane
        from clipper.ui.clippings.sidebar import Sidebar
        from clipper.ui.frame.menus import Menus
        from clipper.ui.frame.window_deeds import bind

        self.desk = desk
        self._name(desk.library.path)
        self.setAcceptDrops(True)
        bind(self)
        self.clippings = ClippingsPane(desk)
        self.sidebar = Sidebar(desk, self.clippings.deeds)
        self._build()
        self.menus = Menus(desk, self.menuBar())
        self._connect()
        if self._kept is not None:
            self.panes.restore(self._kept)
        self.furnished = True
        self.clippings.show_now()
        self.panes.fit(self.width())
        self.panes.show_page(CLIPPINGS)
        self.show()
        self.clippings.list.setFocus()

    def _name(self, library: "Path") -> None:
        self.setWindowTitle(_("{library} – Clipper").format(library=library.stem))

    def _build(self) -> None:
        from PySide6.QtWidgets import QVBoxLayout, QWidget

        from clipper.ui.frame.pages import Pages
        from clipper.ui.frame.panes import Panes
        from clipper.ui.frame.status_bar import StatusBar
        from clipper.ui.frame.tool_bar import ToolBar
        from clipper.ui.widgets.frames import ground

        desk = self.desk
        self.bar = ToolBar(desk)
        self.status = StatusBar(desk)
        self.pages = Pages(desk, lambda: self.way_in.report)
        self.panes = Panes(desk, self.sidebar, self.clippings, self.pages)
        self._middle = middle = ground(QWidget(), "window")
        self._column = column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, self.panes, self.status):
            column.addWidget(widget, 1 if widget is self.panes else 0)
        self.setCentralWidget(middle)

    def page(self, name: str) -> "QWidget":
        """The widget of a page, made if it was not yet."""
        return self.pages.page(name)

    def show_page(self, name: str) -> None:
        """Show a page, with the panes that belong beside it."""
        self.pages.show_page(name)
        self.panes.show_page(name)
        self.desk.actions[f"show_{name}"].setChecked(True)
        self._light()
        if name in (BRIEFING, PAGES):
            self.page(name).setFocus()

    def _light(self) -> None:
        """Let the sidebar show what is looked at."""
        here = {BRIEFING: Place(Where.BRIEFING, self.desk.open_briefing), IMPORT: Place(Where.BATCH, self._batch)}
        self.sidebar.show_place(here.get(self.panes.page, self.desk.place))

    @property
    def way_in(self) -> "WayIn":
        """Everything of the import, made when something is first to come in."""
        if self._way_in is None:
            from clipper.ui.importing.way_in import WayIn

            self._way_in = WayIn(self.desk, self, self.panes)
            self._way_in.reported.connect(self._reported)
            self._way_in.points_changed.connect(self._points_changed)
        return self._way_in

    @property
    def intake(self) -> "Intake":
        """The one way in for files, links and text."""
        return self.way_in.intake

    def _connect(self) -> None:
        desk = self.desk
        desk.place_asked.connect(self.go)
        desk.page_asked.connect(self.show_page)
        desk.briefing_opened.connect(lambda _briefing: self._light())
        desk.writable_changed.connect(self._writable_changed)
        desk.jobs.opened.connect(self._library_opened)
        self.sidebar.counted.connect(lambda held: self.status.show_counts(held.counts))
        self.sidebar.files_dropped.connect(lambda mime, tags: self.way_in.take_mime(mime, tags))
        self.sidebar.briefed.connect(self.brief)
        self.sidebar.told.connect(self.status.hint)
        self.pages.said.connect(self.status.show_mode)
        self.bar.search.sought.connect(self._sought)
        self.bar.search.left.connect(self.clippings.list.setFocus)
        self.status.jobs_asked.connect(lambda: self.jobs.toggle())
        self.clippings.painted_first.connect(self._go_on)

    # -- beginning and ending ------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        """What the first paint did not need: the threads, the sidebar's counts, the reader."""
        fit_frame(self)
        self._complete()
        self.desk.begin()
        self.sidebar.refresh()
        self.clippings.refresh()
        if self.panes.page == CLIPPINGS:
            self.show_page(CLIPPINGS)
        self.begun.emit()

    def _complete(self) -> None:
        """Make what stands beside the first rows: the sidebar's lines, the menus, what appears over the window."""
        from clipper.ui.frame.jobs_popover import JobsPopover
        from clipper.ui.frame.windows import Windows
        from clipper.ui.widgets.undo_bar import UndoBar

        self.windows = Windows(self.desk, self)
        self.windows.library_asked.connect(self.library_asked)
        self.sidebar.furnish()
        self.menus.fill()
        for action in self.desk.actions.everywhere():
            self.addAction(action)
        self.desk.actions.draw_icons()
        self.jobs = JobsPopover(self.desk, self._middle)
        self.notice = UndoBar(self.desk, self._middle, above=self.status.height())

    def closeEvent(self, event: "QCloseEvent") -> None:
        """Remember the window's size, let running jobs stop after the piece in hand, and end the threads."""
        if self._kept is not None:
            self._kept.setValue("window/geometry", self.saveGeometry())
            if self.furnished:
                self.panes.keep(self._kept)
        if self.furnished and not self._leaving:
            self._leaving = True
            if self._way_in is not None:
                self._way_in.close()
            self.pages.end()
            self.desk.close()
        event.accept()

    def _library_opened(self, error: "LibraryError | None") -> None:
        """Say why the library can only be read, for as long as that is so."""
        if error is not None:
            self.read_only = self.read_only or self._read_only_bar()
            self.read_only.explain(error)
            self._following.start()
        elif self.read_only is not None:
            self.read_only.hide()
            self._following.stop()

    @cached_property
    def _following(self) -> "Following":
        """What notices that the library is changed elsewhere."""
        from clipper.ui.following import Following

        return Following(self.desk)

    def _read_only_bar(self) -> "ReadOnlyBar":
        from clipper.ui.frame.read_only_bar import ReadOnlyBar

        made = ReadOnlyBar(self.desk)
        made.again.connect(lambda: self.library_asked.emit(self.desk.library.path, False))
        self._column.insertWidget(1, made)
        return made

    def _writable_changed(self, on: bool) -> None:
        why = _("This library is open to read only.")
        self.desk.actions.enable(
            (
                "add",
                "add_folder",
                "add_link",
                "paste",
                "watched",
                "refresh_feeds",
                "new_issue",
                "new_issue_from",
                "template_of_issue",
            ),
            on,
            why,
        )
        if on and self.desk.keeps:
            QTimer.singleShot(LATER_MS, self, self._catch_up)

    def _catch_up(self) -> None:
        """Go on watching this library's folders, and take in styles that older versions kept beside the settings."""
        from clipper.ui.styles.bringing import bring_styles
        from clipper.workflows.unfinished import unfinished, unfinished_file
        from clipper.workflows.watching import load, watched_file

        if self._leaving:
            return
        if unfinished(self.desk.library.path, unfinished_file()):
            self.intake.go_on()
        if load(self.desk.library.path, watched_file()).folders:
            self.way_in.watcher.look()
        bring_styles(self.desk)

    # -- going places --------------------------------------------------------------------------------------------

    def go(self, place: Place) -> None:
        """Show a place: briefings in the composer, the last import as its report, everything else in the list."""
        if place.where is Where.BRIEFING:
            self.desk.open_issue(place.id)
            self.show_page(BRIEFING)
            return
        if place.where is Where.BATCH:
            self.show_page(IMPORT)
            return
        self.show_page(CLIPPINGS)
        self.bar.search.forget()
        self.desk.place = place
        self.desk.place_changed.emit(place)
        self.clippings.list.setFocus()

    def show_briefing(self) -> None:
        """The briefing being worked on, else the newest."""
        if not self.desk.open_briefing:
            known = self.desk.library.briefings.all()
            self.desk.open_issue(known[0].id if known else 0)
        self.show_page(BRIEFING)

    def search(self, *, everything: bool) -> None:
        """Put the keyboard into the search field."""
        if self.panes.page != CLIPPINGS:
            self.show_page(CLIPPINGS)
        if everything and self.desk.place.where is not Where.ALL:
            text = self.bar.search.text()
            self.go(Place(Where.ALL))
            if text:
                self.bar.search.setText(text)
                self.clippings.search(text)
        self.bar.search.take()

    def _sought(self, text: str, ranked: bool) -> None:
        if self.panes.page != CLIPPINGS:
            self.show_page(CLIPPINGS)
        self.clippings.search(text, ranked=ranked)

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Esc goes one step out: from the reader to the list, from a page to the clippings."""
        from PySide6.QtCore import Qt

        if event.key() != Qt.Key.Key_Escape or not self.furnished:
            super().keyPressEvent(event)
        elif self._way_in is not None and self._way_in.leave():
            return
        elif self.panes.page != CLIPPINGS:
            self.show_page(CLIPPINGS)
            self.clippings.list.setFocus()
        elif self.clippings.list.hasFocus():
            self.bar.search.forget()
        else:
            self.clippings.list.setFocus()

    def resizeEvent(self, event: "QResizeEvent") -> None:
        """A narrow window has no room for the sidebar."""
        super().resizeEvent(event)
        if self.furnished:
            self.panes.fit(event.size().width())

    # -- briefings -----------------------------------------------------------------------------------------------

    @cached_property
    def making(self) -> "Making":
        """How issues and their templates are made."""
        from clipper.ui.templates.making import Making

        return Making(self.desk, self, self.bar.new_issue)

    def brief(self, briefing: int, ids: tuple[int, ...]) -> None:
        """Add clippings to a briefing (0: the one being worked on, else the newest)."""
        from clipper.ui.briefing.issue import add_to_brief

        if briefing:
            self.desk.open_issue(briefing)
        add_to_brief(self.desk, ids)
        if ids and self.desk.writable:
            self.desk.jobs.change("", lambda library: library.clippings.note_read(ids))

    # -- importing -----------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        """Something comes from outside: say what would happen with it."""
        if self.way_in.offer(event):
            self.jobs.raise_()

    def _reported(self, worth: bool) -> None:
        """An import ended: show its report, or say where it is while she writes or is at a page of another kind."""
        if not worth:
            return
        if self.panes.page != IMPORT and self._at_work():
            self.way_in.tell()
        else:
            self.show_page(IMPORT)

    def _at_work(self) -> bool:
        """Whether another page in this one's place would tear her out of what she does: keys go to the page in sight."""
        from PySide6.QtWidgets import QApplication

        from clipper.ui.bound_actions import is_writing

        if self.panes.page != CLIPPINGS or QApplication.activeModalWidget() or QApplication.activePopupWidget():
            return True
        search = self.bar.search
        return is_writing() and not (search.hasFocus() and not search.text())

    def _points_changed(self, batch: int, points: int) -> None:
        self._batch = batch
        self.sidebar.show_batch(batch, points)
