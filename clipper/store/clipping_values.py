"""Clippings and list rows read from their tables."""

from collections.abc import Iterable

from clipper.model.clipping import Clipping, ClippingRow, Picture, Status
from clipper.store.connection import Connection
from clipper.store.drafts import DETAILS, draft_of

_DETAILS = ", ".join(f"d.{name}" for name in DETAILS)
_CLIPPINGS = f"""SELECT c.id, c.uid, c.added, c.status, c.starred, c.read, c.content_hash, c.batch, c.story, c.earlier, c.holder, c.withdrawn,
    t.headline, t.deck, t.byline, t.body, b.blocks, o.name, c.media_type, c.page, c.language, c.url, c.slug,
    c.published_raw, c.published_day, c.published_at, c.published_zone, {_DETAILS}, g.sha256, g.name, g.media_type, g.size
    FROM clippings c JOIN texts t ON t.id = c.press JOIN details d ON d.id = c.id JOIN bodies b ON b.id = c.id
    LEFT JOIN outlets o ON o.id = c.outlet LEFT JOIN originals g ON g.id = c.id WHERE c.id IN ({{ids}})"""
_PICTURES = "SELECT clipping, sha256, media_type, width, height FROM pictures WHERE clipping IN ({ids}) ORDER BY id"
_TAGS = """SELECT x.clipping, t.path, t.colour FROM clipping_tags x JOIN tags t ON t.id = x.tag
    WHERE x.clipping IN ({ids}) ORDER BY t.folded"""
_MARKS = """SELECT a.clipping, r.name, count(*) FROM annotations a JOIN roles r ON r.id = a.role
    WHERE a.clipping IN ({ids}) GROUP BY a.clipping, a.role ORDER BY a.role"""
_ROWS = """SELECT c.id, c.uid, t.headline, iif(t.deck = '', c.lead, t.deck), ifnull(o.name, ''), c.media_type, c.published_day,
    c.published_at, c.published_zone, c.added, c.language, c.status, c.starred, c.read, c.words, c.page, c.picture, c.story,
    iif(c.story IS NULL, 0, (SELECT count(*) FROM clippings s WHERE s.story = c.story AND s.id <> c.id AND s.status <> 'trashed')),
    c.withdrawn,
    iif(c.story IS NULL, 0, (SELECT count(DISTINCT s.outlet) FROM clippings s WHERE s.story = c.story AND s.status <> 'trashed'))
    FROM clippings c JOIN texts t ON t.id = c.press LEFT JOIN outlets o ON o.id = c.outlet WHERE c.id IN ({ids})"""


def many(connection: Connection, ids: Iterable[int]) -> dict[int, Clipping]:
    """The clippings that stand under these ids, in their order."""
    wanted = list(dict.fromkeys(ids))
    pictures: dict[int, list[Picture]] = {}
    for clipping, sha256, kind, width, height in connection.by_ids(_PICTURES, wanted):
        pictures.setdefault(clipping, []).append(Picture(sha256.hex(), kind, width, height))
    tags: dict[int, list[str]] = {}
    for clipping, path, _colour in connection.by_ids(_TAGS, wanted):
        tags.setdefault(clipping, []).append(path)
    found: dict[int, Clipping] = {}
    for row in connection.by_ids(_CLIPPINGS, wanted):
        id, uid, added, status, starred, read, content, batch, story, earlier, holder, withdrawn = row[:12]
        draft = draft_of(row[12:], tuple(pictures.get(id, ())))
        found[id] = Clipping(
            id, uid, draft, added, Status(status), bool(starred), bool(read), tuple(sorted(tags.get(id, ()))),
            content.hex(), batch, story, earlier, holder, bool(withdrawn),
        )  # fmt: skip
    return {id: found[id] for id in wanted if id in found}


def rows(connection: Connection, ids: Iterable[int]) -> dict[int, ClippingRow]:
    """What a list shows of the clippings under these ids, in their order."""
    wanted = list(dict.fromkeys(ids))
    tags: dict[int, list[tuple[str, int]]] = {}
    for clipping, path, colour in connection.by_ids(_TAGS, wanted):
        tags.setdefault(clipping, []).append((path, colour))
    marks: dict[int, list[tuple[str, int]]] = {}
    for clipping, role, count in connection.by_ids(_MARKS, wanted):
        marks.setdefault(clipping, []).append((role, count))
    found = {}
    for row in connection.by_ids(_ROWS, wanted):
        id, uid, headline, deck, outlet, media_type, day, at, zone, added, language, status, *rest = row
        starred, read, words, page, picture, story, others, withdrawn, outlets = rest
        found[id] = ClippingRow(
            id, uid, headline, deck, outlet, media_type, day, at, zone, added, language, status, starred == 1, read == 1,
            words, page, tuple(tags.get(id, ())), tuple(marks.get(id, ())), picture and picture.hex(), story, others,
            withdrawn == 1, outlets,
        )  # fmt: skip
    return {id: found[id] for id in wanted if id in found}
