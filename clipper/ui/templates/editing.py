"""The template in hand: every change goes to the library as a step, applied to what stands there then."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.changes import Changes
from clipper.model.template import Template

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk


class Editing(QObject):
    """Knows all templates and which one is shown; tells its pages when either changed."""

    listed = Signal(object)
    """All templates, by name."""
    shown = Signal(object)
    """The template in hand as it stands now, or None."""
    said = Signal(str, bool)
    """What was done, or what is wrong, and whether it is wrong."""

    def __init__(self, desk: "Desk", parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.template: Template | None = None
        self.all: tuple[Template, ...] = ()
        self._wanted = 0
        self._then: Callable[[], object] | None = None
        """What waits for the template wanted to be shown."""
        desk.changed.connect(self._changed)

    def _changed(self, changes: Changes) -> None:
        """Templates are of no kind: an announcement that names nothing may be theirs."""
        self.refresh()

    def refresh(self) -> None:
        """Read the templates again."""
        self.desk.jobs.read(lambda library: library.templates.all(), self._show, key="templates")

    def open(self, template: int) -> None:
        """Take a template in hand (0: the one in hand, else the first)."""
        self._wanted = template or self._wanted
        self.refresh()

    def _show(self, known: tuple[Template, ...]) -> None:
        now = next((one for one in known if one.id == self._wanted), known[0] if known else None)
        self._wanted = now.id if now is not None else 0
        if known != self.all:
            self.all = known
            self.listed.emit(known)
        self.template = now
        self.shown.emit(now)
        then, self._then = self._then, None
        if then is not None:
            then()

    # -- changing ------------------------------------------------------------------------------------------------

    def change(self, **fields: Any) -> None:
        """Change fields of the template in hand."""
        self.apply(lambda one: replace(one, **fields))

    def apply(self, new: Callable[[Template], Template], then: Callable[[], object] | None = None) -> None:
        """Keep what `new` makes of the template in hand as it stands in the library; `then` follows when it is shown."""
        one = self.template
        if one is None or not self.desk.writable:
            return
        id = one.id

        def deed(library: "Library") -> None:
            before = library.templates.one(id)
            after = new(before)
            if after != before:
                library.templates.keep(after)

        def done(_none: object) -> None:
            self._then = then or self._then

        self._do(_("Change template"), deed, done)

    def add(
        self, new: "Callable[[Library], Template]", name: str, said: str, then: Callable[[], object] | None = None
    ) -> None:
        """Keep a new template and take it in hand; `name` names the step, `said` tells of it, `then` follows."""

        def done(made: int) -> None:
            self._wanted, self._then = made, then
            if said:
                self.said.emit(said, False)

        self._do(name, lambda library: library.templates.keep(new(library)), done)

    def remove(self) -> None:
        """Delete the template in hand; the issues made from it stay."""
        one = self.template
        if one is None:
            return
        place = [known.id for known in self.all].index(one.id)
        others = [known.id for known in self.all if known.id != one.id]
        self._wanted = others[min(place, len(others) - 1)] if others else 0
        said = _("Template “{name}” deleted; issues made from it stay").format(name=one.name)
        self._do(_("Delete template"), lambda library: library.templates.remove(one.id), lambda _n: self._tell(said))

    def _tell(self, said: str) -> None:
        self.desk.notices.undo_bar(said)
        self.said.emit(said, False)

    def _do(self, name: str, deed: "Callable[[Library], Any]", done: Callable[[Any], object]) -> None:
        def settled(value: Any) -> None:
            done(value)
            self.refresh()

        def failed(error: Exception) -> None:
            if isinstance(error, ClipperError):
                self.said.emit(str(error), True)
            else:
                self.desk.notices.error(error)
            self.refresh()

        self.said.emit("", False)
        self.desk.jobs.change(name, deed, settled, failed)
