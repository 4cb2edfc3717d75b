"""What a filed Draft is tied to: the mail it came in, and the versions that it takes back."""

import re
from collections.abc import Sequence

from clipper.model.clipping import Draft
from clipper.store.connection import Connection

_TELLING_WORDS = 3
"""A headline of fewer words may be that of another story."""


def holders(group: Sequence[Draft], ids: Sequence[int]) -> dict[int, int]:
    """For each clipping that came in a mail of the same group the clipping of that mail; `ids` are the group's clippings.

    A mail stands before what it holds, and is known by its bytes: what they were read as besides says that they hold it.
    """
    mails: dict[str, int] = {}
    found: dict[int, int] = {}
    for draft, id in zip(group, ids, strict=True):
        holder = mails.get(draft.held_by) if draft.held_by else None
        if holder is not None and holder != id:
            found[id] = holder
        if draft.original is not None and draft.original.sha256 != draft.held_by:
            mails.setdefault(draft.original.sha256, id)
    return found


def withdraw(connection: Connection, withdrawals: Sequence[tuple[int, Draft, int | None]]) -> None:
    """Mark what each of these (clipping, its Draft, its outlet) takes back, and the notice itself."""
    for id, draft, outlet in withdrawals:
        for one in _by_headline(connection, draft, outlet) if not (draft.slug or draft.url) else ():
            connection.run("UPDATE clippings SET withdrawn = 1 WHERE id = ? AND NOT withdrawn", (one,))
        connection.run("UPDATE clippings SET withdrawn = 1 WHERE id = ? AND NOT withdrawn", (id,))
        if draft.slug:
            connection.run(
                "UPDATE clippings SET withdrawn = 1 WHERE slug = ? AND slug <> '' AND outlet IS ? AND id < ? AND NOT withdrawn",
                (draft.slug, outlet, id),
            )
        if draft.url:
            connection.run(
                "UPDATE clippings SET withdrawn = 1 WHERE url = ? AND url <> '' AND id < ? AND NOT withdrawn",
                (draft.url, id),
            )


def _by_headline(connection: Connection, draft: Draft, outlet: int | None) -> list[int]:
    """The clippings of the same outlet under a headline that a notice without slug or address names."""
    if outlet is None:
        return []
    found: list[int] = []
    for headline in draft.other_headlines:
        words = re.findall(r"\w+", headline.text)
        if len(words) < _TELLING_WORDS:
            continue
        rows = connection.rows(
            """SELECT c.id, t.headline FROM find JOIN texts t ON t.id = find.rowid JOIN clippings c ON c.id = t.clipping
               WHERE find MATCH ? AND c.outlet = ?""",
            (f'headline : "{" ".join(words)}"', outlet),
        )
        found += [
            id for id, standing in rows if re.findall(r"\w+", standing.casefold()) == [w.casefold() for w in words]
        ]
    return found
