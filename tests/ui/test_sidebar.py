"""The sidebar: what it counts, where a click goes, what a drop does, and names typed in place."""

from collections.abc import Callable
from pathlib import Path

import pytest
from desks import said, settle
from PySide6.QtCore import QMimeData, QModelIndex, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from clipper.model.tag import Tag
from clipper.store.library import Library
from clipper.ui.clippings.mime import pack
from clipper.ui.clippings.sidebar_model import ROW, Shelves, rows
from clipper.ui.clippings.tag_digits import digits
from clipper.ui.main_window import MainWindow
from clipper.ui.place import Place, Where


def prepare(library: Library) -> None:
    library.tags.put([1, 2], "Trade")
    library.tags.put([2, 3], "Trade/Ports")
    library.tags.put([4], "Energy")
    library.briefings.new("Morning brief", date="2025-06-11", number=213)
    library.clippings.star([5], True)


@pytest.fixture
def window(made_library: Callable[[int], Path], open_window: Callable[[Path], MainWindow], qtbot: QtBot) -> MainWindow:
    path = made_library(21)
    with Library.open(path) as library:
        prepare(library)
    return open_window(path)


def lines(window: MainWindow) -> list[tuple[str, str]]:
    """Every line from top to foot, as text and count."""
    model, found = window.sidebar.tree.lines, []

    def walk(parent: QModelIndex) -> None:
        for n in range(model.rowCount(parent)):
            index = model.index(n, 0, parent)
            row = index.data(ROW)
            found.append((row.text, row.count))
            walk(index)

    walk(QModelIndex())
    return found


def index_of(window: MainWindow, text: str) -> QModelIndex:
    model = window.sidebar.tree.lines
    items = model.findItems(text, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    assert items, f"no line {text}"
    return items[0].index()


def click(window: MainWindow, qtbot: QtBot, text: str) -> None:
    tree = window.sidebar.tree
    where = tree.visualRect(index_of(window, text)).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    settle(qtbot, window.desk)


def drop(window: MainWindow, qtbot: QtBot, text: str, mime: QMimeData) -> bool:
    """Carry something over a line and let go; whether the line took it."""
    tree = window.sidebar.tree
    where = QPointF(tree.visualRect(index_of(window, text)).center())
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = QDragMoveEvent(where.toPoint(), action, mime, button, keys)
    tree.dragMoveEvent(over)
    if not over.isAccepted():
        return False
    tree.dropEvent(QDropEvent(where, action, mime, button, keys))
    settle(qtbot, window.desk)
    return True


def test_it_shows_places_briefings_tags_and_outlets(window: MainWindow) -> None:
    shown = lines(window)
    assert shown[:4] == [("Inbox", "21"), ("Today", ""), ("Starred", "1"), ("All clippings", "21")]
    assert ("Morning brief 213", "Jun 2025") in shown
    digits = ("Trade", "3"), ("Ports", "2"), ("Energy", "1")
    assert tuple(line for line in shown if line[0] in {"Energy", "Trade", "Ports"}) == digits, (
        "in the order of their digits"
    )
    assert ("Outlet 0", "3") in shown
    assert window.status.left.text() == "21 clippings · Inbox 21"


def test_a_click_goes_there_and_gives_the_list_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    click(window, qtbot, "Trade")
    assert sorted(window.clippings.list.table.ids) == [1, 2, 3]
    assert window.clippings.title.text() == "Trade"
    assert window.clippings.list.hasFocus()
    click(window, qtbot, "Starred")
    assert window.clippings.list.table.ids.tolist() == [5]


def test_counts_follow_the_library(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.jobs.change("Tag", lambda library: library.tags.put([9], "Energy"))
    settle(qtbot, window.desk)
    assert ("Energy", "2") in lines(window)
    window.desk.undo()
    settle(qtbot, window.desk)
    assert ("Energy", "1") in lines(window)


def test_clippings_dropped_on_a_tag_carry_it(window: MainWindow, qtbot: QtBot) -> None:
    assert drop(window, qtbot, "Energy", pack([7, 8]))
    assert window.desk.library.tags.tree()[0].count == 3
    assert said(window.desk)[-1] == "Tagged 2 clippings “Energy”"
    window.desk.undo()
    settle(qtbot, window.desk)
    assert window.desk.library.tags.tree()[0].count == 1


def test_clippings_dropped_on_a_briefing_stand_in_it(window: MainWindow, qtbot: QtBot) -> None:
    assert drop(window, qtbot, "Morning brief 213", pack([7, 8]))
    briefing = window.desk.library.briefings.all()[0].id
    sections = window.desk.library.briefings.one(briefing).sections
    assert [entry.clipping for section in sections for entry in section.entries] == [7, 8]


def test_an_outlet_takes_no_clippings(window: MainWindow, qtbot: QtBot) -> None:
    assert not drop(window, qtbot, "Outlet 0", pack([7]))


def test_the_trash_takes_clippings_and_shows_them(window: MainWindow, qtbot: QtBot) -> None:
    mime = pack([7, 8])
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.sidebar.foot.dropEvent(QDropEvent(QPointF(30, 10), action, mime, button, keys))
    settle(qtbot, window.desk)
    assert window.desk.library.clippings.counts()["trash"] == 2
    qtbot.mouseClick(window.sidebar.foot, Qt.MouseButton.LeftButton)
    settle(qtbot, window.desk)
    assert sorted(window.clippings.list.table.ids) == [7, 8]
    assert window.desk.actions["put_back"].isEnabled() and not window.desk.actions["archive"].isEnabled()
    window.desk.actions["put_back"].trigger()
    settle(qtbot, window.desk)
    assert window.desk.library.clippings.counts()["trash"] == 1


def typed(window: MainWindow, qtbot: QtBot, name: str) -> None:
    """Type a name into the line that is being edited, and press Enter."""
    field = window.sidebar.tree.findChild(QLineEdit)
    assert field is not None
    field.selectAll()
    qtbot.keyClicks(field, name)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot, window.desk)


def test_a_tag_is_renamed_in_place(window: MainWindow, qtbot: QtBot) -> None:
    tree = window.sidebar.tree
    click(window, qtbot, "Ports")
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    typed(window, qtbot, "Harbours")
    assert window.desk.library.tags.paths() == ("Energy", "Trade", "Trade/Harbours")
    assert ("Harbours", "2") in lines(window)
    assert window.desk.place.name == "Trade/Harbours"
    assert sorted(window.clippings.list.table.ids) == [2, 3]


def test_a_plus_sign_adds_a_tag_by_its_name(window: MainWindow, qtbot: QtBot) -> None:
    tree = window.sidebar.tree
    head = tree.visualRect(index_of(window, "Tags"))
    where = head.center()
    where.setX(tree.viewport().width() - 24)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    typed(window, qtbot, "Climate")
    assert "Climate" in window.desk.library.tags.paths()
    assert ("Climate", "") in lines(window)


def test_a_name_given_up_leaves_nothing(window: MainWindow, qtbot: QtBot) -> None:
    tree = window.sidebar.tree
    tree.add_tag()
    field = tree.findChild(QLineEdit)
    assert field is not None
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    settle(qtbot, window.desk)
    assert ("", "") not in lines(window)
    assert window.desk.library.tags.paths() == ("Energy", "Trade", "Trade/Ports")


def test_removing_a_tag_can_be_undone(window: MainWindow, qtbot: QtBot) -> None:
    tree = window.sidebar.tree
    click(window, qtbot, "Trade")
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    settle(qtbot, window.desk)
    assert window.desk.library.tags.paths() == ("Energy",)
    assert window.desk.place.where is Where.INBOX
    assert said(window.desk)[-1] == "Tag “Trade” removed"
    window.desk.undo()
    settle(qtbot, window.desk)
    assert window.desk.library.tags.paths() == ("Energy", "Trade", "Trade/Ports")
    assert ("Ports", "2") in lines(window)


def test_branches_stay_closed_when_the_library_changes(window: MainWindow, qtbot: QtBot) -> None:
    tree = window.sidebar.tree
    tree.collapse(index_of(window, "Trade"))
    window.desk.jobs.change("Add tag", lambda library: library.tags.add("Climate"))
    settle(qtbot, window.desk)
    assert not tree.isExpanded(index_of(window, "Trade"))
    assert tree.isExpanded(index_of(window, "Tags"))


def test_digits_set_by_hand_come_first() -> None:
    tags = [Tag(1, "A", "A", None, 1), Tag(2, "B", "B", None, 2, key=1), Tag(3, "C", "C", None, 3)]
    assert digits(tags) == {1: 2, 2: 1, 3: 3}
    assert len(digits([Tag(n, str(n), str(n), None, 1) for n in range(1, 30)])) == 9


def test_the_last_import_is_offered_with_its_open_points() -> None:
    held = Shelves({"inbox": 3, "today": 0, "starred": 0, "all": 3})
    assert [row.text for row in rows(held) if row.place] == ["Inbox", "Today", "Starred", "All clippings"]
    last = rows(held, 4, 2)[4]
    assert (last.text, last.count, last.place) == ("Last import", "2", Place(Where.BATCH, 4, "Last import"))


def test_files_are_dropped_on_a_tag_wherever_they_entered(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """The first line under the pointer may be one that takes nothing; the drag must not be lost to the window then."""
    story = tmp_path / "story.txt"
    story.write_text("Ministers meet\n\nGENEVA, 11 June 2025 (Press Update) - They met and agreed.\n", encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(story))])
    tree = window.sidebar.tree
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    head, tag = (tree.visualRect(index_of(window, text)).center() for text in ("Briefings", "Energy"))
    entered = QDragEnterEvent(head, action, mime, button, keys)
    tree.dragEnterEvent(entered)
    assert entered.isAccepted()
    over = QDragMoveEvent(head, action, mime, button, keys)
    tree.dragMoveEvent(over)
    assert not over.isAccepted()
    over = QDragMoveEvent(tag, action, mime, button, keys)
    tree.dragMoveEvent(over)
    assert over.isAccepted() and window.status.left.text() == "Drop to file 1 item in Inbox and tag Energy"
    tree.dropEvent(QDropEvent(QPointF(tag), action, mime, button, keys))
    assert window.status.left.text() == "21 clippings · Inbox 21"
    qtbot.waitUntil(lambda: window.desk.library.tags.tree()[0].count == 2, timeout=60_000)
    settle(qtbot, window.desk)


def test_what_nobody_can_read_finds_no_line(window: MainWindow) -> None:
    strange = QMimeData()
    strange.setData("application/x-unknown", b"?")
    entered = QDragEnterEvent(
        window.sidebar.tree.visualRect(index_of(window, "Energy")).center(),
        Qt.DropAction.CopyAction,
        strange,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.sidebar.tree.dragEnterEvent(entered)
    assert not entered.isAccepted()
