"""The eight handles of a rectangle: where they stand, which one the pointer is on, and what pulling one does."""

from PySide6.QtCore import QPointF, QRectF, Qt

Grip = tuple[int, int]
"""Which edges move: -1 for left or top, 1 for right or bottom, 0 for neither."""
GRIPS: tuple[Grip, ...] = ((-1, -1), (1, -1), (1, 1), (-1, 1), (0, -1), (1, 0), (0, 1), (-1, 0))
SIZE, HIT = 10, 16
"""Pixels of a handle, and of the square around it that takes the pointer."""
_ROOM = 40
"""Pixels of a side below which it has no handle in its middle."""


def spots(box: QRectF, scale: float) -> dict[Grip, QPointF]:
    """The middles of the handles; a side too short for one has none. `scale` is pixels to a unit of the box."""
    found = {}
    for grip in GRIPS:
        across, down = grip
        if (not across and box.width() * scale < _ROOM) or (not down and box.height() * scale < _ROOM):
            continue
        found[grip] = QPointF(box.center().x() + across * box.width() / 2, box.center().y() + down * box.height() / 2)
    return found


def grip_at(box: QRectF, point: QPointF, scale: float) -> Grip | None:
    """The handle under a point, None where there is none."""
    reach = HIT / 2 / max(scale, 1e-6)
    near = [
        (abs(spot.x() - point.x()) + abs(spot.y() - point.y()), grip)
        for grip, spot in spots(box, scale).items()
        if abs(spot.x() - point.x()) <= reach and abs(spot.y() - point.y()) <= reach
    ]
    return min(near)[1] if near else None


def pulled(box: QRectF, grip: Grip, by: QPointF) -> QRectF:
    """The rectangle after a handle was pulled; pulled over the other side it turns round."""
    left, top, right, bottom = box.left(), box.top(), box.right(), box.bottom()
    across, down = grip
    left, right = left + by.x() * (across < 0), right + by.x() * (across > 0)
    top, bottom = top + by.y() * (down < 0), bottom + by.y() * (down > 0)
    return QRectF(QPointF(left, top), QPointF(right, bottom)).normalized()


def cursor_for(grip: Grip) -> Qt.CursorShape:
    """The pointer over a handle."""
    across, down = grip
    if not down:
        return Qt.CursorShape.SizeHorCursor
    if not across:
        return Qt.CursorShape.SizeVerCursor
    return Qt.CursorShape.SizeFDiagCursor if across == down else Qt.CursorShape.SizeBDiagCursor
