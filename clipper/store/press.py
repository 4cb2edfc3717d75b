"""Press time: the number that puts `texts` and its index in order of publication, and the days it spans."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone

from msgspec.structs import replace

from clipper.model.clipping import Published
from clipper.store.connection import Connection

_EPOCH = (date(1970, 1, 1).toordinal() - 1) * 1440
"""Minutes from 1 January of year 1 to 1970."""
_EAST, _WEST = 14 * 60, 12 * 60
"""Minutes by which a day begins earlier or ends later somewhere on earth than in UTC."""


def settled(published: Published) -> Published:
    """The moment with a day that exists, or none; a day is read off the instant where only that is known."""
    day = published.day
    if day is not None:
        try:
            day = date.fromisoformat(day).isoformat()
        except ValueError:
            return replace(published, day=None, at=None, zone=None, raw=published.raw or published.day)
    if published.at is not None:
        instant = _instant(published.at, published.zone)
        if instant is None:
            return replace(published, day=day, at=None)
        day = day or instant.date().isoformat()
    return published if day == published.day else replace(published, day=day)


def _instant(at: int, zone: str | None) -> datetime | None:
    try:
        instant = datetime.fromtimestamp(at, UTC)
        if zone and zone not in {"Z", "z"}:
            sign = -1 if zone[0] == "-" else 1
            hours, _colon, minutes = zone[1:].partition(":")
            instant = instant.astimezone(timezone(sign * timedelta(hours=int(hours), minutes=int(minutes or 0))))
    except (ValueError, OverflowError, OSError):
        return None
    return instant


def day_filed(added: int) -> str:
    """The day of filing as the calendar on the wall shows it."""
    return datetime.fromtimestamp(added).date().isoformat()


def sorting_day(published: Published, added: int) -> str:
    """The day a clipping is filtered by: of publication, else of filing."""
    return published.day or day_filed(added)


def minute(published: Published, added: int) -> int:
    """The minute since year 1 a (settled) clipping is sorted by, in UTC: of publication, else of filing."""
    if published.day is None:
        return added // 60 + _EPOCH
    start = day_start(published.day)
    if published.at is not None:
        exact = published.at // 60 + _EPOCH
        # an instant that is not of its day anywhere on earth is a misreading: the day is what people see
        if start - _EAST <= exact < start + 1440 + _WEST and exact >= 0:
            return exact
    return start


def day_start(day: str) -> int:
    """The minute since year 1 at which a day begins."""
    return (date.fromisoformat(day).toordinal() - 1) * 1440


def wanted(minute: int, clipping: int) -> int:
    """The press time of a clipping, were nothing in its place: its minute and its id."""
    return (minute << 20) + (clipping & 0xFFFFF)


def free(connection: Connection, places: Sequence[int]) -> list[int]:
    """For each wanted press time the next one that is neither taken nor given to one before it."""
    given: set[int] = set()
    taken = {row[0] for row in connection.by_ids("SELECT id FROM texts WHERE id IN ({ids})", places)}
    found = []
    for place in places:
        if place in taken or place in given:
            while place in given or connection.value("SELECT 1 FROM texts WHERE id = ?", (place,)) is not None:
                place += 1
        given.add(place)
        found.append(place)
    return found


def from_day(day: str) -> int:
    """The lowest press time a clipping of that day, or a later one, can have."""
    return max(0, day_start(day) - _EAST) << 20


def before_day(day: str) -> int:
    """The lowest press time no clipping of an earlier day can have."""
    return (day_start(day) + _WEST + 1) << 20
