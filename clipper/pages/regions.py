"""Rectangles on a page: values with a little geometry."""

from collections.abc import Iterable

from msgspec import Struct


class Box(Struct, frozen=True):
    """A rectangle; y grows downwards; the unit is whatever its maker says (points, pixels or page fractions)."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right, never negative."""
        return max(0.0, self.right - self.left)

    @property
    def height(self) -> float:
        """From top to bottom, never negative."""
        return max(0.0, self.bottom - self.top)

    @property
    def middle(self) -> tuple[float, float]:
        """The centre (x, y)."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it, edges included."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def meets(self, other: "Box") -> "Box | None":
        """What two rectangles have in common, None where they do not overlap."""
        found = Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )
        return found if found.left < found.right and found.top < found.bottom else None

    def scaled(self, x: float, y: float) -> "Box":
        """The rectangle in another unit: multiply by page width and height, or by their inverses for fractions."""
        return Box(self.left * x, self.top * y, self.right * x, self.bottom * y)

    def clamped(self) -> "Box":
        """The part that lies on the page, in page fractions."""
        left, top = min(max(self.left, 0.0), 1.0), min(max(self.top, 0.0), 1.0)
        return Box(left, top, max(left, min(self.right, 1.0)), max(top, min(self.bottom, 1.0)))


def around(boxes: Iterable[Box]) -> Box:
    """The smallest rectangle around all; a rectangle without size at 0, 0 for none."""
    found = list(boxes)
    if not found:
        return Box(0.0, 0.0, 0.0, 0.0)
    return Box(
        min(b.left for b in found), min(b.top for b in found), max(b.right for b in found), max(b.bottom for b in found)
    )


class Region(Struct, frozen=True):
    """A rectangle of one page, in fractions of that page (0 to 1), so that it holds at every resolution."""

    page: int
    """Counted from 0."""
    box: Box
