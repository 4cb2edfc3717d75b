"""Changes to an issue and to the stories it tells that belong together: each is one step of the library."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from clipper.i18n import _
from clipper.model.briefing import Entry, Section

if TYPE_CHECKING:
    from clipper.store.library import Library


def _places(library: "Library", briefing: int) -> dict[int, tuple[Section, int, Entry]]:
    """For each entry its section, its place in it, and itself."""
    issue = library.briefings.one(briefing)
    return {e.id: (section, n, e) for section in issue.sections for n, e in enumerate(section.entries)}


def speak(library: "Library", briefing: int, entry: int, clipping: int) -> int:
    """Let another clipping speak for an entry's story, and the entry print it; the entry that prints it now.

    What was said of the story is kept; what hung on the words of the old version (passages, quotes, summary, the reason to
    override its licence) is not. An entry of its own is only made to speak.
    """
    with library.step(_("Choose representative")):
        story = library.stories.of([clipping])[clipping]
        library.stories.choose(story.id, clipping)
        places = _places(library, briefing)
        standing = next((id for id, (_section, _n, one) in places.items() if one.clipping == clipping), None)
        if standing is not None or entry not in places:
            return standing or entry
        section, at, old = places[entry]
        (made,) = library.briefings.add_entries(
            briefing, [clipping], section=section.id, at=at, rendition=old.rendition
        )
        library.briefings.change_entry(
            made, short_headline=old.short_headline, commentary=old.commentary, story=story.id, tone=old.tone,
            continued=old.continued,
        )  # fmt: skip
        library.briefings.remove_entries([entry])
        library.templates.take_back(briefing, [clipping])
        return made


def group(library: "Library", briefing: int, entries: Sequence[int], first: int) -> int:
    """Make chosen entries one story with one entry, the `first`; the comments of the others are put below its own."""
    with library.step(_("Group as one story")):
        places = _places(library, briefing)
        told = [places[one][2] for one in dict.fromkeys((first, *entries)) if one in places]
        story = library.stories.group([one.clipping for one in told], told[0].clipping)
        comments = [one.commentary.strip() for one in told if one.commentary.strip()]
        library.briefings.change_entry(first, story=story, commentary="\n".join(dict.fromkeys(comments)))
        library.briefings.remove_entries(one.id for one in told[1:])
    return first


def ungroup(library: "Library", briefing: int, entries: Sequence[int]) -> int:
    """Dissolve the stories of chosen entries; each version named so far has an entry after theirs; how many these are."""
    made = 0
    with library.step(_("Ungroup")):
        for entry in entries:
            places = _places(library, briefing)
            if entry not in places:
                continue
            section, at, old = places[entry]
            story = library.stories.of([old.clipping]).get(old.clipping)
            if story is None or len(story.clippings) < 2:
                continue
            there = {one.clipping for _section, _n, one in places.values()} | set(library.templates.dropped(briefing))
            others = [one for one in story.clippings if one not in there]
            library.briefings.add_entries(briefing, others, section=section.id, at=at + 1, rendition=old.rendition)
            library.stories.ungroup(story.clippings)
            library.briefings.change_entry(entry, story=None, differences=None)
            made += len(others)
    return made


def not_the_same(library: "Library", entry: int, clipping: int) -> None:
    """Take one clipping out of the story; how its versions differ is reckoned anew."""
    with library.step(_("Ungroup")):
        library.stories.ungroup([clipping])
        library.briefings.change_entry(entry, differences=None)


def name(library: "Library", briefing: int, clippings: Sequence[int], on: bool) -> None:
    """Name the outlets of clippings below their story's entry, or leave them out of the issue."""
    if on:
        library.templates.take_back(briefing, list(clippings))
    else:
        library.templates.drop(briefing, list(clippings), "")
