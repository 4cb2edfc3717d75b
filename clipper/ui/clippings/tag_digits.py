"""Which digit toggles which tag: the digits set by hand first, the rest in the order the tags were made."""

from collections.abc import Iterable

from clipper.model.tag import Tag


def digits(tags: Iterable[Tag]) -> dict[int, int]:
    """The digit 1 to 9 of each tag that has one, by the tag's id."""
    known = sorted(tags, key=lambda tag: tag.id)
    keyed = {tag.id: tag.key for tag in known if tag.key is not None and 1 <= tag.key <= 9}
    free = iter([n for n in range(1, 10) if n not in keyed.values()])
    for tag in known:
        if tag.id not in keyed:
            digit = next(free, None)
            if digit is None:
                break
            keyed[tag.id] = digit
    return keyed
