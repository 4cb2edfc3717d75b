"""A desk with a library of made-up clippings, and windows on it; threads are real, waiting is for the desk to be idle."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desks import filled, settle
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clipper.settings import Settings
from clipper.store.library import Library
from clipper.ui.desk import Desk
from clipper.ui.fonts import Fonts, load_fonts
from clipper.ui.main_window import MainWindow
from clipper.ui.memory import Memory
from clipper.ui.theme import apply, chosen


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> Fonts:
    """The window's faces, registered once; memory is tidied on the UI thread, as in the program."""
    Memory(qapp)
    made = load_fonts()
    apply(qapp, chosen("light"), made)
    return made


@pytest.fixture
def made_library(tmp_path: Path) -> Callable[[int], Path]:
    """Make a library of so many clippings."""
    return lambda number: filled(tmp_path / "Test.clipper", number)


@pytest.fixture
def open_desk(qtbot: QtBot, fonts: Fonts) -> Iterator[Callable[[Path], Desk]]:
    """Open a desk on a library; it begins at once and is closed at the end."""
    opened: list[Desk] = []

    def make(path: Path, *, begin: bool = True) -> Desk:
        desk = Desk(Library.open(path, write=False), fonts, replace(Settings(), theme="light"), keep=False)
        opened.append(desk)
        if begin:
            with qtbot.waitSignal(desk.jobs.opened, timeout=10_000):
                desk.begin()
        return desk

    yield make
    for desk in opened:
        desk.close()


@pytest.fixture
def open_window(qtbot: QtBot, open_desk: Callable[..., Desk]) -> Callable[[Path], MainWindow]:
    """Open the main window on a library and wait until everything stands."""

    def make(path: Path) -> MainWindow:
        desk, window = open_desk(path, begin=False), MainWindow()
        qtbot.addWidget(window)
        with qtbot.waitSignals([window.begun, desk.jobs.opened], timeout=10_000):
            window.furnish(desk)
        window.activateWindow()
        settle(qtbot, window.desk)
        return window

    return make
