"""From template to draft, what waits, what was told, and the panel: by keys through the real window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from desks import settle
from morning import ALT, CTRL, SHIFT, TEMPLATE, Room, draft, morning
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clipper.model.briefing import Rendition
from clipper.model.production import PanelState, PrintedItem, Production
from clipper.model.template import Template
from clipper.ui.briefing.outline_rows import EntryRow
from clipper.ui.briefing.panel_list import cells
from clipper.ui.clippings.mime import pack
from clipper.ui.main_window import MainWindow
from clipper.ui.templates.template_list import TemplateList
from clipper.ui.templates.window import TemplatesWindow

KEY = Qt.Key
Make = Callable[..., Room]


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path, open_window: Callable[[Path], MainWindow]) -> Make:
    """Open the window on a morning's library with these templates."""

    def made(*templates: Template) -> Room:
        morning(tmp_path / "Press.clipper", *templates)
        return Room(qtbot, open_window(tmp_path / "Press.clipper"))

    return made


def begun(room: Make) -> Room:
    """The issue of the only template, made by its key, the keyboard in the outline."""
    made = room(TEMPLATE)
    made.press(KEY.Key_N, CTRL | SHIFT)
    return made


def arrive(room: Room, *clippings: tuple[str, str, str]) -> list[int]:
    """Clippings come in a minute after the intake was frozen."""
    briefing, frozen = room.issue.id, room.issue.frozen_at
    assert frozen is not None
    found: list[int] = []

    def deed(library) -> None:
        library.briefings.change(briefing, frozen_at=frozen - 60)
        found.extend(one.id for one in library.file([draft(*one) for one in clippings]))

    room.change(deed)
    return found


def test_with_one_template_one_keystroke_makes_the_issue(room: Make) -> None:
    here = begun(room)
    assert here.entries() == {
        "Trade": ["Licences by spring", "Ministers agree tariff"],
        "Ports": ["Ships wait"],
        "Opinion": [],
    }
    assert here.said == "Morning brief 214: 3 entries in 3 sections · 1 clipping fits no section"
    assert here.window.status.left.text().startswith("Morning brief 214 · intake frozen ")
    assert here.composer.outline.view.hasFocus()
    tray = here.composer.outline.trays.pending
    assert tray.isVisible() and tray.head.title == "1 clipping fits no section"
    here.press(KEY.Key_W)
    assert tray.list.hasFocus() and tray.list.row_at(0).headline == "A quiet day"
    here.press(KEY.Key_Escape)
    assert here.composer.outline.view.hasFocus() and not tray.open
    here.press(KEY.Key_Escape)
    assert "clippings" in here.window.status.left.text()
    here.press(KEY.Key_Z, CTRL)
    assert here.desk.library.briefings.all() == ()
    assert here.desk.library.templates.all()[0].next_number == 214


def test_several_templates_are_offered_the_last_used_first(qtbot: QtBot, room: Make) -> None:
    evening = replace(TEMPLATE, name="Evening", title="Evening brief", next_number=None)
    here = room(TEMPLATE, evening)
    here.press(KEY.Key_N, CTRL | SHIFT)
    shown = here.window.making.list
    assert shown is not None and shown.isVisible() and shown.list.hasFocus()

    def lines(one: TemplateList) -> list[str]:
        return [one.list.model().index(n, 0).data() for n in range(one.list.model().rowCount())]

    assert lines(shown) == ["Evening", "Morning", "Empty issue", "Templates…"]
    here.press(KEY.Key_Escape)
    assert here.window.clippings.list.hasFocus() and here.desk.library.briefings.all() == ()
    here.press(KEY.Key_N, CTRL | SHIFT)
    here.press(KEY.Key_Down)
    here.press(KEY.Key_Return)
    assert here.issue.title == "Morning brief"
    qtbot.mouseClick(here.window.bar.new_issue, Qt.MouseButton.LeftButton)
    here.settle()
    again = here.window.making.list
    assert again is not None and lines(again)[:2] == ["Morning", "Evening"]
    qtbot.mouseClick(
        again.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=again.list.visualRect(again.list.model().index(2, 0)).center(),
    )
    here.settle()
    assert here.issue.template is None and here.issue.sections == ()


def test_the_only_template_is_not_the_only_way(room: Make) -> None:
    here = room(TEMPLATE)
    here.press(KEY.Key_N, CTRL | ALT)
    assert here.window.making.list is not None
    for _turn in range(2):
        here.press(KEY.Key_Down)
    here.press(KEY.Key_Return)
    window = here.window.findChild(TemplatesWindow)
    assert window is not None and window.isVisible()
    window.close()


def test_late_clippings_wait_in_the_tray_and_are_put_in_by_a_key(room: Make) -> None:
    here = begun(room)
    tray = here.composer.outline.trays.late
    assert not tray.isVisible()
    arrive(here, ("Star", "A late tariff", "A tariff more."), ("Post", "Fog", "Fog at the harbour."))
    assert tray.isVisible() and tray.head.title.startswith("Stop press: 2 arrived since ")
    here.composer.outline.view.choose_section(here.issue.sections[1].id)
    here.press(KEY.Key_S)
    assert tray.list.hasFocus() and "“Ports”" in tray.hint.text()
    here.press(KEY.Key_B)
    assert here.entries()["Ports"] == ["Ships wait", "Fog"]
    assert here.issue.sections[1].entries[1].rendition is Rendition.HEADLINE, "as its section shows them"
    assert tray.list.hasFocus() and tray.head.title.startswith("Stop press: 1 arrived")
    here.press(KEY.Key_Delete)
    here.write("Told by telephone")
    here.press(KEY.Key_Return)
    assert list(here.desk.library.templates.dropped(here.issue.id).values()) == ["Told by telephone"]
    assert not tray.isVisible() and here.composer.outline.view.hasFocus()
    here.press(KEY.Key_Z, CTRL)
    assert tray.isVisible() and here.desk.library.templates.dropped(here.issue.id) == {}
    here.press(KEY.Key_S)
    here.press(KEY.Key_Delete)
    here.press(KEY.Key_Escape)
    assert tray.list.hasFocus() and here.desk.library.templates.dropped(here.issue.id) == {}


def test_a_late_clipping_is_dragged_where_it_belongs(qtbot: QtBot, room: Make) -> None:
    here = begun(room)
    (late,) = arrive(here, ("Star", "A late tariff", "A tariff more."))
    tray, view = here.composer.outline.trays.late, here.composer.outline.view
    qtbot.mouseClick(tray.head, Qt.MouseButton.LeftButton)
    assert tray.open and tray.list.chosen() == [late]
    where = view.visualRect(view.rows.index(0, 0)).center()
    data, copy, left = pack(tray.list.chosen()), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    view.dragMoveEvent(QDragMoveEvent(where, copy, data, left, Qt.KeyboardModifier.NoModifier))
    view.dropEvent(QDropEvent(QPointF(where), copy, data, left, Qt.KeyboardModifier.NoModifier))
    here.settle()
    assert here.entries()["Trade"][-1] == "A late tariff"
    assert here.issue.sections[0].entries[-1].rendition is Rendition.EXCERPT


def told(room: Make) -> tuple[Room, int]:
    """An issue whose first entry was printed in issue 213 and is told today by one outlet more."""
    here = begun(room)
    entry = here.issue.sections[0].entries[1]

    def deed(library) -> None:
        before = library.briefings.new("Morning brief", date="2026-11-23", number=213)
        item = PrintedItem(
            "1123-01", entry.clipping, "u", None, "Trade", "Ministers agree tariff", "Post", Rendition.FULL, 4
        )
        made = Production(0, before, 1, 0, "Mara", "Morning brief", 213, "2026-11-23", items=(item,))
        library.productions.record(made, "u")
        (other,) = library.file([draft("Ledger", "What it leaves out", "Brokers expect more.\nNobody signed.")])
        library.stories.group([entry.clipping, other.id], entry.clipping)

    here.change(deed)
    here.composer.outline.show_entry(entry.id)
    here.settle()
    return here, entry.id


def test_a_story_told_before_is_continued_or_dropped_with_a_reason(room: Make) -> None:
    here, entry = told(room)
    notice, view = here.composer.editor.told, here.composer.outline.view
    assert notice.isVisible()
    assert (notice.title.text(), notice.new.text()) == ("Told in issue 213, page 4", "New: 1 outlet, 2 paragraphs")
    row = view.current_row()
    assert isinstance(row, EntryRow) and row.told == "Told in issue 213, page 4" and row.outlets == 2
    view.setFocus()
    here.press(KEY.Key_D)
    assert notice.reason.hasFocus()
    here.write("Nothing that she")
    here.change(lambda library: library.briefings.change(here.issue.id, edition="Second edition"))
    assert notice.reason.hasFocus() and notice.reason.text() == "Nothing that she", "what is typed outlives a change"
    here.write(" needs")
    here.press(KEY.Key_Return)
    assert here.entries()["Trade"] == ["Licences by spring"] and not notice.isVisible()
    assert list(here.desk.library.templates.dropped(here.issue.id).values()) == ["Nothing that she needs"]
    assert here.said == "1 entry dropped from Morning brief" and view.hasFocus()
    here.press(KEY.Key_Z, CTRL)
    assert here.entries()["Trade"] == ["Licences by spring", "Ministers agree tariff"]
    here.composer.outline.show_entry(entry)
    here.settle()
    assert notice.isVisible()
    here.press(KEY.Key_C)
    assert here.issue.sections[0].entries[1].continued and here.said == "Goes on with a story told before"
    assert not notice.isVisible() and here.entries()["Trade"][1] == "Ministers agree tariff"
    row = view.current_row()
    assert isinstance(row, EntryRow) and row.told, "the sign stays"
    here.press(KEY.Key_Z, CTRL)
    assert notice.isVisible() and not here.issue.sections[0].entries[1].continued


def test_told_by_mouse(qtbot: QtBot, room: Make) -> None:
    here, _entry = told(room)
    notice = here.composer.editor.told
    qtbot.mouseClick(notice.drop, Qt.MouseButton.LeftButton)
    assert notice.reason.hasFocus()
    here.press(KEY.Key_Escape)
    assert notice.drop.isVisible() and here.composer.outline.view.hasFocus()
    qtbot.mouseClick(notice.go_on, Qt.MouseButton.LeftButton)
    here.settle()
    assert not notice.isVisible()


def test_any_entry_can_be_dropped_with_a_reason(room: Make) -> None:
    here = begun(room)
    here.composer.outline.show_entry(here.issue.sections[1].entries[0].id)
    here.press(KEY.Key_D)
    assert here.composer.editor.told.title.text() == "Drop it from this issue"
    here.write("Old")
    here.press(KEY.Key_Return)
    assert here.entries()["Ports"] == [] and not here.composer.editor.told.isVisible()
    assert not here.desk.actions["entry_continue"].isEnabled()


def test_entries_of_the_issue_before_are_carried_over(room: Make) -> None:
    here = begun(room)
    first = here.issue
    frozen = (first.frozen_at or 0) - 60
    here.change(lambda library: library.briefings.change(first.id, date="2026-11-23", frozen_at=frozen))
    here.press(KEY.Key_N, CTRL | SHIFT)
    assert here.issue.number == 215 and sum(map(len, here.entries().values())) == 0
    tray = here.composer.outline.trays.earlier
    assert not tray.isVisible()
    here.press(KEY.Key_L)
    assert tray.list.hasFocus() and tray.head.title == "Morning brief 214: 3 entries left"
    here.press(KEY.Key_Delete)
    assert not tray.reason.isVisible()
    here.press(KEY.Key_Down, SHIFT)
    here.press(KEY.Key_B)
    assert here.entries()["Trade"] == ["Licences by spring", "Ministers agree tariff"]
    assert here.said == "2 entries carried over from Morning brief 214"
    here.press(KEY.Key_Escape)
    assert not tray.isVisible() and here.composer.outline.view.hasFocus()
    here.press(KEY.Key_Z, CTRL)
    assert here.entries()["Trade"] == []


def test_the_panel_is_kept_by_digits_arrows_and_clicks(qtbot: QtBot, room: Make) -> None:
    here = begun(room)
    panel = here.composer.panel

    def states() -> list[PanelState]:
        return list(here.desk.library.templates.panel(here.issue.id).values())

    assert states() == [PanelState.READ, PanelState.NIL, PanelState.OPEN]
    here.press(KEY.Key_P)
    assert panel.isVisible() and panel.list.hasFocus()
    assert panel.counts.text() == "Read 2 of 3 titles" and panel.list.rows[0].entries == 2
    here.press(KEY.Key_4)
    assert states()[0] is PanelState.MISSING and panel.list.currentIndex().row() == 1
    assert panel.counts.text() == "Read 1 of 3 titles · 1 not available"
    here.press(KEY.Key_Left)
    assert states()[1] is PanelState.READ
    here.press(KEY.Key_Down, SHIFT)
    here.press(KEY.Key_1)
    assert states()[1:] == [PanelState.OPEN, PanelState.OPEN]
    here.press(KEY.Key_Z, CTRL)
    assert states()[1:] == [PanelState.READ, PanelState.OPEN]
    panel.list.setCurrentIndex(panel.list.model().index(2, 0))
    box = cells(panel.list.visualRect(panel.list.model().index(0, 0)))[PanelState.READ]
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    here.settle()
    assert states()[0] is PanelState.READ
    qtbot.mouseClick(panel.rest, Qt.MouseButton.LeftButton)
    here.settle()
    assert states()[2] is PanelState.NIL and here.said == "Nothing found in 1 title" and not panel.rest.isVisible()
    panel.add.setFocus()
    here.write("Gazette")
    here.press(KEY.Key_Return)
    assert list(here.desk.library.templates.panel(here.issue.id)) == ["Post", "Herald", "Ledger", "Gazette"]
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.list.model().index(1, 0))
    here.press(KEY.Key_Delete)
    assert list(here.desk.library.templates.panel(here.issue.id)) == ["Post", "Ledger", "Gazette"]
    assert here.said == "“Herald” taken off the panel" and panel.list.hasFocus()
    here.press(KEY.Key_Z, CTRL)
    assert len(states()) == 4 and panel.list.rows[1].outlet == "Herald"
    here.press(KEY.Key_Escape)
    assert here.composer.editor.isVisible() and here.composer.outline.view.hasFocus()


def test_the_head_counts_and_each_section_says_its_pages_and_words(qtbot: QtBot, room: Make) -> None:
    here = begun(room)
    qtbot.waitUntil(lambda: here.composer.pages.view.count > 0 and not here.composer.pages.busy, timeout=30_000)
    settle(qtbot, here.desk)
    counted = here.composer.head.counters.text().split(" · ")
    assert counted[0] == "3 entries" and [one.split()[-1] for one in counted[1:]] == ["pages", "min", "words"]
    tip = here.composer.outline.model.item(0).toolTip()
    assert tip.startswith("Trade\n2 entries · page") and tip.endswith(" words")


def test_a_comment_is_kept_and_left_by_one_key(room: Make) -> None:
    here = begun(room)
    here.press(KEY.Key_N)
    here.write("Agreed, not signed.")
    here.press(KEY.Key_Return, CTRL)
    assert here.composer.outline.view.hasFocus()
    assert here.issue.sections[0].entries[0].commentary == "Agreed, not signed."


def test_without_a_template_the_list_offers_to_make_one(room: Make) -> None:
    here = room()
    here.desk.actions["new_issue_from"].trigger()
    here.settle()
    shown = here.window.making.list
    assert shown is not None and shown.isVisible()
    assert here.desk.library.briefings.all() == ()


def test_pressing_beside_the_list_puts_it_away(qtbot: QtBot, room: Make) -> None:
    here = room(TEMPLATE)
    here.desk.actions["new_issue_from"].trigger()
    here.settle()
    shown = here.window.making.list
    assert shown is not None and shown.isVisible()
    qtbot.mouseClick(here.window.clippings.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    here.settle()
    assert QApplication.focusWidget() is here.window.clippings.list
    assert here.desk.library.briefings.all() == ()
