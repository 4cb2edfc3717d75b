"""Which front pages a Facsimile book shows small on its first page."""

from clipper.exporters.style import page_of_paper_words
from clipper.model.document import Document, Figure, FrontPage

_FRONT = {"1", "a1", "p1", "p. 1", "p.1", "s. 1", "s.1", "01"}
"""Pages that are front pages, as papers number them."""


def chosen(document: Document, most: int) -> list[FrontPage]:
    """The front pages the document names, else those among its own facsimiles of whole pages, one an outlet."""
    if document.front_pages:
        return list(document.front_pages[:most])
    found: dict[str, FrontPage] = {}
    for section in document.sections:
        for item in section.items:
            figure = next((block for block in item.blocks if isinstance(block, Figure) and block.facsimile), None)
            if figure is None or figure.cut is not None or item.outlet in found:
                continue
            page = item.page or figure.page
            if page.strip().casefold() in _FRONT:
                said = page_of_paper_words(page, item.language or document.language)
                found[item.outlet] = FrontPage(item.outlet, figure, said, item.key)
    return list(found.values())[:most]
