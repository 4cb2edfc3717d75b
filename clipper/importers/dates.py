"""Dates as the press writes them, read into Published; a date without a year stays raw."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from clipper.model.clipping import Published

_ISO = re.compile(
    r"^(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$",
    re.I,
)
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?\s*(Z|[+-]\d{2}:?\d{2})?$", re.I)
_NUMBERS = re.compile(r"^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$")
_MONTHS = ("january", "february", "march", "april", "may", "june",
           "july", "august", "september", "october", "november", "december")  # fmt: skip
_DAY_MONTH = re.compile(r"^(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})$", re.I)
_MONTH_DAY = re.compile(r"^(?:[a-z]+,?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$", re.I)
_CLOCK = re.compile(r"\d{1,2}\s*[:h.]\s*\d{2}(?!\d)|\d\s*[ap]\.?m\b", re.I)


def read_date(text: str, languages: Sequence[str] = (), *, order: str = "DMY") -> Published:
    """The date in `text`; `raw` is always kept, `day` only where a full date with its year was found.

    `languages` are two-letter codes (English where none is given); `order` decides 05/03/2024: DMY or MDY.
    """
    raw = " ".join(text.split())
    if not raw or not re.search(r"\d", raw) or len(raw) > 200:
        return Published(raw=raw[:200] or None)
    found = _exact(raw) or _plain(raw, order) or _mail(raw) or _spoken(raw, languages, order)
    # Before the first newspaper, or long after us: somebody mistyped.
    return found if found and "1600" < (found.day or "") < "2200" else Published(raw=raw)


def moment(when: datetime, raw: str | None = None, *, timed: bool = True) -> Published:
    """A datetime as Published: day in its own zone; `at` only if it has a zone and a time of its own."""
    day = when.date().isoformat()
    if not timed or when.tzinfo is None:
        return Published(raw or day, day)
    try:
        offset = when.utcoffset() or timedelta()
        return Published(raw or when.isoformat(), day, int(when.timestamp()), zone_name(offset))
    except (OverflowError, ValueError):
        return Published(raw or day, day)


def zone_name(offset: timedelta) -> str:
    """An offset as Published.zone writes it: "Z", "+01:00"."""
    minutes = round(offset.total_seconds() / 60)
    if minutes == 0:
        return "Z"
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _day(year: int, month: int, day: int, raw: str) -> Published | None:
    try:
        return Published(raw, datetime(year, month, day).date().isoformat())
    except ValueError:
        return None


def _exact(raw: str) -> Published | None:
    """ISO 8601 and its compact form (RFC 3339, IPTC)."""
    found = _ISO.match(raw) or _COMPACT.match(raw)
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    if hour is None:
        return _day(int(year), int(month), int(day), raw)
    try:
        when = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0), tzinfo=_zone(zone))
    except ValueError:
        return _day(int(year), int(month), int(day), raw)
    return moment(when, raw)


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    if text.upper() in {"Z", "UTC", "GMT"}:
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]))
    return timezone(-offset if text[0] == "-" else offset)


def _plain(raw: str, order: str) -> Published | None:
    """The forms that need no library: 5 March 2024, March 5, 2024, 05.03.2024."""
    if found := _NUMBERS.match(raw):
        first, second, year = (int(n) for n in found.groups())
        if (order == "MDY" and first <= 12) or second > 12:
            first, second = second, first
        return _day(year, second, first, raw)
    if found := _DAY_MONTH.match(raw):
        day, month, year = found.groups()
    elif found := _MONTH_DAY.match(raw):
        month, day, year = found.groups()
    else:
        return None
    number = _month(month.lower())
    return _day(int(year), number, int(day), raw) if number else None


def _month(word: str) -> int:
    word = "sep" if word == "sept" else word
    return next((n for n, name in enumerate(_MONTHS, 1) if name.startswith(word)), 0)


def _mail(raw: str) -> Published | None:
    """RFC 5322 dates, as in mails and feeds."""
    if not re.match(r"^(?:[A-Za-z]{3},?\s+)?\d{1,2}\s+[A-Za-z]{3}\s+\d{2,4}\s+\d", raw):
        return None
    try:
        when = parsedate_to_datetime(raw)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    # "-0000" means: the zone is not known (RFC 5322, 3.3).
    return moment(when, raw)


def _spoken(raw: str, languages: Sequence[str], order: str) -> Published | None:
    """Any other wording, by dateparser; relative words ("yesterday") are left alone, for we look at no clock."""
    import dateparser

    settings = {"DATE_ORDER": order, "REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
    try:
        when = dateparser.parse(raw, languages=list(languages) or ["en"], settings=settings)  # pyright: ignore[reportArgumentType]
    except (ValueError, TypeError, OverflowError, RecursionError, LookupError, AttributeError):
        return None
    return moment(when, raw, timed=bool(_CLOCK.search(raw))) if when else None
