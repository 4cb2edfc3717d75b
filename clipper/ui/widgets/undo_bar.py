"""The undo bar: what was just done, in inverse colours above the status bar, with the way back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QEvent, QPropertyAnimation, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QPushButton, QWidget

from clipper.i18n import _
from clipper.ui.notices import Notice, Tone
from clipper.ui.widgets.label import label
from clipper.ui.widgets.painting import fill, follow

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

STAY_MS = 8000
APPEAR_MS = 120
ABOVE = 16


class UndoBar(QWidget):
    """Floats over `host`, centred near its foot; 8 seconds, longer while the pointer is on it; the newest wins."""

    def __init__(self, desk: "Desk", host: QWidget, *, above: int = 28) -> None:
        """`above` is the height at the foot of the host that stays free (the status bar)."""
        super().__init__(host)
        self._desk = desk
        self._host = host
        self._foot = above
        self._notice = Notice(Tone.SAID, "")
        self.setFixedHeight(desk.fonts.px(40))
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 14, 0)
        row.setSpacing(0)
        self._words = label("", desk.fonts.ui(weight=500), "on_bar")
        self._deed = QPushButton(self)
        self._deed.setProperty("kind", "bar")
        self._deed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._deed.setFont(desk.fonts.ui(weight=600))
        self._deed.clicked.connect(self._act)
        self._key = label("", desk.fonts.ui("caption"), "bar_key")
        row.addWidget(self._words)
        row.addSpacing(16)
        row.addWidget(self._deed)
        row.addSpacing(2)
        row.addWidget(self._key)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        effect = QGraphicsOpacityEffect(self)
        effect.setEnabled(False)
        self.setGraphicsEffect(effect)
        self._fade = QPropertyAnimation(effect, b"opacity", self)
        self._fade.setDuration(APPEAR_MS)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.finished.connect(lambda: effect.setEnabled(False))
        self._effect = effect
        self.hide()
        desk.notices.shown.connect(self.say)
        follow(desk, self)
        host.installEventFilter(self)

    @property
    def text(self) -> str:
        """The words it shows."""
        return self._words.text()

    def say(self, notice: Notice) -> None:
        """Show a notice, in the place of the one before."""
        self._notice = notice
        self._words.setText(notice.text)
        deed = {Tone.DONE: _("Undo"), Tone.BUG: _("Copy report"), Tone.FAILED: _("Close")}.get(notice.tone, "")
        self._deed.setText(deed)
        self._deed.setVisible(bool(deed))
        self._key.setText(self._desk.actions.key("undo") if notice.tone is Tone.DONE else "")
        self._key.setVisible(notice.tone is Tone.DONE)
        self._timer.start(STAY_MS if notice.tone in {Tone.DONE, Tone.SAID} else 3 * STAY_MS)
        appears = not self.isVisible()
        self._stand()
        self.show()
        self.raise_()
        if appears:
            self._effect.setEnabled(True)
            self._fade.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, notice.text))

    def _act(self) -> None:
        self.hide()
        if self._notice.tone is Tone.DONE:
            self._desk.undo()
        elif self._notice.tone is Tone.BUG:
            QGuiApplication.clipboard().setText(self._notice.report)

    def _stand(self) -> None:
        self._words.setMaximumWidth(max(200, self._host.width() - 260))
        self._row.activate()
        width = min(self.sizeHint().width(), self._host.width() - 32)
        x = (self._host.width() - width) // 2
        self.setGeometry(x, self._host.height() - self._foot - ABOVE - self.height(), width, self.height())

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Keep its place while the window changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._stand()
        return False

    def enterEvent(self, event: object) -> None:
        """Stay while the pointer is on it."""
        self._timer.stop()

    def leaveEvent(self, event: object) -> None:
        """Count again."""
        self._timer.start(STAY_MS // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        fill(QPainter(self), self.rect(), self._desk.theme.bar, 8)
