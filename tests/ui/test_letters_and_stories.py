"""Letters that mean nothing in a list, and how many outlets a story is said to have."""

from collections.abc import Callable
from pathlib import Path

import pytest
from desks import settle
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clipper.model.body import Body, paragraph
from clipper.model.clipping import ClippingRow, Draft
from clipper.store.library import Library
from clipper.ui.briefing.composer import Composer
from clipper.ui.clippings.row_words import spoken, tellers, told_by
from clipper.ui.main_window import MainWindow


def told(text: str, outlet: str) -> Draft:
    return Draft(f"Xylophones in {text}", Body((paragraph(f"Story {text}."),)), outlet=outlet)


@pytest.fixture
def rows(tmp_path: Path) -> Callable[..., list[ClippingRow]]:
    """The rows of one story, told by these outlets."""

    def make(*outlets: str) -> list[ClippingRow]:
        with Library.create(tmp_path / "Story.clipper") as library:
            ids = [one.id for one in library.file([told(str(n), name) for n, name in enumerate(outlets)])]
            library.stories.group(ids)
            return list(library.clippings.rows(ids).values())

    return make


@pytest.mark.parametrize(
    ("outlets", "said"),
    [
        (("Post", "Star", "Herald"), ["+2 outlets"] * 3),
        (("Post", "Post"), ["+1 version"] * 2),
        (("Post", "", ""), ["+2 versions", "+1 outlet", "+1 outlet"]),
        (("", ""), ["+1 version"] * 2),
        (("Post", "Post", "Star"), ["+1 outlet"] * 3),
    ],
)
def test_a_story_counts_outlets_and_not_clippings(rows: Callable, outlets: tuple[str, ...], said: list[str]) -> None:
    found = rows(*outlets)
    assert [told_by(row) for row in found] == said
    heard = spoken(found[0])
    assert ("other version" in heard) == ("version" in said[0]) and ("other outlet" in heard) == ("outlet" in said[0])


def test_the_outline_counts_them_in_the_same_way() -> None:
    assert [tellers(3, 4), tellers(1, 2), tellers(0, 1)] == ["3 outlets", "2 versions", "1 version"]


def test_a_letter_without_a_meaning_chooses_nothing(
    made_library: Callable[[int], Path], open_window: Callable[[Path], MainWindow], qtbot: QtBot
) -> None:
    path = made_library(6)
    with Library.open(path) as library:
        library.file([replace(told("the last", "Post"), slug="x")])
    window = open_window(path)
    view = window.clippings.list
    view.setFocus()
    settle(qtbot, window.desk)
    before = view.current
    qtbot.keyClick(view, Qt.Key.Key_X)
    qtbot.keyClick(view, Qt.Key.Key_Z)
    for letter in "Xylo":
        view.keyboardSearch(letter)
    settle(qtbot, window.desk)
    assert view.current == before


def test_f6_goes_through_outline_entry_and_pages_of_a_briefing(
    made_library: Callable[[int], Path], open_window: Callable[[Path], MainWindow], qtbot: QtBot
) -> None:
    path = made_library(3)
    with Library.open(path) as library:
        issue = library.briefings.new("Morning brief", date="2026-11-24")
        library.briefings.add_entries(issue, [1, 2])
    window = open_window(path)
    window.desk.open_issue(issue)
    window.show_page("briefing")
    settle(qtbot, window.desk)
    composer = window.page("briefing")
    assert isinstance(composer, Composer)
    qtbot.waitUntil(lambda: composer.outline.view.rows.rowCount() > 0, timeout=10_000)
    qtbot.waitUntil(lambda: composer.pages.view.isVisible(), timeout=30_000)
    composer.outline.view.setFocus()

    def here() -> QWidget | None:
        panes = (window.clippings, composer.outline, composer.middle, composer.pages)
        focus = window.focusWidget()
        return next((one for one in panes if focus is not None and one.isAncestorOf(focus)), None)

    order = [composer.middle, composer.pages, composer.outline]
    for there in (*order, *order):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        assert here() is there
    for there in reversed(order[:2]):
        qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        assert here() is there
    qtbot.keyClick(window, Qt.Key.Key_F9)
    composer.pages.view.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert here() is window.clippings
