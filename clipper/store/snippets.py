"""The words of visible rows around what was found, hits between \\x01 and \\x02."""

import re
from collections.abc import Sequence

from clipper.model.query import And, Near, Node, Or, Words
from clipper.store.connection import Connection
from clipper.store.index import is_written_together
from clipper.store.search import compiled

_OPEN, _CLOSE = "\x01", "\x02"
_AROUND = 40
_BETWEEN = 8
"""Clippings that match and stand between those asked for, in one run of the index."""
# in one run from the first to the last: to look a row up in the index takes as long as to tell its words
_TOLD = """SELECT c.id, snippet(find, -1, char(1), char(2), '…', 12)
    FROM (SELECT min(id) AS low, max(id) AS high FROM texts WHERE clipping IN (?, ?)) AS ends
    CROSS JOIN find CROSS JOIN clippings c ON c.press = find.rowid
    WHERE find MATCH ? AND find.rowid BETWEEN ends.low AND ends.high LIMIT ?"""
_TEXTS = "SELECT body, headline, deck, notes, outlet, byline FROM texts WHERE clipping = ?"


def snippets(connection: Connection, node: Node, clippings: Sequence[int]) -> dict[int, str]:
    """For each clipping some words around its first hits; empty where the query has no words or the text holds none of them.

    Clippings that a search lists one after the other are told of fastest.
    """
    match = compiled(node).match
    if match is None or not clippings:
        return dict.fromkeys(clippings, "")
    if "grams : " in match:
        return {one: _own(connection, node, one) for one in clippings}
    told = dict(connection.rows(_TOLD, (clippings[0], clippings[-1], match, len(clippings) + _BETWEEN)))
    found = {}
    for one in clippings:
        words = told[one] if one in told else _alone(connection, match, one)
        # of most, only the marks of what is left out are not ASCII
        found[one] = _own(connection, node, one) if is_written_together(words.replace("…", "")) else words
    return found


def _alone(connection: Connection, match: str, clipping: int) -> str:
    return next((words for _id, words in connection.rows(_TOLD, (clipping, clipping, match, 1))), "")


def _own(connection: Connection, node: Node, clipping: int) -> str:
    """Where words were found by pairs of characters, the place is looked for in the text itself."""
    wanted = [word for word in dict.fromkeys(_wanted(node)) if word]
    row = connection.row(_TEXTS, (clipping,))
    if row is None or not wanted:
        return ""
    pattern = re.compile("|".join(re.escape(word) for word in wanted), re.IGNORECASE)
    for text in row:
        hit = pattern.search(text)
        if hit is None:
            continue
        start, end = max(0, hit.start() - _AROUND), min(len(text), hit.end() + _AROUND)
        inside = pattern.sub(lambda found: f"{_OPEN}{found[0]}{_CLOSE}", text[start:end])
        return ("…" if start else "") + inside + ("…" if end < len(text) else "")
    return ""


def _wanted(node: Node) -> list[str]:
    if isinstance(node, Words):
        return [node.text] if node.phrase else node.text.split()
    if isinstance(node, Near):
        return list(node.words)
    if isinstance(node, And | Or):
        return [word for part in node.parts for word in _wanted(part)]
    return []
