"""Productions: what was handed out, by whom and when, with the ledger of rights; written once, never undone."""

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any

from clipper.model.briefing import Rendition
from clipper.model.production import PrintedItem, Production
from clipper.model.rights import LedgerLine, Reach
from clipper.store.connection import Connection

_PRINTED = (
    "code",
    "clipping",
    "uid",
    "story",
    "section",
    "headline",
    "outlet",
    "rendition",
    "page",
    "fingerprint",
    "source",
)
_LEDGER = (
    "recipients", "readers", "code", "clipping", "headline", "outlet", "author", "day", "rendition", "words", "copies",
    "reach", "override",
)  # fmt: skip


class Productions:
    """The record of a library; what stands in it is a fact, so no undo takes it away."""

    def __init__(self, connection: Connection, aside: Callable[[], AbstractContextManager[None]]) -> None:
        """`aside` opens a change that is remembered and not undone."""
        self._connection = connection
        self._aside = aside

    def record(self, production: Production, issue: str, ledger: Iterable[LedgerLine] = ()) -> int:
        """Note that an issue (its briefing's uid) was handed out; the production's id, which is given here."""
        p = production
        with self._aside():
            made = self._connection.insert(
                """INSERT INTO productions (briefing, issue, edition, produced, producer, title, number, date, files)
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                (p.briefing, issue, p.edition, p.produced, p.by, p.title, p.number, p.date, json.dumps(p.files)),
            )
            marks = ", ?" * len(_PRINTED)
            self._connection.run_many(
                f"INSERT INTO printed (production, {', '.join(_PRINTED)}) VALUES (?{marks})",
                [(made, *(getattr(item, name) for name in _PRINTED)) for item in p.items],
            )
            marks = ", ?" * len(_LEDGER)
            self._connection.run_many(
                f"INSERT INTO ledger (production, {', '.join(_LEDGER)}) VALUES (?{marks})",
                [(made, *(getattr(line, name) for name in _LEDGER)) for line in ledger],
            )
        return made

    def of(self, briefing: int) -> tuple[Production, ...]:
        """What was handed out of a briefing, first edition first."""
        return self._productions("briefing = ?", (briefing,))

    def all(self) -> tuple[Production, ...]:
        """Everything that was handed out, oldest first."""
        return self._productions("1", ())

    def told(self, clippings: Iterable[int], but: int) -> dict[int, tuple[str, int, str, int]]:
        """For each clipping printed in another briefing than `but` the last time: title, number, date and page."""
        found: dict[int, tuple[str, int, str, int]] = {}
        for clipping, title, number, date, page in self._connection.by_ids(
            f"""SELECT r.clipping, p.title, p.number, p.date, r.page FROM printed r JOIN productions p ON p.id = r.production
                WHERE p.briefing <> {int(but)} AND r.clipping IN ({{ids}}) ORDER BY p.produced, p.id""",
            clippings,
        ):
            found[clipping] = (title, number, date, page)
        return found

    def traced(self, code: str) -> tuple[tuple[Production, PrintedItem], ...]:
        """Where a printed code leads: every production that printed it, newest first."""
        ids = [
            row[0] for row in self._connection.rows("SELECT production FROM printed WHERE code = ?", (code.strip(),))
        ]
        found = [one for one in reversed(self.all()) if one.id in set(ids)]
        return tuple((one, next(item for item in one.items if item.code == code.strip())) for one in found)

    def codes_of_others(self, briefing: int, date: str) -> frozenset[str]:
        """The codes printed in other issues of the same day (YYYY-MM-DD)."""
        return frozenset(
            row[0]
            for row in self._connection.rows(
                """SELECT DISTINCT r.code FROM printed r JOIN productions p ON p.id = r.production
                   WHERE p.date = ? AND p.briefing IS NOT ?""",
                (date, briefing),
            )
        )

    def ledger(self) -> tuple[LedgerLine, ...]:
        """Every line of the ledger, oldest first."""
        rows = self._connection.rows(
            f"""SELECT p.issue, p.title, p.number, p.produced, l.id, p.id, {", ".join(f"l.{name}" for name in _LEDGER)}
                FROM ledger l JOIN productions p ON p.id = l.production ORDER BY l.id"""
        )
        return tuple(_line(row) for row in rows)

    def _productions(self, where: str, values: Sequence) -> tuple[Production, ...]:
        items: dict[int, list[PrintedItem]] = {}
        rows = self._connection.rows(
            f"""SELECT id, briefing, edition, produced, producer, title, number, date, files FROM productions
                WHERE {where} ORDER BY produced, id""",
            values,
        )
        for production, *item in self._connection.by_ids(
            f"SELECT production, {', '.join(_PRINTED)} FROM printed WHERE production IN ({{ids}}) ORDER BY id",
            [row[0] for row in rows],
        ):
            kept: dict[str, Any] = dict(zip(_PRINTED, item, strict=True))
            kept["rendition"] = Rendition(kept["rendition"])
            one = PrintedItem(**kept)
            if one not in items.setdefault(production, []):
                items[production].append(one)
        return tuple(
            Production(*row[:8], files=tuple(json.loads(row[8])), items=tuple(items.get(row[0], ()))) for row in rows
        )


def _line(row: Sequence) -> LedgerLine:
    issue, title, number, produced, id, production, *values = row
    named: dict[str, Any] = dict(zip(_LEDGER, values, strict=True))
    named |= {"rendition": Rendition(named["rendition"]), "reach": Reach(named["reach"])}
    return LedgerLine(issue=issue, title=title, number=number, produced=produced, id=id, production=production, **named)
