"""The way to Compare: V with two clippings chosen."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from clipper.i18n import _

if TYPE_CHECKING:
    from clipper.ui.desk import Desk


class CompareWay:
    """Binds the action; it can be used where exactly two clippings are chosen."""

    def __init__(self, desk: "Desk", pane: QWidget) -> None:
        """`pane` says over which window Compare stands."""
        self._desk = desk
        self._pane = pane
        desk.actions.bind("compare", self.open)
        desk.selected.connect(lambda _ids: self._enable())
        self._enable()

    def _enable(self) -> None:
        self._desk.actions.enable("compare", len(self._desk.chosen) == 2, _("Choose two clippings to compare them."))

    def open(self) -> None:
        """Show the two chosen beside each other."""
        from clipper.ui.comparing.compare_window import CompareWindow

        first, second = self._desk.chosen
        CompareWindow(self._desk, (first, second), self._pane.window()).show()
