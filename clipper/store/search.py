"""A query tree as one SQL statement: words go to the index in one match, everything else to conditions on `clippings`."""

import re
from datetime import date
from functools import lru_cache, reduce
from typing import Any, NamedTuple

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.query import (
    After,
    And,
    Before,
    FromOutlet,
    HasTag,
    InBatch,
    InBriefing,
    Is,
    Near,
    Node,
    Not,
    Or,
    Order,
    Query,
    Words,
)  # fmt: skip
from clipper.store import press
from clipper.store.drafts import folded
from clipper.store.index import is_written_together, pairs, pieces

_ONE_STRING = re.compile(r'"[^"]*"\*?')
DEPTH = 60
"""Levels of a tree; beyond them SQLite's own limits are near."""

_STATES = {
    "inbox": "c.status = 'inbox'",
    "kept": "c.status = 'kept'",
    "archived": "c.status = 'archived'",
    "trashed": "c.status = 'trashed'",
    "starred": "c.starred",
    "read": "c.read",
    "unread": "NOT c.read",
    "marked": "EXISTS (SELECT 1 FROM annotations a WHERE a.clipping = c.id)",
    "untagged": "NOT EXISTS (SELECT 1 FROM clipping_tags x WHERE x.clipping = c.id)",
    "undated": "c.published_day IS NULL",
}
_ORDERS = {
    Order.NEWEST: "c.press DESC",
    Order.OLDEST: "c.press",
    Order.RANK: "c.press DESC",
    Order.HEADLINE: "substr(t.headline, 1, 24) COLLATE NOCASE, t.headline COLLATE NOCASE, c.press",
    Order.OUTLET: "o.folded IS NULL, o.folded, c.press DESC",
    Order.ADDED: "c.id DESC",
}

_INDEX_ORDERS = {Order.NEWEST: "find.rowid DESC", Order.OLDEST: "find.rowid", Order.RANK: "rank"}
"""In these the index gives its rows by itself, and stops at the limit."""
_NOT_TRASHED = ("c.status <> 'trashed'",)

_MARKS = "-/.,:&(\"'’“"
"""Marks after which a word of an outlet's name begins."""
_BETWEEN_WORDS = str.maketrans(dict.fromkeys(_MARKS, " "))
_NAMES = "SELECT id AS outlet, folded FROM outlets UNION ALL SELECT outlet, folded FROM aliases"
_SPACED = reduce(lambda sql, mark: f"replace({sql}, char({ord(mark)}), ' ')", _MARKS, "folded")
_OUTLET = f"""c.outlet IN (SELECT outlet FROM ({_NAMES}) WHERE folded = ? UNION ALL SELECT outlet FROM ({_NAMES})
    WHERE instr(' ' || {_SPACED}, ?) AND NOT EXISTS (SELECT 1 FROM ({_NAMES}) WHERE folded = ?))"""
"""An outlet of exactly this name or alias; where there is none, those in whose names a word begins so."""


class Compiled(NamedTuple):
    """What a tree asks for: one match of the index (or None) and conditions on `clippings c` with their values."""

    match: str | None = None
    conditions: tuple[str, ...] = ()
    values: tuple[Any, ...] = ()
    low: int | None = None
    """Lowest press time, where days bound it."""
    high: int | None = None
    """The press time below which all are."""


@lru_cache(maxsize=256)
def compiled(node: Node) -> Compiled:
    """The tree, with words, days and other conditions of its outermost "and" taken apart."""
    if isinstance(node, Words):
        # what is asked most, and anew with every key
        return Compiled(_words(node), _NOT_TRASHED)
    if _depth(node) > DEPTH:
        raise ClipperError(_("This search is nested too deeply. Make it simpler."))
    wanted: list[str] = []
    unwanted: list[str] = []
    conditions = [] if _asks_for(node, "trashed") else [*_NOT_TRASHED]
    values: list[Any] = []
    low, high = None, None
    for part in _parts(node, And):
        if isinstance(part, Not) and (match := match_of(part.part)):
            unwanted.append(match)
        elif match := match_of(part):
            wanted.append(match)
        else:
            condition, more = _condition(part)
            if condition != "1":
                conditions.append(condition)
                values += more
            # a day bounds the press times too, wide enough for every zone
            if isinstance(part, After) and _is_day(part.day):
                low = max(low or 0, press.from_day(part.day))
            elif isinstance(part, Before) and _is_day(part.day):
                bound = press.before_day(part.day)
                high = bound if high is None else min(high, bound)
    if not wanted:
        conditions += ["c.press NOT IN (SELECT rowid FROM find WHERE find MATCH ?)"] * len(unwanted)
        values += unwanted
    match = _but_not(wanted, unwanted) if wanted else None
    return Compiled(match, tuple(conditions), tuple(values), low, high)


@lru_cache(maxsize=256)
def statement(query: Query) -> tuple[str, tuple[Any, ...]]:
    """The statement that gives the ids of what is found, in the order asked for."""
    found = compiled(query.node)
    sorting = _ORDERS[query.order]
    source, where, values = _source(found)
    if query.order is Order.HEADLINE:
        source = (
            f"{source} JOIN texts t ON t.id = c.press"
            if found.match
            else "texts t CROSS JOIN clippings c ON c.press = t.id"
        )
    elif query.order is Order.OUTLET:
        source += " LEFT JOIN outlets o ON o.id = c.outlet"
    elif found.match:
        sorting = _INDEX_ORDERS.get(query.order, sorting)
    limit = f" LIMIT {int(query.limit)}" if query.limit > 0 else ""
    return f"SELECT c.id FROM {source} WHERE {where} ORDER BY {sorting}{limit}", values


def counting(query: Query) -> tuple[str, tuple[Any, ...]]:
    """The statement that counts what is found, limit or not."""
    source, where, values = _source(compiled(query.node))
    return f"SELECT count(*) FROM {source} WHERE {where}", values


def _source(found: Compiled) -> tuple[str, str, tuple[Any, ...]]:
    conditions, values = list(found.conditions), list(found.values)
    column = "find.rowid" if found.match else "c.press"
    front: list[Any] = []
    bounds = []
    for bound, sign in ((found.low, ">="), (found.high, "<")):
        if bound is not None:
            bounds.append(f"{column} {sign} ?")
            front.append(bound)
    if found.match:
        # CROSS JOIN: the index leads, and `clippings_press` answers for id and status without touching a row
        source = "find CROSS JOIN clippings c ON c.press = find.rowid"
        return source, " AND ".join(["find MATCH ?", *bounds, *conditions]), (found.match, *front, *values)
    return "clippings c", " AND ".join([*bounds, *conditions]) or "1", (*front, *values)


def _is_day(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return len(day) == 10


def _parts(node: Node, kind: type[And] | type[Or]) -> list[Node]:
    """The parts of nested nodes of one kind, laid flat."""
    if isinstance(node, kind):
        return [flat for part in node.parts for flat in _parts(part, kind)]
    return [node]


def _depth(node: Node) -> int:
    if isinstance(node, And | Or):
        return 1 + max(map(_depth, node.parts), default=0)
    return 1 + _depth(node.part) if isinstance(node, Not) else 1


def _asks_for(node: Node, state: str) -> bool:
    if isinstance(node, And | Or):
        return any(_asks_for(part, state) for part in node.parts)
    return _asks_for(node.part, state) if isinstance(node, Not) else node == Is(state)


def _joined(matches: list[str], word: str) -> str:
    return matches[0] if len(matches) == 1 else f" {word} ".join(map(_closed, matches))


def _but_not(wanted: list[str], unwanted: list[str]) -> str:
    match = _joined(wanted, "AND")
    return f"{_closed(match)} NOT {_closed(_joined(unwanted, 'OR'))}" if unwanted else match


def _closed(match: str) -> str:
    return match if _ONE_STRING.fullmatch(match) else f"({match})"


@lru_cache(maxsize=256)
def match_of(node: Node) -> str | None:
    """The FTS5 text of a tree of words alone; None for any other, and for words without a letter or digit."""
    if isinstance(node, Words):
        return _words(node)
    if isinstance(node, Near):
        texts = [_quoted(word) for word in node.words if _has_letters(word)]
        if any(is_written_together(word) for word in node.words):
            return _joined([m for w in node.words if (m := _words(Words(w))) is not None], "AND") if texts else None
        if len(texts) == 1:
            return texts[0]
        # FTS5 counts every word between the first and the last, those asked for too
        between = max(0, int(node.distance)) + len(texts) - 2
        return f"NEAR({' '.join(texts)}, {between})" if texts else None
    if isinstance(node, Or):
        # words without a letter match everything, and so does an "or" that holds them
        parts = [match_of(part) for part in _parts(node, Or)]
        return _joined([part for part in parts if part], "OR") if parts and all(parts) else None
    if isinstance(node, And):
        flat = _parts(node, And)
        wanted = [match_of(p) for p in flat if not isinstance(p, Not)]
        unwanted = [match_of(p.part) for p in flat if isinstance(p, Not)]
        if not wanted or not all(wanted) or not all(unwanted):
            return None
        return _but_not([m for m in wanted if m], [m for m in unwanted if m])
    return None


def _has_letters(text: str) -> bool:
    return text.isalnum() or any(c.isalnum() for c in text)


def _quoted(text: str) -> str:
    if text.isalnum() and text.isascii():
        return f'"{text}"'
    text = text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    return '"' + text.replace('"', '""') + '"'


def _words(node: Words) -> str | None:
    if not _has_letters(node.text):
        return None
    if not is_written_together(node.text):
        return _quoted(node.text) + ("*" if node.prefix else "")
    matches = []
    for piece, together in pieces(node.text):
        for run in piece.split() if together else [piece.strip()]:
            if together:
                phrase = _quoted(" ".join(pairs(run)))
                # a single character is the beginning of a pair, or stands alone at the end of a run
                matches.append(f"grams : {phrase}" + ("*" if len(run) == 1 else ""))
            elif _has_letters(run):
                matches.append(_quoted(run) + ("*" if node.prefix else ""))
    return _joined(matches, "AND")


def _condition(node: Node) -> tuple[str, tuple[Any, ...]]:
    """A tree as a condition on `clippings c`, words and all."""
    if match := match_of(node):
        return "c.press IN (SELECT rowid FROM find WHERE find MATCH ?)", (match,)
    if isinstance(node, And | Or):
        found = [_condition(part) for part in _parts(node, type(node))]
        if not found:
            return "1", ()
        word = " AND " if isinstance(node, And) else " OR "
        return f"({word.join(sql for sql, _values in found)})", tuple(v for _sql, values in found for v in values)
    if isinstance(node, Not):
        sql, values = _condition(node.part)
        # a clipping of no outlet, or of no import, is from none that is left out: there NULL means no
        return f"NOT ifnull(({sql}), 0)", values
    return _simple(node)


def _simple(node: Node) -> tuple[str, tuple[Any, ...]]:
    if isinstance(node, Is):
        return _STATES.get(node.state, "0"), ()
    if isinstance(node, After):
        return "c.day >= ?", (node.day,)
    if isinstance(node, Before):
        return "c.day < ?", (node.day,)
    if isinstance(node, InBatch):
        return "c.batch = ?", (node.batch,)
    if isinstance(node, InBriefing):
        return "c.id IN (SELECT clipping FROM entries WHERE briefing = ?)", (node.briefing,)
    if isinstance(node, HasTag):
        path = "/".join(part for part in (folded(p) for p in node.path.split("/")) if part)
        # "0" is the character after "/": everything below the tag
        tags = "SELECT id FROM tags WHERE folded = ? OR (folded > ? AND folded < ?)"
        return f"c.id IN (SELECT clipping FROM clipping_tags WHERE tag IN ({tags}))", (path, path + "/", path + "0")
    if isinstance(node, FromOutlet):
        name = folded(node.name)
        return _OUTLET, (name, f" {name.translate(_BETWEEN_WORDS)}", name)
    return "1", ()
