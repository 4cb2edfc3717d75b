"""The lines of an export of a press database, whichever way it was saved: HTML, RTF, Word or plain text."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers import encoding
from clipper.importers.cleaning import clean, line
from clipper.model.body import Block, BlockKind
from clipper.model.clipping import Picture
from clipper.model.intake import Source

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_GLANCE = 3_000_000
"""Bytes of a file that are looked at to tell what it is."""
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_UNREAD = frozenset(
    [
        "head",
        "script",
        "style",
        "template",
        "noscript",
        "select",
        "button",
        "input",
        "textarea",
        "svg",
        "object",
        "embed",
        "iframe",
    ]
)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_DEPTH = 200
_WIDTH = 110
_FULL = 55
"""Characters from which on a line was full where a text is set to a width."""


_FIELD = re.compile(r"^([A-Z]{2,3})(?:\t\s*| {2,})(?=\S)")
"""A field code and what it holds, on one line."""
_FOOT = re.compile(r"^(?:©|\(c\)|copyright\b|news[·•.]\d{8}|Document\s[A-Z]+\d)", re.IGNORECASE)


class Line(Struct, frozen=True):
    """One line: its text, the block it makes in a body, and in HTML the names of the elements around it."""

    text: str
    block: Block
    marks: str = ""


def is_html(data: bytes) -> bool:
    """Whether it begins as a page does."""
    head = data[:1024].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe\xfe \t\r\n").lower()
    return bool(re.match(rb"<(?:!doctype\s+html|!--|html|head|body|meta|title|div|article|p|table|\?xml)[\s>/]?", head))


def is_rtf(data: bytes) -> bool:
    """Whether it begins as RTF does."""
    return data[:64].lstrip()[:5].lower() == b"{\\rtf"


def glance(source: Source, telling: tuple[bytes, ...], *, word: bool = False) -> str:
    """Enough of the raw text to tell an export by; "" where none of the `telling` bytes stand in it.

    Word documents are looked into only where `word` says that the export comes as one.
    """
    data = source.data
    if data.startswith(b"PK\x03\x04"):
        return _word_text(data) if word and b"word/" in data else ""
    if not any(one in data for one in telling):
        return ""
    if data.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8", b"GIF8", b"\x01", b"\x16")) or b"\x00\x00\x00" in data[:64]:
        return ""
    if is_rtf(data):
        return data[:_GLANCE].decode("latin-1")
    return encoding.decode(data[:_GLANCE], source.charset)[0]


def _word_text(data: bytes) -> str:
    """The first text of a Word document without its marks."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("word/document.xml") as part:
            xml = part.read(_GLANCE)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError, NotImplementedError, RuntimeError, IndexError):
        return ""
    text = xml.decode("utf-8", "replace")
    return re.sub(r"<[^>]{0,2000}>", "", text.replace("</w:p>", "\n").replace("<w:br/>", "\n"))


def lines_of(source: Source) -> tuple[list[Line], tuple[Picture, ...]]:
    """Every line that is meant to be read, and the pictures among them; raises Rejected where the file is damaged."""
    data = source.data
    if data.startswith(b"PK\x03\x04"):
        from clipper.importers.unpacking import check_sizes
        from clipper.importers.word_body import content_of

        check_sizes(data)
        content = content_of(data)
        return [_line(one) for one in content.blocks if one.text], content.pictures
    if is_rtf(data):
        from clipper.importers.rtf_body import content_of as content_of_rtf

        content, _facts = content_of_rtf(data)
        return [_line(one) for one in content.blocks if one.text], content.pictures
    text, _charset = encoding.decode(data, source.charset)
    if is_html(data):
        from clipper.importers.web_tree import parse

        page = parse(text)
        if page is None:
            raise Rejected(_("There is no text on this page. Nothing was filed."))
        return list(html_lines(page)), ()
    return [Line(one, Block(BlockKind.PARAGRAPH, one)) for one in _rows(clean(text).split("\n"))], ()


def _rows(rows: Sequence[str]) -> Iterator[str]:
    """The lines of a plain text; in one that was set to a width, running text between blank lines is one line."""
    wrapped = max(map(len, rows), default=0) <= _WIDTH
    coded = sum(bool(_FIELD.match(row)) for row in rows) >= 4
    for empty, group in groupby(rows, key=lambda row: not row.strip()):
        lines = [_FIELD.sub(r"\1\t", row.strip()) if coded and _FIELD.match(row) else line(row) for row in group]
        if wrapped and any(_FOOT.match(row) for row in lines[1:]):
            at = next(n for n, row in enumerate(lines) if n and _FOOT.match(row))
            yield from (" ".join(lines[:at]),) if at > 1 and len(lines[0]) >= _FULL else lines[:at]
            yield from lines[at:]
            continue
        if not empty and wrapped and len(lines) > 1 and len(lines[0]) >= _FULL:
            yield " ".join(lines)
        elif not empty:
            yield from lines


def _line(block: Block) -> Line:
    return Line(line(block.text) if block.kind is not BlockKind.TABLE_ROW else block.text, block)


def html_lines(page: "HtmlElement") -> Iterator[Line]:
    """The lines of a page in their order; a line break ends a line except inside paragraphs of running text."""
    walk = _Walk()
    walk.inside(page, "", 0)
    walk.flush("", "")
    yield from walk.found


class _Walk:
    """One walk over a page: the lines found, and the words since the last one ended."""

    def __init__(self) -> None:
        self.found: list[Line] = []
        self.words: list[str] = []

    def inside(self, element: "HtmlElement", marks: str, depth: int) -> None:
        tag = element.tag
        marks = f"{marks} {_names(element)}"
        if element.text:
            self.words.append(element.text)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _UNREAD and not _is_hidden(child):
                self.child(child, element, marks, depth)
            if child.tail:
                self.words.append(child.tail)
        if tag in _BLOCKS:
            self.flush(marks, tag)

    def child(self, child: "HtmlElement", element: "HtmlElement", marks: str, depth: int) -> None:
        if child.tag == "br":
            self.flush(marks, element.tag if element.tag in _BLOCKS else "")
        elif child.tag == "hr":
            self.flush(marks, element.tag)
        elif depth > _DEPTH:
            self.words.append(" ".join(child.itertext()))
        else:
            if child.tag in _BLOCKS:
                self.flush(marks, element.tag if element.tag in _BLOCKS else "")
            self.inside(child, marks, depth + 1)

    def flush(self, marks: str, tag: str) -> None:
        text = line("".join(self.words))
        self.words.clear()
        if not text:
            return
        kind, level = BlockKind.PARAGRAPH, 0
        if tag in _HEADINGS:
            kind, level = BlockKind.HEADING, _HEADINGS[tag]
        elif tag in {"li", "dd", "dt"}:
            kind = BlockKind.LIST_ITEM
        elif tag == "blockquote":
            kind = BlockKind.QUOTE
        self.found.append(Line(text, Block(kind, text, level=level), " ".join(marks.split())))


def _names(element: "HtmlElement") -> str:
    """Tag, classes and id as one run of words."""
    return f"<{element.tag} {element.get('class') or ''} #{element.get('id') or ''}>"


def _is_hidden(element: "HtmlElement") -> bool:
    return bool(_HIDDEN.search(element.get("style") or "")) or element.get("hidden") is not None
