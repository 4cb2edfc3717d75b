"""Places on a page and on the page after it was turned: there and back, at every angle."""

import math

from hypothesis import given
from hypothesis import strategies as st

from clipper.pages.regions import Box
from clipper.pages.turning import box_shown, box_turned, point_shown, point_turned, turned_size

SHARES = st.floats(0, 1)
SIDES = st.floats(50, 5000)


@given(SHARES, SHARES, SIDES, SIDES, st.floats(-720, 720))
def test_a_point_comes_back(x: float, y: float, width: float, height: float, angle: float) -> None:
    wide, high = turned_size(width, height, angle)
    there = point_turned(x * width, y * height, width, height, angle)
    assert -1e-6 <= there[0] <= wide + 1e-6
    assert -1e-6 <= there[1] <= high + 1e-6
    assert math.dist(point_shown(*there, width, height, angle), (x * width, y * height)) < 1e-6


def test_a_quarter_turn_clockwise_brings_the_foot_to_the_left() -> None:
    assert turned_size(600, 800, 90) == (800, 600)
    assert box_turned(Box(0.0, 0.75, 0.5, 1.0), 600, 800, 90) == Box(0.0, 0.0, 0.25, 0.5)
    assert box_shown(Box(0.0, 0.0, 0.25, 0.5), 600, 800, 90) == Box(0.0, 0.75, 0.5, 1.0)


def test_a_straightened_page_keeps_its_middle_and_holds_all_of_it() -> None:
    wide, high = turned_size(600, 800, 2)
    assert wide > 600
    assert high > 800
    assert point_turned(300, 400, 600, 800, 2) == (wide / 2, high / 2)
    # the upper left corner goes to the right and stays at the top
    x, y = point_turned(0, 0, 600, 800, 2)
    assert x > 20
    assert abs(y) < 1e-6
