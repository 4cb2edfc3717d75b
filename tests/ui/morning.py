"""A library of one morning: clippings of a few outlets, a template whose sections search for them, and hands for its window."""

import time
from pathlib import Path

from desks import settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from clipper.model.body import Body, paragraph
from clipper.model.briefing import Briefing, Rendition
from clipper.model.clipping import Draft, Published
from clipper.model.template import Template, TemplateSection
from clipper.store.library import Library
from clipper.ui.briefing.composer import Composer
from clipper.ui.desk import Desk
from clipper.ui.main_window import MainWindow

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
TEMPLATE = Template(
    0,
    "",
    "Morning",
    "Morning brief",
    edition="Morning edition",
    sections=(
        TemplateSection("Trade", "tariff OR licences", rendition=Rendition.EXCERPT),
        TemplateSection("Ports", "harbour", rendition=Rendition.HEADLINE),
        TemplateSection("Opinion"),
    ),
    panel=("Post", "Herald", "Ledger"),
    next_number=214,
)
EARLY = (
    ("Post", "Ministers agree tariff", "The tariff was agreed in London.\nIt awaits approval in both capitals."),
    ("Star", "Licences by spring", "The first licences come by spring, the ministry said."),
    ("Post", "Ships wait", "Ships wait in the harbour for pilots."),
    ("Herald", "A quiet day", "Nothing of note was said anywhere."),
)


def draft(outlet: str, headline: str, text: str) -> Draft:
    """A clipping of the day."""
    body = Body(tuple(paragraph(line) for line in text.split("\n")))
    return Draft(headline, body, outlet=outlet, published=Published("2026-11-24", "2026-11-24"), language="en")


def morning(path: Path, *templates: Template) -> dict[str, int]:
    """A library in which the early clippings were filed an hour ago; their ids by headline."""
    with Library.create(path) as library:
        filed = library.file([draft(*one) for one in EARLY])
        raw = library._connection.raw
        raw.execute("PRAGMA query_only = 0")
        raw.execute("UPDATE clippings SET added = ?", (int(time.time()) - 3600,))
        raw.execute("PRAGMA query_only = 1")
        for one in templates:
            library.templates.keep(one)
    return {headline: one.id for (_outlet, headline, _text), one in zip(EARLY, filed, strict=True)}


class Room:
    """The main window with the keyboard where she would have it."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window
        self.desk: Desk = window.desk
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window, timeout=5_000)
        window.clippings.list.setFocus()

    def settle(self) -> None:
        """Wait until nothing is under way."""
        for _turn in range(2):
            settle(self.qtbot, self.desk)
            self.qtbot.wait(1)
        shown = [one for one in self.window.findChildren(QDialog) if one.isVisible()]
        top = shown[-1] if shown else self.window
        if QApplication.activeWindow() is not top and QApplication.activePopupWidget() is None:
            # without a window system nobody gives the keyboard back when a list of completions has gone
            top.activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.activeWindow() is top, timeout=5_000)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the keyboard is, and wait."""
        self.qtbot.keyClick(self.focus, key, modifier)
        self.settle()

    def write(self, text: str) -> None:
        """Type words where the keyboard is."""
        self.qtbot.keyClicks(self.focus, text)

    def change(self, deed) -> None:
        """Change the library as another pane would."""
        self.desk.jobs.change("", deed)
        self.settle()

    @property
    def focus(self) -> QWidget:
        """The widget that has the keyboard."""
        found = QApplication.focusWidget()
        assert found is not None
        return found

    @property
    def composer(self) -> Composer:
        """The composer, in sight."""
        found = self.window.pages.currentWidget()
        assert isinstance(found, Composer)
        return found

    @property
    def issue(self) -> Briefing:
        """The briefing being worked on."""
        return self.desk.library.briefings.one(self.desk.open_briefing)

    @property
    def said(self) -> str:
        """What the undo bar says."""
        return self.desk.notices.recorded[-1].text

    def entries(self) -> dict[str, list[str]]:
        """The headlines of the issue, section by section."""
        issue = self.issue
        rows = self.desk.library.clippings.rows([e.clipping for s in issue.sections for e in s.entries])
        return {s.title: [rows[e.clipping].headline for e in s.entries] for s in issue.sections}
