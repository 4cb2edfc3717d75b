"""What a document says of itself: Word's core properties (ISO/IEC 29500-2, Annex D), and how those of others are judged."""

import io
import re
import zipfile
import zlib
from collections.abc import Sequence

from msgspec import Struct

from clipper.importers.bylines import person_case
from clipper.importers.cleaning import line
from clipper.importers.dates import read_date
from clipper.model.clipping import Published

_PART = "docProps/core.xml"
_NO_TITLE = re.compile(
    r"(?i)^(?:microsoft word\b.*|word document|document ?\d*|dokument ?\d*|untitled.*|unbenannt.*|title|titel|titre"
    r"|powerpoint.*|.*\.(?:docx?|rtf|odt|pdf|txt))$"
)
_NO_AUTHOR = re.compile(
    r"(?i)^(?:python-docx|microsoft(?: office)?(?: user| word)?|(?:windows )?user|benutzer|admin(?:istrator)?|owner|author"
    r"|unknown|pc|home|.{1,2}|.*(?:corporation|converter|library|\bpoi\b|writer|aspose).*)$"
)
_TEMPLATE_DATE = "2013-12-23T23:15"
"""The moment of creation that python-docx gives to every document."""


class Facts(Struct, frozen=True):
    """The core properties worth keeping; generated names and titles are left out."""

    title: str = ""
    authors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    language: str = ""
    created: Published = Published()
    modified: Published = Published()


def facts_of(data: bytes) -> Facts:
    """The core properties; empty where they are missing or damaged."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            root = etree.fromstring(archive.read(_PART), parser)
    except (KeyError, etree.LxmlError, zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError):
        return Facts()
    told: dict[str, str] = {}
    for child in root:
        if isinstance(child.tag, str) and child.text:
            told.setdefault(etree.QName(child).localname, line(child.text))
    created = told.get("created", "")
    return said(
        title=told.get("title", ""),
        creator=told.get("creator", ""),
        keywords=re.split(r"[;,]", told.get("keywords", "")),
        language=told.get("language", ""),
        created=created,
        modified=told.get("modified", ""),
    )


def said(
    title: str = "",
    creator: str = "",
    keywords: Sequence[str] = (),
    language: str = "",
    created: str = "",
    modified: str = "",
) -> Facts:
    """Facts as any word processor writes them, dates in ISO 8601; what a program filled in by itself is left out."""
    title = line(title)
    authors = tuple(one for one in (line(a) for a in re.split(r"[;,]", creator)) if one)
    return Facts(
        title="" if _NO_TITLE.match(title) else title[:300],
        authors=tuple(person_case(one) for one in authors if not _NO_AUTHOR.match(one) and " " in one),
        keywords=tuple(dict.fromkeys(k for k in (line(k) for k in keywords) if k)),
        language=language[:2].lower() if language[:2].isalpha() else "",
        created=Published() if created.startswith(_TEMPLATE_DATE) else _known(created),
        modified=Published() if modified.startswith(_TEMPLATE_DATE) else _known(modified),
    )


def _known(text: str) -> Published:
    found = read_date(text) if text else Published()
    return found if found.day and found.day > "1971" else Published()
