"""Embargo lines: told from the news that an embargo was lifted, and the instant that they name.

An instant is computed only where day, time and zone are all printed and agree; nothing is ever guessed, for
a text that is let out too early cannot be called back.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import islice

from clipper.importers.embargo_zones import zone_at
from clipper.importers.written_days import WrittenDay, days_in
from clipper.model.clipping import Embargo

FIRST = 5
"""Lines with text in which an embargo may stand."""
_LONGEST = 200
_USE = r"(?:immediate\s+)?(?:release|publication|publishing|broadcast|use|transmission|distribution)"
_LINE = re.compile(
    r"^\W*(?:(?:(?:press|news|media)\s+(?:release|statement)|pressemitteilung|communiqué(?:\s+de\s+presse)?"
    r"|(?:nota|comunicado)\s+de\s+prensa|comunicato\s+stampa)[\s:–—|/-]*)?(?:"
    r"(?:strict(?:ly)?\s+|under\s+(?:strict\s+)?)?embargo(?:ed|ad[ao])?\b\s*(?:[:–—-]|$|\d"
    rf"|(?:until|till|til|not|hasta|fino|até|tot|bis|jusqu\S*)\b|for\s+(?:{_USE}|\d)|(?:against|pending)\s+\w+$)"
    r"|under\s+(?:strict\s+)?embargo\b|hold for release\b|advance for\b"
    r"|sperrfrist\b|(?:sous|bajo|sotto|sob|onder)\s+embargo\b|embargo\s*:"
    rf"|(?:strictly\s+)?not for (?:{_USE})\b.*\b(?:before|until|till)\b"
    r"|nicht zur veröffentlichung vor\b|no publicar (?:antes|hasta)\b)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\b(?:until|till|til|before|hasta|antes|fino|até|tot|bis|vor|jusqu\S*|for release)\b(?=.*\d)", re.IGNORECASE
)
_TIME = re.compile(
    r"(?<![\d.:/-])(?:(?P<hour>[01]?\d|2[0-4])(?:\s*[:.h]\s*(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d.])|(?=\s*(?:[ap]\.?\s?m\b|h\b|hrs?\b|hours?\b"
    r"|uhr\b|heures?\b|horas?\b|uur\b|o.clock\b)))|(?P<army>[0-2]\d[0-5]\d)(?=\s*(?:h\b|hrs?\b|hours?\b|(?-i:[A-Z]{2,4}\b)))"
    r"|(?P<noon>\b(?:noon|midday|midi|mittags?|mediodía|mezzogiorno)\b))"
    r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
_YEAR_OR_TIME = re.compile(r"[,\s]+(?:19|20)\d\d\b")
"""After a day: 24 Nov 2000 GMT may be a year and may be eight in the evening."""
_UNIT = r"(?:\s*(?:h|hrs?|hours?|uhr|heures?|horas?|uur|o.clock|noon)\b\.?)?"
_OF = r"(?:(?:local\s+)?time\s+in\s+|heure\s+d[e’'](?:\s*la\s)?\s*|hora\s+(?:del?\s+)?|ora\s+di\s+|ortszeit\s+|in\s+)?"
_BEFORE_ZONE = re.compile(rf"{_UNIT}[\s,(/]*{_OF}", re.IGNORECASE)
_DAY_BETWEEN = re.compile(rf"[\s,]*(?:on|le|am|del|el|of|den)?\s*\|+[\s,(/]*{_OF}", re.IGNORECASE)
_SPAN = timedelta(days=60), timedelta(days=183)
"""How long before and after it was seen a copy may name a day without a year."""


def is_embargo(line: str) -> bool:
    """Whether a line of the head holds the text back; "Embargo on Iraq lifted" does not."""
    return len(line) <= _LONGEST and bool(_LINE.match(line))


def is_moment(line: str) -> bool:
    """Whether a line holds a day, a time and little else: the second half of an embargo set over two lines."""
    rest = line
    for one in days_in(line):
        rest = rest.replace(line[one.start : one.end], "")
    return rest != line and bool(_TIME.search(rest)) and sum(c.isalpha() for c in rest) <= 20


def embargo_in(lines: Iterable[str], seen_at: int | None = None) -> Embargo | None:
    """The embargo in the first lines of a text that keeps them, None where there is none."""
    said = (one for one in islice((one.strip() for one in lines if one.strip()), FIRST) if is_embargo(one))
    return next((embargo_of(one, seen_at) for one in said), None)


def embargo_of(line: str, seen_at: int | None = None) -> Embargo:
    """The line as an Embargo; `seen_at` (UTC seconds) tells the year of a day printed without one."""
    return Embargo(line, until(line, seen_at))


def until(line: str, seen_at: int | None = None) -> int | None:
    """The instant (UTC seconds) that the line names; None where day, time or zone is missing or ambiguous."""
    begin = 0
    for hit in _AFTER.finditer(line):
        begin = hit.end()
    text = line[begin:]
    days = list(days_in(text))
    if not days and begin:
        text, days = line, list(days_in(line))
    day = _day(days, seen_at)
    if day is None or any(one.year is None and _YEAR_OR_TIME.match(text, one.end) for one in days):
        return None
    for one in days:
        text = text[: one.start] + "|" * (one.end - one.start) + text[one.end :]
    instants = {_instant(day, hit, text) for hit in _TIME.finditer(text)}
    return instants.pop() if len(instants) == 1 else None


def _day(days: list[WrittenDay], seen_at: int | None) -> date | None:
    """The one day named; without its year the one near to when the copy was seen."""
    found: set[date | None] = set()
    for one in days:
        if one.year:
            found.add(one.in_year(one.year))
        elif seen_at is not None:
            seen = datetime.fromtimestamp(seen_at, UTC).date()
            near = (one.in_year(seen.year + step) for step in (-1, 0, 1))
            found.add(next((d for d in near if d and seen - _SPAN[0] <= d <= seen + _SPAN[1]), None))
        else:
            found.add(None)
    return found.pop() if len(found) == 1 else None


def _instant(day: date, hit: re.Match[str], text: str) -> int | None:
    """Day, the time found, and the zone that stands beside it, in UTC seconds."""
    clock = _clock(hit)
    if clock is None:
        return None
    local = datetime(day.year, day.month, day.day) + clock
    zone = _zone(text[hit.end() :], local)
    if zone is None:
        return None
    moment = local.replace(tzinfo=zone)
    if moment.utcoffset() != moment.replace(fold=1).utcoffset():
        return None  # the hour that a change of clocks leaves out or gives twice
    return int(moment.timestamp())


def _clock(hit: re.Match[str]) -> timedelta | None:
    """The time of day; midnight in words or as 12 a.m. is not told, for it may be either end of the day."""
    if hit["noon"]:
        return timedelta(hours=12)
    hour = int(hit["hour"] or hit["army"][:2])
    minute = int(hit["minute"] or 0) if hit["hour"] else int(hit["army"][2:])
    if hit["half"]:
        if not 1 <= hour <= 12 or (hour == 12 and hit["half"].lower() == "a"):
            return None
        hour = hour % 12 + (12 if hit["half"].lower() == "p" else 0)
    return timedelta(hours=hour, minutes=minute) if hour * 60 + minute <= 24 * 60 else None


def _zone(after: str, local: datetime) -> tzinfo | None:
    """The zone that follows the time, at once or behind the day that stands there; None if there is none."""
    near = _BEFORE_ZONE.match(after)
    at = near.end() if near else 0
    day = _DAY_BETWEEN.match(after, at)
    return zone_at(after[at:], local) or (zone_at(after[day.end() :], local) if day else None)
