"""Word documents kept in one XML file: as Word 2003 wrote them, and packages written flat (ISO/IEC 29500-2, Flat OPC)."""

import base64
import binascii
import io
import zipfile
from typing import Any

from clipper.errors import Rejected
from clipper.importers.unpacking import damaged

_OLD = "http://schemas.microsoft.com/office/word/2003/wordml"
_NEW = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.microsoft.com/office/2006/xmlPackage"
_SIGNS = (_OLD.encode(), _PACKAGE.encode())
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_RELATION = (
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>'
)


def is_flat(head: bytes) -> bool:
    """Whether a file that begins so is such a document."""
    return any(sign in head for sign in _SIGNS)


def packed(data: bytes) -> bytes:
    """The document as a package in a ZIP file, as all others are; raises Rejected where it is damaged."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
        parts = _parts_of(root) if root.tag == f"{{{_PACKAGE}}}package" else _converted(root)
    except (etree.LxmlError, ValueError, binascii.Error) as problem:
        raise Rejected(damaged()) from problem
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _parts_of(package: Any) -> dict[str, bytes]:
    """The parts of a flat package; their types, which stand at each part, in the list that a ZIP file has."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

    found: dict[str, bytes] = {}
    types = etree.fromstring(_TYPES.encode())
    for part in package.iter(f"{{{_PACKAGE}}}part"):
        name = part.get(f"{{{_PACKAGE}}}name") or ""
        for holder in part:
            if holder.tag == f"{{{_PACKAGE}}}xmlData" and len(holder):
                found[name.lstrip("/")] = etree.tostring(holder[0])
            elif holder.tag == f"{{{_PACKAGE}}}binaryData":
                found[name.lstrip("/")] = base64.b64decode(holder.text or "")
        etree.SubElement(types, f"{{{types.nsmap[None]}}}Override", PartName=name, ContentType=part.get(f"{{{_PACKAGE}}}contentType") or "application/xml")  # fmt: skip
    return {"[Content_Types].xml": etree.tostring(types), **found}


def _converted(root: Any) -> dict[str, bytes]:
    """The body and the styles of a document of Word 2003 in the vocabulary that came after it."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

    body = root.find(f"{{{_OLD}}}body")
    if body is None:
        raise ValueError
    for element in list(body.iter("*")):
        if not element.tag.startswith(f"{{{_OLD}}}") and element.find(f".//{{{_OLD}}}p") is not None:
            _unwrapped(element)
    document = etree.Element(f"{{{_OLD}}}document", nsmap={"w": _OLD})
    document.append(body)
    for link in list(document.iter(f"{{{_OLD}}}hlink")):
        link.tag = f"{{{_OLD}}}hyperlink"
    styles = root.find(f"{{{_OLD}}}styles")
    found = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _RELATIONS.format(_RELATION.format("officeDocument", "word/document.xml")).encode(),
        "word/document.xml": _renamed(etree.tostring(document)),
    }
    if styles is not None:
        found["word/styles.xml"] = _renamed(etree.tostring(styles))
        found["word/_rels/document.xml.rels"] = _RELATIONS.format(_RELATION.format("styles", "styles.xml")).encode()
    return found


def _renamed(data: bytes) -> bytes:
    return data.replace(_OLD.encode(), _NEW.encode()).replace(b'"text-wrapping"', b'"textWrapping"')


def _unwrapped(element: Any) -> None:
    """Put what an element holds in its place: sections and the like stand round paragraphs."""
    parent = element.getparent()
    at = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(at, child)
    parent.remove(element)
