"""Edges that were drawn through a line of words, moved to where they cut none."""

from collections.abc import Iterable, Sequence

from clipper.pages.regions import Box

_REACH = 0.02
"""The share of the page by which an edge may be moved."""


def between_lines(box: Box, words: Iterable[Box]) -> Box:
    """A rectangle whose edges go through as few words as can be; all in fractions of one page.

    A line that lies in it for the greater part is taken whole, any other is left out.
    """
    near = [
        word
        for word in words
        if word.bottom > box.top and word.top < box.bottom and word.right > box.left and word.left < box.right
    ]
    across = [word for word in near if box.left <= word.middle[0] <= box.right]
    # letters far larger than any line say nothing of lines
    heights = [(word.top, word.bottom) for word in across if word.height <= 2 * _REACH]
    top, bottom = _moved(box.top, heights, inner=1), _moved(box.bottom, heights, inner=-1)
    down = [word for word in near if top <= word.middle[1] <= bottom]
    left = _moved(box.left, [(word.left, word.right) for word in down], inner=1, all_alike=True)
    right = _moved(box.right, [(word.left, word.right) for word in down], inner=-1, all_alike=True)
    return Box(left, top, right, bottom) if left < right and top < bottom else box


def _moved(edge: float, spans: Sequence[tuple[float, float]], *, inner: int, all_alike: bool = False) -> float:
    """Where an edge cuts none of the spans it goes through; `inner` is the side (1: after it) on which the rectangle lies.

    With `all_alike` it stays where some would have to be taken and others left out.
    """
    through = [(low, high) for low, high in spans if low < edge < high]
    taken = [(low, high) for low, high in through if ((low + high) / 2 - edge) * inner > 0]
    if not through or (all_alike and 0 < len(taken) < len(through)):
        return edge
    left_out = [span for span in through if span not in taken]
    if 2 * len(taken) >= len(through):
        to = min(low for low, _high in taken) if inner > 0 else max(high for _low, high in taken)
    else:
        to = max(high for _low, high in left_out) if inner > 0 else min(low for low, _high in left_out)
    return to if abs(to - edge) <= _REACH else edge
