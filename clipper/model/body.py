"""A clipping's text: flat blocks with inline spans, every offset a code point in `Body.text`."""

import unicodedata
from enum import StrEnum
from functools import cached_property

from msgspec import Struct, field


class BlockKind(StrEnum):
    """What a block is on the page."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    PREFORMATTED = "preformatted"
    FIGURE = "figure"


class SpanKind(StrEnum):
    """What is special about a run of characters."""

    BOLD = "bold"
    ITALIC = "italic"
    LINK = "link"


class Span(Struct, frozen=True):
    """A run of characters inside one block; offsets count from the block's own start."""

    start: int
    end: int
    kind: SpanKind
    href: str | None = None


class Block(Struct, frozen=True):
    """One block: its kind, its plain text and its spans.

    A table row's cells are joined by a tab; a preformatted block keeps its line ends; every other text has neither.
    A figure's text is "caption" or "caption (credit)" and may be empty; `picture` is the SHA-256 of its picture, if kept.
    """

    kind: BlockKind
    text: str
    spans: tuple[Span, ...] = ()
    level: int = 0
    """Heading: 1–6; list item: depth from 0."""
    ordered: bool = False
    picture: str | None = None
    caption: str = ""
    credit: str = ""
    alt: str = ""
    head: bool = False
    """A table row that names the columns."""


def tidy(text: str, *, keep: str = "") -> str:
    """The text in NFC without control characters (those in `keep` stay), surrogates or byte-order marks."""
    text = (
        text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if any("\ud800" <= c <= "\udfff" for c in text)
        else text
    )
    text = unicodedata.normalize("NFC", text)
    if text.isprintable():
        return text
    return "".join(
        c for c in text if c in keep or not (unicodedata.category(c) == "Cc" or c in "\ufeff\ufffe\uffff\u2028\u2029")
    )


def figure(caption: str = "", credit: str = "", picture: str | None = None, alt: str = "") -> Block:
    """A figure block whose text follows from caption and credit."""
    caption, credit = " ".join(tidy(caption, keep="\t\n").split()), " ".join(tidy(credit, keep="\t\n").split())
    text = f"{caption} ({credit})" if caption and credit else caption or (f"({credit})" if credit else "")
    return Block(BlockKind.FIGURE, text, picture=picture, caption=caption, credit=credit, alt=alt)


def paragraph(text: str, *spans: Span) -> Block:
    """A plain paragraph."""
    return Block(BlockKind.PARAGRAPH, text, spans)


class Body(Struct, frozen=True, dict=True):
    """The blocks in reading order; `text` joins their texts by one line end."""

    blocks: tuple[Block, ...] = field(default=())

    @cached_property
    def text(self) -> str:
        """All blocks' texts joined by one line end; empty figures contribute nothing."""
        return "\n".join(b.text for b in self.blocks if b.text)

    @cached_property
    def reading_text(self) -> str:
        """The text without figure blocks: what is shown as "text", counted and scored."""
        return "\n".join(b.text for b in self.blocks if b.text and b.kind is not BlockKind.FIGURE)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """For each block the offset of its first character in `text` (an empty block: where it would stand)."""
        found, at = [], 0
        for block in self.blocks:
            found.append(at)
            at += len(block.text) + 1 if block.text else 0
        return tuple(found)

    @cached_property
    def words(self) -> int:
        """How many words are to be read, figures left out."""
        return len(self.reading_text.split())
