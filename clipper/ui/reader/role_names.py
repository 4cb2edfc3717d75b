"""What the roles of marks are called: as they came, or as the office calls them in this library; one place for every pane."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from clipper.errors import LibraryBusy
from clipper.i18n import _
from clipper.model.annotation import Role

if TYPE_CHECKING:
    from clipper.ui.desk import Desk


def usual_word(role: Role) -> str:
    """The name a role came with, in the language of the window."""
    return {
        Role.KEY_QUOTE: _("Key quote"),
        Role.FACT: _("Fact"),
        Role.CRITICISM: _("Criticism"),
        Role.OUR_MESSAGE: _("Our message"),
        Role.TO_CHECK: _("To check"),
    }[role]


def role_word(desk: "Desk", role: Role) -> str:
    """The role's name as she reads it."""
    return desk.role_names.get(role) or usual_word(role)


class RoleNames(QObject):
    """Asks the library after every change what its roles are called, and tells the desk and the menu."""

    def __init__(self, desk: "Desk", parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.changed.connect(lambda _changes: self.read())
        self.read()

    def read(self) -> None:
        """Take the names as they are now."""
        desk = self._desk
        try:
            names = desk.library.annotations.labels()
        except LibraryBusy:
            QTimer.singleShot(50, self, self.read)
            return
        if names != desk.role_names:
            desk.role_names = names
            for number, role in enumerate(Role, start=1):
                desk.actions.rename(f"mark_{number}", role_word(desk, role))
            desk.roles_renamed.emit()
