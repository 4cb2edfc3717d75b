"""Handing out: licences looked at before an issue goes out, an embargo that locks, and the record of what went."""

from dataclasses import replace
from pathlib import Path

import pytest

from clipper.errors import ClipperError
from clipper.model.body import Body, paragraph
from clipper.model.briefing import Office, Rendition
from clipper.model.clipping import Draft, Embargo, Published
from clipper.model.rights import Licence, Reach
from clipper.workflows import export_briefing, handing_out

DAY = "2026-11-24"
NOW = 1_795_500_000
"""24 November 2026, 06:00 UTC."""


def draft(outlet: str, **fields: object) -> Draft:
    made = Draft(
        f"Story of {outlet}", Body((paragraph("Ten words stand here and no more than ten words."),)), outlet=outlet
    )
    return replace(made, published=Published(DAY, DAY), **fields)  # pyright: ignore[reportArgumentType]


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
    assert [f.kind for f in export_briefing.preflight(library, issue)] == []
    library.rights.set_licence(outlet(library, "Capital Observer"), None, Licence(Reach.EXCERPT, excerpt_words=60))
    library.rights.set_licence(outlet(library, "The Harbour Post"), None, Licence(Reach.LINK))
    found = {f.kind: f.sentence for f in export_briefing.preflight(library, issue)}
    assert set(found) == {"excerpt_only", "link_only"}
    assert found["excerpt_only"].startswith("Capital Observer: excerpt only.")
    library.rights.set_licence(outlet(library, "The Harbour Post"), None, None)
    assert [f.kind for f in export_briefing.preflight(library, issue)] == ["excerpt_only"]


def test_a_list_of_its_own_terms(library, issue: int) -> None:
    post = outlet(library, "The Harbour Post")
    cabinet = library.rights.set_recipients("Cabinet", 240)
    library.rights.set_licence(post, cabinet, Licence(copies=100))
    (recipients,) = library.rights.recipients()
    judged = handing_out.judge(library, library.briefings.one(issue), recipients)
    assert [one.verdict.allowed for one in judged] == [True, False, True]
    assert all(one.verdict.allowed for one in handing_out.judge(library, library.briefings.one(issue)))


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


def test_the_production_run_is_written_down_and_never_undone(library, issue: int) -> None:
    cabinet = library.rights.set_recipients("Cabinet", 240)
    library.rights.set_licence(outlet(library, "Ministry"), None, Licence(Reach.FREE))
    (recipients,) = library.rights.recipients()
    assert recipients.id == cabinet
    paper = export_briefing.document(library, issue)
    handing_out.record(library, issue, paper, [Path("brief.pdf")], [recipients], by="Mara", now=NOW)
    library.undo()
    handing_out.record(library, issue, paper, [Path("brief.pdf")], [recipients], now=NOW + 3600)
    first, second = library.productions.of(issue)
    assert (first.edition, second.edition, first.by, first.files) == (1, 2, "Mara", ("brief.pdf",))
    assert [item.code for item in first.items] == ["1124-01", "1124-02", "1124-03"]
    assert [item.fingerprint for item in first.items] == [item.fingerprint for item in second.items]
    lines = library.productions.ledger()
    assert [(line.outlet, line.copies, line.code) for line in lines[:3]] == [
        ("Ministry", 0, "1124-01"),
        ("The Harbour Post", 240, "1124-02"),
        ("Capital Observer", 240, "1124-03"),
    ]
    (traced, _again), *_ = library.productions.traced("1124-02")
    assert traced.edition == 2
    other = library.briefings.new("Evening brief")
    told = library.productions.told([item.clipping for item in first.items], but=other)
    assert {value[:3] for value in told.values()} == {("Morning brief", 214, DAY)}
    assert library.productions.told([item.clipping for item in first.items], but=issue) == {}
