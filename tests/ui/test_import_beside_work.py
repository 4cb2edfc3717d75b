"""An import that ends while she is at something else: it is told, and neither page nor keyboard is taken from her."""

from collections.abc import Callable
from pathlib import Path

import pytest
from desks import said
from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clipper.ui.main_window import MainWindow
from clipper.ui.reader.in_place import GrowingEdit

CTRL = Qt.KeyboardModifier.ControlModifier
TOLD = "1 clipping filed in Inbox · its report stands under Last import"


@pytest.fixture
def hands(qtbot: QtBot, made_library: Callable[[int], Path], open_window: Callable[[Path], MainWindow]) -> Hands:
    return Hands(qtbot, open_window(made_library(3)))


def take_in(hands: Hands, folder: Path) -> None:
    """Have a text and an empty file read, and wait until both are settled."""
    folder.mkdir()
    (folder / "ports.txt").write_text(
        "Ports brace for rules\n\nLONDON: Carriers reroute their ships.\n", encoding="utf-8"
    )
    (folder / "empty.txt").write_bytes(b"")
    hands.window.intake.take_paths([folder])
    hands.qtbot.waitUntil(lambda: not hands.window.intake.busy, timeout=30_000)
    hands.settle()


def test_the_report_comes_into_sight_by_itself(hands: Hands, tmp_path: Path) -> None:
    hands.window.bar.search.setFocus()
    take_in(hands, tmp_path / "Morning")
    assert hands.window.panes.page == "import"


def test_what_she_writes_goes_on_where_she_writes_it(hands: Hands, tmp_path: Path) -> None:
    hands.list.go_to(2)
    hands.settle()
    hands.press(hands.list, Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, GrowingEdit)
    hands.type_in(field, "Ports rest")
    take_in(hands, tmp_path / "Morning")
    assert hands.window.panes.page == "clippings" and QApplication.focusWidget() is field
    assert field.toPlainText() == "Ports rest"
    assert said(hands.desk)[-1] == TOLD
    hands.press(field, Qt.Key.Key_Escape)
    hands.press(hands.list, Qt.Key.Key_4, CTRL)
    assert hands.window.panes.page == "import"


def test_words_that_are_searched_for_and_a_briefing_stay_in_sight(hands: Hands, tmp_path: Path) -> None:
    hands.search("ports")
    take_in(hands, tmp_path / "Morning")
    assert hands.window.panes.page == "clippings" and hands.window.bar.search.hasFocus()
    hands.press(hands.window, Qt.Key.Key_2, CTRL)
    take_in(hands, tmp_path / "Noon")
    assert hands.window.panes.page == "briefing"
    assert said(hands.desk)[-1] == "The import has ended: its report stands under Last import"
