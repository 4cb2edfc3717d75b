"""Opens an article of 10,000 words with 200 marks in the reader, and the same HTML in a bare QTextBrowser, in turns.

Prints one JSON line: the medians in seconds until the first screen is painted, and until the whole text stands, and the
medians of each turn's ratio. All are seconds at work of the window's own thread: what other programs do on the machine
meanwhile does not count.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from html import escape
from pathlib import Path

from msgspec.structs import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget

from clipper.annotate.anchors import anchor
from clipper.model.annotation import Role
from clipper.model.body import Body, paragraph
from clipper.model.clipping import Draft
from clipper.settings import Settings
from clipper.store.library import Library
from clipper.ui.desk import Desk
from clipper.ui.fonts import load_fonts
from clipper.ui.reader.reader_pane import ReaderPane
from clipper.ui.theme import apply, chosen

WORDS = [
    "the",
    "ministers",
    "agreed",
    "on",
    "an",
    "outline",
    "of",
    "the",
    "treaty",
    "and",
    "nobody",
    "signed",
    "anything",
    "before",
    "midnight",
    "in",
    "London",
]
PARAGRAPHS, MARKS = 200, 200
SIZE = 830, 800


def article() -> Body:
    """Two hundred paragraphs of fifty words."""
    return Body(
        tuple(
            paragraph(" ".join(WORDS[(n * 7 + at * 5) % len(WORDS)] for at in range(50)) + ".")
            for n in range(PARAGRAPHS)
        )
    )


def html(body: Body) -> str:
    """The same words as HTML, the middle of each paragraph marked."""
    told = "".join(
        f"<p>{escape(b.text[:40])}<span style='background:#FBE8AC'>{escape(b.text[40:90])}</span>{escape(b.text[90:])}</p>"
        for b in body.blocks
    )
    return f"<html><body style='font-family: Clipper Serif; font-size: 16px'><h1>Headline</h1>{told}</body></html>"


def filed(folder: Path) -> list[int]:
    """A library with a short article and the long one, its marks on."""
    body = article()
    with Library.create(folder / "Press.clipper") as library:
        ids = [
            one.id
            for one in library.file(
                [Draft("Short", Body((paragraph("Short."),)), language="en"), Draft("Headline", body, language="en")]
            )
        ]
        with library.step("Mark"):
            for n in range(MARKS):
                start = body.starts[n] + 40
                library.annotations.add(ids[1], anchor(body.text, start, start + 50), tuple(Role)[n % 5])
    return ids


def until(app: QApplication, done: Callable[[], bool]) -> None:
    """Let the window work until something holds."""
    while not done():
        app.processEvents()
        time.sleep(0.0005)


class Painted(QTextBrowser):
    """A bare browser that knows whether it was painted."""

    painted = False

    def paintEvent(self, event) -> None:
        """Paint, and note it."""
        super().paintEvent(event)
        self.painted = True


def browsed(app: QApplication, markup: str) -> tuple[float, float]:
    """Seconds until the HTML is painted, and until all of it is laid out."""
    browser = Painted()
    browser.resize(*SIZE)
    browser.show()
    until(app, lambda: browser.painted)
    begun = time.thread_time()
    browser.painted = False
    browser.setHtml(markup)
    until(app, lambda: browser.painted)
    first = time.thread_time() - begun
    browser.document().documentLayout().documentSize()
    return first, time.thread_time() - begun


def read(app: QApplication, desk: Desk, pane: ReaderPane, ids: list[int]) -> tuple[float, float]:
    """Seconds until the article is painted with its marks, and until all of it stands."""
    desk.open(ids[0])
    until(app, lambda: desk.idle and pane.clipping is not None and pane.clipping.id == ids[0])
    app.processEvents()
    begun = time.thread_time()
    desk.open(ids[1])
    until(app, lambda: pane.clipping is not None and pane.clipping.id == ids[1])
    pane.page.view.viewport().repaint()
    first = time.thread_time() - begun
    until(app, lambda: pane.page.view.article is not None and pane.page.view.article.whole)
    app.processEvents()
    assert len(pane.page.side.notes.notes) == MARKS
    return first, time.thread_time() - begun


def main(turns: int) -> None:
    """Both in turns, medians."""
    app = QApplication([])
    fonts = load_fonts()
    apply(app, chosen("light"), fonts)
    with tempfile.TemporaryDirectory() as folder:
        ids = filed(Path(folder))
        desk = Desk(
            Library.open(Path(folder) / "Press.clipper", write=False),
            fonts,
            replace(Settings(), theme="light"),
            keep=False,
        )
        desk.begin()
        pane: QWidget = ReaderPane(desk)
        pane.resize(*SIZE)
        pane.show()
        until(app, lambda: desk.idle)
        markup = html(article())
        pairs = [(browsed(app, markup), read(app, desk, pane, ids)) for _turn in range(turns + 1)][1:]
        desk.close()
    names = ("browser_first", "browser_whole"), ("reader_first", "reader_whole")
    print(
        json.dumps(
            {
                name: statistics.median(pair[side][part] for pair in pairs)
                for side, both in enumerate(names)
                for part, name in enumerate(both)
            }
            | {
                name: statistics.median(reader[part] / browser[part] for browser, reader in pairs)
                for part, name in enumerate(("first", "whole"))
            }
        )
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
