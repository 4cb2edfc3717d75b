"""When a web page was published: the instant its data gives, the day it prints, the zone that fits both."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone

from lxml.html import HtmlElement
from msgspec.structs import replace

from clipper.importers.copy_days import day_line
from clipper.importers.dates import read_date
from clipper.importers.web_data import PageData, words
from clipper.importers.web_elements import names, text_of
from clipper.importers.web_figures import POST
from clipper.importers.written_days import days_in
from clipper.model.clipping import Published

_METAS = (
    "article:published_time", "og:article:published_time", "article:published", "og:published_time", "og:pubdate", "pubdate", "publishdate",
    "publish-date", "publish_date", "datepublished", "date.published", "publication_date", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dcterms.date", "dcterms.created", "dc.date", "dc.date.created", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "citation_publication_date",
    "citation_date", "article_date_original", "bt:pubdate", "rnews:datepublished", "analyticsattributes.articledate", "ptime", "displaydate",
    "originalpublicationdate", "shareaholic:article_published_time", "created", "date", "iso-8601-publish-date", "last-published", "pub_date", "published_date", "date_published", "publication-date", "article.published",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "article:updated",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "date.modified",
)
_DATED = re.compile(
    r"(?:^|[-_ ])(?:date|dates|time|datetime|timestamp|published|pub-?date|publish(?:ed)?-(?:date|time|on)|dateline|posted|byline|by-line|meta|post-meta|entry-meta|article-meta|info)(?:$|[-_ ])"
)
_MONTHS = r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
_PRINTED = re.compile(
    rf"\b(?:(?:{_MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS})\.?,?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})\b",
    re.I,
)
_UPDATED = re.compile(
    r"(?:updated|modified|last\ update|aktualisiert|mis\ à\ jour|actualizado|aggiornato)\W{0,12}(?:on|at)?\W{0,3}(?:\w+,?\ )?$",
    re.I,
)
_DATED_TAGS = (
    "time",
    "span",
    "div",
    "p",
    "li",
    "a",
    "small",
    "h4",
    "h5",
    "h6",
    "em",
    "dd",
    "summary",
    "address",
    "b",
    "strong",
    "i",
    "font",
    "header",
    "br",
)
_STAMPS = (
    "data-timestamp",
    "data-time",
    "data-datetime",
    "data-date",
    "data-published",
    "data-publish-date",
    "data-pubdate",
    "data-utc",
    "data-epoch",
    "title",
)
_LABELLED = re.compile(r"\s*(?:published|posted|veröffentlicht|publié|publicado|pubblicato)\b", re.I)
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_LIVING = re.compile(
    r"\b(?:this|our)\ (?:page|guide|list|article|story|post|piece|round-?up|tracker|collection)\b[^.]{0,40}?\b(?:(?:will\ be|is(?:\ being)?|are|gets)\ "
    r"(?:regularly\ |frequently\ |constantly\ |continually\ |continuously\ )?(?:updated|refreshed)|kept\ up[\ -]to[\ -]date)\b|"
    r"\bwe(?:['’]ll|\ will)?\ (?:regularly|constantly|continue\ to|keep\ on?)\ ?updat(?:e|ing)\ this\ (?:page|guide|list|article|story|post)\b",
    re.I | re.X,
)
"""How a page says that its text is not the one it first had."""
_POST = re.compile(
    r"<blockquote[^>]{0,300}\b(?:twitter-tweet|instagram-media|tiktok-embed|bluesky-embed|reddit-embed)\b.{0,20000}?</blockquote>",
    re.S | re.I,
)
"""Embedded posts have days of their own."""
_IN_PATH = re.compile(
    r"/((?:19|20)\d{2})[/-]?(\d{1,2}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/-]?(\d{1,2})(?:[/-]|$)", re.I
)

_MONTH_IN_PATH = re.compile(r"/((?:19|20)\d{2})/(0?[1-9]|1[0-2])(?=/)")


def published_on(
    page: HtmlElement, data: PageData, url: str, order: Mapping[HtmlElement, int], near: int, html: str
) -> tuple[Published, float, str]:
    """When the page was published, how sure that is and where it stood; the printed day wins over another zone's day."""
    given = list(_machine(data, page))
    said = [(p, source) for text, source in given if (p := read_machine_date(text)).day]
    if not said:
        said = [
            (p, source)
            for text, source in given[:3]
            if len(text) < 60 and (p := read_date(text, ["en"], order="MDY")).day
        ]
    shown = printed_days(page, order, near)
    if said:
        best, source = said[0]
        best = _zoned(best, [p for p, _ in said])
        if printed := _newer_edition(best, modified_on(data), shown):
            return printed, 0.8, "date as printed"
        path = _day_in_path(url)
        if path and shown and shown[0][1] == path and (best.day or "") > path and _days_apart(best.day, path) > 1:
            # Some systems write the day of delivery into their data; address and page agree on another.
            return Published(*shown[0]), 0.8, "date as printed"
        if not shown and (living := _living_page(page, best, modified_on(data))):
            return living, 0.6, "last change of a page kept up to date"
        return _as_printed(best, shown), 0.97, source
    path = _day_in_path(url)
    fitting = [one for one in shown if _fits(one[1], path, url)]
    if fitting:
        return _with_time(Published(*fitting[0]), page, order, near), 0.85, "date as printed"
    if path:
        return Published(path, path), 0.85, "address of the page"
    return _last_resort(html, url, modified_on(data))


def _fits(day: str, path: str, url: str) -> bool:
    """Whether a printed day goes with the day, or the month, in the page's address."""
    if path:
        return _days_apart(day, path) <= 2
    month = _MONTH_IN_PATH.search(url)
    near = [date.fromisoformat(day) + timedelta(days=off) for off in (-2, 0, 2)] if month else []
    return month is None or any((one.year, one.month) == (int(month[1]), int(month[2])) for one in near)


def _last_resort(html: str, url: str, changed: Published) -> tuple[Published, float, str]:
    """What htmldate finds, unless the page's address names another month; else the day of the last change."""
    found = _by_htmldate(html, url)
    month = _MONTH_IN_PATH.search(url)
    if found[0].day and (month is None or found[0].day[:7] == f"{month[1]}-{month[2]:0>2}"):
        return found
    return (changed, 0.5, "last change of the page") if changed.day else (Published(), 0.0, "")


def _with_time(printed: Published, page: HtmlElement, order: Mapping[HtmlElement, int], near: int) -> Published:
    """The printed day with time and zone, where the time element nearest to the headline gives them for that day."""
    times = [(abs(order.get(one, 0) - near), read_machine_date(one.get("datetime") or "")) for one in page.iter("time")]
    known = [(place, found) for place, found in times if found.at is not None and found.day == printed.day]
    return min(known, key=lambda one: one[0])[1] if known else printed


def _days_apart(one: str | None, other: str) -> int:
    try:
        return abs((date.fromisoformat(one or other) - date.fromisoformat(other)).days)
    except ValueError:
        return 0


def _day_in_path(url: str) -> str:
    if found := _IN_PATH.search(url):
        year, month, day = found.groups()
        number = (
            int(month)
            if month.isdigit()
            else ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].index(
                month.lower()
            )
            + 1
        )
        return read_date(f"{year}-{number:02}-{int(day):02}").day or ""
    return ""


def _newer_edition(best: Published, changed: Published, shown: Sequence[tuple[str, str]]) -> Published | None:
    """Pages kept up to date for years print the day of their present text and not their first one."""
    if not shown or best.day is None or changed.day is None:
        return None
    text, day = shown[0]
    if any(one[1] <= best.day for one in shown) or _UPDATED.search(text) or day > changed.day:
        return None
    apart = (date.fromisoformat(day) - date.fromisoformat(best.day)).days
    return Published(text, day) if apart > 7 else None


def _living_page(page: HtmlElement, best: Published, changed: Published) -> Published | None:
    """A guide that says it is updated, and prints no day, is as old as its last change."""
    if best.day is None or changed.day is None:
        return None
    apart = (date.fromisoformat(changed.day) - date.fromisoformat(best.day)).days
    return changed if apart > 7 and any(_LIVING.search(text_of(one)) for one in page.iter("p")) else None


def modified_on(data: PageData) -> Published:
    """When the page was last changed, by its data."""
    text = words(data.article.get("dateModified")) or data.first(*_MODIFIED)
    found = read_machine_date(text) if text else Published()
    return found if found.day else Published()


def _machine(data: PageData, page: HtmlElement) -> Iterator[tuple[str, str]]:
    if text := words(data.article.get("datePublished")):
        yield text, "JSON-LD datePublished"
    for key in _METAS:
        for text in data.meta.get(key, ())[:1]:
            yield text, f"meta {key}"
    if text := words(data.article.get("dateCreated") or data.article.get("uploadDate")):
        yield text, "JSON-LD dateCreated"
    for element in page.iter("time", "span", "abbr", "meta"):
        if "datepublished" in (element.get("itemprop") or "").lower():
            yield element.get("datetime") or element.get("content") or text_of(element), "itemprop datePublished"


def read_machine_date(text: str) -> Published:
    """A machine's date; sloppy forms first made exact (a space before the zone, words after it, seconds since 1970)."""
    text = text.strip()
    if re.fullmatch(r"\d{10}|\d{13}", text):
        when = datetime.fromtimestamp(int(text[:10]), UTC)
        return Published(text, when.date().isoformat(), int(text[:10]), "Z")
    exact = re.match(
        r"(\d{4}-\d{1,2}-\d{1,2})(?:[T ](\d{1,2}:\d{2}(?::\d{2})?)(?:[.,:]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}(?!\d))?)?",
        text,
    )
    if exact:
        found = read_date(f"{exact[1]}T{exact[2]}{exact[3] or ''}" if exact[2] else exact[1])
        return replace(found, raw=text[:200])
    if printed := _PRINTED.search(text):
        return replace(read_date(printed[0]), raw=text[:200])
    if numbers := re.match(r"(\d{1,2}/\d{1,2}/\d{4})\b", text):
        return replace(read_date(numbers[1], order="MDY"), raw=text[:200])
    if mail := re.match(r"(?:[A-Za-z]{3},?\s+)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d", text):
        return replace(read_date(text), raw=text[:200]) if mail else Published(text)
    if spelt := re.match(
        r"(?:[A-Z][a-z]{2},?\s+)?([A-Z][a-z]{2})\s+(\d{1,2})\s+(?:[\d:]+\s+(?:[A-Z]{2,4}\s+)?)?(\d{4})\b", text
    ):
        return replace(read_date(f"{spelt[1]} {spelt[2]}, {spelt[3]}"), raw=text[:200])
    return Published(text[:200])


def _zoned(best: Published, others: Sequence[Published]) -> Published:
    """The same instant told with the publisher's own offset says more than one in UTC."""
    if best.at is None or best.zone != "Z":
        return best
    return next((p for p in others if p.at is not None and p.zone != "Z" and abs(p.at - best.at) < 60), best)


def _as_printed(best: Published, shown: Sequence[tuple[str, str]]) -> Published:
    """An instant in UTC may fall on another day than the one the page prints in its own zone."""
    days = [day for _, day in shown]
    if best.day is None or best.day in days or not days or best.zone not in {"Z", None}:
        return best
    for day in days[:3]:
        apart = (date.fromisoformat(day) - date.fromisoformat(best.day)).days
        if best.at is not None and abs(apart) == 1 and _zone_between(best.at, day):
            return replace(best, day=day, zone=None)
    return best


def _zone_between(at: int, day: str) -> bool:
    """Whether some zone from -12 to +14 has the instant on that day."""
    return any(
        datetime.fromtimestamp(at, timezone(timedelta(hours=h))).date().isoformat() == day for h in range(-12, 15)
    )


def printed_days(page: HtmlElement, order: Mapping[HtmlElement, int], near: int) -> list[tuple[str, str]]:
    """Dates printed around the headline, nearest first, updates last: the words and the day."""
    found: list[tuple[int, str, str]] = []
    monthly = _months_first(page)
    for element in page.iter(*_DATED_TAGS):
        place = order.get(element, 0) - near
        if not -60 <= place <= 260:
            continue
        if element.tag == "br":
            # Old pages part their lines by breaks and name nothing.
            line = day_line(" ".join((element.tail or "").split()))
            if 0 < place < 60 and line is not None and line.published.day and not line.before:
                found.append((place, line.published.raw or "", line.published.day))
            continue
        labelled = element.get("aria-label") or ""
        labelled = labelled if len(labelled) < 160 and _LABELLED.match(labelled) else ""
        named = element.tag == "time" or bool(labelled) or bool(_DATED.search(names(element)))
        # Systems that make up their class names leave only the words: a line right below the headline that is all date.
        if not named and not (0 < place < 60 and _is_all_date(element)):
            continue
        if any(POST.search(one.get("class") or "") for one in element.iterancestors("blockquote")):
            continue
        text = text_of(element, " ") or labelled
        if element.tag == "time" and (
            own := re.match(r"\d{4}-\d{2}-\d{2}(?!\S*(?:Z|[+-]00:?00)$)", element.get("datetime") or "")
        ):
            # Some templates give every entry the day of another; what is read on the page is meant.
            read = next((hit.iso for hit in days_in(text[:80]) if hit.iso), own[0])
            day = own[0] if _days_apart(own[0], read) < 2 else read
            found.append((abs(place) + (40 if place < 0 else 0), text[:80] or own[0], day))
            continue
        if stamp := next((day for name in _STAMPS if (day := read_machine_date(element.get(name) or "").day)), None):
            found.append((abs(place) + (40 if place < 0 else 0), text[:80] or stamp, stamp))
            continue
        if not 6 <= len(text) <= 200:
            continue
        if "/" in text:
            text = _SLASHED.sub(lambda hit: _dotted(hit, monthly), text)
        for hit in days_in(text):
            if hit.iso:
                late = 1000 if _UPDATED.search(text[: hit.start]) else 0
                words = text[max(0, hit.start - 12) : hit.end + 40].strip()
                found.append((abs(place) + (40 if place < 0 else 0) + late, words, hit.iso))
    return [(text, day) for _, text, day in sorted(found)]


def _months_first(page: HtmlElement) -> bool | None:
    """Whether 05/06/2025 is the sixth of May on this page: as its language or its clock says; None where nothing does."""
    language = (page.get("lang") or "").lower()
    if language in {"en-us", "en_us"}:
        return True
    return (
        False
        if (language and not language.startswith("en")) or re.match(r"en[-_](?:gb|au|nz|ie|za|in)", language)
        else None
    )


def _dotted(hit: re.Match[str], monthly: bool | None) -> str:
    """05/06/2025 as 05.06.2025, day first, where the page's language or the clock behind it tells which is which."""
    if monthly is None and (
        clock := re.match(
            r".{0,12}?\d\s*(?:[ap]\.?m\.?\b)?\s*(?:E[SD]?T|C[SD]T|M[SD]T|P[SD]?T)\b|\W{1,3}(?:at\s)?\d{1,2}:\d{2}\s*[ap]\.?m",
            hit.string[hit.end() :],
            re.I,
        )
    ):
        monthly = bool(clock)
    if monthly is None and re.match(r".{0,12}?(?:GMT|BST|CES?T|Uhr|h\b)", hit.string[hit.end() :]):
        monthly = False
    if monthly is None:
        return hit[0]
    return f"{hit[2]}.{hit[1]}.{hit[3]}" if monthly else f"{hit[1]}.{hit[2]}.{hit[3]}"


def _is_all_date(element: HtmlElement) -> bool:
    """Whether an element's own line is a day, perhaps with the time and a word such as “Published”."""
    own = " ".join((element.text or "").split())
    if not 6 <= len(own) <= 120:
        return False
    if len(own) <= 70:
        hit = next(days_in(own), None)
        if hit is not None and bool(hit.iso) and len(own[: hit.start]) <= 14 and len(own[hit.end :]) <= 26:
            return True
    line = day_line(_SLASHED.sub(r"\1.\2.\3", own))
    return line is not None and not line.before


def _by_htmldate(html: str, url: str) -> tuple[Published, float, str]:
    """What htmldate finds, the last resort: it also reads comments and footers."""
    from htmldate import find_date

    if len(html) > 3_000_000:
        return Published(), 0.0, ""
    html = _POST.sub(" ", html)
    try:
        day = find_date(html, original_date=True, extensive_search=False, url=url or None, deferred_url_extractor=True)
    except (ValueError, TypeError, AttributeError, RecursionError, LookupError, OverflowError):
        day = None
    return (Published(day, day), 0.6, "htmldate") if day else (Published(), 0.0, "")
