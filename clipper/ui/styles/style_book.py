"""The styles as they are edited: every change is written at once and can be undone as long as the window stands."""

from dataclasses import dataclass
from typing import Any

from clipper.exporters import own_styles, style_editing, style_keys
from clipper.exporters.own_styles import Offered
from clipper.i18n import _

KEPT = 500
"""Changes that can be undone."""


@dataclass(frozen=True, slots=True)
class Change:
    """What was done to one style's file: its text before and after, None where there was or is none."""

    name: str
    words: str
    before: str | None
    after: str | None


class StyleBook:
    """Reads and writes own styles; raises ClipperError where a file cannot be written."""

    def __init__(self) -> None:
        self._done: list[Change] = []
        self._undone: list[Change] = []

    @property
    def touched(self) -> bool:
        """Whether anything was changed."""
        return bool(self._done or self._undone)

    @property
    def undoes(self) -> str:
        """What would be undone, in words; empty where there is nothing."""
        return self._done[-1].words if self._done else ""

    def set(self, name: str, key: style_keys.Key, value: Any) -> bool:
        """Set a key of an own style; whether that changed anything."""
        before = own_styles.text_of(name)
        after = style_editing.changed(before, key, value, own_styles.inherited(name).get(key.path))
        if after == before:
            return False
        self._write(Change(name, key.words, before, after))
        return True

    def copy(self, source: str, title: str) -> str:
        """Make a style from another; its name."""
        name = own_styles.copy(source, title)
        self._note(Change(name, _("Copy of {title}").format(title=title), None, own_styles.text_of(name)))
        return name

    def rename(self, name: str, title: str) -> None:
        """Give an own style another title; briefings that use it go on using it."""
        import tomlkit

        title = own_styles.checked_title(title, beside=name)
        before = own_styles.text_of(name)
        made = tomlkit.parse(before)
        made["title"] = title
        if (after := tomlkit.dumps(made)) != before:
            self._write(Change(name, _("Rename"), before, after))

    def remove(self, name: str) -> None:
        """Delete an own style."""
        said = _("Delete {title}").format(title=own_styles.title_of(name))
        self._write(Change(name, said, own_styles.text_of(name), None))

    def undo(self) -> str:
        """Take the last change back; the style it belongs to, empty where there is none."""
        return self._turn(self._done, self._undone, back=True)

    def redo(self) -> str:
        """Do again what was taken back."""
        return self._turn(self._undone, self._done, back=False)

    def _turn(self, held: list[Change], other: list[Change], *, back: bool) -> str:
        if not held:
            return ""
        change = held[-1]
        _put(change.name, change.before if back else change.after)
        other.append(held.pop())
        return change.name

    def _write(self, change: Change) -> None:
        _put(change.name, change.after)
        self._note(change)

    def _note(self, change: Change) -> None:
        self._done = [*self._done[-KEPT + 1 :], change]
        self._undone = []


def _put(name: str, text: str | None) -> None:
    if text is None:
        own_styles.remove(name)
    else:
        own_styles.keep(name, text)


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the window shows first: every style, and the families of fonts that can be named."""

    styles: tuple[Offered, ...]
    families: tuple[str, ...]


def read_shelf() -> Shelf:
    """Read the styles' files and look through the machine's fonts: takes up to a second the first time."""
    from clipper.exporters import style_fonts

    found = style_fonts.families()
    return Shelf(own_styles.available(), tuple(name for name, family in found.items() if not family.refused))
