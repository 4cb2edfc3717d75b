"""What was handed out: looked through, searched by printed code, declared; nothing of it can be changed."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from composing import briefed, desk_on, filled, settle
from PySide6.QtCore import QDate, QPoint, Qt
from pytestqt.qtbot import QtBot

from clipper.model.template import Handout
from clipper.ui.desk import Desk
from clipper.ui.main_window import MainWindow
from clipper.ui.place import Place, Where
from clipper.ui.rights.handed_out import HandedOutWindow
from clipper.ui.rights.rights_window import RightsWindow
from clipper.ui.rights.runs import run_lists, run_name
from clipper.workflows import handing_out

LEFT = Qt.MouseButton.LeftButton
KEY = Qt.Key
NOON = 1_795_521_600
"""24 November 2026, 12:00 UTC."""
DAY = 86_400


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A desk whose issue went out twice: to the office, and a day later with one entry less to two lists."""
    library, clippings = filled(tmp_path / "Press.clipper")
    briefing = briefed(library, clippings)
    library.rights.set_recipients("Cabinet", 240)
    library.rights.set_recipients("Minister", 2)
    last = library.briefings.one(briefing).sections[1].entries[-1].id
    for n, lists in enumerate((("",), ("Cabinet", "Minister"))):
        handouts = [Handout(name, "md") for name in lists]
        made = list(handing_out.hand_out(library, briefing, handouts, tmp_path, "brief", by="Mara", now=NOON + n * DAY))
        assert isinstance(made[-1], handing_out.Handed)
        handing_out.record(library, made[-1])
        if not n:
            library.briefings.remove_entries([last])
    library.close()
    made_desk = desk_on(qtbot, tmp_path / "Press.clipper")
    yield made_desk
    made_desk.close()


def opened(qtbot: QtBot, desk: Desk) -> HandedOutWindow:
    window = HandedOutWindow(desk)
    qtbot.addWidget(window)
    window.resize(1100, 600)
    window.show()
    settle(qtbot, desk)
    return window


def test_productions_stand_newest_first_with_their_items(qtbot: QtBot, desk: Desk) -> None:
    window = opened(qtbot, desk)
    assert [run_name(run) for run in window.rows.rows] == ["Morning brief 7, edition 2", "Morning brief 7, edition 1"]
    assert [run_lists(run) for run in window.rows.rows] == ["Cabinet 240, Minister 2", "our office"]
    assert window._pane.below.text() == "to Cabinet 240, Minister 2 · brief, Cabinet.md, brief, Minister.md"
    assert window._pane.number.text() == "4 articles · 968 copies"
    assert [item.code for item in window.items.items.rows] == ["1124-01", "1124-02", "1124-03", "1124-04"]
    window.runs.setFocus()
    qtbot.keyClick(window.runs, KEY.Key_Down)
    assert len(window.items.items.rows) == 5 and window.run is not None and window.run.production.edition == 1


def test_a_printed_code_finds_its_production_and_its_clipping(qtbot: QtBot, desk: Desk) -> None:
    window = opened(qtbot, desk)
    places: list[Place] = []
    desk.place_asked.connect(places.append)
    qtbot.keyClicks(window.code, "1124-05")
    assert [run_name(run) for run in window.rows.rows] == ["Morning brief 7, edition 1"]
    item = window.items.items.rows[window.items.currentIndex().row()]
    assert (item.code, item.headline) == ("1124-05", "What it leaves out")
    qtbot.keyClick(window.code, KEY.Key_Return)
    window.items.setFocus()
    qtbot.keyClick(window.items, KEY.Key_Return)
    settle(qtbot, desk)
    assert desk.open_clipping == item.clipping and places[-1].where is Where.ALL
    qtbot.keyClick(window, KEY.Key_Escape)
    assert window.isVisible() and len(window.rows.rows) == 2
    qtbot.keyClicks(window.code, "0101-01")
    assert window.empty.isVisible() and not window.runs.isVisible()


def test_a_double_click_goes_to_the_clipping(qtbot: QtBot, desk: Desk) -> None:
    window = opened(qtbot, desk)
    box = window.items.visualRect(window.items.items.index(1, 2))
    for click in (qtbot.mouseClick, qtbot.mouseDClick):
        click(window.items.viewport(), LEFT, pos=QPoint(box.center()))
    settle(qtbot, desk)
    assert desk.open_clipping == window.items.items.rows[1].clipping


def test_the_declaration_counts_articles_times_recipients(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    window = opened(qtbot, desk)
    assert window._counted.text() == "13 lines, 968 copies"
    window.first.setDate(QDate(2026, 11, 25))
    assert window._counted.text() == "8 lines, 968 copies"
    file = tmp_path / "declaration.csv"
    window.declare(file)
    settle(qtbot, desk)
    with file.open(encoding="utf-8-sig", newline="") as read:
        rows = list(csv.DictReader(read))
    assert [row["recipients"] for row in rows] == ["Cabinet"] * 4 + ["Minister"] * 4
    assert sum(int(row["copies"]) for row in rows) == 968
    window.declare(tmp_path / "nowhere" / "x.csv")
    settle(qtbot, desk)
    assert "could not be written" in desk.notices.recorded[-1].text
    window.first.setDate(QDate(2027, 1, 1))
    assert not window.save.isEnabled()


def test_nothing_handed_out_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    library, _clippings = filled(tmp_path / "Empty.clipper")
    library.close()
    desk = desk_on(qtbot, tmp_path / "Empty.clipper")
    window = opened(qtbot, desk)
    assert window.empty.isVisible() and not window.save.isEnabled()
    window.close()
    desk.close()


def test_both_windows_stand_in_the_menu_with_their_keys(
    qtbot: QtBot, made_library: Callable[[int], Path], open_window: Callable[[Path], MainWindow]
) -> None:
    window = open_window(made_library(3))
    for name, kind in (("rights", RightsWindow), ("handed_out", HandedOutWindow)):
        assert window.desk.actions.key(name).startswith("Ctrl+Shift+")
        for _turn in range(2):
            window.desk.actions[name].trigger()
            settle(qtbot, window.desk)
        (found,) = window.findChildren(kind)
        assert found.isVisible() and not found.isModal()
        found.close()
