"""Lines of the head that are neither headline nor text: byline and what its writer is, outlet and day, embargo, address."""

import re
from dataclasses import replace

from clipper.importers.bylines import is_byline, is_desk, is_name, is_role, is_title
from clipper.importers.copy_days import day_line
from clipper.importers.copy_labels import url_alone
from clipper.importers.copy_lines import Head, Seen
from clipper.importers.copy_words import DAYS
from clipper.importers.dates import read_date
from clipper.importers.embargoes import is_embargo, is_moment
from clipper.importers.places import agency, is_city
from clipper.importers.written_days import days_in
from clipper.model.clipping import Published

DATE_LINE = re.compile(
    r"^(?:(?P<outlet>[^\d\n]{2,60}?)\s*(?:[,|·•/]|\s[-–—])\s*)?"
    r"(?P<date>(?:[^\W\d_]{3,12}\.?,?\s+)?(?:\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?"
    r"|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2}(?:st|nd|rd|th|\.)?\s+[^\W\d_]{3,12}\.?,?\s+\d{4}"
    r"|[^\W\d_]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}))(?:\s*[,|]?\s*\d{1,2}:\d{2}.{0,12})?$"
)
"""An outlet, or nothing, and a day."""
_PUBLISHED = re.compile(
    r"^(?P<before>.{0,60}?)\b(?:published|posted|updated)(?:\s+on)?\s*:?\s+(?P<date>\S.{5,30}\d{4})\b.{0,20}$",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"(?:press|news|media) (?:release|statement)|pressemitteilung|communiqué(?: de presse)?|nota de prensa|comunicado|comunicato stampa|release|statement",
    re.IGNORECASE,
)


def may_open(text: str) -> bool:
    """Whether a first line may be none of the headline's: a line for the desk, an embargo, or an outlet and date."""
    split = DATE_LINE.match(text)
    line = None if split else day_line(text)
    return bool(
        is_embargo(text)
        or agency(text)
        or url_alone(text)
        or (split and split["outlet"] and not is_place(split["outlet"]))
        or (line and (line.page or is_title(line.before)))
    )


def is_place(text: str) -> bool:
    """Whether what stands before a day is a place, and the line a dateline."""
    return is_city(text) or text.isupper()


def take_marker(head: Head, text: str, seen: list[Seen], early: bool, below_byline: bool, below_embargo: bool) -> bool:
    """Whether the line is a byline, or an outlet and date, or `early` an embargo; if so, it is kept in the head.

    `below_byline` says that the line right above it was the byline, so that a role or an outlet may follow,
    `below_embargo` the same of an embargo that may run over its line.
    """
    if not head.byline and len(seen) > 1 and is_role(text) and is_name(seen[-1].text):
        head.byline = f"{seen.pop().text}, {text}"
        return True
    if not head.byline and (is_byline(text) or (seen and is_desk(text))):
        _take_byline(head, text)
        return True
    if head.byline and below_byline and _take_below_byline(head, text):
        return True
    if early and not head.embargo and is_embargo(text):
        head.embargo = text
        return True
    if early and head.embargo and not re.search(r"\d", head.embargo) and is_moment(text):
        head.embargo = f"{head.embargo} {text}"
        return True
    if head.embargo and below_embargo and len(text) < 40 and not any(one.iso for one in days_in(head.embargo)):
        joined = f"{head.embargo} {text}"
        if any(one.iso for one in days_in(joined)):
            head.embargo = joined
            return True
    if not head.credit and len(text) < 40 and agency(text):
        head.credit = text
        return True
    if not head.url and (url := url_alone(text)):
        head.url = url
        return True
    return not head.published.raw and len(text) <= 120 and _take_day(head, text, seen)


def _take_byline(head: Head, text: str) -> None:
    head.byline = text.rstrip(" =")
    if (line := day_line(text)) and not head.published.raw:
        head.published = line.published


def _take_below_byline(head: Head, text: str) -> bool:
    """What may follow a byline on lines of its own."""
    if text.endswith("=") and len(text) < 60:
        head.byline = f"{head.byline}, {text.rstrip(' =')}"
        return True
    if is_role(text):
        head.byline = f"{head.byline}, {text}"
        return True
    small = {"the", "of", "and", "de", "la", "le", "el", "der", "die", "das", "du"}
    words = text.split()
    named = 1 < len(words) <= 6 and all(w[:1].isupper() or w.lower() in small for w in words)
    if not head.outlet and named and is_title(text) and not agency(text) and not re.search(r"[\d:;,?!“\"]", text):
        head.outlet = text
        return True
    return False


def _take_day(head: Head, text: str, seen: list[Seen]) -> bool:
    """A line that says when the text appeared, and maybe where or by whom."""
    if (line := _PUBLISHED.match(text)) and (found := read_date(line["date"])).day:
        head.published = replace(found, raw=text)
        head.byline = head.byline or (line["before"].strip(" ,|-–") if is_desk(line["before"]) else "")
        return True
    published, outlet, page = _day_of(text)
    if not published.day:
        return False
    head.published, head.page = published, head.page or page
    if not head.byline and (behind := day_line(text)) and behind.byline:
        head.byline = behind.byline
    if outlet and not _take_who(head, outlet, bool(seen)):
        head.outlet = head.outlet or outlet
    elif not outlet and not head.byline and len(seen) > 1 and is_name(seen[-1].text):
        head.byline = seen.pop().text
    elif not outlet and not head.outlet and len(seen) == 1 and len(seen[0].text.split()) <= 4:
        # A cutting's slip: the outlet, the day, and the headline below them; undone if none follows.
        head.outlet = seen.pop().text
    return True


def _day_of(text: str) -> tuple[Published, str, str]:
    """The day of a line, what stands before it, and the page behind it."""
    if split := DATE_LINE.match(text):
        published = read_date(split["date"])
        outlet = (split["outlet"] or "").strip(" ,|")
        if published.day and not re.search(r"(?i)\b(?:by|updated|published|posted)\b", outlet):
            outlet = "" if outlet.lower() in DAYS else outlet
            return (published if outlet else replace(published, raw=text)), outlet, ""
    line = day_line(text)
    return (line.published, line.before, line.page) if line else (Published(), "", "")


def _take_who(head: Head, who: str, below: bool) -> bool:
    """Whether what stands before a day is an agency, a byline, or the name of its kind, and no outlet."""
    if _RELEASE.fullmatch(who):
        head.notes.append(who)
        return True
    if known := agency(who):
        head.credit = head.credit or known
        return True
    if is_byline(who) or is_desk(who) or (below and is_name(who)):
        parts = [one.strip() for one in who.split(",")]
        if len(parts) > 1 and is_title(parts[-1]) and not is_role(parts[-1]) and not agency(parts[-1]):
            head.outlet = head.outlet or parts.pop()
        head.byline = head.byline or ", ".join(parts)
        return True
    return False
