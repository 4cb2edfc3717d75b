"""CSL-JSON: references as Zotero, Mendeley and Crossref give them to programs."""

import json
from typing import Any

from clipper.importers import encoding
from clipper.importers.reference_draft import Reference, noted
from clipper.model.clipping import MediaType

Item = dict[str, Any]
_TYPES = frozenset(
    [
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "bill",
        "book",
        "broadcast",
        "chapter",
        "dataset",
        "document",
        "entry",
        "entry-dictionary",
        "entry-encyclopedia",
        "figure",
        "graphic",
        "hearing",
        "interview",
        "legal_case",
        "legislation",
        "manuscript",
        "map",
        "motion_picture",
        "musical_score",
        "pamphlet",
        "paper-conference",
        "patent",
        "periodical",
        "personal_communication",
        "post",
        "post-weblog",
        "regulation",
        "report",
        "review",
        "review-book",
        "song",
        "speech",
        "standard",
        "thesis",
        "treaty",
        "webpage",
    ]
)
_WEB = {"webpage", "post", "post-weblog"}
_MARKS = (b'"container-title"', b'"issued"', b'"article-', b'"webpage"', b'"citation-key"', b'"author"', b'"post')
_READ = {"type", "title", "title-short", "shortTitle", "author", "container-title", "issued", "page", "section", "edition", "URL", "abstract", "language",
         "keyword", "rights", "id", "categories", "note"}  # fmt: skip


def is_csl(data: bytes) -> bool:
    """Whether the bytes are a JSON list (or one object) of references."""
    if b'"type"' not in data or not any(mark in data for mark in _MARKS):
        return False
    try:
        return bool(items(data))
    except (ValueError, RecursionError):
        return False


def items(data: bytes, charset: str = "") -> list[Item]:
    """The references, empty where these are other data; raises ValueError and RecursionError as JSON does."""
    found = json.loads(encoding.decode(data, charset)[0])
    if isinstance(found, dict):
        found = found.get("items") or found.get("references") or [found]
    rows = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    known = [
        one
        for one in rows
        if one.get("type") in _TYPES and (one.get("title") or one.get("container-title")) and "uri" not in one
    ]
    return known if known and len(known) * 2 > len(rows) else []


def reference(item: Item) -> Reference:
    """What one reference says."""
    title, outlet = (
        _text(item, "title"),
        _text(item, "container-title") or _text(item, "publisher") or _text(item, "source"),
    )
    short = _text(item, "title-short") or _text(item, "shortTitle")
    notes = [noted(key.replace("-", " ").capitalize() if key.islower() else key, [said]) for key, value in item.items()
             if key not in _READ and (said := _said(value)) and said != outlet]  # fmt: skip
    return Reference(
        media_type=MediaType.WEB if item.get("type") in _WEB else MediaType.PRINT,
        headline=title,
        other_headlines=[short] if short and short != title else [],
        authors=_people(item.get("author")),
        outlet=outlet,
        date=_date(item.get("issued")),
        page=_text(item, "page").replace("-", "–"),
        section=_text(item, "section"),
        edition=_text(item, "edition"),
        url=_text(item, "URL"),
        abstract=_raw(item, "abstract"),
        language=_text(item, "language"),
        rights=_text(item, "rights"),
        keywords=[one for key in ("keyword", "categories") for one in _words(item.get(key))],
        notes=[*notes, _raw(item, "note")],
    )


def _people(found: Any) -> list[str]:
    rows = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    keys = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return [_text(one, "literal") or " ".join(part for key in keys if (part := _text(one, key))) for one in rows]


def _date(found: Any) -> str:
    """A CSL date: parts, or as somebody wrote it."""
    if not isinstance(found, dict):
        return found if isinstance(found, str) else ""
    parts = found.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [int(one) for one in first if isinstance(one, int | str) and str(one).isdecimal() and len(str(one)) < 5]
    if numbers:
        return "-".join(f"{one:04}" if not at else f"{one:02}" for at, one in enumerate(numbers[:3]))
    return _text(found, "raw") or _text(found, "literal")


def _words(found: Any) -> list[str]:
    if isinstance(found, str):
        return found.replace(";", ",").split(",")
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


def _said(value: Any) -> str:
    """Any other value as words."""
    if isinstance(value, list):
        people = _people(value)
        return ", ".join(people) if people else ", ".join(str(one) for one in value if isinstance(one, str | int))
    if isinstance(value, dict):
        return _date(value)
    return " ".join(str(value).split()) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _raw(item: Item, key: str) -> str:
    found = item.get(key)
    if isinstance(found, list) and found and isinstance(found[0], str):
        found = found[0]  # as Crossref writes titles
    return (
        found
        if isinstance(found, str)
        else str(found)
        if isinstance(found, int) and not isinstance(found, bool)
        else ""
    )


def _text(item: Item, key: str) -> str:
    return " ".join(_raw(item, key).split())
