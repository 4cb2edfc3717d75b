"""Bylines that nothing on the page marks as such: a line "By Jane Roe" near the headline, a name linked to its writer's page."""

import re
from collections.abc import Mapping, Sequence

from lxml.html import HtmlElement

from clipper.importers.bylines import authors_of, is_byline, is_desk, is_given_name, is_name
from clipper.importers.cleaning import line
from clipper.importers.copy_days import day_line, is_label
from clipper.importers.places import agency
from clipper.importers.web_elements import fold, text_of
from clipper.importers.web_names import full_names, is_person
from clipper.importers.written_days import days_in

_NEAR = 90
"""Elements below the headline in which such a line may stand."""
_LONGEST = 140
_BY = re.compile(
    r"^\W{0,3}(?:(?:written|posted|reported|words|story|text|report|published|interview(?:ed)?|translated|compiled)\s+)?(?:by|von|par|por|di|door|av|af|przez)\s*:?\s+(?=\S)|^(?:автор|текст|author|autore?|auteur)\s*:\s*",
    re.IGNORECASE,
)
_POSTED_BY = re.compile(
    r"^(?:posted|published|written|submitted)\b.{0,40}?\bby:?\s+(?P<name>[^\d|•·]{4,40}?)\s*(?:\bin\b|\bon\b|[|•·,]|$)",
    re.IGNORECASE,
)
_EAST = re.compile(
    r"(?:作者|记者|記者|撰文|文|取材|執筆)\s?[：:／/＝=]\s?(?P<name>[\u4e00-\u9fff·]{2,4}(?:[ \u3000][\u4e00-\u9fff]{1,3})?)(?![\u4e00-\u9fff])"
    r"|(?:记者|記者)\s?(?P<signed>[\u4e00-\u9fff]{2,4}?)\s?(?:[／/]|$|\s|(?=[\u4e00-\u9fff]{0,4}(?:報導|报道|報道)))|(?P<reporter>[가-힣]{2,4})\s?(?:기자|특파원)(?![가-힣])"
)
_ELSEWHERE = re.compile(
    r"^(?:מאת|كتبت?|كتابة|بقلم|تقرير|نویسنده|लेखक|द्वारा|লেখক|โดย|ผู้เขียน|tác giả|bởi|γράφει(?: [οη])?|írta|szerző|napsal|autorka?|oleh|penulis|reporter|kirjoittaja|skrevet av|av)\s*[:：]\s*(?P<name>[^\d.!?|،,:]{4,40})$"
    r"|^(?:بقلم|كتبت?|מאת|โดย|γράφει [οη])\s+(?P<named>(?:[^\W\d]+\s?){2,3})$",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_CLOSE = 30
"""Elements below the headline in which a name may stand with nothing but its agency beside it."""
_PROFILE = re.compile(
    r"/(?:authors?|autor(?:es|en)?|auteurs?|autori|people|profile|staff|signataires?|reporters?|journalists?|contributors?|writers?|by|redaktion)/[^/?#]{3,}",
    re.IGNORECASE,
)
_LINES = (
    "p",
    "div",
    "span",
    "small",
    "i",
    "em",
    "b",
    "strong",
    "font",
    "h3",
    "h4",
    "h5",
    "h6",
    "dd",
    "li",
    "td",
    "address",
)


def loose_byline(
    page: HtmlElement, order: Mapping[HtmlElement, int], near: int, known: Sequence[str]
) -> tuple[str, tuple[str, ...]]:
    """The byline near the headline and the names in it; ("", ()) where none stands there, or other names than `known`."""
    keys = {fold(name) for name in known}
    for element in page.iter(*_LINES, "a"):
        place = order.get(element, 0) - near
        if not 0 < place <= _NEAR:
            continue
        text = line(_first_line(element))
        if not 3 <= len(text) <= _LONGEST:
            continue
        people = _people(element, text)
        if people and (not keys or keys & {fold(name) for name in people}):
            return text, people
    return "", ()


def _people(element: HtmlElement, text: str) -> tuple[str, ...]:
    if element.tag == "a":
        name = text.strip(" ,")
        return (name,) if _PROFILE.search(element.get("href") or "") and is_person(name) else ()
    if _BY.match(text):
        named = full_names([text]) if not re.search(r"[.!?]\s|[.!?]$", text[:-1]) else ()
        if named or not _POSTED_BY.match(text):
            return named
    if posted := _POSTED_BY.match(text):
        return full_names([posted["name"]])
    if east := _EAST.search(text):
        return (east["name"] or east["signed"] or east["reporter"],) if len(text) < 80 else ()
    if (elsewhere := _ELSEWHERE.match(text)) and is_person(name := (elsewhere["name"] or elsewhere["named"]).strip()):
        return (name,)
    if is_byline(text) and len(text) < 100 and (signed := tuple(one for one in authors_of(text) if is_person(one))):
        return signed
    if _is_name_alone(element, text):
        return authors_of(f"By {text}")
    if (after := text_of(element, " ").removeprefix(text).strip()) and "@" in after and len(after) < 60:
        return (text,) if is_person(text) else ()
    head, sign, rest = ([*re.split(r"\s*([–—|•·,]|\s-)\s", text, maxsplit=1), "", ""])[:3]
    dated = sign and (any(one.iso for one in days_in(rest)) and day_line(rest) is not None)
    linked = [name for a in element.iter("a") if is_person(name := text_of(a).strip(" ,")) and head.startswith(name)]
    return (linked[0],) if dated and linked else full_names([head]) if dated and is_person(head) else ()


def _is_name_alone(element: HtmlElement, text: str) -> bool:
    """Whether a line is a person's name, alone or before an agency or a place, with the day in the line above or below it."""
    head, _comma, rest = text.partition(",")
    if not is_person(head):
        return False
    if not (
        is_name(text)
        or (is_person(head) and agency(rest.strip()))
        or (is_person(text) and is_given_name(text.split()[-1]))
    ):
        return False
    beside = [
        line(text_of(one, " "))
        for one in (element.getprevious(), element.getnext())
        if one is not None and isinstance(one.tag, str)
    ]
    said = (_SLASHED.sub(r"\1.\2.\3", one) for one in beside if len(one) <= 120)
    return any(day_line(one) is not None or is_label(one) for one in said)


def desk_line_on(page: HtmlElement, order: Mapping[HtmlElement, int], near: int) -> str:
    """The line right below the headline that names a desk or an unnamed reporter ("Redacción"), "" where there is none."""
    for element in page.iter(*_LINES):
        if 0 < order.get(element, 0) - near <= _CLOSE and len(element) == 0:
            text = line(text_of(element, " "))
            if 3 <= len(text) <= 60 and is_desk(_BY.sub("", text)):
                return text
    return ""


def _first_line(element: HtmlElement) -> str:
    """The words of an element up to its first line break, where it is short; its own words else."""
    if next(element.iter("br"), None) is None:
        return text_of(element, " ") if len(list(element.iter("p", "div"))) <= 2 else ""
    parts = [element.text or ""]
    for child in element:
        if child.tag == "br":
            if "".join(parts).strip():
                break
            parts = [child.tail or ""]
            continue
        parts += [text_of(child), child.tail or ""]
    return "".join(parts)
