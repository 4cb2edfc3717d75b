"""The layers over the pages in the scene: which page shows what, and from whose fractions to whose points."""

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QRectF

from clipper.model.cutting import Cutting, PageFile, Piece
from clipper.pages.regions import Box
from clipper.pages.turning import box_shown
from clipper.ui.cutting.layer import CutLayer, Earlier, Look, Shown
from clipper.ui.cutting.regions import Region, Regions, box_of

if TYPE_CHECKING:
    from clipper.ui.desk import Desk
    from clipper.ui.pageview.page_item import PageItem
    from clipper.ui.pageview.pages_view import PagesView


class Layers:
    """One layer a page, made when the page first has something to show."""

    def __init__(self, desk: "Desk", view: "PagesView") -> None:
        self._desk = desk
        self._view = view
        self._layers: dict[PageItem, CutLayer] = {}

    def find(self, file: PageFile, number: int) -> "PageItem | None":
        """The page (from 0) of a file, None where it is not among those shown."""
        return next(
            (page for page in self._view.pages if (page.file.sha256, page.number) == (file.sha256, number)), None
        )

    def forget(self) -> None:
        """The pages have gone, and their layers with them."""
        self._layers = {page: layer for page, layer in self._layers.items() if page in self._view.pages}

    def take_away(self) -> None:
        """Show nothing on any page."""
        self.forget()
        for layer in self._layers.values():
            self._view.pages_scene.removeItem(layer)
        self._layers.clear()

    def look(self, page: "PageItem") -> Look:
        """What a page shows now."""
        layer = self._layers.get(page)
        return layer.look if layer is not None else Look()

    def change(self, page: "PageItem", **parts: object) -> None:
        """Let a page show something else in part."""
        look = replace(self.look(page), **parts)  # pyright: ignore[reportArgumentType]
        if page not in self._layers:
            if look == Look():
                return
            self._layers[page] = CutLayer(self._desk, page)
        self._layers[page].show_look(look)

    def show(self, regions: Regions) -> None:
        """Show the regions, every one on its page."""
        for page in self._view.pages:
            shown = tuple(
                Shown(region.key, number, region.role, placed(page, region.piece))
                for number, region in enumerate(regions.all, 1)
                if region.lies_on(page.file, page.number)
            )
            self.change(page, regions=shown, chosen=regions.chosen if shown else 0)

    def show_earlier(self, cuttings: "tuple[Cutting, ...]") -> None:
        """Show the cuttings made before."""
        for page in self._view.pages:
            found = []
            for one in cuttings:
                boxes = tuple(
                    placed(page, piece)
                    for piece in one.pieces
                    if (piece.file.sha256, piece.page) == (page.file.sha256, page.number)
                )
                if boxes:
                    found.append(Earlier(one.clipping, boxes))
            self.change(page, earlier=tuple(found))


def placed(page: "PageItem", piece: Piece) -> QRectF:
    """Where a piece lies on its page as it is shown now, however it was turned when the piece was drawn."""
    box = box_of(piece)
    if abs(piece.angle - page.angle) < 1e-6:
        return page.from_fractions(box)
    return page.from_own(box_shown(box, page.sheet.width, page.sheet.height, piece.angle))


def as_piece(page: "PageItem", box: QRectF, source: int | None) -> Piece:
    """A rectangle on a page, in item coordinates, as a piece of it."""
    cut: Box = page.to_fractions(box).clamped()
    return Piece(page.file, page.number, cut.left, cut.top, cut.width, cut.height, angle=page.angle, source=source)


def as_shown(page: "PageItem", region: Region) -> Region:
    """The region with its rectangle on the page as that is turned now."""
    box = page.to_fractions(placed(page, region.piece))
    return Region(region.key, _with_box(region.piece, box, page.angle))


def _with_box(piece: Piece, box: Box, angle: float) -> Piece:
    return replace(piece, x=box.left, y=box.top, width=box.width, height=box.height, angle=angle)
