"""Files that hold only links: .url, .webloc and .desktop files, and lists of web addresses, one a line."""

import plistlib
import re
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.base import suffix
from clipper.importers.cleaning import safe_url
from clipper.importers.encoding import decode
from clipper.model.intake import Source

FILES = (".url", ".webloc", ".desktop", ".website")
"""Endings of files that hold one link each."""
LISTS = (".txt", ".text", ".urls", ".list", ".lst", ".csv", ".md")
"""Endings of files that may be nothing but a list of links."""
MOST_BYTES = 1024 * 1024
MOST_LINKS = 5_000

_SECTION = re.compile(r"^\s*\[(?:InternetShortcut|Desktop Entry)\]\s*$", re.I | re.M)
_FIELD = re.compile(r"^\s*URL\s*=\s*(.+?)\s*$", re.I | re.M)
_LINE = re.compile(r"<?(https?://[^\s<>\"'|\\^`{}]+)>?[,;]?", re.I)


def links_of(source: Source) -> tuple[str, ...] | None:
    """The web addresses a file of links holds, each once; None where it is no such file.

    Raises Rejected where it is one and its link is none to follow, or where it holds more than 5,000.
    """
    ending = suffix(source)
    if len(source.data) > MOST_BYTES:
        return None
    if ending == ".webloc":
        return (_followed(_in_plist(source.data)),)
    text = _text(source)
    if ending in FILES or _SECTION.match(text):
        found = _FIELD.search(text) if _SECTION.search(text) else None
        return (_followed(found[1] if found else ""),)
    if ending and ending not in LISTS:
        return None
    return listed(text)


def link_in(source: Source) -> str:
    """The link of a file made to hold one, where it comes inside another (an archive, a mail); "" for all others."""
    if suffix(source) not in FILES:
        return ""
    try:
        return next(iter(links_of(source) or ()), "")
    except Rejected:
        return ""


def listed(text: str) -> tuple[str, ...] | None:
    """The addresses of a text that is nothing but addresses, one a line; lines that begin with # are passed over."""
    # Most texts are told apart by their first word.
    if not re.match(r"\s*(?:#[^\n]*\n\s*)*<?https?://", text, re.I):
        return None
    found = list(_lines(text))
    if not found or None in found:
        return None
    links = tuple(dict.fromkeys(filter(None, found)))
    if len(links) > MOST_LINKS:
        raise Rejected(_("This list holds more than {n} links. Split it first.").format(n=f"{MOST_LINKS:,}"))
    return links


def _lines(text: str) -> Iterator[str | None]:
    for line in text.splitlines():
        line = line.strip()
        if line and not line.startswith("#"):
            hit = _LINE.fullmatch(line)
            yield safe_url(hit[1].rstrip(",;")) or None if hit else None


def _text(source: Source) -> str:
    return decode(source.data, source.charset)[0]


def _in_plist(data: bytes) -> str:
    """The address in a property list (XML or binary), "" where there is none."""
    try:
        found = plistlib.loads(data)
    except (
        ValueError,
        TypeError,
        LookupError,
        OverflowError,
        RecursionError,
        MemoryError,
        AttributeError,
        ExpatError,
        EOFError,
    ):
        return ""
    link = found.get("URL") if isinstance(found, dict) else None
    return link if isinstance(link, str) else ""


def _followed(link: str) -> str:
    """The address if it is one of the web; raises Rejected with a sentence else."""
    address = safe_url(link)
    if not address.lower().startswith("http"):
        raise Rejected(
            _("There is no web address in this link file. Open the page in the browser and copy its address.")
        )
    return address
