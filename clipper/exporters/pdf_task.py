"""What every way of making up pages is handed, and what it must give back: sheets."""

from collections.abc import Mapping

from msgspec import Struct, field

from clipper.exporters.pdf_pages import Geometry, Sheet
from clipper.exporters.pdf_type import Type
from clipper.exporters.style import words
from clipper.model.document import Document, DocumentSection, Item
from clipper.progress import Progress


class Task(Struct):
    """One document to be made up; `spans` is filled when all sheets are known and read when they are drawn."""

    document: Document
    type: Type
    page: Geometry
    progress: Progress
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    @property
    def words(self) -> Mapping[str, str]:
        """The fixed words in the issue's language."""
        return words(self.document.language)

    @property
    def colours(self) -> Mapping[str, str]:
        """The style's colours."""
        return self.type.style.colours


def note_spans(sheets: list[Sheet], spans: dict[str, tuple[int, int]]) -> None:
    """Write down the first and last page of every item, counted from 1."""
    for number, sheet in enumerate(sheets, 1):
        if sheet.running:
            spans[sheet.running.key] = (spans.get(sheet.running.key, (number, 0))[0], number)
        for item in sheet.items:
            spans[item.key] = (number, number)


def begin(sheet: Sheet, item: Item, section: DocumentSection, opens: bool) -> None:
    """Note on a sheet that an item begins there."""
    sheet.items.append(item)
    sheet.section = sheet.section or section
    if opens:
        sheet.opens = sheet.opens or section


def run_on(sheets: list[Sheet], first: int, item: Item, section: DocumentSection) -> None:
    """Note on the sheets behind `first` that an item runs on over them."""
    for sheet in sheets[first + 1 :]:
        sheet.running, sheet.section = item, section
    for sheet in sheets[first:-1]:
        sheet.continues = True
