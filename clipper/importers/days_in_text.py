"""Days that stand in the text itself: in a dateline, or with a place before its first sentence; doubtful readings."""

import re

from clipper.i18n import _
from clipper.importers.dates import read_date
from clipper.importers.written_days import days_in
from clipper.model.body import BlockKind, Body
from clipper.model.clipping import Confidence, Published

OPENING_SURE = 0.5
"""How sure the day before the first sentence is the day of publication."""
_GUESSED_SURE = 0.4
_LETTER = re.compile(r"[^\W\d_]")
_BEFORE = re.compile(
    r"(?:(?P<place>[^\W\d_][\w'’.-]*(?:[ /-](?:[^\W\d_][\w'’.-]*)){0,3})(?:\s*\([^()]{2,30}\))?\s*[,(–—-]\s*)?"
    r"(?:(?:den|le|the|il|el)\s+)?",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\)?\s*(?:[.:;–—-]|$)")


def day_of_dateline(date: str, seen_at: int | None = None, language: str = "") -> tuple[Published, float]:
    """The day a dateline names and how sure it is; without a year it is the latest one not after `seen_at`, if any."""
    if re.search(r"\b\d{4}\b", date):
        languages = tuple(dict.fromkeys((language or "en", "en", "fr", "de", "es", "it", "pt")))
        written = next((one for one in days_in(date) if one.iso), None)
        published = Published(date, written.iso) if written else read_date(date, languages)
        return published, 0.8 if published.day else 0.3
    written = next(days_in(date), None)
    found = written.before(seen_at) if written and written.year is None and seen_at is not None else None
    return Published(date, found.isoformat() if found else None), _GUESSED_SURE if found else 0.3


def day_in_text(
    body: Body, dateline: str, seen_at: int | None = None, language: str = ""
) -> tuple[Published, Confidence | None]:
    """The day in the dateline as printed, else before the first sentence, and how sure it is; None without a day."""
    written = next(days_in(dateline), None)
    if written:
        published, sure = day_of_dateline(dateline[written.start : written.end], seen_at, language)
        sure = Confidence("published", min(sure, OPENING_SURE), _("dateline"))
    else:
        published, sure = day_of_opening(body), Confidence("published", OPENING_SURE, _("first line"))
    return published, sure if published.day else None


def day_of_opening(body: Body) -> Published:
    """The full date before the first sentence ("Valmora, 10 June 2025. The Minister …"); its words stay in the text."""
    first = next((b for b in body.blocks if b.text and b.kind is not BlockKind.FIGURE), None)
    if first is None or first.kind is BlockKind.TABLE_ROW or first.kind is BlockKind.PREFORMATTED:
        return Published()
    head = first.text[:120]
    written = next(days_in(head), None)
    if written is None or not written.iso or not _BEHIND.match(head, written.end):
        return Published()
    before = _BEFORE.fullmatch(head[: written.start])
    if before is None or not _named(before["place"] or ""):
        return Published()
    return Published(head[written.start : written.end], written.iso)


def _named(place: str) -> bool:
    """Whether a place is written as a name: its first word and every long one begin with a capital or have no case."""
    words = [w for w in re.split(r"[ /]", place) if _LETTER.match(w)]
    return all(not w[0].islower() or (0 < at < len(words) - 1 and len(w) <= 3) for at, w in enumerate(words))
