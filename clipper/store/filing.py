"""Filing: one group of Drafts becomes clippings, originals first, then all rows in one step; duplicates are found, not filed."""

import time
from collections.abc import Sequence
from enum import Enum
from hashlib import sha256
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.clipping import Draft, Original, Picture, Status
from clipper.model.intake import Ending
from clipper.store import drafts as columns
from clipper.store import outlets, press, ties
from clipper.store.bodies import blocks_of
from clipper.store.connection import Connection
from clipper.store.duplicates import Standing
from clipper.store.originals import Originals
from clipper.store.steps import Step
from clipper.store.tags import Tags

Piece = TypeVar("Piece", Original, Picture)


class Filed(Struct, frozen=True):
    """What became of one Draft; `reason` is a sentence for a duplicate and for a later version, else None."""

    id: int
    status: Ending
    reason: str | None = None


class Fresh(Struct, frozen=True):
    """A Draft that will be filed, with what is known of it already."""

    id: int
    draft: Draft
    known: columns.Measured
    earlier: int | None
    holder: int | None = None


def file(
    connection: Connection,
    step: Step,
    originals: Originals,
    group: Sequence[Draft],
    *,
    tags: Sequence[str] = (),
    batch: int | None = None,
    anyway: bool = False,
) -> tuple[Filed, ...]:
    """File one group whole or not at all, duplicates only where `anyway`; what became of each Draft, in their order."""
    try:
        return _file(connection, step, originals, group, tags, batch, anyway)
    except ClipperError as problem:
        if not isinstance(problem.__cause__, UnicodeEncodeError):
            raise
        return _file(connection, step, originals, [_mended(draft) for draft in group], tags, batch, anyway)


def _file(
    connection: Connection,
    step: Step,
    originals: Originals,
    group: Sequence[Draft],
    tags: Sequence[str],
    batch: int | None,
    anyway: bool,
) -> tuple[Filed, ...]:
    ready = [_named(draft) for draft in group]
    measures = [columns.measured(draft, draft.outlet) for draft in ready]
    standing = Standing(connection, ready, [one.fingerprint for one in measures])
    fresh, endings, pieces = [], [], {}
    next_id = (connection.value("SELECT seq FROM sqlite_sequence WHERE name = 'clippings'") or 0) + 1
    for draft, known in zip(ready, measures, strict=True):
        found = None if anyway else standing.duplicate(draft, known.fingerprint)
        if found is not None:
            endings.append(Filed(found.id, Ending.DUPLICATE, found.sentence()))
            continue
        earlier = standing.earlier(draft)
        one = Fresh(next_id, draft, known, earlier.id if earlier else None)
        next_id += 1
        fresh.append(one)
        standing.remember(one.id, draft, known.fingerprint)
        pieces |= {p.sha256: p.data for p in (draft.original, *draft.pictures) if p is not None and p.data is not None}
        endings.append(
            Filed(one.id, Ending.FILED, earlier.version_sentence(withdraws=draft.withdraws) if earlier else None)
        )
    originals.keep(pieces.items())
    held = ties.holders(ready, [one.id for one in endings])
    fresh = [replace(one, holder=held[one.id]) if one.id in held else one for one in fresh]
    with step(_("Import"), batch):
        _insert(connection, fresh, batch)
        back = standing.from_trash()
        connection.run_many("UPDATE clippings SET status = ? WHERE id = ?", [(Status.INBOX.value, one) for one in back])
        for path in tags:
            Tags(connection, step).put([one.id for one in endings], path)
    return tuple(endings)


def _named(draft: Draft) -> Draft:
    """The Draft with its day settled and its bytes named by their SHA-256."""
    original, pictures = draft.original, draft.pictures
    if original is not None:
        original = None if original.data is None and not original.sha256 else _with_hash(original)
    if pictures:
        pictures = tuple({p.sha256: p for p in map(_with_hash, pictures)}.values())
    return replace(draft, published=press.settled(draft.published), original=original, pictures=pictures)


def _with_hash(piece: Piece) -> Piece:
    if piece.data is None:
        return piece
    name = sha256(piece.data).hexdigest()
    if isinstance(piece, Original):
        return replace(piece, sha256=name, size=len(piece.data))
    return replace(piece, sha256=name)


def _insert(connection: Connection, fresh: Sequence[Fresh], batch: int | None) -> None:
    """All rows of a group, table by table."""
    from uuid6 import uuid7

    added = int(time.time())
    register = outlets.ids_for(connection, [(one.draft.outlet, one.draft.url) for one in fresh])
    places = press.free(connection, [press.wanted(press.minute(one.draft.published, added), one.id) for one in fresh])
    rows: dict[str, list[tuple[Any, ...]]] = {
        name: [] for name in ("clippings", "texts", "details", "bodies", "originals", "pictures")
    }
    for one, place in zip(fresh, places, strict=True):
        draft = one.draft
        values = columns.clipping_values(draft, register.get(columns.folded(draft.outlet)), added, one.known)
        rows["clippings"].append((one.id, place, str(uuid7()), added, batch, one.earlier, one.holder, *values))
        rows["texts"].append((place, one.id, *columns.text_values(draft, draft.outlet)))
        rows["details"].append((one.id, *columns.detail_values(draft)))
        rows["bodies"].append((one.id, blocks_of(draft.body)))
        if draft.original is not None:
            o = draft.original
            rows["originals"].append((one.id, bytes.fromhex(o.sha256), o.name, o.media_type, o.size))
        rows["pictures"] += [(one.id, bytes.fromhex(p.sha256), p.media_type, p.width, p.height) for p in draft.pictures]
    rows["texts"].sort()
    for table, names in _COLUMNS.items():
        marks = ",".join("?" * len(names))
        connection.run_many(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows[table])
    if read := [(o.sha256, page) for one in fresh if (o := one.draft.original) for page in one.draft.recognised]:
        from clipper.store import ocr_pages

        ocr_pages.keep(connection, read)
    taken_back = [one for one in fresh if one.draft.withdraws]
    ties.withdraw(
        connection, [(one.id, one.draft, register.get(columns.folded(one.draft.outlet))) for one in taken_back]
    )


_COLUMNS = {
    "clippings": ("id", "press", "uid", "added", "batch", "earlier", "holder", *columns.CLIPPING),
    "texts": ("id", "clipping", *columns.TEXTS),
    "details": ("id", *columns.DETAILS),
    "bodies": ("id", "blocks"),
    "originals": ("id", "sha256", "name", "media_type", "size"),
    "pictures": ("clipping", "sha256", "media_type", "width", "height"),
}


def _mended(value: Any) -> Any:
    """The value with every half of a surrogate pair replaced; SQLite refuses them."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, tuple):
        return tuple(_mended(one) for one in value)
    if isinstance(value, Struct):
        return replace(value, **{name: _mended(getattr(value, name)) for name in value.__struct_fields__})
    return value
