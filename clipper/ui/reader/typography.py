"""How the reader's text is set: binds the actions for size, measure, face and paper, kept on this machine."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from clipper.ui.reader.type_sheet import MEASURES, TypeSheet

if TYPE_CHECKING:
    from clipper.ui.desk import Desk
    from clipper.ui.reader.page import Page

SIZES = (13, 24)
USUAL = 17
FACES = ("serif", "sans")
PAPERS = ("", "paper", "sepia", "dark")


class Typography:
    """Changes the machine's choices and has the page set its words again."""

    def __init__(self, desk: "Desk", page: "Page", button: QWidget) -> None:
        """`button` is the one the sheet opens under."""
        self._desk = desk
        self._page = page
        self._button = button
        self._sheet: TypeSheet | None = None
        actions = desk.actions
        actions.bind("typography", self.open)
        actions.bind("larger", lambda: self.set_size(desk.settings.reading_size + 1))
        actions.bind("smaller", lambda: self.set_size(desk.settings.reading_size - 1))
        actions.bind("as_set", lambda: self.set_size(USUAL))
        self._named = {f"face_{face}": ("reading_face", face) for face in FACES}
        self._named |= {f"paper_{paper or 'window'}": ("reading_paper", paper) for paper in PAPERS}
        self._named |= {
            f"measure_{name}": ("reading_measure", measure)
            for name, measure in zip(("narrow", "usual", "wide"), MEASURES, strict=True)
        }
        for name, (choice, value) in self._named.items():
            actions.bind(name, lambda choice=choice, value=value: self.choose(choice, value))
        for begins in ("face_", "paper_", "measure_"):
            actions.choose_one(name for name in self._named if name.startswith(begins))
        desk.settings_changed.connect(lambda _settings: self._tick())
        self._tick()

    def open(self) -> None:
        """Show the sheet under Aa; where it stands already, put it away."""
        standing = self._button.window().findChild(TypeSheet)
        if standing is not None and standing.isVisible():
            standing.leave()
            return
        sheet = TypeSheet(self._desk, self._button.window())
        sheet.chosen.connect(self.choose)
        sheet.open_under(self._button)

    def choose(self, name: str, value: int | str) -> None:
        """Make one choice of this machine."""
        if name == "reading_size":
            self.set_size(int(value))
        elif getattr(self._desk.settings, name) != value:
            self._desk.set_settings(**{name: value})
            if name != "reading_paper":
                self._set_again()

    def set_size(self, size: int) -> None:
        """Set the words larger or smaller, 13 to 24 pixels of the pictures."""
        size = max(SIZES[0], min(SIZES[1], size))
        if size != self._desk.settings.reading_size:
            self._desk.set_settings(reading_size=size)
            self._set_again()

    def _set_again(self) -> None:
        """Another width sets the words anew by itself."""
        before = self._page.setting().measure
        self._page.arrange()
        if self._page.setting().measure == before:
            self._page.measure_changed.emit()

    def _tick(self) -> None:
        for name, (choice, value) in self._named.items():
            self._desk.actions[name].setChecked(getattr(self._desk.settings, choice) == value)
