"""The reader pane: one clipping's words with their marks, its notes and details beside them."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from clipper.errors import ClipperError, LibraryBusy
from clipper.i18n import _
from clipper.model.annotation import Annotation
from clipper.model.changes import Changes
from clipper.model.clipping import Clipping
from clipper.ui.comparing.way import CompareWay
from clipper.ui.desk import Desk
from clipper.ui.marks.ways import MarkWays
from clipper.ui.quotes.suggestions import Suggestions
from clipper.ui.reader.deeds import ReaderDeeds
from clipper.ui.reader.finder import Finder
from clipper.ui.reader.kept_places import PlaceKeeper
from clipper.ui.reader.marker import Marker
from clipper.ui.reader.original import Copies
from clipper.ui.reader.original_view import OriginalView
from clipper.ui.reader.page import Page
from clipper.ui.reader.read_note import ReadNote
from clipper.ui.reader.reader_head import ReaderHead
from clipper.ui.reader.reading_places import ReadingPlaces
from clipper.ui.reader.role_names import RoleNames
from clipper.ui.reader.text_editing import TextEditing
from clipper.ui.reader.ties import ties_of
from clipper.ui.reader.typesetter import Typesetter
from clipper.ui.reader.typography import Typography
from clipper.ui.reader.views import Views
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.frames import ground

OF_THE_CHOSEN = (
    *("headline", "date", "outlet", "edit_text", "next_doubt", "previous_doubt", "confirm", "original"),
    *("cut_out", "cut_again"),
)
"""Actions on the clipping chosen in the list that are done where it is read."""
LONG = 20_000
"""Words from which a text is read beside the window."""
SEVERAL = 300
"""Of more clippings the values are not compared."""


class ReaderPane(QWidget):
    """Follows what is opened and chosen on the desk, and the library's changes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._clipping: Clipping | None = None
        self._annotations: tuple[Annotation, ...] = ()
        self._chosen: tuple[int, ...] = ()
        self._copies = Copies()
        ground(self, "paper")
        self.head = ReaderHead(desk)
        self.page = Page(desk)
        self.original = OriginalView(desk)
        self.views = Views(desk, self.page, self.original)
        self.empty = EmptyState(desk, "text", _("Choose a clipping."), _("J and K go through the list."))
        self._stack = QStackedLayout()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.views)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(self._stack, 1)
        self.role_names = RoleNames(desk, self)
        self.deeds = ReaderDeeds(desk, self.refresh)
        self.marker = Marker(desk, self.page, self.deeds)
        self.finder = Finder(desk, self.page)
        self.typography = Typography(desk, self.page, self.head.type)
        self.editing = TextEditing(desk, self)
        self.suggestions = Suggestions(desk, self.page, self.refresh)
        self.marker.speaker_of = self.suggestions.speaker_of
        self.mark_ways = MarkWays(desk, self)
        self.compare_way = CompareWay(desk, self)
        self.places = ReadingPlaces(self.page.view)
        self.typesetter = Typesetter(desk, self.page, self.places)
        self.place_keeper = PlaceKeeper(desk, self)
        self.read_note = ReadNote(desk, self, self.page.view)
        self._wire()
        self._bind()
        self._show_empty()
        if len(desk.chosen) > 1:
            self._selected(desk.chosen)
        elif desk.open_clipping:
            self.show_clipping(desk.open_clipping)

    @property
    def clipping(self) -> Clipping | None:
        """The clipping being read."""
        return self._clipping

    def _wire(self) -> None:
        desk, page = self._desk, self.page
        desk.opened.connect(self.show_clipping)
        desk.selected.connect(self._selected)
        desk.changed.connect(self._changed)
        page.dressed.connect(self.set_again)
        page.measure_changed.connect(self.set_again)
        page.view.link_pressed.connect(self._follow_link)
        self.typesetter.shown.connect(self._show_marks)
        self.typesetter.placed.connect(self.finder.again)
        self.typesetter.stands.connect(self._stands)
        page.head.swap_asked.connect(lambda index: self._clipping and self.deeds.promote(self._clipping.id, index))
        page.head.tags_added.connect(lambda path: self._clipping and self.deeds.tag(self._clipping.id, path))
        page.head.tag_removed.connect(lambda path: self._clipping and self.deeds.untag(self._clipping.id, path))
        page.head.field_asked.connect(self.edit_field)
        page.side.details.change_asked.connect(self.deeds.correct)
        page.side.details.original_asked.connect(self.open_original)
        page.head.stands_asked.connect(lambda: self._clipping and self.deeds.stands(self._clipping.id))
        page.side.turned.connect(self._turned)
        page.find_bar.opened.connect(self.need_text)
        self.head.tag_asked.connect(self._add_tag)
        self.head.view_asked.connect(self.show_view)
        self.original.original_asked.connect(self.open_original)
        self.original.mark_pressed.connect(self.marker.show_mark)
        self.original.note_asked.connect(self._write_on)
        page.view.mark_pressed.connect(self.original.show_mark)
        page.side.notes.note_pressed.connect(self.original.show_mark)
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
        ):
            actions.bind(name, slot)
        actions.before(OF_THE_CHOSEN, self.catch_up)
        inspector = actions.bind("inspector", lambda: None)
        inspector.setChecked(True)
        inspector.toggled.connect(self.page.want_side)
        self.page.side_turned.connect(inspector.setChecked)
        actions.place(self, "list")
        actions.place(self.page.view, "words", "list")
        actions.place(self.original.pages, "page", "list")

    # -- which clipping ------------------------------------------------------------------------------------------

    def show_clipping(self, id: int) -> None:
        """Read this clipping (0: none)."""
        if id and self._chosen == (id,):
            # the list opens a moment after it chooses; what she types here by then goes on
            return
        self._leave()
        chosen = self._desk.chosen
        if len(chosen) > 1 and id in chosen:
            # the list's cursor goes on while she chooses several
            self._chosen = chosen
            self._show_several()
            return
        if not id:
            self._show_empty()
            return
        self._chosen = (id,)
        self._read(id, self._open)

    def catch_up(self) -> None:
        """Show the clipping chosen in the list at once; else a quick key would change the one that was read before it."""
        chosen = self._desk.chosen
        if len(chosen) != 1 or (self._clipping is not None and self._clipping.id == chosen[0]):
            return
        self._desk.open(chosen[0])
        if self._clipping is None or self._clipping.id != chosen[0]:
            # a long one is on its way from beside the window
            try:
                self._open(self._desk.library.clippings.one(chosen[0]))
            except ClipperError:
                self._show_empty()

    def _selected(self, ids: tuple[int, ...]) -> None:
        if len(ids) > 1:
            self._leave()
            self._chosen = ids
            self._show_several()
        elif len(self._chosen) > 1:
            self._chosen = ()
            one = ids[0] if ids else self._desk.open_clipping
            # the desk shall know of it at once: the clipping opened before may be the next she chooses
            self._desk.open(one)
            self.show_clipping(one)

    def _read(self, id: int, take: Callable[[Clipping], None]) -> None:
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

    def _open(self, clipping: Clipping) -> None:
        if self._chosen == (clipping.id,):
            self._clipping = clipping
            self._stack.setCurrentWidget(self.views)
            self.views.show_count(1)
            self.editing.allow(clipping)
            self.page.expect_article()
            self._show_around(clipping)
            self.original.show_clipping(clipping)
            self.finder.begin()
            self.read_note.begin(clipping)
            self.typesetter.set_words(clipping, self.places.of(clipping.id))

    def _show_empty(self) -> None:
        self._clipping, self._annotations, self._chosen = None, (), ()
        self.typesetter.stop()
        self.read_note.stop()
        self.editing.allow(None)
        self.marker.show(None, ())
        self.finder.forget()
        self._stack.setCurrentWidget(self.empty)
        self.head.allow(0)
        self.head.show_star(False)

    def _show_several(self) -> None:
        ids = self._chosen
        self._clipping, self._annotations = None, ()
        self.typesetter.stop()
        self.read_note.stop()
        self.editing.allow(None)
        self.marker.show(None, ())
        self.finder.forget()
        self.page.find_bar.hide()
        self._stack.setCurrentWidget(self.views)
        self.views.show_count(len(ids))
        self.head.allow(len(ids))
        self.head.show_star(False)
        self._desk.jobs.read(
            lambda library: library.clippings.many(ids[:SEVERAL]),
            lambda found: ids == self._chosen and self.page.side.details.show_clippings(found, len(ids)),
            key="reader-several",
        )

    # -- what the library says -----------------------------------------------------------------------------------

    def _changed(self, changes: Changes) -> None:
        touched = (changes.clippings, changes.annotations, changes.tags, changes.outlets)
        if self._chosen and any(ids is None or ids for ids in touched):
            self.refresh()

    def refresh(self) -> None:
        """Read again what is shown, and show what is different now."""
        if len(self._chosen) > 1:
            self._show_several()
        elif self._clipping is not None:
            self._read(self._clipping.id, self._take)

    def _take(self, clipping: Clipping) -> None:
        was = self._clipping
        if was is None or was.id != clipping.id:
            return
        self._clipping = clipping
        self.read_note.follow(clipping)
        self._show_around(clipping)
        if (was.draft.body, was.draft.dateline) != (clipping.draft.body, clipping.draft.dateline):
            self.set_again()
        else:
            self._show_marks()

    def _show_around(self, clipping: Clipping) -> None:
        """Headline block, details and star."""
        library = self._desk.library
        try:
            row = library.clippings.rows([clipping.id]).get(clipping.id)
            self._annotations = library.annotations.of(clipping.id)
            paths = library.tags.paths()
            ties = ties_of(library, clipping)
        except LibraryBusy:
            QTimer.singleShot(50, self, self.refresh)
            return
        self.page.head.show_clipping(clipping, row.tags if row else (), paths)
        self.page.side.show_details({clipping.id: clipping}, 1, ties)
        self.head.allow(1)
        self.head.show_star(clipping.starred)

    # -- setting the words ---------------------------------------------------------------------------------------

    def set_again(self) -> None:
        """Set the same words anew (another size, measure or theme), at the same place."""
        if self._clipping is not None:
            self.typesetter.set_words(self._clipping, self.places.here())

    def _stands(self) -> None:
        """All words of a long text are set: what belongs to them goes where they stand now."""
        self.marker.follow()
        self.suggestions.follow()
        self.finder.again()

    def _show_marks(self) -> None:
        self.marker.show(self._clipping, self._annotations)
        self.suggestions.show(self._clipping)

    def keep(self) -> None:
        """Keep everything that is being typed: fields, notes, the text itself."""
        self.page.side.keep()
        self.editing.keep()

    def _leave(self) -> None:
        """Another clipping comes: keep what is being typed on this one, and where she is in it."""
        self.keep()
        if self._clipping is not None and len(self._chosen) == 1:
            self.places.keep(self._clipping.id)

    # -- what she asks for ---------------------------------------------------------------------------------------

    def show_view(self, view: str) -> None:
        """Show the clipping's text, its page, or both."""
        self.views.turn(view)
        self.head.views.choose(self.views.chosen)

    def _write_on(self, mark: int) -> None:
        """Type the comment of a mark that was made on the page."""
        self.refresh()
        self.need_text()
        self.marker.write_on(mark)

    def need_text(self) -> None:
        """Bring the words into sight."""
        self.views.need_text()
        self.head.views.choose(self.views.chosen)

    def _add_tag(self) -> None:
        """Under the headline of one clipping; for several in the sheet that is for all of them."""
        if len(self._chosen) > 1:
            self._desk.actions["tags"].trigger()
            return
        self.need_text()
        self.page.head.add_tag()

    def edit_field(self, name: str) -> None:
        """Type a field in Details, wherever the keyboard was."""
        self.need_text()
        self._desk.actions["inspector"].setChecked(True)
        self.page.side.turn("details")
        self.page.side.details.edit(name)

    def _go_to_doubt(self, step: int) -> None:
        self.need_text()
        self._desk.actions["inspector"].setChecked(True)
        self.page.side.turn("details")
        if not self.page.side.details.go_to_doubt(step):
            self._desk.notices.say(_("No field is doubtful."))

    def open_original(self) -> None:
        """Show the file a clipping came from in the system's own program; without one, its page on the web."""
        clipping = self._clipping
        if clipping is None and self._desk.chosen:
            self._desk.notices.say(_("Choose one clipping to open its original."))
        elif clipping is not None and clipping.draft.original is not None:
            kept = clipping.draft.original
            self._desk.jobs.read(
                lambda library: self._copies.copy(library, kept),
                lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
                key="original",
            )
        elif clipping is not None and clipping.draft.url:
            self._follow_link(clipping.draft.url)
        elif clipping is not None:
            self._desk.notices.say(_("This clipping has no original: its text was typed or pasted."))

    def _follow_link(self, address: str) -> None:
        """Links of the press lead to the web and to nothing on this machine."""
        url = QUrl(address)
        if url.scheme().lower() in {"http", "https", "mailto"}:
            QDesktopServices.openUrl(url)
        else:
            self._desk.notices.say(_("This link leads nowhere on the web: {address}").format(address=address[:120]))

    def _turned(self, sheet: str) -> None:
        if sheet == "notes":
            self.page.side.notes.lines_moved()
