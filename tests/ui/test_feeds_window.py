"""Feeds in the window: a list offers its feeds, each is typed in where it stands, asked by a key, and stopped."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from composing import desk_on, filled
from desks import settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from clipper.errors import Rejected
from clipper.model.intake import Source
from clipper.ui.desk import Desk
from clipper.ui.importing.batch import Batch, Deed, Verdict
from clipper.ui.importing.feed_round import FeedRound
from clipper.ui.importing.feeds_window import NAME, OUTLET, TAGS, FeedsWindow
from clipper.ui.importing.payload import Kind, headline, of_inputs
from clipper.ui.main_window import MainWindow
from clipper.workflows.capture import Answer

KEY = Qt.Key
GOOD, BAD = "https://harbour.example/feed.xml", "https://gone.example/feed.xml"
OPML = f"""<opml version="2.0"><head><title>Morning feeds</title></head><body><outline text="Ports">
<outline text="Harbour Post" xmlUrl="{GOOD}"/></outline><outline text="Gone" xmlUrl="{BAD}"/></body></opml>"""
RSS = b"""<rss version="2.0"><channel><title>Harbour Post</title><item><guid>a</guid><title>Pilots end strike</title>
<pubDate>Mon, 04 Mar 2024 06:10:00 +0100</pubDate><description>They work again.</description></item></channel></rss>"""


def sites(url: str, headers: Mapping[str, str] = {}) -> Answer:
    """One site that answers, and no other."""
    if url != GOOD:
        raise Rejected("The site did not answer. Check the address.")
    return Answer(200, {}, Source(url, RSS, "application/rss+xml", url=url, seen_at=1_709_530_000))


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    library, _clippings = filled(tmp_path / "Press.clipper")
    library.close()
    made = desk_on(qtbot, tmp_path / "Press.clipper")
    yield made
    made.close()


def opened(qtbot: QtBot, desk: Desk) -> tuple[FeedsWindow, list[Batch]]:
    ended: list[Batch] = []
    feed_round = FeedRound(desk, desk, sites=sites)
    feed_round.ended.connect(ended.append)
    window = FeedsWindow(desk, feed_round)
    qtbot.addWidget(window)
    window.show()
    settle(qtbot, desk)
    return window, ended


def editor(window: FeedsWindow) -> QLineEdit:
    """The field being typed in: the newest, for one that has closed may not have gone yet."""
    return window.table.viewport().findChildren(QLineEdit)[-1]


def type_in(qtbot: QtBot, desk: Desk, window: FeedsWindow, row: int, column: int, text: str) -> None:
    window.table.begin(row, column)
    line = editor(window)
    line.setText(text)
    line.setModified(True)
    QTest.keyClick(line, KEY.Key_Return)
    settle(qtbot, desk)


def test_feeds_are_typed_in_asked_and_removed(qtbot: QtBot, desk: Desk) -> None:
    window, ended = opened(qtbot, desk)
    assert window.empty.isVisible() and not window.all_button.isEnabled()
    for url in (GOOD, BAD.removeprefix("https://")):
        window.add()
        line = editor(window)
        line.setText(url)
        QTest.keyClick(line, KEY.Key_Return)
        settle(qtbot, desk)
    assert [one.url for one in desk.library.feeds.all()] == [GOOD, BAD]
    type_in(qtbot, desk, window, 0, OUTLET, "Harbour Post")
    type_in(qtbot, desk, window, 0, TAGS, "Trade/Ports, Wire")
    type_in(qtbot, desk, window, 0, NAME, "The harbour")
    (good, _bad) = desk.library.feeds.all()
    assert (good.title, good.outlet, good.tags) == ("The harbour", "Harbour Post", ("Trade/Ports", "Wire"))
    window.all_button.click()
    assert window.all_button.text() == "Stop"
    settle(qtbot, desk)
    assert window.all_button.text() == "Refresh all"
    # what failed stands first, with its reason
    first, second = window.table.rows.rows
    assert first.feed.url == BAD and "did not answer" in first.sentence and second.asked != "never"
    (batch,) = ended
    (clipping,) = batch.outcomes[0].ids
    found = desk.library.clippings.one(clipping)
    assert (found.draft.outlet, found.tags) == ("Harbour Post", ("Trade/Ports", "Wire"))
    window.table.stand(0, 0)
    QTest.keyClick(window.table, KEY.Key_Delete)
    settle(qtbot, desk)
    assert [one.url for one in desk.library.feeds.all()] == [GOOD]
    desk.undo()
    settle(qtbot, desk)
    assert len(window.table.rows.rows) == 2


def test_one_feed_is_asked_alone(qtbot: QtBot, desk: Desk) -> None:
    for url in (BAD, GOOD):
        desk.jobs.change("", lambda library, url=url: library.feeds.add(url))
    settle(qtbot, desk)
    window, ended = opened(qtbot, desk)
    window.table.stand(1, 0)
    window.one_button.click()
    settle(qtbot, desk)
    assert [one.source for one in ended[0].outcomes] == [GOOD]
    assert desk.library.feeds.state(1).fetched is None


def test_a_list_of_feeds_waits_and_offers_to_subscribe(
    qtbot: QtBot, tmp_path: Path, open_window: Callable[[Path], MainWindow]
) -> None:
    library, _clippings = filled(tmp_path / "Press.clipper")
    library.feeds.add(BAD)
    library.close()
    window = open_window(tmp_path / "Press.clipper")
    given = tmp_path / "morning.opml"
    given.write_text(OPML, encoding="utf-8")
    found = of_inputs([str(given)])
    assert found.kinds == ((Kind.FEEDS, 1),) and headline(found, "Inbox") == "Drop to see the feeds of this list"
    with qtbot.waitSignal(window.intake.ended, timeout=20_000):
        window.intake.take_paths([given])
    settle(qtbot, window.desk)
    report = window.way_in.report
    (row,) = report.view.rows.rows
    assert (row.verdict, row.title, row.deeds[0]) == (Verdict.LOOK, "Morning feeds", Deed.SUBSCRIBE)
    report.do(row, Deed.SUBSCRIBE)
    settle(qtbot, window.desk)
    feeds = window.desk.library.feeds.all()
    assert [(one.url, one.tags) for one in feeds] == [(BAD, ()), (GOOD, ("Ports",))]
    shown = window.findChild(FeedsWindow)
    assert shown is not None and len(shown.table.rows.rows) == 2
    shown.close()
    assert report.view.rows.rows == []
