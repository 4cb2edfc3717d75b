"""The bench where an article is cut out: the regions, what is done to them, and the pages, panel and words that follow."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Signal

from clipper.i18n import _, _n
from clipper.model.cutting import Piece, RegionRole
from clipper.pages.regions import Box
from clipper.ui.cutting.columns import Columns
from clipper.ui.cutting.layers import Layers, as_piece, as_shown, placed
from clipper.ui.cutting.page_reading import PageReading
from clipper.ui.cutting.panel import CutPanel
from clipper.ui.cutting.proposals import Proposals
from clipper.ui.cutting.region_words import RegionWords
from clipper.ui.cutting.regions import History, Region, Regions, taken
from clipper.ui.cutting.role_words import role_name
from clipper.ui.cutting.tool import CutTool

if TYPE_CHECKING:
    from clipper.pages.layout import Block
    from clipper.ui.desk import Desk
    from clipper.ui.pageview.page_item import PageItem
    from clipper.ui.pageview.place import PagePlace

SETTLE_MS = 140
"""After so long without a change the regions have settled, and their words are read."""
DRAG = "drag"
"""How the deeds of one pull with the mouse are joined."""
_LEAST_POINTS = 3.0


class Bench(QObject):
    """Holds the cutting that is being made; the regions stay when the mode is left, until they are filed or taken out."""

    changed = Signal()
    """Regions, their words, or what can be done with them."""
    left = Signal()
    """Esc: out of the mode."""
    reopen_asked = Signal(int)
    """A cutting made before is to be opened again."""

    def __init__(self, desk: "Desk", place: "PagePlace") -> None:
        super().__init__(place)
        self.desk = desk
        self.place = place
        self.view = place.view
        self.history = History(Regions())
        self.clipping = 0
        """The cutting that was opened again, 0 for a new one."""
        self.active = False
        self.pointer: tuple[PageItem, QPointF] | None = None
        """Where the mouse is on a page, None where the keys were used last."""
        self.sources: dict[str, int | None] = {}
        """Whose pages the files (by SHA-256) are, where the clipping looked at was itself cut out."""
        self.reading = PageReading(desk, self)
        self.columns = Columns(self.reading)
        self.words = RegionWords(desk, self.reading, self)
        self.layers = Layers(desk, self.view)
        self.panel = CutPanel(desk)
        self.tool = CutTool(self)
        self.proposals = Proposals(self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._read)
        self.words.came.connect(self.changed)
        self.reading.came.connect(self._page_came)
        self.reading.failed.connect(self._page_failed)
        self.view.pages_scene.pages_changed.connect(self._pages_changed)
        self.view.pages_scene.page_turned.connect(lambda _page: self._paint())
        place.page_shown.connect(lambda _page: self._settle.start() if self.active else None)

    # -- what is there -------------------------------------------------------------------------------------------

    @property
    def regions(self) -> Regions:
        """The regions as they are now."""
        return self.history.now

    @property
    def calm(self) -> bool:
        """Whether nothing is being read or waits to settle."""
        return not (self._settle.isActive() or self.reading.busy or self.words.busy)

    @property
    def unfiled(self) -> bool:
        """Whether there are regions that are not filed as they are."""
        return self.history.unfiled

    def scale(self, _page: "PageItem | None" = None) -> float:
        """Pixels a point on the screen."""
        return self.view.pixels

    def chosen_on(self, page: "PageItem") -> "Region | None":
        """The region chosen, if it lies on this page as it is turned now."""
        region = self.regions.current
        if region is None or not region.lies_on(page.file, page.number):
            return None
        return as_shown(page, region)

    def box_on(self, page: "PageItem", region: Region) -> Box:
        """Where a region lies, in fractions of its page as turned now."""
        return as_shown(page, region).box

    def region_at(self, page: "PageItem", at: QPointF) -> "Region | None":
        """The region at a point of a page: the chosen one first, else the smallest."""
        there = [
            (region.key != self.regions.chosen, box.width() * box.height(), region.key)
            for region in self.regions.on(page.file, page.number)
            if (box := placed(page, region.piece)).contains(at)
        ]
        region = self.regions.get(min(there)[2]) if there else None
        return as_shown(page, region) if region is not None else None

    # -- deeds ---------------------------------------------------------------------------------------------------

    def do(self, name: str, regions: Regions, *, joins: str = "") -> None:
        """Take the next state of the regions."""
        chosen = self.regions.chosen
        if self.history.do(name, regions, joins=joins) or regions.chosen != chosen:
            self._settle.start()
            self._paint()
            if not joins.startswith(DRAG):
                # while the mouse pulls, the page follows at once and the panel when the hand rests
                self.changed.emit()

    def choose(self, key: int) -> None:
        """Choose a region (0: none)."""
        if key != self.regions.chosen:
            self.history.choose(key)
            self._paint()
            self.changed.emit()

    def start(self, pieces: Sequence[Piece] = (), clipping: int = 0, *, filed: bool = False) -> None:
        """Begin anew, with the pieces of a cutting made before or with none; `filed` says that they are filed like this."""
        self.clipping = clipping
        self.history = History(Regions.of(pieces), filed=filed)
        self.proposals.guessed.clear()
        self._settle.start()
        self._paint()
        self.changed.emit()

    def undo(self) -> None:
        """Take back the last deed."""
        self._swapped(self.history.undo())

    def redo(self) -> None:
        """Do again what was taken back."""
        self._swapped(self.history.redo())

    def _swapped(self, name: str) -> None:
        if name:
            self._settle.start()
            self._paint()
            self.changed.emit()

    def call(self, role: RegionRole) -> None:
        """Give the region chosen a role."""
        key = self.regions.chosen
        if key:
            self.proposals.guessed.discard(key)
            self.do(_("Make it {role}").format(role=role_name(role)), self.regions.call(key, role))

    def put(self, place: int) -> None:
        """Let the region chosen be read at a place, counted from 0."""
        self.do(_("Put in order"), self.regions.put(self.regions.chosen, place))

    def remove(self) -> None:
        """Take out the region chosen."""
        self.do(_("Delete region"), self.regions.remove(self.regions.chosen))

    def clear(self) -> None:
        """Take out all regions; what was done to them can be taken back."""
        self.do(_("Take all regions out"), Regions((), 0, self.regions.last))

    def nudge(self, right: float, down: float, *, resize: bool = False) -> None:
        """Move the region chosen by points, or its right and lower edges."""
        region = self.regions.current
        page = self.page_of(region) if region is not None else None
        if region is None or page is None:
            return
        box = placed(page, region.piece)
        box = box.adjusted(0, 0, right, down) if resize else box.translated(right, down)
        if box.width() >= _LEAST_POINTS and box.height() >= _LEAST_POINTS:
            self.shape(page, region.key, box, moved=not resize, joins=f"nudge {region.key} {resize}")
            self.show_region()

    def shape(
        self, page: "PageItem", key: int, box: QRectF, *, moved: bool = False, snap: bool = False, joins: str = ""
    ) -> None:
        """Give a region another rectangle in a page's item coordinates."""
        region = self.regions.get(key)
        if region is None:
            return
        if moved:
            inside = page.box
            box = QRectF(box)
            box.moveLeft(min(max(box.left(), 0.0), max(0.0, inside.width() - box.width())))
            box.moveTop(min(max(box.top(), 0.0), max(0.0, inside.height() - box.height())))
        cut = page.to_fractions(box)
        if snap:
            cut = self.columns.snapped(page, cut)
        name = _("Move region") if moved else _("Resize region")
        self.do(name, self.regions.reshape(key, cut, page.angle), joins=joins)

    def draw(self, page: "PageItem", box: QRectF | None) -> None:
        """Show the rectangle being drawn (None: none)."""
        self.layers.change(page, drawn=box & page.box if box is not None else None)

    def add_drawn(self, page: "PageItem", box: QRectF, *, snap: bool = True) -> None:
        """A rectangle was drawn: it becomes a region, with the role of the block it covers most."""
        self.draw(page, None)
        box = box & page.box
        if box.width() < _LEAST_POINTS or box.height() < _LEAST_POINTS:
            return
        cut = page.to_fractions(box)
        if snap:
            cut = self.columns.snapped(page, cut)
        self._add(page, cut, self.columns.role_of(page, cut))

    def take(self, page: "PageItem", at: QPointF) -> None:
        """A click: the block there becomes a region; where there is none, nothing is chosen any more."""
        block = self.columns.block_at(page, at)
        if block is None or self.taken(page, block) is not None:
            if self.columns.blocks(page) is None and page.box.contains(at):
                self.say_reading()
            self.choose(0)
            return
        self.take_block(page, block)

    def take_block(self, page: "PageItem", block: "Block") -> None:
        """Make a region of a block."""
        self._add(page, block.box, block.role)

    def say_reading(self) -> None:
        """Say why no column can be taken yet."""
        page = self.view.current
        why = self.reading.why_not(page.file, page.number) if page is not None else ""
        self.desk.notices.say(why or _("The page is still being read. Drag to draw a region meanwhile."))

    def _add(self, page: "PageItem", cut: Box, role: RegionRole | None) -> None:
        piece = self.piece(page, cut, role or RegionRole.BODY)
        self.do(_("Draw region"), self.regions.add(piece))
        if role is None:
            self.proposals.guessed.add(self.regions.chosen)

    def piece(self, page: "PageItem", cut: Box, role: RegionRole) -> Piece:
        """A rectangle (fractions of a page as turned now) as a piece of that page."""
        return replace(as_piece(page, page.from_fractions(cut), self._source(page)), role=role)

    def taken(self, page: "PageItem", block: "Block") -> "Region | None":
        """The region that holds most of a block already."""
        shown = [as_shown(page, one) for one in self.regions.on(page.file, page.number)]
        return taken(shown, block.box)

    def _source(self, page: "PageItem") -> int | None:
        """The clipping whose page it is: the one looked at; where that was itself cut from the page, what it was cut from."""
        clipping = self.place.clipping
        if page.file.sha256 in self.sources:
            return self.sources[page.file.sha256]
        original = clipping.draft.original if clipping is not None else None
        if clipping is not None and original is not None and original.sha256 == page.file.sha256:
            return clipping.id
        return None

    # -- the pages -----------------------------------------------------------------------------------------------

    def offer(self, page: "PageItem", box: QRectF | None) -> None:
        """Show which block a click would take (None: none)."""
        if self.layers.look(page).offered != box:
            self.layers.change(page, offered=box)

    def point(self, shape: Qt.CursorShape, page: "PageItem", at: QPointF | None) -> None:
        """The pointer rests: show its shape, and the block a click there would take (None: none)."""
        self.view.viewport().setCursor(shape)
        block = self.columns.block_at(page, at) if at is not None else None
        free = block is not None and self.taken(page, block) is None
        self.offer(page, page.from_fractions(block.box) if block is not None and free else None)

    def offer_menu(self, page: "PageItem", at: QPointF, event: object) -> bool:
        """The right button: choose what is under it; the menu is the view's."""
        region = self.region_at(page, at)
        if region is not None:
            self.choose(region.key)
        return False

    def open_at(self, page: "PageItem", at: QPointF) -> bool:
        """Ask for the cutting at a point that was made before; whether there is one."""
        found = next(
            (one for one in self.layers.look(page).earlier if any(box.contains(at) for box in one.boxes)), None
        )
        if found is None or self.region_at(page, at) is not None:
            return False
        self.reopen_asked.emit(found.clipping)
        return True

    def step_out(self) -> bool:
        """Esc: no region is chosen any more; the next one leaves the mode."""
        if self.regions.chosen:
            self.choose(0)
        else:
            self.left.emit()
        return True

    def begin(self) -> None:
        """The mode is taken up."""
        self.active = True
        self.reading.forget_failures()
        self._paint()
        self._want()
        self._settle.start()
        self.changed.emit()

    def end(self) -> None:
        """The mode is laid down: what is read for it alone is stopped, the regions stay."""
        self.active = False
        self.proposals.waiting = None
        self.layers.take_away()
        self.reading.want_only(set())
        self.changed.emit()

    def close(self) -> None:
        """The window closes."""
        self._settle.stop()
        self.reading.close()

    def show_region(self) -> None:
        """Bring the region chosen into view."""
        region = self.regions.current
        page = self.page_of(region) if region is not None else None
        if region is not None and page is not None:
            self.view.go_to(self.view.pages.index(page), placed(page, region.piece))

    def page_of(self, region: Region) -> "PageItem | None":
        """The page a region lies on, None where it is not shown."""
        return self.layers.find(region.piece.file, region.piece.page)

    def _paint(self) -> None:
        if self.active:
            self.layers.show(self.regions)

    def _pages_changed(self) -> None:
        self.layers.forget()
        self.pointer = None
        self.proposals.waiting = None
        self._paint()
        self._want()

    # -- reading -------------------------------------------------------------------------------------------------

    def _want(self) -> None:
        """Read the page in sight: a click takes its blocks, and what is drawn snaps to them."""
        page = self.view.current
        if self.active and page is not None:
            self.reading.want(page.file, page.number)

    def _read(self) -> None:
        """The regions have settled: read the pages they lie on, and no others but the one in sight."""
        if not self.active:
            return
        places = {(region.piece.file.sha256, region.piece.page) for region in self.regions.all}
        page = self.view.current
        here = {(page.file.sha256, page.number)} if page is not None else set()
        self.reading.want_only(places | here)
        for region in self.regions.all:
            self.reading.want(region.piece.file, region.piece.page)
        self._want()
        self.words.read(self.regions)
        self.changed.emit()

    def _page_came(self, sha256: str, number: int) -> None:
        self.proposals.page_came(sha256, number)
        self._settle.start()
        self._paint()
        self.changed.emit()

    def _page_failed(self, _sha256: str, number: int, why: str) -> None:
        self.proposals.waiting = None
        self.desk.notices.say(_("Page {n}: {why}").format(n=number + 1, why=why))
        self._settle.start()
        self.changed.emit()

    @property
    def line(self) -> str:
        """The one line of help, or what is being read."""
        page = self.proposals.waiting
        if page is not None:
            return _("Finding the columns of page {n}…").format(n=page.number + 1)
        page = self.view.current
        if page is not None and self.reading.busy and self.columns.blocks(page) is None:
            return _("Reading the words of page {n}… Drag to draw a region meanwhile.").format(n=page.number + 1)
        return self.tool.line

    @property
    def count(self) -> str:
        """ "9 regions"."""
        return _n("1 region", "{n} regions", len(self.regions.all))
