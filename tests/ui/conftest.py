"""A desk with a library of made-up clippings, and windows on it; threads are real, waiting is for the desk to be idle."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clipper.model.body import Body, paragraph
from clipper.model.clipping import Draft, MediaType, Published
from clipper.settings import Settings
from clipper.store.library import Library
from clipper.ui.desk import Desk
from clipper.ui.main_window import MainWindow
from clipper.ui.theme import Fonts, apply, chosen, load_fonts

WORDS = "The framework was agreed in London after two days of talks on rare earths and tariffs".split()


def draft(number: int) -> Draft:
    """A made-up clipping: every one of another day, from one of seven outlets."""
    day = f"20{10 + number // 336 % 16:02}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
    words = " ".join(WORDS[(number + n) % len(WORDS)] for n in range(40))
    return Draft(
        headline=f"Headline {number} on ports and rare earths",
        body=Body((paragraph(f"{words} number{number}."),)),
        outlet=f"Outlet {number % 7}",
        media_type=tuple(MediaType)[number % len(MediaType)],
        published=Published(day, day),
        language="en",
    )


def filled(path: Path, number: int) -> Path:
    """A library of `number` clippings, closed."""
    with Library.create(path) as library:
        batch = library.new_batch("Made up")
        for start in range(0, number, 250):
            library.file([draft(n) for n in range(start, min(start + 250, number))], batch=batch)
    return path


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> Fonts:
    """The window's faces, registered once."""
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
        desk = Desk(path, fonts, replace(Settings(), theme="light"), keep=False)
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
        window = MainWindow(open_desk(path, begin=False))
        qtbot.addWidget(window)
        with qtbot.waitSignals([window.begun, window.desk.jobs.opened], timeout=10_000):
            window.begin()
        window.activateWindow()
        settle(qtbot, window.desk)
        return window

    return make


def settle(qtbot: QtBot, desk: Desk) -> None:
    """Wait until every job, deed, answer and joined announcement has come in."""

    def quiet() -> bool:
        return desk.idle

    qtbot.waitUntil(quiet, timeout=20_000)


def said(desk: Desk) -> Sequence[str]:
    """What the notices said, oldest first."""
    return [notice.text for notice in desk.notices.recorded]
