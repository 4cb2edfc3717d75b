"""Words that can be pressed where they stand: underlined under the pointer, with a ring when the keyboard is on them."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from clipper.ui.desk import Desk
from clipper.ui.widgets.faceless import boxed
from clipper.ui.widgets.painting import follow, ring, words


class WordButton(QAbstractButton):
    """One line of words in a token's ink; `ink` may be changed at any time."""

    def __init__(
        self, desk: Desk, text: str, font: QFont, ink: str = "text", *, after: str = "", parent: QWidget | None = None
    ) -> None:
        """`after` stands behind the words in muted ink, as a mark that parts them from the next ("·")."""
        super().__init__(parent)
        self._desk = desk
        self._after = after
        self._tail_wide = 0
        self.ink = ink
        self._after_shown = True
        self.widest = 10_000
        self.setText(text)
        self.setFont(font)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        follow(desk, self)

    def say(self, text: str, font: QFont, ink: str, *, after: str = "") -> None:
        """Say something else."""
        self.ink, self._after, self._tail_wide, self._after_shown = ink, after, 0, True
        self.setText(text)
        self.setFont(font)
        self.setAccessibleName(text)
        self.update()

    def still(self) -> "WordButton":
        """Only words after all: nothing to press."""
        self.setEnabled(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        return self

    def show_after(self, on: bool) -> None:
        """At a line's end nothing parts them: the mark is left out there."""
        if on != self._after_shown:
            self._after_shown = on
            self.update()

    def _tail(self) -> int:
        if self._after and not self._tail_wide:
            self._tail_wide = QFontMetrics(self._desk.fonts.ui()).horizontalAdvance(self._after) + 5
        return self._tail_wide

    def sizeHint(self) -> QSize:
        """The words, elided beyond `widest`."""
        metrics = QFontMetrics(self.font())
        return QSize(
            min(metrics.horizontalAdvance(boxed(self.text())) + self._tail() + 5, self.widest), metrics.height() + 4
        )

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(min(40, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words."""
        painter, theme, font, tail = QPainter(self), self._desk.theme, QFont(self.font()), self._tail()
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        box = QRect(tail + 2 if mirrored else 2, 0, self.width() - tail - 3, self.height())
        font.setUnderline(self.isEnabled() and self.underMouse())
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        ink = str(getattr(theme, self.ink))
        wide = words(painter, box, boxed(self.text()), font, ink, side | Qt.AlignmentFlag.AlignAbsolute)
        if self._after and self._after_shown:
            start = self.width() - 2 - wide - tail if mirrored else 2 + wide + 5
            words(painter, QRect(start, 0, tail, self.height()), self._after, self._desk.fonts.ui(), theme.muted)
        if self.hasFocus():
            ring(painter, self.rect(), theme.accent, 4)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Underline under the pointer."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has gone."""
        self.update()
        super().leaveEvent(event)
