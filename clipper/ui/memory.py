"""Python's memory is tidied on the UI thread alone: a window freed on a thread of its own making would end the process."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 2_000
"""How often it is asked whether there is anything to tidy."""


class Memory(QObject):
    """Takes the tidying of cycles away from whichever thread happens to make the next object.

    Widgets and their slots refer to each other in circles. Python frees such circles in the middle of any allocation, on any
    thread, and Qt's objects may be freed on theirs only.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.tidy)
        self._timer.start()

    def tidy(self) -> None:
        """Free what is not reachable any more, the young often and the old seldom, as Python itself would."""
        counts, most = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > most[generation]:
                gc.collect(generation)
                return
