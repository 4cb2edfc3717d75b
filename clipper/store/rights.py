"""Rights as they were typed in: lists of recipients, and the licence of an outlet for one list or for all."""

import json
from collections.abc import Sequence

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.rights import Licence, Reach, Recipients
from clipper.store.connection import Connection
from clipper.store.drafts import folded
from clipper.store.steps import Step

Terms = tuple[int | None, int | None, Licence]
"""Outlet (None: any), recipients (None: all), and what holds for them."""


class Rights:
    """Recipients and licences of a library."""

    def __init__(self, connection: Connection, step: Step) -> None:
        self._connection = connection
        self._step = step

    def recipients(self) -> tuple[Recipients, ...]:
        """Every list of recipients, by name."""
        rows = self._connection.rows("SELECT id, name, readers FROM recipients ORDER BY folded")
        return tuple(Recipients(*row) for row in rows)

    def set_recipients(self, name: str, readers: int) -> int:
        """Make a list of so many readers, or give the one of this name another number; its id."""
        name = " ".join(name.split())
        if not name:
            raise ClipperError(_("A list of recipients needs a name."))
        if readers < 0:
            raise ClipperError(_("A list cannot have fewer than no readers."))
        with self._step(_("Change recipients")):
            known = self._connection.value("SELECT id FROM recipients WHERE folded = ?", (folded(name),))
            if known is None:
                return self._connection.insert(
                    "INSERT INTO recipients (name, folded, readers) VALUES (?, ?, ?)", (name, folded(name), readers)
                )
            self._connection.run("UPDATE recipients SET name = ?, readers = ? WHERE id = ?", (name, readers, known))
            return known

    def remove_recipients(self, id: int) -> None:
        """Remove a list, with the licences typed in for it alone."""
        with self._step(_("Remove recipients")):
            self._connection.run("DELETE FROM recipients WHERE id = ?", (id,))

    def terms(self) -> tuple[Terms, ...]:
        """All licences, each with the outlet and the recipients it holds for."""
        rows = self._connection.rows(
            "SELECT outlet, recipients, reach, days, excerpt_words, copies, mentions, notice FROM licences ORDER BY id"
        )
        return tuple((outlet, to, _licence(row)) for outlet, to, *row in rows)

    def set_licence(self, outlet: int | None, recipients: int | None, licence: Licence | None) -> None:
        """Type in the licence of an outlet (None: any) for a list (None: all); None takes the licence away."""
        for table, id in (("outlets", outlet), ("recipients", recipients)):
            if id is not None and self._connection.value(f"SELECT 1 FROM {table} WHERE id = ?", (id,)) is None:
                raise ClipperError(_("There is no {what} {id}.").format(what=table[:-1], id=id))
        with self._step(_("Change licence")):
            self._connection.run("DELETE FROM licences WHERE outlet IS ? AND recipients IS ?", (outlet, recipients))
            if licence is not None:
                self._connection.insert(
                    """INSERT INTO licences (outlet, recipients, reach, days, excerpt_words, copies, mentions, notice)
                       VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                    (
                        outlet,
                        recipients,
                        licence.reach.value,
                        licence.days,
                        licence.excerpt_words,
                        licence.copies,
                        json.dumps(licence.mentions, ensure_ascii=False),
                        licence.notice,
                    ),
                )


def _licence(row: Sequence) -> Licence:
    reach, days, excerpt_words, copies, mentions, notice = row
    return Licence(Reach(reach), days, excerpt_words, copies, tuple(json.loads(mentions)), notice)
