"""The windows and dialogs that the menus open over the main window."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from clipper.ui.desk import Desk


class Windows(QObject):
    """Each is made when it is asked for; what stays open stands once and comes to the front again."""

    library_asked = Signal(object, bool)
    """Another library to be opened (Path), and whether it is to be made."""

    def __init__(self, desk: "Desk", window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        for name, slot in (
            ("new_library", lambda: self._ask_library(new=True)),
            ("open_library", lambda: self._ask_library(new=False)),
            ("styles", self._styles),
            ("office", self._office),
            ("rights", self._rights),
            ("who_said", self._who_said),
            ("handed_out", self._handed_out),
            ("keys", self._keys),
            ("keys_too", self._keys),
            ("about", self._about),
        ):
            desk.actions.bind(name, slot)

    def _ask_library(self, *, new: bool) -> None:
        from clipper.ui.frame.dialogs import ask_library

        def answer(path: Path) -> None:
            self.library_asked.emit(path, new)

        ask_library(self._window, self._desk.library.path, answer, new=new)

    def _styles(self) -> None:
        """Edit the styles, beginning with the open issue's."""
        from clipper.ui.styles.opening import edit_styles

        edit_styles(self._desk, self._window)

    def _office(self) -> None:
        from clipper.ui.settings.office_dialog import OfficeDialog

        OfficeDialog(self._desk, self._window).open()

    def _rights(self) -> None:
        from clipper.ui.rights.rights_window import RightsWindow

        _to_front(self._window.findChild(RightsWindow) or RightsWindow(self._desk, self._window))

    def _who_said(self) -> None:
        """Who said what in the library."""
        from clipper.ui.quotes.board import QuoteBoard

        _to_front(self._window.findChild(QuoteBoard) or QuoteBoard(self._desk, self._window))

    def _handed_out(self) -> None:
        """What was handed out, as it is now."""
        from clipper.ui.rights.handed_out import HandedOutWindow

        standing = self._window.findChild(HandedOutWindow)
        if standing is not None:
            standing.refresh()
        _to_front(standing or HandedOutWindow(self._desk, self._window))

    def _keys(self) -> None:
        """The sheet of keys; where it stands already, it goes."""
        from clipper.ui.frame.keys_sheet import KeysSheet

        standing = self._window.findChild(KeysSheet)
        if standing is not None and standing.isVisible():
            standing.leave()
        else:
            KeysSheet(self._desk, self._window)

    def _about(self) -> None:
        from clipper.ui.frame.dialogs import about

        about(self._desk, self._window)


def _to_front(window: QWidget) -> None:
    window.show()
    window.activateWindow()
