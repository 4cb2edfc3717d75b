"""The left pane of the window of styles: the list, and what can be done to the style chosen."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from clipper.i18n import _
from clipper.ui.styles.style_list import StyleList
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.frames import ground

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

WIDE = 216


class StyleShelf(QWidget):
    """Announces what is asked for; whoever listens does it. In the list F2 renames and Del deletes."""

    duplicate_asked = Signal()
    delete_asked = Signal()
    file_given = Signal(Path)
    """The TOML file of a style to be taken in."""
    folder_given = Signal(Path)
    """Where the file of the style chosen is to be written."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ground(self, "panel")
        self.setFixedWidth(desk.fonts.px(WIDE))
        self.list = StyleList(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 8, 4, 10)
        column.addWidget(self.list, 1)
        grid = QGridLayout()
        grid.setContentsMargins(6, 0, 6, 0)
        grid.setSpacing(6)
        self.deeds: dict[str, QPushButton] = {}
        for at, (name, words, key, slot) in enumerate(self._deeds()):
            one = self.deeds[name] = button(desk, words, slot, kind="small")
            one.setToolTip(f"{words} ({key})" if key else words)
            # the last of an odd number has its line to itself
            grid.addWidget(one, at // 2, at % 2, 1, 2 if at % 2 == 0 and at + 1 == len(self._deeds()) else 1)
        column.addLayout(grid)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.installEventFilter(self)

    def _deeds(self) -> tuple[tuple[str, str, str, Callable[[], None]], ...]:
        """What can be done to a style: name, words, key, and how."""
        return (
            ("duplicate", _("Duplicate"), "Ctrl+D", self.duplicate_asked.emit),
            ("rename", _("Rename"), "F2", self.list.rename),
            ("delete", _("Delete"), "Del", self.delete_asked.emit),
            ("save", _("Save as file…"), "", self.save_file),
            ("add", _("Add from file…"), "", self.add_file),
        )

    def allow(self, *, writable: bool) -> None:
        """Allow what can be done to the style chosen, in a library that may be written or not."""
        one = self.list.style_now
        shipped = one is None or one.shipped
        for name in ("duplicate", "add"):
            self.deeds[name].setEnabled(writable)
        for name in ("rename", "delete", "save"):
            self.deeds[name].setEnabled(not shipped and (writable or name == "save"))
            self.deeds[name].setAccessibleDescription(_("Shipped styles stay as they are.") if shipped else "")

    def save_file(self) -> None:
        """Ask for the folder that the style's file is written into."""
        window = QFileDialog(self.window(), _("Folder for the style’s file"))
        window.setFileMode(QFileDialog.FileMode.Directory)
        self._ask(window, self.folder_given)

    def add_file(self) -> None:
        """Ask for the file of a style from elsewhere."""
        window = QFileDialog(self.window(), _("Add a style"), "", _("Styles (*.toml)"))
        window.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._ask(window, self.file_given)

    def _ask(self, window: QFileDialog, given: SignalInstance) -> None:
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.fileSelected.connect(lambda path: given.emit(Path(path)))
        window.open()

    def _menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, words, key, slot in self._deeds():
            action = menu.addAction(f"{words}\t{key}" if key else words)
            action.setEnabled(self.deeds[name].isEnabled())
            action.triggered.connect(lambda _checked=False, deed=slot: deed())
        menu.popup(self.list.viewport().mapToGlobal(where))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the list."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        deed = {Qt.Key.Key_F2: "rename", Qt.Key.Key_Delete: "delete"}.get(Qt.Key(event.key()))
        if deed is None:
            return False
        self.deeds[deed].click()
        return True
