"""Filing: originals before rows, groups whole or not at all, duplicates and later versions, press time and its correction."""

import hashlib
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from drafted import draft, filed
from msgspec.structs import replace

from clipper.errors import ClipperError
from clipper.model.body import Body, Span, SpanKind, figure, paragraph
from clipper.model.clipping import Confidence, Draft, Embargo, Headline, MediaType, Original, Picture, Published, Status
from clipper.model.intake import Ending
from clipper.model.query import After, And, Before, Order, Query, Words
from clipper.store.library import Library

STORY = draft("Pilots strike", "The port is closed.\nShips wait.", day="2025-06-11", outlet="Harbour Post", data=b"one")


def again(**changes) -> Draft:
    """The same story from other bytes, with changes."""
    return replace(STORY, original=Original("copy.txt", "text/plain", data=b"two"), **changes)


def outcome(library: Library, one: Draft, **how) -> tuple[int, Ending]:
    (found,) = library.file([one], **how)
    return found.id, found.status


def test_every_field_comes_back_as_it_was_filed(library: Library) -> None:
    data = b"\x89PNG"
    name = hashlib.sha256(data).hexdigest()
    whole = Draft(
        "Head\x00line", Body((paragraph("A bold word.", Span(2, 6, SpanKind.BOLD)), figure("Cap", "Cred", name, "alt"))),
        (Headline("On the web", "web"),), "Kicker", "Deck", "By Jane Roe", ("Jane Roe", "Ann Poe"), "GENEVA", "Reuters", "Post",
        MediaType.PRINT, "late", "Business", "A3", Published("11 June", "2025-06-11", 1_749_600_000, "+02:00"),
        Published("12 June", "2025-06-12"), 1_749_700_000, Embargo("until noon", 1_749_650_000), "SLUG", "https://a.example/1",
        "en", "all rights", "note", ("ports", "strike"), Original("a.html", "text/html", data=b"<p>"),
        (Picture(name, "image/png", 3, 2, data),), ("no author",), (Confidence("headline", 0.25, "og:title"),),
    )  # fmt: skip
    (id,) = filed(library, whole)
    found = library.clippings.one(id)
    original = Original("a.html", "text/html", hashlib.sha256(b"<p>").hexdigest(), 3)
    assert found.draft == replace(whole, original=original, pictures=(Picture(name, "image/png", 3, 2),))
    assert (found.status, found.starred, found.read, found.tags, found.earlier) == (
        Status.INBOX,
        False,
        False,
        (),
        None,
    )
    assert library.originals.data(original.sha256) == b"<p>"
    assert library.originals.data(name) == data
    row = library.clippings.rows([id])[id]
    assert (row.headline, row.deck, row.outlet, row.page, row.picture, row.words) == (
        "Head\x00line",
        "Deck",
        "Post",
        "A3",
        name,
        3,
    )


def test_a_long_text_leads_with_its_first_words_in_any_script(library: Library) -> None:
    texts = (
        "The harbour pilots met. " * 20,
        "港湾の水先案内人が会合を開いた。" * 30,
        "นักบินนำร่องประชุมกันที่ท่าเรือ" * 20 + " จบ",
    )
    ids = filed(library, *(draft(f"Head {n}", text) for n, text in enumerate(texts)))
    rows = library.clippings.rows(ids)
    for id, text in zip(ids, texts, strict=True):
        lead = rows[id].deck
        assert lead.endswith("…") and text.startswith(lead[:-1]) and len(lead) > 150, lead
    assert rows[ids[0]].deck.endswith(("harbour…", "pilots…", "met.…", "The…"))


def test_the_same_original_is_a_duplicate_whatever_was_read_from_it(library: Library) -> None:
    id, _ending = outcome(library, STORY)
    other = replace(STORY, headline="Read anew", body=Body((paragraph("Otherwise."),)), outlet="Elsewhere")
    (found,) = library.file([other], tags=["Trade"])
    assert (found.id, found.status) == (id, Ending.DUPLICATE)
    assert found.reason == f"Filed already as “Pilots strike” (clipping {id})."
    assert library.clippings.one(id).tags == ("Trade",)
    assert library.count(Query()) == 1


@pytest.mark.parametrize(
    "body",
    ["The port is closed.\nShips wait.", "The  port is closed. Ships\u00a0wait.", "The port\nis closed.\nShips\nwait."],
)
def test_the_same_content_is_a_duplicate_up_to_white_space(library: Library, body: str) -> None:
    id, _ending = outcome(library, STORY)
    folded = again(body=draft("", body).body, headline="Pilots   strike", outlet="harbour post")
    assert outcome(library, folded) == (id, Ending.DUPLICATE)


@pytest.mark.parametrize(
    "other",
    [
        again(outlet="Valley Echo"),
        again(published=Published("", "2025-06-12")),
        again(headline="Pilots still strike"),
        again(body=draft("", "The port is open.\nShips wait.").body),
    ],
    ids=["outlet", "day", "headline", "body"],
)
def test_another_outlet_day_headline_or_text_is_no_duplicate(library: Library, other: Draft) -> None:
    id, _ending = outcome(library, STORY)
    assert outcome(library, other) == (id + 1, Ending.FILED)
    assert library.clippings.one(id + 1).earlier is None


@pytest.mark.parametrize("same", [STORY, again()], ids=["original", "content"])
def test_a_duplicate_in_the_trash_comes_back_to_the_inbox(library: Library, same: Draft) -> None:
    id, _ending = outcome(library, STORY)
    library.clippings.set_status([id], Status.TRASHED)
    (found,) = library.file([same])
    assert (found.id, found.status) == (id, Ending.DUPLICATE)
    assert found.reason is not None
    assert "back in the inbox" in found.reason
    assert library.clippings.one(id).status is Status.INBOX
    library.undo()
    assert library.clippings.one(id).status is Status.TRASHED


def test_a_duplicate_that_is_kept_stays_where_it_is(library: Library) -> None:
    id, _ending = outcome(library, STORY)
    library.clippings.set_status([id], Status.ARCHIVED)
    outcome(library, again())
    assert library.clippings.one(id).status is Status.ARCHIVED


def test_of_two_with_the_same_content_the_one_outside_the_trash_is_meant(library: Library) -> None:
    kept, _ending = outcome(library, STORY)
    thrown, _ending = outcome(library, again(headline="Another"))
    library.clippings.change([thrown], headline="Pilots strike")
    library.clippings.set_status([thrown], Status.TRASHED)
    assert outcome(library, replace(again(), original=None)) == (kept, Ending.DUPLICATE)
    assert library.clippings.one(thrown).status is Status.TRASHED


def test_what_was_corrected_is_known_as_it_was_filed_and_as_it_stands(library: Library) -> None:
    id, _ending = outcome(library, STORY)
    library.clippings.change([id], headline="Harbour pilots strike")
    library.clippings.change([id], headline="Pilots strike again")
    assert outcome(library, again()) == (id, Ending.DUPLICATE)
    assert outcome(library, again(headline="Pilots strike again")) == (id, Ending.DUPLICATE)


def test_a_renamed_outlet_does_not_hide_a_duplicate(library: Library) -> None:
    id, _ending = outcome(library, STORY)
    (outlet,) = library.outlets.all()
    library.outlets.rename(outlet.id, "The Harbour Post")
    assert outcome(library, again()) == (id, Ending.DUPLICATE)


def test_duplicates_inside_one_group(library: Library) -> None:
    one, two, three = library.file([STORY, again(), again(outlet="Valley Echo")])
    assert [one.status, two.status, three.status] == [Ending.FILED, Ending.DUPLICATE, Ending.FILED]
    assert one.id == two.id


def test_the_stories_of_one_file_are_filed_each_and_known_each(library: Library) -> None:
    parts = [replace(STORY, headline=f"Story {n}", body=draft("", f"Text {n}.").body) for n in range(3)]
    ids = filed(library, *parts)
    assert len(set(ids)) == 3
    assert [one.id for one in library.file(parts)] == ids
    assert [library.clippings.one(id).earlier for id in ids] == [None] * 3


def test_a_copy_of_a_file_under_another_name_is_a_duplicate_in_the_same_group_too(library: Library) -> None:
    copy = replace(STORY, headline="Read otherwise", original=Original("copy of story.txt", "text/plain", data=b"one"))
    one, two = library.file([STORY, copy])
    assert (two.id, two.status) == (one.id, Ending.DUPLICATE)


@pytest.mark.parametrize("field", [{"url": "https://a.example/1"}, {"slug": "BC-STRIKE"}])
def test_the_same_address_with_another_text_is_a_later_version(library: Library, field: dict) -> None:
    first, _ending = outcome(library, replace(STORY, **field))
    (found,) = library.file([again(body=draft("", "The port is open.").body, **field)])
    assert found.status is Ending.FILED
    assert found.reason == f"A later version of “Pilots strike” (clipping {first})."
    assert library.clippings.one(found.id).earlier == first
    (third,) = library.file([draft("Pilots back", "Ships sail.", outlet="harbour post", **field)])
    assert library.clippings.one(third.id).earlier == found.id, "tied to the one before it"


def test_a_slug_of_another_outlet_is_no_earlier_version(library: Library) -> None:
    outcome(library, replace(STORY, slug="STRIKE"))
    id, _ending = outcome(library, draft("Other", "Text.", slug="STRIKE", outlet="Valley Echo"))
    assert library.clippings.one(id).earlier is None


def test_a_picture_without_words_is_known_by_its_bytes(library: Library) -> None:
    a, b = (Draft("Front page", Body(), original=Original("scan.png", "image/png", data=data)) for data in (b"1", b"2"))
    assert len(set(filed(library, a, b))) == 2
    assert outcome(library, a)[1] is Ending.DUPLICATE


def test_an_original_that_cannot_be_kept_files_nothing(library: Library) -> None:
    name = hashlib.sha256(b"one").hexdigest()
    (library.path / "files" / name[:2]).write_bytes(b"in the way")
    with pytest.raises(ClipperError, match="their clippings were not filed"):
        library.file([draft("First"), STORY])
    assert library.count(Query()) == 0
    assert library.undo_name is None
    assert list((library.path / "tmp").iterdir()) == []


def test_a_group_is_filed_whole_or_not_at_all(library: Library) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        library.file([draft("First"), STORY, draft("Third", url=None)])
    with pytest.raises(ClipperError, match="needs a name"):
        library.file([draft("First")], tags=[" / "])
    assert library.count(Query()) == 0
    assert library.outlets.all() == ()


@pytest.mark.parametrize("wrong", [b"", b"other", b"one and more"])
def test_a_file_in_place_with_wrong_bytes_is_written_anew(library: Library, wrong: bytes) -> None:
    name = hashlib.sha256(b"one").hexdigest()
    place = library.originals.path(name)
    place.parent.mkdir()
    place.write_bytes(wrong)
    with pytest.raises(ClipperError, match="damaged"):
        library.originals.data(name)
    filed(library, STORY)
    assert library.originals.data(name) == b"one"


def test_a_file_in_place_with_the_right_bytes_is_left(library: Library) -> None:
    filed(library, STORY)
    place = library.originals.path(hashlib.sha256(b"one").hexdigest())
    before = place.stat().st_ino
    library.undo()
    assert place.read_bytes() == b"one", "an undo takes no file away"
    filed(library, STORY)
    assert place.stat().st_ino == before


def test_what_an_interrupted_filing_left_is_cleared(tmp_path: Path) -> None:
    Library.create(tmp_path / "A.clipper").close()
    (tmp_path / "A.clipper" / "tmp" / "1-1").write_bytes(b"half")
    with Library.open(tmp_path / "A.clipper", write=False):
        assert (tmp_path / "A.clipper" / "tmp" / "1-1").exists()
    with Library.open(tmp_path / "A.clipper"):
        assert not (tmp_path / "A.clipper" / "tmp" / "1-1").exists()


def test_half_of_a_surrogate_pair_costs_one_character(library: Library) -> None:
    ids = filed(library, draft("Fine"), draft("Bro\ud800ken", "and \udc00 so on", keywords=("\ud900",)))
    assert library.clippings.one(ids[1]).draft.headline == "Bro\ufffdken"
    assert library.clippings.one(ids[0]).draft.headline == "Fine"


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "AB" * 32, "ab" * 31])
def test_only_a_hash_names_a_kept_file(library: Library, name: str) -> None:
    with pytest.raises(ClipperError, match="not the name of a kept file"):
        library.originals.path(name)


# press time


def published(day: str | None, hour: int | None = None, zone: str = "Z") -> Published:
    """A day, with an hour in UTC where it is known."""
    if day is None or hour is None:
        return Published(day, day)
    at = (date.fromisoformat(day).toordinal() - date(1970, 1, 1).toordinal()) * 86_400 + hour * 3600
    return Published(day, day, at, zone)


def test_newest_published_first_whatever_the_order_of_filing(library: Library) -> None:
    moments = [
        published("2025-06-11"), published("2025-06-12", 5), published("1999-12-31"), published("2025-06-12", 23),
        published("2025-06-12"), published("0001-01-01"), published("9999-12-31"),
    ]  # fmt: skip
    ids = filed(library, *(draft(f"Story {n}", published=one) for n, one in enumerate(moments)))
    newest = [ids[n] for n in (6, 3, 1, 4, 0, 2, 5)]
    assert list(library.find(Query())) == newest
    assert list(library.find(Query(Words("story")))) == newest
    assert list(library.find(Query(Words("story"), Order.OLDEST))) == newest[::-1]
    assert list(library.find(Query(Words("story"), limit=3))) == newest[:3]


def test_what_has_no_date_is_sorted_by_the_minute_of_filing(library: Library) -> None:
    past, undated, future = filed(
        library, draft("Past", day="2001-01-01"), draft("Undated"), draft("Future", day="2999-01-01")
    )
    assert list(library.find(Query())) == [future, undated, past]
    assert library.clippings.one(undated).draft.published == Published()


def test_press_time_is_the_minute_and_the_number_of_the_clipping(library: Library) -> None:
    (id,) = filed(library, draft("Story", published=published("2025-06-11", 6)))
    minute = (date(2025, 6, 11).toordinal() - 1) * 1440 + 6 * 60
    assert library.press_span() == ((minute << 20) + id,) * 2


def test_a_corrected_date_moves_the_text(library: Library) -> None:
    a, b = filed(library, draft("Old story", day="2001-01-01"), draft("New story", day="2025-06-11"))
    library.clippings.change([a], published=published("2025-06-12"))
    assert list(library.find(Query(Words("story")))) == [a, b]
    assert list(library.find(Query(And((Words("story"), After("2025-06-12")))))) == [a]
    assert list(library.find(Query(And((Words("story"), Before("2002-01-01")))))) == []
    assert Confidence("published", 1.0, "corrected by hand") in library.clippings.one(a).draft.confidence
    library.undo()
    assert list(library.find(Query(Words("story")))) == [b, a]
    library.redo()
    library.clippings.change([a], published=Published())
    assert list(library.find(Query(Words("story")))) == [a, b], "without a date it goes by its filing, which is today"


def test_one_press_time_is_never_given_twice(library: Library) -> None:
    (a,) = filed(library, draft("First", day="2025-06-11"))
    with library.step("A million later"):
        library._connection.run("UPDATE sqlite_sequence SET seq = ? WHERE name = 'clippings'", (a + (1 << 20) - 1,))
    b, c = filed(library, draft("Second", day="2025-06-11"), draft("Third", day="2025-06-11"))
    assert b == a + (1 << 20)
    low, high = library.press_span()
    assert high == low + 2, "the second takes the next place, and the third the one after it"
    assert list(library.find(Query())) == [c, b, a]


@pytest.mark.parametrize("day", ["2025-02-30", "0000-01-01", "10000-01-01", "yesterday", "2025-6-1"])
def test_a_day_that_does_not_exist_is_no_day(library: Library, day: str) -> None:
    (id,) = filed(library, draft("Story", day=day))
    assert library.clippings.one(id).draft.published == Published(raw=day)


def test_a_day_is_read_off_an_instant(library: Library) -> None:
    moment = Published("late", None, 1_749_679_200, "+02:00")  # 22:00 UTC on 11 June is midnight in Berlin
    (id,) = filed(library, draft("Story", published=moment))
    assert library.clippings.one(id).draft.published.day == "2025-06-12"
