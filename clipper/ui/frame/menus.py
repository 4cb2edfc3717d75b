"""The menu bar: its titles, and the words and ticks that follow the desk."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenuBar

from clipper.i18n import _
from clipper.ui.actions import MENUS
from clipper.ui.measures import BRIEFING, CLIPPINGS, IMPORT, MENU_BAR, PAGES

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

ARTICLES = ("always", "doubt", "never")
"""When the articles found in one input are shown before they are filed."""


class Menus(QObject):
    """The menus of a menu bar; undo and redo name their step, of what excludes each other one is ticked."""

    def __init__(self, desk: "Desk", bar: QMenuBar) -> None:
        super().__init__(bar)
        self._desk = desk
        bar.setFixedHeight(desk.fonts.px(MENU_BAR))
        titles = (_("File"), _("Edit"), _("View"), _("Clipping"), _("Mark"), _("Briefing"), _("Tools"), _("Help"))
        self._menus = {name: bar.addMenu(title) for name, title in zip(MENUS, titles, strict=True)}

    def fill(self) -> None:
        """Put the actions in; until then there are the titles alone."""
        desk = self._desk
        for name, menu in self._menus.items():
            desk.actions.fill(menu, name)
        desk.actions.choose_one(("theme_system", "theme_light", "theme_dark"))
        desk.actions.choose_one(f"show_{page}" for page in (CLIPPINGS, BRIEFING, PAGES, IMPORT))
        desk.undo_changed.connect(self._name_steps)
        desk.actions.choose_one(f"articles_{when}" for when in ARTICLES)
        desk.settings_changed.connect(lambda _settings: self._tick_choices())
        self._name_steps()
        self._tick_choices()

    def _name_steps(self) -> None:
        desk = self._desk
        for name, words, step in (("undo", _("Undo"), desk.undo_name), ("redo", _("Redo"), desk.redo_name)):
            desk.actions.rename(name, f"{words}: {step}" if step else words)
            desk.actions.enable(name, bool(step), _("Nothing to undo") if name == "undo" else _("Nothing to redo"))

    def _tick_choices(self) -> None:
        settings = self._desk.settings
        self._desk.actions[f"theme_{settings.theme}"].setChecked(True)
        when = settings.articles if settings.articles in ARTICLES else ARTICLES[0]
        self._desk.actions[f"articles_{when}"].setChecked(True)
