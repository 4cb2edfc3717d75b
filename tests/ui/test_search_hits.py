"""What was searched for is shown where it was found: in the list's rows and in the text that is opened."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desks import settle
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from clipper.curate.query_language import parse
from clipper.model.body import Body, paragraph
from clipper.model.clipping import Draft
from clipper.store.library import Library
from clipper.ui.main_window import MainWindow
from clipper.ui.measures import CLIPPINGS
from clipper.ui.reader.finding import sought, spots
from clipper.ui.reader.reader_pane import ReaderPane

FILL = "A sentence that says nothing of it stands here and takes room on the page."
LONG = (
    "Ministers from eleven countries met behind closed doors for the third time since the spring, "
    "and nobody in the building would say how far they had come"
)


@pytest.fixture
def window(tmp_path: Path, open_window: Callable[[Path], MainWindow]) -> Iterator[MainWindow]:
    path = tmp_path / "Hits.clipper"
    with Library.create(path) as library:
        below = [paragraph(FILL) for _ in range(40)]
        library.file(
            [
                Draft(LONG, Body((*below, paragraph("The Détente held. A second détente followed.")))),
                Draft("Weather", Body((paragraph("Rain."),))),
            ]
        )
    yield open_window(path)


def reader(window: MainWindow) -> ReaderPane:
    found = window.page(CLIPPINGS)
    assert isinstance(found, ReaderPane)
    return found


def search(window: MainWindow, qtbot: QtBot, words: str, key: Qt.Key) -> None:
    field = window.bar.search
    qtbot.keyClick(window.clippings.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    window.search(everything=False)
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, key)
    qtbot.wait(1)
    qtbot.waitUntil(lambda: window.desk.idle and window.clippings.calm, timeout=10_000)
    current = window.clippings.list
    qtbot.waitUntil(lambda: current.current != 0 and window.desk.open_clipping == current.current, timeout=5_000)
    view = reader(window).page.view
    qtbot.waitUntil(lambda: view.article is not None and view.article.whole, timeout=10_000)
    settle(qtbot, window.desk)


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("detente", "Détente, détentes", ["Détente"]),
        ("détent*", "Detente of detentes", ["Detente", "detentes"]),
        ('"rare earths" -oil', "Rare  earths, rare, oil", ["Rare  earths"]),
        ("rare-earths", "rare earths rare", ["rare earths"]),
        ('"rare quotas"~5', "quotas for rare things", ["quotas", "rare"]),
        ("tag:Trade outlet:Post oil", "Trade Post oil oily", ["oil"]),
        ("東京", "新東京港", ["東京"]),
        ("tag:Trade", "Trade", []),
    ],
)
def test_the_words_of_a_query_are_found_as_the_index_counts_them(query: str, text: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in spots(text, sought(parse(query).node))] == found


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_the_opened_clipping_shows_its_hits_and_f3_goes_on(window: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    search(window, qtbot, "detente", key)
    pane = reader(window)
    text = pane.page.view.article.body.text  # pyright: ignore[reportOptionalMemberAccess]
    assert [text[a:b] for a, b in pane.finder.places] == ["Détente", "détente"]
    assert len(pane.page.view._hits) == 2
    view = pane.page.view
    top = view.line_top(view._hits[0].start)
    assert view.verticalScrollBar().value() > 0 and 0 <= top < view.viewport().height()
    window.desk.actions["find_next"].trigger()
    assert pane.finder.current == 1
    window.desk.actions["find_previous"].trigger()
    assert pane.finder.current == 0
    window.bar.search.forget()
    settle(qtbot, window.desk)
    assert pane.finder.places == () and view._hits == ()


def test_words_in_the_headline_are_marked_there(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "eleven", Qt.Key.Key_Return)
    head, fill = reader(window).page.head, QColor(window.desk.theme.roles[0].fill).rgb()

    def marked() -> int:
        picture = head.grab().toImage()
        return sum(picture.pixel(x, y) == fill for y in range(picture.height()) for x in range(0, picture.width(), 2))

    assert marked() > 100
    window.bar.search.forget()
    settle(qtbot, window.desk)
    assert marked() == 0


def test_after_down_the_row_is_chosen_and_painted_so(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "detente", Qt.Key.Key_Down)
    view = window.clippings.list
    assert view.hasFocus() and view.chosen() == (view.current,) == (window.desk.open_clipping,)
    window.bar.search.forget()
    search(window, qtbot, "rain", Qt.Key.Key_Down)
    assert view.chosen() == (view.current,) and len(view.table.ids) == 1


def test_a_headline_of_two_lines_gives_way_to_the_words_found(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    drawn: list[str] = []
    from clipper.ui.clippings import row_painter

    def headline(*args: object, lines: int = 2, **_more: object) -> int:
        asked.append(lines)
        return lines

    def line(_painter: object, _box: object, text: str, *_args: object, **_more: object) -> None:
        drawn.append(text)

    search(window, qtbot, "detente", Qt.Key.Key_Return)
    monkeypatch.setattr(row_painter, "draw_headline", headline)
    monkeypatch.setattr(row_painter, "draw_line", line)
    view = window.clippings.list
    canvas = QImage(394, 84, QImage.Format.Format_RGB32)
    painter, option = QPainter(canvas), QStyleOptionViewItem()
    option.rect = QRect(0, 0, 394, 84)  # pyright: ignore[reportAttributeAccessIssue]
    view.cards.paint(painter, option, view.table.index(0, 0))
    painter.end()
    assert asked == [1] and "détente" in drawn[0].lower()
