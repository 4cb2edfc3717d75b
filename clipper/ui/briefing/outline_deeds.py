"""What can be done to the entries and sections chosen in the outline; the library answers each deed with the new briefing."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clipper.i18n import _, _n
from clipper.model.briefing import Briefing, Rendition, Tone
from clipper.ui.briefing import story_deeds
from clipper.ui.briefing.around import section_rendition
from clipper.ui.briefing.entry_facts import has_pages
from clipper.ui.briefing.outline_rows import EntryRow, SectionRow, rendition_word
from clipper.ui.briefing.outline_view import OutlineView
from clipper.ui.briefing.show_as import PAGED
from clipper.ui.briefing.tones import tone_word

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk


class OutlineDeeds(QObject):
    """Changes the briefing shown; what is to be chosen afterwards stands in `choose_next`."""

    settled = Signal()
    """A change made here stands in the library."""

    def __init__(self, desk: "Desk", view: OutlineView) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self.briefing: Briefing | None = None
        self.choose_next: list[int] = []
        """Entries to be chosen when the briefing comes in next."""
        self.name_next: int | None = None
        """The section whose title is to be typed when the briefing comes in next."""
        self._going: set[int] = set()
        """Entries that are being taken out and still show."""

    def next_choice(self, issue: Briefing | None) -> list[int]:
        """What is to be chosen now that this briefing has come in; one read before the deed leaves it for the next."""
        there = {entry.id for section in issue.sections for entry in section.entries} if issue else set()
        self._going &= there
        found = [one for one in self.choose_next if one in there]
        if found or issue is None or self.briefing is None or issue.id != self.briefing.id:
            self.choose_next = []
        return found

    def change(self, name: str, deed: "Callable[[Library], object]", said: str = "") -> None:
        """Do something as one step, and say so."""

        def done(_value: object) -> None:
            if said:
                self._desk.notices.undo_bar(said)
            self.settled.emit()

        self._desk.jobs.change(name, deed, done)

    def _among(self, entries: Iterable[int] | None) -> list[EntryRow]:
        """The rows of these entries, of those chosen where none are named."""
        if entries is None:
            return self._view.chosen_entries()
        wanted = set(entries)
        return [row for row in self._view.all_entries() if row.id in wanted]

    # -- putting in and taking out -------------------------------------------------------------------------------

    def put_in(self, clippings: list[int], section: int | None = None, at: int | None = None) -> None:
        """Put clippings into the briefing and choose the new entries."""
        issue = self.briefing
        if issue is None or not clippings:
            return

        def deed(library: "Library") -> tuple[int, ...]:
            rendition = section_rendition(library, issue.id, section)
            return library.briefings.add_entries(issue.id, clippings, section=section, at=at, rendition=rendition)

        def done(entries: tuple[int, ...]) -> None:
            self.choose_next = list(entries)
            number = _n("1 clipping added to {title}", "{n} clippings added to {title}", len(entries))
            self._desk.notices.undo_bar(number.replace("{title}", issue.title))
            self.settled.emit()

        self._desk.jobs.change(_("Add to briefing"), deed, done)

    def take_out(self) -> None:
        """Take the chosen entries out; where only a section is chosen, the section with its entries."""
        chosen = {row.id: None for row in self._view.chosen_entries()}
        if entries := [one for one in chosen if one not in self._going]:
            self._going.update(entries)
            self.go_on()
            if self.choose_next:
                # a held key comes again before these have gone
                self._view.choose(self.choose_next)
            self._remove_entries(entries)
        if chosen:
            return
        section = self._view.current_row()
        if isinstance(section, SectionRow):
            said = _("Section “{title}” taken out").format(title=section.title)
            self.change(_("Remove section"), lambda library: library.briefings.remove_section(section.id), said)

    def go_on(self) -> None:
        """Choose the entry after those chosen, once these have gone."""
        gone = self._going | {row.id for row in self._view.chosen_entries()}
        order = [entry.id for one in self.briefing.sections for entry in one.entries] if self.briefing else []
        last = max((n for n, one in enumerate(order) if one in gone), default=0)
        after = [one for one in order[last:] if one not in gone]
        before = [one for one in order[:last] if one not in gone]
        self.choose_next = after[:1] or before[-1:]

    def _remove_entries(self, entries: list[int]) -> None:
        title = self.briefing.title if self.briefing else ""
        said = _n("1 entry taken out of {title}", "{n} entries taken out of {title}", len(entries)).replace(
            "{title}", title
        )

        def done(_none: object) -> None:
            self._desk.notices.undo_bar(said)
            self.settled.emit()

        def failed(error: Exception) -> None:
            self._going.difference_update(entries)
            self._desk.jobs.failed.emit(error)

        self._desk.jobs.change(
            _("Remove from briefing"), lambda library: library.briefings.remove_entries(entries), done, failed
        )

    # -- moving --------------------------------------------------------------------------------------------------

    def entries_dropped(self, entries: list[int], section: int | None, at: int | None) -> None:
        """Move entries to the place in a section where they were let go."""
        issue = self.briefing
        if issue is None:
            return
        order = [entry.id for one in issue.sections for entry in one.entries]
        moved = [one for one in order if one in set(entries)]
        target = next((one for one in issue.sections if one.id == section), None)
        if not moved or target is None:
            return
        if at is not None:
            at -= sum(entry.id in set(moved) for entry in target.entries[:at])
        self._move(moved, target.id, at)

    def _move(self, entries: list[int], section: int, at: int | None) -> None:
        self.choose_next = entries
        self.change(_("Move entries"), lambda library: library.briefings.move_entries(entries, section, at))

    def section_dropped(self, section: int, place: int) -> None:
        """Move a section to where it was let go."""
        order = [one.id for one in self.briefing.sections] if self.briefing else []
        if section in order:
            at = place - (order.index(section) < place)
            if at != order.index(section):
                self.change(_("Move section"), lambda library: library.briefings.move_section(section, at))

    def shift(self, by: int) -> None:
        """Move the chosen entries, or the chosen section, one place up (-1) or down (1)."""
        issue, current = self.briefing, self._view.current_row()
        if issue is None or current is None:
            return
        chosen = {row.id for row in self._view.chosen_entries()}
        if isinstance(current, SectionRow) and not chosen:
            self.change(_("Move section"), lambda library: _shift_section(library, issue.id, current.id, by))
            return
        chosen = chosen or {current.id}
        self.choose_next = [entry.id for one in issue.sections for entry in one.entries if entry.id in chosen]
        self.change(_("Move entries"), lambda library: _shift_entries(library, issue.id, chosen, by))

    def move_to_section(self, by: int) -> None:
        """Move the chosen entries to the section above (-1, to its end) or below (1, to its beginning)."""
        issue, entries = self.briefing, [row.id for row in self._view.chosen_entries()]
        if issue is None or not entries:
            return
        self.choose_next = entries
        self.change(_("Move entries"), lambda library: _to_section(library, issue.id, entries, by))

    # -- how they are shown --------------------------------------------------------------------------------------

    def set_rendition(self, rendition: Rendition, entries: Iterable[int] | None = None) -> None:
        """Show entries (those chosen, where none are named) in this rendition; what has no page keeps its own."""
        rows = [row for row in self._among(entries) if row.rendition is not rendition]
        if not rows:
            return

        def deed(library: "Library") -> int:
            known = library.clippings.many([row.clipping for row in rows]) if rendition in PAGED else {}
            able = [row for row in rows if rendition not in PAGED or has_pages(known.get(row.clipping))]
            for row in able:
                library.briefings.change_entry(row.id, rendition=rendition)
            return len(able)

        def done(number: int) -> None:
            said = _n("1 entry shown as {word}", "{n} entries shown as {word}", number)
            if number > 1:
                self._desk.notices.undo_bar(said.replace("{word}", rendition_word(rendition).lower()))
            if left := len(rows) - number:
                self._desk.notices.say(_n("1 entry has no page to print", "{n} entries have no page to print", left))
            self.settled.emit()

        self._desk.jobs.change(_("Change rendition"), deed, done)

    def set_tone(self, tone: Tone | None, entries: Iterable[int] | None = None) -> None:
        """Note how entries (those chosen, where none are named) stand towards the office; None where nobody judges it."""
        rows = [row for row in self._among(entries) if row.tone is not tone]
        if not rows:
            return

        def deed(library: "Library") -> None:
            for row in rows:
                library.briefings.change_entry(row.id, tone=tone)

        said = _n("1 entry: {word}", "{n} entries: {word}", len(rows)) if len(rows) > 1 else ""
        self.change(_("Change tone"), deed, said.replace("{word}", tone_word(tone).lower()))

    # -- stories -------------------------------------------------------------------------------------------------

    def group(self) -> None:
        """Make the chosen entries one story with one entry: the one the keyboard is on, else the first."""
        issue, rows, current = self.briefing, self._view.chosen_entries(), self._view.current_row()
        if issue is None or len({row.clipping for row in rows}) < 2:
            self._desk.notices.say(_("Choose two entries or more to group them as one story."))
            return
        first = current.id if isinstance(current, EntryRow) and current in rows else rows[0].id
        entries = [row.id for row in rows]
        self.choose_next = [first]

        said = _n("{n} entry grouped as one story", "{n} entries grouped as one story", len(entries))
        self.change(_("Group as one story"), lambda library: story_deeds.group(library, issue.id, entries, first), said)

    def ungroup(self) -> None:
        """Dissolve the stories of the chosen entries; each version named so far gets an entry of its own."""
        issue, rows = self.briefing, self._view.chosen_entries()
        told = [row.id for row in rows if row.outlets > 1]
        if issue is None or not told:
            self._desk.notices.say(_("It tells no story with others."))
            return
        self.choose_next = [row.id for row in rows]

        def done(made: int) -> None:
            self._desk.notices.undo_bar(_n("Ungrouped: 1 entry more", "Ungrouped: {n} entries more", made))
            self.settled.emit()

        self._desk.jobs.change(_("Ungroup"), lambda library: story_deeds.ungroup(library, issue.id, told), done)

    def continue_story(self, entry: int) -> None:
        """Go on with an entry told before: its notice goes, its sign in the outline stays."""
        said = _("Goes on with a story told before")
        self.change(_("Continue a story"), lambda library: library.briefings.change_entry(entry, continued=True), said)

    def drop(self, clippings: list[int], reason: str) -> None:
        """Leave clippings out of this issue for good; the reason is kept."""
        issue = self.briefing
        if issue is None or not clippings:
            return
        said = _n("1 entry dropped from {title}", "{n} entries dropped from {title}", len(clippings))
        self.go_on()
        self.change(
            _("Drop from briefing"),
            lambda library: library.templates.drop(issue.id, clippings, reason),
            said.replace("{title}", issue.title),
        )

    # -- sections ------------------------------------------------------------------------------------------------

    def new_section(self) -> None:
        """Add a section after the current one and type its title."""
        issue, current = self.briefing, self._view.current_row()
        if issue is None:
            return
        order = [one.id for one in issue.sections]
        here = current.id if isinstance(current, SectionRow) else current.section if current else None
        at = order.index(here) + 1 if here in order else None

        def done(section: int) -> None:
            self.name_next = section
            self.settled.emit()

        self._desk.jobs.change(
            _("Add section"), lambda library: library.briefings.add_section(issue.id, _("New section"), at), done
        )

    def name_new_section(self) -> None:
        """Type the title of a section just made, as soon as it stands."""
        if self.name_next is None:
            return
        index = self._view.rows.index_of_section(self.name_next)
        if index.isValid():
            self.name_next = None
            self._view.setCurrentIndex(index)
            self._view.scrollTo(index)
            self._view.setFocus()
            self._view.edit_title(index)

    def rename_section(self, section: int, title: str) -> None:
        """Give a section another title."""
        self.change(_("Rename section"), lambda library: library.briefings.rename_section(section, title))


# A key that is held comes again before the outline shows what it did: each press goes by what the library holds then.


def _shift_section(library: "Library", briefing: int, section: int, by: int) -> None:
    order = [one.id for one in library.briefings.one(briefing).sections]
    at = order.index(section) + by if section in order else -1
    if 0 <= at < len(order):
        library.briefings.move_section(section, at)


def _shift_entries(library: "Library", briefing: int, chosen: set[int], by: int) -> None:
    for section in library.briefings.one(briefing).sections:
        order = [entry.id for entry in section.entries]
        move = _shifted(order, chosen, by) if chosen & set(order) else None
        if move is not None:
            library.briefings.move_entries(move[0], section.id, move[1])


def _to_section(library: "Library", briefing: int, entries: list[int], by: int) -> None:
    issue = library.briefings.one(briefing)
    held = {entry.id: n for n, one in enumerate(issue.sections) for entry in one.entries}
    moved = [one for one in held if one in set(entries)]
    at = held[moved[0] if by < 0 else moved[-1]] + by if moved else -1
    if 0 <= at < len(issue.sections):
        library.briefings.move_entries(moved, issue.sections[at].id, None if by < 0 else 0)


def _shifted(order: Sequence[int], chosen: set[int], by: int) -> tuple[list[int], int] | None:
    """Those chosen of one section and the place they go to, counted without them; None where they stand there already."""
    moved = [one for one in order if one in chosen]
    places = [n for n, one in enumerate(order) if one in chosen]
    together = places[-1] - places[0] == len(places) - 1
    at = places[0] + (by if together or by < 0 else 1)
    at = max(0, min(len(order) - len(moved), at))
    return None if at == places[0] and together else (moved, at)
