"""Pictures that a saved page carries inside itself (data: addresses, as SingleFile writes them)."""

import base64
import binascii
import re
from urllib.parse import unquote_to_bytes

from lxml.html import HtmlElement

from clipper import limits
from clipper.errors import Rejected
from clipper.importers import pictures
from clipper.model.clipping import Picture

_DATA = re.compile(r"data:(image/(?:png|jpe?g|gif|webp))((?:;[\w=.-]+)*),", re.I)
_SMALLEST = 100
"""Pixels of the longer side below which a picture is an icon or a placeholder."""


def embedded_in(image: HtmlElement) -> Picture | None:
    """The picture whose bytes stand in the element's address; None for addresses elsewhere, icons and broken ones."""
    address = image.get("src") or ""
    found = _DATA.match(address)
    if not found or len(address) > limits.FETCH_BYTES * 4 // 3 or len(address) < 400:
        return None
    rest = address[found.end() :]
    try:
        data = base64.b64decode(unquote_to_bytes(rest)) if ";base64" in found[2].lower() else unquote_to_bytes(rest)
    except (binascii.Error, ValueError):
        return None
    try:
        opened = pictures.opened(data)
        return pictures.picture(data, opened) if max(opened.size) >= _SMALLEST else None
    except Rejected:
        return None
