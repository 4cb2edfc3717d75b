"""Small windows of the frame: about Clipper, another library."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QVBoxLayout, QWidget

from clipper.i18n import _
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.frames import ground
from clipper.ui.widgets.glyph import Glyph
from clipper.ui.widgets.label import label
from clipper.ui.widgets.window_parts import SIDE, lay_out, window_foot, window_head

if TYPE_CHECKING:
    from clipper.ui.desk import Desk


def about(desk: "Desk", window: QWidget) -> None:
    """Say what Clipper is, and under which licences."""
    box = QDialog(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(_("About Clipper"))
    body = ground(QWidget(), "paper")
    column = QVBoxLayout(body)
    column.setContentsMargins(SIDE, 20, SIDE, 22)
    column.setSpacing(4)
    column.addWidget(Glyph(desk, "cut", "accent", 26))
    column.addSpacing(6)
    column.addWidget(label(f"Clipper {QApplication.applicationVersion()}".strip(), desk.fonts.display(22)))
    column.addWidget(label(_("A desktop press-clipping manager, under the MIT licence."), desk.fonts.ui(), "soft"))
    sources = _("Icons: Tabler (MIT). Fonts: SIL Open Font License.")
    column.addWidget(label(sources, desk.fonts.ui("small"), "muted"))
    foot, row = window_foot(desk)
    row.addStretch(1)
    row.addWidget(button(desk, _("Close"), box.accept))
    lay_out(box, desk, window_head(desk, _("About Clipper"), box.reject), body, foot)
    box.setFixedSize(QSize(desk.fonts.px(440), box.sizeHint().height()))
    box.open()


def ask_library(window: QWidget, beside: Path, answer: Callable[[Path], object], *, new: bool) -> None:
    """Ask for a library beside the one at `beside`: one to be made (`new`), or one that stands."""
    dialog = QFileDialog(window, _("New library") if new else _("Open library"), str(beside.parent))
    if new:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Create library"))
        dialog.setDefaultSuffix("clipper")
    else:
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Open library"))
    dialog.fileSelected.connect(lambda folder: answer(Path(folder)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
