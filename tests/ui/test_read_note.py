"""What she reads becomes read, quietly: by staying open, by scrolling, by what she does with it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSlider
from pytestqt.qtbot import QtBot
from reading import Room, reading

from clipper.model.body import Body, paragraph
from clipper.model.clipping import Draft
from clipper.ui.reader import read_note

LONG = Draft("Long", Body(tuple(paragraph("A sentence takes room on the page. " * 8) for _ in range(30))))
SHORT = Draft("Short", Body((paragraph("The ministers met."),)))


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with reading(qtbot, tmp_path, LONG, SHORT) as made:
        yield made


def read(room: Room, number: int) -> bool:
    return room.desk.library.clippings.one(room.ids[number]).read


def test_what_stays_open_becomes_read_and_undo_does_not_speak_of_it(room: Room) -> None:
    assert not read(room, 0)
    room.qtbot.waitUntil(lambda: read(room, 0), timeout=read_note.STAYS_MS + 2_000)
    room.settle()
    assert room.desk.undo_name is None and room.desk.notices.recorded == []
    assert not read(room, 1)


def test_what_goes_by_stays_unread(room: Room) -> None:
    room.open(1)
    room.qtbot.wait(read_note.STAYS_MS // 2)
    room.open(0)
    room.qtbot.wait(read_note.STAYS_MS // 2)
    assert not read(room, 1)


def scroll(room: Room) -> None:
    room.pane.page.view.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderPageStepAdd)


def mark(room: Room) -> None:
    room.choose("A sentence")
    room.press(Qt.Key.Key_1)


def tag(room: Room) -> None:
    room.pane.deeds.tag(room.ids[0], "Trade")


@pytest.mark.parametrize("deed", [scroll, mark, tag])
def test_what_she_works_with_is_read_at_once(room: Room, deed: Callable[[Room], None]) -> None:
    deed(room)
    room.settle()
    assert read(room, 0)


def test_what_she_calls_unread_while_it_is_open_stays_so(room: Room) -> None:
    scroll(room)
    room.settle()
    one = room.ids[0]
    room.desk.jobs.change("Mark", lambda library: library.clippings.mark_read([one], False))
    room.settle()
    scroll(room)
    room.qtbot.wait(read_note.STAYS_MS + 200)
    assert not read(room, 0)
