"""Parts that windows beside the main one have in common: head, search field, two lists side by side, foot."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from clipper.i18n import _
from clipper.ui.widgets.buttons import IconButton
from clipper.ui.widgets.frames import PaneHead, Rule, ground
from clipper.ui.widgets.label import ElidedLabel, label

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

SIDE = 24
"""Pixels left and right of what stands in a window."""
PANES = 16
"""The same where the window holds panes: in line with the titles and rows in them."""


def window_head(
    desk: "Desk", title: str, close: Callable[[], object], *parts: QWidget, spacing: int = 6, side: int = SIDE
) -> QWidget:
    """A head 54 high: the window's title, what stands at its right, and the cross that closes it."""
    head = ground(QWidget(), "paper")
    head.setFixedHeight(desk.fonts.px(54))
    row = QHBoxLayout(head)
    row.setContentsMargins(side, 0, 12, 0)
    row.setSpacing(spacing)
    row.addWidget(label(title, desk.fonts.display(18)))
    row.addStretch()
    for part in parts:
        row.addWidget(part)
    cross = IconButton(desk, "stop", _("Close"))
    cross.clicked.connect(close)
    row.addWidget(cross)
    return head


def window_foot(desk: "Desk", side: int = SIDE) -> tuple[QWidget, QHBoxLayout]:
    """A foot 58 high and the row that takes what stands in it."""
    foot = ground(QWidget(), "window")
    foot.setFixedHeight(desk.fonts.px(58))
    row = QHBoxLayout(foot)
    row.setContentsMargins(side, 0, side, 0)
    row.setSpacing(8)
    return foot, row


def lay_out(window: QWidget, desk: "Desk", head: QWidget, body: QWidget, foot: QWidget) -> None:
    """Put head, body and foot below one another, a hairline between them."""
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part, stretch in ((head, 0), (Rule(desk), 0), (body, 1), (Rule(desk), 0), (foot, 0)):
        column.addWidget(part, stretch)


def side_by_side(desk: "Desk", left: QWidget, right: QWidget, at: int, whole: int) -> QSplitter:
    """Two panes whose border can be dragged; `at` of `whole` pixels are the left one's at first."""
    parts = QSplitter()
    parts.setHandleWidth(1)
    parts.setChildrenCollapsible(False)
    parts.addWidget(left)
    parts.addWidget(right)
    parts.setSizes([desk.fonts.px(at), desk.fonts.px(whole - at)])
    parts.setStretchFactor(1, 1)
    return parts


def list_pane(view: QAbstractItemView) -> QWidget:
    """The pane at the left that holds a list."""
    left = ground(QWidget(), "panel")
    column = QVBoxLayout(left)
    column.setContentsMargins(0, 6, 0, 6)
    column.addWidget(view)
    return left


def search_field(desk: "Desk", hint: str, name: str, wide: int) -> QLineEdit:
    """A field to search in; `name` is what screen readers say."""
    field = QLineEdit()
    field.setFont(desk.fonts.ui())
    field.setPlaceholderText(hint)
    field.setAccessibleName(name)
    field.setClearButtonEnabled(True)
    field.setFixedWidth(desk.fonts.px(wide))
    return field


class TitledPane(QWidget):
    """A pane with a title, a number at its right and a muted line below, above what it shows."""

    def __init__(self, desk: "Desk", body: QWidget, *, high: int = 54) -> None:
        super().__init__()
        ground(self, "list")
        self.title = ElidedLabel(desk, "", desk.fonts.ui("title", 600))
        self.number = label("", desk.fonts.ui("small", tabular=True), "muted")
        self.below = ElidedLabel(desk, "", desk.fonts.ui("small"), "muted")
        head = PaneHead(desk, height=high)
        lines, above = QVBoxLayout(), QHBoxLayout()
        lines.setSpacing(2)
        above.addWidget(self.title, 1)
        above.addWidget(self.number)
        lines.addStretch()
        lines.addLayout(above)
        lines.addWidget(self.below)
        lines.addStretch()
        head.row.addLayout(lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(body, 1)
