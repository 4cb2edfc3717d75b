"""Who wrote a web page: full names from its data and its byline, without staff, desks and addresses."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lxml.html import HtmlElement

from clipper.importers.bylines import person_case
from clipper.importers.cleaning import line
from clipper.importers.web_data import PageData, kinds, things, words
from clipper.importers.web_elements import fold, names, text_of

_BYLINE = re.compile(
    r"(?:^|[-_ ])(?:by-?lines?|authors?|writers?|contributors?|journalist|reporter|posted-by|submitted-by|auteur|autor)(?:$|[-_ ])"
)
_NOT_BYLINE = re.compile(
    r"(?:^|[-_ ])(?:bio|biography|about|related|comments?|image|img|avatar|social|share|follow|date|time|timestamp|published)(?:$|[-_ ])"
)
_NOBODY = re.compile(
    r"""\b(?:staff|newsroom|news\ (?:desk|service|team|agency)|editors?|editorial|redaktion|redazione|redacción|rédaction|desk|admin(?:istrator)?|
    webmaster|contributors?|correspondents?|reporters?|bureau|team|press\ (?:release|association)|associated\ press|reuters|agence|agency|wire|
    network|magazine|media|getty|images?|photos?|shutterstock|afp|courtesy|spotlight|podcast|journal|gazette|newspaper|tribune|times|herald|inc|ltd|llc|corp|guest|anonymous|unknown|user|view\ all|more\ by|
    sponsored|partner|studio|communications|department|university|institute|foundation|association|published|posted|updated|
    news|today|online|radio|television|ediciones)\b|:|
    https?:|www\.|@|\.com\b|\.co\.|\.org\b|\d""",
    re.I | re.X,
)
_LEAD = re.compile(
    r"^\W*(?:(?:written|posted|reported|words|story|text|interview(?:ed)?|reviewed|report|article|published|edited|updated|analysis|opinion|commentary)\s+(?:by)\b|by\b|von\b|par\b|por\b|di\b|da\b|door\b|av\b|przez\b|authors?\s*:|authors?\ (?=[A-ZÀ-Þ])|autore?:|autorin:|auteure?\s*:|автор(?:ы)?\s*:|текст\s*:|作者\s*[：:]|记者\s*[：:]?|記者\s*[：:]?|撰文\s*[：:／]?|文\s*[／/：:]|from\b|(?:close|follow|view)\ (?=\S+\ \S))[\s:]*",
    re.I,
)
_CUT = re.compile(
    r"\s*(?:\||•|·|—|–|\s-\s|\n|\t|/\s|\bin\s+[A-Z]|\bfor\s+[A-Z]|\(|published\b|updated\b|posted\b|last\ updated|on\s+\w+\s+\d|\d{1,2}[:/.]\d|\d{4}|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d|link\ copied|share\b|follow\b|email\b|@|//|"
    r"\b(?:edited|reviewed|fact[- ]checked|illustrat\w+|photo\w*|pictures|updated|translated|produced)\s+by\b)",
    re.I,
)
_PLACE_BETWEEN = re.compile(r"\s+in\s+[A-ZÀ-Þ][\w.'’-]+(?:\s[A-ZÀ-Þ][\w.'’-]+){0,2}(?=\s*(?:,|&|\band\b))")
"""“Jane Roe in London and Kim Lee in Paris”."""
_BESIDE = re.compile(
    r"\s*(?:[|•·]\s|published\b|updated\b|posted\b|last\ updated|@|\d{1,2}[:/.]\d|\d{4}-|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\ |"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\ \d|\b\d{1,2}\ (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|"
    r"\bat\ \d|link\ copied|copied|share\b|follow\b|e-?mail\b|the\ opinions\b|\d+\ min|/\ |on\ \w+\ \d)",
    re.I | re.X,
)
_AND = re.compile(
    r"\s*(?:;|,|&|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\boch\b|\bog\b|\bwith\b|\bavec\b|\bmit\b|\bcon\b|\bi\b|、|\s-\s)\s*",
    re.I,
)
_MAIL = re.compile(r"\s*[(<]?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[)>]?")
_SUFFIX = re.compile(
    r"^(?:jr|sr|ii|iii|iv|phd|ph\.d|md|m\.d|esq|mba|rd|rdn|dds|cpt|cscs|ms|ma|mph|rn|dr|do|np)\.?$", re.I
)
_ROLE_WORDS = re.compile(
    r"\b(?:writer|reporter|editor|correspondent|columnist|journalist|producer|contributor|senior|chief|staff|special|political|"
    r"executive|manager|director|analyst|critic|fellow|intern|freelance|photographer|officer|ceo|founder|professor|expert)\b",
    re.I,
)
_DESK_WORDS = frozenset(
    "business senior political politics chief staff sports sport health technology tech science education environment climate economics economy national "
    "foreign diplomatic legal home royal media entertainment culture arts music film crime city world europe asia africa deputy assistant associate special "
    "investigations investigative data features travel money consumer managing executive contributing digital live general local news freelance reporter "
    "writer editor correspondent columnist journalist producer contributor analyst critic photographer".split()
)
"""Words that a role begins with, where it stands right behind a name."""
_WEEKDAY = re.compile(r"(?<=\w)\s+(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?$", re.I)
_OUTLETS_OWN = re.compile(r"^[A-Z][\w&]*['’]s\s+(?=\S+\s+\S)")
"""“CNN’s Jane Roe”."""
_AGENCY_BEHIND = re.compile(r"\s+(?:the\s+)?associated\s+press$", re.I)
_HELPED = re.compile(r"\bcontribut(?:ed|ing)\s+(?:to|reporting)\b", re.I)

_LAST_FIRST = re.compile(r"^([^\s,]+(?: [^\s,]+)?), ([^\s,]+(?: [^\s,]+)?)$")


def authors_in_data(data: PageData, outlet: str) -> tuple[tuple[str, ...], str]:
    """Full names as JSON-LD or meta elements give them, and which of them did."""
    said: list[str] = []
    orgs: list[str] = []
    for one in things(data.article.get("author") or data.article.get("creator") or [], data.by_id):
        if isinstance(one, str):
            said.append(one)
        elif kinds(one) & {"organization", "newsmediaorganization", "corporation"}:
            orgs.append(words(one))
        else:
            said += _of_person(one)
    if found := full_names(said, outlet):
        return found, "JSON-LD author"
    for key in ("parsely-author", "sailthru.author", "author", "article:author", "byl", "dc.creator", "dcterms.creator", "citation_author",
                "dc.contributor", "cxenseparse:author", "article:author_name", "twitter:data1"):  # fmt: skip
        if key == "twitter:data1" and "written" not in data.first("twitter:label1").lower():
            continue
        given = data.meta.get(key, ())
        if key in {"citation_author", "dc.creator", "dcterms.creator", "dc.contributor"}:
            # Libraries write the family name first.
            given = [_LAST_FIRST.sub(r"\2 \1", one) for one in given]
        if found := full_names(given, outlet):
            return found, f"meta {key}"
    return (), ""


def _of_person(one: Mapping[str, Any]) -> list[str]:
    name = one.get("name")
    if isinstance(name, list):
        return [words(n) for n in name]
    if name:
        return [words(name)]
    whole = f"{words(one.get('givenName'))} {words(one.get('familyName'))}".strip()
    return [whole] if whole else []


def full_names(said: Iterable[str], outlet: str = "") -> tuple[str, ...]:
    """The people among the given texts, each as a full name; desks, outlets, addresses and roles are none."""
    found: dict[str, str] = {}
    for text in said:
        for name in _people_in(line(text)):
            key = fold(name)
            if key and key != fold(outlet) and key not in found:
                found[key] = name
    # "Kim Lee" beside "Kim Lee-Park": the shorter one says nothing new.
    return tuple(n for k, n in found.items() if not any(k != other and other.startswith(k) for other in found))


def _people_in(text: str) -> list[str]:
    text = _LEAD.sub("", _MAIL.sub(" ", text))
    text = _PLACE_BETWEEN.sub("", _LEAD.sub("", text).strip())
    cut = _CUT.search(text, 3)
    if cut:
        rest = text[cut.end() :] if cut[0].strip() in {"-", "–", "—"} else ""
        text = text[: cut.start()]
        # "Nick - Jane Roe": a name people go by, and the one they have.
        if rest and len(text.split()) == 1 and is_person(rest.strip()):
            text = rest
    found: list[str] = []
    for part in [] if _HELPED.search(text) else _AND.split(text):
        name = _alone(part.strip(" .,:;'\"“”|*"))
        if not name:
            continue
        if found and _SUFFIX.match(name):
            if name.lower().rstrip(".") in {"jr", "sr", "ii", "iii", "iv"}:
                found[-1] += f", {part.strip()}" if "," in text else f" {part.strip()}"
            continue
        if is_person(name):
            found.append(person_case(name))
        elif found and _ROLE_WORDS.search(name):
            break
    return found


def _alone(name: str) -> str:
    """A name without the outlet it is of, the day it stands beside, or the role behind it."""
    name = _OUTLETS_OWN.sub("", name)
    parts = name.split()
    if len(parts) > 3 and (agency := _AGENCY_BEHIND.search(name)):
        return name[: agency.start()]
    if len(parts) > 2 and _WEEKDAY.search(name):
        return _WEEKDAY.sub("", name)
    if len(parts) > 2 and _ROLE_WORDS.search(name):
        shouted = parts[0].isupper()
        for at in range(2, min(5, len(parts))):
            initials = not shouted and parts[at].isupper() and len(parts[at]) > 1
            if (initials or parts[at].lower() in _DESK_WORDS) and is_person(" ".join(parts[:at])):
                return " ".join(parts[:at])
    return name


def is_person(name: str) -> bool:
    """Whether a text can be one person's full name: two to five words, capitals, no desk and no address."""
    parts = name.split()
    if parts and parts[0].lower() in {"the", "a", "an", "our", "this", "your", "my"}:
        return False
    if not 2 <= len(parts) <= 5 or len(name) > 60 or _NOBODY.search(name) or _ROLE_WORDS.search(name):
        return (
            len(parts) == 1
            and len(name) >= 2
            and all("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af" for c in name)
        )
    small = {
        "de",
        "da",
        "di",
        "del",
        "der",
        "den",
        "van",
        "von",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ten",
        "ter",
        "y",
        "e",
        "dos",
        "das",
        "af",
        "zu",
    }
    first = [p for p in parts if p.lower() not in small]
    cased = any(c.isupper() or c.islower() for c in name)
    return (
        bool(first)
        and (not cased or all(p[0].isupper() or p[0] in "'’\"“(" for p in first))
        and all(any(c.isalpha() for c in p) for p in parts)
    )


def byline_on(
    page: HtmlElement, order: Mapping[HtmlElement, int], near: int, known: Sequence[str]
) -> tuple[str, tuple[str, ...]]:
    """The byline as printed nearest to the headline and the names in it; where authors are known, one that names them."""
    keys = [fold(name) for name in known]
    best: tuple[int, str, tuple[str, ...]] | None = None
    for element in page.iter(
        "a", "span", "div", "p", "address", "section", "li", "ul", "cite", "em", "strong", "h2", "h3", "h4", "h5", "h6"
    ):
        said = f"{names(element)} {element.get('data-testid') or ''}"
        marked = (element.get("rel") or "") == "author" or "author" in (element.get("itemprop") or "")
        if not marked and (not _BYLINE.search(said) or _NOT_BYLINE.search(said)):
            continue
        text = text_of(element, " ")
        if not 3 < len(text) <= 250 or (keys and not any(key in fold(text) for key in keys)):
            continue
        marked_people, people = _marked_people(element), full_names([text])
        people = marked_people if marked_people and not set(marked_people) < set(people) else people
        if not people:
            continue
        place = order.get(element, 0) - near
        # Before the headline stand teasers; bylines follow it closely.
        distance = place if place >= 0 else 400 - 3 * place
        if best is None or distance < best[0] - 3:
            best = distance, text, people
    return (_line_of(best[1], (*known, *best[2])), best[2]) if best and best[0] < 1500 else ("", ())


def _line_of(text: str, people: Sequence[str]) -> str:
    """The byline without the time, counts and calls that stand beside it."""
    last = max((text.find(name) + len(name) for name in people if name in text), default=0)
    cut = _BESIDE.search(text, last)
    text = line(text[: cut.start()] if cut else text).strip(" |•·–—-,:/")
    half = len(text) // 2
    return text[:half].strip() if text[:half].strip() == text[half:].strip() else text


def _marked_people(element: HtmlElement) -> tuple[str, ...]:
    said = [
        text_of(a, " ")
        for a in element.iter("a")
        if "author" in (a.get("rel") or "")
        or re.search(r"author|staff|people|profile|contributor|/by/|writer", a.get("href") or "")
    ]
    return full_names(said)


def printed_by(first: Sequence[str]) -> str:
    """A line "By Jane Roe" among the first blocks of the text, "" if there is none."""
    return next(
        (
            text
            for text in first
            if len(text) < 120 and re.match(r"\W*by\s+[A-ZÀ-Þ]", text, re.I) and full_names([text])
        ),
        "",
    )
