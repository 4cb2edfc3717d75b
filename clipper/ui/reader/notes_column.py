"""The notes beside the text: every card at the height of its mark, pushed down where it would cover the one above."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from clipper.i18n import _
from clipper.model.annotation import Role
from clipper.ui.desk import Desk
from clipper.ui.reader.note import Note, card_height
from clipper.ui.reader.note_card import NoteCard
from clipper.ui.reader.text_view import TextView
from clipper.ui.widgets.empty import EmptyState

GAP = 6
RISE = 8
"""A card begins this much above its mark's line."""
MARGIN = 240
"""Cards this near the view are kept ready (pixels)."""


class NotesColumn(QWidget):
    """Holds widgets only for the cards in view: 200 marks must not cost 200 widgets."""

    note_pressed = Signal(int)
    role_asked = Signal(int, str)
    commented = Signal(int, str)
    spoken = Signal(int, str)
    tags_asked = Signal(int)
    tagged = Signal(int, str)
    untagged = Signal(int, str)
    remove_asked = Signal(int)
    find_asked = Signal(int)
    taken = Signal(int)
    taken_back = Signal(int)
    done = Signal()

    def __init__(self, desk: Desk, view: TextView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = view
        self._every: tuple[Note, ...] = ()
        self._notes: tuple[Note, ...] = ()
        """Those whose roles are shown."""
        self._roles = frozenset(Role)
        self.mime: Callable[[Note], QMimeData | None] = lambda _note: None
        """What a card becomes when it is dragged out."""
        self._active = 0
        self._cards: dict[int, NoteCard] = {}
        self._tops: list[float] = []
        self._heights: list[int] = []
        """Of the cards down to the lower edge of the view, as far as they were measured."""
        self._asked_to_edit = 0
        self._waiting = False
        self._empty = EmptyState(
            desk, "note", _("No marks yet."), _("Select words and press 1\u00a0to\u00a05."), parent=self
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.lay)
        view.scrolled.connect(self.place)
        view.lines_moved.connect(self.lines_moved)
        desk.roles_renamed.connect(self.name_again)

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show these notes, in the order of the text; those that lost their place come first."""
        self._waiting = False
        self._every = tuple(sorted(notes, key=lambda n: (-1 if n.position is None else n.position, n.annotation.id)))
        self._show_chosen()

    def show_roles(self, roles: frozenset[Role]) -> None:
        """Show the notes of these roles alone."""
        if roles != self._roles:
            self._roles = roles
            self._show_chosen()

    def _show_chosen(self) -> None:
        self._notes = tuple(note for note in self._every if note.annotation.role in self._roles)
        known = {note.annotation.id for note in self._notes}
        for gone in [id for id in self._cards if id not in known]:
            self._drop(gone)
        self._empty.setVisible(not self._notes)
        # the words are painted first
        self._tops, self._heights = [], []
        self._later.start()

    def wait(self) -> None:
        """Other words come to the page: stay where you are until the notes' new places are shown."""
        self._waiting = True

    def activate(self, note: int) -> None:
        """Raise one card; 0 for none."""
        if note != self._active:
            self._active = note
            self.lay()

    def edit_comment(self, note: int) -> None:
        """Open the comment of a note for typing, as soon as its card is in view."""
        self._active, self._asked_to_edit = note, note
        self.lay()

    def edit_tags(self, note: int, paths: Sequence[str]) -> None:
        """Open the field for a tag on a note whose card is in view."""
        self.activate(note)
        card = self._cards.get(note)
        if card is not None:
            card.edit_tags(paths)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes shown, in their order; those of roles left out are not among them."""
        return self._notes

    @property
    def editing(self) -> bool:
        """Whether a card is being typed on."""
        return any(card.editing for card in self._cards.values())

    def keep(self) -> None:
        """Keep what is being typed on the cards."""
        for card in list(self._cards.values()):
            card.keep()

    def card(self, note: int) -> NoteCard | None:
        """The card of a note, if it is in view."""
        return self._cards.get(note)

    def name_again(self) -> None:
        """The roles are called otherwise now."""
        for card in self._cards.values():
            card.take(card.note, active=card.active)

    # -- laying out ----------------------------------------------------------------------------------------------

    def lay(self) -> None:
        """Measure the cards anew, and put those in view in their places."""
        self._later.stop()
        self._tops, self._heights = [], []
        self.place()

    def _height(self, note: Note) -> int:
        card = self._cards.get(note.annotation.id)
        if card is not None and card.editing:
            return card.height()
        return card_height(note, self._desk.fonts, self.width(), active=note.annotation.id == self._active)

    def place(self) -> None:
        """Move the cards to where their marks are now.

        Cards only ever push others down: what stands below the view is neither measured nor placed before it is scrolled to.
        """
        if not self._notes or self._waiting or not self.isVisible():
            return
        scroll = self._view.verticalScrollBar().value()
        self._measure(self.height() + MARGIN + scroll)
        for note, top, high in zip(self._notes, self._tops, self._heights, strict=False):
            y = round(top - scroll)
            self._show(note, y) if y + high > -MARGIN and y < self.height() + MARGIN else self._hide(note)
        for note in self._notes[len(self._tops) :]:
            self._hide(note)

    def _measure(self, foot: float) -> None:
        """Find the places of the cards down to a height (in the document)."""
        offset = self._view.mapTo(self.window(), self._view.rect().topLeft()).y() - self._top()
        while len(self._tops) < len(self._notes):
            note = self._notes[len(self._tops)]
            floor = self._tops[-1] + self._heights[-1] + GAP if self._tops else float("-inf")
            if floor > foot:
                return
            wish = RISE if note.position is None else self._wish(note) + offset
            if wish > foot:
                return
            self._tops.append(max(wish, floor))
            self._heights.append(self._height(note))

    def _top(self) -> int:
        return self.mapTo(self.window(), self.rect().topLeft()).y()

    def _wish(self, note: Note) -> float:
        """Where its mark begins in the document."""
        assert note.position is not None
        return self._view.line_top(note.position) + self._view.verticalScrollBar().value() - RISE

    def lines_moved(self) -> None:
        """The text's lines stand elsewhere: measure anew, once, when all is settled.

        While a long text is still being set, lines come below those that stand, and move no card.
        """
        article = self._view.article
        if article is not None and not article.whole and self._tops:
            return
        self._later.start()

    def _show(self, note: Note, y: int) -> None:
        id = note.annotation.id
        card = self._cards.get(id)
        if card is None:
            card = NoteCard(self._desk, note, self.width(), self)
            card.pressed.connect(self.note_pressed)
            card.role_asked.connect(self.role_asked)
            card.commented.connect(self.commented)
            card.spoken.connect(self.spoken)
            card.tags_asked.connect(self.tags_asked)
            card.tagged.connect(self.tagged)
            card.untagged.connect(self.untagged)
            card.mime = lambda note: self.mime(note)
            card.remove_asked.connect(self.remove_asked)
            card.find_asked.connect(self.find_asked)
            card.taken.connect(self.taken)
            card.taken_back.connect(self.taken_back)
            card.done.connect(self.done)
            card.resized.connect(self._later.start)
            self._cards[id] = card
            if id == self._active:
                card.take(note, active=True)
        elif (card.note, card.active) != (note, id == self._active) or card.width() != self.width():
            card.setFixedWidth(self.width())
            card.take(note, active=id == self._active)
        card.move(0, y)
        card.show()
        if id == self._active:
            card.raise_()
        if id == self._asked_to_edit:
            self._asked_to_edit = 0
            card.edit_comment()

    def _hide(self, note: Note) -> None:
        card = self._cards.get(note.annotation.id)
        if card is not None and not card.editing and not card.hasFocus():
            self._drop(note.annotation.id)

    def _drop(self, id: int) -> None:
        card = self._cards.pop(id)
        card.hide()
        card.deleteLater()

    # -- Qt ------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: object) -> None:
        """Other widths break lines elsewhere."""
        self.lines_moved()

    def showEvent(self, event: object) -> None:
        """Lay out what could not be while it was hidden."""
        self.lay()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The notes move with the text alone."""
        QApplication.sendEvent(self._view.verticalScrollBar(), event)
        event.accept()
