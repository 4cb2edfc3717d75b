"""Quotations: what was found in clippings, remembered aside from undo, and what somebody refused for good."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.annotation import Anchor
from clipper.model.person import person_keys
from clipper.model.quotation import Quotation, Said
from clipper.store.connection import Connection
from clipper.store.drafts import folded
from clipper.store.steps import Step

_FINDER = b"\x02"
"""Which finder read a text; a better one reads all texts again."""
_STALE = """FROM clippings c LEFT JOIN quotations_read r ON r.id = c.id
    WHERE c.status <> 'trashed' AND (r.id IS NULL
    OR substr(r.content_hash, 1, length(c.content_hash)) <> c.content_hash
    OR substr(r.content_hash, 1 + length(c.content_hash)) <> ?)"""
_FOUND = """SELECT q.clipping, q.exact, q.start, q.speaker, q.title, t.headline, t.outlet, c.day, 0, 0
    FROM quotations q JOIN clippings c ON c.id = q.clipping JOIN texts t ON t.clipping = c.id
    WHERE c.status <> 'trashed' AND q.speaker_folded IN ({ways})
    AND NOT EXISTS (SELECT 1 FROM refused_quotations x WHERE x.clipping = q.clipping AND x.exact = q.exact)
    AND NOT EXISTS (SELECT 1 FROM annotations a WHERE a.clipping = q.clipping AND a.speaker <> ''
        AND a.exact IS NOT NULL AND a.start < q.start + length(q.exact) AND q.start < a.start + length(a.exact))"""
_MARKED = """SELECT a.clipping, a.exact, a.start, a.speaker, '', t.headline, t.outlet, c.day, a.id, a.lost
    FROM annotations a JOIN clippings c ON c.id = a.clipping JOIN texts t ON t.clipping = c.id
    WHERE c.status <> 'trashed' AND a.speaker <> '' AND a.exact IS NOT NULL"""


class Quotations:
    """The quotations of a library."""

    def __init__(self, connection: Connection, step: Step, aside: Callable[[], AbstractContextManager[None]]) -> None:
        """`aside` opens a change that is remembered and not undone."""
        self._connection = connection
        self._step = step
        self._aside = aside

    def of(self, clipping: int) -> tuple[Quotation, ...]:
        """What was found in a clipping, in the order of its text, without what was refused; anchors have no surroundings."""
        return tuple(
            Quotation(Anchor(exact, start=start), speaker, title, confidence)
            for start, exact, speaker, title, confidence in self._connection.rows(
                """SELECT start, exact, speaker, title, confidence FROM quotations q WHERE clipping = ? AND NOT EXISTS
                   (SELECT 1 FROM refused_quotations x WHERE x.clipping = q.clipping AND x.exact = q.exact)
                   ORDER BY start, id""",
                (clipping,),
            )
        )

    def stale(self, limit: int = 200) -> "array[int]":
        """Clippings whose text was not searched yet, or has changed since; newest filed first."""
        return self._connection.column(f"SELECT c.id {_STALE} ORDER BY c.id DESC LIMIT ?", (_FINDER, limit))

    def is_stale(self, clipping: int) -> bool:
        """Whether a clipping's text was not searched yet, or has changed since."""
        return bool(self._connection.value(f"SELECT 1 {_STALE} AND c.id = ?", (_FINDER, clipping)))

    def unread(self) -> int:
        """How many clippings are still to be searched."""
        return self._connection.value(f"SELECT count(*) {_STALE}", (_FINDER,))

    def remember(self, found: Iterable[tuple[int, str, Sequence[Quotation]]]) -> None:
        """Keep what was found in clippings (id, content hash of the text that was read, quotations) instead of what was kept before.

        This is no step, and no undo takes it back. A clipping that is gone or has other words by now is left out.
        """
        with self._aside():
            for clipping, content_hash, quotations in found:
                read = bytes.fromhex(content_hash)
                if self._connection.value("SELECT content_hash FROM clippings WHERE id = ?", (clipping,)) != read:
                    continue
                self._connection.run("DELETE FROM quotations WHERE clipping = ?", (clipping,))
                self._connection.run_many(
                    """INSERT INTO quotations (clipping, start, exact, folded, speaker, speaker_folded, title, confidence)
                       VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                    [
                        (clipping, q.start, q.text, folded(q.text), q.speaker, folded(q.speaker), q.title, q.confidence)
                        for q in quotations
                    ],
                )
                self._connection.run(
                    "INSERT OR REPLACE INTO quotations_read (id, content_hash) VALUES (?, ?)",
                    (clipping, read + _FINDER),
                )

    def refuse(self, clipping: int, exact: str) -> None:
        """Say that words of a clipping are no quotation; they are not offered again."""
        if self._connection.value("SELECT 1 FROM clippings WHERE id = ?", (clipping,)) is None:
            raise ClipperError(_("There is no clipping {id}.").format(id=clipping))
        with self._step(_("Refuse quotation")):
            self._connection.run(
                """INSERT INTO refused_quotations (clipping, exact) SELECT ?, ? WHERE NOT EXISTS
                   (SELECT 1 FROM refused_quotations WHERE clipping = ? AND exact = ?)""",
                (clipping, exact, clipping, exact),
            )

    def refused(self, clipping: int) -> frozenset[str]:
        """The words of a clipping that were refused."""
        return frozenset(
            row[0]
            for row in self._connection.rows("SELECT exact FROM refused_quotations WHERE clipping = ?", (clipping,))
        )

    def speakers(self) -> tuple[tuple[str, int], ...]:
        """Everybody who speaks in the library, with the number of quotations, most first; the name as it is written most often."""
        counts: dict[str, int] = dict(
            self._connection.rows(
                """SELECT q.speaker, count(*) FROM quotations q JOIN clippings c ON c.id = q.clipping WHERE c.status <> 'trashed'
               AND NOT EXISTS (SELECT 1 FROM refused_quotations x WHERE x.clipping = q.clipping AND x.exact = q.exact)
               AND NOT EXISTS (SELECT 1 FROM annotations a WHERE a.clipping = q.clipping AND a.speaker <> ''
                   AND a.exact IS NOT NULL AND a.start < q.start + length(q.exact) AND q.start < a.start + length(a.exact))
               GROUP BY q.speaker"""
            )
        )
        for row in self._connection.rows(_MARKED):
            counts[row[3]] = counts.get(row[3], 0) + 1
        keys, names = person_keys(counts), dict[str, dict[str, int]]()
        for name, count in counts.items():
            names.setdefault(keys[name], {})[name] = count
        every = [(min(ways, key=lambda way: (-ways[way], way)), sum(ways.values())) for ways in names.values()]
        return tuple(sorted(every, key=lambda one: (-one[1], folded(one[0]))))

    def by(self, speaker: str) -> tuple[Said, ...]:
        """All words of a speaker, found and accepted, the newest published first; refused ones are left out."""
        marks = self._connection.rows(_MARKED)
        names = [row[0] for row in self._connection.rows("SELECT DISTINCT speaker FROM quotations")]
        keys = person_keys({speaker, *names, *(row[3] for row in marks)})
        ways = tuple({folded(name) for name, key in keys.items() if key == keys[speaker]})
        rows = self._connection.rows(_FOUND.format(ways=", ".join("?" * len(ways))), ways)
        marked = [row for row in marks if folded(row[3]) in ways]
        changed = self._changed(row[8] for row in marked)
        found = [Said(*row[:9], lost=bool(row[9]), changed=row[8] in changed) for row in (*rows, *marked)]
        return tuple(sorted(found, key=lambda one: (one.day, one.clipping, -one.start), reverse=True))

    def _changed(self, marks: Iterable[int]) -> frozenset[int]:
        """Those of the accepted quotations in whose place other words stand by now."""
        found = self._connection.by_ids(
            """SELECT a.id FROM annotations a JOIN texts t ON t.clipping = a.clipping WHERE a.lost = 0 AND a.id IN ({ids})
               AND substr(t.body, a.start + 1, length(a.exact)) <> a.exact""",
            marks,
        )
        return frozenset(row[0] for row in found)
