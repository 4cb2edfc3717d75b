"""Items as Word paragraphs, with the height of each, so that pages can be counted before Word lays them out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from clipper.exporters import item_words, word_tables
from clipper.exporters.style import Style, points, rendition_words, role_words, tone_words, words
from clipper.exporters.word_measure import (
    Block,
    Shape,
    Widths,
    height_of,
    line_count,
    mixed_line_count,
    text_width,
    widths,
)
from clipper.exporters.word_package import Relations
from clipper.exporters.word_parts import BULLETS, BULLETS_RTL, INDENT
from clipper.exporters.word_pictures import Pictures
from clipper.exporters.word_shapes import shapes
from clipper.exporters.word_sorts import MARKS
from clipper.exporters.word_xml import attribute, bookmark, link, locale, paragraph, picture, run
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
_BOX = 7.5
"""Points that the rule of a box and the white inside it add above the first line and below the last."""
_KINDS = {
    ParagraphKind.BODY: "BodyText",
    ParagraphKind.HEADING: "Heading3",
    ParagraphKind.QUOTE: "Quote",
    ParagraphKind.BULLET: "ListBullet",
    ParagraphKind.NUMBERED: "ListNumber",
    ParagraphKind.PREFORMATTED: "Preformatted",
}


@dataclass(slots=True)
class Made:
    """What the whole document gathers while its items are set."""

    relations: Relations = field(default_factory=Relations)
    comments: list[tuple[MarkLabel, str]] = field(default_factory=list)
    """Each label with the language it is written in."""
    pictures: Pictures = field(default_factory=Pictures)
    lists: list[bool] = field(default_factory=list)
    """Of each numbered list, whether it reads from the right."""
    bookmarks: int = 0
    shown: int = 0
    """Pictures placed."""
    warnings: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Setting:
    """One item set: its paragraphs in order and their heights."""

    item: Item
    xml: list[str]
    blocks: list[Block]


def bookmark_name(item: Item, end: bool = False) -> str:
    """An item's bookmark: letters, digits and underscores, at most 40, as Word wants it; made from its stable key."""
    name = re.sub(r"[^A-Za-z0-9]", "", item.key)
    return f"_{'End' if end else 'Toc'}_{name[-34:] or re.sub(r'[^0-9]', '', item.code)}"


class ItemSetter:
    """Sets the items of one document."""

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
        self._faces = {
            (bold, italic): widths(style.faces[name].file)
            for bold, italic, name in (
                (False, False, "serif"),
                (True, False, "serif_bold"),
                (False, True, "serif_italic"),
                (True, True, "serif_bold_italic"),
            )
        }

    def set(self, item: Item, section: str = "", section_mark: str = "", *, follows: bool = False) -> Setting:
        """The item's paragraphs; `section` opens a section, `follows` says that it shares a page with the item before."""
        out = Setting(item, [], [])
        language = locale(item.language) if item.language[:2] != self.document.language[:2] else ""
        if section:
            self.made.bookmarks += 1
            self._add(out, "Heading1", section, bookmark(self.made.bookmarks, section_mark, run(section, rtl=self.rtl)))
        self._header(out, item, language, follows)
        self._body(out, item, language)
        self._foot(out, item, language)
        self.made.bookmarks += 1
        end = bookmark(self.made.bookmarks, bookmark_name(item, end=True), "")
        if out.xml[-1].endswith("</w:p>"):
            out.xml[-1] = f"{out.xml[-1][:-6]}{end}</w:p>"
        else:
            out.xml.append(paragraph("TableEnd", end))
            out.blocks.append(Block(1, self.shapes["TableEnd"].leading))
        return out

    def _add(
        self, out: Setting, style: str, text: str, content: str, *, rtl: bool | None = None, taken: float = 0.0
    ) -> None:
        """Add a paragraph and its height."""
        name = f"{style}RTL" if (self.rtl if rtl is None else rtl) else style
        shape = self.shapes[name]
        out.xml.append(paragraph(name, content))
        out.blocks.append(_block(shape, line_count(text, shape, taken)))

    def _header(self, out: Setting, item: Item, language: str, follows: bool) -> None:
        rtl, spoken = item.rtl, self.document.language
        outlet = item_words.source(item) or item.code
        facts = item_words.facts(item, spoken)
        beside, below = self._beside(item)
        tab = "\t" if rtl and not self.rtl else ""
        first = run(tab) + run(outlet, rtl=rtl, language=language) + run("\t") + beside
        self._add(out, "ItemOutletNext" if follows else "ItemOutlet", outlet, first, rtl=rtl or self.rtl)
        second = run(tab) + run(facts, rtl=rtl, language=language) + run("\t") + below
        self._add(out, "ItemFacts", facts, second, rtl=rtl or self.rtl)
        if item.kicker:
            self._add(out, "Kicker", item.kicker, run(item.kicker, rtl=rtl, language=language), rtl=rtl)
        style = "Heading2Long" if len(item.headline) > self.style.items.long_headline else "Heading2"
        headline = self._bound(item.headline, style, rtl)
        self.made.bookmarks += 1
        content = bookmark(self.made.bookmarks, bookmark_name(item), run(headline, rtl=rtl, language=language))
        self._add(out, style, headline, content, rtl=rtl)
        if item.deck:
            deck = self._bound(item.deck, "Deck", rtl)
            self._add(out, "Deck", deck, run(deck, rtl=rtl, language=language), rtl=rtl)
        byline = item_words.byline(item)
        if byline:
            self._add(out, "Byline", byline, run(byline, rtl=rtl, language=language), rtl=rtl)

    def _beside(self, item: Item) -> tuple[str, str]:
        """What stands in the side column on the outlet's line and on that of the facts."""
        spoken = self.document.language
        rendition = rendition_words(item.rendition, spoken)
        # The sign that says "from left to right" keeps a code together behind Arabic or Hebrew words.
        code = f"\u200e{item.code}" if item.rtl and not self.rtl and item.code else item.code
        if item.tone is None:
            return run(rendition, "Sidenote", rtl=self.rtl), run(code, "Sidenote")
        tone = f"{item_words.TONE_SIGNS[item.tone]} {tone_words(item.tone, spoken)}"
        told = run(code, "Sidenote") + run(f" · {rendition}" if code else rendition, "Sidenote", rtl=self.rtl)
        return run(tone, "Tone", rtl=self.rtl), told

    def _bound(self, text: str, style: str, rtl: bool) -> str:
        """The text, its last two words bound where the last would stand alone on a line."""
        shape = self.shapes[f"{style}RTL" if rtl else style]
        before, space, last = text.rpartition(" ")
        if not space or " " not in before or line_count(before, shape) == line_count(text, shape):
            return text
        above = before.rpartition(" ")[0]
        if line_count(above.rpartition(" ")[0], shape) < line_count(above, shape):
            # The line above would be left with one word in turn.
            return text
        bound = f"{before}\u00a0{last}"
        return bound if line_count(bound, shape) == line_count(text, shape) else text

    def _body(self, out: Setting, item: Item, language: str) -> None:
        dateline = item.dateline
        first = next(iter(item.blocks), None)
        if dateline and not (isinstance(first, Paragraph) and first.kind is ParagraphKind.BODY):
            self._add(out, "BodyText", dateline, run(dateline, "Dateline", rtl=item.rtl), rtl=item.rtl)
            dateline = ""
        listed = 0
        for block in item.blocks:
            if isinstance(block, Paragraph):
                numbered = block.kind is ParagraphKind.NUMBERED
                if numbered and not listed:
                    self.made.lists.append(item.rtl)
                    listed = BULLETS_RTL + len(self.made.lists)
                listed = listed if numbered else 0
                self._paragraph(out, block, item, language, dateline, listed)
                dateline = ""
            else:
                listed = 0
                self._other(out, block, item, language)

    def _paragraph(self, out: Setting, block: Paragraph, item: Item, language: str, dateline: str, listed: int) -> None:
        """One paragraph of the press's own words."""
        rtl = item.rtl
        style = _KINDS[block.kind]
        name = f"{style}RTL" if rtl else style
        shape = self.shapes[name]
        if block.level and style in ("ListNumber", "ListBullet"):
            shape = shape._replace(width=shape.width - INDENT * min(block.level, 8))
        taken = 0.0
        before = ""
        if dateline:
            before = run(dateline, "Dateline", rtl=rtl, language=language) + run("  ")
            row = self.style.rows["dateline"]
            taken = text_width(f"{dateline}  ", self.style.faces[row.face].file, row.size)
        runs = block.runs
        plain = len(runs) == 1 and not (
            runs[0].bold or runs[0].italic or runs[0].href or runs[0].roles or runs[0].labels
        )
        if plain:
            content = run(runs[0].text, rtl=rtl, language=language)
            lines = line_count(runs[0].text, shape, taken)
        else:
            content = self._runs(runs, rtl, language)
            lines = self._lines(runs, shape, taken, rtl)
        made = paragraph(name, before + content)
        if style in ("ListNumber", "ListBullet") and (listed or block.level):
            level = f'<w:ilvl w:val="{min(block.level, 8)}"/><w:numId w:val="{listed or (BULLETS_RTL if rtl else BULLETS)}"/>'
            made = made.replace("</w:pPr>", f"<w:numPr>{level}</w:numPr></w:pPr>", 1)
        out.xml.append(made)
        out.blocks.append(_block(shape, lines))

    def _lines(self, runs: Sequence[Run], shape: Shape, taken: float, rtl: bool) -> int:
        faces = self._faces
        pieces: list[tuple[str, Widths]] = [
            (one.text, widths(shape.face) if rtl else faces[one.bold, one.italic]) for one in runs
        ]
        return mixed_line_count(pieces, shape, taken)

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
            if one.href and _SAFE_LINK.fullmatch(one.href):
                content.append(link(made, self._target(one.href)))
            else:
                content.append(made)
            following = runs[number + 1].roles if number + 1 < len(runs) else ()
            for open_comment in [pair for pair in open_comments if pair[1].role not in following]:
                open_comments.remove(open_comment)
                content.append(_comment_end(open_comment[0]))
        return "".join(content)

    def _target(self, href: str) -> str:
        return self.made.relations.to("hyperlink", attribute(href, 2_000), external=True)

    def _other(self, out: Setting, block: ItemBlock, item: Item, language: str) -> None:
        if isinstance(block, Omission):
            self._add(out, "Omission", self.words["omission"], run(self.words["omission"], "Quiet"), rtl=item.rtl)
        elif isinstance(block, PullQuote):
            self._pull_quote(out, block, item, language)
        elif isinstance(block, Figure):
            self._figure(out, block, item)
        elif isinstance(block, Table):
            self._table(out, block, item, language)

    def _pull_quote(self, out: Setting, block: PullQuote, item: Item, language: str) -> None:
        text = block.text.strip()
        if not text:
            return
        if text[0] not in "\"“„«‘'»‹":
            text = item_words.quoted(text, item.language or self.document.language)
        style = "PullQuote" if block.source else "PullQuoteAlone"
        self._add(out, style, text, run(text, rtl=item.rtl, language=language), rtl=item.rtl)
        if block.source:
            self._add(out, "PullQuoteSource", block.source, run(block.source, rtl=item.rtl), rtl=item.rtl)

    def _figure(self, out: Setting, block: Figure, item: Item) -> None:
        page, spoken = self.page, self.document.language
        used = height_of(out.blocks) % self.height
        width = points(page.text + page.gap + page.side) if block.facsimile else points(page.text)
        height = max(self.height * 0.45, self.height - used - 36) if block.facsimile else self.height * 0.6
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
            style = "FigureWide" if block.facsimile else "FigureAlone" if alone else "Figure"
            alt = item_words.alternative(block, item, spoken)
            frame = self.style.colours["grey"] if block.facsimile else ""
            drawn = picture(relation, self.made.shown, placed.width, placed.height, alt, frame)
            out.xml.append(paragraph(style, drawn))
            shape = self.shapes[style]
            out.blocks.append(Block(1, placed.height, shape.before, shape.after, not alone, True))
        if caption or credit:
            content = run(caption, rtl=item.rtl) + (run(" ") if caption and credit else "")
            content += run(credit, "Credit", rtl=item.rtl)
            style = "FacsimileCaption" if block.facsimile else "Caption"
            self._add(out, style, f"{caption} {credit}", content, rtl=item.rtl)

    def _table(self, out: Setting, block: Table, item: Item, language: str) -> None:
        made = word_tables.table_of(block, self.shapes, self.page, rtl=item.rtl, language=language)
        if made is None:
            return
        out.xml.append(made.xml)
        out.blocks += made.heights
        # Word joins two tables that touch, and wants a paragraph behind the last.
        out.xml.append(paragraph("TableEnd", ""))
        out.blocks.append(Block(1, self.shapes["TableEnd"].leading))

    def _foot(self, out: Setting, item: Item, language: str) -> None:
        if item.url:
            shown = re.sub(r"^https?://", "", item.url).rstrip("/") or item.url
            made = run(shown, "Hyperlink")
            safe = _SAFE_LINK.fullmatch(item.url)
            content = link(made, self._target(item.url)) if safe else run(shown)
            self._add(out, "WebAddress", shown, content, rtl=item.rtl)
        if item.rights:
            self._add(out, "Rights", item.rights, run(item.rights), rtl=item.rtl)
        self._commentary(out, item)
        separator = self.words.get("comma", ", ")
        quoted = "; ".join(
            item_words.quoted(one, item.language or self.document.language) for one in item.other_headlines
        )
        for key, text in (("also_in", separator.join(item.also_in)), ("other_headlines", quoted)):
            if text:
                label = f"{self.words[key]}{self.words['colon']}"
                content = run(label, "Label", rtl=self.rtl) + run(text, rtl=self.rtl or item.rtl, language=language)
                self._add(out, "AlsoIn", label + text, content)

    def _commentary(self, out: Setting, item: Item) -> None:
        if not item.commentary:
            return
        label = self.words["commentary"]
        self._add(out, "CommentaryHeading", label, run(label, rtl=self.rtl))
        first = out.blocks[-1]
        out.blocks[-1] = first._replace(pad=_BOX)
        for text in item.commentary:
            style = "SuggestedLine" if text.startswith(self.words["suggested_line"]) else "Commentary"
            self._add(out, style, text, run(text, rtl=self.rtl))
        last = out.blocks[-1]
        out.blocks[-1] = last._replace(pad_below=_BOX)


def comment_words(label: MarkLabel, language: str) -> tuple[str, str]:
    """A margin label as a comment says it: the role, then speaker and remark."""
    said = [label.speaker] if label.speaker else []
    said += label.comment.splitlines() if label.comment else []
    return role_words(label.role, language), "\n".join(line for line in said if line.strip())


def _block(shape: Shape, lines: int) -> Block:
    return Block(lines, shape.leading, shape.before, shape.after, shape.keep, shape.whole, shape.pad)


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
