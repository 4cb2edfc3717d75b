"""A Body in two halves: its text stands in `texts`, its blocks and spans as JSON with offsets and kinds only."""

import json
from typing import Any

from clipper.model.body import Block, BlockKind, Body, Span, SpanKind

_PLAIN = BlockKind.PARAGRAPH
compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""A value as JSON without a space between; made once, for `dumps` makes an encoder for each value."""


def blocks_of(body: Body) -> str:
    """The blocks without their text; a plain paragraph is just its length."""
    if all(b.kind is _PLAIN and not b.spans for b in body.blocks):
        return compact([len(b.text) for b in body.blocks])
    return compact([_packed(block) for block in body.blocks])


def _packed(block: Block) -> Any:
    if block.kind is _PLAIN and not block.spans:
        return len(block.text)
    found: dict[str, Any] = {"kind": block.kind.value, "length": len(block.text)}
    if block.spans:
        found["spans"] = [
            [s.start, s.end, s.kind.value, *([s.href] if s.href is not None else [])] for s in block.spans
        ]
    for name in ("level", "ordered", "picture", "alt", "head"):
        if value := getattr(block, name):
            found[name] = value
    if block.caption or block.credit:
        found |= _figure_words(block)
    return found


def _figure_words(block: Block) -> dict[str, Any]:
    """Caption and credit as places in the block's text, where they stand there as "caption (credit)"."""
    end = len(block.caption)
    if block.text == (f"{block.caption} ({block.credit})" if block.caption and block.credit else block.caption):
        return {"caption": end, "credit": [end + 2, len(block.text) - 1] if block.credit else ""}
    if block.text == f"({block.credit})" and not block.caption:
        return {"credit": [1, len(block.text) - 1]}
    return {"caption": block.caption, "credit": block.credit}


def body_of(blocks: str, text: str) -> Body:
    """The Body from both halves."""
    found, at = [], 0
    for packed in json.loads(blocks):
        length = packed if isinstance(packed, int) else packed["length"]
        words = text[at : at + length]
        at += length + 1 if length else 0
        found.append(Block(_PLAIN, words) if isinstance(packed, int) else _unpacked(packed, words))
    return Body(tuple(found))


def _unpacked(packed: dict[str, Any], words: str) -> Block:
    caption, credit = packed.get("caption", ""), packed.get("credit", "")
    return Block(
        BlockKind(packed["kind"]),
        words,
        tuple(
            Span(start, end, SpanKind(kind), href[0] if href else None)
            for start, end, kind, *href in packed.get("spans", ())
        ),
        level=packed.get("level", 0),
        ordered=packed.get("ordered", False),
        picture=packed.get("picture"),
        caption=words[:caption] if isinstance(caption, int) else caption,
        credit=words[slice(*credit)] if isinstance(credit, list) else credit,
        alt=packed.get("alt", ""),
        head=packed.get("head", False),
    )
