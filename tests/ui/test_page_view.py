"""The page view: pages of a PDF and of scans to look through, words to choose and mark, areas, finding, turning."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from desks import said, settle
from issue_pdf import issue, odd_word
from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clipper.model.annotation import Annotation, Role
from clipper.model.body import Body, paragraph
from clipper.model.clipping import Draft, MediaType, Original, Published
from clipper.pages.page_text import PageText
from clipper.progress import Progress
from clipper.settings import Settings
from clipper.store.library import Library
from clipper.ui.desk import Desk
from clipper.ui.fonts import Fonts
from clipper.ui.main_window import MainWindow
from clipper.ui.pageview.place import PagePlace
from clipper.workflows import import_files
from tests.conftest import SAMPLES

pytestmark = pytest.mark.xdist_group("page view")

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
PDF, ISSUE, SCAN, WEB = range(4)
PAGES = 12


def original(path: Path, kind: str) -> Original:
    data = path.read_bytes()
    return Original(path.name, kind, hashlib.sha256(data).hexdigest(), len(data), data)


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[int, ...]]:
    """A library of a PDF page, an issue, a scan of two frames and a web page, and their ids; copied for each test."""
    folder = tmp_path_factory.mktemp("pages")
    path = folder / "Press.clipper"
    first, second = Image.new("L", (400, 600), 230), Image.new("L", (600, 300), 250)
    first.save(folder / "scan.tif", save_all=True, append_images=[second], dpi=(100, 100))
    with Library.create(path) as library:
        inputs = import_files.collect([SAMPLES / "capital-observer-page-3.pdf"])
        (pdf,) = import_files.file(library, list(import_files.read(inputs, Progress(), workers=1)))
        day = Published("2026-11-24", "2026-11-24")
        made = library.file(
            [
                Draft(
                    "An issue",
                    Body((paragraph(f"Before. {odd_word(2)} after."),)),
                    outlet="The Harbour Post",
                    media_type=MediaType.PDF,
                    published=day,
                    original=original(issue(folder / "issue.pdf", PAGES, 15), "application/pdf"),
                ),
                Draft(
                    "A scan", Body(), media_type=MediaType.SCAN, original=original(folder / "scan.tif", "image/tiff")
                ),
                Draft("A web page", Body((paragraph("Words."),)), media_type=MediaType.WEB),
            ]
        )
    return path, (pdf.ids[0], *(one.id for one in made))


class Hand:
    """The page view in its window, and how a person uses it."""

    def __init__(self, qtbot: QtBot, window: MainWindow, ids: tuple[int, ...]) -> None:
        self.qtbot, self.window, self.ids = qtbot, window, ids
        self.desk = window.desk
        self.desk.open(ids[PDF])
        self.desk.actions["show_pages"].trigger()
        place = window.page("pages")
        assert isinstance(place, PagePlace)
        self.place, self.view, self.reading = place, place.view, place.reading

    def settle(self) -> None:
        settle(self.qtbot, self.desk)

    def open(self, which: int) -> None:
        """Open a clipping and wait until its pages and their words are there."""
        self.desk.open(self.ids[which])
        self.qtbot.waitUntil(lambda: bool(self.view.pages), timeout=20_000)
        self.calm()

    def calm(self) -> None:
        """Wait until what is seen is painted and read."""
        self.view.sight.look()
        self.qtbot.waitUntil(lambda: not self.view.feed.busy and not self.reading.texts.busy, timeout=20_000)
        self.settle()

    def text(self, place: int = 0) -> PageText:
        found = self.reading.texts.known(self.view.pages[place])
        assert found is not None
        return found

    def spot(self, word: int, place: int = 0, *, end: bool = False) -> QPoint:
        """Where a word begins or ends in the view."""
        page = self.view.pages[place]
        box = page.from_own(self.text(place).box(word))
        inside = min(1.5, box.width() / 4)
        x = box.right() - inside if end else box.left() + inside
        return self.view.mapFromScene(page.mapToScene(QPointF(x, box.center().y())))

    def word(self, text: str, place: int = 0) -> int:
        """The number of a word on a page."""
        return next(n for n in range(self.text(place).count) if self.text(place).word(n) == text)

    def drag(self, start: QPoint, end: QPoint) -> None:
        """Draw with the left button, in steps."""
        port = self.view.viewport()
        self.qtbot.mousePress(port, LEFT, NONE, start)
        for step in range(1, 5):
            at = QPointF(start + (end - start) * step / 4)
            move = QMouseEvent(QEvent.Type.MouseMove, at, port.mapToGlobal(at), Qt.MouseButton.NoButton, LEFT, NONE)
            QApplication.sendEvent(port, move)
        self.qtbot.mouseRelease(port, LEFT, NONE, end)

    def choose(self, first: str, last: str) -> None:
        """Drag from one word to another."""
        self.drag(self.spot(self.word(first)), self.spot(self.word(last), end=True))

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        self.qtbot.keyClick(self.view, key, modifier)
        self.settle()

    def marks(self, which: int = PDF) -> tuple[Annotation, ...]:
        self.settle()
        return self.desk.library.annotations.of(self.ids[which])


@pytest.fixture(scope="module")
def window(
    qapp: QApplication, fonts: Fonts, filed: tuple[Path, tuple[int, ...]]
) -> Iterator[tuple[MainWindow, tuple[int, ...]]]:
    """One window for all tests: its worker processes take longer to begin than a test takes."""
    path, ids = filed
    desk = Desk(Library.open(path, write=False), fonts, replace(Settings(), theme="light"), keep=False)
    window = MainWindow()
    begun = QEventLoop()
    waiting = {window.begun, desk.jobs.opened}
    for signal in waiting:
        signal.connect(begun.quit)
    window.furnish(desk)
    window.resize(1440, 900)
    for _signal in waiting:
        QTimer.singleShot(20_000, begun.quit)
        begun.exec()
    yield window, ids
    window.close()


@pytest.fixture
def hand(qtbot: QtBot, window: tuple[MainWindow, tuple[int, ...]]) -> Iterator[Hand]:
    shown, ids = window
    qtbot.waitUntil(lambda: shown.desk.writable and shown.desk.idle, timeout=20_000)
    shown.activateWindow()
    hand = Hand(qtbot, shown, ids)
    yield hand
    hand.reading.find.close()
    hand.view.set_tool(None)
    hand.settle()
    left = [one.id for id in ids for one in shown.desk.library.annotations.of(id)]
    shown.desk.jobs.change("Clear", lambda library: library.annotations.remove(left))
    hand.settle()
    hand.desk.actions["show_clippings"].trigger()
    for page in hand.view.pages:
        hand.view.turn_to(0, page)
    hand.view.set_fit("width")
    hand.view.go_to(0)


def test_pages_are_looked_through_by_keys_and_small_pictures(hand: Hand) -> None:
    hand.open(ISSUE)
    assert hand.place.head.title.text() == "The Harbour Post, 24 November 2026"
    assert hand.place.head.count.text() == f"page 1 of {PAGES}" and len(hand.view.pages) == PAGES
    picture = hand.view.viewport().grab().toImage()
    inks = {picture.pixelColor(x, picture.height() // 2).name() for x in range(60, picture.width() - 60)}
    assert len(inks) > 8, "the page is painted"
    hand.press(Qt.Key.Key_PageDown)
    hand.press(Qt.Key.Key_PageDown)
    assert hand.view.page == 2 and hand.place.thumbs.currentIndex().row() == 2
    hand.place.thumbs.setCurrentIndex(hand.place.thumbs.rows.index(7))
    assert hand.view.page == 7 and hand.place.head.count.text() == f"page 8 of {PAGES}"
    hand.press(Qt.Key.Key_PageUp)
    assert hand.view.page == 6 and hand.view.accessibleDescription() == f"page 7 of {PAGES}"
    hand.place.set_cut_pages({6})
    said_of = hand.place.thumbs.rows.index(6).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said_of == "Page 7, something was cut from it"


def test_zoom_follows_width_and_column_and_the_pointer(hand: Hand) -> None:
    hand.open(PDF)
    whole = hand.view.pages[0].size[0] * hand.view.pixels
    assert 0.85 < whole / hand.view.viewport().width() <= 1
    hand.press(Qt.Key.Key_Z)
    column = hand.reading.texts.of(hand.view.pages[0])
    assert column is not None and hand.view.pixels * hand.view.pages[0].size[0] > 1.6 * whole
    before = hand.view.pixels
    hand.press(Qt.Key.Key_Minus, CTRL)
    assert hand.view.pixels == pytest.approx(before / 1.2)
    hand.press(Qt.Key.Key_0, CTRL)
    assert hand.view.zoom == pytest.approx(1.0) and "100" in hand.place.head.zoom.text()
    hand.press(Qt.Key.Key_W)
    assert hand.view.pages[0].size[0] * hand.view.pixels == pytest.approx(whole, rel=0.02)


def test_words_chosen_on_the_page_are_marked_in_the_text(hand: Hand) -> None:
    hand.open(PDF)
    hand.choose("Lancaster", "photograph.")
    assert hand.reading.tool.words == "Lancaster House made a fine photograph."
    hand.press(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Lancaster House made a fine photograph."
    hand.press(Qt.Key.Key_2)
    (mark,) = hand.marks()
    assert mark.role is Role.FACT and mark.anchor is not None
    assert mark.anchor.exact == "Lancaster House made a fine photograph."
    layer = hand.reading.layer(hand.view.pages[0])
    assert layer is not None
    (painted,) = layer.look.marks
    assert hand.text().said(painted.first, painted.last) == mark.anchor.exact
    hand.qtbot.mouseClick(hand.view.viewport(), LEFT, NONE, hand.spot(hand.word("House")))
    assert hand.reading.marks.active == mark.id
    hand.press(Qt.Key.Key_3)
    assert hand.marks()[0].role is Role.CRITICISM
    hand.press(Qt.Key.Key_Backspace)
    assert hand.marks() == ()


def test_a_mark_over_a_column_end_stands_on_both_columns(hand: Hand) -> None:
    hand.open(PDF)
    hand.choose("bricks.", "firms")
    hand.press(Qt.Key.Key_H)
    (mark,) = hand.marks()
    assert mark.anchor is not None and mark.anchor.exact.startswith("bricks. But")
    layer = hand.reading.layer(hand.view.pages[0])
    assert layer is not None and layer.look.marks
    assert "firms" in hand.text().said(layer.look.marks[-1].first, layer.look.marks[-1].last)


def test_words_that_the_text_has_not_are_marked_as_a_rectangle(hand: Hand) -> None:
    hand.open(PDF)
    hand.choose("Capital", "Observer")
    hand.press(Qt.Key.Key_1)
    (mark,) = hand.marks()
    assert mark.region is not None and mark.region.role == "words" and mark.region.page == 0
    assert hand.reading.marks.rows[0].words == "Capital Observer"


def test_clicks_choose_word_line_and_column_and_shift_extends(hand: Hand) -> None:
    hand.open(PDF)
    port, spot = hand.view.viewport(), hand.spot(hand.word("fine"))
    hand.qtbot.mouseDClick(port, LEFT, NONE, spot)
    hand.qtbot.mouseRelease(port, LEFT, NONE, spot)
    assert hand.reading.tool.words == "fine"
    hand.press(Qt.Key.Key_Right, SHIFT)
    assert hand.reading.tool.words == "fine photograph."
    hand.press(Qt.Key.Key_End, SHIFT)
    assert hand.reading.tool.words.startswith("fine photograph. Two") and "\n" not in hand.reading.tool.words
    hand.press(Qt.Key.Key_Escape)
    assert hand.reading.tool.words == "" and hand.window.panes.page == "pages"
    hand.qtbot.mouseDClick(port, LEFT, NONE, spot)
    hand.qtbot.mouseRelease(port, LEFT, NONE, spot)
    hand.qtbot.mouseClick(port, LEFT, NONE, spot)
    assert hand.reading.tool.words == "fine photograph. Two delegations, one carpet,"
    hand.qtbot.mouseClick(port, LEFT, NONE, spot)
    assert "The handshake" in hand.reading.tool.words and hand.reading.tool.words.endswith("But the")
    hand.press(Qt.Key.Key_Escape)
    hand.press(Qt.Key.Key_Escape)
    assert hand.window.panes.page == "clippings"


def test_an_area_is_drawn_or_laid_down_by_keys_and_takes_a_comment(hand: Hand) -> None:
    hand.open(SCAN)
    page = hand.view.pages[0]
    hand.press(Qt.Key.Key_A)
    start, end = (hand.view.mapFromScene(page.mapToScene(QPointF(*at))) for at in ((30, 40), (130, 90)))
    hand.drag(start, end)
    (drawn,) = hand.marks(SCAN)
    assert drawn.region is not None and drawn.region.role == "area"
    wide, high = page.size
    assert (drawn.region.x * wide, drawn.region.y * high) == pytest.approx((30, 40), abs=1.5)
    assert (drawn.region.width * wide, drawn.region.height * high) == pytest.approx((100, 50), abs=2.5)
    hand.press(Qt.Key.Key_N)
    card = hand.place.notes.card(drawn.id)
    assert card is not None and card.editing
    hand.press(Qt.Key.Key_A)
    hand.press(Qt.Key.Key_Down)
    hand.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    hand.press(Qt.Key.Key_Return)
    assert len(hand.marks(SCAN)) == 2
    hand.press(Qt.Key.Key_A)
    hand.press(Qt.Key.Key_Escape)
    assert hand.view.tool is hand.reading.tool and len(hand.marks(SCAN)) == 2


def test_an_area_on_a_turned_page_lies_where_it_was_drawn(hand: Hand) -> None:
    hand.open(SCAN)
    page = hand.view.pages[0]
    hand.press(Qt.Key.Key_R)
    assert page.angle == 90 and page.size == pytest.approx((page.sheet.height, page.sheet.width))
    hand.press(Qt.Key.Key_A)
    start, end = (hand.view.mapFromScene(page.mapToScene(QPointF(*at))) for at in ((20, 20), (120, 60)))
    hand.drag(start, end)
    (mark,) = hand.marks(SCAN)
    assert mark.region is not None
    wide, high = page.sheet.width, page.sheet.height
    there = page.from_own(page.box_to_own(page.mapRectFromScene(page.mapRectToScene(page.box))))
    assert there.width() == pytest.approx(page.size[0])
    # turned to the right, what lies 20 from the top lies 20 from the left of the page as it came
    assert mark.region.x * wide == pytest.approx(20, abs=2)
    assert (1 - mark.region.y - mark.region.height) * high == pytest.approx(20, abs=2)
    hand.press(Qt.Key.Key_BracketRight)
    assert page.angle == pytest.approx(90.25)
    hand.desk.actions["turn_back"].trigger()
    assert page.angle == 0


def test_words_are_found_across_the_pages(hand: Hand) -> None:
    hand.open(ISSUE)
    hand.press(Qt.Key.Key_G, CTRL)
    bar = hand.reading.bar
    assert bar.isVisible()
    hand.qtbot.keyClicks(bar.field, odd_word(9))
    hand.qtbot.waitUntil(lambda: not hand.reading.find.busy and bar.count.text() == "1 of 1", timeout=20_000)
    assert hand.view.page == 9
    hand.calm()
    layer = hand.reading.layer(hand.view.pages[9])
    assert layer is not None and layer.look.hit == 0
    ((first, last),) = layer.look.hits
    assert hand.text(9).said(first, last).strip() == odd_word(9)
    bar.field.setText("Headline of page")
    hand.qtbot.waitUntil(
        lambda: not hand.reading.find.busy and bar.count.text().endswith(f"of {PAGES}"), timeout=20_000
    )
    here = hand.view.page
    hand.qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    hand.qtbot.waitUntil(lambda: not hand.reading.find.busy, timeout=20_000)
    assert hand.view.page == (here + 1) % PAGES
    bar.field.setText("nowhere at all")
    hand.qtbot.waitUntil(lambda: bar.count.text() == "Not here", timeout=20_000)
    hand.press(Qt.Key.Key_Escape)
    assert not bar.isVisible() and hand.window.panes.page == "pages"


def test_a_mark_of_the_text_is_painted_on_its_page(hand: Hand) -> None:
    hand.open(ISSUE)
    text = hand.desk.library.clippings.one(hand.ids[ISSUE]).draft.body.text
    start = text.index(odd_word(2))
    from clipper.annotate import anchors

    anchor = anchors.anchor(text, start, start + len(odd_word(2)))
    made: list[int] = []
    hand.desk.jobs.change(
        "Mark", lambda library: library.annotations.add(hand.ids[ISSUE], anchor, Role.TO_CHECK), made.append
    )
    hand.settle()
    hand.view.go_to(2)
    hand.calm()
    layer = hand.reading.layer(hand.view.pages[2])
    assert layer is not None and [mark.id for mark in layer.look.marks] == made
    hand.view.go_to(9)
    hand.calm()
    hand.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert hand.view.page == 2 and hand.reading.marks.active == made[0]


def test_a_scan_has_no_words_until_they_are_recognised(hand: Hand) -> None:
    hand.open(SCAN)
    assert [round(page.size[0]) for page in hand.view.pages] == [288, 432]
    assert hand.text().count == 0
    hand.reading.find.open("anything")
    hand.qtbot.waitUntil(lambda: not hand.reading.find.busy and hand.reading.find.blind == 2, timeout=20_000)
    hand.qtbot.waitUntil(lambda: "2 pages are pictures" in said(hand.desk)[-1], timeout=5_000)
    hand.reading.find.close()
    jobs = len(hand.desk.jobs.shown)
    hand.qtbot.mouseClick(hand.view.viewport(), LEFT, NONE, hand.view.viewport().rect().center())
    assert len(hand.desk.jobs.shown) == jobs + 1 and hand.reading.texts.recognising(hand.view.pages[0])
    assert "being recognised" in said(hand.desk)[-1]
    hand.press(Qt.Key.Key_1, CTRL)
    assert hand.window.panes.page == "clippings"
    hand.qtbot.waitUntil(lambda: hand.desk.jobs.idle, timeout=10_000)


def test_leaving_asks_for_nothing_more_and_coming_back_shows_what_is_open(hand: Hand) -> None:
    hand.open(ISSUE)
    hand.view.go_to(8)
    hand.desk.actions["show_clippings"].trigger()
    assert not hand.view.feed.busy or not any(hand.view.feed._wanted.values())  # pyright: ignore[reportPrivateUsage]
    hand.desk.open(hand.ids[WEB])
    hand.desk.actions["page_view"].trigger()
    assert hand.window.panes.page == "pages"
    hand.desk.open(hand.ids[WEB])
    assert hand.place.empty.isVisible() and hand.place.empty.text == "This clipping has no page."
    assert not hand.desk.actions["page_next"].isEnabled()
    assert not hand.place.notes.isVisible() and not hand.place.thumbs.isVisible()
    hand.open(PDF)
    assert hand.place.notes.isVisible() and hand.place.thumbs.isVisible()


def test_it_is_remembered_where_she_was(hand: Hand) -> None:
    hand.open(ISSUE)
    hand.view.go_to(5)
    hand.view.verticalScrollBar().setValue(hand.view.verticalScrollBar().value() + 90)
    before = hand.view.spot
    hand.open(PDF)
    assert hand.view.spot[0] == 0
    hand.open(ISSUE)
    assert hand.view.spot[0] == before[0] and hand.view.spot[1] == pytest.approx(before[1], abs=0.005)


def test_modes_and_the_panel(hand: Hand) -> None:
    hand.open(PDF)
    told: list[str] = []
    hand.place.mode_changed.connect(told.append)
    assert hand.place.notes.isVisible()
    hand.press(Qt.Key.Key_I)
    assert not hand.place.notes.isVisible()
    hand.press(Qt.Key.Key_I)
    hand.place.set_mode("cut")
    hand.place.set_mode("read")
    assert told == ["cut", "read"] and hand.view.tool is hand.reading.tool
