"""The whole journey through the real window: drop, read, mark, tag, correct, undo, find, brief, reorder, export, undo."""

import shutil
from collections.abc import Callable
from pathlib import Path

from docx import Document as WordFile
from hands import Hands
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clipper.model.annotation import Role
from clipper.model.briefing import Briefing, Rendition
from clipper.model.clipping import Clipping
from clipper.store.library import Library
from clipper.ui.importing.batch import Verdict
from clipper.ui.main_window import MainWindow
from tests.conftest import SAMPLES

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
LEAD, PILOTS = "press-update-us-china-framework.txt", "atlantic-wire-pilots-return.txt"
PORTS, GERMAN = "harbour-post-carriers-reroute.html", "rheinische-warte-handelsrahmen.html"
LEADER, STATEMENT = "capital-observer-page-3.pdf", "ministry-statement.docx"
MAIL, SCAN = "trade-desk-daily.eml", "evening-herald-cutting.png"
KINDS = (LEAD, PILOTS, PORTS, GERMAN, LEADER, STATEMENT, MAIL, SCAN)
FIRST_QUOTE, SECOND_QUOTE = "outstanding concerns “will be resolved”", "“We’re moving as quickly as we can,”"
CRITICISM = "months of strained relations and stalled negotiations"
COMMENT, COMMENTARY = "Ask the desk for the full sentence", "Agreed, not signed. Avoid the word treaty."
"""What is typed on the mark, and what is printed with the entry."""


def morning(folder: Path) -> Path:
    """A folder with samples of every kind, one file that is damaged and one that is there twice."""
    folder.mkdir()
    for name in KINDS:
        shutil.copy(SAMPLES / name, folder / name)
    shutil.copy(SAMPLES / PILOTS, folder / "pilots-again.txt")
    (folder / "torn.pdf").write_bytes(b"%PDF-1.7\n% the rest is missing")
    return folder


def test_from_a_dropped_folder_to_a_briefing_in_word_and_pdf(
    qtbot: QtBot,
    tmp_path: Path,
    made_library: Callable[[int], Path],
    open_window: Callable[[Path], MainWindow],
) -> None:
    place = made_library(0)
    hands = Hands(qtbot, open_window(place))
    take_in(hands, morning(tmp_path / "Morning"))
    mark(hands)
    tag_and_correct(hands)
    take_the_last_thing_back(hands)
    find(hands)
    brief(hands)
    word, pdf = sorted(hands.export(tmp_path / "out", ".pdf", ".docx"))
    before = hands.desk.library.briefings.one(hands.desk.open_briefing)
    take_the_order_back_and_forth(hands)
    briefing = hands.desk.open_briefing
    ids = {name: hands.id(name) for name in KINDS}
    hands.window.close()
    with Library.open(place, write=False) as library:
        clippings = {name: library.clippings.one(id) for name, id in ids.items()}
        assert library.briefings.one(briefing) == before
        check_library(library, ids, before)
    check_files(word, pdf, clippings)


def take_in(hands: Hands, folder: Path) -> None:
    """Drop the folder; every file is told as what it is."""
    report = hands.drop_folder(folder)
    shown = [
        report.view.rows.index(n, 0).data(Qt.ItemDataRole.UserRole + 1) for n in range(report.view.rows.rowCount())
    ]
    verdicts = {Path(row.source).name: row for row in shown}
    assert len(verdicts) == len(KINDS) + 2
    assert verdicts["torn.pdf"].verdict is Verdict.REFUSED
    assert verdicts["torn.pdf"].sentence.startswith("This PDF is damaged")
    assert shown[0] is verdicts["torn.pdf"], "what was refused stands first"
    assert verdicts["pilots-again.txt"].verdict is Verdict.HERE
    assert verdicts["pilots-again.txt"].sentence
    assert {name for name, row in verdicts.items() if row.verdict in {Verdict.FILED, Verdict.LOOK}} == set(KINDS)
    assert hands.window.status.left.text() == f"{len(KINDS)} clippings · Inbox {len(KINDS)}"
    hands.press(report.view, Qt.Key.Key_Escape)
    assert hands.list.hasFocus() and len(hands.list.table.ids) == len(KINDS)


def mark(hands: Hands) -> None:
    """Read one; two key quotes, one by mouse and one by keys, and a criticism; a comment on the first."""
    room = hands.read(LEAD)
    assert room.pane.page.head.accessibleName().startswith("US and China Agree")
    room.drag_over(FIRST_QUOTE)
    room.press(Qt.Key.Key_1)
    article = room.pane.page.view.article
    assert article is not None
    room.caret(article.places.position(room.span(SECOND_QUOTE)[0]))
    for _character in SECOND_QUOTE:
        hands.qtbot.keyClick(room.pane.page.view, Qt.Key.Key_Right, SHIFT)
    room.press(Qt.Key.Key_1)
    room.drag_over(CRITICISM)
    room.press(Qt.Key.Key_3)
    hands.comment(room, FIRST_QUOTE, COMMENT)
    assert {(one.anchor.exact, one.role, one.comment) for one in room.marks() if one.anchor} == {
        (FIRST_QUOTE, Role.KEY_QUOTE, COMMENT),
        (SECOND_QUOTE, Role.KEY_QUOTE, ""),
        (CRITICISM, Role.CRITICISM, ""),
    }


def tag_and_correct(hands: Hands) -> None:
    """Three clippings get a tag at once; an outlet and a date are put right in place."""
    hands.choose(LEAD, PORTS, GERMAN)
    hands.tag("Trade/Rare earths")
    assert all(hands.held(name).tags == ("Trade/Rare earths",) for name in (LEAD, PORTS, GERMAN))
    room = hands.read(LEADER)
    hands.correct(room, Qt.Key.Key_O, "outlet", "Capital Observer")
    assert hands.held(LEADER).draft.outlet == "Capital Observer"
    room = hands.read(LEAD)
    hands.correct(room, Qt.Key.Key_D, "published", "11 June 2025")
    assert hands.held(LEAD).draft.published.day == "2025-06-11"


def take_the_last_thing_back(hands: Hands) -> None:
    """Ctrl+Z: the date is gone again, and nothing else; then it is typed once more."""
    hands.press(hands.list, Qt.Key.Key_Z, CTRL)
    assert hands.held(LEAD).draft.published.day is None
    assert hands.held(LEADER).draft.outlet == "Capital Observer"
    hands.press(hands.list, Qt.Key.Key_Z, CTRL | SHIFT)
    assert hands.held(LEAD).draft.published.day == "2025-06-11"


def find(hands: Hands) -> None:
    """Words as they are typed; Esc brings everything back."""
    assert hands.search("“voted 212 to 37”") == [hands.id(PILOTS)]
    hands.press(hands.window.bar.search, Qt.Key.Key_Escape)
    assert hands.search("Bérlin begrüßt") == [hands.id(GERMAN)]
    hands.press(hands.window.bar.search, Qt.Key.Key_Escape)
    assert len(hands.list.table.ids) == len(KINDS)


def brief(hands: Hands) -> None:
    """A new issue: two sections, clippings dragged in, put in order, each in its rendition, a line of commentary."""
    hands.press(hands.list, Qt.Key.Key_N, CTRL | SHIFT)
    hands.new_section("Trade talks")
    hands.new_section("At sea")
    view = hands.composer.outline.view
    hands.press(view, Qt.Key.Key_F9)
    hands.drag_to_section([GERMAN, LEAD], 0)
    hands.drag_to_section([PORTS], 1)
    hands.drag_to_section([PILOTS], 1)
    assert sorted(hands.order()[0]) == sorted([GERMAN, LEAD]) and hands.order()[1] == [PORTS, PILOTS]
    lead_up = hands.order()[0][0] != LEAD
    hands.choose_entry(LEAD)
    hands.press(view, Qt.Key.Key_Up if lead_up else Qt.Key.Key_Down, ALT)
    hands.choose_entry(PORTS)
    hands.press(view, Qt.Key.Key_Down, ALT)
    wanted = [[LEAD, GERMAN] if lead_up else [GERMAN, LEAD], [PILOTS, PORTS]]
    assert hands.order() == wanted
    for name, key in ((LEAD, Qt.Key.Key_3), (GERMAN, Qt.Key.Key_2), (PILOTS, Qt.Key.Key_4), (PORTS, Qt.Key.Key_1)):
        hands.choose_entry(name)
        hands.press(view, key)
    hands.choose_entry(LEAD)
    hands.press(view, Qt.Key.Key_N)
    comment = hands.composer.editor.comment
    assert comment.hasFocus()
    hands.type_in(comment, COMMENTARY)
    view.setFocus()
    hands.settle()


def take_the_order_back_and_forth(hands: Hands) -> None:
    """Undo until the entries stand as they were dropped, and redo everything."""
    after = hands.desk.library.briefings.one(hands.desk.open_briefing)
    turns = 0
    while hands.order()[1] != [PORTS, PILOTS] and turns < 12:
        hands.press(hands.composer.outline.view, Qt.Key.Key_Z, CTRL)
        turns += 1
    assert hands.order()[1] == [PORTS, PILOTS]
    shown = hands.composer.outline.model
    hands.qtbot.waitUntil(lambda: shown.item(1).child(0).text().startswith("Ports brace"), timeout=5_000)
    for _turn in range(turns):
        hands.press(hands.composer.outline.view, Qt.Key.Key_Z, CTRL | SHIFT)
    assert hands.desk.library.briefings.one(hands.desk.open_briefing) == after


def check_library(library: Library, ids: dict[str, int], issue: Briefing) -> None:
    """What stands in the library when it is opened again."""
    assert [section.title for section in issue.sections] == ["Trade talks", "At sea"]
    entries = {e.clipping: e for section in issue.sections for e in section.entries}
    assert {name: entries[ids[name]].rendition for name in (LEAD, GERMAN, PILOTS, PORTS)} == {
        LEAD: Rendition.EXCERPT,
        GERMAN: Rendition.SUMMARY,
        PILOTS: Rendition.FULL,
        PORTS: Rendition.HEADLINE,
    }
    assert entries[ids[LEAD]].commentary == COMMENTARY
    assert sorted((m.role, m.comment) for m in library.annotations.of(ids[LEAD])) == sorted(
        [(Role.KEY_QUOTE, COMMENT), (Role.KEY_QUOTE, ""), (Role.CRITICISM, "")]
    )


def check_files(word: Path, pdf: Path, clippings: dict[str, Clipping]) -> None:
    """Both files carry the issue: headlines in order, the marked passages alone, the comment, the whole text."""
    with PdfDocument(pdf) as opened:
        printed = " ".join(page.get_textpage().get_text_bounded() for page in opened)
    written = "\n".join(part.text or "" for part in WordFile(str(word)).element.body.iter() if part.tag.endswith("}t"))
    for text in (flat(printed), flat(written)):
        heads = [flat(clippings[name].draft.headline) for name in (LEAD, GERMAN, PILOTS, PORTS)]
        places = [text.rindex(head) for head in heads]
        assert len(set(places)) == 4
        assert text.rindex(flat(clippings[PILOTS].draft.headline)) < text.rindex(flat(clippings[PORTS].draft.headline))
        for passage in (FIRST_QUOTE, SECOND_QUOTE, CRITICISM):
            assert flat(passage) in text
        assert flat("On the Chinese side, Vice Premier He Lifeng led the delegation") not in text
        assert flat(COMMENTARY) in text
        for block in clippings[PILOTS].draft.body.blocks:
            assert flat(block.text) in text
        assert flat(clippings[PORTS].draft.body.blocks[-1].text) not in text, "headline only"


def flat(text: str) -> str:
    """Letters and digits alone, so that line ends and hyphens do not matter."""
    return "".join(character for character in text.casefold() if character.isalnum())
