"""Handing out: licences looked at before an issue goes out, an embargo that locks, and the record of what went."""

import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from clipper.errors import ClipperError
from clipper.model.body import Body, paragraph
from clipper.model.briefing import Office, Rendition
from clipper.model.clipping import Draft, Embargo, Original, Published
from clipper.model.rights import Licence, Reach
from clipper.model.template import Handout
from clipper.workflows import export_briefing, handing_out, licensing
from clipper.workflows.handing_out import Edition, Handed, Written, hand_out
from clipper.workflows.preflight import preflight

DAY = "2026-11-24"
NOW = 1_795_500_000
"""24 November 2026, 06:00 UTC."""


def draft(outlet: str, **fields: object) -> Draft:
    made = Draft(
        f"Story of {outlet}", Body((paragraph("Ten words stand here and no more than ten words."),)), outlet=outlet
    )
    return replace(made, published=Published(DAY, DAY), language="en", **fields)  # pyright: ignore[reportArgumentType]


@pytest.fixture
def issue(library) -> int:
    """An issue of three entries: a free text, one of a licensed outlet, one of another."""
    library.set_office(Office(name="Press Office"))
    ids = [one.id for one in library.file([draft("Ministry"), draft("The Harbour Post"), draft("Capital Observer")])]
    briefing = library.briefings.new("Morning brief", date=DAY, number=214)
    library.briefings.add_entries(briefing, ids, section="Trade")
    return briefing


def outlet(library, name: str) -> int:
    return next(one.id for one in library.outlets.all() if one.name == name)


def test_the_preflight_names_what_a_licence_forbids(library, issue: int) -> None:
    assert [f.kind for f in preflight(library, issue)] == []
    library.rights.set_licence(outlet(library, "Capital Observer"), None, Licence(Reach.EXCERPT, excerpt_words=60))
    library.rights.set_licence(outlet(library, "The Harbour Post"), None, Licence(Reach.LINK))
    found = {f.kind: f.sentence for f in preflight(library, issue)}
    assert set(found) == {"excerpt_only", "link_only"}
    assert found["excerpt_only"].startswith("Capital Observer: excerpt only.")
    library.rights.set_licence(outlet(library, "The Harbour Post"), None, None)
    assert [f.kind for f in preflight(library, issue)] == ["excerpt_only"]


def test_a_list_of_its_own_terms(library, issue: int) -> None:
    post = outlet(library, "The Harbour Post")
    cabinet = library.rights.set_recipients("Cabinet", 240)
    library.rights.set_licence(post, cabinet, Licence(copies=100))
    (recipients,) = library.rights.recipients()
    judged = licensing.judge(library, library.briefings.one(issue), recipients)
    assert [one.verdict.allowed for one in judged] == [True, False, True]
    assert all(one.verdict.allowed for one in licensing.judge(library, library.briefings.one(issue)))


def test_an_embargo_locks_the_export_until_its_instant_or_a_reason(library, issue: int, tmp_path: Path) -> None:
    (held,) = library.file([draft("Atlantic Wire", embargo=Embargo("Not before noon", 4_000_000_000))])
    (entry,) = library.briefings.add_entries(issue, [held.id], rendition=Rendition.HEADLINE)
    target = tmp_path / "brief.md"
    target.write_text("yesterday's")
    with pytest.raises(ClipperError, match="embargo until 2096-"):
        export_briefing.export(library, issue, target)
    assert target.read_text() == "yesterday's"
    library.briefings.change_entry(entry, override="Agreed with the agency")
    export_briefing.export(library, issue, target)
    assert "Story of Atlantic Wire" in target.read_text()


def handed(library, issue: int, folder: Path, *handouts: Handout, now: int = NOW, by: str = "") -> list[Written]:
    """Hand the issue out and record it; the files."""
    made = list(hand_out(library, issue, handouts or (Handout("", "md"),), folder, "brief", by=by, now=now))
    assert isinstance(made[-1], Handed)
    handing_out.record(library, made[-1])
    return [one for one in made if isinstance(one, Written)]


def _below_contents(written: Written) -> str:
    """The items of an issue in Markdown, without what the contents say of them."""
    return written.path.read_text().partition("\n## ")[2]


def test_the_production_run_is_written_down_and_never_undone(library, issue: int, tmp_path: Path) -> None:
    cabinet = library.rights.set_recipients("Cabinet", 240)
    library.rights.set_licence(outlet(library, "Ministry"), None, Licence(Reach.FREE))
    (recipients,) = library.rights.recipients()
    assert recipients.id == cabinet
    (pdf,) = handed(library, issue, tmp_path, Handout("Cabinet", "pdf"), by="Mara")
    assert (pdf.path.name, pdf.pages > 1) == ("brief, Cabinet.pdf", True)
    library.undo()
    handed(library, issue, tmp_path, Handout("Cabinet", "pdf"), now=NOW + 3600)
    first, second = library.productions.of(issue)
    assert (first.edition, second.edition, first.by, first.files) == (1, 1, "Mara", ("brief, Cabinet.pdf",))
    assert [item.code for item in first.items] == ["1124-01", "1124-02", "1124-03"]
    assert all(item.page for item in first.items)
    assert [item.fingerprint for item in first.items] == [item.fingerprint for item in second.items]
    lines = library.productions.ledger()
    assert [(line.outlet, line.copies, line.code) for line in lines[:3]] == [
        ("Ministry", 0, "1124-01"),
        ("The Harbour Post", 240, "1124-02"),
        ("Capital Observer", 240, "1124-03"),
    ]
    (traced, _item), *_ = library.productions.traced("1124-02")
    assert traced.produced == NOW + 3600
    other = library.briefings.new("Evening brief")
    told = library.productions.told([item.clipping for item in first.items], but=other)
    assert {value[:3] for value in told.values()} == {("Morning brief", 214, DAY)}
    assert library.productions.told([item.clipping for item in first.items], but=issue) == {}


def test_a_list_gets_no_more_than_its_licence_reaches(library, issue: int, tmp_path: Path) -> None:
    library.rights.set_recipients("Cabinet", 240)
    post, observer = outlet(library, "The Harbour Post"), outlet(library, "Capital Observer")
    (cabinet,) = library.rights.recipients()
    library.rights.set_licence(post, cabinet.id, Licence(Reach.LINK))
    library.rights.set_licence(observer, None, Licence(Reach.EXCERPT, excerpt_words=4, notice="© Capital Observer"))
    ours, theirs = handed(library, issue, tmp_path, Handout("", "md"), Handout("Cabinet", "md"))
    assert [w.split(":")[0] for w in ours.warnings] == ["Capital Observer"]
    assert [w.split(":")[0] for w in theirs.warnings] == ["The Harbour Post", "Capital Observer"]
    words = "Ten words stand here and no more than ten words."
    # a headline is all that is left of an excerpt which would be longer than it may be
    assert (_below_contents(ours).count(words), _below_contents(theirs).count(words)) == (2, 1)
    assert "© Capital Observer" in theirs.path.read_text()
    shown = {(line.recipients, line.outlet): (line.rendition, line.copies) for line in library.productions.ledger()}
    assert shown["Cabinet", "The Harbour Post"] == (Rendition.HEADLINE, 0)
    assert shown["Cabinet", "Ministry"] == (Rendition.FULL, 240)
    assert shown["", "The Harbour Post"] == (Rendition.FULL, 0)


def test_a_reason_given_prints_it_all_the_same_and_the_ledger_keeps_it(library, issue: int, tmp_path: Path) -> None:
    library.rights.set_licence(outlet(library, "The Harbour Post"), None, Licence(Reach.LINK))
    entry = library.briefings.one(issue).sections[0].entries[1]
    library.briefings.change_entry(entry.id, override="Agreed by telephone")
    (written,) = handed(library, issue, tmp_path)
    assert written.warnings == ()
    assert _below_contents(written).count("Ten words stand here") == 3
    assert [line.override for line in library.productions.ledger()] == ["", "Agreed by telephone", ""]


def test_a_second_edition_says_what_changed_and_keeps_its_codes(library, issue: int, tmp_path: Path) -> None:
    assert handing_out.edition(library, issue) == Edition(1)
    (first,) = handed(library, issue, tmp_path)
    again = [
        one for one in hand_out(library, issue, [Handout("", "md")], tmp_path, "again") if isinstance(one, Written)
    ]
    assert again[0].path.read_text() == first.path.read_text()
    entries = library.briefings.one(issue).sections[0].entries
    library.templates.drop(issue, [entries[0].clipping], "The ministry withdrew it")
    library.briefings.change_entry(entries[2].id, commentary="Watch this.")
    (late,) = library.file([draft("Atlantic Wire")])
    library.briefings.add_entries(issue, [late.id], section="Trade")
    assert handing_out.edition(library, issue) == Edition(2, NOW, new=1, changed=1, withdrawn=1)
    (second,) = handed(library, issue, tmp_path, now=NOW + 7200)
    text = second.path.read_text()
    assert f"{datetime.fromtimestamp(NOW):%H:%M}" in text
    assert "The ministry withdrew it" in text
    assert [one.edition for one in library.productions.of(issue)] == [1, 2]
    codes = [item.code for item in library.productions.of(issue)[1].items]
    assert codes == ["1124-02", "1124-03", "1124-04"]


def test_the_same_edition_again_is_no_further_copy(library, issue: int, tmp_path: Path) -> None:
    library.rights.set_recipients("Cabinet", 240)
    for handout in (Handout("Cabinet", "md"), Handout("Cabinet", "html")):
        handed(library, issue, tmp_path, handout)
    assert [line.copies for line in library.productions.ledger()] == [240, 240, 240, 0, 0, 0]
    (entry, *_others) = library.briefings.one(issue).sections[0].entries
    library.briefings.change_entry(entry.id, commentary="Watch this.")
    handed(library, issue, tmp_path, Handout("Cabinet", "md"))
    assert [line.copies for line in library.productions.ledger()[6:]] == [240, 240, 240]


def test_a_printed_code_leads_to_one_issue_of_the_day(library, issue: int, tmp_path: Path) -> None:
    handed(library, issue, tmp_path)
    evening = library.briefings.new("Evening brief", date=DAY, number=1)
    library.briefings.add_entries(evening, [library.briefings.one(issue).sections[0].entries[0].clipping])
    (second,) = handed(library, evening, tmp_path)
    assert [item.code for item in library.productions.of(evening)[0].items] == ["1124b-01"]
    assert "1124b-01" in second.path.read_text()
    assert [one.briefing for one, _item in library.productions.traced("1124-01")] == [issue]


def test_a_handout_is_as_deep_and_as_long_as_it_says(library, issue: int, tmp_path: Path) -> None:
    short = Handout("", "md", depth=Rendition.HEADLINE, most=2)
    (written,) = handed(library, issue, tmp_path, short)
    text = written.path.read_text()
    assert "Ten words stand here" not in text
    assert ("Story of The Harbour Post" in text, "Story of Capital Observer" in text) == (True, False)
    # the record is of the whole issue, the ledger of what was shown
    assert len(library.productions.of(issue)[0].items) == 3
    assert [line.rendition for line in library.productions.ledger()] == [Rendition.HEADLINE] * 2


@pytest.mark.parametrize("entries", [5, 11, 60])
def test_a_summary_stands_on_one_page(library, issue: int, tmp_path: Path, entries: int) -> None:
    ids = [one.id for one in library.file([draft(f"Paper {n}") for n in range(entries - 3)])]
    library.briefings.add_entries(issue, ids, section="Trade", rendition=Rendition.SUMMARY)
    (written,) = handed(library, issue, tmp_path, handing_out.on_one_page())
    assert (written.path.name, written.pages) == ("brief, summary.pdf", 1)
    shown = [line.rendition for line in library.productions.ledger()]
    if entries < 60:
        # the first are summed up; where they are too many, the rest are headlines
        assert written.warnings == ()
    else:
        assert "of 60 entries stand on it" in written.warnings[-1]
        assert 8 <= int(written.warnings[-1].split()[0]) < 60
    assert len(shown) == entries


def test_the_originals_go_out_in_one_file_named_by_their_codes(library, issue: int, tmp_path: Path) -> None:
    kept = [
        replace(draft(name), original=Original(f"{name}.txt", "text/plain", size=5, data=name.encode()))
        for name in ("Gazette", "Locked Post")
    ]
    ids = [one.id for one in library.file(kept)]
    library.briefings.add_entries(issue, ids, section="Trade")
    library.rights.set_licence(outlet(library, "Locked Post"), None, Licence(Reach.EXCERPT))
    packed = Handout("", "zip")
    (written,) = handed(library, issue, tmp_path, packed)
    with zipfile.ZipFile(written.path) as archive:
        assert archive.namelist() == ["list.csv", "1124-04 Story of Gazette.txt"]
        assert archive.read("1124-04 Story of Gazette.txt") == b"Gazette"
    assert any(
        warning.startswith("Locked Post: its licence does not cover the original") for warning in written.warnings
    )
    before = written.path.read_bytes()
    handed(library, issue, tmp_path, packed)
    assert written.path.read_bytes() == before


@pytest.mark.parametrize("name", ["Cabinet / Ministers", "../aside", "a\\b: c?"])
def test_a_list_of_any_name_gets_its_file_in_the_folder(library, issue: int, tmp_path: Path, name: str) -> None:
    library.rights.set_recipients(name, 3)
    (tmp_path / "out").mkdir()
    (written,) = handed(library, issue, tmp_path / "out", Handout(name, "md"))
    assert written.path.parent == tmp_path / "out" and [written.path] == list((tmp_path / "out").iterdir())
    assert not {*"\\/:?"} & {*written.path.name}


def test_an_unknown_list_is_named_with_those_there_are(library, issue: int, tmp_path: Path) -> None:
    library.rights.set_recipients("Cabinet", 240)
    with pytest.raises(ClipperError, match=r"no list of recipients “Court”\. Lists: “Cabinet”"):
        handed(library, issue, tmp_path, Handout("Court", "md"))
    assert library.productions.all() == ()
