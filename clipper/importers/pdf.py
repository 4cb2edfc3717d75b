"""PDF: the words of its pages in reading order across columns, with the headline by its type."""

import hashlib
import io
import re
import time
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from clipper import limits
from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.base import announced
from clipper.importers.bylines import authors_of, credit_in, is_byline, is_title, name_case
from clipper.importers.cleaning import human_name, line
from clipper.importers.days_in_text import day_in_text
from clipper.importers.embargoes import embargo_in
from clipper.importers.language import language_of
from clipper.importers.ocr_pages import Recognised, as_recognised, recognised, sheet_of
from clipper.importers.opening import without_dateline
from clipper.importers.pdf_facts import created_on, facts_of, keywords_in, published_in, sure_of, title_in
from clipper.model.body import Block, Body, figure, paragraph
from clipper.model.clipping import Confidence, Draft, MediaType, Picture
from clipper.model.intake import Ocr, Source

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
_OCR_DPI = 300.0
_OBJECT = re.compile(rb"\b\d+ \d+ obj\b")


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

    with render.opened(source.data, source.password) as document:
        sheets, warnings = sheets_of(document)
        facts = facts_of(document)
        scanned, found, read = pictured(sheets), Recognised(), set[int]()
        if scanned and source.ocr:
            found = recognised_on(document, scanned, source.ocr)
            told, sheets = sheets, _with_recognised(sheets, found, source.ocr, warnings)
            read = {new.number for old, new in zip(told, sheets, strict=True) if new is not old}
        if _letters(sheets) < _FEWEST_LETTERS:
            return (_as_picture(source, document, sheets, facts, warnings),)
        scan = _first_page(document) if len(scanned) == len(sheets) else None
    blank = [sheet.number + 1 for sheet in sheets if not sheet.words]
    if blank and not source.ocr:
        warnings.append(
            _("{n} of {all} pages hold no words; what is pictured on them was not recognised.").format(
                n=len(blank), all=len(sheets)
            )
        )
    draft = draft_of_sheets(source, sheets, facts, warnings)
    if scan:
        draft = replace(draft, body=Body((*draft.body.blocks, _figure_of(scan))), pictures=(scan,))
        draft = as_recognised(draft, found.layer)
    return (replace(draft, recognised=found.kept(read)),)


def _letters(sheets: "list[Sheet]") -> int:
    return sum(len(word.text) for sheet in sheets for word in sheet.words)


def pictured(sheets: "list[Sheet]") -> "list[Sheet]":
    """The pages that hold hardly a word, and so perhaps pictures of words."""
    return [sheet for sheet in sheets if _letters([sheet]) < _FEWEST_LETTERS]


def recognised_on(document: "PdfDocument", sheets: "list[Sheet]", wish: Ocr) -> Recognised:
    """What is read on these pages as they are drawn, their sizes in points; a page that says all in its text is left out."""
    from clipper.pages.render import image_of, is_all_text, size_of

    drawn = [one.number for one in sheets if not (one.words and is_all_text(document, one.number))]
    if not drawn:
        return Recognised()
    widths = {number: size_of(document, number)[0] for number in drawn}
    pages = [(number, partial(image_of, document, number, _OCR_DPI)) for number in drawn]
    found = recognised(pages, wish, lambda number, image: widths[number] / max(1, image.width))
    sized = []
    for page in found.layer.pages:
        width, height = size_of(document, page.page)
        sized.append(replace(page, width=width, height=height))
    return replace(found, layer=replace(found.layer, pages=tuple(sized)))


def _with_recognised(sheets: "list[Sheet]", found: Recognised, wish: Ocr, warnings: list[str]) -> "list[Sheet]":
    """The sheets, those with hardly a word replaced by what was recognised on them."""
    letters = {sheet.number: _letters([sheet]) for sheet in sheets}
    read = {page.page: sheet_of(page, 1.0) for page in found.layer.pages if page.words}
    better = {number: sheet for number, sheet in read.items() if _letters([sheet]) > letters[number]}
    if better or wish.language or len(pictured(sheets)) == len(sheets):
        # A picture among pages of text may well be only a picture: no word of it, no word about it.
        warnings += found.warnings
    return [better.get(sheet.number, sheet) for sheet in sheets]


def _first_page(document: "PdfDocument") -> Picture:
    from clipper.pages.render import picture_of

    data, width, height = picture_of(document, 0, _PAGE_PICTURE_DPI)
    return Picture(hashlib.sha256(data).hexdigest(), "image/png", width, height, data)


def _figure_of(scan: Picture) -> Block:
    return replace(figure(alt=_("First page")), picture=scan.sha256)


def sheets_of(document: "PdfDocument") -> "tuple[list[Sheet], list[str]]":
    """The pages' words, as many pages as time and limits allow, and what to tell the user."""
    from clipper.importers.pdf_upright import upright
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
            sheets.append(upright(number, size_of(document, number), words_of(document, number)))
        except Rejected:
            damaged += 1
    if len(sheets) + damaged < count:
        warnings.append(_("Only the first {n} of {all} pages were read.").format(n=len(sheets) + damaged, all=count))
    if damaged:
        warnings.append(_("{n} of {all} pages are damaged and were left out.").format(n=damaged, all=count))
    return sheets, warnings


def draft_of_sheets(source: Source, sheets: "list[Sheet]", facts: dict[str, str], warnings: list[str]) -> Draft:
    """The article that stands on these pages; at least one of them must hold words."""
    from clipper.importers.pdf_folio import without_folios
    from clipper.importers.pdf_heads import with_head
    from clipper.importers.pdf_text import block_of, body_size, paragraphs_of, vocabulary, without_running_heads
    from clipper.importers.pdf_upright import without_print_lines
    from clipper.pages.columns import columns_of

    known = vocabulary(sheets)
    sheets, printed_from = without_print_lines(sheets)
    left, folio = without_folios(sheets, usual_size(sheets), source.seen_at)
    pages = [(sheet.number, columns_of(sheet.words)) for sheet in without_running_heads(left)]
    columns = [column for _number, found in pages for column in found]
    usual = body_size(columns)
    words = [word for column in columns for row in column.lines for word in row.words]
    mostly_bold = sum(word.bold for word in words) > 0.5 * len(words)
    paragraphs = paragraphs_of(pages)
    head = _head(paragraphs, usual, known, folio.read.outlet)
    blocks = tuple(block_of(p, usual, known, mostly_bold) for p in head.rest)
    body, dateline, agency = without_dateline(Body(tuple(b for b in blocks if b.text)))
    headline, body, sure = _headline(head, body, facts, source.name)
    language = language_of(body.reading_text or headline)
    published, date_sure = published_in(folio, left, facts, day_in_text(body, dateline, source.seen_at, language))
    if published.day:
        sure.append(date_sure)
    sure += sure_of(folio)
    embargo = embargo_in((block.text for block in body.blocks), source.seen_at)
    if embargo:
        sure.append(Confidence("embargo", 0.7, _("line above the text")))
    authors = authors_of(head.byline) if head.byline else ()
    if authors:
        sure.append(Confidence("authors", 0.8, "byline"))
    draft = Draft(
        headline=headline,
        body=body,
        deck=head.deck,
        byline=head.byline,
        authors=authors,
        dateline=dateline,
        credit=agency or credit_in(head.byline),
        outlet=head.outlet or name_case(folio.read.outlet),
        media_type=MediaType.PDF,
        edition=folio.read.edition,
        section=folio.read.section,
        page=folio.read.page,
        published=published,
        seen_at=source.seen_at,
        embargo=embargo,
        url=printed_from,
        language=language,
        keywords=keywords_in(facts),
        warnings=tuple(warnings),
        confidence=tuple(sure),
    )
    whole = [one for one in (block_of(p, usual, known, mostly_bold) for p in paragraphs) if one.text]
    return with_head(draft, whole, source.seen_at)


def _headline(head: "_Head", body: Body, facts: dict[str, str], file: str) -> tuple[str, Body, list[Confidence]]:
    """The headline with where it came from, and the body without it: its type tells it, else its title, else its words."""
    headline, sure = head.headline, Confidence("headline", 0.85, "largest type on the first page")
    if not headline and (headline := title_in(facts)):
        sure = Confidence("headline", 0.6, "PDF title")
    if not headline:
        first = next((block for block in body.blocks if len(block.text) > 3), None)
        headline = _shortened(first.text) if first else human_name(file)
        sure = Confidence("headline", 0.4, "first line")
        if first and headline == first.text and len(body.blocks) > 1:
            body = Body(tuple(block for block in body.blocks if block is not first))
    return headline, body, [sure]


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


def _head(paragraphs: "list[Paragraph]", usual: float, known: frozenset[str], outlet: str = "") -> _Head:
    """Headline by the largest type of the first page with words, then deck and byline below it.

    `outlet` is the name in a folio line: beside it no other large name is a masthead.
    """
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
        and outlet.lower() in ("", texts[id(large[0])].lower())
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


def usual_size(sheets: "list[Sheet]") -> float:
    """The size in which most letters of all pages are set, folios included."""
    letters: Counter[float] = Counter()
    for sheet in sheets:
        for word in sheet.words:
            letters[round((word.size or word.box.height) * 2) / 2] += len(word.text)
    return max(letters, key=lambda size: letters[size], default=10.0)


def _as_picture(
    source: Source, document: "PdfDocument", sheets: "list[Sheet]", facts: dict[str, str], warnings: list[str]
) -> Draft:
    """A PDF without words: its first page as a picture; raises Rejected where that is blank too."""
    from PIL import Image

    picture = _first_page(document)
    assert picture.data
    words = " ".join(word.text for sheet in sheets for word in sheet.words)
    with Image.open(io.BytesIO(picture.data)) as image:
        if not words and len(document) == 1 and image.convert("L").getcolors(1):
            raise Rejected(_("This PDF is blank: it holds neither words nor pictures. Nothing was filed."))
    blocks = [_figure_of(picture)]
    if words:
        blocks.append(paragraph(line(words)))
    return Draft(
        headline=title_in(facts) or human_name(source.name) or _("Untitled PDF"),
        body=Body(tuple(blocks)),
        media_type=MediaType.PDF,
        published=created_on(facts),
        seen_at=source.seen_at,
        pictures=(picture,),
        warnings=(*warnings, *_no_words(source, words)),
        confidence=(Confidence("headline", 0.3, "file name"),),
    )


def _no_words(source: Source, words: str) -> tuple[str, ...]:
    if source.ocr is None:
        return (_("This PDF holds pictures of pages; the words on them were not recognised."),)
    return () if words else (_("This PDF holds pictures of pages; no legible words were found on them."),)
