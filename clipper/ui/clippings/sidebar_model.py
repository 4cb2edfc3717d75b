"""What the sidebar shows: places, briefings, tags as a tree, outlets; read in one go beside the window."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from clipper.i18n import _
from clipper.model.briefing import Briefing
from clipper.model.outlet import Outlet
from clipper.model.tag import Tag
from clipper.ui.clippings.places import ICONS, title_of
from clipper.ui.clippings.tag_digits import digits
from clipper.ui.place import Place, Where

if TYPE_CHECKING:
    from clipper.store.library import Library

ROW = int(Qt.ItemDataRole.UserRole) + 1


class SidebarRow(Struct, frozen=True):
    """One line of the sidebar: a section's head (no place), or a place to go to."""

    key: str
    """Stable name of the row."""
    text: str
    place: Place | None = None
    icon: str = ""
    count: str = ""
    bold: bool = False
    colour: int = 0
    digit: int | None = None
    below: "tuple[SidebarRow, ...]" = ()


class Shelves(Struct, frozen=True):
    """What the library holds, as far as the sidebar and the status bar tell it."""

    counts: dict[str, int]
    tags: tuple[Tag, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    briefings: tuple[Briefing, ...] = ()


def shelves(library: "Library") -> Shelves:
    """Read everything the sidebar shows; for the reading worker."""
    found = library.clippings
    return Shelves(found.counts(), library.tags.tree(), library.outlets.all(), library.briefings.all())


def rows(held: Shelves, batch: int = 0, batch_count: int = 0, language: str = "en") -> tuple[SidebarRow, ...]:
    """The sidebar's lines from top to foot; the trash has a line of its own outside."""
    places = [_place(Where.INBOX, held.counts["inbox"], bold=bool(held.counts["inbox"]))]
    places += [_place(where, held.counts[where.value]) for where in (Where.TODAY, Where.STARRED, Where.ALL)]
    if batch:
        last = _place(Where.BATCH, batch_count)
        places.append(replace(last, place=Place(Where.BATCH, batch, last.text)))
    sections = [
        SidebarRow("briefings", _("Briefings"), below=tuple(_briefing(one, language) for one in held.briefings)),
        SidebarRow("tags", _("Tags"), below=_branches(held.tags, None, digits(held.tags))),
    ]
    known = sorted((one for one in held.outlets if one.count), key=lambda one: (-one.count, one.name.casefold()))
    if known:
        sections.append(SidebarRow("outlets", _("Outlets"), below=tuple(map(_outlet, known))))
    return (*places, *sections)


def _place(where: Where, count: int, *, bold: bool = False) -> SidebarRow:
    place = Place(where)
    return SidebarRow(where.value, title_of(place), place, ICONS[where], f"{count:,}" if count else "", bold)


def _briefing(one: Briefing, language: str) -> SidebarRow:
    place = Place(Where.BRIEFING, one.id, one.title)
    words = f"{one.title} {one.number}" if one.number else one.title
    return SidebarRow(f"briefing {one.id}", words, place, "briefing", short_day(one.date, language))


def short_day(day: str, language: str = "en") -> str:
    """A briefing's day: "24 Nov"; "Jun 2025" where it is not of this year."""
    try:
        then = date.fromisoformat(day)
    except ValueError:
        return day
    month = QLocale(language).monthName(then.month, QLocale.FormatType.ShortFormat)
    return f"{then.day} {month}" if then.year == date.today().year else f"{month} {then.year}"


def _outlet(one: Outlet) -> SidebarRow:
    icon = "wire" if one.kind == "wire" else "outlet"
    return SidebarRow(f"outlet {one.id}", one.name, Place(Where.OUTLET, one.id, one.name), icon, f"{one.count:,}")


def _branches(tags: Sequence[Tag], parent: int | None, keyed: dict[int, int]) -> tuple[SidebarRow, ...]:
    """The tags below one, those with a digit first and in its order, so that the digits can be read down the tree."""
    return tuple(
        SidebarRow(
            f"tag {tag.id}",
            tag.name,
            Place(Where.TAG, tag.id, tag.path),
            count=f"{tag.count:,}" if tag.count else "",
            colour=tag.colour,
            digit=keyed.get(tag.id),
            below=_branches(tags, tag.id, keyed),
        )
        for tag in sorted(tags, key=lambda tag: keyed.get(tag.id, 10))
        if tag.parent == parent
    )


class SidebarModel(QStandardItemModel):
    """The lines as items; those that stay are only repainted, so that nothing jumps and no branch closes."""

    renamed = Signal(object, str)
    """A Place and the name typed for it; a Place without an id is new."""

    def __init__(self) -> None:
        super().__init__()
        self._shape: object = None

    def show_rows(self, lines: Sequence[SidebarRow]) -> bool:
        """Show these lines; whether items were made anew."""
        shape = _shape(lines)
        if shape == self._shape:
            self._refill(self.invisibleRootItem(), lines)
            return False
        self._shape = shape
        self.clear()
        self._build(self.invisibleRootItem(), lines)
        return True

    def changed_by_hand(self) -> None:
        """A line was put in for typing: the next rows are built anew."""
        self._shape = None

    def row(self, item: QStandardItem) -> SidebarRow:
        """What an item shows."""
        return item.data(ROW)

    def _build(self, parent: QStandardItem, lines: Sequence[SidebarRow]) -> None:
        for line in lines:
            item = QStandardItem()
            self._fill(item, line)
            parent.appendRow(item)
            self._build(item, line.below)

    def _refill(self, parent: QStandardItem, lines: Sequence[SidebarRow]) -> None:
        for n, line in enumerate(lines):
            item = parent.child(n)
            if item.data(ROW) != line:
                self._fill(item, line)
            self._refill(item, line.below)

    def _fill(self, item: QStandardItem, line: SidebarRow) -> None:
        item.setData(line, ROW)
        item.setText(line.text)
        item.setData(f"{line.text} {line.count}".strip(), Qt.ItemDataRole.AccessibleTextRole)
        item.setToolTip(line.place.name if line.place and line.place.where is Where.TAG else line.text)
        flags = Qt.ItemFlag.ItemIsEnabled
        if line.place is not None:
            flags |= Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
            if line.place.where in {Where.TAG, Where.BRIEFING, Where.OUTLET}:
                flags |= Qt.ItemFlag.ItemIsEditable
        item.setFlags(flags)


def _shape(lines: Sequence[SidebarRow]) -> object:
    return tuple((line.key, _shape(line.below)) for line in lines)
