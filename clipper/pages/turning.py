"""A page turned or straightened: how large it is then, and where its points and rectangles come to lie.

The turned page is the smallest upright rectangle around the page turned about its middle.
"""

import math
from collections.abc import Callable

from clipper.pages.regions import Box


def turned_size(width: float, height: float, angle: float) -> tuple[float, float]:
    """Width and height of the page after turning by `angle` degrees clockwise, in the unit given."""
    across, down = _sides(angle)
    return width * across + height * down, width * down + height * across


def point_turned(x: float, y: float, width: float, height: float, angle: float) -> tuple[float, float]:
    """Where a point of the page (width × height) lies on the turned page."""
    cos, sin = _directions(angle)
    wide, high = turned_size(width, height, angle)
    x, y = x - width / 2, y - height / 2
    return x * cos - y * sin + wide / 2, x * sin + y * cos + high / 2


def point_shown(x: float, y: float, width: float, height: float, angle: float) -> tuple[float, float]:
    """Where a point of the turned page lies on the page as it came, whose size is width × height."""
    cos, sin = _directions(angle)
    wide, high = turned_size(width, height, angle)
    x, y = x - wide / 2, y - high / 2
    return x * cos + y * sin + width / 2, -x * sin + y * cos + height / 2


def box_turned(box: Box, width: float, height: float, angle: float) -> Box:
    """A rectangle in fractions of the page as the smallest upright one around it, in fractions of the turned page."""
    wide, high = turned_size(width, height, angle)
    return _around(box.scaled(width, height), lambda x, y: point_turned(x, y, width, height, angle)).scaled(
        1 / wide, 1 / high
    )


def box_shown(box: Box, width: float, height: float, angle: float) -> Box:
    """A rectangle in fractions of the turned page as the smallest upright one around it, in fractions of the page as it came."""
    wide, high = turned_size(width, height, angle)
    return _around(box.scaled(wide, high), lambda x, y: point_shown(x, y, width, height, angle)).scaled(
        1 / width, 1 / height
    )


def _around(box: Box, move: Callable[[float, float], tuple[float, float]]) -> Box:
    spots = [move(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
    return Box(
        min(x for x, _y in spots), min(y for _x, y in spots), max(x for x, _y in spots), max(y for _x, y in spots)
    )


def _directions(angle: float) -> tuple[float, float]:
    """Cosine and sine, exact for quarters."""
    quarters = {0.0: (1.0, 0.0), 90.0: (0.0, 1.0), 180.0: (-1.0, 0.0), 270.0: (0.0, -1.0)}
    turn = angle % 360
    return quarters.get(turn) or (math.cos(math.radians(turn)), math.sin(math.radians(turn)))


def _sides(angle: float) -> tuple[float, float]:
    cos, sin = _directions(angle)
    return abs(cos), abs(sin)
