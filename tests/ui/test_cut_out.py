"""Cutting out an article from a newspaper's page by mouse and by keys; its words, the clipping, undo, the way on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from newspaper import (
    BYLINE,
    CAPTION,
    DECK,
    FIRST,
    HEADLINE,
    HIGH,
    OTHER,
    REST,
    SECOND,
    THIRD,
    WIDE,
    newspaper,
)
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clipper.model.body import Body, paragraph
from clipper.model.clipping import Clipping, Draft, MediaType, Original, Published
from clipper.model.cutting import RegionRole
from clipper.store.library import Library
from clipper.ui.cutting.cut_out import CutOut
from clipper.ui.main_window import MainWindow
from clipper.workflows.annotating import mark_words

pytestmark = pytest.mark.xdist_group("cut out")

LEFT, NONE, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


class Desk:
    """Hands at the page that is cut."""

    def __init__(self, qtbot: QtBot, window: MainWindow, paper: int) -> None:
        self.qtbot = qtbot
        self.window = window
        self.paper = paper
        window.resize(1440, 900)
        window.clippings.list.setFocus()
        window.desk.open(paper)
        self.press(window.clippings.list, KEY.Key_X)
        self.out: CutOut = window.pages.cutting
        self.bench = self.out.bench
        self.view, self.place = self.bench.view, self.bench.place
        qtbot.waitUntil(lambda: bool(self.view.pages), timeout=20_000)
        self.calm()
        qtbot.waitUntil(lambda: self.bench.columns.blocks(self.view.pages[0]) is not None, timeout=20_000)

    def press(self, where: object, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(where, key, modifier)  # pyright: ignore[reportArgumentType, reportCallIssue]

    def key(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press keys on the page."""
        for one in keys:
            self.press(self.view, one, modifier)

    def calm(self) -> None:
        """Wait until all is read and filed."""
        self.qtbot.waitUntil(
            lambda: self.bench.calm and self.window.desk.idle and not self.out.filing.busy, timeout=20_000
        )

    def spot(self, x: float, y: float, page: int = 0) -> QPoint:
        """Points of a page, y from its head, as pixels of the view; brought into view."""
        item = self.view.pages[page]
        scene = item.mapToScene(QPointF(x, y))
        spot = self.view.mapFromScene(scene)
        if not self.view.viewport().rect().adjusted(9, 9, -9, -9).contains(spot):
            self.view.centerOn(scene)
            spot = self.view.mapFromScene(scene)
        return spot

    def click(self, x: float, y: float, page: int = 0) -> None:
        self.qtbot.mouseClick(self.view.viewport(), LEFT, NONE, self.spot(x, y, page))

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        port, first, last = self.view.viewport(), self.spot(*start), self.spot(*end)
        first = self.spot(*start)
        self.qtbot.mousePress(port, LEFT, NONE, first)
        for n in range(1, 5):
            self.qtbot.mouseMove(port, first + (last - first) * n / 4)
        self.qtbot.mouseRelease(port, LEFT, NONE, last)

    @property
    def roles(self) -> list[str]:
        return [region.role.value for region in self.bench.regions.all]

    def held(self, id: int) -> Clipping:
        return self.window.desk.library.clippings.one(id)

    def small_picture(self, page: int) -> str:
        """What is said of the small picture of a page, to readers and under the pointer."""
        index = self.place.thumbs.rows.index(page)
        said = index.data(Qt.ItemDataRole.ToolTipRole)
        assert index.data(Qt.ItemDataRole.AccessibleTextRole) == said
        return said

    @property
    def said(self) -> list[str]:
        return [notice.text for notice in self.window.desk.notices.recorded]


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The newspaper, written once."""
    return newspaper(tmp_path_factory.mktemp("paper") / "harbour-post.pdf").read_bytes()


@pytest.fixture
def cutting(qtbot: QtBot, tmp_path: Path, paper: bytes, open_window: Callable[[Path], MainWindow]) -> Desk:
    """A window that cuts the newspaper's first page."""
    path = tmp_path / "Test.clipper"
    original = Original("harbour-post.pdf", "application/pdf", data=paper)
    draft = Draft(
        "The Harbour Post",
        Body((paragraph("The whole paper."),)),
        outlet="The Harbour Post",
        media_type=MediaType.PDF,
        published=Published("2026-11-24", "2026-11-24"),
        original=original,
    )
    with Library.create(path) as library:
        (filed,) = library.file([draft], batch=library.new_batch("Papers"))
    return Desk(qtbot, open_window(path), filed.id)


def _words(clipping: Clipping) -> str:
    return " ".join(clipping.draft.body.reading_text.split())


def test_an_article_of_three_columns_is_cut_out_by_mouse_goes_on_and_is_undone(cutting: Desk) -> None:
    cut = cutting
    assert cut.out.panel.isVisible() and "Drag to draw a region" in cut.window.status.left.text()
    cut.drag((36, 100), (372, 135))
    assert cut.roles == ["headline"], "a drawn region is what it covers"
    drawn = cut.bench.regions.all[0].box
    assert drawn.left * WIDE == pytest.approx(40, abs=3), "it snaps to the headline"
    cut.click(60, 146)
    cut.click(60, 169)
    cut.click(60, 220)
    cut.click(300, 260)
    cut.click(190, 350)
    cut.click(190, 400)
    cut.click(320, 400)
    cut.click(320, 462)
    assert cut.roles == ["headline", "deck", "byline", "body", "photo", "caption", "body", "body", "jump"]
    cut.click(320, 400)
    assert len(cut.roles) == 9 and cut.bench.regions.place(cut.bench.regions.chosen) == 7, "a second click chooses it"
    cut.calm()
    look = cut.out.panel.look
    assert [row.number for row in look.rows] == list(range(1, 10))
    assert look.rows[3].words.startswith("Carriers said they would wait") and look.rows[3].sure == "100\u00a0%"
    assert look.warnings == ("The story goes on at page 2. Cut the rest there, it joins this clipping.",)
    assert look.goes_on == "Go to page 2" and "above the fold, photo" in look.place
    cut.qtbot.mouseClick(cut.out.panel.on, LEFT)
    assert cut.view.page == 1
    cut.qtbot.waitUntil(lambda: cut.bench.columns.blocks(cut.view.pages[1]) is not None, timeout=10_000)
    cut.click(60, 110, page=1)
    cut.calm()
    assert cut.out.panel.look.warnings == () and cut.out.panel.look.goes_on == ""
    assert cut.out.panel.look.rows[9].page == "page 2"
    cut.qtbot.mouseClick(cut.out.panel.file, LEFT)
    cut.qtbot.waitUntil(lambda: any(said.startswith("Cut as clipping") for said in cut.said), timeout=20_000)
    cut.calm()
    made = cut.held(cut.paper + 1)
    assert (made.draft.headline, made.draft.deck, made.draft.byline) == (HEADLINE, DECK, BYLINE)
    assert _words(made) == " ".join([FIRST, SECOND, THIRD, REST])
    assert CAPTION in made.draft.body.text and len(made.draft.pictures) == 1
    assert made.draft.outlet == "The Harbour Post" and made.draft.published.day == "2026-11-24"
    held = cut.window.desk.library.cuttings.of(made.id)
    assert held is not None and [piece.page for piece in held.pieces] == [0] * 9 + [1]
    assert {piece.source for piece in held.pieces} == {cut.paper}
    # the next one can be cut at once, and what was cut is shown
    assert cut.roles == [] and cut.bench.active
    earlier = cut.bench.layers.look(cut.view.pages[0]).earlier
    assert [one.clipping for one in earlier] == [made.id] and len(earlier[0].boxes) == 9
    cut.key(KEY.Key_Z, modifier=CTRL)
    cut.qtbot.waitUntil(lambda: len(cut.roles) == 10, timeout=10_000)
    cut.calm()
    assert cut.window.desk.library.cuttings.of(made.id) is None
    assert cut.bench.layers.look(cut.view.pages[0]).earlier == ()


def test_an_article_is_cut_out_by_keys_alone_opened_again_and_changed(cutting: Desk) -> None:
    cut = cutting
    cut.key(KEY.Key_Period, KEY.Key_Period, KEY.Key_Period)
    offered = cut.bench.layers.look(cut.view.pages[0]).offered
    assert offered is not None and offered.left() == pytest.approx(40, abs=3), "the headline is pointed at"
    cut.key(KEY.Key_Space, KEY.Key_L)
    assert cut.roles == ["headline", "deck", "byline", "body", "photo", "caption", "body", "body", "jump"]
    cut.key(KEY.Key_Tab)
    assert cut.bench.regions.place(cut.bench.regions.chosen) == 2
    cut.key(KEY.Key_2)
    assert cut.roles[:3] == ["headline", "byline", "deck"]
    cut.key(KEY.Key_Down, modifier=CTRL)
    assert cut.roles[:3] == ["headline", "deck", "byline"]
    cut.key(KEY.Key_F)
    assert cut.roles[2] == "folio"
    cut.key(KEY.Key_Z, modifier=CTRL)
    assert cut.roles[2] == "byline", "undo inside the cutting"
    before = cut.bench.regions.all[2].piece
    cut.key(KEY.Key_Right, KEY.Key_Right)
    cut.key(KEY.Key_Down, modifier=Qt.KeyboardModifier.ShiftModifier)
    cut.key(KEY.Key_Right, modifier=Qt.KeyboardModifier.AltModifier)
    moved = cut.bench.regions.all[2].piece
    assert (moved.x - before.x) * WIDE == pytest.approx(2) and (moved.y - before.y) * HIGH == pytest.approx(10)
    assert (moved.width - before.width) * WIDE == pytest.approx(1)
    cut.key(KEY.Key_Z, KEY.Key_Z, modifier=CTRL)
    cut.key(KEY.Key_Backtab, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert cut.bench.regions.place(cut.bench.regions.chosen) == 1
    cut.key(KEY.Key_Backspace)
    assert "deck" not in cut.roles and len(cut.roles) == 8
    cut.key(KEY.Key_Return)
    cut.qtbot.waitUntil(lambda: any(said.startswith("Cut as clipping") for said in cut.said), timeout=20_000)
    cut.calm()
    made = cut.held(cut.paper + 1)
    assert made.draft.headline == HEADLINE and made.draft.deck == "" and made.draft.byline == BYLINE
    assert _words(made) == " ".join([FIRST, SECOND, THIRD])
    # a mark stays on its words when a region is taken out
    cut.window.desk.jobs.change("", lambda library: mark_words(library, made.id, "Nobody wants a queue of ships"))
    cut.calm()
    cut.press(cut.view, KEY.Key_Escape)
    cut.window.show_page("clippings")
    cut.window.clippings.list.setFocus()
    assert cut.window.clippings.list.go_to(made.id)
    cut.press(cut.window.clippings.list, KEY.Key_C)
    cut.qtbot.waitUntil(lambda: len(cut.roles) == 8, timeout=20_000)
    cut.calm()
    assert cut.out.panel.file.text().strip() == "File the changes"
    cut.key(KEY.Key_Space)
    added = cut.bench.regions.current
    assert added is not None and added.role is RegionRole.DECK, "the next column that is not taken"
    assert added.piece.source == cut.paper, "it is the paper's page, not the cutting's"
    cut.bench.choose(cut.bench.regions.all[2].key)
    cut.key(KEY.Key_Delete, KEY.Key_Return)
    cut.qtbot.waitUntil(lambda: any("cut anew" in said for said in cut.said), timeout=20_000)
    cut.calm()
    again = cut.held(made.id)
    assert _words(again) == " ".join([SECOND, THIRD]) and again.draft.deck == DECK
    (mark,) = cut.window.desk.library.annotations.of(made.id)
    assert not mark.lost


def test_rows_are_dragged_words_compared_pages_turned_and_the_regions_wait_outside_the_mode(cutting: Desk) -> None:
    cut = cutting
    cut.click(500, 200)
    cut.click(500, 120)
    assert cut.roles == ["body", "headline"]
    rows = cut.out.panel.rows
    high = rows.rowHeight(0)
    port, first = rows.viewport(), QPoint(80, high + high // 2)
    cut.qtbot.waitUntil(lambda: port.height() >= 2 * high)
    cut.qtbot.mousePress(port, LEFT, NONE, first)
    for y in (high, high // 2, 4):
        cut.qtbot.mouseMove(port, QPoint(80, y))
    cut.qtbot.mouseRelease(port, LEFT, NONE, QPoint(80, 4))
    assert cut.roles == ["headline", "body"]
    cut.calm()
    rows.selectRow(1)
    cut.key(KEY.Key_V)
    words = cut.out.panel.words
    assert words.isVisible() and " ".join(words.view.toPlainText().split()) == OTHER
    cursor = words.view.textCursor()
    cursor.setPosition(words.view.toPlainText().index("islands"))
    words.view.setTextCursor(cursor)
    looked = cut.bench.layers.look(cut.view.pages[0]).looked_at
    assert looked is not None and looked.height() < 20
    assert cut.bench.regions.all[1].box.holds(looked.center().x() / WIDE, looked.center().y() / HIGH)
    # the page is straightened: regions keep their place on it, and a block is still a block
    page = cut.view.pages[0]
    straight = cut.bench.layers.look(page).regions[1].box
    cut.view.setFocus()
    cut.view.turn(1.5, page)
    shown = cut.bench.layers.look(page).regions[1].box
    assert shown.width() > straight.width() and shown.center() != straight.center()
    blocks = cut.bench.columns.blocks(page) or ()
    spot = page.from_fractions(next(one.box for one in blocks if one.text.startswith("Carriers"))).center()
    cut.click(spot.x(), spot.y())
    assert cut.roles == ["headline", "body", "body"] and cut.bench.regions.all[2].piece.angle == 1.5
    cut.calm()
    assert " ".join(words.view.toPlainText().split()) == FIRST
    cut.key(KEY.Key_O)
    assert rows.hasFocus(), "the list of regions by key"
    cut.press(rows, KEY.Key_Escape)
    assert cut.view.hasFocus()
    # Esc goes out step by step, and nothing is lost
    cut.key(KEY.Key_Escape)
    assert cut.bench.regions.chosen == 0 and cut.bench.active
    cut.key(KEY.Key_Escape)
    assert not cut.bench.active and cut.said[-1] == "3 regions kept. Cut out brings them back."
    assert not cut.out.panel.isVisible() and cut.bench.layers.look(cut.view.pages[0]).regions == ()
    cut.press(cut.view, KEY.Key_X)
    assert len(cut.roles) == 3 and cut.out.panel.isVisible()
    shown = cut.bench.layers.look(cut.view.pages[0]).regions
    assert [one.role for one in shown] == [RegionRole.HEADLINE, RegionRole.BODY, RegionRole.BODY]
    # the columns of the article under the pointer
    cut.qtbot.mouseMove(cut.view.viewport(), cut.spot(100, 116))
    cut.key(KEY.Key_L)
    assert cut.roles[3:] == ["headline", "deck", "byline", "photo", "caption", "body", "body", "jump"]


def test_regions_that_are_not_filed_stand_again_in_the_next_window_and_are_forgotten_when_filed(
    cutting: Desk, open_window: Callable[[Path], MainWindow]
) -> None:
    cut, library = cutting, cutting.window.desk.library
    cut.click(100, 200)
    assert cut.small_picture(0) == "Page 1, 1 region not filed yet" and cut.small_picture(1) == "Page 2"
    cut.click(100, 116)
    cut.qtbot.waitUntil(lambda: len(library.unfiled.all()) == 1)
    cut.key(KEY.Key_Z, KEY.Key_Z, modifier=CTRL)
    cut.qtbot.waitUntil(lambda: library.unfiled.all() == ())
    assert cut.small_picture(0) == "Page 1"
    cut.key(KEY.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    cut.click(100, 116)
    drawn = cut.bench.regions.pieces
    assert cut.roles == ["body", "headline"]
    # at once, before anything has come to rest
    cut.window.close()
    then = open_window(library.path)
    assert then.desk.library.unfiled.all()[0].pieces == drawn
    cut = Desk(cut.qtbot, then, cut.paper)
    assert cut.bench.regions.pieces == drawn and cut.said[-1] == "2 regions drawn before stand here again."
    assert cut.small_picture(0) == "Page 1, 2 regions not filed yet"
    shown = cut.bench.layers.look(cut.view.pages[0]).regions
    assert [one.role for one in shown] == [RegionRole.BODY, RegionRole.HEADLINE]
    # another clipping's pages, or none: they stay in hand
    cut.press(cut.view, KEY.Key_Escape)
    cut.press(cut.view, KEY.Key_Escape)
    then.desk.open(0)
    cut.place.show_clipping(None)
    cut.calm()
    assert cut.bench.regions.pieces == drawn
    cut.place.show_clipping(cut.paper)
    cut.qtbot.waitUntil(lambda: bool(cut.view.pages), timeout=20_000)
    assert cut.small_picture(0) == "Page 1, 2 regions not filed yet"
    cut.press(cut.view, KEY.Key_X)
    cut.calm()
    cut.key(KEY.Key_Return)
    cut.qtbot.waitUntil(lambda: any(said.startswith("Cut as clipping") for said in cut.said), timeout=20_000)
    cut.calm()
    cut.qtbot.waitUntil(lambda: then.desk.library.unfiled.all() == ())
    assert cut.roles == []
    cut.qtbot.waitUntil(lambda: cut.small_picture(0) == "Page 1, something was cut from it", timeout=20_000)
    # undone: the regions come back, and are kept once more
    then.desk.actions["undo"].trigger()
    cut.qtbot.waitUntil(lambda: cut.bench.regions.pieces == drawn, timeout=20_000)
    cut.qtbot.waitUntil(lambda: [one.pieces for one in then.desk.library.unfiled.all()] == [drawn])


def test_a_cutting_opened_again_and_not_filed_keeps_its_changes_beside_what_was_laid_aside(
    cutting: Desk, open_window: Callable[[Path], MainWindow]
) -> None:
    cut, library = cutting, cutting.window.desk.library
    cut.click(100, 200)
    cut.key(KEY.Key_Return)
    cut.qtbot.waitUntil(lambda: any(said.startswith("Cut as clipping") for said in cut.said), timeout=20_000)
    cut.calm()
    made = cut.paper + 1
    cut.click(100, 116)
    begun = cut.bench.regions.pieces
    cut.out.open_again(made)
    cut.qtbot.waitUntil(lambda: cut.bench.clipping == made, timeout=20_000)
    assert cut.said[-1] == "1 region waits until this cutting is filed." and cut.roles == ["body"]
    assert [one.pieces for one in cut.out.unfiled.waiting] == [begun]
    cut.calm()
    cut.click(500, 200)
    changed = cut.bench.regions.pieces
    # asked for once more: the changes are not thrown away
    cut.out.open_again(made)
    cut.calm()
    assert cut.bench.regions.pieces == changed and len(changed) == 2
    cut.window.close()
    then = open_window(library.path)
    assert [(one.clipping, one.pieces) for one in then.desk.library.unfiled.all()] == [(0, begun), (made, changed)]
    cut = Desk(cut.qtbot, then, cut.paper)
    assert (cut.bench.clipping, cut.bench.regions.pieces) == (made, changed)
    cut.key(KEY.Key_Return)
    cut.qtbot.waitUntil(lambda: any("cut anew" in said for said in cut.said), timeout=20_000)
    cut.calm()
    assert (cut.bench.clipping, cut.bench.regions.pieces) == (0, begun), "the next that was begun on this page"
