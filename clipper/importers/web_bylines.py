"""Bylines that nothing on the page marks as such: a line "By Jane Roe" near the headline, a name linked to its writer's page."""

import re
from collections.abc import Mapping, Sequence

from lxml.html import HtmlElement

from clipper.importers.cleaning import line
from clipper.importers.copy_days import day_line
from clipper.importers.web_elements import fold, text_of
from clipper.importers.web_names import full_names, is_person
from clipper.importers.written_days import days_in

_NEAR = 90
"""Elements below the headline in which such a line may stand."""
_LONGEST = 140
_BY = re.compile(
    r"^\W{0,3}(?:(?:written|posted|reported|words|story|text|report|published)\s+)?(?:by|von|par|por|di|door|av|af|przez)\s*:?\s+(?=\S)|^(?:автор|текст|author|autore?|auteur)\s*:\s*",
    re.IGNORECASE,
)
_POSTED_BY = re.compile(
    r"^(?:posted|published|written|submitted)\b.{0,40}?\bby:?\s+(?P<name>[^\d|•·]{4,40}?)\s*(?:\bin\b|\bon\b|[|•·,]|$)",
    re.IGNORECASE,
)
_EAST = re.compile(
    r"(?:作者|记者|記者|撰文|文)\s?[：:／/]\s?(?P<name>[\u4e00-\u9fff·]{2,4})(?![\u4e00-\u9fff])|(?P<reporter>[가-힣]{2,4})\s?(?:기자|특파원)(?![가-힣])"
)
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
        return full_names([text]) if not re.search(r"[.!?]\s|[.!?]$", text[:-1]) else ()
    if posted := _POSTED_BY.match(text):
        return full_names([posted["name"]])
    if east := _EAST.search(text):
        return (east["name"] or east["reporter"],) if len(text) < 80 else ()
    if (after := text_of(element, " ").removeprefix(text).strip()) and "@" in after and len(after) < 60:
        return (text,) if is_person(text) else ()
    head, sign, rest = ([*re.split(r"\s*([–—|•·,]|\s-)\s", text, maxsplit=1), "", ""])[:3]
    dated = sign and (any(one.iso for one in days_in(rest)) and day_line(rest) is not None)
    linked = [name for a in element.iter("a") if is_person(name := text_of(a).strip(" ,")) and head.startswith(name)]
    return (linked[0],) if dated and linked else full_names([head]) if dated and is_person(head) else ()


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
