"""How long the window's own thread is at work without looking up, while a clipping is opened."""

import time

from PySide6.QtWidgets import QApplication
from reading import Room

SECONDS = 0.2
"""No article may hold the window longer; seconds of the thread, whatever else runs on the machine."""


def held_longest(room: Room, id: int, limit: float = 20.0) -> float:
    """Open a clipping; the longest time at work in one go, until the whole text stands."""
    pane, until = room.pane, time.monotonic() + limit
    room.desk.select((id,))
    begun = time.thread_time()
    room.desk.open(id)
    worst = time.thread_time() - begun
    while time.monotonic() < until:
        begun = time.thread_time()
        QApplication.processEvents()
        worst = max(worst, time.thread_time() - begun)
        article = pane.page.view.article
        there = pane.clipping is not None and pane.clipping.id == id and article is not None and article.whole
        if there and room.desk.idle:
            return worst
    raise AssertionError(f"clipping {id} never stood whole")
