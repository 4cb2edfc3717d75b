"""Also in: the outlets that ran an entry's story, and in place who is named, how the versions differ, and who speaks."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clipper.i18n import _
from clipper.ui.briefing import story_deeds
from clipper.ui.briefing.entry_facts import EntryFacts
from clipper.ui.briefing.story_facts import StoryFacts
from clipper.ui.briefing.version_list import VersionList
from clipper.ui.briefing.writing import TextField
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.chips import Pill
from clipper.ui.widgets.label import ElidedLabel, label

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk

SHOWN = 2
"""Outlets named in the line; of the others their number is said."""


class AlsoIn(QWidget):
    """A line with Edit; opened, the versions and the words on how they differ. Hidden where the entry tells no story."""

    settled = Signal()
    """A change made here stands in the library."""
    swapped = Signal(int)
    """The entry that prints another version of the story from now on."""
    left = Signal()
    """The keyboard goes back to the outline."""
    opened = Signal()

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._story: StoryFacts | None = None
        self._briefing = self._entry = 0
        self._opened = 0
        """The story whose versions are in sight."""
        fonts = desk.fonts
        self.line = ElidedLabel(desk, "", fonts.ui(weight=500), "soft")
        self.edit = button(desk, _("Edit"), self.toggle, kind="link")
        self.edit.setToolTip(desk.actions.tip("also_in"))
        self.list = VersionList(desk)
        self.differences = TextField(desk, fonts.ui(), least=52, most=160)
        self.differences.setAccessibleName(_("How they differ"))
        self.differences.setToolTip(
            _(
                "Ctrl+Enter keeps it and goes back to the outline, Esc restores what stood here; left empty, nothing is said"
            )
        )
        self.by_hand = Pill(desk, _("By hand"), "plain")
        self.reckoned = button(desk, _("As reckoned"), self._reckon, kind="small")
        self._lay()
        self.list.left.connect(self.close_list)
        self.list.named.connect(self._name)
        self.list.spoken.connect(self._speak)
        self.list.parted.connect(self._part)
        self.differences.left.connect(self.left)
        self.differences.kept.connect(self._typed)
        self.hide()

    def _lay(self) -> None:
        fonts = self._desk.fonts
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(9)
        head.addWidget(label(_("Also in"), fonts.ui("small", 600), "muted"))
        head.addWidget(self.line, 1)
        head.addWidget(self.edit)
        self.body = QWidget()
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.list)
        keys = [self._desk.actions.key(one) for one in ("version_named", "version_speaks", "version_apart")]
        hint = _("{name} names it · {speak} lets it speak for the story · {part} takes it out")
        column.addWidget(
            label(hint.format(name=keys[0], speak=keys[1], part=keys[2]), fonts.ui("caption"), "muted", wrap=True)
        )
        column.addSpacing(4)
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(label(_("How they differ"), fonts.ui("small", 600), "muted"))
        above.addWidget(self.by_hand)
        above.addStretch(1)
        above.addWidget(self.reckoned)
        column.addLayout(above)
        column.addWidget(self.differences)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        outer.addLayout(head)
        outer.addWidget(self.body)
        self.body.hide()

    # -- showing -------------------------------------------------------------------------------------------------

    def show_story(self, facts: EntryFacts) -> None:
        """Show the story of an entry and what was typed of its versions; without a story the whole goes away."""
        held = self.list.hasFocus() or self.differences.hasFocus()
        story, differences = facts.story, facts.entry.differences
        if facts.entry.id != self._entry:
            self.differences.keeping.known = self.differences.words()
        self._story, self._briefing, self._entry = story, facts.briefing, facts.entry.id
        if story is None or story.story != self._opened:
            self._open(False)
        self.setVisible(story is not None)
        if story is None:
            if held:
                self.left.emit()
            return
        self.line.setText(named_line(story.named))
        self.list.show_tellings(story.tellings)
        self.differences.show_words(story.proposed if differences is None else differences)
        self.by_hand.setVisible(differences is not None)
        self.reckoned.setVisible(differences is not None)

    def let(self, on: bool) -> None:
        """Allow or forbid changing."""
        self.differences.setReadOnly(not on)
        self.reckoned.setEnabled(on)

    @property
    def open(self) -> bool:
        """Whether the versions are in sight."""
        return bool(self._opened)

    def _open(self, on: bool) -> None:
        self._opened = self._story.story if on and self._story is not None else 0
        self.body.setVisible(bool(self._opened))
        self.edit.setText(_("Done") if self._opened else _("Edit"))

    def toggle(self) -> None:
        """Open the versions with the keyboard on them, or close them."""
        if self._opened:
            self.close_list()
        elif self._story is not None:
            self._open(True)
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.opened.emit()

    def close_list(self) -> None:
        """Close the versions and give the keyboard back."""
        self.differences.keeping.keep()
        self._open(False)
        self.left.emit()

    # -- changing ------------------------------------------------------------------------------------------------

    def _do(
        self, name: str, deed: "Callable[[Library], object]", done: Callable[[Any], None] = lambda _made: None
    ) -> None:
        def ended(made: object) -> None:
            done(made)
            self.settled.emit()

        self._desk.jobs.change(name, deed, ended)

    def _typed(self, text: str) -> None:
        if self._story is not None:
            self._differ(None if text == self._story.proposed else text)

    def _reckon(self) -> None:
        self.differences.keeping.known = self.differences.words()
        self._differ(None)

    def _differ(self, text: str | None) -> None:
        entry = self._entry
        self._do(_("Edit entry"), lambda library: library.briefings.change_entry(entry, differences=text))

    def _name(self, clippings: list[int], on: bool) -> None:
        briefing = self._briefing
        self._do(_("Name outlets"), lambda library: story_deeds.name(library, briefing, clippings, on))

    def _speak(self, clipping: int) -> None:
        briefing, entry = self._briefing, self._entry
        self._do(
            _("Choose representative"),
            lambda library: story_deeds.speak(library, briefing, entry, clipping),
            self.swapped.emit,
        )

    def _part(self, clipping: int) -> None:
        entry = self._entry
        self._do(
            _("Ungroup"),
            lambda library: story_deeds.not_the_same(library, entry, clipping),
            lambda _none: self._desk.notices.undo_bar(_("1 clipping taken out of the story")),
        )


def named_line(outlets: tuple[str, ...]) -> str:
    """ "Rheinische Warte, Courrier du Littoral, +2"."""
    if not outlets:
        return _("No other outlet is named")
    more = len(outlets) - SHOWN
    return ", ".join((*outlets[:SHOWN], *([f"+{more}"] if more > 0 else [])))
