"""A locked PDF is read once its password is typed into the report; the kept original stays as it came."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
from desks import settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from clipper.importers import registry
from clipper.model.intake import Ending, Source
from clipper.store.library import Library
from clipper.ui.importing.batch import Deed, Verdict
from clipper.ui.main_window import MainWindow

WORDS = "The pilots of the port have ended their strike, the harbour office said on Tuesday."


def locked() -> bytes:
    """A PDF with one line of text, locked with the password "six"."""
    plain, out = io.BytesIO(), io.BytesIO()
    canvas = Canvas(plain, pagesize=(600, 400))
    canvas.drawString(40, 300, WORDS)
    canvas.save()
    with pikepdf.open(io.BytesIO(plain.getvalue())) as made:
        made.save(out, encryption=pikepdf.Encryption(owner="owner", user="six"))
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
    answered("six")
    (row,) = report.view.rows.rows
    assert row.verdict in {Verdict.FILED, Verdict.LOOK}
    library = window.desk.library
    clipping = library.clippings.one(row.ids[0])
    assert WORDS[:40] in f"{clipping.draft.headline} {clipping.draft.body.text}"
    assert clipping.draft.original is not None
    assert library.originals.data(clipping.draft.original.sha256) == given.read_bytes()


def test_the_command_line_takes_a_password_too(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from clipper.cli.main import cli

    (tmp_path / "locked.pdf").write_bytes(locked())
    shelf = tmp_path / "Press.clipper"
    Library.create(shelf).close()
    told = CliRunner().invoke(cli, ["import", str(shelf), str(tmp_path / "locked.pdf"), "--password", "six", "--json"])
    assert f'"status": "{Ending.FILED.value}"' in told.stdout
    (draft,) = registry.read(Source("locked.pdf", locked(), password="six"))
    assert WORDS[:40] in f"{draft.headline} {draft.body.text}"
