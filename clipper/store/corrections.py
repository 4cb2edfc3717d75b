"""A person's corrections to a clipping, and what follows from them: notes, grams, press time and content hash."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.body import Body
from clipper.model.clipping import Clipping, Confidence, Draft, Headline
from clipper.store import drafts as columns
from clipper.store import outlets, press
from clipper.store.bodies import blocks_of
from clipper.store.connection import Connection
from clipper.store.index import grams

BY_HAND = "corrected by hand"
CONFIRMED = "confirmed by hand"
FIELDS = frozenset(
    [
        "headline",
        "kicker",
        "deck",
        "byline",
        "authors",
        "dateline",
        "credit",
        "outlet",
        "media_type",
        "edition",
        "section",
        "page",
        "published",
        "url",
        "language",
        "rights",
        "editors_note",
        "keywords",
        "slug",
        "other_headlines",
        "embargo",
        "confidence",
        "modified",
        "warnings",
    ]
)
"""The fields of a Draft that a person, or a reading anew, may change."""


def correct(connection: Connection, clipping: Clipping, fields: dict[str, Any]) -> None:
    """Write the corrected fields of one clipping and note that a hand did it."""
    if "published" in fields:
        fields = fields | {"published": press.settled(fields["published"])}
    draft = clipping.draft
    changed = {name: value for name, value in fields.items() if getattr(draft, name) != value}
    if changed:
        by_hand = [name for name in changed if name != "confidence"]
        kept = changed.get("confidence", tuple(c for c in draft.confidence if c.field not in by_hand))
        sure = kept + tuple(Confidence(name, 1.0, BY_HAND) for name in by_hand)
        write(connection, clipping, replace(draft, **(changed | {"confidence": sure})))


def promote_headline(connection: Connection, clipping: Clipping, index: int) -> None:
    """Swap the headline with one of the others."""
    others = clipping.draft.other_headlines
    if not 0 <= index < len(others):
        raise ClipperError(_("Clipping {id} has no further headline number {n}.").format(id=clipping.id, n=index + 1))
    swapped = Headline(clipping.draft.headline, others[index].kind)
    fields = {"headline": others[index].text, "other_headlines": (*others[:index], swapped, *others[index + 1 :])}
    correct(connection, clipping, fields)


def set_body(connection: Connection, clipping: Clipping, body: Body) -> None:
    """Replace the text."""
    if body != clipping.draft.body:
        kept = tuple(c for c in clipping.draft.confidence if c.field != "body")
        write(
            connection,
            clipping,
            replace(clipping.draft, body=body, confidence=(*kept, Confidence("body", 1.0, BY_HAND))),
        )


def write(connection: Connection, clipping: Clipping, draft: Draft) -> None:
    """Write all columns of a clipping anew; the journal notes only rows in which something differs."""
    id = clipping.id
    place, printed, added, old_hash, filed_hash = _standing(connection, id)
    if draft.outlet != clipping.draft.outlet:
        printed = draft.outlet
    outlet = outlets.ids_for(connection, [(draft.outlet, draft.url)]).get(columns.folded(draft.outlet))
    known = columns.measured(draft, printed)
    _update(connection, "clippings", columns.CLIPPING, columns.clipping_values(draft, outlet, added, known), id)
    if known.fingerprint != old_hash and filed_hash is None:
        connection.run("UPDATE clippings SET filed_hash = ? WHERE id = ?", (old_hash, id))
    _update(connection, "details", columns.DETAILS, columns.detail_values(draft), id)
    _update(connection, "bodies", ("blocks",), (blocks_of(draft.body),), id)
    texts = columns.text_values(draft, printed, comments_of(connection, id))
    if draft.published == clipping.draft.published:
        _update(connection, "texts", columns.TEXTS, texts, place)
        return
    move(connection, id, place, draft, added, texts)


def move(connection: Connection, id: int, place: int, draft: Draft, added: int, texts: Sequence[str]) -> None:
    """Put a clipping's text at its new press time: the row is deleted and inserted anew."""
    connection.run("DELETE FROM texts WHERE id = ?", (place,))
    (fresh,) = press.free(connection, [press.wanted(press.minute(draft.published, added), id)])
    connection.run("UPDATE clippings SET press = ? WHERE id = ?", (fresh, id))
    names = ("id", "clipping", *columns.TEXTS)
    connection.run(f"INSERT INTO texts ({', '.join(names)}) VALUES ({','.join('?' * len(names))})", (fresh, id, *texts))


def _standing(connection: Connection, id: int) -> tuple[int, str, int, bytes, bytes | None]:
    found = connection.row(
        """SELECT c.press, t.outlet, c.added, c.content_hash, c.filed_hash
           FROM clippings c JOIN texts t ON t.id = c.press WHERE c.id = ?""",
        (id,),
    )
    assert found is not None
    return found


def _update(connection: Connection, table: str, names: Sequence[str], values: Sequence[Any], id: int) -> None:
    connection.run(f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in names)} WHERE id = ?", (*values, id))


def comments_of(connection: Connection, clipping: int) -> list[str]:
    """The comments on a clipping's marks, in the order they were made."""
    return [
        row[0] for row in connection.rows("SELECT comment FROM annotations WHERE clipping = ? ORDER BY id", (clipping,))
    ]


def refresh_notes(connection: Connection, clippings: Iterable[int]) -> None:
    """Have the search find what is in the comments now."""
    from clipper.store.clipping_values import many

    for id, clipping in many(connection, clippings).items():
        place, printed, *_rest = _standing(connection, id)
        found = columns.notes(clipping.draft, comments_of(connection, id))
        draft = clipping.draft
        letters = grams(draft.headline, draft.deck, draft.byline, printed, found, draft.body.text)
        connection.run("UPDATE texts SET notes = ?, grams = ? WHERE id = ?", (found, letters, place))
