"""Stories: clippings grouped by hand because they tell the same, one of them speaking for all."""

from collections.abc import Iterable

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.story import Story
from clipper.store.connection import Connection
from clipper.store.steps import Step


class Stories:
    """The stories of a library; a story of fewer than two clippings is none."""

    def __init__(self, connection: Connection, step: Step) -> None:
        self._connection = connection
        self._step = step

    def many(self, ids: Iterable[int]) -> dict[int, Story]:
        """The stories that stand under these ids; clippings in the trash do not tell them."""
        wanted = dict.fromkeys(ids)
        told: dict[int, list[int]] = {}
        for story, clipping in self._connection.by_ids(
            "SELECT story, id FROM clippings WHERE story IN ({ids}) AND status <> 'trashed' ORDER BY press, id", wanted
        ):
            told.setdefault(story, []).append(clipping)
        found = {}
        for id, uid, chosen in self._connection.by_ids(
            "SELECT id, uid, representative FROM stories WHERE id IN ({ids})", wanted
        ):
            clippings = tuple(dict.fromkeys(told.get(id, ())))
            if clippings:
                found[id] = Story(id, uid, clippings, chosen if chosen in clippings else clippings[0])
        return {id: found[id] for id in wanted if id in found}

    def of(self, clippings: Iterable[int]) -> dict[int, Story]:
        """The story of each of these clippings that tells one."""
        held = dict(
            self._connection.by_ids(
                "SELECT id, story FROM clippings WHERE id IN ({ids}) AND story IS NOT NULL", clippings
            )
        )
        stories = self.many(held.values())
        return {clipping: stories[story] for clipping, story in held.items() if story in stories}

    def group(self, clippings: Iterable[int], representative: int | None = None) -> int:
        """Make clippings one story, with all that tell one of theirs already; the story's id.

        `representative` speaks for it; without one the story met first keeps its own.
        """
        from uuid6 import uuid7

        wanted = list(dict.fromkeys(clippings))
        if representative is not None and representative not in wanted:
            raise ClipperError(_("Clipping {id} is none of those grouped.").format(id=representative))
        held = dict(self._connection.by_ids("SELECT id, story FROM clippings WHERE id IN ({ids})", wanted))
        for id in wanted:
            if id not in held:
                raise ClipperError(_("There is no clipping {id}.").format(id=id))
        stories = list(dict.fromkeys(held[id] for id in wanted if held[id] is not None))
        if len(wanted) < 2:
            raise ClipperError(_("Choose two clippings or more to group them as one story."))
        with self._step(_("Group as one story")):
            story = stories[0] if stories else None
            if story is None:
                story = self._connection.insert("INSERT INTO stories (uid) VALUES (?)", (str(uuid7()),))
            for other in stories[1:]:
                self._connection.run("UPDATE clippings SET story = ? WHERE story = ?", (story, other))
                self._connection.run("UPDATE entries SET story = ? WHERE story = ?", (story, other))
                self._connection.run("DELETE FROM stories WHERE id = ?", (other,))
            self._connection.run_for(
                "UPDATE clippings SET story = ? WHERE story IS NOT ? AND id IN ({ids})", wanted, (story, story)
            )
            if representative is not None:
                self._connection.run("UPDATE stories SET representative = ? WHERE id = ?", (representative, story))
        return story

    def ungroup(self, clippings: Iterable[int]) -> None:
        """Take clippings out of their stories; what is left alone is no story any more."""
        with self._step(_("Ungroup")):
            self._connection.run_for(
                "UPDATE clippings SET story = NULL WHERE story IS NOT NULL AND id IN ({ids})", clippings
            )
            self._connection.run(
                "DELETE FROM stories WHERE (SELECT count(*) FROM clippings c WHERE c.story = stories.id) < 2"
            )

    def choose(self, story: int, clipping: int) -> None:
        """Let a clipping speak for its story."""
        if self._connection.value("SELECT story FROM clippings WHERE id = ?", (clipping,)) != story:
            raise ClipperError(_("Clipping {id} does not tell this story.").format(id=clipping))
        with self._step(_("Choose representative")):
            self._connection.run("UPDATE stories SET representative = ? WHERE id = ?", (clipping, story))
