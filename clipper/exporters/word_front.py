"""Cover and contents of a Word document; the contents are a field that is already filled."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from clipper.exporters import item_words, word_end
from clipper.exporters.cover_words import windows
from clipper.exporters.style import as_at_words, date_written, points
from clipper.exporters.word_furniture import Furniture
from clipper.exporters.word_items import bookmark_name
from clipper.exporters.word_masthead import initials_of
from clipper.exporters.word_measure import line_count, lines_of, text_width
from clipper.exporters.word_pages import Block, before_last, settled
from clipper.exporters.word_shapes import shapes
from clipper.exporters.word_text import block_of
from clipper.exporters.word_xml import broken_before, field, jump, paragraph, phrase, run, starts_rtl, table
from clipper.model.document import Item, Lead

Pages = Mapping[str, tuple[int, int]]
"""First and last page of each item, by its key."""
_TOC = r"TOC \o &quot;1-2&quot; \n 1-1 \h \z \u"


class Line(NamedTuple):
    """A contents line, cut to what fits: its headline, its outlet, and whether the outlet begins the second line."""

    item: Item
    headline: str
    outlet: str
    broken: bool
    lines: int


class Front:
    """Sets cover and contents of one document."""

    def __init__(self, furniture: Furniture, section_marks: Sequence[str]) -> None:
        document, style = furniture.document, furniture.style
        self.document = document
        self.style = style
        self.furniture = furniture
        self.section_marks = section_marks
        self.rtl = furniture.rtl
        self.words = furniture.words
        self.shapes = shapes(style)
        self.breaks: list[int] = []
        """The blocks of the contents before which a page break is written."""
        page = style.page
        self.full = points(page.text + page.gap + page.side)
        self.height = points(page.height - page.top - page.bottom)
        self.lines = {item.key: self._line(item) for section in document.sections for item in section.items}

    def _paragraph(self, name: str, content: str) -> str:
        return paragraph(f"{name}RTL" if self.rtl else name, content)

    def cover(self, pages: Pages) -> list[str]:
        """The cover's paragraphs and tables."""
        document = self.document
        genre = self.words[self.style.genre]
        title = " ".join(document.title.split()) or genre
        out = self._issuer()
        out.append(self._paragraph("IssuerRule", ""))
        if title.casefold() != genre.casefold():
            out.append(self._paragraph("CoverLabel", run(genre, rtl=self.rtl)))
        size = "Title" if len(title) <= 40 else "TitleMiddle" if len(title) <= 90 else "TitleLong"
        out.append(self._paragraph(size, run(title, rtl=self.rtl)))
        out.append(self._paragraph("Subtitle", run(date_written(document.date, document.language), rtl=self.rtl)))
        facts = [document.edition, as_at_words(document.as_at, document.language) if document.as_at else ""]
        said = self.words["comma"].join(part for part in facts if part)
        out.append(self._paragraph("CoverLine", run(said[:1].upper() + said[1:], rtl=self.rtl)))
        out += self._windows()
        leads = document.leads[: self.style.cover.leads]
        out.append(self._paragraph("CoverLabel", run(self.words["in_this_issue"] if leads else "", rtl=self.rtl)))
        if leads:
            out.append(self._leads(leads, pages))
        # The office's own words are the foot of this page; a section ends in a paragraph.
        out.append(self._paragraph("ContentsEnd", ""))
        return out

    def _leads(self, leads: Sequence[Lead], pages: Pages) -> str:
        """The items the cover announces, with the pages they stand on beside them."""
        items = {item.key: item for section in self.document.sections for item in section.items}
        rows: list[list[str]] = []
        for lead in leads:
            item, turned = items[lead.key], self.rtl or starts_rtl(lead.headline)
            told = [("CoverLead", jump(run(lead.headline, "Coverlink", rtl=turned), bookmark_name(item)), turned)]
            if lead.line:
                turned = self.rtl or starts_rtl(lead.line)
                told.append(("CoverLeadLine", run(self._short(lead.line), rtl=turned), turned))
            cell = "".join(paragraph(f"{name}RTL" if rtl else name, content) for name, content, rtl in told)
            number = jump(self._numbers(item, pages), bookmark_name(item))
            rows.append([cell, self._paragraph("CoverLeadPages", number)])
        wide = round(points(145.0) * 20)
        return table("CoverLeads", [wide, round(self.full * 20) - wide], rows, rtl=self.rtl)

    def _short(self, line: str) -> str:
        """A lead's line cut at a word to two lines."""
        shape = self.shapes["CoverLeadLine"]._replace(width=points(142.0))
        parts = line.split()
        shown = line
        while line_count(shown, shape) > 2 and len(parts) > 1:
            parts.pop()
            shown = " ".join(parts).rstrip(" ,;:–—-…") + " …"
        return shown

    def _issuer(self) -> list[str]:
        office = self.document.office
        initials = (office.initials or initials_of(office.name))[:4]
        state = self._paragraph("IssuerState", run(office.state, rtl=self.rtl))
        name = self._paragraph("Issuer", run(office.name, rtl=self.rtl))
        if not initials:
            return [state, name] if office.name or office.state else [name]
        mark = self._paragraph("IssuerMark", run(initials, rtl=self.rtl))
        side = points(13.2)
        cells = [mark, paragraph("IssuerState", ""), state + name]
        widths = [round(side * 20), 280, round((self.full - side) * 20) - 280]
        return [table("CoverIssuer", widths, [cells], rtl=self.rtl, first_column=True)]

    def _windows(self) -> list[str]:
        """Issue number, period, media and contents between two rules."""
        cells = [
            self._paragraph("WindowLabel", run(window.label, rtl=self.rtl))
            + "".join(
                self._paragraph("WindowStrong" if window.strong else "WindowValue", run(line, rtl=self.rtl))
                for line in window.lines
            )
            for window in windows(self.document)
        ]
        if not cells:
            return []
        width = round(self.full * 20 / 4)
        cells += [self._paragraph("WindowLabel", "")] * (4 - len(cells))
        return [table("CoverWindows", [width] * 4, [cells], rtl=self.rtl)]

    def foot(self) -> str:
        """What stands at the foot of the cover: what this is, whom to call, who may read it."""
        office = self.document.office
        left = "".join(
            self._paragraph("CoverNotice", run(line, rtl=self.rtl))
            for line in office.about.splitlines()
            if line.strip()
        )
        said = [(line, "") for line in office.contact if line.strip()]
        if office.distribution.strip():
            said.append((f"{self.words['distribution']}{self.words['colon']}{office.distribution}", ""))
        if office.notice.strip():
            said.append((office.notice, "Label"))
        right = "".join(self._paragraph("CoverNotice", run(text, name, rtl=self.rtl)) for text, name in said)
        if not left and not right:
            return ""
        empty = self._paragraph("CoverNotice", "")
        widths = [round(self.full * 20 * 0.62), round(self.full * 20) - round(self.full * 20 * 0.62)]
        return table("CoverFoot", widths, [[left or empty, right or empty]], rtl=self.rtl) + self._paragraph(
            "ContentsEnd", ""
        )

    def contents(self, pages: Pages, *, headed: bool = True) -> list[str]:
        """The contents: a heading, where they have a page to themselves, and a filled field."""
        out = [self._paragraph("TOCHeading", run(self.words["contents"], rtl=self.rtl))] if headed else []
        out += word_end.changes(self.furniture)
        lines: list[str] = []
        for number, section in enumerate(self.document.sections):
            if section.title.strip():
                lines.append(
                    self._paragraph(
                        "TOC1",
                        jump(run(section.title, rtl=self.rtl or starts_rtl(section.title)), self.section_marks[number]),
                    )
                )
            lines += [self._entry(self.lines[item.key], pages) for item in section.items]
        if lines:
            opening = (
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
                f'<w:r><w:instrText xml:space="preserve"> {_TOC} </w:instrText></w:r>'
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            )
            lines[0] = lines[0].replace("</w:pPr>", f"</w:pPr>{opening}", 1)
            lines[-1] = lines[-1].removesuffix("</w:p>") + '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        out += lines
        out += word_end.end_notes(self.furniture, *self._notes())
        out += word_end.play_report(self.furniture)
        # LibreOffice loses the fields of a page's foot where the section ends within the field of contents.
        out.append(self._paragraph("ContentsEnd", ""))
        blocks = list(self._heights(0.0 if headed else 1.0))
        for number in self.breaks:
            place = blocks[number].place
            out[place] = broken_before(out[place])
        return out

    def _notes(self) -> list[str]:
        """What else is to be known at the end of the contents."""
        items = [item for section in self.document.sections for item in section.items]
        if self.style.form == "facsimile":
            read = self.document.panel.read
            titles = f"{self.words['titles_read']}{self.words['colon']}{read}. " if read else ""
            return [f"{titles}{self.words['facsimile_notice']}"]
        code = next((item.code for item in items if item.code), "")
        return [self.words["tone_notice"].format(code=code)] if any(item.tone for item in items) else []

    def contents_pages(self, above: float = 0.0, height: float = 0.0) -> int:
        """How many pages the contents take; `above` is what stands over them instead of a heading, in points."""
        blocks, room = list(self._heights(above)), height or self.height
        pages, self.breaks = settled(blocks, room)
        cut = before_last(blocks)
        if cut > 0 and pages > settled(blocks[: cut + 1], room)[0]:
            # Only the empty line at the end would stand on the last page: what is before it goes there too.
            self.breaks = [*(number for number in self.breaks if number < cut), cut]
        return pages

    def _heights(self, above: float) -> Iterator[Block]:
        """The heights of the contents' paragraphs, in their order."""
        document, place = self.document, 0
        # What stands above is known to a few points only.
        yield Block(1, above, loose=6.0) if above else self._height("TOCHeading", "")
        place += not above
        if document.changes:
            yield self._height("EndHeading", "")
            for changed in document.changes:
                yield self._height("ChangeLine", f"{changed.headline}{changed.reason}{'0' * 16}")
            place += 1 + len(document.changes)
        for section in document.sections:
            if section.title.strip():
                yield self._height("TOC1", section.title, more=4.5, place=place)
                place += 1
            for item in section.items:
                line = self.lines[item.key]
                yield self._height("TOC2", line.headline, place=place)._replace(lines=line.lines)
                place += 1
        last = place - 1
        for number, text in enumerate(word_end.notes_text(self.furniture, *self._notes())):
            yield self._height("Notice" if number else "NoticeFirst", text, place=place + number)
            last = place + number
        yield from word_end.play_heights(self.furniture, last + 1)
        yield self._height("ContentsEnd", "")

    def _height(self, name: str, text: str, *, more: float = 0.0, place: int = -1) -> Block:
        """The height of a paragraph of this style."""
        shape = self.shapes[self.furniture.named(name)]
        block = block_of(shape, lines_of(text, shape), place)
        return block._replace(after=shape.after + more)

    def _line(self, item: Item) -> Line:
        """The line of an item, its headline cut at a word where it would take more lines than the style allows."""
        shape = self.shapes["TOC2RTL" if self.rtl or starts_rtl(item.contents_headline or item.headline) else "TOC2"]
        outlet = item_words.outlet(item)
        if len(outlet) < 40:
            outlet = outlet.replace(" ", "\u00a0")
        number = points(self.style.contents.number) + 8
        most = self.style.contents.lines

        def wide(text: str) -> float:
            return text_width(text, shape.face, shape.size)

        tail = f" / {outlet}" if outlet else ""
        headline = " ".join((item.contents_headline or item.headline).split())
        if wide(headline + tail) + number <= self.full:
            return Line(item, headline, outlet, False, 1)
        if outlet and wide(headline) <= self.full and wide(f"/ {outlet}") + number <= self.full:
            return Line(item, headline, outlet, True, 2)
        parts = headline.split(" ")
        kept = len(parts)

        def taken(text: str) -> int:
            return line_count(f"{text}{tail}{'0' * int(number / shape.size * 2)}", shape)

        cut = headline
        while kept > 1 and taken(cut) > most:
            kept -= 1
            cut = " ".join(parts[:kept]).rstrip(" ,;:–—-") + " …"
        if taken(cut) > most:
            cut = f"{cut[:60]} …"
        return Line(item, cut, outlet, False, most)

    def _entry(self, line: Line, pages: Pages) -> str:
        turned = self.rtl or starts_rtl(line.headline)
        content = run(line.headline, rtl=turned)
        if line.outlet:
            content += run("\n/ " if line.broken else " / ")
            content += run(line.outlet, "Outletincontents", rtl=self.rtl or starts_rtl(line.outlet))
        content += run(" \t ") + self._numbers(line.item, pages)
        return self._paragraph("TOC2", jump(content, bookmark_name(line.item)))

    def _numbers(self, item: Item, pages: Pages) -> str:
        """ "Pages 5–7", each number a field that knows its page."""
        first, last = pages.get(item.key, (0, 0))
        said = self.words["page" if last <= first else "pages"]
        fields = {
            "first": field(rf"PAGEREF {bookmark_name(item)} \h", str(first), "Pagenumber"),
            "last": field(rf"PAGEREF {bookmark_name(item, end=True)} \h", str(last), "Pagenumber"),
        }
        return phrase(said, fields, "Pagenumber", rtl=self.rtl)
