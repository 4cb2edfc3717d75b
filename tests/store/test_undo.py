"""Steps, undo and redo: what is one entry, what is announced, what is kept, and what a failure leaves."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from drafted import draft, filed

from clipper import limits
from clipper.errors import LibraryError
from clipper.model.annotation import Anchor, Role
from clipper.model.changes import Changes
from clipper.model.clipping import Status
from clipper.model.query import HasTag, Query, Words
from clipper.store.library import Library


@pytest.fixture
def announced(library: Library) -> list[Changes]:
    """What the library announces, in order."""
    heard: list[Changes] = []
    library.listen(heard.append)
    return heard


def found(library: Library, word: str) -> list[int]:
    return list(library.find(Query(Words(word))))


def is_free(library: Library) -> None:
    """Nothing may be written now, and nobody else is kept from writing."""
    with pytest.raises(LibraryError, match="reading only"):
        library._connection.run("UPDATE clippings SET starred = 1 - starred")
    with closing(sqlite3.connect(library.path / "library.db", timeout=0, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")


def arrange(library: Library, statement: str) -> None:
    """Lay a trap in the TEMP database, which no verb could."""
    for sql in ("PRAGMA query_only = 0", statement, "PRAGMA query_only = 1"):
        library._connection.run(sql)


TABLES = [
    "clippings",
    "texts",
    "details",
    "bodies",
    "originals",
    "tags",
    "clipping_tags",
    "outlets",
    "office",
    "batches",
]


@pytest.mark.parametrize("table", TABLES)
def test_a_change_outside_a_step_raises(library: Library, table: str) -> None:
    filed(library, draft("Harbour strike", data=b"1", outlet="Post"))
    with pytest.raises(LibraryError, match="reading only"):
        library._connection.run(f"DELETE FROM {table}")


def test_what_is_merely_remembered_may_not_change_what_is_journaled(library: Library) -> None:
    filed(library, draft("Harbour strike"))
    with pytest.raises(RuntimeError, match="outside a step"), library._writing.unjournaled():
        library._connection.run("UPDATE clippings SET starred = 1")
    assert library._connection.value("SELECT sum(starred) FROM clippings") == 0
    is_free(library)


def test_a_step_is_one_entry_and_one_announcement(library: Library, announced: list[Changes]) -> None:
    a, b = filed(library, draft("One"), draft("Two"))
    with library.step("Triage"):
        library.tags.put([a, b], "Trade/Ports")
        library.clippings.star([a], True)
    assert [one.name for one in announced] == ["Import", "Triage"]
    tags = frozenset(tag.id for tag in library.tags.tree())
    assert (announced[1].clippings, announced[1].tags) == (frozenset([a, b]), tags)
    assert announced[1].briefings == announced[1].annotations == announced[1].outlets == frozenset()
    assert (library.undo(), library.undo_name, library.redo_name) == ("Triage", "Import", "Triage")
    assert library.tags.tree() == ()
    assert announced[2] == announced[1]
    assert library.redo() == "Triage"
    assert library.clippings.one(a).starred
    assert library.clippings.one(b).tags == ("Trade/Ports",)


def test_a_step_that_changes_nothing_is_none(library: Library, announced: list[Changes]) -> None:
    (a,) = filed(library, draft("One"))
    library.undo()
    library.redo()
    heard = len(announced)
    library.clippings.star([a], False)
    library.tags.take([a], "Trade")
    with library.step("Nothing"):
        pass
    assert (library.undo_name, len(announced)) == ("Import", heard)


def test_every_kind_is_announced_with_its_ids(library: Library, announced: list[Changes]) -> None:
    (a,) = filed(library, draft("One", outlet="Harbour Post"))
    (outlet,) = library.outlets.all()
    mark = library.annotations.add(a, Anchor("One"), Role.FACT)
    briefing = library.briefings.new("Morning")
    library.briefings.add_entries(briefing, [a])
    library.outlets.rename(outlet.id, "Evening Post")
    kinds = [(c.clippings, c.annotations, c.briefings, c.outlets) for c in announced]
    nothing: frozenset[int] = frozenset()
    assert kinds == [
        (frozenset([a]), nothing, nothing, frozenset([outlet.id])),
        (frozenset([a]), frozenset([mark]), nothing, nothing),
        (nothing, nothing, frozenset([briefing]), nothing),
        (nothing, nothing, frozenset([briefing]), nothing),
        (nothing, nothing, nothing, frozenset([outlet.id])),
    ]


def test_from_ten_thousand_on_it_is_many(
    library: Library, announced: list[Changes], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert limits.MANY == 10_000
    monkeypatch.setattr(limits, "MANY", 10)
    ids = filed(library, *(draft(f"Story {n}") for n in range(10)))
    library.clippings.star(ids[:9], True)
    library.clippings.star(ids, False)
    library.clippings.star(ids, True)
    assert [one.clippings for one in announced] == [None, frozenset(ids[:9]), frozenset(ids[:9]), None]


def test_a_new_step_ends_what_could_be_redone(library: Library) -> None:
    (a,) = filed(library, draft("One"))
    library.clippings.star([a], True)
    library.undo()
    library.tags.put([a], "Trade")
    assert library.redo() is None
    assert [library.undo(), library.undo(), library.undo()] == ["Tag clippings", "Import", None]


def test_groups_of_one_batch_are_one_entry(library: Library) -> None:
    batch = library.new_batch("Morning")
    for n in range(3):
        library.file([draft(f"Story {n}")], batch=batch)
    library.file([draft("Another import")], batch=library.new_batch("Noon"))
    assert library.undo() == "Import"
    assert library.count(Query()) == 3
    assert library.undo() == "Import"
    assert library.count(Query()) == 0
    assert found(library, "Story") == []
    library.redo()
    assert len(found(library, "Story")) == 3
    library.file([draft("Story 4")], batch=batch)
    library.undo()
    assert library.count(Query()) == 0, "the import that was redone goes on as the one it was"


def test_a_disturbed_import_is_several_entries(library: Library) -> None:
    batch = library.new_batch("Morning")
    (a,) = (one.id for one in library.file([draft("One")], batch=batch))
    library.clippings.star([a], True)
    library.file([draft("Two")], batch=batch)
    assert [library.undo(), library.undo(), library.undo()] == ["Import", "Star", "Import"]
    assert list(library.batch_ids(batch)) == []


def test_an_import_undone_while_it_runs_goes_on_in_its_batch(library: Library) -> None:
    batch = library.new_batch("Morning")
    library.file([draft("One")], batch=batch)
    library.undo()
    (two,) = (one.id for one in library.file([draft("Two")], batch=batch))
    assert list(library.batch_ids(batch)) == [two]


def test_an_import_is_taken_back_at_any_time(library: Library) -> None:
    batch = library.new_batch("Morning")
    ids = [one.id for one in library.file([draft("One"), draft("Two")], batch=batch)]
    (other,) = filed(library, draft("Three"))
    library.clippings.set_status(ids[:1], Status.KEPT)
    assert library.take_back(batch) == 2
    assert list(library.find(Query())) == [other]
    assert library.undo() == "Take back import"
    assert library.clippings.one(ids[0]).status is Status.KEPT


def test_two_hundred_steps_are_kept(library: Library) -> None:
    (a,) = filed(library, draft("One"))
    assert (limits.UNDO_STEPS, limits.UNDO_BYTES) == (200, 512 * 1024 * 1024)
    for n in range(limits.UNDO_STEPS + 5):
        library.clippings.star([a], n % 2 == 0)
    steps = 0
    while library.undo():
        steps += 1
    assert steps == limits.UNDO_STEPS
    assert library._connection.value("SELECT count(*) FROM journal") == steps, "what is forgotten takes no room"


def test_the_oldest_faces_go_when_there_are_too_many_bytes(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    (a,) = filed(library, draft("One", "word " * 2000))
    monkeypatch.setattr(limits, "UNDO_BYTES", library._writing._faces.bytes() + 60_000)
    for n in range(20):
        library.clippings.set_body(a, draft("", f"text {n} " * 2000).body)
    steps = 0
    while library.undo():
        steps += 1
    assert 1 <= steps < 8
    assert f"text {19 - steps} " in library.clippings.one(a).draft.body.text


def test_what_could_be_redone_is_held_to_the_limit_too(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNDO_BYTES", library._writing._faces.bytes() + 60_000)
    filed(library, *(draft(f"Story {n}", f"word{n} " * 2000) for n in range(20)))
    assert library.undo() == "Import"
    assert library.redo_name is None, "the whole rows, which only redo needs, are more than is kept"
    assert library.count(Query()) == 0
    filed(library, draft("Story 1"))
    assert library.undo() == "Import"


def test_a_failing_step_leaves_nothing(library: Library, announced: list[Changes]) -> None:
    (a,) = filed(library, draft("Harbour strike"))
    library.clippings.star([a], True)
    library.undo()
    with pytest.raises(ZeroDivisionError), library.step("Fails"):
        library.tags.put([a], "Trade")
        filed(library, draft("Pilots return"))
        raise ZeroDivisionError
    assert library.tags.tree() == ()
    assert found(library, "pilots") == []
    assert (library.undo_name, library.redo_name, len(announced)) == ("Import", "Star", 3)
    is_free(library)
    assert library.redo() == "Star", "what could be redone is still there"


def test_an_inner_step_that_fails_takes_back_its_own_part(library: Library) -> None:
    (a,) = filed(library, draft("Harbour strike"))
    with library.step("Outer"):
        library.clippings.star([a], True)
        with pytest.raises(ZeroDivisionError), library.step("Inner"):
            library.clippings.change([a], headline="Airport strike")
            raise ZeroDivisionError
        library.tags.put([a], "Trade")
    assert (found(library, "harbour"), found(library, "airport")) == ([a], [])
    assert library.clippings.one(a).starred
    assert library.undo() == "Outer"
    assert not library.clippings.one(a).starred
    assert list(library.find(Query(HasTag("Trade")))) == []


def test_a_step_that_fails_when_committed_leaves_nothing(library: Library) -> None:
    (a,) = filed(library, draft("Harbour strike"))
    with pytest.raises(sqlite3.IntegrityError), library.step("Dangles"):
        library._connection.run("PRAGMA defer_foreign_keys = 1")
        library.clippings.change([a], headline="Airport strike")
        library._connection.run("UPDATE clippings SET earlier = 999")
    assert (found(library, "harbour"), found(library, "airport")) == ([a], [])
    assert library.undo_name == "Import"
    is_free(library)


def test_a_listener_that_fails_leaves_the_library_as_it_should_be(library: Library) -> None:
    def fail(_changes: Changes) -> None:
        raise ZeroDivisionError

    (a,) = filed(library, draft("Harbour strike"))
    library.listen(fail)
    with pytest.raises(ZeroDivisionError):
        library.clippings.star([a], True)
    assert library.clippings.one(a).starred
    assert library.undo_name == "Star"
    is_free(library)
    with pytest.raises(ZeroDivisionError):
        library.undo()
    assert (library.undo_name, library.redo_name) == ("Import", "Star")
    is_free(library)


@pytest.mark.parametrize("moment", ["bringing back", "forgetting"])
def test_an_undo_that_fails_halfway_can_be_tried_again(library: Library, moment: str) -> None:
    (a,) = filed(library, draft("Harbour strike"))
    with library.step("Both"):
        library.clippings.change([a], headline="Airport strike")
        library.tags.put([a], "Trade")
    spoil = {
        "bringing back": "CREATE TEMP TRIGGER spoil BEFORE UPDATE ON main.details BEGIN SELECT RAISE(ABORT, 'no'); END",
        "forgetting": "CREATE TEMP TRIGGER spoil BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'no'); END",
    }
    arrange(library, spoil[moment])
    for _ in range(2):
        with pytest.raises(sqlite3.IntegrityError):
            library.undo()
        assert library.clippings.one(a).tags == ("Trade",)
        assert (found(library, "airport"), found(library, "harbour")) == ([a], [])
        assert (library.undo_name, library.redo_name) == ("Both", None)
        is_free(library)
    arrange(library, "DROP TRIGGER temp.spoil")
    assert library.undo() == "Both"
    assert (found(library, "airport"), found(library, "harbour")) == ([], [a])
    assert library.clippings.one(a).tags == ()


def test_a_step_that_cannot_forget_the_redo_is_not_done(library: Library) -> None:
    (a,) = filed(library, draft("Harbour strike"))
    library.clippings.star([a], True)
    library.undo()
    arrange(library, "CREATE TEMP TRIGGER spoil BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'no'); END")
    with pytest.raises(sqlite3.IntegrityError):
        library.tags.put([a], "Trade")
    assert library.clippings.one(a).tags == ()
    assert library.redo_name == "Star"
    is_free(library)


def test_undo_inside_a_step_is_refused(library: Library) -> None:
    filed(library, draft("One"))
    with library.step("Outer"), pytest.raises(RuntimeError, match="inside a step"):
        library.undo()
    assert library.count(Query()) == 1


def test_undo_ends_with_the_session(tmp_path: Path) -> None:
    with Library.create(tmp_path / "A.clipper") as library:
        filed(library, draft("One"))
    with Library.open(tmp_path / "A.clipper") as library:
        assert library.undo() is None
        assert library.count(Query()) == 1


def test_what_is_purged_comes_back_whole(library: Library) -> None:
    (a,) = filed(
        library, draft("Harbour strike", "Pilots stay ashore.", data=b"the file", outlet="Post", day="2025-06-11")
    )
    library.tags.put([a], "Trade")
    library.annotations.add(a, Anchor("Pilots", "", " stay", 0), Role.FACT, comment="who says so?")
    library.briefings.add_entries(library.briefings.new("Morning"), [a])
    library.clippings.purge([a])
    assert library.count(Query()) == 1, "only what lies in the trash is deleted"
    library.clippings.set_status([a], Status.TRASHED)
    before = (library.clippings.one(a), library.annotations.of(a), library.briefings.named("Morning"))
    library.clippings.purge([a])
    assert library.clippings.many([a]) == {}
    assert library.briefings.named("Morning").sections[0].entries == ()
    library.undo()
    assert (library.clippings.one(a), library.annotations.of(a), library.briefings.named("Morning")) == before
    assert library.originals.data(before[0].draft.original.sha256) == b"the file"
    library.undo()
    assert found(library, "who says so") == [a] or found(library, "says") == [a]


def test_many_rows_changed_twice_in_one_step_come_back_as_they_were_first(library: Library) -> None:
    ids = filed(library, *(draft(f"Headline {n}", f"Text {n}.", outlet=f"Outlet {n % 3}") for n in range(150)))
    library.clippings.star(ids[::2], True)
    before = library.clippings.many(ids)
    with library.step("Twice"):
        library.clippings.set_status(ids, Status.KEPT)
        library.clippings.set_status(ids[:120], Status.ARCHIVED)
        library.clippings.star(ids, True)
        library.clippings.change(ids[:3], kicker="Changed")
    after = library.clippings.many(ids)
    assert {one.status for one in after.values()} == {Status.KEPT, Status.ARCHIVED}
    for _turn in range(2):
        assert library.undo() == "Twice"
        assert library.clippings.many(ids) == before
        assert library.redo() == "Twice"
        assert library.clippings.many(ids) == after


def test_what_was_read_stays_read_whatever_is_undone(library: Library, announced: list[Changes]) -> None:
    a, b = filed(library, draft("One"), draft("Two"))
    library.clippings.star([a], True)
    library.undo()
    library.clippings.note_read([a])
    assert (library.undo_name, library.redo_name) == ("Import", "Star")
    assert (announced[-1].name, announced[-1].clippings) == ("Mark as read", frozenset([a]))
    heard = len(announced)
    library.clippings.note_read([a])
    assert len(announced) == heard
    library.redo()
    assert (library.clippings.one(a).starred, library.clippings.one(a).read) == (True, True)
    library.undo()
    assert (library.clippings.one(a).starred, library.clippings.one(a).read) == (False, True)
    library.undo()
    library.redo()
    assert (library.clippings.one(a).read, library.clippings.one(b).read) == (True, False)


def test_reading_noted_inside_a_step_is_undone_with_it(library: Library) -> None:
    (a,) = filed(library, draft("One"))
    with library.step("Tag"):
        library.tags.put([a], "Trade")
        library.clippings.note_read([a])
    assert library.clippings.one(a).read
    assert library.undo() == "Tag"
    assert not library.clippings.one(a).read
