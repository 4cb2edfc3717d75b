"""Pictures that come with a saved page: inside it (data: addresses), or as parts beside it (MHTML, WARC)."""

import base64
import binascii
import re
from collections.abc import Mapping
from urllib.parse import unquote_to_bytes, urljoin

from lxml.html import HtmlElement

from clipper import limits
from clipper.errors import Rejected
from clipper.importers import pictures
from clipper.model.clipping import Picture

Carried = Mapping[str, bytes]
"""Bytes of pictures by the address that an img element gives them."""

_DATA = re.compile(r"data:(image/(?:png|jpe?g|gif|webp|avif))((?:;[\w=.-]+)*),", re.I)
_LONG_DATA = re.compile(r"data:([A-Za-z]{1,20}/[\w.+-]{1,60}|)((?:;[\w=.-]{1,60}){0,4}),([A-Za-z0-9+/=%._~*-]{400,})")
"""Written so that the search begins with plain letters, which is quick."""
_SMALLEST = 100
"""Pixels of the longer side below which a picture is an icon or a placeholder."""
_SOURCES = ("src", "data-src", "data-original", "data-lazy-src")


def without_data(html: str) -> tuple[str, dict[str, bytes]]:
    """The page with the bytes inside it taken out, and the pictures among them by what stands in their place.

    Trees with megabytes in their attributes are slow to copy and to search.
    """
    if "data:" not in html:
        return html, {}
    carried: dict[str, bytes] = {}

    def aside(found: re.Match[str]) -> str:
        if html[found.start() - 1 : found.start()] not in set("\"'(="):
            return found[0]
        if not _DATA.match(found[0]):
            return "data:,"
        key = f"carried:{len(carried)}"
        if data := _decoded(found[2], found[3]):
            carried[key] = data
        return key

    return _LONG_DATA.sub(aside, html), carried


def _decoded(parameters: str, words: str) -> bytes:
    if len(words) > limits.FETCH_BYTES * 4 // 3:
        return b""
    try:
        data = unquote_to_bytes(words)
        return base64.b64decode(data + b"==") if ";base64" in parameters.lower() else data
    except (binascii.Error, ValueError):
        return b""


def name_parts(page: HtmlElement, base: str, parts: Carried) -> None:
    """Write into each img element the address under which `parts` hold its picture."""
    for image in page.iter("img") if parts else ():
        given = [image.get(name) or "" for name in _SOURCES]
        given += [one.split()[0] for one in (image.get("srcset") or "").split(",") if one.split()][:8]
        for address in filter(None, given):
            found = next((key for key in (address.strip(), _whole(base, address)) if key in parts), None)
            if found:
                image.set("src", found)
                break


def _whole(base: str, address: str) -> str:
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return ""


def picture_of(image: HtmlElement, carried: Carried) -> Picture | None:
    """The picture whose bytes came with the page; None for addresses elsewhere, icons and broken ones."""
    address = image.get("src") or ""
    data = carried.get(address, b"")
    if not data and len(address) >= 400 and (found := _DATA.match(address)):
        data = _decoded(found[2], address[found.end() :])
    if not data:
        return None
    try:
        opened = pictures.opened(data)
        return pictures.picture(data, opened) if max(opened.size) >= _SMALLEST else None
    except Rejected:
        return None
