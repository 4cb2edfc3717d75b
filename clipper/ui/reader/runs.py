"""Spans of a block as stretches that each look one way, in time that grows with the spans and not with their square."""

from collections import Counter
from collections.abc import Iterator, Sequence

from clipper.model.body import Span, SpanKind


def runs(spans: tuple[Span, ...], start: int, end: int) -> Iterator[tuple[int, int, tuple[Span, ...]]]:
    """The stretches from `start` to `end` in order, each with one span for every look that covers it."""
    if not spans:
        if start < end:
            yield start, end, ()
        return
    opening: dict[int, list[Span]] = {}
    closing: dict[int, list[Span]] = {}
    for span in spans:
        a, b = max(span.start, start), min(span.end, end)
        if a < b:
            opening.setdefault(a, []).append(span)
            closing.setdefault(b, []).append(span)
    active: Counter[tuple[SpanKind, str | None]] = Counter()
    looks: dict[tuple[SpanKind, str | None], Span] = {}
    last = start
    for at in sorted({*opening, *closing, end}):
        if at > last:
            yield last, at, tuple(looks[look] for look, number in active.items() if number > 0)
        for span in closing.get(at, ()):
            active[span.kind, span.href] -= 1
            if not active[span.kind, span.href]:
                del active[span.kind, span.href]
        for span in opening.get(at, ()):
            active[span.kind, span.href] += 1
            looks[span.kind, span.href] = span
        last = at


def parted(start: int, end: int, stretches: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """The stretch from `start` to `end` cut at others, each piece with whether it lies in one of them."""
    for first, last in stretches:
        if last <= start or first >= end:
            continue
        if first > start:
            yield start, first, False
        yield max(first, start), min(last, end), True
        start = min(last, end)
    if start < end:
        yield start, end, False
