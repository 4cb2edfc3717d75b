"""The entry editor by keys and mouse through the real window: tone, show as, quotes, several at once, also in, cover note."""

import json
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from composing import mark
from morning import ALT, CTRL, SHIFT, TEMPLATE, Room, draft, morning
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from clipper.model.annotation import Role
from clipper.model.briefing import Entry, Rendition, Tone
from clipper.model.clipping import Original
from clipper.model.document import PullQuote
from clipper.ui.briefing.outline_rows import EntryRow
from clipper.ui.briefing.version_list import signs
from clipper.ui.main_window import MainWindow
from clipper.workflows import export_briefing

KEY, LEFT, NONE = Qt.Key, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
FIRST, SECOND, SHIPS = "Licences by spring", "Ministers agree tariff", "Ships wait"


class Desk(Room):
    """The issue of the morning, the keyboard in its outline, its first entry chosen."""

    def entry(self, headline: str) -> Entry:
        """The entry that prints a clipping."""
        rows = self.desk.library.clippings.rows([e.clipping for s in self.issue.sections for e in s.entries])
        return next(e for s in self.issue.sections for e in s.entries if rows[e.clipping].headline == headline)

    def choose(self, *headlines: str) -> None:
        """Click on the first of these entries, and on the others with Ctrl."""
        view = self.composer.outline.view
        for number, one in enumerate(headlines):
            box = view.visualRect(view.rows.index_of(self.entry(one).id))
            self.qtbot.mouseClick(view.viewport(), LEFT, CTRL if number else NONE, box.center())
            self.settle()

    def row(self, headline: str) -> EntryRow:
        """What the outline shows of an entry."""
        found = self.composer.outline.model.row_at(self.composer.outline.model.index_of(self.entry(headline).id))
        assert isinstance(found, EntryRow)
        return found

    def click(self, widget: QWidget, where: QPoint) -> None:
        """Click and wait."""
        self.qtbot.mouseClick(widget, LEFT, NONE, where)
        self.settle()

    def segment(self, row, key: str) -> QPoint:
        """The middle of a segment."""
        return next(box.center() for one, _word, box in row._boxes() if one == key)


@pytest.fixture
def here(qtbot: QtBot, tmp_path: Path, open_window: Callable[[Path], MainWindow]) -> Desk:
    """The window with an issue begun from the only template."""
    morning(tmp_path / "Press.clipper", TEMPLATE)
    made = Desk(qtbot, open_window(tmp_path / "Press.clipper"))
    made.window.resize(1440, 900)
    made.press(KEY.Key_N, CTRL | SHIFT)
    made.choose(FIRST)
    return made


@pytest.mark.parametrize(("key", "field"), [(KEY.Key_N, "commentary"), (KEY.Key_F2, "short_headline")])
def test_words_typed_at_once_are_for_the_entry_gone_to_and_stay(here: Desk, key: Qt.Key, field: str) -> None:
    """The editor follows the outline after a moment."""
    view = here.composer.outline.view
    here.qtbot.keyClick(view, KEY.Key_J)
    here.qtbot.keyClick(view, key)
    written = QApplication.focusWidget()
    assert written is not None and written is not view
    here.qtbot.keyClicks(written, "Read this first")
    here.settle()
    view.setFocus()
    here.settle()
    kept = [entry for section in here.issue.sections for entry in section.entries if getattr(entry, field)]
    assert [(one.id, getattr(one, field)) for one in kept] == [(here.composer.outline.current_entry, "Read this first")]
    assert kept[0].id != here.entry(FIRST).id


# -- tone ----------------------------------------------------------------------------------------------------------


def test_tone_by_keys_by_mouse_and_back(here: Desk) -> None:
    tone, accessible = here.composer.editor.tone, Qt.ItemDataRole.AccessibleTextRole
    for key, wanted in (
        (KEY.Key_Plus, Tone.FAVOURABLE),
        (KEY.Key_Equal, Tone.BALANCED),
        (KEY.Key_Minus, Tone.CRITICAL),
    ):
        here.press(key)
        assert here.entry(FIRST).tone is wanted and tone.current == wanted.value
    assert here.row(FIRST).tone is Tone.CRITICAL
    assert "Critical" in here.composer.outline.view.currentIndex().data(accessible)
    assert export_briefing.document(here.desk.library, here.issue.id).sections[0].items[0].tone is Tone.CRITICAL
    here.click(tone, here.segment(tone, "favourable"))
    assert here.entry(FIRST).tone is Tone.FAVOURABLE and tone.accessibleName() == "Tone: Favourable"
    here.composer.outline.view.setFocus()
    here.press(KEY.Key_0)
    assert here.entry(FIRST).tone is None and tone.current == "none"
    here.press(KEY.Key_Z, CTRL)
    assert here.entry(FIRST).tone is Tone.FAVOURABLE
    here.press(KEY.Key_Minus)
    assert [word for _key, word, _box in tone._boxes()] == ["None", "Favourable", "Balanced", "Critical"]
    tone.resize(tone._full - 30, tone.height())
    narrow = [word for _key, word, _box in tone._boxes()]
    assert narrow == ["None", "", "", "Critical"], "the shapes stay, and the word of the chosen one"
    tone.resize(tone._full + 10, tone.height())
    assert all(word for _key, word, _box in tone._boxes())


# -- show as -------------------------------------------------------------------------------------------------------


def scanned(here: Desk) -> None:
    """An entry whose original is a picture comes in."""
    png = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
        "0000000d49444154789c63f8ffff3f0005fe02fea7d605c80000000049454e44ae426082"
    )

    def deed(library) -> None:
        page = Original("page.png", "image/png", size=len(png), data=png)
        (one,) = library.file([replace(draft("Post", "A page", "As it stood in print."), original=page)])
        library.briefings.add_entries(here.issue.id, [one.id], section="Ports")

    here.change(deed)


def test_text_and_page_by_key_and_from_the_small_menu_or_why_not(here: Desk) -> None:
    scanned(here)
    show = here.composer.editor.show_as
    here.choose("A page")
    here.press(KEY.Key_6)
    assert here.entry("A page").rendition is Rendition.TEXT_FACSIMILE and show.current == "text_facsimile"
    assert [key for key, _word, _box in show._boxes()][-1] == "text_facsimile"
    here.click(show, here.segment(show, "text_facsimile"))
    menu = show.findChild(QMenu)
    assert menu is not None and menu.isVisible()
    assert [one.text() for one in menu.actions() if one.isChecked()] == ["Text and page"]
    menu.actions()[0].trigger()
    menu.close()
    here.settle()
    assert here.entry("A page").rendition is Rendition.FACSIMILE and show.current == "facsimile"
    show.setFocus()
    here.press(KEY.Key_Left)
    assert here.entry("A page").rendition is Rendition.FULL
    assert show.minimumSizeHint().width() <= show.width(), "six words stand side by side"
    here.choose(FIRST)
    before = here.entry(FIRST).rendition
    here.press(KEY.Key_6)
    assert here.entry(FIRST).rendition is before
    assert here.desk.notices.recorded[-1].text == "1 entry has no page to print"
    assert "no page" in show.tip("facsimile") and show.tip("excerpt") == "Excerpt (3)"
    here.click(show, here.segment(show, "facsimile"))
    assert here.entry(FIRST).rendition is before


# -- quotes --------------------------------------------------------------------------------------------------------


def marked(here: Desk) -> list[int]:
    """Two marks in the clipping of the second entry."""
    made: list[int] = []
    clipping = here.entry(SECOND).clipping
    here.change(lambda library: made.append(mark(library, clipping, "The tariff was agreed")))
    here.change(lambda library: made.append(mark(library, clipping, "both capitals", Role.FACT)))
    here.choose(SECOND)
    return made


def pulled(here: Desk) -> list[str]:
    document = export_briefing.document(here.desk.library, here.issue.id)
    item = next(one for section in document.sections for one in section.items if one.headline == SECOND)
    return [block.text for block in item.blocks if isinstance(block, PullQuote)]


def test_a_mark_is_set_apart_by_key_in_an_excerpt_and_by_mouse_in_a_full_text(here: Desk) -> None:
    first, second = marked(here)
    passages = here.composer.editor.passages
    here.press(KEY.Key_3)
    here.press(KEY.Key_Return)
    assert passages.hasFocus()
    here.press(KEY.Key_Down)
    here.press(KEY.Key_Q)
    assert here.entry(SECOND).quotes == (second,) and here.entry(SECOND).passages is None
    assert pulled(here) == ["both capitals"]
    here.press(KEY.Key_Space)
    assert here.entry(SECOND).passages == (first,) and here.entry(SECOND).quotes == (second,)
    here.press(KEY.Key_Escape)
    assert here.composer.outline.view.hasFocus()
    here.press(KEY.Key_4)
    assert passages.isVisible() and here.composer.editor.passage_part.name.text() == "Quotes from your marks"
    box = passages._rows(passages.width())[0][0]
    here.click(passages, passages._sign(box).center())
    assert here.entry(SECOND).quotes == (first, second) and here.entry(SECOND).passages == (first,)
    assert sorted(pulled(here)) == ["The tariff was agreed", "both capitals"]
    assert here.composer.editor.passage_part.counted.text() == "2 set apart"
    here.composer.outline.view.setFocus()
    here.press(KEY.Key_1)
    assert not passages.isVisible() and pulled(here) == [], "a headline alone has no quotes"
    here.press(KEY.Key_Z, CTRL)
    here.press(KEY.Key_Z, CTRL)
    assert here.entry(SECOND).quotes == (second,)


def printed(path: str) -> str:
    """The words of a PDF."""
    with pypdfium2.PdfDocument(path) as paper:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in paper).split())


def test_quotes_stand_in_the_live_pages(qtbot: QtBot, here: Desk) -> None:
    pages = here.composer.pages
    marked(here)
    here.press(KEY.Key_4)
    qtbot.waitUntil(lambda: pages.view.count > 0 and not pages.busy, timeout=30_000)
    before, number = printed(pages._path), pages._path_number
    here.press(KEY.Key_Q)
    assert here.composer.editor.passages.hasFocus()
    here.press(KEY.Key_Q)
    qtbot.waitUntil(lambda: pages._path_number > number and not pages.busy, timeout=30_000)
    assert printed(pages._path).count("The tariff was agreed") == before.count("The tariff was agreed") + 1


# -- several -------------------------------------------------------------------------------------------------------


def test_rendition_and_tone_go_for_all_that_are_chosen(here: Desk) -> None:
    editor = here.composer.editor
    here.press(KEY.Key_Plus)
    here.choose(FIRST, SECOND, SHIPS)
    assert editor.several.isVisible() and editor.several.text().startswith("3 entries chosen")
    assert editor.tone.current == "" and editor.show_as.current == ""
    here.click(editor.tone, here.segment(editor.tone, "critical"))
    assert [here.entry(one).tone for one in (FIRST, SECOND, SHIPS)] == [Tone.CRITICAL] * 3
    assert here.said == "3 entries: critical" and editor.tone.current == "critical"
    here.click(editor.show_as, here.segment(editor.show_as, "summary"))
    assert {here.entry(one).rendition for one in (FIRST, SECOND, SHIPS)} == {Rendition.SUMMARY}
    here.composer.outline.view.setFocus()
    here.press(KEY.Key_Z, CTRL)
    assert [here.entry(one).rendition for one in (FIRST, SECOND, SHIPS)] == [
        Rendition.EXCERPT,
        Rendition.EXCERPT,
        Rendition.HEADLINE,
    ]
    here.press(KEY.Key_Equal)
    assert {here.entry(one).tone for one in (FIRST, SECOND, SHIPS)} == {Tone.BALANCED}
    here.choose(FIRST)
    assert not editor.several.isVisible()


def test_all_are_chosen_over_the_sections_and_moved_and_taken_out_by_keys(here: Desk) -> None:
    scanned(here)
    here.choose(FIRST)
    here.press(KEY.Key_Down, SHIFT)
    here.press(KEY.Key_Down, SHIFT)
    here.press(KEY.Key_Down, SHIFT)
    assert [row.headline for row in here.composer.outline.view.chosen_entries()] == [FIRST, SECOND, SHIPS]
    here.press(KEY.Key_Down, ALT)
    assert here.entries()["Ports"] == ["A page", SHIPS] and here.entries()["Trade"] == [FIRST, SECOND]
    assert [row.headline for row in here.composer.outline.view.chosen_entries()] == [FIRST, SECOND, SHIPS]
    here.press(KEY.Key_Down, ALT | SHIFT)
    assert here.entries() == {"Trade": [], "Ports": ["A page"], "Opinion": [FIRST, SECOND, SHIPS]}
    here.press(KEY.Key_A, CTRL)
    here.press(KEY.Key_1)
    assert {e.rendition for s in here.issue.sections for e in s.entries} == {Rendition.HEADLINE}
    here.press(KEY.Key_Delete)
    assert here.entries() == {"Trade": [], "Ports": [], "Opinion": []}
    assert export_briefing.document(here.desk.library, here.issue.id).sections == ()
    here.press(KEY.Key_Z, CTRL)
    assert sum(map(len, here.entries().values())) == 4


def test_several_are_dragged_together(here: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    view, dragged = here.composer.outline.view, []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_actions: dragged.append(drag.mimeData()))
    here.choose(FIRST, SHIPS)
    start = QPointF(view.visualRect(view.rows.index_of(here.entry(SHIPS).id)).center())
    for kind, where, button in (
        (QEvent.Type.MouseButtonPress, start, LEFT),
        (QEvent.Type.MouseMove, start + QPointF(0, 40), Qt.MouseButton.NoButton),
    ):
        glob = QPointF(view.viewport().mapToGlobal(where.toPoint()))
        QApplication.sendEvent(view.viewport(), QMouseEvent(kind, where, glob, button, LEFT, NONE))
    assert len(dragged) == 1, "a press on one of those chosen drags them all"
    ids = json.loads(bytes(dragged[0].data("application/x-clipper-entries").data()))
    assert ids == [here.entry(FIRST).id, here.entry(SHIPS).id]
    data = QMimeData()
    data.setData("application/x-clipper-entries", json.dumps(ids).encode())
    box, move = view.visualRect(view.rows.index_of_section(here.issue.sections[2].id)), Qt.DropAction.MoveAction
    view.dragMoveEvent(QDragMoveEvent(box.center(), move, data, LEFT, NONE))
    view.dropEvent(QDropEvent(QPointF(box.center()), move, data, LEFT, NONE))
    here.settle()
    assert here.entries() == {"Trade": [SECOND], "Ports": [], "Opinion": [FIRST, SHIPS]}


# -- stories -------------------------------------------------------------------------------------------------------


def told_by_five(here: Desk) -> dict[str, int]:
    """Four more outlets ran the story of the second entry; the clippings by outlet."""
    entry = here.entry(SECOND)
    text = "The tariff was agreed in London.\nIt awaits approval in both capitals."
    made: dict[str, int] = {"Post": entry.clipping}

    def deed(library) -> None:
        filed = library.file(
            [
                draft("Herald", "Tariff agreed", text),
                draft("Ledger", "What London agreed", "The tariff was agreed in London."),
                draft("Star", "Our view", "Brokers see it otherwise. Nobody asked them."),
                draft("Courier", "Agreed in London", f"{text}\nShares rose at once."),
            ]
        )
        made.update(zip(("Herald", "Ledger", "Star", "Courier"), (one.id for one in filed), strict=True))
        library.stories.group(list(made.values()), entry.clipping)

    here.change(deed)
    here.choose(SECOND)
    return made


def test_also_in_names_the_outlets_and_opens_in_place(here: Desk) -> None:
    made = told_by_five(here)
    editor, also = here.composer.editor, here.composer.editor.also
    assert editor.outlet.text() == "POST  ·  5 OUTLETS"
    assert also.isVisible() and also.line.text() == "Herald, Ledger, +2" and not also.list.isVisible()
    here.press(KEY.Key_A)
    assert also.list.hasFocus() and also.edit.text() == "Done"
    assert [(one.outlet, one.how) for one in also.list.tellings] == [
        ("Post", "printed here"),
        ("Herald", "same words"),
        ("Ledger", "cut by 1 paragraph"),
        ("Star", "in its own words"),
        ("Courier", "adds 1 paragraph"),
    ]
    here.press(KEY.Key_Down)
    here.press(KEY.Key_Space)
    assert also.line.text() == "Herald, Star, +1" and also.list.hasFocus()
    assert list(here.desk.library.templates.dropped(here.issue.id)) == [made["Ledger"]]
    assert "Ledger" not in also.differences.words()
    item = export_briefing.document(here.desk.library, here.issue.id).sections[0].items[1]
    assert item.also_in == ("Herald", "Star", "Courier") and "Ledger" not in item.differences
    here.press(KEY.Key_Space)
    assert also.line.text() == "Herald, Ledger, +2" and here.desk.library.templates.dropped(here.issue.id) == {}
    here.press(KEY.Key_Delete)
    assert also.line.text() == "Herald, Star, +1" and here.said == "1 clipping taken out of the story"
    assert here.row(SECOND).outlets == 4
    here.press(KEY.Key_Z, CTRL)
    assert here.row(SECOND).outlets == 5
    here.press(KEY.Key_Escape)
    assert here.composer.outline.view.hasFocus() and not also.list.isVisible()
    here.choose(FIRST)
    assert not also.isVisible() and not here.desk.actions["also_in"].isEnabled()


def test_another_version_speaks_and_is_printed(here: Desk) -> None:
    made = told_by_five(here)
    also = here.composer.editor.also
    here.press(KEY.Key_N)
    here.write("Agreed, not signed.")
    here.press(KEY.Key_Return, CTRL)
    here.press(KEY.Key_Minus)
    here.press(KEY.Key_A)
    here.press(KEY.Key_Down)
    here.press(KEY.Key_R)
    entry = here.issue.sections[0].entries[1]
    assert entry.clipping == made["Ledger"] and here.composer.outline.current_entry == entry.id
    assert (entry.commentary, entry.tone) == ("Agreed, not signed.", Tone.CRITICAL)
    story = here.desk.library.stories.of([entry.clipping])[entry.clipping]
    assert story.representative == made["Ledger"]
    assert also.list.hasFocus() and also.list.tellings[0].outlet == "Ledger" and also.list.tellings[0].speaks
    here.press(KEY.Key_Z, CTRL)
    assert here.issue.sections[0].entries[1].clipping == made["Post"]


def test_how_the_versions_differ_is_typed_and_taken_back_and_versions_by_mouse(here: Desk) -> None:
    made = told_by_five(here)
    also = here.composer.editor.also
    here.press(KEY.Key_A)
    proposed = also.differences.words()
    assert proposed.startswith("Same words: Herald") and not also.by_hand.isVisible()
    also.differences.setFocus()
    also.differences.selectAll()
    here.write("The Star alone has brokers.")
    here.press(KEY.Key_Return, CTRL)
    assert here.entry(SECOND).differences == "The Star alone has brokers." and also.by_hand.isVisible()
    document = export_briefing.document(here.desk.library, here.issue.id)
    assert document.sections[0].items[1].differences == "The Star alone has brokers."
    here.click(also.reckoned, also.reckoned.rect().center())
    assert here.entry(SECOND).differences is None and also.differences.words() == proposed
    also.close_list()
    here.click(also.edit, also.edit.rect().center())
    assert also.list.isVisible()

    def spot(row: int, name: str) -> QPoint:
        return signs(also.list.visualRect(also.list.model().index(row, 0)))[name].center()

    here.click(also.list.viewport(), spot(3, "version_named"))
    assert list(here.desk.library.templates.dropped(here.issue.id)) == [made["Star"]]
    here.click(also.list.viewport(), spot(0, "version_apart"))
    assert here.row(SECOND).outlets == 5, "the one printed is not taken out here"
    here.click(also.list.viewport(), spot(4, "version_speaks"))
    assert here.issue.sections[0].entries[1].clipping == made["Courier"]


def test_entries_are_grouped_as_one_story_and_ungrouped(here: Desk) -> None:
    for headline, text in ((FIRST, "From the first."), (SECOND, "From the second.")):
        here.choose(headline)
        here.press(KEY.Key_N)
        here.write(text)
        here.press(KEY.Key_Return, CTRL)
    here.choose(SECOND)
    here.press(KEY.Key_G)
    assert here.desk.notices.recorded[-1].text.startswith("Choose two entries or more")
    here.choose(FIRST, SECOND)
    here.press(KEY.Key_G)
    assert here.entries()["Trade"] == [SECOND] and here.said == "2 entries grouped as one story"
    assert here.entry(SECOND).commentary == "From the second.\nFrom the first."
    assert here.row(SECOND).outlets == 2 and here.composer.editor.also.line.text() == "Star"
    document = export_briefing.document(here.desk.library, here.issue.id)
    assert document.sections[0].items[0].also_in == ("Star",)
    here.press(KEY.Key_G, SHIFT)
    assert here.entries()["Trade"] == [SECOND, FIRST] and here.row(SECOND).outlets == 1
    here.press(KEY.Key_Z, CTRL)
    here.press(KEY.Key_Z, CTRL)
    assert here.entries()["Trade"] == [FIRST, SECOND]


# -- cover note ----------------------------------------------------------------------------------------------------


def test_the_cover_note_is_written_by_keys_and_printed_in_the_language_of_the_issue(here: Desk) -> None:
    note = here.composer.note
    here.press(KEY.Key_V)
    assert note.isVisible() and note.texts[0].hasFocus()
    assert [one.words() for one in note.labels] == ["What dominates", "How we look", "What needs you"]
    here.write("The tariff.")
    here.press(KEY.Key_Tab)
    assert here.issue.note == (("What dominates", "The tariff."),), "kept as the keyboard leaves the field"
    assert note.labels[1].hasFocus()
    note.labels[1].selectAll()
    here.write("What is asked")
    here.press(KEY.Key_Return)
    assert note.texts[1].hasFocus()
    here.write("A word before nine.")
    here.press(KEY.Key_Return, CTRL)
    assert here.composer.editor.isVisible() and here.composer.outline.view.hasFocus()
    assert here.issue.note[1] == ("What is asked", "A word before nine.")
    assert export_briefing.document(here.desk.library, here.issue.id).note == here.issue.note
    here.press(KEY.Key_Z, CTRL)
    assert here.issue.note[1][1] == "" and here.issue.note[0][1] == "The tariff."
    here.click(here.composer.outline.note, here.composer.outline.note.rect().center())
    assert note.isVisible() and note.texts[1].words() == ""
    here.press(KEY.Key_Escape)
    assert here.composer.outline.view.hasFocus()

    here.change(lambda library: library.briefings.change(here.issue.id, note=()))
    for language, shown in (("fr", "Ce qui domine"), ("xx", "What dominates")):
        here.change(lambda library, one=language: library.briefings.change(here.issue.id, language=one))
        assert here.composer.note.labels[0].words() == shown
