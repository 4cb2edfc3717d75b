"""Story: clippings that tell the same story, one of them speaking for all."""

from msgspec import Struct


class Story(Struct, frozen=True):
    """A group of clippings and the one shown for it."""

    id: int
    uid: str
    clippings: tuple[int, ...]
    representative: int
