"""Triage as it is done by hand: several chosen, the last row, other places; what keys and menus say and do there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from desks import said, settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from clipper.store.library import Library
from clipper.ui.actions import RULE, table
from clipper.ui.clippings.deeds import CONTEXT
from clipper.ui.clippings.pane import READER_WAIT_MS
from clipper.ui.clippings.tag_editor import TagEditor
from clipper.ui.frame.keys_sheet import KeysSheet
from clipper.ui.main_window import MainWindow
from clipper.ui.place import Place, Where

NO = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(made_library: Callable[[int], Path], open_window: Callable[[Path], MainWindow]) -> MainWindow:
    path = made_library(6)
    with Library.open(path) as library:
        library.tags.put([1, 2, 3], "Trade")
        library.clippings.star([4], True)
    return open_window(path)


def press(qtbot: QtBot, window: MainWindow, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NO) -> None:
    for key in keys:
        qtbot.keyClick(window.clippings.list, key, modifier)
    settle(qtbot, window.desk)


def calm(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.clippings.calm and window.desk.idle, timeout=5_000)


def shown(window: MainWindow) -> list[str]:
    """The words of the context menu, without keys."""
    names = [name for name in CONTEXT if name != RULE and window.desk.actions[name].isVisible()]
    return [window.desk.actions.words(name) for name in names]


@pytest.mark.parametrize(("key", "field"), [(Qt.Key.Key_F2, "headline"), (Qt.Key.Key_O, "outlet")])
def test_a_field_is_edited_of_the_clipping_gone_to_however_quick_the_key(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, field: str
) -> None:
    """The reader follows the list after a moment; the key must not change the clipping it still shows."""
    ids = window.clippings.list.table.ids
    window.desk.open(ids[0])
    calm(qtbot, window)
    before = window.desk.library.clippings.one(ids[0]).draft
    qtbot.keyClick(window.clippings.list, Qt.Key.Key_J)
    qtbot.keyClick(window.clippings.list, key)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit | QPlainTextEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "Put right")
    qtbot.wait(READER_WAIT_MS + 20)
    calm(qtbot, window)
    assert QApplication.focusWidget() is editor, "she writes on while the reader follows"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle(qtbot, window.desk)
    assert getattr(window.desk.library.clippings.one(ids[1]).draft, field) == "Put right"
    assert window.desk.library.clippings.one(ids[0]).draft == before


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_F4])
def test_what_is_being_typed_when_the_window_closes_is_kept(window: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    place, clipping = window.desk.library.path, window.clippings.list.current
    press(qtbot, window, key)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit | QPlainTextEdit)
    qtbot.keyClicks(editor, "Typed last")
    window.close()
    with Library.open(place, write=False) as library:
        draft = library.clippings.one(clipping).draft
    assert "Typed last" in (draft.headline if key is Qt.Key.Key_F2 else draft.body.text)


def test_several_chosen_stay_several_in_the_reader(window: MainWindow, qtbot: QtBot) -> None:
    opened: list[int] = []
    window.desk.opened.connect(opened.append)
    press(qtbot, window, Qt.Key.Key_J, Qt.Key.Key_J, modifier=SHIFT)
    qtbot.wait(250)
    assert len(window.desk.chosen) == 3
    assert opened == []
    press(qtbot, window, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: opened == [window.clippings.list.current], timeout=2_000)


def test_when_the_last_row_is_handled_the_place_is_clear(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window, Qt.Key.Key_A, modifier=CTRL)
    press(qtbot, window, Qt.Key.Key_Y)
    calm(qtbot, window)
    assert said(window.desk)[-1] == "6 clippings kept"
    assert window.clippings.empty.isVisible() and window.clippings.empty.text == "Inbox is clear."
    assert window.clippings.counts.text() == ""
    assert window.desk.chosen == ()
    qtbot.waitUntil(lambda: window.desk.open_clipping == 0, timeout=2_000)


def test_the_last_of_several_goes_back_to_the_one_above(window: MainWindow, qtbot: QtBot) -> None:
    ids = window.clippings.list.table.ids.tolist()
    window.clippings.list.go_to(ids[-1])
    press(qtbot, window, Qt.Key.Key_E)
    calm(qtbot, window)
    assert window.clippings.list.current == ids[-2]


def test_the_menu_says_what_each_place_does(window: MainWindow, qtbot: QtBot) -> None:
    assert "Move to Trash" in shown(window) and len(set(shown(window))) == len(shown(window))
    assert "Take out of this place" not in shown(window)
    tag = window.desk.library.tags.tree()[0]
    window.desk.show(Place(Where.TAG, tag.id, tag.path))
    settle(qtbot, window.desk)
    assert "Take off tag “Trade”" in shown(window) and "Move to Trash" in shown(window)
    window.desk.show(Place(Where.STARRED))
    settle(qtbot, window.desk)
    assert "Take off the star" in shown(window)
    window.desk.show(Place(Where.TRASH))
    settle(qtbot, window.desk)
    assert [words for words in shown(window) if "Trash" in words or "out" in words] == []
    assert {"Put back", "Delete for good"} <= set(shown(window))


def test_del_means_what_the_place_says(window: MainWindow, qtbot: QtBot) -> None:
    tag = window.desk.library.tags.tree()[0]
    window.desk.show(Place(Where.TAG, tag.id, tag.path))
    settle(qtbot, window.desk)
    press(qtbot, window, Qt.Key.Key_Delete)
    calm(qtbot, window)
    assert said(window.desk)[-1] == "Tag “Trade” taken off 1 clipping"
    assert window.desk.library.clippings.counts()["trash"] == 0
    press(qtbot, window, Qt.Key.Key_Delete, modifier=SHIFT)
    calm(qtbot, window)
    assert window.desk.library.clippings.counts()["trash"] == 1
    window.desk.show(Place(Where.INBOX))
    settle(qtbot, window.desk)
    press(qtbot, window, Qt.Key.Key_Delete)
    press(qtbot, window, Qt.Key.Key_Delete, modifier=SHIFT)
    calm(qtbot, window)
    assert window.desk.library.clippings.counts()["trash"] == 3


def test_no_action_with_a_key_or_a_menu_is_dead(window: MainWindow, qtbot: QtBot) -> None:
    """Every row is bound to something by the time its pane stands."""
    for page in ("briefing", "import", "pages", "clippings"):
        window.show_page(page)
        settle(qtbot, window.desk)
    names = [row.name for row in table() if row.name != RULE]
    assert [name for name in names if name not in window.desk.actions.bound] == []


def test_a_section_can_be_chosen_before_the_composer_was_shown(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.jobs.change(
        "New", lambda library: library.briefings.add_section(library.briefings.new("Brief"), "Home")
    )
    settle(qtbot, window.desk)
    assert window.desk.actions["brief_section"].isEnabled()
    press(qtbot, window, Qt.Key.Key_B, modifier=SHIFT)
    menu = window.section_menu
    assert menu is not None and menu.isVisible()
    next(action for action in menu.actions() if action.text() == "Home").trigger()
    menu.close()
    settle(qtbot, window.desk)
    briefing = window.desk.library.briefings.one(window.desk.library.briefings.all()[0].id)
    sections = {section.title: [entry.clipping for entry in section.entries] for section in briefing.sections}
    assert sections["Home"] == [window.clippings.list.current]


def test_the_keys_sheet_shows_every_key_once_and_gives_the_keyboard_back(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.clippings.list, Qt.Key.Key_Question, SHIFT)
    sheet = window.findChild(KeysSheet)
    assert sheet is not None and sheet.isVisible()
    keyed = {row.name for row in table() if row.name != RULE and row.keys}
    listed = [name for group in sheet.groups for names in group.rows for name in names]
    assert set(listed) == keyed and len(listed) == len(keyed)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert window.clippings.list.hasFocus()


def test_letters_are_typed_in_every_text_field(window: MainWindow, qtbot: QtBot) -> None:
    """Tag editor, search field, a name in the sidebar: single letters are only letters there."""
    press(qtbot, window, Qt.Key.Key_T)
    editor = window.findChild(TagEditor)
    assert editor is not None
    qtbot.keyClicks(editor.field, "jkyesut?")
    assert editor.field.text() == "jkyesut?"
    editor.field.clear()
    qtbot.keyClick(editor.field, Qt.Key.Key_Escape)
    window.sidebar.tree.add_tag()
    field = window.sidebar.tree.findChild(QLineEdit)
    assert field is not None
    qtbot.keyClicks(field, "jkyesutbn1/?")
    assert field.text() == "jkyesutbn1/?"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    settle(qtbot, window.desk)
    assert window.desk.library.clippings.counts()["inbox"] == 6
    assert window.findChild(KeysSheet) is None


def test_pages_are_kept_by_the_sidebar(window: MainWindow, qtbot: QtBot) -> None:
    """The line of what is looked at is lit: the place, else the briefing, else the last import."""
    lit = window.sidebar.tree.lit
    assert lit() == Place(Where.INBOX)
    window.show_page("import")
    settle(qtbot, window.desk)
    assert lit() is None
    window.way_in.points_changed.emit(1, 2)
    window.show_page("import")
    settle(qtbot, window.desk)
    found = lit()
    assert found is not None and found.where is Where.BATCH
    qtbot.keyClick(window, Qt.Key.Key_1, CTRL)
    assert lit() == Place(Where.INBOX)


def test_views_that_exclude_each_other_keep_their_tick(window: MainWindow) -> None:
    actions = window.desk.actions
    actions["theme_light"].trigger()
    actions["theme_light"].trigger()
    assert actions["theme_light"].isChecked() and not actions["theme_dark"].isChecked()
    actions["show_clippings"].trigger()
    assert actions["show_clippings"].isChecked() and not actions["show_import"].isChecked()
    actions["theme_system"].trigger()
    assert actions["theme_system"].isChecked() and not actions["theme_light"].isChecked()


def test_panes_follow_each_other_by_f6_and_esc_steps_out(window: MainWindow, qtbot: QtBot) -> None:
    def here() -> QWidget | None:
        parts = (window.sidebar, window.clippings, window.page("clippings"))
        focus = window.focusWidget()
        return next((part for part in parts if focus is not None and part.isAncestorOf(focus)), None)

    assert here() is window.clippings
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert here() is window.page("clippings")
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert here() is window.sidebar
    qtbot.keyClick(window, Qt.Key.Key_F6, SHIFT)
    assert here() is window.page("clippings")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert here() is window.clippings
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert not window.sidebar.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert window.sidebar.isVisible()


def test_the_head_of_a_search_counts_its_place(window: MainWindow, qtbot: QtBot) -> None:
    tag = window.desk.library.tags.tree()[0]
    window.desk.show(Place(Where.TAG, tag.id, tag.path))
    settle(qtbot, window.desk)
    window.clippings.search("number1")
    settle(qtbot, window.desk)
    assert window.clippings.title.text() == "1 clipping"
    assert window.clippings.counts.text().startswith("of 3 in Trade · ")
    window.clippings.search("")
    settle(qtbot, window.desk)
    assert window.clippings.title.text() == "Trade"


def test_hits_are_marked_in_headlines_and_told_below_them(window: MainWindow, qtbot: QtBot) -> None:
    window.clippings.search("port")
    settle(qtbot, window.desk)
    hits = window.clippings.list.cards.hits
    row = window.clippings.list.table.row(0)
    assert row is not None
    start, end = hits.spans(row.headline)[0]
    assert row.headline[start:end] == "port"
    window.clippings.search("number3")
    settle(qtbot, window.desk)
    row = window.clippings.list.table.row(0)
    assert row is not None and hits.spans(row.headline) == ()
    told, spans = hits.around(row.id)
    assert [told[start:end] for start, end in spans] == ["number3"]
    # it is seen in a narrow list too, however long the words before it
    assert spans[0][0] <= 25
    window.clippings.search("")
    settle(qtbot, window.desk)
    assert hits.spans(row.headline) == () and hits.around(row.id) == ("", ())


def test_three_clippings_are_tagged_with_a_completion(window: MainWindow, qtbot: QtBot) -> None:
    ids = window.clippings.list.table.ids.tolist()
    window.desk.jobs.change("File", lambda library: library.tags.add("Energy/Oil and gas"))
    settle(qtbot, window.desk)
    press(qtbot, window, Qt.Key.Key_J, Qt.Key.Key_J, modifier=SHIFT)
    press(qtbot, window, Qt.Key.Key_T)
    editor = window.findChild(TagEditor)
    assert editor is not None
    qtbot.keyClicks(editor.field, "oil")
    popup = editor.field.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible, timeout=2_000)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    settle(qtbot, window.desk)
    qtbot.wait(50)
    assert editor.field.text() == ""
    rows = window.desk.library.clippings.rows(ids[:4])
    tagged = ["Energy/Oil and gas" in [path for path, _colour in rows[id].tags] for id in ids[:4]]
    assert tagged == [True, True, True, False]
    qtbot.keyClick(editor.field, Qt.Key.Key_Backspace)
    settle(qtbot, window.desk)
    assert said(window.desk)[-1].endswith("taken off 3 clippings") or "taken off" in said(window.desk)[-1]


def test_every_chip_of_the_tag_editor_is_in_sight(window: MainWindow, qtbot: QtBot) -> None:
    id = window.clippings.list.current
    names = [f"A rather long tag {n}" for n in range(7)]

    def tag(library: Library) -> None:
        for name in names:
            library.tags.put([id], name)

    window.desk.jobs.change("Tag", tag)
    settle(qtbot, window.desk)
    press(qtbot, window, Qt.Key.Key_T)
    editor = window.findChild(TagEditor)
    assert editor is not None
    qtbot.wait(50)
    chips = editor.chips
    assert len(chips) >= 7
    for chip in chips:
        bottom = chip.mapTo(editor, chip.rect().bottomLeft()).y()
        assert bottom < editor.field.mapTo(editor, editor.field.rect().topLeft()).y()
    assert editor.field.mapTo(editor, editor.field.rect().bottomLeft()).y() < editor.sheet.geometry().bottom()


def test_the_jobs_give_the_keyboard_back(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_J, CTRL)
    assert window.jobs.isVisible() and window.jobs.hasFocus()
    qtbot.keyClick(window.jobs, Qt.Key.Key_Escape)
    assert not window.jobs.isVisible() and window.clippings.list.hasFocus()


def test_home_and_end_go_to_the_ends_of_the_list(window: MainWindow, qtbot: QtBot) -> None:
    view, ids = window.clippings.list, window.clippings.list.table.ids.tolist()
    press(qtbot, window, Qt.Key.Key_End)
    assert window.desk.chosen == (ids[-1],)
    press(qtbot, window, Qt.Key.Key_Home, modifier=SHIFT)
    assert len(window.desk.chosen) == len(ids) and view.current == ids[0]
    press(qtbot, window, Qt.Key.Key_Home)
    assert window.desk.chosen == (ids[0],)


def test_g_groups_the_chosen_as_one_story_and_shift_g_ungroups(window: MainWindow, qtbot: QtBot) -> None:
    view = window.clippings.list
    ids = list(view.table.ids)[:3]
    view.go_to(ids[0])
    for _turn in range(2):
        qtbot.keyClick(view, Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, window.desk)
    qtbot.keyClick(view, Qt.Key.Key_G)
    settle(qtbot, window.desk)
    stories = window.desk.library.stories.of(ids)
    assert len({story.id for story in stories.values()}) == 1
    assert set(stories[ids[0]].clippings) == set(ids)
    assert window.desk.library.clippings.rows(ids)[ids[1]].others == 2
    view.go_to(ids[1])
    settle(qtbot, window.desk)
    qtbot.keyClick(view, Qt.Key.Key_G, Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, window.desk)
    assert window.desk.library.stories.of(ids) == {}
    window.desk.undo()
    settle(qtbot, window.desk)
    assert len(window.desk.library.stories.of(ids)) == 3


def test_every_action_has_a_menu_and_the_menu_of_a_place_shows_with_it(window: MainWindow, qtbot: QtBot) -> None:
    again = {"search_from_list", "trash", "keys_too", *(f"tag_{n}" for n in range(1, 10))}
    assert {row.name for row in table() if not row.menu and row.name != RULE} == again, "they stand under another name"
    titles = [action.text() for action in window.menuBar().actions()]
    assert titles == ["File", "Edit", "View", "Clipping", "Mark", "Briefing", "Tools", "Help"]
    menu = window.menuBar().actions()[5].menu()
    assert isinstance(menu, QMenu)

    def shown() -> list[str]:
        menu.aboutToShow.emit()
        return [action.text() for action in menu.actions() if action.menu() and action.isVisible()]

    press(qtbot, window, Qt.Key.Key_B)
    settle(qtbot, window.desk)
    window.show_briefing()
    settle(qtbot, window.desk)
    assert shown()[:2] == ["Show as", "Tone"]
    window.show_page("clippings")
    assert shown() == []
