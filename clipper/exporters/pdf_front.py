"""Cover and contents."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from clipper.exporters import contents_words, pdf_play
from clipper.exporters.cover_words import Window, line, windows
from clipper.exporters.pdf_blocks import Block, Drawn, Text, height_of
from clipper.exporters.pdf_end import changes, end_notes
from clipper.exporters.pdf_lines import Line
from clipper.exporters.pdf_masthead import issuer, title_change
from clipper.exporters.pdf_pages import Flow, Geometry, Sheet
from clipper.exporters.pdf_pen import Pen
from clipper.exporters.pdf_task import Task
from clipper.exporters.pdf_type import starts_rtl, turns
from clipper.exporters.pdf_words import clean, ended, parts_of, unbroken
from clipper.exporters.style import date_written, points, title_words
from clipper.model.document import DocumentSection, Item, Lead

_MANY = 50
"""Items from which pages may have numbers of three digits."""


class Front:
    """Lays out cover and contents; page numbers are filled in when they are drawn."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.document = task.document
        self.type = task.type
        self.page = task.page
        self.spans = task.spans
        self.words = task.words
        self.colours = task.colours
        self.ends = contents_words.ends(task.document)

    def cover(self) -> list[Sheet]:
        """The cover, which runs on to a second sheet only where the office has much to say."""
        page, foot = replace(self.page, top=points(24.0)), self._notices()
        wanted = foot.height + 18.0 if foot else 0.0
        # What the leads say is cut before the office's words go to a sheet of their own.
        tried = [self._above_foot(page, lines) for lines in ((2, 1, 0) if foot and self.document.leads else (2,))]
        flow = next((one for one in tried if len(one.sheets) == 1 and one.room(18.0) >= wanted), tried[0])
        if foot:
            if flow.room(18.0) < wanted:
                flow.turn(Sheet(cover=True))
            sheet = flow.sheets[-1]
            sheet.placed.append((foot, page.left, max(page.bottom + 2.0 - foot.height, flow.y + 18.0)))
        for sheet in flow.sheets:
            sheet.cover = True
        return flow.sheets

    def _above_foot(self, page: Geometry, lines: int) -> Flow:
        """The cover without its foot, each lead with so many lines of what is said of it."""
        flow = Flow(page, page.left)
        flow.turn(Sheet(cover=True))
        flow.put([*self._issuer(), *self._title(), *self._windows(), *self._leads(lines)])
        return flow

    def _issuer(self) -> Iterator[Block]:
        page = self.page
        head = issuer(self.task, points(13.15), points(4.85))
        if head:
            yield replace(head, after=points(10.6))
        yield Drawn(1.6, lambda pen, x, y: pen.rule(x, y + 0.8, page.full, 1.6, self.colours["ink"]), after=points(9.9))

    def _title(self) -> Iterator[Block]:
        document, page, type_ = self.document, self.page, self.type
        genre = self.words[type_.style.genre]
        title = clean(title_words(document.title, type_.style.genre, document.language))
        if title.casefold() != genre.casefold():
            yield type_.text("cover_label", genre, page.full, rtl=page.rtl, after=4.0)
        change = title_change(title)
        yield type_.text(
            "title",
            title,
            page.full,
            rtl=turns(title, page.rtl),
            size_change=change,
            balanced=True,
            after=8.0,
            right=page.rtl or turns(title, page.rtl),
        )
        written = date_written(document.date, document.language)
        if written:
            yield type_.text("date", written, page.full, rtl=page.rtl, after=2.6)
        said = line(document, type_.style)
        if said:
            yield type_.text("as_at", said, page.full, rtl=turns(said, page.rtl), right=page.rtl)

    def _windows(self) -> Iterator[Block]:
        """Issue number, period, media and contents, or what the style shows, four to a row between two rules."""
        shown = windows(self.document, self.type.style)
        for start in range(0, len(shown), 4):
            yield self._window_row(shown[start : start + 4], first=start == 0, last=start + 4 >= len(shown))

    def _window_row(self, shown: Sequence[Window], *, first: bool, last: bool) -> Block:
        page, type_ = self.page, self.type
        width = page.full / 4
        columns: list[list[Text]] = []
        for label, values, strong in shown:
            column = [type_.text("window_label", label, width - 3, rtl=page.rtl, after=1.5)]
            for value in values:
                text = type_.text(
                    "window_strong" if strong else "window_value",
                    value,
                    width - 3,
                    rtl=turns(value, page.rtl),
                    right=page.rtl or turns(value, page.rtl),
                    after=0.0,
                )
                column.append(text)
            columns.append(column)
        inside = max(height_of(column) for column in columns)

        def draw(pen: Pen, x: float, y: float) -> None:
            pen.rule(x, y, page.full, 0.5, self.colours["rule"])
            for at, column in enumerate(columns):
                down = y + 9.0
                for text in column:
                    text.paint(pen, page.start(width - 3, at * width), down)
                    down += text.height + text.after
            pen.rule(x, y + inside + 22.0, page.full, 0.5, self.colours["rule"])

        return Drawn(inside + 22.0, draw, before=points(12.8) if first else 0.0, after=25.0 if last else 0.0)

    def _leads(self, lines: int) -> Iterator[Block]:
        shown = self.document.leads[: self.type.style.cover.leads]
        if not shown:
            return
        rtl = self.page.rtl
        yield self.type.text("cover_label", self.words["in_this_issue"], self.page.full, rtl=rtl, after=11.5, keep=True)
        for lead in shown:
            yield self._lead(lead, lines)

    def _lead(self, lead: Lead, lines: int) -> Block:
        page, type_ = self.page, self.type
        wide = min(points(142.0), page.full - self._number_wide() - 6.0)
        rows = [type_.text("lead", lead.headline, wide, rtl=turns(lead.headline, page.rtl), right=page.rtl)]
        if lead.line and lines:
            rows.append(replace(self._cut_text("lead_line", lead.line, wide, lines), after=0.0))
        height = height_of(rows)

        def draw(pen: Pen, _x: float, y: float) -> None:
            at = y
            for row in rows:
                row.paint(pen, page.start(wide), at)
                at += row.height
            number = self._number(lead.key)
            pen.text([(number, page.start(number.width, min(points(145.0), page.full - number.width)), y + 14.6)], 14)
            pen.link(f"#{lead.key}", page.left, y, page.full, height)

        return Drawn(height, draw, after=13.8)

    def _number_wide(self) -> float:
        """The width of pages where they have as many digits as an issue of so many items is likely to need."""
        many = sum(len(section.items) for section in self.document.sections) >= _MANY
        widest = contents_words.pages(self.type.style, *((100, 200) if many else (10, 20)), self.document.language)
        return self.type.line("contents_number", widest).width

    def _number(self, key: str) -> Line:
        begins, ends = (one.key for one in self.ends[key]) if key in self.ends else (key, key)
        first, last = self.spans.get(begins, (0, 0))[0], self.spans.get(ends, (0, 0))[1]
        return self.type.line(
            "contents_number", contents_words.pages(self.type.style, first, last, self.document.language)
        )

    def _notices(self) -> Drawn | None:
        """At the foot of the cover: what this is, whom to call, who may read it."""
        office, page, type_ = self.document.office, self.page, self.type
        rtl = page.rtl
        half, beside = min(points(85.0), page.full * 0.525), min(points(61.6), page.full * 0.381)
        left = [
            type_.text("cover_notice", text, half, rtl=turns(text, rtl), right=rtl, after=0.0)
            for text in office.about.split("\n")
            if text.strip()
        ]
        said = [("cover_notice", line) for line in office.contact if line.strip()]
        if office.distribution.strip():
            said.append(("cover_notice", f"{self.words['distribution']}{self.words['colon']}{office.distribution}"))
        if office.notice.strip():
            said.append(("cover_strong", office.notice))
        right = [type_.text(name, text, beside, rtl=turns(text, rtl), right=rtl, after=0.0) for name, text in said]
        if not left and not right:
            return None
        height = 10.0 + max(height_of(left), height_of(right))

        def draw(pen: Pen, x: float, y: float) -> None:
            pen.rule(x, y, page.full, 0.5, self.colours["rule"])
            for column, width, offset in ((left, half, 0.0), (right, beside, page.full - beside)):
                down = y + 10.0
                for text in column:
                    text.paint(pen, page.start(width, offset), down)
                    down += text.height

        return Drawn(height, draw)

    def contents(self, opening: Sequence[Block] = ()) -> list[Sheet]:
        """The list of contents, section by section, on pages that begin with `opening`."""
        title = contents_words.heading(self.type.style, self.document.language)
        flow = Flow(self.page, self.page.left)
        flow.turn(Sheet(front=title))
        flow.put([self.type.text("contents_title", title, self.page.full, rtl=self.page.rtl, after=8.0)])
        flow.put([*opening, *changes(self.task), *self.entries(), *self._end()])
        for sheet in flow.sheets:
            sheet.front = title
        return flow.sheets

    def entries(self) -> list[Block]:
        """Every section with its items, each with its pages; or the sections alone."""
        if self.type.style.contents.depth == "sections":
            language, style = self.document.language, self.type.style
            held = [section for section in self.document.sections if section.items]
            return [self._entry(contents_words.section_line(section, style, language), {}) for section in held]
        blocks: list[Block] = []
        lines = {lead.key: lead.line for lead in self.document.leads}
        for section in self.document.sections:
            blocks += self._section(section)
            blocks += [self._entry(item, lines) for item in section.items]
        return blocks

    def _section(self, section: DocumentSection) -> Iterator[Block]:
        if not section.title.strip():
            yield Drawn(
                0.5, lambda pen, x, y: pen.rule(x, y, self.page.full, 0.5, self.colours["rule"]), 16.0, 8.0, True
            )
            return
        rtl = self.page.rtl or starts_rtl(section.title)
        label = self.type.text("contents_section", section.title, self.page.full, rtl=rtl, right=self.page.rtl)

        def draw(pen: Pen, x: float, y: float) -> None:
            label.paint(pen, x, y)
            pen.rule(x, y + label.height + 2.4, self.page.full, 0.5, self.colours["rule"])
            pen.link(f"#section-{section.key}", x, y, self.page.full, label.height)

        yield Drawn(label.height + 2.6, draw, before=label.before, after=label.after, keep=True)

    def _entry(self, item: Item, leads: Mapping[str, str]) -> Block:
        page, type_ = self.page, self.type
        wide = page.full - max(points(type_.style.contents.number), self._number_wide()) - 6.0
        name = "contents_lead" if item.key in leads else "contents_line"
        entry = self._entry_text(item, name, wide)
        summary = leads.get(item.key, "")
        below = self._cut_text("contents_summary", summary, wide) if summary else None
        height = entry.height + (below.height if below else 0.0)
        grey = self.colours["rule"]

        def draw(pen: Pen, x: float, y: float) -> None:
            at = page.start(wide)
            pen.place(f"contents-{item.key}", y)
            entry.paint(pen, at, y)
            baseline = y + entry.height - entry.leading + (entry.leading - entry.size) / 2 + 0.79 * entry.size
            last = entry.lines[-1].width if entry.lines else 0.0
            if wide - last > 18:
                pen.dots(at + 6 if page.rtl else at + last + 6, baseline - 0.5, wide - last - 8, grey)
            number = self._number(item.key)
            pen.text([(number, page.start(number.width, min(wide + 6.0, page.full - number.width)), baseline)], 14)
            if below:
                below.paint(pen, at, y + entry.height)
            pen.link(f"#{item.key}", page.left, y, page.full, height)

        return Drawn(height, draw, after=type_.style.rows[name].after + (4.0 if below else 0.0))

    def _cut_text(self, name: str, text: str, width: float, lines: int = 1) -> Text:
        """A text in at most so many lines, cut at a word."""
        parts, rtl = parts_of(clean(text)), turns(text, self.page.rtl)
        found = self.type.text(name, text, width, rtl=rtl, right=self.page.rtl)
        while len(found.lines) > lines and len(parts) > 1:
            parts.pop()
            found = self.type.text(name, ended(parts), width, rtl=rtl, right=self.page.rtl)
        return found

    def _entry_text(self, item: Item, name: str, wide: float) -> Text:
        """ "Headline / Outlet (City)" in at most the style's number of lines, cut at a word of the headline if need be."""
        headline = clean(item.contents_headline or item.headline).strip() or self.words["untitled"]
        said = contents_words.line(
            item, self.type.style, self.document.language, lambda outlet: unbroken(clean(outlet))
        )
        outlet, sign = clean(said.rest), said.sign
        headline = clean(said.before) + headline
        rtl = turns(headline, item.rtl)
        row = self.type.row(name, rtl=rtl, language=self.type.tongue([headline]) if rtl else "")
        main = self.type.format(row)
        quiet = self.type.format(self.type.row("contents_outlet", rtl=rtl))
        plain = self.type.format(self.type.row("contents_line", rtl=rtl))
        bound = f"{sign[:-1]}\u00a0" if sign[:-1].strip() and sign.endswith(" ") else sign
        tail = [(plain, bound), (quiet, outlet)] if outlet else []
        most = self.type.style.contents.lines

        def setting(text: str) -> Text:
            return self.type.text(name, [(main, text), *tail], wide, rtl=rtl, right=self.page.rtl, mended=False)

        found = setting(headline)
        if len(found.lines) <= most:
            return found
        parts = parts_of(headline)
        low, high = 0, len(parts) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if len(setting(ended(parts[:middle])).lines) <= most else (low, middle - 1)
        cut = setting(ended(parts[:low] or [headline[:40]]))
        return replace(cut, lines=cut.lines[:most]) if not outlet else cut

    def _end(self) -> Iterator[Block]:
        """Nil returns, what codes and tones mean, and the play report."""
        items = [item for section in self.document.sections for item in section.items]
        toned = any(item.tone for item in items)
        code = next((item.code for item in items if item.code), "")
        yield from end_notes(self.task, self.words["tone_notice"].format(code=code) if toned else "")
        yield from pdf_play.blocks(self.task, self.page.left)
