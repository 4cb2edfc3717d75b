"""Quotations in the store: remembered by what was read, refused for good, asked for by speaker."""

from pathlib import Path

import pytest
from drafted import draft, filed

from clipper.annotate import anchors
from clipper.errors import ClipperError, LibraryError
from clipper.model.annotation import Role
from clipper.model.body import Body, paragraph
from clipper.model.clipping import Status
from clipper.model.person import person_keys
from clipper.progress import Cancelled, Progress
from clipper.store.library import Library
from clipper.workflows import find_quotations

LEE = "“We leave tonight,” said Ann Lee, the harbour director. “Nobody asked us.”"


@pytest.fixture
def shelf(tmp_path: Path):
    with Library.create(tmp_path / "Press.clipper") as library:
        filed(
            library,
            draft("One", LEE, day="2025-06-11", outlet="Harbour Post", language="en"),
            draft("Two", LEE.replace("tonight", "today"), day="2025-06-12", outlet="Gazette", language="en"),
            draft("Three", "Nobody spoke.", day="2025-06-13", language="en"),
        )
        yield library


def said(library: Library, name: str = "Ann Lee") -> list[tuple[int, str]]:
    return [(one.clipping, one.text) for one in library.quotations.by(name)]


def test_a_text_is_searched_once_and_again_only_after_it_changed(shelf: Library) -> None:
    assert shelf.quotations.unread() == 3
    assert find_quotations.find(shelf, Progress()) == 3
    assert (shelf.quotations.unread(), find_quotations.find(shelf, Progress())) == (0, 0)
    assert [one.text for one in shelf.quotations.of(1)] == [
        "We leave tonight",
        "Nobody asked us.",
    ]
    shelf.clippings.set_body(1, Body((paragraph("“We stay,” said Ann Lee."),)))
    assert list(shelf.quotations.stale()) == [1] and shelf.quotations.is_stale(1)
    assert find_quotations.find(shelf, Progress()) == 1
    assert said(shelf)[-1] == (1, "We stay")


def test_what_was_read_before_the_text_changed_is_not_kept(shelf: Library) -> None:
    old = find_quotations.of(shelf.clippings.one(1))
    shelf.clippings.set_body(1, Body((paragraph("Nothing is said."),)))
    shelf.quotations.remember([old])
    assert shelf.quotations.of(1) == () and shelf.quotations.is_stale(1)


def test_a_stopped_search_keeps_what_it_found_and_goes_on_later(shelf: Library) -> None:
    progress = Progress()
    groups = find_quotations.read(shelf, progress)
    shelf.quotations.remember(next(groups))
    progress.cancel()
    filed(shelf, draft("Four", "“I stay,” said Ann Lee.", language="en"))
    with pytest.raises(Cancelled):
        next(find_quotations.read(shelf, progress))
    assert shelf.quotations.unread() == 1


def test_by_speaker_the_newest_first_found_and_accepted_each_once(shelf: Library) -> None:
    find_quotations.find(shelf, Progress())
    text = shelf.clippings.one(1).draft.body.text
    mark = shelf.annotations.add(1, anchors.anchor(text, 1, 17), Role.KEY_QUOTE, speaker="ann  LEE")
    found = shelf.quotations.by("Ann Lee")
    assert [(one.clipping, one.text, one.annotation) for one in found] == [
        (2, "We leave today", 0),
        (2, "Nobody asked us.", 0),
        (1, "We leave tonight", mark),
        (1, "Nobody asked us.", 0),
    ]
    assert (found[0].outlet, found[0].day, found[0].title) == ("Gazette", "2025-06-12", "harbour director")
    assert shelf.quotations.speakers() == (("Ann Lee", 4),)
    shelf.clippings.set_status([2], Status.TRASHED)
    assert [(name.casefold().split(), count) for name, count in shelf.quotations.speakers()] == [(["ann", "lee"], 2)]


def test_a_mark_whose_words_are_gone_says_so(shelf: Library) -> None:
    text = shelf.clippings.one(1).draft.body.text
    mark = shelf.annotations.add(1, anchors.anchor(text, 1, 17), Role.KEY_QUOTE, speaker="Ann Lee")
    shelf.annotations.settle(1, {mark: None})
    assert [one.lost for one in shelf.quotations.by("ann lee")] == [True]


def test_a_refused_one_is_not_offered_again_and_undo_brings_it_back(shelf: Library) -> None:
    find_quotations.find(shelf, Progress())
    shelf.quotations.refuse(1, "We leave tonight")
    shelf.quotations.refuse(1, "We leave tonight")
    assert shelf.quotations.refused(1) == {"We leave tonight"}
    assert [one.text for one in find_quotations.offered(shelf, 1)[1]] == ["Nobody asked us."]
    assert (1, "We leave tonight") not in said(shelf)
    shelf.undo()
    assert (1, "We leave tonight") in said(shelf)
    with pytest.raises(ClipperError, match="99"):
        shelf.quotations.refuse(99, "x")


def test_what_a_mark_touches_is_not_offered(shelf: Library) -> None:
    fresh, offers = find_quotations.offered(shelf, 1)
    assert fresh is not None and len(offers) == 2
    shelf.annotations.add(1, anchors.anchor(shelf.clippings.one(1).draft.body.text, 4, 9), Role.FACT)
    assert [one.text for one in find_quotations.offered(shelf, 1)[1]] == ["Nobody asked us."]


def test_a_library_for_reading_only_finds_and_keeps_nothing(shelf: Library) -> None:
    with Library.open(shelf.path, write=False) as reader:
        fresh, offers = find_quotations.offered(reader, 1)
        assert fresh is not None and len(offers) == 2
        with pytest.raises(LibraryError):
            reader.quotations.remember([fresh])


def test_one_person_under_several_ways_of_writing_the_name(shelf: Library) -> None:
    words = ("“We go,” said Robert F. Kennedy Jr.", "“We stay,” said Robert Kennedy Jr on Monday.", "“We rest,” said Dr. José Gil.", "“We run,” said Jose Gil.")  # fmt: skip
    filed(shelf, *(draft(f"Number {n}", text, language="en") for n, text in enumerate(words)))
    find_quotations.find(shelf, Progress())
    counts = dict(shelf.quotations.speakers())
    assert sorted(counts.values())[-3:] == [2, 2, 4]
    (kennedy,) = [name for name in counts if "Kennedy" in name]
    assert {one.text for one in shelf.quotations.by(kennedy)} == {"We go", "We stay"}


def test_a_father_and_two_presidents_are_several_people() -> None:
    names = (
        "Robert Kennedy",
        "Robert Kennedy Jr.",
        "George W. Bush",
        "George H. W. Bush",
        "Ann Lee",
        "Ann B. Lee",
        "Lee",
    )
    assert len(set(person_keys(names).values())) == 6
