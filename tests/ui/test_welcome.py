"""The first screen: a library is made, opened, or refused in a sentence."""

from pathlib import Path

import pytest
from composing import fonts
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clipper.model.query import Query
from clipper.paths import SAMPLE_MARKER
from clipper.settings import Settings
from clipper.store.library import Library
from clipper.ui.settings.welcome import Welcome, proposed, sample_place

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def welcome(qtbot: QtBot) -> Welcome:
    made = Welcome(None, Settings(theme="light"), fonts=fonts())
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    return made


def test_a_library_is_made_where_she_says(qtbot: QtBot, welcome: Welcome, tmp_path: Path) -> None:
    welcome.place.setText(str(tmp_path / "Documents" / "Press"))
    with qtbot.waitSignal(welcome.created) as said:
        qtbot.mouseClick(welcome.create_button, LEFT)
    path = tmp_path / "Documents" / "Press.clipper"
    assert said.args == [path]
    with Library.open(path) as library:
        assert library.count(Query()) == 0


def test_enter_in_the_field_makes_it_too(qtbot: QtBot, welcome: Welcome, tmp_path: Path) -> None:
    welcome.place.setText(str(tmp_path / "Press.clipper"))
    with qtbot.waitSignal(welcome.created):
        qtbot.keyClick(welcome.place, Qt.Key.Key_Return)


def test_a_library_that_stands_there_is_opened(qtbot: QtBot, welcome: Welcome, tmp_path: Path) -> None:
    Library.create(tmp_path / "Press.clipper").close()
    welcome.place.setText(str(tmp_path / "Press.clipper"))
    assert welcome.create_button.text() == "Open library"
    with qtbot.waitSignal(welcome.opened) as said:
        qtbot.mouseClick(welcome.create_button, LEFT)
    assert said.args == [tmp_path / "Press.clipper"]


@pytest.mark.parametrize("text", ["/", "~nobody-here/Press", ".", "..", "a\0b", "/x/" + "n" * 300, "/dev/null/Press"])
def test_a_place_that_can_be_none_is_said_and_nothing_falls_over(
    welcome: Welcome, text: str, monkeypatch, tmp_path
) -> None:
    """Typing is no crash: every letter of a path is looked at on the way, “/” first."""
    monkeypatch.chdir(tmp_path)
    made: list[Path] = []
    welcome.created.connect(made.append)
    welcome.opened.connect(made.append)
    welcome.place.setText(text)
    assert welcome.hint.text()
    welcome.make()
    assert welcome.hint.text()
    if made:
        assert made == [Path(text + ".clipper")] and (tmp_path / made[0] / "library.db").exists()


def test_anything_else_that_stands_there_is_left_alone(qtbot: QtBot, welcome: Welcome, tmp_path: Path) -> None:
    (tmp_path / "Press.clipper").mkdir()
    (tmp_path / "Press.clipper" / "diary.txt").write_text("mine", encoding="utf-8")
    welcome.place.setText(str(tmp_path / "Press.clipper"))
    assert not welcome.create_button.isEnabled()
    assert welcome.hint.text() == "Something else stands here. Choose another name."
    welcome.make()
    assert [one.name for one in (tmp_path / "Press.clipper").iterdir()] == ["diary.txt"]


def test_a_place_that_cannot_be_written_is_said(qtbot: QtBot, welcome: Welcome, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    welcome.place.setText(str(tmp_path / "file" / "Press.clipper"))
    with qtbot.assertNotEmitted(welcome.created):
        qtbot.mouseClick(welcome.create_button, LEFT)
    assert welcome.hint.property("ink") == "error"
    assert "No folder can be made here" in welcome.hint.text()


def test_a_look_round_leaves_her_own_place_alone(qtbot: QtBot, welcome: Welcome, tmp_path: Path) -> None:
    welcome.place.setText(str(tmp_path / "Press.clipper"))
    with qtbot.waitSignal(welcome.sampled) as said, qtbot.assertNotEmitted(welcome.created):
        qtbot.mouseClick(welcome.samples, LEFT)
    assert said.args == [tmp_path / "Clipper samples.clipper"] and list(tmp_path.iterdir()) == []


def test_only_a_library_made_for_show_is_replaced(tmp_path: Path) -> None:
    first, second = tmp_path / "Clipper samples.clipper", tmp_path / "Clipper samples 2.clipper"
    Library.create(first).close()
    assert sample_place(tmp_path) == second
    (first / SAMPLE_MARKER).write_text("", encoding="utf-8")
    assert sample_place(tmp_path) == first


def test_nothing_else_is_begun_while_the_samples_are_made(welcome: Welcome, tmp_path: Path) -> None:
    welcome.place.setText(str(tmp_path / "Press.clipper"))
    welcome.wait("Making…")
    assert not welcome.samples.isEnabled() and not welcome.create_button.isEnabled()
    assert welcome.hint.text() == "Making…"
    welcome.wait("")
    assert welcome.samples.isEnabled() and welcome.create_button.isEnabled()


def test_a_folder_without_a_library_is_not_opened(qtbot: QtBot, welcome: Welcome, tmp_path: Path) -> None:
    with qtbot.assertNotEmitted(welcome.opened):
        welcome.open_library(tmp_path)
    assert "holds no library" in welcome.hint.text()
    Library.create(tmp_path / "Press.clipper").close()
    with qtbot.waitSignal(welcome.opened):
        welcome.open_library(tmp_path / "Press.clipper")


def test_the_place_proposed_is_free(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("clipper.paths.default_library", lambda: tmp_path / "Press.clipper")
    assert proposed() == tmp_path / "Press.clipper"
    (tmp_path / "Press.clipper").mkdir()
    (tmp_path / "Press 2.clipper").mkdir()
    assert proposed() == tmp_path / "Press 3.clipper"


def test_her_library_at_the_usual_place_is_proposed_though_the_settings_were_lost(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("clipper.paths.default_library", lambda: tmp_path / "Press.clipper")
    Library.create(tmp_path / "Press.clipper").close()
    made = Welcome(None, Settings(theme="light"), fonts=fonts())
    qtbot.addWidget(made)
    assert made.path == tmp_path / "Press.clipper"
    assert made.create_button.text() == "Open library" and made.create_button.isEnabled()


def test_a_library_at_a_place_that_cannot_be_looked_at_still_lets_the_first_screen_stand(qtbot: QtBot) -> None:
    made = Welcome(None, Settings(theme="light", library=f"/{'a' * 5_000}.clipper"), fonts=fonts())
    qtbot.addWidget(made)
    assert made.place.text().endswith(".clipper")


def test_a_narrow_window_shows_no_picture(qtbot: QtBot, welcome: Welcome) -> None:
    assert welcome.picture.isVisible()
    welcome.resize(700, 700)
    qtbot.waitUntil(lambda: not welcome.picture.isVisible(), timeout=2_000)
