"""Texts as Word paragraphs, with the height of each, so that pages can be counted before Word lays them out."""

import re
from collections.abc import Sequence

from msgspec import Struct, field

from clipper.exporters import item_words, word_locator, word_tables
from clipper.exporters.style import Style, points, role_words, words
from clipper.exporters.word_measure import Lines, Shape, Widths, lines_of, mixed_lines_of, text_width, widths
from clipper.exporters.word_package import Relations
from clipper.exporters.word_pages import Block, height_of, settled
from clipper.exporters.word_parts import BULLETS, BULLETS_AGAINST, ENTRIES, FIRST_NOTE, INDENT
from clipper.exporters.word_pictures import Pictures
from clipper.exporters.word_shapes import shapes
from clipper.exporters.word_sorts import MARKS
from clipper.exporters.word_xml import (
    attribute,
    broken_before,
    footnote,
    footnote_mark,
    holds_rtl,
    link,
    locale,
    paragraph,
    picture,
    run,
    starts_rtl,
    turned_back,
)
from clipper.i18n import _
from clipper.model.document import (
    Document,
    Figure,
    Item,
    ItemBlock,
    MarkLabel,
    Omission,
    Paragraph,
    ParagraphKind,
    PullQuote,
    Run,
    Table,
)

_SAFE_LINK = re.compile(r"(?:https?://|mailto:)[^\s\"<>]+", re.IGNORECASE)
KINDS = {
    ParagraphKind.BODY: "BodyText",
    ParagraphKind.HEADING: "Heading3",
    ParagraphKind.QUOTE: "Quote",
    ParagraphKind.BULLET: "ListBullet",
    ParagraphKind.NUMBERED: "ListNumber",
    ParagraphKind.PREFORMATTED: "Preformatted",
}


class Made(Struct):
    """What the whole document gathers while its items are set."""

    relations: Relations = field(default_factory=Relations)
    comments: list[tuple[MarkLabel, str]] = field(default_factory=list)
    """Each label with the language it is written in."""
    notes: list[str] = field(default_factory=list)
    """The paragraph of each footnote."""
    pictures: Pictures = field(default_factory=Pictures)
    lists: list[bool] = field(default_factory=list)
    """Of each numbered list, whether it is read in the other direction than the issue."""
    bookmarks: int = 0
    shown: int = 0
    """Pictures placed."""
    boxes: int = 0
    """Boxes to tick."""
    warnings: list[str] = field(default_factory=list)

    @property
    def mixes(self) -> bool:
        """Whether there are footnotes and comments that LibreOffice could mix up."""
        return bool(self.comments) and len(self.notes) > 1


class Setting(Struct):
    """One item set: its paragraphs in order and their heights."""

    item: Item
    xml: list[str]
    blocks: list[Block]

    def settle(self, height: float) -> int:
        """How many pages of a height it takes, with the breaks written in that make sure of it."""
        pages, breaks = settled(self.blocks, height)
        for number in breaks:
            place = max(self.blocks[number].place, self.blocks[number].table)
            self.xml[place] = broken_before(self.xml[place])
        return pages


class TextSetter:
    """Sets the texts of one document."""

    def __init__(self, document: Document, style: Style, made: Made, *, rtl: bool) -> None:
        self.document = document
        self.style = style
        self.made = made
        self.rtl = rtl
        """Whether the issue reads from the right."""
        self.words = words(document.language)
        self.shapes = shapes(style)
        self.page = style.page
        self.height = points(style.page.height - style.page.top - style.page.bottom)
        self._files = {face.file for face in style.faces.values()}

    def add(
        self, out: Setting, style: str, text: str, content: str, *, rtl: bool | None = None, taken: float = 0.0
    ) -> None:
        """Add a paragraph and its height."""
        rtl = self.rtl if rtl is None else rtl
        name = f"{style}RTL" if rtl else style
        shape = self.shapes[name]
        if starts_rtl(text) != rtl:
            # Words of the other direction are set in the face of theirs, on this paragraph's lines.
            if not (rtl and holds_rtl(text)):
                other = self.shapes[style if rtl else f"{style}RTL"]
                shape = shape._replace(face=other.face, size=other.size, capitals=False, tracking=0.0)
            content += turned_back(text, rtl) if "<w:tab/>" not in content else ""
        out.xml.append(paragraph(name, content))
        out.blocks.append(block_of(shape, lines_of(text, shape, taken), len(out.xml) - 1))

    def box(self) -> int:
        """The number of the next box to tick."""
        self.made.boxes += 1
        return self.made.boxes

    def language(self, item: Item) -> str:
        """The item's language as its runs say it; nothing where it is the issue's."""
        return locale(item.language) if item.language[:2] != self.document.language[:2] else ""

    def body(
        self,
        out: Setting,
        item: Item,
        blocks: Sequence[ItemBlock],
        *,
        first: str = "",
        body: str = "BodyText",
        note: str = "",
    ) -> None:
        """Set blocks; `first` is the style of a first paragraph, `body` of the others, `note` a footnote to the first."""
        language = self.language(item)
        dateline = item.dateline
        if dateline and not (blocks and isinstance(blocks[0], Paragraph) and blocks[0].kind is ParagraphKind.BODY):
            self.add(out, first or body, dateline, run(dateline, "Dateline", rtl=item.rtl), rtl=item.rtl)
            dateline = ""
        listed = 0
        for block in blocks:
            if isinstance(block, Paragraph):
                numbered = block.kind is ParagraphKind.NUMBERED
                if numbered and not listed:
                    self.made.lists.append(item.rtl != self.rtl)
                    listed = ENTRIES + len(self.made.lists)
                listed = listed if numbered else 0
                plain = block.kind is ParagraphKind.BODY
                style = (first or body) if plain else KINDS[block.kind]
                self._paragraph(out, block, item, style, dateline, listed, note if plain else "")
                dateline, first, note = "", "" if plain else first, "" if plain else note
            else:
                listed = 0
                self._other(out, block, item, language)

    def _paragraph(
        self, out: Setting, block: Paragraph, item: Item, style: str, dateline: str, listed: int, note: str
    ) -> None:
        """One paragraph of the press's own words."""
        rtl, language = item.rtl, self.language(item)
        name = f"{style}RTL" if rtl else style
        shape = self.shapes[name]
        listing = style in ("ListNumber", "ListBullet")
        if block.level and listing:
            shape = shape._replace(width=shape.width - INDENT * min(block.level, 8))
        taken = 0.0
        before = ""
        if dateline:
            before = run(dateline, "Dateline", rtl=rtl, language=language) + run("  ")
            row = self.style.rows["dateline"]
            taken = text_width(f"{dateline}  ", self.style.faces[row.face].file, row.size)
        runs, mark = block.runs, "1" if note else ""
        plain = len(runs) == 1 and not (
            runs[0].bold or runs[0].italic or runs[0].href or runs[0].roles or runs[0].labels
        )
        if plain:
            content = run(runs[0].text, rtl=rtl, language=language)
            lines = lines_of(runs[0].text + mark, shape, taken)
        else:
            content = self._runs(runs, rtl, language)
            lines = self._lines((*runs, Run(mark)) if mark else runs, shape, taken, rtl)
        made = paragraph(name, before + content + (self._note(note, item) if note else ""))
        if listing and (listed or block.level):
            level = f'<w:ilvl w:val="{min(block.level, 8)}"/><w:numId w:val="{listed or (BULLETS_AGAINST if rtl != self.rtl else BULLETS)}"/>'
            made = made.replace("</w:pPr>", f"<w:numPr>{level}</w:numPr></w:pPr>", 1)
        out.xml.append(made)
        stands = block_of(shape, lines, len(out.xml) - 1)
        out.blocks.append(stands._replace(note=self._note_height(note, rtl)) if note else stands)

    def _note(self, note: str, item: Item) -> str:
        """Keep a footnote; the sign that calls it."""
        name = "FootnoteTextRTL" if item.rtl else "FootnoteText"
        self.made.notes.append(footnote(name, run(f" {note}", rtl=item.rtl, language=self.language(item))))
        return footnote_mark(len(self.made.notes) + FIRST_NOTE - 1)

    def _note_height(self, note: str, rtl: bool) -> float:
        shape = self.shapes["FootnoteTextRTL" if rtl else "FootnoteText"]
        return shape.before + shape.leading * (lines_of(f"1 {note}", shape).most or lines_of(f"1 {note}", shape).lines)

    def _lines(self, runs: Sequence[Run], shape: Shape, taken: float, rtl: bool) -> Lines:
        pieces: list[tuple[str, Widths]] = [
            (one.text, widths(shape.face if rtl else self._face(shape.face, one.bold, one.italic))) for one in runs
        ]
        return mixed_lines_of(pieces, shape, taken)

    def _face(self, file: str, bold: bool, italic: bool) -> str:
        """The file of a run that is bolder or more slanted than its paragraph."""
        family, _dash, kind = file.removesuffix(".ttf").partition("-")
        heavy, slanted = bold or "Bold" in kind, italic or "Italic" in kind
        found = f"{family}-{'Bold' * heavy}{'Italic' * slanted or 'Regular' * (not heavy)}.ttf"
        return found if found in self._files else file

    def _runs(self, runs: Sequence[Run], rtl: bool, language: str) -> str:
        """Runs with their marks, links and comments."""
        content: list[str] = []
        open_comments: list[tuple[int, MarkLabel]] = []
        for number, one in enumerate(runs):
            for label in one.labels:
                self.made.comments.append((label, language))
                open_comments.append((len(self.made.comments) - 1, label))
                content.append(f'<w:commentRangeStart w:id="{len(self.made.comments) - 1}"/>')
            made = _styled(one, rtl, language)
            content.append(self.link(made, one.href) if one.href else made)
            following = runs[number + 1].roles if number + 1 < len(runs) else ()
            for open_comment in [pair for pair in open_comments if pair[1].role not in following]:
                open_comments.remove(open_comment)
                content.append(_comment_end(open_comment[0]))
        return "".join(content)

    def link(self, content: str, href: str) -> str:
        """Runs that lead to an address, where it is one of the web; else the runs."""
        if not _SAFE_LINK.fullmatch(href):
            return content
        return link(content, self.made.relations.to("hyperlink", attribute(href, 2_000), external=True))

    def address(self, item: Item) -> tuple[str, str]:
        """An item's address as it is printed, and its runs."""
        shown = re.sub(r"^https?://", "", item.url).rstrip("/") or item.url
        safe = _SAFE_LINK.fullmatch(item.url)
        return shown, self.link(run(shown, "Hyperlink"), item.url) if safe else run(shown)

    def _other(self, out: Setting, block: ItemBlock, item: Item, language: str) -> None:
        if isinstance(block, Omission):
            self.add(out, "Omission", self.words["omission"], run(self.words["omission"], "Quiet"), rtl=item.rtl)
        elif isinstance(block, PullQuote):
            self.pull_quote(out, block, item, language)
        elif isinstance(block, Figure):
            self.figure(out, block, item)
        elif isinstance(block, Table):
            self._table(out, block, item, language)

    def pull_quote(self, out: Setting, block: PullQuote, item: Item, language: str) -> None:
        """A quotation set apart, in quotation marks, with its speaker."""
        text = block.text.strip()
        if not text:
            return
        if text[0] not in "\"“„«‘'»‹":
            text = item_words.quoted(text, item.language or self.document.language)
        style = "PullQuote" if block.source else "PullQuoteAlone"
        self.add(out, style, text, run(text, rtl=item.rtl, language=language), rtl=item.rtl)
        if block.source:
            self.add(out, "PullQuoteSource", block.source, run(block.source, rtl=item.rtl), rtl=item.rtl)

    def figure(
        self,
        out: Setting,
        block: Figure,
        item: Item,
        *,
        room: tuple[float, float] | None = None,
        first: bool = False,
    ) -> None:
        """A picture with its caption; `room` is the width and height it may take, in points; `first` at a column's head."""
        page, spoken = self.page, self.document.language
        used = height_of(out.blocks) % self.height
        mounted = room is not None and block.facsimile
        width = points(page.text + page.gap + page.side) if block.facsimile else self.shapes["Figure"].width
        below = 36.0 + (0.0 if mounted else self._locator_height(block))
        height = max(self.height * 0.45, self.height - used - below) if block.facsimile else self.height * 0.6
        width, height = room or (width, height)
        placed = self.made.pictures.place(block, width, height)
        percent = round(placed.scale * 100) if placed and block.facsimile else 0
        caption = item_words.figure_caption(block, item, spoken, percent)
        credit = " ".join(block.credit.split())
        if placed is None:
            self.made.warnings.append(
                _("A picture of “{headline}” could not be printed; its caption stands without it.").format(
                    headline=item.headline
                )
            )
        else:
            self.made.shown += 1
            relation = self.made.relations.to("image", placed.part)
            alone = not caption and not credit
            begins = "FigureFirst" if first else "Figure"
            style = "FigureWide" if block.facsimile else f"{begins}Alone" if alone else begins
            style = "Facsimile" if mounted else style
            alt = item_words.alternative(block, item, spoken)
            frame = self.style.colours["grey"] if block.facsimile and not mounted else ""
            drawn = picture(relation, self.made.shown, placed.width, placed.height, alt, frame)
            out.xml.append(paragraph(style, drawn))
            shape = self.shapes[style]
            stands = Block(1, placed.height, shape.before, shape.after, not alone, True, loose=0.3)
            pad = 9.6 if mounted else 0.0
            out.blocks.append(stands._replace(place=len(out.xml) - 1, pad=pad, pad_below=pad))
        if caption or credit:
            content = run(caption, rtl=item.rtl) + (run(" ") if caption and credit else "")
            content += run(credit, "Credit", rtl=item.rtl)
            style = "FacsimileCaption" if block.facsimile else "Caption"
            self.add(out, style, f"{caption} {credit}", content, rtl=item.rtl)
        if not mounted and block.mounted and block.mounted.locator and placed is not None:
            self._locator(out, block)

    def _locator_height(self, block: Figure) -> float:
        """What the small page under a mounted cutting takes, 0 where there is none."""
        if not (block.mounted and block.mounted.locator):
            return 0.0
        drawn, shape = word_locator.draw(block, self.style), self.shapes["Picture"]
        return points(self.style.facsimile.locator) * drawn.height / drawn.width + shape.before + shape.after + 40.0

    def _locator(self, out: Setting, block: Figure) -> None:
        """A small page with the cutting shaded, where no item's head has one."""
        drawn = word_locator.draw(block, self.style)
        placed = self.made.pictures.place(drawn, points(self.style.facsimile.locator), 200.0)
        if placed is None:
            return
        self.made.shown += 1
        relation = self.made.relations.to("image", placed.part)
        out.xml.append(paragraph("Picture", picture(relation, self.made.shown, placed.width, placed.height, drawn.alt)))
        shape = self.shapes["Picture"]
        stands = Block(1, placed.height, shape.before, shape.after, False, True, loose=0.3)
        out.blocks.append(stands._replace(place=len(out.xml) - 1))

    def _table(self, out: Setting, block: Table, item: Item, language: str) -> None:
        page = self.page
        full = points(page.text + page.gap + page.side)
        room = self.shapes["BodyText"].width if page.columns == 1 else full, full
        made = word_tables.table_of(block, self.shapes, room, rtl=item.rtl, language=language)
        if made is None:
            return
        out.xml.append(made.xml)
        out.blocks += [made.heights[0]._replace(table=len(out.xml) - 1), *made.heights[1:]]
        # Word joins two tables that touch, and wants a paragraph behind the last.
        out.xml.append(paragraph("TableEnd", ""))
        out.blocks.append(Block(1, self.shapes["TableEnd"].leading))


def comment_words(label: MarkLabel, language: str) -> tuple[str, str]:
    """A margin label as a comment says it: the role, then speaker and remark."""
    said = [label.speaker] if label.speaker else []
    said += label.comment.splitlines() if label.comment else []
    return role_words(label.role, language), "\n".join(line for line in said if line.strip())


def block_of(shape: Shape, lines: Lines, place: int) -> Block:
    """The height of so many lines of a style; `place` is that of their paragraph."""
    known = Block(
        lines.lines, shape.leading, shape.before, shape.after, shape.keep, shape.whole, shape.pad, place=place
    )
    return known._replace(fewest=lines.fewest, most=lines.most) if lines.most else known


def _styled(one: Run, rtl: bool, language: str) -> str:
    """One run: its mark as a character style, with weight and slant beside it; else their own styles."""
    if one.roles:
        return run(one.text, MARKS[one.roles[0]], bold=one.bold, italic=one.italic, rtl=rtl, language=language)
    if one.href and _SAFE_LINK.fullmatch(one.href):
        return run(one.text, "Hyperlink", bold=one.bold, italic=one.italic, rtl=rtl, language=language)
    style = {(True, True): "StrongEmphasis", (True, False): "Strong", (False, True): "Emphasis"}
    return run(one.text, style.get((one.bold, one.italic), ""), rtl=rtl, language=language)


def _comment_end(number: int) -> str:
    mark = f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
    return f'<w:commentRangeEnd w:id="{number}"/>{mark}'
