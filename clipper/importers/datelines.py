"""Datelines as agencies write them; a speaker's label is not one.

Forms and their frequency were counted on Reuters-21578 and AG News; the order of place, region, date and
agency follows the AP Stylebook ("datelines").
"""

import re
from dataclasses import dataclass

from clipper.importers.places import agency, is_city

_MONTH = (
    r"(?:jan(?:uary|vier|uar)?|feb(?:ruary|ruar|brero)?|f[ée]v(?:rier)?|mar(?:ch|s|zo)?|m(?:ä|ae)rz?|apr(?:il|ile)?|avril"
    r"|abr(?:il)?|may|mai|mayo|maggio|june?|juin|juni|junio|giugno|july?|juil(?:let)?|juli|julio|luglio|aug(?:ust)?"
    r"|ao[uû]t|ago(?:sto)?|sept?(?:ember|embre|tembre|iembre)?|set(?:tembre)?|o[ck]t(?:ober|obre|ubre)?|ott(?:obre)?"
    r"|nov(?:ember|embre|iembre)?|de[cz](?:ember|iembre|embro)?|d[ée]c(?:embre)?|dic(?:embre|iembre)?|gen(?:naio)?"
    r"|ene(?:ro)?|janv(?:ier)?|mag|giu|lug|jan(?:eiro)?|fev(?:ereiro)?)"
)
_YEAR = r"(?:,?\s+(?:\d{4}|'\d{2}))?"
_DATE = (
    rf"(?P<date>(?:(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
    rf"(?:{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b{_YEAR}|\d{{1,2}}(?:\.|st|nd|rd|th|er|º)?\s+(?:de\s+)?{_MONTH}\b\.?"
    rf"(?:\s+de)?{_YEAR}))"
)
_WORD = r"[^\W\d_][\w'’.\-]*"
_PLACE = rf"(?P<place>{_WORD}(?:[ /]{_WORD}|/){{0,5}}?)"
_REGION = rf"(?P<region>,\s*{_WORD}(?:[ ]{_WORD}){{0,3}}?)?"
_AGENCY = r"(?P<agency>\([^()\n]{2,50}\))"
_DASH = r"(?:--+|[-–—_]|\.-|=)"
_WITH_DATE = re.compile(
    rf"^{_PLACE}{_REGION}[,.]?\s+{_DATE},?\s*(?:{_AGENCY})?(?P<end>\s*(?:/+\s*)?{_DASH}+\s*|\s*[:/]\s+|[.,]?\s*$|\s{{2,}})",
    re.IGNORECASE,
)
_WITH_AGENCY = re.compile(rf"^{_PLACE}{_REGION}\s*,?\s*{_AGENCY}(?P<end>\s*{_DASH}+\s*|\s*:\s*|\s*$|\s{{2,}})")
_DASHED = re.compile(rf"^{_PLACE}{_REGION}(?P<end>\s+{_DASH}+\s+|\s*(?:--+|—)\s*)(?=\S)")
_COLON = re.compile(rf"^{_PLACE}{_REGION}(?P<end>\s?:(?:\s+|$))")
_AGENCY_FIRST = re.compile(rf"^(?:\((?P<a>[^()\n]{{2,30}})\)|(?P<b>{_WORD}(?: {_WORD}){{0,2}}))\s*{_DASH}+\s+(?=\S)")
_NOT_PLACES = frozenset(
    """note notes nota text analysis update updates corrected correction refile repeat factbox timeline exclusive opinion
    breaking watch video photo photos picture pictures caption summary question answer q a warning editor editors
    contact contacts source sources date time subject from to cc re ps nb fyi tel fax phone email e-mail web website url
    headline byline dateline title slug author outlet section page keywords tags background quote quotes fact facts host
    reporter moderator interviewer interviewee speaker president minister secretary chairman narrator
    anchor voice male female man woman ceo cfo results scores score standings today tomorrow yesterday attention
    urgent flash bulletin advisory media press news world sport sports business politics culture eu un us uk usa nato
    opec imf who covid-19 hinweis achtung frage antwort encadré interview reportage portrait kommentar""".split()
)
"""Labels and acronyms that stand before a dash or colon and are no place."""
_SPEAKER = re.compile(r"^[ \t]*([^\W\d_][\w'’.\- ]{1,40}):\s+\S", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline found at the start of a line; `end` is where the text after it begins."""

    text: str
    """Place, region and date as printed, without agency and closing dash."""
    end: int
    date: str = ""
    agency: str = ""
    sure: float = 0.95


def find_dateline(line: str, whole: str = "") -> Dateline | None:
    """The dateline at the start of `line`, if there is one; `whole` is the text in which speakers are looked for.

    An agency alone ("AP - text") is a Dateline with an empty text.
    """
    start = len(line) - len(line.lstrip())
    text = line[start : start + 200]
    if not text[:1].isalpha() and text[:1] != "(":
        return None
    found = _dated(text) or _signed(text) or _agency_first(text, whole) or _bare(text, whole)
    if found is None:
        return None
    return Dateline(found.text, found.end + start, found.date, found.agency, found.sure)


def _dated(text: str) -> Dateline | None:
    found = _WITH_DATE.match(text)
    if not found or _words(found["place"]) > 6 or not _named(found["place"]) and not is_city(found["place"]):
        return None
    if found["end"].strip() in {"", ".", ","} and found.end() < len(text) and not _shouts(found["place"]):
        return None
    printed = text[: found.end("date")]
    return Dateline(printed, found.end(), found["date"], _signature(found["agency"]), 0.98)


def _signed(text: str) -> Dateline | None:
    found = _WITH_AGENCY.match(text)
    if not found or not _named(found["place"]):
        return None
    signature = _signature(found["agency"])
    known = agency(signature)
    open_end = not found["end"].strip()
    if not (_shouts(found["place"]) or is_city(found["place"]) or (known and not open_end)):
        return None
    if not known and (open_end or not (_shouts(found["place"]) and not found["agency"][1:-1].islower())):
        return None
    if not known and re.search(r"\d", signature):
        return None
    return Dateline(_printed(found), found.end(), agency=known or signature, sure=0.97 if known else 0.85)


def _agency_first(text: str, whole: str) -> Dateline | None:
    """`AP - text`, `(AFP) - PLACE, date - text`, `Canadian Press - LANGLEY, B.C. (CP) - text`."""
    found = _AGENCY_FIRST.match(text)
    known = agency(found["a"] or found["b"]) if found else ""
    if not found or not known:
        return None
    inner = find_dateline(text[found.end() :], whole)
    if inner is None:
        return Dateline("", found.end(), agency=known, sure=0.8)
    return Dateline(inner.text, found.end() + inner.end, inner.date, inner.agency or known, inner.sure)


def _bare(text: str, whole: str) -> Dateline | None:
    """A place before a dash or colon, with neither date nor agency: only where nothing speaks against it."""
    dashed = _DASHED.match(text)
    found = dashed or _COLON.match(text)
    if not found:
        return _alone(text)
    place = found["place"]
    city = is_city(place)
    if _words(place) > 4 or place.lower().strip(".") in _NOT_PLACES or not _named(place):
        return None
    if not city and (not _shouts(place) or len(place) < 3):
        return None
    rest = text[found.end() :].strip()
    if dashed and len(rest.split()) < 6:
        return None
    if not dashed and (rest[:1].islower() or _is_speaker(place, whole, city)):
        return None
    if not city and not found["region"] and _words(place) > (3 if dashed else 2):
        return None
    return Dateline(_printed(found), found.end(), sure=0.92 if city else 0.7)


def _alone(text: str) -> Dateline | None:
    """A well-known city alone on its line."""
    place = text.strip().rstrip(".")
    if len(place) <= 40 and is_city(place) and (place.lower() == place.split(",")[0].lower() or _shouts(place.split(",")[0])):
        return Dateline(place, len(text), sure=0.8)
    return None


def _is_speaker(place: str, whole: str, city: bool) -> bool:
    """Whether the label before a colon is a speaker's: transcripts have several of them, or the same one again."""
    labels = [" ".join(found.split()).lower() for found in _SPEAKER.findall(whole)]
    again = labels.count(" ".join(place.split()).lower()) > 1
    shouting = sum(1 for found in _SPEAKER.findall(whole) if _shouts(found) and _words(found) <= 4)
    return again or (not city and shouting > 1)


def _printed(found: re.Match[str]) -> str:
    return " ".join((found["place"] + (found["region"] or "")).split())


def _signature(text: str | None) -> str:
    inner = (text or "").strip("() ")
    return agency(inner) or inner


def _words(place: str) -> int:
    return len(place.replace("/", " ").split())


def _named(place: str) -> bool:
    """Whether every longer word but small connecting ones begins with a capital."""
    small = {"de", "del", "la", "le", "les", "el", "al", "es", "of", "the", "and", "on", "sur", "am", "an", "der", "do", "da", "du", "in"}
    words = [w for w in re.split(r"[ /]", place) if w]
    return bool(words) and words[0][:1].isupper() and all(w[:1].isupper() or w.lower() in small for w in words)


def _shouts(place: str) -> bool:
    letters = [c for c in place if c.isalpha()]
    return len(letters) >= 2 and all(c.isupper() or c == "ß" for c in letters)
