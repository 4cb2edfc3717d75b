"""PagePlace: the page view as a place of the window; head, thumbnails, pages, and a panel at the right."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clipper.errors import ClipperError, LibraryBusy
from clipper.i18n import _
from clipper.model.clipping import Clipping
from clipper.ui.pageview.head import CUT, READ, PageHead, publication
from clipper.ui.pageview.leaf import PageLeaf
from clipper.ui.pageview.page_notes import PageNotes
from clipper.ui.pageview.thumbnails import Thumbnails
from clipper.ui.widgets.frames import Rule, ground

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

PANEL = 344


class PagePlace(QWidget):
    """Shows the pages of one clipping; follows what is opened on the desk while it is in sight."""

    mode_changed = Signal(str)
    """ "read" or "cut"."""
    find_columns_asked = Signal()
    page_shown = Signal(int)
    """The place (from 0) of the page in the middle of the view; -1 for none."""
    opened = Signal()
    """The pages of the clipping are there, or that there are none is known."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.mode = READ
        self.line = ""
        """The mode's help in the status bar."""
        self._wanted = 0
        ground(self, "desk")
        self.notes = PageNotes(desk)
        self.leaf = PageLeaf(desk, self.notes)
        self.view, self.reading, self.empty = self.leaf.view, self.leaf.reading, self.leaf.empty
        self.head = PageHead(desk)
        self.thumbs = Thumbnails(desk, self.view)
        self._build()
        self._wire()
        self._bind()
        self._show_title()

    def _build(self) -> None:
        self._panel: QWidget | None = None
        self._asked_panel: QWidget | None = None
        self._slot = ground(QWidget(), "list")
        self._slot.setFixedWidth(self._desk.fonts.px(PANEL))
        self._slot.hide()
        self._inside = QHBoxLayout(self._slot)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(0)
        self._inside.addWidget(Rule(self._desk, upright=True))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.thumbs)
        row.addWidget(self.leaf, 1)
        row.addWidget(self._slot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(row, 1)
        self.setFocusProxy(self.view)

    def _wire(self) -> None:
        self._desk.opened.connect(self._follow)
        self.head.mode_asked.connect(self.set_mode)
        self.head.zoom_asked.connect(lambda zoom: self.view.zoom_by(zoom / self.view.zoom))
        self.head.columns_asked.connect(self.find_columns_asked)
        self.thumbs.page_asked.connect(self.view.go_to)
        self.view.zoomed.connect(self.head.show_zoom)
        self.view.page_changed.connect(self._page_changed)
        self.leaf.opened.connect(self._opened)
        self.leaf.original_asked.connect(lambda: self._desk.actions["original"].trigger())

    def _bind(self) -> None:
        actions = self._desk.actions
        self.reading.bind()
        thumbs = actions.bind("page_thumbs", lambda: None)
        thumbs.setChecked(True)
        thumbs.toggled.connect(lambda _on: self._show_panel())
        notes = actions.bind("page_notes", lambda: None)
        notes.setChecked(True)
        notes.toggled.connect(lambda _on: self._show_panel())
        self.reading.note_asked.connect(lambda _id: notes.setChecked(True))
        actions.place(self, "page", "list")
        actions.place(self.view, "page", "list")
        self._show_panel()

    # -- which clipping ------------------------------------------------------------------------------------------

    def show_clipping(self, clipping: Clipping | int | None, page: int = 0) -> None:
        """Show the pages of a clipping (or of the one with this id), from a page counted from 0."""
        if isinstance(clipping, int):
            self._show_id(clipping, page)
            return
        self._wanted = clipping.id if clipping is not None else 0
        self.leaf.show_clipping(clipping, page)
        self._show_title()
        self._show_panel()

    @property
    def clipping(self) -> Clipping | None:
        """The clipping whose pages are shown."""
        return self.leaf.clipping

    def _show_id(self, id: int, page: int) -> None:
        self._wanted = id
        if not id:
            self.show_clipping(None)
            return
        try:
            clipping = self._desk.library.clippings.one(id)
        except LibraryBusy:
            QTimer.singleShot(50, self, lambda: self._wanted == id and self._show_id(id, page))
        except ClipperError:
            self.show_clipping(None)
        else:
            self.show_clipping(clipping, page)

    def _follow(self, id: int) -> None:
        """Another clipping is opened: show its pages, now if they would be seen."""
        if self.isVisible():
            self.show_clipping(id)

    def place_of(self, sha256: str, page: int) -> int | None:
        """The place (from 0) among the pages shown of a page (from 0) of a file; None where it is not shown."""
        return self.leaf.place_of(sha256, page)

    def _opened(self) -> None:
        self._show_title()
        if self.leaf.locked.isVisible():
            self.leaf.locked.field.setFocus()
        self.opened.emit()

    # -- head, thumbnails, panel ---------------------------------------------------------------------------------

    def _page_changed(self, page: int) -> None:
        self._show_title()
        self.page_shown.emit(page)

    def _show_title(self) -> None:
        title = publication(self.clipping) if self.clipping is not None else _("Pages")
        self.head.show_place(title, self.view.page, len(self.view.pages))
        shown = bool(self.view.pages)
        self.head.modes.setEnabled(shown)
        self.head.columns.setEnabled(shown)

    def set_cut_pages(self, pages: set[int]) -> None:
        """These pages (places from 0) bear scissors."""
        self.thumbs.rows.show_cut(pages)

    def set_unfiled_pages(self, regions: Mapping[int, int]) -> None:
        """On these pages (places from 0) lie so many regions that are not filed yet."""
        self.thumbs.rows.show_unfiled(regions)

    def set_mode(self, mode: str) -> None:
        """Read, or cut out; announced where it changes."""
        if mode in (READ, CUT) and mode != self.mode:
            self.mode = mode
            self.head.modes.choose(mode)
            self.mode_changed.emit(mode)
            self._show_panel()

    def set_panel(self, panel: QWidget | None) -> None:
        """Put a widget into the panel at the right; None brings back what stands there while pages are read."""
        self._asked_panel = panel
        self._show_panel()

    def _show_panel(self) -> None:
        """The panel asked for, else the marks where they are wished; beside a clipping without a page nothing stands."""
        some = self.leaf.clipping is None or self.leaf.has_files
        self.thumbs.setVisible(some and self._desk.actions["page_thumbs"].isChecked())
        wished = some and self._desk.actions["page_notes"].isChecked() and self.mode == READ
        panel = self._asked_panel or (self.notes if wished else None)
        if panel is not self._panel:
            if self._panel is not None:
                self._inside.removeWidget(self._panel)
                self._panel.hide()
                self._panel.setParent(None)
            self._panel = panel
            if panel is not None:
                self._inside.addWidget(panel, 1)
                panel.show()
        self._slot.setVisible(panel is not None)

    # -- coming and going ----------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Show what is opened by now."""
        super().showEvent(event)
        self.reading.bind()
        if self._desk.open_clipping and self._desk.open_clipping != self._wanted:
            self.show_clipping(self._desk.open_clipping)

    def close_worker(self) -> None:
        """End the worker processes."""
        self.leaf.close_worker()
