"""The issue of a morning: samples and real news pages in three sections, with facsimiles, a story, quotes and commentary."""

import os
from pathlib import Path

from msgspec.structs import replace

from clipper.importers import web
from clipper.model.annotation import Role
from clipper.model.briefing import Rendition
from clipper.model.document import Document
from clipper.model.intake import Source
from clipper.progress import Progress
from clipper.store.library import Library
from clipper.workflows import annotating, demo
from clipper.workflows.export_briefing import document

MOST = int(os.environ.get("CLIPPER_NEWS_PAGES", "18"))
"""How many of the pages are taken: all sixty would take the suite a minute more."""
PAGES = Path(__file__).resolve().parents[2].parent / "shared" / "corpora" / "news-pages"
OUTLETS = ("The Harbour Gazette", "Ledger & Post", "Meridian Wire", "Northern Echo")
"""Who told the lead too."""
KINDS = (Rendition.FULL, Rendition.SUMMARY, Rendition.EXCERPT, Rendition.HEADLINE, Rendition.SUMMARY)


def made(folder: Path) -> Document:
    """The issue, made in a library of its own; without the corpora beside the project it has two sections."""
    path = folder / "Morning.clipper"
    samples = demo.build(path, Progress())
    with Library.open(path) as library:
        lead = library.clippings.one(samples.lead)
        told = [
            replace(lead.draft, outlet=name, original=None, headline=f"{name}: framework agreed") for name in OUTLETS
        ]
        others = [filed.id for filed in library.file(told, batch=library.new_batch("Others"))]
        library.stories.group([samples.lead, *others], samples.lead)
        _news_pages(library, samples.briefing)
        return document(library, samples.briefing)


def _news_pages(library: Library, briefing: int) -> None:
    """A third section: sixty news pages in every rendition, quotations marked in some."""
    pages = sorted(PAGES.glob("*.html"))[:MOST] if PAGES.is_dir() else []
    drafts = [draft for page in pages for draft in web.read(Source(page.name, page.read_bytes()))]
    ids = [filed.id for filed in library.file(drafts, batch=library.new_batch("News pages"))] if drafts else []
    section = library.briefings.add_section(briefing, "From the news pages") if ids else 0
    for number, clipping in enumerate(ids):
        (entry,) = library.briefings.add_entries(
            briefing, [clipping], section=section, rendition=KINDS[number % len(KINDS)]
        )
        words = next((b.text for b in library.clippings.one(clipping).draft.body.blocks if len(b.text) > 80), "")
        if number % 5 in (0, 2) and words:
            quote = annotating.mark_words(library, clipping, words[:60].rpartition(" ")[0], role=Role.KEY_QUOTE)
            library.briefings.change_entry(entry, quotes=(quote,), commentary="Suggested line: the talks go on.")
