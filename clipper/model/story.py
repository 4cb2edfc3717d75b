"""Story: clippings that tell the same story, one of them speaking for all."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """A group of clippings and the one shown for it."""

    id: int
    uid: str
    clippings: tuple[int, ...]
    representative: int
