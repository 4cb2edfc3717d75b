"""An issue as a style has it printed: its labels in the style's language, and the style's own notices."""

from msgspec.structs import replace

from clipper.exporters.item_words import suggested_line
from clipper.exporters.style import Style, words
from clipper.model.document import Document, Item


def styled(document: Document, style: Style) -> Document:
    """The document in the style's language and with its notices; the same one where the style has none of its own."""
    office, notices = document.office, style.notices
    if notices.page.strip() or notices.cover.strip():
        office = replace(
            office, notice=notices.page.strip() or office.notice, about=notices.cover.strip() or office.about
        )
        document = replace(document, office=office)
    spoken = style.language
    if not spoken or spoken == document.language[:2].lower():
        return document
    sections = tuple(
        replace(section, items=tuple(_turned(item, document.language, spoken) for item in section.items))
        for section in document.sections
    )
    return replace(document, language=spoken, sections=sections)


def _turned(item: Item, before: str, after: str) -> Item:
    """An item that keeps its own language where the labels around it are in another."""
    commentary = tuple(_line(text, before, after) for text in item.commentary)
    return replace(item, language=item.language or before, commentary=commentary)


def _line(text: str, before: str, after: str) -> str:
    """A paragraph of commentary, its label in the other language if it proposes a line to take."""
    said = suggested_line(text, before)
    if said is None or said == text:
        return text
    spoken = words(after)
    return f"{spoken['suggested_line']}{spoken['colon']}{said}"
