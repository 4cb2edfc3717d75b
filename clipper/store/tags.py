"""Tags: paths such as "Energy/Oil", kept as rows with a parent; whoever carries a tag is found under its parents too."""

from collections.abc import Iterable

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.tag import Tag
from clipper.store.connection import Connection
from clipper.store.drafts import folded
from clipper.store.steps import Step

COLOURS = 9


class Tags:
    """The tags of a library."""

    def __init__(self, connection: Connection, step: Step) -> None:
        self._connection = connection
        self._step = step

    def tree(self) -> tuple[Tag, ...]:
        """All tags depth first, by name; the count of each includes the tags below it, once a clipping."""
        rows = self._connection.rows("SELECT id, path, parent, colour, key FROM tags")
        own: dict[int, set[int]] = {}
        for tag, clipping in self._connection.rows(
            "SELECT x.tag, x.clipping FROM clipping_tags x JOIN clippings c ON c.id = x.clipping WHERE c.status <> 'trashed'"
        ):
            own.setdefault(tag, set()).add(clipping)
        rows.sort(key=lambda row: tag_order(row[1]))
        below = {id: set(own.get(id, ())) for id, *_rest in rows}
        for id, _path, parent, _colour, _key in reversed(rows):
            if parent is not None:
                below[parent] |= below[id]
        return tuple(
            Tag(id, path.rpartition("/")[2], path, parent, colour, key, len(below[id]))
            for id, path, parent, colour, key in rows
        )

    def paths(self) -> tuple[str, ...]:
        """All paths, in the order of the tree."""
        return tuple(sorted((row[0] for row in self._connection.rows("SELECT path FROM tags")), key=tag_order))

    def add(self, path: str) -> int:
        """The id of the tag with this path; it and its parents are made where they are missing."""
        path = clean_path(path)
        known = self._find(path)
        if known is not None:
            return known
        with self._step(_("Add tag")):
            return self._make(path)

    def put(self, ids: Iterable[int], path: str) -> None:
        """Tag clippings; those that carry the tag already stay as they are."""
        wanted = list(dict.fromkeys(ids))
        path = clean_path(path)
        if not wanted:
            return
        with self._step(_("Tag clippings")):
            tag = self._find(path) or self._make(path)
            self._connection.run_for(
                """INSERT INTO clipping_tags (clipping, tag) SELECT id, ? FROM clippings
                   WHERE NOT EXISTS (SELECT 1 FROM clipping_tags WHERE clipping = clippings.id AND tag = ?)
                   AND id IN ({ids}) ORDER BY id""",
                wanted,
                (tag, tag),
            )

    def take(self, ids: Iterable[int], path: str) -> None:
        """Take a tag off clippings."""
        tag = self._find(clean_path(path))
        if tag is None:
            return
        with self._step(_("Remove tag from clippings")):
            self._connection.run_for("DELETE FROM clipping_tags WHERE tag = ? AND clipping IN ({ids})", ids, (tag,))

    def rename(self, id: int, new_path: str) -> None:
        """Give a tag another path, with all tags below it; where a tag of that path exists, the two become one."""
        new_path = clean_path(new_path)
        old_path = self._path(id)
        if folded(new_path).startswith(folded(old_path) + "/"):
            raise ClipperError(_("“{path}” cannot be moved below itself.").format(path=old_path))
        if new_path == old_path:
            return
        with self._step(_("Rename tag")):
            for one, path in self._branch(id):
                self._move(one, new_path + path[len(old_path) :])

    def remove(self, id: int) -> None:
        """Remove a tag and all below it, from every clipping."""
        self._path(id)
        with self._step(_("Remove tag")):
            self._connection.run("DELETE FROM tags WHERE id = ?", (id,))

    def recolour(self, id: int, colour: int) -> None:
        """Give a tag one of the colours 1 to 9."""
        if not 1 <= colour <= COLOURS:
            raise ClipperError(_("Tag colours are numbered 1 to {n}.").format(n=COLOURS))
        self._path(id)
        with self._step(_("Recolour tag")):
            self._connection.run("UPDATE tags SET colour = ? WHERE id = ?", (colour, id))

    def _path(self, id: int) -> str:
        path = self._connection.value("SELECT path FROM tags WHERE id = ?", (id,))
        if path is None:
            raise ClipperError(_("There is no tag {id}.").format(id=id))
        return path

    def _find(self, path: str) -> int | None:
        return self._connection.value("SELECT id FROM tags WHERE folded = ?", (folded(path),))

    def _make(self, path: str) -> int:
        above = path.rpartition("/")[0]
        parent = (self._find(above) or self._make(above)) if above else None
        if parent is not None:
            # the spelling of the parents that stand already
            path = f"{self._path(parent)}/{path.rpartition('/')[2]}"
            colour = self._connection.value("SELECT colour FROM tags WHERE id = ?", (parent,))
        else:
            colour = self._connection.value("SELECT count(*) FROM tags WHERE parent IS NULL") % COLOURS + 1
        return self._connection.insert(
            "INSERT INTO tags (path, folded, parent, colour) VALUES (?, ?, ?, ?)", (path, folded(path), parent, colour)
        )

    def _branch(self, id: int) -> list[tuple[int, str]]:
        """A tag and all below it, parents first."""
        # UNION and not UNION ALL: a ring of parents in a damaged library must not go round for ever
        rows = self._connection.rows(
            """WITH RECURSIVE below (id, path) AS (SELECT id, path FROM tags WHERE id = ?
               UNION SELECT t.id, t.path FROM tags t JOIN below b ON t.parent = b.id) SELECT id, path FROM below""",
            (id,),
        )
        return sorted(rows, key=lambda row: row[1].count("/"))

    def _move(self, id: int, path: str) -> None:
        """Put one tag at a path; its own children follow later."""
        above = path.rpartition("/")[0]
        parent = (self._find(above) or self._make(above)) if above else None
        there = self._find(path)
        if there is None or there == id:
            self._connection.run(
                "UPDATE tags SET path = ?, folded = ?, parent = ? WHERE id = ?", (path, folded(path), parent, id)
            )
            return
        self._connection.run(
            "UPDATE clipping_tags SET tag = ? WHERE tag = ? AND clipping NOT IN (SELECT clipping FROM clipping_tags WHERE tag = ?)",
            (there, id, there),
        )
        self._connection.run(
            """UPDATE annotation_tags SET tag = ? WHERE tag = ?
               AND annotation NOT IN (SELECT annotation FROM annotation_tags WHERE tag = ?)""",
            (there, id, there),
        )
        self._connection.run("UPDATE tags SET parent = ? WHERE parent = ?", (there, id))
        self._connection.run("DELETE FROM tags WHERE id = ?", (id,))


def clean_path(path: str) -> str:
    """A path with one space between words and no empty parts; ClipperError where nothing is left."""
    parts = [" ".join(part.split()) for part in path.split("/")]
    found = "/".join(part for part in parts if part)
    if not found:
        raise ClipperError(_("A tag needs a name."))
    return found


def tag_order(path: str) -> tuple[tuple[str, str], ...]:
    """What tags are sorted by: part by part, without regard to capitals."""
    return tuple((part.casefold(), part) for part in path.split("/"))
