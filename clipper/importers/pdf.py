"""PDF: the words of its pages in reading order across columns, with the headline by its type."""

import hashlib
import io
import re
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from clipper import limits
from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.base import announced
from clipper.importers.bylines import authors_of, credit_in, is_byline, is_title
from clipper.importers.cleaning import human_name, line
from clipper.importers.dates import read_date
from clipper.importers.language import language_of
from clipper.importers.opening import without_dateline
from clipper.model.body import Body, figure, paragraph
from clipper.model.clipping import Confidence, Draft, MediaType, Picture, Published
from clipper.model.intake import Source

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

    from clipper.importers.pdf_text import Paragraph, Sheet

name = "PDF"
media_types = ("application/pdf", "application/x-pdf")
suffixes = (".pdf",)

_READING_SECONDS = 15.0
"""Time for the pages of one file; the rest is left out and the user told."""
_FEWEST_LETTERS = 20
_PAGE_PICTURE_DPI = 110.0
_FILE_NAME = re.compile(
    r"\.(?:docx?|pdf|indd|qxd|pptx?|xlsx?|tex|dvi|rtf|odt|pub|pages|txt|html?)\b|^microsoft word|^untitled|[\\/]|^slide \d|^layout \d",
    re.I,
)
_OBJECT = re.compile(rb"\b\d+ \d+ obj\b")
_DATE = re.compile(
    r"\b(?:\d{1,2}\.? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? \d{4}|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4})\b",
    re.I,
)


def recognises(source: Source) -> float:
    """By the mark that stands in the first kilobyte of every PDF; by name or announced type else."""
    if source.data.startswith(b"%PDF-"):
        return 1.0
    if b"%PDF-" in source.data[:1024] and _OBJECT.search(source.data):
        # What only speaks of the mark is no PDF.
        return 0.9
    return announced(source, media_types, suffixes) * 0.8


def read(source: Source) -> tuple[Draft, ...]:
    """The one article of a PDF; raises Rejected where it is locked, damaged or without words and pictures."""
    from clipper.pages import render

    with render.opened(source.data) as document:
        sheets, warnings = _sheets(document)
        facts = _facts(document)
        letters = sum(len(word.text) for sheet in sheets for word in sheet.words)
        if letters < _FEWEST_LETTERS:
            return (_as_picture(source, document, sheets, facts, warnings),)
    blank = [sheet.number + 1 for sheet in sheets if not sheet.words]
    if blank:
        warnings.append(
            _("{n} of {all} pages hold no words; what is pictured on them was not recognised.").format(
                n=len(blank), all=len(sheets)
            )
        )
    return (_draft(source, sheets, facts, warnings),)


def _sheets(document: "PdfDocument") -> "tuple[list[Sheet], list[str]]":
    """The pages' words, as many pages as time and limits allow, and what to tell the user."""
    from clipper.importers.pdf_text import Sheet
    from clipper.pages.render import size_of, words_of

    sheets: list[Sheet] = []
    warnings: list[str] = []
    until = time.monotonic() + _READING_SECONDS
    count = len(document)
    damaged = 0
    for number in range(min(count, limits.PDF_PAGES)):
        if time.monotonic() > until:
            break
        try:
            sheets.append(Sheet(number, size_of(document, number)[1], words_of(document, number)))
        except Rejected:
            damaged += 1
    if len(sheets) + damaged < count:
        warnings.append(_("Only the first {n} of {all} pages were read.").format(n=len(sheets) + damaged, all=count))
    if damaged:
        warnings.append(_("{n} of {all} pages are damaged and were left out.").format(n=damaged, all=count))
    return sheets, warnings


def _facts(document: "PdfDocument") -> dict[str, str]:
    """What the file says of itself; broken entries are left out."""
    found: dict[str, str] = {}
    for key in ("Title", "Author", "Subject", "Keywords", "CreationDate"):
        try:
            found[key] = line(document.get_metadata_value(key))[:500]
        except (ValueError, UnicodeError, RuntimeError):
            continue
    return found


def _titled(facts: dict[str, str]) -> str:
    """The file's own title where somebody wrote one."""
    title = facts.get("Title", "")
    good = 4 <= len(title) <= 250 and not _FILE_NAME.search(title) and len(title.split()) > 1
    return title if good and sum(c.isalpha() for c in title) > 0.5 * len(title.replace(" ", "")) else ""


def _created(facts: dict[str, str]) -> Published:
    """The day the file was made: a weak hint at the day of publication (ISO 32000-1, 7.9.4)."""
    raw = facts.get("CreationDate", "")
    found = re.match(r"D?:?(\d{4})(\d{2})(\d{2})", raw)
    if not found or not 1990 <= int(found[1]) <= 2100:
        return Published()
    day = read_date("-".join(found.groups())).day
    return Published(raw, day) if day else Published()


def _draft(source: Source, sheets: "list[Sheet]", facts: dict[str, str], warnings: list[str]) -> Draft:
    from clipper.importers.pdf_text import block_of, body_size, paragraphs_of, vocabulary, without_running_heads
    from clipper.pages.columns import columns_of

    known = vocabulary(sheets)
    pages = [(sheet.number, columns_of(sheet.words)) for sheet in without_running_heads(sheets)]
    columns = [column for _number, found in pages for column in found]
    usual = body_size(columns)
    words = [word for column in columns for row in column.lines for word in row.words]
    mostly_bold = sum(word.bold for word in words) > 0.5 * len(words)
    head = _head(paragraphs_of(pages), usual, known)
    blocks = tuple(block_of(p, usual, known, mostly_bold) for p in head.rest)
    body, dateline, agency = without_dateline(Body(tuple(b for b in blocks if b.text)))
    headline, sure = head.headline, [Confidence("headline", 0.85, "largest type on the first page")]
    if not headline and (headline := _titled(facts)):
        sure = [Confidence("headline", 0.6, "PDF title")]
    if not headline:
        first = next((block for block in body.blocks if len(block.text) > 3), None)
        headline = _shortened(first.text) if first else human_name(source.name)
        sure = [Confidence("headline", 0.4, "first line")]
        if first and headline == first.text and len(body.blocks) > 1:
            body = Body(tuple(block for block in body.blocks if block is not first))
    published, date_sure = _published(sheets, facts)
    if published.day:
        sure.append(date_sure)
    authors = authors_of(head.byline) if head.byline else ()
    if authors:
        sure.append(Confidence("authors", 0.8, "byline"))
    return Draft(
        headline=headline,
        body=body,
        deck=head.deck,
        byline=head.byline,
        authors=authors,
        dateline=dateline,
        credit=agency or credit_in(head.byline),
        outlet=head.outlet,
        media_type=MediaType.PDF,
        published=published,
        seen_at=source.seen_at,
        language=language_of(body.reading_text or headline),
        keywords=tuple(k for part in re.split(r"[,;]", facts.get("Keywords", "")) if 1 < len(k := part.strip()) < 60)[
            :30
        ],
        warnings=tuple(warnings),
        confidence=tuple(sure),
    )


def _shortened(text: str) -> str:
    """At most 150 characters, cut after a word."""
    if len(text) <= 150:
        return text
    return text[:150].rsplit(" ", 1)[0].rstrip(" ,;:-") + "…"


class _Head:
    """What stood at the head of the first page, and the paragraphs that are left."""

    def __init__(self, rest: "list[Paragraph]") -> None:
        self.rest = rest
        self.headline = self.deck = self.byline = self.outlet = ""


def _head(paragraphs: "list[Paragraph]", usual: float, known: frozenset[str]) -> _Head:
    """Headline by the largest type of the first page with words, then deck and byline below it."""
    from clipper.importers.pdf_text import text_of

    head = _Head(list(paragraphs))
    first = [p for p in paragraphs if p.page == paragraphs[0].page] if paragraphs else []
    texts = {id(p): text_of(p, known)[0] for p in first}
    large = sorted(
        (
            p
            for p in first
            if p.size >= 1.2 * usual and sum(c.isalpha() for c in texts[id(p)]) >= 4 and len(texts[id(p)]) <= 300
        ),
        key=lambda p: -p.size,
    )
    if (
        len(large) > 1
        and len(texts[id(large[0])].split()) <= 5
        and is_title(texts[id(large[0])])
        and large[0] is first[0]
    ):
        head.outlet = texts[id(large[0])]
        head.rest.remove(large.pop(0))
    if not large or len(head.rest) < 2:
        return head
    top = large[0]
    head.headline = texts[id(top)]
    at = head.rest.index(top)
    head.rest.pop(at)
    for step in range(3):
        if at >= len(head.rest) or head.rest[at].page != top.page:
            break
        below = head.rest[at]
        text = texts[id(below)]
        if not head.byline and is_byline(text):
            head.byline = head.rest.pop(at) and text
        elif not head.deck and step == 0 and 1.1 * usual <= below.size < top.size and 20 < len(text) <= 400:
            head.deck = head.rest.pop(at) and text
        else:
            break
    return head


def _published(sheets: "list[Sheet]", facts: dict[str, str]) -> tuple[Published, Confidence]:
    """A date printed on the first page's short lines, else the day the file was made."""
    from clipper.pages.columns import lines_of

    for row in lines_of(sheets[0].words) if sheets else ():
        found = _DATE.search(row.text)
        if found and len(row.text) < 80:
            published = read_date(found[0].replace(".", "") if found[0][0].isalpha() else found[0])
            if published.day:
                return published, Confidence("published", 0.6, "date on the first page")
    return _created(facts), Confidence("published", 0.3, "day the PDF was made")


def _as_picture(
    source: Source, document: "PdfDocument", sheets: "list[Sheet]", facts: dict[str, str], warnings: list[str]
) -> Draft:
    """A PDF without words: its first page as a picture; raises Rejected where that is blank too."""
    from PIL import Image

    from clipper.pages.render import picture_of

    data, width, height = picture_of(document, 0, _PAGE_PICTURE_DPI)
    words = " ".join(word.text for sheet in sheets for word in sheet.words)
    with Image.open(io.BytesIO(data)) as image:
        if not words and len(document) == 1 and image.convert("L").getcolors(1):
            raise Rejected(_("This PDF is blank: it holds neither words nor pictures. Nothing was filed."))
    picture = Picture(hashlib.sha256(data).hexdigest(), "image/png", width, height, data)
    page = replace(figure(alt=_("First page")), picture=picture.sha256)
    blocks = [page]
    if words:
        blocks.append(paragraph(line(words)))
    return Draft(
        headline=_titled(facts) or human_name(source.name) or _("Untitled PDF"),
        body=Body(tuple(blocks)),
        media_type=MediaType.PDF,
        published=_created(facts),
        seen_at=source.seen_at,
        pictures=(picture,),
        warnings=(*warnings, _("This PDF holds pictures of pages; the words on them were not recognised.")),
        confidence=(Confidence("headline", 0.3, "file name"),),
    )
