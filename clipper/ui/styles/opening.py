"""Opens the window of styles over another, with the open issue's style chosen and its pages as the sample."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from clipper.i18n import _
from clipper.ui.styles.style_dialog import StyleDialog

if TYPE_CHECKING:
    from clipper.ui.desk import Desk


def edit_styles(desk: "Desk", window: QWidget) -> StyleDialog:
    """The window of styles, open."""
    briefing = desk.open_briefing
    made = StyleDialog(desk, window)

    def use(name: str) -> None:
        desk.jobs.change(_("Change briefing"), lambda library: library.briefings.change(briefing, style=name))

    def begin(style: str) -> None:
        if isValid(made):
            made.begin_with(style)

    made.used.connect(use)
    if briefing:
        desk.jobs.read(lambda library: library.briefings.one(briefing).style, begin, key="style of the issue")
    made.open()
    return made
