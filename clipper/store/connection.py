"""One SQLite connection as the store sees it: rows read to the end at once, SQLite's faults said in plain sentences."""

import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from operator import itemgetter
from pathlib import Path
from typing import Any

from clipper.errors import ClipperError, LibraryBusy, LibraryDamaged, LibraryError
from clipper.i18n import _
from clipper.progress import Cancelled

Values = Sequence[Any]
_PAGE = 128
"""Ids asked for at once; a page of a list."""
_CHUNK = 5_000
"""Ids changed by one statement."""


class Connection:
    """A connection with its own few verbs; every cursor is read to the end before a verb returns."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self.raw = raw

    def rows(self, sql: str, values: Values = ()) -> list[tuple]:
        """All rows of a statement."""
        try:
            return self.raw.execute(sql, values).fetchall()
        except (sqlite3.Error, UnicodeError) as problem:
            raise fault(problem) from problem

    def row(self, sql: str, values: Values = ()) -> tuple | None:
        """The first row of a statement, or None."""
        try:
            cursor = self.raw.execute(sql, values)
            found = cursor.fetchone()
            cursor.close()
        except (sqlite3.Error, UnicodeError) as problem:
            raise fault(problem) from problem
        return found

    def value(self, sql: str, values: Values = ()) -> Any:
        """The first column of the first row; None where there is no row."""
        found = self.row(sql, values)
        return None if found is None else found[0]

    def column(self, sql: str, values: Values = ()) -> "array[int]":
        """The first column of every row as 64-bit integers."""
        try:
            return array("q", map(itemgetter(0), self.raw.execute(sql, values).fetchall()))
        except (sqlite3.Error, UnicodeError) as problem:
            raise fault(problem) from problem

    def run(self, sql: str, values: Values = ()) -> int:
        """Run a statement that changes something; how many rows it changed."""
        try:
            return self.raw.execute(sql, values).rowcount
        except (sqlite3.Error, UnicodeError) as problem:
            raise fault(problem) from problem

    def insert(self, sql: str, values: Values = ()) -> int:
        """Run an INSERT of one row; its id."""
        try:
            made = self.raw.execute(sql, values).lastrowid
        except (sqlite3.Error, UnicodeError) as problem:
            raise fault(problem) from problem
        assert made is not None
        return made

    def run_many(self, sql: str, values: Iterable[Values]) -> None:
        """Run a statement once for each row of values."""
        try:
            self.raw.executemany(sql, values)
        except (sqlite3.Error, UnicodeError) as problem:
            raise fault(problem) from problem

    def run_for(self, sql: str, ids: Iterable[int], values: Values = ()) -> None:
        """Run a statement that holds the mark {ids} for many ids at once, after the other values.

        One statement instead of thousands: Python's own lock is given up for each, and a busy window takes it back each time.
        """
        wanted = list(ids)
        for at in range(0, len(wanted), _CHUNK):
            self.run(
                sql.replace("{ids}", "SELECT value FROM json_each(?)"), (*values, json.dumps(wanted[at : at + _CHUNK]))
            )

    def by_ids(self, sql: str, ids: Iterable[Any]) -> Iterator[tuple]:
        """The rows of a statement that holds the mark {ids}, asked by pages of ids (so few texts of it are ever prepared).

        Ids may be any values; one given twice may come twice where it falls on two pages.
        """
        wanted = list(ids)
        for at in range(0, len(wanted), _PAGE):
            page = wanted[at : at + _PAGE]
            size = next(n for n in (1, 8, _PAGE) if n >= len(page))
            page += page[-1:] * (size - len(page))
            yield from self.rows(sql.replace("{ids}", "?" + ",?" * (size - 1)), page)

    @contextmanager
    def immediate(self) -> Iterator[None]:
        """A transaction that holds the writer's place from its first moment; rolled back where anything is raised."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self.raw.in_transaction:
                self.raw.execute("ROLLBACK")
            raise
        try:
            self.run("COMMIT")
        except BaseException:
            if self.raw.in_transaction:
                self.raw.execute("ROLLBACK")
            raise

    def interrupt(self) -> None:
        """Break off the statement that runs now, from another thread; its caller gets Cancelled."""
        self.raw.interrupt()

    def close(self) -> None:
        """Close the connection."""
        self.raw.close()


def fault(problem: Exception) -> Exception:
    """What to raise for a fault of SQLite: the world's faults in a sentence, our own mistakes as they are."""
    said = str(problem)
    if isinstance(problem, sqlite3.OperationalError):
        if "locked" in said or "busy" in said:
            return LibraryBusy(_("The library is being written this moment. Try again."))
        if said == "interrupted":
            return Cancelled()
        if "full" in said:
            return LibraryError(_("The disk is full, so nothing was changed. Free some space and try again."))
        if "readonly" in said or "query_only" in said:
            return LibraryError(_("The library is open for reading only, so nothing was changed."))
        if "tree is too large" in said or "stack overflow" in said:
            return ClipperError(_("This search is nested too deeply. Make it simpler."))
        if "disk I/O" in said or "unable to open" in said:
            return LibraryError(
                _("The disk did not answer as it should ({why}). Check that it is connected.").format(why=said)
            )
    if isinstance(problem, sqlite3.DatabaseError) and ("malformed" in said or "not a database" in said):
        return LibraryDamaged(_("The library's database is damaged. Restore it from its backups folder."))
    if isinstance(problem, UnicodeEncodeError):
        return ClipperError(_("The text holds broken characters (half of a surrogate pair) and cannot be kept."))
    return problem


def connect(file: Path, *, write: bool, immutable: bool = False) -> Connection:
    """Open the database file; `immutable` reads one on a medium where nothing can be written."""
    mode = "rw" if write else "ro"
    address = f"{file.resolve().as_uri()}?mode={mode}{'&immutable=1' if immutable else ''}"
    try:
        raw = sqlite3.connect(
            address, uri=True, isolation_level=None, check_same_thread=False, timeout=5 if write else 0
        )
    except sqlite3.Error as problem:
        raise fault(problem) from problem
    return Connection(raw)


def set_pragmas(connection: Connection, *, write: bool) -> None:
    """Set what holds for every connection and read it back; raises LibraryError where SQLite refuses one."""
    wanted = {
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "cell_size_check": 1,
        "trusted_schema": 0,
        "synchronous": 2,
        "busy_timeout": 5000 if write else 0,
        "mmap_size": 0,
        "temp_store": 2 if write else 0,
        "cache_size": -65536 if write else -16384,
        "wal_autocheckpoint": 16000,
        "query_only": 0 if write else 1,
    }
    for name, value in wanted.items():
        connection.rows(f"PRAGMA {name} = {value}")
        got = connection.value(f"PRAGMA {name}")
        if (got or 0) != value:
            raise LibraryError(_("This SQLite refuses the setting {name}. Install a current Python.").format(name=name))


def sqlite_version() -> str:
    """The version of SQLite in use, for About and reports."""
    return sqlite3.sqlite_version
