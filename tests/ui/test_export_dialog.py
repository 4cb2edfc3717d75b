"""The export dialog on a real briefing: what it promises, what it says before, and what it writes."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from composing import briefed, desk_on, filled, settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from clipper.model.briefing import Briefing, Office, Rendition
from clipper.model.clipping import Embargo
from clipper.model.rights import Licence, Reach
from clipper.model.template import Handout, Template
from clipper.progress import Cancelled, Progress
from clipper.ui.desk import Desk
from clipper.ui.exporting.export_dialog import ExportDialog
from clipper.ui.exporting.plan import clean_name
from clipper.ui.exporting.ways import Ways
from clipper.ui.exporting.writing import hand_out
from clipper.ui.rights.rights_window import RightsWindow
from clipper.workflows import handing_out
from clipper.workflows.handing_out import Written

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
    assert room.dialog._hint.text() == "Tick what is to be written"
    tick(qtbot, room, ".md", ".html", ".pdf")
    assert room.dialog.go.text() == "Export 3 files" and room.dialog._hint.text() == ""
    room.dialog.name.clear()
    assert not room.dialog.go.isEnabled()
    assert room.dialog._hint.text() == "Type a name for the files"


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
    handouts = (Handout("", "md"), Handout("", "html"))
    work = hand_out(room.desk.library.path, room.briefing, handouts, room.folder, "a", progress)
    one = next(work)
    progress.cancel()
    with pytest.raises(Cancelled):
        next(work)
    assert isinstance(one, Written) and one.path == room.folder / "a.md" and one.path.stat().st_size > 100
    assert [one.name for one in room.folder.iterdir()] == ["a.md"]


def test_an_empty_issue_cannot_be_exported(qtbot: QtBot, room: Room) -> None:
    made: list[int] = []
    room.desk.jobs.change("New", lambda library: library.briefings.new("Empty"), made.append)
    settle(qtbot, room.desk)
    other = room_for(qtbot, room.desk, made[0], room.folder)
    assert not other.dialog.go.isEnabled()
    assert other.dialog.facts.shown[0].tone == "error"
    assert other.dialog.styles._waiting == "no entries yet", "nothing is being set"
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
    assert [clean_name(one) for one in ("con", "Aux.2026", "Console")] == ["_con", "_Aux.2026", "Console"]


def test_a_long_name_in_any_letters_is_short_enough_for_a_file(tmp_path: Path) -> None:
    handouts = [Handout(one, "pdf") for one in ("", "內閣" * 60)]
    names = [path.name for path in handing_out.file_names(handouts, tmp_path, clean_name("晨報" * 60))]
    assert names[0].startswith("晨報晨報") and "內閣" in names[1]
    assert all(len(name.encode()) <= 230 for name in names)
    issue = Briefing(1, "", "Morning brief " * 20, "2026-11-24", 214)
    assert handing_out.issue_name(issue).endswith(" 214, 2026-11-24")


# -- readers, licences, the record -----------------------------------------------------------------------------------


@pytest.fixture
def ruled(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    """An issue of five whole texts; one outlet's licence allows Cabinet excerpts alone, one is under an embargo."""
    library, clippings = filled(tmp_path / "Press.clipper")
    library.set_office(Office(name="Press Office"))
    briefing = briefed(library, clippings)
    cabinet = library.rights.set_recipients("Cabinet", 240)
    library.rights.set_recipients("Minister", 2)
    one = next(outlet.id for outlet in library.outlets.all() if outlet.name == "Paper 1")
    library.rights.set_licence(one, cabinet, Licence(Reach.EXCERPT, excerpt_words=60))
    template = library.templates.keep(
        Template(0, "", "Morning", "Brief", handouts=(Handout("Cabinet", "md"), Handout("Cabinet", "csv")))
    )
    library.briefings.change(briefing, template=template)
    library.close()
    desk = desk_on(qtbot, tmp_path / "Press.clipper")
    made = room_for(qtbot, desk, briefing, tmp_path / "out")
    yield made
    if isValid(made.dialog):
        made.dialog.done(0)
    desk.close()


def warned(room: Room) -> list[str]:
    return [fact.sentence for fact in room.dialog.facts.shown if fact.tone in ("warn", "error")]


def ways(room: Room, n: int = 0) -> Ways:
    return room.dialog.facts.findChildren(Ways)[n]


def give_lists(qtbot: QtBot, room: Room, *names: str) -> None:
    """Open the menu by its button and tick these lists alone, as the keys do."""
    room.dialog.readers.button.setFocus()
    qtbot.keyClick(room.dialog.readers.button, Qt.Key.Key_Space)
    menu = room.dialog.readers.menu
    assert menu is not None and menu.isVisible()
    for action in menu.actions():
        name = action.text().partition("\t")[0]
        if action.isCheckable() and action.isChecked() != (name in names):
            menu.setActiveAction(action)
            qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    menu.close()
    settle(qtbot, room.desk)


def exported(qtbot: QtBot, room: Room) -> None:
    qtbot.keyClick(room.dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.dialog.cancel.text() == "Close", timeout=30_000)
    settle(qtbot, room.desk)


def test_the_template_says_what_goes_to_whom_at_first(qtbot: QtBot, ruled: Room) -> None:
    assert [kind for kind, box in ruled.dialog.ticks.items() if box.isChecked()] == [".md", ".csv"]
    assert ruled.dialog.readers.button.text() == "Cabinet, 240 readers"
    assert ruled.dialog.go.text() == "Export 2 files"
    give_lists(qtbot, ruled, "Cabinet", "Minister")
    assert ruled.dialog.readers.button.text() == "Cabinet and 1 more, 242 readers"
    assert ruled.dialog.go.text() == "Export 4 files"
    tick(qtbot, ruled, ".md", "summary")
    assert [(one.recipients, one.format, one.pages) for one in ruled.dialog.handouts] == [
        ("Cabinet", "md", 0), ("Cabinet", "pdf", 1), ("Minister", "md", 0), ("Minister", "pdf", 1),
    ]  # fmt: skip
    give_lists(qtbot, ruled)
    assert ruled.dialog.readers.button.text() == "Our office" and ruled.dialog.go.text() == "Export 2 files"


def test_facts_are_judged_for_the_readers_and_remedied(qtbot: QtBot, ruled: Room) -> None:
    assert "Paper 1: excerpt only" in warned(ruled)
    give_lists(qtbot, ruled, "Minister")
    assert "Paper 1: excerpt only" not in warned(ruled)
    assert any("Nothing stands against" in fact.sentence for fact in ruled.dialog.facts.shown)
    give_lists(qtbot, ruled, "Cabinet")
    pressed(qtbot, ruled, "Use excerpt")
    issue = ruled.desk.library.briefings.one(ruled.briefing)
    assert issue.sections[0].entries[1].rendition is Rendition.EXCERPT
    assert "Paper 1: excerpt only" not in warned(ruled)
    ruled.desk.undo()
    settle(qtbot, ruled.desk)
    ruled.dialog._ask()
    settle(qtbot, ruled.desk)
    box = ways(ruled)
    box._offer()
    assert box.menu is not None
    assert [one.text() for one in box.menu.actions()] == ["Use link", "Leave out", "Print anyway…"]
    next(one for one in box.menu.actions() if one.text() == "Leave out").trigger()
    box.menu.close()
    settle(qtbot, ruled.desk)
    assert len(ruled.desk.library.briefings.one(ruled.briefing).sections[0].entries) == 2


def test_print_anyway_needs_a_reason_which_stays_on_the_entry(qtbot: QtBot, ruled: Room) -> None:
    box = ways(ruled)
    box._take("anyway")
    assert box.reason.isVisible()
    qtbot.keyClick(box.reason, Qt.Key.Key_Return)
    settle(qtbot, ruled.desk)
    assert "Paper 1: excerpt only" in warned(ruled)
    box = ways(ruled)
    box._take("anyway")
    qtbot.keyClicks(box.reason, "Agreed by telephone")
    qtbot.keyClick(box.reason, Qt.Key.Key_Return)
    settle(qtbot, ruled.desk)
    assert ruled.dialog.isVisible() and not ruled.folder.exists(), "Enter in the line must not export"
    entry = ruled.desk.library.briefings.one(ruled.briefing).sections[0].entries[1]
    assert entry.override == "Agreed by telephone"
    note = next(fact for fact in ruled.dialog.facts.shown if fact.tone == "note" and fact.ways)
    assert note.aside == "Goes out all the same: Agreed by telephone"
    exported(qtbot, ruled)
    (line,) = [one for one in ruled.desk.library.productions.ledger() if one.override]
    assert (line.outlet, line.recipients, line.override) == ("Paper 1", "Cabinet", "Agreed by telephone")


def test_what_went_out_is_recorded_and_the_next_is_the_second_edition(qtbot: QtBot, ruled: Room) -> None:
    assert ruled.desk.library.productions.all() == () and ruled.dialog._edition.text() == ""
    exported(qtbot, ruled)
    assert sorted(path.suffix for path in ruled.folder.iterdir()) == [".csv", ".md"]
    (made,) = ruled.desk.library.productions.all()
    assert made.files == ("Morning brief 7, 2026-11-24, Cabinet.md", "Morning brief 7, 2026-11-24, Cabinet.csv")
    assert {(one.recipients, one.readers) for one in ruled.desk.library.productions.ledger()} == {("Cabinet", 240)}
    assert ruled.dialog._made.recorded == "Recorded as edition 1 · 240 readers · 5 articles"
    assert any("An excerpt is printed" in one for one in ruled.dialog._made.warnings)
    asked: list[bool] = []
    ruled.desk.actions.bind("handed_out", lambda: asked.append(True))
    link = next(one for one in ruled.dialog.findChildren(QPushButton) if one.text() == "What was handed out")
    qtbot.mouseClick(link, LEFT)
    assert asked == [True]
    first = ruled.desk.library.briefings.one(ruled.briefing).sections[0].entries[0].id
    ruled.desk.jobs.change("", lambda library: library.briefings.remove_entries([first]))
    settle(qtbot, ruled.desk)
    again = room_for(qtbot, ruled.desk, ruled.briefing, ruled.folder)
    said = again.dialog._edition.text()
    assert said.startswith("Edition 1 went out at ") and said.endswith("This is edition 2: 1 withdrawn")
    again.dialog.done(0)


def test_a_stop_records_nothing_and_leaves_the_old_file(qtbot: QtBot, ruled: Room) -> None:
    ruled.folder.mkdir()
    old = ruled.folder / "Morning brief 7, 2026-11-24, Cabinet.md"
    old.write_text("yesterday's", encoding="utf-8")
    ruled.dialog.export()
    assert ruled.dialog._job is not None
    ruled.dialog._job.progress.cancel()
    qtbot.waitUntil(lambda: ruled.dialog.cancel.text() == "Close", timeout=30_000)
    settle(qtbot, ruled.desk)
    assert old.read_text(encoding="utf-8") == "yesterday's" or len(ruled.dialog._made.files) == 1
    assert ruled.desk.library.productions.all() == ()
    said = [one.text() for one in ruled.dialog.findChildren(QLabel)]
    assert "Nothing was recorded as handed out." in said


def test_an_embargo_locks_the_button_until_a_reason(qtbot: QtBot, ruled: Room) -> None:
    entry = ruled.desk.library.briefings.one(ruled.briefing).sections[0].entries[2]
    held = Embargo("Not before noon", 4_000_000_000)
    ruled.desk.jobs.change("Hold", lambda library: library.clippings.change([entry.clipping], embargo=held))
    settle(qtbot, ruled.desk)
    ruled.dialog._ask()
    settle(qtbot, ruled.desk)
    assert not ruled.dialog.go.isEnabled() and "embargo" in ruled.dialog._hint.text()
    assert ruled.dialog.facts.shown[0].sentence.startswith("Paper 2: embargo until 2096-")
    box = ways(ruled)
    box._take("anyway")
    qtbot.keyClicks(box.reason, "Agreed with the agency")
    qtbot.keyClick(box.reason, Qt.Key.Key_Return)
    settle(qtbot, ruled.desk)
    assert ruled.dialog.go.isEnabled()


def test_the_lists_are_edited_from_here(qtbot: QtBot, ruled: Room) -> None:
    ruled.dialog.readers.edit_asked.emit()
    settle(qtbot, ruled.desk)
    window = ruled.dialog.findChild(RightsWindow)
    assert window is not None and window.isVisible()
    ruled.desk.jobs.change("", lambda library: library.rights.set_recipients("Cabinet", 12))
    settle(qtbot, ruled.desk)
    window._change("Change recipients", lambda library: library.rights.set_recipients("Cabinet", 24), "")
    settle(qtbot, ruled.desk)
    assert ruled.dialog.readers.button.text() == "Cabinet, 24 readers"
    window.close()
