"""Watched folders in the window: set in a dialog, filed by themselves, tagged, remembered, errors in the report."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hands import Hands
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clipper.model.query import Query
from clipper.store.library import Library
from clipper.ui.importing.report import ImportReport
from clipper.ui.importing.watched_dialog import WatchedDialog
from clipper.ui.importing.watcher import Watcher
from clipper.ui.main_window import MainWindow
from clipper.workflows.watching import Folder, load

LEFT = Qt.MouseButton.LeftButton
STORY = "Ports open again\n\nGENEVA, 11 June 2025 (Press Update) - The ministers met and agreed on number {n}.\n"


@pytest.fixture
def hands(qtbot: QtBot, open_window: Callable[[Path], MainWindow], tmp_path: Path) -> Hands:
    Library.create(tmp_path / "Test.clipper").close()
    return Hands(qtbot, open_window(tmp_path / "Test.clipper"))


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    folder = tmp_path / "Wire"
    folder.mkdir()
    (folder / "old.txt").write_text(STORY.format(n=0))
    return folder


def asked(hands: Hands) -> WatchedDialog:
    hands.desk.actions["watched"].trigger()
    dialog = hands.window.findChild(WatchedDialog)
    assert dialog is not None and dialog.isVisible()
    return dialog


def titles(hands: Hands) -> list[str]:
    held = hands.desk.library.clippings.many(hands.desk.library.find(Query()))
    return sorted(one.draft.body.text.rsplit(" ", 1)[-1] for one in held.values())


def test_new_files_are_filed_by_themselves_and_stay_as_they_are(hands: Hands, wire: Path) -> None:
    dialog = asked(hands)
    assert dialog._empty.isVisible() and dialog._empty.text == "No folder is watched."
    dialog.add_folder(str(wire))
    dialog._rows[0].tag.setText("Wire/Night")
    hands.qtbot.mouseClick(dialog.go, LEFT)
    hands.settle()
    (wire / "new.txt").write_text(STORY.format(n=1))
    before = hashlib.sha256((wire / "new.txt").read_bytes()).hexdigest(), (wire / "new.txt").stat().st_mtime_ns
    hands.qtbot.waitUntil(lambda: hands.desk.library.count(Query()) == 1, timeout=30_000)
    hands.settle()
    assert titles(hands) == ["1."], "what lay there before is not filed"
    held = next(iter(hands.desk.library.clippings.many(hands.desk.library.find(Query())).values()))
    assert held.tags == ("Wire/Night",)
    assert hands.window.pages.currentWidget() is not hands.window.page("import"), "nobody is torn from her work"
    assert before == (
        hashlib.sha256((wire / "new.txt").read_bytes()).hexdigest(),
        (wire / "new.txt").stat().st_mtime_ns,
    )


def test_the_dialog_shows_what_is_watched_and_cancel_changes_nothing(hands: Hands, wire: Path) -> None:
    watcher = hands.window.way_in.watcher
    watcher.set_folders((Folder(str(wire), "Wire"),), paused=False)
    hands.settle()
    dialog = asked(hands)
    assert dialog.folders == (Folder(str(wire), "Wire"),)
    hands.qtbot.mouseClick(dialog._rows[0].remove, LEFT)
    assert dialog._empty.isVisible()
    hands.qtbot.mouseClick(dialog.cancel, LEFT)
    assert watcher.watched.folders == (Folder(str(wire), "Wire"),)


def test_a_pause_files_nothing(hands: Hands, wire: Path) -> None:
    dialog = asked(hands)
    dialog.add_folder(str(wire))
    hands.qtbot.mouseClick(dialog.paused, LEFT)
    hands.qtbot.mouseClick(dialog.go, LEFT)
    hands.settle()
    watcher = hands.window.way_in.watcher
    assert watcher.watched.paused and not watcher._system.directories() and not watcher._timer.isActive()


def test_a_folder_that_is_gone_stands_in_the_report(hands: Hands, tmp_path: Path) -> None:
    watcher = hands.window.way_in.watcher
    watcher.set_folders((Folder(str(tmp_path / "gone")),), paused=False)
    hands.settle()
    watcher.look()
    hands.settle()
    report = hands.window.page("import")
    assert isinstance(report, ImportReport)
    row = report.view.rows.rows[0]
    assert (
        row.title == "gone"
        and row.sentence == "This watched folder is not there. Connect its disk, or stop watching it."
    )


def test_what_was_filed_is_remembered_for_the_next_start(hands: Hands, wire: Path, tmp_path: Path) -> None:
    place = tmp_path / "settings" / "watched.json"
    watcher = Watcher(hands.desk, hands.window.way_in.intake, hands.window, place=place)
    watcher.set_folders((Folder(str(wire)),), paused=False, with_old=True)
    hands.qtbot.waitUntil(lambda: hands.desk.library.count(Query()) == 1, timeout=30_000)
    hands.settle()
    known = load(hands.desk.library.path, place)
    assert known.folders == (Folder(str(wire)),) and [Path(one[0]).name for one in known.seen] == ["old.txt"]
