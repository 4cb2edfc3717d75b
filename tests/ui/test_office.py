"""The issuing office: what is typed is sketched, set as one step, printed, and undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from composing import briefed, desk_on, filled, settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from clipper.model.briefing import Office
from clipper.ui.briefing.composer import Composer
from clipper.ui.desk import Desk
from clipper.ui.exporting.export_dialog import ExportDialog
from clipper.ui.settings.office_dialog import OfficeDialog

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    library, clippings = filled(tmp_path / "Press.clipper")
    briefed(library, clippings)
    library.close()
    made = desk_on(qtbot, tmp_path / "Press.clipper")
    yield made
    made.close()


def asked(qtbot: QtBot, desk: Desk) -> OfficeDialog:
    dialog = OfficeDialog(desk)
    dialog.open()
    settle(qtbot, desk)
    return dialog


def test_what_is_typed_is_set_as_one_step_and_undone(qtbot: QtBot, desk: Desk) -> None:
    dialog = asked(qtbot, desk)
    assert not dialog.go.isEnabled()
    qtbot.keyClicks(dialog.state, "Republic of Valmora")
    qtbot.keyClicks(dialog.name, "Ministry of Trade")
    qtbot.keyClicks(dialog.initials, "MTPXX")
    dialog.contact.setPlainText("Duty officer: 7217\n\n  press@trade.example ")
    dialog.about.setPlainText("Enclosed are\nclippings.")
    assert dialog.initials.text() == "MTPX" and dialog.go.isEnabled()
    qtbot.mouseClick(dialog.go, LEFT)
    settle(qtbot, desk)
    wanted = Office(
        state="Republic of Valmora",
        name="Ministry of Trade",
        initials="MTPX",
        about="Enclosed are clippings.",
        contact=("Duty officer: 7217", "press@trade.example"),
    )
    assert desk.library.office() == wanted
    assert desk.notices.recorded[-1].text == "Issuing office set" and desk.undo_name == "Set issuing office"
    desk.undo()
    settle(qtbot, desk)
    assert desk.library.office() == Office()


def test_what_is_set_is_shown_and_nothing_changed_is_nothing_set(qtbot: QtBot, desk: Desk) -> None:
    desk.jobs.change("", lambda library: library.set_office(Office(name="Press Office", contact=("A", "B"))))
    settle(qtbot, desk)
    dialog = asked(qtbot, desk)
    assert dialog.name.text() == "Press Office" and dialog.contact.toPlainText() == "A\nB"
    assert dialog.initials.placeholderText() == "PO" and not dialog.go.isEnabled()
    with qtbot.waitSignal(dialog.destroyed, timeout=5_000):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert desk.library.office().name == "Press Office"


def test_the_export_dialog_offers_it_where_it_is_missing(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = ExportDialog(desk, desk.library.briefings.all()[0].id)
    dialog.set_folder(tmp_path / "out")
    dialog.open()
    settle(qtbot, desk)
    offer = next(one for one in dialog.facts.findChildren(QPushButton) if one.text() == "Set…")
    qtbot.mouseClick(offer, LEFT)
    settle(qtbot, desk)
    office = dialog.findChild(OfficeDialog)
    assert office is not None and office.isVisible()
    qtbot.keyClicks(office.name, "Press Office")
    qtbot.mouseClick(office.go, LEFT)
    settle(qtbot, desk)
    assert desk.library.office().name == "Press Office"
    assert "no_office" not in {fact.kind for fact in dialog.facts.shown}
    dialog.done(0)


def test_the_composer_names_it_and_sets_its_pages_anew(qtbot: QtBot, desk: Desk) -> None:
    opened: list[bool] = []
    desk.actions.bind("office", lambda: opened.append(True))
    composer = Composer(desk)
    qtbot.addWidget(composer)
    composer.resize(1440, 800)
    composer.show()
    desk.open_issue(desk.library.briefings.all()[0].id)
    settle(qtbot, desk)
    assert composer.head.check.text() == " Check 1"
    qtbot.mouseClick(composer.head.check, LEFT)
    menu = composer.head.findChild(QMenu)
    assert menu is not None
    menu.actions()[0].trigger()
    menu.close()
    assert opened == [True]
    qtbot.waitUntil(lambda: not composer.pages.busy, timeout=30_000)
    before = composer.pages._number
    desk.jobs.change("", lambda library: library.set_office(Office(name="Press Office")))
    qtbot.waitUntil(lambda: composer.head.check.text() == " Ready to print", timeout=5_000)
    qtbot.waitUntil(lambda: composer.pages._number > before, timeout=5_000)
    desk.undo()
    qtbot.waitUntil(lambda: composer.head.check.text() == " Check 1", timeout=5_000)
    composer.shut()
