"""The reader pane: one clipping's words with their marks, its notes and details beside them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from clipper.annotate import anchors
from clipper.errors import ClipperError, LibraryBusy
from clipper.i18n import _
from clipper.model.annotation import Annotation
from clipper.model.changes import Changes
from clipper.model.clipping import Clipping
from clipper.ui.desk import Desk
from clipper.ui.reader import pictures
from clipper.ui.reader.article import Article
from clipper.ui.reader.deeds import ReaderDeeds
from clipper.ui.reader.finder import Finder
from clipper.ui.reader.mark_layer import Mark
from clipper.ui.reader.marker import Marker
from clipper.ui.reader.note_card import Note
from clipper.ui.reader.original import Copies
from clipper.ui.reader.page import Page
from clipper.ui.reader.reader_head import ReaderHead
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.frames import ground

if TYPE_CHECKING:
    from clipper.store.library import Library

AT_ONCE = 0.03
"""Seconds of setting before an article is shown; the rest is set behind it."""
PIECE = 0.015
LONG = 20_000
"""Words from which a text is read beside the window."""
SEVERAL = 2_000
"""Of more clippings the values are not compared."""
SIZES = (13, 24)


class ReaderPane(QWidget):
    """Follows what is opened and chosen on the desk, and the library's changes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._clipping: Clipping | None = None
        self._annotations: tuple[Annotation, ...] = ()
        self._chosen: tuple[int, ...] = ()
        self._kept_places: dict[int, int] = {}
        self._copies = Copies()
        ground(self, "paper")
        self.head = ReaderHead(desk)
        self.page = Page(desk)
        self.empty = EmptyState(desk, "text", _("Choose a clipping."), _("J and K go through the list."))
        self._stack = QStackedLayout()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(self._stack, 1)
        self.deeds = ReaderDeeds(desk, self.refresh)
        self.marker = Marker(desk, self.page, self.deeds)
        self.finder = Finder(desk, self.page)
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(self._set_more)
        self._wire()
        self._bind()
        self._show_empty()

    @property
    def clipping(self) -> Clipping | None:
        """The clipping being read."""
        return self._clipping

    def _wire(self) -> None:
        desk, page = self._desk, self.page
        desk.opened.connect(self.show_clipping)
        desk.selected.connect(self._selected)
        desk.changed.connect(self._changed)
        desk.theme_changed.connect(self.set_again)
        page.measure_changed.connect(self.set_again)
        page.view.link_pressed.connect(self._follow_link)
        page.head.swap_asked.connect(lambda index: self._clipping and self.deeds.promote(self._clipping.id, index))
        page.head.tags_added.connect(lambda path: self._clipping and self.deeds.tag(self._clipping.id, path))
        page.head.tag_removed.connect(lambda path: self._clipping and self.deeds.untag(self._clipping.id, path))
        page.head.field_asked.connect(self.edit_field)
        page.side.details.change_asked.connect(self.deeds.correct)
        page.side.details.original_asked.connect(self.open_original)
        page.side.turned.connect(self._turned)
        self.head.type_asked.connect(self._offer_sizes)
        self.head.tag_asked.connect(page.head.add_tag)
        self.setFocusProxy(page.view)

    def _bind(self) -> None:
        actions = self._desk.actions
        for name, slot in (
            ("headline", lambda: self.edit_field("headline")),
            ("date", lambda: self.edit_field("published")),
            ("outlet", lambda: self.edit_field("outlet")),
            ("next_doubt", lambda: self._go_to_doubt(1)),
            ("previous_doubt", lambda: self._go_to_doubt(-1)),
            ("confirm", self.page.side.details.confirm),
            ("original", self.open_original),
            ("larger", lambda: self.set_size(self._desk.settings.reading_size + 1)),
            ("smaller", lambda: self.set_size(self._desk.settings.reading_size - 1)),
            ("as_set", lambda: self.set_size(17)),
        ):
            actions.bind(name, slot)
        inspector = actions.bind("inspector", lambda: None)
        inspector.setChecked(True)
        inspector.toggled.connect(self.page.want_side)
        actions.place(self, "list")
        actions.place(self.page.view, "words", "list")

    # -- which clipping ------------------------------------------------------------------------------------------

    def show_clipping(self, id: int) -> None:
        """Read this clipping (0: none)."""
        self._keep_place()
        if not id:
            self._show_empty()
            return
        self._chosen = (id,)
        self._read(id, self._open)

    def _selected(self, ids: tuple[int, ...]) -> None:
        if len(ids) > 1:
            self._keep_place()
            self._chosen = ids
            self._show_several()
        elif len(self._chosen) > 1:
            self._chosen = ids
            self.show_clipping(ids[0] if ids else self._desk.open_clipping)

    def _read(self, id: int, take: "Callable[[Clipping], None]") -> None:
        """Read a clipping here, or beside the window where it is long."""
        library = self._desk.library
        try:
            row = library.clippings.rows([id]).get(id)
            if row is not None and row.words > LONG:
                self._desk.jobs.read(lambda lib: lib.clippings.one(id), take, key="reader")
                return
            take(library.clippings.one(id))
        except LibraryBusy:
            QTimer.singleShot(50, self, lambda: self._chosen == (id,) and self._read(id, take))
        except ClipperError:
            self._show_empty()
