"""A tray at the foot of the outline: a card that says what waits, and opens the list of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clipper.i18n import _
from clipper.ui.briefing.reason_field import ReasonField
from clipper.ui.briefing.tray_list import TrayList, TrayRow
from clipper.ui.widgets.frames import Card
from clipper.ui.widgets.label import ElidedLabel
from clipper.ui.widgets.painting import fill, follow, ring, words

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

HEAD = 52


class Tray(Card):
    """Closed it is one line of what waits; opened, the list with a line that says what its keys do."""

    put = Signal(list)
    """Clippings to be put into the section chosen."""
    dropped = Signal(list, str)
    """Clippings left out for good, with the reason."""
    left = Signal()
    """The keyboard goes back to the outline."""
    menu_asked = Signal(QPoint)
    """Where, in the window of the screen."""
    opened = Signal()

    def __init__(
        self, desk: "Desk", icon: str, name: str, *, on_demand: bool = False, parent: QWidget | None = None
    ) -> None:
        """`on_demand` stands there only while its list is open, and drops nothing."""
        super().__init__(desk, margin=0, parent=parent)
        self._on_demand = on_demand
        self._reasons: Sequence[str] = ()
        self._dropping: list[int] = []
        self.head = TrayHead(desk, icon)
        self.list = TrayList(desk, name)
        self.hint = ElidedLabel(desk, "", desk.fonts.ui("caption"), "muted")
        self.reason = ReasonField(desk)
        self.column.setSpacing(0)
        self.column.addWidget(self.head)
        self.column.addWidget(self.list)
        self._hint_room = _inset(self.hint, 12, 4, 12, 8)
        self._reason_room = _inset(self.reason, 8, 0, 8, 8)
        self.column.addWidget(self._hint_room)
        self.column.addWidget(self._reason_room)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.head.pressed.connect(self.toggle)
        self.list.left.connect(self.leave)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(
            lambda where: self.menu_asked.emit(self.list.viewport().mapToGlobal(where))
        )
        self.list.doubleClicked.connect(lambda _index: self.put.emit(self.list.chosen()))
        self.reason.given.connect(self._given)
        self.reason.left.connect(self._kept)
        self._show(False)

    @property
    def open(self) -> bool:
        """Whether the list is in sight."""
        return self.head.opened

    def say(self, title: str, line: str, rows: Sequence[TrayRow], reasons: Sequence[str] = ()) -> None:
        """Show what waits; without rows the tray goes away, and gives the keyboard back."""
        self._reasons = reasons
        held = self.list.hasFocus() or self.reason.hasFocus()
        self.head.say(title, line)
        self.list.show_rows(rows)
        if not rows:
            self._show(False)
        self.setVisible(bool(rows) and (self.open or not self._on_demand))
        if not rows and held:
            self.left.emit()

    def say_target(self, section: str) -> None:
        """Name the section into which clippings would be put."""
        said = _("B puts it in “{section}” · Del drops it") if section else _("B puts it in · Del drops it")
        self.hint.setText(_("B carries it over, Esc closes") if self._on_demand else said.format(section=section))

    def toggle(self) -> None:
        """Open the list and go there, or close it."""
        if self.open:
            self.leave()
        else:
            self.enter()

    def enter(self) -> None:
        """Open the list, with the keyboard on its row."""
        if not self.list.chosen():
            return
        self.show()
        self._show(True)
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.opened.emit()

    def close_list(self) -> None:
        """Close the list; the keyboard stays where it is."""
        self._show(False)

    def leave(self) -> None:
        """Close the list and give the keyboard back."""
        self._show(False)
        self.left.emit()

    def ask(self) -> None:
        """Ask why the chosen ones are dropped."""
        self._dropping = self.list.chosen()
        if self._dropping and not self._on_demand:
            self._reason_room.show()
            self.reason.ask(self._reasons)

    def _given(self, reason: str) -> None:
        self._kept()
        self.dropped.emit(self._dropping, reason)

    def _kept(self) -> None:
        self._reason_room.hide()
        self.list.setFocus()

    def _show(self, on: bool) -> None:
        self.head.set_opened(on)
        self.list.setVisible(on)
        self._hint_room.setVisible(on)
        self._reason_room.setVisible(False)
        if self._on_demand and not on:
            self.hide()


class TrayHead(QWidget):
    """The card's face: icon, sentence, a muted line, and the arrow."""

    pressed = Signal()

    def __init__(self, desk: "Desk", icon: str) -> None:
        super().__init__()
        self._desk = desk
        self._icon = icon
        self.title = self.line = ""
        self.opened = False
        self._over = False
        self.setFixedHeight(desk.fonts.px(HEAD))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        follow(desk, self)

    def sizeHint(self) -> QSize:
        """As wide as the outline lets it be."""
        return QSize(200, self._desk.fonts.px(HEAD))

    def say(self, title: str, line: str) -> None:
        """Show other words."""
        self.title, self.line = title, line
        self.setAccessibleName(f"{title}. {line}")
        self.setToolTip(f"{title}\n{line}")
        self.update()

    def set_opened(self, on: bool) -> None:
        """Turn the arrow."""
        self.opened = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        theme, fonts = self._desk.theme, self._desk.fonts
        painter = QPainter(self)
        if self._over:
            fill(painter, self.rect().adjusted(1, 1, -1, -1), theme.hover, 7)
        middle = self.height() // 2
        self._desk.icons.paint(painter, self._icon, 12, middle - 8, 16, "warn")
        self._desk.icons.paint(painter, "down" if self.opened else "right", self.width() - 26, middle - 7, 14, "muted")
        room = QRect(37, 0, self.width() - 37 - 30, middle + 1)
        room.setTop(round(self.height() * 0.14))
        words(painter, room, self.title, fonts.ui(weight=600), theme.text)
        below = QRect(room.x(), middle, room.width(), round(self.height() * 0.36))
        words(painter, below, self.line, fonts.ui("small"), theme.muted)
        if self.hasFocus():
            ring(painter, self.rect(), theme.accent, 8)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open or close the list."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or Space opens or closes it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
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


def _inset(widget: QWidget, *margins: int) -> QWidget:
    """A widget with room around it."""
    room = QWidget()
    column = QVBoxLayout(room)
    column.setContentsMargins(*margins)
    column.addWidget(widget)
    return room
