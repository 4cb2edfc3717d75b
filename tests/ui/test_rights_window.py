"""Rights and recipients: typed in by keys in a window of its own, one step a change, said in plain words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from composing import desk_on, filled, settle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from clipper.model.rights import Licence, Reach
from clipper.model.template import Handout, Template
from clipper.ui.desk import Desk
from clipper.ui.rights import licences_pane as at
from clipper.ui.rights.rights_window import RightsWindow
from clipper.ui.rights.typed_table import TypedTable

KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    library, _clippings = filled(tmp_path / "Press.clipper")
    library.close()
    made = desk_on(qtbot, tmp_path / "Press.clipper")
    yield made
    made.close()


def opened(qtbot: QtBot, desk: Desk) -> RightsWindow:
    window = RightsWindow(desk)
    qtbot.addWidget(window)
    window.resize(1100, 600)
    window.show()
    settle(qtbot, desk)
    return window


def typed(qtbot: QtBot, desk: Desk, table: TypedTable, text: str) -> None:
    """Type in the field that is open and press Enter."""
    editor = next(one for one in table.viewport().findChildren(QLineEdit) if one.isVisible())
    editor.selectAll()
    qtbot.keyClick(editor, KEY.Key_Delete)
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, KEY.Key_Return)
    settle(qtbot, desk)


def change(qtbot: QtBot, desk: Desk, table: TypedTable, row: int, column: int, text: str) -> None:
    table.setFocus()
    table.stand(row, column)
    qtbot.keyClick(table, KEY.Key_Return)
    typed(qtbot, desk, table, text)


def choose(qtbot: QtBot, desk: Desk, window: RightsWindow, row: int, column: int, words: str) -> None:
    """Enter on a cell with a menu, then the item of these words by its key."""
    table = window.licences.table
    table.setFocus()
    table.stand(row, column)
    qtbot.keyClick(table, KEY.Key_Return)
    menu = window.licences.menu
    assert isinstance(menu, QMenu) and menu.isVisible()
    menu.setActiveAction(next(one for one in menu.actions() if one.text() == words))
    qtbot.keyClick(menu, KEY.Key_Return)
    settle(qtbot, desk)


def outlet(desk: Desk, name: str) -> int:
    return next(one.id for one in desk.library.outlets.all() if one.name == name)


def lists(desk: Desk) -> list[tuple[str, int]]:
    return [(one.name, one.readers) for one in desk.library.rights.recipients()]


def test_a_list_is_typed_in_renamed_removed_and_undone(qtbot: QtBot, desk: Desk) -> None:
    window = opened(qtbot, desk)
    pane, table = window.lists, window.lists.table
    assert pane.empty.isVisible() and not table.isVisible()
    qtbot.mouseClick(pane.button, LEFT)
    typed(qtbot, desk, table, "Cabinet")
    # the readers are asked for at once
    qtbot.waitUntil(lambda: table.typing, timeout=2_000)
    typed(qtbot, desk, table, "240")
    assert lists(desk) == [("Cabinet", 240)] and desk.undo_name == "Change recipients"
    change(qtbot, desk, table, 0, 0, "The Cabinet")
    assert lists(desk) == [("The Cabinet", 240)]
    qtbot.keyClick(window, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.undo()
    settle(qtbot, desk)
    assert lists(desk) == [("Cabinet", 240)]
    qtbot.waitUntil(lambda: table.rows.rows[0].name == "Cabinet", timeout=2_000)
    qtbot.keyClick(table, KEY.Key_Delete)
    settle(qtbot, desk)
    assert lists(desk) == [] and desk.notices.recorded[-1].text == "List “Cabinet” removed"
    assert pane.empty.isVisible() and window.notice.isVisible()


def test_escape_leaves_no_empty_line(qtbot: QtBot, desk: Desk) -> None:
    window = opened(qtbot, desk)
    for pane in (window.lists, window.licences):
        qtbot.mouseClick(pane.empty._button, LEFT)
        assert pane.table.typing
        qtbot.keyClick(QApplication.focusWidget() or pane.table, KEY.Key_Escape)
        settle(qtbot, desk)
        assert pane.table.rows.rows == [] and pane.empty.isVisible()
    assert desk.undo_name is None


def test_a_licence_is_typed_in_cell_by_cell_and_said_in_words(qtbot: QtBot, desk: Desk) -> None:
    desk.jobs.change("", lambda library: library.rights.set_recipients("Cabinet", 240))
    settle(qtbot, desk)
    window = opened(qtbot, desk)
    pane, table = window.licences, window.licences.table
    table.added.emit()
    typed(qtbot, desk, table, "paper 2")
    choose(qtbot, desk, window, 0, at.LIST, "Cabinet")
    choose(qtbot, desk, window, 0, at.REACH, "Excerpt only")
    change(qtbot, desk, table, 0, at.DAYS, "30")
    change(qtbot, desk, table, 0, at.WORDS, "60")
    choose(qtbot, desk, window, 0, at.NAMED, "author")
    choose(qtbot, desk, window, 0, at.NAMED, "outlet")
    change(qtbot, desk, table, 0, at.NOTICE, "By permission")
    cabinet = desk.library.rights.recipients()[0].id
    held = Licence(Reach.EXCERPT, 30, 60, None, ("outlet", "author"), "By permission")
    assert desk.library.rights.terms() == ((outlet(desk, "Paper 2"), cabinet, held),)
    said = pane._sentence(table.rows.rows[0])
    assert said == "Excerpts up to 60 words, 30 days, for Cabinet, naming outlet, author, with a notice"
    change(qtbot, desk, table, 0, at.DAYS, "")
    choose(qtbot, desk, window, 0, at.NAMED, "author")
    assert desk.library.rights.terms()[0][2] == Licence(Reach.EXCERPT, None, 60, None, ("outlet",), "By permission")
    for _change in range(2):
        desk.undo()
        settle(qtbot, desk)
    assert desk.library.rights.terms()[0][2] == held
    qtbot.waitUntil(lambda: table.rows.rows[0].licence == held, timeout=2_000)


def test_two_licences_for_the_same_are_refused(qtbot: QtBot, desk: Desk) -> None:
    one = outlet(desk, "Paper 1")
    desk.jobs.change("", lambda library: library.rights.set_licence(one, None, Licence(Reach.LINK)))
    settle(qtbot, desk)
    window = opened(qtbot, desk)
    table = window.licences.table
    table.added.emit()
    typed(qtbot, desk, table, "Paper 1")
    assert "already" in desk.notices.recorded[-1].text
    assert [row.licence.reach for row in table.rows.rows] == [Reach.LINK]
    table.added.emit()
    typed(qtbot, desk, table, "Paper 99")
    assert "no outlet “Paper 99”" in desk.notices.recorded[-1].text
    assert desk.library.rights.terms() == ((one, None, Licence(Reach.LINK)),)


def test_another_name_takes_licences_and_templates_along(qtbot: QtBot, desk: Desk) -> None:
    def begin(library) -> None:
        cabinet = library.rights.set_recipients("Cabinet", 240)
        library.rights.set_licence(None, cabinet, Licence(copies=100))
        library.templates.keep(Template(0, "", "Morning", "Brief", handouts=(Handout("Cabinet", "pdf"),)))

    desk.jobs.change("", begin)
    settle(qtbot, desk)
    window = opened(qtbot, desk)
    change(qtbot, desk, window.lists.table, 0, 0, "Government")
    assert lists(desk) == [("Government", 240)]
    made = desk.library.rights.recipients()[0].id
    assert desk.library.rights.terms() == ((None, made, Licence(copies=100)),)
    assert desk.library.templates.all()[0].handouts[0].recipients == "Government"
    desk.undo()
    settle(qtbot, desk)
    assert lists(desk) == [("Cabinet", 240)]
    assert desk.library.templates.all()[0].handouts[0].recipients == "Cabinet"


def test_two_clicks_on_a_cell_open_its_menu(qtbot: QtBot, desk: Desk) -> None:
    desk.jobs.change("", lambda library: library.rights.set_licence(None, None, Licence()))
    settle(qtbot, desk)
    window = opened(qtbot, desk)
    table = window.licences.table
    box = table.visualRect(table.rows.index(0, at.REACH))
    spot = QPoint(box.center().x(), box.top() + 12)
    qtbot.mouseClick(table.viewport(), LEFT, pos=spot)
    qtbot.mouseDClick(table.viewport(), LEFT, pos=spot)
    qtbot.waitUntil(lambda: window.licences.menu is not None, timeout=2_000)
    menu = window.licences.menu
    assert menu is not None
    assert [one.text() for one in menu.actions() if one.isChecked()] == ["In full"]
    next(one for one in menu.actions() if one.text() == "Link only").trigger()
    menu.close()
    settle(qtbot, desk)
    assert desk.library.rights.terms()[0][2].reach is Reach.LINK
