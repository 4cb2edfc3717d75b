"""The outline as a Qt model: sections with their entries, and what may be dragged where."""

import json
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from clipper.i18n import _, _n
from clipper.ui.briefing.outline_rows import EntryRow, SectionRow, rendition_word, section_counts
from clipper.ui.briefing.tones import tone_word
from clipper.ui.clippings.mime import CLIPPINGS, ENTRIES, ids_in
from clipper.ui.widgets.painted_rows import ROW, AnyIndex

SECTIONS = "application/x-clipper-sections"


class OutlineModel(QStandardItemModel):
    """Sections and entries; a drop is announced, never done here: the library answers with the new order."""

    clippings_dropped = Signal(list, object, object)
    """Clipping ids, section id or None, place in the section or None."""
    entries_dropped = Signal(list, object, object)
    section_dropped = Signal(int, int)
    """Section id and the place it was dropped at."""

    def show_rows(self, sections: Sequence[SectionRow]) -> bool:
        """Show these rows; rows that stand where they stood are only repainted. Whether rows moved."""
        if self._shape() == [(one.id, [entry.id for entry in one.entries]) for one in sections]:
            for place, section in enumerate(sections):
                self._fill(self.item(place), section)
            return False
        self.clear()
        for section in sections:
            item = QStandardItem()
            item.appendRows([QStandardItem() for _entry in section.entries])
            self._fill(item, section)
            self.appendRow(item)
        return True

    def _shape(self) -> list[tuple[int, list[int]]]:
        heads = [self.item(place) for place in range(self.rowCount())]
        return [(h.data(ROW).id, [h.child(n).data(ROW).id for n in range(h.rowCount())]) for h in heads]

    def _fill(self, item: QStandardItem, section: SectionRow) -> None:
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        if item.data(ROW) != section:
            item.setFlags(base | Qt.ItemFlag.ItemIsDropEnabled)
            item.setData(section, ROW)
            item.setText(section.title)
            words = _n("1 entry", "{n} entries", len(section.entries))
            counts = section_counts(section)[0]
            item.setToolTip(f"{section.title}\n{words}" + (f" · {counts}" if counts else ""))
            item.setAccessibleText(_("Section {title}, {words}").format(title=section.title, words=words))
        for place, entry in enumerate(section.entries):
            child = item.child(place)
            if child.data(ROW) != entry:
                child.setFlags(base)
                child.setData(entry, ROW)
                child.setText(entry.headline)
                tone = tone_word(entry.tone) if entry.tone else ""
                child.setToolTip("\n".join(one for one in (entry.headline, tone, entry.told, entry.warning) if one))
                said = [entry.headline, rendition_word(entry.rendition), entry.outlet, *([tone] if tone else [])]
                said += [_("page {first}").format(first=entry.page)] if entry.page else []
                child.setAccessibleText(", ".join(one for one in (*said, entry.told, entry.warning) if one))

    def row_at(self, index: AnyIndex) -> SectionRow | EntryRow | None:
        """The value behind an index."""
        return index.data(ROW) if index.isValid() else None

    def index_of(self, entry: int) -> QModelIndex:
        """Where an entry stands; invalid where it does not."""
        for place in range(self.rowCount()):
            head = self.item(place)
            for n in range(head.rowCount()):
                if head.child(n).data(ROW).id == entry:
                    return head.child(n).index()
        return QModelIndex()

    def index_of_section(self, section: int) -> QModelIndex:
        """Where a section stands; invalid where it does not."""
        found = (self.item(n).index() for n in range(self.rowCount()) if self.item(n).data(ROW).id == section)
        return next(found, QModelIndex())

    def mimeTypes(self) -> list[str]:
        """What may be dropped here."""
        return [CLIPPINGS, ENTRIES, SECTIONS]

    def supportedDropActions(self) -> Qt.DropAction:
        """Entries move, clippings are put in."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeData(self, indexes: Iterable[AnyIndex]) -> QMimeData:
        """Entries with their clippings (so that tags and lists can take them), or else one section."""
        rows = [self.row_at(one) for one in sorted(indexes, key=lambda i: (i.parent().row(), i.row()))]
        entries = [row for row in rows if isinstance(row, EntryRow)]
        heads = [row for row in rows if isinstance(row, SectionRow)]
        data = QMimeData()
        if entries:
            data.setData(ENTRIES, json.dumps([row.id for row in entries]).encode())
            data.setData(CLIPPINGS, json.dumps([row.clipping for row in entries]).encode())
        elif heads:
            data.setData(SECTIONS, json.dumps([heads[0].id]).encode())
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex) -> bool:
        """Anything of ours may be dropped on a section, between entries, and below the last one."""
        return any(data.hasFormat(kind) for kind in self.mimeTypes())

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex) -> bool:
        """Announce what was dropped and where."""
        if found := ids_in(data, SECTIONS):
            self.section_dropped.emit(found[0], self._section_place(row, parent))
            return True
        section, at = self._place(row, parent)
        if found := ids_in(data, ENTRIES):
            self.entries_dropped.emit(list(found), section, at)
        elif found := ids_in(data, CLIPPINGS):
            self.clippings_dropped.emit(list(found), section, at)
        else:
            return False
        return True

    def _place(self, row: int, parent: AnyIndex) -> tuple[int | None, int | None]:
        """The section and the place in it that a drop means; above a section's head is the end of the one before."""
        target = self.row_at(parent)
        if isinstance(target, SectionRow):
            return target.id, row if row >= 0 else None
        if self.rowCount() == 0:
            return None, None
        place = self.rowCount() - 1 if row < 0 or row > self.rowCount() else max(row - 1, 0)
        head = self.item(place).data(ROW)
        return head.id, 0 if row == 0 else None

    def _section_place(self, row: int, parent: AnyIndex) -> int:
        target = self.row_at(parent)
        if isinstance(target, SectionRow):
            return parent.row() if row < 0 else parent.row() + 1
        return self.rowCount() if row < 0 else row
