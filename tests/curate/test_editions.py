"""Editions: codes stay with what was printed; new, changed and withdrawn items are told apart and announced."""

from msgspec.structs import replace

from clipper.curate import editions
from clipper.model.briefing import Rendition
from clipper.model.document import Change, Document, DocumentSection, Item
from clipper.model.production import PrintedItem, Production


def item(key: str, headline: str = "H", code: str = "") -> Item:
    return Item(f"c-{key}", code, headline, headline, "Gazette")


def paper(*items: Item) -> Document:
    coded = [replace(one, code=f"0611-{n:02}") for n, one in enumerate(items, 1)]
    return Document("T", "2025-06-11", 1, sections=(DocumentSection("s1", "One", tuple(coded)),))


def printed(document: Document, produced: int = 0) -> Production:
    """What a run would have recorded of it."""
    made = [
        PrintedItem(
            one.code, number, one.key.removeprefix("c-"), None, "One", one.headline, one.outlet, Rendition.FULL,
            fingerprint=editions.fingerprint(one),
        )
        for number, one in enumerate(editions.items(document), 1)
    ]  # fmt: skip
    return Production(1, 1, 1, produced, "", "T", 1, "2025-06-11", items=tuple(made))


def test_new_changed_and_withdrawn_items_are_marked_and_announced() -> None:
    before = printed(paper(item("a"), item("b"), item("c")))
    now = paper(item("a"), item("b", "H corrected"), item("d"))
    marked = editions.marked_against(now, before, "07:00", {3: "an error of ours"})
    assert [one.change for one in editions.items(marked)] == [None, Change.CHANGED, Change.NEW]
    assert [(one.change, one.headline, one.key, one.reason) for one in marked.changes] == [
        (Change.CHANGED, "H corrected", "c-b", ""),
        (Change.NEW, "H", "c-d", ""),
        (Change.WITHDRAWN, "H", "", "an error of ours"),
    ]
    assert marked.changed_since == "07:00"
    assert editions.counted(marked) == {Change.NEW: 1, Change.CHANGED: 1, Change.WITHDRAWN: 1}


def test_an_edition_keeps_its_codes_and_never_gives_one_twice() -> None:
    first = printed(paper(item("a"), item("b"), item("c")))
    now = paper(item("d"), item("c"), item("a"), item("e"))
    known = editions.codes(now, [first])
    assert known == {"c-c": "0611-03", "c-a": "0611-01", "c-d": "0611-04", "c-e": "0611-05"}
    second = printed(editions.coded(now, known))
    later = paper(item("f"), item("b"), item("d"))
    # b comes back with the code it had; d keeps the one of the second edition
    assert editions.codes(later, [first, second]) == {"c-f": "0611-06", "c-b": "0611-02", "c-d": "0611-04"}


def test_a_second_issue_of_the_day_has_codes_of_its_own() -> None:
    now = paper(item("a"), item("b"))
    assert editions.codes(now, [], {"0611-02"}) == {"c-a": "0611b-01", "c-b": "0611b-02"}
    assert editions.codes(now, [], {"0611-07", "0611b-01"}) == {"c-a": "0611c-01", "c-b": "0611c-02"}
    assert editions.codes(now, [], {"0610-01"}) == {"c-a": "0611-01", "c-b": "0611-02"}
    first = printed(editions.coded(paper(item("a")), {"c-a": "0611b-01"}))
    assert editions.codes(now, [first], {"0611-02"}) == {"c-a": "0611b-01", "c-b": "0611b-02"}


def test_what_goes_out_again_unchanged_is_the_same_edition() -> None:
    first, second = paper(item("a")), paper(item("a"), item("b"))
    runs = [printed(first, 1), printed(first, 2)]
    assert editions.number(first, runs) == 1
    assert editions.before(first, runs) is None
    assert editions.number(second, runs) == 2
    before = editions.before(second, runs)
    assert before is not None
    assert before.produced == 2
    runs.append(printed(second, 3))
    # handed out once more, it still says what changed since the first
    assert editions.number(second, runs) == 2
    assert editions.before(second, runs) == runs[1]
