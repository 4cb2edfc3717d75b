"""The press's own tables for Word: as wide as their words need, and as high as Word will make them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from clipper.exporters.word_measure import Shape, line_count, text_width
from clipper.exporters.word_pages import Block
from clipper.exporters.word_xml import paragraph, run, table
from clipper.model.document import Table

_COLUMNS = 60
"""Word holds 63 columns in a table."""
_INSET = 6.0
"""Points of white beside the words of a cell."""


PADDING = 5.3
"""Points of white above and below the words of a row, and its hairline."""


_RULES = 1.0
"""Points of the rules above and below the whole."""


_UNSURE = 0.1
"""Points by which each row may be higher or lower than we make it."""


class Made(NamedTuple):
    """A table in XML, and the height of each of its rows."""

    xml: str
    heights: list[Block]


def table_of(
    block: Table, shapes: Mapping[str, Shape], room: tuple[float, float], *, rtl: bool, language: str
) -> Made | None:
    """The table within the text column, or with the side column for one of many columns; None if it has no cells.

    `room` holds these two widths in points.
    """
    rows = [_narrowed(row) for row in block.rows]
    columns = max((len(row) for row in rows), default=0)
    if not columns:
        return None
    plain, bold = (shapes[name + ("RTL" if rtl else "")] for name in ("TableText", "TableHead"))
    full = [[*row, *[""] * (columns - len(row))] for row in rows]
    wanted = [
        max(12.0, max(text_width(cell, plain.face, plain.size) for cell in column) + _INSET + 3)
        for column in zip(*full, strict=True)
    ]
    shares = _shared(wanted, max(room[columns > 4], columns * 12.0))
    made: list[list[str]] = []
    heights: list[Block] = []
    heads: list[Block] = []
    for number, cells in enumerate(full):
        head = number < block.heads
        shape = bold if head else plain
        style = ("TableHead" if head else "TableText") + ("RTL" if rtl else "")
        made.append([paragraph(style, run(cell, rtl=rtl, language=language)) for cell in cells])
        lines = max(
            line_count(cell, shape._replace(width=share - _INSET)) for cell, share in zip(cells, shares, strict=True)
        )
        height = lines * shape.leading + PADDING
        heights.append(
            Block(1, height, keep=head, whole=True, head=0.0 if head else sum(b.leading for b in heads), loose=_UNSURE)
        )
        heads += heights[-1:] if head else []
    heights[0] = heights[0]._replace(pad=_RULES)
    return Made(table("PlayReport", [round(share * 20) for share in shares], made, block.heads, rtl=rtl), heights)


def _narrowed(row: tuple[str, ...]) -> tuple[str, ...]:
    """A row Word can hold; cells beyond its limit are joined in the last."""
    return row if len(row) <= _COLUMNS else (*row[: _COLUMNS - 1], " | ".join(row[_COLUMNS - 1 :]))


def _shared(wanted: Sequence[float], room: float) -> list[float]:
    """Column widths that fill the room: in proportion if all fits, else the wide columns give up what is too much."""
    if sum(wanted) <= room:
        return [width * room / sum(wanted) for width in wanted]
    low, high = 0.0, max(wanted)
    for _round in range(30):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(min(width, middle) for width in wanted) < room else (low, middle)
    return [min(width, low) for width in wanted]
