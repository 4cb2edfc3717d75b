"""How a person uses the whole window: what she drags, clicks and types, with nothing put in the place of anything."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from reading import Room

from clipper.model.clipping import Clipping
from clipper.ui.briefing.composer import Composer
from clipper.ui.clippings.mime import pack
from clipper.ui.clippings.tag_editor import TagEditor
from clipper.ui.exporting.export_dialog import ExportDialog
from clipper.ui.importing.drop_overlay import DropOverlay
from clipper.ui.importing.report import ImportReport
from clipper.ui.main_window import MainWindow
from clipper.ui.reader.in_place import GrowingEdit
from clipper.ui.reader.reader_pane import ReaderPane

LEFT = Qt.MouseButton.LeftButton
PLAIN, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
COPY = Qt.DropAction.CopyAction


def carry(data: QMimeData, window: QWidget, where: QPoint) -> bool:
    """Drag into a window and let go there, as the system tells it; Qt finds the widget. Whether it was taken."""
    handle = window.windowHandle()
    QApplication.sendEvent(handle, QDragEnterEvent(where, COPY, data, LEFT, PLAIN))
    move = QDragMoveEvent(where, COPY, data, LEFT, PLAIN)
    QApplication.sendEvent(handle, move)
    drop = QDropEvent(QPointF(where), COPY, data, LEFT, PLAIN)
    QApplication.sendEvent(handle, drop)
    return move.isAccepted() and drop.isAccepted()


class Hands:
    """Works in a main window."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot = qtbot
        self.window = window
        self.desk = window.desk
        self.list = window.clippings.list
        self._ids: dict[str, int] = {}
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way and the list has taken everything in."""
        self.qtbot.wait(1)
        self.qtbot.waitUntil(lambda: self.desk.idle and self.window.clippings.calm, timeout=30_000)
        if not any(
            (
                QApplication.activeWindow() is self.window,
                QApplication.activePopupWidget(),
                QApplication.activeModalWidget(),
            )
        ):
            # without a window system nobody gives the keyboard back when a list of completions has gone
            self.window.activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window, timeout=5_000)

    def press(self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key and wait."""
        self.qtbot.keyClick(widget, key, modifier)
        self.settle()

    def type_in(self, widget: QWidget, text: str) -> None:
        """Type words, with letters that no key of the test's own keyboard has."""
        for character in text:
            if character.isascii():
                self.qtbot.keyClicks(widget, character)
            else:
                QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, 0, PLAIN, character))

    # -- taking in -----------------------------------------------------------------------------------------------

    def drop_folder(self, folder: Path) -> ImportReport:
        """Drop a folder on the window, see what is said meanwhile, and wait for the report."""
        data, window = QMimeData(), self.window
        data.setUrls([QUrl.fromLocalFile(str(folder))])
        QApplication.sendEvent(window.windowHandle(), QDragEnterEvent(QPoint(800, 400), COPY, data, LEFT, PLAIN))
        overlay = window.findChild(DropOverlay)
        assert overlay is not None and overlay.isVisible()
        assert overlay.sentence == f"Drop to file {len(list(folder.iterdir()))} items in Inbox"
        assert carry(data, window, QPoint(800, 400))
        assert not overlay.isVisible()
        self.qtbot.waitUntil(lambda: any(job.progress.total for job in self.desk.jobs.shown), timeout=20_000)
        assert window.status.work.isVisible() and window.status.stop.isVisible()
        self.qtbot.waitUntil(lambda: isinstance(window.pages.currentWidget(), ImportReport), timeout=60_000)
        self.settle()
        report = window.pages.currentWidget()
        assert isinstance(report, ImportReport) and report.batch is not None
        self._ids = {Path(one.source).name: one.ids[0] for one in report.batch.outcomes if one.ids}
        return report

    def id(self, name: str) -> int:
        """The clipping that a file became."""
        return self._ids[name]

    def held(self, name: str) -> Clipping:
        """What the library holds of it now."""
        return self.desk.library.clippings.one(self.id(name))

    # -- the list ------------------------------------------------------------------------------------------------

    def spot(self, name: str) -> QPoint:
        """The middle of a clipping's row, scrolled into view."""
        index = self.list.table.index(self.list.table.place_of(self.id(name)), 0)
        self.list.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return self.list.visualRect(index).center()

    def choose(self, *names: str) -> None:
        """Click on the first row, and with Ctrl held on the others."""
        for number, name in enumerate(names):
            self.qtbot.mouseClick(self.list.viewport(), LEFT, CTRL if number else PLAIN, self.spot(name))
        self.settle()
        assert set(self.desk.chosen) == {self.id(name) for name in names}

    def read(self, name: str) -> Room:
        """Click on a row and wait until the reader shows it."""
        self.choose(name)
        pane = self.window.page("clippings")
        assert isinstance(pane, ReaderPane)
        self.qtbot.waitUntil(
            lambda: pane.page.view.article is not None and pane.clipping == self.held(name), timeout=5_000
        )
        return Room(self.qtbot, self.desk, pane, (self.id(name),))

    def tag(self, path: str) -> None:
        """Press T, type a tag, Enter, Esc."""
        self.press(self.list, Qt.Key.Key_T)
        editor = self.window.findChild(TagEditor)
        assert editor is not None and editor.isVisible()
        self.type_in(editor.field, path)
        self.press(editor.field, Qt.Key.Key_Return)
        self.press(editor.field, Qt.Key.Key_Escape)

    def correct(self, room: Room, key: Qt.Key, field: str, text: str) -> None:
        """Press the key of a field, type another value over the old one, Enter."""
        self.press(self.list, key)
        editor = room.pane.page.side.details.rows[field].editor
        assert editor is not None and editor.hasFocus()
        editor.selectAll()
        self.type_in(editor, text)
        self.press(editor, Qt.Key.Key_Return)

    def search(self, words: str) -> Sequence[int]:
        """Type in the search field; what the list shows then."""
        field = self.window.bar.search
        self.press(self.list, Qt.Key.Key_F, CTRL)
        assert field.hasFocus()
        self.type_in(field, words)
        self.qtbot.waitUntil(lambda: self.desk.query_text == words, timeout=5_000)
        self.settle()
        return list(self.list.table.ids)

    # -- the words -----------------------------------------------------------------------------------------------

    def comment(self, room: Room, words: str, text: str) -> None:
        """Click on a mark, press N, type, Enter."""
        room.click_on(words)
        room.press(Qt.Key.Key_N)
        card = room.pane.page.side.notes.card(room.pane.marker.active)
        assert card is not None and card.editing
        editor = card.findChild(GrowingEdit)
        assert editor is not None and editor.hasFocus()
        self.type_in(editor, text)
        self.press(editor, Qt.Key.Key_Return)

    # -- the briefing --------------------------------------------------------------------------------------------

    @property
    def composer(self) -> Composer:
        """The composer, as soon as it is in sight."""
        self.qtbot.waitUntil(lambda: isinstance(self.window.pages.currentWidget(), Composer), timeout=5_000)
        found = self.window.pages.currentWidget()
        assert isinstance(found, Composer)
        return found

    def new_section(self, title: str) -> None:
        """Press Shift+N in the outline, type the title, Enter."""
        view = self.composer.outline.view
        self.press(view, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)

        def field() -> QLineEdit | None:
            return next((one for one in view.findChildren(QLineEdit) if one.isVisible()), None)

        self.qtbot.waitUntil(lambda: field() is not None, timeout=5_000)
        editor = field()
        assert editor is not None
        self.type_in(editor, title)
        self.press(editor, Qt.Key.Key_Return)

    def drag_to_section(self, names: Sequence[str], section: int) -> None:
        """Choose clippings in the list beside the outline and drag them on a section's head."""
        self.choose(*names)
        view = self.composer.outline.view
        box = view.visualRect(view.rows.index(section, 0))
        assert carry(pack(self.list.chosen()), self.window, view.viewport().mapTo(self.window, box.center()))
        self.settle()

    def order(self) -> list[list[str]]:
        """The names of the files in the briefing, section by section."""
        by_id = {id: name for name, id in reversed(self._ids.items())}
        issue = self.desk.library.briefings.one(self.desk.open_briefing)
        return [[by_id[entry.clipping] for entry in section.entries] for section in issue.sections]

    def choose_entry(self, name: str) -> None:
        """Click on an entry of the outline."""
        view, issue = self.composer.outline.view, self.desk.library.briefings.one(self.desk.open_briefing)
        entry = next(e.id for s in issue.sections for e in s.entries if e.clipping == self.id(name))
        index = view.rows.index_of(entry)
        view.scrollTo(index)
        self.qtbot.mouseClick(view.viewport(), LEFT, PLAIN, view.visualRect(index).center())
        self.settle()
        assert self.composer.outline.current_entry == entry

    def export(self, folder: Path, *endings: str) -> list[Path]:
        """Press Ctrl+E, tick the formats, press Export and wait; what was written."""
        self.press(self.composer.outline.view, Qt.Key.Key_E, CTRL)
        dialog = self.window.findChild(ExportDialog)
        assert dialog is not None and dialog.isVisible()
        dialog.set_folder(folder)
        for ending, box in dialog.ticks.items():
            if box.isChecked() != (ending in endings):
                self.qtbot.mouseClick(box, LEFT)
        self.qtbot.waitUntil(dialog.go.isEnabled, timeout=10_000)
        assert dialog.go.text() == f"Export {len(endings)} files"
        files = list(dialog.files)
        self.qtbot.mouseClick(dialog.go, LEFT)
        self.qtbot.waitUntil(lambda: dialog.cancel.text() == "Close", timeout=60_000)
        self.settle()
        self.qtbot.mouseClick(dialog.cancel, LEFT)
        return files
