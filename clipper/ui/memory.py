"""Python's memory is tidied on the UI thread alone: a window freed on a thread of its own making would end the process."""

import gc
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

EVERY_MS = 2_000
"""How often it is asked whether there is anything to tidy."""
WHOLE_SECONDS = 60.0
"""How long what has stood is left alone at least."""


class Memory(QObject):
    """Takes the tidying of cycles away from whichever thread happens to make the next object.

    Widgets and their slots refer to each other in circles. Python frees such circles in the middle of any allocation, on any
    thread, and Qt's objects may be freed on theirs only.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._begun = False
        self._whole = time.monotonic()
        """When all was looked through last."""
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.tidy)
        self._timer.start()

    def watch(self) -> None:
        """Look through everything when nobody looks at the window."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._state_changed)

    def tidy(self) -> None:
        """Free what is not reachable any more, the young often and the old seldom, as Python itself would.

        To look through all that a window stands on takes it longer than a stroke of the wheel may wait: what has stood so
        far is left out, until nobody looks.
        """
        if not self._begun:
            self._begun = True
            gc.freeze()
            return
        counts, most = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > most[generation]:
                gc.collect(generation)
                if generation == 2:
                    gc.freeze()
                return

    def tidy_all(self) -> None:
        """Look through everything."""
        self._whole = time.monotonic()
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def _state_changed(self, state: "Qt.ApplicationState") -> None:
        """Another program is worked with: now is the time."""
        from PySide6.QtCore import Qt

        unseen = state in (Qt.ApplicationState.ApplicationInactive, Qt.ApplicationState.ApplicationHidden)
        if unseen and time.monotonic() - self._whole > WHOLE_SECONDS:
            self.tidy_all()
