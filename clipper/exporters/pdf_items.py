"""An item as blocks: head, facts, headline, body, and what the office adds to it."""

from collections.abc import Callable, Iterator
from typing import Any

from msgspec.structs import replace

from clipper.exporters import item_words, pdf_figures, pdf_tables
from clipper.exporters.pdf_blocks import Block, Drawn, Panel, Text, height_of, held
from clipper.exporters.pdf_fields import told
from clipper.exporters.pdf_pages import Geometry
from clipper.exporters.pdf_pen import Pen
from clipper.exporters.pdf_task import Task
from clipper.exporters.pdf_type import turns
from clipper.exporters.pdf_words import Format, Runs, clean
from clipper.exporters.style import role_words, words
from clipper.i18n import _
from clipper.model.document import (
    DocumentSection,
    Figure,
    Item,
    ItemBlock,
    MarkLabel,
    Omission,
    Paragraph,
    ParagraphKind,
    PullQuote,
    Table,
    Tone,
)

_BOLD = {
    "serif": "serif_bold",
    "sans": "sans_bold",
    "serif_italic": "serif_bold_italic",
    "sans_italic": "sans_bold_italic",
}
_ITALIC = {
    "serif": "serif_italic",
    "sans": "sans_italic",
    "serif_bold": "serif_bold_italic",
    "sans_bold": "sans_bold_italic",
}

_BELOW_HEAD = 7.0
"""White between an item's head and its text."""
_SHORT_REMARK = 420
"""Letters of a commentary that is never parted."""


class ItemSetter:
    """Turns items into blocks for a page, or a column of one; the task's warnings say what could not be printed."""

    def __init__(self, task: Task, page: Geometry) -> None:
        self.document = task.document
        self.type = task.type
        self.page = page
        self.words = task.words
        self.colours = task.colours
        self.warnings = task.warnings
        self._styled: dict[tuple[Any, ...], Format] = {}

    def blocks(self, item: Item, opens: DocumentSection | None) -> list[Block]:
        """Everything of an item, from the rule above its outlet to the notes below its text."""
        head: list[Block] = [*self._opener(item, opens), *self.head(item)]
        text, foot = [*head, *self.body(item, height_of(head))], list(self.foot(item))
        # our own words and an address do not stand on a page for themselves
        return [*(held(text) if self.tells_below(item) else text), *foot]

    def tells_below(self, item: Item) -> bool:
        """Whether address or commentary stand below an item's text."""
        address = item.url and self.type.style.items.address
        return bool(address) or any(text.strip() for text in item.commentary)

    def label(self, mark: MarkLabel) -> tuple[Text, ...]:
        """What stands in the margin beside a marked passage."""
        width, bar = self.page.side, {"bar": self.colours["accent"], "bar_width": 0.8}
        said = mark.comment + (f" ({mark.author})" if mark.comment and mark.author else "")
        rows = [
            ("mark_label", role_words(mark.role, self.document.language)),
            ("mark_note", mark.speaker),
            ("mark_note", said),
        ]
        return tuple(
            self.type.text(name, text, width, rtl=turns(text, self.page.rtl), right=self.page.rtl, indent=7.0, **bar)
            for name, text in rows
            if text
        )

    def unplaced(self, mark_texts: tuple[Text, ...]) -> list[Block]:
        """A margin note for which no margin had room, as a paragraph below the text."""
        return [replace(text, before=4.0 if at == 0 else 0.0, after=0.0) for at, text in enumerate(mark_texts)]

    def _opener(self, item: Item, opens: DocumentSection | None) -> Iterator[Block]:
        page, ink = self.page, self.colours["ink"]
        if opens and opens.title.strip():
            width, turned = page.text if page.rtl else page.full, turns(opens.title, page.rtl)
            yield self.type.text("section", opens.title, width, rtl=turned, right=page.rtl, keep=True)
        x_full = page.left - page.text_x

        def rule(pen: Pen, x: float, y: float) -> None:
            if opens:
                pen.place(f"section-{opens.key}", y - 16)
            pen.place(item.key, y - 16 if opens else y)
            pen.rule(x + x_full, y + 0.8, page.full, 1.6, ink)

        yield Drawn(1.6, rule, after=3.6, keep=True)

    def head(self, item: Item, name: str = "headline", *, byline: bool = True) -> Iterator[Text]:
        """What stands over a text, in the style's order; over a facsimile the headline alone, in another row."""
        mounted, language = name != "headline", self.document.language
        titles = {section.title.casefold() for section in self.document.sections}
        words_ = {
            "outlet": item_words.source(item),
            "facts": item_words.facts(item, language, self.type.style.items.facts),
            "kicker": "" if mounted or item.kicker.casefold() in titles else item.kicker,
            "headline": item.headline.strip() or self.words["untitled"],
            "deck": "" if mounted else item.deck,
            "byline": item_words.byline(item) if byline and not mounted else "",
            "told": item_words.told(item, language),
        }
        beside = self._beside(item)
        if beside and not words_["outlet"] and not words_["facts"]:
            words_["facts"] = "\u00a0"
        order = [part for part in (*self.type.style.items.head, "told") if words_[part]]
        holder = next((part for part in order if part in ("outlet", "facts")), "")
        *others, last = (
            self._head_text(name if part == "headline" else part, words_[part], item, beside if part == holder else ())
            for part in order
        )
        for text, part, below in zip(others, order, order[1:], strict=False):
            yield replace(text, after=0.0) if part == "outlet" and below == "facts" else text
        yield replace(last, after=max(last.after, _BELOW_HEAD), keep=bool(item.blocks))

    def _head_text(self, name: str, said: str, item: Item, beside: tuple[Text, ...]) -> Text:
        """One part of an item's head, kept with the next."""
        type_, rtl = self.type, item.rtl
        options: dict[str, Any] = {"rtl": turns(said, rtl), "right": rtl, "keep": True, "beside": beside}
        content: str | Runs = said
        if name == "outlet":
            format = type_.format(type_.row("outlet", rtl=turns(said, rtl)), said)
            content = [(replace(format, href="" if type_.style.items.address else item.url), clean(said))]
            options["after"] = type_.style.rows["facts"].after
        if name in ("headline", "mounted"):
            long = name == "headline" and len(said) > type_.style.items.long_headline
            options |= {"balanced": True, "size_change": -3.0 if long else 0.0}
        if name == "deck":
            options["balanced"] = True
        return type_.text(name, content, self.page.text, **options)

    def _beside(self, item: Item) -> tuple[Text, ...]:
        """Tone, rendition with rights, and code: what the side column says of an item."""
        width, rtl, set_ = self.page.side, self.page.rtl, self.type.text
        if not width:
            return ()
        shown = [self._change(item)] if item.change else []
        shown += [self._tone(item.tone)] if item.tone else []
        side = item_words.side(item, self.document.language)
        if side:
            shown.append(set_("side", side, width, rtl=rtl))
        if item.code:
            contents = self.type.style.contents
            back = f"#contents-{item.key}" if contents.shown and contents.depth == "entries" else ""
            format = self.type.format(self.type.row("side", rtl=rtl))
            shown.append(set_("side", [(replace(format, href=back), clean(item.code))], width, right=rtl))
        return tuple(shown)

    def _change(self, item: Item) -> Text:
        said = item_words.change_words(item.change, self.document.language) if item.change else ""
        return self.type.text("change", said[:1].upper() + said[1:], self.page.side, rtl=self.page.rtl)

    def _tone(self, tone: Tone) -> Text:
        runs = self.type.tone(tone, rtl=self.page.rtl)
        return self.type.text("tone", runs, self.page.side, right=self.page.rtl)

    def byline(self, item: Item) -> Iterator[Text]:
        """Who wrote it, with the agency."""
        by = item_words.byline(item)
        if by and "byline" in self.type.style.items.head:
            yield self.type.text("byline", by, self.page.text, rtl=turns(by, item.rtl), right=item.rtl, keep=True)

    def body(self, item: Item, used: float) -> Iterator[Block]:
        """The text; `used` is what stands above it on the sheet."""
        dateline = clean(item.dateline)
        counts: dict[int, int] = {}
        before: ItemBlock | None = None
        for block in item.blocks:
            if dateline and not (isinstance(block, Paragraph) and block.kind is ParagraphKind.BODY):
                yield self.type.text(
                    "byline", dateline, self.page.text, rtl=turns(dateline, item.rtl), right=item.rtl, keep=True
                )
                dateline = ""
            if not (isinstance(block, Paragraph) and block.kind is ParagraphKind.NUMBERED):
                counts.clear()
            indented = _is_body(before) and _is_body(block)
            yield from self._block(block, item, dateline, counts, used, indented)
            dateline, used, before = "", 0.0, block
        if dateline:
            yield self.type.text("byline", dateline, self.page.text, rtl=turns(dateline, item.rtl), right=item.rtl)

    def _block(
        self, block: ItemBlock, item: Item, dateline: str, counts: dict[int, int], used: float, indented: bool
    ) -> Iterator[Block]:
        if isinstance(block, Paragraph):
            if block.kind is ParagraphKind.PREFORMATTED:
                yield from self._preformatted(block, item)
            else:
                yield from self._paragraph(block, item, dateline, counts, indented)
        elif isinstance(block, PullQuote):
            yield from self._pull_quote(block, item)
        elif isinstance(block, Figure):
            yield from self.figure(block, item, used)
        elif isinstance(block, Table):
            yield from pdf_tables.blocks(block, self.type, self.page.text, rtl=item.rtl, language=item.language)
        elif isinstance(block, Omission):
            yield self.type.text(
                "also_in", self.words["omission"], self.page.text, right=item.rtl, before=0.0, after=7.1
            )

    def _paragraph(
        self, block: Paragraph, item: Item, dateline: str, counts: dict[int, int], indented: bool
    ) -> Iterator[Block]:
        text = block.text
        if not text.strip():
            return
        rtl = turns(text, item.rtl)
        kind, level = block.kind, max(0, min(block.level, 6))
        name = {
            ParagraphKind.HEADING: "heading",
            ParagraphKind.QUOTE: "quote",
            ParagraphKind.BULLET: "list",
            ParagraphKind.NUMBERED: "list",
        }.get(kind, "body")
        runs = self._runs(block, item, name, rtl)
        if dateline:
            bold = self.type.format(self.type.row("dateline", rtl=rtl))
            runs = [(bold, dateline + "\u2002"), (runs[0][0], runs[0][1].lstrip()), *runs[1:]]
        options: dict[str, Any] = {"right": rtl or item.rtl}
        if indented and self.type.style.rows[name].first:
            options["first"] = self.type.style.rows[name].first
        if name == "list":
            indent = self.type.style.rows["list"].indent * (level + 1)
            if kind is ParagraphKind.NUMBERED:
                counts[level] = counts.get(level, 0) + 1
                for deeper in [known for known in counts if known > level]:
                    del counts[deeper]
            sign = f"{counts[level]}." if kind is ParagraphKind.NUMBERED else "•"
            options |= {"indent": indent, "marker": self.type.line("list", sign)}
        if kind is ParagraphKind.QUOTE:
            options |= {"bar": self.colours["hairline"], "bar_width": 1.6}
        if kind is ParagraphKind.HEADING:
            options |= {"keep": True, "size_change": {1: 2.0, 2: 1.0}.get(level, 0.0)}
        hyphenated = "" if kind is ParagraphKind.HEADING else item.language or self.document.language
        yield self.type.text(name, runs, self.page.text, rtl=rtl, hyphenated=hyphenated, **options)

    def _runs(self, block: Paragraph, item: Item, name: str, rtl: bool) -> list[tuple[Format, str]]:
        """The paragraph's runs in formats of their own, marks as tints."""
        row = self.type.row(name, rtl=rtl, language=self.type.tongue([run.text for run in block.runs]) if rtl else "")
        base = self.type.format(row, "", item.language)
        found: list[tuple[Format, str]] = []
        for run in block.runs:
            text = clean(run.text)
            if not (run.bold or run.italic or run.href or run.roles or run.labels):
                found.append((base, text))
                continue
            key = (name, rtl, run.bold, run.italic, run.href, run.roles, run.labels, row.face)
            format = self._styled.get(key) if not run.labels else None
            if format is None:
                face = row.face
                if run.bold:
                    face = f"{face}_bold" if rtl and not face.endswith("_bold") else _BOLD.get(face, face)
                if run.italic and not rtl:
                    face = _ITALIC.get(face, face)
                format = self._styled[key] = replace(
                    base,
                    face=face,
                    href=run.href or "",
                    underlined=bool(run.href),
                    colour=self.colours["accent"] if run.href else base.colour,
                    tint=self.type.style.tint(run.roles[0]) if run.roles else "",
                    notes=run.labels,
                )
            found.append((format, text))
        return found

    def _preformatted(self, block: Paragraph, item: Item) -> Iterator[Block]:
        rows = [line.expandtabs(4).rstrip() for line in block.text.splitlines()]
        for at, line in enumerate(rows):
            kept = clean(line.replace(" ", "\u00a0")) if "  " in line or line.startswith(" ") else clean(line)
            rtl = turns(kept, item.rtl)
            yield self.type.text(
                "preformatted",
                kept or "\u00a0",
                self.page.text,
                rtl=rtl,
                right=rtl or item.rtl,
                after=7.1 if at == len(rows) - 1 else 0.0,
            )

    def _pull_quote(self, block: PullQuote, item: Item) -> Iterator[Block]:
        rtl = turns(block.text, item.rtl)
        options: dict[str, Any] = {"bar": self.colours["accent"], "right": rtl}
        shown = block.text.strip()
        if not shown:
            return
        if shown[0] not in "\"“„«‘'»‹":
            spoken = words(item.language or self.document.language)
            shown = f"{spoken['quote_open']}{shown}{spoken['quote_close']}"
        quote = self._narrow_quote(shown, rtl, options)
        if not block.source:
            yield quote
            return
        yield replace(quote, keep=True, after=0.0)
        indent = self.type.style.rows["pull_quote"].indent
        yield self.type.text(
            "pull_quote_source",
            block.source,
            self.page.text,
            rtl=rtl,
            indent=indent,
            before=0.0,
            after=quote.after,
            **options,
        )

    def _narrow_quote(self, shown: str, rtl: bool, options: dict[str, Any]) -> Text:
        """A pull quote set to about two thirds of the column, the whole column wide."""
        quote = self.type.text("pull_quote", shown, self.page.text * 0.7, rtl=rtl, balanced=True, whole=True, **options)
        return replace(quote, width=self.page.text)

    def figure(self, figure: Figure, item: Item, used: float) -> Iterator[Block]:
        """A picture with its caption; `used` is what stands above it on the sheet."""
        found = pdf_figures.blocks(figure, item, self.type, self.page, used)
        if not found.shown:
            self.warnings.append(
                _("A picture of “{headline}” could not be printed; its caption stands without it.").format(
                    headline=item.headline or self.words["untitled"]
                )
            )
        yield from found.blocks

    def foot(self, item: Item) -> Iterator[Block]:
        """Address, commentary, other outlets and headlines, and what a licence demands."""
        width, rtl = self.page.text, item.rtl
        if item.url and self.type.style.items.address:
            shown = clean(item.url.split("://", 1)[-1]).rstrip("/") or clean(item.url)
            format = self.type.format(self.type.row("url"))
            runs = [(replace(format, href=item.url, underlined=True), shown)]
            below = any(text.strip() for text in item.commentary)
            yield self.type.text("url", runs, width, right=rtl, after=8.0, keep=below)
        yield from self._commentary(item)
        lists = item_words.lists(item, self.document.language)
        rule: Callable[[Pen, float, float], None] = lambda pen, x, y: pen.rule(x, y, width, 0.5, self.colours["rule"])  # noqa: E731
        if lists:
            yield Drawn(3.0, rule, before=10.0, keep=True)
        for label, values, separator in lists:
            yield told(
                self.type, "also_in", label, values, width, rtl=self.page.rtl, separator=separator,
                colon=self.words["colon"], before=3.0,
            )  # fmt: skip
        for at, said in enumerate(item.notices):
            yield self.type.text(
                "notice", said, width, rtl=turns(said, self.page.rtl), right=self.page.rtl, before=0.0 if at else 8.0
            )

    def _commentary(self, item: Item) -> Iterator[Block]:
        said = [text for text in item.commentary if text.strip()]
        if not said:
            return
        width, rtl = self.page.text, self.page.rtl
        panel = Panel(self.colours["tint"], self.colours["rule"], left=12.0)
        yield self.type.text(
            "commentary_label", self.words["commentary"], width, rtl=rtl, keep=True, before=16.0, after=0.0,
            panel=replace(panel, top=9.0, opens=True),
        )  # fmt: skip
        short = sum(map(len, said)) <= _SHORT_REMARK
        for at, text in enumerate(said):
            last = at == len(said) - 1
            name = "suggested_line" if text.startswith(self.words["suggested_line"]) else "commentary"
            bottom = 9.0 if last else 4.0
            turned = turns(text, rtl)
            yield self.type.text(
                name, text, width, rtl=turned, hyphenated="" if turned else self.document.language, before=0.0, after=12.0 if last else 0.0,
                keep=short and not last, whole=short,
                panel=replace(panel, bottom=bottom, closes=last),
            )  # fmt: skip


def _is_body(block: ItemBlock | None) -> bool:
    return isinstance(block, Paragraph) and block.kind is ParagraphKind.BODY
