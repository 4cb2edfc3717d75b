"""Datelines as agencies write them; a speaker's label is not one.

Forms and their frequency were counted on Reuters-21578 and AG News; the order of place, region, date and
agency follows the AP Stylebook ("datelines").
"""

import re
from dataclasses import dataclass, replace

from clipper.importers.copy_words import DAYS, GIVEN_NAMES, NOT_PLACES
from clipper.importers.places import agency, is_city

_MONTH = (
    r"(?:jan(?:uary|vier|uar)?|feb(?:ruary|ruar|brero)?|f[ée]v(?:rier)?|mar(?:ch|s|zo)?|m(?:ä|ae)rz?|apr(?:il|ile)?|avril"
    r"|abr(?:il)?|may|mai|mayo|maggio|june?|juin|juni|junio|giugno|july?|juil(?:let)?|juli|julio|luglio|aug(?:ust)?"
    r"|ao[uû]t|ago(?:sto)?|sept?(?:ember|embre|tembre|iembre)?|set(?:tembre)?|o[ck]t(?:ober|obre|ubre)?|ott(?:obre)?"
    r"|nov(?:ember|embre|iembre)?|de[cz](?:ember|iembre|embro)?|d[ée]c(?:embre)?|dic(?:embre|iembre)?|gen(?:naio)?"
    r"|ene(?:ro)?|janv(?:ier)?|mag|giu|lug|jan(?:eiro)?|fev(?:ereiro)?"
    r"|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)"
)
_YEAR = r"(?:,?\s+(?:\d{4}|'\d{2}))?"
_DATE = (
    rf"(?P<date>(?:(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
    rf"(?:{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b{_YEAR}|\d{{1,2}}(?:\.|st|nd|rd|th|er|º)?\s+(?:de\s+)?{_MONTH}\b\.?"
    rf"(?:\s+de)?{_YEAR}))"
)
_WORD = r"[^\W\d_][\w'’.\-]*"
_PLACE = rf"(?P<place>{_WORD}(?:[ /]{_WORD}|/){{0,5}}?)"
_REGION = rf"(?P<region>(?:,\s*{_WORD}(?:[ ]{_WORD}){{0,3}}?){{0,2}}?)"
_AGENCY = r"(?P<agency>\([^()\n]{2,50}\))"
_DASH = r"(?:--+|[-–—_]|\.-|=)"
_WITH_DATE = re.compile(
    rf"^{_PLACE}{_REGION}(?:[,.]+\s*|\s+|\s*(?=\())\(?{_DATE}\)?,?\s*(?:{_AGENCY})?"
    rf"(?P<end>(?:\s*/+)?(?:\s*{_DASH})+\s*|\s*[:/]\s+|[.,]?\s*$|\s{{2,}}|\.\s+|\s+(?=[A-ZÀ-Þ\d\"“'<(]))",
    re.IGNORECASE,
)
_WITH_AGENCY = re.compile(
    rf"^{_PLACE}{_REGION}\s*,?\s*{_AGENCY}(?P<end>(?:\s*{_DASH})+\s*|\s*:\s*|\s*$|\s{{2,}}|\.\s+)"
)
_DASHED = re.compile(rf"^{_PLACE}{_REGION}(?P<end>\s+{_DASH}+\s+|\s*(?:--+|—)\s*)(?=\S)")
_ALONE = re.compile(rf"^{_PLACE}{_REGION}[.:]?\s*$")
_COLON = re.compile(rf"^{_PLACE}{_REGION}(?P<end>\s?:(?:\s+|$))")
_AGENCY_FIRST = re.compile(rf"^(?:\((?P<a>[^()\n]{{2,30}})\)|(?P<b>{_WORD}(?: {_WORD}){{0,2}}))\s*{_DASH}+\s+(?=\S)")
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
    byline: str = ""
    """Where byline and dateline run together on one line."""


def find_dateline(line: str, whole: str = "") -> Dateline | None:
    """The dateline at the start of `line`, if there is one; `whole` is the text in which speakers are looked for.

    An agency alone ("AP - text") is a Dateline with an empty text.
    """
    start = len(line) - len(line.lstrip())
    text = line[start : start + 200]
    if not text[:1].isalpha() and text[:1] != "(":
        return None
    if text.startswith(("By ", "BY ")):
        found = _after_byline(text)
    else:
        found = _dated(text) or _signed(text) or _agency_first(text, whole) or _bare(text, whole)
    if found is None:
        return None
    return replace(found, end=found.end + start)


def _dated(text: str) -> Dateline | None:
    found = _WITH_DATE.match(text)
    if not found or _words(found["place"]) > 6 or found["place"].lower().strip(".") in DAYS | NOT_PLACES:
        return None
    place, signature, end = found["place"], _signature(found["agency"]), found["end"].strip()
    if not _named(place) and not is_city(place):
        return None
    if end in {"", ".", ","} and found.end() < len(text):
        # Nothing closes it: the dash was lost. Only capitals, or a signature, tell it from a sentence.
        after = text[found.end() :]
        if not (_shouts(place) or agency(signature)) or (end == "" and after[:1].islower()):
            return None
    if (
        not _shouts(place)
        and not is_city(place)
        and not (end and "," in text[: found.start("date")] and _words(place) < 4)
    ):
        return None
    printed = text[: found.end("date")]
    return Dateline(printed + ")" * ("(" in printed), found.end(), found["date"], signature, 0.98)


def _signed(text: str) -> Dateline | None:
    found = _WITH_AGENCY.match(text)
    if not found or not _named(found["place"]):
        return None
    signature = _signature(found["agency"])
    known = agency(signature)
    shouts = _shouts(found["place"])
    if not known:
        # An unknown name in brackets is an agency only after capitals and before a dash.
        if not shouts or found["end"].strip() in {"", "."} or signature.islower() or re.search(r"\d", signature):
            return None
        return Dateline(_printed(found), found.end(), agency=signature, sure=0.85)
    if not shouts and not is_city(found["place"]) and found["end"].strip() in {"", "."}:
        return None
    return Dateline(_printed(found), found.end(), agency=known, sure=0.97)


def _after_byline(text: str) -> Dateline | None:
    """`By ANICK JESDANUM NEW YORK (AP) -- text`: a known city with date or agency after two to eight words."""
    for gap in list(re.finditer(r"\s+", text))[2:9]:
        rest = text[gap.end() :]
        found = _dated(rest) or _signed(rest)
        if found and is_city(re.split(r",|\s\(", found.text)[0]):
            return replace(found, end=found.end + gap.end(), sure=0.8, byline=text[: gap.start()])
    return None


def _agency_first(text: str, whole: str) -> Dateline | None:
    """`AP - text`, `(AFP) - PLACE, date - text`, `Canadian Press - LANGLEY, B.C. (CP) - text`."""
    found = _AGENCY_FIRST.match(text)
    known = agency(found["a"] or found["b"]) if found else ""
    if not found or not known:
        return None
    inner = find_dateline(text[found.end() :], whole)
    if inner is None:
        return Dateline("", found.end(), agency=known, sure=0.8)
    return replace(inner, end=found.end() + inner.end, agency=inner.agency or known)


def _bare(text: str, whole: str) -> Dateline | None:
    """A place before a dash or colon, with neither date nor agency: only where nothing speaks against it."""
    dashed = _DASHED.match(text)
    found = dashed or _COLON.match(text)
    if not found:
        return _alone(text)
    place = found["place"]
    city = is_city(place)
    if _words(place) > 4 or place.lower().strip(".") in NOT_PLACES | DAYS or not _named(place):
        return None
    if not city and (not _shouts(place) or len(place) < 3):
        return None
    rest = text[found.end() :].strip()
    if dashed and len(rest.split()) < 6:
        return None
    if not dashed and ((rest[:1].islower() and not (city and _shouts(place))) or _is_speaker(place, whole, city)):
        return None
    if not city and not found["region"] and _words(place) > (3 if dashed else 2):
        return None
    return Dateline(_printed(found), found.end(), sure=0.92 if city else 0.7)


def _alone(text: str) -> Dateline | None:
    """A well-known city alone on its line."""
    found = _ALONE.match(text)
    if found and len(text) <= 45 and is_city(found["place"]) and _named(found["place"]):
        return Dateline(_printed(found), len(text), sure=0.8)
    return None


def _is_speaker(place: str, whole: str, city: bool) -> bool:
    """Whether the label before a colon is a speaker's: named like a person, there again, or one of several labels."""
    words = place.lower().split()
    if not city and len(words) > 1 and words[0].strip(".") in GIVEN_NAMES:
        return True
    labels = _SPEAKER.findall(whole) if whole else []
    if sum(" ".join(one.split()).lower() == " ".join(words) for one in labels) > 1:
        return True
    return not city and sum(1 for one in labels if _shouts(one) and _words(one) <= 4) > 1


def _printed(found: re.Match[str]) -> str:
    return " ".join((found["place"] + (found["region"] or "")).split())


def _signature(text: str | None) -> str:
    inner = (text or "").strip("() ")
    return agency(inner) or inner


def _words(place: str) -> int:
    return len(place.replace("/", " ").split())


def _named(place: str) -> bool:
    """Whether every longer word but small connecting ones begins with a capital."""
    small = {
        "de",
        "del",
        "la",
        "le",
        "les",
        "el",
        "al",
        "es",
        "of",
        "the",
        "and",
        "on",
        "sur",
        "am",
        "an",
        "der",
        "do",
        "da",
        "du",
        "in",
    }
    words = [w for w in re.split(r"[ /]", place) if w]
    return bool(words) and words[0][:1].isupper() and all(w[:1].isupper() or w.lower() in small for w in words)


def _shouts(place: str) -> bool:
    letters = [c for c in place if c.isalpha()]
    return len(letters) >= 2 and all(c.isupper() or c == "ß" for c in letters)
