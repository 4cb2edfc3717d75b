"""The regions of a cutting that is being made: a plain value, changed by making the next one."""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from clipper.model.cutting import PageFile, Piece, RegionRole
from clipper.pages.regions import Box

LEAST = 0.004
"""Fraction of the page below which a region has no side."""


class Region(Struct, frozen=True):
    """A piece of a page with a key of its own, by which it is known however it is moved."""

    key: int
    piece: Piece

    @property
    def role(self) -> RegionRole:
        """What it is."""
        return self.piece.role

    @property
    def box(self) -> Box:
        """Where it lies, in fractions of its page."""
        return box_of(self.piece)

    def lies_on(self, file: PageFile, page: int) -> bool:
        """Whether it was drawn on that page (counted from 0) of that file."""
        return self.piece.page == page and self.piece.file.sha256 == file.sha256


class Regions(Struct, frozen=True):
    """All regions in reading order, and which of them is chosen (0: none)."""

    all: tuple[Region, ...] = ()
    chosen: int = 0
    last: int = 0
    """The greatest key that was given."""

    @staticmethod
    def of(pieces: Iterable[Piece]) -> "Regions":
        """These pieces in this order, none chosen."""
        made = tuple(Region(n, piece) for n, piece in enumerate(pieces, 1))
        return Regions(made, 0, len(made))

    # -- looking -------------------------------------------------------------------------------------------------

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces in reading order."""
        return tuple(region.piece for region in self.all)

    @property
    def current(self) -> Region | None:
        """The region chosen."""
        return self.get(self.chosen)

    def get(self, key: int) -> Region | None:
        """The region with this key, None where it is gone."""
        return next((region for region in self.all if region.key == key), None)

    def place(self, key: int) -> int:
        """Its place in reading order, counted from 0; -1 where it is gone."""
        return next((n for n, region in enumerate(self.all) if region.key == key), -1)

    def on(self, file: PageFile, page: int) -> tuple[Region, ...]:
        """Those on one page."""
        return tuple(region for region in self.all if region.lies_on(file, page))

    def at(self, file: PageFile, page: int, x: float, y: float) -> Region | None:
        """The region at a point of a page: the chosen one first, else the smallest."""
        there = [region for region in self.on(file, page) if region.box.holds(x, y)]
        return min(there, key=lambda one: (one.key != self.chosen, one.piece.width * one.piece.height), default=None)

    # -- changing ------------------------------------------------------------------------------------------------

    def choose(self, key: int) -> "Regions":
        """Choose a region (0: none)."""
        return replace(self, chosen=key if self.get(key) is not None else 0)

    def step(self, by: int) -> "Regions":
        """Choose the next region in reading order, or the one before; round at the ends."""
        if not self.all:
            return self
        here = self.place(self.chosen)
        there = (here + by) % len(self.all) if here >= 0 else (0 if by > 0 else len(self.all) - 1)
        return self.choose(self.all[there].key)

    def add(self, *pieces: Piece, at: int | None = None) -> "Regions":
        """Put pieces in, at a place (else at the end); the last of them is chosen."""
        if not pieces:
            return self
        new = tuple(Region(self.last + n, _on_page(piece)) for n, piece in enumerate(pieces, 1))
        place = len(self.all) if at is None else max(0, min(at, len(self.all)))
        return Regions((*self.all[:place], *new, *self.all[place:]), new[-1].key, new[-1].key)

    def reshape(self, key: int, box: Box, angle: float | None = None) -> "Regions":
        """Give a region another rectangle, kept on its page; with an `angle`, of the page turned by so many degrees."""
        return self._changed(
            key, lambda piece: _on_page(replace(_boxed(piece, box), angle=piece.angle if angle is None else angle))
        )

    def move(self, key: int, right: float, down: float) -> "Regions":
        """Shift a region by fractions of its page; it stops at the page's edge with its size kept."""

        def moved(piece: Piece) -> Piece:
            return replace(
                piece,
                x=min(max(0.0, piece.x + right), max(0.0, 1 - piece.width)),
                y=min(max(0.0, piece.y + down), max(0.0, 1 - piece.height)),
            )

        return self._changed(key, moved)

    def call(self, key: int, role: RegionRole) -> "Regions":
        """Give a region another role."""
        return self._changed(key, lambda piece: replace(piece, role=role))

    def put(self, key: int, place: int) -> "Regions":
        """Let a region be read at another place, counted from 0."""
        here = self.place(key)
        if here < 0:
            return self
        rest = [region for region in self.all if region.key != key]
        rest.insert(max(0, min(place, len(rest))), self.all[here])
        return replace(self, all=tuple(rest))

    def remove(self, key: int) -> "Regions":
        """Take a region out; the one after it is chosen, at the end the one before."""
        here = self.place(key)
        if here < 0:
            return self
        rest = tuple(region for region in self.all if region.key != key)
        chosen = self.chosen if self.chosen != key else rest[min(here, len(rest) - 1)].key if rest else 0
        return Regions(rest, chosen, self.last)

    def _changed(self, key: int, change: Callable[[Piece], Piece]) -> "Regions":
        found = tuple(
            replace(region, piece=change(region.piece)) if region.key == key else region for region in self.all
        )
        return self if found == self.all else replace(self, all=found)


def box_of(piece: Piece) -> Box:
    """The rectangle of a piece, in fractions of its page."""
    return Box(piece.x, piece.y, piece.x + piece.width, piece.y + piece.height)


def _boxed(piece: Piece, box: Box) -> Piece:
    return replace(piece, x=box.left, y=box.top, width=box.width, height=box.height)


def _on_page(piece: Piece) -> Piece:
    """The piece within its page, with sides that can be seen."""
    box = box_of(piece).clamped()
    left, top = min(box.left, 1 - LEAST), min(box.top, 1 - LEAST)
    return _boxed(piece, Box(left, top, max(box.right, left + LEAST), max(box.bottom, top + LEAST)))


def taken(regions: Sequence[Region], box: Box, most: float = 0.6) -> Region | None:
    """The region that already holds more than `most` of a rectangle, None where none does."""
    area = box.width * box.height
    for region in regions:
        common = region.box.meets(box)
        if common is not None and area > 0 and common.width * common.height > most * area:
            return region
    return None


class History:
    """What was done to the regions since the cutting was begun; choosing is no deed."""

    def __init__(self, regions: Regions, *, filed: bool = False) -> None:
        """`filed` says that they stand in the library as they are."""
        self.now = regions
        self._filed = regions.pieces if filed else ()
        self._past: list[tuple[str, Regions]] = []
        self._future: list[tuple[str, Regions]] = []
        self._joins = ""

    @property
    def undo_name(self) -> str:
        """What would be taken back; empty for nothing."""
        return self._past[-1][0] if self._past else ""

    @property
    def redo_name(self) -> str:
        """What would be done again; empty for nothing."""
        return self._future[-1][0] if self._future else ""

    @property
    def unfiled(self) -> bool:
        """Whether there are regions that do not stand in the library as they are now."""
        return bool(self.now.all) and self.now.pieces != self._filed

    def do(self, name: str, regions: Regions, *, joins: str = "") -> bool:
        """Take the next state; deeds one after the other with the same `joins` are taken back together.

        Whether anything changed.
        """
        if regions.all == self.now.all:
            self.now = regions
            return False
        if not (joins and joins == self._joins and self._past):
            self._past.append((name, self.now))
        self._joins = joins
        self._future.clear()
        self.now = regions
        return True

    def choose(self, key: int) -> None:
        """Choose a region; what comes after is a deed of its own."""
        self.now = self.now.choose(key)
        self._joins = ""

    def undo(self) -> str:
        """Take back the last deed; its name, empty for none."""
        return self._swap(self._past, self._future)

    def redo(self) -> str:
        """Do again what was taken back; its name, empty for none."""
        return self._swap(self._future, self._past)

    def _swap(self, one: list[tuple[str, Regions]], other: list[tuple[str, Regions]]) -> str:
        self._joins = ""
        if not one:
            return ""
        name, regions = one.pop()
        other.append((name, self.now))
        # keys are never given twice, or a later region would be taken for an older one
        self.now = replace(regions, last=max(regions.last, self.now.last))
        return name
