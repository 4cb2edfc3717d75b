"""Scrolling through an issue: the window's process stays small, and its clock goes on.

`CLIPPER_PAGES=200` scrolls a whole newspaper and prints the figures; without it twenty pages are enough to fail.
"""

import hashlib
import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from desks import settle
from issue_pdf import SIZE, issue
from PySide6.QtCore import QEventLoop, QTimer
from pytestqt.qtbot import QtBot

from clipper.model.body import Body
from clipper.model.clipping import Draft, MediaType, Original
from clipper.store.library import Library
from clipper.ui.main_window import MainWindow
from clipper.ui.pageview.place import PagePlace

PAGES = int(os.environ.get("CLIPPER_PAGES", "20"))
STATUS = Path("/proc/self/status")
MEGABYTES = 150
BLOCK_MS = 50
STEP = 480
"""Pixels a turn of the wheel scrolls."""


class Heart:
    """Beats every 4 ms and notes the longest time between beats: by the clock, as the window's own work, and as its threads'.

    Where others have the processors the clock says how long they had them; the thread's work is what a quiet machine would show.
    While another thread of Python works the window's may have to wait for it, but never for longer than that work takes.
    """

    def __init__(self) -> None:
        self._timer = QTimer(interval=4)
        self._timer.timeout.connect(self._beat)
        self.forget()
        self._timer.start()

    def forget(self) -> None:
        self.longest_ms = self.work_ms = self.others_ms = 0.0
        self._others = others_ms()
        self._then, self._worked = time.perf_counter(), time.thread_time()

    def _beat(self) -> None:
        now, worked, others = time.perf_counter(), time.thread_time(), others_ms()
        longest = max((ms - self._others.get(thread, ms) for thread, ms in others.items()), default=0.0)
        self.others_ms, self._others = max(self.others_ms, longest), others
        self.longest_ms = max(self.longest_ms, 1000 * (now - self._then))
        self.work_ms = max(self.work_ms, 1000 * (worked - self._worked))
        self._then, self._worked = now, worked


def others_ms() -> dict[int, float]:
    """Milliseconds that each other thread of Python has worked."""
    found = {}
    for thread in threading.enumerate():
        if thread is not threading.main_thread() and thread.native_id is not None:
            with suppress(OSError):
                said = Path(f"/proc/self/task/{thread.native_id}/schedstat").read_text(encoding="ascii")
                found[thread.native_id] = int(said.split()[0]) / 1e6
    return found


def resident() -> float:
    """Megabytes of this process that lie in memory."""
    return next(int(line.split()[1]) / 1024 for line in STATUS.read_text().splitlines() if line.startswith("VmRSS"))


def rest(ms: int) -> None:
    """Let the window work for a while, as between two turns of a wheel."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


@pytest.mark.skipif(not STATUS.exists(), reason="Only Linux tells how much memory a process has.")
def test_scrolling_keeps_memory_flat_and_the_window_awake(
    qtbot: QtBot, tmp_path: Path, open_window: Callable[[Path], MainWindow], capsys: pytest.CaptureFixture[str]
) -> None:
    whole = PAGES >= 100
    data = issue(tmp_path / "issue.pdf", PAGES, SIZE if whole else 12).read_bytes()
    with Library.create(tmp_path / "Press.clipper") as library:
        kept = Original("issue.pdf", "application/pdf", hashlib.sha256(data).hexdigest(), len(data), data)
        (made,) = library.file([Draft("An issue", Body(), media_type=MediaType.PDF, original=kept)])
    window = open_window(tmp_path / "Press.clipper")
    window.resize(1440, 900)
    window.desk.open(made.id)
    settle(qtbot, window.desk)
    before = resident()
    window.desk.actions["show_pages"].trigger()
    place = window.page("pages")
    assert isinstance(place, PagePlace)
    view = place.view
    qtbot.waitUntil(lambda: len(view.pages) == PAGES and not view.feed.busy, timeout=60_000)
    heart, peak = Heart(), resident()
    rest(3_000 if whole else 1)
    idle = heart.longest_ms
    heart.forget()
    bar = view.verticalScrollBar()
    while bar.value() < bar.maximum():
        bar.setValue(bar.value() + (STEP if whole else 3 * STEP))
        rest(16 if whole else 5)
        peak = max(peak, resident())
    qtbot.waitUntil(lambda: not view.feed.busy, timeout=60_000)
    scrolled = heart.longest_ms, heart.work_ms
    others = heart.others_ms
    heart.forget()
    view.zoom_by(4 / view.zoom)
    for _turn in range(60 if whole else 6):
        bar.setValue(bar.value() - STEP)
        rest(30)
        peak = max(peak, resident())
    qtbot.waitUntil(lambda: not view.feed.busy, timeout=60_000)
    peak = max(peak, resident())
    if whole:
        with capsys.disabled():
            print(f"\n{PAGES} pages: grew by {peak - before:.0f} MB; longest between beats at rest {idle:.0f} ms,")
            print(f"while scrolling {scrolled[0]:.0f} ms,")
            print(f"of that the window's own work {scrolled[1]:.0f} ms, of the busiest other thread {others:.0f} ms;")
            print(f"at 400 %: {heart.longest_ms:.0f}, {heart.work_ms:.0f} and {heart.others_ms:.0f} ms")
    place.close_worker()
    assert view.page > PAGES * 0.6
    assert peak - before <= MEGABYTES
    # beside other tests even the thread's own work takes longer
    assert max(scrolled[1], heart.work_ms) <= (BLOCK_MS / 2 if whole else 2 * BLOCK_MS)
    assert not whole or max(others, heart.others_ms) <= BLOCK_MS / 2
