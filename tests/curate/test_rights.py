"""Rights: a table of cases, each with its verdict, its best remedy and its line in the ledger."""

from datetime import UTC, datetime

import pytest

from clipper.curate.rights import judge, ledger_line, terms
from clipper.model.briefing import Briefing, Rendition
from clipper.model.rights import Licence, Problem, Reach, Recipients, Remedy, Use

CABINET = Recipients(1, "Cabinet", 240)
MINISTER = Recipients(2, "Minister", 1)
ISSUE = Briefing(7, "0190", "Morning brief", "2026-11-24", 214)


def moment(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


SEVEN = moment("2026-11-24T06:00:00")
"""Seven in the morning in Berlin."""
NOON_LONDON = moment("2026-11-24T12:00:00")
PLAIN = Use(
    "Ports brace", "The Harbour Post", Rendition.FULL, 812, "2026-11-24", "Ida Roe", clipping="c1", code="1124-01"
)


def use(**fields: object) -> Use:
    from msgspec.structs import replace

    return replace(PLAIN, **fields)  # pyright: ignore[reportArgumentType]


EMBARGO = {"embargo_raw": "Embargo: 24 Nov, 12:00 London", "embargo_until": NOON_LONDON}
CASES = {
    # name: (use, licence, recipients, now, zone, problems, best remedy, copies in the ledger)
    "no terms typed in": (PLAIN, Licence(), CABINET, SEVEN, "", (), None, 240),
    "own text": (PLAIN, Licence(Reach.FREE, days=0, copies=1), CABINET, SEVEN, "", (), None, 0),
    "embargo an hour before": (use(**EMBARGO), Licence(), CABINET, NOON_LONDON - 3600, "Europe/Berlin", (Problem.EMBARGO,), Remedy.LEAVE_OUT, 240),
    "embargo a second before": (use(**EMBARGO), Licence(), CABINET, NOON_LONDON - 1, "", (Problem.EMBARGO,), Remedy.LEAVE_OUT, 240),
    "embargo at its instant": (use(**EMBARGO), Licence(), CABINET, NOON_LONDON, "", (), None, 240),
    "embargo over, seen from Tokyo": (use(**EMBARGO), Licence(), CABINET, NOON_LONDON + 60, "Asia/Tokyo", (), None, 240),
    "embargo holds for a headline too": (use(rendition=Rendition.HEADLINE, **EMBARGO), Licence(), CABINET, SEVEN, "", (Problem.EMBARGO,), Remedy.LEAVE_OUT, 0),
    "embargo that cannot be read": (use(embargo_raw="Hold for release"), Licence(), CABINET, SEVEN, "", (Problem.EMBARGO,), Remedy.LEAVE_OUT, 240),
    "embargo of our own text": (use(**EMBARGO), Licence(Reach.FREE), CABINET, SEVEN, "", (Problem.EMBARGO,), Remedy.LEAVE_OUT, 0),
    "last day of the licence": (use(day="2026-10-27"), Licence(days=28), CABINET, SEVEN, "", (), None, 240),
    "a day after it": (use(day="2026-10-26"), Licence(days=28), CABINET, SEVEN, "", (Problem.EXPIRED,), Remedy.LINK, 240),
    "already tomorrow in Auckland": (use(day="2026-10-27"), Licence(days=28), CABINET, moment("2026-11-24T12:30:00"), "Pacific/Auckland", (Problem.EXPIRED,), Remedy.LINK, 240),
    "without a date": (use(day=None), Licence(days=28), CABINET, SEVEN, "", (Problem.UNDATED,), Remedy.COMPLETE, 240),
    "more readers than copies": (PLAIN, Licence(copies=100), CABINET, SEVEN, "", (Problem.COPIES,), Remedy.LINK, 240),
    "as many readers as copies": (PLAIN, Licence(copies=240), CABINET, SEVEN, "", (), None, 240),
    "fewer readers on another list": (PLAIN, Licence(copies=100), MINISTER, SEVEN, "", (), None, 1),
    "link only": (PLAIN, Licence(Reach.LINK), CABINET, SEVEN, "", (Problem.LINK_ONLY,), Remedy.LINK, 240),
    "a link is no copy": (use(rendition=Rendition.HEADLINE), Licence(Reach.LINK, copies=1, days=0), CABINET, SEVEN, "", (), None, 0),
    "image only, as text, with pages": (use(has_pages=True), Licence(Reach.IMAGE), CABINET, SEVEN, "", (Problem.IMAGE_ONLY,), Remedy.FACSIMILE, 240),
    "image only, as text, without pages": (PLAIN, Licence(Reach.IMAGE), CABINET, SEVEN, "", (Problem.IMAGE_ONLY,), Remedy.LINK, 240),
    "image only, as image": (use(rendition=Rendition.FACSIMILE), Licence(Reach.IMAGE), CABINET, SEVEN, "", (), None, 240),
    "excerpt only, full": (PLAIN, Licence(Reach.EXCERPT), CABINET, SEVEN, "", (Problem.EXCERPT_ONLY,), Remedy.EXCERPT, 240),
    "excerpt only, page": (use(rendition=Rendition.FACSIMILE), Licence(Reach.EXCERPT), CABINET, SEVEN, "", (Problem.EXCERPT_ONLY,), Remedy.EXCERPT, 240),
    "excerpt as long as allowed": (use(rendition=Rendition.EXCERPT, words=60), Licence(Reach.EXCERPT, excerpt_words=60), CABINET, SEVEN, "", (), None, 240),
    "excerpt a word too long": (use(rendition=Rendition.EXCERPT, words=61), Licence(excerpt_words=60), CABINET, SEVEN, "", (Problem.TOO_LONG,), Remedy.SHORTEN, 240),
    "summary too long": (use(rendition=Rendition.SUMMARY, words=90), Licence(excerpt_words=60), CABINET, SEVEN, "", (Problem.TOO_LONG,), Remedy.SHORTEN, 240),
    "author must be named": (use(author=""), Licence(mentions=("outlet", "author", "date")), CABINET, SEVEN, "", (Problem.MENTION,), Remedy.COMPLETE, 240),
    "two things at once": (use(day="2026-01-01"), Licence(Reach.LINK, days=28), CABINET, SEVEN, "", (Problem.EXPIRED, Problem.LINK_ONLY), Remedy.LINK, 240),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_case_has_its_verdict_and_its_line(name: str) -> None:
    one, licence, recipients, now, zone, problems, best, copies = CASES[name]
    verdict = judge(one, licence, recipients, now=now, zone=zone)
    assert verdict.problems == problems
    assert verdict.allowed == (not problems)
    assert (verdict.remedies[0] if verdict.remedies else None) == best
    assert bool(verdict.sentence) == bool(problems)
    line = ledger_line(ISSUE, one, licence, recipients, produced=now, verdict=verdict)
    assert (line.copies, line.readers, line.recipients) == (copies, recipients.readers, recipients.name)
    assert (line.issue, line.number, line.outlet, line.rendition) == ("0190", 214, one.outlet, one.rendition)


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case[5]])
def test_a_reason_lets_it_out_and_stands_in_the_ledger(name: str) -> None:
    from msgspec.structs import replace

    one, licence, recipients, now, zone, problems, _best, _copies = CASES[name]
    told = replace(one, override="Agreed by telephone with the duty editor")
    verdict = judge(told, licence, recipients, now=now, zone=zone)
    assert verdict.allowed and verdict.problems == problems
    line = ledger_line(ISSUE, told, licence, recipients, produced=now, verdict=verdict)
    assert line.override == "Agreed by telephone with the duty editor"
    assert not judge(replace(one, override="   "), licence, recipients, now=now, zone=zone).allowed


def test_an_override_nobody_needed_is_not_noted() -> None:
    told = use(override="just in case")
    verdict = judge(told, Licence(), CABINET, now=SEVEN)
    assert verdict.allowed and not verdict.override


def test_an_embargo_is_spelt_in_the_time_of_the_office() -> None:
    said = judge(use(**EMBARGO), Licence(), CABINET, now=SEVEN, zone="Asia/Tokyo").sentence
    assert "2026-11-24, 21:00 Asia/Tokyo" in said


def test_the_most_particular_terms_hold() -> None:
    any_, post, cabinet, both = (Licence(copies=n) for n in (1, 2, 3, 4))
    held = [(None, None, any_), (9, None, post), (None, 1, cabinet), (9, 1, both)]
    assert terms(held, 9, 1) == both
    assert terms(held, 9, 2) == post
    assert terms(held, 8, 1) == cabinet
    assert terms(held, 8, 2) == any_
    assert terms(held, None, 1) == cabinet
    assert terms([], 9, 1) == Licence()


def test_a_zone_nobody_knows_is_never_named_beside_another_s_time() -> None:
    said = judge(use(**EMBARGO), Licence(), CABINET, now=SEVEN, zone="Europe/Nowhere").sentence
    assert "2026-11-24, 12:00 UTC" in said
