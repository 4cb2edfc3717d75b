"""The text corrected in the reader, and two clippings compared word by word."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QDropEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot
from reading import FIRST, Room, reading

from clipper.model.body import Body, SpanKind, paragraph
from clipper.model.clipping import Draft, MediaType, Published
from clipper.ui.comparing.compare_window import CompareWindow
from clipper.ui.quotes.rows import SaidModel
from clipper.ui.reader.body_editor import BodyEditor

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with reading(qtbot, tmp_path) as made:
        yield made


def begin(room: Room) -> BodyEditor:
    room.press(Qt.Key.Key_F4)
    editor = room.pane.editing.editor
    assert editor is not None and editor.isVisible() and editor.field.hasFocus()
    return editor


def body(room: Room, number: int = 0) -> Body:
    return room.desk.library.clippings.one(room.ids[number]).draft.body


def test_the_text_is_edited_in_one_step_with_marks_and_links_in_place(room: Room) -> None:
    before = body(room)
    room.choose("agreed on the outline")
    room.press(Qt.Key.Key_2)
    room.choose("The last words.")
    room.press(Qt.Key.Key_1)
    room.choose("on Tuesday")
    editor = begin(room)
    assert editor.field.textCursor().block().text() == FIRST
    # a letter is typed, and is no command; undo is the field's own until the text is kept
    for _letter in range(3):
        room.qtbot.keyClick(editor.field, Qt.Key.Key_J)
    room.qtbot.keyClick(editor.field, Qt.Key.Key_Z, CTRL)
    assert editor.field.text() == before.text
    room.qtbot.keyClicks(editor.field, "late ")
    room.qtbot.keyClick(editor.field, Qt.Key.Key_Return, CTRL)
    room.settle()
    block = body(room).blocks[1]
    assert block.text == FIRST.replace("on Tuesday", "late on Tuesday")
    link = next(span for span in block.spans if span.kind is SpanKind.LINK)
    was = before.blocks[1].spans[1]
    assert block.text[link.start : link.end] == before.blocks[1].text[was.start : was.end]
    marks = {mark.anchor.exact: mark.anchor.start for mark in room.marks() if mark.anchor and not mark.lost}
    assert marks == {words: body(room).text.index(words) for words in ("agreed on the outline", "The last words.")}
    room.desk.undo()
    room.settle()
    assert body(room) == before and room.pane.editing.editor is None


def test_esc_puts_the_text_back_and_another_clipping_keeps_it(room: Room) -> None:
    before = body(room)
    editor = begin(room)
    room.qtbot.keyClicks(editor.field, "never")
    room.qtbot.keyClick(editor.field, Qt.Key.Key_Escape)
    room.settle()
    assert body(room) == before and room.pane.page.view.hasFocus()
    room.qtbot.keyClicks(begin(room).field, "Kept ")
    room.open(1)
    assert room.pane.editing.editor is None and body(room).text.startswith("Kept The harbour")


def test_hard_spaces_survive_the_field(qtbot: QtBot, tmp_path: Path) -> None:
    with reading(qtbot, tmp_path, Draft("A", Body((paragraph("5\u00a0% of 😀 it"),)))) as room:
        editor = begin(room)
        editor.field.put_caret(8)
        room.qtbot.keyClicks(editor.field, "all ")
        editor.keep.click()
        room.settle()
        assert body(room).text == "5\u00a0% of 😀all  it"


FIGURE, TABLE = "[Figure, its caption on the next line]", "[Table of 2 rows, tabs between their cells]"


def test_figures_and_tables_are_named_on_lines_that_stay(room: Room) -> None:
    before, editor = body(room), begin(room)
    field, press = editor.field, room.qtbot.keyClick
    lines = field.toPlainText().split("\n")
    assert lines[:2] == [FIGURE, "The harbour at dawn (Ana Velde)"]
    assert lines[lines.index(TABLE) + 1] == "port\tships\tdays"
    assert field.text() == before.text

    def stand(line: str, end: QTextCursor.MoveOperation = QTextCursor.MoveOperation.StartOfBlock) -> None:
        cursor = field.document().find(line)
        cursor.movePosition(end)
        field.setTextCursor(cursor)

    at_end = QTextCursor.MoveOperation.EndOfBlock
    for line, end, key in (
        (FIGURE, at_end, Qt.Key.Key_X),
        (TABLE, at_end, Qt.Key.Key_Return),
        ("pilots", at_end, Qt.Key.Key_Delete),
        ("port\tships", QTextCursor.MoveOperation.StartOfBlock, Qt.Key.Key_Backspace),
    ):
        stand(line, end)
        press(field, key)
        assert field.toPlainText().split("\n") == lines, (line, key)
    stand(TABLE)
    field.textCursor().insertText("dropped into it ")
    assert "dropped into it \nport\tships" in field.text()
    field.undo()
    # all of it is typed anew, but for the lines that stay
    field.selectAll()
    room.qtbot.keyClicks(field, "New")
    assert [line for line in field.toPlainText().split("\n") if line] == [FIGURE, "New", TABLE]
    press(field, Qt.Key.Key_Return, CTRL)
    room.settle()
    assert body(room).text == "New"
    assert room.desk.notices.recorded[-1].text.startswith("Text edited; ")


def test_the_menu_and_the_mouse_leave_the_lines_that_stay(room: Room) -> None:
    field = begin(room).field
    lines, port = field.toPlainText().split("\n"), field.viewport()

    def said() -> list[str]:
        return [one.text for one in room.desk.notices.recorded]

    def spot(line: str, letter: int = 3) -> QPoint:
        cursor = field.document().find(line)
        cursor.setPosition(cursor.block().position() + letter)
        field.setTextCursor(cursor)
        field.ensureCursorVisible()
        return field.cursorRect().center()

    def named() -> list[str]:
        return [line for line in field.toPlainText().split("\n") if line in (FIGURE, TABLE)]

    for name in ("edit-cut", "edit-delete"):
        field.selectAll()
        QApplication.sendEvent(
            port,
            QContextMenuEvent(
                QContextMenuEvent.Reason.Keyboard, port.rect().center(), port.mapToGlobal(port.rect().center())
            ),
        )
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = menu.findChild(QAction, name)
        assert isinstance(action, QAction) and action.isEnabled()
        action.trigger()
        menu.close()
        assert named() == [FIGURE, TABLE] and field.text().strip() == "", name
        field.undo()
        assert field.toPlainText().split("\n") == lines
    assert "The harbour at dawn" in QApplication.clipboard().text()
    # a word is not dropped onto such a line, and stays where it was
    here, there = spot("The last words."), spot(FIGURE)
    cursor = field.document().find("last")
    field.setTextCursor(cursor)
    drop = QDropEvent(there.toPointF(), Qt.DropAction.MoveAction, field.createMimeDataFromSelection(), LEFT, NONE)
    before = len(said())
    field.dropEvent(drop)
    assert field.toPlainText().split("\n") == lines and not drop.isAccepted()
    assert len(said()) == before + 1 and "stays" in said()[-1]
    # words chosen together with such a line are not dragged: a press begins a new choice
    field.selectAll()
    room.qtbot.mousePress(port, LEFT, NONE, here)
    assert not field.textCursor().hasSelection()
    room.qtbot.mouseRelease(port, LEFT, NONE, here)


def test_an_accepted_quotation_that_is_edited_is_flagged_and_taken_as_it_is_or_back(room: Room) -> None:
    from clipper.model.annotation import Role
    from clipper.workflows import annotating

    start, end = room.span("We are closer than we were")
    room.desk.jobs.change(
        "Mark",
        lambda library: annotating.mark(library, room.ids[0], start, end, Role.KEY_QUOTE, speaker="The envoy"),
    )
    room.settle()
    editor = begin(room)
    editor.field.put_caret(start + len("We are "))
    room.qtbot.keyClicks(editor.field, "no ")
    room.qtbot.keyClick(editor.field, Qt.Key.Key_Return, CTRL)
    room.settle()
    (mark,) = room.marks()
    column = room.pane.page.side.notes
    room.qtbot.waitUntil(lambda: column.card(mark.id) is not None and column.notes[0].now == (start, end + 3))
    card = column.card(mark.id)
    assert card is not None and "Changed since it was accepted" in card.accessibleName()
    assert column.notes[0].exact == "We are closer than we were"
    listed = SaidModel(room.pane)
    listed.show_rows([one for one in room.desk.library.quotations.by("The envoy") if one.annotation])
    assert listed.said(0).startswith("We are closer than we were, ")
    assert listed.said(0).endswith("Changed in its text since it was accepted")

    def ways() -> dict[str, QPushButton]:
        return {way.text(): way for way in card.findChildren(QPushButton) if way.isVisible()}

    ways()["Take as it is"].click()
    room.settle()
    assert [one.anchor.exact for one in room.marks() if one.anchor] == ["We are no closer than we were"]
    room.qtbot.waitUntil(lambda: column.notes[0].now is None and not ways())
    room.desk.undo()
    room.settle()
    room.qtbot.waitUntil(lambda: bool(ways()))
    ways()["Take it back"].click()
    room.settle()
    assert room.marks() == ()


WIRE = "Ministers met on Tuesday and agreed, officials said.\nNobody signed anything.\nThe talks go on."
PRINT = "Ministers met on Wednesday and agreed.\nThe talks go on.\nThe minister welcomed it in the house."


def made(headline: str, text: str, kind: MediaType) -> Draft:
    blocks = tuple(map(paragraph, text.split("\n")))
    return Draft(headline, Body(blocks), media_type=kind, published=Published("", "2025-06-11"), outlet="Paper")


def test_two_chosen_are_compared_the_wire_first(qtbot: QtBot, tmp_path: Path) -> None:
    drafts = made("In print", PRINT, MediaType.PRINT), made("The wire", WIRE, MediaType.WIRE)
    with reading(qtbot, tmp_path, *drafts) as room:
        assert not room.desk.actions["compare"].isEnabled()
        room.desk.select(room.ids)
        room.settle()
        room.desk.actions["compare"].trigger()
        window = room.pane.window().findChild(CompareWindow)
        assert window is not None
        room.qtbot.waitUntil(lambda: bool(window.columns[1].starts) and not window._more.isActive())
        left, right = window.columns
        assert left.toPlainText().replace("\n", " ").split() == WIRE.split()
        assert right.toPlainText().replace("\n", " ").split() == PRINT.split()
        assert window.sum.text() == "2 words left out, 2 changed, 1 paragraph left out, 1 paragraph added"
        last = [column.top(2) for column in (left, right)]
        assert last[0] == pytest.approx(last[1]) and left.starts[2] > 0 < right.starts[2]
        looks = {look(column, word) for column, word in ((left, "Tuesday"), (left, "Nobody"), (right, "welcomed"))}
        assert len(looks) == 3 and all(colour != "#000000" for colour, *_pattern in looks)
        window.step(1)
        assert left.textCursor().position() == left.starts[0]
        window.step(1)
        assert left.textCursor().position() == left.starts[1]
        qtbot.keyClick(window, Qt.Key.Key_Down, ALT)
        assert right.textCursor().position() == right.starts[3]
        window.close()


def look(column, word: str) -> tuple[str, bool, QTextCharFormat.UnderlineStyle]:
    cursor = column.document().find(word)
    form = cursor.charFormat()
    return form.background().color().name(), form.fontStrikeOut(), form.underlineStyle()
