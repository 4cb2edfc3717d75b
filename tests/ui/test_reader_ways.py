"""The reader's smaller promises: what comes into sight, what is never cut or covered, what keys do without words chosen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desks import draft, settle
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from reading import BODY, Room, reading

from clipper.model.body import Block, BlockKind, Body, paragraph
from clipper.model.clipping import Draft, Original
from clipper.store.library import Library
from clipper.ui.main_window import MainWindow
from clipper.ui.reader.headline_block import reading_time
from clipper.ui.reader.hush import REST_S
from clipper.ui.reader.in_place import GrowingEdit
from clipper.ui.reader.text_view import TextView
from clipper.ui.reader.word_button import WordButton
from clipper.ui.theme import DARK
from clipper.ui.widgets.fitting import fit_frame, fitting


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with reading(qtbot, tmp_path) as made:
        yield made


# -- notes ---------------------------------------------------------------------------------------------------------


def test_a_new_mark_brings_the_notes_back(room: Room) -> None:
    room.pane.edit_field("published")
    assert not room.pane.page.side.shows("notes")
    room.pane.page.view.setFocus()
    room.choose("The last words")
    room.press(Qt.Key.Key_2)
    assert room.pane.page.side.shows("notes")
    assert room.pane.page.side.notes.card(room.pane.marker.active) is not None


def test_n_on_chosen_words_marks_them_and_opens_the_comment(room: Room) -> None:
    room.choose("The last words")
    room.press(Qt.Key.Key_N)
    (mark,) = room.marks()
    assert mark.anchor is not None and mark.anchor.exact == "The last words"
    card = room.pane.page.side.notes.card(mark.id)
    assert card is not None and card.editing


def test_n_beside_the_marks_opens_the_next_ones_comment(room: Room) -> None:
    for words, key in (("The ministers met", Qt.Key.Key_1), ("The last words", Qt.Key.Key_2)):
        room.choose(words)
        room.press(key)
    room.caret(room.pane.page.view.article.places.position(BODY.text.index("Nobody signed")))  # pyright: ignore[reportOptionalMemberAccess]
    room.pane.marker.activate(0)
    room.press(Qt.Key.Key_N)
    second = room.marks()[1].id
    assert room.pane.marker.active == second
    editor = room.pane.page.side.notes.card(second).findChild(GrowingEdit)  # pyright: ignore[reportOptionalMemberAccess]
    assert editor is not None


def test_n_without_marks_says_what_to_do_and_what_is_typed_then_does_nothing(room: Room) -> None:
    room.caret(5)
    view, done = room.pane.page.view, []
    for name in ("star", "tags", "tag_1", "next", "archive"):
        room.desk.actions.bind(name, lambda name=name: done.append(name))
    room.press(Qt.Key.Key_N)
    assert room.desk.notices.recorded[-1].text == "Select words and press 1\u00a0to\u00a05 first."
    for letter in "Jets at 1":
        QTest.keyClicks(view, letter)
    assert done == [] and room.marks() == ()
    room.qtbot.wait(round(REST_S * 1000) + 100)
    QTest.keyClicks(view, "s")
    assert done == ["star"]


# -- nothing is covered or cut -------------------------------------------------------------------------------------


def test_the_find_sheet_makes_room_for_itself(room: Room) -> None:
    page = room.pane.page
    for width in (830, 340):
        room.pane.resize(width, 800)
        room.desk.actions["find_in_text"].trigger()
        bar = page.find_bar.geometry()
        assert bar.bottom() < page.view.y() and bar.bottom() < page.side.y()
        assert page.rect().contains(bar)
        room.pane.finder.close()
        assert (page.view.y(), page.side.y()) == (0, 0)


def test_no_word_in_the_head_is_ever_cut(room: Room) -> None:
    head = room.pane.head
    for width in range(head.minimumWidth(), 900, 7):
        room.pane.resize(width, 600)
        QApplication.processEvents()
        for one in (head.views, head.brief, head.more):
            if one.isVisible():
                assert one.width() >= min(one.sizeHint().width(), one.maximumWidth()), width
                assert one.geometry().right() < head.width(), width
    assert head.views.isVisible() and head.brief.text().strip() == "Add to brief"


def test_preformatted_lines_stand_on_one_ground(qtbot: QtBot, tmp_path: Path) -> None:
    body = Body((paragraph("Figures."), Block(BlockKind.PREFORMATTED, "a  1\n\nb  2\nc  3"), paragraph("End.")))
    with reading(qtbot, tmp_path, Draft("Table", body)) as room:
        view = room.pane.page.view
        article = view.article
        assert article is not None
        first, last = (article.places.position(body.text.index(words)) for words in ("a  1", "c  3"))
        picture = view.viewport().grab().toImage()
        x, hover = round(article.setting.measure), QColor(room.desk.theme.hover)
        for y in range(round(view.line_top(first)), round(view.line_top(last)) + 12):
            assert picture.pixelColor(x, y) == hover, y


# -- words ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "said"), [(0, ""), (1, ""), (2, "2 words, 1 min"), (500, "500 words, 2 min")])
def test_reading_time_is_said_where_there_is_something_to_read(words: int, said: str) -> None:
    assert reading_time(words) == said


def test_details_say_what_the_head_says(qtbot: QtBot, tmp_path: Path) -> None:
    kept = Original("big.txt", "text/plain", data=b"x" * 2_400)
    with reading(qtbot, tmp_path, Draft("One", BODY, authors=("Ana Velde", "Jo Horn"), original=kept)) as room:
        rows = room.pane.page.side.details.rows
        assert rows["byline"].value == "Ana Velde, Jo Horn"
        assert "Ana Velde, Jo Horn" in [word.text() for word in room.pane.page.head.findChildren(WordButton)]
        assert rows["original"].value == "big.txt · 2.4 kB"


def test_undo_names_what_the_bar_said(room: Room) -> None:
    room.pane.deeds.correct((room.ids[0],), {"section": "Trade"})
    room.settle()
    said = room.desk.notices.recorded[-1].text
    assert said == "Section changed" == room.desk.undo_name


# -- reading only --------------------------------------------------------------------------------------------------


def test_what_cannot_be_changed_looks_so_and_says_why(room: Room) -> None:
    room.pane.deeds.tag(room.ids[0], "Trade")
    room.settle()
    room.desk.writable = False
    room.desk.writable_changed.emit(False)
    head, why = room.pane.head, "This library is open to read only."
    chip = room.pane.page.head._rows[2][-1]
    for one in (*head.roles, head.note, head.tag, head.brief, chip):
        assert not one.isEnabled() and one.toolTip() == why
    room.desk.writable = True
    room.desk.writable_changed.emit(True)
    assert head.tag.isEnabled() and head.tag.toolTip() == "Add tag"
    assert room.pane.page.head._rows[2][-1].isEnabled()


# -- the window ----------------------------------------------------------------------------------------------------


def test_a_window_begins_no_larger_than_its_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    free = window.screen().availableGeometry().size()
    assert fitting(QSize(9_000, 500), window) == QSize(free.width(), 500)
    assert fitting(QSize(1440, 900), window) == QSize(1440, 900)


def test_a_window_in_its_frame_is_no_larger_than_its_screen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    free = window.screen().availableGeometry().size()
    window.resize(free)
    monkeypatch.setattr(window, "frameGeometry", lambda: window.geometry().adjusted(-2, -30, 2, 2))
    fit_frame(window)
    assert window.size() == free - QSize(4, 32)


def test_qts_own_views_have_a_ground(qtbot: QtBot, fonts: object) -> None:
    from PySide6.QtWidgets import QListWidget

    view = QListWidget()
    qtbot.addWidget(view)
    view.resize(80, 80)
    assert view.grab().toImage().pixelColor(QPoint(40, 60)) == view.palette().base().color()


def test_a_theme_changed_before_the_first_clipping_holds_for_it(
    tmp_path: Path, open_window: Callable[[Path], MainWindow], qtbot: QtBot
) -> None:
    Library.create(tmp_path / "Empty.clipper").close()
    window = open_window(tmp_path / "Empty.clipper")
    window.desk.set_settings(theme="dark")
    settle(qtbot, window.desk)
    window.desk.jobs.change("File", lambda library: library.file([draft(1)]))
    settle(qtbot, window.desk)
    window.clippings.list.go_to(1)
    (view,) = window.findChildren(TextView)
    qtbot.waitUntil(view.isVisible, timeout=5_000)
    assert view.palette().base().color() == view.viewport().palette().base().color() == QColor(DARK.paper)


@pytest.fixture
def window(made_library: Callable[[int], Path], open_window: Callable[[Path], MainWindow]) -> MainWindow:
    return open_window(made_library(40))


def test_a_corrected_date_does_not_throw_her_out_of_her_place(window: MainWindow, qtbot: QtBot) -> None:
    view = window.clippings.list
    before = view.table.ids.tolist()
    view.go_to(before[20])
    qtbot.wait(400)
    scrolled, one = view.verticalScrollBar().value(), before[20]
    assert scrolled > 0
    window.desk.jobs.change(
        "Date",
        lambda library: library.clippings.change([one], published=library.clippings.one(before[0]).draft.published),
    )
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: window.clippings.calm and window.desk.idle, timeout=5_000)
    assert (view.current, view.table.ids.tolist(), view.verticalScrollBar().value()) == (one, before, scrolled)
    assert view.table.leaving == {one}
    assert "40 to triage" in window.clippings.counts.text()
    qtbot.keyClick(view, Qt.Key.Key_J)
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: window.clippings.calm and window.desk.idle and not view.table.leaving, timeout=5_000)
    assert view.current == before[21]
    assert view.table.ids.tolist().index(one) < 3
    assert abs(view.verticalScrollBar().value() - scrolled) <= 2 * view.cards.height


def test_up_from_the_first_line_of_the_sidebar_stays(window: MainWindow, qtbot: QtBot) -> None:
    tree = window.sidebar.tree
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Up)
    assert tree.hasFocus() and tree.lit() is not None and tree.lit().where == "inbox"  # pyright: ignore[reportOptionalMemberAccess]


def test_a_digit_without_a_tag_is_said_and_goes_away(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.clippings.list, Qt.Key.Key_7)
    settle(qtbot, window.desk)
    assert window.notice.text == "No tag has the digit 7."
    # a coarse timer may be late by a twentieth
    assert window.notice._timer.remainingTime() <= 8_400


def test_a_library_open_elsewhere_is_said_once(
    made_library: Callable[[int], Path], open_window: Callable[[Path], MainWindow], qtbot: QtBot
) -> None:
    path = made_library(3)
    with Library.open(path):
        window = open_window(path)
        bar = window.read_only
        assert bar is not None and bar.isVisible() and window.desk.notices.recorded == []
    with qtbot.waitSignal(window.desk.writable_changed, timeout=10_000):
        window.desk.try_writing()
    assert not bar.isVisible(), "it can be written again"
