"""Check before print in the window: every finding with a remedy that works, in the composer and in the export dialog."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from composing import briefed, desk_on, filled, settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from clipper.model.briefing import Office
from clipper.model.finding import Finding
from clipper.ui.briefing.composer import Composer
from clipper.ui.desk import Desk
from clipper.ui.exporting.export_dialog import ExportDialog
from clipper.ui.exporting.fact_words import fact_words
from clipper.ui.exporting.plan import facts, without_advice

LEFT = Qt.MouseButton.LeftButton
LONG = "Ministers who met in the old harbour agree on the outline of a treaty that nobody has signed and that some say never will be"


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    library, clippings = filled(tmp_path / "Press.clipper")
    briefing = briefed(library, clippings)
    library.set_office(Office(name="Press Office"))
    entries = [entry.id for section in library.briefings.one(briefing).sections for entry in section.entries]
    library.briefings.change_entry(entries[1], commentary="He said “we are nearer than we were” on Tuesday.")
    library.clippings.change([clippings[2]], headline=LONG)
    library.briefings.add_entries(briefing, [clippings[0]])
    library.close()
    made = desk_on(qtbot, tmp_path / "Press.clipper")
    made.open_issue(briefing)
    yield made
    made.close()


@pytest.fixture
def composer(qtbot: QtBot, desk: Desk) -> Iterator[Composer]:
    made = Composer(desk)
    qtbot.addWidget(made)
    made.resize(1440, 800)
    made.show()
    settle(qtbot, desk)
    yield made
    made.shut()


def dialog_on(qtbot: QtBot, desk: Desk, folder: Path) -> ExportDialog:
    dialog = ExportDialog(desk, desk.open_briefing)
    dialog.set_folder(folder)
    dialog.open()
    settle(qtbot, desk)
    return dialog


def button(dialog: ExportDialog, words: str) -> QPushButton:
    return next(one for one in dialog.facts.findChildren(QPushButton) if one.text() == words)


def shown(dialog: ExportDialog) -> list[str]:
    return [fact.kind for fact in dialog.facts.shown if fact.tone == "warn"]


def entry(desk: Desk, place: int) -> int:
    issue = desk.library.briefings.one(desk.open_briefing)
    return [entry.id for section in issue.sections for entry in section.entries][place]


def test_both_wordings_are_shown_and_put_away(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = dialog_on(qtbot, desk, tmp_path)
    assert shown(dialog) == ["not_verbatim", "long_headline", "same_clipping"]
    both = next(one for one in dialog.facts.findChildren(QLabel) if "As quoted: “we are nearer" in one.text())
    assert "In the source: “We are closer than we were”" in both.text() and not both.isVisible()
    qtbot.mouseClick(button(dialog, "Show both"), LEFT)
    assert both.isVisible()
    qtbot.mouseClick(button(dialog, "Show both"), LEFT)
    assert not both.isVisible()
    dialog.done(0)


def test_a_quotation_that_is_right_is_confirmed_and_said_no_more(
    qtbot: QtBot, desk: Desk, composer: Composer, tmp_path: Path
) -> None:
    dialog = dialog_on(qtbot, desk, tmp_path)
    qtbot.mouseClick(button(dialog, "Show both"), LEFT)
    qtbot.mouseClick(button(dialog, "It is right"), LEFT)
    settle(qtbot, desk)
    assert shown(dialog) == ["long_headline", "same_clipping"]
    dialog.done(0)
    desk.undo()
    qtbot.waitUntil(lambda: composer.head.check.text() == " Check 3", timeout=10_000)
    settle(qtbot, desk)
    desk.actions["check"].trigger()
    menu = composer.head.findChild(QMenu)
    assert menu is not None
    next(one for one in menu.actions() if one.text().startswith("It is right: “we are nearer")).trigger()
    menu.close()
    qtbot.waitUntil(lambda: composer.head.check.text() == " Check 2", timeout=10_000)
    assert len(desk.library.briefings.one(desk.open_briefing).sections[0].entries[1].accepted) == 1


def test_the_ways_from_the_dialog_lead_into_the_composer(
    qtbot: QtBot, desk: Desk, composer: Composer, tmp_path: Path
) -> None:
    dialog = dialog_on(qtbot, desk, tmp_path)
    qtbot.mouseClick(button(dialog, "Show both"), LEFT)
    qtbot.mouseClick(button(dialog, "Go to the entry"), LEFT)
    settle(qtbot, desk)
    assert not isValid(dialog) or not dialog.isVisible()
    assert composer.outline.current_entry == entry(desk, 1)
    assert "We are closer" in composer.editor.notice_words.text()
    dialog = dialog_on(qtbot, desk, tmp_path)
    qtbot.mouseClick(button(dialog, "Write short one"), LEFT)
    settle(qtbot, desk)
    assert composer.outline.current_entry == composer.editor.entry == entry(desk, 2)
    assert composer.focusWidget() is composer.editor.short


def test_what_stands_twice_is_left_out(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = dialog_on(qtbot, desk, tmp_path)
    twice = entry(desk, 5)
    qtbot.mouseClick(button(dialog, "Leave out"), LEFT)
    settle(qtbot, desk)
    assert shown(dialog) == ["not_verbatim", "long_headline"]
    left = desk.library.briefings.one(desk.open_briefing).sections
    assert twice not in [entry.id for section in left for entry in section.entries]
    dialog.done(0)


def test_the_composers_menu_leads_to_each_entry_and_remedies_it(qtbot: QtBot, desk: Desk, composer: Composer) -> None:
    assert composer.head.check.text() == " Check 3"
    desk.actions["check"].trigger()
    menu = composer.head.findChild(QMenu)
    assert menu is not None
    by_words = {action.text(): action for action in menu.actions()}
    next(action for words, action in by_words.items() if "has 124 characters" in words).trigger()
    assert composer.focusWidget() is composer.editor.short
    by_words["Leave out: 1 clipping stands twice"].trigger()
    menu.close()
    settle(qtbot, desk)
    assert composer.head.check.text() == " Check 2"


KINDS = (
    "trashed", "no_outlet", "no_date", "no_language", "no_text", "no_marks", "lost_mark", "proposed_summary", "not_verbatim",
    "misspelt", "long_headline", "no_facsimile", "file_missing", "file_damaged", "file_undrawn", "picture_missing",
    "same_clipping", "same_story", "near_text", "told_before", "embargo", "expired", "copies", "link_only", "image_only",
    "excerpt_only", "too_long",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_words_for_several_and_a_button(desk: Desk, kind: str) -> None:
    issue = desk.library.briefings.one(desk.open_briefing)
    one, two = (facts(issue, [Finding(n, kind, "It is so.") for n in range(1, many + 1)])[0] for many in (1, 2))
    assert one.sentence == (one.counted if kind == "not_verbatim" else "It is so")
    assert one.counted == fact_words(kind, 1)[0] != ""
    assert "2" in two.sentence and two.remedy and two.entries == (1, 2)


def test_a_note_is_no_warning(desk: Desk) -> None:
    issue = desk.library.briefings.one(desk.open_briefing)
    found = facts(issue, [Finding(None, "no_dictionary", "Spelling was not checked.", note=True)])
    assert [fact.tone for fact in found] == ["note", "ok", "ok"] and not found[0].remedy


def test_what_a_button_does_is_not_said_beside_it() -> None:
    assert (
        without_advice("“Mr. X wins” names no outlet. Write it into the clipping.") == "“Mr. X wins” names no outlet."
    )
    whole = "“Mr. Smith wins” has no marks, so its summary stands in for the excerpt."
    assert without_advice(whole) == whole
