"""Dates as a person types and reads them: "24 Nov 2026", "2026-11-24", either with a time and a zone."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

from PySide6.QtCore import QDate, QLocale

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.clipping import Published

_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "el", "ar", "he")
_TIME = re.compile(
    r"(?:^|[T,\s]|\bat\s+|\bum\s+|\bà\s+)(?P<hour>\d{1,2})(?:[:h](?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?)?\s*"
    r"(?P<half>[ap]\.?m\.?)?\s*(?:Uhr\s*)?(?P<zone>Z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?$",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})\s*([./])\s*(\d{1,2})\s*\2\s*(\d{4})")
_DAY_FIRST = re.compile(
    r"(?:[^\W\d]+\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th|\.|º|er)?\s*(?:de\s+)?([^\W\d]+)\.?(?:\s+de)?,?(?:\s+(\d{4}))?"
)
_MONTH_FIRST = re.compile(r"(?:[^\W\d]+\.?,\s+)?([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?")


def read_typed(text: str, *, today: date, zone: str | None = None) -> Published:
    """The moment that was typed; a time without a zone is in `zone`, else in this machine's.

    Raises ClipperError with what is wrong and what to type instead.
    """
    raw = " ".join(text.split())
    if not raw:
        return Published()
    day_text, time = raw, None
    found = _TIME.search(raw)
    if found and (found["minute"] or found["half"]):
        day_text, time = raw[: found.start()].rstrip(" ,"), found
    day = _day(day_text, today)
    if time is None:
        return Published(raw, day.isoformat())
    hour, minute = _clock(time)
    offset = _offset(time["zone"] or zone, day, hour, minute)
    moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=timezone(offset))
    return Published(raw, day.isoformat(), int(moment.timestamp()), zone_written(offset))


def written(published: Published, language: str = "en", *, full: bool = False) -> str:
    """The moment as it is read: "24 Nov 2026, 06:12", or in full with its weekday; empty where there is no day."""
    if not published.day:
        return ""
    day = date.fromisoformat(published.day)
    pattern = "dddd, d MMMM yyyy" if full else "d MMM yyyy"
    said = QLocale(language).toString(QDate(day.year, day.month, day.day), pattern)
    clock = time_of(published)
    return f"{said}, {clock}" if clock else said


def time_of(published: Published) -> str:
    """The time of day in the source's own zone, empty where it is not known."""
    if published.at is None or published.zone is None:
        return ""
    return (datetime.fromtimestamp(published.at, UTC) + _fixed(published.zone)).strftime("%H:%M")


def typed(published: Published) -> str:
    """The moment as the field offers it for typing; reading it again gives the same moment."""
    if not published.day:
        return ""
    clock = time_of(published)
    return f"{published.day} {clock} {published.zone}" if clock else published.day


def zone_written(offset: timedelta) -> str:
    """ "+01:00" for an offset from UTC, "Z" for none."""
    minutes = int(offset.total_seconds()) // 60
    return "Z" if not minutes else f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _day(text: str, today: date) -> date:
    """The day alone."""
    words = {_("today"): 0, "today": 0, _("yesterday"): -1, "yesterday": -1}
    if text.casefold() in words:
        return today + timedelta(days=words[text.casefold()])
    if found := _ISO.fullmatch(text):
        return _checked(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(text):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        if found[2] == "/" and first != second and first <= 12 and second <= 12:
            one, other = (
                written(Published(day=date(year, m, d).isoformat())) for d, m in ((first, second), (second, first))
            )
            raise ClipperError(_("That can be read two ways: type {one} or {other}.").format(one=one, other=other))
        if found[2] == "/" and second > 12:
            first, second = second, first
        return _checked(year, second, first)
    for pattern, day_at, month_at in ((_DAY_FIRST, 1, 2), (_MONTH_FIRST, 2, 1)):
        found = pattern.fullmatch(text)
        month = _months().get(found[month_at].casefold()) if found else None
        if found and month:
            return _in_year(found[3], month, int(found[day_at]), today)
    raise ClipperError(_("Not a date. Type it as 24 Nov 2026 or 2026-11-24, with the time if it is known."))


def _in_year(year: str | None, month: int, day: int, today: date) -> date:
    """The day in the year that was typed, else in the last one in which it has come by tomorrow."""
    if year:
        return _checked(int(year), month, day)
    this = _checked(today.year, month, day)
    return this if this <= today + timedelta(days=1) else _checked(today.year - 1, month, day)


def _checked(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise ClipperError(_("There is no month {month}. Type the date as 24 Nov 2026.").format(month=month))
    if not 1 <= year <= 9999 or not 1 <= day <= monthrange(year, month)[1]:
        name = QLocale().standaloneMonthName(month)
        raise ClipperError(_("{month} {year} has no day {day}.").format(month=name, year=year, day=day))
    return date(year, month, day)


def _clock(found: re.Match[str]) -> tuple[int, int]:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].casefold().startswith("p") else 0)
    if hour > 23 or minute > 59:
        raise ClipperError(_("There is no time {time}. Type it as 06:12.").format(time=f"{hour}:{minute:02}"))
    return hour, minute


def _offset(zone: str | None, day: date, hour: int, minute: int) -> timedelta:
    if zone:
        return _fixed(zone)
    local = datetime(day.year, day.month, day.day, hour, minute).astimezone().utcoffset()
    return local or timedelta(0)


def _fixed(zone: str) -> timedelta:
    """The offset a zone as written stands for."""
    if zone.upper() in ("Z", "UTC", "GMT"):
        return timedelta(0)
    digits = re.sub(r"\D", "", zone)
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    if int(hours) > 14 or int(minutes) > 59:
        raise ClipperError(_("There is no zone {zone}. Type it as +01:00.").format(zone=zone))
    size = timedelta(hours=int(hours), minutes=int(minutes))
    return -size if zone.startswith("-") else size


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """The months' names, long and short, in the languages of the press; a name two languages differ on is left out."""
    found: dict[str, set[int]] = {}
    for language in _LANGUAGES:
        locale = QLocale(language)
        for month in range(1, 13):
            for length in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat):
                for name in (locale.monthName(month, length), locale.standaloneMonthName(month, length)):
                    found.setdefault(name.casefold().rstrip("."), set()).add(month)
    found.setdefault("sept", set()).add(9)
    return {name: min(months) for name, months in found.items() if len(months) == 1}
