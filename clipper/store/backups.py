"""Backups: whole copies of the database in the library's own folder, written aside and checked before they count."""

import os
import time
from pathlib import Path

from clipper.errors import LibraryDamaged
from clipper.i18n import _
from clipper.store.connection import Connection, connect


def make(connection: Connection, folder: Path, reason: str) -> Path:
    """Copy the database to `folder`, checked and durable; the copy's path.

    The copy keeps no log of its own, so it opens even where nothing can be written.
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    target = folder / f"{time.strftime('%Y-%m-%d-%H%M%S')}-{reason}.db"
    fresh = target.with_suffix(".tmp")
    fresh.unlink(missing_ok=True)
    connection.run("VACUUM INTO ?", (str(fresh),))
    copy = connect(fresh, write=False)
    try:
        sound = copy.value("PRAGMA quick_check")
    finally:
        copy.close()
    if sound != "ok":
        fresh.unlink()
        raise LibraryDamaged(
            _("The library's database is damaged ({why}), so no backup was made of it.").format(why=sound)
        )
    handle = os.open(fresh, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    fresh.replace(target)
    return target
