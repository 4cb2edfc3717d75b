"""A feed cut into feeds of one entry each, made of its own bytes: the original of each article is no larger than it must be."""

import json
import re

_NAME = re.compile(rb"<((?:[\w.-]+:)?(?:item|entry))(?=[\s>])", re.I)
_GUID = re.compile(rb"<(?:[\w.-]+:)?(?:guid|id)(?:\s[^>]{0,300})?>(?:\s*<!\[CDATA\[)?([^<\]]{1,1000})", re.I)
_FRAME_BYTES = 64 * 1024
"""Longest head or foot of a feed that is repeated around each entry."""


def slices(data: bytes, count: int) -> tuple[bytes, ...] | None:
    """The feeds of one entry, None where the bytes do not show where each entry begins and ends; `count` is known otherwise."""
    if data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_slices(data, count)
    first = _NAME.search(data)
    if first is None:
        return None
    called = re.escape(first[1])
    found = list(re.finditer(rb"<%s(?=[\s>]).*?</%s\s*>" % (called, called), data, re.S))
    if len(found) != count:
        return None
    head, foot = data[: found[0].start()], data[found[-1].end() :]
    if len(head) + len(foot) > _FRAME_BYTES:
        return None
    return tuple(head + one[0] + foot for one in found)


def _json_slices(data: bytes, count: int) -> tuple[bytes, ...] | None:
    try:
        whole = json.loads(data)
        items = whole["items"]
        frame = {key: value for key, value in whole.items() if key != "items"}
        if len(items) != count or len(json.dumps(frame)) > _FRAME_BYTES:
            return None
        return tuple(
            json.dumps({**frame, "items": [one]}, ensure_ascii=False, indent=1).encode("utf-8", "replace")
            for one in items
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def own_name(data: bytes) -> str:
    """What the first entry of a feed calls itself (guid or id), "" where it has no name."""
    if data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        try:
            items = json.loads(data)["items"]
            return str(items[0].get("id") or "")[:1000]
        except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
            return ""
    first = _NAME.search(data)
    found = _GUID.search(data, first.end()) if first else None
    return " ".join(found[1].decode("utf-8", "replace").split()) if found else ""
