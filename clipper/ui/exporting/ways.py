"""The ways out of what stands against an entry: the best as a button, the others in a menu, the last with a reason."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from clipper.i18n import _
from clipper.ui.briefing.reason_field import ReasonField
from clipper.ui.exporting.plan import Fact
from clipper.ui.exporting.rights_facts import ANYWAY
from clipper.ui.widgets.buttons import IconButton, button

if TYPE_CHECKING:
    from clipper.ui.desk import Desk


class Ways(QWidget):
    """Buttons beside a fact; the line for a reason is laid below the fact's words."""

    taken = Signal(str, str)
    """A way, and the reason where one was asked for."""

    def __init__(self, desk: "Desk", fact: Fact, words: QVBoxLayout) -> None:
        super().__init__()
        (best, said), *others = fact.ways
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        first = button(desk, said, lambda: self._take(best), kind="small")
        first.setAccessibleName(f"{said}: {fact.sentence}")
        row.addWidget(first)
        self._others = tuple(others)
        self.menu: QMenu | None = None
        if others:
            self._more = IconButton(desk, "down", _("Other ways"), size=14, height=24)
            self._more.setAccessibleName(_("Other ways: {fact}").format(fact=fact.sentence))
            self._more.clicked.connect(self._offer)
            row.addWidget(self._more)
        self.reason = ReasonField(desk)
        self.reason.setPlaceholderText(_("Why? Enter prints it, Esc does not"))
        self.reason.setAccessibleName(_("Reason for printing it all the same"))
        self.reason.given.connect(lambda reason: self.taken.emit(ANYWAY, reason) if reason else None)
        words.addWidget(self.reason)

    def _offer(self) -> None:
        menu = QMenu(self)
        self.menu = menu
        for way, said in self._others:
            menu.addAction(said, lambda way=way: self._take(way))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _take(self, way: str) -> None:
        if way == ANYWAY:
            self.reason.ask()
        else:
            self.taken.emit(way, "")
