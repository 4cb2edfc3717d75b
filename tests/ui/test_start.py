"""Starting: which modules are imported until the first rows stand painted, and what happens without a display."""

import json
import os
import subprocess
import sys
from pathlib import Path

from desks import filled
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clipper.settings import Settings
from clipper.ui.main_window import MainWindow
from clipper.ui.session import Session

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = """
import json, sys
from pathlib import Path
from clipper.app import begun
from clipper.settings import Settings

app, session = begun(Settings(library=sys.argv[1], theme="light"))
session.begin()
window = session.window

def painted():
    first = window.centralWidget()
    own = sorted(name for name in sys.modules if name.split(".")[0] == "clipper")
    foreign = sorted({name.split(".")[0] for name in sys.modules} - set(sys.stdlib_module_names) - {"clipper"})
    print(json.dumps({"own": own, "foreign": foreign, "rows": len(first.rows), "names": [
        name for module, name in (("QtCore", "Qt"), ("QtWidgets", "QStyle")) if name in vars(sys.modules[f"PySide6.{module}"])
    ]}))
    app.quit()

window.looked.disconnect()
window.looked.connect(painted)
app.exec()
"""
OWN = {
    "": "app errors i18n model paths progress settings store ui",
    "model": "annotation body clipping outlet query",
    "store": "backups bodies clipping_values clippings connection corrections drafts index library opening outlets press schema "
    "search snippets steps",
    "ui": "clippings first_look fonts icons main_window measures memory place session theme widgets",
    "ui.clippings": "press_lines row_painter row_words",
    "ui.widgets": "fitting painting",
}
"""Every module of Clipper that is there when the first rows stand painted; whoever adds one says so here."""
FOREIGN = {"PySide6", "msgspec", "typing_extensions", "shiboken6", "shibokensupport", "signature_bootstrap"}
"""Third parties by then: Qt and its own parts, and what records are made of."""


def named() -> set[str]:
    """The modules of `OWN` as Python names them."""
    rooms = {f"clipper.{room}" if room else "clipper": files.split() for room, files in OWN.items()}
    return {"clipper"} | {f"{room}.{file}" for room, files in rooms.items() for file in files}


def run(program: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_only_what_is_needed_is_imported_before_the_first_rows(tmp_path: Path) -> None:
    """No trafilatura, reportlab, docx, lxml, sqlite_utils, click or rich: each costs more than the window.

    Nor the names of `Qt` and `QStyle`, whose making takes as long as the rows.
    """
    ended = run(PROGRAM, str(filled(tmp_path / "Test.clipper", 60)))
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    assert told["rows"] >= 30
    strange = {name for name in told["foreign"] if not name.startswith("_")} - FOREIGN
    assert strange == set()
    assert set(told["own"]) == named()
    assert told["names"] == []


def test_without_a_display_it_says_so_and_names_the_demo() -> None:
    environment = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    environment.pop("QT_QPA_PLATFORM", None)
    ended = subprocess.run(
        [sys.executable, str(ROOT / "main.py")], env=environment, capture_output=True, text=True, timeout=60
    )
    assert ended.returncode == 2
    assert "demo" in ended.stderr and len(ended.stderr.strip().splitlines()) == 1
    assert ended.stdout == ""


def test_the_first_run_welcomes_and_a_new_library_takes_its_place(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    session = Session(qapp, settings=Settings(theme="light"), keep=False)
    session.begin()
    welcome = session.welcome
    assert session.window is None and welcome is not None and welcome.isVisible()
    welcome.place.setText(str(tmp_path / "Press.clipper"))
    welcome.make()
    window = session.window
    assert window is not None and not welcome.isVisible()
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.begun, timeout=10_000):
        pass
    qtbot.waitUntil(lambda: window.desk.idle and bool(window.sidebar.tree.lines.rowCount()), timeout=10_000)
    assert window.clippings.empty.text == "Nothing here yet."
    assert session.settings.library == str(tmp_path / "Press.clipper")


def test_a_look_round_opens_a_library_of_its_own_at_its_lead(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    session = Session(qapp, settings=Settings(theme="light"), keep=False)
    session.begin()
    welcome = session.welcome
    assert welcome is not None
    welcome.place.setText(str(tmp_path / "Press.clipper"))
    welcome.samples.click()
    qtbot.waitUntil(lambda: session.window is not None and session.window.furnished, timeout=60_000)
    window = session.window
    assert window is not None and window.desk.library.path == tmp_path / "Clipper samples.clipper"
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.desk.open_clipping > 0 and window.desk.idle, timeout=20_000)
    lead = window.desk.library.clippings.one(window.desk.open_clipping)
    assert lead.draft.headline.startswith("US and China Agree") and "Trade/Rare earths" in lead.tags
    assert window.desk.library.annotations.of(lead.id)
    (issue,) = window.desk.library.briefings.all()
    assert issue.number == 118 and window.panes.page == "clippings"
    assert session.settings.library == "" and not (tmp_path / "Press.clipper").exists()
    window.desk.set_settings(reading_size=19)
    assert session.settings.library == "", "the welcome comes again until she has a library of her own"
    window.close()


def test_a_library_that_cannot_be_read_is_explained(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "Press.clipper"
    path.mkdir()
    (path / "library.db").write_bytes(b"")
    session = Session(qapp, settings=Settings(library=str(path)), keep=False)
    session.begin()
    assert session.welcome is not None
    qtbot.addWidget(session.welcome)
    assert "empty" in session.welcome.hint.text()


def test_a_library_that_is_not_there_any_more_is_named(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    session = Session(qapp, settings=Settings(library=str(tmp_path / "usb" / "Press.clipper")), keep=False)
    session.begin()
    assert session.welcome is not None and session.welcome.isVisible()
    qtbot.addWidget(session.welcome)
    said = session.welcome.hint.text()
    assert "usb/Press.clipper" in said and "Connect its disk" in said and "clipper new" not in said


def test_sizes_are_remembered(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    path = filled(tmp_path / "Test.clipper", 5)

    def window() -> MainWindow:
        session = Session(qapp, settings=Settings(library=str(path)), kept=kept, keep=False)
        session.begin()
        assert session.window is not None
        qtbot.addWidget(session.window)
        with qtbot.waitSignal(session.window.begun, timeout=10_000):
            pass
        qtbot.waitUntil(lambda: session.window.desk.writable and session.window.desk.idle, timeout=10_000)
        return session.window

    first = window()
    first.resize(1300, 800)
    first.panes.setSizes([300, 420, 578])
    first.panes.splitterMoved.emit(300, 1)
    first.close()
    second = window()
    assert (second.width(), second.height()) == (1300, 800)
    assert second.panes.sizes()[:2] == [300, 420]
    second.desk.actions["sidebar"].trigger()
    assert not second.sidebar.isVisible()
    second.close()
    third = window()
    assert not third.sidebar.isVisible()
    third.desk.actions["sidebar"].trigger()
    assert third.sidebar.isVisible() and third.panes.sizes()[0] == 300
    third.close()
