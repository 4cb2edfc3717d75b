"""The notes beside the text: tags on marks, filter by role, words dragged out, roles by the office's own names, files of marks."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot
from reading import DRAFT, Room, reading

from clipper.model.annotation import Role
from clipper.ui.marks.left_out import LeftOut
from clipper.ui.marks.role_dialog import RoleDialog
from clipper.ui.reader import note_card
from clipper.ui.reader.note_card import NoteCard
from clipper.ui.reader.tag_field import TagField

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with reading(qtbot, tmp_path) as made:
        yield made


def mark(room: Room, words: str, key: Qt.Key) -> int:
    room.choose(words)
    room.press(key)
    return room.pane.marker.active


def told(room: Room) -> None:
    """Wait until every pane has heard of what changed."""
    room.qtbot.waitUntil(lambda: room.desk.idle)
    room.settle()


def card(room: Room, mark: int) -> NoteCard:
    found = room.pane.page.side.notes.card(mark)
    assert found is not None
    return found


def test_t_tags_the_mark_and_not_the_clipping(room: Room) -> None:
    made = mark(room, "agreed on the outline", Qt.Key.Key_2)
    room.press(Qt.Key.Key_T)
    field = card(room, made).findChild(TagField)
    assert field is not None and field.hasFocus()
    for tag in ("Trade/Ports", "Follow up"):
        room.qtbot.keyClicks(field, tag)
        room.qtbot.keyClick(field, Qt.Key.Key_Return)
        room.settle()
    room.qtbot.keyClick(field, Qt.Key.Key_Escape)
    room.settle()
    assert room.marks()[0].tags == ("Follow up", "Trade/Ports")
    assert room.desk.library.clippings.one(room.ids[0]).tags == ()
    assert "#Follow up · #Ports" in card(room, made).accessibleName()
    card(room, made).untagged.emit(made, "Follow up")
    room.settle()
    assert room.marks()[0].tags == ("Trade/Ports",)
    room.desk.undo()
    room.settle()
    assert room.marks()[0].tags == ("Follow up", "Trade/Ports")


def test_notes_are_filtered_by_role_and_alt_arrows_go_through_those_shown(room: Room) -> None:
    first = mark(room, "The ministers met", Qt.Key.Key_1)
    fact = mark(room, "on Tuesday", Qt.Key.Key_2)
    mark(room, "Nobody signed", Qt.Key.Key_3)
    side = room.pane.page.side
    assert [key.count for key in side.filter.keys.values()] == [1, 1, 1, 0, 0]
    side.filter.keys[Role.FACT].click()
    assert [note.annotation.id for note in side.notes.notes] == [fact]
    room.press(Qt.Key.Key_Down, ALT)
    room.press(Qt.Key.Key_Down, ALT)
    assert room.pane.marker.active == fact
    # a mark in a role that is not shown would vanish as it is made
    assert mark(room, "before midnight", Qt.Key.Key_1) not in (first, fact)
    assert len(side.notes.notes) == 4
    side.filter.keys[Role.FACT].click()
    room.click_on("on Tuesday")
    room.press(Qt.Key.Key_Backspace)
    assert len(side.notes.notes) == 3 and not side.filter.keys[Role.FACT].isVisible()


def test_a_note_is_dragged_out_as_a_quotation_with_its_source(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    made = mark(room, "Nobody signed anything", Qt.Key.Key_1)
    room.pane.deeds.speak(made, "Ana <b>")
    room.settle()
    dragged = []

    def carry(drag: note_card.QDrag, *_actions: object) -> Qt.DropAction:
        dragged.append((drag.mimeData().text(), drag.mimeData().html()))
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(note_card.QDrag, "exec", carry)
    note = card(room, made)
    where = QPoint(40, note.height() - 6)
    room.qtbot.mousePress(note, Qt.MouseButton.LeftButton, pos=where)
    far = QPointF(where + QPoint(60, 0))
    held = Qt.MouseButton.LeftButton
    QApplication.sendEvent(
        note, QMouseEvent(QMouseEvent.Type.MouseMove, far, far, held, held, Qt.KeyboardModifier.NoModifier)
    )
    ((text, html),) = dragged
    assert text == "“Nobody signed anything”\n— Ana <b>, Ministers agree outline, Press Update"
    assert "Ana &lt;b&gt;" in html and html.startswith("<blockquote>")
    room.qtbot.mouseRelease(note, Qt.MouseButton.LeftButton, pos=where + QPoint(60, 0))
    assert not note.editing


def test_chosen_words_are_copied_with_their_source(room: Room) -> None:
    room.choose("A year is not a delay.")
    room.press(Qt.Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == "“A year is not a delay.”\n— Ministers agree outline, Press Update"


def test_roles_are_renamed_in_one_step_and_shown_at_once(room: Room) -> None:
    made = mark(room, "agreed on the outline", Qt.Key.Key_2)
    room.desk.actions["name_roles"].trigger()
    dialog = room.pane.window().findChild(RoleDialog)
    assert dialog is not None
    dialog.fields[Role.FACT].setText(" Zahlen  und Daten ")
    dialog.fields[Role.TO_CHECK].setText("To check")
    dialog.save.click()
    told(room)
    assert room.desk.library.annotations.labels() == {Role.FACT: "Zahlen und Daten"}
    assert room.pane.head.roles[1].accessibleName() == "Zahlen und Daten"
    assert card(room, made).accessibleName().startswith("Zahlen und Daten")
    assert room.desk.actions.words("mark_2") == "Zahlen und Daten"
    room.desk.undo()
    told(room)
    assert room.pane.head.roles[1].accessibleName() == "Fact"


def test_marks_are_written_to_a_file_and_taken_in_again(room: Room, tmp_path: Path) -> None:
    mark(room, "agreed on the outline", Qt.Key.Key_2)
    path = tmp_path / "marks.jsonld"
    room.desk.actions["export_marks"].trigger()
    dialog = room.pane.window().findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    room.settle()
    page = json.loads(path.read_text(encoding="utf-8"))
    assert len(page["items"]) == 1
    page["items"].append({"type": "Annotation", "target": {"source": "https://elsewhere.example/"}})
    path.write_text(json.dumps(page), encoding="utf-8")
    room.press(Qt.Key.Key_Backspace)
    assert room.marks() == ()
    room.pane.mark_ways.take(path)
    room.settle()
    room.qtbot.waitUntil(lambda: room.desk.idle)
    assert [one.anchor.exact for one in room.marks() if one.anchor] == ["agreed on the outline"]
    said = room.pane.window().findChild(LeftOut)
    assert said is not None and "https://elsewhere.example/" in said.sentences
    said.accept()
    room.pane.mark_ways.take(tmp_path / "not there.jsonld")
    room.settle()
    assert "not there.jsonld" in room.desk.notices.recorded[-1].text


def test_the_surface_wears_sepia_and_the_window_does_not(room: Room) -> None:
    from clipper.ui.theme import LIGHT, SEPIA

    view = room.pane.page.view
    room.desk.actions["paper_sepia"].trigger()
    room.settle()
    assert room.desk.settings.reading_paper == "sepia" and room.desk.theme is LIGHT
    assert view.palette().text().color().name().upper() == SEPIA.text
    assert view.article is not None and view.article.setting.theme is SEPIA
    corner = room.pane.page.grab().toImage().pixelColor(room.pane.page.width() - 4, room.pane.page.height() - 4)
    assert corner.name().upper() == SEPIA.paper
    room.desk.actions["face_sans"].trigger()
    room.desk.actions["measure_narrow"].trigger()
    room.settle()
    assert view.article.setting.face == "sans" and view.article.setting.measure == round(508 * 54 / 66)
    room.desk.actions["typography"].trigger()
    from clipper.ui.reader.type_sheet import TypeSheet

    sheet = room.pane.window().findChild(TypeSheet)
    assert sheet is not None and sheet.isVisible() and sheet.paper.current == "sepia"
    sheet.larger.click()
    assert room.desk.settings.reading_size == 18 and sheet.size_said.text() == "18 pixels"
    room.qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert DRAFT.headline and not isinstance(QApplication.focusWidget(), QLineEdit)
