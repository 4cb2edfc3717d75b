"""From an HTML tree to blocks in reading order: our own walk, which forgets nothing that stands in the tree."""

import re
from collections.abc import Iterable
from types import MappingProxyType

from lxml.html import HtmlElement
from msgspec import Struct, field
from msgspec.structs import replace

from clipper.importers.web_elements import BLOCKS, INLINE, TEXT_HOMES, UNREAD, fold, names, sentences, text_of
from clipper.importers.web_figures import (
    CAPTION,
    HIDDEN_LABEL,
    LONG_CAPTION,
    figure_in,
    frames_pictures,
    is_post,
    post_in,
    says_caption,
    says_photo,
)
from clipper.importers.web_pictures import Carried, picture_of
from clipper.importers.web_runs import BREAK, NOWHERE, Run, address, joined, paragraphs
from clipper.model.body import Block, BlockKind, Span, SpanKind, figure, tidy
from clipper.model.clipping import Picture

_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BOLD, _ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em", "cite", "dfn", "var"})
_SUBHEADING = re.compile(
    r"(?:^|[-_ ])(?:sub-?head(?:ing|line|er)?|cross-?head(?:ing|line)?|inter-?title|zwischen(?:titel|ueberschrift))(?:$|[-_ ])"
)


TEXTUAL = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM, BlockKind.PREFORMATTED})


class Found(Struct):
    """A block and where it stood: what the choice between article and surroundings is made by."""

    block: Block
    element: HtmlElement
    linked: int = 0
    """Characters inside links."""
    picture: Picture | None = None
    folded: str = field(default="")

    def __post_init__(self) -> None:
        self.folded = fold(self.block.text)


def home_of(one: Found) -> HtmlElement | None:
    """The element whose children a block's neighbours are."""
    element = one.element
    if element.tag in {"li", "tr", "td", "th", "dd", "dt"}:
        while element is not None and element.tag not in {"ul", "ol", "table", "dl"}:
            element = element.getparent()
        if element is None:
            return None
    loose = element.tag not in {"p", "li", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "figure"}
    if loose and next(element.iterchildren("p", "div", "ul", "ol", "h2", "h3"), None) is not None:
        return element
    return element.getparent()


def is_prose(one: Found, size: int) -> bool:
    """Sentences, not a list of links."""
    return one.block.kind in TEXTUAL and len(one.block.text) >= size and one.linked < 0.5 * len(one.block.text)


def style_of(one: Found) -> tuple[object, ...]:
    """How a block is set: what tells a lifted quote from the running text."""
    home = home_of(one)
    return (one.block.kind, one.element.tag, one.element.get("class"), home.get("class") if home is not None else None)


def size_of(blocks: Iterable[Found]) -> int:
    """Characters of the blocks' texts."""
    return sum(len(one.block.text) for one in blocks)


def blocks_in(root: HtmlElement, base_url: str = "", carried: Carried = MappingProxyType({})) -> list[Found]:
    """Every block below `root` in reading order; `carried` holds the pictures that came with the page."""
    found: list[Found] = []
    for frames in (True, False):
        walk = _Walk(base_url, sentences(root), frames, carried)
        walk.inside(root, root)
        walk.flush(root)
        found = [one for one in walk.found if one.block.text or one.block.picture]
        told = sum(len(one.block.text) for one in found if one.block.kind is not BlockKind.FIGURE)
        # Where an article is a gallery, the words under its pictures are the article.
        if not frames or walk.framed < 0.5 * told:
            break
    return found


class _Walk:
    """The state of one walk: what is open, what has been read since the last block ended."""

    def __init__(self, base_url: str, size: int, frames: bool, carried: Carried) -> None:
        self.frames = frames
        self.carried = carried
        self.framed = 0
        """Characters read as captions because of the frame they stand in."""
        self.base_url = base_url
        self.size = size
        """Characters of the page's sentences."""
        self.found: list[Found] = []
        self.runs: list[Run] = []
        self.formats: frozenset[str] = frozenset()
        self.href = ""
        self.kind = BlockKind.PARAGRAPH
        self.level = 0
        self.ordered = False
        self.depth = 0
        self.media = False
        """Inside a gallery or the frame of a picture, where all words are captions."""

    def say(self, text: str | None) -> None:
        if text:
            self.runs.append((text, self.formats, self.href))

    def flush(self, element: HtmlElement) -> None:
        """Whatever was read becomes blocks of the open kind."""
        runs, self.runs = self.runs, []
        for part in paragraphs(runs, self.kind):
            text, spans, linked = joined(part, self.kind is BlockKind.PREFORMATTED)
            if text and (self.media or self.kind is not BlockKind.HEADING) and self.is_caption(element, text, spans):
                self.caption(figure(text), element)
            elif text:
                kind, level = self.kind, self.level
                if kind is BlockKind.PARAGRAPH and _is_subheading(element, text, spans):
                    kind, level, spans = BlockKind.HEADING, 3, ()
                self.found.append(Found(Block(kind, text, spans, level=level, ordered=self.ordered), element, linked))

    def inside(self, element: HtmlElement, home: HtmlElement) -> None:
        """The element's own text, its children and their tails; `home` is the block it belongs to."""
        self.say(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self.child(child, home)
            self.say(child.tail)

    def child(self, element: HtmlElement, home: HtmlElement) -> None:
        tag = element.tag
        if tag == "br":
            self.runs.append(("\n", frozenset(), BREAK))
        elif tag == "img":
            self.image(element)
        elif tag in UNREAD:
            return
        elif tag in INLINE or (tag not in BLOCKS and (home.tag in TEXT_HOMES or element.getparent() is not home)):
            said = names(element)
            if CAPTION.search(said):
                self.flush(home)
                self.picture(element)
            elif not HIDDEN_LABEL.search(said):
                self.inline(element, home)
        elif tag == "hr":
            self.flush(home)
        else:
            self.flush(home)
            self.block(element)

    def image(self, element: HtmlElement) -> None:
        """A picture without words of its own; an emoji is a letter of the text."""
        alt = element.get("alt") or ""
        if "emoji" in names(element) and len(alt) <= 8:
            self.say(alt)
        elif (picture := picture_of(element, self.carried)) or not any(run[0].strip() for run in self.runs):
            self.found.append(_figure_of(figure(alt=tidy(alt)[:500]), element, picture))

    def inline(self, element: HtmlElement, home: HtmlElement) -> None:
        before, href = self.formats, self.href
        if element.tag in _BOLD:
            self.formats |= {"bold"}
        elif element.tag in _ITALIC:
            self.formats |= {"italic"}
        elif element.tag == "a" and element.get("href"):
            self.href = address(element.get("href", ""), self.base_url) or NOWHERE
        if element.tag == "q":
            self.say("“")
        self.inside(element, home)
        if element.tag == "q":
            self.say("”")
        self.formats, self.href = before, href

    def block(self, element: HtmlElement) -> None:
        tag = element.tag
        if (tag == "figure" or CAPTION.search(names(element))) and self.picture(element):
            return
        if tag == "blockquote" and is_post(element):
            self.found.append(Found(post_in(element), element))
            return
        if tag == "table" and (rows := _data_rows(element)):
            self.found += rows
            return
        kept = self.kind, self.level, self.ordered, self.depth, self.media
        self.media = self.media or (self.frames and frames_pictures(element, self.size))
        if tag in _HEADINGS:
            self.kind, self.level = BlockKind.HEADING, _HEADINGS[tag]
        elif tag == "blockquote":
            self.kind, self.level = BlockKind.QUOTE, 0
        elif tag == "pre":
            self.kind, self.level = BlockKind.PREFORMATTED, 0
        elif tag in {"ul", "ol"}:
            self.ordered, self.depth = tag == "ol", self.depth + 1
        elif tag == "li":
            self.kind, self.level = BlockKind.LIST_ITEM, max(0, self.depth - 1)
        self.inside(element, element)
        self.flush(element)
        self.kind, self.level, self.ordered, self.depth, self.media = kept

    def picture(self, element: HtmlElement) -> bool:
        """Caption and credit of a figure; False where the element is no figure but wraps other blocks."""
        if element.tag == "figure" and next(element.iter("table", "pre", "blockquote"), None) is not None:
            return False
        block = figure_in(element)
        if len(block.text) > LONG_CAPTION or (element.tag != "figure" and len(list(element.iter("p"))) > 3):
            return False
        self.caption(block, element)
        return True

    def is_caption(self, element: HtmlElement, text: str, spans: tuple[Span, ...]) -> bool:
        """Whether a paragraph is the words of the picture just before it."""
        if self.media:
            self.framed += len(text)
            return True
        last = self.found[-1] if self.found else None
        if len(text) > 500 or last is None or last.block.kind is not BlockKind.FIGURE:
            return False
        return says_photo(text) or (not last.block.text and says_caption(text, spans))

    def caption(self, block: Block, element: HtmlElement) -> None:
        """A figure, or the words of the one before: credit and caption often stand in two neighbours of the picture."""
        last = self.found[-1] if self.found else None
        if last and last.block.kind is BlockKind.FIGURE and element.tag != "figure" and block.text:
            if block.text == last.block.text:
                return
            if not last.block.caption or not block.caption:
                caption = last.block.caption or block.caption
                credit = last.block.credit or block.credit
                self.found[-1] = _figure_of(figure(caption, credit, alt=last.block.alt), last.element, last.picture)
                return
        pictures = (found for image in element.iter("img") if (found := picture_of(image, self.carried)))
        self.found.append(_figure_of(block, element, next(pictures, None) if element.tag != "p" else None))


def _figure_of(block: Block, element: HtmlElement, picture: Picture | None) -> Found:
    return Found(replace(block, picture=picture.sha256 if picture else None), element, picture=picture)


def _is_subheading(element: HtmlElement, text: str, spans: tuple[Span, ...]) -> bool:
    """A short line called so, or set wholly in bold without a full stop."""
    if len(text) > 100 or text[-1:] in ".:;,!…" or not any(c.isalpha() for c in text):
        return False
    if element.tag in {"p", "div"} and _SUBHEADING.search(names(element)):
        return True
    bold = any(s.kind is SpanKind.BOLD and s.end - s.start >= len(text) - 1 for s in spans)
    return element.tag == "p" and bold and not any(s.kind is SpanKind.LINK for s in spans)


def _data_rows(table: HtmlElement) -> list[Found]:
    """The rows of a table of data; nothing if the table only lays out a page."""
    if (
        next(table.iterdescendants("table"), None) is not None
        or next(table.iter("h1", "h2", "ul", "blockquote"), None) is not None
    ):
        return []
    rows: list[Found] = []
    wide = 0
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        texts = [text_of(cell) for cell in cells]
        if any(len(text) > 400 for text in texts):
            return []
        wide = max(wide, len(texts))
        if any(texts):
            linked = sum(len(text_of(a)) for a in row.iter("a"))
            head = bool(cells) and all(cell.tag == "th" for cell in cells)
            rows.append(Found(Block(BlockKind.TABLE_ROW, "\t".join(texts), head=head), row, linked))
    return rows if wide > 1 and len(rows) > 1 else []
