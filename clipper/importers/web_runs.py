"""Runs of text from a page joined to lines: white space folded, breaks judged, spans measured."""

import unicodedata
from urllib.parse import urljoin, urlsplit

from clipper.importers.cleaning import safe_url
from clipper.importers.web_elements import BLANK
from clipper.model.body import BlockKind, Span, SpanKind, tidy

Run = tuple[str, frozenset[str], str]
"""Text, its formats ("bold", "italic"), and the address it links to; BREAK in its place is a line break."""
BREAK = "br"
NOWHERE = "#"
"""The address of a link that leads to no page."""


def address(href: str, base_url: str) -> str:
    """The link's address if it is one to follow from paper or screen (http, https, mailto), else ""."""
    href = href.strip()
    if not href or len(href) > 4000 or href.startswith("#"):
        return ""
    try:
        whole = urljoin(base_url, href) if base_url else href
        urlsplit(whole)
    except ValueError:
        return ""
    return safe_url(whole.replace(" ", "%20"))


def paragraphs(runs: list[Run], kind: BlockKind) -> list[list[Run]]:
    """Runs cut where the page breaks twice, or once between whole sentences; other breaks are spaces."""
    if not any(run[2] == BREAK for run in runs):
        return [runs] if runs else []
    if kind is BlockKind.PREFORMATTED:
        return [[(text, formats, "" if href == BREAK else href) for text, formats, href in runs]]
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run[2] == BREAK:
            lines.append([])
        else:
            lines[-1].append(run)
    parts: list[list[Run]] = [[]]
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


def joined(runs: list[Run], keep_lines: bool) -> tuple[str, tuple[Span, ...], int]:
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
            text = tidy(BLANK.sub(" ", raw))
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
            target = (href if href != NOWHERE else "") if kind is SpanKind.LINK else kind.value
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
