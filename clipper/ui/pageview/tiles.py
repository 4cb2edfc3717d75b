"""Pieces of pages as pixels, kept by use and bounded in bytes: what is looked at stays, what was left long ago goes."""

from collections import OrderedDict

from msgspec import Struct
from PySide6.QtGui import QImage

SIDE = 512
"""Pixels of a tile's side."""
TILE_BYTES = 48 * 1024 * 1024
THUMB_BYTES = 10 * 1024 * 1024
THUMB_WIDTH = 96
"""Pixels across of a page's small picture."""


class Order(Struct, frozen=True):
    """A piece of a page: the file, the page in it (from 0), the pixels a point times 1,000, and the rectangle in pixels."""

    sha256: str
    page: int
    mille: int
    left: int
    top: int
    width: int
    height: int

    @property
    def scale(self) -> float:
        """Pixels a point."""
        return self.mille / 1000


class Pictures:
    """QImages by their order; the ones used last stay within `most` bytes."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.held = 0
        """Bytes held now."""
        self._images: OrderedDict[Order, QImage] = OrderedDict()

    def __contains__(self, order: object) -> bool:
        return order in self._images

    def __len__(self) -> int:
        return len(self._images)

    def find(self, order: Order) -> QImage | None:
        """The picture, None where it is not held; it counts as used now."""
        image = self._images.get(order)
        if image is not None:
            self._images.move_to_end(order)
        return image

    def put(self, order: Order, image: QImage) -> None:
        """Hold a picture, and let go of those used least lately where it is too much; an empty one is held too."""
        old = self._images.pop(order, None)
        if old is not None:
            self.held -= old.sizeInBytes()
        self._images[order] = image
        self.held += image.sizeInBytes()
        while self.held > self.most and len(self._images) > 1:
            _order, gone = self._images.popitem(last=False)
            self.held -= gone.sizeInBytes()

    def of_page(self, sha256: str, page: int) -> list[tuple[Order, QImage]]:
        """Every picture held of one page, coarse ones first."""
        found = [
            (order, image) for order, image in self._images.items() if (order.sha256, order.page) == (sha256, page)
        ]
        return sorted(found, key=lambda one: one[0].mille)

    def clear(self) -> None:
        """Let go of everything."""
        self._images.clear()
        self.held = 0


def tiles_over(
    sha256: str, page: int, mille: int, size: tuple[float, float], box: tuple[float, float, float, float]
) -> list[Order]:
    """The tiles that a rectangle (points: left, top, right, bottom) of a page (its size in points) touches."""
    scale = mille / 1000
    wide, high = max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
    left, top = max(0, int(box[0] * scale)), max(0, int(box[1] * scale))
    right, bottom = min(wide, int(box[2] * scale) + 1), min(high, int(box[3] * scale) + 1)
    found = []
    for y in range(top // SIDE * SIDE, bottom, SIDE):
        for x in range(left // SIDE * SIDE, right, SIDE):
            found.append(Order(sha256, page, mille, x, y, min(SIDE, wide - x), min(SIDE, high - y)))
    return found


def thumb_of(sha256: str, page: int, size: tuple[float, float]) -> Order:
    """The small picture of a whole page."""
    mille = max(1, round(1000 * THUMB_WIDTH / max(1.0, size[0])))
    wide, high = max(1, round(size[0] * mille / 1000)), max(1, round(size[1] * mille / 1000))
    return Order(sha256, page, mille, 0, 0, wide, min(high, 8 * THUMB_WIDTH))
