"""The text of a clipping as plain lines to be corrected: a field over the words, with its own undo until it is kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clipper.i18n import _
from clipper.model.body import Body
from clipper.ui.desk import Desk
from clipper.ui.reader.body_field import BodyField
from clipper.ui.reader.looks import Setting
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.frames import ground
from clipper.ui.widgets.label import label


class BodyEditor(QWidget):
    """A line a paragraph; Ctrl+Enter keeps, Esc puts it back as it was."""

    kept = Signal(str)
    """The text as it was typed."""
    restored = Signal()

    def __init__(self, desk: Desk, body: Body, setting: Setting, parent: QWidget) -> None:
        super().__init__(parent)
        ground(self, "paper")
        self._ended = False
        self.field = BodyField(desk, body, setting)
        self.field.kept.connect(lambda: self.finish(keep=True))
        self.field.restored.connect(lambda: self.finish(keep=False))
        stays = _("A figure or a table stands here, and stays. Write above or below its line.")
        self.field.refused.connect(lambda: desk.notices.say(stays))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(_("A line is a paragraph."), desk.fonts.ui("small"), "muted"), 1)
        head.addWidget(button(desk, _("Put it back (Esc)"), lambda: self.finish(keep=False), kind="small"))
        self.keep = button(desk, _("Keep the text (Ctrl+Enter)"), lambda: self.finish(keep=True), kind="small")
        head.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.field, 1)

    def finish(self, *, keep: bool) -> None:
        """End the editing, once."""
        if self._ended:
            return
        self._ended = True
        text = self.field.text()
        if keep and text != self.field.before:
            self.kept.emit(text)
        else:
            self.restored.emit()
