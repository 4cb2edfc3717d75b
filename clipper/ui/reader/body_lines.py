"""A Body as lines to be typed on: what cannot be typed, a figure or a table, is named on a line of its own that stays."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct, field

from clipper.i18n import _, _n
from clipper.model.body import Block, BlockKind, Body
from clipper.ui.widgets.characters import UNSAFE, units


class BodyLines(Struct):
    """The lines as they are shown, and where the text's own stand among them."""

    lines: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    """The lines that name a figure or a table."""
    offsets: list[int] = field(default_factory=list)
    """Where each line of the text begins in it (code points)."""
    positions: list[int] = field(default_factory=list)
    """And where in what is shown (UTF-16 units)."""

    def position(self, text: str, offset: int) -> int:
        """Where a code-point offset of `text` stands in what is shown, in UTF-16 units."""
        line = max(0, bisect_right(self.offsets, offset) - 1)
        return self.positions[line] + units(text[self.offsets[line] : offset])

    def without_names(self, shown: str) -> str:
        """What was typed: the lines that name something left out, also where others were joined to them."""
        lines = (self._bare(line) for line in shown.split("\n"))
        return "\n".join(line for line in lines if line is not None)

    def _bare(self, line: str) -> str | None:
        if line in self.names:
            return None
        for name in self.names:
            line = line.replace(name, "")
        return line


def body_lines(body: Body) -> BodyLines:
    """The lines of a body, a paragraph or a row of a table on each."""
    made, at, places = BodyLines(), 0, list(_names(body))
    text = body.text.translate(UNSAFE)
    length = 0

    def add(line: str) -> None:
        nonlocal length
        made.lines.append(line)
        length += units(line) + 1

    for line in text.split("\n"):
        while places and places[0][0] <= at:
            add(places.pop(0)[1])
        if text:
            made.offsets.append(at)
            made.positions.append(length)
            add(line)
        at += len(line) + 1
    for _at, name in places:
        add(name)
    if not text:
        made.offsets.append(0)
        made.positions.append(length)
        add("")
    made.names = {name for _at, name in _names(body)}
    return made


def _names(body: Body) -> Iterator[tuple[int, str]]:
    """What stands in the body beside words: where, and what it is called."""
    numbered = zip(body.blocks, body.starts, strict=True)
    for kind, group in groupby(numbered, key=lambda one: one[0].kind):
        blocks = list(group)
        if kind is BlockKind.FIGURE:
            yield from ((start, _figure(block)) for block, start in blocks if block.picture or block.text)
        elif kind is BlockKind.TABLE_ROW:
            said = _n(
                "[Table of {n} row, tabs between its cells]",
                "[Table of {n} rows, tabs between their cells]",
                len(blocks),
            )
            yield blocks[0][1], said


def _figure(block: Block) -> str:
    return _("[Figure, its caption on the next line]") if block.text else _("[Figure without a caption]")


def pictured(body: Body) -> int:
    """How many figures and tables a body has."""
    return sum(1 for _place in _names(body))
