"""What stands twice in an issue: a clipping, a story, a text, and what an earlier issue told already."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from clipper.curate.near_texts import near_pairs
from clipper.i18n import _
from clipper.model.finding import Finding


class Placed(Struct, frozen=True):
    """An entry as it stands in the issue."""

    entry: int
    name: str
    section: str
    clipping: int
    story: int | None
    text: str
    """What a reader would recognise; empty where nothing of it is to be compared."""


def check_doubles(placed: Sequence[Placed]) -> Iterator[Finding]:
    """The later of two entries of one clipping, of one story, or of near the same words; each pair under its first reason."""
    clippings: dict[int, Placed] = {}
    stories: dict[int, Placed] = {}
    said: set[int] = set()
    for one in placed:
        if first := clippings.get(one.clipping):
            yield _double(one, first, "same_clipping", _("“{name}” stands in the issue twice{where}. Leave one out."))
        elif one.story is not None and (first := stories.get(one.story)):
            words = _("“{name}” and “{other}” tell one story{where}. Leave one out.")
            yield _double(one, first, "same_story", words)
        else:
            clippings[one.clipping] = one
            if one.story is not None:
                stories[one.story] = one
            continue
        said.add(one.entry)
    rest = [one for one in placed if one.entry not in said and one.text]
    for first, later in near_pairs([one.text for one in rest]):
        if rest[later].entry not in said:
            said.add(rest[later].entry)
            words = _("“{name}” says nearly the same as “{other}”{where}. Leave one out, or group them as one story.")
            yield _double(rest[later], rest[first], "near_text", words)


def _double(one: Placed, first: Placed, kind: str, said: str) -> Finding:
    where = ""
    if one.section != first.section and one.section and first.section:
        where = _(" (“{first}”, “{second}”)").format(first=first.section, second=one.section)
    return Finding(one.entry, kind, said.format(name=one.name, other=first.name, where=where))


def check_told(names: Mapping[int, str], told: Mapping[int, tuple[str, str]]) -> Iterator[Finding]:
    """Entries that an earlier issue told, with nothing new: `told` names the issue and what is new, by entry."""
    for entry, (issue, new) in told.items():
        if not new and entry in names:
            said = _("“{name}” was printed in {issue} and has nothing new. Leave it out, or continue with it.")
            yield Finding(entry, "told_before", said.format(name=names[entry], issue=issue))
