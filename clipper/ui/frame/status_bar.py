"""The status bar, 28 high: what the library holds; at right "Saved", or the jobs with bar and stop."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clipper.i18n import _, _n
from clipper.ui.frame.job_words import figures, share
from clipper.ui.jobs import State
from clipper.ui.measures import STATUS_BAR
from clipper.ui.widgets.buttons import IconButton
from clipper.ui.widgets.frames import ground
from clipper.ui.widgets.label import ElidedLabel
from clipper.ui.widgets.painting import fill, follow, hairline, ring, words

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

POLL_MS = 100


class StatusBar(QWidget):
    """Counts, the mode's help, and how the work stands."""

    jobs_asked = Signal()
    """The jobs are to be shown."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        ground(self, "window")
        self.setFixedHeight(desk.fonts.px(STATUS_BAR))
        self._counts = self._mode = ""
        self.left = ElidedLabel(desk, "", desk.fonts.ui("small", tabular=True), "muted")
        self.left.parted = True
        self.work = WorkButton(desk)
        self.stop = IconButton(desk, "stop", _("Stop"), size=14, height=22)
        self.stop.clicked.connect(self._stop)
        self.work.pressed.connect(self.jobs_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 12, 0)
        row.setSpacing(4)
        row.addWidget(self.left, 1)
        row.addWidget(self.work)
        row.addWidget(self.stop)
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self.work.refresh)
        desk.jobs.changed.connect(self._jobs_changed)
        desk.writable_changed.connect(lambda _on: self.work.refresh())
        self._jobs_changed()

    def say(self, text: str) -> None:
        """Show counts or help at the left."""
        self._counts = text
        self.left.setText(self._mode or text)

    def show_mode(self, text: str) -> None:
        """Say what is being worked on, in the counts' place; empty brings them back."""
        self._mode = text
        self.left.setText(text or self._counts)

    def hint(self, text: str) -> None:
        """Show one line of help in the counts' place; empty brings them back."""
        self.left.setText(text or self._mode or self._counts)

    def show_counts(self, counts: dict[str, int]) -> None:
        """ "4,218 clippings · Inbox 14"."""
        self.say(
            _("{clippings} · Inbox {inbox}").format(
                clippings=_n("1 clipping", "{n} clippings", counts["all"]), inbox=f"{counts['inbox']:,}"
            )
        )

    def _jobs_changed(self) -> None:
        running = any(job.running for job in self._desk.jobs.shown)
        self.stop.setVisible(running)
        if running:
            self._poll.start()
        else:
            self._poll.stop()
        self.work.refresh()

    def _stop(self) -> None:
        for job in self._desk.jobs.shown:
            job.cancel()
        self.work.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline towards the panes."""
        super().paintEvent(event)
        hairline(QPainter(self), 0, 0, self.width(), self._desk.theme.hairline)


class WorkButton(QWidget):
    """ "Saved", "Read only", or the running jobs with their bar; a click shows the jobs."""

    pressed = Signal()

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self._desk = desk
        self._text = ""
        self._icon = "ok"
        self._share: float | None = None
        self._running = False
        self.setFixedSize(desk.fonts.px(300), desk.fonts.px(24))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        follow(desk, self)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def refresh(self) -> None:
        """Look at the jobs again."""
        jobs = self._desk.jobs.shown
        running = [job for job in jobs if job.running]
        self._running = bool(running)
        self._share = share(running)
        if any(job.state is State.STOPPING for job in running):
            self._icon, self._text = "stop", _("Stopping after this file…")
        elif len(running) == 1:
            self._icon, self._text = "job", f"{running[0].title} · {figures(running[0])}".removesuffix(" · ")
        elif running:
            percent = f", {self._share:.0%}".replace("%", " %") if self._share is not None else ""
            self._icon, self._text = "job", _n("1 job", "{n} jobs", len(running)) + percent
        elif any(job.state is State.FAILED for job in jobs):
            self._icon, self._text = "warn", _("Could not finish")
        elif not self._desk.writable:
            self._icon, self._text = "lock", _("Read only")
        else:
            self._icon, self._text = "ok", _("Saved")
        self.setAccessibleName(self._text)
        self.setToolTip(self._text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon and words at the right end, the bar under them."""
        theme, fonts = self._desk.theme, self._desk.fonts
        painter = QPainter(self)
        inks = {"ok": "ok", "warn": "warn", "lock": "warn", "job": "accent"}
        font = fonts.ui("small", 500 if self._running else 400, tabular=True)
        width = min(QFontMetrics(font).horizontalAdvance(self._text) + 1, self.width() - 24)
        x = self.width() - width
        ink = theme.text if self._running else theme.muted
        words(painter, QRectF(x, 0, width, self.height()), self._text, font, ink)
        self._desk.icons.paint(painter, self._icon, x - 20, self.height() / 2 - 7, 14, inks.get(self._icon, "muted"))
        if self._running:
            bar = QRectF(x, self.height() - 3, width, 3)
            fill(painter, bar, theme.press, 1.5)
            if self._share is not None:
                fill(painter, QRectF(x, bar.top(), width * self._share, 3), theme.accent, 1.5)
        if self.hasFocus():
            ring(painter, self.rect(), theme.accent, 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show the jobs."""
        self.pressed.emit()
