"""The foot of the sidebar: the trash, to look at and to drop into."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from clipper.i18n import _
from clipper.model.clipping import Status
from clipper.ui.clippings.deeds import Deeds
from clipper.ui.clippings.mime import CLIPPINGS, ids_in
from clipper.ui.place import Place, Where
from clipper.ui.widgets.painting import fill, follow, hairline, hovered, ring, words

if TYPE_CHECKING:
    from clipper.ui.desk import Desk


class SidebarFoot(QWidget):
    """One line, 36 high, under a hairline."""

    def __init__(self, desk: "Desk", deeds: Deeds) -> None:
        super().__init__()
        self._desk = desk
        self._deeds = deeds
        self._number = 0
        self._here = self._over = self._target = False
        self.setFixedHeight(desk.fonts.px(36))
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Trash"))
        follow(desk, self)

    def count(self, number: int) -> None:
        """How many lie in it."""
        self._number = number
        self.update()

    def show_place(self, place: Place) -> None:
        """Whether the trash is looked at."""
        self._here = place.where is Where.TRASH
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw hairline, fill, icon, word and number."""
        theme, fonts = self._desk.theme, self._desk.fonts
        painter = QPainter(self)
        hairline(painter, 0, 0, self.width(), theme.hairline)
        plate = self.rect().adjusted(8, 4, -8, -4)
        if self._here:
            fill(painter, plate, theme.idle, 6)
        elif self._over:
            hovered(painter, plate, theme)
        if self._target:
            fill(painter, plate, theme.accent_soft, 6)
        if self._target or self.hasFocus():
            ring(painter, plate, theme.accent, 6)
        middle = self.height() / 2
        self._desk.icons.paint(painter, "trash", 16, middle - 8, 16, "soft")
        words(
            painter,
            QRectF(40, 0, 100, self.height()),
            _("Trash"),
            fonts.ui(weight=600 if self._here else 400),
            theme.text,
        )
        if self._number:
            right = QRectF(self.width() - 96, 0, 80, self.height())
            font = fonts.ui("caption", tabular=True)
            words(painter, right, f"{self._number:,}", font, theme.muted, Qt.AlignmentFlag.AlignRight)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look into it."""
        self._desk.show(Place(Where.TRASH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter looks into it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._desk.show(Place(Where.TRASH))
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: object) -> None:
        """The pointer is over it."""
        self._over = True
        self.update()

    def leaveEvent(self, event: object) -> None:
        """The pointer has gone."""
        self._over = False
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Clippings may be dropped."""
        if event.mimeData().hasFormat(CLIPPINGS) and self._desk.writable:
            self._target = True
            event.acceptProposedAction()
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self._target = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Move them to the trash."""
        self._target = False
        self.update()
        ids = ids_in(event.mimeData())
        if ids:
            event.acceptProposedAction()
            self._deeds.move(Status.TRASHED, ids)
