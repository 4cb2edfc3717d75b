"""What stands on a page one below the other: text, rows of tables, and drawn things; some can be parted over two pages."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from clipper.exporters.pdf_lines import Line
from clipper.exporters.pdf_pen import Pen

_HELD = 5
"""Lines of a text up to which it is not parted to stay with what follows."""


class Panel(Struct, frozen=True):
    """A tint behind text, with white inside and rules above and below."""

    colour: str
    rule: str
    left: float
    top: float = 0.0
    bottom: float = 0.0
    opens: bool = False
    closes: bool = False


class Text(Struct, frozen=True):
    """Lines of one leading."""

    lines: tuple[Line, ...]
    size: float
    leading: float
    width: float
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    right: bool = False
    """Aligned at the right, indented from there."""
    keep: bool = False
    """Stays with what follows."""
    bar: str = ""
    """Colour of a bar at the side where lines begin."""
    bar_width: float = 2.0
    panel: Panel | None = None
    marker: Line | None = None
    beside: tuple["Text", ...] = ()
    """What stands in the side column at the height of the first line."""
    whole: bool = False
    """Never parted unless it is higher than a page."""
    first: float = 0.0
    """How much further in the first line begins."""

    @property
    def height(self) -> float:
        """From top to bottom, without the white around."""
        return len(self.lines) * self.leading + (self.panel.top + self.panel.bottom if self.panel else 0.0)

    @property
    def baseline(self) -> float:
        """Of the first line, below the top."""
        return (self.panel.top if self.panel else 0.0) + (self.leading - self.size) / 2 + 0.79 * self.size

    @property
    def least(self) -> float:
        """What must fit on a page for it to begin there: two lines, or all where that would leave one over."""
        count = len(self.lines) if len(self.lines) <= 3 or self.whole else 2
        while 2 <= count < len(self.lines) and self.lines[count - 1].hyphenated:
            count += 1
        if count == len(self.lines):
            return self.height
        return count * self.leading + (self.panel.top if self.panel else 0.0)

    def split(self, room: float, *, forced: bool = False) -> tuple["Text", "Text"] | None:
        """What fits in `room`, and the rest; two lines at least on either side unless `forced`."""
        inside = room - (self.panel.top if self.panel else 0.0)
        count = min(int((inside + 0.01) // self.leading), len(self.lines) - (0 if forced else 2))
        if count < (1 if forced else 2) or (self.whole and not forced) or count >= len(self.lines):
            return None
        if not forced and self.lines[count - 1].hyphenated:
            # No word runs on over a page: the line goes with its other half.
            count -= 1
            if count < 2:
                return None
        panel = self.panel
        return (
            replace(
                self, lines=self.lines[:count], panel=panel and replace(panel, bottom=0.0, closes=False), after=0.0
            ),
            replace(
                self,
                lines=self.lines[count:],
                panel=panel and replace(panel, top=6.0 if panel.opens else panel.top, opens=False),
                before=0.0,
                marker=None,
                beside=(),
                first=0.0,
            ),
        )

    def paint(self, pen: Pen, x: float, y: float) -> None:
        """Draw with the top left corner there."""
        if self.panel:
            pen.fill(x, y, self.width, self.height, self.panel.colour)
            if self.panel.opens:
                pen.rule(x, y, self.width, 0.5, self.panel.rule)
            if self.panel.closes:
                pen.rule(x, y + self.height, self.width, 0.5, self.panel.rule)
        inset = self.indent + (self.panel.left if self.panel else 0.0)
        if self.bar:
            at = x + self.width - self.bar_width if self.right else x
            pen.fill(at, y - 1, self.bar_width, self.height + 2, self.bar)
        baseline = y + self.baseline
        placed = [
            (line, x + self.width - inset - line.width if self.right else x + inset, baseline + at * self.leading)
            for at, line in enumerate(self.lines)
        ]
        if self.first and placed:
            line, at, down = placed[0]
            placed[0] = (line, at - self.first if self.right else at + self.first, down)
        if self.marker:
            side = x + self.width - inset + 6 if self.right else x + inset - 6 - self.marker.width
            placed.insert(0, (self.marker, side, baseline))
        pen.text(placed, self.leading)


class Row(Struct, frozen=True):
    """A row of a table: cells side by side, with a hairline under it; `head` is printed again on each new page."""

    cells: tuple[tuple[Line, ...], ...]
    widths: tuple[float, ...]
    size: float
    leading: float
    rule: str
    head: tuple["Row", ...] = ()
    strong: bool = False
    before: float = 0.0
    after: float = 0.0
    right: bool = False
    keep: bool = False
    fills: tuple[str, ...] = ()
    """A colour behind each cell; "" for none."""
    centred: bool = False
    """Every cell but the first stands in the middle of its column, and lines of unequal number end together."""
    over: str = ""
    """Colour of a rule above it."""
    across: float = 0.0
    """How far from its column's edge it begins."""
    white: float = 5.0
    """Above and below the lines together."""

    @property
    def height(self) -> float:
        """The highest cell and the white around it."""
        return max((len(cell) for cell in self.cells), default=0) * self.leading + self.white

    @property
    def least(self) -> float:
        """Rows stay whole while they fit a page."""
        return self.height

    def split(self, room: float, *, forced: bool = False) -> tuple["Row", "Row"] | None:
        """The first lines of every cell, and the rest; only where the row is higher than a page."""
        count = int((room - self.white) // self.leading)
        if not forced or count < 1 or count >= max(len(cell) for cell in self.cells):
            return None
        return (
            replace(self, cells=tuple(cell[:count] for cell in self.cells)),
            replace(self, cells=tuple(cell[count:] for cell in self.cells), before=0.0),
        )

    def paint(self, pen: Pen, x: float, y: float) -> None:
        """Draw with the top left corner there."""
        baseline = y + self.white / 2 + (self.leading - self.size) / 2 + 0.79 * self.size
        total, most = sum(self.widths), max((len(cell) for cell in self.cells), default=0)
        x, across = x + self.across, 0.0
        for number, (cell, width) in enumerate(zip(self.cells, self.widths, strict=True)):
            left = x + total - across - width if self.right else x + across
            if self.fills and self.fills[number]:
                pen.fill(left, y, width, self.height, self.fills[number])
            down = (most - len(cell)) * self.leading if self.centred else 0.0
            placed: list[tuple[Line, float, float]] = []
            for at, line in enumerate(cell):
                inset = (
                    (width - line.width) / 2 if self.centred and number else width - line.width if self.right else 0.0
                )
                placed.append((line, left + inset, baseline + down + at * self.leading))
            pen.text(placed, self.leading)
            across += width
        if self.over:
            pen.rule(x, y, total, 0.8, self.over)
        pen.rule(x, y + self.height, total, 0.8 if self.strong else 0.3, self.rule)


class Drawn(Struct, frozen=True):
    """Something of a fixed height that draws itself and cannot be parted."""

    height: float
    draw: Callable[[Pen, float, float], None]
    before: float = 0.0
    after: float = 0.0
    keep: bool = False

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def split(self, room: float, *, forced: bool = False) -> None:
        """Never."""

    def paint(self, pen: Pen, x: float, y: float) -> None:
        """Draw with the top left corner there."""
        self.draw(pen, x, y)


Block = Text | Row | Drawn


def spread(block: Block, x: float) -> Drawn:
    """A block that stands at a place of its own across the page, whatever column it is put in."""
    return Drawn(block.height, lambda pen, _x, y: block.paint(pen, x, y), block.before, block.after, block.keep)


def height_of(blocks: Sequence[Block]) -> float:
    """The height of blocks one below the other, with the white between them."""
    total = 0.0
    after = 0.0
    for at, block in enumerate(blocks):
        total += (max(after, block.before) if at else 0.0) + block.height
        after = block.after
    return total


def groups_of(blocks: Sequence[Block]) -> list[Sequence[Block]]:
    """Blocks with those that must stand below them on the same page."""
    found: list[Sequence[Block]] = []
    start = 0
    while start < len(blocks):
        end = start
        while end < len(blocks) - 1 and blocks[end].keep:
            end += 1
        found.append(blocks[start : end + 1])
        start = end + 1
    return found


def held(blocks: Sequence[Block]) -> list[Block]:
    """Blocks whose last lines stay with what will follow: a short last text whole, of a longer one two lines or three.

    Under a picture it is a caption, and the picture would be moved along: there nothing is held.
    """
    *others, last = blocks
    if not isinstance(last, Text) or last.keep or (others and isinstance(others[-1], Drawn) and others[-1].keep):
        return list(blocks)
    if len(last.lines) > _HELD and last.panel is None:
        for count in (2, 3):
            halves = last.split(last.height - count * last.leading)
            if halves is not None and len(halves[1].lines) <= 3:
                return [*others, halves[0], replace(halves[1], keep=True)]
    return [*others, replace(last, keep=len(last.lines) <= _HELD)]


def least_of(group: Sequence[Block]) -> float:
    """What must fit on a page for a group to begin there: all but its last block whole."""
    return height_of(group) - group[-1].height + group[-1].least
