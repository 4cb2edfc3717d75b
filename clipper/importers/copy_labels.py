"""Labelled lines above a text ("Source: …", "Author: …", "URL: …") as people and databases paste them."""

import re
from collections.abc import Sequence

from clipper.importers.cleaning import line as one_line
from clipper.importers.cleaning import safe_url
from clipper.importers.written_days import days_in

_WORDS = {
    "headline": "headline title heading titel überschrift schlagzeile titre título titular titolo заголовок",
    "outlet": "source publication outlet newspaper publisher medium zeitung quelle journal média fuente medio fonte testata veículo izvor zdroj źródło källa kilde lähde forrás kaynak източник джерело источник 来源 來源 出典",
    "published": "date published pubdate datum fecha data posted дата",
    "byline": "author authors byline reporter writer journalist autor autorin autoren auteur auteurs autore autores автор",
    "url": "url link web address weblink permalink lien enlace",
    "section": "section rubrik ressort rubrique sección seção sezione",
    "page": "page pages seite página pagina",
    "deck": "subtitle subheading subhead deck standfirst untertitel chapô subtítulo sottotitolo",
}
_LABELS = {word: name for name, words in _WORDS.items() for word in words.split()} | {
    "publication date": "published", "date published": "published", "date of publication": "published", "date de publication": "published", "publication name": "outlet",
    "published in": "outlet", "published by": "outlet", "published on": "published", "published date": "published", "written by": "byline", "article url": "url", "by": "byline",
}  # fmt: skip
_LINE = re.compile(
    r"^[*_]{0,2}(?P<label>[^\W\d_]+(?: [^\W\d_]+){0,2})\s?[*_]{0,2}(?::[*_]{0,2}\s+|：\s*)(?P<value>\S.*)$"
)
_URL = re.compile(r"^<?(?P<url>https?://[^\s<>]+)>?$", re.IGNORECASE)
_LOOK = 14
_PLAIN = frozenset({"byline", "url"})
_CHINESE = ("来源", "來源", "出典")
"""Labels that stand alone; the others need a second one beside them, for headlines have colons too."""


def labels_in(lines: Sequence[str]) -> dict[int, tuple[str, str]]:
    """By the number of its line, the field and the value of every labelled line in the head; none where they are no labels."""
    found: dict[int, tuple[str, str]] = {}
    seen = 0
    for at, looked in enumerate(lines):
        if not looked.strip():
            continue
        seen += 1
        if seen > _LOOK or len(looked) > 300:
            break
        if (":" in looked[:60] or "：" in looked[:10]) and (label := _label(one_line(looked))):
            found[at] = label
    names = {name for name, _value in found.values()}
    if len(names) >= 2 and min(found) <= 6:
        return {at: one for at, one in found.items() if one[0] != "headline" or at == _first(found, "headline")}
    return {at: one for at, one in found.items() if (one[0] in _PLAIN or lines[at].startswith(_CHINESE)) and at <= 6}


def url_alone(text: str) -> str:
    """The address, where a line is one and nothing else."""
    found = _URL.match(text.strip())
    return safe_url(found["url"]) if found else ""


def url_named(text: str) -> str:
    """The address where a line is one, or one behind "Source:", "Link:" or "URL:"."""
    if label := _label(text.strip()):
        return url_alone(label[1]) if label[0] in {"url", "outlet"} else ""
    return url_alone(text)


def is_label_line(text: str) -> bool:
    """Whether a line holds the name of a field and a value such as that field has."""
    return len(text) <= 300 and _label(text.strip()) is not None


def is_label_of_field(text: str) -> bool:
    """Whether it is the name of a field and nothing else ("Outlet:")."""
    return text.strip(" :*_").lower() in _LABELS


def _first(found: dict[int, tuple[str, str]], name: str) -> int:
    return min(at for at, one in found.items() if one[0] == name)


def _label(text: str) -> tuple[str, str] | None:
    """Field and value of one line; the value must be such as the field has."""
    found = _LINE.match(text)
    name = _LABELS.get(found["label"].lower()) if found else None
    if not found or not name:
        return None
    value = found["value"].strip(" *_")
    fits = {
        "published": len(value) <= 60 and any(days_in(value)),
        "url": bool(url_alone(value)),
        "byline": len(value.split()) <= 12 and not value.endswith((".", "?", "!")),
        "outlet": len(value.split()) <= 8 and not value.endswith(("?", "!")),
        "section": len(value.split()) <= 5,
        "page": bool(re.fullmatch(r"[A-Z]?\d{1,3}(?:\s?[-–]\s?[A-Z]?\d{1,3})?", value)),
    }
    return (name, value) if fits.get(name, True) else None
