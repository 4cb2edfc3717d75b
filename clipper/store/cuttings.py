"""Cuttings: clippings that were cut out of pages, with the pieces they were cut from, in reading order."""

from collections.abc import Callable, Iterable, Sequence

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.clipping import Draft, Picture
from clipper.model.cutting import Cutting, PageFile, Piece, RegionRole
from clipper.store import filing
from clipper.store.connection import Connection
from clipper.store.originals import Originals
from clipper.store.steps import Step

_COLUMNS = "clipping, source, sha256, name, media_type, page, angle, x, y, width, height, role"
_SELECT = f"SELECT {_COLUMNS} FROM regions WHERE {{where}} ORDER BY clipping, place, id"
_LEAST = 1e-6
"""A side of a piece, as a share of its page, below which it is no piece."""


class Cuttings:
    """The cuttings of a library."""

    def __init__(self, connection: Connection, step: Step, originals: Callable[[], Originals]) -> None:
        """`originals` gives the kept files."""
        self._connection = connection
        self._step = step
        self._originals = originals

    def of(self, clipping: int) -> Cutting | None:
        """The pieces a clipping was cut from; None where it was not cut out."""
        return self.many([clipping]).get(clipping)

    def many(self, clippings: Iterable[int]) -> dict[int, Cutting]:
        """Those of the clippings that were cut out."""
        return _grouped(
            row
            for row in self._connection.by_ids(_SELECT.format(where="clipping IN ({ids})"), dict.fromkeys(clippings))
        )

    def on_page(self, sha256: str, page: int) -> tuple[Cutting, ...]:
        """The cuttings, outside the trash, with a piece of a page (from 0) of a kept file, oldest first, with all their pieces."""
        ids = self._connection.column(
            """SELECT DISTINCT r.clipping FROM regions r JOIN clippings c ON c.id = r.clipping
               WHERE r.sha256 = ? AND r.page = ? AND c.status <> 'trashed' ORDER BY r.clipping""",
            (bytes.fromhex(sha256), page),
        )
        found = self.many(ids)
        return tuple(found[id] for id in ids)

    def pages_of(self, sha256: str) -> tuple[int, ...]:
        """The pages (from 0) of a kept file that something was cut from which is not in the trash, in their order."""
        return tuple(
            self._connection.column(
                """SELECT DISTINCT r.page FROM regions r JOIN clippings c ON c.id = r.clipping
                   WHERE r.sha256 = ? AND c.status <> 'trashed' ORDER BY r.page""",
                (bytes.fromhex(sha256),),
            )
        )

    def file(self, draft: Draft, pieces: Sequence[Piece], *, tags: Sequence[str] = ()) -> int:
        """File a clipping with the pieces it was cut from, in one step; its id. It is never taken for a duplicate."""
        _must_be(pieces)
        with self._step(_("Cut out")):
            (made,) = filing.file(self._connection, self._step, self._originals(), [draft], tags=tags, anyway=True)
            self._put(made.id, pieces)
        return made.id

    def change(self, clipping: int, pieces: Sequence[Piece], pictures: Sequence[Picture] = ()) -> None:
        """Give a cutting other pieces, and keep further pictures with it; its words are `workflows.cut_out.change`'s.

        Raises ClipperError where there is no such clipping, or no piece.
        """
        _must_be(pieces)
        if self._connection.value("SELECT 1 FROM clippings WHERE id = ?", (clipping,)) is None:
            raise ClipperError(_("There is no clipping {id}.").format(id=clipping))
        self._originals().keep([(one.sha256, one.data) for one in pictures if one.data is not None])
        with self._step(_("Change cutting")):
            standing = self.of(clipping)
            if standing is None or standing.pieces != tuple(pieces):
                self._connection.run("DELETE FROM regions WHERE clipping = ?", (clipping,))
                self._put(clipping, pieces)
            self._connection.run_many(
                """INSERT INTO pictures (clipping, sha256, media_type, width, height) VALUES (?, ?, ?, ?, ?)
                   ON CONFLICT (clipping, sha256) DO NOTHING""",
                [(clipping, bytes.fromhex(p.sha256), p.media_type, p.width, p.height) for p in pictures],
            )

    def _put(self, clipping: int, pieces: Sequence[Piece]) -> None:
        known = {
            row[0]
            for row in self._connection.by_ids(
                "SELECT id FROM clippings WHERE id IN ({ids})", {one.source for one in pieces if one.source is not None}
            )
        }
        rows = [
            (
                clipping, place, one.source if one.source in known else None, bytes.fromhex(one.file.sha256), one.file.name,
                one.file.media_type, one.page, one.angle, one.x, one.y, one.width, one.height, one.role.value,
            )
            for place, one in enumerate(pieces)
        ]  # fmt: skip
        self._connection.run_many(
            """INSERT INTO regions (clipping, place, source, sha256, name, media_type, page, angle, x, y, width, height, role)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            rows,
        )


def _must_be(pieces: Sequence[Piece]) -> None:
    if not pieces:
        raise ClipperError(_("Nothing was cut out: draw at least one region."))
    for one in pieces:
        if one.page < 0 or not (one.width >= _LEAST and one.height >= _LEAST):
            raise ClipperError(_("A region has no size. Draw it again."))


def _grouped(rows: Iterable[tuple]) -> dict[int, Cutting]:
    found: dict[int, list[Piece]] = {}
    for clipping, source, sha256, name, media_type, page, angle, x, y, width, height, role in rows:
        file = PageFile(sha256.hex(), name, media_type)
        piece = Piece(file, page, x, y, width, height, RegionRole(role), angle, source)
        found.setdefault(clipping, []).append(piece)
    return {clipping: Cutting(clipping, tuple(pieces)) for clipping, pieces in found.items()}
