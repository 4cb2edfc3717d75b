"""The live sample: the pages of the open issue in the style at hand, set again after every change by a worker process."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from clipper.errors import ClipperError
from clipper.i18n import _, _n
from clipper.model.document import Document
from clipper.model.own_style import OwnStyle
from clipper.ui.briefing.page_press import PagePress
from clipper.ui.briefing.pages_pane import ZOOM_STEP, PageView, sheets
from clipper.ui.widgets.buttons import IconButton
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.frames import PaneHead, ground
from clipper.ui.widgets.label import ElidedLabel, label
from clipper.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from clipper.ui.desk import Desk
    from clipper.workflows.set_pages import SetPages

PAUSE_MS = 80
"""How long nothing must have changed before the pages are set."""


class StyleSample(QWidget):
    """Pages of one document in one style; old pages stay in sight until the new ones have come."""

    set_done = Signal(float)
    """Seconds that the setting took."""
    refused = Signal(str)
    """Why the style could not be set; empty where it could."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._paper: Document | None = None
        self._style = ""
        self._own: Sequence[OwnStyle] = ()
        self._number = self._shown = 0
        self._shown_style = self._what = ""
        self._path = ""
        self._items: tuple[tuple[int, int], ...] = ()
        self._press = PagePress(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._set)
        self._build()

    def _build(self) -> None:
        desk = self._desk
        ground(self, "desk")
        head = PaneHead(desk)
        ground(head, "list")
        self.fit = Segmented(desk, [("one", _("One")), ("width", _("Width"))])
        self.view = PageView(desk, self._fetch)
        self.view.setAccessibleName(_("Sample pages"))
        self.view.set_fit("one")
        self.fit.chosen.connect(self.view.set_fit)
        self._said = ElidedLabel(desk, "", desk.fonts.ui("small", tabular=True), "muted")
        head.row.addWidget(label(_("Sample"), desk.fonts.ui("title", 600)))
        head.row.addWidget(self._said, 1)
        head.row.addWidget(self.fit)
        for icon, tip, by in (("zoom_out", _("Smaller"), 1 / ZOOM_STEP), ("zoom_in", _("Larger"), ZOOM_STEP)):
            one = IconButton(desk, icon, tip, size=16)
            one.clicked.connect(lambda _checked=False, factor=by: self.view.zoom(factor))
            head.row.addWidget(one)
        self._empty = EmptyState(desk, "style", _("Setting the pages…"), _("They stand here in a moment."))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)

    def warm(self) -> None:
        """Start the worker process before it is needed."""
        self._press.warm()

    def show_document(self, paper: Document, said: str) -> None:
        """Take another document; `said` names it beside the head."""
        self._paper, self._what = paper, said
        self.refresh()

    def show_style(self, name: str, own: Sequence[OwnStyle]) -> None:
        """Take another style, shipped or one of `own`, or the same one changed."""
        self._style, self._own = name, own
        self.refresh()

    def refresh(self) -> None:
        """Have the pages set after a short pause."""
        self._number += 1
        if self._paper is not None and self._style:
            self._pause.start()

    def _set(self) -> None:
        if self._paper is None or not self._style:
            return
        number = self._number
        self._press.set(
            self._paper,
            self._style,
            str(number),
            partial(self._came, number),
            partial(self._failed, number),
            self._own,
        )

    def _came(self, number: int, made: "SetPages") -> None:
        if number != self._number:
            Path(made.path).unlink(missing_ok=True)
            return
        old, self._path, self._shown, self._items = self._path, made.path, number, made.items
        self._shown_style = self._style
        self.view.stale()
        self.view.show_sheets(sheets(made.sizes, {}), number)
        self._stack.setCurrentWidget(self.view)
        self._said.ink = "muted"
        self._said.setText(f"{self._what} · {_n('1 page', '{n} pages', len(made.sizes))}")
        self.set_done.emit(made.seconds)
        self.refused.emit("")
        if old and old != made.path:
            Path(old).unlink(missing_ok=True)

    def _failed(self, number: int, problem: Exception) -> None:
        if number != self._number:
            return
        if not isinstance(problem, ClipperError):
            self._desk.notices.error(problem)
        sentence = str(problem) if isinstance(problem, ClipperError) else _("The pages could not be set.")
        self.refused.emit(sentence)
        if self._shown_style != self._style:
            # Pages of another style would be taken for this one's.
            self._said.setText("")
            self._stack.setCurrentWidget(self._empty)
            self._empty.say("warn", _("This style cannot be used."), sentence)

    def show_part(self, group: str) -> None:
        """Bring the first page of what a group of settings is about into view."""
        first = self._items[0][0] - 1 if self._items else 0
        page = {"cover": 0, "contents": min(1, first), "items": first, "running": first}.get(group)
        if page is not None and page < self.view.count:
            self.view.go_to(page)

    def _fetch(self, page: int, width: int) -> None:
        if self._path:
            number = self._shown
            self._press.picture(self._path, page, width, lambda found: self.view.picture(number, page, width, found))

    @property
    def busy(self) -> bool:
        """Whether pages are still being set or painted."""
        return self._pause.isActive() or self._press.busy

    def close_worker(self) -> None:
        """End the worker process."""
        self._pause.stop()
        self._press.close()
