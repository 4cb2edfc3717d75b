"""A press review as PDF: its outline names the articles, each of which is read from its own place."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers import pdf
from clipper.importers.base import file_name
from clipper.importers.brief_lists import GENRE
from clipper.importers.bylines import authors_of, is_byline, is_title
from clipper.importers.cleaning import line
from clipper.importers.export_words import day_of, is_day, section_and_page
from clipper.importers.unread_rest import with_rest
from clipper.importers.written_days import days_in
from clipper.model.body import Block, BlockKind, Body
from clipper.model.clipping import Confidence, Draft, Headline, MediaType
from clipper.model.intake import Source

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

    from clipper.importers.pdf_text import Sheet

name = "press review (PDF)"
media_types = ()
suffixes = ()

_MOST = 600
"""Entries of an outline that are looked at."""
_LOOK = 6
_OPENING = 500
_IN_BRACKETS = re.compile(r"^(?P<headline>.{4,}?)\s*[(\[](?P<outlet>[^()\[\]]{2,60})[)\]]$")
_BEHIND = re.compile(r"^(?P<headline>.{4,}?)\s+(?:/|\||–|—|-)\s+(?P<outlet>[^/|–—]{2,60})$")
_CONTENTS = re.compile(r"[\s.…·_]*(?:pages?\s*|p\.\s*)?\d{1,4}(?:\s*[-–]\s*\d{1,4})?\s*$", re.IGNORECASE)


class _Entry(Struct, frozen=True):
    """One entry of the outline: its title, its section, and where on which page it begins (points from the top)."""

    title: str
    section: str
    page: int
    top: float


def recognises(source: Source) -> float:
    """A PDF with an outline of two or more articles that calls itself a press review, or whose articles name outlet and day."""
    data = source.data
    if not data.startswith(b"%PDF-") or not (b"/Outlines" in data or b"/ObjStm" in data):
        return 0.0
    from clipper.pages import render

    try:
        with render.opened(data, source.password) as document:
            entries = _entries(document)
            return 1.0 if len(entries) > 1 and _is_digest(document, entries, source) else 0.0
    except Rejected:
        return 0.0


def read(source: Source) -> tuple[Draft, ...]:
    """The articles in the order of the outline, then what belongs to none; raises Rejected as PDFs do."""
    from clipper.importers.pdf_text import without_running_heads
    from clipper.pages import render

    with render.opened(source.data, source.password) as document:
        entries = _entries(document)
        sheets, warnings = pdf.sheets_of(document)
    bare = without_running_heads(sheets)
    drafts, before = [], _between(bare, None, entries[0] if entries else None)
    for number, entry in enumerate(entries):
        part = _between(bare, entry, entries[number + 1] if number + 1 < len(entries) else None)
        if any(sheet.words for sheet in part):
            drafts.append(_article(source, part, entry))
    if not drafts:
        return pdf.read(source)
    drafts[-1] = replace(drafts[-1], warnings=(*drafts[-1].warnings, *warnings))
    return with_rest(drafts, _front(before, entries), source)


def _entries(document: "PdfDocument") -> list[_Entry]:
    """The entries of the outline that have none below them, in the order of their places; those that lead nowhere are left out."""
    from pypdfium2 import PdfiumError

    found: list[_Entry] = []
    way: list[str] = []
    try:
        marks = list(islice(document.get_toc(max_depth=6), _MOST))
        for number, mark in enumerate(marks):
            title = line(mark.get_title() or "")
            del way[mark.level :]
            way.append(title)
            parent = number + 1 < len(marks) and marks[number + 1].level > mark.level
            dest = mark.get_dest()
            page = dest.get_index() if dest is not None else None
            if parent or dest is None or page is None or not title or not 0 <= page < len(document):
                continue
            height = document.get_page_size(page)[1]
            _mode, place = dest.get_view()
            top = max(0.0, height - place[1]) if len(place) == 3 and 0 < place[1] <= height else 0.0
            found.append(_Entry(title, way[mark.level - 1] if mark.level else "", page, top))
    except (PdfiumError, ValueError, IndexError):
        return []
    return sorted(found, key=lambda one: (one.page, one.top))


def _is_digest(document: "PdfDocument", entries: Sequence[_Entry], source: Source) -> bool:
    """Whether the first pages or the file's name say so, or most of the first articles name their day near their head."""
    from clipper.pages.render import words_of

    def words(page: int) -> str:
        return " ".join(word.text for word in words_of(document, page))

    said = f"{re.sub(r'[-_]+', ' ', file_name(source))} {' '.join(words(n)[:1500] for n in range(min(2, entries[0].page + 1, len(document))))}"
    if GENRE.search(said):
        return True
    looked = entries[:_LOOK]
    named = 0
    for one in looked:
        split = _split(one.title)
        opening = words(one.page)[: _OPENING if one.top == 0 else 4 * _OPENING]
        named += any(day.iso for day in days_in(opening)) and bool(
            (split[1] and is_title(split[1])) or _has_outlet(opening)
        )
    return named >= max(2, 0.6 * len(looked))


def _has_outlet(opening: str) -> bool:
    return is_title(" ".join(opening.split()[:12]))


def _split(title: str) -> tuple[str, str]:
    """Headline and outlet of an entry such as "Law Reform Assures Public / New Citizen" or "Headline (Outlet)"."""
    title = re.sub(r"^\d{1,3}[.)]\s+", "", title)
    for form in (_IN_BRACKETS, _BEHIND):
        found = form.match(title)
        if found and len(found["outlet"].split()) <= 6:
            return found["headline"].strip(), found["outlet"].strip()
    return title, ""


def _between(sheets: Sequence["Sheet"], entry: _Entry | None, after: _Entry | None) -> "list[Sheet]":
    """The pages, or parts of pages, from where an entry begins to where the next one does."""
    from clipper.importers.pdf_text import Sheet

    first = (entry.page, entry.top) if entry else (0, 0.0)
    found = []
    for sheet in sheets:
        if sheet.number < first[0] or (after and sheet.number > after.page):
            continue
        words = sheet.words
        if sheet.number == first[0] and first[1]:
            words = tuple(word for word in words if word.box.middle[1] >= first[1] - 2)
        if after and sheet.number == after.page:
            words = tuple(word for word in words if word.box.middle[1] < after.top - 2)
        if words or (entry and sheet.number == first[0]):
            found.append(Sheet(sheet.number, sheet.height, words))
    return found


def _article(source: Source, part: "list[Sheet]", entry: _Entry) -> Draft:
    headline, outlet = _split(entry.title)
    part, above = _peeled(part, headline, outlet)
    if not any(sheet.words for sheet in part):
        draft = Draft(headline, Body(), confidence=(Confidence("headline", 0.9, _("outline of the PDF")),))
    else:
        draft = _headed(pdf.draft_of_sheets(source, part, {}, []), headline, outlet)
    draft = _with_facts(draft, above)
    sure = list(draft.confidence)
    if outlet and not draft.outlet:
        draft = replace(draft, outlet=outlet)
        sure.append(Confidence("outlet", 0.8, _("outline of the PDF")))
    if entry.section and not draft.section:
        draft = replace(draft, section=entry.section)
        sure.append(Confidence("section", 0.7, _("outline of the PDF")))
    return replace(draft, media_type=MediaType.PDF, confidence=tuple(sure))


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _headed(draft: Draft, headline: str, outlet: str) -> Draft:
    """The headline as the outline has it, taken out of the text if it stands there; what was set larger is no word less."""
    key, shown = _folded(headline), _folded(draft.headline)
    if not key or key == shown:
        return draft
    if outlet and _folded(outlet) == shown:
        draft = replace(draft, headline="", outlet=draft.headline)
    blocks = list(draft.body.blocks)
    at = next((n for n, one in enumerate(blocks[:_LOOK]) if _folded(one.text) == key), None)
    if at is not None:
        printed = blocks.pop(at).text
    elif shown and (key.startswith(shown[:40]) or shown.startswith(key.rstrip(" …")[:40])):
        return draft if draft.headline else replace(draft, headline=headline)
    else:
        printed = headline
    others = draft.other_headlines
    if draft.headline and shown != _folded(first_line(blocks)):
        if is_title(draft.headline) and not draft.outlet and len(draft.headline.split()) <= 5:
            draft = replace(draft, outlet=draft.headline)
        else:
            others = (*others, Headline(draft.headline, "print"))
    sure = [one for one in draft.confidence if one.field != "headline"]
    return replace(draft, headline=printed, body=Body(tuple(blocks)), other_headlines=others,
                   confidence=(*sure, Confidence("headline", 0.9, _("outline of the PDF"))))  # fmt: skip


def first_line(blocks: Sequence[Block]) -> str:
    """The first words of some blocks, "" where there are none."""
    return next((one.text for one in blocks if one.text), "")


class _Above(Struct):
    """What the short lines between the head of an article and its text say."""

    outlet: str = ""
    day: str = ""
    page: str = ""
    edition: str = ""
    byline: str = ""


def _peeled(part: "list[Sheet]", headline: str, outlet: str) -> "tuple[list[Sheet], _Above]":
    """The pages without the lines that name outlet, day, page and writer, and what those said."""
    from clipper.importers.pdf_text import Sheet
    from clipper.pages.columns import lines_of

    above = _Above()
    gone: set[int] = set()
    for row in lines_of(part[0].words)[:_LOOK]:
        text = row.text
        if len(text) > 110 or (len(text.split()) > 12 and not is_day(text)):
            break
        if _folded(text) != _folded(headline) and _take(above, text, outlet):
            gone |= {id(word) for word in row.words}
    first = Sheet(part[0].number, part[0].height, tuple(word for word in part[0].words if id(word) not in gone))
    return [first, *part[1:]], above


def _take(above: _Above, text: str, outlet: str) -> bool:
    """Whether the line is one of outlet, day or writer; if so it is kept."""
    written = next((day for day in days_in(text) if day.iso), None)
    if written is not None and not above.day and (is_day(text) or written.start > 25):
        before = text[: written.start].strip(" ,|·•/–—-:")
        rest, above.page = section_and_page(text[written.end :].strip(" ,|·•/–—-"))
        above.day, above.edition = text[written.start : written.end], rest
        above.outlet = above.outlet or before
        return True
    if is_byline(text) and not above.byline:
        above.byline = text
        return True
    if not above.outlet and (
        _folded(text) == _folded(outlet) or (not outlet and is_title(text) and len(text.split()) <= 5)
    ):
        above.outlet = text
        return True
    return False


def _with_facts(draft: Draft, above: _Above) -> Draft:
    """The Draft with what stood above its text."""
    where = _("line above the text")
    found: dict[str, object] = {}
    for field, value, known in (
        ("outlet", above.outlet, draft.outlet),
        ("page", above.page, draft.page),
        ("edition", above.edition, draft.edition),
        ("byline", above.byline, draft.byline),
        ("authors", authors_of(above.byline) if above.byline else (), draft.authors),
    ):
        if value and not known:
            found[field] = value
    if above.day:
        found["published"] = day_of(above.day)
    sure = [one for one in draft.confidence if one.field not in found]
    return replace(draft, confidence=(*sure, *(Confidence(one, 0.85, where) for one in found)), **found)  # pyright: ignore[reportArgumentType]


def _front(part: "list[Sheet]", entries: Sequence[_Entry]) -> list[Block]:
    """What stands before the first article and is not the list of contents."""
    from clipper.pages.columns import lines_of

    titles = {_folded(one) for entry in entries for one in (entry.title, entry.section, *_split(entry.title)) if one}
    rows = (row.text for sheet in part for row in lines_of(sheet.words))
    kept = [one for one in rows if _folded(_CONTENTS.sub("", one)) not in titles and _folded(one) not in titles]
    return [Block(BlockKind.PARAGRAPH, one) for one in kept]
