"""Clippings: read by id, corrected, moved between inbox, archive and trash."""

import time
from collections.abc import Iterable
from typing import Any

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.body import Body
from clipper.model.clipping import Clipping, ClippingRow, Status
from clipper.store import clipping_values, corrections
from clipper.store.connection import Connection
from clipper.store.press import day_filed
from clipper.store.steps import Step

_COUNTS = {
    "inbox": "status = 'inbox'",
    "all": "status <> 'trashed'",
    "trash": "status = 'trashed'",
    "starred": "starred AND status <> 'trashed'",
    "unread": "NOT read AND status <> 'trashed'",
    "today": "day = ? AND status <> 'trashed'",
}


class Clippings:
    """The clippings of a library."""

    def __init__(self, connection: Connection, step: Step, noted: Step) -> None:
        """`noted` opens a change that undo leaves as it is."""
        self._connection = connection
        self._step = step
        self._noted = noted

    def one(self, id: int) -> Clipping:
        """One clipping; ClipperError naming the id where there is none."""
        found = self.many([id])
        if not found:
            raise ClipperError(_("There is no clipping {id}.").format(id=id))
        return found[id]

    def many(self, ids: Iterable[int]) -> dict[int, Clipping]:
        """The clippings that stand under these ids, in their order."""
        return clipping_values.many(self._connection, ids)

    def named(self, names: Iterable[str]) -> dict[str, int]:
        """The clippings known by these uids or addresses; of several with one address the newest."""
        wanted = list(dict.fromkeys(names))
        found: dict[str, int] = {}
        for column in ("url", "uid"):
            rows = self._connection.by_ids(f"SELECT {column}, id FROM clippings WHERE {column} IN ({{ids}})", wanted)
            found |= dict(sorted(rows, key=lambda row: row[1]))
        return found

    def rows(self, ids: Iterable[int]) -> dict[int, ClippingRow]:
        """What a list shows of these clippings; asked by pages of up to 200."""
        return clipping_values.rows(self._connection, ids)

    def held(self, id: int) -> tuple[int, ...]:
        """What came in this mail: its articles and attachments, those in the trash left out, in their order."""
        return tuple(
            self._connection.column(
                "SELECT id FROM clippings WHERE holder = ? AND status <> 'trashed' ORDER BY id", (id,)
            )
        )

    def counts(self) -> dict[str, int]:
        """How many lie in inbox, today, starred, all, trash and unread."""
        today = day_filed(int(time.time()))
        return {
            name: self._connection.value(
                f"SELECT count(*) FROM clippings WHERE {where}", (today,) if "?" in where else ()
            )
            for name, where in _COUNTS.items()
        }

    def change(self, ids: Iterable[int], **fields: Any) -> None:
        """Correct fields of clippings by hand; every corrected field is sure from then on."""
        unknown = set(fields) - corrections.FIELDS
        if unknown:
            raise TypeError(f"a clipping has no field {sorted(unknown)} to correct")
        with self._step(_("Correct clipping")):
            for clipping in self._all(ids):
                corrections.correct(self._connection, clipping, fields)

    def promote_headline(self, id: int, index: int) -> None:
        """Swap the headline with the further one at `index`."""
        with self._step(_("Choose headline")):
            corrections.promote_headline(self._connection, self.one(id), index)

    def set_body(self, id: int, body: Body) -> None:
        """Replace the text of a clipping; its marks are settled by the caller."""
        with self._step(_("Edit text")):
            corrections.set_body(self._connection, self.one(id), body)

    def set_status(self, ids: Iterable[int], status: Status) -> None:
        """Move clippings to the inbox, among the kept, to the archive or to the trash."""
        names = {
            Status.INBOX: _("Move to inbox"),
            Status.KEPT: _("Keep"),
            Status.ARCHIVED: _("Archive"),
            Status.TRASHED: _("Move to trash"),
        }
        with self._step(names[Status(status)]):
            self._set("status", Status(status).value, ids)

    def star(self, ids: Iterable[int], on: bool) -> None:
        """Star clippings, or take the star off."""
        with self._step(_("Star") if on else _("Remove star")):
            self._set("starred", int(on), ids)

    def set_withdrawn(self, ids: Iterable[int], on: bool) -> None:
        """Note that the agency has taken clippings back, or that they stand."""
        with self._step(_("Mark as withdrawn") if on else _("Mark as standing")):
            self._set("withdrawn", int(on), ids)

    def mark_read(self, ids: Iterable[int], on: bool) -> None:
        """Note clippings as read or unread."""
        with self._step(_("Mark as read") if on else _("Mark as unread")):
            self._set("read", int(on), ids)

    def note_read(self, ids: Iterable[int]) -> None:
        """Note that clippings were read, as reading itself does: no undo entry, and no undo makes them unread again."""
        with self._noted(_("Mark as read")):
            self._set("read", 1, ids)

    def purge(self, ids: Iterable[int]) -> None:
        """Delete clippings for good; only those in the trash go, and an undo still brings them back while the library is open."""
        with self._step(_("Delete for good")):
            self._connection.run_for("DELETE FROM clippings WHERE status = 'trashed' AND id IN ({ids})", ids)

    def _set(self, column: str, value: Any, ids: Iterable[int]) -> None:
        statement = f"UPDATE clippings SET {column} = ? WHERE {column} <> ? AND id IN ({{ids}})"
        self._connection.run_for(statement, ids, (value, value))

    def _all(self, ids: Iterable[int]) -> list[Clipping]:
        wanted = list(dict.fromkeys(ids))
        found = self.many(wanted)
        for id in wanted:
            if id not in found:
                raise ClipperError(_("There is no clipping {id}.").format(id=id))
        return list(found.values())
