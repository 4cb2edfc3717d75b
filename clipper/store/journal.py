"""Steps: every change is a transaction, an undo entry and one announcement; undo and redo bring back old faces.

A step is a stretch of the notes of `faces`; undoing it brings the stretch back, last first, inside a step of its own, whose
faces are the redo. Outside a step the connection is `query_only`, so that no change can go unnoted.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from clipper import limits
from clipper.errors import LibraryError
from clipper.i18n import _
from clipper.model.changes import Changes
from clipper.store import index
from clipper.store.connection import Connection
from clipper.store.faces import Faces
from clipper.store.schema import sqlite_utils

if TYPE_CHECKING:
    from sqlite_utils import Database


class _Entry(Struct, frozen=True):
    """One line of the undo history: a stretch of the notes."""

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
        self._atomic: Database | None = None
        self._faces = Faces(connection)
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
            end = self._faces.last()
            if end == start:
                undo, redo, changes = self._undo, self._redo, None
            else:
                changes = self._changes(name, start)
                for entry in self._redo:
                    self._faces.drop(entry.first, entry.last)
                undo, redo = self._kept(self._with(_Entry(name, start + 1, end, batch)), [])
        self._settle(undo, redo, changes)

    @contextmanager
    def unjournaled(self) -> Iterator[None]:
        """A change of what is merely remembered: a transaction, no undo entry, no announcement."""
        if self._depth:
            yield
            return
        with self._transaction() as start:
            yield
            if self._faces.last() != start:
                raise RuntimeError("a journaled table was changed outside a step")

    @contextmanager
    def noted(self, name: str, batch: int | None = None) -> Iterator[None]:
        """A change that undo and redo leave as it is: announced, no undo entry; inside a step it is a part of it.

        The old faces of its rows are made to hold it too, so that no step taken back later brings the old values.
        """
        if self._depth:
            yield
            return
        with self._transaction() as start:
            yield
            changes = self._changes(name, start) if self._faces.last() != start else None
            self._faces.forget_values(start)
        self._settle(self._undo, self._redo, changes)

    def undo(self) -> str | None:
        """Take back the last step; its name, or None where there is none."""
        if (entry := self._next(self._undo)) is None:
            return None
        with self._transaction() as start:
            back = self._taken_back(entry, start)
            changes = self._changes(entry.name, start)
            undo, redo = self._kept(self._undo[:-1], [*self._redo, back])
        self._settle(undo, redo, changes)
        return entry.name

    def redo(self) -> str | None:
        """Do the step that was taken back last again; its name, or None where there is none."""
        if (entry := self._next(self._redo)) is None:
            return None
        with self._transaction() as start:
            again = self._taken_back(entry, start)
            changes = self._changes(entry.name, start)
            undo, redo = self._kept([*self._undo, again], self._redo[:-1])
        self._settle(undo, redo, changes)
        return entry.name

    def _next(self, entries: list[_Entry]) -> _Entry | None:
        if self._depth:
            raise RuntimeError("undo inside a step")
        return entries[-1] if entries else None

    def _taken_back(self, entry: _Entry, start: int) -> _Entry:
        """Bring back the faces of an entry; the entry that would undo this."""
        self._connection.run("PRAGMA defer_foreign_keys = 1")
        self._faces.bring_back(entry.first, entry.last)
        end = self._faces.last()
        self._faces.drop(entry.first, entry.last)
        return replace(entry, first=start + 1, last=end)

    def _with(self, entry: _Entry) -> list[_Entry]:
        """The undo history with one more entry, which joins the last one where both are of the same batch."""
        before = self._undo[-1] if self._undo else None
        if before is not None and entry.batch is not None and before.batch == entry.batch:
            return [*self._undo[:-1], replace(before, last=entry.last)]
        return [*self._undo, entry]

    def _kept(self, undo: list[_Entry], redo: list[_Entry]) -> tuple[list[_Entry], list[_Entry]]:
        """Both histories within the limits: what lies farthest from now is forgotten first."""
        undo, redo = list(undo), list(redo)
        while len(undo) > limits.UNDO_STEPS or ((undo or redo) and self._faces.bytes() > limits.UNDO_BYTES):
            oldest = (undo if len(undo) > len(redo) else redo).pop(0)
            self._faces.drop(oldest.first, oldest.last)
        return undo, redo

    def _changes(self, name: str, start: int) -> Changes | None:
        """What to announce; reckoned only where somebody listens."""
        return self._faces.changes(name, start) if self._listeners else None

    def _settle(self, undo: Sequence[_Entry], redo: Sequence[_Entry], changes: Changes | None) -> None:
        """Take over what was committed and announce it."""
        self._undo, self._redo = list(undo), list(redo)
        if changes is not None:
            for callback in tuple(self._listeners):
                callback(changes)

    @contextmanager
    def _transaction(self) -> Iterator[int]:
        """A transaction of its own, with the index kept at its end; gives the last note before it.

        Notes and faces are dropped inside it too, so that whatever is raised leaves tables, faces and history as they were.
        """
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
                yield self._faces.last()
                index.refresh(self._connection)
        finally:
            self._depth = 0
            self._connection.run("PRAGMA query_only = 1")

    def _database(self) -> "Database":
        made = self._atomic or sqlite_utils().Database(self._connection.raw, execute_plugins=False)
        self._atomic = made
        return made


def _inode(file: Path) -> tuple[int, int] | None:
    try:
        known = file.stat()
    except OSError:
        return None
    return known.st_dev, known.st_ino
