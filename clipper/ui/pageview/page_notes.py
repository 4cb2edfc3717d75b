"""The marks of the pages in the panel: each with its page, its first words and its card, in the order of the pages."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clipper.i18n import _, _n
from clipper.model.annotation import Annotation
from clipper.ui.reader.note import Note
from clipper.ui.reader.note_card import NoteCard
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.frames import ground
from clipper.ui.widgets.label import ElidedLabel, label
from clipper.ui.widgets.thin_bar import thin

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

WIDTH = 344
_AT_ONCE = 12
"""Cards made between two strokes of the window's clock."""
_SIDE = 16


class Row(Struct, frozen=True):
    """A mark with the place of its page (from 0; -1 where it stands on none that is known) and its words."""

    annotation: Annotation
    place: int
    words: str


class PageNotes(QWidget):
    """Never changes anything itself: what she wants changed is told by the cards."""

    made = Signal(object)
    """A NoteCard that was made, to be listened to."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: tuple[Row, ...] = ()
        self._lines: dict[int, tuple[ElidedLabel, NoteCard]] = {}
        self._active = 0
        self._to_edit = 0
        ground(self, "list")
        self.setAccessibleName(_("Marks on the pages"))
        head = QHBoxLayout()
        head.setContentsMargins(_SIDE + 4, 14, _SIDE, 8)
        head.addWidget(label(_("Marks"), desk.fonts.ui("title", 600)))
        self._count = label("", desk.fonts.ui(tabular=True), "muted")
        head.addSpacing(4)
        head.addWidget(self._count)
        head.addStretch(1)
        self._empty = EmptyState(
            desk, "note", _("No marks yet."), _("Select words and press 1\u00a0to\u00a05, or A for an area.")
        )
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        thin(self._area)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = ground(QWidget(), "list")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(_SIDE, 0, _SIDE, 16)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        self._area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._empty, 1)
        column.addWidget(self._area, 1)
        self._more = QTimer(self, interval=0)
        self._more.timeout.connect(self._make_more)
        self.show_rows(())

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these marks; what is being typed on one that stays is left alone."""
        self._rows = tuple(rows)
        known = {row.annotation.id for row in rows}
        for id in [one for one in self._lines if one not in known]:
            for widget in self._lines.pop(id):
                self._column.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self._count.setText(_n("{n} on these pages", "{n} on these pages", len(rows)) if rows else "")
        self._empty.setVisible(not rows)
        self._area.setVisible(bool(rows))
        for row in rows:
            if row.annotation.id in self._lines:
                self._fill(row)
        self._order()
        self._make_more()

    def _make_more(self) -> None:
        """Make the cards that are missing, a few at a time."""
        missing = [row for row in self._rows if row.annotation.id not in self._lines]
        for row in missing[:_AT_ONCE]:
            self._make(row)
        self._order()
        if len(missing) > _AT_ONCE:
            self._more.start()
        else:
            self._more.stop()
        if self._to_edit in self._lines:
            id, self._to_edit = self._to_edit, 0
            self._lines[id][1].edit_comment()

    def _order(self) -> None:
        at = 0
        for row in self._rows:
            for widget in self._lines.get(row.annotation.id, ()):
                if self._column.indexOf(widget) != at:
                    self._column.removeWidget(widget)
                    self._column.insertWidget(at, widget)
                at += 1

    def _make(self, row: Row) -> None:
        line = ElidedLabel(self._desk, "", self._desk.fonts.ui("small"), "muted")
        line.setFixedHeight(self._desk.fonts.px(32))
        wide = self._desk.fonts.px(WIDTH) - 2 * _SIDE - 2
        card = NoteCard(self._desk, Note(row.annotation, 0), wide, self)
        self.made.emit(card)
        self._lines[row.annotation.id] = line, card
        self._fill(row)
        line.show()
        card.show()

    def _fill(self, row: Row) -> None:
        line, card = self._lines[row.annotation.id]
        where = _("Page {n}").format(n=row.place + 1) if row.place >= 0 else _("In the text alone")
        what = f"“{row.words}”" if row.words else _("an area")
        line.setText(f"{where} · {what}")
        if not card.editing:
            card.take(Note(row.annotation, 0), active=row.annotation.id == self._active)

    def activate(self, id: int) -> None:
        """Raise a mark's card (0: none) and bring it into view."""
        self._active = id
        for row in self._rows:
            if row.annotation.id in self._lines:
                self._fill(row)
        if id in self._lines:
            self._area.ensureWidgetVisible(self._lines[id][1], 0, 40)

    def edit_comment(self, id: int) -> None:
        """Type the comment of a mark, as soon as its card is there."""
        if id in self._lines:
            self._lines[id][1].edit_comment()
        else:
            self._to_edit = id

    def edit_tags(self, id: int, paths: Sequence[str]) -> None:
        """Type tags on a mark; `paths` are the library's."""
        if id in self._lines:
            self._lines[id][1].edit_tags(paths)

    def keep(self) -> None:
        """Keep what is being typed."""
        for _line, card in self._lines.values():
            card.keep()

    def card(self, id: int) -> NoteCard | None:
        """The card of a mark, if it was made."""
        return self._lines[id][1] if id in self._lines else None
