"""The head of a piece of copy: stacked headlines, deck, byline, outlet and date, and the dateline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from clipper.importers.bylines import is_byline, is_desk
from clipper.importers.cleaning import line as one_line
from clipper.importers.copy_desk import DeskLine, desk_line
from clipper.importers.copy_words import DAYS
from clipper.importers.datelines import Dateline, find_dateline
from clipper.importers.dates import read_date
from clipper.importers.embargoes import FIRST, is_embargo, is_moment
from clipper.importers.places import agency, is_city
from clipper.model.clipping import Published

_LOOK = 14
"""Lines with text that are looked at before the text must have begun."""
_STACK = 4
"""Headlines above which no line for the desk stands any more."""
_SURE = 0.9
"""A dateline less sure than this is a label where sentences of the text stand above it."""
_LINE_CHARACTERS = 200
_HEADLINE_WORDS = 32
_DATE_LINE = re.compile(
    r"^(?:(?P<outlet>[^\d\n]{2,60}?)\s*(?:[,|·•/]|\s[-–—])\s*)?"
    r"(?P<date>(?:[^\W\d_]{3,12}\.?,?\s+)?(?:\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?"
    r"|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2}(?:st|nd|rd|th|\.)?\s+[^\W\d_]{3,12}\.?,?\s+\d{4}"
    r"|[^\W\d_]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}))(?:\s*[,|]?\s*\d{1,2}:\d{2}.{0,12})?$"
)
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\b(?:Inc|Ltd|Cos|Bro|Jr.))[.!?][\"'”’»)]*$")
_BULLET = re.compile(r"^\s*[*•▪]\s+\S")
_PUBLISHED = re.compile(
    r"^(?P<before>.{0,60}?)\b(?:published|posted|updated)(?:\s+on)?\s*:?\s+(?P<date>\S.{5,30}\d{4})\b.{0,20}$",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"^#{1,6}\s+")


@dataclass
class Head:
    """What stood above the text, and the lines of the text."""

    rest: list[str]
    headline: str = ""
    others: list[str] = field(default_factory=list)
    deck: str = ""
    byline: str = ""
    credit: str = ""
    embargo: str = ""
    bullets: list[str] = field(default_factory=list)
    """Points set above the dateline: they are text."""
    notes: list[str] = field(default_factory=list)
    """Lines for the desk: which version this is."""
    slug: str = ""
    versions: list[str] = field(default_factory=list)
    outlet: str = ""
    published: Published = Published()
    dateline: Dateline | None = None
    lead: int = 0
    """Characters that the dateline took from the first line of the text."""


@dataclass
class _Seen:
    """A headline-like line and where it stood."""

    at: int
    text: str
    apart: bool
    """Whether a blank line stands above it."""


def read_head(lines: Sequence[str], whole: str) -> Head:
    """Read the first lines downwards until the text begins."""
    head = Head(list(lines))
    seen: list[_Seen] = []
    marker = -1
    at = -1
    for number, (at, looked) in enumerate(_first(lines)):
        if at <= marker:
            continue
        text = one_line(looked)
        if len(seen) <= _STACK and (for_desk := desk_line(lines, at)):
            _take_desk_line(head, for_desk)
            marker = for_desk.end - 1
        elif (dateline := _dateline(lines, at, bool(seen or marker >= 0), whole)) and (
            dateline.sure >= _SURE or not _has_begun(seen)
        ):
            head.dateline = dateline
            break
        elif (at or _may_open(text) or _opens_with_byline(lines, whole)) and _take_marker(
            head, text, seen, number < FIRST
        ):
            marker = at
        elif at and seen and _BULLET.match(looked):
            head.bullets.append(looked)
        elif _is_prose(lines, at, bool(seen)):
            break
        else:
            seen.append(_Seen(at, text, at > 0 and not lines[at - 1].strip()))
    if not head.dateline:
        seen = _with_bullets(head, lines, seen, marker)
    if head.dateline:
        _begin_after_dateline(head, lines, at)
        _choose_longest(head, _unwrapped(seen))
    else:
        _choose_first(head, lines, seen, marker)
    return head


def _has_begun(seen: Sequence[_Seen]) -> bool:
    """Whether a sentence of the text, and no headline, stands among the lines seen."""
    return any(_SENTENCE_END.search(one.text) and len(one.text.split()) >= 5 for one in seen)


def _may_open(text: str) -> bool:
    """Whether a first line may be none of the headline's: a line for the desk, an embargo, or an outlet and date."""
    split = _DATE_LINE.match(text)
    return bool(is_embargo(text) or agency(text) or (split and split["outlet"] and not _is_place(split["outlet"])))


def _opens_with_byline(lines: Sequence[str], whole: str) -> bool:
    """Whether the copy has no headline: its first line is a byline, and a dateline follows."""
    return is_byline(lines[0]) and any(find_dateline(looked, whole) for _at, looked in _first(lines)[1:3])


def _first(lines: Sequence[str]) -> list[tuple[int, str]]:
    found = []
    for at, looked in enumerate(lines):
        if looked.strip():
            found.append((at, looked))
            if len(found) == _LOOK:
                break
    return found


def _dateline(lines: Sequence[str], at: int, below: bool, whole: str) -> Dateline | None:
    """The dateline of this line; in the very first line only where text follows on it."""
    text = one_line(lines[at])
    if (split := _DATE_LINE.match(text)) and split["outlet"] and not _is_place(split["outlet"]):
        return None
    if is_embargo(text):
        return None
    found = find_dateline(lines[at], whole)
    if found is None or (not found.text and not below and len(lines[at].split()) < 15):
        return None
    rest = lines[at][found.end :].strip()
    following = next((one for one in lines[at + 1 :] if one.strip()), "")
    if not rest and not following:
        return None
    if not below and (len(rest.split()) < (6 if found.sure >= 0.95 else 15) and not _goes_on(lines, at)):
        return None
    return found


def _goes_on(lines: Sequence[str], at: int) -> bool:
    return len(lines[at]) >= 45 and at + 1 < len(lines) and lines[at + 1][:1].islower()


def _is_place(text: str) -> bool:
    return is_city(text) or text.isupper()


def _take_marker(head: Head, text: str, seen: list[_Seen], early: bool) -> bool:
    """Whether the line is a byline, or an outlet and date, or `early` an embargo; if so, it is kept in the head."""
    if not head.byline and (is_byline(text) or (seen and is_desk(text))):
        head.byline = text.rstrip(" =")
        return True
    if head.byline and text.endswith("=") and len(text) < 60:
        head.byline = f"{head.byline}, {text.rstrip(' =')}"
        return True
    if early and not head.embargo and is_embargo(text):
        head.embargo = text
        return True
    if early and head.embargo and not re.search(r"\d", head.embargo) and is_moment(text):
        head.embargo = f"{head.embargo} {text}"
        return True
    if not head.credit and len(text) < 40 and agency(text):
        head.credit = text
        return True
    if (line := _PUBLISHED.match(text)) and not head.published.raw and (found := read_date(line["date"])).day:
        head.published = replace(found, raw=text)
        head.byline = head.byline or (line["before"].strip(" ,|-–") if is_desk(line["before"]) else "")
        return True
    if head.published.raw or len(text) > 120 or not (split := _DATE_LINE.match(text)):
        return False
    published = read_date(split["date"])
    if not published.day:
        return False
    outlet = split["outlet"] and split["outlet"].lower() not in DAYS
    head.published = published if outlet else replace(published, raw=text)
    if outlet:
        head.outlet = split["outlet"].strip(" ,|")
    elif len(seen) == 1 and len(seen[0].text.split()) <= 4:
        # A cutting's slip: the outlet, the day, and the headline below them; undone if none follows.
        head.outlet = seen.pop().text
    return True


def _take_desk_line(head: Head, found: DeskLine) -> None:
    """Keep what a line says to the desk; of two slugs the longer one stands, for machines cut them off."""
    head.notes.append(found.note)
    head.slug = max(head.slug, found.slug, key=len)
    head.versions += [found.version] if found.version else []


def _is_prose(lines: Sequence[str], at: int, below: bool) -> bool:
    """Whether the text has begun: a long line, or one that runs on into the next."""
    looked = lines[at].strip()
    if len(looked) > _LINE_CHARACTERS or len(looked.split()) > _HEADLINE_WORDS:
        return True
    after = lines[at + 1].strip() if at + 1 < len(lines) else ""
    return below and len(looked) >= 35 and after[:1].islower() and not find_dateline(after)


def _begin_after_dateline(head: Head, lines: Sequence[str], at: int) -> None:
    """Cut the dateline off its line; a byline right below a dateline of its own line belongs to the head."""
    assert head.dateline is not None
    head.byline = head.byline or head.dateline.byline
    rest = lines[at][head.dateline.end :].strip()
    following = list(lines[at + 1 :])
    if rest:
        # The first line begins a paragraph: it keeps the indent of the others.
        indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
        head.rest, head.lead = [indent + rest, *following], len(lines[at]) - len(indent) - len(rest)
        return
    below = next((n for n, one in enumerate(following) if one.strip()), None)
    if below is not None and not head.byline and is_byline(one_line(following[below])):
        head.byline = one_line(following[below]).rstrip(" =")
        following = following[below + 1 :]
    head.rest = following


def _with_bullets(head: Head, lines: Sequence[str], seen: list[_Seen], marker: int) -> list[_Seen]:
    """Points with nothing of the head below them are where the text begins; what seemed headlines after them is text."""
    if not head.bullets:
        return seen
    first = next(at for at, looked in enumerate(lines) if looked == head.bullets[0])
    if first < marker:
        return seen
    head.bullets = []
    return [one for one in seen if one.at < first]


def _unwrapped(seen: list[_Seen]) -> list[_Seen]:
    """Headlines whose second line runs on from the first, put together."""
    found: list[_Seen] = []
    for one in seen:
        before = found[-1] if found else None
        if before and not one.apart and one.at == before.at + 1 and _runs_on(before.text, one.text):
            before.text = f"{before.text} {one.text}"
        else:
            found.append(_Seen(one.at, one.text, one.apart))
    return found


def _runs_on(before: str, text: str) -> bool:
    small = {
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "over",
        "after",
    }
    return len(before) >= 30 and (
        before.endswith((",", ";", "-"))
        or before.split()[-1].lower() in small
        or (text[:1].islower() and not before.endswith("."))
    )


def _choose_longest(head: Head, seen: list[_Seen]) -> None:
    """Wire copy stacks headlines, short ones first: the longest is the headline, of equals the last."""
    texts = [_MARKDOWN.sub("", one.text).removesuffix(" =") for one in seen]
    if not texts and head.outlet and not head.headline:
        texts, head.outlet = [head.outlet], ""
    if len(texts) > 1:
        sentences = [t for t in texts[1:] if _SENTENCE_END.search(t) and len(t.split()) >= 9]
        if len(sentences) == 1:
            head.deck = sentences[0]
            texts.remove(head.deck)
    if not texts:
        return
    best = max(range(len(texts)), key=lambda n: (len(texts[n]), n))
    head.headline = texts.pop(best)
    head.others = texts


def _choose_first(head: Head, lines: Sequence[str], seen: list[_Seen], marker: int) -> None:
    """Without a dateline the first line is the headline; what stands above a byline or date belongs to it."""
    above = [one for one in seen if one.at < marker]
    if marker >= 0 and not above and head.outlet:
        above = [one for one in seen if one.at > marker][:1]
        if not above or above[0].at == len(lines) - 1:
            head.headline, head.outlet = head.outlet, ""
            head.rest = list(lines[marker + 1 :])
            return
        marker = above[0].at
    if not above:
        above = seen[:1]
    if not above:
        head.rest = list(lines[marker + 1 :])
        return
    taken = _unwrapped(above if marker >= 0 else seen)[: None if marker >= 0 else 1]
    head.headline = _MARKDOWN.sub("", taken[0].text)
    begin = marker + 1 if taken[0].at < marker else _end_of(lines, taken[0])
    if len(taken) > 1:
        head.deck = taken[1].text
        head.others = [one.text for one in taken[2:]]
    head.rest = list(lines[begin:])
    if not any(one.strip() for one in head.rest) and _SENTENCE_END.search(head.headline):
        head.rest = list(lines[taken[0].at :])


def _end_of(lines: Sequence[str], taken: _Seen) -> int:
    """The line after a headline that may run over several lines."""
    at, length = taken.at, 0
    while at < len(lines) and length < len(taken.text):
        length += len(one_line(lines[at])) + 1
        at += 1
    return at
