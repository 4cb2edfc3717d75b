"""The window of templates, by keys: every change is kept at once and can be undone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from morning import ALT, CTRL, SHIFT, TEMPLATE, Room, morning
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from clipper.model.briefing import Rendition
from clipper.model.query import Order
from clipper.model.template import Handout, Template
from clipper.ui.main_window import MainWindow
from clipper.ui.templates.handouts_page import HandoutsPage
from clipper.ui.templates.issue_page import IssuePage
from clipper.ui.templates.sections_page import SectionsPage
from clipper.ui.templates.titles_page import TitlesPage
from clipper.ui.templates.window import TemplatesWindow
from clipper.ui.templates.wording_page import WordingPage

KEY = Qt.Key
Make = Callable[..., tuple[Room, TemplatesWindow]]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, open_window: Callable[[Path], MainWindow]) -> Make:
    """The window of templates over the main window, opened by its key."""

    def made(*templates: Template) -> tuple[Room, TemplatesWindow]:
        morning(tmp_path / "Press.clipper", *templates)
        room = Room(qtbot, open_window(tmp_path / "Press.clipper"))
        room.press(KEY.Key_T, CTRL | SHIFT)
        window = room.window.findChild(TemplatesWindow)
        assert window is not None and window.isVisible()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window, timeout=5_000)
        room.settle()
        return room, window

    return made


def held(room: Room) -> Template:
    """The only template, as the library holds it."""
    (one,) = room.desk.library.templates.all()
    return one


def retype(room: Room, field: QLineEdit, text: str) -> None:
    """Type over what stands in a field, and Enter."""
    field.setFocus()
    field.selectAll()
    room.write(text)
    room.press(KEY.Key_Return)


def test_a_template_is_made_named_and_undone(opened: Make) -> None:
    room, window = opened()
    assert window.empty.isVisible() and window.empty.text == "No templates yet."
    room.press(KEY.Key_N, CTRL)
    page = window.pages[0]
    assert isinstance(page, IssuePage) and page.called.hasFocus()
    room.write("Morning")
    room.press(KEY.Key_Return)
    assert held(room).name == "Morning"
    retype(room, page.title, "Press review")
    retype(room, page.edition, "First edition")
    retype(room, page.number, "41x2")
    assert (held(room).title, held(room).edition, held(room).next_number) == ("Press review", "First edition", 412)
    assert "“Press review 412”" in page.preview.text()
    retype(room, page.number, "")
    room.press(KEY.Key_Delete)
    room.press(KEY.Key_Return)
    assert held(room).next_number is None
    page.language.setFocus()
    room.press(KEY.Key_Down)
    assert held(room).language == "fr"
    page.style_choice.setFocus()
    room.press(KEY.Key_Down)
    assert held(room).style == "executive"
    page.days.setFocus()
    room.press(KEY.Key_Up)
    assert held(room).past_days == 2
    room.press(KEY.Key_Z, CTRL)
    assert held(room).past_days == 1 and page.days.value() == 1
    room.press(KEY.Key_Escape)
    assert room.window.findChild(TemplatesWindow) is None or not window.isVisible()


def test_sections_are_searched_counted_and_put_in_order(qtbot: QtBot, opened: Make) -> None:
    room, window = opened(TEMPLATE)
    room.press(KEY.Key_2, CTRL)
    page = window.pages[1]
    assert isinstance(page, SectionsPage) and page.list.view.hasFocus()
    qtbot.waitUntil(lambda: page.found.text() == "Finds 2 clippings, 2 of them for the next issue", timeout=5_000)
    room.press(KEY.Key_Down, ALT)
    assert [one.title for one in held(room).sections] == ["Ports", "Trade", "Opinion"]
    assert page.list.current == 1 and page.title.text() == "Trade"
    qtbot.mouseClick(page.list._buttons[2], Qt.MouseButton.LeftButton)
    room.settle()
    assert [one.title for one in held(room).sections] == ["Trade", "Ports", "Opinion"]
    room.press(KEY.Key_Return)
    assert page.title.hasFocus()
    retype(room, page.query, "colour:red harbour")
    assert held(room).sections[0].query == "colour:red harbour"
    qtbot.waitUntil(lambda: page.found.text().startswith("Finds 0 clippings"), timeout=5_000)
    assert page.found.text().endswith("Searched as words, not as a field: colour:red")
    page.order.setFocus()
    room.press(KEY.Key_Down)
    page.rendition.setFocus()
    room.press(KEY.Key_Down)
    page.most.setFocus()
    room.press(KEY.Key_Up)
    one = held(room).sections[0]
    assert (one.order, one.rendition, one.most) == (Order.OLDEST, Rendition.FULL, 1)
    page.list.setFocus()
    qtbot.mouseClick(page.list._buttons[0], Qt.MouseButton.LeftButton)
    room.settle()
    assert page.title.hasFocus()
    room.write("Sport")
    room.press(KEY.Key_Return)
    assert [one.title for one in held(room).sections] == ["Trade", "Sport", "Ports", "Opinion"]
    page.list.setFocus()
    room.press(KEY.Key_Delete)
    assert [one.title for one in held(room).sections] == ["Trade", "Ports", "Opinion"]
    room.press(KEY.Key_Z, CTRL)
    assert [one.title for one in held(room).sections] == ["Trade", "Sport", "Ports", "Opinion"]


def test_a_section_is_dragged_to_another_place(opened: Make) -> None:
    room, window = opened(TEMPLATE)
    room.press(KEY.Key_2, CTRL)
    page = window.pages[1]
    assert isinstance(page, SectionsPage)
    view = page.list.view
    last = view.visualRect(view.lines.index(2, 0))
    assert view.place_of_drop(last.bottom()) == 3 and view.place_of_drop(0) == 0
    view.let_go(QPoint(40, last.bottom()))
    room.settle()
    assert [one.title for one in held(room).sections] == ["Ports", "Opinion", "Trade"]


def test_the_panel_takes_typed_and_pasted_titles(opened: Make) -> None:
    room, window = opened(TEMPLATE)
    room.press(KEY.Key_3, CTRL)
    page = window.pages[2]
    assert isinstance(page, TitlesPage) and page.field.hasFocus()
    completer = page.field.completer()
    assert completer is not None
    room.write("sta")
    assert completer.completionCount() == 1 and completer.currentCompletion() == "Star"
    page.field.clear()
    room.write("  Gazette ")
    room.press(KEY.Key_Return)
    QGuiApplication.clipboard().setText("Echo\nPost\n\nTimes of the Isles\n")
    room.press(KEY.Key_V, CTRL)
    assert held(room).panel == ("Post", "Herald", "Ledger", "Gazette", "Echo", "Times of the Isles")
    page.list.setFocus()
    room.press(KEY.Key_Up, ALT)
    room.press(KEY.Key_Home)
    room.press(KEY.Key_Delete)
    assert held(room).panel == ("Herald", "Ledger", "Gazette", "Times of the Isles", "Echo")


def test_handouts_say_what_goes_to_whom(opened: Make) -> None:
    room, window = opened(TEMPLATE)
    room.change(lambda library: library.rights.set_recipients("Minister", 3))
    room.press(KEY.Key_4, CTRL)
    page = window.pages[3]
    assert isinstance(page, HandoutsPage)
    page.list.added.emit()
    room.settle()
    assert held(room).handouts == (Handout("", "pdf", "clippings"),)
    assert page.to.hasFocus()
    completer = page.to.completer()
    assert completer is not None
    room.write("min")
    assert completer.currentCompletion() == "Minister"
    retype(room, page.to, "Minister")
    page.depth_choice.setFocus()
    for _turn in range(2):
        room.press(KEY.Key_Down)
    page.most.setFocus()
    room.press(KEY.Key_Up)
    page.pictures.setFocus()
    room.press(KEY.Key_Space)
    assert held(room).handouts == (Handout("Minister", "pdf", "clippings", Rendition.SUMMARY, 1, image_only=True),)
    page.format.setFocus()
    room.press(KEY.Key_Down)
    assert held(room).handouts[0].format == "docx" and not page.pictures.isEnabled()


def test_fixed_words_are_said_otherwise_but_keep_their_places(opened: Make) -> None:
    room, window = opened(TEMPLATE)
    room.press(KEY.Key_5, CTRL)
    page = window.pages[4]
    assert isinstance(page, WordingPage) and page.table.hasFocus()
    page.filter.setFocus()
    room.write("Read, nothing found")
    room.press(KEY.Key_Return)
    assert page.table.hasFocus() and page.table.model().rowCount() == 1
    room.press(KEY.Key_Return)
    room.write("Read in vain")
    room.press(KEY.Key_Return)
    assert held(room).wording == {"nil": "Read in vain"}
    page.filter.setText("Page {first}")
    page.table.take()
    room.press(KEY.Key_Return)
    room.write("Seite {number}")
    room.press(KEY.Key_Return)
    assert held(room).wording == {"nil": "Read in vain"}
    assert window.words.text() == "“Page {first}” has no place {number}; use those of the standard words."
    page.filter.setText("Read, nothing found")
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.model().index(0, 1))
    room.press(KEY.Key_Delete)
    assert held(room).wording == {}


def test_duplicated_deleted_and_named_alike(opened: Make) -> None:
    room, window = opened(TEMPLATE)

    def names() -> list[str]:
        return [one.name for one in room.desk.library.templates.all()]

    room.press(KEY.Key_D, CTRL)
    assert names() == ["Morning", "Morning copy"]
    assert window.words.text() == "Template “Morning” duplicated" and window.undo.isVisible()
    page = window.pages[0]
    assert isinstance(page, IssuePage) and page.called.text() == "Morning copy"
    copy = room.desk.library.templates.all()[1]
    assert replace(copy, id=0, uid="", name="Morning") == TEMPLATE
    retype(room, page.called, "morning")
    assert names() == ["Morning", "Morning copy"]
    assert window.words.text() == "There is a template “morning” already."
    assert page.called.text() == "Morning copy"
    window.list.setFocus()
    room.press(KEY.Key_Delete)
    assert names() == ["Morning"] and window.editing.template == held(room)
    room.press(KEY.Key_Z, CTRL)
    assert names() == ["Morning", "Morning copy"]


def test_a_template_is_made_of_the_issue_in_hand(opened: Make) -> None:
    room, window = opened(TEMPLATE)
    window.close()
    room.window.activateWindow()
    room.window.clippings.list.setFocus()
    room.qtbot.waitUntil(lambda: QApplication.activeWindow() is room.window, timeout=5_000)
    room.press(KEY.Key_N, CTRL | SHIFT)
    room.desk.actions["template_of_issue"].trigger()
    room.settle()
    made = next(one for one in room.desk.library.templates.all() if one.name == "Morning brief")
    assert [(one.title, one.rendition) for one in made.sections] == [
        ("Trade", Rendition.EXCERPT),
        ("Ports", Rendition.HEADLINE),
        ("Opinion", Rendition.EXCERPT),
    ]
    assert (made.title, made.edition, made.next_number) == ("Morning brief", "Morning edition", 215)
    assert made.panel == ("Post", "Herald", "Ledger")
    again = next(one for one in room.window.findChildren(TemplatesWindow) if one.isVisible())
    assert again.editing.template == made
    again.close()
