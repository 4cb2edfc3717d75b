"""Widgets set in columns as in a newspaper: as many as there is room for, each about as long as the next."""

from itertools import combinations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from clipper.ui.widgets.frames import InOrder


class Columns(InOrder):
    """Lays widgets below each other in the order they came; mirrored where the interface runs right to left."""

    def __init__(self, parent: QWidget | None = None, *, most: int, gap: int, apart: int) -> None:
        """`most` columns with a `gap` between, and `apart` from one widget to the one below (pixels)."""
        super().__init__(parent)
        self._most, self._gap, self._apart = most, gap, apart

    def width_of(self, columns: int) -> int:
        """How wide so many columns are at least, with nothing cut off."""
        return columns * self.minimumSize().width() + (columns - 1) * self._gap

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it gets at `width`."""
        return max((self._high(part) for part in self._parts(width)), default=0)

    def sizeHint(self) -> QSize:
        """One column."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The widest single one."""
        return QSize(max((item.minimumSize().width() for item in self._items), default=0), 0)

    def setGeometry(self, rect: QRect) -> None:
        """Lay them out."""
        super().setGeometry(rect)
        parts = self._parts(rect.width())
        wide = (rect.width() - self._gap * (len(parts) - 1)) // max(1, len(parts))
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for n, part in enumerate(reversed(parts) if mirrored else parts):
            y = rect.top()
            for item in part:
                high = item.sizeHint().height()
                item.setGeometry(QRect(rect.left() + n * (wide + self._gap), y, wide, high))
                y += high + self._apart

    def _high(self, part: list[QLayoutItem]) -> int:
        return sum(item.sizeHint().height() for item in part) + self._apart * max(0, len(part) - 1)

    def _parts(self, width: int) -> list[list[QLayoutItem]]:
        """What stands in each column: of all ways to part them, the one whose longest column is shortest."""
        items = self._items
        most = min(self._most, len(items))
        count = next((n for n in range(most, 1, -1) if self.width_of(n) <= width), min(1, most))
        ways = (
            [items[a:b] for a, b in zip((0, *cuts), (*cuts, len(items)), strict=True)]
            for cuts in combinations(range(1, len(items)), max(0, count - 1))
        )
        return min(ways, key=lambda parts: max(map(self._high, parts)), default=[]) if items else []
