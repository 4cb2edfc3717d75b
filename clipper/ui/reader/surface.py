"""The reading surface's own colours: paper, sepia or dark for the words and what stands beside them, whatever the window wears."""

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Signal

from clipper.ui.icons import Icons
from clipper.ui.theme import PAPERS, Theme

if TYPE_CHECKING:
    from clipper.ui.desk import Desk


class Surface(QObject):
    """The desk as the reader's page sees it: the same in everything but its theme and its icons."""

    theme_changed = Signal()

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self.theme: Theme = _paper(desk)
        self.icons = Icons(self.theme)
        self._was_own = self.own
        desk.theme_changed.connect(self._wear)
        desk.settings_changed.connect(lambda _settings: self._wear())

    def __getattr__(self, name: str) -> Any:
        """Everything else is the desk's."""
        return getattr(self._desk, name)

    @property
    def own(self) -> bool:
        """Whether it wears another theme than the window."""
        return self.theme is not self._desk.theme

    def _wear(self) -> None:
        theme = _paper(self._desk)
        if theme is not self.theme or self.own != self._was_own:
            self.theme, self._was_own = theme, theme is not self._desk.theme
            self.icons.use(theme)
            self.theme_changed.emit()


def surface(desk: "Desk") -> "Desk":
    """A desk whose theme is the reading surface's."""
    return cast("Desk", Surface(desk))


def _paper(desk: "Desk") -> Theme:
    return PAPERS.get(desk.settings.reading_paper, desk.theme)
