"""Recipients and licences as they are shown and typed in: read on the reading worker, changed on the library thread."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.rights import Licence, Recipients

if TYPE_CHECKING:
    from clipper.store.library import Library


class Terms(Struct, frozen=True):
    """A licence with what it holds for: an outlet (None: every one) and a list of recipients (None: all)."""

    outlet: int | None
    recipients: int | None
    licence: Licence = Licence()

    @property
    def key(self) -> tuple[int | None, int | None]:
        """What no other licence of the library holds for."""
        return self.outlet, self.recipients


class Held(Struct, frozen=True):
    """Everything that is typed in, and the outlets of the register by their id."""

    lists: tuple[Recipients, ...] = ()
    terms: tuple[Terms, ...] = ()
    outlets: Mapping[int, str] = ()  # pyright: ignore[reportAssignmentType]
    aliases: Mapping[str, int] = ()  # pyright: ignore[reportAssignmentType]
    """Names and other names, folded, with the outlet they mean."""

    def list_name(self, id: int | None) -> str:
        """The list's name; empty for all lists."""
        return next((one.name for one in self.lists if one.id == id), "")

    def outlet_name(self, id: int | None) -> str:
        """The outlet's name; empty for every outlet."""
        return self.outlets.get(id, "") if id is not None else ""


def read_held(library: "Library") -> Held:
    """What is typed in now; licences by outlet, those of every outlet first."""
    known = library.outlets.all()
    outlets = {one.id: one.name for one in known}
    aliases = {name.casefold(): one.id for one in known for name in (*one.aliases, one.name)}
    lists = library.rights.recipients()
    held = Held(lists, (), outlets, aliases)
    terms = [Terms(*one) for one in library.rights.terms()]
    terms.sort(key=lambda one: (held.outlet_name(one.outlet).casefold(), held.list_name(one.recipients).casefold()))
    return replace(held, terms=tuple(terms))


def set_list(library: "Library", was: Recipients | None, name: str, readers: int) -> None:
    """Make a list, or change the one that was; its licences and the templates that name it follow another name.

    Raises ClipperError where another list has the name. Inside a step.
    """
    rights = library.rights
    before = _standing(library, was) if was is not None else None
    taken = next((one for one in rights.recipients() if _same(one.name, name)), None)
    if taken is not None and (before is None or taken.id != before.id):
        raise ClipperError(_("There is a list “{name}” already.").format(name=taken.name))
    made = rights.set_recipients(name, readers)
    if before is None or before.id == made:
        return
    for outlet, to, licence in rights.terms():
        if to == before.id:
            rights.set_licence(outlet, made, licence)
    rights.remove_recipients(before.id)
    for template in library.templates.all():
        handouts = tuple(
            replace(one, recipients=name) if _same(one.recipients, before.name) else one for one in template.handouts
        )
        if handouts != template.handouts:
            library.templates.keep(replace(template, handouts=handouts))


def remove_list(library: "Library", was: Recipients) -> None:
    """Remove a list with its own licences. Inside a step."""
    library.rights.remove_recipients(_standing(library, was).id)


def set_terms(library: "Library", was: Terms | None, now: Terms) -> None:
    """Type in a licence, in the place of the one that was; ClipperError where another holds for the same. Inside a step."""
    moved = was is None or was.key != now.key
    if moved and any((outlet, to) == now.key for outlet, to, _licence in library.rights.terms()):
        raise ClipperError(_("There is a licence for this outlet and this list already. Change that one."))
    if was is not None and moved:
        library.rights.set_licence(*was.key, None)
    library.rights.set_licence(*now.key, now.licence)


def _standing(library: "Library", was: Recipients) -> Recipients:
    """The list as it stands now: the one of this id, else the one of this name."""
    known = library.rights.recipients()
    found = [one for one in known if one.id == was.id] or [one for one in known if _same(one.name, was.name)]
    if not found:
        raise ClipperError(_("The list “{name}” is gone.").format(name=was.name))
    return found[0]


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
