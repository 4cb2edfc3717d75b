"""The sidebar: its lines, the trash at its foot, and what they count."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clipper.ui.widgets.frames import ground

if TYPE_CHECKING:
    from clipper.model.changes import Changes
    from clipper.ui.clippings.deeds import Deeds
    from clipper.ui.clippings.sidebar_model import Shelves
    from clipper.ui.desk import Desk
    from clipper.ui.place import Place


class Sidebar(QWidget):
    """Tree above, trash at the foot; until `furnish` is called it is an empty panel, for the first rows do not wait for it."""

    counted = Signal(object)
    """Shelves, whenever they were read anew."""
    files_dropped = Signal(object, tuple)
    """Mime data and the tags to file it under."""
    briefed = Signal(int, tuple)
    """A briefing and the clippings dropped on it."""
    told = Signal(str)
    """What would happen with what is dragged over a line; empty when it is over none."""

    def __init__(self, desk: "Desk", deeds: "Deeds", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._deeds = deeds
        ground(self, "panel")
        self._held: Shelves | None = None
        self._batch = (0, 0)

    def furnish(self) -> None:
        """Make the tree and the foot."""
        from clipper.ui.clippings.sidebar_foot import SidebarFoot
        from clipper.ui.clippings.sidebar_tree import SidebarTree

        desk = self._desk
        self.tree = SidebarTree(desk, self._deeds)
        self.foot = SidebarFoot(desk, self._deeds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tree, 1)
        column.addWidget(self.foot)
        self.setFocusProxy(self.tree)
        self.tree.files_dropped.connect(self.files_dropped)
        self.tree.doing.briefed.connect(self.briefed)
        self.tree.told.connect(self.told)
        self.tree.edited.connect(self.refresh)
        desk.changed.connect(self._library_changed)
        desk.place_changed.connect(self.show_place)

    def refresh(self) -> None:
        """Read counts, tags, outlets and briefings beside the window."""
        from clipper.ui.clippings.sidebar_model import shelves

        self._desk.jobs.read(shelves, self.show_shelves, key="sidebar")

    def show_shelves(self, held: "Shelves") -> None:
        """Show what the library holds."""
        from clipper.ui.clippings.sidebar_model import rows

        self._held = held
        self.tree.show_lines(rows(held, *self._batch, self._desk.settings.language))
        self.foot.count(held.counts.get("trash", 0))
        self.counted.emit(held)

    def _library_changed(self, _changes: "Changes") -> None:
        self.refresh()

    def show_place(self, place: "Place") -> None:
        """Light up the line of what is looked at: a place, a briefing, the last import."""
        self.tree.show_place(place)
        self.foot.show_place(place)

    def show_batch(self, batch: int, points: int) -> None:
        """Offer the last import, with the number of its open points."""
        self._batch = (batch, points)
        if self._held is not None:
            self.show_shelves(self._held)
