"""The words of a visible row around what was found, hits between \\x01 and \\x02."""

import re

from clipper.model.query import And, Near, Node, Or, Words
from clipper.store.connection import Connection
from clipper.store.index import is_written_together
from clipper.store.search import compiled

_OPEN, _CLOSE = "\x01", "\x02"
_AROUND = 40
_SNIPPET = """SELECT snippet(find, -1, char(1), char(2), '…', 12) FROM find
    WHERE find MATCH ? AND rowid = (SELECT id FROM texts WHERE clipping = ?)"""
# the press time is asked of the index of `texts`, in which one page knows 150 clippings; a page of `clippings` knows six
_TEXTS = """SELECT t.body, t.headline, t.deck, t.notes, t.outlet, t.byline FROM clippings c JOIN texts t ON t.id = c.press WHERE c.id = ?"""


def snippet(connection: Connection, node: Node, clipping: int) -> str:
    """Some words around the first hits; empty where the query has no words or the clipping does not hold them."""
    match = compiled(node).match
    if match is None:
        return ""
    if "grams : " not in match:
        found = connection.value(_SNIPPET, (match, clipping)) or ""
        # of most, only the marks of what is left out are not ASCII
        if not is_written_together(found.replace("…", "")):
            return found
    return _own(connection, node, clipping)


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
