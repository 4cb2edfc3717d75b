"""Steps: every change is a transaction, an undo entry and one announcement; undo and redo replay typed old faces.

TEMP triggers note (seq, table, op, row, subjects) in the TEMP table `journal` and each old row, column by column, in one TEMP
table per journaled table. A step is a stretch of `seq`; undoing it replays the stretch backwards inside a step of its
own, whose faces are the redo.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from clipper import limits
from clipper.errors import LibraryError
from clipper.i18n import _
from clipper.model.changes import Changes, Ids
from clipper.store import index
from clipper.store.connection import Connection
from clipper.store.schema import JOURNALED, sqlite_utils

if TYPE_CHECKING:
    from sqlite_utils import Database

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
    "briefings": (("briefings", "id"),),
    "sections": (("briefings", "briefing"),),
    "entries": (("briefings", "briefing"), ("briefings", "briefing")),
}
"""For each table what its rows are about: a kind of `Changes` and the column with its id, at most two."""
_KEPT_IF_CHANGED = {"texts": ("body", "grams")}
"""Long columns whose face is empty where an update left them as they were."""
_CHUNK = 20_000


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line of the undo history: a stretch of the journal."""

    name: str
    first: int
    last: int
    batch: int | None = None


class Journal:
    """The only way to change the library: `step` in front, `undo` and `redo` behind."""

    def __init__(self, connection: Connection, file: Path) -> None:
        self._connection = connection
        self._file = file
        self._inode = _inode(file)
        self._depth = 0
        self._undo: list[_Entry] = []
        self._redo: list[_Entry] = []
        self._listeners: list[Callable[[Changes], None]] = []
        self._columns = {table: _columns(connection, table) for table in JOURNALED}
        self._atomic: Database | None = None
        for statement in _tables(self._columns):
            connection.run(statement)
        index.watch(connection)
        connection.run("PRAGMA query_only = 1")

    @property
    def undo_name(self) -> str | None:
        """What `undo` would take back."""
        return self._undo[-1].name if self._undo else None

    @property
    def redo_name(self) -> str | None:
        """What `redo` would do again."""
        return self._redo[-1].name if self._redo else None

    def listen(self, callback: Callable[[Changes], None]) -> None:
        """Have `callback` called once after each committed step."""
        self._listeners.append(callback)

    @contextmanager
    def step(self, name: str, batch: int | None = None) -> Iterator[None]:
        """One change, whole or not at all; an inner step joins the outer one, and takes back only its own part where it fails.

        A step of a batch that directly follows another of the same batch becomes one undo entry with it.
        """
        if self._depth:
            with self._database().atomic():
                yield
            return
        with self._transaction() as start:
            yield
        end = self._last()
        if end == start:
            return
        self._forget(self._redo)
        before = self._undo[-1] if self._undo else None
        if before is not None and batch is not None and before.batch == batch:
            self._undo[-1] = replace(before, last=end)
        else:
            self._undo.append(_Entry(name, start + 1, end, batch))
        self._announce(name, start)
        self._keep_within_limits()

    @contextmanager
    def unjournaled(self) -> Iterator[None]:
        """A change of what is merely remembered: a transaction, no undo entry, no announcement."""
        if self._depth:
            yield
            return
        with self._transaction():
            yield

    def undo(self) -> str | None:
        """Take back the last step; its name, or None where there is none."""
        return self._travel(self._undo, self._redo)

    def redo(self) -> str | None:
        """Do the step that was taken back last again; its name, or None where there is none."""
        return self._travel(self._redo, self._undo)

    def _travel(self, source: list[_Entry], target: list[_Entry]) -> str | None:
        if self._depth:
            raise RuntimeError("undo inside a step")
        if not source:
            return None
        entry = source[-1]
        with self._transaction() as start:
            self._connection.run("PRAGMA defer_foreign_keys = 1")
            self._replay(entry)
            end = self._last()
            self._drop(entry)
        source.pop()
        target.append(replace(entry, first=start + 1, last=end))
        self._announce(entry.name, start)
        return entry.name

    def _replay(self, entry: _Entry) -> None:
        """Bring back the old faces of a stretch, last first, run by run of the same table and operation."""
        low = entry.last + 1
        while low > entry.first:
            high, low = low - 1, max(entry.first, low - _CHUNK)
            notes = self._connection.rows(
                "SELECT seq, tbl, op, row FROM journal WHERE seq BETWEEN ? AND ? ORDER BY seq DESC", (low, high)
            )
            for (table, op), run in groupby(notes, key=lambda note: (JOURNALED[note[1]], note[2])):
                lines = [(seq, row) for seq, _table, _op, row in run]
                self._bring_back(table, op, lines)

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

    @contextmanager
    def _transaction(self) -> Iterator[int]:
        """A transaction of its own, with the index kept at its end; gives the last note before it."""
        if _inode(self._file) != self._inode:
            raise LibraryError(
                _(
                    "The library's database was moved or replaced while it was open, so nothing was changed. Open it again."
                )
            )
        self._connection.run("PRAGMA query_only = 0")
        try:
            with self._connection.immediate():
                self._depth = 1
                yield self._last()
                index.refresh(self._connection)
        finally:
            self._depth = 0
            self._connection.run("PRAGMA query_only = 1")

    def _database(self) -> "Database":
        made = self._atomic or sqlite_utils().Database(self._connection.raw, execute_plugins=False)
        self._atomic = made
        return made

    def _last(self) -> int:
        return self._connection.value("SELECT ifnull(max(seq), 0) FROM journal")

    def _announce(self, name: str, start: int) -> None:
        if not self._listeners:
            return
        found: dict[str, set[int]] = {}
        for number, a, b in self._connection.rows("SELECT DISTINCT tbl, a, b FROM journal WHERE seq > ?", (start,)):
            for (kind, _column), subject in zip(_SUBJECTS.get(JOURNALED[number], ()), (a, b), strict=False):
                found.setdefault(kind, set()).add(subject)
        changes = Changes(name, **{kind: _ids(subjects) for kind, subjects in found.items()})
        for callback in tuple(self._listeners):
            callback(changes)

    def _drop(self, entry: _Entry) -> None:
        stretch = (entry.first, entry.last)
        for table in JOURNALED:
            self._connection.run(f"DELETE FROM face_{table} WHERE seq BETWEEN ? AND ?", stretch)
        self._connection.run("DELETE FROM journal WHERE seq BETWEEN ? AND ?", stretch)

    def _forget(self, entries: list[_Entry]) -> None:
        """Drop entries for good."""
        if not entries:
            return
        self._connection.run("PRAGMA query_only = 0")
        for entry in entries:
            self._drop(entry)
        self._connection.run("PRAGMA query_only = 1")
        entries.clear()

    def _keep_within_limits(self) -> None:
        while len(self._undo) > limits.UNDO_STEPS or (self._undo and self._bytes() > limits.UNDO_BYTES):
            oldest = [self._undo.pop(0)]
            self._forget(oldest)

    def _bytes(self) -> int:
        """What the faces take in the TEMP database."""
        used = self._connection.value("PRAGMA temp.page_count") - self._connection.value("PRAGMA temp.freelist_count")
        return used * self._connection.value("PRAGMA temp.page_size")


def _inode(file: Path) -> tuple[int, int] | None:
    try:
        known = file.stat()
    except OSError:
        return None
    return known.st_dev, known.st_ino


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
