"""What she does to the clippings chosen: triage, star, tag, brief, trash; one place for the list's and the reader's keys."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QCursor, QGuiApplication

from clipper.i18n import _, _n
from clipper.model.clipping import Clipping, ClippingRow, Status
from clipper.ui.actions import RULE
from clipper.ui.clippings.row_words import whole_date
from clipper.ui.clippings.tag_digits import digits
from clipper.ui.place import Where

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.clippings.list_view import ClippingList
    from clipper.ui.desk import Desk

CONTEXT = (
    *("open", "original", RULE, "keep", "archive", "star", "read", RULE, "tags", "no_tags", RULE),
    *(
        "brief",
        "brief_section",
        "group",
        "ungroup",
        RULE,
        "copy_with_source",
        RULE,
        "put_back",
        "remove",
        "to_trash",
        "purge",
        RULE,
        "cut_out",
        "cut_again",
    ),
)
"""The context menu of a clipping, in the order of the menu bar."""


class Deeds(QObject):
    """Binds the actions on clippings to the library; every change is one step and says what it did."""

    def __init__(self, desk: "Desk", view: "ClippingList") -> None:
        super().__init__(view)
        self._desk = desk
        self._list = view
        bind = desk.actions.bind
        bind("next", lambda: view.step(1))
        bind("previous", lambda: view.step(-1))
        bind("extend_next", lambda: view.step(1, extend=True))
        bind("extend_previous", lambda: view.step(-1, extend=True))
        bind("choose_all", view.selectAll)
        bind("keep", lambda: self.move(Status.KEPT))
        bind("archive", lambda: self.move(Status.ARCHIVED))
        bind("trash", lambda: self.move(Status.TRASHED))
        # the same as a line of the menu, which comes and goes: an action that is not seen has no key either
        bind("to_trash", lambda: self.move(Status.TRASHED))
        bind("put_back", lambda: self.move(Status.INBOX))
        bind("remove", self.remove)
        bind("purge", self.purge)
        bind("star", self.star)
        bind("read", self.mark_read)
        bind("tags", self.edit_tags)
        bind("no_tags", self.untag)
        bind("copy_with_source", self.copy)
        bind("group", self.group)
        bind("ungroup", self.ungroup)
        for digit in range(1, 10):
            bind(f"tag_{digit}", lambda digit=digit: self.toggle_digit(digit))
        view.customContextMenuRequested.connect(self._context_menu)
        view.entries_dropped.connect(self.take_out)
        desk.selected.connect(self._enable)
        desk.writable_changed.connect(self._enable)
        self.place_changed()

    @property
    def ids(self) -> tuple[int, ...]:
        """The clippings to act on: those chosen, else the one being read."""
        desk = self._desk
        return desk.chosen or ((desk.open_clipping,) if desk.open_clipping else ())

    def place_changed(self) -> None:
        """Another place is shown: other deeds make sense there."""
        self._enable()

    def _enable(self, _what: object = None) -> None:
        desk, some = self._desk, bool(self.ids)
        trash = desk.place.where is Where.TRASH
        writes = desk.writable and some
        why = _("Choose a clipping first.") if desk.writable else _("This library is open to read only.")
        enable = desk.actions.enable
        enable(("keep", "archive", "trash", "to_trash", "remove"), writes and not trash, why)
        enable(("put_back", "purge"), writes and trash, _("Only clippings in the Trash can be put back or deleted."))
        enable(("star", "read", "tags", "no_tags", "brief", "brief_section"), writes, why)
        enable([f"tag_{digit}" for digit in range(1, 10)], writes, why)
        enable(("open", "original", "copy_with_source", "cut_out", "cut_again"), some, why)
        enable("group", desk.writable and len(self.ids) > 1, _("Choose the clippings that tell the same story."))
        enable("ungroup", writes, why)
        own = {Where.TAG: _("Take off tag “{tag}”").format(tag=desk.place.name), Where.STARRED: _("Take off the star")}
        taken = own.get(desk.place.where, "")
        # where leaving the place means the trash, one line says so, with the nearer key
        desk.actions.rename("remove", taken or _("Move to Trash"), "remove" if taken else "trash")
        shown = (
            ("put_back", trash),
            ("purge", trash),
            *((name, not trash) for name in ("remove", "cut_out", "cut_again")),
        )
        for name, on in shown:
            desk.actions[name].setVisible(on)
        desk.actions["to_trash"].setVisible(not trash and bool(taken))

    # -- moving --------------------------------------------------------------------------------------------------

    def move(self, status: Status, ids: Sequence[int] = ()) -> None:
        """Keep, archive, trash or put back; what is handled counts as read, and the next row becomes current."""
        moved = tuple(ids) or self.ids
        if not moved:
            return
        said = {
            Status.KEPT: _n("1 clipping kept", "{n} clippings kept", len(moved)),
            Status.ARCHIVED: _n("1 clipping moved to Archive", "{n} clippings moved to Archive", len(moved)),
            Status.TRASHED: _n("1 clipping moved to Trash", "{n} clippings moved to Trash", len(moved)),
            Status.INBOX: _n("1 clipping put back in Inbox", "{n} clippings put back in Inbox", len(moved)),
        }[status]
        names = {
            Status.KEPT: _("Keep"),
            Status.ARCHIVED: _("Archive"),
            Status.TRASHED: _("Move to Trash"),
            Status.INBOX: _("Put back"),
        }

        def deed(library: "Library") -> None:
            library.clippings.set_status(moved, status)
            if status is not Status.INBOX:
                library.clippings.mark_read(moved, True)

        self._do(names[status], deed, said, moved)

    def remove(self) -> None:
        """Out of this place: its tag, its star, its briefing; from everywhere else to the trash."""
        place, ids = self._desk.place, self.ids
        if place.where is Where.TAG:
            said = _n("Tag “{tag}” taken off 1 clipping", "Tag “{tag}” taken off {n} clippings", len(ids))
            words = said.replace("{tag}", place.name)
            self._do(_("Remove tag from clippings"), lambda library: _untag(library, ids, place.name), words, ids)
        elif place.where is Where.STARRED:
            said = _n("Star taken off 1 clipping", "Star taken off {n} clippings", len(ids))
            self._do(_("Remove star"), lambda library: library.clippings.star(ids, False), said, ids)
        else:
            self.move(Status.TRASHED)

    def purge(self) -> None:
        """Delete what lies in the trash for good."""
        ids = self.ids
        said = _n("1 clipping deleted for good", "{n} clippings deleted for good", len(ids))
        self._do(_("Delete for good"), lambda library: library.clippings.purge(ids), said, ids)

    def _do(self, name: str, deed: "Callable[[Library], object]", said: str, leaving: Sequence[int] = ()) -> None:
        """Run one deed, say what it did, and go on to the next row if these leave."""
        if leaving:
            following = self._list.after(leaving)
            if following:
                self._list.go_to(following)
            elif self._list.current in leaving:
                self._list.let_go()
        self._desk.jobs.change(name, deed, lambda _value: said and self._desk.notices.undo_bar(said))

    # -- star, read ------------------------------------------------------------------------------------------------

    def star(self) -> None:
        """Star them all; where all have one, take it off."""
        ids = self.ids

        def deed(library: "Library") -> None:
            library.clippings.star(ids, not all(row.starred for row in _rows(library, ids)))

        self._do(_("Star"), deed, "")

    # -- stories -------------------------------------------------------------------------------------------------

    def group(self) -> None:
        """Make those chosen one story; the one under the cursor speaks for it."""
        ids, first = self.ids, self._list.current
        if len(ids) < 2:
            return
        speaks = first if first in ids else ids[0]
        said = _n("{n} clipping grouped as one story", "{n} clippings grouped as one story", len(ids))
        self._do(_("Group as one story"), lambda library: library.stories.group(ids, speaks), said)

    def ungroup(self) -> None:
        """Take those chosen out of their story; of a story that is chosen by one alone, all of it."""
        ids = self.ids

        def deed(library: "Library") -> int:
            stories = library.stories.of(ids)
            whole = {one for story in stories.values() for one in story.clippings} if len(ids) == 1 else set(stories)
            library.stories.ungroup(whole)
            return len(whole)

        def say(number: int) -> None:
            if number:
                self._desk.notices.undo_bar(_n("1 clipping ungrouped", "{n} clippings ungrouped", number))
            else:
                self._desk.notices.say(_("It tells no story with others."))

        self._desk.jobs.change(_("Ungroup"), deed, say)

    def mark_read(self) -> None:
        """Unread where all were read, else read."""
        ids = self.ids

        def deed(library: "Library") -> None:
            library.clippings.mark_read(ids, not all(row.read for row in _rows(library, ids)))

        self._do(_("Mark as read or unread"), deed, "")

    # -- tags --------------------------------------------------------------------------------------------------------

    def edit_tags(self) -> None:
        """Type tags for all that are chosen."""
        if self.ids:
            from clipper.ui.clippings.tag_editor import TagEditor

            TagEditor(self._desk, self.ids, self._list.window()).open_over(self._list)

    def toggle_digit(self, digit: int) -> None:
        """The tag that has this digit: on all of them, or off where all carry it."""
        ids = self.ids

        def deed(library: "Library") -> tuple[str, bool] | None:
            tree = library.tags.tree()
            keyed = digits(tree)
            tag = next((tag for tag in tree if keyed.get(tag.id) == digit), None)
            if tag is None:
                return None
            carried = all(tag.path in {path for path, _colour in row.tags} for row in _rows(library, ids))
            (library.tags.take if carried else library.tags.put)(ids, tag.path)
            library.clippings.note_read(ids)
            return tag.path, not carried

        def say(done: tuple[str, bool] | None) -> None:
            if done is None:
                self._desk.notices.say(_("No tag has the digit {digit}.").format(digit=digit))
            else:
                self.say_tagged(len(ids), *done)

        self._desk.jobs.change(_("Tag clippings"), deed, say)

    def say_tagged(self, number: int, path: str, on: bool) -> None:
        """The undo bar after a tag was put on or taken off."""
        said = (
            _n("Tagged 1 clipping “{tag}”", "Tagged {n} clippings “{tag}”", number)
            if on
            else _n("Tag “{tag}” taken off 1 clipping", "Tag “{tag}” taken off {n} clippings", number)
        )
        self._desk.notices.undo_bar(said.replace("{tag}", path))

    def untag(self) -> None:
        """Take off all tags."""
        ids = self.ids

        def deed(library: "Library") -> None:
            for path in {path for row in _rows(library, ids) for path, _colour in row.tags}:
                library.tags.take(ids, path)

        self._do(
            _("Take off all tags"), deed, _n("Tags taken off 1 clipping", "Tags taken off {n} clippings", len(ids))
        )

    # -- briefings and going out -------------------------------------------------------------------------------------

    def take_out(self, entries: tuple[int, ...]) -> None:
        """Entries were dragged out of a briefing."""
        said = _n("1 entry taken out of the briefing", "{n} entries taken out of the briefing", len(entries))
        self._do(_("Take out of the briefing"), lambda library: library.briefings.remove_entries(entries), said)

    def copy(self) -> None:
        """Put headline, source and text on the clipboard."""
        ids, language = self.ids[:200], self._desk.settings.language

        def work(library: "Library") -> str:
            return "\n\n\n".join(with_source(one, language) for one in library.clippings.many(ids).values())

        def copied(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            self._desk.notices.say(
                _n("1 clipping copied with its source", "{n} clippings copied with their sources", len(ids))
            )

        self._desk.jobs.read(work, copied, key="copy")

    def _context_menu(self, where: QPoint) -> None:
        if self._list.indexAt(where).isValid():
            self._desk.actions.menu(CONTEXT, self._list).popup(QCursor.pos())


def with_source(clipping: Clipping, language: str) -> str:
    """A clipping as plain text with where it comes from."""
    draft = clipping.draft
    source = ", ".join(
        part
        for part in (draft.outlet, whole_date(draft.published.day, draft.published.at, language), draft.byline)
        if part
    )
    return "\n".join(
        part for part in (draft.headline, source, draft.url, "", draft.body.reading_text) if part or part == ""
    )


def _untag(library: "Library", ids: Sequence[int], path: str) -> None:
    """Take the tag and all below it off clippings: they were found under it."""
    below = [one for one in library.tags.paths() if one == path or one.startswith(f"{path}/")]
    for one in below:
        library.tags.take(ids, one)


def _rows(library: "Library", ids: Iterable[int]) -> list[ClippingRow]:
    wanted = tuple(ids)
    pages = (wanted[at : at + 200] for at in range(0, len(wanted), 200))
    return [row for page in pages for row in library.clippings.rows(page).values()]
