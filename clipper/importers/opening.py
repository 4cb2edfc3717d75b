"""The opening of a body: the dateline leaves its first paragraph and becomes a field."""

from clipper.importers.datelines import find_dateline
from clipper.model.body import Block, BlockKind, Body, Span

_SURE = 0.85


def without_dateline(body: Body) -> tuple[Body, str, str]:
    """The body without its dateline, the dateline as printed, and the agency it names ("" where there is none)."""
    for number, block in enumerate(body.blocks):
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        found = find_dateline(block.text, body.reading_text)
        if found is None or found.sure < _SURE or found.end >= len(block.text):
            break
        spans = tuple(
            Span(max(0, s.start - found.end), s.end - found.end, s.kind, s.href)
            for s in block.spans
            if s.end > found.end
        )
        rest = Block(block.kind, block.text[found.end :], spans)
        return Body((*body.blocks[:number], rest, *body.blocks[number + 1 :])), found.text, found.agency
    return body, "", ""
