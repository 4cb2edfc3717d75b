"""What stands on every page around the text: running heads, feet, and where an item runs on."""

from clipper.exporters.pdf_lines import Line
from clipper.exporters.pdf_pages import Geometry, Sheet
from clipper.exporters.pdf_pen import Pen
from clipper.exporters.pdf_type import Type, turns
from clipper.exporters.pdf_words import shortened
from clipper.exporters.style import (
    as_at_words,
    date_written,
    folio_words,
    page_of_paper_words,
    title_words,
    weekday_date,
    words,
)
from clipper.exporters.style_patterns import fill, issue_values
from clipper.model.document import Document, Item


class Furniture:
    """Draws it, in the issue's language."""

    def __init__(self, document: Document, type_: Type, page: Geometry) -> None:
        self.document = document
        self.type = type_
        self.page = page
        self.words = words(document.language)
        self.title = title_words(document.title, type_.style.genre, document.language)
        self.values = issue_values(document, type_.style.genre)

    def paint(self, pen: Pen, sheet: Sheet, number: int, total: int) -> None:
        """Draw the furniture of a page; the cover has none."""
        if sheet.cover:
            return
        if not sheet.bare and self.type.style.running.head != "none":
            self._head(pen, sheet)
        self._foot(pen, number, total)
        if sheet.running:
            self._continued(pen, sheet.running)
        if sheet.continues:
            self._continues(pen)

    def _at_start(self, pen: Pen, line: Line, y: float) -> None:
        pen.text([(line, self.page.start(line.width), y)], 10)

    def _at_end(self, pen: Pen, line: Line, y: float) -> None:
        pen.text([(line, self.page.start(line.width, self.page.full - line.width), y)], 10)

    def _head(self, pen: Pen, sheet: Sheet) -> None:
        page, type_ = self.page, self.type
        name, left, right = self._patterned(*self._said(sheet))
        shown = type_.line("running_outlet", right, rtl=page.rtl, width=page.full * 0.6)
        self._at_start(pen, type_.line(name, left, width=page.full - shown.width - 14), page.head)
        self._at_end(pen, shown, page.head)
        pen.rule(page.left, page.head + 6, page.full, 0.5, type_.style.colours["rule"])

    def _patterned(self, name: str, left: str, right: str) -> tuple[str, str, str]:
        """The same, or what the style's patterns make of it."""
        running = self.type.style.running
        values = self.values if running.head == "office" else {**self.values, "section": left, "item": right}
        return name, fill(running.left, values) or left, fill(running.right, values) or right

    def _said(self, sheet: Sheet) -> tuple[str, str, str]:
        """What a running head says: the row of its start, and its words at start and end."""
        running = self.type.style.running
        if running.head == "office":
            office = self.document.office
            start = office.name or office.state or self.title
            return "running_genre", start, date_written(self.document.date, self.document.language)
        item = sheet.running or (sheet.items[0] if sheet.items else None)
        end = self._outlet(item) if item else self.title
        if sheet.front:
            return "running_section", sheet.front, end
        titled = bool(sheet.section and sheet.section.title.strip())
        if not sheet.section or not titled or (sheet.opens and running.opener == "genre"):
            return "running_genre", self.words[self.type.style.genre], end
        return "running_section", sheet.section.title, end

    def _outlet(self, item: Item) -> str:
        if self.type.style.running.opener == "section":
            # A book of originals names day and page as the paper does.
            language = item.language or self.document.language
            day = weekday_date(item.day, language) if item.day else ""
            page = page_of_paper_words(item.page, language) if item.page else ""
        else:
            day, page = weekday_date(item.day, self.document.language) if item.day else "", ""
        return " · ".join(part for part in (item.outlet or item.headline, day, page) if part)

    def _foot(self, pen: Pen, number: int, total: int) -> None:
        page, type_, document = self.page, self.type, self.document
        pen.rule(page.left, page.foot - 11, page.full, 0.5, type_.style.colours["rule"])
        parts = [self.title, date_written(document.date, document.language)]
        if type_.style.running.foot == "as_at" and document.as_at:
            parts.append(as_at_words(document.as_at, document.language))
        elif document.number:
            parts.append(self.words["issue"].format(number=document.number))
        values = {**self.values, "page": str(number), "pages": str(total)}
        running = type_.style.running
        said = fill(running.foot_right, values) or folio_words(number, total, document.language)
        folio = type_.line("foot", said, width=page.full * 0.6)
        start = fill(running.foot_left, values) or " · ".join(p for p in parts if p)
        self._at_start(pen, type_.line("foot", start, width=page.full - folio.width - 14), page.foot)
        self._at_end(pen, folio, page.foot)
        if document.office.notice.strip():
            line = type_.line("foot_notice", document.office.notice, width=page.full)
            self._at_start(pen, line, page.foot + 11)

    def _continued(self, pen: Pen, item: Item) -> None:
        headline = shortened(item.headline, self.type.style.items.continued_headline) or self.words["untitled"]
        rtl = turns(headline, item.rtl)
        separator = "، " if rtl and self.document.language[:2] == "ar" else ", "
        line = self.type.line("continues", f"{headline}{separator}{self.words['continued']}", width=self.page.text)
        x = self.page.text_x + (self.page.text - line.width if item.rtl else 0.0)
        pen.text([(line, x, self.page.top - 12)], 11)

    def _continues(self, pen: Pen) -> None:
        arrow = "←" if self.page.rtl else "→"
        line = self.type.line("continues", f"{self.words['continues']} {arrow}")
        x = self.page.text_x if self.page.rtl else self.page.text_x + self.page.text - line.width
        # Clear of a column that is full, and of the rule above the foot.
        pen.text([(line, x, min(max(self.page.foot - 21, self.page.bottom + 8), self.page.foot - 14.5))], 11)
