"""A desk on a small library of real clippings, for the tests of composer, export, import and report."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from pytestqt.qtbot import QtBot

from clipper.annotate import anchors
from clipper.model.annotation import Role
from clipper.model.body import Body, paragraph
from clipper.model.clipping import Draft, Published
from clipper.settings import Settings
from clipper.store.library import Library
from clipper.ui.desk import Desk
from clipper.ui.fonts import Fonts, load_fonts
from clipper.ui.theme import LIGHT, apply

TEXT = (
    "The ministers met in the old harbour on Tuesday. They agreed on the outline of a treaty.",
    "“We are closer than we were,” said the envoy. Nobody signed anything before midnight.",
    "Shipping firms asked for a delay of one year. The ports want a decision by spring.",
)
HEADLINES = (
    "Ministers agree outline",
    "Ports ask for delay",
    "Envoy sees progress",
    "Markets wait",
    "What it leaves out",
)


@lru_cache(maxsize=1)
def fonts() -> Fonts:
    return load_fonts()


def filled(path: Path, headlines: Sequence[str] = HEADLINES) -> tuple[Library, list[int]]:
    """A library with one clipping a headline, all with outlet and date."""
    library = Library.create(path)
    drafts = [
        Draft(
            headline,
            Body(tuple(paragraph(f"{text} ({n})") for text in TEXT)),
            outlet=f"Paper {n}",
            published=Published(day=f"2026-11-{20 + n:02}"),
            language="en",
        )
        for n, headline in enumerate(headlines)
    ]
    return library, [one.id for one in library.file(drafts)]


def briefed(library: Library, clippings: Sequence[int]) -> int:
    """A briefing "Morning brief" with the sections First (three entries) and Second (the others)."""
    briefing = library.briefings.new("Morning brief", date="2026-11-24", number=7)
    first = library.briefings.add_section(briefing, "First")
    second = library.briefings.add_section(briefing, "Second")
    library.briefings.add_entries(briefing, clippings[:3], section=first)
    library.briefings.add_entries(briefing, clippings[3:], section=second)
    return briefing


def mark(library: Library, clipping: int, words: str, role: Role = Role.KEY_QUOTE) -> int:
    """Mark the words in a clipping."""
    text = library.clippings.one(clipping).draft.body.text
    start = text.index(words)
    return library.annotations.add(clipping, anchors.anchor(text, start, start + len(words)), role)


def desk_on(qtbot: QtBot, path: Path) -> Desk:
    """A desk that has begun; the caller closes it."""
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply(app, LIGHT, fonts())
    desk = Desk(Library.open(path, write=False), fonts(), Settings(theme="light"), keep=False)
    with qtbot.waitSignal(desk.writable_changed, timeout=10_000):
        desk.begin()
    return desk


def settle(qtbot: QtBot, desk: Desk) -> None:
    """Wait until nothing is under way and every answer has been shown."""
    for _turn in range(3):
        qtbot.waitUntil(lambda: desk.jobs.idle, timeout=20_000)
        qtbot.wait(1)


def order(desk: Desk, briefing: int) -> list[list[str]]:
    """The headlines of a briefing, section by section."""
    issue = desk.library.briefings.one(briefing)
    rows = desk.library.clippings.rows([e.clipping for s in issue.sections for e in s.entries])
    return [[rows[entry.clipping].headline for entry in section.entries] for section in issue.sections]
