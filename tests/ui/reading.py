"""A reader on a desk on a small library, for the tests of reader, notes and details."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from composing import desk_on, settle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clipper.model.annotation import Annotation
from clipper.model.body import Block, BlockKind, Body, Span, SpanKind, figure, paragraph
from clipper.model.clipping import Confidence, Draft, Headline, Original
from clipper.store.library import Library
from clipper.ui.desk import Desk
from clipper.ui.reader.mark_layer import strips
from clipper.ui.reader.reader_pane import ReaderPane

FIRST = "The ministers met in the 𝒪ld harbour 😀 on Tuesday and agreed on the outline of a treaty."
SECOND = "“We are closer than we were,” said the envoy. Nobody signed anything before midnight."
BODY = Body(
    (
        figure("The harbour at dawn", "Ana Velde"),
        paragraph(FIRST, Span(4, 13, SpanKind.BOLD), Span(70, 80, SpanKind.LINK, "https://example.org/treaty")),
        Block(BlockKind.HEADING, "What was said", level=2),
        paragraph(SECOND),
        Block(BlockKind.QUOTE, "A year is not a delay."),
        Block(BlockKind.LIST_ITEM, "ports"),
        Block(BlockKind.LIST_ITEM, "pilots"),
        Block(BlockKind.TABLE_ROW, "port\tships\tdays", head=True),
        Block(BlockKind.TABLE_ROW, "Valmora\t41 😀\t11"),
        Block(BlockKind.PREFORMATTED, "x = 1\n  y = 2"),
        paragraph("توصلت الولايات المتحدة والصين إلى اتفاق إطاري."),
        paragraph("The last words."),
    )
)
DRAFT = Draft(
    "Ministers agree outline",
    BODY,
    other_headlines=(Headline("Outline agreed", "short"), Headline("A treaty begins", "web")),
    dateline="LONDON",
    byline="News Desk",
    outlet="Press Update",
    confidence=(Confidence("outlet", 0.3, "last line of the file"), Confidence("headline", 1.0, "og:title")),
    original=Original("wire copy.txt", "text/plain", data=b"LONDON: The ministers met"),
)


class Room(NamedTuple):
    """The reader on its desk, and how a person uses it."""

    qtbot: QtBot
    desk: Desk
    pane: ReaderPane
    ids: tuple[int, ...]

    def settle(self) -> None:
        """Wait until everything asked for is done and shown, and the whole text is set."""
        settle(self.qtbot, self.desk)
        view = self.pane.page.view
        self.qtbot.waitUntil(lambda: view.article is None or view.article.whole, timeout=10_000)
        self.qtbot.wait(1)

    def open(self, number: int = 0) -> None:
        """Read one of the clippings."""
        self.desk.select((self.ids[number],))
        self.desk.open(self.ids[number])
        self.settle()

    def span(self, words: str) -> tuple[int, int]:
        """Where words stand in the text that is shown."""
        article = self.pane.page.view.article
        assert article is not None
        start = article.body.text.index(words)
        return start, start + len(words)

    def choose(self, words: str) -> None:
        """Choose words as the keyboard does."""
        self.pane.page.view.choose(*self.span(words))

    def drag_over(self, words: str) -> None:
        """Choose words with the mouse."""
        view = self.pane.page.view
        article = view.article
        assert article is not None
        start, end = (article.places.position(offset) for offset in self.span(words))
        view.show_line(start)
        lines = list(strips(view.document(), start, end))
        scroll = view.verticalScrollBar().value()
        first = QPoint(round(lines[0].left) + 1, round(lines[0].baseline) - 3 - scroll)
        last = QPoint(round(lines[-1].right), round(lines[-1].baseline) - 3 - scroll)
        QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=first)
        QTest.mouseMove(view.viewport(), last)
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=last)

    def click_on(self, words: str) -> None:
        """Click in the middle of words."""
        view = self.pane.page.view
        article = view.article
        assert article is not None
        start, end = (article.places.position(offset) for offset in self.span(words))
        view.show_line(start)
        line = next(strips(view.document(), start, end))
        where = QPoint(round((line.left + line.right) / 2), round(line.baseline) - 3 - view.verticalScrollBar().value())
        self.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the words, and wait."""
        self.qtbot.keyClick(self.pane.page.view, key, modifier)
        self.settle()

    def marks(self, number: int = 0) -> tuple[Annotation, ...]:
        """What the library holds."""
        return self.desk.library.annotations.of(self.ids[number])

    def caret(self, position: int) -> None:
        """Put the caret at a document position."""
        cursor = QTextCursor(self.pane.page.view.document())
        cursor.setPosition(position)
        self.pane.page.view.setTextCursor(cursor)


@contextmanager
def reading(qtbot: QtBot, folder: Path, *drafts: Draft) -> Iterator[Room]:
    """A reader that shows the first of the drafts (else of three of our own)."""
    others = (Draft("Second", Body((paragraph(SECOND),)), outlet="Other Paper", language="en"), Draft("", Body()))
    with Library.create(folder / "Press.clipper") as library:
        ids = tuple(one.id for one in library.file(drafts or (DRAFT, *others)))
    desk = desk_on(qtbot, folder / "Press.clipper")
    pane = ReaderPane(desk)
    qtbot.addWidget(pane)
    pane.resize(830, 800)
    with qtbot.waitExposed(pane):
        pane.show()
    room = Room(qtbot, desk, pane, ids)
    room.open()
    yield room
    room.settle()
    desk.close()
