"""The sheet of keys in windows of all sizes and letters of all widths: nothing is cut off, all of it can be reached by keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from clipper.ui.desk import Desk
from clipper.ui.frame.keys_sheet import KeysSheet
from clipper.ui.widgets.buttons import KeyCap


@pytest.fixture
def desk(made_library: Callable[[int], Path], open_desk: Callable[..., Desk]) -> Desk:
    return open_desk(made_library(0), begin=False)


@pytest.mark.parametrize(
    ("width", "larger", "columns"), [(1440, 1.0, 3), (960, 1.0, 2), (960, 1.4, 1), (1440, 1.4, 2), (2560, 1.4, 3)]
)
def test_no_key_is_cut_off(desk: Desk, qtbot: QtBot, width: int, larger: float, columns: int) -> None:
    desk.fonts = desk.fonts._replace(points=desk.fonts.points * larger)
    window = QLabel()
    qtbot.addWidget(window)
    window.resize(width, 700)
    window.show()
    sheet = KeysSheet(desk, window)
    port = sheet.area.viewport()
    inside = sheet.area.widget()
    assert inside is not None
    shown = [*inside.findChildren(KeyCap), *inside.findChildren(QLabel)]
    assert len(shown) > 150
    for one in shown:
        assert one.width() >= one.minimumSizeHint().width()
        assert one.mapTo(port, QPoint()).x() >= 0 and one.mapTo(port, QPoint(one.width(), 0)).x() <= port.width()
    parts = inside.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert len({part.x() for part in parts}) == columns
    # to the last key and back, by keys
    lowest = max(shown, key=lambda one: one.mapTo(inside, QPoint()).y())
    qtbot.keyClick(sheet, Qt.Key.Key_End)
    assert lowest.mapTo(port, QPoint(0, lowest.height())).y() <= port.height()
    for _turn in range(40):
        qtbot.keyClick(sheet, Qt.Key.Key_PageUp)
    assert sheet.area.verticalScrollBar().value() == 0
    qtbot.keyClick(sheet, Qt.Key.Key_Space)
    assert 0 < sheet.area.verticalScrollBar().value() < port.height()
    # a narrower window while it stands
    window.resize(700, 600)
    assert sheet.card.width() <= 700 and sheet.columns.heightForWidth(port.width()) > port.height()
