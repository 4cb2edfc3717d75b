"""Zones as embargo lines name them: abbreviations by their own offset, cities and regions through the zone database."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_OFFSETS = {
    "GMT": 0, "UTC": 0, "Z": 0, "WET": 0, "CET": 1, "MEZ": 1, "HNEC": 1, "EET": 2, "OEZ": 2, "SAST": 2, "MSK": 3,
    "SGT": 8, "HKT": 8, "AWST": 8, "JST": 9, "KST": 9, "AEST": 10, "NZST": 12, "EST": -5, "CST": -6, "MST": -7, "PST": -8,
}  # fmt: skip
"""Names of standard time in hours from UTC: they mean that offset even where a writer forgot summer time."""
_SUMMER = {
    "BST": ("Europe/London", 1), "WEST": ("Europe/Lisbon", 1), "CEST": ("Europe/Berlin", 2), "MESZ": ("Europe/Berlin", 2),
    "EEST": ("Europe/Helsinki", 3), "AEDT": ("Australia/Sydney", 11), "NZDT": ("Pacific/Auckland", 13),
    "EDT": ("America/New_York", -4), "CDT": ("America/Chicago", -5), "MDT": ("America/Denver", -6),
    "PDT": ("America/Los_Angeles", -7),
}  # fmt: skip
"""Names of summer time: where the day lies outside of it, the line contradicts itself and nothing is read."""
_PLACES = {
    "Europe/London": "london, londres, londra, londen, edinburgh, cardiff, belfast, uk, british, londoner",
    "Europe/Dublin": "dublin",
    "Europe/Paris": "paris, parís, parigi, parijs, strasbourg, lyon, pariser",
    "Europe/Berlin": "berlin, berlín, berlino, berlijn, bonn, frankfurt, hamburg, munich, münchen, cologne, köln, berliner",
    "Europe/Brussels": "brussels, bruxelles, brüssel, bruselas, brussel, brüsseler",
    "Europe/Amsterdam": "amsterdam, the hague, den haag, la haye, la haya",
    "Europe/Luxembourg": "luxembourg, luxemburg",
    "Europe/Madrid": "madrid, barcelona, peninsular",
    "Europe/Lisbon": "lisbon, lisboa, lisbonne, lissabon",
    "Europe/Rome": "rome, roma, rom, milan, milano, mailand, vatican",
    "Europe/Zurich": "geneva, genève, genf, ginebra, ginevra, zurich, zürich, bern, berne, basel, davos",
    "Europe/Vienna": "vienna, wien, vienne, viena, wiener",
    "Europe/Copenhagen": "copenhagen, kopenhagen, københavn",
    "Europe/Stockholm": "stockholm",
    "Europe/Oslo": "oslo",
    "Europe/Helsinki": "helsinki",
    "Europe/Warsaw": "warsaw, warszawa, varsovie, warschau",
    "Europe/Prague": "prague, praha, prag",
    "Europe/Budapest": "budapest",
    "Europe/Athens": "athens, athen, athènes",
    "Europe/Kyiv": "kyiv, kiev, kiew",
    "Europe/Moscow": "moscow, moskau, moscou, moscú",
    "Europe/Istanbul": "istanbul, ankara",
    "Asia/Jerusalem": "jerusalem, tel aviv",
    "Africa/Cairo": "cairo, kairo, le caire",
    "Africa/Nairobi": "nairobi",
    "Africa/Lagos": "lagos, abuja",
    "Africa/Johannesburg": "johannesburg, pretoria, cape town",
    "Asia/Dubai": "dubai, abu dhabi",
    "Asia/Riyadh": "riyadh, mecca",
    "Asia/Kolkata": "delhi, new delhi, mumbai, kolkata",
    "Asia/Singapore": "singapore, singapur, singapour",
    "Asia/Hong_Kong": "hong kong",
    "Asia/Shanghai": "beijing, peking, pékin, pekín, shanghai",
    "Asia/Tokyo": "tokyo, tokio",
    "Asia/Seoul": "seoul",
    "Australia/Sydney": "sydney, canberra",
    "Australia/Melbourne": "melbourne",
    "Pacific/Auckland": "auckland, wellington",
    "America/New_York": "new york, nueva york, washington, washington dc, washington d.c., boston, us eastern, eastern, et",
    "America/Toronto": "toronto, ottawa, montreal",
    "America/Chicago": "chicago, us central, ct",
    "America/Denver": "denver, us mountain, mt",
    "America/Los_Angeles": "los angeles, san francisco, seattle, us pacific, pacific, pt",
    "America/Mexico_City": "mexico city, ciudad de méxico",
    "America/Bogota": "bogota, bogotá",
    "America/Lima": "lima",
    "America/Santiago": "santiago de chile",
    "America/Argentina/Buenos_Aires": "buenos aires",
    "America/Sao_Paulo": "são paulo, sao paulo, brasilia, brasília, rio de janeiro",
}
_BY_PLACE = {name.strip(): key for key, names in _PLACES.items() for name in names.split(",")}
_SHORT = re.compile(rf"(?P<name>{'|'.join(sorted({*_OFFSETS, *_SUMMER}, key=len, reverse=True))})(?![\w-])")
_OFFSET = re.compile(r"(?:GMT|UTC)?\s?(?P<sign>[+−-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?(?!\d)", re.IGNORECASE)
_PLACE = re.compile(
    rf"(?P<name>{'|'.join(re.escape(one) for one in sorted(_BY_PLACE, key=len, reverse=True))})(?!\w)", re.IGNORECASE
)


def zone_at(text: str, local: datetime) -> tzinfo | None:
    """The zone whose name the text begins with, as it holds at `local` (without a zone); None if there is none."""
    if found := _OFFSET.match(text):
        apart = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
        return timezone(-apart if found["sign"] != "+" else apart) if apart <= timedelta(hours=14) else None
    if text[:3].upper() in {"GMT", "UTC"} and not text[3:4].isalnum():
        return UTC
    if found := _SHORT.match(text):
        return _by_name(found["name"], local)
    if (found := _PLACE.match(text)) and (len(found["name"]) > 2 or found["name"].isupper()):
        return _known(_BY_PLACE[found["name"].lower()])
    return None


def _by_name(name: str, local: datetime) -> tzinfo | None:
    if name in _OFFSETS:
        return timezone(timedelta(hours=_OFFSETS[name]))
    key, hours = _SUMMER[name]
    zone = _known(key)
    apart = timedelta(hours=hours)
    return timezone(apart) if zone and local.replace(tzinfo=zone).utcoffset() == apart else None


def _known(key: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(key)
    except ZoneInfoNotFoundError:
        return None
