"""Labels: words in one of the theme's inks that follow a switch of theme, and ones that elide."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from clipper.ui.widgets.painting import follow, words

if TYPE_CHECKING:
    from clipper.ui.desk import Desk


def label(text: str, font: QFont, ink: str = "text", *, wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """A plain label; `ink` is the name of a token (text, soft, muted, faint, accent, ok, warn, error)."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(font)
    made.setProperty("ink", ink)
    made.setWordWrap(wrap)
    return made


def set_ink(widget: QLabel, ink: str) -> None:
    """Give a label another ink."""
    widget.setProperty("ink", ink)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class ElidedLabel(QWidget):
    """One line of words that ends in an ellipsis where there is no room; the tool tip has the whole."""

    def __init__(self, desk: "Desk", text: str, font: QFont, ink: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._text = text
        self._font = font
        self.ink = ink
        self.parted = False
        """The points between its parts stand wider apart, as in a row's meta line."""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        follow(desk, self)

    def text(self) -> str:
        """The whole words."""
        return self._text

    def setText(self, text: str) -> None:
        """Show other words."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        metrics = self._metrics()
        return QSize(metrics.horizontalAdvance(self._shown()) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(min(40, self.sizeHint().width()), self.sizeHint().height())

    def _shown(self) -> str:
        return self._text.replace(" · ", "\u2002·\u2002") if self.parted else self._text

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._font)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, and keep the whole for the tool tip where it was cut."""
        painter = QPainter(self)
        words(painter, self.rect(), self._shown(), self._font, str(getattr(self._desk.theme, self.ink)))
        self.setToolTip(self._text if self.sizeHint().width() > self.width() + 2 else "")
