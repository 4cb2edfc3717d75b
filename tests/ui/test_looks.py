"""What the pictures show: nothing stands where it takes room without need, and signs say what a thing is."""

import re
from collections.abc import Callable
from pathlib import Path

from desks import draft
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clipper.model.clipping import MediaType
from clipper.store.library import Library
from clipper.ui.clippings.sidebar_model import rows, shelves
from clipper.ui.desk import Desk
from clipper.ui.main_window import MainWindow
from clipper.ui.sheet import sheet
from clipper.ui.theme import DARK, LIGHT
from clipper.ui.widgets.chips import TagChip
from clipper.ui.widgets.thin_bar import ThinBar


def test_a_list_has_its_whole_width_and_a_bar_only_under_the_pointer(
    made_library: Callable[[int], Path], open_window: Callable[[Path], MainWindow], qtbot: QtBot
) -> None:
    view = open_window(made_library(40)).clippings.list
    bar = view.findChild(ThinBar)
    assert bar is not None
    # wherever the pointer of the test before stood, and whatever moved at the start
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not bar.isVisible(), timeout=5_000)
    assert view.viewport().width() == view.width()
    assert bar.maximum() == view.verticalScrollBar().maximum() > 0
    here = QPointF(10, 10)
    QApplication.sendEvent(view, QEnterEvent(here, here, here))
    assert bar.isVisible() and bar.geometry().right() == view.width() - 1
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert not bar.isVisible()
    bar.setValue(300)
    assert view.verticalScrollBar().value() == 300 and bar.isVisible(), "it stays for a moment while it moves"
    view.verticalScrollBar().setValue(0)
    assert bar.value() == 0


def test_a_short_list_never_shows_a_bar(
    made_library: Callable[[int], Path], open_window: Callable[[Path], MainWindow]
) -> None:
    view = open_window(made_library(1)).clippings.list
    here = QPointF(10, 10)
    QApplication.sendEvent(view, QEnterEvent(here, here, here))
    bar = view.findChild(ThinBar)
    assert bar is not None and not bar.isVisible()


def test_the_cross_of_a_tag_takes_the_place_of_its_dot(
    qtbot: QtBot, made_library: Callable[[int], Path], open_desk: Callable[..., Desk]
) -> None:
    desk = open_desk(made_library(1))
    chip, plain = (TagChip(desk, "Trade", 1, tucked=True), TagChip(desk, "Trade", 1, removable=False))
    told: list[str] = []
    for one in (chip, plain):
        qtbot.addWidget(one)
        one.resize(one.sizeHint())
        one.removed.connect(lambda: told.append("removed"))
        one.pressed.connect(lambda: told.append("pressed"))
    assert chip.sizeHint() == plain.sizeHint()
    left, right = QPoint(10, 12), QPoint(chip.width() - 6, 12)
    for one, where in ((chip, right), (chip, left), (plain, left)):
        qtbot.mouseClick(one, Qt.MouseButton.LeftButton, pos=where)
    assert told == ["pressed", "removed", "pressed"]


def test_an_outlet_whose_copy_comes_by_wire_is_shown_as_a_wire(tmp_path: Path) -> None:
    with Library.create(tmp_path / "Test.clipper") as library:
        kinds = (
            ("Agency", MediaType.WIRE),
            ("Agency", MediaType.WIRE),
            ("Agency", MediaType.WEB),
            ("Paper", MediaType.WEB),
        )
        drafts = [replace(draft(n), outlet=outlet, media_type=kind) for n, (outlet, kind) in enumerate(kinds)]
        library.file(drafts, batch=library.new_batch("Made up"))

        def icons() -> dict[str, str]:
            return {one.text: one.icon for row in rows(shelves(library)) if row.key == "outlets" for one in row.below}

        assert icons() == {"Agency": "wire", "Paper": "outlet"}
        agency = next(one.id for one in library.outlets.all() if one.name == "Agency")
        library.outlets.change(agency, kind="weekly")
        assert icons()["Agency"] == "outlet", "what she says of it holds"


def test_every_picture_that_the_sheet_names_is_there() -> None:
    for theme in (LIGHT, DARK):
        named = re.findall(r'url\("([^"]+)"\)', sheet(theme))
        assert named and all(Path(one).is_file() for one in named)
