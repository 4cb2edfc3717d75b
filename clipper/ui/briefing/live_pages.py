"""The live pages: has the issue set as PDF in a worker process after every change, and its pages painted."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.document import Document
from clipper.ui.briefing.issue import Issue, now_words
from clipper.ui.briefing.page_press import PagePress
from clipper.ui.briefing.pages_pane import ZOOM_STEP, PageView, sheets
from clipper.ui.widgets.buttons import IconButton
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.frames import PaneHead, ground
from clipper.ui.widgets.label import label
from clipper.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk
    from clipper.workflows.set_pages import SetPages

PAUSE_MS = 150
"""How long nothing must have changed before the pages are set; with the setting itself less than a second."""
NARROW = 440
"""Width below which the head shows only title, time and zoom (pixels)."""


class LivePages(QWidget):
    """The pages pane with its head; `show_issue` has the issue set again, `set_done` tells what came out."""

    entry_clicked = Signal(int)
    set_done = Signal(object, object, int)
    """Pages by entry (first, last), words by entry, minutes."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._issue: Issue | None = None
        self._number = 0
        self._path = ""
        self._path_number = 0
        """Which setting the file at `_path` belongs to; older than `_number` while newer pages are being set."""
        self._press = PagePress(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._compose)
        self._build()

    def _build(self) -> None:
        desk, fonts = self._desk, self._desk.fonts
        ground(self, "desk")
        head = PaneHead(desk)
        ground(head, "list")
        self._said: QLabel = label("", fonts.ui("small", tabular=True), "muted")
        self.fit = Segmented(desk, [("two", _("Two")), ("one", _("One")), ("width", _("Width"))])
        self.view = PageView(desk, self._fetch)
        self.fit.chosen.connect(self.view.set_fit)
        head.row.addWidget(label(_("Pages"), fonts.ui("title", 600)))
        head.row.addWidget(self._said)
        head.row.addStretch()
        head.row.addWidget(self.fit)
        for icon, tip, by in (("zoom_out", _("Smaller"), 1 / ZOOM_STEP), ("zoom_in", _("Larger"), ZOOM_STEP)):
            one = IconButton(desk, icon, tip, size=16)
            one.clicked.connect(lambda _checked=False, factor=by: self.view.zoom(factor))
            head.row.addWidget(one)
        self._empty = EmptyState(
            desk, "briefing", _("No pages yet."), _("They are set as soon as the issue has an entry.")
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)
        self.view.entry_clicked.connect(self.entry_clicked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow pane has no room for the choice of fit."""
        super().resizeEvent(event)
        self.fit.setVisible(event.size().width() >= self._desk.fonts.px(NARROW))

    # -- setting -------------------------------------------------------------------------------------------------

    def show_issue(self, issue: Issue | None) -> None:
        """Have the issue set after a short pause; None or an empty one shows no pages."""
        other = issue is None or self._issue is None or issue.briefing.id != self._issue.briefing.id
        self._issue = issue
        if other:
            self._number += 1
            self._path_number = self._number
            self.view.show_sheets((), self._number)
        if issue is None or not issue.order:
            self._pause.stop()
            self._number += 1
            self.view.show_sheets((), self._number)
            self._said.setText("")
            self._empty.say("briefing", _("No pages yet."), _("They are set as soon as the issue has an entry."))
            self._stack.setCurrentWidget(self._empty)
            return
        if not self.view.count:
            self._empty.say("briefing", _("Setting the pages…"), _("They stand here in a moment."))
            self._stack.setCurrentWidget(self._empty)
        self._press.warm()
        self._pause.start()

    def set_now(self) -> None:
        """Set the pages without waiting."""
        if self._issue is not None and self._issue.order:
            self._pause.stop()
            self._compose()

    def _compose(self) -> None:
        issue = self._issue
        if issue is None:
            return
        self._number += 1
        number, wanted = self._number, issue.briefing.id
        self._said.setText(_("setting…"))

        def read(library: "Library") -> Document:
            from clipper.workflows import export_briefing

            return export_briefing.document(library, wanted)

        self._desk.jobs.read(
            read, lambda paper: self._set(paper, issue, number), key="briefing pages", failed=self._failed
        )

    def _set(self, paper: Document, issue: Issue, number: int) -> None:
        if number == self._number:
            done = partial(self._came, paper, issue, number)
            self._press.set(paper, issue.briefing.style, str(number), done, self._failed, issue.styles)

    def _came(self, paper: Document, issue: Issue, number: int, made: "SetPages") -> None:
        if number != self._number:
            Path(made.path).unlink(missing_ok=True)
            return
        old, self._path, self._path_number = self._path, made.path, number
        spans = dict(zip(issue.order, made.items, strict=False)) if len(made.items) == len(issue.order) else {}
        self.view.stale()
        self.view.show_sheets(sheets(made.sizes, spans), number)
        self._stack.setCurrentWidget(self.view)
        self._said.setText(_("set {time}").format(time=now_words()))
        printed = [item.words for section in paper.sections for item in section.items]
        words = dict(zip(issue.order, printed, strict=False)) if len(printed) == len(issue.order) else {}
        self.set_done.emit(spans, words, paper.minutes)
        if old and old != made.path:
            Path(old).unlink(missing_ok=True)

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, ClipperError):
            self._said.setText(str(problem))
        else:
            self._said.setText(_("could not be set"))
            self._desk.notices.error(problem)

    def _fetch(self, page: int, width: int) -> None:
        if self._path:
            number = self._path_number
            self._press.picture(self._path, page, width, lambda found: self.view.picture(number, page, width, found))

    @property
    def busy(self) -> bool:
        """Whether pages are still being set or painted."""
        return self._pause.isActive() or self._press.busy

    def close_worker(self) -> None:
        """End the worker process."""
        self._pause.stop()
        self._press.close()
