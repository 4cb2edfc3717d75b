"""The tool bar, 46 high: sidebar, Add, New issue; the search field; Undo, inspector."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from clipper.i18n import _
from clipper.ui.actions import RULE
from clipper.ui.frame.search_field import SearchField
from clipper.ui.measures import TOOL_BAR
from clipper.ui.widgets.buttons import IconButton
from clipper.ui.widgets.frames import ground
from clipper.ui.widgets.painting import hairline

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

ADDING = ("add", "add_folder", "add_link", RULE, "paste")


class ToolBar(QWidget):
    """Buttons that follow their actions, and the search field in the middle of the room left."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        ground(self, "window")
        self.setFixedHeight(desk.fonts.px(TOOL_BAR))
        self.search = SearchField(desk)
        self._add = IconButton(desk, "add", _("Add"), words=_("Add"), height=32)
        self._add.clicked.connect(self._offer)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 6)
        row.setSpacing(6)
        row.addWidget(self._button("sidebar", "sidebar"))
        row.addSpacing(5)
        row.addWidget(self._add)
        row.addSpacing(4)
        self.new_issue = self._button("new_issue_from", "briefing", _("New issue"))
        row.addWidget(self.new_issue)
        row.addStretch(1)
        row.addWidget(self.search, 100)
        row.addStretch(1)
        ends = QHBoxLayout()
        ends.setSpacing(4)
        for name in ("undo", "redo", "inspector"):
            ends.addWidget(self._button(name, name))
        row.addLayout(ends)

    def _button(self, name: str, icon: str, words: str = "") -> IconButton:
        action = self._desk.actions[name]
        made = IconButton(self._desk, icon, self._desk.actions.tip(name), words=words, height=32)
        made.follow_action(action, checks=name != "sidebar")
        return made

    def _offer(self) -> None:
        """What can be added, under the button."""
        menu: QMenu = self._desk.actions.menu(ADDING, self)
        menu.popup(self._add.mapToGlobal(QPoint(0, self._add.height() + 2)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline towards the panes."""
        super().paintEvent(event)
        hairline(QPainter(self), 0, self.height() - 1, self.width(), self._desk.theme.hairline)
