"""Frames: a pane's head, a card, a ground in one of the theme's colours, and a row of chips that wraps."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget

from clipper.ui.measures import PANE_HEAD
from clipper.ui.widgets.painting import fill, follow, hairline

if TYPE_CHECKING:
    from clipper.ui.desk import Desk


def ground(widget: QWidget, name: str) -> QWidget:
    """Lay a widget on one of the grounds: window, panel, list, paper, desk or raised."""
    widget.setProperty("ground", name)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return widget


class PaneHead(QWidget):
    """The head of a pane, 44 high, with a hairline below; `row` takes what stands in it."""

    def __init__(
        self,
        desk: "Desk",
        *,
        height: int = PANE_HEAD,
        left: int = 16,
        right: int = 12,
        line: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Without `line` what stands below goes on without a parting."""
        super().__init__(parent)
        self._desk = desk
        self._line = line
        self.setFixedHeight(desk.fonts.px(height))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(left, 0, right, 0)
        self.row.setSpacing(6)
        follow(desk, self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline."""
        if self._line:
            hairline(QPainter(self), 0, self.height() - 1, self.width(), self._desk.theme.hairline)


class Card(QWidget):
    """A rounded sheet with a hairline edge; `column` takes what stands on it."""

    def __init__(
        self,
        desk: "Desk",
        *,
        colour: str = "raised",
        edge: str = "hairline",
        radius: int = 8,
        margin: int = 12,
        parent: QWidget | None = None,
    ) -> None:
        """`colour` and `edge` are names of tokens; an empty edge draws none."""
        super().__init__(parent)
        self._desk = desk
        self.colour = colour
        self.edge = edge
        self.radius = radius
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(6)
        follow(desk, self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet."""
        theme = self._desk.theme
        edge = str(getattr(theme, self.edge)) if self.edge else ""
        fill(QPainter(self), self.rect(), str(getattr(theme, self.colour)), self.radius, edge)


class Rule(QWidget):
    """A hairline between two parts of a pane."""

    def __init__(self, desk: "Desk", *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        (self.setFixedWidth if upright else self.setFixedHeight)(1)
        follow(desk, self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        for y in range(self.height()):
            hairline(painter, 0, y, self.width(), self._desk.theme.hairline)


class InOrder(QLayout):
    """Keeps its widgets in the order they came; where each stands, the layouts made from it say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        """Put one more at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The one at `index`."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take out the one at `index`."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None


class Flow(InOrder):
    """Lays widgets in rows, as words in a paragraph; mirrored where the interface runs right to left."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6) -> None:
        super().__init__(parent)
        self._gap = gap

    def clear(self) -> None:
        """Take out all and let go of their widgets."""
        while self._items:
            widget = self._items.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it gets at `width`."""
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Lay them out."""
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        """The widest single one."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The widest single one."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.sizeHint())
        return size

    def _lay(self, rect: QRect, *, move: bool) -> int:
        x = y = high = 0
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for item in self._items:
            size = item.sizeHint()
            if x and x + size.width() > rect.width():
                x, y, high = 0, y + high + self._gap, 0
            if move:
                left = rect.width() - x - size.width() if mirrored else x
                item.setGeometry(QRect(rect.topLeft() + QPoint(left, y), size))
            x += size.width() + self._gap
            high = max(high, size.height())
        return y + high
