"""Embargo lines: which lines are ones, and the instant each names; what is not printed is never guessed."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.importers.embargoes import is_embargo, until
from clipper.importers.wire import read_copy

SEEN = int(datetime(2025, 11, 20, 9, tzinfo=UTC).timestamp())
LINES = {
    "EMBARGO: not for publication before 06:00 GMT 12 June 2025": "2025-06-12T06:00",
    "Embargoed until 24 Nov, 12:00 London": "2025-11-24T12:00",
    "Embargoed until 00.01hrs BST on Thursday 12 June 2025": "2025-06-11T23:01",
    "STRICTLY EMBARGOED UNTIL 0600 GMT, 12 JUNE 2025": "2025-06-12T06:00",
    "Embargo: 12 June 2025, 10 a.m. EDT": "2025-06-12T14:00",
    "Embargo: 12 June 2025, 12 noon Washington": "2025-06-12T16:00",
    "Issued 10 June 2025. Not for release before 07:00 (London time) on 12 June 2025": "2025-06-12T06:00",
    "Not for publication before 07:00 (London time) on 12 June 2025": "2025-06-12T06:00",
    "Embargo: issued 10 June 2025, not before 06:00 UTC 12 June 2025": "2025-06-12T06:00",
    "Sperrfrist: 24.11.2025, 12 Uhr MEZ": "2025-11-24T11:00",
    "Sperrfrist: 24. November 2025, 18.30 Uhr Berliner Zeit": "2025-11-24T17:30",
    "Sous embargo jusqu'au 24 novembre 2025 à 12 h, heure de Paris": "2025-11-24T11:00",
    "Sous embargo jusqu’au lundi 24 novembre 2025 à 12h30 (heure de Bruxelles)": "2025-11-24T11:30",
    "Embargo hasta el 24 de noviembre de 2025 a las 12:00 (hora de Madrid)": "2025-11-24T11:00",
    "Embargo: 06:00 UTC+2, 12 June 2025": "2025-06-12T04:00",
    "Embargoed until 12:00 GMT / 13:00 CET, 24 November 2025": "2025-11-24T12:00",
    # Nothing is guessed where zone, time or day are missing, or where the line contradicts itself.
    "Sperrfrist: 24.11.2025, 12 Uhr": None,
    "Sous embargo jusqu'au 24 novembre 2025 à 12 h": None,
    "Embargo hasta el 24 de noviembre de 2025": None,
    "EMBARGO: Not for publication before 06:00 hours, 11 June 2025": None,
    "Embargo: 06:00 GMT": None,
    "Embargo: 06:00 GMT, 5/6/2025": None,
    "Embargo: midnight GMT, 5 June 2025": None,
    "Embargo: 12 a.m. GMT, 5 June 2025": None,
    "Embargo: 06:00 GMT, Friday 12 June 2025": None,
    "Embargo: 12:00 CEST, 24 November 2025": None,
    "Embargo: 02:30 London, 30 March 2025": "2025-03-30T01:30",
    "Embargo: 01:30 London, 26 October 2025": None,
    "Embargoed until 12:00 GMT / 14:00 CET, 24 November 2025": None,
    "Embargoed until 06:00 GMT 12 June 2025 and 13 June 2025": None,
    "Embargo: 24 November 2025, 12:00, statement by the mayor of London": None,
    "EMBARGOED: check against delivery": None,
}


@pytest.mark.parametrize("line", LINES)
def test_the_instant_an_embargo_line_names(line: str) -> None:
    found = until(line, SEEN)
    told = None if found is None else datetime.fromtimestamp(found, UTC).strftime("%Y-%m-%dT%H:%M")
    assert told == LINES[line]
    assert is_embargo(line) or line.startswith("Issued")


@pytest.mark.parametrize(
    "line",
    [
        "Embargo on Iraq lifted", "Embargo for Iraqi oil lifted after nine years", "Embargoes hit the port of Valmora",
        "Embargo until peace is signed? Not so fast, say grain traders in the port who have waited for months and months and would rather sell " + "now " * 20,
        "The embargo until 12 June", "Not for sale", "Advance of the army",
    ],
)  # fmt: skip
def test_news_of_embargoes_is_no_embargo_line(line: str) -> None:
    assert not is_embargo(line)


def test_without_a_year_the_day_must_be_near_to_when_it_was_seen() -> None:
    line = "Embargoed until 24 Nov, 12:00 London"
    assert until(line) is None
    assert until(line, SEEN - 300 * 86400) is None
    assert until(line, SEEN + 30 * 86400) == until(line, SEEN)


ZONES = {
    "GMT": "Etc/GMT", "UTC": "Etc/UTC", "London": "Europe/London", "London time": "Europe/London", "(Paris)": "Europe/Paris",
    "Berlin": "Europe/Berlin", "Brussels time": "Europe/Brussels", "New York": "America/New_York", "Washington": "America/New_York",
    "Tokyo": "Asia/Tokyo", "ET": "America/New_York", "PT": "America/Los_Angeles",
}  # fmt: skip
FORMS = (
    "EMBARGO: not for publication before {time} {zone} {day}",
    "Embargoed until {day}, {time} {zone}",
    "Under embargo until {time} {zone} on {day}",
    "Hold for release {day} {time} hrs {zone}",
)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
SPELT = ("%d %B %Y", "%B %d, %Y", "%A, %d %B %Y", "%Y-%m-%d", "%d.%m.%Y")


@given(
    DAYS,
    st.integers(3, 23),
    st.integers(0, 59),
    st.sampled_from(sorted(ZONES)),
    st.sampled_from(FORMS),
    st.sampled_from(SPELT),
)
def test_day_time_and_zone_in_any_order_are_their_instant(
    day: date, hour: int, minute: int, zone: str, form: str, spelt: str
) -> None:
    line = form.format(time=f"{hour:02}:{minute:02}", zone=zone, day=day.strftime(spelt))
    wanted = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(ZONES[zone]))
    assert is_embargo(line) and until(line) == int(wanted.timestamp())
    assert until(form.format(time=f"{hour:02}:{minute:02}", zone="", day=day.strftime(spelt)), SEEN) is None
    assert until(form.format(time="", zone=zone, day=day.strftime(spelt)), SEEN) is None
    assert until(form.format(time=f"{hour:02}:{minute:02}", zone=zone, day=""), SEEN) is None


@given(
    st.text(st.sampled_from("embargo until 0123456789:.,/ GMTnovLdo\n"), max_size=80),
    st.none() | st.integers(0, 4_000_000_000),
)
def test_no_line_breaks_it(line: str, seen_at: int | None) -> None:
    assert isinstance(is_embargo(line), bool)
    assert until(line, seen_at) is None or abs(until(line, seen_at) or 0) < 10**11


def test_wire_copy_carries_the_instant_and_only_its_first_lines_are_looked_at() -> None:
    copy = "Port reopens after strike\n\nEMBARGO: not for publication before 06:00 GMT 12 June 2025\n\nThe port reopened on Monday.\n\nShips followed.\n"
    draft = read_copy(copy)
    assert draft.embargo and draft.embargo.until == int(datetime(2025, 6, 12, 6, tzinfo=UTC).timestamp())
    assert (
        draft.headline == "Port reopens after strike"
        and draft.body.text == "The port reopened on Monday.\nShips followed."
    )
    late = (
        "One\n\nTwo\n\nThree\n\nFour\n\nFive\n\nEmbargoed until 06:00 GMT 12 June 2025\n\nThe port reopened on Monday."
    )
    assert read_copy(late).embargo is None
