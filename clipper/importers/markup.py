"""XML of the press read safely: no DTD is fetched, no entity expanded, no file or network touched."""

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers import encoding

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]  # lxml names its elements only so

_MOST_BYTES = 64 * 1024 * 1024
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]{0,500}(?:\[.{0,200000}?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)(?:(\w{2,31});)?")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BAD_NUMBER = re.compile(r"&#(?:0*(?:[0-8]|1[1-24-9]|2\d|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));")
_ROOT = re.compile(
    r"\A\s*(?:<\?xml[^>]{0,300}\?>\s*)?(?:<!--.{0,3000}?-->\s*|<\?[^>]{0,300}\?>\s*|<!DOCTYPE[^>\[]{0,500}(?:\[.{0,3000}?\]\s*)?>\s*)*"
    r"<(?:[\w.-]+:)?(?P<name>[\w.-]+)",
    re.DOTALL | re.IGNORECASE,
)


def root_name(data: bytes, *wanted: bytes) -> str:
    """The name of a document's outermost element, lower case, without its prefix.

    "" where the bytes do not begin as XML does, or none of the `wanted` names stands near their beginning.
    """
    start = data[:8192].replace(b"\x00", b"").lower()
    if not any(one in start for one in wanted):
        return ""
    head = data[:8192].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith((b"<", b"\xff\xfe", b"\xfe\xff", b"\x00<")):
        return ""
    found = _ROOT.match(encoding.decode(data[:8192])[0])
    return found["name"].lower() if found else ""


def tree_of(data: bytes, charset: str = "") -> "tuple[Element, bool]":
    """The root of an XML document, and whether it was whole; raises Rejected where no element can be read.

    A document that breaks off, or is not well-formed, is read as far as it goes.
    """
    if len(data) > _MOST_BYTES:
        raise Rejected(_("This XML file is larger than {n} MB. Split it first.").format(n=_MOST_BYTES // 1024**2))
    text = _DECLARATION.sub("", encoding.decode(data, charset)[0])
    text = _DOCTYPE.sub("", text, count=1)
    text = _BAD_NUMBER.sub(" ", _FORBIDDEN.sub("", _ENTITY.sub(_plain, text)))
    import lxml.etree as etree

    for recover in (False, True):
        parser = etree.XMLParser(
            encoding="utf-8",
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
            recover=recover,
        )
        try:
            root = etree.fromstring(text.encode("utf-8"), parser)
        except (etree.XMLSyntaxError, ValueError):
            continue
        if root is not None:
            if any(one.type_name == "ERR_RESOURCE_LIMIT" for one in parser.error_log):
                raise Rejected(_("This XML file is nested too deeply to be read. Nothing was filed."))
            return root, not recover
    raise Rejected(_("This XML file is damaged. Ask the sender for it again."))


def _plain(found: re.Match[str]) -> str:
    """The character that HTML means by a name; anything else is what it looks like, and expands to nothing."""
    if found[1]:
        said = html.unescape(found[0])
        if said != found[0] and said not in "<>&":
            return said
    return "&amp;" + found[0][1:]


def name_of(element: "Element") -> str:
    """An element's name without its namespace, lower case."""
    return _local(element.tag) if isinstance(element.tag, str) else ""


def _local(name: str) -> str:
    """Without its namespace, and without a prefix that nobody declared."""
    return name.rpartition("}")[2].rpartition(":")[2].lower()


def children(element: "Element", *names: str) -> "Iterator[Element]":
    """The child elements of these names (lower case), all of them where none is given."""
    for one in element:
        if isinstance(one.tag, str) and (not names or name_of(one) in names):
            yield one


def below(element: "Element", *names: str) -> "Iterator[Element]":
    """The elements of these names (lower case) anywhere below, in their order."""
    for one in element.iterdescendants():
        if isinstance(one.tag, str) and name_of(one) in names:
            yield one


def first(element: "Element | None", *way: str) -> "Element | None":
    """The element reached by following the names (lower case) from child to child, None where the way ends."""
    for name in way:
        element = next(children(element, name), None) if element is not None else None
    return element


def said(element: "Element | None") -> str:
    """All text in an element as one line, "" for None."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def value(element: "Element | None", name: str) -> str:
    """An attribute whatever its namespace, as one line, "" where there is none."""
    if element is None:
        return ""
    for key, found in element.attrib.items():
        if _local(str(key)) == name:
            return " ".join(str(found).split())
    return ""
