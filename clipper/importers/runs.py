"""Runs of formatted text joined to one line with its spans."""

import re
import unicodedata
from collections.abc import Sequence

from msgspec import Struct

from clipper.importers.cleaning import clean, line, safe_url
from clipper.model.body import Span, SpanKind


class Run(Struct, frozen=True):
    """Text in one format."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


def joined(runs: Sequence[Run]) -> tuple[str, tuple[Span, ...]]:
    """The text with every run of white space made one space, and the spans in it; an all-bold line has no bold span."""
    text = ""
    marks: list[tuple[int, int, SpanKind, str]] = []
    for run in runs:
        words = re.sub(r"\s+", " ", clean(run.text))
        start = len(text)
        text += words.lstrip() if not text or text.endswith(" ") else words
        while start < len(text) and text[start] == " ":
            start += 1
        end = len(text.rstrip())
        if end <= start:
            continue
        href = safe_url(run.href)
        marks += [(start, end, SpanKind.BOLD, "")] if run.bold else []
        marks += [(start, end, SpanKind.ITALIC, "")] if run.italic else []
        marks += [(start, end, SpanKind.LINK, href)] if href else []
    text = text.rstrip()
    if not unicodedata.is_normalized("NFC", text):
        # A letter and its accent in two runs: they become one letter, and the spans' places are gone.
        return line(text), ()
    spans = [Span(start, end, kind, href or None) for start, end, kind, href in _merged(marks, text)]
    whole = {s for s in spans if s.kind is not SpanKind.LINK and s.start == 0 and s.end == len(text)}
    return text, tuple(s for s in spans if s not in whole)


def _merged(marks: list[tuple[int, int, SpanKind, str]], text: str) -> list[tuple[int, int, SpanKind, str]]:
    """Marks of one kind that touch, or are parted by one space, made one."""
    found: list[tuple[int, int, SpanKind, str]] = []
    for start, end, kind, href in sorted(marks, key=lambda m: (m[2], m[3], m[0])):
        if found and found[-1][2:] == (kind, href) and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end, kind, href)
        else:
            found.append((start, end, kind, href))
    return sorted(found, key=lambda m: (m[0], -m[1]))
