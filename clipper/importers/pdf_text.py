"""From the columns of PDF pages to paragraphs: lines joined, hyphens undone, running heads left out."""

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from clipper.importers.copy_foot import is_release_end
from clipper.model.body import Block, BlockKind, Span, SpanKind, tidy
from clipper.pages.columns import Column, Line, lines_of
from clipper.pages.render import Word

_BULLET = re.compile(r"^(?:[•‣▪◦●■□–*·]|\(?\d{1,2}[.)])$")
_HYPHENS = ("-", "\u2010", "\u00ad")
_SENTENCE_END = re.compile(r"[.!?…:;][\"”’»)\]]*$")
_MARGIN = 0.12
"""The share of a page's height at its top and foot in which running heads and folios stand."""
_OUTERMOST = 2
"""Lines of each margin that may be running heads."""
_REPEATED = 3
_HEAD_LINES = 24
_LONG = 70
"""Characters of a line of text; two such below each other begin it."""


class Sheet(Struct, frozen=True):
    """One page: its number from 0, its height in points, its words."""

    number: int
    height: float
    words: tuple[Word, ...]


class Paragraph(Struct, frozen=True):
    """Lines that belong together."""

    lines: tuple[Line, ...]
    page: int

    @property
    def size(self) -> float:
        """Height of the type in points."""
        return statistics.median(line.size for line in self.lines)

    @property
    def bold(self) -> bool:
        """Whether every word is bold."""
        return all(word.bold for line in self.lines for word in line.words)


def without_running_heads(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The pages without lines that return at the same margin of at least three pages and of four in ten."""
    if len(sheets) < _REPEATED:
        return list(sheets)
    margins = [_margin_lines(sheet) for sheet in sheets]
    seen = Counter(key for lines in margins for key in {key for key, _ in lines})
    doomed = {key for key, count in seen.items() if count >= max(_REPEATED, 0.4 * len(sheets))}
    result = []
    for sheet, lines in zip(sheets, margins, strict=True):
        gone = {id(word) for key, line in lines if key in doomed for word in line.words}
        result.append(Sheet(sheet.number, sheet.height, tuple(w for w in sheet.words if id(w) not in gone)))
    return result


def _margin_lines(sheet: Sheet) -> list[tuple[str, Line]]:
    """The lines in the two margins with what would be the same on other pages: place, and words with # for digits."""
    found = []
    for place, words in (
        ("top", [w for w in sheet.words if w.box.bottom < _MARGIN * sheet.height]),
        ("foot", [w for w in sheet.words if w.box.top > (1 - _MARGIN) * sheet.height]),
    ):
        lines = lines_of(words)
        for line in lines[:_OUTERMOST] if place == "top" else lines[-_OUTERMOST:]:
            text = re.sub(r"\d+", "#", line.text.lower())
            if len(text) < 120:
                found.append((f"{place} {text}", line))
    return found


def body_size(columns: Iterable[Column]) -> float:
    """The size in which most letters are set."""
    letters: Counter[float] = Counter()
    for column in columns:
        for line in column.lines:
            letters[round(line.size * 2) / 2] += len(line.text)
    return max(letters, key=lambda size: letters[size], default=10.0)


def paragraphs_of(pages: Sequence[tuple[int, Sequence[Column]]]) -> list[Paragraph]:
    """The paragraphs of all pages in reading order; one that goes on in the next column or page is one."""
    found: list[Paragraph] = []
    open_: list[Line] = []
    page = 0
    alone, begins = ({id(line) for line in lines} for lines in _head_lines(pages))
    before: tuple[Line, Column] | None = None
    for number, columns in pages:
        for column in columns:
            left, leading = _edge(column), _leading(column)
            for line in column.lines:
                if (
                    before
                    and open_
                    and (
                        id(line) in alone
                        or id(line) in begins
                        or id(before[0]) in alone
                        or not _goes_on(before, line, column, left, leading)
                    )
                ):
                    found.append(Paragraph(tuple(open_), page))
                    open_ = []
                if not open_:
                    page = number
                open_.append(line)
                before = line, column
    if open_:
        found.append(Paragraph(tuple(open_), page))
    return found


def _head_lines(pages: Sequence[tuple[int, Sequence[Column]]]) -> tuple[list[Line], list[Line]]:
    """Lines above the text of the first page that are no part of a paragraph (labels, byline, day, embargo), and those that begin one by a dateline."""
    from clipper.importers.pdf_heads import opens_text, stands_alone

    found: list[Line] = []
    for column in pages[0][1] if pages else ():
        for line in column.lines[: _HEAD_LINES - len(found)]:
            found.append(line)
    first = next(
        (
            n
            for n, one in enumerate(found)
            if len(one.text) > _LONG and n + 1 < len(found) and len(found[n + 1].text) > _LONG
        ),
        len(found),
    )
    return [one for one in found[:first] if stands_alone(one.text)], [one for one in found if opens_text(one.text)]


def _edge(column: Column) -> float:
    """Where most lines of a column begin."""
    places = Counter(round(line.box.left) for line in column.lines)
    most = max(places.values())
    return float(min(place for place, count in places.items() if count >= 0.5 * most))


def _leading(column: Column) -> float:
    """The usual distance from line to line."""
    steps = [
        below.box.middle[1] - above.box.middle[1] for above, below in zip(column.lines, column.lines[1:], strict=False)
    ]
    steps = [step for step in steps if step > 0]
    return statistics.median_low(steps) if steps else 0.0


def _goes_on(before: tuple[Line, Column], line: Line, column: Column, left: float, leading: float) -> bool:
    """Whether a line belongs to the paragraph of the one before it."""
    last, home = before
    text = last.text
    if abs(last.size - line.size) > 0.12 * max(last.size, line.size) or _BULLET.match(line.words[0].text):
        return False
    if all(w.bold for w in last.words) != all(w.bold for w in line.words) and not text.endswith(_HYPHENS):
        return False
    if home is not column:
        full = last.box.right > home.box.right - 0.15 * max(home.box.width, 1.0)
        return text.endswith(_HYPHENS) or (not _SENTENCE_END.search(text) and full and not line.text[:1].isupper())
    step = line.box.middle[1] - last.box.middle[1]
    if step > 1.45 * max(leading, 0.9 * line.size) and step > 1.6 * line.size:
        return False
    if step > 1.25 * max(leading, 0.9 * line.size) and _SENTENCE_END.search(text) and not line.text[:1].islower():
        return False
    if line.box.left > left + 0.7 * line.size and last.box.left < left + 0.4 * line.size and step > 0:
        # Indented first line; a line that is centred under another is not one.
        return abs(line.box.middle[0] - last.box.middle[0]) < 0.5 * line.size and line.size > 14
    short = last.box.right < column.box.right - 0.2 * max(column.box.width, 1.0)
    return not (short and _SENTENCE_END.search(text) and line.box.left < left + 0.7 * line.size)


def vocabulary(sheets: Iterable[Sheet]) -> frozenset[str]:
    """Every word of the document, lower case, without its punctuation: it tells which hyphens are real."""
    return frozenset(word.text.lower().strip(".,;:!?\"'“”‘’()[]") for sheet in sheets for word in sheet.words)


def text_of(paragraph: Paragraph, known: frozenset[str] = frozenset()) -> tuple[str, tuple[Span, ...]]:
    """The paragraph as one line of text and its bold and italic spans."""
    pieces: list[str] = []
    marks: list[tuple[int, int, Word]] = []
    at = 0
    words = [(word, number) for number, line in enumerate(paragraph.lines) for word in line.words]
    for place, (word, row) in enumerate(words):
        text = tidy(word.text)
        after = words[place + 1] if place + 1 < len(words) else None
        glue = " "
        if after is None:
            glue = ""
        elif after[1] != row and text.endswith(_HYPHENS) and len(text) > 1:
            glue = ""
            if _is_broken(text[:-1], after[0].text, known) or text.endswith("\u00ad"):
                text = text[:-1]
        marks.append((at, at + len(text), word))
        pieces += [text, glue]
        at += len(text) + len(glue)
    whole = "".join(pieces)
    return whole, _spans(whole, marks)


def _is_broken(left: str, right: str, known: frozenset[str]) -> bool:
    """Whether a hyphen at a line's end only divides a word: "exam-ple" does, "well-known" and "Rhein-Main" do not."""
    head = re.split(r"[^\w-]", left)[-1].lower()
    tail = re.split(r"[^\w-]", right)[0].lower()
    if not head or not tail or not right[:1].islower() or not head[-1:].isalpha():
        return False
    if f"{head}{tail}" in known:
        return True
    return "-" not in head and f"{head}-{tail}" not in known


def _spans(text: str, marks: Sequence[tuple[int, int, Word]]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for kind in (SpanKind.BOLD, SpanKind.ITALIC):
        run: tuple[int, int] | None = None
        for start, end, word in marks:
            if word.bold if kind is SpanKind.BOLD else word.italic:
                run = (run[0], end) if run else (start, end)
            elif run:
                spans.append(Span(*run, kind))
                run = None
        if run:
            spans.append(Span(*run, kind))
    part = (span for span in spans if span.end - span.start < len(text))
    return tuple(sorted(part, key=lambda span: (span.start, -span.end, span.kind)))


def block_of(paragraph: Paragraph, usual: float, known: frozenset[str], mostly_bold: bool) -> Block:
    """A paragraph as a block: a heading by its type, a list item by its mark."""
    text, spans = text_of(paragraph, known)
    first = paragraph.lines[0].words[0].text
    if is_release_end(text):
        return Block(BlockKind.PARAGRAPH, text, spans)
    if _BULLET.match(first) and len(text) > len(first) + 1 and not first[:1].isdigit():
        cut = len(first) + 1
        kept = tuple(Span(max(0, s.start - cut), s.end - cut, s.kind) for s in spans if s.end > cut)
        return Block(BlockKind.LIST_ITEM, text[cut:], kept)
    large = paragraph.size >= 1.12 * usual
    bold = paragraph.bold and not mostly_bold and len(paragraph.lines) <= 2 and not text.endswith((".", ",", ";"))
    if (
        len(text) < 200
        and any(c.isalpha() for c in text)
        and ((large and len(text.split()) <= 30) or (bold and len(text) < 100))
    ):
        return Block(BlockKind.HEADING, text, level=2 if paragraph.size >= 1.5 * usual else 3)
    return Block(BlockKind.PARAGRAPH, text, spans)
