"""Cover and contents of a Word document; the contents are a field that is already filled."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from clipper.exporters import contents_words, word_cover, word_end
from clipper.exporters.cover_words import line, windows
from clipper.exporters.style import date_written, points
from clipper.exporters.word_furniture import Furniture
from clipper.exporters.word_items import bookmark_name
from clipper.exporters.word_masthead import initials_of, logo_mark
from clipper.exporters.word_measure import Shape, line_count, lines_of, text_width
from clipper.exporters.word_pages import Block, before_last, settled
from clipper.exporters.word_scripts import script_of
from clipper.exporters.word_shapes import shapes
from clipper.exporters.word_text import block_of
from clipper.exporters.word_xml import broken_before, field, jump, paragraph, phrase, run, starts_rtl, table
from clipper.model.document import DocumentSection, Item, Lead

Pages = Mapping[str, tuple[int, int]]
"""First and last page of each item, by its key."""
_PARTS = re.compile(r"[\u0e00-\u0e7f\u2e80-\u9fff\uf900-\uffef]|\s+|[^\s\u0e00-\u0e7f\u2e80-\u9fff\uf900-\uffef]+")
"""Where a headline can be cut: at words, and between letters of scripts that part none."""
_TOC = r"TOC \o &quot;1-2&quot; \n 1-1 \h \z \u"


class Line(NamedTuple):
    """A contents line, cut to what fits: its headline, its outlet, and whether the outlet begins the second line."""

    item: Item
    style: str
    """Of its paragraph: a lead stands out."""
    headline: str
    outlet: str
    broken: bool
    lines: int
    summary: str = ""
    """What a lead says below, on one line."""
    sign: str = " / "
    """Between headline and outlet."""


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
        self.heading = contents_words.heading(style, document.language)
        leads = {lead.key: lead.line for lead in document.leads}
        self.lines = {item.key: self._line(item, leads) for section in document.sections for item in section.items}

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
        day, said = date_written(document.date, document.language), line(document, self.style)
        out.append(self._paragraph("Subtitle", run(day, rtl=self.rtl)))
        out.append(self._paragraph("CoverLine", run(said, rtl=self.rtl)))
        out += self._windows()
        label = [("CoverLabel", genre)] if title.casefold() != genre.casefold() else []
        texts = [*label, (size, title), ("Subtitle", day), ("CoverLine", said), ("CoverLabel", "")]
        leads = self._fitted([(self.furniture.named(name), text) for name, text in texts])
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
                told.append(("CoverLeadLine", run(lead.line, rtl=turned), turned))
            cell = "".join(paragraph(f"{name}RTL" if rtl else name, content) for name, content, rtl in told)
            known = item.key in pages
            number = jump(self._numbers((item, item), pages), bookmark_name(item)) if known else ""
            rows.append([cell, self._paragraph("CoverLeadPages", number)])
        wide = round(min(points(word_cover.LEAD_COLUMN), self.full - points(24.0)) * 20)
        return table("CoverLeads", [wide, round(self.full * 20) - wide], rows, rtl=self.rtl)

    def _fitted(self, texts: Sequence[tuple[str, str]]) -> list[Lead]:
        """The leads for which there is room below these texts and the windows."""
        document, wide = self.document, min(points(word_cover.LEAD_WIDE), self.full - points(27.0))
        value = self.shapes[self.furniture.named("WindowValue")]._replace(width=self.full / 4 - 8)
        shown = [sum(line_count(line, value) for line in window.lines) for window in windows(document, self.style)]
        above = word_cover.height_above(self.shapes, texts, max(shown, default=0) * value.leading)

        def shape_of(name: str, text: str) -> Shape:
            return self.shapes[f"{name}RTL" if self.rtl or starts_rtl(text) else name]._replace(width=wide)

        free = word_cover.room(self.style, document.office, self.shapes) - above
        return word_cover.fitted(document.leads[: self.style.cover.leads], free, shape_of)

    def _issuer(self) -> list[str]:
        office = self.document.office
        initials = (office.initials or initials_of(office.name))[:4]
        state = self._paragraph("IssuerState", run(office.state, rtl=self.rtl))
        name = self._paragraph("Issuer", run(office.name, rtl=self.rtl))
        logo, wide = logo_mark(self.furniture, self.full / 2)
        if not initials and not logo:
            return [state, name] if office.name or office.state else [name]
        mark = logo or self._paragraph("IssuerMark", run(initials, rtl=self.rtl))
        side = wide or points(13.2)
        cells = [mark, paragraph("IssuerState", ""), state + name]
        widths = [round(side * 20), 280, round((self.full - side) * 20) - 280]
        return [table("CoverIssuer", widths, [cells], rtl=self.rtl, first_column=not logo)]

    def _windows(self) -> list[str]:
        """Issue number, period, media and contents between two rules."""
        cells = [
            self._paragraph("WindowLabel", run(window.label, rtl=self.rtl))
            + "".join(
                self._paragraph("WindowStrong" if window.strong else "WindowValue", run(line, rtl=self.rtl))
                for line in window.lines
            )
            for window in windows(self.document, self.style)
        ]
        if not cells:
            return []
        width = round(self.full * 20 / 4)
        cells += [self._paragraph("WindowLabel", "")] * (-len(cells) % 4)
        rows = [cells[start : start + 4] for start in range(0, len(cells), 4)]
        return [table("CoverWindows", [width] * 4, rows, rtl=self.rtl)]

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
        out = [self._paragraph("TOCHeading", run(self.heading, rtl=self.rtl))] if headed else []
        out += word_end.changes(self.furniture)
        alone = self.style.contents.depth == "sections"
        lines: list[str] = []
        for number, section in enumerate(self.document.sections):
            if alone:
                lines.append(self._section_entry(section, pages, self.section_marks[number]))
                continue
            if section.title.strip():
                lines.append(
                    self._paragraph(
                        "TOC1",
                        jump(run(section.title, rtl=self.rtl or starts_rtl(section.title)), self.section_marks[number]),
                    )
                )
            for item in section.items:
                lines += self._entry(self.lines[item.key], pages)
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
            if self.style.contents.depth == "sections":
                yield self._height("TOC2", section.title, place=place)
                place += 1
                continue
            if section.title.strip():
                yield self._height("TOC1", section.title, more=4.5, place=place)
                place += 1
            for item in section.items:
                line = self.lines[item.key]
                yield self._height(line.style, "", place=place)._replace(lines=line.lines)
                place += 1
                if line.summary:
                    yield self._height("ContentsSummary", "", place=place)
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

    def _line(self, item: Item, leads: Mapping[str, str]) -> Line:
        """The line of an item, its headline cut at a word where it would take more lines than the style allows."""
        said = contents_words.line(item, self.style, self.document.language, _bound)
        outlet, sign = said.rest, said.sign
        headline = said.before + " ".join((item.contents_headline or item.headline).split())
        turned = "RTL" if self.rtl or starts_rtl(headline) else ""
        told = leads.get(item.key, "").strip()
        summary = word_cover.short(told, self.shapes[f"ContentsSummary{'RTL' if starts_rtl(told) else ''}"], 1)
        style = "TOC2" if item.key not in leads else "ContentsLead" if summary else "ContentsLeadAlone"
        shape = self.shapes[f"{style}{turned}"]
        number = self._number_wide()

        def wide(text: str) -> float:
            return text_width(text, shape.face, shape.size)

        # LibreOffice sets the outlet in the line's own face, which is the widest.
        tail = wide(f"{sign}{outlet}") if outlet else 0.0
        if 1.01 * (wide(headline) + tail) + number <= self.full:
            return Line(item, style, headline, outlet, False, 1, summary, sign)
        if outlet and 1.01 * wide(headline) <= self.full and tail + number <= self.full:
            return Line(item, style, headline, outlet, True, 2, summary, sign)
        before, space, last = headline.rpartition(" ")
        if space and wide(headline) <= 1.03 * self.full and wide(last) + tail + number <= self.full:
            # Whether all of it but the number fits on a line is too close to tell.
            return Line(item, style, f"{before}\n{last}", outlet, False, 2, summary, sign)
        parts = _PARTS.findall(headline)
        kept, most = len(parts), self.style.contents.lines

        def taken(text: str) -> int:
            # The outlet does not break, nor does the number: zeros as wide as both stand for them.
            after = "0" * int((tail + number) / wide("0") + 1)
            found = lines_of(f"{text} {after}" if tail + number < self.full else f"{text}{after}", shape)
            return found.most or found.lines

        cut = headline
        while kept > 1 and taken(cut) > most:
            kept -= 1
            cut = "".join(parts[:kept]).rstrip(" ,;:–—-") + " …"
        if taken(cut) > most:
            cut = f"{cut[:40]} …"
        return Line(item, style, cut, outlet, False, most, summary, sign)

    def _number_wide(self) -> float:
        """The width that a line keeps for its pages, and for some dots before them."""
        shape = self.shapes[self.furniture.named("ContentsLead")]
        said = contents_words.pages_pattern(self.style, 0, 1, self.document.language).format(first="000", last="000")
        return max(points(self.style.contents.number), text_width(f" {said} ", shape.face, shape.size)) + 8.0

    def _entry(self, line: Line, pages: Pages) -> Iterator[str]:
        """The paragraph of a line, and what it says below.

        LibreOffice passes over the styles of characters in contents, so letters of other scripts are the paragraph's.
        """
        turned = self.rtl or starts_rtl(line.headline)
        content = jump(run(line.headline, rtl=turned), bookmark_name(line.item))
        if line.outlet:
            content += run(
                f"\n{line.sign.lstrip()}" if line.broken else line.sign,
                "Lineofcontents" if line.style != "TOC2" else "",
            )
            content += run(line.outlet, "Outletincontents", rtl=self.rtl or starts_rtl(line.outlet))
        name = f"{self.furniture.named(line.style)}{script_of(f'{line.headline} {line.outlet}')}"
        yield paragraph(name, content + run(" \t ") + self._numbers((line.item, line.item), pages))
        if line.summary:
            yield self.furniture.said("ContentsSummary", line.summary)

    def _section_entry(self, section: DocumentSection, pages: Pages, mark: str) -> str:
        """A section as one line, with the pages from its first item to its last."""
        title = contents_words.section_line(section, self.style, self.document.language).headline
        leads_to = mark if section.title.strip() else bookmark_name(section.items[0])
        content = jump(run(title, rtl=self.rtl or starts_rtl(title)), leads_to) + run(" \t ")
        return self._paragraph("TOC2", content + self._numbers((section.items[0], section.items[-1]), pages))

    def _numbers(self, items: tuple[Item, Item], pages: Pages) -> str:
        """ "Pages 5–7", each number a field that knows its page."""
        begins, ends = items
        first, last = pages.get(begins.key, (0, 0))[0], pages.get(ends.key, (0, 0))[1]
        said = contents_words.pages_pattern(self.style, first, last, self.document.language)
        fields = {
            "first": field(rf"PAGEREF {bookmark_name(begins)} \h", str(first), "Pagenumber"),
            "last": field(rf"PAGEREF {bookmark_name(ends, end=True)} \h", str(last), "Pagenumber"),
        }
        return phrase(said, fields, "Pagenumber", rtl=self.rtl)


def _bound(outlet: str) -> str:
    """An outlet's name that does not break, unless it is long."""
    return outlet.replace(" ", "\u00a0") if len(outlet) < 40 else outlet
