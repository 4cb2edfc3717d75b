"""What a clipping is tied to: the mail it came in, what came in this mail, the version before; a click goes there."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clipper.i18n import _
from clipper.model.clipping import Clipping
from clipper.store.library import Library
from clipper.ui.desk import Desk
from clipper.ui.place import Place, Where
from clipper.ui.reader.word_button import WordButton
from clipper.ui.widgets.frames import Card

MOST = 12
"""What a mail holds is named one by one up to so many."""


class Tie(Struct, frozen=True):
    """Other clippings and what they are to this one."""

    words: str
    clippings: tuple[tuple[int, str], ...]
    """Id and headline of each."""


def ties_of(library: Library, clipping: Clipping) -> tuple[Tie, ...]:
    """The ties of a clipping, none where it stands alone; read by rows."""
    held = library.clippings.held(clipping.id)
    asked = [id for id in (clipping.holder, clipping.earlier) if id is not None]
    rows = library.clippings.rows([*asked, *held[:MOST]])

    def named(*ids: int | None) -> tuple[tuple[int, str], ...]:
        return tuple((id, rows[id].headline or _("No headline")) for id in ids if id in rows)

    found = [
        Tie(_("In the mail"), named(clipping.holder)),
        Tie(_("Holds"), named(*held[:MOST])),
        Tie(_("Later version of"), named(clipping.earlier)),
    ]
    return tuple(tie for tie in found if tie.clippings)


class TiesCard(Card):
    """The ties as words that can be pressed; hidden where there are none."""

    def __init__(self, desk: Desk, width: int, parent: QWidget | None = None) -> None:
        super().__init__(desk, colour="paper", edge="line", margin=12, parent=parent)
        self._width = width - 24
        self._desk = desk
        self._ties: tuple[Tie, ...] = ()
        self._inside: QWidget | None = None
        self.column.setSpacing(0)
        self.hide()

    def show_ties(self, ties: Sequence[Tie]) -> None:
        """Show these ties."""
        if tuple(ties) == self._ties:
            return
        self._ties = tuple(ties)
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        fonts = self._desk.fonts
        for number, tie in enumerate(self._ties):
            column.addSpacing(6 if number else 0)
            column.addWidget(WordButton(self._desk, tie.words, fonts.ui("caption"), "muted", parent=inside).still())
            for id, headline in tie.clippings:
                word = WordButton(self._desk, headline, fonts.ui(weight=500), "accent", parent=inside)
                word.widest = self._width
                word.setToolTip(headline)
                word.setAccessibleName(_("{what}: {headline}").format(what=tie.words, headline=headline))
                word.clicked.connect(lambda _on=False, id=id: self._go_to(id))
                column.addWidget(word, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(inside)
        self.setVisible(bool(self._ties))

    def _go_to(self, clipping: int) -> None:
        """Show another clipping, wherever it lies."""
        self._desk.show(Place(Where.ALL))
        self._desk.select((clipping,))
        self._desk.open(clipping)
