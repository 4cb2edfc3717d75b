"""Datelines as agencies write them; a speaker's label is not one.

Forms and their frequency were counted on Reuters-21578 and AG News; the order of place, region, date and
agency follows the AP Stylebook ("datelines").
"""

import re
from collections.abc import Iterable
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from clipper.importers.bare_places import ABOARD, named_in, unlisted
from clipper.importers.copy_words import DAYS, GIVEN_NAMES, NOT_PLACES
from clipper.importers.dateline_signs import levelled
from clipper.importers.datelines_east import find_eastern
from clipper.importers.places import agency, is_city
from clipper.importers.written_days import MONTHS


def _by_first_letter(names: Iterable[str]) -> str:
    """The names as one pattern that looks at the first letter first."""
    groups = groupby(sorted(names), key=lambda name: name[0])
    parts = ((letter, sorted((one[1:] for one in rest), key=len, reverse=True)) for letter, rest in groups)
    return "|".join(f"{letter}(?:{'|'.join(map(re.escape, rest))})" for letter, rest in parts)


_MONTH = rf"(?:{_by_first_letter(MONTHS.keys() - {'out'})})"
_YEAR = r"(?:,?\s+(?:de\s+)?(?:\d{4}|'\d{2})\b)?"
_DATE = (
    rf"(?P<date>(?:(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?(?:(?:den|le|the|il|el|em|a)\s+)?"
    rf"(?:{_MONTH}\b(?:\.\s*|\s+)\d{{1,2}}(?:st|nd|rd|th)?\b{_YEAR}|\d{{1,2}}(?:\.\s*|(?:st|nd|rd|th|er|º)?\s+)(?:de\s+)?{_MONTH}\b\.?"
    rf"{_YEAR}|\d{{4}}\.\s+{_MONTH}\s+\d{{1,2}}\.(?:,?\s+[^\W\d_]{{4,10}}(?=\s*\())?|\d{{1,2}}(?:/\d{{1,2}})?(?=\s*\([^\W\d_])|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}\b|\d{{4}}-\d{{2}}-\d{{2}}\b))"
)
_WORD = r"[^\W\d_][\w'’.\-]*"
_PLACE = rf"(?P<place>{_WORD}(?:(?: / |[ /]){_WORD}|/){{0,5}}?)"
_INSIDE = r"(?P<inside>\s*\([^()\d\n]{2,25}\))?"
"""The country or state in brackets behind the place."""
_REGION = rf"(?P<region>(?:,\s*{_WORD}(?:[ ]{_WORD}){{0,3}}?){{0,2}}?)"
_AGENCY = r"(?P<agency>\([^()\n]{2,50}\))"
_DASH = r"(?:--+|[-–—_|]|\.\s?[-–—]|=)"
_WITH_DATE = re.compile(
    rf"^{_PLACE}{_REGION}{_INSIDE}(?:[,.]+\s*|\s[-–—|]\s(?=.{{0,24}}\d{{4}})|\s+|\s*(?=\())(?P<early>\([^()\d\n]{{2,40}}\),?\s*)?\(?{_DATE}\)?[,.]?\s*(?:{_AGENCY})?"
    rf"(?P<end>(?:\s*/+)?(?:\s*{_DASH})+\s*|\s*[:/]\s+|(?<=\)):(?=[A-ZÀ-Þ])|[.,]?\s*$|\s{{2,}}|\.\s+|\s+(?=[A-ZÀ-ÞА-Я\d\"“'<(]))",
    re.IGNORECASE,
)
_WITH_AGENCY = re.compile(
    rf"^{_PLACE}{_REGION}{_INSIDE}\s*,?\s*{_AGENCY}(?P<end>(?:\s*{_DASH})+\s*|\s*:\s*|\s*$|\s{{2,}}|\.\s+|\s+(?=[A-ZÀ-ÞА-Я\"“]))"
)
_DATE_AGENCY = re.compile(rf"^{_DATE}[,.]?\s*{_AGENCY}(?P<end>(?:\s*{_DASH})+\s*|\s*:\s*)(?=\S)", re.IGNORECASE)
_DASHED = re.compile(rf"^{_PLACE}{_REGION}{_INSIDE}(?P<end>\s+{_DASH}+\s+|\s*(?:--+|—|\.-)\s*|(?<=[A-Z.])–)(?=\S)")
_DATE_FIRST = re.compile(rf"^{_DATE}(?:,|\s[-–—|])\s+(?=\S)", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"^(?P<date>\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4})?)\s?(?=[^\W\d_])")
"""The day right before the place, as Polish agencies set it: "03.11.2025 Warszawa (PAP)"."""
_BEHIND = re.compile(
    rf"(?P<agency>[^\W\d_][\w.]*(?: [^\W\d_][\w.]*)?),\s(?P<name>{_WORD}(?: {_WORD}){{1,2}})\.\s+(?=\S)|(?P<shouted>[A-ZÀ-ÞĞŞİ'’.-]{{2,}}(?: [A-ZÀ-ÞĞŞİ'’.-]{{2,}}){{1,3}})\s[-–—]\s(?=\S)"
)
"""Who wrote it, between dateline and text: "— РИА Новости, Мария Осипова. ", "ANKARA (AA) - MERYEM ÖZDEMİR - "."""
_SITE = re.compile(r",\s(?P<site>[A-Za-z][\w-]{1,20}\.(?:com|net|org|id|co\.id|my|in|ph|tv))$")
_ALONE = re.compile(rf"^{_PLACE}{_REGION}(?P<end>[.:]?\s*$)")
_COLON = re.compile(rf"^{_PLACE}{_REGION}{_INSIDE}(?P<end>\s?:(?:\s+|$))")
_STOPPED = re.compile(rf"^{_PLACE}(?P<region>)(?P<who>\s\([a-z]{{2,4}}\))?(?P<end>\.\s+)(?=[A-ZÀ-Þ\"“„«])")
_AGENCY_FIRST = re.compile(
    rf"^(?:\((?P<a>[^()\n]{{2,30}})\)|(?P<b>{_WORD}(?: {_WORD}){{0,2}}))(?P<end>\s*{_DASH}+\s+|\s+(?=[A-ZÀ-Þ\"“«]))(?=\S)"
)
_SPEAKER = re.compile(r"^[ \t]*([^\W\d_][\w'’.\- ]{1,40}):\s+\S", re.MULTILINE)
_SET_OFF = re.compile(r"\(([^()\d]{2,30})\),?\s+(?=\S)")
_SMALL = frozenset("de del la le les el al es of the and on sur am an der do da du in".split())
"""Small words inside the names of places."""
_SIGNED_BEFORE = re.compile(
    r"[a-zà-ÿ]{2,5}(?:/[a-zà-ÿ]{2,5}){0,2}(?:\.\s+(?=[A-ZÀ-Þ]{3,})|\s(?=[A-ZÀ-Þ]{3,}(?:[ -][A-ZÀ-Þ]{2,}){0,2}[.,:]\s))"
)
"""The initials of who wrote it, as German papers set them: "hma. BERLIN, 11. Juni"."""


class Dateline(Struct, frozen=True):
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
    printed = line[start : start + 200]
    if not printed[:1].isalpha() and printed[:1] not in "([【（［" and not _begins_with_day(printed):
        return None
    if eastern := find_eastern(printed):
        return Dateline(eastern.text, start + eastern.end, eastern.date, eastern.agency, byline=eastern.byline)
    text = levelled(printed)
    if text[:1] == " ":
        start += (gap := len(text) - len(text.lstrip()))
        printed, text = printed[gap:], text[gap:]
    if text.startswith(("By ", "BY ")):
        found = _after_byline(text)
    elif initials := _SIGNED_BEFORE.match(text):
        rest = text[initials.end() :]
        found = _dated(rest) or _bare(rest, whole)
        found = found and replace(found, end=found.end + initials.end(), byline=initials.group().strip())
    else:
        found = _dated(text) or _signed(text) or _agency_first(text, whole) or _bare(text, whole) or _set_off(text)
    if found is None:
        return None
    found = _with_writer(found, text)
    at = text.find(found.text) if found.text else -1
    said = _tidied(printed[at : at + len(found.text)]) if at >= 0 else found.text
    return replace(found, text=said, end=found.end + start)


def _begins_with_day(text: str) -> bool:
    return text[:1].isdigit() and bool(_DATE_FIRST.match(text) or _DAY_BEFORE.match(text))


def _with_writer(found: Dateline, text: str) -> Dateline:
    """The dateline with the writer who stands between it and the text, or before its place ("Ayla DEMİR/ANKARA, (DHA)")."""
    if found.byline or not found.text:
        return found
    if not found.agency and (site := _SITE.search(found.text)):
        return replace(found, text=found.text[: site.start()], agency=site["site"])
    writer, slash, place = found.text.partition("/")
    if slash and found.agency and _shouts(place.split(",")[0]) and not _shouts(writer) and _words(writer) > 1:
        return replace(found, text=place, byline=writer)
    behind = _BEHIND.match(text, found.end)
    if behind and behind["shouted"] and found.agency:
        return replace(found, end=behind.end(), byline=behind["shouted"])
    if behind and behind["name"] and not found.agency and (known := agency(behind["agency"])):
        return replace(found, end=behind.end(), agency=known, byline=behind["name"])
    return found


def _tidied(text: str) -> str:
    """Place and date without the signs that close them; the point of an abbreviation stays."""
    text = " ".join(text.split()).strip("-–—/ ,")
    if text.startswith("[") != text.endswith("]"):
        text = text.strip("[]")
    last = text.rsplit(" ", 1)[-1].lower().removesuffix(".")
    long = len(last) >= 6 or (len(last) >= 4 and last != "sept" and last in MONTHS)
    return text.removesuffix(".") if long and last.isalpha() else text


def _dated(text: str) -> Dateline | None:
    found = _WITH_DATE.match(text)
    if not found:
        return _dated_alone(text)
    early = agency(_signature(found["early"])) or agency(_signature(found["inside"]))
    if _words(found["place"]) > 6 or found["place"].lower().strip(".") in DAYS | NOT_PLACES:
        return None
    place, signature, end = found["place"].rstrip("."), _signature(found["agency"]), found["end"].strip()
    if found["date"].isdigit() and (not agency(signature) or place.lower() in MONTHS):
        return _dated_alone(text)
    if not _named(place) and not is_city(place):
        return None
    if end in {"", ".", ","} and found.end() < len(text):
        # Nothing closes it: the dash was lost. Only capitals, or a signature, tell it from a sentence.
        after = text[found.end() :]
        stopped = end == "." or text[: found.start("end")].endswith(".")
        sure = _shouts(place) or agency(signature) or signature.isupper() or (stopped and is_city(place))
        if not sure or (end == "" and after[:1].islower()):
            return None
    if (
        not _shouts(place)
        and not is_city(place)
        and not (end and "," in text[: found.start("date")] and _words(place) < 4)
        and not (signature and signature.isupper())
    ):
        return None
    printed = text[: found.end("date")]
    printed += ")" * (printed.count("(") > printed.count(")"))
    return Dateline(printed, found.end(), found["date"], signature or early, 0.98)


def _set_off(text: str) -> Dateline | None:
    """`(London) June 11, 2025 — text`."""
    if text[:1] != "(" or not (inner := _SET_OFF.match(text)):
        return None
    found = _dated(inner[1] + ", " + text[inner.end() :])
    if found is None:
        return None
    return replace(
        found,
        text=text[: inner.end() + len(found.text) - len(inner[1]) - 2],
        end=found.end + inner.end() - len(inner[1]) - 2,
    )


def _dated_alone(text: str) -> Dateline | None:
    """`June 11 (Reuters) - text`, a story from no place; `June 11, 2025 – MILLBROOK, N.Y. – text`."""
    if first := _DATE_FIRST.match(text):
        rest = text[first.end() :]
        if (found := _signed(rest) or _bare(rest, "")) and rest[found.end :]:
            return replace(
                found, text=text[: first.end()] + found.text, end=found.end + first.end(), date=first["date"]
            )
    if (first := _DAY_BEFORE.match(text)) and (found := _signed(text[first.end() :])):
        return replace(found, text=text[: first.end()] + found.text, end=found.end + first.end(), date=first["date"])
    found = _DATE_AGENCY.match(text)
    known = agency(_signature(found["agency"])) if found else ""
    return Dateline(found["date"], found.end(), found["date"], known, 0.95) if found and known else None


def _signed(text: str) -> Dateline | None:
    found = _WITH_AGENCY.match(text)
    if not found or not _named(found["place"]):
        return None
    signature = _signature(found["agency"])
    known, end = agency(signature), found["end"].strip()
    shouts = _shouts(found["place"])
    if not known:
        # An unknown name in brackets is an agency only after capitals or a known city, and before a dash.
        acronym = signature.isupper() and 2 <= len(signature) <= 8 and (is_city(found["place"]) or found["region"])
        if not (shouts or acronym) or end in {"", "."} or signature.islower() or re.search(r"\d", signature):
            return None
        return Dateline(_printed(found), found.end(), agency=signature, sure=0.85)
    if end in {"", "."} and not (shouts or is_city(found["place"]) or (end and _words(found["place"]) <= 4)):
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
    """`AP - text`, `(AFP) - PLACE, date - text`, `(Belga) text`, `Canadian Press - LANGLEY, B.C. (CP) - text`."""
    found = _AGENCY_FIRST.match(text)
    known = agency(found["a"] or found["b"]) if found else ""
    if (
        found
        and not known
        and found["a"]
        and found["end"].strip()
        and _named(found["a"])
        and len(found["a"].split()) <= 4
    ):
        if (inner := _dated(text[found.end() :])) is not None:
            return replace(inner, end=found.end() + inner.end, agency=inner.agency or found["a"])
        if _shouts(found["a"].split(",")[0]) and ("," in found["a"] or is_city(found["a"])):
            return Dateline(found["a"], found.end(), sure=0.85)
        return Dateline("", found.end(), agency=found["a"], sure=0.8)
    if not found or not known or not (found["a"] or found["end"].strip()):
        return None
    inner = find_dateline(text[found.end() :], whole)
    if inner is None:
        return Dateline("", found.end(), agency=known, sure=0.8)
    return replace(inner, end=found.end() + inner.end, agency=inner.agency or known)


def _bare(text: str, whole: str) -> Dateline | None:
    """A place before a dash or colon, with neither date nor agency: only where nothing speaks against it."""
    dashed = ABOARD.match(text) or _DASHED.match(text)
    found = dashed or _COLON.match(text)
    if not found:
        return _alone(text) or _stopped(text, whole)
    place, rest = found["place"], text[found.end() :].strip()
    city = is_city(place)
    lowered = city and place.islower() and rest[:1].isupper() and len(rest.split()) >= 6
    if found.re is ABOARD:
        return Dateline(place, found.end(), sure=0.7)
    if _words(place) > 4 or place.lower().strip(".") in NOT_PLACES | DAYS or not (_named(place) or lowered):
        return None
    if dashed and len(rest.split()) < 6:
        return None
    if not dashed and ((rest[:1].islower() and not (city and _shouts(place))) or _is_speaker(place, whole, city)):
        return None
    spanish = found["end"].strip() == ".-"
    if not city and not spanish and not _shouts_a_place(found, bool(dashed)):
        behind = found["region"] or found["inside"] or ""
        if not unlisted(place, behind, rest, whole) or not (dashed or behind or named_in(place, whole)):
            return None
        return _unlisted(found)
    return Dateline(_printed(found), found.end(), sure=0.92 if city or spanish else 0.7)


def _unlisted(found: re.Match[str]) -> Dateline:
    """The dateline with a place that no list knows: what stands in brackets behind it may be an agency, or who wrote it."""
    inside = (found["inside"] or "").strip(" ()")
    printed = found.string[: found.end("region")].rstrip(" ,:")
    if len(inside) > 2 and inside.isupper() and inside.isalpha():
        return Dateline(printed, found.end(), agency=inside, sure=0.7)
    if inside.islower() and len(inside) <= 4:
        return Dateline(printed, found.end(), sure=0.6, byline=f"({inside})")
    return Dateline(_printed(found), found.end(), sure=0.6)


def _shouts_a_place(found: re.Match[str], dashed: bool) -> bool:
    """Whether a place that no list knows is written in capitals, and in no more words than places have."""
    place = found["place"]
    if not _shouts(place) or len(place) < 3:
        return False
    words = [one for one in place.replace("/", " ").split() if one.lower() not in _SMALL]
    return bool(found["region"]) or len(words) <= (3 if dashed else 2)


def _stopped(text: str, whole: str) -> Dateline | None:
    """`Hamburg. Der Hafen …`: a known city before a full stop and a sentence."""
    found = _STOPPED.match(text)
    shouted = (
        found
        and _shouts(found["place"])
        and 5 <= len(found["place"]) <= 25
        and found["place"].lower() not in NOT_PLACES
    )
    if not found or not _named(found["place"]) or len(text[found.end() :].split()) < 6:
        return None
    who = (found["who"] or "").strip()
    if is_city(found["place"]) or shouted or (who and _shouts(found["place"])):
        return Dateline(found["place"], found.end(), sure=0.75, byline=who)
    rest = text[found.end() :]
    known = (
        _words(found["place"]) <= 3 and unlisted(found["place"], "", rest, whole) and named_in(found["place"], whole)
    )
    return Dateline(found["place"], found.end(), sure=0.6) if known else None


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
    """Place, region and what stands in brackets behind them; the text is a piece of the line it was found in."""
    end = found.start("agency") if "agency" in found.re.groupindex else found.start("end")
    return found.string[: max(end, found.end("region"))].rstrip(" ,:")


def _signature(text: str | None) -> str:
    inner = (text or "").strip("() ")
    return agency(inner) or inner


def _words(place: str) -> int:
    return len(place.replace("/", " ").split())


def _named(place: str) -> bool:
    """Whether every longer word but small connecting ones begins with a capital."""
    words = [w for w in re.split(r"[ /]", place) if w]
    return bool(words) and words[0][:1].isupper() and all(w[:1].isupper() or w.lower() in _SMALL for w in words)


def _shouts(place: str) -> bool:
    letters = [c for c in place if c.isalpha()]
    return len(letters) >= 2 and all(c.isupper() or c == "ß" for c in letters)
