"""What a clipping is tied to, shown beside it and gone to by a click; what its agency took back, said above it."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from desks import settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clipper.model.body import Body, paragraph
from clipper.model.clipping import Draft, Original
from clipper.store.library import Library
from clipper.ui.main_window import MainWindow
from clipper.ui.reader.reader_pane import ReaderPane
from clipper.ui.reader.word_button import WordButton

MAIL = b"From: desk"


def drafts() -> list[Draft]:
    """A mail that holds two articles."""
    held_by = hashlib.sha256(MAIL).hexdigest()
    text = Body((paragraph("The pilots of the port strike from Friday on."),))
    return [
        Draft("Morning letter", text, original=Original("letter.eml", "message/rfc822", data=MAIL)),
        Draft("Pilots to strike", Body((paragraph("A first article."),)), held_by=held_by, slug="BC-STRIKE"),
        Draft("Port opens", Body((paragraph("A second article."),)), held_by=held_by),
    ]


def reader_of(window: MainWindow) -> ReaderPane:
    """The reader of the window."""
    found = window.page("clippings")
    assert isinstance(found, ReaderPane)
    return found


def press(window: MainWindow, words: str) -> None:
    """Press the words that read so."""
    pane = reader_of(window)
    found = [b for b in pane.findChildren(WordButton) if b.text() == words and b.isVisible()]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def test_from_an_article_to_its_mail_and_back(
    qtbot: QtBot, tmp_path: Path, open_window: Callable[[Path], MainWindow]
) -> None:
    with Library.create(tmp_path / "Test.clipper") as library:
        mail, first, second = (one.id for one in library.file(drafts()))
    window = open_window(tmp_path / "Test.clipper")
    desk = window.desk
    window.resize(1440, 900)
    window.show()
    reader = reader_of(window)
    desk.select((first,))
    desk.open(first)
    settle(qtbot, desk)
    reader.page.side.turn("details")
    press(window, "Morning letter")
    settle(qtbot, desk)
    assert desk.open_clipping == mail and desk.chosen == (mail,)
    press(window, "Port opens")
    settle(qtbot, desk)
    assert desk.open_clipping == second
    assert not reader.page.side.details.ties.isHidden()


def test_a_withdrawn_story_says_so_until_somebody_overrules_it(
    qtbot: QtBot, tmp_path: Path, open_window: Callable[[Path], MainWindow]
) -> None:
    with Library.create(tmp_path / "Test.clipper") as library:
        _mail, first, _second = (one.id for one in library.file(drafts()))
        library.file([Draft("Withdrawn", Body((paragraph("Do not use."),)), slug="BC-STRIKE", withdraws=True)])
    window = open_window(tmp_path / "Test.clipper")
    desk = window.desk
    window.resize(1440, 900)
    window.show()
    desk.select((first,))
    desk.open(first)
    settle(qtbot, desk)
    press(window, "It stands")
    settle(qtbot, desk)
    assert not desk.library.clippings.one(first).withdrawn
    block = reader_of(window).page.head
    assert "It stands" not in [b.text() for b in block.findChildren(WordButton) if b.isVisible()]
    desk.undo()
    settle(qtbot, desk)
    assert desk.library.clippings.one(first).withdrawn
    assert "It stands" in [b.text() for b in block.findChildren(WordButton) if b.isVisible()]
