"""Details: every field corrected where it stands, by keys alone, and each correction taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from reading import Room, reading

from clipper.ui.reader.detail_fields import Sureness
from clipper.ui.reader.detail_row import DetailRow
from clipper.ui.reader.in_place import GrowingEdit, LineEdit


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with reading(qtbot, tmp_path) as made:
        made.pane.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is made.pane, timeout=5_000)
        yield made


def row(room: Room, name: str) -> DetailRow:
    return room.pane.page.side.details.rows[name]


def type_over(room: Room, name: str, text: str) -> GrowingEdit | LineEdit:
    """Open a field and type another value over the old one."""
    room.pane.edit_field(name)
    editor = row(room, name).editor
    assert editor is not None and editor.hasFocus()
    editor.selectAll()
    room.qtbot.keyClicks(editor, text)
    return editor


def key(room: Room, widget: QWidget, which: Qt.Key) -> None:
    room.qtbot.keyClick(widget, which)
    room.settle()
    if not any(
        (QApplication.activeWindow() is room.pane, QApplication.activePopupWidget(), QApplication.activeModalWidget())
    ):
        # without a window system nobody gives the keyboard back when a list of completions has gone
        room.pane.activateWindow()
        room.qtbot.waitUntil(lambda: QApplication.activeWindow() is room.pane, timeout=5_000)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("headline", "Outline of a treaty"),
        ("deck", "What it says and what it leaves out"),
        ("byline", "Ana Velde"),
        ("outlet", "The Harbour Post"),
        ("section", "Trade"),
        ("dateline", "GENEVA"),
    ],
)
def test_enter_keeps_a_field_and_undo_brings_it_back(room: Room, name: str, text: str) -> None:
    before = getattr(room.desk.library.clippings.one(room.ids[0]).draft, name)
    key(room, type_over(room, name, text), Qt.Key.Key_Return)
    assert getattr(room.desk.library.clippings.one(room.ids[0]).draft, name) == text
    assert row(room, name).value == text and not row(room, name).editing
    room.desk.undo()
    room.settle()
    assert getattr(room.desk.library.clippings.one(room.ids[0]).draft, name) == before


def test_esc_restores_and_the_row_has_the_keyboard(room: Room) -> None:
    key(room, type_over(room, "outlet", "Nobody's Paper"), Qt.Key.Key_Escape)
    assert room.desk.library.clippings.one(room.ids[0]).draft.outlet == "Press Update"
    assert row(room, "outlet").hasFocus() and row(room, "outlet").value == "Press Update"


def test_enter_goes_on_to_the_next_row_and_enter_there_types_it(room: Room) -> None:
    key(room, type_over(room, "outlet", "The Harbour Post"), Qt.Key.Key_Return)
    assert row(room, "published").hasFocus()
    key(room, row(room, "published"), Qt.Key.Key_Return)
    editor = row(room, "published").editor
    assert editor is not None
    room.qtbot.keyClicks(editor, "24 Nov 2026, 06:12")
    key(room, editor, Qt.Key.Key_Return)
    published = room.desk.library.clippings.one(room.ids[0]).draft.published
    assert published.day == "2026-11-24" and published.at is not None


def test_tab_keeps_and_goes_on(room: Room) -> None:
    key(room, type_over(room, "outlet", "The Harbour Post"), Qt.Key.Key_Tab)
    assert room.desk.library.clippings.one(room.ids[0]).draft.outlet == "The Harbour Post"
    assert row(room, "published").hasFocus()


def test_a_date_that_cannot_be_read_is_said_in_place_and_stays_to_be_typed_on(room: Room) -> None:
    key(room, type_over(room, "published", "31 February 2026"), Qt.Key.Key_Return)
    editor = row(room, "published").editor
    assert editor is not None and row(room, "published").wrong
    assert isinstance(editor, LineEdit) and editor.text() == "31 February 2026"
    assert room.desk.library.clippings.one(room.ids[0]).draft.published.day is None
    key(room, editor, Qt.Key.Key_Escape)
    assert not row(room, "published").editing and not row(room, "published").wrong


def test_what_is_typed_survives_a_change_from_elsewhere(room: Room) -> None:
    editor = type_over(room, "outlet", "The Harb")
    room.desk.jobs.change("Star", lambda library: library.clippings.star([room.ids[0]], True))
    room.settle()
    assert row(room, "outlet").editor is editor
    room.qtbot.keyClicks(editor, "our Post")
    key(room, editor, Qt.Key.Key_Return)
    assert room.desk.library.clippings.one(room.ids[0]).draft.outlet == "The Harbour Post"


def test_words_typed_for_one_clipping_never_land_in_the_next(room: Room) -> None:
    type_over(room, "byline", "For the first")
    room.open(1)
    assert room.desk.library.clippings.one(room.ids[1]).draft.byline != "For the first"
    assert not row(room, "byline").editing
    assert room.desk.library.clippings.one(room.ids[0]).draft.byline == "For the first"


def test_a_comment_being_typed_is_kept_when_another_clipping_comes(room: Room) -> None:
    room.choose("Nobody signed")
    room.press(Qt.Key.Key_N)
    card = room.pane.page.side.notes.card(room.pane.marker.active)
    assert card is not None
    editor = card.findChild(GrowingEdit)
    assert editor is not None
    room.qtbot.keyClicks(editor, "Ask them why")
    room.open(1)
    assert [one.comment for one in room.marks()] == ["Ask them why"]


def test_a_speaker_is_typed_and_nothing_else_opens(room: Room) -> None:
    room.choose("Nobody signed")
    room.press(Qt.Key.Key_1)
    card = room.pane.page.side.notes.card(room.pane.marker.active)
    assert card is not None
    card.edit_speaker()
    editor = card.findChild(LineEdit)
    assert editor is not None
    room.qtbot.keyClicks(editor, "The envoy")
    key(room, editor, Qt.Key.Key_Return)
    assert [one.speaker for one in room.marks()] == ["The envoy"]
    card = room.pane.page.side.notes.card(room.marks()[0].id)
    assert card is not None and not card.editing


SHIFT = Qt.KeyboardModifier.ShiftModifier


def sure(room: Room, name: str) -> list[tuple[float, str]]:
    draft = room.desk.library.clippings.one(room.ids[0]).draft
    return [(one.sure, one.source) for one in draft.confidence if one.field == name]


def test_f8_goes_from_doubt_to_doubt_and_back(room: Room) -> None:
    details = room.pane.page.side.details
    assert details.doubtful() == ["outlet", "published"]
    room.desk.actions["next_doubt"].trigger()
    assert row(room, "outlet").hasFocus() and row(room, "outlet").sureness is Sureness.DOUBTFUL
    room.desk.actions["next_doubt"].trigger()
    assert row(room, "published").hasFocus() and row(room, "published").sureness is Sureness.MISSING
    room.desk.actions["previous_doubt"].trigger()
    assert row(room, "outlet").hasFocus()


def test_the_dot_says_where_a_value_came_from(room: Room) -> None:
    assert row(room, "outlet").toolTip() == "Doubtful: last line of the file"
    assert row(room, "headline").toolTip() == "Sure: og:title"
    assert row(room, "published").toolTip() == "Missing"


def test_shift_enter_confirms_a_doubtful_field_and_undo_doubts_it_again(room: Room) -> None:
    room.desk.actions["next_doubt"].trigger()
    room.qtbot.keyClick(row(room, "outlet"), Qt.Key.Key_Return, SHIFT)
    room.settle()
    assert sure(room, "outlet") == [(1.0, "confirmed by hand")]
    assert row(room, "outlet").sureness is Sureness.SURE and row(room, "outlet").value == "Press Update"
    room.desk.undo()
    room.settle()
    assert sure(room, "outlet") == [(0.3, "last line of the file")]
    room.qtbot.waitUntil(lambda: row(room, "outlet").sureness is Sureness.DOUBTFUL, timeout=5_000)


def test_a_missing_date_is_confirmed_to_be_missing(room: Room) -> None:
    room.desk.actions["previous_doubt"].trigger()
    assert row(room, "published").hasFocus()
    room.qtbot.keyClick(row(room, "published"), Qt.Key.Key_Return, SHIFT)
    room.settle()
    assert room.pane.page.side.details.doubtful() == ["outlet"]
    assert row(room, "published").sureness is Sureness.PLAIN


def test_a_doubtful_field_typed_anew_is_sure(room: Room) -> None:
    key(room, type_over(room, "outlet", "The Harbour Post"), Qt.Key.Key_Return)
    assert row(room, "outlet").sureness is Sureness.SURE
    assert row(room, "outlet").toolTip() == "Sure: corrected by hand"
