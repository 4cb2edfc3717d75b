"""The main window: a frame that puts the panes together and carries their wishes from one to the other."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from clipper.errors import LibraryError
from clipper.i18n import _
from clipper.ui.clippings.pane import ClippingsPane
from clipper.ui.clippings.sidebar import Sidebar
from clipper.ui.desk import Desk, Place, Where
from clipper.ui.frame.menus import ARTICLES, Menus
from clipper.ui.frame.panes import BRIEFING, CLIPPINGS, IMPORT, PAGES, Panes
from clipper.ui.frame.read_only_bar import ReadOnlyBar
from clipper.ui.frame.status_bar import StatusBar
from clipper.ui.frame.tool_bar import ToolBar
from clipper.ui.widgets.frames import fitting, ground

if TYPE_CHECKING:
    from clipper.ui.cutting.cut_out import CutOut
    from clipper.ui.importing.intake import Intake
    from clipper.ui.importing.way_in import WayIn
    from clipper.ui.templates.making import Making

LEAST = QSize(960, 600)
USUAL = QSize(1440, 900)
WATCH_MS = 2_000
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
        self._cutting: CutOut | None = None
        self._batch = 0
        self.section_menu: QMenu | None = None
        """The sections offered last."""
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._pages: dict[str, QWidget] = {}
        self._leaving = False
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
        self.read_only = ReadOnlyBar(desk)
        self.pages = QStackedWidget()
        ground(self.pages, "paper")
        self.panes = Panes(desk, self.sidebar, self.clippings, self.pages)
        self._middle = middle = ground(QWidget(), "window")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, self.read_only, self.panes, self.status):
            column.addWidget(widget, 1 if widget is self.panes else 0)
        self.setCentralWidget(middle)
        self.set_page(CLIPPINGS, self._make_reader)
        self.set_page(BRIEFING, self._make_composer)
        self.set_page(PAGES, self._make_pages)
        self.set_page(IMPORT, self._make_report)

    def set_page(self, name: str, page: QWidget | Callable[[], QWidget]) -> None:
        """Give a page its widget, or a function that makes it when it is first shown."""
        if isinstance(page, QWidget):
            self._pages[name] = page
            self.pages.addWidget(page)
        else:
            self._makers[name] = page

    def page(self, name: str) -> QWidget:
        """The widget of a page, made if it was not yet."""
        if name not in self._pages:
            self.set_page(name, self._makers[name]())
        return self._pages[name]

    def show_page(self, name: str) -> None:
        """Show a page, with the panes that belong beside it."""
        self.pages.setCurrentWidget(self.page(name))
        self.panes.show_page(name)
        self.status.show_mode(getattr(self.page(name), "line", ""))
        self.desk.actions[f"show_{name}"].setChecked(True)
        self._light()
        if name in (BRIEFING, PAGES):
            self.page(name).setFocus()

    def _light(self) -> None:
        """Let the sidebar show what is looked at."""
        here = {BRIEFING: Place(Where.BRIEFING, self.desk.open_briefing), IMPORT: Place(Where.BATCH, self._batch)}
        self.sidebar.show_place(here.get(self.panes.page, self.desk.place))

    def _make_reader(self) -> QWidget:
        from clipper.ui.reader.reader_pane import ReaderPane

        made = ReaderPane(self.desk)
        if self.desk.open_clipping:
            made.show_clipping(self.desk.open_clipping)
        return made

    def _make_composer(self) -> QWidget:
        from clipper.ui.briefing.composer import Composer

        made = Composer(self.desk)
        made.told.connect(lambda line: self.panes.page == BRIEFING and self.status.show_mode(line))
        return made

    def _make_pages(self) -> QWidget:
        from clipper.ui.cutting.cut_out import CutOut
        from clipper.ui.pageview.place import PagePlace

        made = PagePlace(self.desk)
        self._cutting = CutOut(self.desk, made)
        self._cutting.line_changed.connect(lambda line: self.panes.page == PAGES and self.status.show_mode(line))
        return made

    @property
    def cutting(self) -> "CutOut":
        """The cut-out, made with the page view."""
        self.page(PAGES)
        assert self._cutting is not None
        return self._cutting

    def _make_report(self) -> QWidget:
        return self.way_in.report

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
            ("new_library", lambda: self._ask_library(new=True)),
            ("open_library", lambda: self._ask_library(new=False)),
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
            ("styles", self._styles),
            ("office", self._office),
            ("rights", self._rights),
            ("who_said", self._who_said),
            ("handed_out", self.show_handed_out),
            ("keys", self._show_keys),
            ("keys_too", self._show_keys),
            ("about", self._about),
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
        self.sidebar.files_dropped.connect(self._files_dropped)
        self.sidebar.briefed.connect(self.brief)
        self.sidebar.told.connect(self.status.hint)
        self.bar.search.sought.connect(self._sought)
        self.bar.search.left.connect(self.clippings.list.setFocus)
        self.status.jobs_asked.connect(lambda: self.jobs.toggle())
        self.read_only.again.connect(lambda: self.library_asked.emit(desk.library.path, False))
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
        from clipper.ui.widgets.undo_bar import UndoBar

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
            if self._cutting is not None:
                self._cutting.close()
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
        if error is not None:
            self.read_only.explain(error)

    def _writable_changed(self, on: bool) -> None:
        why = _("This library is open to read only.")
        self.desk.actions.enable(
            ("add", "add_folder", "add_link", "paste", "watched", "refresh_feeds", *ISSUES), on, why
        )
        if on and self.desk.keeps:
            QTimer.singleShot(WATCH_MS, self, self._watch)
            QTimer.singleShot(WATCH_MS, self, self._bring_styles)

    def _watch(self) -> None:
        """Go on watching the folders of this library, if there are any."""
        from clipper.workflows.watching import load, watched_file

        if not self._leaving and load(self.desk.library.path, watched_file()).folders:
            self.way_in.watcher.look()

    def _bring_styles(self) -> None:
        """Take in the styles that older versions kept beside this machine's settings."""
        from clipper.ui.styles.bringing import bring_styles

        if not self._leaving:
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
        self.cutting.take_up()

    def _cut_again(self) -> None:
        """Open the cutting she is at again, with its regions."""
        self.clippings.open_now()
        self.cutting.open_again(self.desk.open_clipping)

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

    def _office(self) -> None:
        from clipper.ui.settings.office_dialog import OfficeDialog

        OfficeDialog(self.desk, self).open()

    def _styles(self) -> None:
        """Edit the styles, beginning with the open issue's."""
        from clipper.ui.styles.opening import edit_styles

        edit_styles(self.desk, self)

    def _who_said(self) -> None:
        """Show who said what in the library."""
        from clipper.ui.quotes.board import QuoteBoard

        window = self.findChild(QuoteBoard) or QuoteBoard(self.desk, self)
        window.show()
        window.activateWindow()

    def _rights(self) -> None:
        from clipper.ui.rights.rights_window import RightsWindow

        window = self.findChild(RightsWindow) or RightsWindow(self.desk, self)
        window.show()
        window.activateWindow()

    def show_handed_out(self) -> None:
        """Show what was handed out, in a window of its own."""
        from clipper.ui.rights.handed_out import HandedOutWindow

        window = self.findChild(HandedOutWindow)
        if window is None:
            window = HandedOutWindow(self.desk, self)
        else:
            window.refresh()
        window.show()
        window.activateWindow()

    # -- importing -----------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Something comes from outside: say what would happen with it."""
        if self.way_in.offer(event):
            self.jobs.raise_()

    def _files_dropped(self, mime: QMimeData, tags: tuple[str, ...]) -> None:
        self.way_in.take_mime(mime, tags)

    def _points_changed(self, batch: int, points: int) -> None:
        self._batch = batch
        self.sidebar.show_batch(batch, points)

    # -- what changes around -------------------------------------------------------------------------------------

    def _show_keys(self) -> None:
        """Show the sheet of keys; where it stands already, put it away."""
        from clipper.ui.frame.keys_sheet import KeysSheet

        standing = self.findChild(KeysSheet)
        if standing is not None and standing.isVisible():
            standing.leave()
        else:
            KeysSheet(self.desk, self)

    def _about(self) -> None:
        from clipper.ui.frame.dialogs import about

        about(self)

    def _ask_library(self, *, new: bool) -> None:
        from clipper.ui.frame.dialogs import ask_library

        ask_library(self, self.desk.library.path, lambda path: self.library_asked.emit(path, new), new=new)
