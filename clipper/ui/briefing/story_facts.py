"""The story an entry stands for, gathered on the reading worker: who ran it, how each version differs, who is named."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from clipper.i18n import _, _n
from clipper.model.briefing import Briefing
from clipper.model.clipping import Clipping

if TYPE_CHECKING:
    from clipper.curate.stories import Version
    from clipper.store.library import Library


class Telling(Struct, frozen=True):
    """One clipping of a story beside the one the entry prints."""

    clipping: int
    outlet: str
    headline: str
    how: str
    """ "cut by 2 paragraphs"; of the one printed here, that it is."""
    named: bool
    """Whether its outlet is named below the entry."""
    speaks: bool
    """Whether it speaks for the story."""
    own_entry: bool = False
    """Whether it stands in the issue by itself, and is not named here for that."""


class StoryFacts(Struct, frozen=True):
    """A story as the entry editor shows it."""

    story: int
    tellings: tuple[Telling, ...]
    """The one printed first, the others in the order they appeared."""
    proposed: str
    """How the versions differ, as reckoned."""

    @property
    def named(self) -> tuple[str, ...]:
        """The outlets named below the entry, each once."""
        printed = self.tellings[0].outlet
        names = dict.fromkeys(one.outlet for one in self.tellings[1:] if one.named and one.outlet)
        names.pop(printed, None)
        return tuple(names)

    @property
    def named_outlets(self) -> int:
        """How many outlets tell it; several versions of one count once, and those of none not at all."""
        return len({one.outlet for one in self.tellings if one.outlet})

    @property
    def outlets(self) -> int:
        """How many clippings tell it, as the outline counts them."""
        return len(self.tellings)


def story_facts(library: "Library", issue: Briefing, clipping: Clipping) -> StoryFacts | None:
    """The story that a clipping of an issue tells; None where it tells none with others."""
    from clipper.curate import stories

    story = library.stories.of([clipping.id]).get(clipping.id)
    if story is None or len(story.clippings) < 2:
        return None
    known = library.clippings.many(story.clippings)
    others = [known[one] for one in story.clippings if one in known and one != clipping.id]
    if not others:
        return None
    versions = {one.id: stories.version(clipping, one) for one in others}
    entries = {entry.clipping for section in issue.sections for entry in section.entries}
    left_out = library.templates.dropped(issue.id)
    shown = {one.id: one.id not in entries and one.id not in left_out for one in others}
    first = Telling(
        clipping.id, clipping.draft.outlet, clipping.draft.headline, _("printed here"), True,
        story.representative == clipping.id,
    )  # fmt: skip
    rest = [
        Telling(
            one.id, one.draft.outlet, one.draft.headline, _how(one.id, versions, entries), shown[one.id],
            story.representative == one.id, one.id in entries,
        )
        for one in others
    ]  # fmt: skip
    proposed = stories.how_they_differ([versions[one.id] for one in others if shown[one.id]])
    return StoryFacts(story.id, (first, *rest), proposed)


def _how(clipping: int, versions: "Mapping[int, Version]", entries: set[int]) -> str:
    return _("has an entry of its own") if clipping in entries else how_word(versions[clipping])


def how_word(version: "Version") -> str:
    """How a version differs from the one printed, in a few words."""
    from clipper.curate.stories import Kind

    cut = _n("cut by 1 paragraph", "cut by {n} paragraphs", version.left_out) if version.left_out else ""
    new = _n("adds 1 paragraph", "adds {n} paragraphs", version.added) if version.added else ""
    plain = {
        Kind.SAME: _("same words"),
        Kind.REWRITTEN: _("in its own words"),
        Kind.OTHER_LANGUAGE: _("in another language"),
    }
    return plain.get(version.kind) or ", ".join(part for part in (cut, new) if part)
