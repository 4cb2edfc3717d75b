"""Mark a passage of a clipping, and keep the marks in place when its text is edited."""

from msgspec.structs import replace

from clipper.annotate import anchors
from clipper.errors import ClipperError
from clipper.i18n import _, _n
from clipper.model.annotation import Anchor, Role
from clipper.model.body import Body
from clipper.store.library import Library


def role_named(text: str) -> Role:
    """The role a user means by "key quote", "key-quote", "KEY_QUOTE" or its digit 1 to 5."""
    folded = text.strip().lower().replace("-", " ").replace("_", " ")
    roles = list(Role)
    if folded.isdigit() and 1 <= int(folded) <= len(roles):
        return roles[int(folded) - 1]
    if folded in {role.value for role in roles}:
        return Role(folded)
    names = ", ".join(role.value for role in roles)
    raise ClipperError(_("There is no role “{text}”. The roles are {names}.").format(text=text, names=names))


def mark(
    library: Library,
    clipping: int,
    start: int,
    end: int,
    role: Role,
    *,
    comment: str = "",
    speaker: str = "",
    author: str = "",
) -> int:
    """Mark the code points `start` to `end` of the clipping's text; the annotation's id."""
    text = library.clippings.one(clipping).draft.body.text
    anchor = anchors.anchor(text, start, end)
    return library.annotations.add(clipping, anchor, role, comment=comment, speaker=speaker, author=author)


def mark_words(
    library: Library, clipping: int, exact: str, *, nth: int = 1, role: Role = Role.KEY_QUOTE, comment: str = ""
) -> int:
    """Mark the `nth` place where the words `exact` stand; white space in them counts as one space.

    Raises ClipperError where they do not stand so often.
    """
    text = library.clippings.one(clipping).draft.body.text
    found = _places(text, exact) if exact.strip() else []
    if not exact.strip():
        raise ClipperError(_("There are no words to mark. Give the words as they stand in the text."))
    if not found:
        raise ClipperError(
            _("The words “{exact}” do not stand in clipping {id}. Give them as they stand in its text.").format(
                exact=exact[:80], id=clipping
            )
        )
    if nth < 1 or len(found) < nth:
        said = _n(
            "The words “{exact}” stand once in clipping {id}, so there is no number {nth}.",
            "The words “{exact}” stand {n} times in clipping {id}, so there is no number {nth}.",
            len(found),
        )
        raise ClipperError(said.format(exact=exact[:80], id=clipping, nth=nth))
    start, end = found[nth - 1]
    return mark(library, clipping, start, end, role, comment=comment)


def _places(text: str, exact: str) -> list[tuple[int, int]]:
    """Every place of the words, white space folded, as code-point offsets."""
    wanted = " ".join(exact.split())
    flat = "".join(" " if c.isspace() else c for c in text)
    found, at = [], flat.find(wanted) if wanted else -1
    while at >= 0:
        found.append((at, at + len(wanted)))
        at = flat.find(wanted, at + 1)
    return found


def edit_text(library: Library, clipping: int, body: Body) -> None:
    """Replace a clipping's text and find every mark its new place; those that have none are kept as lost."""
    with library.step(_("Edit text")):
        before = library.clippings.one(clipping).draft.body.text
        library.clippings.set_body(clipping, body)
        moved = {}
        for one in library.annotations.of(clipping):
            if one.anchor is not None:
                place = anchors.place(standing(one.anchor, before), body.text)
                moved[one.id] = carried(one.anchor, body.text, place, speaker=one.speaker)
        library.annotations.settle(clipping, moved)


def standing(anchor: Anchor, text: str) -> Anchor:
    """The anchor of the words that stand at a mark's place in a text; its own where they are the marked ones, or gone."""
    if text.startswith(anchor.exact, anchor.start):
        return anchor
    place = anchors.place(anchor, text)
    return anchors.anchor(text, *place) if place else anchor


def carried(anchor: Anchor, text: str, place: tuple[int, int] | None, *, speaker: str = "") -> Anchor | None:
    """A mark's anchor at its new place in a text; None where it has none.

    A plain mark takes the words that stand there. Words of a speaker stay those that were accepted, unless the same words
    stand there in other letters: what somebody never said is not put into his mouth by correcting a text.
    """
    if place is None:
        return None
    fresh = anchors.anchor(text, *place)
    if not speaker or _same_words(anchor.exact, fresh.exact):
        return fresh
    kept = replace(fresh, exact=anchor.exact)
    return kept if anchors.place(kept, text) == place else None


def _same_words(one: str, other: str) -> bool:
    from clipper.curate.verbatim import stands

    return one == other or (stands(one, other) and stands(other, one))
