"""A second window on a library that is open elsewhere: it can only read, and shows what is done there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from desks import draft, settle
from pytestqt.qtbot import QtBot

from clipper.model.clipping import Status
from clipper.store.library import Library
from clipper.ui.main_window import MainWindow


def test_what_is_filed_and_archived_elsewhere_comes_into_sight(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    made_library: Callable[[int], Path],
    open_window: Callable[[Path], MainWindow],
) -> None:
    monkeypatch.setattr("clipper.ui.following.LOOK_MS", 30)
    path = made_library(3)
    with Library.open(path) as other:
        window = open_window(path)
        assert window.read_only is not None and window.read_only.isVisible()
        other.file([draft(7)], batch=other.new_batch("Noon"))
        qtbot.waitUntil(lambda: len(window.clippings.list.table.ids) == 4, timeout=5_000)
        qtbot.waitUntil(lambda: window.status.left.text() == "4 clippings · Inbox 4", timeout=5_000)
        other.clippings.set_status([1, 2], Status.ARCHIVED)
        qtbot.waitUntil(lambda: len(window.clippings.list.table.ids) == 2, timeout=5_000)
    settle(qtbot, window.desk)
    with qtbot.waitSignal(window.desk.writable_changed):
        window.desk.try_writing()
    settle(qtbot, window.desk)
    assert not window.read_only.isVisible()
