"""For whom an issue is handed out: the office itself, or lists of recipients, ticked in a menu that stays open."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from clipper.i18n import _, _n
from clipper.model.rights import Recipients
from clipper.ui.exporting.handouts import OFFICE, readers_words
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.label import label

if TYPE_CHECKING:
    from clipper.ui.desk import Desk


class TickMenu(QMenu):
    """Ticking something leaves it open; Space ticks too."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick what is under the pointer."""
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick what the cursor is on."""
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)


class ReadersButton(QWidget):
    """ "For" and a button that says who it is for."""

    chosen = Signal(tuple)
    """Names of the lists; the empty one is the office itself."""
    edit_asked = Signal()
    """The lists are to be edited."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: tuple[Recipients, ...] = ()
        self._lists: tuple[str, ...] = (OFFICE,)
        self.menu: QMenu | None = None
        """The menu, while it is open."""
        self.button: QPushButton = button(desk, _("Our office"), self.offer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        row.addWidget(label(_("For"), desk.fonts.ui(), "muted"))
        row.addWidget(self.button)

    def show_lists(self, lists: Sequence[str], known: Sequence[Recipients]) -> None:
        """Show who is chosen of those there are."""
        self._lists, self._known = tuple(lists), tuple(known)
        said = readers_words(self._lists, self._known)
        self.button.setText(said)
        self.button.setAccessibleName(_("For {readers}").format(readers=said))

    def offer(self) -> None:
        """Open the menu."""
        menu = TickMenu(self)
        self.menu = menu
        counted = [(one.name, _n("1 reader", "{n} readers", one.readers)) for one in self._known]
        for name, readers in ((OFFICE, ""), *counted):
            action = menu.addAction(f"{name}\t{readers}" if name else _("Our office"))
            action.setCheckable(True)
            action.setChecked(name in self._lists)
            action.toggled.connect(lambda on, name=name: self._tick(name, on))
        menu.addSeparator()
        menu.addAction(_("Edit lists…"), self.edit_asked.emit)
        menu.aboutToHide.connect(self._gone)
        menu.popup(self.button.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4)))

    def _gone(self) -> None:
        if self.menu is not None:
            self.menu.deleteLater()
            self.menu = None

    def _tick(self, name: str, on: bool) -> None:
        # the office alone is what no tick means; it goes when the first list is ticked
        kept = [] if self._lists == (OFFICE,) and name else [one for one in self._lists if one != name]
        lists = [*kept, name] if on else kept
        order = [OFFICE, *(one.name for one in self._known)]
        self._lists = tuple(one for one in order if one in lists) or (OFFICE,)
        if self.menu is not None:
            for one, action in zip(order, self.menu.actions(), strict=False):
                action.blockSignals(True)
                action.setChecked(one in self._lists)
                action.blockSignals(False)
        self.chosen.emit(self._lists)
