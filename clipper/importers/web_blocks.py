"""From an HTML tree to blocks in reading order: our own walk, which forgets nothing that stands in the tree."""

import re
import unicodedata
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from clipper.model.body import Block, BlockKind, Span, SpanKind, figure, tidy

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span "
    "strike strong sub sup time tt u var wbr".split()
)
_UNREAD = frozenset(
    "script style template svg math iframe object embed button select input textarea form nav head link meta audio "
    "video canvas map area dialog menu datalist noscript".split()
)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BOLD, _ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em", "cite", "dfn", "var"})
_BLANK = re.compile(r"[\s\u00a0\u200b\u2060\ufeff]+")
_CAPTION = re.compile(r"(?:^|[-_ ])(?:fig-?)?captions?(?:$|[-_ ])")
_CREDIT = re.compile(r"(?:^|[-_ ])(?:credits?|copyright|photographer|photo-?by|attribution|source)(?:$|[-_ ])")
_HIDDEN_LABEL = re.compile(r"(?:^|[-_ ])(?:sr-only|visually-?hidden|screen-?reader-?(?:text|only)?|a11y-hidden)(?:$|[-_ ])")
_LONG_CAPTION = 1500

_Run = tuple[str, frozenset[str], str]
"""Text, its formats, and the address it links to."""


@dataclass(slots=True)
class Found:
    """A block and where it stood: what the choice between article and surroundings is made by."""

    block: Block
    element: HtmlElement
    linked: int = 0
    """Characters inside links."""
    folded: str = field(default="")

    def __post_init__(self) -> None:
        self.folded = fold(self.block.text)


def fold(text: str) -> str:
    """Letters and digits alone, lower case: how two readings of one text are compared."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())


def names(element: HtmlElement) -> str:
    """The element's class and id as words in lower case, joined by hyphens as the page joins them."""
    given = f"{element.get('class') or ''} {element.get('id') or ''}"
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", given).lower().replace("_", "-")


def text_of(element: HtmlElement) -> str:
    """All text below an element on one line; scripts and styles are not text."""
    parts: list[str] = []
    for event, part in etree.iterwalk(element, events=("start", "comment")):
        if event == "start" and part.tag not in {"script", "style"} and part.text:
            parts.append(part.text)
        if part is not element and part.tail:
            parts.append(part.tail)
    return tidy(" ".join(_BLANK.sub(" ", "".join(parts)).split()))


def blocks_in(root: HtmlElement, base_url: str = "") -> list[Found]:
    """Every block below `root` in reading order."""
    walk = _Walk(base_url)
    walk.inside(root, root)
    walk.flush(root)
    return [one for one in walk.found if one.block.text or one.block.picture]


class _Walk:
    """The state of one walk: what is open, what has been read since the last block ended."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self.found: list[Found] = []
        self.runs: list[_Run] = []
        self.formats: frozenset[str] = frozenset()
        self.href = ""
        self.kind = BlockKind.PARAGRAPH
        self.level = 0
        self.ordered = False
        self.depth = 0

    def say(self, text: str | None) -> None:
        if text:
            self.runs.append((text, self.formats, self.href))

    def flush(self, element: HtmlElement) -> None:
        """Whatever was read becomes blocks of the open kind."""
        runs, self.runs = self.runs, []
        for part in _paragraphs(runs, self.kind):
            text, spans, linked = _joined(part, self.kind is BlockKind.PREFORMATTED)
            if text:
                block = Block(self.kind, text, spans, level=self.level, ordered=self.ordered)
                self.found.append(Found(block, element, linked))

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
            self.runs.append(("\n", frozenset(), "br"))
        elif tag in _UNREAD:
            return
        elif tag in _INLINE:
            if not _HIDDEN_LABEL.search(names(element)):
                self.inline(element, home)
        elif tag == "hr":
            self.flush(home)
        else:
            self.flush(home)
            self.block(element)

    def inline(self, element: HtmlElement, home: HtmlElement) -> None:
        before, href = self.formats, self.href
        if element.tag in _BOLD:
            self.formats |= {"bold"}
        elif element.tag in _ITALIC:
            self.formats |= {"italic"}
        elif element.tag == "a" and element.get("href"):
            self.href = _address(element.get("href", ""), self.base_url) or "#"
        if element.tag == "q":
            self.say("“")
        self.inside(element, home)
        if element.tag == "q":
            self.say("”")
        self.formats, self.href = before, href

    def block(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in {"figure", "picture", "img"} or _CAPTION.search(names(element)):
            if self.picture(element):
                return
        if tag == "table" and (rows := _data_rows(element)):
            self.found += rows
            return
        kept = self.kind, self.level, self.ordered, self.depth
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
        self.kind, self.level, self.ordered, self.depth = kept

    def picture(self, element: HtmlElement) -> bool:
        """Caption and credit of a figure; False where the element is no figure but wraps other blocks."""
        if element.tag == "figure" and next(element.iter("table", "pre", "blockquote"), None) is not None:
            return False
        block = figure_in(element)
        if len(block.text) > _LONG_CAPTION or (element.tag != "figure" and len(list(element.iter("p"))) > 3):
            return False
        last = self.found[-1] if self.found else None
        if last and last.block.kind is BlockKind.FIGURE and element.tag != "figure" and block.text:
            # Credit and caption often stand in two neighbours of the picture.
            if block.text == last.block.text:
                return True
            if not last.block.caption or not block.caption:
                caption = last.block.caption or block.caption
                credit = last.block.credit or block.credit
                self.found[-1] = Found(figure(caption, credit, alt=last.block.alt), last.element)
                return True
        self.found.append(Found(block, element))
        return True


def figure_in(element: HtmlElement) -> Block:
    """The figure block of a picture and the words around it."""
    image = element if element.tag == "img" else next(element.iter("img"), None)
    alt = (image.get("alt") or "") if image is not None else ""
    caption: list[str] = []
    credit: list[str] = []
    _captions(element, caption, credit, into=caption)
    words = " ".join(" ".join(caption).split())
    sources = list(dict.fromkeys(" ".join(part.split()).strip("() ") for part in credit if part.strip()))
    return figure(words, "; ".join(s for s in sources if s and s not in words), alt=tidy(alt)[:500])


def _captions(element: HtmlElement, caption: list[str], credit: list[str], into: list[str]) -> None:
    if element.text:
        into.append(element.text)
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _UNREAD:
            said = names(child)
            if not _HIDDEN_LABEL.search(said):
                if _CREDIT.search(said) and not _CAPTION.search(said):
                    credit.append(text_of(child))
                else:
                    _captions(child, caption, credit, into)
        if child.tail:
            into.append(child.tail)
        if isinstance(child.tag, str) and child.tag not in _INLINE:
            into.append(" ")


def _data_rows(table: HtmlElement) -> list[Found]:
    """The rows of a table of data; nothing if the table only lays out a page."""
    if next(table.iterdescendants("table"), None) is not None or next(table.iter("h1", "h2", "ul", "blockquote"), None):
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


def _address(href: str, base_url: str) -> str:
    """The link's address if it is one to follow from paper or screen (http, https, mailto), else ""."""
    href = href.strip()
    if not href or len(href) > 4000 or href.startswith("#"):
        return ""
    try:
        whole = urljoin(base_url, href) if base_url else href
        return tidy(whole) if urlsplit(whole).scheme in {"http", "https", "mailto"} else ""
    except ValueError:
        return ""


def _paragraphs(runs: list[_Run], kind: BlockKind) -> list[list[_Run]]:
    """Runs cut where the page breaks twice, or once between whole sentences; other breaks are spaces."""
    if not any(run[2] == "br" for run in runs):
        return [runs] if runs else []
    if kind is BlockKind.PREFORMATTED:
        return [[(text, formats, "" if href == "br" else href) for text, formats, href in runs]]
    lines: list[list[_Run]] = [[]]
    for run in runs:
        if run[2] == "br":
            lines.append([])
        else:
            lines[-1].append(run)
    parts: list[list[_Run]] = [[]]
    for number, one in enumerate(lines):
        said = "".join(run[0] for run in one).strip()
        if not said:
            parts.append([])
            continue
        before = "".join(run[0] for run in lines[number - 1]).strip() if number else ""
        if parts[-1] and len(before) > 80 and before[-1:] in ".!?…”\"’»。" and len(said) > 40:
            parts.append([])
        elif parts[-1]:
            parts[-1].append((" ", frozenset(), ""))
        parts[-1] += one
    return [part for part in parts if part]


def _joined(runs: list[_Run], keep_lines: bool) -> tuple[str, tuple[Span, ...], int]:
    """The runs as one text with white space folded, its spans, and how many characters are linked."""
    pieces: list[str] = []
    marks: list[tuple[int, int, frozenset[str], str]] = []
    at = 0
    spaced = True
    for raw, formats, href in runs:
        text = tidy(raw.replace("\r", ""), keep="\n\t").strip("\n") if keep_lines and raw != "\n" else raw
        if not keep_lines:
            text = tidy(_BLANK.sub(" ", raw))
            if spaced and text.startswith(" "):
                text = text[1:]
        if not text:
            continue
        spaced = text.endswith(" ") and not keep_lines
        if formats or href:
            marks.append((at, at + len(text), formats, href))
        pieces.append(text)
        at += len(text)
    whole = "".join(pieces)
    text = whole.strip("\n") if keep_lines else whole.rstrip()
    linked = sum(end - start for start, end, _, href in marks if href)
    if not unicodedata.is_normalized("NFC", text):
        # A letter and its accent came from two runs: offsets would be wrong.
        return tidy(text, keep="\n\t"), (), linked
    return text, _spans(text, marks), linked


def _spans(text: str, marks: list[tuple[int, int, frozenset[str], str]]) -> tuple[Span, ...]:
    """Neighbouring runs of the same kind become one span; blanks at a span's ends are left out."""
    spans: list[Span] = []
    for kind in (SpanKind.BOLD, SpanKind.ITALIC, SpanKind.LINK):
        open_: tuple[int, int, str] | None = None
        for start, end, formats, href in marks:
            target = (href if href != "#" else "") if kind is SpanKind.LINK else kind.value
            if not target or (kind is not SpanKind.LINK and kind.value not in formats):
                continue
            if open_ and open_[2] == target and not text[open_[1] : start].strip():
                open_ = (open_[0], end, target)
                continue
            if open_:
                spans.append(_span(text, open_, kind))
            open_ = (start, end, target)
        if open_:
            spans.append(_span(text, open_, kind))
    return tuple(sorted((s for s in spans if s.end > s.start), key=lambda s: (s.start, -s.end, s.kind)))


def _span(text: str, mark: tuple[int, int, str], kind: SpanKind) -> Span:
    start, end = mark[0], min(mark[1], len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end, kind, mark[2] if kind is SpanKind.LINK else None)
