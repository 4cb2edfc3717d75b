"""Where on its page a cutting stood and how much of it it took: what a press office judges an article's play by."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from clipper.model.cutting import Piece, RegionRole

_FURNITURE = frozenset((RegionRole.MASTHEAD, RegionRole.FOLIO))
"""What is cut along with an article and is no part of it."""
_FRONT = frozenset(("1", "A1", "01", "001", "1A"))
_HALF = 0.5
_SLACK = 0.06


class PagePlace(Struct, frozen=True):
    """Where on one page an article stood."""

    sha256: str
    page: int
    """Counted from 0."""
    share: float
    """Of the page, 0 to 1."""
    left: float
    """The rectangle around all of it, in fractions of the page as turned."""
    top: float
    right: float
    bottom: float
    photos: int
    front: bool

    @property
    def percent(self) -> int:
        """The share in whole per cent; at least 1."""
        return max(1, round(self.share * 100))

    @property
    def fold(self) -> str:
        """ "above" or "below" the fold, "" for what lies across it."""
        if self.bottom <= _HALF + _SLACK:
            return "above"
        return "below" if self.top >= _HALF - _SLACK else ""

    @property
    def side(self) -> str:
        """ "left" or "right", "" for what stands in the middle or over the whole width."""
        if self.right <= _HALF + _SLACK:
            return "left"
        return "right" if self.left >= _HALF - _SLACK else ""


def places_of(pieces: Sequence[Piece], page_name: str = "") -> tuple[PagePlace, ...]:
    """The article's places, a page each in the order of its pieces; `page_name` is the paper's own number of the first."""
    pages: dict[tuple[str, int], list[Piece]] = {}
    for piece in pieces:
        if piece.role not in _FURNITURE:
            pages.setdefault((piece.file.sha256, piece.page), []).append(piece)
    found = []
    for number, ((sha256, page), mine) in enumerate(pages.items()):
        front = number == 0 and (page_name.upper() in _FRONT if page_name else page == 0)
        found.append(
            PagePlace(
                sha256,
                page,
                min(1.0, _union([(p.x, p.y, p.x + p.width, p.y + p.height) for p in mine])),
                min(p.x for p in mine),
                min(p.y for p in mine),
                max(p.x + p.width for p in mine),
                max(p.y + p.height for p in mine),
                sum(p.role is RegionRole.PHOTO for p in mine),
                front,
            )
        )
    return tuple(found)


def _union(boxes: Iterable[tuple[float, float, float, float]]) -> float:
    """The area that rectangles (left, top, right, bottom) cover together."""
    boxes = list(boxes)
    area = 0.0
    edges = sorted({x for box in boxes for x in (box[0], box[2])})
    for left, right in pairwise(edges):
        covered, floor = 0.0, float("-inf")
        for top, bottom in sorted((b[1], b[3]) for b in boxes if b[0] <= left and b[2] >= right):
            covered += max(0.0, bottom - max(top, floor))
            floor = max(floor, bottom)
        area += covered * (right - left)
    return area
