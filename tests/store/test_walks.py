"""Random walks of 200 steps: after every single undo and redo all tables are what they were, and the index fits."""

import inspect
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from walking import STATEMENTS, VERBS, Walk

from clipper.errors import ClipperError, LibraryError
from clipper.store import faces
from clipper.store.library import Library

STEPS = 200
WALKS = int(os.environ.get("CLIPPER_WALKS", "10"))
"""Walks of the suite; all fifty are walked by `CLIPPER_WALKS=50 uv run pytest tests/store/test_walks.py`."""
EVERY = 10
"""Undos and redos between two listings of all words; in every tenth walk each of them is followed by one."""
OFTEN = ["library.file", "library.file", "clippings.set_status", "clippings.set_status"]
"""Verbs drawn more often than others, so that there is something to walk among, and something in the trash."""
READING = {
    "library.batch_ids", "library.count", "library.find", "library.interrupt", "library.office", "library.press_span",
    "library.snippets", "clippings.counts", "clippings.held", "clippings.many", "clippings.named", "clippings.one", "clippings.rows", "tags.paths", "tags.tree",
    "annotations.many", "annotations.of", "annotations.labels", "annotations.known", "outlets.all", "outlets.one", "briefings.all", "briefings.named",
    "briefings.one", "briefings.sizes", "originals.data", "originals.path", "stories.many", "stories.of", "styles.all", "templates.all",
    "templates.one", "templates.panel", "templates.dropped", "rights.recipients", "rights.terms", "productions.all",
    "productions.of", "productions.told", "productions.traced", "productions.codes_of_others", "productions.ledger", "feeds.all", "feeds.one", "feeds.state", "feeds.seen", "cuttings.of",
    "cuttings.many", "cuttings.on_page", "cuttings.pages_of", "ocr_pages.of", "ocr_pages.pages", "quotations.of", "quotations.stale", "quotations.is_stale", "quotations.unread",
    "quotations.refused", "quotations.speakers", "quotations.by", "unfiled.all",
}  # fmt: skip
"""The verbs that change nothing."""
ASIDE = {
    "library.close", "library.create", "library.listen", "library.open", "library.redo", "library.undo", "originals.keep",
    "originals.clear_leftovers", "productions.record", "feeds.note_fetched", "ocr_pages.remember",
    "ocr_pages.forget", "quotations.remember", "unfiled.keep",
}  # fmt: skip
"""The verbs that open, close and walk, and those of files and of what was handed out, which no undo takes away."""

State = dict[str, list[tuple]]


def verbs_of(library: Library) -> dict[str, Callable]:
    """All public methods of a library and its nouns."""
    nouns = {name: getattr(library, name) for name in dir(library) if not name.startswith("_")}
    owners = {name: noun for name, noun in nouns.items() if type(noun).__module__.startswith("clipper.store.")}
    return {
        f"{name}.{verb}": method
        for name, owner in {"library": library, **owners}.items()
        for verb, method in inspect.getmembers(owner, inspect.ismethod)
        if not verb.startswith("_")
    }


def state(library: Library) -> State:
    """Every row of every table but the index, which is looked at from outside, and what is merely remembered."""
    connection = library._connection
    tables = connection.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'find*'")
    asked = sorted(name for (name,) in tables if name not in {"sqlite_sequence", "batches"})
    return {name: connection.rows(f"SELECT * FROM {name} ORDER BY 1") for name in asked}


def differing(now: State, then: State) -> list[tuple]:
    """The rows that stand in one state alone, with their table."""
    return [(name, row) for name in now for row in {*now[name]} ^ {*then[name]}]


def look(path: Path) -> None:
    """References and the index from a connection of its own; the listing of all words is that of an index made anew."""
    with closing(sqlite3.connect(path / "library.db", isolation_level=None)) as outside:
        assert outside.execute("PRAGMA foreign_key_check").fetchall() == []
        outside.execute("INSERT INTO find (find, rank) VALUES ('integrity-check', 1)")
        columns = ", ".join(row[1] for row in outside.execute("PRAGMA table_info(find)"))
        outside.execute(
            f"""CREATE VIRTUAL TABLE temp.anew USING fts5 ({columns}, content='', tokenize='unicode61 remove_diacritics 2')"""
        )
        outside.execute(f"INSERT INTO anew (rowid, {columns}) SELECT id, {columns} FROM texts ORDER BY id")
        outside.execute("CREATE VIRTUAL TABLE temp.kept_words USING fts5vocab('main', 'find', 'instance')")
        outside.execute("CREATE VIRTUAL TABLE temp.true_words USING fts5vocab('temp', 'anew', 'instance')")
        listing = 'SELECT term, doc, col, "offset" FROM {} ORDER BY 1, 2, 3, 4'
        kept = outside.execute(listing.format("kept_words")).fetchall()
        true = outside.execute(listing.format("true_words")).fetchall()
        assert set(kept) ^ set(true) == set()
        assert len(kept) == len(true)
        # what ranking reckons with: the number of rows and words in all (the first block), and those of each row
        for sizes in (
            "SELECT ltrim(hex(block), '0') FROM {}_data WHERE id = 1",
            "SELECT id, hex(sz) FROM {}_docsize ORDER BY id",
        ):
            ours = outside.execute(sizes.format("main.find")).fetchall()
            assert ours == outside.execute(sizes.format("temp.anew")).fetchall()


class Trail:
    """A walk and the states it has to come back to."""

    def __init__(self, library: Library, seed: int) -> None:
        self.library = library
        self.walk = Walk(library, Random(seed))
        self.states = [state(library)]
        self.undone: list[State] = []
        self.announced = 0
        self.steps = 0
        self.changing: set[str] = set()
        self.travelled = 0
        self.every = 1 if seed % 10 == 0 else EVERY
        self.last_batch: int | None = None
        library.listen(self._note)

    def _note(self, _changes: object) -> None:
        self.announced += 1

    def go(self) -> None:
        """One step forward; where it is refused or changes nothing, everything is as it was."""
        before, walk = self.announced, self.walk
        walk.filed_by, walk.noted = None, []
        every = {**VERBS, **STATEMENTS}
        name = walk.dice.choice([*every, *OFTEN])
        try:
            every[name](walk)
        except LibraryError:
            raise
        except (ClipperError, sqlite3.IntegrityError):
            assert self.announced == before
        now = state(self.library)
        if self.announced == before:
            assert differing(now, self.states[-1]) == []
            return
        assert self.announced == before + 1
        self.changing.add(name)
        # inside a step it is a part of it, and undone with it
        if name == "clippings.note_read":
            self._note_read({row[0] for row in {*now["clippings"]} - {*self.states[-1]["clippings"]}} & {*walk.noted})
            assert differing(now, self.states[-1]) == []
            return
        self.steps += 1
        self.undone.clear()
        if walk.filed_by is not None and walk.filed_by == self.last_batch:
            self.states[-1] = now
        else:
            self.states.append(now)
        self.last_batch = walk.filed_by

    def _note_read(self, ids: set[int]) -> None:
        """What was read counts as read in every state that undo and redo can lead to."""
        columns = [row[1] for row in self.library._connection.rows("PRAGMA table_info(clippings)")]
        at = columns.index("read")
        for one in {id(state): state for state in (*self.states, *self.undone)}.values():
            one["clippings"] = [(*row[:at], 1, *row[at + 1 :]) if row[0] in ids else row for row in one["clippings"]]

    def back(self) -> None:
        """One undo."""
        assert self.library.undo() is not None
        self.undone.append(self.states.pop())
        self._compare()

    def again(self) -> None:
        """One redo."""
        assert self.library.redo() is not None
        self.states.append(self.undone.pop())
        self._compare()

    def _compare(self) -> None:
        now = state(self.library)
        assert differing(now, self.states[-1]) == []
        # what stands on top now may be of any batch: the walk does not say which, so it begins another
        self.walk.batch = self.last_batch = None
        self.travelled += 1
        if self.travelled % EVERY == 0:
            # as the window does when nothing is to be done: the index of a long walk would lie in hundreds of pieces
            while self.library.tidy():
                pass
        connection = self.library._connection
        assert connection.rows("PRAGMA foreign_key_check") == []
        connection.run("PRAGMA query_only = 0")
        connection.run("INSERT INTO find (find, rank) VALUES ('integrity-check', 1)")
        connection.run("PRAGMA query_only = 1")
        if self.travelled % self.every == 0:
            look(self.library.path)


@pytest.mark.parametrize("seed", range(WALKS))
def test_every_undo_and_every_redo_leads_to_the_recorded_state(
    library: Library, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faces, "CHUNK", faces.CHUNK if seed % 2 else 3)
    # rows that come back many at a time do so here from the first on, for half of the walks
    monkeypatch.setattr(faces, "_FEW", faces._FEW if seed % 4 < 2 else 0)
    # what a power cut would leave is not asked here, and waiting for the disk 30,000 times tells nothing
    library._connection.run("PRAGMA synchronous = 0")
    trail = Trail(library, seed)
    while trail.steps < STEPS:
        trail.go()
        if trail.walk.dice.random() < 0.05:
            far = trail.walk.dice.randint(0, min(5, len(trail.states) - 1))
            for _ in range(far):
                trail.back()
            for _ in range(trail.walk.dice.randint(0, far)):
                trail.again()
    assert "library.file" in trail.changing
    while len(trail.states) > 1:
        trail.back()
    assert library.undo() is None
    assert library.undo_name is None
    while trail.undone:
        trail.again()
    assert library.redo() is None
    look(library.path)
    for _ in range(20):
        trail.back()
    look(library.path)


def test_no_verb_that_changes_something_is_left_out(library: Library) -> None:
    assert set(verbs_of(library)) == set(VERBS) | READING | ASIDE


@pytest.mark.parametrize("name", sorted(READING))
def test_what_is_said_to_read_opens_no_step(library: Library, name: str) -> None:
    source = inspect.getsource(verbs_of(library)[name])
    assert "_step" not in source
    assert "_writing" not in source


def test_the_walk_makes_each_verb_change_something(library: Library) -> None:
    """A verb that is always refused or finds nothing to do would prove nothing."""
    library._connection.run("PRAGMA synchronous = 0")
    trail = Trail(library, 3)
    wanted = {*VERBS, *STATEMENTS} - {"library.new_batch", "library.tidy", "point at nothing"}
    for _ in range(9000):
        trail.go()
        if trail.changing >= wanted:
            break
    assert wanted - trail.changing == set()
