"""Windows to be tried out, where this machine can show any."""

from collections.abc import Iterator

import pytest
from machine import missing_qt

if not missing_qt():
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QWidget
    from windows import fonts, made_library, open_desk, open_window  # noqa: F401

    @pytest.fixture(autouse=True)
    def let_go() -> Iterator[None]:
        """Let go of the mouse: a double click of QTest ends without a release, and Qt remembers it for every window."""
        yield
        if QApplication.instance() is None:
            return
        held = QApplication.mouseButtons()
        for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
            if held & button:
                QTest.mouseRelease(QWidget(), button)
        assert QApplication.mouseButtons() == Qt.MouseButton.NoButton
