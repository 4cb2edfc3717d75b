"""A clipping that stays open, or is scrolled, was read: noted without an undo entry."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from clipper.model.clipping import Clipping
from clipper.ui.desk import Desk
from clipper.ui.reader.text_view import TextView

STAYS_MS = 1_500
"""What stays open for so long was read; held keys go by faster."""


class ReadNote:
    """Notes each clipping once; one that she calls unread again while it is open stays unread."""

    def __init__(self, desk: Desk, pane: QWidget, view: TextView) -> None:
        self._desk = desk
        self._pane = pane
        self._unread = 0
        self._stays = QTimer(pane, singleShot=True, interval=STAYS_MS)
        self._stays.timeout.connect(self._stayed)
        # what the program itself scrolls sends no such signal
        view.verticalScrollBar().actionTriggered.connect(lambda _action: self._note())

    def begin(self, clipping: Clipping) -> None:
        """This clipping was opened."""
        self._unread = 0 if clipping.read else clipping.id
        if self._unread:
            self._stays.start()
        else:
            self._stays.stop()

    def follow(self, clipping: Clipping) -> None:
        """It changed: somebody else may have noted it."""
        if clipping.read:
            self.stop()

    def stop(self) -> None:
        """Nothing is open that is still to be read."""
        self._unread = 0
        self._stays.stop()

    def _stayed(self) -> None:
        if self._pane.isVisible():
            self._note()
        elif self._unread:
            # another page of the window is shown: it counts when she comes back
            self._stays.start()

    def _note(self) -> None:
        one = self._unread
        if one and self._desk.writable:
            self.stop()
            self._desk.jobs.change("", lambda library: library.clippings.note_read([one]))
