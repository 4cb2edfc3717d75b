"""Many articles in one input: they wait, are looked through by keys and mouse, and are filed as one step."""

from collections.abc import Callable
from pathlib import Path

import pytest
from exports import HEADLINES, LONG, factiva, story
from hands import Hands
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from clipper.importers import registry
from clipper.model.clipping import Original
from clipper.model.intake import Ending, Outcome, Reading, Source
from clipper.model.query import Query
from clipper.store.library import Library
from clipper.ui.importing.batch import Batch, Deed, Verdict
from clipper.ui.importing.filing import Held, Run, settle
from clipper.ui.importing.found_text import Part
from clipper.ui.importing.look_through import LookThrough
from clipper.ui.importing.payload import of_inputs
from clipper.ui.importing.report import ImportReport
from clipper.ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


class Room(Hands):
    """A main window into which files come."""

    @property
    def report(self) -> ImportReport:
        page = self.window.page("import")
        assert isinstance(page, ImportReport)
        return page

    @property
    def look(self) -> LookThrough:
        """The preview, as soon as it is in sight."""
        assert self.report.looking is not None
        return self.report.looking

    def number(self) -> int:
        return self.desk.library.count(Query())

    def headlines(self) -> set[str]:
        rows = self.desk.library.clippings.rows(self.desk.library.find(Query()))
        return {row.headline for row in rows.values()}

    def take(self, *paths: Path) -> None:
        """Bring files in and wait until what can be filed is."""
        assert self.window.intake.take_paths(list(paths))
        self.qtbot.waitUntil(lambda: not self.window.intake.busy, timeout=60_000)
        self.settle()

    def give(self, *paths: Path) -> None:
        """The same with files that were read already, in this process: what becomes of them is the import's own doing."""
        readings = tuple(read(path) for path in paths)
        settings = self.desk.settings
        run = Run(of_inputs([str(path) for path in paths]), "the folder “Overnight”", (), ask=settings.articles)

        def work(library: Library) -> tuple[Outcome | Held, ...]:
            run.batch = library.new_batch(run.name)
            return settle(run, readings, library)

        def done(came: tuple[Outcome | Held, ...]) -> None:
            outcomes = tuple(one for one in came if isinstance(one, Outcome))
            held = tuple(one for one in came if isinstance(one, Held))
            batch = Batch(run.batch, run.name, run.begun, 1.0, len(readings), outcomes, held=held)
            self.window.way_in.intake.ended.emit(batch)

        self.desk.jobs.change("", work, done)
        self.settle()

    def at(self, verdict: Verdict) -> None:
        """Put the keyboard on the first row of an outcome."""
        view = self.report.view
        view.selectRow(next(n for n, row in enumerate(view.rows.rows) if row.verdict is verdict))
        view.setFocus()

    def click(self, deed: Deed) -> None:
        """Click on a button of the report."""
        view = self.report.view
        n, row = next((n, row) for n, row in enumerate(view.rows.rows) if deed in row.deeds[: row.buttons])
        box = view.delegate.button_box(view.visualRect(view.rows.index(n, 0)), row, deed)
        self.qtbot.mouseClick(view.viewport(), LEFT, pos=box.center())
        self.settle()

    def block(self, n: int) -> int:
        """The row of the text that shows paragraph `n` of the article looked at."""
        pieces = self.look.text.rows.rows
        return next(i for i, one in enumerate(pieces) if one.part is Part.BLOCK and one.block == n)

    def to_block(self, n: int) -> None:
        """Turn to the text and go down to a paragraph."""
        self.press(self.look.list, Qt.Key.Key_O)
        assert self.look.text.hasFocus()
        while self.look.text.block < n:
            self.press(self.look.text, Qt.Key.Key_Down)


def read(path: Path) -> Reading:
    """What the importers find in a file, without a process of their own."""
    data = path.read_bytes()
    original = Original(path.name, "text/html", size=len(data), data=data)
    drafts = tuple(replace(one, original=one.original or original) for one in registry.read(Source(str(path), data)))
    return Reading(str(path), drafts, warnings=tuple(word for one in drafts for word in one.warnings))


@pytest.fixture
def room(qtbot: QtBot, open_window: Callable[[Path], MainWindow], tmp_path: Path) -> Room:
    Library.create(tmp_path / "Test.clipper").close()
    return Room(qtbot, open_window(tmp_path / "Test.clipper"))


@pytest.fixture
def found(room: Room, tmp_path: Path) -> Room:
    """Four articles wait and are looked through."""
    room.give(factiva(tmp_path / "Factiva.html", 4))
    room.press(room.report.view, Qt.Key.Key_Return)
    assert room.look.list.hasFocus()
    return room


def test_articles_wait_while_the_rest_is_filed(room: Room, tmp_path: Path) -> None:
    folder = tmp_path / "Overnight"
    folder.mkdir()
    factiva(folder / "Factiva.html")
    story(folder / "page.html", "Ferry runs again", "Harbour Post")
    room.take(folder)
    assert room.headlines() == {"Ferry runs again"}
    row = room.report.view.rows.rows[0]
    assert row.verdict is Verdict.LOOK and row.sub.endswith("12 articles found")
    assert row.deeds[:2] == (Deed.LOOK_THROUGH, Deed.FILE) and room.report.open_points == 1
    assert room.window.pages.currentWidget() is room.report


def test_one_key_files_them_as_found_and_one_undo_takes_all_back(room: Room, tmp_path: Path) -> None:
    room.give(factiva(tmp_path / "Factiva.html"))
    room.press(room.report.view, Qt.Key.Key_F)
    assert room.headlines() == set(HEADLINES) and room.report.open_points == 0
    assert room.desk.notices.recorded[-1].text == "12 clippings filed in Inbox"
    room.desk.undo()
    room.settle()
    assert room.number() == 0


def test_the_preview_says_what_was_found(found: Room) -> None:
    look = found.look
    assert [row.headline for row in look.list.rows.rows] == list(HEADLINES[:4])
    assert (
        look.list.rows.index(0, 0).data()
        == "in, Port reopens after nine days, \u2068Harbour Post\u2069 · 10 Jun 2025 · 73 words"
    )
    assert look.go.text() == "File 4 articles" and look.unused.text() == "Every word is used"


def test_one_left_out_is_counted_and_not_filed(found: Room) -> None:
    found.press(found.look.list, Qt.Key.Key_Down)
    found.press(found.look.list, Qt.Key.Key_Space)
    assert found.look.go.text() == "File 3 articles" and found.look.unused.text() == "Not used: 154 words"
    found.press(found.look.list, Qt.Key.Key_Return)
    assert found.headlines() == {HEADLINES[0], *HEADLINES[2:4]} and found.report.looking is None


def test_a_click_on_the_tick_leaves_out_too(found: Room) -> None:
    view = found.look.list
    box = view.delegate.tick_box(view.visualRect(view.rows.index(2, 0)))
    found.qtbot.mouseClick(view.viewport(), LEFT, pos=box.center())
    assert list(view.rows.inside) == [True, True, False, True]


def test_m_merges_with_the_one_above(found: Room) -> None:
    found.press(found.look.list, Qt.Key.Key_Down)
    found.press(found.look.list, Qt.Key.Key_M)
    assert [row.headline for row in found.look.list.rows.rows] == [HEADLINES[0], *HEADLINES[2:4]]
    found.qtbot.mouseClick(found.look.go, LEFT)
    found.settle()
    held = found.desk.library.clippings.many(found.desk.library.find(Query()))
    first = next(one for one in held.values() if one.draft.headline == HEADLINES[0])
    assert HEADLINES[1] in first.draft.body.text and "The 4 boats" in first.draft.body.text


def test_x_splits_before_a_paragraph_and_backspace_takes_it_back(found: Room) -> None:
    found.to_block(2)
    found.press(found.look.text, Qt.Key.Key_X)
    assert len(found.look.list.rows.rows) == 5
    assert found.look.list.rows.rows[1].outlet == "Harbour Post"
    found.press(found.look.text, Qt.Key.Key_Backspace)
    assert [row.headline for row in found.look.list.rows.rows] == list(HEADLINES[:4])


def test_split_here_is_clicked(found: Room) -> None:
    text = found.look.text
    n = found.block(1)
    spot = text.delegate.split_box(text.visualRect(text.rows.index(n, 0))).center()
    found.qtbot.mouseClick(text.viewport(), LEFT, pos=spot)
    assert len(found.look.list.rows.rows) == 5


def test_a_cut_line_is_dragged_and_no_word_is_lost(found: Room) -> None:
    before = [len(draft.body.blocks) for draft in found.look.cutting.state.drafts]  # pyright: ignore[reportOptionalMemberAccess]
    found.press(found.look.list, Qt.Key.Key_Down)
    text = found.look.text
    cut = next(n for n, one in enumerate(text.rows.rows) if one.part is Part.CUT)
    start = text.visualRect(text.rows.index(cut, 0)).center()
    end = text.visualRect(text.rows.index(found.block(2), 0)).center()
    found.qtbot.mousePress(text.viewport(), LEFT, pos=start)
    found.qtbot.mouseMove(text.viewport(), QPoint(start.x(), (start.y() + end.y()) // 2))
    found.qtbot.mouseMove(text.viewport(), end)
    found.qtbot.mouseRelease(text.viewport(), LEFT, pos=end)
    now = [len(draft.body.blocks) for draft in found.look.cutting.state.drafts]  # pyright: ignore[reportOptionalMemberAccess]
    assert now == [before[0] + 2, before[1] - 2, *before[2:]]


def test_the_cut_moves_by_keys(found: Room) -> None:
    assert found.look.cutting is not None
    before = [len(draft.body.blocks) for draft in found.look.cutting.state.drafts]
    found.press(found.look.list, Qt.Key.Key_Down)
    found.press(found.look.list, Qt.Key.Key_Up, ALT)
    now = [len(draft.body.blocks) for draft in found.look.cutting.state.drafts]
    assert now[:2] == [before[0] - 1, before[1] + 1]
    found.press(found.look.list, Qt.Key.Key_Down, ALT)
    assert [len(draft.body.blocks) for draft in found.look.cutting.state.drafts] == before


def test_all_as_one(found: Room) -> None:
    found.press(found.look.list, Qt.Key.Key_Return, SHIFT)
    assert found.headlines() == {HEADLINES[0]} and found.number() == 1


def test_esc_goes_back_and_it_waits_as_it_was_cut(found: Room) -> None:
    found.press(found.look.list, Qt.Key.Key_Down)
    found.press(found.look.list, Qt.Key.Key_M)
    found.press(found.look.list, Qt.Key.Key_Escape)
    assert found.report.looking is None and found.report.view.hasFocus() and found.number() == 0
    found.press(found.report.view, Qt.Key.Key_Return)
    assert len(found.look.list.rows.rows) == 3


def test_other_files_come_in_while_she_looks(found: Room, tmp_path: Path) -> None:
    found.give(story(tmp_path / "page.html", "Ferry runs again", "Harbour Post"))
    assert found.report.looking is not None and found.headlines() == {"Ferry runs again"}
    found.press(found.look.list, Qt.Key.Key_Return)
    assert found.number() == 5


def test_never_asked_they_are_filed_at_once(room: Room, tmp_path: Path) -> None:
    room.desk.actions["articles_never"].trigger()
    room.give(factiva(tmp_path / "Factiva.html", 3))
    assert room.number() == 3 and room.desk.actions["articles_never"].isChecked()


def test_in_doubt_only_what_is_doubtful_waits(room: Room, tmp_path: Path) -> None:
    room.desk.actions["articles_doubt"].trigger()
    room.give(factiva(tmp_path / "Factiva.html", 3))
    assert room.number() == 3
    broken = factiva(tmp_path / "Broken.html", 3)
    rest = "<p>" + "These words belong to no article that could be found in the file. " * 4 + "</p></body>"
    broken.write_text(broken.read_text().replace("Port reopens", "Dock reopens").replace("</body>", rest))
    room.give(broken)
    assert room.number() == 3 and room.report.open_points == 1


def test_closing_the_window_files_what_waits(room: Room, tmp_path: Path) -> None:
    room.give(factiva(tmp_path / "Factiva.html", 3))
    assert room.number() == 0
    room.window.close()
    with Library.open(tmp_path / "Test.clipper", write=False) as library:
        assert library.count(Query()) == 3


def test_what_was_filed_whole_before_is_a_duplicate_and_does_not_wait(room: Room, tmp_path: Path) -> None:
    path = factiva(tmp_path / "Factiva.html", 3)
    room.give(path)
    room.press(room.report.view, Qt.Key.Key_F)
    room.give(path)
    assert room.report.batch is not None
    assert [one.status for one in room.report.batch.outcomes] == [Ending.DUPLICATE] and not room.report.batch.held


# -- the same story --------------------------------------------------------------------------------------------------


@pytest.fixture
def twice(room: Room, tmp_path: Path) -> Room:
    """A story that stands already came again from another outlet."""
    room.give(story(tmp_path / "first.html", "Port reopens", "Press Update"))
    again = LONG.replace("in autumn", "in the autumn")
    room.give(story(tmp_path / "again.html", "Harbour open once more", "Gulf Ledger", again, day="11 June 2025"))
    return room


def test_the_same_story_is_announced_and_not_filed(twice: Room) -> None:
    row = twice.report.view.rows.rows[0]
    assert row.verdict is Verdict.HERE and row.title == "Harbour open once more"
    assert row.sentence == "Same story as “Port reopens” in Press Update, 99 % of the words."
    assert twice.headlines() == {"Port reopens"}


def test_it_is_filed_anyway(twice: Room) -> None:
    twice.at(Verdict.HERE)
    twice.press(twice.report.view, Qt.Key.Key_F)
    assert twice.headlines() == {"Port reopens", "Harbour open once more"}
    assert not twice.desk.library.stories.of(twice.desk.library.find(Query()))


def test_it_is_attached_as_another_outlet_and_one_undo_takes_it_back(twice: Room) -> None:
    first = next(iter(twice.desk.library.find(Query())))
    twice.click(Deed.ATTACH)
    story = twice.desk.library.stories.of([first])[first]
    assert len(story.clippings) == 2 and story.representative == first
    twice.desk.undo()
    twice.settle()
    assert twice.headlines() == {"Port reopens"} and not twice.desk.library.stories.of([first])


def test_it_is_skipped(twice: Room) -> None:
    twice.at(Verdict.HERE)
    twice.press(twice.report.view, Qt.Key.Key_Delete)
    assert twice.headlines() == {"Port reopens"} and not twice.report.view.rows.rows
    assert twice.desk.notices.recorded[-1].text == "Skipped. Nothing of it was filed."


def test_another_story_in_the_same_words_of_the_trade_is_none(room: Room, tmp_path: Path) -> None:
    room.give(story(tmp_path / "first.html", "Port reopens", "Press Update"))
    other = "The weather was fine. " + " ".join(f"Nobody saw ship number {n} leave the berth." for n in range(30))
    room.give(story(tmp_path / "other.html", "Weather", "Gulf Ledger", other))
    assert room.headlines() == {"Port reopens", "Weather"}


# -- again -----------------------------------------------------------------------------------------------------------


def test_a_duplicate_is_filed_anyway(room: Room, tmp_path: Path) -> None:
    path = story(tmp_path / "first.html", "Port reopens", "Press Update")
    room.give(path)
    room.give(path)
    assert room.report.view.rows.rows[0].verdict is Verdict.HERE and room.number() == 1
    room.click(Deed.ANYWAY)
    room.qtbot.waitUntil(lambda: not room.window.intake.busy, timeout=60_000)
    room.settle()
    assert room.number() == 2 and room.report.view.rows.rows[0].verdict is Verdict.FILED


def test_a_refused_file_is_read_as_another_format(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "page.xls"
    path.write_text("Ferry runs again\n\nGENEVA, 11 June 2025 (Press Update) - The ferry runs again from Monday.\n")
    room.take(path)
    assert room.report.view.rows.rows[0].verdict is Verdict.REFUSED
    room.press(room.report.view, Qt.Key.Key_R)
    menu = next(one for one in room.report.findChildren(QMenu) if one.isVisible())
    next(one for one in menu.actions() if one.text() == "Plain text").trigger()
    menu.close()
    room.qtbot.waitUntil(lambda: not room.window.intake.busy, timeout=60_000)
    room.settle()
    assert room.headlines() == {"Ferry runs again"}


def test_a_filed_text_is_read_in_other_letters(room: Room, tmp_path: Path) -> None:
    words = "Паром снова ходит с понедельника, сообщает служба порта. " * 3
    path = tmp_path / "copy.txt"
    path.write_bytes(f"Паром снова ходит\n\n{words}\n".encode("koi8-r"))
    room.take(path)
    id = next(iter(room.desk.library.find(Query())))
    room.desk.show_page("import")
    room.settle()
    view = room.report.view
    view.selectRow(0)
    room.press(view, Qt.Key.Key_R)
    menu = next(one for one in room.report.findChildren(QMenu) if one.isVisible())
    next(one for one in menu.actions() if one.text() == "Cyrillic (KOI8-R)").trigger()
    menu.close()
    room.settle()
    assert room.desk.library.clippings.one(id).draft.headline == "Паром снова ходит"
    assert room.desk.notices.recorded[-1].text == "Read again with other letters"


def test_the_preview_is_drawn_in_both_themes(found: Room) -> None:
    for theme in ("light", "dark"):
        found.desk.set_settings(theme=theme)
        found.settle()
        picture: QImage = found.look.grab().toImage()
        assert picture.pixelColor(3, picture.height() // 2).name().upper() == found.desk.theme.list
