"""Batches: what one import filed, so that it can be shown or taken back as a whole."""

import time
from array import array

from clipper.i18n import _
from clipper.store.connection import Connection
from clipper.store.steps import Step


def new(connection: Connection, name: str) -> int:
    """Note that an import begins; its number."""
    return connection.insert("INSERT INTO batches (name, started) VALUES (?, ?)", (name, int(time.time())))


def ids(connection: Connection, batch: int) -> "array[int]":
    """The clippings a batch filed, in the order of filing, those in the trash too."""
    return connection.column("SELECT id FROM clippings WHERE batch = ? ORDER BY id", (batch,))


def take_back(connection: Connection, step: Step, batch: int) -> int:
    """Move what a batch filed to the trash; how many clippings that were."""
    with step(_("Take back import")):
        return connection.run(
            "UPDATE clippings SET status = 'trashed' WHERE batch = ? AND status <> 'trashed'", (batch,)
        )
