"""What is done to the sidebar's lines: named, coloured, removed, and given clippings."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu

from clipper.i18n import _, _n
from clipper.model.clipping import Status
from clipper.ui.clippings.deeds import Deeds
from clipper.ui.clippings.sidebar_model import SidebarRow
from clipper.ui.place import Place, Where
from clipper.ui.theme import TAG_COLOURS
from clipper.ui.widgets.painting import fill

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk


class SidebarDeeds(QObject):
    """Changes of tags, briefings and outlets; each is one step, and says what it did."""

    briefed = Signal(int, tuple)
    """A briefing and the clippings dropped on it."""

    def __init__(self, desk: "Desk", deeds: Deeds, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._deeds = deeds

    def named(self, place: Place, name: str) -> None:
        """Call a tag, briefing or outlet otherwise; a tag without an id is made."""
        change = self._desk.jobs.change
        if not name or name == place.name.rpartition("/")[2]:
            return
        if place.where is Where.BRIEFING:
            change(_("Rename briefing"), lambda library: library.briefings.change(place.id, title=name))
        elif place.where is Where.OUTLET:
            change(_("Rename outlet"), lambda library: library.outlets.rename(place.id, name))
        elif place.id:
            above = place.name.rpartition("/")[0]
            path = f"{above}/{name}" if above else name
            said = _("Tag “{old}” is now “{new}”").format(old=place.name, new=path)
            change(
                _("Rename tag"),
                lambda library: library.tags.rename(place.id, path),
                lambda _done: self._renamed(place, path, said),
            )
        else:
            change(_("Add tag"), lambda library: library.tags.add(place.name + name))

    def _renamed(self, place: Place, path: str, said: str) -> None:
        self._desk.notices.undo_bar(said)
        if self._desk.place == place:
            self._desk.show(Place(Where.TAG, place.id, path))

    def remove(self, place: Place) -> None:
        """Take away a tag with those below it, or a briefing."""
        if place.where is Where.TAG:
            said = _("Tag “{tag}” removed").format(tag=place.name)
            name, deed = _("Remove tag"), lambda library: library.tags.remove(place.id)
        else:
            said = _("{brief} removed").format(brief=place.name)
            name, deed = _("Remove briefing"), lambda library: library.briefings.remove(place.id)
        if self._desk.place == place:
            self._desk.show(Place(Where.INBOX))
        self._desk.jobs.change(name, deed, lambda _done: self._desk.notices.undo_bar(said))

    def recolour(self, tag: int, colour: int) -> None:
        """Give a tag another of the nine colours."""
        self._desk.jobs.change(_("Recolour tag"), lambda library: library.tags.recolour(tag, colour))

    def take(self, place: Place, ids: tuple[int, ...]) -> None:
        """Put clippings into a place: tag, brief, star, or back into the inbox."""
        desk = self._desk
        if place.where is Where.TAG:

            def deed(library: "Library") -> None:
                library.tags.put(ids, place.name)
                library.clippings.note_read(ids)

            desk.jobs.change(
                _("Tag clippings"),
                deed,
                lambda _done: self._deeds.say_tagged(len(ids), place.name, True),
            )
        elif place.where is Where.BRIEFING:
            self.briefed.emit(place.id, ids)
        elif place.where is Where.STARRED:
            said = _n("1 clipping starred", "{n} clippings starred", len(ids))
            desk.jobs.change(
                _("Star"), lambda library: library.clippings.star(ids, True), lambda _done: desk.notices.undo_bar(said)
            )
        elif place.where is Where.INBOX:
            self._deeds.move(Status.INBOX, ids)
        elif place.where is Where.TRASH:
            self._deeds.move(Status.TRASHED, ids)


def offer_colours(menu: QMenu, row: SidebarRow, doing: SidebarDeeds) -> None:
    """Put the nine colours of a tag into a menu."""
    place = row.place
    assert place is not None
    below = menu.addMenu(_("Colour"))
    below.setEnabled(menu.actions()[0].isEnabled())
    group = QActionGroup(below)
    names = (
        *(_("Blue"), _("Ochre"), _("Red"), _("Green"), _("Violet")),
        *(_("Indigo"), _("Petrol"), _("Rose"), _("Grey")),
    )
    for number, (name, colour) in enumerate(zip(names, TAG_COLOURS, strict=True), 1):
        action = QAction(QIcon(_swatch(colour, menu.devicePixelRatioF())), name, group)
        action.setCheckable(True)
        action.setChecked(number == row.colour)
        action.triggered.connect(lambda _on, number=number: doing.recolour(place.id, number))
        below.addAction(action)


def _swatch(colour: str, ratio: float) -> QPixmap:
    swatch = QPixmap(round(14 * ratio), round(14 * ratio))
    swatch.setDevicePixelRatio(ratio)
    swatch.fill(Qt.GlobalColor.transparent)
    painter = QPainter(swatch)
    fill(painter, QRect(0, 0, 14, 14), colour, 4)
    painter.end()
    return swatch
