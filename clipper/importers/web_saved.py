"""What a saved page says of its saving: where it was taken from and when (SingleFile, Internet Explorer, Chrome, MHTML)."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

from msgspec import Struct

from clipper.importers.cleaning import safe_url

_COMMENT = re.compile(r"<!--.{0,3000}?-->", re.S)
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)\s*(https?://[^\s<>\"']+)", re.I)
_SINGLE_FILE = re.compile(r"\bsaved with SingleFile\b", re.I)
_URL = re.compile(r"^\s*url:\s*(https?://\S+)", re.M | re.I)
_DATE = re.compile(r"^\s*saved date:\s*(.{10,80}?)\s*$", re.M | re.I)
_SPOKEN = re.compile(
    r"(?:[A-Z][a-z]{2},?\s+)?([A-Z][a-z]{2})\s+(\d{1,2}),?\s+(\d{4})\s+(\d{1,2}:\d{2}:\d{2})\s+(?:GMT|UTC)?\s*([+-]\d{4})?"
)
"""A moment as JavaScript prints it: Fri Nov 24 2023 12:00:00 GMT+0100 (Central European Standard Time)."""


class Saved(Struct, frozen=True):
    """Where a page was saved from, and when (UTC seconds)."""

    url: str = ""
    at: int | None = None


def saved_from(html: str) -> Saved:
    """What the comments at the head of a saved page say."""
    for comment in _COMMENT.findall(html[:12_000])[:5]:
        if found := _SAVED_FROM.search(comment):
            return Saved(safe_url(found[1]))
        if _SINGLE_FILE.search(comment):
            url, date = _URL.search(comment), _DATE.search(comment)
            return Saved(safe_url(url[1]) if url else "", moment_of(date[1]) if date else None)
    return Saved()


def moment_of(text: str) -> int | None:
    """UTC seconds of a moment as mails or browsers write it; None where it has no zone or is none."""
    try:
        if found := _SPOKEN.search(text):
            month, day, year, clock, zone = found.groups()
            when = datetime.strptime(f"{month} {day} {year} {clock} {zone or '+0000'}", "%b %d %Y %H:%M:%S %z")
        else:
            # Chrome writes -0000 for UTC, which for a mail would mean that the zone is unknown.
            when = parsedate_to_datetime(re.sub(r"-0000$", "+0000", text.strip()))
        return int(when.timestamp()) if when.tzinfo else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
