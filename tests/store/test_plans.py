"""No verb goes through a whole table to find its rows: asked of SQLite itself, for every statement that was run."""

from collections.abc import Callable
from functools import partial

import pytest
from drafted import draft, filed
from msgspec.structs import replace

from clipper.model.annotation import Anchor, Role
from clipper.model.clipping import Original, Published, Status
from clipper.model.query import After, And, Before, FromOutlet, HasTag, InBatch, InBriefing, Is, Order, Query, Words
from clipper.store.library import Library

STORY = draft(
    "Pilots strike", "The port is closed.", day="2025-06-11", outlet="Harbour Post", data=b"one", url="https://a.example/1",
    slug="STRIKE",
)  # fmt: skip
SMALL = ("tags", "roles", "briefings", "aliases", "outlets", "sections", "office", "sqlite_sequence")
"""Tables a library has some dozens of rows of."""


def plan_of(library: Library, deed: Callable[[], object]) -> list[tuple[str, str]]:
    """Each step of the plan of each statement a deed runs, with the statement."""
    raw, statements = library._connection.raw, []
    raw.set_trace_callback(statements.append)
    try:
        deed()
    finally:
        raw.set_trace_callback(None)
    asked = [
        one for one in dict.fromkeys(statements) if one.split(None, 1)[0] in {"SELECT", "UPDATE", "DELETE", "INSERT"}
    ]
    assert asked
    return [(row[3], one) for one in asked for row in raw.execute(f"EXPLAIN QUERY PLAN {one}")]


def scans(library: Library, deed: Callable[[], object]) -> list[tuple[str, str]]:
    """The steps that go through a whole table of the library that may be large."""
    large = {row[0] for row in library._connection.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")} - {
        *SMALL
    }
    names = {"c": "clippings", "t": "texts", "o": "originals", "e": "entries", "x": "clipping_tags", "a": "annotations"}
    found = []
    for step, statement in plan_of(library, deed):
        words = step.split()
        if words[0] == "SCAN" and names.get(words[1], words[1]) in large and "VIRTUAL" not in words:
            found.append((step, statement))
    return found


@pytest.fixture
def ids(library: Library) -> list[int]:
    found = filed(library, STORY, draft("Second", "Text.", outlet="Valley Echo"), draft("Third"))
    library.tags.put(found, "Trade/Ports")
    library.annotations.add(found[0], Anchor("port"), Role.FACT, comment="really?")
    library.briefings.add_entries(library.briefings.new("Morning"), found)
    return found


@pytest.mark.parametrize(
    "group",
    [
        [STORY],
        [replace(STORY, original=Original("b.txt", "text/plain", data=b"two"))],
        [
            draft(
                "Later",
                "Another text.",
                day="2025-06-11",
                url="https://a.example/1",
                slug="STRIKE",
                outlet="Harbour Post",
            )
        ],
        [
            draft(f"Story {n}", f"Text {n}.", data=b"%d" % n, url=f"https://a.example/{n}", slug=str(n))
            for n in range(200)
        ],
    ],
    ids=["same original", "same content", "later version", "many"],
)
def test_filing_looks_up_by_indexes_alone(library: Library, ids: list[int], group: list) -> None:
    assert scans(library, lambda: library.file(group, tags=["Trade"], batch=library.new_batch("Now"))) == []


def test_a_lookup_without_its_index_would_be_seen(library: Library, ids: list[int]) -> None:
    """The whole hash is in no index, so asking for it goes through the table."""
    ask = "SELECT id FROM originals WHERE sha256 = x'00'"
    assert [step for step, _sql in scans(library, lambda: library._connection.rows(ask))] == ["SCAN originals"]


def test_each_lookup_of_duplicates_uses_the_index_made_for_it(library: Library, ids: list[int]) -> None:
    steps = {step for step, _sql in plan_of(library, lambda: library.file([STORY]))}
    for index in ("originals_sha256", "clippings_content", "clippings_filed", "clippings_url", "clippings_slug"):
        assert any(step.startswith("SEARCH") and index in step for step in steps), index


def test_no_change_and_no_undo_goes_through_a_table(library: Library, ids: list[int]) -> None:
    a, b, c = ids
    ports, trade = sorted(tag.id for tag in library.tags.tree())[::-1]
    deeds: list[Callable[[], object]] = [
        lambda: library.clippings.change([a], headline="Pilots", published=Published(None, "2025-06-12")),
        lambda: library.clippings.set_body(b, draft("", "Other.").body),
        lambda: library.clippings.set_status(ids, Status.TRASHED),
        lambda: library.annotations.remove([mark.id for mark in library.annotations.of(a)]),
        lambda: library.clippings.purge([c]),
        lambda: library.take_back(1),
        lambda: library.tags.rename(ports, "Commerce"),
        lambda: library.tags.remove(trade),
    ]
    for deed in deeds:
        assert scans(library, deed) == []
    for _ in deeds:
        assert scans(library, library.undo) == []


def test_a_page_of_a_list_is_read_by_ids(library: Library, ids: list[int]) -> None:
    assert scans(library, lambda: library.clippings.rows(ids)) == []
    assert scans(library, lambda: library.clippings.many(ids)) == []
    assert scans(library, lambda: library.annotations.many(ids)) == []


@pytest.mark.parametrize(
    "node",
    [
        Words("port"),
        And((Words("port"), Is("inbox"))),
        HasTag("Trade"),
        FromOutlet("Post"),
        InBatch(1),
        InBriefing(1),
        Is("starred"),
    ],
)
def test_a_search_does_not_go_through_the_clippings(library: Library, ids: list[int], node) -> None:
    found = scans(library, lambda: library.find(Query(node, limit=50)))
    assert [step for step, _sql in found if "clippings_press" not in step and "clippings_starred" not in step] == []


def test_newest_first_needs_no_sorting(library: Library, ids: list[int]) -> None:
    for node in (And(()), Words("port"), Is("inbox"), And((Words("port"), After("2025-01-01"), Before("2026-01-01")))):
        for order in (Order.NEWEST, Order.OLDEST):
            query = Query(node, order)
            steps = [step for step, _sql in plan_of(library, partial(library.find, query))]
            assert not any("TEMP B-TREE" in step for step in steps), (node, order)


def test_days_are_a_range_of_rows_inside_the_index(library: Library, ids: list[int]) -> None:
    node = And((Words("port"), After("2025-01-01"), Before("2026-01-01")))
    ((step, _sql),) = [one for one in plan_of(library, lambda: library.find(Query(node))) if "VIRTUAL TABLE" in one[0]]
    # FTS5 names what it was given: M a match, < and > bounds of the row number
    assert {"M", "<", ">"} <= set(step.rpartition(":")[2])
    bounds = [
        one for one, _sql in plan_of(library, lambda: library.find(Query(And((After("2025-01-01"), Is("inbox"))))))
    ]
    assert any("(status=? AND press>?)" in one for one in bounds)
