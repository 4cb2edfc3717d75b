"""The first look: the rows stand where the list will have them, and a window closed or empty at that moment is no trouble."""

from pathlib import Path

from desks import filled
from PySide6.QtCore import QRect, QSettings
from PySide6.QtGui import QFont, QFontMetricsF, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clipper.settings import Settings
from clipper.store.library import Library
from clipper.ui.first_look import FirstLook
from clipper.ui.session import Session
from clipper.ui.widgets.painting import ELLIPSIS, elided


def looked(qapp: QApplication, qtbot: QtBot, path: Path, kept: QSettings | None = None) -> tuple[Session, QImage]:
    """A session whose window stands furnished, and the picture of its first look."""
    session = Session(qapp, settings=Settings(library=str(path), theme="light"), kept=kept, keep=False)
    session.begin()
    window = session.window
    assert window is not None
    qtbot.addWidget(window)
    window.resize(1440, 900)
    first = window.centralWidget()
    assert isinstance(first, FirstLook)
    picture = first.grab().toImage()
    with qtbot.waitSignal(window.begun, timeout=10_000):
        pass
    qtbot.waitUntil(lambda: window.desk.writable and window.desk.idle, timeout=10_000)
    return session, picture


def test_rows_stand_where_the_list_has_them(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    session, picture = looked(qapp, qtbot, filled(tmp_path / "Test.clipper", 40))
    window = session.window
    assert window is not None
    window.resize(1440, 900)
    rows = window.clippings.list
    at = rows.viewport().mapTo(window, rows.viewport().rect().topLeft())
    # the rows between the chosen first and the one that is cut off at the foot
    box = QRect(at.x() + 1, at.y() + rows.cards.height, rows.viewport().width() - 16, 6 * rows.cards.height)
    then, now = picture.copy(box), window.grab().toImage().copy(box)
    differing = sum(
        then.pixel(x, y) != now.pixel(x, y) for y in range(0, box.height(), 2) for x in range(0, box.width(), 2)
    )
    then.save("/tmp/fl1.png")
    now.save("/tmp/fl2.png")
    assert differing == 0
    inked = {then.pixel(x, y) for y in range(0, box.height(), 3) for x in range(0, box.width(), 3)}
    assert len(inked) > 20, "nothing was painted"
    window.close()


def test_widths_kept_are_those_of_the_first_look(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    kept.setValue("panes/clippings", [200, 500, 1, 1])
    session, picture = looked(qapp, qtbot, filled(tmp_path / "Test.clipper", 12), kept)
    window = session.window
    assert window is not None
    line = session.window.desk.theme.hairline if session.window else ""
    row = [QImage.pixelColor(picture, x, 600).name().upper() for x in range(1440)]
    assert [x for x, colour in enumerate(row) if colour == line and x in (200, 701)] == [200, 701]
    window.close()


def test_a_window_closed_before_its_panes_stand_lets_go_of_the_library(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    path = filled(tmp_path / "Test.clipper", 3)
    session = Session(qapp, settings=Settings(library=str(path), theme="light"), keep=False)
    session.begin()
    window = session.window
    assert window is not None
    qtbot.addWidget(window)
    window.close()
    qtbot.wait(50)
    assert session.desk is None and not window.furnished
    Library.open(path).close()


def test_an_empty_inbox_is_looked_at_too(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    Library.create(tmp_path / "Empty.clipper").close()
    session, _picture = looked(qapp, qtbot, tmp_path / "Empty.clipper")
    window = session.window
    assert window is not None and window.clippings.empty.text == "Nothing here yet."
    window.close()


def test_words_are_cut_where_letters_end(qapp: QApplication) -> None:
    font = QFont("Clipper Sans", 12)
    for text in (
        "Rare earths and the rest of it",
        "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301",
        "👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧",
        "اتفق الطرفان على إطار",
    ):
        metrics = QFontMetricsF(font)
        whole = metrics.horizontalAdvance(text)
        assert elided(text, font, whole + 1) == text
        cut = elided(text, font, whole / 2)
        assert cut.endswith(ELLIPSIS) and text.startswith(cut[:-1]) and len(cut) < len(text)
        assert metrics.horizontalAdvance(cut) <= whole / 2 + 1
        rest = text[len(cut) - 1 :].lstrip()
        assert rest[:1] not in {"\u0301", "\u200d"}
    assert elided("anything", font, 0) == ""
