"""Opening and making a library: is it one, is it whole, is it ours to write, and is it up to date."""

import os
import shutil
import sqlite3
import time
from pathlib import Path

from clipper.errors import LibraryDamaged, LibraryError, LibraryMissing, LibraryTooNew
from clipper.i18n import _
from clipper.store import backups, schema
from clipper.store.connection import Connection, connect, set_pragmas

DATABASE = "library.db"
FOLDERS = ("files", "backups", "tmp")
_SHARED_MEMORY = 65_536
"""Bytes a database that is being opened may need beside it."""
_NETWORK = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afpfs",
    "ncpfs",
    "9p",
    "webdav",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.davfs2",
}
_README = """This folder is a Clipper library: press clippings with their marks, tags and briefings.

Open it with Clipper. To copy or move it, close Clipper first and take the whole folder.

library.db   everything but the originals (an SQLite database; never change it while Clipper is open)
files/       the originals, untouched, each named by its SHA-256
backups/     copies of library.db made by Clipper
unfiled.json regions drawn on pages and not filed yet, where there are any
tmp/ lock    used while Clipper runs
"""


def make(folder: Path) -> None:
    """Make an empty library at `folder`, whole or not at all; LibraryError where anything stands there."""
    if folder.is_symlink() or folder.exists():
        raise LibraryError(_("{path} exists already. Choose another place for the new library.").format(path=folder))
    fresh = folder.with_name(f".{folder.name}.{os.getpid()}.new")
    try:
        fresh.parent.mkdir(parents=True, exist_ok=True)
        fresh.mkdir(mode=0o700)
        _fill(fresh)
        fresh.rename(folder)
    except OSError as problem:
        shutil.rmtree(fresh, ignore_errors=True)
        raise LibraryError(
            _("No library can be made at {path} ({why}). Choose another place.").format(
                path=folder, why=problem.strerror
            )
        ) from problem
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def _fill(fresh: Path) -> None:
    from uuid6 import uuid7

    for name in FOLDERS:
        (fresh / name).mkdir(mode=0o700)
    (fresh / "README.txt").write_text(_README, encoding="utf-8")
    file = fresh / DATABASE
    file.touch(mode=0o600)
    connection = connect(file, write=True)
    try:
        connection.run(f"PRAGMA page_size = {schema.PAGE}")
        set_pragmas(connection, write=True)
        set_journal_mode(connection, fresh)
        schema.migrate(connection)
        with connection.immediate():
            connection.insert("INSERT INTO identity (uid, made) VALUES (?, ?)", (str(uuid7()), int(time.time())))
    finally:
        connection.close()


def must_stand(folder: Path) -> None:
    """Raise LibraryMissing where no library stands at `folder`, LibraryError where that cannot be seen."""
    try:
        there, whole = folder.exists(), (folder / DATABASE).is_file()
    except OSError as problem:
        raise LibraryError(
            _("The library at {path} cannot be opened ({why}). Check that you may read it.").format(
                path=folder, why=problem.strerror
            )
        ) from problem
    if not there:
        raise LibraryMissing(
            _("There is no library at {path}. Make one with “clipper new {path}”.").format(path=folder)
        )
    if not whole:
        raise LibraryMissing(
            _("{path} is not a Clipper library: it holds no {name}. Make one with “clipper new LIBRARY”.").format(
                path=folder, name=DATABASE
            )
        )


def open_database(folder: Path, *, write: bool) -> Connection:
    """The checked connection of the library at `folder`; each thing that can be wrong has its own sentence."""
    file = folder / DATABASE
    if file.stat().st_size == 0:
        raise LibraryDamaged(
            _("The library's database {path} is empty (zero bytes). Restore it from the folder “backups”.").format(
                path=file
            )
        )
    connection = _connected(file, write=write)
    try:
        _check(connection, file)
        set_pragmas(connection, write=write)
        if write:
            set_journal_mode(connection, folder)
        bring_up_to_date(connection, folder, write=write)
    except BaseException:
        connection.close()
        raise
    return connection


def _connected(file: Path, *, write: bool) -> Connection:
    """A connection that has read the file's header once."""
    connection = connect(file, write=write)
    try:
        connection.raw.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError as problem:
        connection.close()
        # SQLite cannot share memory where nothing can be written; without a log beside it the file itself is all there is
        log = file.with_name(file.name + "-wal")
        full = shutil.disk_usage(file.parent).free < _SHARED_MEMORY
        may_write = os.access(file.parent, os.W_OK, effective_ids=os.access in os.supports_effective_ids) and not full
        if full and write:
            raise LibraryError(
                _("The disk is full, so the library at {path} cannot be opened. Free some space and try again.").format(
                    path=file.parent
                )
            ) from problem
        if write or may_write or (log.exists() and log.stat().st_size):
            raise LibraryError(
                _("The library's database {path} cannot be opened ({why}). Check that you may read it.").format(
                    path=file, why=problem
                )
            ) from problem
        return connect(file, write=False, immutable=True)
    except sqlite3.DatabaseError as problem:
        connection.close()
        raise _damaged(file) from problem
    return connection


def _damaged(file: Path) -> LibraryDamaged:
    return LibraryDamaged(
        _(
            "The library's database {path} is damaged or no database at all. Restore it from the folder “backups”."
        ).format(path=file)
    )


def _check(connection: Connection, file: Path) -> None:
    """Is this database a Clipper library, of a version this Clipper knows."""
    try:
        application = connection.value("PRAGMA application_id")
        version = connection.value("PRAGMA user_version")
        tables = {row[0] for row in connection.rows("SELECT name FROM sqlite_schema")}
    except LibraryDamaged as problem:
        raise _damaged(file) from problem
    if application != schema.APPLICATION:
        raise LibraryDamaged(
            _(
                "The database {path} was not made by Clipper. Restore the library's own from the folder “backups”."
            ).format(path=file)
        )
    if version > schema.VERSION:
        raise LibraryTooNew(
            _(
                "This library was written by a newer Clipper (its version is {theirs}, this Clipper knows {ours}). Install the newer one."
            ).format(theirs=version, ours=schema.VERSION)
        )
    if version < 1 or (version == schema.VERSION and not tables.issuperset({*schema.JOURNALED, "find"})):
        raise _damaged(file)


def bring_up_to_date(connection: Connection, folder: Path, *, write: bool) -> None:
    """Migrate a library of an older Clipper, after a backup."""
    version = connection.value("PRAGMA user_version")
    if version == schema.VERSION:
        return
    if not write:
        raise LibraryError(
            _("This library was written by an older Clipper. Open it once for writing to bring it up to date.")
        )
    backups.make(connection, folder / "backups", f"before-version-{version + 1}")
    schema.migrate(connection)


def set_journal_mode(connection: Connection, folder: Path) -> None:
    """Write-ahead log on local disks; on network ones, where it cannot be shared, the rollback journal."""
    wanted = "delete" if is_on_network(folder) else "wal"
    if connection.value("PRAGMA journal_mode") == wanted:
        return
    got = connection.value(f"PRAGMA journal_mode = {wanted}")
    if got != wanted and connection.value("PRAGMA journal_mode = delete") != "delete":
        raise LibraryError(_("This disk keeps no journal for the library. Put the library on another disk."))


def is_on_network(folder: Path) -> bool:
    """Whether the folder lies on a network disk, as far as the system says."""
    try:
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return str(folder).startswith("\\\\")
    place = str(folder.resolve())
    best = ("", "")
    for line in mounts.splitlines():
        _device, point, kind, *_rest = line.split(" ")
        point = point.replace("\\040", " ")
        if (place == point or place.startswith(point.rstrip("/") + "/")) and len(point) >= len(best[0]):
            best = (point, kind)
    return best[1] in _NETWORK
