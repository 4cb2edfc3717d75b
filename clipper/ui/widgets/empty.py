"""What stands where nothing is: an icon, a sentence, a hint, at most one button."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.glyph import Glyph
from clipper.ui.widgets.label import label

if TYPE_CHECKING:
    from clipper.ui.desk import Desk


class EmptyState(QWidget):
    """Centred: icon 36, a serif sentence, one muted line, and a button where there is something to do."""

    pressed = Signal()
    """The button."""

    def __init__(
        self, desk: "Desk", icon: str, sentence: str, hint: str = "", offer: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._icon = Glyph(desk, icon, "faint", 36)
        self._sentence = label(sentence, desk.fonts.serif(20), wrap=True)
        self._hint = label(hint, desk.fonts.ui(), "muted", wrap=True)
        self._button = button(desk, offer, self.pressed.emit)
        for one in (self._sentence, self._hint):
            one.setAlignment(middle)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(6)
        column.addStretch(4)
        column.addWidget(self._icon, 0, middle)
        column.addSpacing(4)
        column.addWidget(self._sentence)
        column.addWidget(self._hint)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self._button, 0, middle)
        column.addLayout(row)
        column.addStretch(5)
        self.say(icon, sentence, hint, offer)

    @property
    def text(self) -> str:
        """The sentence it says."""
        return self._sentence.text()

    def say(self, icon: str, sentence: str, hint: str = "", offer: str = "") -> None:
        """Show another state."""
        self._icon.show_icon(icon)
        self._sentence.setText(sentence)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._button.setText(offer)
        self._button.setVisible(bool(offer))
        self.setAccessibleName(f"{sentence} {hint}".strip())
