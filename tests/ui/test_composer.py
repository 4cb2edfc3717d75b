"""The composer, driven by keys and mouse on a real library."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from composing import briefed, desk_on, filled, mark, order, settle
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from clipper.model.annotation import Role
from clipper.model.briefing import Entry, Rendition
from clipper.ui.briefing.composer import Composer
from clipper.ui.briefing.issue import add_to_brief, new_issue
from clipper.ui.briefing.outline_rows import EntryRow, SectionRow, section_counts
from clipper.ui.desk import Desk

ALT, SHIFT, CTRL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
A, B, C, D, E = (
    "Ministers agree outline",
    "Ports ask for delay",
    "Envoy sees progress",
    "Markets wait",
    "What it leaves out",
)


class Room(NamedTuple):
    """The composer on its desk, and what it works on."""

    desk: Desk
    composer: Composer
    briefing: int
    clippings: list[int]
    marks: list[int]

    def entry(self, headline: str) -> Entry:
        issue = self.desk.library.briefings.one(self.briefing)
        entries = [entry for section in issue.sections for entry in section.entries]
        rows = self.desk.library.clippings.rows([entry.clipping for entry in entries])
        return next(entry for entry in entries if rows[entry.clipping].headline == headline)


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    library, clippings = filled(tmp_path / "Press.clipper")
    briefing = briefed(library, clippings)
    marks = [
        mark(library, clippings[0], "agreed on the outline"),
        mark(library, clippings[0], "Nobody signed", Role.CRITICISM),
    ]
    library.close()
    desk = desk_on(qtbot, tmp_path / "Press.clipper")
    composer = Composer(desk)
    qtbot.addWidget(composer)
    composer.resize(1440, 800)
    composer.show()
    desk.open_issue(briefing)
    settle(qtbot, desk)
    composer.outline.view.setFocus()
    yield Room(desk, composer, briefing, clippings, marks)
    composer.shut()
    desk.close()


def press(
    qtbot: QtBot, room: Room, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.keyClick(room.composer.outline.view, key, modifiers)
    settle(qtbot, room.desk)


def choose(
    qtbot: QtBot, room: Room, headline: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    view = room.composer.outline.view
    box = view.visualRect(view.rows.index_of(room.entry(headline).id))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifiers, box.center())
    settle(qtbot, room.desk)


def drop(room: Room, kind: str, ids: list[int], where: QPoint) -> None:
    view = room.composer.outline.view
    data = QMimeData()
    data.setData(kind, json.dumps(ids).encode())
    actions, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    view.dragMoveEvent(QDragMoveEvent(where, actions, data, left, none))
    view.dropEvent(QDropEvent(QPointF(where), actions, data, left, none))


def undo(qtbot: QtBot, room: Room) -> None:
    room.desk.undo()
    settle(qtbot, room.desk)


def test_digits_choose_the_rendition_and_undo_brings_it_back(qtbot: QtBot, room: Room) -> None:
    for key, rendition in (
        (Qt.Key.Key_1, Rendition.HEADLINE),
        (Qt.Key.Key_2, Rendition.SUMMARY),
        (Qt.Key.Key_3, Rendition.EXCERPT),
    ):
        choose(qtbot, room, B)
        press(qtbot, room, key)
        assert room.entry(B).rendition is rendition
        assert room.composer.editor.show_as.current == rendition.value
    undo(qtbot, room)
    assert room.entry(B).rendition is Rendition.SUMMARY


def test_alt_and_arrows_move_within_the_section_and_shift_over_its_edge(qtbot: QtBot, room: Room) -> None:
    choose(qtbot, room, A)
    press(qtbot, room, Qt.Key.Key_Down, ALT)
    assert order(room.desk, room.briefing) == [[B, A, C], [D, E]]
    press(qtbot, room, Qt.Key.Key_Up, ALT)
    assert order(room.desk, room.briefing) == [[A, B, C], [D, E]]
    press(qtbot, room, Qt.Key.Key_Down, ALT | SHIFT)
    assert order(room.desk, room.briefing) == [[B, C], [A, D, E]]
    press(qtbot, room, Qt.Key.Key_Up, ALT | SHIFT)
    assert order(room.desk, room.briefing) == [[B, C, A], [D, E]]
    for _turn in range(4):
        undo(qtbot, room)
    assert order(room.desk, room.briefing) == [[A, B, C], [D, E]]


def test_a_held_key_moves_an_entry_as_often_as_it_comes(qtbot: QtBot, room: Room) -> None:
    """It comes again before the outline shows the move before it."""
    choose(qtbot, room, A)
    for _turn in range(2):
        qtbot.keyClick(room.composer.outline.view, Qt.Key.Key_Down, ALT)
    settle(qtbot, room.desk)
    assert order(room.desk, room.briefing) == [[B, C, A], [D, E]]
    press(qtbot, room, Qt.Key.Key_Down, ALT)
    assert order(room.desk, room.briefing) == [[B, C, A], [D, E]], "it stands at the end of its section"
    for _turn in range(2):
        undo(qtbot, room)
    assert order(room.desk, room.briefing) == [[A, B, C], [D, E]], "what moved nothing is no step"
    choose(qtbot, room, E)
    for _turn in range(2):
        qtbot.keyClick(room.composer.outline.view, Qt.Key.Key_Up, ALT | SHIFT)
    settle(qtbot, room.desk)
    assert order(room.desk, room.briefing) == [[A, B, C, E], [D]]


def test_several_entries_move_and_leave_together(qtbot: QtBot, room: Room) -> None:
    choose(qtbot, room, A)
    choose(qtbot, room, B, CTRL)
    press(qtbot, room, Qt.Key.Key_Down, ALT)
    assert order(room.desk, room.briefing) == [[C, A, B], [D, E]]
    press(qtbot, room, Qt.Key.Key_Delete)
    assert order(room.desk, room.briefing) == [[C], [D, E]]
    assert room.desk.notices.recorded[-1].text == "2 entries taken out of Morning brief"
    undo(qtbot, room)
    assert order(room.desk, room.briefing) == [[C, A, B], [D, E]]


def test_taking_an_entry_out_goes_on_with_the_next(qtbot: QtBot, room: Room) -> None:
    choose(qtbot, room, B)
    press(qtbot, room, Qt.Key.Key_Delete)
    assert room.composer.outline.current_entry == room.entry(C).id


def test_a_held_delete_takes_one_entry_after_the_other_out_and_says_no_more(qtbot: QtBot, room: Room) -> None:
    choose(qtbot, room, A)
    for _turn in range(2):
        qtbot.keyClick(room.composer.outline.view, Qt.Key.Key_Delete)
    settle(qtbot, room.desk)
    assert order(room.desk, room.briefing) == [[C], [D, E]]
    assert room.composer.outline.current_entry == room.entry(C).id
    choose(qtbot, room, E)
    for _turn in range(5):
        qtbot.keyClick(room.composer.outline.view, Qt.Key.Key_Delete)
    settle(qtbot, room.desk)
    assert order(room.desk, room.briefing)[0] == []
    for _turn in range(5):
        undo(qtbot, room)
    assert order(room.desk, room.briefing) == [[A, B, C], [D, E]], "no step took nothing out"


def test_what_stands_in_the_brief_is_not_put_in_again(qtbot: QtBot, room: Room) -> None:
    add_to_brief(room.desk, [room.clippings[0]])
    settle(qtbot, room.desk)
    assert order(room.desk, room.briefing) == [[A, B, C], [D, E]]
    assert room.desk.notices.recorded[-1].text == "1 clipping stands in Morning brief 7 already"


def test_a_new_section_takes_its_title_from_what_is_typed(qtbot: QtBot, room: Room) -> None:
    choose(qtbot, room, A)
    press(qtbot, room, Qt.Key.Key_N, SHIFT)
    field = room.composer.outline.view.findChild(QLineEdit)
    assert field is not None
    qtbot.keyClicks(field, "Ports")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot, room.desk)
    assert [one.title for one in room.desk.library.briefings.one(room.briefing).sections] == [
        "First",
        "Ports",
        "Second",
    ]


def test_clippings_dropped_between_entries_stand_there(qtbot: QtBot, room: Room) -> None:
    view = room.composer.outline.view
    box = view.visualRect(view.rows.index_of(room.entry(B).id))
    drop(room, "application/x-clipper-clippings", [room.clippings[4], room.clippings[3]], QPoint(100, box.top() + 1))
    settle(qtbot, room.desk)
    assert order(room.desk, room.briefing) == [[A, E, D, B, C], [D, E]]
    assert room.desk.notices.recorded[-1].text == "2 clippings added to Morning brief"


def test_entries_dropped_on_a_section_go_to_its_end(qtbot: QtBot, room: Room) -> None:
    view = room.composer.outline.view
    section = room.desk.library.briefings.one(room.briefing).sections[1].id
    box = view.visualRect(view.rows.index_of_section(section))
    drop(room, "application/x-clipper-entries", [room.entry(C).id, room.entry(A).id], box.center())
    settle(qtbot, room.desk)
    assert order(room.desk, room.briefing) == [[B], [D, E, A, C]]


def test_an_entry_dropped_further_down_in_its_section_stands_where_it_was_let_go(qtbot: QtBot, room: Room) -> None:
    view = room.composer.outline.view
    box = view.visualRect(view.rows.index_of(room.entry(C).id))
    drop(room, "application/x-clipper-entries", [room.entry(A).id], QPoint(100, box.top() + 1))
    settle(qtbot, room.desk)
    assert order(room.desk, room.briefing) == [[B, A, C], [D, E]]


def test_what_is_dragged_out_carries_entries_and_their_clippings(qtbot: QtBot, room: Room) -> None:
    choose(qtbot, room, B)
    data = room.composer.outline.model.mimeData([room.composer.outline.view.currentIndex()])
    assert json.loads(bytes(data.data("application/x-clipper-entries").data())) == [room.entry(B).id]
    assert json.loads(bytes(data.data("application/x-clipper-clippings").data())) == [room.clippings[1]]


def test_comment_and_short_headline_are_kept_when_the_keyboard_leaves(qtbot: QtBot, room: Room) -> None:
    choose(qtbot, room, A)
    editor = room.composer.editor
    press(qtbot, room, Qt.Key.Key_F2)
    assert editor.short.hasFocus()
    qtbot.keyClicks(editor.short, "Outline agreed")
    qtbot.keyClick(editor.short, Qt.Key.Key_Return)
    assert editor.comment.hasFocus()
    qtbot.keyClicks(editor.comment, "Agreed, not signed.")
    room.composer.outline.view.setFocus()
    settle(qtbot, room.desk)
    entry = room.entry(A)
    assert (entry.short_headline, entry.commentary) == ("Outline agreed", "Agreed, not signed.")
    row = room.composer.outline.model.row_at(room.composer.outline.view.currentIndex())
    assert isinstance(row, EntryRow) and row.headline == "Outline agreed"


def test_words_typed_for_one_entry_never_land_in_the_next(qtbot: QtBot, room: Room) -> None:
    choose(qtbot, room, A)
    press(qtbot, room, Qt.Key.Key_N)
    qtbot.keyClicks(room.composer.editor.comment, "For the first.")
    choose(qtbot, room, B)
    assert room.entry(A).commentary == "For the first."
    assert room.entry(B).commentary == ""
    assert room.composer.editor.comment.words() == ""


def test_ticks_choose_the_passages_of_an_excerpt(qtbot: QtBot, room: Room) -> None:
    choose(qtbot, room, A)
    press(qtbot, room, Qt.Key.Key_3)
    passages = room.composer.editor.passages
    assert room.composer.editor.passage_part.counted.text().startswith("2 of 2")
    passages.setFocus()
    qtbot.keyClick(passages, Qt.Key.Key_Down)
    qtbot.keyClick(passages, Qt.Key.Key_Space)
    settle(qtbot, room.desk)
    assert room.entry(A).passages == (room.marks[0],)
    qtbot.mouseClick(passages, Qt.MouseButton.LeftButton, pos=QPoint(20, passages.height() - 10))
    settle(qtbot, room.desk)
    assert room.entry(A).passages is None


def test_a_summary_is_proposed_until_it_is_confirmed(qtbot: QtBot, room: Room) -> None:
    choose(qtbot, room, B)
    press(qtbot, room, Qt.Key.Key_2)
    editor = room.composer.editor
    assert editor.summary_part.proposed.isVisible()
    assert editor.summary.words().startswith("The ministers met")
    assert room.entry(B).summary == ""
    qtbot.mouseClick(editor.summary_part.confirm, Qt.MouseButton.LeftButton)
    settle(qtbot, room.desk)
    assert room.entry(B).summary.startswith("The ministers met")
    assert not editor.summary_part.proposed.isVisible()


def test_a_proposed_summary_is_named_by_check_and_confirmed_there(qtbot: QtBot, room: Room) -> None:
    for headline in (B, C):
        choose(qtbot, room, headline)
        press(qtbot, room, Qt.Key.Key_2)
    assert "proposed" in room.composer.editor.notice_words.text()
    qtbot.mouseClick(room.composer.head.check, Qt.MouseButton.LeftButton)
    menu = room.composer.head.findChild(QMenu)
    assert menu is not None
    assert sum("is proposed" in action.text() for action in menu.actions()) == 2
    assert menu.actions()[-1].text() == "Confirm 2 proposed summaries"
    menu.actions()[-1].trigger()
    menu.close()
    settle(qtbot, room.desk)
    assert room.entry(B).summary and room.entry(C).summary
    assert not room.composer.editor.summary_part.proposed.isVisible() and not room.composer.editor.notice.isVisible()
    undo(qtbot, room)
    assert room.entry(B).summary == room.entry(C).summary == ""


def test_a_passage_cut_from_its_sentence_says_so(qtbot: QtBot, room: Room) -> None:
    choose(qtbot, room, A)
    press(qtbot, room, Qt.Key.Key_3)
    facts = room.composer.editor._facts
    assert facts is not None
    assert [one.text for one in facts.passages] == ["… agreed on the outline …", "Nobody signed …"]


@pytest.mark.parametrize("wide", [560, 700, 900, 1000, 1300])
def test_nothing_is_cut_in_a_narrow_composer(qtbot: QtBot, room: Room, wide: int) -> None:
    choose(qtbot, room, A)
    press(qtbot, room, Qt.Key.Key_3)
    room.composer.resize(wide, 700)
    qtbot.wait(20)
    editor, head = room.composer.editor, room.composer.head
    page = editor.area.widget()
    assert page is not None
    assert page.minimumSizeHint().width() <= editor.area.viewport().width() and page.width() <= editor.width()
    for one in (head.style_button, head.check, head.export, head.date):
        assert one.width() >= one.sizeHint().width() and one.geometry().right() < head.width()
    assert head.number.x() >= head.title.geometry().right() - 1


def test_in_a_narrow_editor_the_renditions_stand_in_a_menu(qtbot: QtBot, room: Room) -> None:
    choose(qtbot, room, A)
    room.composer.resize(700, 700)
    editor = room.composer.editor
    qtbot.waitUntil(editor.show_as_menu.isVisible, timeout=2_000)
    assert not editor.show_as.isVisible()
    qtbot.mouseClick(editor.show_as_menu, Qt.MouseButton.LeftButton)
    menu = editor.findChild(QMenu)
    assert menu is not None and [one.text() for one in menu.actions() if one.isChecked()] == ["Full text"]
    menu.actions()[1].trigger()
    menu.close()
    settle(qtbot, room.desk)
    assert room.entry(A).rendition is Rendition.SUMMARY and editor.show_as_menu.text() == " Summary"


def test_a_section_says_its_pages_and_words(qtbot: QtBot, room: Room) -> None:
    qtbot.waitUntil(lambda: room.composer.pages.view.count > 0, timeout=30_000)
    first = room.composer.outline.model.row_at(room.composer.outline.model.index(0, 0))
    assert isinstance(first, SectionRow) and first.words > 60
    full, short, numbers, pages = section_counts(first)
    assert full == f"{pages} · {first.words} words" and short == f"{pages} · {first.words} w"
    assert numbers == f"{pages.split()[1]} · {first.words} w" and pages.startswith("page")


def test_an_empty_issue_opens_with_the_list_beside_it(qtbot: QtBot, room: Room) -> None:
    asked: list[bool] = []
    beside = room.desk.actions.bind("sidebar", lambda: asked.append(True))
    new_issue(room.desk)
    settle(qtbot, room.desk)
    assert asked == [True] and beside.isChecked()
    assert "from the list beside it" in room.composer.outline._empty.accessibleName()
    room.desk.open_issue(room.briefing)
    settle(qtbot, room.desk)
    new_issue(room.desk)
    settle(qtbot, room.desk)
    assert asked == [True], "where the list stands there already it is not put away"


def test_the_title_is_edited_in_the_head(qtbot: QtBot, room: Room) -> None:
    field = room.composer.head.title
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Evening brief")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot, room.desk)
    assert room.desk.library.briefings.one(room.briefing).title == "Evening brief"


def test_pages_are_set_and_a_click_on_one_chooses_its_entry(qtbot: QtBot, room: Room) -> None:
    view = room.composer.pages.view
    qtbot.waitUntil(lambda: view.count > 0, timeout=30_000)
    page = view.page_of(room.entry(C).id)
    assert page is not None
    assert "about" not in room.composer.head.counters.text()
    view.verticalScrollBar().setValue(view._boxes()[page].top() - 20)
    row = next(n for n, entry in enumerate(view._sheets[page].entries) if entry == room.entry(C).id)
    box, count = view._boxes()[page].translated(view._offset()), len(view._sheets[page].entries)
    spot = QPoint(box.center().x(), round(box.top() + box.height() * (row + 0.5) / count))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert room.composer.outline.current_entry == room.entry(C).id
    before = room.composer.pages._number
    choose(qtbot, room, C)
    press(qtbot, room, Qt.Key.Key_1)
    assert view.count > 0, "the old pages stay while the new ones are set"
    qtbot.waitUntil(lambda: room.composer.pages._number > before, timeout=10_000)


def test_a_new_issue_is_empty_says_so_and_takes_clippings(qtbot: QtBot, room: Room) -> None:
    new_issue(room.desk)
    settle(qtbot, room.desk)
    made = room.desk.open_briefing
    assert room.desk.library.briefings.one(made).number == 8
    assert room.composer.outline._empty.isVisible()
    add_to_brief(room.desk, [room.clippings[2], room.clippings[0]])
    settle(qtbot, room.desk)
    qtbot.waitUntil(lambda: not room.composer.outline._empty.isVisible(), timeout=5_000)
    assert order(room.desk, made) == [[C, A]]


def test_undoing_a_new_issue_closes_it(qtbot: QtBot, room: Room) -> None:
    new_issue(room.desk)
    settle(qtbot, room.desk)
    undo(qtbot, room)
    qtbot.waitUntil(lambda: room.desk.open_briefing == 0, timeout=5_000)
    assert room.composer._empty.isVisible()


def test_esc_is_one_step_out_and_restores_what_was_not_kept(qtbot: QtBot, room: Room) -> None:
    choose(qtbot, room, A)
    editor, view = room.composer.editor, room.composer.outline.view
    press(qtbot, room, Qt.Key.Key_N)
    qtbot.keyClicks(editor.comment, "Not this")
    qtbot.keyClick(editor.comment, Qt.Key.Key_Escape)
    assert editor.comment.words() == "" and editor.comment.hasFocus()
    qtbot.keyClick(editor.comment, Qt.Key.Key_Escape)
    assert view.hasFocus()
    title = room.composer.head.title
    title.setFocus()
    qtbot.keyClicks(title, "Wrong")
    qtbot.keyClick(title, Qt.Key.Key_Escape)
    settle(qtbot, room.desk)
    assert view.hasFocus() and title.text() == "Morning brief"
    assert room.desk.library.briefings.one(room.briefing).title == "Morning brief"
    assert room.entry(A).commentary == ""


def test_old_pages_are_painted_from_the_old_file_while_new_ones_are_set(qtbot: QtBot, room: Room) -> None:
    pages = room.composer.pages
    qtbot.waitUntil(lambda: pages.view.count > 0 and not pages.busy, timeout=30_000)
    choose(qtbot, room, C)
    press(qtbot, room, Qt.Key.Key_1)
    pages.set_now()
    pages.view.zoom(1.3)
    pages.view.grab()
    assert pages.view.count > 0
    qtbot.waitUntil(lambda: not pages.busy, timeout=30_000)
    pages.view.grab()
    qtbot.waitUntil(lambda: not pages.busy, timeout=30_000)
    assert pages.view.waiting == 0, "every page in sight has its picture"
