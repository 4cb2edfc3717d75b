"""Lines of the head that are neither headline nor text: byline and what its writer is, outlet and day, embargo, address."""

import re

from msgspec.structs import replace

from clipper.importers.brief_lists import is_genre
from clipper.importers.bylines import is_byline, is_desk, is_name, is_role, is_title
from clipper.importers.copy_days import day_line, says_nothing, undecided_day
from clipper.importers.copy_labels import url_alone
from clipper.importers.copy_lines import SENTENCE_END, Head, Seen, may_be_outlet
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
_RELEASE_DAY = re.compile(
    r"^(?P<kind>(?:for immediate (?:release|use)|pressemitteilung|presseaussendung|presseinformation|medienmitteilung|press release|news release|media release|communiqué(?: de presse)?|nota de prensa|comunicato stampa|persbericht)"
    r"(?:\s*(?:no|nr|n°|nº|№)?[.:#\s]*\d[\w/.-]{0,15})?)\s*(?:vom|du|del|of|dated|van|[,|:–—-])\s*(?P<day>\D{0,14}\d.{6,30})$",
    re.IGNORECASE,
)
"""The kind and number of a release, and its day: "Pressemitteilung 112/2025 vom 3. November 2025"."""
_FROM = re.compile(r"(?:DE|EM|DA|DO|FROM|IN|DESDE|AUS|DA NOSSA ENVIADA A)(?: [A-ZÀ-Þ][A-ZÀ-Þ'’.-]+){1,3}")
"""Where the writer writes from, below the name: "DE BRASÍLIA"."""
_FURNITURE = re.compile(
    r"(?:article réservé aux abonnés|réservé aux abonnés|abonnés|subscribers? only|nur für abonnenten|(?:exclusivo )?para suscriptores|solo per abbonati|share|save|print|listen|e-?mail|tweet|bookmark|copy link|gift(?: this article)?|(?:\d+ )?comments?|(?:listen to|share|save|print|gift) (?:this|full) (?:article|story).{0,20}"
    r"|teilen|merken|drucken|vorlesen|(?:\d+ )?kommentare?|partager|enregistrer|imprimer|offrir l[’']article|commenter|compartir|guardar|escuchar|condividi|salva|stampa|ascolta|partilhar|compartilhar|delen|opslaan)",
    re.IGNORECASE,
)
"""What stands for a button on the page from which a text was copied."""
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
        or _RELEASE_DAY.match(text)
        or agency(text)
        or url_alone(text)
        or (split and split["outlet"] and not is_place(split["outlet"]))
        or (line and (line.page or not line.before or is_title(line.before)))
    )


def is_place(text: str) -> bool:
    """Whether what stands before a day is a place, and the line a dateline."""
    return is_city(text) or text.isupper()


def take_marker(head: Head, text: str, seen: list[Seen], early: bool, below_byline: bool, below_embargo: bool) -> bool:
    """Whether the line is a byline, or an outlet and date, or `early` an embargo; if so, it is kept in the head.

    `below_byline` says that the line right above it was the byline, so that a role or an outlet may follow,
    `below_embargo` the same of an embargo that may run over its line.
    """
    if not head.byline and len(seen) > 1 and (is_role(text) or _FROM.fullmatch(text)) and is_name(seen[-1].text):
        head.byline = f"{seen.pop().text}, {text}"
        return True
    if not head.byline and (is_byline(text) or (seen and is_desk(text))):
        _take_byline(head, text)
        return True
    if head.byline and below_byline and (_goes_on(head, text) or _take_below_byline(head, text)):
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
    if not head.credit and len(text) < 40 and agency(text.strip("()")):
        head.credit = text.strip("()")
        return True
    if (seen or head.byline) and len(text) < 60 and _is_furniture(text):
        head.notes.append(text)
        return True
    if head.published.raw and (line := day_line(text)) and not line.before:
        head.notes.append(text)
        return True
    if not head.url and (url := url_alone(text)):
        head.url = url
        return True
    return not head.published.raw and len(text) <= 120 and _take_day(head, text, seen)


def _is_furniture(text: str) -> bool:
    """Whether a line is a button of the page it was copied from, or how long the text takes to read."""
    return bool(_FURNITURE.fullmatch(text)) or (
        bool(re.search(r"\d", text)) and says_nothing(text) and not day_line(text)
    )


def _take_byline(head: Head, text: str) -> None:
    head.byline = text.rstrip(" =")
    if (line := day_line(text)) and not head.published.raw:
        head.published = line.published


def _goes_on(head: Head, text: str) -> bool:
    """Whether the byline runs over its line: it ends in a comma or "and", or the next begins with one; then it is put together."""
    last, first = head.byline.rstrip().rsplit(" ", 1)[-1].lower(), text.split(" ", 1)[0].lower()
    joining = {"and", "und", "et", "y", "e", "en", "&"}
    if not (last in joining or last.endswith(",") or first in joining) or len(text) > 80 or SENTENCE_END.search(text):
        return False
    joined = f"{head.byline} {text}"
    if not is_byline(joined) and not is_name(joined):
        return False
    head.byline = joined
    return True


def _take_below_byline(head: Head, text: str) -> bool:
    """What may follow a byline on lines of its own."""
    if text.endswith("=") and len(text) < 60:
        head.byline = f"{head.byline}, {text.rstrip(' =')}"
        return True
    if is_role(text) or _FROM.fullmatch(text):
        head.byline = f"{head.byline}, {text}"
        return True
    if (
        not head.outlet
        and len(text.split()) > 1
        and may_be_outlet(text)
        and is_title(text)
        and not agency(text)
        and not re.search(r"[\d:;,?!“\"]", text)
    ):
        head.outlet = text
        return True
    return False


def _take_day(head: Head, text: str, seen: list[Seen]) -> bool:
    """A line that says when the text appeared, and maybe where or by whom."""
    if (line := _PUBLISHED.match(text)) and (found := read_date(line["date"])).day:
        head.published = replace(found, raw=text)
        head.byline = head.byline or (line["before"].strip(" ,|-–") if is_desk(line["before"]) else "")
        return True
    if (found := _RELEASE_DAY.match(text)) and (line := day_line(found["day"])):
        head.published, head.notes = line.published, [*head.notes, found["kind"]]
        return True
    published, outlet, page = _day_of(text)
    if not published.day and not outlet and undecided_day(text):
        head.published = Published(text)
        if known := agency(text.split("|")[0].strip()):
            head.credit = head.credit or known
        return True
    if not published.day:
        return False
    head.published, head.page = published, head.page or page
    if not head.byline and (behind := day_line(text)) and behind.byline:
        head.byline = behind.byline
    if outlet and not _take_who(head, outlet, bool(seen)):
        head.outlet = head.outlet or outlet
    elif not outlet and not head.byline and len(seen) > 1 and is_name(seen[-1].text):
        head.byline = seen.pop().text
    elif (
        not outlet
        and not head.outlet
        and len(seen) == 1
        and len(seen[0].text.split()) <= 4
        and may_be_outlet(seen[0].text)
        and not is_genre(seen[0].text)
    ):
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
    first = who.split("|")[0].strip()
    if (known := agency(who) or agency(first)) and not is_byline(who):
        head.credit = head.credit or known
        return True
    if is_byline(who) or is_desk(who) or (below and is_name(who)):
        parts = [one.strip() for one in who.split(",")]
        if len(parts) > 1 and is_title(parts[-1]) and not is_role(parts[-1]) and not agency(parts[-1]):
            head.outlet = head.outlet or parts.pop()
        head.byline = head.byline or ", ".join(parts)
        return True
    return False
