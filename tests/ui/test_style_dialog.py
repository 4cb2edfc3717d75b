"""The window of styles, driven by keys: copies, changes that show on real pages, undo, names, and what is refused."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from composing import briefed, desk_on, filled, settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListWidget, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from clipper.exporters import own_styles, style
from clipper.model.own_style import OwnStyle
from clipper.ui.desk import Desk
from clipper.ui.styles.opening import edit_styles
from clipper.ui.styles.style_dialog import StyleDialog
from clipper.ui.styles.style_fields import ColourField, NumberField, TextField

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    library, clippings = filled(tmp_path / "Press.clipper")
    briefed(library, clippings)
    library.styles.save(OwnStyle("cabinet", 'extends = "clippings"\ntitle = "Cabinet brief"\n'))
    library.styles.save(OwnStyle("broken", 'extends = "links"\npage.lefft = 3\n'))
    library.close()
    made = desk_on(qtbot, tmp_path / "Press.clipper")
    made.open_issue(made.library.briefings.all()[0].id)
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[StyleDialog]:
    """The window with a style of one's own, its first pages set."""
    host = QWidget()
    host.resize(1440, 900)
    qtbot.addWidget(host)
    host.show()
    dialog = edit_styles(desk, host)
    settled(qtbot, desk, dialog)
    yield dialog
    dialog.done(0)


def settled(qtbot: QtBot, desk: Desk, dialog: StyleDialog) -> None:
    settle(qtbot, desk)
    qtbot.waitUntil(
        lambda: not dialog.busy and (dialog.sample.view.count > 0 or dialog.status.ink == "error"), timeout=30_000
    )


def kept(qtbot: QtBot, desk: Desk) -> tuple[OwnStyle, ...]:
    """What the library holds once everything asked for is done."""
    settle(qtbot, desk)
    return desk.library.styles.all()


def names(qtbot: QtBot, desk: Desk) -> tuple[str, ...]:
    return tuple(one.key for one in kept(qtbot, desk))


def text_of(qtbot: QtBot, desk: Desk, name: str) -> str:
    return next(one.toml for one in kept(qtbot, desk) if one.key == name)


def choose(qtbot: QtBot, dialog: StyleDialog, name: str) -> None:
    """Go to a style with the arrow keys."""
    known = [one.name for one in own_styles.available(dialog._book.own)]
    for _step in range(len(known)):
        step = known.index(name) - dialog.list.currentRow()
        if step:
            qtbot.keyClick(dialog.list, Qt.Key.Key_Down if step > 0 else Qt.Key.Key_Up)
    assert dialog.current == name


def field(dialog: StyleDialog, path: str) -> QWidget:
    """A field's own widget, its group in sight."""
    found = dialog.form.fields[path]
    dialog.form.groups.setCurrentRow([group for group, _words in _groups()].index(found.key.group))
    widget = found.focusProxy()
    assert widget is not None and widget.isVisible() and found.key.words in widget.accessibleName()
    widget.setFocus()
    return widget


def _groups() -> tuple[tuple[str, str], ...]:
    from clipper.exporters.style_keys import groups

    return groups()


def test_a_change_in_a_shipped_style_asks_for_a_name_and_goes_into_its_copy(qtbot: QtBot, desk: Desk, window: StyleDialog) -> None:  # fmt: skip
    assert window.current == "clippings" and window.status.text().startswith("Shipped")
    box = field(window, "page.left")
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert window.bar.isVisible() and window.bar.name.text() == "Clippings pack 2"
    qtbot.keyClick(window.bar.name, Qt.Key.Key_Escape)
    assert not window.bar.isVisible() and window.isVisible() and names(qtbot, desk) == ("broken", "cabinet")
    qtbot.keyClick(field(window, "page.left"), Qt.Key.Key_Up)
    qtbot.keyClicks(window.bar.name, "Morning pack")
    qtbot.keyClick(window.bar.name, Qt.Key.Key_Return)
    assert window.current == "morning-pack" and style.load("morning-pack", kept(qtbot, desk)).page.left == 25
    assert style.load("clippings").page.left == 24
    for _twice in range(2):
        qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert "morning-pack" not in names(qtbot, desk)


def test_pages_are_set_again_within_a_second_and_ctrl_z_takes_back(
    qtbot: QtBot, desk: Desk, window: StyleDialog
) -> None:
    choose(qtbot, window, "cabinet")
    settled(qtbot, desk, window)
    pages = window.sample.view.count
    box = field(window, "items.brief_words")
    assert isinstance(box, QSpinBox)
    begun = time.monotonic()
    with qtbot.waitSignal(window.sample.set_done, timeout=10_000):
        box.setValue(0)
    assert time.monotonic() - begun < 3.0  # a second on a machine that is not shared
    settled(qtbot, desk, window)
    assert window.sample.view.count > pages and style.load("cabinet", kept(qtbot, desk)).items.brief_words == 0
    assert "brief_words = 0" in text_of(qtbot, desk, "cabinet")
    with qtbot.waitSignal(window.sample.set_done, timeout=10_000):
        qtbot.keyClick(box, Qt.Key.Key_Z, CTRL)
    assert box.value() == 120 and "brief_words" not in text_of(qtbot, desk, "cabinet")
    qtbot.keyClick(box, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: box.value() == 0, timeout=5_000)


def test_words_colours_orders_and_windows_are_set_by_keys(qtbot: QtBot, desk: Desk, window: StyleDialog) -> None:
    choose(qtbot, window, "cabinet")
    line = field(window, "running.left")
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "{office}")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    colour = field(window, "colours.accent")
    assert isinstance(colour, QLineEdit)
    colour.selectAll()
    qtbot.keyClicks(colour, "1B4F72")
    qtbot.keyClick(colour, Qt.Key.Key_Tab)
    order = field(window, "items.head")
    assert isinstance(order, QListWidget)
    order.setCurrentRow(2)
    qtbot.keyClick(order, Qt.Key.Key_Space)
    qtbot.keyClick(order, Qt.Key.Key_Down)
    qtbot.keyClick(order, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(field(window, "cover.windows"), Qt.Key.Key_Space)
    found = style.load("cabinet", kept(qtbot, desk))
    assert found.running.left == "{office}" and found.colours["accent"] == "1B4F72"
    assert found.items.head == ("outlet", "facts", "headline", "deck", "byline")
    assert found.cover.windows[-1] == ("Label", "{office}") and len(found.cover.windows) == 5
    language = field(window, "language")
    assert isinstance(language, QComboBox)
    qtbot.keyClick(language, Qt.Key.Key_Down)
    assert style.load("cabinet", kept(qtbot, desk)).language == "en"


def test_what_is_not_allowed_is_said_below_its_field_and_not_kept(
    qtbot: QtBot, desk: Desk, window: StyleDialog
) -> None:
    choose(qtbot, window, "cabinet")
    before = text_of(qtbot, desk, "cabinet")
    line = field(window, "running.left")
    qtbot.keyClicks(line, "{offfice}")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert text_of(qtbot, desk, "cabinet") == before
    said = [one.text() for one in window.form.findChildren(type(window.form._faults["page.left"])) if one.text()]
    assert any("{office}" in text for text in said)
    settled(qtbot, desk, window)
    for side in ("page.left", "page.right"):
        box = window.form.fields[side]
        assert isinstance(box, NumberField)
        box.box.setValue(80)
    settled(qtbot, desk, window)
    assert "60 mm" not in text_of(qtbot, desk, "cabinet") and "at least 60" in window.status.text()
    assert window.status.ink == "error" and window.form.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: window.status.ink == "muted", timeout=10_000)


def test_names_are_changed_in_place_and_deleting_is_undone(qtbot: QtBot, desk: Desk, window: StyleDialog) -> None:
    choose(qtbot, window, "cabinet")
    qtbot.keyClick(window.list, Qt.Key.Key_F2)
    editor = window.list.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, "Tuesday pack")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: own_styles.title_of("cabinet", kept(qtbot, desk)) == "Tuesday pack", timeout=5_000)
    assert window.current == "cabinet"
    qtbot.keyClick(window.list, Qt.Key.Key_Delete)
    assert "Tuesday pack" in window.status.text() and names(qtbot, desk) == ("broken",)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert own_styles.title_of("cabinet", kept(qtbot, desk)) == "Tuesday pack" and window.current == "cabinet"
    qtbot.keyClick(window, Qt.Key.Key_D, CTRL)
    qtbot.keyClicks(window.bar.name, "Third")
    qtbot.keyClick(window.bar.name, Qt.Key.Key_Return)
    assert window.current == "third"
    choose(qtbot, window, "clippings")
    assert not window.shelf.deeds["delete"].isEnabled()
    qtbot.keyClick(window.list, Qt.Key.Key_Delete)
    assert "third" in names(qtbot, desk)


def test_a_broken_style_says_why_and_the_open_issue_takes_the_style_and_every_field_has_a_name(
    qtbot: QtBot, desk: Desk, window: StyleDialog
) -> None:
    choose(qtbot, window, "broken")
    qtbot.waitUntil(lambda: not window.sample.busy, timeout=10_000)
    assert "page.lefft" in window.status.text() and window.status.ink == "error"
    choose(qtbot, window, "cabinet")
    settled(qtbot, desk, window)
    assert window.status.ink == "muted"
    window.use.setFocus()
    qtbot.keyClick(window.use, Qt.Key.Key_Space)
    settle(qtbot, desk)
    assert desk.library.briefings.all()[0].style == "cabinet"
    for one in window.form.fields.values():
        proxy = one.focusProxy()
        assert proxy is not None and proxy.accessibleName()
        assert isinstance(one, TextField | ColourField | NumberField) or proxy.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert QApplication.activeModalWidget() is window
