"""A scroll bar that takes no room: it lies over the edge of what it scrolls, while the pointer is there or it moves."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

WIDE = 9
LINGER_MS = 900
"""How long it stays after the last movement."""


def thin(area: QAbstractScrollArea, *, across: bool = False) -> None:
    """Scroll an area up and down by such a bar, its own goes on to hold range and value; sideways only if `across`."""
    if not across:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    ThinBar(area)


class ThinBar(QScrollBar):
    """Follows the area's own bar, which nobody sees, and moves it."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        self._area = area
        self._over = False
        self._own = own = area.verticalScrollBar()
        self._rest = QTimer(self, singleShot=True, interval=LINGER_MS)
        self._rest.timeout.connect(self._judge)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        own.rangeChanged.connect(self._stretch)
        own.valueChanged.connect(self._move)
        self.valueChanged.connect(own.setValue)
        # who listens to the area's own bar hears of a hand on this one, too
        self.actionTriggered.connect(own.actionTriggered)
        self.sliderReleased.connect(self._rest.start)
        area.installEventFilter(self)
        self._stretch()
        self.hide()

    def _stretch(self) -> None:
        own = self._own
        self.setRange(own.minimum(), own.maximum())
        self.setPageStep(own.pageStep())
        self.setSingleStep(own.singleStep())
        self._judge()

    def _move(self, value: int) -> None:
        if value != self.value():
            self.setPageStep(self._own.pageStep())
            self.setValue(value)
        if self.maximum() > self.minimum():
            self._rest.start()
            self._judge()

    def _judge(self) -> None:
        """Show it while it is of use."""
        wanted = self._over or self._rest.isActive() or self.isSliderDown()
        shown = wanted and self.maximum() > self.minimum()
        if shown and not self.isVisible():
            self._stand()
            self.raise_()
        self.setVisible(shown)

    def _stand(self) -> None:
        area = self._area
        left = area.layoutDirection() is Qt.LayoutDirection.RightToLeft
        inside = area.viewport().geometry()
        self.setGeometry(0 if left else area.width() - WIDE, inside.top(), WIDE, inside.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come with the pointer, go with it, keep to the edge."""
        kind = event.type()
        if kind in (QEvent.Type.Enter, QEvent.Type.Leave):
            self._over = kind is QEvent.Type.Enter
            self._judge()
        elif kind is QEvent.Type.Resize and self.isVisible():
            self._stand()
        return False
