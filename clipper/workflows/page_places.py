"""Where the items of an issue stand in its PDF, told from the outline."""

from pathlib import Path

from clipper.model.document import Document

Sizes = tuple[tuple[float, float], ...]
"""Width and height of every page in points."""
Extents = tuple[tuple[int, int], ...]
"""First and last page (from 1) of every item, in the document's order; empty where they could not be told."""


def places(document: Document, path: Path) -> tuple[Sizes, Extents]:
    """The pages of a PDF the document was written to, and where its items stand; ClipperError where it is damaged."""
    from clipper.pages import render

    with render.opened(path.read_bytes()) as pdf:
        sizes = tuple(pdf.get_page_size(number) for number in range(len(pdf)))
        marks = [(mark.get_title() or "", mark.get_dest()) for mark in pdf.get_toc(max_depth=3)]
        pages = [(title, dest.get_index()) for title, dest in marks if dest is not None]
    found = [(title, page + 1) for title, page in pages if page is not None]
    return sizes, item_pages(document, found, len(sizes))


def item_pages(document: Document, bookmarks: list[tuple[str, int]], pages: int) -> tuple[tuple[int, int], ...]:
    """First and last page of every item, told from the outline's titles and pages (from 1) in their order."""
    starts: list[int] = []
    at = 0
    for item in (item for section in document.sections for item in section.items):
        wanted = {_folded(item.headline)[:40], _folded(item.contents_headline)[:40]}
        hit = next((n for n in range(at, len(bookmarks)) if _folded(bookmarks[n][0])[:40] in wanted), None)
        if hit is None:
            return ()
        starts.append(bookmarks[hit][1])
        at = hit + 1
    if not starts:
        return ()
    ends = [
        max(start, (after - 1 if after > start else start))
        for start, after in zip(starts, [*starts[1:], pages + 1], strict=True)
    ]
    return tuple(zip(starts, ends, strict=True))


def _folded(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split()).casefold()
