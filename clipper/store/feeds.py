"""Feeds: the subscriptions of a library, and, aside from undo, what of them was fetched and seen already."""

import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.feed import Feed, FeedState
from clipper.store.connection import Connection
from clipper.store.steps import Step

_STATE = ("address", "etag", "modified", "title", "fetched", "not_before", "failures", "problem")
_FIELDS = frozenset(("url", "title", "outlet", "tags"))
_KEPT_DAYS = 400
"""Days after which an entry that the feed no longer shows is forgotten."""


class Feeds:
    """The feeds of a library."""

    def __init__(self, connection: Connection, step: Step, aside: Callable[[], AbstractContextManager[None]]) -> None:
        """`aside` opens a change that is remembered and not undone."""
        self._connection = connection
        self._step = step
        self._aside = aside

    def all(self) -> tuple[Feed, ...]:
        """Every feed, in the order of subscribing."""
        return tuple(
            _feed(row) for row in self._connection.rows("SELECT id, url, title, outlet, tags FROM feeds ORDER BY id")
        )

    def one(self, id: int) -> Feed:
        """One feed; ClipperError naming the id where there is none."""
        rows = self._connection.rows("SELECT id, url, title, outlet, tags FROM feeds WHERE id = ?", (id,))
        if not rows:
            raise ClipperError(_("There is no feed {id}.").format(id=id))
        return _feed(rows[0])

    def add(self, url: str, title: str = "", outlet: str = "", tags: Iterable[str] = ()) -> int:
        """Subscribe to the feed at an address; its id. ClipperError where it is subscribed to already."""
        values = _values({"url": url, "title": title, "outlet": outlet, "tags": tags})
        self._must_be_new(values["url"], 0)
        with self._step(_("Add feed")):
            return self._connection.insert(
                f"INSERT INTO feeds ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})",
                tuple(values.values()),
            )

    def change(self, id: int, **fields: Any) -> None:
        """Change url, title, outlet or tags of a feed; ClipperError where there is no such feed."""
        if wrong := set(fields) - _FIELDS:
            raise TypeError(f"a feed has no {', '.join(sorted(wrong))}")
        self.one(id)
        if not fields:
            return
        values = _values(fields)
        self._must_be_new(values.get("url", ""), id)
        with self._step(_("Change feed")):
            names = ", ".join(f"{name} = ?" for name in values)
            self._connection.run(f"UPDATE feeds SET {names} WHERE id = ?", (*values.values(), id))

    def remove(self, id: int) -> None:
        """Give a feed up; what was filed from it stays."""
        self.one(id)
        with self._step(_("Remove feed")):
            self._connection.run("DELETE FROM feeds WHERE id = ?", (id,))

    def state(self, id: int) -> FeedState:
        """What the last fetching of a feed left; all empty where it was never fetched."""
        rows = self._connection.rows(f"SELECT {', '.join(_STATE)} FROM feed_states WHERE id = ?", (id,))
        return FeedState(*rows[0]) if rows else FeedState()

    def seen(self, id: int) -> dict[bytes, bytes]:
        """The entries of a feed that were met already: the fingerprint of each one's text by that of its name."""
        return dict(self._connection.rows("SELECT name, mark FROM feed_entries WHERE feed = ?", (id,)))

    def note_fetched(self, id: int, state: FeedState, seen: Mapping[bytes, bytes] | None = None) -> None:
        """Remember a fetching of a feed and the entries it showed; this is no step, and no undo takes it back."""
        now = int(time.time())
        with self._aside():
            marks = ", ?" * len(_STATE)
            self._connection.run(
                f"INSERT OR REPLACE INTO feed_states (id, {', '.join(_STATE)}) VALUES (?{marks})",
                (id, *(getattr(state, name) for name in _STATE)),
            )
            self._connection.run_many(
                """INSERT INTO feed_entries (feed, name, mark, seen) VALUES (?, ?, ?, ?)
                   ON CONFLICT (feed, name) DO UPDATE SET mark = excluded.mark, seen = excluded.seen""",
                [(id, name, mark, now) for name, mark in (seen or {}).items()],
            )
            self._connection.run("DELETE FROM feed_entries WHERE seen < ?", (now - _KEPT_DAYS * 86_400,))

    def _must_be_new(self, url: str, id: int) -> None:
        taken = self._connection.value("SELECT id FROM feeds WHERE url = ?", (url,)) if url else None
        if taken is not None and taken != id:
            raise ClipperError(_("The feed {url} is subscribed to already (feed {id}).").format(url=url, id=taken))


def _values(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as columns; raises ClipperError where the address is empty."""
    values = {name: " ".join(value.split()) for name, value in fields.items() if name != "tags"}
    if "url" in values and not values["url"]:
        raise ClipperError(_("A feed needs an address."))
    if "tags" in fields:
        tags = dict.fromkeys(one for tag in fields["tags"] if (one := " ".join(tag.split())))
        values["tags"] = json.dumps(list(tags), ensure_ascii=False)
    return values


def _feed(row: Sequence[Any]) -> Feed:
    id, url, title, outlet, tags = row
    return Feed(id, url, title, outlet, tuple(json.loads(tags)))
