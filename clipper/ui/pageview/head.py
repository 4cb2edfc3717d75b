"""The head of the page view: the publication, which page of how many, what the mouse does, zoom, turning."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from clipper.i18n import _
from clipper.model.clipping import Clipping
from clipper.ui.widgets.buttons import IconButton
from clipper.ui.widgets.frames import PaneHead, ground
from clipper.ui.widgets.label import ElidedLabel, label
from clipper.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

HIGH = 48
READ, CUT = "read", "cut"
TURNS = ("turn_right", "turn_left", "straighten_right", "straighten_left", "turn_back")
ZOOMS = (25, 50, 75, 100, 150, 200, 300, 400)
"""Per cent offered."""
_ROOMY = 860
"""Narrower heads (pixels) name the last button by its icon alone."""


def publication(clipping: Clipping, language: str = "en") -> str:
    """ "The Harbour Post, 24 November 2026"; the headline where neither outlet nor day is known."""
    day = clipping.draft.published.day
    try:
        then = date.fromisoformat(day) if day else None
    except ValueError:
        then = None
    month = QLocale(language).monthName(then.month, QLocale.FormatType.LongFormat) if then is not None else ""
    written = f"{then.day} {month} {then.year}" if then is not None else ""
    return ", ".join(part for part in (clipping.draft.outlet, written) if part) or clipping.draft.headline


class PageHead(QWidget):
    """48 high; what is pressed here is announced or an action of the place."""

    mode_asked = Signal(str)
    thumbs_asked = Signal(bool)
    zoom_asked = Signal(object)
    """The zoom chosen (float); 1.0 is 100 %."""
    columns_asked = Signal()

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        head = PaneHead(desk, height=HIGH, left=12, right=12)
        ground(head, "paper")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(head)
        fonts, tip = desk.fonts, desk.actions.tip
        self.thumbs = IconButton(desk, "sidebar", tip("page_thumbs"))
        self.thumbs.follow_action(desk.actions["page_thumbs"])
        self.title = ElidedLabel(desk, "", fonts.ui("lead", 600))
        self.count = label("", fonts.ui(tabular=True), "muted")
        self.modes = Segmented(desk, ((READ, _("Read")), (CUT, _("Cut out"))))
        self.modes.set_icons({READ: "pointer", CUT: "region"})
        self.modes.chosen.connect(self.mode_asked)
        self.smaller = IconButton(desk, "zoom_out", tip("page_smaller"))
        self.smaller.follow_action(desk.actions["page_smaller"])
        self.larger = IconButton(desk, "zoom_in", tip("page_larger"))
        self.larger.follow_action(desk.actions["page_larger"])
        self.zoom = QPushButton("100\u00a0%")
        self.zoom.setProperty("kind", "quiet")
        self.zoom.setFont(fonts.ui(weight=500, tabular=True))
        self.zoom.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.zoom.setToolTip(_("Zoom"))
        self.zoom.setMinimumWidth(fonts.px(52))
        self.zoom.clicked.connect(self._offer_zoom)
        self.column = IconButton(desk, "column", tip("fit_column"))
        self.column.follow_action(desk.actions["fit_column"])
        self.turn = IconButton(desk, "turn", tip("turn_right"))
        self.turn.follow_action(desk.actions["turn_right"])
        self.turn.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.turn.customContextMenuRequested.connect(self._offer_turns)
        self.columns = IconButton(desk, "find_columns", _("Find columns"), words=_("Find columns"))
        self.columns.clicked.connect(self.columns_asked)
        row = head.row
        row.setSpacing(4)
        row.addWidget(self.thumbs)
        row.addWidget(self.title)
        row.addWidget(self.count)
        row.addStretch(1)
        for one in (self.modes, self.smaller, self.zoom, self.larger, self.column, self.turn, self.columns):
            row.addWidget(one)
        row.insertSpacing(row.indexOf(self.smaller), 8)

    def show_place(self, title: str, page: int, pages: int) -> None:
        """Show the publication and the page (from 0; -1 for none)."""
        self.title.setText(title)
        self.count.setText(_("page {n} of {count}").format(n=page + 1, count=f"{pages:,}") if page >= 0 else "")

    def show_zoom(self, zoom: float) -> None:
        """Show the zoom; 1.0 is 100 %."""
        said = f"{round(zoom * 100)}\u00a0%"
        self.zoom.setText(said)
        self.zoom.setAccessibleName(_("Zoom {percent}").format(percent=said))

    def _offer_zoom(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in ("fit_width", "fit_column", "page_full_size"):
            menu.addAction(self._desk.actions[name])
        menu.addSeparator()
        for percent in ZOOMS:
            menu.addAction(f"{percent}\u00a0%", lambda percent=percent: self.zoom_asked.emit(percent / 100))
        menu.popup(self.zoom.mapToGlobal(self.zoom.rect().bottomLeft()))

    def _offer_turns(self) -> None:
        self._desk.actions.menu(TURNS, self).popup(self.turn.mapToGlobal(self.turn.rect().bottomLeft()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the last button has no words."""
        super().resizeEvent(event)
        wide = event.size().width() >= self._desk.fonts.px(_ROOMY)
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if wide else Qt.ToolButtonStyle.ToolButtonIconOnly
        self.columns.setToolButtonStyle(style)
