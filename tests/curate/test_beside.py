"""What an issue says beside its entries: play report, nil returns, and what changed since the edition before."""

from dataclasses import replace

from clipper.curate.beside import marked_against, panel, play_report
from clipper.model.body import Body
from clipper.model.clipping import Clipping, Draft
from clipper.model.document import Change, Document, DocumentSection, Item, Play


def clipping(number: int, outlet: str, page: str = "", language: str = "en") -> Clipping:
    draft = Draft("H", Body(()), outlet=outlet, page=page, language=language)
    return Clipping(number, f"u{number}", draft, 0)


def item(key: str, headline: str = "H") -> Item:
    return Item(key, "", headline, headline, "Gazette")


def test_the_play_report_says_where_each_title_printed_each_story() -> None:
    stories = [
        ("Strike", [clipping(1, "Gazette", "1"), clipping(2, "Hanseblatt", "3", "de"), clipping(3, "Gazette", "9")])
    ]
    report = play_report(stories, ("Gazette", "Ledger", "Hanseblatt"), {"Hanseblatt": "Hanse"})
    assert report.titles == ("Gazette", "Ledger", "Hanse")
    assert report.rows == (("Strike", (Play("1", front=True, language="en"), None, Play("3", language="de"))),)


def test_nil_returns_are_the_titles_read_in_vain_and_those_that_did_not_come() -> None:
    told = panel(("Gazette", "Tide", "Register", "Mail"), ("GAZETTE",), {"Register": "delivery failed", "Mail": ""})
    assert told.nothing_found == ("Tide",)
    assert told.not_available == ("Register (delivery failed)", "Mail")
    assert told.read == 2


def test_a_second_edition_marks_new_changed_and_withdrawn_items() -> None:
    before = Document(
        "T", "2025-06-11", 1, as_at="07:00", sections=(DocumentSection("s1", "One", (item("a"), item("b"), item("c"))),)
    )
    corrected = item("b", "H corrected")
    now = replace(before, sections=(DocumentSection("s1", "One", (item("a"), corrected, item("d"))),))
    marked = marked_against(now, before, {"c": "an error of ours"})
    assert [one.change for one in marked.sections[0].items] == [None, Change.CHANGED, Change.NEW]
    assert [(one.change, one.headline, one.key, one.reason) for one in marked.changes] == [
        (Change.CHANGED, "H corrected", "b", ""),
        (Change.NEW, "H", "d", ""),
        (Change.WITHDRAWN, "H", "", "an error of ours"),
    ]
    assert marked.changed_since == "07:00"
    assert marked_against(before, before).changes == ()
