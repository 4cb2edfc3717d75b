"""Libraries as every released schema left them, opened by the Clipper of today: nothing in them is lost."""

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from clipper.model.annotation import Role
from clipper.model.query import Query
from clipper.store import schema
from clipper.store.library import Library

KEPT = Path(__file__).resolve().parent.parent / "libraries"


def test_there_is_one_for_every_released_schema() -> None:
    assert sorted(path.stem for path in KEPT.glob("schema-*.zip")) == [
        f"schema-{version}" for version in range(1, schema.VERSION)
    ]


@pytest.mark.parametrize("version", range(1, schema.VERSION))
def test_an_older_library_opens_with_all_it_holds(tmp_path: Path, version: int) -> None:
    with zipfile.ZipFile(KEPT / f"schema-{version}.zip") as packed:
        packed.extractall(tmp_path)
    path = tmp_path / "Press.clipper"
    with closing(sqlite3.connect(path / "library.db")) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (version,)
    with Library.open(path) as library:
        ids = sorted(library.find(Query()))
        assert len(ids) == 3
        first = library.clippings.one(ids[0])
        assert first.draft.headline == (
            "US and China Agree on Strategic Trade Framework Following Landmark London Negotiations"
        )
        assert first.draft.body.text.endswith("critical economic relationship.")
        assert first.tags == ("Trade/Ports",)
        (mark,) = library.annotations.of(ids[0])
        assert (mark.anchor is not None and mark.anchor.exact, mark.role, mark.comment) == (
            "rare earth",
            Role.CRITICISM,
            "Ask the desk",
        )
        (issue,) = library.briefings.all()
        (section,) = library.briefings.one(issue.id).sections
        assert (issue.title, section.title, [entry.clipping for entry in section.entries]) == (
            "Morning brief",
            "Trade",
            ids,
        )
        # what came with a later schema works at once, and is undone as if it had always been there
        library.tags.put(ids, "Energy/Oil")
        assert library.undo() is not None
        assert library.clippings.one(ids[0]).tags == ("Trade/Ports",)
        assert library._connection.rows("PRAGMA foreign_key_check") == []
        library._connection.run("PRAGMA query_only = 0")
        library._connection.run("INSERT INTO find (find, rank) VALUES ('integrity-check', 1)")
        for original in (library.clippings.one(one).draft.original for one in ids):
            assert original is not None and len(library.originals.data(original.sha256)) == original.size
