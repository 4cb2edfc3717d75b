"""Small windows of the frame: about Clipper, another library."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from clipper.i18n import _


def about(window: QWidget) -> None:
    """Say what Clipper is, and under which licences."""
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(_("About Clipper"))
    box.setText(f"Clipper {QApplication.applicationVersion()}".strip())
    box.setInformativeText(
        _("A desktop press-clipping manager, under the MIT licence. Icons: Tabler (MIT). Fonts: SIL Open Font License.")
    )
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
