"""Screen readers are told a name and a role for everything that can be used in the main window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from clipper.annotate.anchors import anchor
from clipper.model.annotation import Role
from clipper.model.query import Query
from clipper.store.library import Library
from clipper.ui.main_window import MainWindow

UNNAMED = (QScrollBar,)
"""What belongs to something that has a name."""


def usable(widget: QWidget) -> bool:
    """Whether she can do something with it, by mouse or keys."""
    return (
        isinstance(widget, QAbstractButton | QLineEdit) or widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    ) and not isinstance(widget, UNNAMED)


def name(widget: QWidget) -> str:
    """What a screen reader says of it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    told = interface.text(QAccessible.Text.Name) if interface is not None else ""
    return told or widget.accessibleName() or (widget.text() if isinstance(widget, QPushButton | QToolButton) else "")


def nameless(window: QWidget) -> list[str]:
    """Every control in sight without a name, or without a role."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not usable(widget) or widget.parent() is None:
            continue
        inside = widget.parentWidget()
        if isinstance(inside, QAbstractScrollArea) and widget is inside.viewport():
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        no_role = interface is None or interface.role() == QAccessible.Role.NoRole
        if not name(widget).strip() or no_role:
            found.append(f"{type(widget).__name__} in {type(inside).__name__}")
    return found


@pytest.fixture
def window(open_window: Callable[[Path], MainWindow], made_library: Callable[[int], Path], qtbot: QtBot) -> MainWindow:
    path = made_library(6)
    with Library.open(path) as library:
        for id in library.find(Query()):
            text = library.clippings.one(id).draft.body.text
            mark = 0
            for number, role in enumerate(Role):
                mark = library.annotations.add(id, anchor(text, number * 12, number * 12 + 9), role, comment="note")
            library.annotations.tag([mark], "Trade")
    opened = open_window(path)
    opened.clippings.list.go_to(3)
    qtbot.waitUntil(lambda: opened.desk.idle and opened.desk.open_clipping == 3)
    return opened


def test_everything_in_the_main_window_has_a_name_and_a_role(window: MainWindow, qtbot: QtBot) -> None:
    pane = window.page("clippings")
    for see in ("text", "both", "page"):
        pane.show_view(see)  # pyright: ignore[reportAttributeAccessIssue]
        qtbot.wait(1)
        assert nameless(window) == [], see
    pane.show_view("text")  # pyright: ignore[reportAttributeAccessIssue]
    for action in ("find_in_text", "edit_text", "typography"):
        window.desk.actions[action].trigger()
        qtbot.wait(1)
        assert nameless(window) == [], action
    window.desk.actions["typography"].trigger()
    pane.editing.keep()  # pyright: ignore[reportAttributeAccessIssue]
    side = pane.page.side  # pyright: ignore[reportAttributeAccessIssue]
    qtbot.waitUntil(lambda: bool(side.notes.notes) and side.notes.card(side.notes.notes[0].annotation.id) is not None)
    card = side.notes.card(side.notes.notes[0].annotation.id)
    assert name(card) == "Key quote, note"
    side.turn("details")
    qtbot.wait(1)
    assert nameless(window) == []
    QToolButton(side).show()
    assert "QToolButton in SideColumn" in nameless(window)
