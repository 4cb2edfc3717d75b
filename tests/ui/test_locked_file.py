"""A locked PDF is read once its password is typed into the report; the kept original stays as it came."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from desks import settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from clipper.importers import registry
from clipper.model.body import Body, paragraph
from clipper.model.clipping import Draft, Original
from clipper.model.intake import Ending, Source
from clipper.pages import passwords
from clipper.store.library import Library
from clipper.ui.importing.batch import Deed, Verdict
from clipper.ui.importing.filing import Wish
from clipper.ui.importing.reading_as import read_kept_again
from clipper.ui.main_window import MainWindow
from clipper.ui.pageview.place import PagePlace
from clipper.workflows import facsimiles
from clipper.workflows.original_check import is_locked, undrawn

PASSWORD = "six herons at dawn"
WORDS = "The pilots of the port have ended their strike, the harbour office said on Tuesday."


def locked() -> bytes:
    """A PDF with one line of text, locked with a password."""
    plain, out = io.BytesIO(), io.BytesIO()
    canvas = Canvas(plain, pagesize=(600, 400))
    canvas.drawString(40, 300, WORDS)
    canvas.save()
    with pikepdf.open(io.BytesIO(plain.getvalue())) as made:
        made.save(out, encryption=pikepdf.Encryption(owner="owner", user=PASSWORD))
    return out.getvalue()


def test_a_password_typed_in_the_report_opens_the_file(
    qtbot: QtBot, tmp_path: Path, open_window: Callable[[Path], MainWindow]
) -> None:
    Library.create(tmp_path / "Press.clipper").close()
    given = tmp_path / "locked.pdf"
    given.write_bytes(locked())
    window = open_window(tmp_path / "Press.clipper")
    report = window.way_in.report

    def answered(text: str) -> None:
        (row,) = report.view.rows.rows
        assert row.verdict is Verdict.REFUSED and row.deeds[0] is Deed.PASSWORD and "password" in row.sentence
        report.do(row, Deed.PASSWORD)
        dialog = report.findChildren(QInputDialog)[-1]
        line = dialog.findChild(QLineEdit)
        assert line is not None and line.echoMode() is QLineEdit.EchoMode.Password
        line.setText(text)
        with qtbot.waitSignal(window.intake.ended, timeout=20_000):
            QTest.keyClick(dialog, Qt.Key.Key_Return)
        settle(qtbot, window.desk)

    with qtbot.waitSignal(window.intake.ended, timeout=20_000):
        window.intake.take_paths([given])
    settle(qtbot, window.desk)
    answered("seven")
    assert report.view.rows.rows[0].sentence == "Locked with another password. Type it again."
    answered(PASSWORD)
    (row,) = report.view.rows.rows
    assert row.verdict in {Verdict.FILED, Verdict.LOOK}
    library = window.desk.library
    clipping = library.clippings.one(row.ids[0])
    assert WORDS[:40] in f"{clipping.draft.headline} {clipping.draft.body.text}"
    assert clipping.draft.original is not None
    assert library.originals.data(clipping.draft.original.sha256) == given.read_bytes()
    # what opened it opens its pages too, until Clipper is closed
    assert len(facsimiles.of(library.originals, clipping)) == 1
    name = clipping.draft.original.sha256
    passwords.hold(name, "")
    assert facsimiles.of(library.originals, clipping) == ()
    assert undrawn(library.originals, {name: "application/pdf"}) == {name} and is_locked(name)
    passwords.hold(name, PASSWORD)
    assert undrawn(library.originals, {name: "application/pdf"}) == set() and not is_locked(name)
    passwords.hold(name, "")


@pytest.fixture
def filed(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    """A library with a locked PDF whose password nobody has typed."""
    shelf = tmp_path / "Press.clipper"
    with Library.create(shelf) as library:
        (one,) = library.file([Draft("Strike", Body((paragraph("Old words."),)), original=Original("strike.pdf", "application/pdf", data=locked()))])  # fmt: skip
    yield shelf, one.id
    for path in (shelf / "files").rglob("*"):
        passwords.hold(path.name, "")


def test_the_page_view_asks_for_the_password_once(
    qtbot: QtBot, filed: tuple[Path, int], open_window: Callable[[Path], MainWindow]
) -> None:
    shelf, number = filed
    window = open_window(shelf)
    window.desk.open(number)
    window.desk.actions["show_pages"].trigger()
    place = window.page("pages")
    assert isinstance(place, PagePlace)
    leaf, field = place.leaf, place.leaf.locked.field
    qtbot.waitUntil(leaf.locked.isVisible, timeout=20_000)
    assert "“strike.pdf” is locked with a password." in leaf.locked.accessibleName()
    assert window.focusWidget() is field
    assert field.echoMode() is QLineEdit.EchoMode.Password and not leaf.locked.open.isEnabled()
    QTest.keyClicks(field, "seven")
    with qtbot.waitSignal(leaf.opened, timeout=20_000):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert "does not open it" in leaf.locked.accessibleName() and not field.text()
    QTest.keyClicks(field, PASSWORD)
    with qtbot.waitSignal(leaf.opened, timeout=20_000):
        QTest.mouseClick(leaf.locked.open, Qt.MouseButton.LeftButton)
    assert len(leaf.view.pages) == 1 and leaf.view.isVisible()
    page = leaf.view.pages[0]
    qtbot.waitUntil(lambda: leaf.reading.texts.of(page) is not None, timeout=20_000)
    known = leaf.reading.texts.known(page)
    assert known and known.text == WORDS
    # it is read again without being asked for
    read_kept_again(window.desk, number, Wish(language=""))
    settle(qtbot, window.desk)
    assert WORDS[:40] in window.desk.library.clippings.one(number).draft.headline
    # and stands in no file
    assert not any(PASSWORD.encode() in one.read_bytes() for one in shelf.rglob("*") if one.is_file())


def test_reading_again_asks_for_the_password(
    qtbot: QtBot, filed: tuple[Path, int], open_window: Callable[[Path], MainWindow]
) -> None:
    shelf, number = filed
    window = open_window(shelf)
    read_kept_again(window.desk, number, Wish(language=""))
    for typed in ("seven", PASSWORD):
        qtbot.waitUntil(lambda: bool(asking()), timeout=20_000)
        (dialog,) = asking()
        assert "strike.pdf" in dialog.labelText()
        dialog.setTextValue(typed)
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: WORDS[:40] in window.desk.library.clippings.one(number).draft.headline, timeout=20_000)


def asking() -> list[QInputDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QInputDialog) and one.isVisible()]


def test_the_command_line_takes_a_password_too(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from clipper.cli.main import cli

    (tmp_path / "locked.pdf").write_bytes(locked())
    shelf = tmp_path / "Press.clipper"
    Library.create(shelf).close()
    told = CliRunner().invoke(
        cli, ["import", str(shelf), str(tmp_path / "locked.pdf"), "--password", PASSWORD, "--json"]
    )
    assert f'"status": "{Ending.FILED.value}"' in told.stdout
    (draft,) = registry.read(Source("locked.pdf", locked(), password=PASSWORD))
    assert WORDS[:40] in f"{draft.headline} {draft.body.text}"
