"""Making and opening a library: what is checked, what is set, and the sentence each refusal has of its own."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from drafted import draft, filed

from clipper.errors import ClipperError, LibraryDamaged, LibraryError, LibraryMissing, LibraryTooNew
from clipper.model.query import Query
from clipper.store import opening, schema
from clipper.store.library import Library

NOW = schema.VERSION
"""What the newest migration makes of a library."""


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A closed library with one clipping."""
    path = tmp_path / "Shelf.clipper"
    with Library.create(path) as library:
        filed(library, draft("Harbour strike", "Pilots stay ashore.", day="2025-06-11"))
    return path


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path / "library.db", isolation_level=None)) as database:
        for statement in statements:
            database.execute(statement)


def zero(path: Path) -> None:
    (path / "library.db").write_bytes(b"")


def scribble(path: Path) -> None:
    (path / "library.db").write_bytes(b"Dear diary, " * 1000)


def cut(path: Path) -> None:
    data = (path / "library.db").read_bytes()
    (path / "library.db").write_bytes(data[: len(data) // 3])


def smear(path: Path) -> None:
    """The first page keeps its header; its tree is noise."""
    data = bytearray((path / "library.db").read_bytes())
    data[100:2048] = b"\xa5" * 1948
    (path / "library.db").write_bytes(data)


def foreign(path: Path) -> None:
    (path / "library.db").unlink()
    change(path, "CREATE TABLE recipes (id INTEGER PRIMARY KEY)")


REFUSALS = {
    "zero-length": (zero, LibraryDamaged, "is empty"),
    "no database": (scribble, LibraryDamaged, "damaged or no database"),
    "cut off": (cut, LibraryDamaged, "damaged"),
    "smeared": (smear, LibraryDamaged, "damaged or no database"),
    "another program's": (foreign, LibraryDamaged, "was not made by Clipper"),
    "too new": (lambda path: change(path, "PRAGMA user_version = 99"), LibraryTooNew, "newer Clipper.*99"),
    "no version": (lambda path: change(path, "PRAGMA user_version = 0"), LibraryDamaged, "damaged"),
    "without a table": (lambda path: change(path, "DROP TABLE office"), LibraryDamaged, "damaged"),
    "without its database": (lambda path: (path / "library.db").unlink(), LibraryMissing, "holds no library.db"),
    "gone": (shutil.rmtree, LibraryMissing, "no library at .*clipper new"),
}


@pytest.mark.parametrize("what", REFUSALS)
@pytest.mark.parametrize("write", [True, False])
def test_each_wrong_library_is_refused_in_its_own_sentence(shelf: Path, what: str, write: bool) -> None:
    spoil, kind, sentence = REFUSALS[what]
    spoil(shelf)
    file = shelf / "library.db"
    before = file.read_bytes() if file.exists() else None
    with pytest.raises(kind, match=sentence):
        Library.open(shelf, write=write)
    assert (file.read_bytes() if file.exists() else None) == before, "a library that is refused stays as it is"


def test_a_refused_library_is_not_left_locked(shelf: Path) -> None:
    change(shelf, "PRAGMA user_version = 99")
    with pytest.raises(LibraryTooNew):
        Library.open(shelf)
    change(shelf, f"PRAGMA user_version = {schema.VERSION}")
    with Library.open(shelf) as library:
        assert library.count(Query()) == 1


@pytest.mark.parametrize("name", ["Taken.clipper", "taken.txt", "nowhere"])
def test_a_new_library_goes_over_nothing(tmp_path: Path, name: str) -> None:
    place = tmp_path / name
    if name == "taken.txt":
        place.write_text("mine", encoding="utf-8")
    elif name == "nowhere":
        place.symlink_to(tmp_path / "absent")
    else:
        place.mkdir()
    with pytest.raises(LibraryError, match="exists already"):
        Library.create(place)
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


def test_a_new_library_has_its_folders_and_says_whose_it_is(shelf: Path) -> None:
    assert {path.name for path in shelf.iterdir()} >= {"library.db", "files", "backups", "tmp", "lock", "README.txt"}
    with closing(sqlite3.connect(shelf / "library.db")) as database:
        assert database.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION,)
        assert database.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
        tables = database.execute("SELECT sql FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%find%'")
        assert all(
            sql.endswith("STRICT") for (sql,) in tables if "sqlite_sequence" not in sql and "_sqlite_" not in sql
        )


@pytest.mark.parametrize("write", [True, False])
def test_the_settings_of_a_connection_are_those_of_the_plan(shelf: Path, write: bool) -> None:
    wanted = {
        "foreign_keys": 1, "recursive_triggers": 1, "cell_size_check": 1, "trusted_schema": 0, "synchronous": 2, "mmap_size": 0,
        "busy_timeout": 5000 if write else 0, "query_only": 1, "journal_mode": "wal",
    }  # fmt: skip
    with Library.open(shelf, write=write) as library:
        assert {name: library._connection.value(f"PRAGMA {name}") or 0 for name in wanted} == wanted


def test_reading_goes_on_while_another_writes(shelf: Path) -> None:
    with Library.open(shelf) as writer, Library.open(shelf, write=False) as reader:
        assert reader.shares_reading
        with writer.step("Two at once"):
            filed(writer, draft("Second"))
            assert reader.count(Query()) == 1
        assert reader.count(Query()) == 2
        with pytest.raises(LibraryError, match="reading only"):
            reader.tags.add("Trade")
        with pytest.raises(LibraryError, match="reading only"):
            reader.undo()


def test_a_library_replaced_while_open_is_not_written(shelf: Path, tmp_path: Path) -> None:
    with Library.open(shelf) as library:
        shutil.copy(shelf / "library.db", tmp_path / "copy.db")
        (tmp_path / "copy.db").replace(shelf / "library.db")
        with pytest.raises(LibraryError, match="moved or replaced"):
            library.tags.add("Trade")
    change(shelf, "PRAGMA wal_checkpoint")


def later(*added: str):
    """The migrations of a Clipper that knows one more."""

    def known():
        migrations = schema_migrations()

        @migrations(name="2 later")
        def second(database) -> None:
            for statement in added:
                database.conn.execute(statement)

        return migrations

    schema_migrations = schema.migrations
    return known


def test_an_older_library_is_brought_up_to_date_after_a_backup(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "migrations", later("ALTER TABLE outlets ADD COLUMN motto TEXT NOT NULL DEFAULT ''"))
    monkeypatch.setattr(schema, "VERSION", NOW + 1)
    with pytest.raises(LibraryError, match="older Clipper"):
        Library.open(shelf, write=False)
    with Library.open(shelf) as library:
        assert library.count(Query()) == 1
        assert library._connection.value("PRAGMA user_version") == NOW + 1
        library.undo()
    (backup,) = (shelf / "backups").iterdir()
    with closing(sqlite3.connect(f"file:{backup}?mode=ro", uri=True)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (NOW,)
        assert database.execute("SELECT count(*) FROM clippings").fetchone() == (1,)


@pytest.mark.parametrize(
    "fault", ["SELECT no_such_column", "UPDATE clippings SET earlier = 77"], ids=["a mistake", "a broken reference"]
)
def test_migrations_go_in_whole_or_not_at_all(shelf: Path, monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    monkeypatch.setattr(schema, "VERSION", NOW + 1)
    with monkeypatch.context() as broken:
        broken.setattr(schema, "migrations", later("CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT", fault))
        with pytest.raises((sqlite3.Error, RuntimeError)):
            Library.open(shelf)
    with closing(sqlite3.connect(shelf / "library.db")) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (NOW,)
        assert database.execute("SELECT name FROM sqlite_schema WHERE name = 'half'").fetchall() == []
    monkeypatch.setattr(schema, "migrations", later("CREATE TABLE whole (id INTEGER PRIMARY KEY) STRICT"))
    with Library.open(shelf) as library:
        assert library._connection.value("PRAGMA user_version") == NOW + 1


def test_migrations_hold_the_writers_place_from_the_start(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def known():
        migrations = first()

        @migrations(name="2 later")
        def second(database) -> None:
            with closing(sqlite3.connect(shelf / "library.db", timeout=0)) as other:
                try:
                    other.execute("BEGIN IMMEDIATE")
                except sqlite3.OperationalError as problem:
                    asked.append(str(problem))

        return migrations

    first = schema.migrations
    monkeypatch.setattr(schema, "migrations", known)
    monkeypatch.setattr(schema, "VERSION", NOW + 1)
    Library.open(shelf).close()
    assert asked == ["database is locked"]


@contextmanager
def locked_folder(library: Path) -> Iterator[Path]:
    """A copy of the library where nothing can be written; an administrator, whom no mode stops, becomes nobody then."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        path = Path(name) / library.name
        shutil.copytree(library, path)
        places = [path, *path.rglob("*")]
        for place in places:
            place.chmod(0o555 if place.is_dir() else 0o444)
        administrator = os.geteuid() == 0
        try:
            if administrator:
                os.seteuid(65534)
            yield path
        finally:
            if administrator:
                os.seteuid(0)
            for place in places:
                place.chmod(0o755 if place.is_dir() else 0o644)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="modes of folders are known on Unix only")
def test_a_folder_that_may_not_be_looked_into_is_said_so(shelf: Path) -> None:
    with locked_folder(shelf) as shelf:
        mode = shelf.stat().st_mode
        if os.getuid() == 0:
            os.seteuid(0)
        shelf.chmod(0)
        if os.getuid() == 0:
            os.seteuid(65534)
        try:
            with pytest.raises(LibraryError, match="cannot be opened"):
                Library.open(shelf, write=False)
        finally:
            if os.getuid() == 0:
                os.seteuid(0)
            shelf.chmod(mode)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="modes of folders are known on Unix only")
def test_a_library_in_a_read_only_folder_is_read(shelf: Path) -> None:
    with locked_folder(shelf) as shelf:
        with pytest.raises(ClipperError, match="Nothing can be written"):
            Library.open(shelf)
        with Library.open(shelf, write=False) as library:
            (id,) = library.find(Query())
            assert library.clippings.one(id).draft.headline == "Harbour strike"
        assert {path.name for path in shelf.glob("library.db*")} == {"library.db"}


@contextmanager
def full_disk(left: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No file can grow beyond so many bytes, and the disk says that it is full."""
    import resource

    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (left, limit[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)


@pytest.mark.skipif(os.name == "nt", reason="the size of files is bounded by a process on Unix only")
def test_a_library_on_a_full_disk_is_read_and_not_written(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with full_disk(4096, monkeypatch):
        with pytest.raises(LibraryError, match="The disk is full"):
            Library.open(shelf)
        with Library.open(shelf, write=False) as library:
            (id,) = library.find(Query())
            assert library.clippings.one(id).draft.headline == "Harbour strike"
    with Library.open(shelf) as library:
        filed(library, draft("Second"))


@pytest.mark.skipif(os.name == "nt", reason="the size of files is bounded by a process on Unix only")
def test_a_library_that_finds_no_room_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with full_disk(100_000, monkeypatch), pytest.raises(ClipperError, match="The disk"):
        Library.create(tmp_path / "Shelf.clipper")
    assert list(tmp_path.iterdir()) == []


def test_on_a_network_disk_the_rollback_journal_is_kept(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place, kind = str(shelf.resolve()), ""
    for line in sorted(
        Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines(), key=lambda x: len(x.split()[1])
    ):
        point = line.split()[1].rstrip("/")
        if place.startswith(point + "/"):
            kind = line.split()[2]
    assert not opening.is_on_network(shelf)
    monkeypatch.setattr(opening, "_NETWORK", {kind})
    assert opening.is_on_network(shelf)
    with Library.open(shelf) as library:
        assert not library.shares_reading
        filed(library, draft("Second"))
        library.undo()
        with Library.open(shelf, write=False) as reader:
            assert reader.count(Query()) == 1
            assert not reader.shares_reading
    monkeypatch.undo()
    with Library.open(shelf) as library:
        assert library.shares_reading, "moved back to a local disk, it has its log again"


def test_a_library_of_the_first_schema_keeps_its_briefings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def only_the_first():
        known = schema.sqlite_utils().Migrations("clipper")

        @known(name="1 first journey")
        def first(db) -> None:
            for statement in schema._FIRST:
                db.conn.execute(statement)

        return known

    path = tmp_path / "Old.clipper"
    with monkeypatch.context() as before:
        before.setattr(schema, "migrations", only_the_first)
        opening.make(path)
    with closing(sqlite3.connect(path / "library.db")) as database, database:
        database.execute("INSERT INTO briefings (uid, title, date, number) VALUES ('u', 'Brief', '2025-06-11', 118)")
    with Library.open(path) as library:
        (brief,) = library.briefings.all()
        assert (brief.title, brief.number, brief.template, brief.frozen_at) == ("Brief", 118, None, None)
        assert library.stories.of([1]) == {} and library.productions.all() == ()
