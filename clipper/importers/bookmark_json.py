"""Reading lists as JSON: the backups of Firefox and Chrome, and what Wallabag, Omnivore and their like hand out."""

import json
from collections.abc import Iterator
from typing import Any

from clipper.importers.bookmarks import Link, address, instant

_URL = ("url", "uri", "link", "given_url", "resolved_url", "href")
_TITLE = ("title", "name", "resolved_title", "given_title")
_SAID = ("excerpt", "description", "note", "annotation")
_TAGS = ("tags", "labels", "tagNames")
_ADDED = ("time_added", "dateAdded", "date_added", "savedAt", "saved_at", "created_at", "createdAt", "created", "added")
_LATER = frozenset((*_TAGS, *_ADDED, "is_archived", "read", "starred", "state", "folder", "typeCode", "type"))
_CHROME = 11_644_473_600
"""Seconds from 1601, from which Chrome counts, to 1970."""
_DEEPEST = 40


def is_list(data: bytes) -> bool:
    """Whether it is such a list: a browser's tree of folders, or rows that have an address, a title and a mark of keeping."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"[", b"{") or not any(
        one in data for one in (b'"url"', b'"uri"', b'"link"', b'_url"')
    ):
        return False
    return next(links(data.decode("utf-8-sig", "replace")), None) is not None


def links(text: str) -> Iterator[Link]:
    """Every link in its order, with the folders it lies in as tags."""
    try:
        found = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return
    if isinstance(found, dict) and isinstance(found.get("roots"), dict):
        for root in found["roots"].values():
            yield from _tree(root, (), 0)
    elif isinstance(found, dict) and "moz-place" in str(found.get("type", "")):
        yield from _tree(found, (), 0)
    else:
        yield from _rows(found)


def _tree(node: Any, folders: tuple[str, ...], depth: int) -> Iterator[Link]:
    """A browser's folder; the outermost ones are named by the browser and say nothing."""
    if not isinstance(node, dict) or depth > _DEEPEST:
        return
    if _first(node, _URL):
        yield _link(node, folders)
    children = node.get("children")
    if isinstance(children, list):
        name = _first(node, _TITLE)
        inside = (
            (*folders, name)
            if depth > 1 or (depth and not node.get("root") and "moz" not in str(node.get("type", "")) and name)
            else folders
        )
        for child in children:
            yield from _tree(child, inside if depth else (), depth + 1)


def _rows(found: Any) -> Iterator[Link]:
    rows = found
    if isinstance(found, dict):
        rows = next((value for value in found.values() if isinstance(value, list | dict) and value), [])
        rows = list(rows.values()) if isinstance(rows, dict) else rows
    if not isinstance(rows, list) or not rows:
        return
    known = [one for one in rows if isinstance(one, dict) and address(_first(one, _URL)) and _LATER & one.keys()]
    if 2 * len(known) < len(rows) or not any(_first(one, _TITLE) for one in known):
        return
    for one in rows:
        if isinstance(one, dict):
            yield _link(one, ())


def _link(row: dict[str, Any], folders: tuple[str, ...]) -> Link:
    added = _first(row, _ADDED)
    kept = instant(added)
    if added.isdecimal() and len(added) == 17:
        kept = instant(str(int(added) // 1_000_000 - _CHROME))
    return Link(
        address(_first(row, _URL)),
        _first(row, _TITLE),
        "\n\n".join(dict.fromkeys(said for key in _SAID if (said := _text(row.get(key))))),
        tuple(dict.fromkeys(one for one in (*_tags(row), *folders) if one)),
        kept,
    )


def _tags(row: dict[str, Any]) -> Iterator[str]:
    for key in _TAGS:
        value = row.get(key)
        said = value.split(",") if isinstance(value, str) else list(value) if isinstance(value, list | dict) else []
        for one in said:
            yield _text(one.get("label") or one.get("name") or one.get("tag") if isinstance(one, dict) else one)


def _first(row: dict[str, Any], keys: tuple[str, ...]) -> str:
    return next((said for key in keys if (said := _text(row.get(key)))), "")


def _text(value: Any) -> str:
    return str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
