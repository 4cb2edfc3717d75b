"""What a filed Draft is tied to: the mail it came in, and the versions that it takes back."""

from collections.abc import Sequence

from clipper.model.clipping import Draft
from clipper.store.connection import Connection


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
