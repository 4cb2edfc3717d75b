"""Cut out: the mode of the page view in which articles become clippings; it puts bench, panel and pages together."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from clipper.i18n import _, _n
from clipper.model.changes import Changes
from clipper.model.cutting import Cutting
from clipper.ui.cutting import keys
from clipper.ui.cutting.bench import Bench
from clipper.ui.cutting.block_cursor import BlockCursor
from clipper.ui.cutting.doubts import Doubts
from clipper.ui.cutting.filing import Filing
from clipper.ui.cutting.goes_on import Onward, onward
from clipper.ui.cutting.panel_look import look
from clipper.ui.cutting.unfiled import Unfiled
from clipper.ui.pageview.head import CUT, READ

if TYPE_CHECKING:
    from clipper.pages.jump_lines import Jump
    from clipper.store.library import Library
    from clipper.ui.desk import Desk
    from clipper.ui.pageview.place import PagePlace


MOST_WARNINGS = 3


class CutOut(QObject):
    """Made with the page view; idle until the mode is taken up."""

    line_changed = Signal(str)
    """The help in the status bar; empty outside the mode."""

    def __init__(self, desk: "Desk", place: "PagePlace") -> None:
        super().__init__(place)
        self._desk = desk
        self._place = place
        self.bench = bench = Bench(desk, place)
        self.cursor = BlockCursor(bench)
        self.filing = Filing(desk, bench, self)
        self.doubts = Doubts(bench)
        self.panel = bench.panel
        self._jump: Jump | None = None
        self._onward: Onward | None = None
        self._announced = 0
        self._earlier: tuple[Cutting, ...] = ()
        self._again: Cutting | None = None
        """The cutting that is opened again as soon as its pages are there."""
        self.unfiled = Unfiled(desk, bench)
        keys.bind(bench, self)
        view = place.view
        desk.actions.place(view, "cut page", "cut", "page", "list")
        desk.actions.place(self.panel.rows, "cut", "page")
        desk.actions.place(self.panel.words.view, "cut", "page")
        self._wire()
        self._show()

    def _wire(self) -> None:
        bench, place, panel = self.bench, self._place, self.panel
        place.mode_changed.connect(self._mode_changed)
        place.find_columns_asked.connect(self.find_columns)
        place.opened.connect(self._opened)
        bench.view.pages_scene.pages_changed.connect(lambda: QTimer.singleShot(0, self, self._ask_earlier))
        bench.view.menu_asked.connect(self._offer_menu)
        bench.changed.connect(self._show)
        bench.left.connect(lambda: place.set_mode(READ))
        bench.reopen_asked.connect(self.open_again)
        panel.rows.chosen.connect(self._choose)
        panel.rows.moved.connect(lambda key, to: (bench.choose(key), bench.put(to)))
        panel.rows.entered.connect(self._go_to)
        panel.words.looked_at.connect(self._look_at)
        panel.words.stepped.connect(self.step_doubt)
        panel.words.left.connect(lambda: self._desk.actions["cut_words"].trigger())
        panel.left.connect(bench.view.setFocus)
        panel.went_on.connect(self.go_on)
        panel.filed.connect(self.file)
        panel.more.connect(self._more)
        self.filing.done.connect(self._filed)
        self.filing.changed.connect(self._show)
        self._desk.changed.connect(self._library_changed)
        self._desk.writable_changed.connect(lambda _on: self._show())

    # -- the mode ------------------------------------------------------------------------------------------------

    def take_up(self) -> None:
        """Begin to cut the pages shown."""
        self._place.set_mode(CUT)
        self._place.view.setFocus()

    def _mode_changed(self, mode: str) -> None:
        bench = self.bench
        if mode == CUT:
            self._place.set_panel(self.panel)
            bench.view.set_tool(bench.tool)
            self._paint_earlier()
        elif bench.active:
            if bench.view.tool is bench.tool:
                bench.view.set_tool(None)
            self._place.set_panel(None)
            if bench.unfiled:
                count = len(bench.regions.all)
                self._desk.notices.say(
                    _n("1 region kept. Cut out brings it back.", "{n} regions kept. Cut out brings them back.", count)
                )
        self._show()

    def _opened(self) -> None:
        """Pages are there: those of a cutting that is to be opened again are cut at once."""
        clipping = self._place.clipping
        if self._again is not None and clipping is not None and clipping.id == self._again.clipping:
            self._begin_again()
        self.unfiled.look()
        if self.bench.active and not self.bench.view.pages and not self.bench.regions.all:
            # nothing to cut here, as the page view says
            self._place.set_mode(READ)
        self._ask_earlier()

    def find_columns(self) -> None:
        """The head's button: into the mode, and propose regions."""
        self.take_up()
        self.bench.proposals.find_columns()

    # -- what is shown -------------------------------------------------------------------------------------------

    def _show(self) -> None:
        bench = self.bench
        self._follow_jump()
        warnings = self._warnings()
        self.panel.show_look(
            look(
                bench,
                warnings=warnings,
                goes_on=_("Go to page {page}").format(page=self._jump.page) if self._onward and self._jump else "",
                can_file=self.can_file,
                why=self.why_not,
            )
        )
        self.doubts.show(self.panel.words, shown=self._desk.actions["cut_words"].isChecked())
        keys.allow(bench, self)
        self._announce()
        self._place.line = self.line
        self.line_changed.emit(self.line)

    def _announce(self) -> None:
        """Let a screen reader say which region is in hand; on the page it is only painted."""
        chosen = self.bench.regions.chosen
        if chosen == self._announced:
            return
        self._announced = chosen
        place = self.bench.regions.place(chosen)
        if place >= 0:
            said = self.panel.rows.list.said(place)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.bench.view, said))

    @property
    def line(self) -> str:
        """The help in the status bar."""
        if not self.bench.active:
            return ""
        return self.filing.line or self.bench.line

    def _warnings(self) -> tuple[str, ...]:
        """What is still to do; regions that hold no words say so themselves."""
        bench = self.bench
        if not bench.regions.all or not bench.words.fresh(bench.regions):
            return self.panel.look.warnings if bench.regions.all else ()
        said = []
        if self._jump is not None:
            said.append(
                _("The story goes on at page {page}. Cut the rest there, it joins this clipping.").format(
                    page=self._jump.page
                )
            )
        doubtful = len(bench.words.doubtful(bench.regions))
        if doubtful:
            sentence = _n(
                "1 word was read with little certainty. {key} shows it.",
                "{n} words were read with little certainty. {key} shows them one by one.",
                doubtful,
            )
            said.append(sentence.replace("{key}", self._desk.actions.key("cut_next_doubt")))
        for piece in bench.regions.pieces:
            words = bench.reading.known(piece.file, piece.page)
            said += [one for one in (words.warnings if words is not None else ()) if one not in said]
        return tuple(said[:MOST_WARNINGS])

    def _follow_jump(self) -> None:
        """Look for the page where the story goes on, once for every jump line."""
        bench = self.bench
        if not bench.regions.all:
            self._jump = self._onward = None
            return
        if not bench.words.fresh(bench.regions):
            return
        from clipper.workflows.cut_out import open_jump

        jump = open_jump(bench.regions.pieces, bench.words.texts(bench.regions))
        if jump == self._jump:
            return
        self._jump, self._onward = jump, None
        if jump is None:
            return
        source = next((piece.source for piece in reversed(bench.regions.pieces) if piece.source is not None), None)
        shown = len(bench.view.pages)

        def there(library: "Library") -> Onward | None:
            return onward(library, library.clippings.one(source) if source is not None else None, shown, jump.page)

        def found(where: Onward | None) -> None:
            if self._jump == jump:
                self._onward = where
                self._show()

        self._desk.jobs.read(there, found, key="where the story goes on")

    # -- earlier cuttings ----------------------------------------------------------------------------------------

    def _library_changed(self, changes: Changes) -> None:
        if changes.clippings is None or changes.clippings:
            self._ask_earlier()
            self.filing.look_after()

    def _ask_earlier(self) -> None:
        """Ask which parts of the pages shown have been cut out before."""
        files = {page.file.sha256 for page in self.bench.view.pages}

        def made(library: "Library") -> tuple[Cutting, ...]:
            found: dict[int, Cutting] = {}
            for sha256 in files:
                for page in library.cuttings.pages_of(sha256):
                    found |= {one.clipping: one for one in library.cuttings.on_page(sha256, page)}
            return tuple(found.values())

        if files:
            self._desk.jobs.read(made, self._earlier_came, key="cuttings of the pages")
        else:
            self._earlier = ()

    def _earlier_came(self, cuttings: tuple[Cutting, ...]) -> None:
        self._earlier = cuttings
        shown = self._place.clipping
        self.bench.sources = {
            piece.file.sha256: piece.source
            for one in cuttings
            if shown is not None and one.clipping == shown.id
            for piece in one.pieces
        }
        cut = {(piece.file.sha256, piece.page) for one in cuttings for piece in one.pieces}
        places = {n for n, page in enumerate(self.bench.view.pages) if (page.file.sha256, page.number) in cut}
        self._place.set_cut_pages(places)
        self._paint_earlier()

    def _paint_earlier(self) -> None:
        if self.bench.active:
            self.bench.layers.show_earlier(tuple(one for one in self._earlier if one.clipping != self.bench.clipping))

    # -- deeds ---------------------------------------------------------------------------------------------------

    def _choose(self, key: int) -> None:
        self.bench.choose(key)
        self.bench.show_region()

    def _go_to(self, key: int) -> None:
        """Show a region on its page, also where another clipping's pages are shown now."""
        region = self.bench.regions.get(key)
        if region is None:
            return
        source = region.piece.source
        if self.bench.page_of(region) is None and source is not None:
            self._place.show_clipping(source, region.piece.page)
        self.bench.show_region()
        self.bench.view.setFocus()

    def open_again(self, clipping: int) -> None:
        """Open a cutting with its regions; others that are not filed wait until it is filed."""

        def found(cutting: Cutting | None) -> None:
            if cutting is None:
                self._desk.notices.say(_("This clipping was not cut out of a page. X cuts out of its page."))
                return
            self._desk.show_page("pages")
            self._again = cutting
            if all(self.bench.layers.find(piece.file, piece.page) for piece in cutting.pieces):
                self._begin_again()
            else:
                self._place.show_clipping(clipping)

        self._desk.jobs.read(lambda library: library.cuttings.of(clipping), found, key="cutting opened again")

    def _begin_again(self) -> None:
        """The pages of the cutting that is opened again are there."""
        cutting, self._again = self._again, None
        if cutting is None:
            return
        bench = self.bench
        if not bench.unfiled or bench.clipping != cutting.clipping:
            if bench.unfiled:
                self.unfiled.lay_aside()
            bench.start(cutting.pieces, cutting.clipping, filed=True)
        bench.choose(bench.regions.all[0].key)
        self.take_up()
        bench.show_region()
        self._paint_earlier()

    @property
    def can_go_on(self) -> bool:
        """Whether the page where the story goes on is here."""
        return self._onward is not None

    def go_on(self) -> None:
        """Show the page where the story goes on; what is cut there joins this cutting."""
        where = self._onward
        if where is None:
            return
        shown = self._place.clipping
        if shown is not None and shown.id == where.clipping:
            self.bench.view.go_to(where.page)
        else:
            self._place.show_clipping(where.clipping, where.page)
        self.bench.choose(0)
        self.bench.view.setFocus()

    @property
    def why_not(self) -> str:
        """Why the cutting cannot be filed; empty where it can."""
        if not self._desk.writable:
            return _("This library is open to read only.")
        if not self.bench.regions.all:
            return _("Draw a region first.")
        return _("The cutting is being filed.") if self.filing.busy else ""

    @property
    def can_file(self) -> bool:
        """Whether there is something to file."""
        return not self.why_not

    def file(self) -> None:
        """File the cutting, as soon as its words are read."""
        if self.can_file:
            self.filing.begin()

    def _filed(self, _clipping: int) -> None:
        self._jump = self._onward = None
        self.unfiled.look()
        self._ask_earlier()
        self._show()
        if self.bench.active:
            self.bench.view.setFocus()

    # -- words ---------------------------------------------------------------------------------------------------

    @property
    def has_doubts(self) -> bool:
        """Whether a word of the cutting is doubtful."""
        return self.doubts.any

    def toggle_words(self) -> None:
        """Show the words of the region in hand under the rows, or put them away."""
        self._show()
        if not self._desk.actions["cut_words"].isChecked():
            self.bench.view.setFocus()

    def step_doubt(self, by: int) -> None:
        """Go to the next word to check, or the one before, in the panel and on the page."""
        self._desk.actions["cut_words"].setChecked(True)
        self.doubts.step(by)
        self._show()
        self.doubts.point(self.panel.words)

    def _look_at(self, at: int) -> None:
        self.doubts.look_at(self.panel.words.words[at])

    # -- menus ---------------------------------------------------------------------------------------------------

    def _more(self, at: QPoint) -> None:
        self._desk.actions.menu(keys.MENU, self.panel).popup(at)

    def _offer_menu(self, _page: object, at: QPoint) -> None:
        if self.bench.active:
            self._desk.actions.menu(keys.CONTEXT, self.bench.view).popup(at)

    def close(self) -> None:
        """The window closes."""
        self.unfiled.keep()
        self.bench.close()
