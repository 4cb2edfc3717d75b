"""What became of marks that were taken from a file: how many stand now, and in a sentence each which found no place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from clipper.i18n import _, _n
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.frames import ground
from clipper.ui.widgets.label import label
from clipper.ui.widgets.window_parts import lay_out, window_foot, window_head

if TYPE_CHECKING:
    from clipper.ui.desk import Desk
    from clipper.workflows.marks_in import Brought

WIDE, HIGH, SIDE = 620, 380, 24


class LeftOut(QDialog):
    """Lists the sentences; they can be copied."""

    def __init__(self, desk: "Desk", done: "Brought", window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Marks that found no place"))
        ground(self, "list")
        self.sentences = "\n".join(done.left_out)
        taken = _n("{n} mark taken in", "{n} marks taken in", len(done.added))
        standing = _n("{n} stood here already", "{n} stood here already", done.standing)
        lost = _n("{n} found no place", "{n} found no place", len(done.left_out))
        body = ground(QWidget(), "list")
        column = QVBoxLayout(body)
        column.setContentsMargins(SIDE, 14, SIDE, 18)
        column.setSpacing(12)
        column.addWidget(label(f"{taken} · {standing} · {lost}", desk.fonts.ui(weight=500), wrap=True))
        field = QPlainTextEdit(self.sentences)
        field.setReadOnly(True)
        field.setFont(desk.fonts.ui())
        field.setAccessibleName(_("Marks that found no place"))
        column.addWidget(field, 1)
        foot, row = window_foot(desk)
        row.addStretch(1)
        row.addWidget(button(desk, _("Copy"), lambda: QGuiApplication.clipboard().setText(self.sentences)))
        close = button(desk, _("Close"), self.accept, kind="primary")
        row.addWidget(close)
        lay_out(self, desk, window_head(desk, _("Marks that found no place"), self.accept), body, foot)
        self.resize(desk.fonts.px(WIDE), desk.fonts.px(HIGH))
        close.setFocus()
