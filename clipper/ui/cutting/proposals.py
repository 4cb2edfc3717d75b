"""What the layout analysis proposes: the regions of an article, and the role of what was drawn before the page was read."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from clipper.i18n import _

if TYPE_CHECKING:
    from clipper.ui.cutting.bench import Bench
    from clipper.ui.pageview.page_item import PageItem


class Proposals:
    """Proposes at once where a page is read, else as soon as it is."""

    def __init__(self, bench: "Bench") -> None:
        self._bench = bench
        self.waiting: PageItem | None = None
        """The page whose columns are to be found as soon as it is read."""
        self.guessed: set[int] = set()
        """Regions whose role is to be found as soon as their page is read."""

    def find_columns(self, page: "PageItem | None" = None, at: QPointF | None = None) -> None:
        """Propose the regions of the article at a point, else of the article in hand, else of the whole page."""
        bench = self._bench
        page = page or bench.view.current
        if page is None:
            return
        if bench.columns.blocks(page) is None:
            self.waiting = page
            bench.reading.want(page.file, page.number)
            bench.changed.emit()
            return
        found = bench.columns.article(page, at if at is not None else self._middle_of_chosen(page))
        new = [block for block in found if bench.taken(page, block) is None]
        if not new:
            bench.desk.notices.say(_("Nothing more was found on this page. Drag to draw a region."))
            return
        first = bench.regions.last + 1
        pieces = [bench.piece(page, block.box, block.role) for block in new]
        bench.do(_("Find columns"), bench.regions.add(*pieces).choose(first))

    def _middle_of_chosen(self, page: "PageItem") -> QPointF | None:
        region = self._bench.chosen_on(page)
        return page.from_fractions(region.box).center() if region is not None else None

    def page_came(self, sha256: str, number: int) -> None:
        """A page was read: find what was wished or guessed on it."""
        bench, here = self._bench, (sha256, number)
        for key in sorted(self.guessed):
            region = bench.regions.get(key)
            if region is None or (region.piece.file.sha256, region.piece.page) != here:
                continue
            page = bench.page_of(region)
            role = bench.columns.role_of(page, bench.box_on(page, region)) if page is not None else None
            self.guessed.discard(key)
            if role is not None:
                # no deed of hers: it is not taken back either
                bench.history.now = bench.regions.call(key, role)
        page = self.waiting
        if page is not None and (page.file.sha256, page.number) == here:
            self.waiting = None
            self.find_columns(page)
