"""Where a character of `Body.text` stands in the set document, and back again.

`Body.text` counts code points, Qt counts UTF-16 units, and the document holds characters of its own (the dateline
run into the first paragraph, a picture's place, the separators of table cells), which no offset of a Body knows.
"""

from bisect import bisect_right

from msgspec import Struct, field

from clipper.annotate.marks import Utf16Offsets


class Places(Struct):
    """Runs of the text that stand together in the document: begun at `units` of the text, `positions` of Qt."""

    utf16: Utf16Offsets
    units: list[int] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    """In UTF-16 units; the line end after a run is not part of it."""

    def put(self, unit: int, position: int, length: int) -> None:
        """Note that `length` units of the text from `unit` on stand at `position` of the document."""
        self.units.append(unit)
        self.positions.append(position)
        self.lengths.append(length)

    def position(self, offset: int) -> int:
        """The document position of a code-point offset; an offset not set yet gives the end of what is."""
        if not self.units:
            return 0
        unit = self.utf16.units(offset)
        run = bisect_right(self.units, unit) - 1
        if run < 0:
            return self.positions[0]
        return self.positions[run] + min(unit - self.units[run], self.lengths[run])

    @property
    def reached(self) -> int:
        """The code-point offset up to which the text is set."""
        return self.utf16.code_point(self.units[-1] + self.lengths[-1]) if self.units else 0

    def offset(self, position: int) -> int:
        """The code-point offset of a document position; what is not of the text stands before what follows."""
        if not self.units:
            return 0
        run = max(0, bisect_right(self.positions, position) - 1)
        into = max(0, position - self.positions[run])
        if into > self.lengths[run] and run + 1 < len(self.units):
            return self.utf16.code_point(self.units[run + 1])
        return self.utf16.code_point(self.units[run] + min(into, self.lengths[run]))
