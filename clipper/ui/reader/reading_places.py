"""Where she was in each text: kept while Clipper runs, and held on to while a long text is still being set."""

from collections import OrderedDict
from typing import Any, NamedTuple

from clipper.ui.reader.mark_layer import top_of
from clipper.ui.reader.text_view import TextView

KEPT = 2_000
"""Clippings whose place is remembered; the one read longest ago is forgotten first."""


class Spot(NamedTuple):
    """The first character in view, and how far its line stands from the upper edge (pixels)."""

    offset: int = 0
    below: int = 0


class ReadingPlaces:
    """Knows the spot of each clipping, and brings the view back to it as soon as the words stand there."""

    def __init__(self, view: TextView) -> None:
        self._view = view
        self._kept: OrderedDict[int, Spot] = OrderedDict()
        self._wanted = Spot()
        self._at_end = False
        view.moved_by_hand.connect(self._let_go)

    def keep(self, clipping: int) -> None:
        """Remember where she is in this clipping."""
        here = self._wanted if self._wanted != Spot() else self.here()
        self._kept.pop(clipping, None)
        if here != Spot():
            self._kept[clipping] = here
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def take(self, told: dict[str, Any]) -> None:
        """Remember what was remembered last time; what makes no sense is left out."""
        for clipping, spot in told.items():
            whole = isinstance(spot, list) and len(spot) == 2 and all(type(part) is int for part in spot)
            if whole and clipping.isdecimal() and spot[0] >= 0:
                self._kept.setdefault(int(clipping), Spot(*spot))

    def told(self, most: int) -> dict[str, tuple[int, int]]:
        """The places as they are written down, those of the clippings read last."""
        return {str(clipping): (spot.offset, spot.below) for clipping, spot in list(self._kept.items())[-most:]}

    def of(self, clipping: int) -> Spot:
        """Where she was in a clipping; its beginning if she was not there."""
        return self._kept.get(clipping, Spot())

    def here(self) -> Spot:
        """Where she is now."""
        view, article = self._view, self._view.article
        if article is None or view.verticalScrollBar().value() == 0:
            return Spot()
        offset = view.first_in_view()
        return Spot(offset, round(view.line_top(article.places.position(offset))))

    def go(self, spot: Spot) -> None:
        """Bring the view to a spot; where the words there are not set yet, as soon as they are."""
        self._wanted = spot
        self._at_end = False
        if spot == Spot():
            self._view.verticalScrollBar().setValue(0)
        else:
            self.follow()

    def before_more(self) -> None:
        """More words are about to be set: note whether she is at the end of those that stand."""
        bar = self._view.verticalScrollBar()
        self._at_end = self._wanted == Spot() and 0 < bar.value() == bar.maximum()

    def follow(self) -> None:
        """Words were set: come nearer to the spot, or stay at the end."""
        view, article = self._view, self._view.article
        if article is None:
            return
        document = view.document()
        if self._at_end:
            top_of(document, document.characterCount() - 1)
            view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
        elif self._wanted != Spot():
            top = top_of(document, article.places.position(self._wanted.offset))
            view.verticalScrollBar().setValue(round(top) - self._wanted.below)
            if article.whole:
                self._let_go()

    def _let_go(self) -> None:
        """She goes where she likes."""
        self._wanted, self._at_end = Spot(), False
