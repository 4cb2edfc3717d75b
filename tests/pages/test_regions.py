"""Rectangles: overlap, scaling, and the part that lies on the page."""

from clipper.pages.regions import Box, Region, around


def test_what_two_boxes_have_in_common() -> None:
    assert Box(0, 0, 10, 10).meets(Box(5, 6, 20, 20)) == Box(5, 6, 10, 10)
    assert Box(0, 0, 10, 10).meets(Box(10, 0, 20, 10)) is None


def test_around_all_and_nothing() -> None:
    assert around([Box(1, 2, 3, 4), Box(0, 3, 2, 9)]) == Box(0, 2, 3, 9)
    assert around([]) == Box(0, 0, 0, 0)


def test_fractions_and_back() -> None:
    box = Box(59.5, 84.2, 119, 168.4)
    share = box.scaled(1 / 595, 1 / 842)
    assert Region(0, share).box.scaled(595, 842).width == box.width
    assert Box(-0.2, 0.5, 1.4, 2).clamped() == Box(0, 0.5, 1, 1)
    assert Box(3, 3, 1, 1).width == 0 and Box(0, 0, 4, 2).middle == (2, 1) and Box(0, 0, 4, 2).holds(4, 0)
