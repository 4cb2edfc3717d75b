"""What the roles of marks are called in this library: five names beside their looks; an empty one is the name it came with."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from clipper.i18n import _
from clipper.model.annotation import Role
from clipper.ui.reader.mark_layer import paint_underline
from clipper.ui.reader.role_names import usual_word
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.frames import ground
from clipper.ui.widgets.label import label
from clipper.ui.widgets.painting import fill, follow, words
from clipper.ui.widgets.window_parts import lay_out, window_foot, window_head

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk

WIDE, SIDE = 460, 24
LONGEST = 40


class RoleDialog(QDialog):
    """Asks for all five at once; what was typed is one step."""

    def __init__(self, desk: "Desk", window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Names of the roles"))
        ground(self, "list")
        body = ground(QWidget(), "list")
        column = QVBoxLayout(body)
        column.setContentsMargins(SIDE, 14, SIDE, 18)
        column.setSpacing(12)
        hint = _("Colour, pattern and key stay. The names stand in the reader, in exports of marks and in briefings.")
        column.addWidget(label(hint, desk.fonts.ui("small"), "muted", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        self.fields: dict[Role, QLineEdit] = {}
        for number, role in enumerate(Role):
            grid.addWidget(_Look(desk, role), number, 0)
            grid.addWidget(self._field(role), number, 1)
        column.addLayout(grid)
        foot, row = window_foot(desk)
        row.addStretch(1)
        row.addWidget(button(desk, _("Cancel"), self.reject))
        self.save = button(desk, _("Rename"), self._rename, kind="primary")
        self.save.setDefault(True)
        row.addWidget(self.save)
        lay_out(self, desk, window_head(desk, _("Names of the roles"), self.reject), body, foot)
        self.setFixedWidth(desk.fonts.px(WIDE))
        self.fields[Role.KEY_QUOTE].setFocus()

    def _field(self, role: Role) -> QLineEdit:
        field = QLineEdit(self._desk.role_names.get(role, ""))
        field.setFont(self._desk.fonts.ui())
        field.setMaxLength(LONGEST)
        field.setPlaceholderText(usual_word(role))
        field.setAccessibleName(_("Name of the role “{role}”").format(role=usual_word(role)))
        self.fields[role] = field
        return field

    def _rename(self) -> None:
        known = self._desk.role_names
        typed = {role: " ".join(field.text().split()) for role, field in self.fields.items()}
        other = {
            role: "" if name == usual_word(role) else name
            for role, name in typed.items()
            if name != known.get(role, "")
        }

        def deed(library: "Library") -> None:
            for role, name in other.items():
                library.annotations.rename_role(role, name)

        if other:
            said = _("Roles renamed")
            self._desk.jobs.change(_("Rename roles"), deed, lambda _value: self._desk.notices.undo_bar(said))
        self.accept()


class _Look(QWidget):
    """A role's key: fill, digit and pattern."""

    def __init__(self, desk: "Desk", role: Role) -> None:
        super().__init__()
        self._desk = desk
        self._role = role
        self.setFixedSize(desk.fonts.px(30), desk.fonts.px(28))
        self.setAccessibleName(usual_word(role))
        follow(desk, self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it as in the reader's head."""
        look, painter = self._desk.theme.role(self._role), QPainter(self)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        fill(painter, box, look.fill, 4)
        digit = str(list(Role).index(self._role) + 1)
        font = self._desk.fonts.ui("caption", 700, tabular=True)
        words(painter, box.adjusted(0, -1, 0, -5), digit, font, look.ink, Qt.AlignmentFlag.AlignHCenter)
        paint_underline(painter, look.underline, box.left() + 5, box.right() - 5, box.bottom() - 5, QColor(look.ink))
