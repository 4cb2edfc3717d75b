"""The card beside words that are offered as a quotation: who says them, and the two things one can do with them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clipper.i18n import _
from clipper.model.quotation import Quotation
from clipper.ui.widgets.buttons import KeyCap, button
from clipper.ui.widgets.label import ElidedLabel
from clipper.ui.widgets.painting import fill, follow

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

LEFT, TOP = 13, 8


class OfferCard(QWidget):
    """Tells what she wants done, and does nothing itself."""

    accepted = Signal()
    refused = Signal()
    done = Signal()
    """The keyboard goes back to the words."""

    def __init__(self, desk: "Desk", parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        fonts = desk.fonts
        self._speaker = ElidedLabel(desk, "", fonts.ui("small", 600), "text")
        self._title = ElidedLabel(desk, "", fonts.ui("small"), "muted")
        self.accept = button(desk, _("Accept as a quotation"), self.accepted.emit, kind="link")
        self.refuse = button(desk, _("Not a quotation"), self.refused.emit, kind="link")
        accept_row = QHBoxLayout()
        accept_row.setSpacing(4)
        accept_row.addWidget(self.accept)
        accept_row.addStretch()
        accept_row.addWidget(KeyCap(desk, "Q"))
        column = QVBoxLayout(self)
        column.setContentsMargins(LEFT, TOP, 8, TOP)
        column.setSpacing(2)
        for part in (self._speaker, self._title):
            column.addWidget(part)
        column.addLayout(accept_row)
        column.addWidget(self.refuse, alignment=Qt.AlignmentFlag.AlignLeft)
        for one in (self.accept, self.refuse):
            one.setStyleSheet("padding-left: 0")
        follow(desk, self)
        self.hide()

    def offer(self, one: Quotation, *, writable: bool) -> None:
        """Show who says the words."""
        self._speaker.setText(one.speaker)
        self._title.setText(one.title)
        self._title.setVisible(bool(one.title))
        for part in (self.accept, self.refuse):
            part.setEnabled(writable)
        self.setAccessibleName(_("Suggested quotation of {speaker}").format(speaker=one.speaker))
        self.adjustSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the words."""
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A raised card whose bar is dotted: nothing is marked yet."""
        theme, painter = self._desk.theme, QPainter(self)
        fill(painter, self.rect(), theme.raised, 8, theme.line)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = self.width() - 6.5 if mirrored else 6.5
        painter.setPen(QPen(QColor(theme.muted), 2, Qt.PenStyle.DotLine, Qt.PenCapStyle.FlatCap))
        edge = QRectF(self.rect()).adjusted(0, TOP, 0, -TOP)
        painter.drawLine(int(x), int(edge.top()), int(x), int(edge.bottom()))
