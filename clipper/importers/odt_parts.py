"""The parts of an OpenDocument text: its trees, its styles, its pictures, what it says of itself."""

import base64
import binascii
import io
import re
import zipfile
from typing import Any, TypeAlias

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]
from msgspec import Struct, field

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.pictures import picture
from clipper.importers.unpacking import DAMAGED, damaged, locked
from clipper.importers.word_facts import Facts, said
from clipper.model.clipping import Picture

Element: TypeAlias = Any
"""An element of a tree: lxml gives its class no public name."""

SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
}
_PREFIXES = {address: prefix for prefix, address in SPACES.items()}
_CHAIN = 20
"""Styles that rest on each other are followed this far."""


def name_of(element: Element) -> str:
    """The element's name as the standard writes it ("text:p"), "" for what is no element."""
    if not isinstance(element.tag, str):
        return ""
    space, _brace, local = element.tag.removeprefix("{").rpartition("}")
    return f"{_PREFIXES.get(space, '?')}:{local}"


def value(element: Element, name: str) -> str:
    """An attribute by its name as the standard writes it, "" where it is not set."""
    prefix, local = name.split(":")
    return element.get(f"{{{SPACES[prefix]}}}{local}") or ""


class Look(Struct, frozen=True):
    """What a style says, all it rests on included; None where it says nothing."""

    names: tuple[str, ...] = ()
    bold: bool | None = None
    italic: bool | None = None
    size: int = 0
    """Of its letters in half points, 0 where it says nothing."""
    hidden: bool = False
    outline: int = 0
    list_style: str = ""


class Parts(Struct):
    """An opened document."""

    text: Element
    """The element that holds the text."""
    facts: Facts
    _archive: zipfile.ZipFile | None = None
    _styles: dict[tuple[str, str], Element] = field(default_factory=dict)
    _lists: dict[str, Element] = field(default_factory=dict)
    _looks: dict[tuple[str, str], Look] = field(default_factory=dict)

    def look(self, family: str, name: str) -> Look:
        """What a style of a family ("paragraph", "text") says."""
        key = (family, name)
        if key not in self._looks:
            self._looks[key] = self._read_look(family, name)
        return self._looks[key]

    def ordered(self, list_style: str, level: int) -> bool:
        """Whether items of a list at a depth (from 0) are numbered."""
        style = self._lists.get(list_style)
        if style is None:
            return False
        for child in style:
            if value(child, "text:level") == str(level + 1):
                return name_of(child) == "text:list-level-style-number" and value(child, "style:num-format") != ""
        return False

    def picture(self, image: Element) -> Picture:
        """The picture of a draw:image; raises Rejected where it is linked from elsewhere, missing or damaged."""
        binary = image.find(f"{{{SPACES['office']}}}binary-data")
        if binary is not None and binary.text:
            try:
                return picture(base64.b64decode(binary.text))
            except (ValueError, binascii.Error) as problem:
                raise Rejected(_("This picture is damaged.")) from problem
        href = value(image, "xlink:href").removeprefix("./")
        if self._archive is None or not href or "://" in href:
            raise Rejected(_("This picture is not part of the document."))
        try:
            return picture(self._archive.read(href))
        except DAMAGED as problem:
            raise Rejected(_("This picture is damaged.")) from problem

    def gather(self, root: Element) -> None:
        """Take in the styles below an element."""
        for one in root.iter(f"{{{SPACES['style']}}}style"):
            self._styles.setdefault((value(one, "style:family"), value(one, "style:name")), one)
        for one in root.iter(f"{{{SPACES['text']}}}list-style"):
            self._lists.setdefault(value(one, "style:name"), one)

    def _read_look(self, family: str, name: str) -> Look:
        names: list[str] = []
        bold: bool | None = None
        italic: bool | None = None
        hidden, outline, list_style, size = False, 0, "", 0
        while name and len(names) < _CHAIN and (style := self._styles.get((family, name))) is not None:
            names.append(value(style, "style:display-name") or name.replace("_20_", " "))
            outline = outline or _number(value(style, "style:default-outline-level"))
            list_style = list_style or value(style, "style:list-style-name")
            for letters in style.iterchildren(f"{{{SPACES['style']}}}text-properties"):
                weight, slope = value(letters, "fo:font-weight"), value(letters, "fo:font-style")
                if bold is None and weight:
                    bold = weight == "bold" or (weight.isdigit() and int(weight) >= 600)
                if italic is None and slope:
                    italic = slope in {"italic", "oblique"}
                hidden = hidden or value(letters, "text:display") == "none"
                size = size or _half_points(value(letters, "fo:font-size"))
            name = value(style, "style:parent-style-name")
        return Look((*names, name.replace("_20_", " ")), bold, italic, size, hidden, outline, list_style)


def parts_of(data: bytes, flat: bool) -> Parts:
    """The document opened; raises Rejected where it is damaged or locked."""
    if flat:
        root = _tree(data)
        parts = Parts(_text_of(root), _facts(root))
        parts.gather(root)
        return parts
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        if b"encryption-data" in _part(archive, "META-INF/manifest.xml"):
            raise Rejected(locked())
        root = _tree(archive.read("content.xml"))
    except DAMAGED as problem:
        raise Rejected(damaged()) from problem
    meta = _optional(archive, "meta.xml")
    parts = Parts(_text_of(root), _facts(meta) if meta is not None else Facts(), archive)
    parts.gather(root)
    if (styles := _optional(archive, "styles.xml")) is not None:
        parts.gather(styles)
    return parts


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except KeyError:
        return b""


def _optional(archive: zipfile.ZipFile, name: str) -> Element | None:
    """The tree of a part that a document can do without."""
    try:
        return _tree(archive.read(name))
    except (Rejected, *DAMAGED):
        return None


def _tree(data: bytes) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as problem:
        raise Rejected(damaged()) from problem


def _text_of(root: Element) -> Element:
    found = root.find(f".//{{{SPACES['office']}}}text")
    if found is None:
        raise Rejected(_("This OpenDocument file holds no text document. Save it as PDF and import that."))
    return found


def _facts(root: Element) -> Facts:
    told: dict[str, list[str]] = {}
    for one in root.iter(*(f"{{{SPACES[space]}}}*" for space in ("dc", "meta"))):
        if isinstance(one.tag, str) and one.text:
            told.setdefault(name_of(one), []).append(one.text)

    def first(*names: str) -> str:
        return next((told[name][0] for name in names if name in told), "")

    return said(
        title=first("dc:title"),
        creator=first("meta:initial-creator", "dc:creator"),
        keywords=[part for one in told.get("meta:keyword", []) for part in one.split(",")],
        language=first("dc:language"),
        created=_to_the_second(first("meta:creation-date")),
        modified=_to_the_second(first("dc:date")),
    )


def _half_points(text: str) -> int:
    return round(2 * float(text[:-2])) if re.fullmatch(r"\d{1,3}(?:\.\d+)?pt", text) else 0


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _to_the_second(moment: str) -> str:
    return moment.split(".")[0]
