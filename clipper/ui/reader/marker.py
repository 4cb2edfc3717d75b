"""Marking: from chosen words and keys to marks in the library, and from there to fills, cards and jumps."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from clipper.annotate import anchors
from clipper.errors import LibraryBusy
from clipper.i18n import _
from clipper.model.annotation import Annotation, Role
from clipper.model.clipping import Clipping
from clipper.ui.desk import Desk
from clipper.ui.reader.deeds import ReaderDeeds
from clipper.ui.reader.hush import Hush
from clipper.ui.reader.mark_layer import Mark
from clipper.ui.reader.note import Note
from clipper.ui.reader.page import Page
from clipper.ui.reader.quotation import quotation

ROLES = tuple(Role)
ON_WORDS = (*(f"mark_{n}" for n in range(1, len(ROLES) + 1)), "mark_again")


class Marker:
    """Binds the actions on words; knows the marks of the clipping that is shown."""

    def __init__(self, desk: Desk, page: Page, deeds: ReaderDeeds) -> None:
        self._desk = desk
        self._page = page
        self._deeds = deeds
        self._clipping: Clipping | None = None
        self._annotations: dict[int, Annotation] = {}
        self._spans: tuple[tuple[Annotation, tuple[int, int] | None], ...] = ()
        """Every mark with its place in the text."""
        self._marks: tuple[Mark, ...] = ()
        self._role = Role.KEY_QUOTE
        self._able: tuple[bool, ...] = ()
        self.active = 0
        self.speaker_of: Callable[[int, int], str] = lambda _start, _end: ""
        """Who says the words between two offsets, as far as somebody knows."""
        self._hush = Hush(page.view)
        bind = desk.actions.bind
        for number, role in enumerate(ROLES, start=1):
            bind(f"mark_{number}", lambda role=role: self.mark(role))
        bind("mark_again", lambda: self.mark(self._role))
        bind("comment", self.comment)
        bind("unmark", self.unmark)
        bind("mark_tag", self.tag)
        bind("copy_quotation", self.copy_quotation)
        bind("next_mark", lambda: self.jump(1))
        bind("previous_mark", lambda: self.jump(-1))
        bind("copy", page.view.copy)
        notes = page.side.notes
        page.view.words_chosen.connect(self.enable)
        page.view.mark_pressed.connect(self.activate)
        desk.writable_changed.connect(lambda _on: self.enable())
        notes.note_pressed.connect(self._card_pressed)
        notes.role_asked.connect(lambda mark, role: deeds.set_role(mark, Role(role)))
        notes.commented.connect(deeds.comment)
        notes.spoken.connect(deeds.speak)
        notes.tags_asked.connect(self.tag_on)
        notes.tagged.connect(deeds.tag_mark)
        notes.untagged.connect(deeds.untag_mark)
        notes.mime = lambda note: self._mime(note.annotation)
        notes.remove_asked.connect(self._remove)
        notes.find_asked.connect(self.find_again)
        notes.taken.connect(self.take_as_it_is)
        notes.taken_back.connect(lambda mark: deeds.take_back(mark))
        notes.done.connect(page.view.setFocus)
        self.enable()

    def show(self, clipping: Clipping | None, annotations: Sequence[Annotation]) -> None:
        """Paint the marks and lay the cards of a clipping whose article is on the page."""
        if self._clipping is None or clipping is None or clipping.id != self._clipping.id:
            self.active = 0
        self._clipping = clipping
        self._annotations = {one.id: one for one in annotations if one.anchor is not None}
        article = self._page.view.article
        text = article.body.text if article is not None else ""
        self._spans = tuple(
            (one, None if one.lost or one.anchor is None else anchors.place(one.anchor, text))
            for one in self._annotations.values()
        )
        if self.active not in self._annotations:
            self.active = 0
        self.follow()
        self.activate(self.active)
        self._able = ()
        self.enable()

    def follow(self) -> None:
        """Put marks and cards where their words stand now; those of words that are not set yet stand at the end."""
        marks: list[Mark] = []
        notes: list[Note] = []
        article = self._page.view.article
        position, reached = (article.places.position, article.places.reached) if article is not None else (int, 0)
        behind = position(reached)
        for one, span in self._spans:
            if span is None or article is None:
                notes.append(Note(one, None))
                continue
            start, end = (position(span[0]), position(span[1])) if span[0] < reached else (behind, behind)
            marks.append(Mark(one.id, start, end, one.role))
            notes.append(Note(one, start, span if one.changed_in(article.body.text) else None))
        self._marks = tuple(sorted(marks, key=lambda m: (m.start, m.end)))
        self._page.view.show_marks(self._marks)
        self._page.side.notes.show_notes(notes)
        self._page.side.filter.count(note.annotation.role for note in notes)

    def enable(self) -> None:
        """Allow what the chosen words or the mark at the caret allow; else the digits mean tags."""
        view = self._page.view
        here = self._clipping is not None and self._desk.writable
        words = here and view.textCursor().hasSelection()
        mark = here and view.mark_under_caret() is not None
        able = (words, mark, bool(self._marks), here, self._desk.writable)
        if able == self._able:
            return
        self._able = able
        enable, first = self._desk.actions.enable, _("Select words first.")
        why = "" if self._desk.writable else _("This library is open to read only.")
        enable(ON_WORDS, words or mark, why or first)
        enable("comment", here, why or _("Choose a clipping first."))
        enable(("unmark", "mark_tag"), mark, why or _("No mark stands here."))
        enable("copy_quotation", words or mark, _("Select words first."))
        enable("copy", view.textCursor().hasSelection(), first)
        enable(("next_mark", "previous_mark"), bool(self._marks), _("No marks yet."))

    # -- deeds ---------------------------------------------------------------------------------------------------

    def mark(self, role: Role) -> None:
        """Mark the chosen words; without any, give the mark at the caret this role."""
        self._role = role
        words = self._page.view.chosen()
        if self._clipping is None:
            return
        same = self._with_words(words) if words else self._page.view.mark_under_caret()
        if same is not None:
            if same.role is not role:
                self._deeds.set_role(same.id, role)
            self._settle(same.id)
        elif words:
            self._deeds.mark(self._clipping, *words, role, self._made, self.speaker_of(*words))

    def comment(self) -> None:
        """Write on the mark here, else on the nearest; words not marked yet are marked first, in the last role."""
        words = self._page.view.chosen()
        if self._clipping is None:
            return
        same = self._with_words(words) if words else self._page.view.mark_under_caret()
        if same is not None:
            self.write_on(same.id)
        elif words:
            self._deeds.mark(self._clipping, *words, self._role, self.write_on, self.speaker_of(*words))
        elif self._marks:
            here = self._page.view.textCursor().position()
            nearest = next((mark for mark in self._marks if mark.start >= here), self._marks[-1])
            self._page.view.go_to(nearest.start)
            self.write_on(nearest.id)
        else:
            self._desk.notices.say(_("Select words and press 1\u00a0to\u00a05 first."))
            self._hush.begin()

    def _made(self, mark: int) -> None:
        """A new mark has its card in sight."""
        if not self._page.side.shows("notes"):
            self._page.side.turn("notes")
        if self._role not in self._page.side.filter.roles:
            self._page.side.filter.let_go()
        self._settle(mark)

    def write_on(self, mark: int) -> None:
        """Open a mark's comment for typing."""
        self._settle(mark)
        self._desk.actions["inspector"].setChecked(True)
        self._page.side.turn("notes")
        self._page.side.notes.edit_comment(mark)

    def tag(self) -> None:
        """Tag the mark at the caret."""
        mark = self._page.view.mark_under_caret()
        if mark is not None:
            self.tag_on(mark.id)

    def tag_on(self, mark: int) -> None:
        """Open a mark's field for tags."""
        self._settle(mark)
        self._desk.actions["inspector"].setChecked(True)
        self._page.side.turn("notes")
        try:
            paths = self._desk.library.tags.paths()
        except LibraryBusy:
            paths = ()
        self._page.side.notes.edit_tags(mark, paths)

    def copy_quotation(self) -> None:
        """Put the chosen words, else those of the mark at the caret, on the clipboard with their source."""
        words, clipping, article = self._page.view.chosen(), self._clipping, self._page.view.article
        mark = self._page.view.mark_under_caret()
        one = self._annotations.get(mark.id) if mark is not None else None
        if clipping is None or article is None:
            return
        if words:
            text = article.body.text[words[0] : words[1]]
            data = quotation(clipping, text, self.speaker_of(*words), self._desk.settings.language)
        else:
            data = self._mime(one) if one is not None else None
        if data is not None:
            QGuiApplication.clipboard().setMimeData(data)
            self._desk.notices.say(_("Quotation copied with its source"))

    def _mime(self, one: Annotation) -> QMimeData | None:
        if self._clipping is None or one.anchor is None:
            return None
        return quotation(self._clipping, one.anchor.exact, one.speaker, self._desk.settings.language)

    def unmark(self) -> None:
        """Remove the mark at the caret."""
        mark = self._page.view.mark_under_caret()
        if mark is not None:
            self._remove(mark.id)

    def _remove(self, mark: int) -> None:
        if mark in self._annotations:
            self._deeds.unmark(self._annotations[mark])
            self._page.view.setFocus()

    def find_again(self, mark: int) -> None:
        """Tie a lost note to the chosen words; without any, look for the first ones it stood at."""
        words, one = self._page.view.chosen(), self._annotations.get(mark)
        if one is None or one.anchor is None or self._clipping is None:
            return
        if words:
            self._deeds.anchor_again(self._clipping, mark, *words)
            return
        self._desk.notices.say(_("Select the words it belongs to, then choose Find again."))
        self._page.find_bar.open(" ".join(one.anchor.exact.split()[:3]))

    def take_as_it_is(self, mark: int) -> None:
        """The words that stand in a changed quotation's place now are what was said."""
        span = next((span for one, span in self._spans if one.id == mark), None)
        if span is not None and self._clipping is not None:
            self._deeds.take_as_it_is(self._clipping, mark, *span)

    def _with_words(self, words: tuple[int, int]) -> Mark | None:
        """The mark that stands at exactly these words."""
        article = self._page.view.article
        if article is None:
            return None
        start, end = article.places.position(words[0]), article.places.position(words[1])
        return next((mark for mark in self._marks if (mark.start, mark.end) == (start, end)), None)

    def _settle(self, mark: int) -> None:
        """After marking: nothing is chosen, the caret stands in the mark, its card is raised."""
        cursor = self._page.view.textCursor()
        if cursor.hasSelection():
            cursor.setPosition(cursor.selectionStart())
            self._page.view.setTextCursor(cursor)
        self.activate(mark)

    # -- going about ---------------------------------------------------------------------------------------------

    def activate(self, mark: int) -> None:
        """Raise a mark's card and outline the mark; 0 for none."""
        self.active = mark
        self._page.view.set_active(mark)
        self._page.side.notes.activate(mark)

    def _card_pressed(self, mark: int) -> None:
        if mark != self.active:
            self.activate(mark)
            standing = next((one for one in self._marks if one.id == mark), None)
            if standing is not None:
                self._page.view.go_to(standing.start)

    def show_mark(self, mark: int) -> None:
        """Raise a mark that was pressed elsewhere, and bring its words into view."""
        standing = next((one for one in self._marks if one.id == mark), None)
        if standing is not None and mark != self.active:
            self._page.view.go_to(standing.start)
            self.activate(mark)

    def jump(self, step: int) -> None:
        """Go to the next (1) or the previous (-1) mark, from the caret; at the end begin again."""
        if not self._marks:
            return
        roles = self._page.side.filter.roles
        marks = [mark for mark in self._marks if mark.role in roles]
        order = [mark.id for mark in marks]
        if not marks:
            return
        if self.active in order:
            at = (order.index(self.active) + step) % len(order)
        else:
            caret = self._page.view.textCursor().position()
            after = [n for n, mark in enumerate(marks) if mark.start >= caret]
            at = (after[0] if after else 0) if step > 0 else ((after[0] if after else len(order)) - 1) % len(order)
        self._page.view.go_to(marks[at].start)
        self.activate(order[at])
