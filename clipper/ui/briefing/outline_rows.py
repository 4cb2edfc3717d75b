"""What the outline shows of a briefing: a row for each section and entry, as plain values."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from clipper.i18n import _, _n
from clipper.model.briefing import Briefing, Entry, Rendition, Section, Tone
from clipper.model.clipping import ClippingRow

UNTOLD: Mapping[int, str] = MappingProxyType({})
RENDITION_ICONS = {
    Rendition.HEADLINE: "headline",
    Rendition.SUMMARY: "summary",
    Rendition.EXCERPT: "quote",
    Rendition.FULL: "full",
    Rendition.FACSIMILE: "picture",
    Rendition.TEXT_FACSIMILE: "page",
}


def rendition_word(rendition: Rendition) -> str:
    """The rendition as the user calls it."""
    return {
        Rendition.HEADLINE: _("Headline"),
        Rendition.SUMMARY: _("Summary"),
        Rendition.EXCERPT: _("Excerpt"),
        Rendition.FULL: _("Full text"),
        Rendition.FACSIMILE: _("Facsimile"),
        Rendition.TEXT_FACSIMILE: _("Text and page"),
    }[rendition]


class EntryRow(Struct, frozen=True):
    """One entry in the outline."""

    id: int
    clipping: int
    section: int
    headline: str
    untitled: bool
    rendition: Rendition
    outlet: str
    page: str
    """First page, or empty while the pages are not set."""
    comment: bool
    warning: str
    """What is doubtful about it, as a sentence; empty where nothing."""
    told: str = ""
    """Where its story was printed before; empty where nowhere."""
    outlets: int = 1
    """How many outlets tell its story."""
    tone: Tone | None = None
    named_outlets: int = 0
    """How many outlets tell its story, each once; `outlets` counts the clippings."""


class SectionRow(Struct, frozen=True):
    """One section in the outline."""

    id: int
    title: str
    untitled: bool
    pages: str
    """ "pages 3–7" or "page 3"; empty while the pages are not set."""
    words: int
    """How many are printed; 0 while the pages are not set."""
    entries: tuple[EntryRow, ...]


def section_rows(
    briefing: Briefing,
    rows: Mapping[int, ClippingRow],
    pages: Mapping[int, tuple[int, int]],
    warnings: Mapping[int, str],
    words: Mapping[int, int],
    told: Mapping[int, str] = UNTOLD,
) -> tuple[SectionRow, ...]:
    """The outline of a briefing; `pages` gives each entry's first and last page, `words` its words, as far as set."""
    return tuple(_section_row(section, rows, pages, warnings, words, told) for section in briefing.sections)


def _section_row(
    section: Section,
    rows: Mapping[int, ClippingRow],
    pages: Mapping[int, tuple[int, int]],
    warnings: Mapping[int, str],
    words: Mapping[int, int],
    told: Mapping[int, str],
) -> SectionRow:
    entries = tuple(
        _entry_row(entry, section.id, rows.get(entry.clipping), pages, warnings, told.get(entry.id, ""))
        for entry in section.entries
    )
    known = [pages[entry.id] for entry in section.entries if entry.id in pages]
    return SectionRow(
        section.id,
        section.title or _("No title"),
        not section.title,
        page_range(min(p[0] for p in known), max(p[1] for p in known)) if known else "",
        sum(words.get(entry.id, 0) for entry in section.entries),
        entries,
    )


def _entry_row(
    entry: Entry,
    section: int,
    row: ClippingRow | None,
    pages: Mapping[int, tuple[int, int]],
    warnings: Mapping[int, str],
    told: str,
) -> EntryRow:
    headline = entry.short_headline or (row.headline if row else "")
    return EntryRow(
        entry.id,
        entry.clipping,
        section,
        headline or _("(Untitled)"),
        not headline,
        entry.rendition,
        (row.outlet if row else "") or _("No outlet"),
        str(pages[entry.id][0]) if entry.id in pages else "",
        bool(entry.commentary),
        warnings.get(entry.id, ""),
        told,
        1 + (row.others if row else 0),
        entry.tone,
        row.outlets if row else 0,
    )


def section_counts(row: SectionRow) -> tuple[str, ...]:
    """ "pages 3–7 · 1,240 words", as far as it is known, and shorter ways to say it for narrow outlines."""
    if not row.words:
        return (row.pages,)
    short = _("{n} w").format(n=f"{row.words:,}")
    numbers = row.pages.rpartition(" ")[2]
    said = (f"{row.pages} · {_n('1 word', '{n} words', row.words)}", f"{row.pages} · {short}", f"{numbers} · {short}")
    return (*said, row.pages) if row.pages else (said[0].removeprefix(" · "), short)


def page_range(first: int, last: int) -> str:
    """ "page 3" or "pages 3–7"."""
    if first == last:
        return _("page {first}").format(first=first)
    return _("pages {first}–{last}").format(first=first, last=last)
