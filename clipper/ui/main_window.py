"""The main window: a frame that puts the panes together and carries their wishes from one to the other."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from clipper.errors import LibraryError
from clipper.i18n import _
from clipper.ui.actions import MENUS
from clipper.ui.clippings.pane import ClippingsPane
from clipper.ui.clippings.sidebar import Sidebar
from clipper.ui.clippings.sidebar_model import Shelves
from clipper.ui.desk import Desk, Place, Where
from clipper.ui.frame.jobs_popover import JobsPopover
from clipper.ui.frame.panes import BRIEFING, CLIPPINGS, IMPORT, Panes
from clipper.ui.frame.read_only_bar import ReadOnlyBar
from clipper.ui.frame.status_bar import StatusBar
from clipper.ui.frame.tool_bar import ToolBar
from clipper.ui.widgets.frames import ground
from clipper.ui.widgets.undo_bar import UndoBar

if TYPE_CHECKING:
    from clipper.ui.importing.batch import Batch
    from clipper.ui.importing.drop_overlay import DropOverlay
    from clipper.ui.importing.intake import Intake
    from clipper.ui.importing.report import ImportReport

LEAST = QSize(960, 600)
USUAL = QSize(1440, 900)


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
        self._intake: Intake | None = None
        self._overlay: DropOverlay | None = None
        self._report: ImportReport | None = None
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
        self._menus()
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
        middle = ground(QWidget(), "window")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, self.read_only, self.panes, self.status):
            column.addWidget(widget, 1 if widget is self.panes else 0)
        self.setCentralWidget(middle)
        self.jobs = JobsPopover(desk, middle)
        self.notice = UndoBar(desk, middle, above=self.status.height())
        self.set_page(CLIPPINGS, self._make_reader)
        self.set_page(BRIEFING, self._make_composer)
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
        for one in (CLIPPINGS, BRIEFING, IMPORT):
            self.desk.actions[f"show_{one}"].setChecked(one == name)
        if name == BRIEFING:
            self.page(name).setFocus()

    def _make_reader(self) -> QWidget:
        from clipper.ui.reader.reader_pane import ReaderPane

        made = ReaderPane(self.desk)
        if self.desk.open_clipping:
            made.show_clipping(self.desk.open_clipping)
        return made

    def _make_composer(self) -> QWidget:
        from clipper.ui.briefing.composer import Composer

        return Composer(self.desk)

    def _make_report(self) -> QWidget:
        from clipper.ui.importing.report import ImportReport

        self._report = ImportReport(self.desk)
        self._report.again.connect(lambda sources: self.intake.take_paths(sources))
        return self._report

    @property
    def intake(self) -> "Intake":
        """The one way in for files, links and text."""
        if self._intake is None:
            from clipper.ui.importing.intake import Intake

            self._intake = Intake(self.desk, self)
            self._intake.ended.connect(self._imported)
        return self._intake

    def _menus(self) -> None:
        titles = dict(
            zip(
                MENUS,
                (_("File"), _("Edit"), _("View"), _("Clipping"), _("Mark"), _("Briefing"), _("Help")),
                strict=True,
            )
        )
        for name in MENUS:
            menu = self.menuBar().addMenu(titles[name])
            self.desk.actions.fill(menu, name)
        for action in self.desk.actions.everywhere():
            self.addAction(action)

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
            ("show_clippings", lambda: self.show_page(CLIPPINGS)),
            ("show_briefing", self.show_briefing),
            ("show_import", lambda: self.show_page(IMPORT)),
            ("sidebar", self._toggle_sidebar),
            ("next_pane", lambda: self.panes.go(1)),
            ("previous_pane", lambda: self.panes.go(-1)),
            ("theme_system", lambda: desk.set_settings(theme="system")),
            ("theme_light", lambda: desk.set_settings(theme="light")),
            ("theme_dark", lambda: desk.set_settings(theme="dark")),
            ("jobs", lambda: self.jobs.toggle()),
            ("full_screen", self._full_screen),
            ("open", self._open),
            ("new_issue", self._new_issue),
            ("brief", lambda: self.brief(0, self.clippings.deeds.ids)),
            ("export", self._export),
            ("keys", self._show_keys),
            ("about", self._about),
        ):
            bind(name, slot)

    def _connect(self) -> None:
        desk = self.desk
        desk.place_asked.connect(self.go)
        desk.page_asked.connect(self.show_page)
        desk.undo_changed.connect(self._undo_changed)
        desk.theme_changed.connect(self._theme_changed)
        desk.writable_changed.connect(self._writable_changed)
        desk.jobs.opened.connect(self._library_opened)
        self.sidebar.counted.connect(self._counted)
        self.sidebar.files_dropped.connect(self._files_dropped)
        self.sidebar.briefed.connect(self.brief)
        self.bar.search.sought.connect(self._sought)
        self.bar.search.left.connect(self.clippings.list.setFocus)
        self.status.jobs_asked.connect(self.jobs.toggle)
        self.read_only.again.connect(lambda: self.library_asked.emit(desk.library.path, False))
        self.clippings.painted_first.connect(self._go_on)
        self._undo_changed()
        self._theme_changed()

    # -- beginning and ending ------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Show the inbox at once; everything else follows the first paint."""
        self.clippings.show_now()
        self.panes.show_page(CLIPPINGS)
        self.show()
        self.clippings.list.setFocus()

    def _go_on(self) -> None:
        """What the first paint did not need: the threads, the sidebar's counts, the reader."""
        self.desk.begin()
        self.desk.actions.draw_icons()
        self.sidebar.refresh()
        self.clippings.refresh()
        if self.panes.page == CLIPPINGS:
            self.show_page(CLIPPINGS)
        self.begun.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window's size, let running jobs stop after the piece in hand, and end the threads."""
        if self._kept is not None:
            self._kept.setValue("window/geometry", self.saveGeometry())
            self.panes.keep(self._kept)
        if not self._leaving:
            self._leaving = True
            self.desk.close()
        event.accept()

    def _restore(self) -> None:
        self.resize(USUAL)
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
        self.desk.actions.enable(("add", "add_folder", "add_link", "paste", "new_issue"), on, why)

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

    def _open(self) -> None:
        self.clippings.open_now()
        self.show_page(CLIPPINGS)
        self.page(CLIPPINGS).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one step out: from the reader to the list, from a page to the clippings."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.panes.page != CLIPPINGS:
            self.show_page(CLIPPINGS)
            self.clippings.list.setFocus()
        elif self.clippings.list.hasFocus():
            self.bar.search.forget()
        else:
            self.clippings.list.setFocus()

    def _toggle_sidebar(self) -> None:
        self.panes.toggle_side()

    def _full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.desk.actions["full_screen"].setChecked(self.isFullScreen())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has no room for the sidebar."""
        super().resizeEvent(event)
        self.panes.fit(event.size().width())

    # -- briefings -----------------------------------------------------------------------------------------------

    def _new_issue(self) -> None:
        from clipper.ui.briefing.issue import new_issue

        new_issue(self.desk)

    def brief(self, briefing: int, ids: tuple[int, ...]) -> None:
        """Add clippings to a briefing (0: the one being worked on, else the newest)."""
        from clipper.ui.briefing.issue import add_to_brief

        if briefing:
            self.desk.open_issue(briefing)
        add_to_brief(self.desk, ids)

    def _export(self) -> None:
        """Export the briefing being worked on, else the newest; the composer, once made, does it itself."""
        from clipper.ui.exporting.export_dialog import ExportDialog

        self.show_briefing()
        if self.desk.open_briefing:
            ExportDialog(self.desk, self.desk.open_briefing, self).open()

    # -- importing -----------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Something comes from outside: say what would happen with it."""
        if self._overlay is None:
            from clipper.ui.importing.drop_overlay import DropOverlay

            self._overlay = DropOverlay(self.desk, self.panes.filing_area)
            self._overlay.dropped.connect(self._dropped)
        self._overlay.offer(event)

    def _dropped(self, found: object) -> None:
        self.intake.take(found)  # pyright: ignore[reportArgumentType]

    def _files_dropped(self, mime: QMimeData, tags: tuple[str, ...]) -> None:
        self.intake.take_mime(mime, tags=tags)

    def _imported(self, batch: "Batch") -> None:
        report = self.page(IMPORT)
        assert self._report is report and self._report is not None
        self._report.show_batch(batch)
        self.sidebar.show_batch(batch.id, self._report.open_points)
        self.desk.batch_opened.emit(batch.id)
        if self._report.open_points or len(batch.outcomes) > 1:
            self.show_page(IMPORT)

    # -- what changes around -------------------------------------------------------------------------------------

    def _counted(self, held: Shelves) -> None:
        self.status.show_counts(held.counts)

    def _undo_changed(self) -> None:
        desk = self.desk
        for name, words, step in (("undo", _("Undo"), desk.undo_name), ("redo", _("Redo"), desk.redo_name)):
            desk.actions.rename(name, f"{words}: {step}" if step else words)
            desk.actions.enable(name, bool(step), _("Nothing to undo") if name == "undo" else _("Nothing to redo"))

    def _theme_changed(self) -> None:
        for name in ("system", "light", "dark"):
            self.desk.actions[f"theme_{name}"].setChecked(self.desk.settings.theme == name)

    def _show_keys(self) -> None:
        from clipper.ui.frame.keys_sheet import KeysSheet

        KeysSheet(self.desk, self)

    def _about(self) -> None:
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(_("About Clipper"))
        box.setText(f"Clipper {QApplication.applicationVersion()}".strip())
        box.setInformativeText(
            _(
                "A desktop press-clipping manager, under the MIT licence. Icons: Tabler (MIT). Fonts: SIL Open Font License."
            )
        )
        box.open()

    def _ask_library(self, *, new: bool) -> None:
        here = self.desk.library.path
        dialog = QFileDialog(self, _("New library") if new else _("Open library"), str(here.parent))
        if new:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Create library"))
            dialog.setDefaultSuffix("clipper")
        else:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Open library"))
        dialog.fileSelected.connect(lambda folder: self.library_asked.emit(Path(folder), new))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
