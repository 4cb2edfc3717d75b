"""What the reader changes in the library: marks, comments, tags, fields; each one step, on the library thread."""

from collections.abc import Callable, Sequence
from typing import Any

from clipper.annotate import anchors
from clipper.i18n import _, _n
from clipper.model.annotation import Annotation, Role
from clipper.model.clipping import Clipping
from clipper.store.library import Library
from clipper.ui.desk import Desk
from clipper.ui.reader.detail_fields import fields


class ReaderDeeds:
    """Hands deeds to the desk's jobs; `settled` is called on the UI thread as soon as one is done."""

    def __init__(self, desk: Desk, settled: Callable[[], None]) -> None:
        self._desk = desk
        self._settled = settled

    def _do(
        self, name: str, deed: Callable[[Library], Any], said: str = "", done: Callable[[Any], None] | None = None
    ) -> None:
        def after(value: Any) -> None:
            self._settled()
            if done is not None:
                done(value)
            if said:
                self._desk.notices.undo_bar(said)

        self._desk.jobs.change(name, deed, after)

    # -- marks ---------------------------------------------------------------------------------------------------

    def mark(
        self,
        clipping: Clipping,
        start: int,
        end: int,
        role: Role,
        done: Callable[[int], None] | None = None,
        speaker: str = "",
    ) -> None:
        """Mark the characters from `start` to `end`; `done` gets the annotation's id."""
        anchor, author = anchors.anchor(clipping.draft.body.text, start, end), self._desk.settings.author

        def deed(library: Library) -> int:
            library.clippings.note_read([clipping.id])
            return library.annotations.add(clipping.id, anchor, role, author=author, speaker=speaker)

        self._do(_("Mark passage"), deed, done=done)

    def set_role(self, mark: int, role: Role) -> None:
        """Give a mark another role."""
        self._do(_("Change mark"), lambda library: library.annotations.change(mark, role=role))

    def comment(self, mark: int, text: str) -> None:
        """Write a mark's comment."""
        self._do(_("Edit comment"), lambda library: library.annotations.change(mark, comment=text))

    def speak(self, mark: int, name: str) -> None:
        """Say who says the marked words."""
        self._do(_("Change speaker"), lambda library: library.annotations.change(mark, speaker=name))

    def tag_mark(self, mark: int, path: str) -> None:
        """Put a tag on a mark."""
        said = _("Tagged the mark “{tag}”").format(tag=path)
        self._do(_("Tag marks"), lambda library: library.annotations.tag([mark], path), said)

    def untag_mark(self, mark: int, path: str) -> None:
        """Take a tag off a mark."""
        said = _("Tag “{tag}” taken off the mark").format(tag=path)
        self._do(_("Remove tag from marks"), lambda library: library.annotations.untag([mark], path), said)

    def unmark(self, annotation: Annotation) -> None:
        """Remove a mark; with a comment on it the undo bar says so."""
        said = _("Mark and comment removed") if annotation.comment else _("Mark removed")
        self._do(_("Remove mark"), lambda library: library.annotations.remove([annotation.id]), said)

    def anchor_again(self, clipping: Clipping, mark: int, start: int, end: int) -> None:
        """Tie a mark that lost its place to the words chosen."""
        anchor = anchors.anchor(clipping.draft.body.text, start, end)
        said = _("The note stands at these words now")
        self._do(_("Move mark"), lambda library: library.annotations.settle(clipping.id, {mark: anchor}), said)

    def take_as_it_is(self, clipping: Clipping, mark: int, start: int, end: int) -> None:
        """Accept the words that stand now in the place of an accepted quotation."""
        anchor = anchors.anchor(clipping.draft.body.text, start, end)
        said = _("The quotation says what stands there now")
        self._do(_("Accept quotation"), lambda library: library.annotations.settle(clipping.id, {mark: anchor}), said)

    def take_back(self, mark: int) -> None:
        """An accepted quotation whose words were changed is none any more."""
        said = _("Quotation taken back")
        self._do(_("Take quotation back"), lambda library: library.annotations.remove([mark]), said)

    # -- the clipping --------------------------------------------------------------------------------------------

    def promote(self, clipping: int, index: int) -> None:
        """Make a further headline the headline."""
        said = _("Headlines swapped")
        self._do(_("Choose headline"), lambda library: library.clippings.promote_headline(clipping, index), said)

    def tag(self, clipping: int, path: str) -> None:
        """Put a tag on."""
        said = _("Tagged 1 clipping “{tag}”").format(tag=path)

        def deed(library: Library) -> None:
            library.tags.put([clipping], path)
            library.clippings.note_read([clipping])

        self._do(_("Tag clippings"), deed, said)

    def untag(self, clipping: int, path: str) -> None:
        """Take a tag off."""
        said = _("Tag “{tag}” taken off 1 clipping").format(tag=path)
        self._do(_("Remove tag"), lambda library: library.tags.take([clipping], path), said)

    def stands(self, clipping: int) -> None:
        """Take the note off that the agency withdrew it."""
        said = _("1 clipping stands again")
        self._do(_("Mark as standing"), lambda library: library.clippings.set_withdrawn([clipping], False), said)

    def correct(self, ids: Sequence[int], changed: dict[str, Any]) -> None:
        """Correct fields of one clipping or of several."""
        words = {field.name: field.words for field in fields()}
        name = next(iter(changed))
        if name == "confidence":
            said = _("Confirmed")
        else:
            template = _n("{field} changed", "{field} changed in {n} clippings", len(ids))
            said = template.replace("{field}", words.get(name, name))
        # named after what the bar says was done, so that "Undone: Date changed" answers "Date changed"
        self._do(said, lambda library: library.clippings.change(ids, **changed), said)
