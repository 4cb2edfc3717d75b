"""Text, page, or both: a PDF's pages from the worker process, a scan, and a sentence where there is no page."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from composing import desk_on
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from reading import Room

from clipper.progress import Progress
from clipper.store.library import Library
from clipper.ui.reader.reader_pane import ReaderPane
from clipper.ui.widgets.empty import EmptyState
from clipper.workflows import import_files
from tests.conftest import SAMPLES

pytestmark = pytest.mark.xdist_group("original view")

PDF, SCAN, WEB = "capital-observer-page-3.pdf", "evening-herald-cutting.png", "harbour-post-carriers-reroute.html"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[int, ...]]:
    """A library of the three, and their ids; copied for each test."""
    path = tmp_path_factory.mktemp("filed") / "Press.clipper"
    with Library.create(path) as library:
        inputs = import_files.collect([SAMPLES / name for name in (PDF, SCAN, WEB)])
        outcomes = import_files.file(library, list(import_files.read(inputs, Progress(), workers=1)))
    return path, tuple(one.ids[0] for one in outcomes)


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path, filed: tuple[Path, tuple[int, ...]]) -> Iterator[Room]:
    made, ids = filed
    shutil.copytree(made, tmp_path / "Press.clipper")
    desk = desk_on(qtbot, tmp_path / "Press.clipper")
    pane = ReaderPane(desk)
    qtbot.addWidget(pane)
    pane.resize(830, 800)
    with qtbot.waitExposed(pane):
        pane.show()
    room = Room(qtbot, desk, pane, ids)
    room.open()
    yield room
    room.settle()
    desk.close()


def turn(room: Room, place: int) -> None:
    """Click on a segment of Text | Page | Both."""
    views = room.pane.head.views
    x = round(views.width() * (2 * place + 1) / 6)
    room.qtbot.mouseClick(views, LEFT, pos=QPoint(x, views.height() // 2))
    room.settle()


def painted(room: Room) -> bool:
    """Whether the first page shows more than blank paper."""
    picture = room.pane.original.pages.viewport().grab().toImage()
    inks = {
        picture.pixelColor(x, y).name()
        for x in range(60, picture.width() - 60, 3)
        for y in range(0, picture.height(), 7)
    }
    return len(inks) > 8


def test_a_pdf_shows_its_page_painted_in_a_worker(room: Room) -> None:
    original = room.pane.original
    assert not original.isVisible()
    turn(room, 1)
    assert original.isVisible() and not room.pane.page.isVisible()
    room.qtbot.waitUntil(lambda: len(original.pages.pages) == 1, timeout=20_000)
    room.qtbot.waitUntil(lambda: painted(room), timeout=20_000)


def test_both_stand_side_by_side_and_the_words_can_still_be_marked(room: Room) -> None:
    turn(room, 2)
    assert room.pane.original.isVisible() and room.pane.page.isVisible()
    room.drag_over("A handshake is not a treaty" if "A handshake" in _text(room) else _text(room).split(".")[1].strip())
    room.press(Qt.Key.Key_1)
    assert len(room.marks()) == 1


def _text(room: Room) -> str:
    article = room.pane.page.view.article
    assert article is not None
    return article.body.text


def test_a_scan_shows_its_picture_and_a_web_page_says_that_it_has_none(room: Room) -> None:
    turn(room, 1)
    original = room.pane.original
    room.open(1)
    room.qtbot.waitUntil(lambda: len(original.pages.pages) == 1 and painted(room), timeout=10_000)
    room.open(2)
    empty = original.findChild(EmptyState)
    assert empty is not None and empty.isVisible() and empty.text == "This clipping has no page."
    room.open(0)
    room.qtbot.waitUntil(lambda: len(original.pages.pages) == 1, timeout=20_000)


def test_what_needs_the_words_brings_them_into_sight(room: Room) -> None:
    turn(room, 1)
    room.desk.actions["find_in_text"].trigger()
    assert room.pane.page.isVisible() and room.pane.page.find_bar.isVisible()
    assert room.pane.head.views.current == "both"
    turn(room, 1)
    room.desk.actions["date"].trigger()
    editor = room.pane.page.side.details.rows["published"].editor
    assert editor is not None and editor.isVisible()


def test_several_clippings_have_words_alone(room: Room) -> None:
    turn(room, 1)
    room.desk.select(room.ids[:2])
    room.settle()
    assert not room.pane.original.isVisible() and room.pane.page.several.isVisible()
    room.desk.select(room.ids[:1])
    room.settle()
    assert room.pane.original.isVisible()
