"""What an issue says as a whole beside its items, alike in every format: nil returns, changes, where stories stood."""

from clipper.exporters.item_words import change_words
from clipper.exporters.style import changes_words, page_brief_words, words
from clipper.model.document import Document, Play


def nil_returns(document: Document) -> list[tuple[str, tuple[str, ...]]]:
    """(label, names): titles and sections read in vain, and titles that did not come."""
    spoken = words(document.language)
    nothing = (*document.panel.nothing_found, *document.empty_sections)
    found = ((spoken["nil"], nothing), (spoken["not_available"], document.panel.not_available))
    return [(label, names) for label, names in found if names]


def changes(document: Document) -> tuple[str, list[tuple[str, str, str, str]]]:
    """The heading, and (change, headline, reason, key) for each item that is new, changed or withdrawn."""
    rows = []
    for changed in document.changes:
        said = change_words(changed.change, document.language)
        rows.append((said[:1].upper() + said[1:], changed.headline, changed.reason, changed.key))
    return changes_words(document.changed_since, document.language), rows


def play_cell(cell: Play | None, language: str) -> str:
    """ "p. 1", "p. 1, picture", "lead"; a dash where the title did not run it."""
    if cell is None:
        return "–"
    page = page_brief_words(cell.page, cell.language or language) if cell.page else ""
    return ", ".join(part for part in (page, cell.note) if part) or "•"


def play_rows(document: Document) -> list[list[str]]:
    """The play report as rows of words, the titles first; empty without one."""
    report = document.play
    if report is None or not report.rows:
        return []
    head = [words(document.language)["play_head"], *report.titles]
    wide = len(report.titles)
    return [
        head,
        *(
            [story, *(play_cell(cells[at] if at < len(cells) else None, document.language) for at in range(wide))]
            for story, cells in report.rows
        ),
    ]
