"""A clipping's text and marks as the blocks an exporter prints."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from clipper.curate import fragments
from clipper.model.annotation import Anchor, Annotation
from clipper.model.body import Block, BlockKind, Body, SpanKind
from clipper.model.clipping import Clipping, Picture
from clipper.model.document import (
    Figure,
    ItemBlock,
    MarkLabel,
    Omission,
    Paragraph,
    ParagraphKind,
    PullQuote,
    Run,
    Table,
)

Pictures = Callable[[str], bytes | None]
Placing = Callable[[Anchor, str], tuple[int, int] | None]
Flattening = Callable[[int, Sequence[tuple[int, int, Annotation]]], tuple[tuple[int, int, tuple[Annotation, ...]], ...]]

_KINDS = {
    BlockKind.PARAGRAPH: ParagraphKind.BODY,
    BlockKind.HEADING: ParagraphKind.HEADING,
    BlockKind.QUOTE: ParagraphKind.QUOTE,
    BlockKind.PREFORMATTED: ParagraphKind.PREFORMATTED,
}


class Marked(Struct):
    """A body with its marks in place, from which stretches are printed; each mark's label is printed once."""

    body: Body
    places: Mapping[int, tuple[int, int]]
    """Where each annotation that has its words stands."""
    spans: tuple[tuple[int, int, tuple[Annotation, ...]], ...]
    labelled: set[int] = field(default_factory=set)

    def runs(self, number: int, start: int, end: int) -> tuple[Run, ...]:
        """The characters `start` to `end` of the body's text that lie in block `number`, as runs set alike."""
        block, origin = self.body.blocks[number], self.body.starts[number]
        start, end = max(start, origin), min(end, origin + len(block.text))
        first = max(0, bisect_right(self.spans, start, key=lambda span: span[0]) - 1)
        covering = [span for span in self.spans[first:] if span[1] > start and span[0] < end] if self.spans else []
        edges = {start, end}
        edges.update(at for span in covering for at in span[:2] if start < at < end)
        edges.update(at for span in block.spans for at in (origin + span.start, origin + span.end) if start < at < end)
        cuts = sorted(edges)
        return tuple(self._run(block, origin, a, b, covering) for a, b in pairwise(cuts))

    def _run(
        self,
        block: Block,
        origin: int,
        start: int,
        end: int,
        covering: Sequence[tuple[int, int, tuple[Annotation, ...]]],
    ) -> Run:
        here = [span for span in block.spans if origin + span.start <= start and end <= origin + span.end]
        marks = next((names for a, b, names in covering if a <= start and end <= b), ())
        new = [mark for mark in marks if mark.id not in self.labelled]
        self.labelled.update(mark.id for mark in new)
        return Run(
            block.text[start - origin : end - origin],
            bold=any(span.kind is SpanKind.BOLD for span in here),
            italic=any(span.kind is SpanKind.ITALIC for span in here),
            href=next((span.href for span in here if span.kind is SpanKind.LINK), None),
            roles=tuple(dict.fromkeys(mark.role for mark in marks)),
            labels=tuple(MarkLabel(mark.role, mark.speaker, mark.comment, mark.author) for mark in new),
        )


def marked(body: Body, annotations: Iterable[Annotation], places: Placing, flatten: Flattening) -> Marked:
    """The body with every mark that still has its words."""
    found: dict[int, tuple[int, int]] = {}
    placed: list[tuple[int, int, Annotation]] = []
    for annotation in annotations:
        if annotation.anchor is None or annotation.lost:
            continue
        place = places(annotation.anchor, body.text)
        if place is not None:
            found[annotation.id] = place
            placed.append((*place, annotation))
    return Marked(body, found, flatten(len(body.text), placed) if placed else ())


def full_text(text: Marked, clipping: Clipping, picture: Pictures) -> list[tuple[int, ItemBlock]]:
    """All blocks in order, each with the number of the body's block it begins with."""
    printed: list[tuple[int, ItemBlock]] = []
    rows: list[Block] = []
    for number, block in enumerate(text.body.blocks):
        if block.kind is BlockKind.TABLE_ROW:
            rows.append(block)
            continue
        _close_table(printed, rows, number)
        if block.kind is BlockKind.FIGURE:
            found = figure(block, clipping.draft.pictures, picture)
            if found is not None:
                printed.append((number, found))
        elif block.text:
            printed.append((number, _paragraph(block, text.runs(number, 0, len(text.body.text)))))
    _close_table(printed, rows, len(text.body.blocks))
    return printed


def passages(text: Marked, chosen: Iterable[int]) -> list[ItemBlock]:
    """The chosen marks' passages in reading order, overlapping ones joined, with what is left out between shown."""
    joined: list[list[int]] = []
    for start, end in sorted(text.places[mark] for mark in chosen if mark in text.places):
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    printed: list[ItemBlock] = []
    last = 0
    for start, end in joined:
        if printed and text.body.text[last:start].strip():
            printed.append(Omission())
        for number, block in enumerate(text.body.blocks):
            origin = text.body.starts[number]
            if block.text and origin < end and start < origin + len(block.text):
                paragraph = _paragraph(block, text.runs(number, start, end))
                if paragraph.text.strip():
                    printed.append(_with_ellipses(paragraph, text.body, number, start, end))
        last = end
    return printed


def _with_ellipses(paragraph: Paragraph, body: Body, number: int, start: int, end: int) -> Paragraph:
    """The stretch of block `number` from `start` to `end`, with "…" where it begins or ends inside a sentence."""
    first = body.starts[number]
    last = first + len(body.blocks[number].text)
    before = fragments.before(body.text, start, first) if start > first else ""
    after = fragments.after(body.text, end, last) if end < last else ""
    runs = ((Run(before),) if before else (), paragraph.runs, (Run(after),) if after else ())
    return replace(paragraph, runs=tuple(run for part in runs for run in part))


def with_quotes(
    printed: Sequence[tuple[int, ItemBlock]], text: Marked, quotes: Iterable[Annotation]
) -> tuple[ItemBlock, ...]:
    """The blocks with pull quotes between them, none beside the words it repeats if there is another place."""
    blocks: list[ItemBlock] = [block for _, block in printed]
    numbers = [number for number, _ in printed]
    inserted: list[tuple[int, PullQuote]] = []
    for quote in quotes:
        if quote.id not in text.places:
            continue
        start, end = text.places[quote.id]
        number = max(0, bisect_right(text.body.starts, start) - 1)
        own = max(0, bisect_right(numbers, number) - 1)
        inserted.append(
            (_quiet_place(blocks, own), PullQuote(" ".join(text.body.text[start:end].split()), quote.speaker))
        )
    # Python's sort keeps the order of equals, so quotes meant for one place stay in theirs when set from the last on.
    inserted.sort(key=lambda one: one[0])
    for at, quote in reversed(inserted):
        blocks.insert(at, quote)
    return tuple(blocks)


def _quiet_place(blocks: Sequence[ItemBlock], own: int) -> int:
    """The place nearest before the block `own`, else after it, that has a block of text on either side between."""
    texts = [at for at in range(1, len(blocks)) if isinstance(blocks[at - 1], Paragraph) and at not in (own, own + 1)]
    earlier = [at for at in texts if at < own and at > 1] or [at for at in texts if at < own]
    later = [at for at in texts if at > own + 1]
    return earlier[-1] if earlier else later[0] if later else len(blocks)


def facsimile(clipping: Clipping, picture: Pictures) -> tuple[Figure, ...]:
    """The original where it is a picture itself, else the pictures of the text, else every picture kept with it."""
    draft = clipping.draft
    blocks = [block for block in draft.body.blocks if block.kind is BlockKind.FIGURE and block.picture]
    original = draft.original
    if original and original.media_type.startswith("image/") and original.sha256 not in {b.picture for b in blocks}:
        data = picture(original.sha256)
        if data is not None:
            return (Figure(data, media_type(data) or original.media_type, 0, 0, facsimile=True),)
    found = [figure(block, draft.pictures, picture) for block in blocks]
    if not blocks:
        found = [figure(Block(BlockKind.FIGURE, "", picture=p.sha256), draft.pictures, picture) for p in draft.pictures]
    return tuple(replace(one, facsimile=True) for one in found if isinstance(one, Figure))


def figure(block: Block, pictures: Sequence[Picture], picture: Pictures) -> ItemBlock | None:
    """A figure with its picture, or its caption alone where the picture is not kept; None if it has neither."""
    data = picture(block.picture) if block.picture else None
    if data is None:
        return Paragraph((Run(block.text, italic=True),)) if block.text else None
    known = next((one for one in pictures if one.sha256 == block.picture), None)
    return Figure(
        data,
        known.media_type if known else media_type(data),
        known.width if known else 0,
        known.height if known else 0,
        block.caption,
        block.credit,
        block.alt,
    )


def media_type(data: bytes) -> str:
    """What kind of picture the bytes are, by their first ones; "" if none we know."""
    for magic, kind in (
        (b"\x89PNG", "image/png"),
        (b"\xff\xd8", "image/jpeg"),
        (b"GIF8", "image/gif"),
        (b"BM", "image/bmp"),
    ):
        if data.startswith(magic):
            return kind
    if data[:4] in {b"II*\x00", b"MM\x00*"}:
        return "image/tiff"
    return "image/webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else ""


def _paragraph(block: Block, runs: tuple[Run, ...]) -> Paragraph:
    if block.kind is BlockKind.LIST_ITEM:
        kind = ParagraphKind.NUMBERED if block.ordered else ParagraphKind.BULLET
    else:
        kind = _KINDS.get(block.kind, ParagraphKind.BODY)
    return Paragraph(runs, kind, block.level)


def _close_table(printed: list[tuple[int, ItemBlock]], rows: list[Block], number: int) -> None:
    """Print the rows gathered so far as one table."""
    if not rows:
        return
    cells = [tuple(row.text.split("\t")) for row in rows]
    width = max(len(row) for row in cells)
    heads = next((at for at, row in enumerate(rows) if not row.head), len(rows))
    table = Table(tuple(row + ("",) * (width - len(row)) for row in cells), heads)
    printed.append((number - len(rows), table))
    rows.clear()
