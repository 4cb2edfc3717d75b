"""The main window: a frame that puts the panes together and carries their wishes from one to the other."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QVBoxLayout, QWidget

from clipper.errors import LibraryError
from clipper.i18n import _
from clipper.ui.clippings.pane import ClippingsPane
from clipper.ui.clippings.sidebar import Sidebar
from clipper.ui.desk import Desk, Place, Where
from clipper.ui.frame.menus import ARTICLES, Menus
from clipper.ui.frame.pages import Pages
from clipper.ui.frame.panes import BRIEFING, CLIPPINGS, IMPORT, PAGES, Panes
from clipper.ui.frame.status_bar import StatusBar
from clipper.ui.frame.tool_bar import ToolBar
from clipper.ui.widgets.frames import fit_frame, fitting, ground

if TYPE_CHECKING:
    from clipper.ui.frame.read_only_bar import ReadOnlyBar
    from clipper.ui.importing.intake import Intake
    from clipper.ui.importing.way_in import WayIn
    from clipper.ui.templates.making import Making

LEAST = QSize(960, 600)
USUAL = QSize(1440, 900)
LATER_MS = 2_000
"""After so long the watched folders are looked into: the window stands by then."""
ISSUES = ("new_issue", "new_issue_from", "template_of_issue")


class MainWindow(QMainWindow):
    """Menus, tool bar, three panes, status bar; pages in the last pane: clippings, briefing, import."""

    library_asked = Signal(object, bool)
    """A library to be opened in this window's place (Path), and whether it is to be made."""
    begun = Signal()
    """The first rows stand painted."""

    def __init__(self, desk: Desk, kept: QSettings | None = None) -> None:
        """`kept` remembers the window's geometry on this machine; None forgets it."""
        super().__init__()
        self.desk = desk
        self._kept = kept
        self._way_in: WayIn | None = None
        self._batch = 0
        self.section_menu: QMenu | None = None
        """The sections offered last."""
        self._leaving = False
        self.read_only: ReadOnlyBar | None = None
        """Says why the library can only be read; there is none while it can be written."""
        self.setMinimumSize(LEAST)
        self.setAcceptDrops(True)
        self.setUnifiedTitleAndToolBarOnMac(True)
        self.setWindowTitle(_("{library} – Clipper").format(library=desk.library.path.stem))
        self._bind()
        self.clippings = ClippingsPane(desk)
        self.sidebar = Sidebar(desk, self.clippings.deeds)
        self._build()
        self.menus = Menus(desk, self.menuBar())
        self._connect()
        self._restore()

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
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

    def page(self, name: str) -> QWidget:
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
            self._way_in.reported.connect(lambda worth: worth and self.show_page(IMPORT))
            self._way_in.points_changed.connect(self._points_changed)
        return self._way_in

    @property
    def intake(self) -> "Intake":
        """The one way in for files, links and text."""
        return self.way_in.intake

    def _bind(self) -> None:
        desk, bind = self.desk, self.desk.actions.bind
        for name in ("add", "add_folder", "add_link", "paste"):
            # the intake binds these anew when it is made, which the first of them does
            bind(name, lambda name=name: self.intake and self.desk.actions[name].trigger())
        for name, slot in (
            ("close", self.close),
            ("quit", self.close),
            ("undo", desk.undo),
            ("redo", desk.redo),
            ("search", lambda: self.search(everything=False)),
            ("search_all", lambda: self.search(everything=True)),
            ("search_from_list", lambda: self.search(everything=False)),
            ("show_clippings", self._show_clippings),
            ("show_briefing", self.show_briefing),
            ("show_pages", lambda: self.show_page(PAGES)),
            ("page_view", self._page_view),
            ("cut_out", self._cut_out),
            ("cut_again", self._cut_again),
            ("show_import", lambda: self.show_page(IMPORT)),
            ("sidebar", lambda: self.panes.toggle_side()),
            ("next_pane", lambda: self.panes.go(1)),
            ("previous_pane", lambda: self.panes.go(-1)),
            ("theme_system", lambda: desk.set_settings(theme="system")),
            ("theme_light", lambda: desk.set_settings(theme="light")),
            ("theme_dark", lambda: desk.set_settings(theme="dark")),
            ("watched", lambda: self.way_in.ask_folders()),
            ("feeds", lambda: self.way_in.ask_feeds()),
            ("refresh_feeds", lambda: self.way_in.feed_round.ask()),
            *((f"articles_{one}", lambda one=one: desk.set_settings(articles=one)) for one in ARTICLES),
            ("jobs", lambda: self.jobs.toggle()),
            ("full_screen", self._full_screen),
            ("open", self._open),
            ("new_issue", lambda: self.making.new()),
            ("new_issue_from", lambda: self.making.offer()),
            ("templates", lambda: self.making.edit()),
            ("template_of_issue", lambda: self.making.template_of_issue()),
            ("brief", lambda: self.brief(0, self.clippings.deeds.ids)),
            ("brief_section", self._offer_sections),
            ("export", self._export),
        ):
            bind(name, slot)

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

    def begin(self) -> None:
        """Show the inbox at once; everything else follows the first paint."""
        self.clippings.show_now()
        self.panes.show_page(CLIPPINGS)
        self.show()
        self.clippings.list.setFocus()

    def _go_on(self) -> None:
        """What the first paint did not need: the threads, the sidebar's counts, the reader."""
        fit_frame(self)
        self._furnish()
        self.desk.begin()
        self.sidebar.refresh()
        self.clippings.refresh()
        if self.panes.page == CLIPPINGS:
            self.show_page(CLIPPINGS)
        self.begun.emit()

    def _furnish(self) -> None:
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

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window's size, let running jobs stop after the piece in hand, and end the threads."""
        if self._kept is not None:
            self._kept.setValue("window/geometry", self.saveGeometry())
            self.panes.keep(self._kept)
        if not self._leaving:
            self._leaving = True
            if self._way_in is not None:
                self._way_in.close()
            self.pages.end()
            self.desk.close()
        event.accept()

    def _restore(self) -> None:
        self.resize(fitting(USUAL, self))
        if self._kept is not None:
            geometry = self._kept.value("window/geometry")
            if geometry is not None:
                self.restoreGeometry(geometry)  # pyright: ignore[reportArgumentType]
            self.panes.restore(self._kept)

    def _library_opened(self, error: LibraryError | None) -> None:
        """Say why the library can only be read, for as long as that is so."""
        if error is not None:
            self.read_only = self.read_only or self._read_only_bar()
            self.read_only.explain(error)
        elif self.read_only is not None:
            self.read_only.hide()

    def _read_only_bar(self) -> "ReadOnlyBar":
        from clipper.ui.frame.read_only_bar import ReadOnlyBar

        made = ReadOnlyBar(self.desk)
        made.again.connect(lambda: self.library_asked.emit(self.desk.library.path, False))
        self._column.insertWidget(1, made)
        return made

    def _writable_changed(self, on: bool) -> None:
        why = _("This library is open to read only.")
        self.desk.actions.enable(
            ("add", "add_folder", "add_link", "paste", "watched", "refresh_feeds", *ISSUES), on, why
        )
        if on and self.desk.keeps:
            QTimer.singleShot(LATER_MS, self, self._catch_up)

    def _catch_up(self) -> None:
        """Go on watching this library's folders, and take in styles that older versions kept beside the settings."""
        from clipper.ui.styles.bringing import bring_styles
        from clipper.workflows.watching import load, watched_file

        if self._leaving:
            return
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

    def _show_clippings(self) -> None:
        self.show_page(CLIPPINGS)
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

    def _open(self) -> None:
        self.clippings.open_now()
        self.show_page(CLIPPINGS)
        self.page(CLIPPINGS).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _page_view(self) -> None:
        """Show the pages of the clipping she is at."""
        self.clippings.open_now()
        self.show_page(PAGES)

    def _cut_out(self) -> None:
        """Cut out of the pages in sight, else of those of the clipping she is at."""
        if self.panes.page != PAGES:
            self._page_view()
        self.pages.cutting.take_up()

    def _cut_again(self) -> None:
        """Open the cutting she is at again, with its regions."""
        self.clippings.open_now()
        self.pages.cutting.open_again(self.desk.open_clipping)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one step out: from the reader to the list, from a page to the clippings."""
        if event.key() != Qt.Key.Key_Escape:
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

    def _full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.desk.actions["full_screen"].setChecked(self.isFullScreen())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has no room for the sidebar."""
        super().resizeEvent(event)
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

    def _offer_sections(self) -> None:
        from clipper.ui.frame.section_menu import section_menu

        self.section_menu = section_menu(self.desk, self.clippings.deeds.ids, self.clippings.list)

    def _export(self) -> None:
        """Export the briefing being worked on, else the newest; the composer, once made, does it itself."""
        from clipper.ui.exporting.export_dialog import ExportDialog

        self.show_briefing()
        if self.desk.open_briefing:
            ExportDialog(self.desk, self.desk.open_briefing, self).open()

    # -- importing -----------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Something comes from outside: say what would happen with it."""
        if self.way_in.offer(event):
            self.jobs.raise_()

    def _points_changed(self, batch: int, points: int) -> None:
        self._batch = batch
        self.sidebar.show_batch(batch, points)
