"""The import report: order, filter, what its buttons and keys do."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from composing import desk_on, filled, settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from clipper.model.body import Body, figure, paragraph
from clipper.model.clipping import Draft, MediaType, Published, Status
from clipper.model.intake import Ending, Outcome
from clipper.ui.desk import Desk
from clipper.ui.importing.batch import Batch, Verdict, report_row, size_written, totals
from clipper.ui.importing.filing import Wish
from clipper.ui.importing.reading_as import again_menu
from clipper.ui.importing.report import ImportReport
from clipper.workflows.read_again import scan_languages

LEFT = Qt.MouseButton.LeftButton


class Room(NamedTuple):
    desk: Desk
    report: ImportReport
    batch: Batch
    filed: list[int]


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    library, standing = filled(tmp_path / "Press.clipper", ("Known before",))
    number = library.new_batch("Overnight")
    drafts = [
        Draft(
            "A clear case",
            Body((paragraph("Words and more words."),)),
            outlet="Paper",
            published=Published(day="2026-11-24"),
        ),
        Draft("No day at all", Body((paragraph("Other words here."),)), outlet="Paper"),
        Draft("With a warning", Body((paragraph("Third words here."),)), published=Published(day="2026-11-23")),
    ]
    filed = [one.id for one in library.file(drafts, batch=number)]
    library.close()
    locked = tmp_path / "locked.pdf"
    locked.write_bytes(b"%PDF" + b"x" * 2_096_000)
    outcomes = (
        Outcome("/in/clear.html", Ending.FILED, (filed[0],)),
        Outcome("/in/known.txt", Ending.DUPLICATE, (standing[0],), "The same file was filed on 23 November."),
        Outcome("/in/undated.html", Ending.FILED, (filed[1],)),
        Outcome("/in/warned.html", Ending.FILED, (filed[2],), warnings=("Two articles may be one.",)),
        Outcome(str(locked), Ending.REJECTED, reason="Locked with a password."),
    )
    desk = desk_on(qtbot, tmp_path / "Press.clipper")
    report = ImportReport(desk)
    qtbot.addWidget(report)
    report.resize(1200, 800)
    report.show()
    batch = Batch(number, "the folder “Overnight”", datetime(2026, 11, 24, 6, 12), 14.2, 5, outcomes)
    report.show_batch(batch)
    settle(qtbot, desk)
    yield Room(desk, report, batch, filed)
    desk.close()


def shown(room: Room) -> list[tuple[Verdict, str]]:
    return [(row.verdict, row.title) for row in room.report.view.rows.rows]


def test_what_needs_her_stands_first(room: Room) -> None:
    assert shown(room) == [
        (Verdict.REFUSED, "locked.pdf"),
        (Verdict.LOOK, "No day at all"),
        (Verdict.LOOK, "With a warning"),
        (Verdict.HERE, "known.txt"),
        (Verdict.FILED, "A clear case"),
    ]
    refused, undated, warned = room.report.view.rows.rows[:3]
    assert refused.sub == "PDF, 2.1 MB" and refused.sentence == "Locked with a password."
    assert undated.sentence == "No date found." and warned.sentence == "Two articles may be one."
    assert room.report.open_points == 3


def test_head_and_cards_tell_the_whole(room: Room) -> None:
    assert room.report._page.title.text() == "Import of Tuesday 24 November, 06:12"
    assert room.report._page.totals.text() == "5 files from the folder “Overnight”. 14 seconds."
    names = [card.accessibleName() for card in room.report._page.cards.values()]
    assert names == ["3 clippings filed in Inbox", "1 already here", "2 of the filed need a look", "1 refused"]
    segments = [text for _key, text in room.report.filter._segments]
    assert segments == ["All  5", "Filed  3", "Already here  1", "Needs a look  2", "Refused  1"]


def test_the_filter_shows_one_kind(qtbot: QtBot, room: Room) -> None:
    sieve = room.report.filter
    box = next(box for key, _text, box in sieve._boxes() if key == "look")
    qtbot.mouseClick(sieve, LEFT, pos=box.center())
    assert [title for _verdict, title in shown(room)] == ["No day at all", "With a warning"]
    box = next(box for key, _text, box in sieve._boxes() if key == "filed")
    qtbot.mouseClick(sieve, LEFT, pos=box.center())
    assert [title for _verdict, title in shown(room)] == ["No day at all", "With a warning", "A clear case"]


def test_enter_shows_a_filed_clipping_and_reads_a_refused_file_again(qtbot: QtBot, room: Room) -> None:
    again: list[list[str]] = []
    opened: list[int] = []
    room.report.again.connect(again.append)
    room.desk.opened.connect(opened.append)
    view = room.report.view
    view.setFocus()
    view.selectRow(0)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert again == [[room.batch.outcomes[4].source]] and opened == []
    view.selectRow(1)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened == [room.filed[1]] and room.desk.chosen == (room.filed[1],)


def test_a_click_on_the_button_of_a_row_does_the_same(qtbot: QtBot, room: Room) -> None:
    opened: list[int] = []
    room.desk.opened.connect(opened.append)
    view = room.report.view
    index = view.rows.index(4, 0)
    spot = view.delegate.button_box(view.visualRect(index), view.rows.rows[4]).center()
    qtbot.mouseClick(view.viewport(), LEFT, pos=spot)
    assert opened == [room.filed[0]]


def test_the_report_is_copied_as_text(room: Room) -> None:
    room.report.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Import of Tuesday 24 November, 06:12"
    assert lines[3].startswith("Refused\t") and lines[3].endswith("\tLocked with a password.")
    assert len(lines) == 3 + 5


def test_the_whole_import_is_taken_back_and_only_that(qtbot: QtBot, room: Room) -> None:
    qtbot.mouseClick(room.report._undo, LEFT)
    settle(qtbot, room.desk)
    rows = room.desk.library.clippings.rows([*room.filed, room.batch.outcomes[1].ids[0]])
    assert [row.status for row in rows.values()] == [Status.TRASHED] * 3 + [Status.INBOX]
    assert room.desk.notices.recorded[-1].text == "3 clippings moved to Trash"
    room.desk.undo()
    settle(qtbot, room.desk)
    assert room.desk.library.clippings.rows(room.filed)[room.filed[0]].status == Status.INBOX


def test_a_corrected_date_leaves_the_open_points(qtbot: QtBot, room: Room) -> None:
    room.desk.jobs.change(
        "Date", lambda library: library.clippings.change([room.filed[1]], published=Published(day="2026-11-22"))
    )
    settle(qtbot, room.desk)
    qtbot.waitUntil(lambda: room.report.open_points == 2, timeout=5_000)


def test_without_an_import_it_says_how_to_begin(qtbot: QtBot, room: Room) -> None:
    report = ImportReport(room.desk)
    qtbot.addWidget(report)
    report.show()
    assert (
        report._empty.isVisible() and "Nothing was imported since Clipper was opened." in report._empty.accessibleName()
    )


def single(room: Room, outcome: Outcome) -> Batch:
    return Batch(99, "the clipboard", datetime(2026, 11, 24, 9, 30), 0.1, 1, (outcome,))


def test_a_paste_that_came_in_well_leaves_a_report_with_open_points(qtbot: QtBot, room: Room) -> None:
    room.report.take(single(room, Outcome("Pasted text", Ending.FILED, (room.filed[0],))))
    settle(qtbot, room.desk)
    assert room.report.batch is room.batch and room.report.earlier == ()


def test_a_refused_link_keeps_the_mornings_import_within_reach(qtbot: QtBot, room: Room) -> None:
    told: list[tuple[int, int]] = []
    room.report.points_changed.connect(lambda batch, points: told.append((batch, points)))
    link = single(room, Outcome("https://paper.example/a", Ending.REJECTED, reason="Not found."))
    room.report.take(link)
    settle(qtbot, room.desk)
    assert room.report.batch is link and room.report.earlier == (room.batch,)
    assert room.report._earlier.isVisible() and told[-1] == (99, 4)
    room.report._offer_earlier()
    menu = room.report.findChild(QMenu)
    assert menu is not None
    assert menu.actions()[0].text() == "Import of Tuesday 24 November, 06:12 · 3 open points"
    menu.actions()[0].trigger()
    settle(qtbot, room.desk)
    assert room.report.batch is room.batch and room.report.earlier == (link,)


def test_a_paste_that_lacks_something_is_shown_and_the_report_stays_within_reach(qtbot: QtBot, room: Room) -> None:
    paste = single(room, Outcome("Pasted text", Ending.FILED, (room.filed[1],)))
    room.report.take(paste)
    settle(qtbot, room.desk)
    assert room.report.batch is paste and room.report.earlier == (room.batch,)


def test_what_is_read_once_more_goes_into_the_report_it_stands_in(qtbot: QtBot, room: Room) -> None:
    again = room.batch.outcomes[4].source
    room.report.take(single(room, Outcome(again, Ending.FILED, (room.filed[0],))))
    settle(qtbot, room.desk)
    assert room.report.batch is not None and room.report.batch.id == room.batch.id
    assert room.report.open_points == 2 and room.report.earlier == ()


def test_a_scan_without_outlet_and_date_wants_a_look(library) -> None:
    picture = Body((figure(picture="0" * 64),))
    scans = [
        Draft("Cutting", picture, media_type=MediaType.SCAN),
        Draft("Known", picture, media_type=MediaType.SCAN, outlet="Paper"),
    ]
    ids = [one.id for one in library.file(scans)]
    rows = library.clippings.rows(ids)
    bare, known = (report_row(Outcome("/in/a.png", Ending.FILED, (one,)), rows) for one in ids)
    assert (bare.verdict, bare.sentence) == (Verdict.LOOK, "Neither outlet nor date found.")
    assert known.verdict is Verdict.FILED


def test_a_stopped_import_says_how_far_it_came(room: Room) -> None:
    stopped = Batch(1, "the folder “Many”", datetime(2026, 11, 24), 3.0, 600, room.batch.outcomes, stopped=True)
    assert totals(stopped) == "Stopped after 5 of 600 from the folder “Many”. What was filed stays. 3 seconds."


def test_sizes_are_written_for_people() -> None:
    assert [size_written(n) for n in (0, 1, 48_200, 2_100_000)] == ["0 bytes", "1 byte", "48 kB", "2.1 MB"]


def test_a_scan_may_be_read_again_in_another_language(qtbot: QtBot, room: Room) -> None:
    chosen: list[Wish] = []
    row = report_row(Outcome("/in/page.png", Ending.FILED, (room.filed[0],)), {})
    menu = again_menu(room.report, room.desk, row, lambda _row, wish: chosen.append(wish))
    settle(qtbot, room.desk)
    (languages,) = [one for one in menu.findChildren(QMenu) if one.title() == "Words on the scan"]
    languages.actions()[0].trigger()
    assert chosen == [Wish(language="")]
    codes = scan_languages()
    assert len(languages.actions()) == 1 + len(codes)
    if "en" in codes:
        next(one for one in languages.actions() if one.text() == "English").trigger()
        assert chosen[-1] == Wish(language="en")
    letters = again_menu(
        room.report, room.desk, report_row(Outcome("/in/a.txt", Ending.FILED, ()), {}), lambda *_: None
    )
    assert not letters.findChildren(QMenu)
