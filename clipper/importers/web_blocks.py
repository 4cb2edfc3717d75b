"""From an HTML tree to blocks in reading order: our own walk, which forgets nothing that stands in the tree."""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

import lxml.etree as etree
from lxml.html import HtmlElement

from clipper.importers.web_pictures import embedded_in
from clipper.model.body import Block, BlockKind, Span, SpanKind, figure, tidy
from clipper.model.clipping import Picture

_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_UNREAD = frozenset(
    [
        "script",
        "style",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "button",
        "select",
        "input",
        "textarea",
        "form",
        "nav",
        "head",
        "link",
        "meta",
        "audio",
        "video",
        "canvas",
        "map",
        "area",
        "dialog",
        "menu",
        "datalist",
        "noscript",
        "title",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_TEXT_HOMES = frozenset(
    ["p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "blockquote", "figcaption"]
)
"""Elements made up in the page's own vocabulary are words of the line where they stand in one of these."""
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BOLD, _ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em", "cite", "dfn", "var"})
_BLANK = re.compile(r"[\s\u00a0\u200b\u2060\ufeff]+")
_UNSAID = re.compile(r"[\W_]+")
_POST = re.compile(
    r"(?:^| )(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|fb-post|bluesky-embed|mastodon-embed|reddit-(?:embed|card)|telegram-post|text-post-media)"
)
_CAPTION = re.compile(r"(?:^|[-_ ])(?:fig-?)?captions?(?:$|[-_ ])")
_CREDIT = re.compile(r"(?:^|[-_ ])(?:credits?|copyright|photographer|photo-?by|attribution|source)(?:$|[-_ ])")
_HIDDEN_LABEL = re.compile(
    r"(?:^|[-_ ])(?:sr-only|visually-?hidden|screen-?reader-?(?:text|only)?|a11y-hidden)(?:$|[-_ ])"
)
_SAYS_PHOTO = re.compile(
    r"""^(?:image|photo|photograph|picture|pic|illustration|graphic|credits?|foto|bild|courtesy|submitted\ photo|file\ photo)\b.{0,3}(?::|\bby\b|\bcredits?\b|\bcourtesy\b|$)|
    (?:\b(?:image|photo|photograph|picture|photo\ credit|image\ credit|credit|foto|bild|©)\s?(?::|by\b)|photo/|\bgetty\ images)\W*[^.]{0,80}\W*$""",
    re.I | re.X,
)
_AGENCY = re.compile(
    r"\((?:[^()]*\b)?(?:AP|Reuters|AFP|Getty|EPA|dpa|Bloomberg|PA|Shutterstock|iStock|Photo|Foto|File)\b[^()]*\)\W*$"
)
_GALLERY = re.compile(
    r"(?:^|[-_ ])(?:(?:photo|image|media|picture)-?)?(?:gallery|slideshow|carousel|slider|photogallery)(?:$|[-_ ])|"
    r"(?:^| )(?:article|story|entry|post|lead|hero|inline|embed(?:ded)?|featured|main|body)-(?:-|__)?(?:image|photo|media|picture)(?:$|[-_ ])|"
    r"(?:^| )(?:image|photo|picture|media)(?:-(?:wrap(?:per)?|container|block|embed|holder|frame|module|inline))?(?:$| )"
)
_SUBHEADING = re.compile(
    r"(?:^|[-_ ])(?:sub-?head(?:ing|line|er)?|cross-?head(?:ing|line)?|inter-?title|zwischen(?:titel|ueberschrift))(?:$|[-_ ])"
)
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
    picture: Picture | None = None
    folded: str = field(default="")

    def __post_init__(self) -> None:
        self.folded = fold(self.block.text)


def fold(text: str) -> str:
    """Letters and digits alone, lower case: how two readings of one text are compared."""
    return _UNSAID.sub("", (text if text.isascii() else unicodedata.normalize("NFKC", text)).lower())


def names(element: HtmlElement) -> str:
    """The element's class and id as words in lower case, joined by hyphens as the page joins them."""
    return _apart(f"{element.get('class') or ''} {element.get('id') or ''}")


@lru_cache(maxsize=4096)
def _apart(given: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", given).lower().replace("_", "-")


def text_of(element: HtmlElement, between: str = "") -> str:
    """All text below an element on one line, scripts and styles left out; `between` parts what no blank parts."""
    parts: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, part in walk:
        if event == "end":
            if part is not element and part.tail:
                parts += [between, part.tail]
        elif part.tag in {"script", "style"}:
            walk.skip_subtree()
        else:
            if part.tag not in _INLINE:
                parts.append(" ")
            parts += [between, part.text or ""]
    return tidy(" ".join(_BLANK.sub(" ", "".join(parts)).split()))


def sentences(element: HtmlElement) -> int:
    """Characters standing in stretches long enough to be sentences."""
    return sum(size for text in element.itertext() if (size := len(text.strip())) > 60)


def blocks_in(root: HtmlElement, base_url: str = "") -> list[Found]:
    """Every block below `root` in reading order."""
    found: list[Found] = []
    for frames in (True, False):
        walk = _Walk(base_url, sentences(root), frames)
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

    def __init__(self, base_url: str, size: int, frames: bool) -> None:
        self.frames = frames
        self.framed = 0
        """Characters read as captions because of the frame they stand in."""
        self.base_url = base_url
        self.size = size
        """Characters of the page's sentences."""
        self.found: list[Found] = []
        self.runs: list[_Run] = []
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
        for part in _paragraphs(runs, self.kind):
            text, spans, linked = _joined(part, self.kind is BlockKind.PREFORMATTED)
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
            self.runs.append(("\n", frozenset(), "br"))
        elif tag == "img":
            self.image(element)
        elif tag in _UNREAD:
            return
        elif tag in _INLINE or (tag not in _BLOCKS and (home.tag in _TEXT_HOMES or element.getparent() is not home)):
            said = names(element)
            if _CAPTION.search(said):
                self.flush(home)
                self.picture(element)
            elif not _HIDDEN_LABEL.search(said):
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
        elif (picture := embedded_in(element)) or not any(run[0].strip() for run in self.runs):
            self.found.append(_figure_of(figure(alt=tidy(alt)[:500]), element, picture))

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
        if (tag == "figure" or _CAPTION.search(names(element))) and self.picture(element):
            return
        if tag == "blockquote" and _POST.search(names(element)):
            self.found.append(Found(_post_in(element), element))
            return
        if tag == "table" and (rows := _data_rows(element)):
            self.found += rows
            return
        kept = self.kind, self.level, self.ordered, self.depth, self.media
        self.media = self.media or (self.frames and _frames_pictures(element, self.size))
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
        if len(block.text) > _LONG_CAPTION or (element.tag != "figure" and len(list(element.iter("p"))) > 3):
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
        if _SAYS_PHOTO.search(text):
            return True
        slanted = sum(s.end - s.start for s in spans if s.kind is SpanKind.ITALIC) > 0.8 * len(text)
        return not last.block.text and (slanted or bool(_AGENCY.search(text)))

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
        pictures = (found for image in element.iter("img") if (found := embedded_in(image)))
        self.found.append(_figure_of(block, element, next(pictures, None) if element.tag != "p" else None))


def _figure_of(block: Block, element: HtmlElement, picture: Picture | None) -> Found:
    return Found(replace(block, picture=picture.sha256 if picture else None), element, picture=picture)


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


def _is_subheading(element: HtmlElement, text: str, spans: tuple[Span, ...]) -> bool:
    """A short line called so, or set wholly in bold without a full stop."""
    if len(text) > 100 or text[-1:] in ".:;,!…" or not any(c.isalpha() for c in text):
        return False
    if element.tag in {"p", "div"} and _SUBHEADING.search(names(element)):
        return True
    bold = any(s.kind is SpanKind.BOLD and s.end - s.start >= len(text) - 1 for s in spans)
    return element.tag == "p" and bold and not any(s.kind is SpanKind.LINK for s in spans)


def _frames_pictures(element: HtmlElement, size: int) -> bool:
    """Whether an element holds pictures and the words to them, and hardly a sentence else."""
    if element.tag not in {"div", "section", "ul", "li", "span"} or not (found := _GALLERY.search(names(element))):
        return False
    pictures = sum(1 for _ in element.iter("img"))
    if not pictures and not re.search("gallery|slideshow|carousel", found[0]):
        return False
    here = sentences(element)
    return here <= 800 * max(1, pictures) and (here < 0.25 * size or here < 300)


def _post_in(element: HtmlElement) -> Block:
    """An embedded post of a network is an exhibit like a picture: its words the caption, its author and day the credit."""
    words = text_of(element, " ")
    said = " ".join(text_of(p) for p in element.iter("p")) or words
    signed = words.replace(said, "", 1).strip(" —–-\u00a0") if said in words else ""
    return figure(said[:_LONG_CAPTION], signed[:200])


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
        if parts[-1] and len(before) > 80 and before[-1:] in '.!?…”"’»。' and len(said) > 40:
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
        if keep_lines:
            text = tidy(raw.replace("\r\n", "\n").replace("\r", "\n"), keep="\n\t")
            text = text if pieces else text.lstrip("\n")
        else:
            text = tidy(_BLANK.sub(" ", raw))
            text = text[1:] if spaced and text.startswith(" ") else text
        if not text:
            continue
        spaced = text.endswith(" ") and not keep_lines
        if formats or href:
            marks.append((at, at + len(text), formats, href))
        pieces.append(text)
        at += len(text)
    whole = "".join(pieces)
    text = whole.rstrip()
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
