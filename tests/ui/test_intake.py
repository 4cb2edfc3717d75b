"""From a drop to what was filed: the payload, the overlay, and the import with its real worker processes."""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from composing import desk_on, settle
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QInputDialog, QWidget
from pytestqt.qtbot import QtBot

from clipper.model.clipping import MediaType
from clipper.model.intake import Ending
from clipper.model.query import Query
from clipper.store.library import Library
from clipper.ui.desk import Desk
from clipper.ui.importing.batch import Batch
from clipper.ui.importing.drop_overlay import DropOverlay
from clipper.ui.importing.intake import Intake
from clipper.ui.importing.payload import Kind, of_inputs, of_text, payload
from clipper.ui.jobs import State
from clipper.workflows.unfinished import unfinished

STORY = "{n}. Ministers meet in {place}\n\nGENEVA, 11 June 2025 (Press Update) - The ministers met in {place} and agreed on number {n}.\n"


class Room(NamedTuple):
    desk: Desk
    intake: Intake
    batches: list[Batch]

    def found(self) -> int:
        return self.desk.library.count(Query())


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    Library.create(tmp_path / "Press.clipper").close()
    desk = desk_on(qtbot, tmp_path / "Press.clipper")
    intake = Intake(desk)
    batches: list[Batch] = []
    intake.ended.connect(batches.append)
    yield Room(desk, intake, batches)
    desk.close()


def stories(folder: Path, number: int) -> Path:
    folder.mkdir(parents=True)
    for n in range(number):
        (folder / f"{n:03}.txt").write_text(STORY.format(n=n, place=f"Harbour {n}"), encoding="utf-8")
    return folder


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def finish(qtbot: QtBot, room: Room, batches: int = 1) -> Batch:
    qtbot.waitUntil(lambda: len(room.batches) >= batches, timeout=60_000)
    settle(qtbot, room.desk)
    return room.batches[-1]


def test_a_dropped_folder_is_filed_with_an_outcome_for_every_file(qtbot: QtBot, room: Room, tmp_path: Path) -> None:
    folder = stories(tmp_path / "Overnight", 3)
    (folder / "sub").mkdir()
    (folder / "sub" / "again.txt").write_bytes((folder / "001.txt").read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    assert room.intake.take_mime(files(folder))
    batch = finish(qtbot, room)
    assert batch.name == "the folder “Overnight”" and batch.asked == 5 and not batch.stopped
    by_name = {Path(one.source).name: one for one in batch.outcomes}
    assert [by_name[n].status for n in ("000.txt", "001.txt", "002.txt")] == [Ending.FILED] * 3
    assert by_name["again.txt"].status is Ending.DUPLICATE and by_name["again.txt"].ids == by_name["001.txt"].ids
    assert by_name["empty.txt"].status is Ending.REJECTED and by_name["empty.txt"].reason
    assert room.found() == 3
    assert room.desk.notices.recorded[-1].text == "3 clippings filed in Inbox"


def test_an_undisturbed_import_is_one_undo_entry(qtbot: QtBot, room: Room, tmp_path: Path) -> None:
    room.intake.take_mime(files(stories(tmp_path / "Overnight", 6)))
    finish(qtbot, room)
    assert room.found() == 6
    room.desk.undo()
    settle(qtbot, room.desk)
    assert room.found() == 0


def test_a_folder_with_nothing_in_it_and_a_library_are_no_drop(tmp_path: Path) -> None:
    (tmp_path / "Empty" / "deep").mkdir(parents=True)
    assert of_inputs([str(tmp_path / "Empty")]).refusal == "No file can be seen in this folder."
    with Library.create(tmp_path / "Press.clipper"):
        found = of_inputs([str(tmp_path / "Press.clipper")])
        assert found.count == 0 and "Open library" in found.refusal
        (tmp_path / "a.txt").write_text("One\n\nTwo words.", encoding="utf-8")
        found = of_inputs([str(tmp_path)])
    assert (found.count, found.refusal) == (1, "")


def test_one_that_is_here_already_is_said(qtbot: QtBot, room: Room, tmp_path: Path) -> None:
    """A second paste of the same text files nothing and opens no report; it must not seem to do nothing."""
    data = QMimeData()
    data.setText(STORY.format(n=1, place="Harbour 1"))
    for number in (1, 2):
        room.intake.take_mime(data)
        batch = finish(qtbot, room, number)
    assert [one.status for one in batch.outcomes] == [Ending.DUPLICATE]
    said = room.desk.notices.recorded[-1].text
    assert said == batch.outcomes[0].reason and "Filed already" in said


def test_an_import_that_a_closed_window_broke_off_is_gone_on_with_in_the_next(
    qtbot: QtBot, room: Room, tmp_path: Path
) -> None:
    """What is filed stays and is known again; the rest is read; a third window has nothing to go on with."""
    place, library = tmp_path / "unfinished.json", room.desk.library.path
    first = Intake(room.desk, place=place)
    first.take(of_inputs([str(stories(tmp_path / "Ended", 1))]))
    qtbot.waitUntil(lambda: not first.busy, timeout=60_000)
    assert unfinished(library, place) == ()
    first.take_paths([stories(tmp_path / "Many", 300)], tags=["Trade"])
    first.take_paths([stories(tmp_path / "More", 2)])
    qtbot.waitUntil(lambda: room.found() > 1, timeout=60_000)
    room.desk.close()
    desk = desk_on(qtbot, library)
    then = Room(desk, Intake(desk, place=place), [])
    then.intake.ended.connect(then.batches.append)
    assert then.found() < 300
    then.intake.go_on()
    assert "not read to its end: the folder “Many”, the folder “More”" in desk.notices.recorded[-1].text
    finish(qtbot, then, 2)
    assert then.found() == 300 and desk.library.tags.paths() == ("Trade",)
    assert unfinished(library, place) == ()
    desk.close()


def test_an_import_that_failed_as_a_whole_can_be_tried_again(qtbot: QtBot, room: Room, tmp_path: Path) -> None:
    """What was pasted is nowhere else by then."""
    library = room.desk.library.path
    library.rename(tmp_path / "Elsewhere.clipper")
    data = QMimeData()
    data.setText(STORY.format(n=1, place="Harbour 1"))
    room.intake.take_mime(data)
    finish(qtbot, room)
    job = room.desk.jobs.shown[-1]
    assert job.state is State.FAILED and job.again is not None and room.found() == 0
    (tmp_path / "Elsewhere.clipper").rename(library)
    job.again()
    finish(qtbot, room, 2)
    assert room.found() == 1 and job.again is None


def test_batches_come_one_after_the_other(qtbot: QtBot, room: Room, tmp_path: Path) -> None:
    for name in ("First", "Second"):
        room.intake.take_mime(files(stories(tmp_path / name, 2)))
    assert room.intake.busy
    finish(qtbot, room, 2)
    assert [one.name for one in room.batches] == ["the folder “First”", "the folder “Second”"]
    assert [one.status for one in room.batches[1].outcomes] == [Ending.DUPLICATE] * 2
    assert room.batches[0].id != room.batches[1].id
    assert not room.intake.busy


def test_a_stop_keeps_what_is_filed_and_says_so(qtbot: QtBot, room: Room, tmp_path: Path) -> None:
    room.intake.take_mime(files(stories(tmp_path / "Many", 600)))
    qtbot.waitUntil(lambda: room.found() > 0, timeout=60_000)
    room.desk.jobs.shown[-1].cancel()
    batch = finish(qtbot, room)
    filed = sum(one.status is Ending.FILED for one in batch.outcomes)
    assert batch.stopped and 0 < filed < 600
    assert room.found() == filed, "every outcome told is one that stands in the library, and no other"
    assert room.desk.notices.recorded[-1].text.startswith("Stopped. ")


def test_tags_of_the_place_dropped_on_are_put_on_everything(qtbot: QtBot, room: Room, tmp_path: Path) -> None:
    room.intake.take_mime(files(stories(tmp_path / "Overnight", 2)), tags=("Trade/Ports",))
    batch = finish(qtbot, room)
    rows = room.desk.library.clippings.rows([one.ids[0] for one in batch.outcomes])
    assert all([path for path, _colour in row.tags] == ["Trade/Ports"] for row in rows.values())


def test_pasted_text_becomes_a_clipping(qtbot: QtBot, room: Room) -> None:
    QGuiApplication.clipboard().setText(STORY.format(n=1, place="Geneva"))
    room.desk.actions["paste"].trigger()
    batch = finish(qtbot, room)
    assert batch.outcomes[0].status is Ending.FILED
    assert "agreed on number 1" in room.desk.library.clippings.one(batch.outcomes[0].ids[0]).draft.body.text


def test_a_copied_picture_is_filed_as_a_scan_named_by_its_time(qtbot: QtBot, room: Room) -> None:
    picture = QImage(320, 200, QImage.Format.Format_RGB32)
    picture.fill(0xFFEEDDCC)
    QGuiApplication.clipboard().setImage(picture)
    room.desk.actions["paste"].trigger()
    batch = finish(qtbot, room)
    assert batch.outcomes[0].status is Ending.FILED and batch.name == "the clipboard"
    filed = room.desk.library.clippings.one(batch.outcomes[0].ids[0]).draft
    assert filed.media_type is MediaType.SCAN
    assert re.fullmatch(r"Picture of \d+ \w+ \d{4}, \d\d\.\d\d\.\d\d", filed.headline)
    assert filed.original is not None and filed.original.media_type == "image/png"


def test_a_copied_piece_of_a_page_is_read_as_a_web_page(qtbot: QtBot, room: Room) -> None:
    text = "The ministers met in the old harbour on Tuesday and agreed on the outline of a treaty. " * 6
    data = QMimeData()
    data.setHtml(f"<article><h1>Outline agreed</h1><p>{text}</p><p>Nobody signed it: “ports” wait.</p></article>")
    QGuiApplication.clipboard().setMimeData(data)
    room.desk.actions["paste"].trigger()
    batch = finish(qtbot, room)
    filed = room.desk.library.clippings.one(batch.outcomes[0].ids[0]).draft
    assert filed.media_type is MediaType.WEB and filed.headline == "Outline agreed"
    assert "“ports” wait" in filed.body.text


def test_copied_words_are_taken_before_the_picture_that_comes_with_them(qtbot: QtBot) -> None:
    data = QMimeData()
    data.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    data.setText("Words from a table")
    found = payload(data)
    assert found is not None and found.text == "Words from a table" and not found.data


def test_an_empty_clipboard_is_said(room: Room) -> None:
    QGuiApplication.clipboard().clear()
    room.desk.actions["paste"].trigger()
    assert room.desk.notices.recorded[-1].text == "Nothing on the clipboard that Clipper can read."
    assert not room.intake.busy


def test_an_address_typed_is_taken_and_nonsense_is_not(qtbot: QtBot, room: Room) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    intake = Intake(room.desk, window)
    intake.ended.connect(room.batches.append)
    room.desk.actions["add_link"].trigger()
    dialog = window.findChild(QInputDialog)
    assert dialog is not None
    dialog.setTextValue("two words")
    dialog.accept()
    assert "is no web address" in room.desk.notices.recorded[-1].text and not intake.busy
    intake._take_address("http://127.0.0.1/page.html")
    batch = finish(qtbot, room)
    assert batch.name == "“127.0.0.1/page.html”"
    assert batch.outcomes[0].status is Ending.REJECTED and "private network" in (batch.outcomes[0].reason or "")


def test_a_payload_counts_its_kinds(tmp_path: Path) -> None:
    for name in ("a.html", "b.htm", "sub/c.pdf", "sub/d.eml", "sub/e.docx", "f.jpg", "g.txt", "h.bin", ".hidden"):
        path = tmp_path / "Overnight" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    found = of_inputs([str(tmp_path / "Overnight")])
    assert dict(found.kinds) == {
        Kind.WEB: 2, Kind.PDF: 1, Kind.WORD: 1, Kind.MAIL: 1, Kind.SCAN: 1, Kind.TEXT: 1, Kind.OTHER: 1
    }  # fmt: skip
    assert found.count == 8 and found.origin == "Overnight"


def test_lines_of_addresses_are_links_and_other_text_is_text() -> None:
    links = of_text("https://example.org/a\n\n http://example.org/b \n")
    assert links is not None and links.inputs == ("https://example.org/a", "http://example.org/b")
    text = of_text("See https://example.org/a today")
    assert text is not None and text.inputs == () and text.kinds == ((Kind.TEXT, 1),)
    assert of_text(" \n ") is None


def test_what_panes_hand_about_is_no_import(tmp_path: Path) -> None:
    data = files(tmp_path)
    data.setData("application/x-clipper-clippings", b"[1]")
    assert payload(data) is None


@pytest.mark.parametrize(
    ("urls", "said"),
    [
        (["file:///not/there/morning.txt"], "“morning.txt” is not there any more"),
        (["file:///not/there/a.txt", "file:///not/there/b.txt"], "“a.txt” and the others are not there"),
        (["ftp://example.org/a.txt", "mailto:desk@example.org"], "This is neither: ftp://example.org/a.txt"),
    ],
)
def test_a_drop_of_what_is_gone_is_refused_and_not_filed_as_its_own_address(urls: list[str], said: str) -> None:
    data = QMimeData()
    data.setUrls([QUrl(one) for one in urls])
    for found in (payload(data), of_text("\n".join(urls))):
        assert found is not None and said in found.refusal
        assert not found.text and not found.inputs


def test_a_file_that_is_gone_is_named_beside_those_that_stand(qtbot: QtBot, room: Room, tmp_path: Path) -> None:
    folder = stories(tmp_path / "Overnight", 1)
    room.intake.take_mime(files(folder / "000.txt", folder / "gone.txt"))
    batch = finish(qtbot, room)
    by_name = {Path(one.source).name: one.status for one in batch.outcomes}
    assert by_name == {"000.txt": Ending.FILED, "gone.txt": Ending.REJECTED}


@pytest.mark.skipif(sys.platform != "linux", reason="Elsewhere names are Unicode.")
def test_a_file_whose_name_is_in_an_old_encoding_is_taken(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode("März.txt".encode("latin-1"))
    path.write_text("Words", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromEncoded(QByteArray(path.as_uri().encode("ascii")))])
    found = payload(data)
    assert found is not None and found.inputs == (str(path),)


def test_the_overlay_says_what_a_drop_will_do_and_hands_it_on(qtbot: QtBot, room: Room, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    overlay = DropOverlay(room.desk, window)
    taken: list[tuple[object, bool]] = []
    overlay.dropped.connect(lambda found, kept: taken.append((found, kept)))
    window.show()
    data = files(stories(tmp_path / "Overnight", 3))
    actions, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    assert overlay.offer(QDragEnterEvent(QPoint(9, 9), actions, data, left, none))
    assert overlay.isVisible() and overlay.size() == window.size()
    assert overlay.sentence == "Drop to file 3 items in Inbox"
    overlay.dropEvent(QDropEvent(QPointF(9, 9), actions, data, left, none))
    assert not overlay.isVisible() and len(taken) == 1 and not taken[0][1]


def test_the_overlay_refuses_what_nobody_can_read_and_leaves_own_drags_alone(qtbot: QtBot, room: Room) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    overlay = DropOverlay(room.desk, window)
    actions, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    own = QMimeData()
    own.setData("application/x-clipper-entries", b"[1]")
    assert not overlay.offer(QDragEnterEvent(QPoint(9, 9), actions, own, left, none))
    strange = QMimeData()
    strange.setData("application/x-unknown", b"?")
    overlay.offer(QDragEnterEvent(QPoint(9, 9), actions, strange, left, none))
    assert overlay.sentence == "Nothing here that Clipper can read"
    dropped = QDropEvent(QPointF(9, 9), actions, strange, left, none)
    overlay.dropEvent(dropped)
    assert not dropped.isAccepted()


def test_shift_files_past_the_inbox_as_one_undo_entry(qtbot: QtBot, room: Room, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    overlay = DropOverlay(room.desk, window)
    overlay.dropped.connect(lambda found, kept: room.intake.take(found, kept=kept))
    window.show()
    data = files(stories(tmp_path / "Overnight", 3))
    actions, left, shift = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
    overlay.offer(QDragEnterEvent(QPoint(9, 9), actions, data, left, shift))
    assert overlay.sentence == "Drop to file 3 items in All clippings"
    overlay.dropEvent(QDropEvent(QPointF(9, 9), actions, data, left, shift))
    batch = finish(qtbot, room)
    assert batch.kept and room.desk.notices.recorded[-1].text == "3 clippings filed in All clippings"
    assert room.desk.library.clippings.counts()["inbox"] == 0 and room.found() == 3
    room.desk.undo()
    settle(qtbot, room.desk)
    assert room.found() == 0


def test_an_unreadable_payload_shows_the_forbidden_cursor(qtbot: QtBot, room: Room) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    overlay = DropOverlay(room.desk, window)
    strange = QMimeData()
    strange.setData("application/x-unknown", b"?")
    actions, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    overlay.offer(QDragEnterEvent(QPoint(9, 9), actions, strange, left, none))
    moved = QDragMoveEvent(QPoint(9, 9), actions, strange, left, none)
    overlay.dragMoveEvent(moved)
    assert not moved.isAccepted()
    overlay.dragLeaveEvent(QDragLeaveEvent())
    assert not overlay.isVisible()
