"""Documents as a table: one line an item, comma-separated (RFC 4180), as spreadsheets open it."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from clipper.exporters.base import whole_or_not_at_all
from clipper.exporters.style import Style, rendition_words
from clipper.i18n import _
from clipper.model.document import Document, Item
from clipper.progress import Progress

suffix = ".csv"
name = "Table"
whole = False

COLUMNS = (
    "code", "section", "headline", "outlet", "city", "date", "time", "edition", "page", "byline", "credit", "language",
    "rendition", "words", "rights", "also in", "url", "tone", "change",
)  # fmt: skip
"""The heads, the same in every language, so that a table can be read by other programs."""


def write(document: Document, style: Style, path: Path, *, progress: Progress | None = None) -> tuple[str, ...]:
    """Write the table; it begins with a byte-order mark, without which Excel takes UTF-8 for something else."""
    if progress:
        items = sum(len(section.items) for section in document.sections)
        progress.step(items, items, _("Writing the table"))
    with whole_or_not_at_all(path) as fresh:
        fresh.write_text(text(document), encoding="utf-8-sig", newline="")
    return ()


def text(document: Document) -> str:
    """The table as text, without the mark."""
    lines = io.StringIO(newline="")
    table = csv.writer(lines, lineterminator="\r\n")
    table.writerow(COLUMNS)
    table.writerows(_rows(document))
    return lines.getvalue()


def _rows(document: Document) -> Iterator[list[str]]:
    for section in document.sections:
        for item in section.items:
            yield [harmless(value) for value in _row(section.title, item, document.language)]


def _row(section: str, item: Item, language: str) -> tuple[str, ...]:
    return (
        item.code, section, item.headline, item.outlet, item.city, item.day or "", item.time, item.edition, item.page,
        item.byline, item.credit, item.language, rendition_words(item.rendition, language), str(item.words), item.rights,
        "; ".join(item.also_in), item.url, item.tone.value if item.tone else "", item.change.value if item.change else "",
    )  # fmt: skip


def harmless(value: str) -> str:
    """A cell no spreadsheet takes for a formula: one that begins like one is led in by an apostrophe (CWE-1236)."""
    value = " ".join(value.split())
    return f"'{value}" if value[:1] in {"=", "+", "-", "@"} else value
