"""Watched folders: which ones, what their clippings are tagged, and a pause."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from clipper.i18n import _
from clipper.ui.importing.watcher import Watcher
from clipper.ui.widgets.buttons import IconButton, button
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.frames import Rule, ground
from clipper.ui.widgets.label import ElidedLabel, label
from clipper.ui.widgets.scrim import DimmingDialog
from clipper.ui.widgets.thin_bar import thin
from clipper.ui.widgets.tick import Tick
from clipper.ui.widgets.window_parts import lay_out, window_foot, window_head
from clipper.workflows.watching import Folder

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

WIDE, HIGH, SIDE = 720, 460, 24


class FolderRow(QWidget):
    """One folder: on or off, its path, the tag, and a way to stop watching it."""

    def __init__(self, desk: "Desk", folder: Folder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = folder.path
        self.setFixedHeight(desk.fonts.px(50))
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 0, SIDE, 0)
        row.setSpacing(12)
        self.on = Tick(desk, "", "")
        self.on.setAccessibleName(_("Watch {folder}").format(folder=folder.path))
        self.on.setChecked(folder.on)
        self.on.setFixedWidth(24)
        self.tag = QLineEdit(folder.tag)
        self.tag.setFont(desk.fonts.ui())
        self.tag.setPlaceholderText(_("No tag"))
        self.tag.setAccessibleName(_("Tag of what comes from {folder}").format(folder=folder.path))
        self.tag.setFixedWidth(desk.fonts.px(170))
        self.remove = IconButton(desk, "stop", _("Stop watching this folder"), size=16)
        row.addWidget(self.on)
        row.addWidget(ElidedLabel(desk, folder.path, desk.fonts.ui(weight=500)), 1)
        row.addWidget(self.tag)
        row.addWidget(self.remove)

    @property
    def folder(self) -> Folder:
        """The folder as it is set now."""
        return Folder(self.path, " ".join(self.tag.text().split()), self.on.isChecked())


class WatchedDialog(DimmingDialog):
    """Everything is asked at once; nothing changes before "Watch"."""

    def __init__(self, desk: "Desk", watcher: Watcher, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._watcher = watcher
        self._rows: list[FolderRow] = []
        self.setWindowTitle(_("Watched folders"))
        ground(self, "list")
        self._build()
        for folder in watcher.watched.folders:
            self._add(folder)
        self.paused.setChecked(watcher.watched.paused)
        self._fit()
        self.resize(QSize(desk.fonts.px(WIDE), desk.fonts.px(HIGH)))

    def _build(self) -> None:
        desk, fonts = self._desk, self._desk.fonts
        said = _("New files in these folders are filed by themselves. The files stay where they are.")
        hint = label(said, fonts.ui("small"), "muted", wrap=True)
        hint.setContentsMargins(SIDE, 12, SIDE, 4)
        self._inside = ground(QWidget(), "paper")
        self._list = QVBoxLayout(self._inside)
        self._list.setContentsMargins(0, 6, 0, 6)
        self._list.setSpacing(0)
        self._list.addStretch()
        self._empty = EmptyState(
            desk,
            "folder",
            _("No folder is watched."),
            _("Add the folder where your scanner or your wire leaves files."),
        )
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        thin(self._area)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._inside)
        ground(self._empty, "paper")
        self.add = button(desk, _("Add a folder…"), self._ask, icon="add")
        self.old = Tick(desk, _("File what lies in a new folder already"), "")
        self.paused = Tick(desk, _("Pause"), _("nothing is filed by itself until this is taken off"))
        tools = QHBoxLayout()
        tools.setContentsMargins(SIDE, 10, SIDE, 10)
        tools.setSpacing(18)
        tools.addWidget(self.add)
        tools.addWidget(self.old)
        tools.addStretch()
        foot, row = window_foot(desk)
        row.addWidget(self.paused)
        row.addStretch()
        self.cancel = button(desk, _("Cancel"), self.reject)
        self.go = button(desk, _("Watch"), self.accept, kind="primary")
        self.go.setDefault(True)
        self.go.setEnabled(desk.writable)
        row.addWidget(self.cancel)
        row.addWidget(self.go)
        body = ground(QWidget(), "paper")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in ((hint, 0), (self._area, 1), (self._empty, 1)):
            column.addWidget(part, stretch)
        column.addWidget(Rule(desk))
        column.addLayout(tools)
        lay_out(self, desk, window_head(desk, _("Watched folders"), self.reject), body, foot)

    @property
    def folders(self) -> tuple[Folder, ...]:
        """The folders as they are set now."""
        return tuple(row.folder for row in self._rows)

    def _ask(self) -> None:
        dialog = QFileDialog(self, _("Watch a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Watch"))
        dialog.fileSelected.connect(self.add_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def add_folder(self, path: str) -> None:
        """Put one more folder on the list; one that stands on it stays as it is."""
        if path and path not in {row.path for row in self._rows}:
            self._add(Folder(path))
            self._fit()

    def _add(self, folder: Folder) -> None:
        row = FolderRow(self._desk, folder)
        row.remove.clicked.connect(lambda: self._take_out(row))
        self._rows.append(row)
        self._list.insertWidget(self._list.count() - 1, row)

    def _take_out(self, row: FolderRow) -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        self._fit()

    def _fit(self) -> None:
        """Say so where no folder is on the list."""
        self._area.setVisible(bool(self._rows))
        self._empty.setVisible(not self._rows)
        self.old.setVisible(bool(self._rows))

    def accept(self) -> None:
        """Watch what is set now, and go."""
        if self._desk.writable:
            self._watcher.set_folders(self.folders, paused=self.paused.isChecked(), with_old=self.old.isChecked())
        super().accept()
