"""The jobs popover: every job with its bar, its numbers and its stop; those that ended stay until looked at."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from clipper.i18n import _
from clipper.ui.frame.job_words import line, share
from clipper.ui.jobs import Job, State
from clipper.ui.widgets.buttons import IconButton, button
from clipper.ui.widgets.glyph import Glyph
from clipper.ui.widgets.label import ElidedLabel, label
from clipper.ui.widgets.painting import fill, follow
from clipper.ui.widgets.shadow import shadowed

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

WIDTH = 340
POLL_MS = 100
EDGE = 12


class JobsPopover(QWidget):
    """Stands at the bottom right over the status bar; Esc and a second click close it."""

    def __init__(self, desk: "Desk", window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._rows: list[JobRow] = []
        self._before: QWidget | None = None
        self.setFixedWidth(WIDTH + 2 * EDGE)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(EDGE + 16, EDGE + 14, EDGE + 12, EDGE + 14)
        self._column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(label(_("Jobs"), desk.fonts.ui("title", 600)), 1)
        self._stop_all = button(desk, _("Stop all"), self._stop, kind="link")
        self._stop_all.setProperty("strong", True)
        head.addWidget(self._stop_all)
        self._column.addLayout(head)
        self._none = label(_("Nothing is running."), desk.fonts.ui("small"), "muted")
        self._column.addWidget(self._none)
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._refresh)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        desk.jobs.changed.connect(self._rebuild)
        window.installEventFilter(self)
        follow(desk, self)
        self.hide()

    def toggle(self) -> None:
        """Show it, or put it away; what ended and was looked at is forgotten then."""
        if self.isVisible():
            self.leave()
            return
        self._before = QApplication.focusWidget()
        self._rebuild()
        self.show()
        self.raise_()
        self._stand()
        self._poll.start()
        self.setFocus()

    def leave(self) -> None:
        """Put it away and give the keyboard back."""
        if self._before is not None and (self.hasFocus() or self.isAncestorOf(QApplication.focusWidget() or self)):
            self._before.setFocus()
        self._before = None
        self.hide()
        self._poll.stop()
        self._desk.jobs.clear()

    def _rebuild(self) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [JobRow(self._desk, job) for job in self._desk.jobs.shown]
        for row in self._rows:
            self._column.addWidget(row)
        self._none.setVisible(not self._rows)
        self._stop_all.setVisible(any(job.running for job in self._desk.jobs.shown))
        if self.isVisible():
            self._stand()

    def _refresh(self) -> None:
        for row in self._rows:
            row.refresh()

    def _stop(self) -> None:
        for job in self._desk.jobs.shown:
            job.cancel()
        self._refresh()

    def _stand(self) -> None:
        self._column.activate()
        self.adjustSize()
        self.move(self._window.width() - self.width(), self._window.height() - self.height() - 24)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep its corner while the window changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._stand()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A raised sheet with a soft shadow."""
        painter = QPainter(self)
        sheet = self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        shadowed(painter, sheet, 10, dark=self._desk.theme.dark)
        fill(painter, sheet, self._desk.theme.raised, 10, self._desk.theme.line)


class JobRow(QWidget):
    """One job: title and stop, bar, numbers."""

    def __init__(self, desk: "Desk", job: Job) -> None:
        super().__init__()
        self._desk = desk
        self.job = job
        self._title = ElidedLabel(desk, job.title, desk.fonts.ui(weight=600))
        self._line = ElidedLabel(desk, "", desk.fonts.ui("small", tabular=True), "muted")
        self._bar = JobBar(desk)
        self._stop = IconButton(desk, "stop", _("Stop"), size=14, height=22)
        self._stop.clicked.connect(self._cancel)
        self._again = button(desk, _("Try again"), self._retry, kind="link")
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._title, 1)
        self._end = Glyph(desk, "ok", "ok")
        top.addWidget(self._again)
        top.addWidget(self._end)
        top.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(top)
        column.addWidget(self._bar)
        column.addWidget(self._line)
        self.refresh()

    def refresh(self) -> None:
        """Look at the job again."""
        job = self.job
        self._line.setText(line(job))
        self._bar.show_share(share([job]))
        self._bar.setVisible(job.running)
        self._stop.setVisible(job.state is State.RUNNING)
        self._again.setVisible(job.state is State.FAILED and job.again is not None)
        icons = {State.DONE: ("ok", "ok"), State.FAILED: ("warn", "warn"), State.STOPPED: ("refused", "muted")}
        self._end.setVisible(job.state in icons)
        if job.state in icons:
            self._end.show_icon(*icons[job.state])

    def _cancel(self) -> None:
        self.job.cancel()
        self.refresh()

    def _retry(self) -> None:
        if self.job.again is not None:
            self.job.again()


class JobBar(QWidget):
    """A bar 4 high."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self._desk = desk
        self._share: float | None = None
        self.setFixedHeight(4)

    def show_share(self, share: float | None) -> None:
        """How much is done, None where nobody knows."""
        if share != self._share:
            self._share = share
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track and bar; unknown: a quarter in the middle."""
        theme = self._desk.theme
        painter = QPainter(self)
        fill(painter, self.rect(), theme.press, 2)
        wide = self.width()
        box = QRectF(wide * 0.375, 0, wide / 4, 4) if self._share is None else QRectF(0, 0, wide * self._share, 4)
        fill(painter, box, theme.accent, 2)
