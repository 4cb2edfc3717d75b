"""The export dialog on a real briefing: what it promises, what it says before, and what it writes."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from composing import briefed, desk_on, filled, settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from clipper.model.briefing import Rendition
from clipper.progress import Cancelled, Progress
from clipper.ui.desk import Desk
from clipper.ui.exporting.export_dialog import ExportDialog
from clipper.ui.exporting.plan import clean_name, write_all

LEFT = Qt.MouseButton.LeftButton


class Room(NamedTuple):
    """The dialog, its desk, and where it writes."""

    desk: Desk
    dialog: ExportDialog
    briefing: int
    folder: Path


def room_for(qtbot: QtBot, desk: Desk, briefing: int, folder: Path) -> Room:
    dialog = ExportDialog(desk, briefing)
    dialog.set_folder(folder)
    dialog.open()
    settle(qtbot, desk)
    return Room(desk, dialog, briefing, folder)


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    library, clippings = filled(tmp_path / "Press.clipper")
    briefing = briefed(library, clippings)
    first = library.briefings.one(briefing).sections[0].entries[0]
    library.briefings.change_entry(first.id, rendition=Rendition.EXCERPT)
    library.briefings.add_section(briefing, "Third")
    library.clippings.change([clippings[1]], outlet="")
    library.close()
    desk = desk_on(qtbot, tmp_path / "Press.clipper")
    made = room_for(qtbot, desk, briefing, tmp_path / "out" / "today")
    yield made
    if isValid(made.dialog):
        made.dialog.done(0)
    desk.close()


def tick(qtbot: QtBot, room: Room, *suffixes: str) -> None:
    for suffix, box in room.dialog.ticks.items():
        if box.isChecked() != (suffix in suffixes):
            qtbot.mouseClick(box, LEFT)


def pressed(qtbot: QtBot, room: Room, words: str) -> None:
    found = next(one for one in room.dialog.facts.findChildren(QPushButton) if one.text() == words)
    qtbot.mouseClick(found, LEFT)
    settle(qtbot, room.desk)


def test_the_button_says_how_many_files_it_writes(qtbot: QtBot, room: Room) -> None:
    assert room.dialog.go.text() == "Export 2 files"
    tick(qtbot, room, ".md")
    assert room.dialog.go.text() == "Export 1 file"
    tick(qtbot, room)
    assert not room.dialog.go.isEnabled()
    tick(qtbot, room, ".md", ".html", ".pdf")
    assert room.dialog.go.text() == "Export 3 files"
    room.dialog.name.clear()
    assert not room.dialog.go.isEnabled()


def test_it_writes_what_was_ticked_and_shows_where(qtbot: QtBot, room: Room) -> None:
    tick(qtbot, room, ".pdf", ".html", ".md")
    qtbot.mouseClick(room.dialog.go, LEFT)
    settle(qtbot, room.desk)
    names = sorted(path.name for path in room.folder.iterdir())
    assert names == [f"Morning brief 7, 2026-11-24{one}" for one in (".html", ".md", ".pdf")]
    text = (room.folder / names[1]).read_text(encoding="utf-8")
    assert "Envoy sees progress" in text and "decision by spring" in text
    assert (room.folder / names[2]).read_bytes().startswith(b"%PDF")
    assert room.desk.notices.recorded[-1].text.startswith("3 files written to")
    assert room.dialog.go.text() == "Show in folder"


def test_it_says_what_is_doubtful_and_remedies_it(qtbot: QtBot, room: Room) -> None:
    said = [fact.sentence for fact in room.dialog.facts.shown if fact.tone == "warn"]
    assert any("names no outlet" in one for one in said)
    assert any("has no marks" in one for one in said)
    assert any("Third" in one for one in said)
    pressed(qtbot, room, "Use summary")
    pressed(qtbot, room, "Take out")
    issue = room.desk.library.briefings.one(room.briefing)
    assert issue.sections[0].entries[0].rendition is Rendition.SUMMARY
    assert [section.title for section in issue.sections] == ["First", "Second"]
    left = [fact.kind for fact in room.dialog.facts.shown if fact.tone == "warn"]
    assert left == ["proposed_summary", "no_outlet", "no_office"]
    pressed(qtbot, room, "Confirm")
    assert room.desk.library.briefings.one(room.briefing).sections[0].entries[0].summary.startswith("The ministers met")
    assert [fact.kind for fact in room.dialog.facts.shown if fact.tone == "warn"] == ["no_outlet", "no_office"]
    room.desk.undo()
    room.desk.undo()
    settle(qtbot, room.desk)
    assert len(room.desk.library.briefings.one(room.briefing).sections) == 3


def test_show_goes_to_the_clipping_that_lacks_its_outlet(qtbot: QtBot, room: Room) -> None:
    asked: list[int] = []
    room.desk.opened.connect(asked.append)
    pressed(qtbot, room, "Show")
    assert asked == [room.desk.library.briefings.one(room.briefing).sections[0].entries[1].clipping]


def test_it_says_which_files_it_would_replace(qtbot: QtBot, room: Room) -> None:
    room.folder.mkdir(parents=True)
    (room.folder / "Old brief.pdf").write_text("old", encoding="utf-8")
    room.dialog.name.setText("Old brief")
    assert room.dialog._hint.text() == "1 file of this name is there and will be replaced"
    room.dialog.name.setText("Another brief")
    assert room.dialog._hint.text() == ""


def test_a_folder_that_cannot_be_made_is_said_and_nothing_is_written(qtbot: QtBot, room: Room) -> None:
    room.folder.parent.mkdir()
    room.folder.write_text("a file where the folder should be", encoding="utf-8")
    qtbot.mouseClick(room.dialog.go, LEFT)
    settle(qtbot, room.desk)
    assert "could not be made" in room.desk.notices.recorded[-1].text
    assert room.folder.read_text(encoding="utf-8") == "a file where the folder should be"


def test_a_stop_between_two_files_leaves_the_first_whole_and_the_second_unwritten(room: Room) -> None:
    progress = Progress()
    files = (room.folder / "a.md", room.folder / "b.md")
    work = write_all(room.desk.library.path, room.briefing, files, "clippings", progress)
    path, _warnings = next(work)
    progress.cancel()
    with pytest.raises(Cancelled):
        next(work)
    assert path == files[0] and files[0].stat().st_size > 100
    assert [one.name for one in room.folder.iterdir()] == ["a.md"]


def test_an_empty_issue_cannot_be_exported(qtbot: QtBot, room: Room) -> None:
    made: list[int] = []
    room.desk.jobs.change("New", lambda library: library.briefings.new("Empty"), made.append)
    settle(qtbot, room.desk)
    other = room_for(qtbot, room.desk, made[0], room.folder)
    assert not other.dialog.go.isEnabled()
    assert other.dialog.facts.shown[0].tone == "error"
    other.dialog.done(0)


def test_a_closed_dialog_lets_the_writing_go_on(qtbot: QtBot, room: Room) -> None:
    tick(qtbot, room, ".md", ".html")
    qtbot.mouseClick(room.dialog.go, LEFT)
    with qtbot.waitSignal(room.dialog.destroyed, timeout=5_000):
        room.dialog.close()
    settle(qtbot, room.desk)
    assert sorted(path.suffix for path in room.folder.iterdir()) == [".html", ".md"]
    assert room.desk.notices.recorded[-1].text.startswith("2 files written to")


def test_escape_closes_without_writing(qtbot: QtBot, room: Room) -> None:
    with qtbot.waitSignal(room.dialog.destroyed, timeout=5_000):
        qtbot.keyClick(room.dialog, Qt.Key.Key_Escape)
    assert not room.folder.exists()


def test_names_lose_what_file_systems_refuse() -> None:
    assert clean_name('Brief: "A/B" <1>?') == "Brief- -A-B- -1-"
    assert len(clean_name("x" * 400)) == 120
