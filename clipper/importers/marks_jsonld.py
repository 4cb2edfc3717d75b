"""W3C Web Annotations read again: pages, collections, lists and single ones, in JSON-LD as people's programs write it."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.importers.encoding import decode
from clipper.model.annotation import Anchor, Region, Role
from clipper.model.body import tidy
from clipper.model.marked import FoundMark

_XYWH = re.compile(r"xywh=percent:([\d.e+-]+),([\d.e+-]+),([\d.e+-]+),([\d.e+-]+)")
_PAGE = re.compile(r"\bpage=(\d{1,6})\b")
_DEEP = 12
"""Selectors that refine each other; what is nested deeper is not looked at."""
MOST = 100_000
"""Annotations taken from one file."""


def marks(data: bytes) -> tuple[FoundMark, ...]:
    """Every annotation the file tells of; raises ClipperError where it is no JSON or holds none."""
    try:
        held = json.loads(_decoded(data))
    except (ValueError, RecursionError) as problem:
        raise ClipperError(_("This is not a file of annotations: it is no JSON. Choose a .jsonld file.")) from problem
    found = [_mark(one) for one in _annotations(held, 0)][:MOST]
    if not found:
        raise ClipperError(_("No annotation was found in it. Choose a file of W3C Web Annotations."))
    return tuple(found)


def _decoded(data: bytes) -> str:
    """JSON is UTF-8 (RFC 8259); what is not is read as any other text."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(data)[0]


def _annotations(held: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The annotations in a page, a collection with its first page, a list, or alone."""
    if depth > _DEEP:
        return
    if isinstance(held, list):
        for one in held:
            yield from _annotations(one, depth + 1)
    elif isinstance(held, dict):
        kinds = _list(held.get("type", held.get("@type")))
        if any(str(kind).rpartition(":")[2].rpartition("#")[2] == "Annotation" for kind in kinds):
            yield held
        else:
            for name in ("items", "first", "next", "@graph"):
                yield from _annotations(held.get(name), depth + 1)


def _mark(item: dict[str, Any]) -> FoundMark:
    target = next((one for one in _list(item.get("target")) if one), {})
    source = target.get("source", target.get("id")) if isinstance(target, dict) else target
    said = list(_bodies(item))
    selectors = list(_selectors(target.get("selector"), 0)) if isinstance(target, dict) else []
    creator = next(iter(_list(item.get("creator"))), "")
    return FoundMark(
        _words(selectors) or _region(selectors),
        tuple(_sources(source, target)),
        _line(source.get("schema:headline")) if isinstance(source, dict) else "",
        _uid(item.get("id", item.get("@id"))),
        next((role for purpose, value in said if purpose == "classifying" and (role := _role(value))), None),
        "\n\n".join(value for purpose, value in said if purpose in ("commenting", "replying", "describing", "")),
        next((_line(value) for purpose, value in said if purpose == "identifying"), ""),
        _line(creator.get("name", creator.get("nickname")) if isinstance(creator, dict) else creator),
        _instant(item.get("created")),
        tuple(dict.fromkeys(_line(value) for purpose, value in said if purpose == "tagging" and _line(value))),
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    return tidy(value, keep="\t\n").strip() if isinstance(value, str) else ""


def _line(value: Any) -> str:
    return " ".join(_text(value).split())


def _bodies(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What is said of the words: (purpose, text)."""
    if value := _text(item.get("bodyValue")):
        yield "commenting", value
    for body in _list(item.get("body")):
        if isinstance(body, str):
            continue
        purposes = _list(body.get("purpose")) if isinstance(body, dict) else []
        value = _text(body.get("value")) if isinstance(body, dict) else ""
        if value:
            yield str(purposes[0]).rpartition(":")[2] if purposes else "", value


def _selectors(selector: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Every selector, those that refine others after them."""
    if depth > _DEEP:
        return
    for one in _list(selector):
        if isinstance(one, dict):
            yield one
            yield from _selectors(one.get("refinedBy"), depth + 1)
            yield from _selectors(one.get("items"), depth + 1)


def _words(selectors: list[dict[str, Any]]) -> Anchor | None:
    quote = next((one for one in selectors if "exact" in one and isinstance(one["exact"], str)), None)
    if quote is None or not quote["exact"].strip():
        return None
    exact, prefix, suffix = (
        tidy(value, keep="\t\n") if isinstance(value := quote.get(name, ""), str) else ""
        for name in ("exact", "prefix", "suffix")
    )
    starts = [one["start"] for one in selectors if type(one.get("start")) is int and one["start"] >= 0]
    return Anchor(exact, prefix, suffix, starts[0] if starts else 0)


def _region(selectors: list[dict[str, Any]]) -> Region | None:
    values = [one["value"] for one in selectors if isinstance(one.get("value"), str)]
    found = next((hit for value in values if (hit := _XYWH.search(value))), None)
    if found is None:
        return None
    try:
        x, y, width, height = (float(part) / 100 for part in found.groups())
    except ValueError:
        return None
    if not (0 <= x < 1 and 0 <= y < 1 and 0 < width <= 1 and 0 < height <= 1):
        return None
    page = next((int(hit[1]) for value in values if (hit := _PAGE.search(value))), 1)
    return Region(max(1, page), x, y, min(width, 1 - x), min(height, 1 - y))


def _sources(source: Any, target: Any) -> Iterator[str]:
    if isinstance(source, str):
        yield source
    elif isinstance(source, dict):
        for name in ("id", "@id", "canonical", "via"):
            yield from (one for one in _list(source.get(name)) if isinstance(one, str))
    if isinstance(target, dict):
        yield from (one for name in ("canonical", "via") for one in _list(target.get(name)) if isinstance(one, str))


def _uid(value: Any) -> str:
    if not isinstance(value, str) or not value.startswith("urn:uuid:"):
        return ""
    try:
        return str(UUID(value.removeprefix("urn:uuid:")))
    except ValueError:
        return ""


def _role(value: str) -> Role | None:
    folded = " ".join(value.replace("-", " ").replace("_", " ").split()).lower()
    return Role(folded) if folded in {role.value for role in Role} else None


def _instant(value: Any) -> int | None:
    try:
        when = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    if when is None:
        return None
    try:
        return int((when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp())
    except (OverflowError, OSError):
        return None
