"""The first page of the export dialog: style, files, what is to be looked at, name and folder."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from clipper import paths
from clipper.i18n import _, _n
from clipper.ui.exporting.fact_list import FactList
from clipper.ui.exporting.handouts import KINDS, SUMMARY, Chosen, promise
from clipper.ui.exporting.plan import folder_words
from clipper.ui.exporting.style_cards import StyleCards, styles_offered
from clipper.ui.styles.kept import kept_styles
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.frames import Rule
from clipper.ui.widgets.label import ElidedLabel, label
from clipper.ui.widgets.thin_bar import thin
from clipper.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

SIDE = 24


class Choices(QWidget):
    """Says what she chose; knows nothing of the library."""

    ticked = Signal(str, bool)
    """A kind of file was ticked or not."""
    named = Signal()
    """The name or the folder is another one."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.folder = paths.default_library().parent / "Briefings"
        self.renamed = False
        """Whether she gave the files a name of her own."""
        self.own = kept_styles(desk)
        """The styles made in this library."""
        self.styles = StyleCards(desk, styles_offered(self.own))
        self.facts = FactList(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 14, SIDE, 16)
        column.setSpacing(14)
        row = QHBoxLayout()
        row.setSpacing(SIDE)
        row.addLayout(self._part(_("Files"), self._ticks()), 3)
        row.addWidget(Rule(desk, upright=True))
        row.addLayout(self._part(_("Before it goes out"), self.facts), 4)
        column.addLayout(self._part(_("Style"), self._cards()))
        column.addLayout(row, 1)
        column.addLayout(self._place())

    def _part(self, name: str, widget: QWidget) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setSpacing(8)
        part.addWidget(label(name, self._desk.fonts.ui("small", 600), "muted"))
        part.addWidget(widget, 1)
        return part

    def _cards(self) -> QWidget:
        """The cards; where there are more than fit, they are scrolled sideways."""
        if self.styles.minimumWidth() <= self._desk.fonts.px(760):
            return self.styles
        area = _scrolled(self.styles)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedHeight(self.styles.height() + 12)
        return area

    def _ticks(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        self.ticks = {kind: Tick(self._desk, *promise(kind, 0)) for kind in KINDS}
        for kind, tick in self.ticks.items():
            tick.setFixedHeight(self._desk.fonts.px(25))
            tick.toggled.connect(lambda on, kind=kind: self.ticked.emit(kind, on))
            column.addWidget(tick)
        column.addStretch()
        area = _scrolled(holder)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _place(self) -> QHBoxLayout:
        desk, fonts = self._desk, self._desk.fonts
        self.name = QLineEdit()
        self.name.setFont(fonts.ui())
        self.name.setAccessibleName(_("Name of the files"))
        self.name.textEdited.connect(lambda _text: setattr(self, "renamed", True))
        self.name.textChanged.connect(lambda _text: self.named.emit())
        self._where = ElidedLabel(desk, "", fonts.ui("small"), "muted")
        self._where.setMaximumWidth(220)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(label(_("Name"), fonts.ui("small", 600), "muted"))
        row.addWidget(self.name, 1)
        row.addWidget(self._where)
        row.addWidget(button(desk, _("Choose…"), self._choose_folder))
        self.set_folder(self.folder)
        return row

    # -- showing -------------------------------------------------------------------------------------------------

    def set_folder(self, folder: Path) -> None:
        """Write into this folder."""
        self.folder = folder
        self._where.setText(_("in {folder}").format(folder=folder_words(folder)))
        self.named.emit()

    def show_chosen(self, chosen: Chosen, pages: int, styled: dict[str, str]) -> None:
        """Tick what is chosen and promise what it brings; `styled` names each kind that is set in a style of its own."""
        for kind, tick in self.ticks.items():
            tick.blockSignals(True)
            tick.setChecked(chosen.ticked(kind))
            tick.blockSignals(False)
            tick.update()
            line = styled.get(kind) or promise(kind, pages if kind != SUMMARY else 0)[1]
            lists = chosen.lists_of(kind)
            if lists and len(lists) < len(chosen.lists):
                line = _("for {lists} alone").format(lists=", ".join(one or _("our office") for one in lists))
            tick.say(line)

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, _("Folder for the files"), str(self.folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda folder: self.set_folder(Path(folder)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _scrolled(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    thin(area, across=True)
    area.viewport().setAutoFillBackground(False)
    area.setWidget(widget)
    widget.setAutoFillBackground(False)
    return area


def foot_words(files: Sequence[Path], *, named: bool, writable: bool, locked: bool) -> str:
    """What is to be known before the button is pressed, the gravest alone; `named`: the files have a name."""
    if not named:
        return _("Type a name for the files")
    if not files:
        return _("Tick what is to be written")
    if locked:
        return _("An embargo lasts: leave the entry out, or give a reason")
    if not writable:
        return _("This library is open to read only: what goes out is not recorded")
    there = sum(map(os.path.exists, files))
    said = _n(
        "1 file of this name is there and will be replaced",
        "{n} files of this name are there and will be replaced",
        there,
    )
    return said if there else ""
