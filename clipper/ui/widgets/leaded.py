"""Words on lines of fixed leading, as high as they need: headlines that a label would set too loosely."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clipper.ui.widgets.lines import paint_lines, set_lines


class Leaded(QWidget):
    """A headline; `ink` is asked for its colour at every painting."""

    def __init__(
        self,
        text: str,
        font: QFont,
        leading: int,
        ink: Callable[[], str],
        *,
        most: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """`leading` in pixels; from `most` lines on (0: no end) it is elided."""
        super().__init__(parent)
        self._text, self._font, self._leading, self._ink, self._most = text, font, leading, ink, most
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)

    def text(self) -> str:
        """The words."""
        return self._text

    def setText(self, text: str) -> None:
        """Show other words."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.setToolTip(text if self._most else "")
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All lines."""
        return round(set_lines(self._text, self._font, max(40, width), self._leading, self._most)[1])

    def sizeHint(self) -> QSize:
        """At the present width."""
        wide = self.width() if self.width() > 60 else 400
        return QSize(200, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(60, self._leading)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        layout, _high = set_lines(self._text, self._font, max(40, self.width()), self._leading, self._most)
        paint_lines(QPainter(self), layout, 0, 0, self._ink())
