"""The reader's place: kept from clipping to clipping, through other sizes of type and while a text is being set."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from reading import SECOND, Room, reading

from clipper.annotate.anchors import anchor
from clipper.model.annotation import Role
from clipper.model.body import Body, paragraph
from clipper.model.clipping import Draft
from clipper.ui.reader.article import SIDE
from clipper.ui.reader.kept_places import PlaceKeeper
from clipper.ui.reader.note_card import NoteCard
from clipper.ui.reader.reader_pane import ReaderPane

LONG = Body(tuple(paragraph(f"Paragraph {number}. {SECOND} {SECOND}") for number in range(120)))


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    drafts = (
        Draft("Long one", LONG, outlet="Press Update"),
        Draft("Short", Body((paragraph("Short."),)), outlet="Press Update"),
        Draft("Other long one", LONG, outlet="The Harbour Post", deck="With a deck"),
    )
    with reading(qtbot, tmp_path, *drafts) as made:
        yield made


def top_words(room: Room) -> str:
    """The first words in view."""
    view = room.pane.page.view
    article = view.article
    assert article is not None
    offset = view.first_in_view()
    assert view.cursorForPosition(QPoint(SIDE, 4)).position() >= 0
    return article.body.text[offset : offset + 40]


def test_a_clipping_opened_again_stands_where_she_left_it(room: Room) -> None:
    bar = room.pane.page.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    was, words = bar.value(), top_words(room)
    room.open(1)
    assert bar.value() == 0
    room.open(2)
    assert bar.value() == 0, "another text begins at its beginning"
    room.open(0)
    assert abs(bar.value() - was) <= 1
    assert top_words(room) == words


def test_a_place_within_the_headline_block_is_kept_too(room: Room) -> None:
    bar = room.pane.page.view.verticalScrollBar()
    bar.setValue(37)
    room.open(1)
    room.open(0)
    assert bar.value() == 37


def test_the_place_stays_while_the_type_grows(room: Room) -> None:
    bar = room.pane.page.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    was = room.pane.page.view.first_in_view()
    room.desk.actions["larger"].trigger()
    room.settle()
    assert abs(room.pane.page.view.first_in_view() - was) < 90, "the words that stood above stand in the first line"


def test_a_correction_moves_nothing(room: Room) -> None:
    bar = room.pane.page.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    was = bar.value()
    room.desk.jobs.change("Star", lambda library: library.clippings.star([room.ids[0]], True))
    room.settle()
    assert bar.value() == was


def test_space_pages_on_and_back(room: Room) -> None:
    view = room.pane.page.view
    bar = view.verticalScrollBar()
    room.press(Qt.Key.Key_Space)
    on = bar.value()
    assert view.viewport().height() * 0.6 < on <= view.viewport().height()
    room.press(Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == 0


def test_the_end_stays_the_end_while_the_rest_is_set(qtbot: QtBot, tmp_path: Path) -> None:
    body = Body(tuple(paragraph(f"{SECOND} ({number}) " * 6) for number in range(400)))
    with reading(qtbot, tmp_path, Draft("Short", Body((paragraph("Short."),))), Draft("Very long", body)) as room:
        room.desk.select((room.ids[1],))
        room.desk.open(room.ids[1])
        view = room.pane.page.view
        qtbot.waitUntil(lambda: view.article is not None and view.article.body == body, timeout=5_000)
        assert view.article is not None and not view.article.whole
        qtbot.keyClick(view, Qt.Key.Key_End)
        room.settle()
        bar = view.verticalScrollBar()
        assert bar.value() == bar.maximum() > 10_000


def test_several_chosen_stay_several_whatever_the_lists_cursor_does(room: Room) -> None:
    room.desk.select(room.ids[:2])
    room.settle()
    room.desk.open(room.ids[1])
    room.settle()
    assert room.pane.page.several.isVisible() and not room.pane.page.view.isVisible()
    room.desk.select(room.ids[1:2])
    room.settle()
    assert room.pane.clipping is not None and room.pane.clipping.id == room.ids[1]
    assert room.pane.page.view.isVisible()


def test_a_note_that_lost_its_place_stands_whole_at_the_head_of_the_column(room: Room) -> None:
    def lose(library) -> None:
        made = library.annotations.add(room.ids[0], anchor(LONG.text, 0, 20), Role.FACT, comment="Once here")
        library.annotations.settle(room.ids[0], {made: None})

    room.desk.jobs.change("Lose", lose)
    room.settle()
    room.qtbot.waitUntil(lambda: bool(room.pane.findChildren(NoteCard)), timeout=5_000)
    (card,) = room.pane.findChildren(NoteCard)
    assert card.y() >= 0


def test_the_place_is_there_again_after_the_window_was_closed(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "places.json"
    keeper = PlaceKeeper(room.desk, room.pane, file)
    bar = room.pane.page.view.verticalScrollBar()
    room.pane.resize(830, 300)
    room.settle()
    bar.setValue(bar.maximum() // 2)
    room.pane.page.view.moved_by_hand.emit()
    here = room.pane.places.here()
    assert here.offset > 0
    keeper.keep()
    again = ReaderPane(room.desk)
    PlaceKeeper(room.desk, again, file)
    assert again.places.of(room.ids[0]) == here
    again.deleteLater()
    for broken in ("", "[]", '{"x": 7}', f'{{"{room.desk.library.path}": {{"1": "x", "y": [1, 2]}}}}'):
        file.write_text(broken, encoding="utf-8")
        PlaceKeeper(room.desk, room.pane, file)
