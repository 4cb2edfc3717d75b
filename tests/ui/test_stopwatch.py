"""A morning by stopwatch: sixty clippings in the inbox, and the issue on the desk as PDF, Word and mail, by keys alone."""

import time
from collections.abc import Callable
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import docx
import pypdfium2
from morning import CTRL, NONE, TEMPLATE, Room, draft
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clipper.model.briefing import Office
from clipper.model.clipping import Status
from clipper.model.query import Query
from clipper.model.template import Handout
from clipper.store.library import Library
from clipper.ui.exporting.export_dialog import ExportDialog
from clipper.ui.main_window import MainWindow

KEY = Qt.Key
ACTIONS, SECONDS = 90, 60.0
OUTLETS = ("Post", "Herald", "Ledger", "Star", "Courier", "Gazette")
MATTERS = (
    ("Tariff talks, day {n}", "The tariff was discussed again on day {n}, and licences may follow by spring."),
    ("Harbour queue {n}", "In the harbour {n} ships wait for pilots; the queue grows by the hour."),
    ("Weather, part {n}", "Rain is expected, then sun, and rain again in the evening of day {n}."),
)


class Stopwatch:
    """Presses keys and counts them; words typed in one go are one action."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.actions = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        self.actions += 1
        popup = QApplication.activePopupWidget()
        if popup is not None:
            self.room.qtbot.keyClick(popup, key, modifier)
            self.room.settle()
        else:
            self.room.press(key, modifier)

    def write(self, text: str) -> None:
        self.actions += 1
        self.room.write(text)


def sixty(path: Path) -> None:
    """A library with sixty clippings in the inbox, the office, a list of readers, and the morning's template."""
    handouts = (Handout("Cabinet", "pdf"), Handout("Cabinet", "docx"), Handout("Cabinet", "eml"))
    with Library.create(path) as library:
        told = [
            draft(OUTLETS[n % len(OUTLETS)], headline.format(n=n), "\n".join([text.format(n=n)] * 6))
            for n in range(60)
            for headline, text in (MATTERS[n % len(MATTERS)],)
        ]
        library.file(told)
        raw = library._connection.raw
        raw.execute("PRAGMA query_only = 0")
        raw.execute("UPDATE clippings SET added = ?", (int(time.time()) - 3600,))
        raw.execute("PRAGMA query_only = 1")
        library.set_office(Office(state="Republic", name="Press Office"))
        library.rights.set_recipients("Cabinet", 240)
        library.templates.keep(replace(TEMPLATE, handouts=handouts))


def test_sixty_clippings_are_an_issue_on_the_desk(
    qtbot: QtBot, open_window: Callable[[Path], MainWindow], tmp_path: Path, record_property: Callable[[str, str], None]
) -> None:
    sixty(tmp_path / "Press.clipper")
    room = Room(qtbot, open_window(tmp_path / "Press.clipper"))
    begun, watch = time.monotonic(), Stopwatch(room)
    library = room.desk.library

    # triage: what is not our business goes to the archive, the rest is kept
    room.window.clippings.list.go_to(library.find(Query())[0])
    for _n in range(60):
        headline = library.clippings.one(room.desk.chosen[0]).draft.headline
        watch.press(KEY.Key_E if headline.startswith("Weather") else KEY.Key_Y)
    rows = library.clippings.rows(list(library.find(Query())))
    assert {row.status for row in rows.values()} == {Status.KEPT, Status.ARCHIVED}

    watch.press(KEY.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
    trade, ports = room.entries()["Trade"], room.entries()["Ports"]
    assert (len(trade), len(ports)) == (20, 20)

    # two comments and one reorder
    for words in ("Agreed, not signed.", "Ask the ports before noon."):
        watch.press(KEY.Key_N)
        watch.write(words)
        watch.press(KEY.Key_Return, CTRL)
        watch.press(KEY.Key_Down)
    watch.press(KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert room.entries()["Trade"] == [trade[0], trade[2], trade[1], *trade[3:]]

    # preflight, then out with it
    watch.press(KEY.Key_F7)
    watch.press(KEY.Key_Escape)
    watch.press(KEY.Key_E, CTRL)
    dialog = next(one for one in room.window.findChildren(ExportDialog) if one.isVisible())
    dialog.set_folder(tmp_path / "out")
    watch.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: len(library.productions.all()) == 1, timeout=60_000)
    room.settle()
    seconds = time.monotonic() - begun
    dialog.done(0)

    (production,) = library.productions.all()
    assert sorted(Path(name).suffix for name in production.files) == [".docx", ".eml", ".pdf"]
    assert len(library.productions.ledger()) == 40
    written = {Path(name).suffix: tmp_path / "out" / name for name in production.files}
    pdf = pypdfium2.PdfDocument(written[".pdf"])
    text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    words = " ".join(one.text for one in docx.Document(str(written[".docx"])).paragraphs)
    mail = message_from_bytes(written[".eml"].read_bytes(), policy=default)
    for said in ("Agreed, not signed.", "Ask the ports before noon."):
        assert said in " ".join(text.split())
        assert said in " ".join(words.split())
    assert [part.get_content_type() for part in mail.iter_attachments()] == ["application/pdf"]
    record_property("morning", f"{watch.actions} actions, {seconds:.1f} s")
    assert watch.actions <= ACTIONS
    assert seconds <= SECONDS
