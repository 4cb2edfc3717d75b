"""The list: fast with many rows, quiet when the library changes, driven by keys."""

import json
import time
from array import array
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from desks import draft, said, settle
from msgspec.structs import replace
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from clipper.model.clipping import ClippingRow, Status
from clipper.model.query import Is, Order, Query
from clipper.store.library import Library
from clipper.ui.clippings.list_model import PAGE, PAGES_KEPT, ClippingTable
from clipper.ui.clippings.mime import CLIPPINGS, ids_in, pack
from clipper.ui.clippings.press_lines import draw_headline, written_rightward
from clipper.ui.clippings.row_words import date_words, spoken
from clipper.ui.clippings.tag_editor import TagEditor
from clipper.ui.desk import Desk
from clipper.ui.fonts import Fonts
from clipper.ui.main_window import MainWindow
from clipper.ui.place import Place, Where

NO = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(made_library: Callable[[int], Path], open_window: Callable[[Path], MainWindow]) -> MainWindow:
    return open_window(made_library(40))


def press(qtbot: QtBot, window: MainWindow, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NO) -> None:
    for key in keys:
        qtbot.keyClick(window.clippings.list, key, modifier)
    settle(qtbot, window.desk)


def calm(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the list may swap, and has."""
    qtbot.waitUntil(lambda: window.clippings.calm and window.desk.idle, timeout=5_000)


# -- the model -------------------------------------------------------------------------------------------------------


def test_rows_come_by_pages_and_few_are_kept(
    made_library: Callable[[int], Path], open_desk: Callable[..., Desk]
) -> None:
    desk = open_desk(made_library(300))
    table = ClippingTable(desk)
    table.swap(desk.library.find(Query()))
    assert table.rowCount() == 300
    first = table.row(0)
    assert first is not None and first.id == table.ids[0]
    for place in range(0, 300, PAGE):
        row = table.row(place)
        assert row is not None and row.id == table.ids[place]
    assert table.row(300) is None
    table.swap(array("q", table.ids.tolist() * (PAGES_KEPT * PAGE // 150)))
    for place in range(0, table.rowCount(), PAGE):
        table.row(place)
    assert len(table._pages) == PAGES_KEPT


def test_a_changed_row_is_read_anew(
    made_library: Callable[[int], Path], open_desk: Callable[..., Desk], qtbot: QtBot
) -> None:
    desk = open_desk(made_library(5))
    table = ClippingTable(desk)
    table.swap(desk.library.find(Query()))
    assert not table.row(0).starred  # pyright: ignore[reportOptionalMemberAccess]
    id = table.ids[0]
    desk.jobs.change("Star", lambda library: library.clippings.star([id], True))
    settle(qtbot, desk)
    with qtbot.waitSignal(table.dataChanged):
        table.forget(frozenset({id}))
    assert table.row(0).starred  # pyright: ignore[reportOptionalMemberAccess]


# -- the window ------------------------------------------------------------------------------------------------------


def test_the_newest_stands_first_and_is_chosen(window: MainWindow) -> None:
    view = window.clippings.list
    assert view.table.rowCount() == 40
    assert view.table.ids == window.desk.library.find(Query(Is("inbox")))
    assert view.current == view.table.ids[0]
    assert window.desk.chosen == (view.current,)
    assert window.clippings.title.text() == "Inbox"
    assert window.clippings.counts.text() == "40 to triage · newest first"


def test_letters_move_and_act_only_in_the_list(window: MainWindow, qtbot: QtBot) -> None:
    view, ids = window.clippings.list, window.clippings.list.table.ids.tolist()
    press(qtbot, window, Qt.Key.Key_J, Qt.Key.Key_J)
    assert view.current == ids[2]
    press(qtbot, window, Qt.Key.Key_K)
    assert view.current == ids[1]
    window.bar.search.setFocus()
    qtbot.keyClicks(window.bar.search, "s e j")
    settle(qtbot, window.desk)
    assert window.bar.search.text() == "s e j"
    assert not any(row.starred for row in window.desk.library.clippings.rows(ids).values())
    assert window.desk.library.clippings.counts()["inbox"] == 40


def test_archive_moves_on_to_the_next_and_can_be_undone(window: MainWindow, qtbot: QtBot) -> None:
    view, ids = window.clippings.list, window.clippings.list.table.ids.tolist()
    press(qtbot, window, Qt.Key.Key_J)
    press(qtbot, window, Qt.Key.Key_E)
    calm(qtbot, window)
    assert view.table.ids.tolist() == [ids[0], *ids[2:]]
    assert view.current == ids[2]
    row = window.desk.library.clippings.rows([ids[1]])[ids[1]]
    assert (row.status, row.read) == (Status.ARCHIVED, True)
    assert said(window.desk)[-1] == "1 clipping moved to Archive"
    assert window.notice.isVisible() and window.notice.text == "1 clipping moved to Archive"
    window.desk.actions["undo"].trigger()
    calm(qtbot, window)
    assert view.table.ids.tolist() == ids
    assert view.current == ids[2]


def test_many_are_chosen_and_handled_as_one_step(window: MainWindow, qtbot: QtBot) -> None:
    view, ids = window.clippings.list, window.clippings.list.table.ids.tolist()
    press(qtbot, window, Qt.Key.Key_J, Qt.Key.Key_J, modifier=SHIFT)
    assert window.desk.chosen == tuple(ids[:3])
    press(qtbot, window, Qt.Key.Key_S)
    assert [window.desk.library.clippings.rows([id])[id].starred for id in ids[:4]] == [True, True, True, False]
    press(qtbot, window, Qt.Key.Key_Delete)
    calm(qtbot, window)
    assert view.table.ids.tolist() == ids[3:]
    assert said(window.desk)[-1] == "3 clippings moved to Trash"
    window.desk.undo()
    calm(qtbot, window)
    assert view.table.ids.tolist() == ids


def test_a_row_that_no_longer_fits_stays_until_she_moves_on(window: MainWindow, qtbot: QtBot) -> None:
    view, ids = window.clippings.list, window.clippings.list.table.ids.tolist()
    view.go_to(ids[5])
    window.desk.jobs.change("Keep", lambda library: library.clippings.set_status([ids[5]], Status.KEPT))
    calm(qtbot, window)
    assert view.table.ids.tolist() == ids
    assert view.table.leaving == frozenset({ids[5]})
    view.step(1)
    calm(qtbot, window)
    assert view.table.ids.tolist() == ids[:5] + ids[6:]
    assert view.current == ids[6]


def test_a_swap_keeps_cursor_selection_and_scroll(window: MainWindow, qtbot: QtBot) -> None:
    view, ids = window.clippings.list, window.clippings.list.table.ids.tolist()
    view.go_to(ids[20])
    view.step(2, extend=True)
    chosen, bar = view.chosen(), view.verticalScrollBar()
    bar.setValue(20 * view.cards.height - 17)
    calm(qtbot, window)
    window.desk.jobs.change("File", lambda library: library.file([draft(1000), draft(1001)]))
    calm(qtbot, window)
    assert view.table.rowCount() == 42
    top = bar.value() + 17
    assert top % view.cards.height == 0 and view.table.ids[top // view.cards.height] == ids[20]
    assert view.chosen() == chosen
    assert view.current == chosen[-1]


def test_what_waits_for_a_calm_moment_never_stands_for_a_newer_search(window: MainWindow, qtbot: QtBot) -> None:
    view = window.clippings.list
    view.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    window.desk.jobs.change("File", lambda library: library.file([draft(1000)]))
    settle(qtbot, window.desk)
    assert not window.clippings.calm and view.table.rowCount() == 40
    window.clippings.search("zebracrossing", ranked=True)
    window.clippings._swap()  # its timer may run out before the answer comes
    settle(qtbot, window.desk)
    assert view.table.rowCount() == 0 and window.clippings.empty.isVisible()


def test_a_swap_waits_while_she_scrolls(window: MainWindow, qtbot: QtBot) -> None:
    view = window.clippings.list
    view.verticalScrollBar().setValue(300)
    assert not view.calm
    window.desk.jobs.change("File", lambda library: library.file([draft(1000)]))
    settle(qtbot, window.desk)
    if time.monotonic() - view._scrolled < 0.2:
        assert view.table.rowCount() == 40
    calm(qtbot, window)
    assert view.table.rowCount() == 41


def test_search_drives_the_list_newest_first_and_ranks_on_enter(window: MainWindow, qtbot: QtBot) -> None:
    view = window.clippings.list
    window.bar.search.setFocus()
    qtbot.keyClicks(window.bar.search, "number1")
    qtbot.waitUntil(lambda: view.table.rowCount() == 11, timeout=5_000)
    settle(qtbot, window.desk)
    assert view.table.ids == window.desk.library.find(window.clippings.query)
    assert window.clippings.query.order is Order.NEWEST
    assert window.clippings.title.text() == "11 clippings"
    assert window.clippings.counts.text().startswith("of 40 in Inbox · ")
    qtbot.keyClick(window.bar.search, Qt.Key.Key_Return)
    settle(qtbot, window.desk)
    assert window.clippings.query.order is Order.RANK
    assert view.table.rowCount() == 1
    qtbot.keyClick(window.bar.search, Qt.Key.Key_Escape)
    settle(qtbot, window.desk)
    assert view.table.rowCount() == 40
    assert window.clippings.query.order is Order.NEWEST


def test_what_was_not_understood_is_said(window: MainWindow, qtbot: QtBot) -> None:
    window.bar.search.setFocus()
    qtbot.keyClicks(window.bar.search, "foo:bar")
    qtbot.keyClick(window.bar.search, Qt.Key.Key_Return)
    settle(qtbot, window.desk)
    assert "foo:bar" in window.clippings._hints.text()
    assert window.clippings._hints.isVisible()
    assert window.clippings.empty.isVisible()
    window.clippings.empty.pressed.emit()
    settle(qtbot, window.desk)
    assert window.desk.place.where is Where.ALL
    assert window.bar.search.text() == "foo:bar"


def test_the_list_can_be_sorted_otherwise(window: MainWindow, qtbot: QtBot) -> None:
    window.clippings.sort_by(Order.HEADLINE)
    settle(qtbot, window.desk)
    rows = [window.clippings.list.table.row(n) for n in range(40)]
    headlines = [row.headline.casefold() for row in rows if row is not None]
    assert headlines == sorted(headlines)
    assert "by headline" in window.clippings.counts.text()


def test_empty_places_say_what_to_do(
    made_library: Callable[[int], Path], open_window: Callable[[Path], MainWindow], qtbot: QtBot
) -> None:
    window = open_window(made_library(0))
    assert window.clippings.empty.isVisible()
    assert window.clippings.empty.text == "Nothing here yet."
    window.desk.show(Place(Where.TRASH))
    settle(qtbot, window.desk)
    assert window.clippings.empty.text == "Trash is empty."


def test_tags_are_typed_for_many_at_once(window: MainWindow, qtbot: QtBot) -> None:
    ids = window.clippings.list.table.ids.tolist()
    window.desk.jobs.change("Tag", lambda library: library.tags.put([ids[0]], "Energy/Oil"))
    settle(qtbot, window.desk)
    press(qtbot, window, Qt.Key.Key_J, Qt.Key.Key_J, modifier=SHIFT)
    press(qtbot, window, Qt.Key.Key_T)
    editor = window.findChild(TagEditor)
    assert editor is not None and editor.field.hasFocus()
    assert [editor.field.completer().model().index(n, 0).data() for n in range(2)] == ["Energy", "Energy/Oil"]
    qtbot.keyClicks(editor.field, "Trade")
    qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    settle(qtbot, window.desk)
    rows = window.desk.library.clippings.rows(ids[:4])
    assert [[path for path, _colour in rows[id].tags] for id in ids[:4]] == [
        ["Energy/Oil", "Trade"],
        ["Trade"],
        ["Trade"],
        [],
    ]
    assert said(window.desk)[-1] == "Tagged 3 clippings “Trade”"
    qtbot.keyClick(editor.field, Qt.Key.Key_Escape)
    assert window.clippings.list.hasFocus()


def test_digits_toggle_tags_and_zero_takes_them_off(window: MainWindow, qtbot: QtBot) -> None:
    id = window.clippings.list.current
    window.desk.jobs.change("Add tag", lambda library: library.tags.add("Trade"))
    settle(qtbot, window.desk)

    def tags() -> list[str]:
        return [path for path, _colour in window.desk.library.clippings.rows([id])[id].tags]

    press(qtbot, window, Qt.Key.Key_1)
    assert tags() == ["Trade"]
    press(qtbot, window, Qt.Key.Key_1)
    assert tags() == []
    press(qtbot, window, Qt.Key.Key_1, Qt.Key.Key_0)
    assert tags() == []
    press(qtbot, window, Qt.Key.Key_7)
    assert said(window.desk)[-1] == "No tag has the digit 7."


def test_what_is_dragged_is_what_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window, Qt.Key.Key_J, modifier=SHIFT)
    mime = pack(window.clippings.list.chosen())
    assert ids_in(mime) == window.desk.chosen
    assert len(json.loads(bytes(mime.data(CLIPPINGS).data()))) == 2


def test_a_press_on_one_of_several_keeps_them_for_a_drag(window: MainWindow, qtbot: QtBot) -> None:
    view = window.clippings.list
    press(qtbot, window, Qt.Key.Key_J, Qt.Key.Key_J, modifier=SHIFT)
    middle = view.visualRect(view.table.index(1, 0)).center()
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, NO, middle)
    assert len(view.chosen()) == 3
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NO, middle)
    assert view.chosen() == (view.table.ids[1],)


def test_shift_click_chooses_a_range(window: MainWindow, qtbot: QtBot) -> None:
    view = window.clippings.list
    where = view.visualRect(view.table.index(3, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, SHIFT, where)
    assert view.chosen() == tuple(view.table.ids[:4])


def test_the_theme_is_switched_at_run_time(window: MainWindow, qtbot: QtBot) -> None:
    before = window.grab().toImage().pixelColor(QPoint(700, 400))
    window.desk.actions["theme_dark"].trigger()
    assert window.desk.theme.dark
    after = window.grab().toImage().pixelColor(QPoint(700, 400))
    assert after.lightness() < 80 < 180 < before.lightness()
    window.desk.actions["theme_light"].trigger()


# -- words and pictures ----------------------------------------------------------------------------------------------


def test_dates_are_as_short_as_today_allows() -> None:
    today = date(2026, 11, 24)
    at = int(datetime(2026, 11, 24, 6, 2).astimezone().timestamp())
    assert date_words("2026-11-24", at, today=today) == "06:02"
    assert date_words("2026-11-24", None, today=today) == "Today"
    evening = int(datetime(2026, 11, 23, 23, 40).astimezone().timestamp())
    assert date_words("2026-11-23", evening, today=today) == "Mon 23:40"
    assert date_words("2026-11-12", None, today=today) == "12 Nov"
    assert date_words("2025-11-22", None, today=today) == "22 Nov 2025"
    assert date_words((today + timedelta(days=3)).isoformat(), None, today=today) == "27 Nov"
    assert date_words(None, None, today=today) == ""


def test_a_row_is_read_aloud_whole(window: MainWindow) -> None:
    row = window.clippings.list.table.row(0)
    assert isinstance(row, ClippingRow)
    words = spoken(replace(row, read=False))
    assert row.headline in words and row.outlet in words and "unread" in words
    assert "unread" not in spoken(replace(row, read=True))


def test_headlines_break_at_two_lines_and_run_their_own_way(fonts: Fonts) -> None:
    image = QImage(300, 60, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    text = "A very long headline that goes on and on " * 5
    assert draw_headline(painter, image.rect().toRectF(), text, fonts.card(), "#000000") == 2
    assert draw_headline(painter, image.rect().toRectF(), "Short", fonts.card(), "#000000") == 1
    painter.end()
    assert written_rightward("Ports brace") and not written_rightward("“اتفاق إطاري”")


# -- at size ---------------------------------------------------------------------------------------------------------


@pytest.mark.xdist_group("size")
def test_a_hundred_thousand_rows_stay_smooth(
    made_library: Callable[[int], Path], open_window: Callable[[Path], MainWindow], qtbot: QtBot
) -> None:
    """Ids repeat a small library's: what is measured is the list, not the store nor what else the machine does."""
    window = open_window(made_library(500))
    view = window.clippings.list
    view.start_over(array("q", window.desk.library.find(Query()).tolist() * 200))
    assert view.table.rowCount() == 100_000
    slowest = 0.0
    for place in range(0, 100_000, 2_500):
        begun = time.thread_time()
        view.verticalScrollBar().setValue(place * view.cards.height)
        view.viewport().repaint()
        slowest = max(slowest, time.thread_time() - begun)
    assert slowest < 0.2
    begun = time.thread_time()
    view.selectAll()
    assert len(view.chosen()) == 100_000
    view.selectionModel().setCurrentIndex(view.table.index(5, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert time.thread_time() - begun < 2.0


def test_text_fields_keep_their_keys(window: MainWindow, qtbot: QtBot) -> None:
    """A field inside a place types its letters."""
    field = QLineEdit(window.clippings.list)
    field.show()
    field.setFocus()
    qtbot.keyClicks(field, "jkesu1")
    settle(qtbot, window.desk)
    assert field.text() == "jkesu1"
    assert window.desk.library.clippings.counts()["inbox"] == 40
    with Library.open(window.desk.library.path, write=False) as library:
        assert library.clippings.counts()["starred"] == 0
