"""What a Word document says of itself in its core properties (ISO/IEC 29500-2, Annex D)."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

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
_TEMPLATE_DATE = "2013-12-23T23:15:00Z"
"""The moment of creation that python-docx gives to every document."""


@dataclass(frozen=True, slots=True)
class Facts:
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
    authors = tuple(one for one in (line(a) for a in re.split(r"[;,]", told.get("creator", ""))) if one)
    created = told.get("created", "")
    return Facts(
        title="" if _NO_TITLE.match(told.get("title", "")) else told.get("title", "")[:300],
        authors=tuple(person_case(one) for one in authors if not _NO_AUTHOR.match(one) and " " in one),
        keywords=tuple(dict.fromkeys(k for k in (line(k) for k in re.split(r"[;,]", told.get("keywords", ""))) if k)),
        language=told.get("language", "")[:2].lower(),
        created=Published() if created == _TEMPLATE_DATE else _known(created),
        modified=_known(told.get("modified", "")),
    )


def _known(text: str) -> Published:
    found = read_date(text) if text else Published()
    return found if found.day and found.day > "1971" else Published()
