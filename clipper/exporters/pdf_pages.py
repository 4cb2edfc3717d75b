"""Blocks on to sheets: what fits, what stays together, what runs on, and the notes in the side column."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from clipper.exporters.pdf_blocks import Block, Row, Text, groups_of, least_of
from clipper.exporters.style import Page, points
from clipper.model.document import DocumentSection, Item, MarkLabel

NOTE_GAP = 6.0
"""White between notes in the side column."""
LATE = 16.0
"""Points that the last line of an item may stand below the others, where "continues" would stand."""


class Geometry(Struct, frozen=True):
    """A style's page in points from the top left corner; an issue from right to left has its side column at the left."""

    width: float
    height: float
    left: float
    top: float
    bottom: float
    """Where the text column ends."""
    full: float
    """Text and side column together."""
    text: float
    text_x: float
    side: float
    side_x: float
    head: float
    foot: float
    rtl: bool

    def start(self, width: float, offset: float = 0.0) -> float:
        """Where a box of this width stands when it begins the line, `offset` further in."""
        return self.left + self.full - width - offset if self.rtl else self.left + offset


def geometry(page: Page, rtl: bool) -> Geometry:
    """The page of a style, mirrored for an issue from right to left."""
    left = points(page.right if rtl else page.left)
    text, gap, side = points(page.text), points(page.gap), points(page.side)
    full = text + gap + side
    if page.facts and not side:
        # Tone, rights and code stand at the end of an item's head, over the width of the text.
        return replace(
            _columns(page, rtl, left, full, text, gap, side),
            side=points(page.facts),
            side_x=left if rtl else left + full - points(page.facts),
        )
    return _columns(page, rtl, left, full, text, gap, side)


def _columns(page: Page, rtl: bool, left: float, full: float, text: float, gap: float, side: float) -> Geometry:
    return Geometry(
        width=points(page.width),
        height=points(page.height),
        left=left,
        top=points(page.top),
        bottom=points(page.height - page.bottom),
        full=full,
        text=text,
        text_x=left + side + gap if rtl else left,
        side=side,
        side_x=left if rtl else left + text + gap,
        head=points(page.head),
        foot=points(page.height - page.foot),
        rtl=rtl,
    )


class Note(Struct):
    """Something in the side column: its texts, and the height it wants to stand at."""

    y: float
    texts: tuple[Text, ...]

    @property
    def height(self) -> float:
        """From top to bottom."""
        return sum(text.height for text in self.texts)


class Sheet(Struct):
    """One page before it is drawn."""

    placed: list[tuple[Block, float, float]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    """The items that begin here."""
    opens: DocumentSection | None = None
    """The first section that begins here."""
    section: DocumentSection | None = None
    running: Item | None = None
    """The item that was open when the page began."""
    continues: bool = False
    front: str = ""
    """What the running head calls a page of the front matter."""
    cover: bool = False
    bare: bool = False
    """Without a running head: it begins with the masthead."""


class Frame(NamedTuple):
    """Where a sheet, or a column of one, takes text."""

    x: float
    top: float
    bottom: float


class Flow:
    """Puts blocks on sheets in order."""

    def __init__(
        self,
        page: Geometry,
        x: float,
        label: Callable[[MarkLabel], tuple[Text, ...]] = lambda _label: (),
        *,
        frames: Callable[[int], Frame] | None = None,
        late: float = LATE,
    ) -> None:
        self.page = page
        self._frames = frames or (lambda _sheet: Frame(x, page.top, page.bottom))
        self._label = label
        self._late = late
        self.frame = self._frames(0)
        self.sheets: list[Sheet] = []
        self.y = 0.0
        self.after = 0.0
        self.at_top = True

    def turn(self, sheet: Sheet | None = None) -> Sheet:
        """Begin a new sheet."""
        self.frame = self._frames(len(self.sheets))
        self.sheets.append(sheet or Sheet())
        self.y, self.after, self.at_top = self.frame.top, 0.0, True
        return self.sheets[-1]

    def room(self, before: float = 0.0) -> float:
        """What is left on this sheet below the white before the next block."""
        return self.frame.bottom - self.y - (0.0 if self.at_top else max(self.after, before))

    def put(self, blocks: Sequence[Block]) -> None:
        """Place blocks one below the other; those that keep with the next begin a sheet together with it."""
        for group in groups_of(blocks):
            end = group[-1] is blocks[-1]
            while self._too_short(least_of(group)):
                self.turn()
            if not self.at_top and least_of(group) > self.room(group[0].before) + 0.01:
                last = end and len(group) == 1 and isinstance(group[0], Text)
                if not last or group[0].height > self.room(group[0].before) + self._late:
                    self._turn_within(group[0])
            for block in group:
                self._place(block, self._late if end and len(group) == 1 else 0.0)

    def _too_short(self, least: float) -> bool:
        """Whether an empty frame lower than a page, below a head, cannot hold what one of a whole page can."""
        whole = self.page.bottom - self.page.top
        return self.at_top and self.room() < whole - 0.5 and self.room() + 0.01 < least <= whole + 0.01

    def _place(self, block: Block, late: float = 0.0) -> None:
        """Place one block, parting it as often as need be."""
        fresh = self.at_top
        while True:
            room = self.room(block.before)
            if block.height <= room + 0.01 or (isinstance(block, Text) and block.height <= room + late):
                self._stand(block)
                return
            halves = block.split(room)
            if halves is None and fresh:
                halves = block.split(room, forced=True)
                if halves is None:
                    self._stand(block)
                    return
            if halves:
                self._stand(halves[0])
                block = halves[1]
            self._turn_within(block)
            fresh = True

    def _turn_within(self, block: Block) -> None:
        """Begin a new sheet for a block; a table's head goes before its rows."""
        self.turn()
        if isinstance(block, Row):
            for head in block.head:
                self._stand(head)

    def _stand(self, block: Block) -> None:
        y = self.y if self.at_top else self.y + max(self.after, block.before)
        sheet = self.sheets[-1]
        sheet.placed.append((block, self.frame.x, y))
        if isinstance(block, Text):
            top = y + (block.panel.top if block.panel else 0.0)
            if block.beside:
                # Small type beside a large line stands at the middle of that line.
                sheet.notes.append(Note(y + (block.leading - block.beside[0].leading) / 2, block.beside))
            for at, line in enumerate(block.lines):
                for label in line.notes:
                    sheet.notes.append(Note(top + at * block.leading, self._label(label)))
        self.y, self.after, self.at_top = y + block.height, block.after, False

    def below(self, y: float, after: float = 0.0) -> None:
        """Go on below what was set otherwise down to `y`."""
        self.y, self.after, self.at_top = y, after, False

    def skip(self, height: float) -> None:
        """Leave white, unless the sheet has just begun."""
        if not self.at_top:
            self.after = max(self.after, height)

    def settle(self, first: int) -> list[Note]:
        """Give the notes of the sheets from `first` on their places; the answer is those for which there is no room."""
        over: list[Note] = []
        for sheet in self.sheets[first:]:
            over += _stack(sheet, self.page.top, self.page.bottom)
        return over


def _stack(sheet: Sheet, top: float, bottom: float) -> list[Note]:
    """Move a sheet's notes apart, down first and then up; those that do not fit are taken off it."""
    sheet.notes.sort(key=lambda note: note.y)
    over: list[Note] = []
    while sum(note.height + NOTE_GAP for note in sheet.notes) > bottom - top + NOTE_GAP:
        over.insert(0, sheet.notes.pop())
    limit = top
    for note in sheet.notes:
        note.y = max(note.y, limit)
        limit = note.y + note.height + NOTE_GAP
    limit = bottom + LATE
    for note in reversed(sheet.notes):
        note.y = min(note.y, limit - note.height)
        limit = note.y - NOTE_GAP
    return over
