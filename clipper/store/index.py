"""The search index `find` over `texts`: which rows went stale, their refreshing at the end of a step, and grams.

No trigger writes the index. TEMP triggers on `texts` copy a row's old face into the TEMP table `stale` the first time a step
touches it; `refresh` takes the old faces out of the index and puts in what stands now.
"""

import re
from functools import cache

from clipper.store.connection import Connection
from clipper.store.schema import FIND

_NAMES = ", ".join(FIND)
_OLD = ", ".join(f"old.{name}" for name in FIND)
_DIFFERS = " OR ".join(f"old.{name} IS NOT new.{name}" for name in FIND)
# NOT EXISTS and never OR IGNORE: an outer OR REPLACE would override it
_UNKNOWN = "NOT EXISTS (SELECT 1 FROM stale WHERE id = {side}.id)"

_MERGED_PAGES = 500

_WATCH = (
    f"CREATE TEMP TABLE stale (id INTEGER PRIMARY KEY, known, {_NAMES})",
    f"""CREATE TEMP TRIGGER stale_made AFTER INSERT ON main.texts WHEN {_UNKNOWN.format(side="new")}
        BEGIN INSERT INTO stale (id, known) VALUES (new.id, 0); END""",
    f"""CREATE TEMP TRIGGER stale_gone BEFORE DELETE ON main.texts WHEN {_UNKNOWN.format(side="old")}
        BEGIN INSERT INTO stale VALUES (old.id, 1, {_OLD}); END""",
    f"""CREATE TEMP TRIGGER stale_changed BEFORE UPDATE ON main.texts WHEN {_UNKNOWN.format(side="old")} AND ({_DIFFERS})
        BEGIN INSERT INTO stale VALUES (old.id, 1, {_OLD}); END""",
)


def watch(connection: Connection) -> None:
    """Begin to note which rows of `texts` go stale."""
    for statement in _WATCH:
        connection.run(statement)


def refresh(connection: Connection) -> None:
    """Take the stale faces out of the index and put in what stands now, both in the order of the rows."""
    if connection.value("SELECT 1 FROM stale") is None:
        return
    connection.run(
        f"INSERT INTO find (find, rowid, {_NAMES}) SELECT 'delete', id, {_NAMES} FROM stale WHERE known ORDER BY id"
    )
    now = ", ".join(f"t.{name}" for name in FIND)
    connection.run(
        f"INSERT INTO find (rowid, {_NAMES}) SELECT t.id, {now} FROM stale s JOIN texts t ON t.id = s.id ORDER BY s.id"
    )
    connection.run("DELETE FROM stale")


def merge(connection: Connection) -> bool:
    """Merge pieces of the index for about 50 ms; whether there is more to merge.

    No step merges (`automerge` is 0): it would take as long again as filing does.
    """
    before = connection.raw.total_changes
    connection.run(f"INSERT INTO find (find, rank) VALUES ('merge', {_MERGED_PAGES})")
    # FTS5 says so itself: less than two changes mean that nothing was merged
    return connection.raw.total_changes - before > 1


_SCRIPTS = (
    "\u0e00-\u0eff\u1780-\u17ff\u19e0-\u19ff"  # Thai, Lao, Khmer
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u303b\u303c\u3041-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
"""Scripts that write words without spaces between them (and Hangul, whose particles hang on the word)."""
_WRITTEN_TOGETHER = f"[{_SCRIPTS}]"
_CHUNK = rf"[\w{_SCRIPTS}]*[{_SCRIPTS}][\w{_SCRIPTS}]*"
_PIECE = rf"[{_SCRIPTS}]+|[^{_SCRIPTS}]+"
_SEPARATORS = r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u17b4-\u17d3\u17dd\u3099\u309a]"
"""Vowel signs and tones of Thai, Lao and Khmer, at which the tokenizer would cut."""


@cache
def _compiled(pattern: str) -> "re.Pattern[str]":
    """The pattern, made when a text first needs it: together they take as long as the window's first rows."""
    return re.compile(pattern)


def is_written_together(text: str) -> bool:
    """Whether the text has characters of a script without spaces."""
    if text.isascii():
        return False
    try:
        # most texts that are not ASCII have Latin letters, dashes and quotes only; to ask that costs half of looking at each
        text.encode("cp1252")
    except UnicodeEncodeError:
        return _compiled(_WRITTEN_TOGETHER).search(text) is not None
    return False


def pieces(text: str) -> list[tuple[str, bool]]:
    """The text cut into runs of such scripts (True) and everything between them (False)."""
    together = _compiled(_WRITTEN_TOGETHER)
    return [(piece, together.match(piece) is not None) for piece in _compiled(_PIECE).findall(text)]


def pairs(run: str) -> list[str]:
    """A run as overlapping pairs of characters; the marks the tokenizer would cut at become private letters."""
    # U+E000 and up count as letters (category Co) and stand for nothing else
    run = _compiled(_SEPARATORS).sub(lambda found: chr(0xE000 + (ord(found[0]) & 0xFFF)), run)
    return [run[at : at + 2] for at in range(len(run) - 1)] or [run]


def grams(*texts: str) -> str:
    """What the column `grams` holds for the texts of a row; empty where every script in it has spaces.

    Each run ends with its last character alone, so that a pair never follows the pair of another run.
    """
    found: list[str] = []
    for text in texts:
        if text.isascii() or not is_written_together(text):
            continue
        for chunk in _compiled(_CHUNK).findall(text):
            for piece, together in pieces(chunk):
                if not together:
                    found.append(piece)
                elif len(piece) > 1:
                    found += [*pairs(piece), pairs(piece[-1])[0]]
                else:
                    found += pairs(piece)
    return " ".join(found)
