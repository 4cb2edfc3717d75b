"""The styles as they are edited: every change is a step of the library; the window shows it without waiting."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from clipper.errors import ClipperError
from clipper.exporters import own_styles, style_editing, style_keys, style_reading
from clipper.exporters.own_styles import Offered
from clipper.i18n import _
from clipper.model.own_style import OwnStyle

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk

Own = tuple[OwnStyle, ...]


class StyleBook:
    """Knows the own styles as this window leaves them; `took` hears of an undo, `failed` of what could not be kept."""

    def __init__(self, desk: "Desk", took: Callable[[Own], None], failed: Callable[[Exception], None]) -> None:
        self._desk = desk
        self._took = took
        self._failed = failed
        self.own: Own = ()
        self._done: list[str] = []
        """The steps of this window that can be undone, by what the library calls them."""
        self._undone: list[str] = []

    def close(self) -> None:
        """Tell the window nothing any more, and let go of it; what was asked for is still done."""
        self._took = lambda _own: None
        self._failed = self._desk.notices.error

    @property
    def touched(self) -> bool:
        """Whether anything was changed."""
        return bool(self._done or self._undone)

    @property
    def undoes(self) -> str:
        """What would be undone, in words; empty where there is nothing."""
        return self._done[-1] if self._done else ""

    def one(self, name: str) -> OwnStyle | None:
        """The own style of this name."""
        return style_reading.named(name, self.own)

    def set(self, name: str, key: style_keys.Key, value: Any) -> bool:
        """Set a key of an own style; whether that changed anything."""
        before = self._there(name)
        after = style_editing.changed(before.toml, key, value, own_styles.inherited(name, self.own).get(key.path))
        if after == before.toml:
            return False
        files = tuple(file for file in before.files if file[0] in after)
        self._keep(replace(before, toml=after, files=files), _("Style: {what}").format(what=key.words))
        return True

    def set_logo(self, name: str, file: Path) -> None:
        """Give an own style a picture as its logo. Raises ClipperError where it cannot be one."""
        made, picture = own_styles.with_logo(self._there(name), file)
        key = style_keys.key_of("cover.logo")
        assert key is not None
        text = style_editing.changed(made.toml, key, picture, "")
        self._keep(replace(made, toml=text), _("Style: {what}").format(what=key.words))

    def copy(self, source: str, title: str) -> str:
        """Make a style from another; its name. Raises ClipperError where the title is none, or is taken."""
        made = own_styles.copied(source, title, self.own)
        self._keep(made, _("Copy of {title}").format(title=title))
        return made.key

    def add(self, file: Path) -> str:
        """Take in a style from a TOML file with its logo; its name. Raises ClipperError where it is none, or is there."""
        made = own_styles.checked(own_styles.from_file(file), self.own)
        self._keep(made, _("Add style {title}").format(title=own_styles.title_of(made.key, (made,))))
        return made.key

    def rename(self, name: str, title: str) -> None:
        """Give an own style another title; briefings that use it go on using it."""
        title = own_styles.checked_title(title, self.own, beside=name)
        made = own_styles.retitled(self._there(name), title)
        if made != self._there(name):
            self._keep(made, _("Rename style"))

    def remove(self, name: str) -> None:
        """Delete an own style."""
        said = _("Delete style {title}").format(title=own_styles.title_of(name, self.own))
        self._there(name)
        self.own = tuple(one for one in self.own if one.key != name)
        self._change(said, lambda library: library.styles.remove(name))

    def undo(self) -> None:
        """Take the last change of this window back, unless something else was changed since."""
        self._turn(self._done, self._undone, lambda library: library.undo_name, lambda library: library.undo())

    def redo(self) -> None:
        """Do again what was taken back."""
        self._turn(self._undone, self._done, lambda library: library.redo_name, lambda library: library.redo())

    def _turn(
        self,
        held: list[str],
        other: list[str],
        next_name: "Callable[[Library], str | None]",
        turn: "Callable[[Library], object]",
    ) -> None:
        if not held:
            return
        wanted = held.pop()
        other.append(wanted)

        def deed(library: "Library") -> Own:
            if next_name(library) != wanted:
                raise ClipperError(_("Something else was changed in the meantime, so nothing was undone here."))
            turn(library)
            return library.styles.all()

        self._desk.jobs.change("", deed, self._take, self._failed)

    def _take(self, own: Own) -> None:
        self.own = own
        self._took(own)

    def _there(self, name: str) -> OwnStyle:
        return own_styles.needed(name, self.own)

    def _keep(self, style: OwnStyle, words: str) -> None:
        others = [one for one in self.own if one.key != style.key]
        self.own = tuple(sorted((*others, style), key=lambda one: one.key))
        self._change(words, lambda library: library.styles.save(style))

    def _change(self, words: str, deed: "Callable[[Library], object]") -> None:
        self._done.append(words)
        self._undone.clear()
        self._desk.jobs.change(words, deed, None, self._failed)


class Shelf(Struct, frozen=True):
    """What the window shows first: the own styles, and the families of fonts that can be named."""

    own: Own
    styles: tuple[Offered, ...]
    families: tuple[str, ...]


def read_shelf(library: "Library") -> Shelf:
    """Read the styles and look through the machine's fonts: takes up to a second the first time."""
    from clipper.exporters import style_fonts

    found, own = style_fonts.families(), library.styles.all()
    families = tuple(name for name, family in found.items() if not family.refused)
    return Shelf(own, own_styles.available(own), families)
