"""The first item's page of an issue in every style, for the cards of the export dialog."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from clipper.model.document import Document
from clipper.model.own_style import OwnStyle
from clipper.ui.briefing.page_press import PagePress

if TYPE_CHECKING:
    from clipper.ui.desk import Desk
    from clipper.workflows.set_pages import SetPages

WIDE = 312
"""Twice the width of a thumbnail, for fine screens."""


class SamplePages(QObject):
    """Announces each style's picture as it comes; a style that cannot be set shows none."""

    came = Signal(str, QImage)
    counted = Signal(str, int)
    """How many pages the issue takes in a style."""
    empty = Signal()
    """There is nothing in the issue to be set."""

    def __init__(self, desk: "Desk", briefing: int, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._briefing = briefing
        self._press = PagePress(self)

    def begin(self, styles: Sequence[str], own: Sequence[OwnStyle] = ()) -> None:
        """Set the issue in each of these styles, shipped or of `own`."""
        from clipper.workflows import export_briefing

        wanted, set_all = self._briefing, partial(self._set, styles, own)
        self._desk.jobs.read(lambda library: export_briefing.document(library, wanted), set_all, key="export samples")

    def _set(self, styles: Sequence[str], own: Sequence[OwnStyle], paper: Document) -> None:
        if not paper.sections:
            self.empty.emit()
            return
        for style in styles:
            self._press.set(paper, style, style, partial(self._made, style), own=own)

    def _made(self, style: str, made: "SetPages") -> None:
        self.counted.emit(style, len(made.sizes))
        page = made.items[0][0] - 1 if made.items else 0
        self._press.picture(made.path, page, WIDE, lambda found: self.came.emit(style, found))

    def close_worker(self) -> None:
        """End the worker process."""
        self._press.close()
