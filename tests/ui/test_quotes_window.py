"""Quotations in the window: offered pale beside the text, accepted and refused by one key; the board of who said what."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desks import settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from reading import Room, reading

from clipper.model.annotation import Role
from clipper.model.body import Body, paragraph
from clipper.model.clipping import Draft, Published
from clipper.store.library import Library
from clipper.ui.desk import Desk
from clipper.ui.quotes.board import QuoteBoard

KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEE = "“We leave tonight, all of us,” said Ann Lee, the harbour director. “Nobody asked us.”"


def paper(headline: str, text: str, outlet: str, day: str) -> Draft:
    return Draft(headline, Body((paragraph(text),)), outlet=outlet, published=Published(day, day), language="en")


DRAFTS = (
    paper("Strike", LEE, "Harbour Post", "2025-06-11"),
    paper("Walkout", LEE.replace("tonight", "today"), "Gazette", "2025-06-12"),
    paper("Ports", "“It is a mess, all of it,” said Otto Kern.", "Gazette", "2025-06-10"),
    paper("Quay", "“It is a mess, most of it,” Mr Kern told reporters.", "Harbour Post", "2025-06-09"),
)


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with reading(qtbot, tmp_path, *DRAFTS) as made:
        yield made


def offered(room: Room) -> list[str]:
    return [one.text for one in room.pane.suggestions.offers]


def test_found_ones_are_offered_and_q_accepts_with_the_speaker(room: Room) -> None:
    card = room.pane.suggestions.card
    assert offered(room) == ["We leave tonight, all of us", "Nobody asked us."] and not card.isVisible()
    room.caret(0)
    room.press(KEY.Key_Q)
    assert card.isVisible() and "Ann Lee" in card.accessibleName() and not room.marks()
    room.press(KEY.Key_Q)
    (mark,) = room.marks()
    assert mark.anchor is not None and mark.anchor.exact == "We leave tonight, all of us"
    assert (mark.role, mark.speaker) == (Role.KEY_QUOTE, "Ann Lee")
    assert offered(room) == ["Nobody asked us."] and not card.isVisible()
    room.desk.undo()
    room.qtbot.waitUntil(lambda: len(offered(room)) == 2)
    assert not room.marks()
    # remembered: the next reader asks the library alone
    assert not room.desk.library.quotations.is_stale(room.ids[0])


def test_a_click_offers_the_card_accepts_and_shift_q_refuses_for_good(room: Room) -> None:
    card = room.pane.suggestions.card
    room.click_on("Nobody asked us")
    assert card.isVisible()
    card.accept.click()
    room.settle()
    assert [mark.speaker for mark in room.marks()] == ["Ann Lee"]
    room.click_on("We leave tonight")
    room.press(KEY.Key_Q, SHIFT)
    assert offered(room) == [] and not room.desk.actions["accept_quotation"].isEnabled()
    room.open(2)
    room.open(0)
    assert offered(room) == []
    room.desk.undo()
    room.qtbot.waitUntil(lambda: offered(room) == ["We leave tonight, all of us"])


def test_a_part_of_an_offered_quotation_marked_by_hand_gets_its_speaker(room: Room) -> None:
    room.choose("all of us")
    room.press(KEY.Key_2)
    assert [(mark.role, mark.speaker) for mark in room.marks()] == [(Role.FACT, "Ann Lee")]
    assert offered(room) == ["Nobody asked us."]


def test_copied_words_of_an_offered_quotation_name_their_speaker(room: Room) -> None:
    room.choose("Nobody asked us.")
    room.press(KEY.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text().startswith("“Nobody asked us.”\n— Ann Lee, Strike, Harbour Post")


def test_the_pale_line_is_painted_under_the_words_alone(room: Room) -> None:
    view = room.pane.page.view
    room.caret(len(LEE))
    room.settle()
    plain, theme = view.viewport().grab().toImage(), room.desk.theme
    room.pane.suggestions.show(None)
    view.show_offers((), -1)
    bare = view.viewport().grab().toImage()
    top = round(view.line_top(0))
    differing = {
        plain.pixelColor(x, y).name().upper()
        for y in range(top, top + 40)
        for x in range(plain.width())
        if plain.pixel(x, y) != bare.pixel(x, y)
    }
    assert differing and theme.faint.upper() in differing


@pytest.fixture
def board(qtbot: QtBot, tmp_path: Path, open_desk: Callable[[Path], Desk]) -> QuoteBoard:
    with Library.create(tmp_path / "Press.clipper") as library:
        library.file(DRAFTS)
    desk = open_desk(tmp_path / "Press.clipper")
    made = QuoteBoard(desk)
    qtbot.addWidget(made)
    made.show()
    settle(qtbot, desk)
    qtbot.waitUntil(lambda: len(made.names.rows) == 3 and desk.idle, timeout=10_000)
    return made


def test_the_board_searches_the_library_and_shows_the_same_words_side_by_side(board: QuoteBoard, qtbot: QtBot) -> None:
    desk = board._desk
    assert list(board.names.rows) == [("Ann Lee", 4), ("Kern", 1), ("Otto Kern", 1)]
    assert desk.library.quotations.unread() == 0
    settle(qtbot, desk)
    assert [(one.outlet, one.text) for one in board.said.rows] == [
        ("Gazette", "We leave today, all of us"),
        ("Gazette", "Nobody asked us."),
        ("Harbour Post", "We leave tonight, all of us"),
        ("Harbour Post", "Nobody asked us."),
    ]
    board.quotes.stand(0)
    shown = [column.toPlainText() for column in board.beside.columns if column.isVisible()]
    assert shown == ["We leave today, all of us", "We leave tonight, all of us"]
    assert board.quotes.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("We leave today")


def test_search_copy_and_going_to_the_clipping(board: QuoteBoard, qtbot: QtBot) -> None:
    desk = board._desk
    qtbot.keyClicks(board.field, "otto")
    settle(qtbot, desk)
    assert [one.speaker for one in board.said.rows] == ["Otto Kern"]
    # another outlet gives the last name alone
    shown = [column.toPlainText() for column in board.beside.columns if column.isVisible()]
    assert shown == ["It is a mess, all of it", "It is a mess, most of it"]
    board.copy_said()
    settle(qtbot, desk)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("“It is a mess, all of it”\n— Otto Kern") and "Gazette" in copied and "2025" in copied
    qtbot.keyClick(board.quotes, KEY.Key_Return)
    assert desk.open_clipping == 3
    qtbot.keyClicks(board.field, "zzz")
    assert "Nobody called" in board.empty.text
    qtbot.keyClick(board.field, KEY.Key_Escape)
    assert len(board.names.rows) == 3
