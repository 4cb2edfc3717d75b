"""Into which section of the briefing clippings are to go: a menu of the sections there are, and a new one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from clipper.errors import LibraryBusy
from clipper.i18n import _

if TYPE_CHECKING:
    from clipper.model.briefing import Briefing
    from clipper.ui.desk import Desk


def section_menu(desk: "Desk", clippings: Sequence[int], over: QWidget) -> QMenu:
    """The sections of the briefing being worked on, else the newest; shown over the head of a pane."""
    from clipper.ui.briefing.issue import add_to_brief

    menu = QMenu(over)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    issue = _issue(desk)
    for section in issue.sections if issue is not None else ():
        words = section.title or _("No title")
        menu.addAction(words, lambda one=section.id: add_to_brief(desk, clippings, one))
    menu.addSeparator()
    menu.addAction(_("New section"), lambda: add_to_brief(desk, clippings, _("New section")))
    menu.popup(over.mapToGlobal(QPoint(24, 24)))
    return menu


def _issue(desk: "Desk") -> "Briefing | None":
    try:
        known = desk.library.briefings.all()
        wanted = next((one.id for one in known if one.id == desk.open_briefing), known[0].id if known else 0)
        return desk.library.briefings.one(wanted) if wanted else None
    except LibraryBusy:
        # written this very moment: a new section can be offered all the same
        return None
