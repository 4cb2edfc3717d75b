"""Reading places from one day to the next: merely remembered, on this machine, for each library; never in the way where they cannot be."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from clipper import paths
from clipper.settings import remember, remembered

if TYPE_CHECKING:
    from clipper.ui.desk import Desk
    from clipper.ui.reader.reader_pane import ReaderPane

NAME = "reading-places.json"
CLIPPINGS, LIBRARIES = 500, 20
"""How many are remembered; those read last."""


class PlaceKeeper(QObject):
    """Gives the reader the places of last time, and writes down those of now when the window closes."""

    def __init__(self, desk: "Desk", pane: "ReaderPane", file: Path | None = None) -> None:
        """`file` is the one beside this machine's settings if not given; nothing is kept where the desk keeps nothing."""
        super().__init__(pane)
        self._library = str(desk.library.path.absolute())
        self._pane = pane
        self._file = file or (paths.settings_file().with_name(NAME) if desk.keeps else None)
        self._window: QObject | None = None
        if self._file is not None:
            found = remembered(self._file).get(self._library)
            pane.places.take(found if isinstance(found, dict) else {})
            pane.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Find the window when the pane is shown, and hear of its closing."""
        if event.type() == QEvent.Type.Show and watched is self._pane and self._window is None:
            self._window = self._pane.window()
            self._window.installEventFilter(self)
        elif event.type() == QEvent.Type.Close and watched is self._window:
            self.keep()
        return False

    def keep(self) -> None:
        """Write the places down, whole or not at all; where that cannot be, they are forgotten."""
        if self._file is None:
            return
        if self._pane.clipping is not None:
            self._pane.places.keep(self._pane.clipping.id)
        known = remembered(self._file)
        known.pop(self._library, None)
        known[self._library] = self._pane.places.told(CLIPPINGS)
        last = dict(list(known.items())[-LIBRARIES:])
        try:
            remember(self._file, last)
        except OSError:
            return
