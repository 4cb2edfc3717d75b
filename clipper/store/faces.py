"""Faces: what the rows of the journaled tables looked like before they were changed, kept typed, and brought back.

TEMP triggers note (seq, table, op, row, subjects) in the TEMP table `journal` and each old row, column by column, in one TEMP
table per journaled table; never as JSON, which rounds REAL and refuses BLOB. A step is a stretch of `seq`.
"""

from collections.abc import Iterator
from itertools import groupby

from clipper import limits
from clipper.model.changes import Changes, Ids
from clipper.store.connection import Connection
from clipper.store.schema import JOURNALED

_SUBJECTS: dict[str, tuple[tuple[str, str], ...]] = {
    "outlets": (("outlets", "id"),),
    "aliases": (("outlets", "outlet"),),
    "clippings": (("clippings", "id"),),
    "texts": (("clippings", "clipping"),),
    "details": (("clippings", "id"),),
    "bodies": (("clippings", "id"),),
    "originals": (("clippings", "id"),),
    "pictures": (("clippings", "clipping"),),
    "tags": (("tags", "id"),),
    "clipping_tags": (("clippings", "clipping"), ("tags", "tag")),
    "annotations": (("clippings", "clipping"), ("annotations", "id")),
    "annotation_tags": (("annotations", "annotation"), ("tags", "tag")),
    "regions": (("clippings", "clipping"),),
    "refused_quotations": (("clippings", "clipping"),),
    "briefings": (("briefings", "id"),),
    "sections": (("briefings", "briefing"),),
    "entries": (("briefings", "briefing"), ("briefings", "briefing")),
    "panel": (("briefings", "briefing"),),
    "dropped": (("briefings", "briefing"), ("clippings", "clipping")),
    "licences": (("outlets", "outlet"),),
}
"""For each table what its rows are about: a kind of `Changes` and the column with its id, at most two."""
_ALONE = {"clippings", "details", "bodies"}
"""Tables in which no two rows can be in each other's way: many of their rows come back by one statement."""
_FEW = 64
_KEPT_IF_CHANGED = {"texts": ("body", "grams")}
"""Long columns whose face is empty where an update left them as they were."""
CHUNK = 20_000
"""Notes brought back at a time."""


class Faces:
    """The notes and old faces of one connection."""

    def __init__(self, connection: Connection) -> None:
        """Begin to note every change of a journaled table."""
        self._connection = connection
        self._columns = {table: _columns(connection, table) for table in JOURNALED}
        for statement in _tables(self._columns):
            connection.run(statement)

    def last(self) -> int:
        """The number of the last note."""
        return self._connection.value("SELECT ifnull(max(seq), 0) FROM journal")

    def bytes(self) -> int:
        """What the faces take in the TEMP database."""
        used = self._connection.value("PRAGMA temp.page_count") - self._connection.value("PRAGMA temp.freelist_count")
        return used * self._connection.value("PRAGMA temp.page_size")

    def changes(self, name: str, after: int) -> Changes:
        """What was changed since the note `after`."""
        found: dict[str, set[int]] = {}
        for number, a, b in self._connection.rows("SELECT DISTINCT tbl, a, b FROM journal WHERE seq > ?", (after,)):
            for (kind, _column), subject in zip(_SUBJECTS.get(JOURNALED[number], ()), (a, b), strict=False):
                if subject is not None:
                    found.setdefault(kind, set()).add(subject)
        return Changes(name, **{kind: _ids(subjects) for kind, subjects in found.items()})

    def drop(self, first: int, last: int) -> None:
        """Forget a stretch for good."""
        for table in JOURNALED:
            self._connection.run(f"DELETE FROM face_{table} WHERE seq BETWEEN ? AND ?", (first, last))
        self._connection.run("DELETE FROM journal WHERE seq BETWEEN ? AND ?", (first, last))

    def forget_values(self, after: int) -> None:
        """Drop the notes since `after`, and put the values that stand now into all older faces of the same rows."""
        notes = self._connection.rows("SELECT DISTINCT tbl, op FROM journal WHERE seq > ?", (after,))
        for number, op in notes:
            if op != "U":
                raise RuntimeError("only a change of values can be kept from undo")
            table = JOURNALED[number]
            for name in self._columns[table]:
                changed = f"""SELECT m.id FROM face_{table} f JOIN main.{table} m ON m.id = f.id
                    WHERE f.seq > ? AND f.{name} IS NOT m.{name}"""
                if self._connection.value(f"{changed} LIMIT 1", (after,)) is not None:
                    self._connection.run(
                        f"""UPDATE face_{table} SET {name} = (SELECT m.{name} FROM main.{table} m WHERE m.id = face_{table}.id)
                            WHERE seq <= ? AND id IN ({changed})""",
                        (after, after),
                    )
        self.drop(after + 1, self.last())

    def bring_back(self, first: int, last: int) -> None:
        """Bring back the old faces of a stretch, last first, run by run of the same table and operation."""
        low = last + 1
        while low > first:
            high, low = low - 1, max(first, low - CHUNK)
            notes = self._connection.rows(
                "SELECT seq, tbl, op, row FROM journal WHERE seq BETWEEN ? AND ? ORDER BY seq DESC", (low, high)
            )
            for (table, op), run in groupby(notes, key=lambda note: (JOURNALED[note[1]], note[2])):
                self._bring_back(table, op, [(seq, row) for seq, _table, _op, row in run])

    def _bring_back(self, table: str, op: str, lines: list[tuple[int, int]]) -> None:
        names = ", ".join(self._columns[table])
        stretch = (lines[-1][0], lines[0][0])
        if op == "I":
            self._connection.run(
                f"DELETE FROM main.{table} WHERE id IN (SELECT row FROM journal WHERE seq BETWEEN ? AND ?)", stretch
            )
        elif op == "D":
            self._connection.run(
                f"INSERT INTO main.{table} ({names}) SELECT {names} FROM face_{table} WHERE seq BETWEEN ? AND ? ORDER BY seq DESC",
                stretch,
            )
        elif table in _ALONE and len(lines) > _FEW:
            faces = ", ".join(f"f.{name}" for name in self._columns[table])
            self._connection.run(
                f"""UPDATE main.{table} SET ({names}) = (SELECT {faces} FROM face_{table} f WHERE f.seq = k.oldest)
                    FROM (SELECT row, min(seq) AS oldest FROM journal WHERE seq BETWEEN ? AND ? GROUP BY row) k
                    WHERE {table}.id = k.row""",
                stretch,
            )
        else:
            # one by one: an order that was allowed forwards is allowed backwards, even where unique names were swapped
            faces = ", ".join(
                f"ifnull(f.{name}, {table}.{name})" if name in _KEPT_IF_CHANGED.get(table, ()) else f"f.{name}"
                for name in self._columns[table]
            )
            self._connection.run_many(
                f"UPDATE main.{table} SET ({names}) = (SELECT {faces} FROM face_{table} f WHERE f.seq = ?) WHERE id = ?",
                lines,
            )


def _ids(subjects: set[int]) -> Ids:
    return None if len(subjects) >= limits.MANY else frozenset(subjects)


def _columns(connection: Connection, table: str) -> tuple[str, ...]:
    return tuple(row[1] for row in connection.rows(f"PRAGMA main.table_info({table})"))


def _tables(columns: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """The TEMP tables and triggers of the journal."""
    yield "CREATE TEMP TABLE journal (seq INTEGER PRIMARY KEY, tbl, op, row, a, b)"
    for number, (table, names) in enumerate(columns.items()):
        kinds = _SUBJECTS.get(table, ())
        wide = _KEPT_IF_CHANGED.get(table, ())
        differs = " OR ".join(f"old.{name} IS NOT new.{name}" for name in names)
        whole = ", ".join(f"old.{name}" for name in names)
        slim = ", ".join(
            f"CASE WHEN old.{name} IS NOT new.{name} THEN old.{name} END" if name in wide else f"old.{name}"
            for name in names
        )

        def note(op: str, row: str, first: str, second: str, number: int = number, kinds: tuple = kinds) -> str:
            subjects = [f"{side}.{kind[1]}" for side, kind in zip((first, second), kinds, strict=False)]
            a, b = [*subjects, "NULL", "NULL"][:2]
            return f"INSERT INTO journal (tbl, op, row, a, b) VALUES ({number}, '{op}', {row}, {a}, {b});"

        yield f"CREATE TEMP TABLE face_{table} (seq INTEGER PRIMARY KEY, {', '.join(names)})"
        yield f"CREATE TEMP TRIGGER made_{table} AFTER INSERT ON main.{table} BEGIN {note('I', 'new.id', 'new', 'new')} END"
        yield (
            f"CREATE TEMP TRIGGER changed_{table} AFTER UPDATE ON main.{table} WHEN {differs} BEGIN "
            f"{note('U', 'new.id', 'old', 'new')} INSERT INTO face_{table} VALUES ((SELECT max(seq) FROM journal), {slim}); END"
        )
        yield (
            f"CREATE TEMP TRIGGER gone_{table} AFTER DELETE ON main.{table} BEGIN "
            f"{note('D', 'old.id', 'old', 'old')} INSERT INTO face_{table} VALUES ((SELECT max(seq) FROM journal), {whole}); END"
        )
